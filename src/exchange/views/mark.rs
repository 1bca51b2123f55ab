//! 版本_rev and 校验_chk of a row: by which an import knows what a hand-edited row was exported from (exchange.md §5).

use crate::model::naming::content_id;
use crate::model::record::Record;
use crate::model::schema::Entity;
use std::collections::BTreeMap;

/// The version of a row: which operations its author had. One `<device>-<seq>` per device, the highest among the
/// row's heads, then the hash of each head that was a hand edit; space separated, sorted.
///
/// The operations named, with all their predecessors, are exactly the row's history at that moment; so an import can
/// find the base of an edit even when the row has moved on since.
#[derive(Debug, Default)]
pub struct Rev {
    devices: BTreeMap<String, u64>,
    handedits: Vec<String>,
}

impl Rev {
    /// Takes one head in.
    pub fn add(&mut self, device: &str, seq: u64, hash: &str) {
        if seq == 0 {
            self.handedits.push(hash.into());
            return;
        }
        match self.devices.get_mut(device) {
            Some(known) => *known = (*known).max(seq),
            None => {
                self.devices.insert(device.into(), seq);
            }
        }
    }

    /// The cell.
    pub fn text(mut self) -> String {
        self.handedits.sort();
        self.handedits.dedup();
        let devices = self.devices.iter().map(|(device, seq)| format!("{device}-{seq}"));
        devices.chain(self.handedits.iter().cloned()).collect::<Vec<_>>().join(" ")
    }
}

/// The check of a row: `c` and 8 characters from its id and the keys and stored values of its fields in the order of
/// the schema, empty ones left out. Equal check, equal row, however a spreadsheet has formatted it.
pub fn chk(entity: &Entity, record: &Record) -> String {
    let cells = entity.fields.iter().map(|f| (f.key, record.get(f.key)));
    chk_of(&record.id, cells)
}

/// The check of an id and (field key, stored value) pairs in the order of the schema.
pub fn chk_of<'a>(id: &'a str, cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let filled = cells.filter(|(_, value)| !value.is_empty()).flat_map(|(key, value)| [key, value]);
    content_id('c', "hucha-row-1", std::iter::once(id).chain(filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_names_the_highest_operation_of_each_device_once() {
        let mut rev = Rev::default();
        for (device, seq, hash) in
            [("xQQQQQ", 4, "h1"), ("xBCDFG", 9, "h2"), ("xBCDFG", 12, "h3"), ("handedit", 0, "h9"), ("xBCDFG", 2, "h4")]
        {
            rev.add(device, seq, hash);
        }
        assert_eq!(rev.text(), "xBCDFG-12 xQQQQQ-4 h9");
        assert_eq!(Rev::default().text(), "");
    }

    #[test]
    fn the_check_depends_on_id_keys_and_values_but_not_on_empty_columns() {
        let check = |id: &str, cells: &[(&str, &str)]| chk_of(id, cells.iter().copied());
        let base = check("a", &[("x", "甲，é👍"), ("y", "2")]);
        assert_eq!(base, check("a", &[("x", "甲，é👍"), ("new", ""), ("y", "2")]));
        for other in [
            check("b", &[("x", "甲，é👍"), ("y", "2")]),
            check("a", &[("x", "甲，e\u{301}👍"), ("y", "2")]),
            check("a", &[("y", "甲，é👍"), ("x", "2")]),
            check("a", &[("x", "甲，é👍")]),
        ] {
            assert_ne!(base, other);
        }
    }
}
