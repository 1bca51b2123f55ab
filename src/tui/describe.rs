//! What was undone or redone, in a few words.

use super::wide;
use crate::model::record::Change;
use crate::model::schema;
use crate::text::{Lang, tui as text};

/// Names the first cell that people know, its value now, and how many more changed.
pub fn describe(changes: &[Change], lang: Lang) -> String {
    let known: Vec<_> = changes.iter().filter(|c| !c.field.starts_with('_') && c.entity != "act").collect();
    let Some(first) = known.first() else { return text::one_change(lang) };
    let name =
        schema::entity(&first.entity).map_or(first.entity.as_str(), |e| if lang == Lang::En { e.en } else { e.zh });
    let field = schema::field(&first.entity, &first.field);
    let title = field.map_or(first.field.as_str(), |f| f.title(lang));
    let value = field.map_or(first.cell.value.as_str(), |f| f.shown(&first.cell.value, lang));
    let id = first.id.rsplit('/').next().unwrap_or("");
    let value = if value.is_empty() { text::nothing(lang) } else { wide::clip(value, 20) };
    let what = text::cell_is(lang, name, wide::clip(id, 16), title, value);
    if known.len() > 1 { text::and_more(lang, what, known.len() - 1) } else { what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Cell;

    fn change(entity: &str, id: &str, field: &str, value: &str) -> Change {
        let cell = Cell { value: value.into(), open: false };
        Change { entity: entity.into(), id: id.into(), field: field.into(), cell }
    }

    #[test]
    fn it_speaks_of_fields_by_their_headings_and_of_codes_by_their_words() {
        let changes = [
            change("problem", "xBCDFG-7", "_created", "yes"),
            change("score", "2026Q4/B04/x-1/A1-01", "verdict", "zero"),
            change("score", "2026Q4/B04/x-1/A1-01", "note", ""),
        ];
        let said = describe(&changes, Lang::Zh);
        assert!(said.contains("A1-01") && said.contains("本项不得分") && said.ends_with("（另 1 处）"), "{said}");
        assert_eq!(describe(&changes[..1], Lang::En), "one act");
    }
}
