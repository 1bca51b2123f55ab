//! A stored value as people read and edit it in a view: words for codes, 是 and 否 for yes and no. The way back is
//! [`crate::exchange::cell`], which understands code, Chinese and English word.

use crate::model::schema::Kind;
use crate::text::Lang;

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
    use crate::exchange::cell::{choice, yes_no};
    use crate::model::schema::{ENTITIES, VERDICTS};

    /// No word of an enumeration can be mistaken for another entry of it.
    #[test]
    fn every_code_comes_back_from_its_words() {
        for (entity, field) in ENTITIES.iter().flat_map(|e| e.fields.iter().map(move |f| (e, f))) {
            let Kind::Enum(codes) = field.kind else { continue };
            for (code, zh, en) in codes {
                assert_eq!(written(field.kind, code), *zh);
                for word in [code, zh, en] {
                    let place = format!("{}.{} {word}", entity.key, field.key);
                    assert_eq!(choice(word, codes).unwrap().value, Some(*code), "{place}");
                }
            }
        }
    }

    #[test]
    fn yes_and_no_have_words_and_what_is_unknown_stays() {
        for (code, word) in YES_NO {
            assert_eq!(written(Kind::Bool, code), word);
            assert_eq!(yes_no(word).unwrap().value, Some(code == "yes"));
        }
        assert_eq!(written(Kind::Enum(VERDICTS), "newer，é👍"), "newer，é👍");
        assert_eq!(written(Kind::Text, "yes"), "yes");
    }
}
