//! The one table of entities and fields. Views of the bundle, datapackage.json, hand-edit parsing and labels are
//! made from it; ids, types and columns are append-only for ever (exchange.md §8).

mod codes;
mod table;

use crate::text::Lang;
pub use codes::{
    CLASSES, CONTACTS, DUTIES, DUTY_KINDS, DUTY_SOURCES, DUTY_VERDICTS, EVENTS, EXTERNALS, GAP_SOURCES, LOOKBACKS,
    PLATE_EVENTS, PLATES, RECHECKED, RECHECKS, RESULTS, REVIEW_STATES, REVIEWS, ROLES, SATISFACTION, STATUSES, STEPS,
    UNPAIRED, VERDICTS, VISIT_STATES,
};
pub use table::ENTITIES;

/// The type of a field's canonical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Free text, as entered.
    Text,
    /// A code such as `A1-01`.
    Code,
    /// A whole number.
    Int,
    /// A decimal with a fixed number of places.
    Dec(u8),
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DDTHH:MM:SS+08:00`.
    Time,
    /// `yes` or `no`.
    Bool,
    /// One of some codes: code, Chinese, English.
    Enum(&'static [(&'static str, &'static str, &'static str)]),
    /// The id of a record of another entity.
    Ref(&'static str),
}

/// One field of an entity.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Key in ops.csv, never renamed.
    pub key: &'static str,
    /// Chinese heading.
    pub zh: &'static str,
    /// English heading.
    pub en: &'static str,
    /// Type of its text.
    pub kind: Kind,
}

/// One entity.
#[derive(Debug, Clone, Copy)]
pub struct Entity {
    /// Key in ops.csv, never renamed.
    pub key: &'static str,
    /// File name of its view, without ending.
    pub view: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Fields in column order.
    pub fields: &'static [Field],
}

impl Entity {
    /// The name in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.en } else { self.zh }
    }
}

impl Field {
    /// The heading in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// What people read for a stored code of an enumeration; other values are returned as they are.
    pub fn shown<'a>(&self, value: &'a str, lang: Lang) -> &'a str {
        let Kind::Enum(codes) = self.kind else { return value };
        if codes.iter().any(|c| c.0 == value) { shown(codes, value, lang) } else { value }
    }
}

/// What people read for a code of a list; empty for a code that is not in it.
pub fn shown(codes: &'static [(&str, &str, &str)], code: &str, lang: Lang) -> &'static str {
    codes.iter().find(|c| c.0 == code).map_or("", |c| if lang == Lang::En { c.2 } else { c.1 })
}

/// The entity with this key.
pub fn entity(key: &str) -> Option<&'static Entity> {
    ENTITIES.iter().find(|e| e.key == key)
}

/// A field of an entity.
pub fn field(entity_key: &str, key: &str) -> Option<&'static Field> {
    entity(entity_key)?.fields.iter().find(|f| f.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn keys_and_views_are_unique_and_refs_point_somewhere() {
        let mut keys = BTreeSet::new();
        for e in ENTITIES {
            assert!(keys.insert(e.key) && keys.insert(e.view) || e.key == e.view, "{}", e.key);
            let mut fields = BTreeSet::new();
            for f in e.fields {
                assert!(fields.insert(f.key), "{}.{}", e.key, f.key);
                if let Kind::Ref(to) = f.kind {
                    assert!(entity(to).is_some(), "{}.{} refers to {to}", e.key, f.key);
                }
            }
        }
    }
}
