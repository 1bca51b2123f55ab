//! The columns of a view and of the other tables of a bundle, with what datapackage.json says of them.

use super::helper::{self, Helper};
use crate::exchange::csv_write::Cells;
use crate::model::schema::{Entity, Field, Kind};

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Names the row.
    Id,
    /// Says in words what codes mean; never read back.
    Helper,
    /// A field of the record.
    Field,
    /// Version or check of the row.
    Mark,
    /// Any other column of a derived table.
    Plain,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Chinese heading.
    pub zh: &'static str,
    /// Key.
    pub key: &'static str,
    /// Type of its cells.
    pub kind: Kind,
    /// What it is for.
    pub role: Role,
}

impl Column {
    /// A column of text.
    pub const fn text(zh: &'static str, key: &'static str, role: Role) -> Column {
        Column { zh, key, kind: Kind::Text, role }
    }

    /// The heading in the file: `中文_key`.
    pub fn heading(&self) -> String {
        format!("{}_{}", self.zh, self.key)
    }

    /// How its cells are written.
    pub fn cells(&self) -> Cells {
        if matches!(self.kind, Kind::Int | Kind::Dec(_)) { Cells::Numeric } else { Cells::Text }
    }

    fn field(field: &'static Field) -> Column {
        Column { zh: field.zh, key: field.key, kind: field.kind, role: Role::Field }
    }

    fn helper(helper: &Helper) -> Column {
        Column { zh: helper.zh, key: helper.key, kind: helper.kind, role: Role::Helper }
    }
}

/// 编号_id, the first column of every view.
pub const ID: Column = Column::text("编号", "id", Role::Id);
/// 版本_rev.
pub const REV: Column = Column::text("版本", "rev", Role::Mark);
/// 校验_chk.
pub const CHK: Column = Column::text("校验", "chk", Role::Mark);

/// The columns of the view of an entity, in order.
pub fn of(entity: &'static Entity) -> Vec<Column> {
    let helpers = helper::of(entity.key).iter().map(Column::helper);
    let fields = entity.fields.iter().map(Column::field);
    std::iter::once(ID).chain(helpers).chain([helper::UNRESOLVED]).chain(fields).chain([REV, CHK]).collect()
}

/// Whether a field holds what an interviewee said in their own words.
pub fn is_private(entity: &str, field: &str) -> bool {
    (entity, field) == ("answer", "text")
}

/// The columns that are written: what interviewees said in their own words only if `words` asks for it.
pub fn shown(entity: &'static Entity, words: bool) -> Vec<Column> {
    let told = |column: &Column| words || !is_private(entity.key, column.key);
    of(entity).into_iter().filter(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::columns::key_of;
    use crate::model::schema::ENTITIES;
    use std::collections::BTreeSet;

    #[test]
    fn every_heading_gives_its_key_back_and_helpers_are_told_by_theirs() {
        for entity in ENTITIES {
            let mut keys = BTreeSet::new();
            for column in of(entity) {
                assert_eq!(key_of(&column.heading()), column.key, "{}", entity.key);
                assert!(keys.insert(column.key), "{}.{} twice", entity.key, column.key);
                assert_eq!(column.key.starts_with("show_"), column.role == Role::Helper, "{}", column.key);
            }
        }
    }
}
