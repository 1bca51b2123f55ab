//! A stored value as people read and edit it in a view, and back: words for codes, 是 and 否 for yes and no.

use crate::model::schema::Kind;
use crate::text::Lang;
use std::borrow::Cow;

/// Words of yes and no in views.
pub const YES_NO: [(&str, &str); 2] = [("yes", "是"), ("no", "否")];

/// The stored value as a view writes it. A code of a newer program is written as it is.
pub fn written(kind: Kind, value: &str) -> &str {
    match kind {
        Kind::Enum(codes) => codes.iter().find(|c| c.0 == value).map_or(value, |c| c.1),
        Kind::Bool => YES_NO.iter().find(|c| c.0 == value).map_or(value, |c| c.1),
        _ => value,
    }
}

/// The stored value that a word in a view means: the Chinese word, the English word or the code itself; `None` for
/// any other word in a column of words. Other kinds come back as they are.
pub fn meant(kind: Kind, cell: &str) -> Option<Cow<'_, str>> {
    let cell_word = cell.trim();
    match kind {
        Kind::Enum(_) | Kind::Bool if cell_word.is_empty() => Some(Cow::Borrowed("")),
        Kind::Enum(codes) => {
            let known = codes.iter().find(|c| [c.0, c.1, c.2].contains(&cell_word));
            known.map(|c| Cow::Borrowed(c.0))
        }
        Kind::Bool => {
            let known = YES_NO.iter().find(|c| c.0 == cell_word || c.1 == cell_word);
            known.map(|c| Cow::Borrowed(c.0))
        }
        _ => Some(Cow::Borrowed(cell)),
    }
}

/// The words of an enumeration as (code, word) in a language.
pub fn words(kind: Kind, lang: Lang) -> Vec<(&'static str, &'static str)> {
    match kind {
        Kind::Enum(codes) => codes.iter().map(|c| (c.0, if lang == Lang::En { c.2 } else { c.1 })).collect(),
        Kind::Bool => YES_NO.to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::schema::ENTITIES;

    /// No word of an enumeration can be mistaken for another entry of it.
    #[test]
    fn every_code_comes_back_from_its_words() {
        for (entity, field) in ENTITIES.iter().flat_map(|e| e.fields.iter().map(move |f| (e, f))) {
            for lang in [Lang::Zh, Lang::En] {
                for (code, word) in words(field.kind, lang) {
                    let place = format!("{}.{} {word}", entity.key, field.key);
                    assert_eq!(meant(field.kind, code).as_deref(), Some(code), "{place}");
                    assert_eq!(meant(field.kind, written(field.kind, code)).as_deref(), Some(code), "{place}");
                    assert_eq!(meant(field.kind, &format!(" {word}\u{3000}")).as_deref(), Some(code), "{place}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_word_of_the_column_is_none_and_text_stays() {
        let verdict = Kind::Enum(crate::model::schema::VERDICTS);
        assert_eq!(meant(verdict, "扣点分👍"), None);
        assert_eq!(meant(verdict, "  ").as_deref(), Some(""));
        assert_eq!(meant(Kind::Bool, "是").as_deref(), Some("yes"));
        assert_eq!(written(verdict, "newer"), "newer");
        assert_eq!(meant(Kind::Text, " 甲，e\u{301} ").as_deref(), Some(" 甲，e\u{301} "));
    }
}
