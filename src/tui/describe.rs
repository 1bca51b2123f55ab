//! What was undone or redone, in a few words.

use super::wide;
use crate::journal::undo::Step;
use crate::model::record::DELETED;
use crate::model::schema;
use crate::text::screens::visit as visit_text;
use crate::text::{Lang, tui as text};

/// Cells of a value that are shown.
const SHOWN: usize = 16;

/// Names the first cell that people know, what it was and what it is, and how many more changed.
pub fn describe(steps: &[Step], lang: Lang) -> String {
    let known: Vec<_> = steps.iter().filter(|s| !s.key.field.starts_with('_') && s.key.entity != "act").collect();
    if let Some(born) = steps.iter().find(|s| s.key.field == DELETED) {
        return whole(born, lang);
    }
    let Some(first) = known.iter().min_by_key(|s| std::cmp::Reverse(rank(&s.key.entity))) else {
        return text::one_change(lang);
    };
    let what = one(first, lang);
    if known.len() > 1 { text::and_more(lang, what, known.len() - 1) } else { what }
}

/// A record that came or went as a whole.
fn whole(step: &Step, lang: Lang) -> String {
    let name = schema::entity(&step.key.entity).map_or(step.key.entity.as_str(), |e| e.title(lang));
    if step.to == "yes" { text::record_gone(lang, name) } else { text::record_back(lang, name) }
}

/// What people know best is named first.
fn rank(entity: &str) -> u8 {
    match entity {
        "problem" | "strength" | "score" | "note" => 3,
        "visit" | "sheet" | "feedback" | "interview" | "answer" => 2,
        "member" => 0,
        _ => 1,
    }
}

/// Ids that a laptop made say nothing to people.
fn readable(id: &str) -> String {
    let last = id.rsplit('/').next().unwrap_or("");
    let made = last.split_once('-').is_some_and(|(device, _)| crate::journal::op::is_device(device));
    if made { String::new() } else { wide::clip(last, SHOWN) }
}

fn one(step: &Step, lang: Lang) -> String {
    let key = &step.key;
    let name = schema::entity(&key.entity).map_or(key.entity.as_str(), |e| if lang == Lang::En { e.en } else { e.zh });
    let field = schema::field(&key.entity, &key.field);
    let title = field.map_or(key.field.as_str(), |f| f.title(lang));
    let shown = |value: &str| {
        let value = field.map_or(value, |f| f.shown(value, lang));
        match (value, key.field.as_str()) {
            ("", "verdict") => visit_text::unanswered(lang),
            ("", _) => text::nothing(lang),
            (value, _) => wide::clip(value, SHOWN),
        }
    };
    text::cell_turned(lang, name, readable(&key.id), title, shown(&step.from), shown(&step.to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Key;

    fn step(entity: &str, id: &str, field: &str, from: &str, to: &str) -> Step {
        Step { key: Key::new(entity, id, field), from: from.into(), to: to.into() }
    }

    #[test]
    fn it_speaks_of_fields_by_their_headings_and_of_codes_by_their_words() {
        let steps = [
            step("problem", "xBCDFG-7", "_created", "yes", ""),
            step("score", "2026Q4/B04/x-1/A1-01", "verdict", "zero", "ok"),
            step("score", "2026Q4/B04/x-1/A1-01", "note", "", "x"),
        ];
        let said = describe(&steps, Lang::Zh);
        assert!(said.contains("A1-01") && said.contains("本项不得分 › 无扣分"), "{said}");
        assert!(said.ends_with("（另 1 处）"), "{said}");
        assert_eq!(describe(&steps[..1], Lang::En), "one act");
        let taken_back = describe(&[step("score", "2026Q4/B04/x-1/A1-01", "verdict", "ok", "")], Lang::Zh);
        assert!(taken_back.contains("无扣分 › 未查"), "{taken_back}");
    }
}
