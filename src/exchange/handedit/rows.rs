//! The rows of a view that are not as they were exported. A row whose cells mean what its 校验_chk was made from is
//! passed over, so that of a large view only what was touched is held.

use crate::exchange::columns::Heading;
use crate::exchange::table::{Row, Table, Wanted};
use crate::exchange::table_error::{TableError, TableFault};
use crate::exchange::typed::canonical;
use crate::exchange::views::columns::{CHK, ID, REV};
use crate::exchange::views::mark::chk_of;
use crate::exchange::{cell, escape};
use crate::model::schema::Entity;
use std::io::Read;

/// Most memory of touched rows that is held, in MiB.
const MOST_MIB: u64 = 16;

/// A row that differs, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Line in the file.
    pub line: u64,
    /// Record id; empty for a new row.
    pub id: String,
    /// 版本_rev as it is in the file.
    pub rev: String,
    /// Field key and cell as it is in the file, of every field that the file has.
    pub cells: Vec<(&'static str, String)>,
}

/// Reads a view and keeps what was touched.
///
/// # Errors
/// Whatever cannot be a table, with line and column; more than can be held.
pub fn touched(file: &str, entity: &'static Entity, stream: impl Read) -> Result<Vec<Touched>, TableError> {
    let names: Vec<[&str; 1]> = entity.fields.iter().map(|f| [f.zh]).collect();
    let known = [ID, REV, CHK];
    let marks = known.iter().map(|c| Heading { key: c.key, names: &[] });
    let fields = entity.fields.iter().zip(&names).map(|(f, names)| Heading { key: f.key, names });
    let headings: Vec<Heading> = marks.chain(fields).collect();
    let (mut out, mut held) = (Vec::new(), 0u64);
    Table::each(file, stream, &Wanted::by_people(&headings, &[ID.key]), |table, row| {
        let Some(found) = look(entity, table, &row) else { return Ok(()) };
        held += row.held();
        if held > MOST_MIB << 20 {
            return Err(TableError::at_line(file, row.line, TableFault::TooLarge(MOST_MIB)));
        }
        out.push(found);
        Ok(())
    })?;
    Ok(out)
}

/// The row, unless it is what it was.
fn look(entity: &'static Entity, table: &Table, row: &Row) -> Option<Touched> {
    let id = cell::tidy(table.get(row, ID.key)).into_owned();
    let fields = entity.fields.iter().filter(|f| table.has(f.key));
    let cells: Vec<_> = fields.map(|f| (f.key, table.get(row, f.key).to_string())).collect();
    if id.is_empty() && cells.iter().all(|(_, cell)| cell.chars().all(escape::unseen)) {
        return None;
    }
    if !id.is_empty() && same(entity, table, row, &id) {
        return None;
    }
    Some(Touched { line: row.line, id, rev: table.get(row, REV.key).to_string(), cells })
}

/// Whether every cell means what the check of the row was made from.
fn same(entity: &Entity, table: &Table, row: &Row, id: &str) -> bool {
    let meant = |f: &crate::model::schema::Field| {
        let taken = canonical(&f.kind, table.get(row, f.key), None).ok()?;
        Some((f.key, taken.value.unwrap_or_default()))
    };
    let Some(cells) = entity.fields.iter().map(meant).collect::<Option<Vec<_>>>() else { return false };
    chk_of(id, cells.iter().map(|(key, value)| (*key, value.as_str()))) == cell::tidy(table.get(row, CHK.key))
}
