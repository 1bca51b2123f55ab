//! The roster as a table that a coordinator signs: whose devices count. It travels in every bundle; a newer one of the
//! same coordinator replaces it by itself, the first one and one by another key are a person's decision.

use super::key::{self, Key};
use crate::error::Result;
use crate::exchange::columns::Heading;
use crate::exchange::csv_write::{Cells, CsvWriter};
use crate::exchange::escape::decode;
use crate::exchange::part::failed;
use crate::exchange::table::{Table, Wanted};
use crate::journal::op::is_device;
use crate::store::{Roster, Rostered, Store};
use crate::text::Lang;

const NAMES: [(&str, &str); 5] =
    [("设备编号", "device"), ("公钥", "key"), ("人员", "person"), ("姓名", "name"), ("截至", "until")];
/// Until nothing: the device never counted.
pub const NEVER: &str = "none";
/// Most bytes of a roster: some ten thousand devices.
pub const MOST: u64 = 4 << 20;

/// Makes a roster of these rows and signs it.
///
/// # Errors
/// No random numbers; a cell that cannot be written.
pub fn sign(mut rows: Vec<Rostered>, serial: u64, by: &Key, lang: Lang) -> Result<Roster> {
    rows.sort_by(|a, b| (&a.device, &a.key).cmp(&(&b.device, &b.key)));
    let headings: Vec<String> = NAMES.iter().map(|(zh, key)| format!("{zh}_{key}")).collect();
    let columns: Vec<_> = headings.iter().map(|h| (h.as_str(), Cells::Text)).collect();
    let mut csv = CsvWriter::new(Vec::new(), super::ROSTER, &columns).map_err(|e| failed(lang, &e))?;
    for r in &rows {
        csv.row(&[&r.device, &r.key, &r.person, &r.name, &r.until]).map_err(|e| failed(lang, &e))?;
    }
    let bytes = csv.finish().map_err(|e| failed(lang, &e))?;
    let text = String::from_utf8(bytes).map_err(|e| crate::error::Error::Failed(e.to_string()))?;
    let signature = by.sign(text.as_bytes(), &format!("hucha-roster {serial} {}", by.public()))?;
    Ok(Roster { serial, key: by.public().into(), text, signature, rows })
}

/// Reads a roster and checks its signature by the key that it names; whether that key is to be trusted is another
/// question. `None` if it does not hold.
pub fn read(text: &str, signature: &str) -> Option<Roster> {
    let comment = signature.lines().nth(2)?.strip_prefix("trusted comment: ")?;
    let mut words = comment.split(' ');
    let (kind, serial, signer) = (words.next()?, words.next()?.parse().ok()?, words.next()?);
    let held = key::verified(signer, text.as_bytes(), signature)?;
    let rows = (kind == "hucha-roster" && held == comment).then(|| rows(text))??;
    Some(Roster { serial, key: signer.into(), text: text.into(), signature: signature.into(), rows })
}

fn rows(text: &str) -> Option<Vec<Rostered>> {
    let headings = NAMES.each_ref().map(|(zh, key)| Heading { key, names: std::slice::from_ref(zh) });
    let table = Table::read(super::ROSTER, text.as_bytes(), &Wanted::strict(&headings, &NAMES.map(|n| n.1))).ok()?;
    let row = |row| {
        let cell = |key| decode(table.get(row, key)).to_string();
        let (device, key) = (cell("device"), cell("key"));
        let good = is_device(&device) && key::is_public(&key);
        good.then(|| Rostered { device, key, person: cell("person"), name: cell("name"), until: cell("until") })
    };
    table.rows.iter().map(row).collect()
}

/// The setting that holds the last roster that was received and is not in force.
const OFFERED: &str = "roster-offered";
/// Between table and signature in that setting.
const BETWEEN: char = '\u{1e}';

/// Remembers a roster that came in a bundle, for a person to adopt; one that is in force already is not.
///
/// # Errors
/// The database.
pub fn offer(store: &mut Store, new: &Roster) -> Result<()> {
    if store.roster()?.is_some_and(|now| now.key == new.key) {
        return Ok(());
    }
    if offered(store)?.is_some_and(|now| now.key == new.key && now.serial >= new.serial) {
        return Ok(());
    }
    store.set_local(OFFERED, Some(&format!("{}{BETWEEN}{}", new.text, new.signature)))
}

/// The roster that was received and is not in force.
///
/// # Errors
/// The database.
pub fn offered(store: &Store) -> Result<Option<Roster>> {
    Ok(store.local(OFFERED)?.and_then(|kept| kept.split_once(BETWEEN).and_then(|(text, sign)| read(text, sign))))
}

/// Adopts the roster that was received, if there is one; it is in force when this returns.
///
/// # Errors
/// The database.
pub fn adopt(store: &mut Store) -> Result<Option<Roster>> {
    let Some(found) = offered(store)? else { return Ok(None) };
    store.adopt_roster(Some(&found))?;
    store.set_local(OFFERED, None)?;
    Ok(Some(found))
}

/// Pairs of names on the roster that differ in one character, or only in what is not seen: easily taken for another.
pub fn look_alikes(rows: &[Rostered]) -> Vec<(String, String)> {
    let mut names: Vec<(&str, &str)> = rows.iter().map(|r| (r.name.as_str(), r.person.as_str())).collect();
    names.sort_unstable();
    names.dedup();
    let pairs = names.iter().enumerate().flat_map(|(i, a)| names.iter().skip(i + 1).map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.1 != b.1 && alike(a.0, b.0)).map(|(a, b)| (a.0.into(), b.0.into())).collect()
}

fn alike(a: &str, b: &str) -> bool {
    let seen = |name: &str| -> Vec<char> {
        let plain = name
            .chars()
            .filter(|c| !c.is_whitespace() && crate::text::visible(c.encode_utf8(&mut [0; 4])).len() == c.len_utf8());
        plain.collect()
    };
    let (a, b) = (seen(a), seen(b));
    let differ = a.iter().zip(&b).filter(|(x, y)| x != y).count();
    !a.is_empty() && a.len() == b.len() && (differ == 0 || differ == 1 && a.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn row(device: &str, key: &str, person: &str, name: &str) -> Rostered {
        Rostered {
            device: device.into(),
            key: key.into(),
            person: person.into(),
            name: name.into(),
            until: String::new(),
        }
    }

    #[test]
    fn a_roster_comes_back_and_nothing_in_it_can_be_changed() {
        let store = Store::memory("xBCDFG").unwrap();
        let key = Key::of(&store).unwrap();
        let rows = vec![row("xGHJKL", key.public(), "x-2", "=李强，é👍"), row("xBCDFG", key.public(), "x-1", "王芳")];
        let made = sign(rows, 7, &key, Lang::Zh).unwrap();
        let back = read(&made.text, &made.signature).unwrap();
        assert_eq!((back.serial, back.key.as_str(), back.rows.len()), (7, key.public(), 2));
        assert_eq!(back.rows[1].name, "=李强，é👍");
        assert_eq!(read(&made.text.replace("王芳", "王方"), &made.signature), None);
        assert_eq!(read(&made.text, &made.signature.replace("roster 7", "roster 8")), None);
    }

    #[test]
    fn names_that_are_easily_mistaken_are_flagged() {
        let pairs = look_alikes(&[
            row("a", "", "1", "王芳"),
            row("b", "", "2", "王方"),
            row("c", "", "3", "李强"),
            row("d", "", "4", "李\u{200b}强"),
            row("e", "", "1", "王芳"),
            row("f", "", "6", "赵"),
            row("g", "", "7", "钱"),
        ]);
        assert_eq!(pairs, [("李\u{200b}强".into(), "李强".into()), ("王方".into(), "王芳".into())]);
    }
}
