//! Where text was left that was typed and never saved: in words, and as a place to go to. The keys of drafts are those
//! that the fields of the screens give.

use crate::model::facts::Facts;
use crate::model::schema;
use crate::model::visit as visits;
use crate::text::Lang;
use crate::text::screens::{feedback as feedback_text, finish as finish_text, interviews as interviews_text};
use crate::text::tui as text;

/// Where a draft belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// `生产一支部 C1-02 备注`.
    pub what: String,
    /// The place ([`crate::tui::screen::Screen::place`]) whose screen has its field; none if that is not known.
    pub place: Option<String>,
}

/// Reads the key of a draft.
pub fn of(key: &str, facts: &Facts, lang: Lang) -> Left {
    let (kind, rest) = key.split_once('/').unwrap_or((key, ""));
    let found = match kind {
        "feedback" => feedback(rest, facts, lang),
        "correct" => {
            facts.get("sheet", rest).map(|_| (rest.into(), finish_text::title(lang), format!("finish/{rest}")))
        }
        "answer" => answer(rest, facts, lang),
        _ => item(kind, rest, facts, lang),
    };
    match found {
        Some((sheet, what, place)) => {
            let branch = visits::branch_name(facts, sheet.split('/').nth(1).unwrap_or(""));
            Left { what: format!("{branch} {what}"), place: Some(place) }
        }
        None => Left { what: text::a_field(lang), place: None },
    }
}

/// Sheet, words and place.
type Found = Option<(String, String, String)>;

/// Something that hangs on an item of a sheet, by the path of the sheet or by the id of a record.
fn item(kind: &str, rest: &str, facts: &Facts, lang: Lang) -> Found {
    let parts: Vec<&str> = rest.split('/').collect();
    let sheet = parts.get(..3).map(|p| p.join("/")).filter(|id| facts.get("sheet", id).is_some());
    let (sheet, code) = match sheet {
        Some(sheet) => (sheet, parts.get(3).copied().unwrap_or("").to_string()),
        None => {
            let entity = if kind == "finding" { "note" } else { kind };
            let record = facts.get(entity, parts.first()?)?;
            (record.get("sheet").to_string(), record.get("code").to_string())
        }
    };
    let name = match kind {
        "remark" => schema::field("score", "note").map(|f| f.title(lang).to_string())?,
        "zero" | "na" => schema::field("score", "reason").map(|f| f.title(lang).to_string())?,
        kind => {
            let entity = schema::entity(if kind == "finding" { "note" } else { kind })?;
            entity.title(lang).to_string()
        }
    };
    let what = if code.is_empty() { name } else { format!("{code} {name}") };
    Some((sheet.clone(), what, format!("visit/{sheet}#{code}")))
}

fn answer(rest: &str, facts: &Facts, lang: Lang) -> Found {
    let (interview, question) = rest.rsplit_once('/')?;
    let record = facts.get("interview", interview)?;
    let number = interviews_text::number(lang, record.get("number"));
    let what = format!("{} {number} {question}", interviews_text::title(lang));
    Some((record.get("sheet").into(), what, format!("interview/{interview}")))
}

/// A feedback belongs to a visit; the sheet it was given with is the own one, or the only one.
fn feedback(rest: &str, facts: &Facts, lang: Lang) -> Found {
    let (visit, _) = rest.rsplit_once('/')?;
    let sheet = facts.under("sheet", visit).next()?.id.clone();
    Some((sheet.clone(), feedback_text::title(lang), format!("feedback/{sheet}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::put;
    use crate::tui::screens::fixture::{SHEET, VISIT, facts};

    #[test]
    fn a_draft_says_where_it_is_and_leads_there() {
        let mut facts = facts();
        for (entity, id, field, value) in [
            ("problem", "x-7", "code", "C1-02"),
            ("problem", "x-7", "sheet", SHEET),
            ("interview", "x-8", "number", "3"),
            ("interview", "x-8", "sheet", SHEET),
        ] {
            put(&mut facts, entity, id, field, value);
        }
        for (key, what, place) in [
            (format!("remark/{SHEET}/C1-02"), "生产一支部 C1-02 备注", format!("visit/{SHEET}#C1-02")),
            (format!("problem/{SHEET}/A1-01/fact"), "生产一支部 A1-01 问题点", format!("visit/{SHEET}#A1-01")),
            ("problem/x-7/due".into(), "生产一支部 C1-02 问题点", format!("visit/{SHEET}#C1-02")),
            (format!("note/{SHEET}"), "生产一支部 汇报要点", format!("visit/{SHEET}#")),
            ("answer/x-8/Q14".into(), "生产一支部 访党员 3号 Q14", "interview/x-8".into()),
            (format!("feedback/{VISIT}/received_by"), "生产一支部 现场反馈", format!("feedback/{SHEET}")),
            (format!("correct/{SHEET}"), "生产一支部 完成", format!("finish/{SHEET}")),
        ] {
            assert_eq!(of(&key, &facts, Lang::Zh), Left { what: what.into(), place: Some(place) }, "{key}");
        }
        assert_eq!(of("branch/B01/name", &facts, Lang::Zh).place, None);
    }
}
