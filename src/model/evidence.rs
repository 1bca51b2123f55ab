//! 佐证: files that show a finding, attached by path, named by their SHA-256 with their own date.

use super::act::Act;
use super::facts::Facts;
use super::record::Record;

/// One file attached to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Record id.
    pub id: String,
    /// The record it belongs to: a score, problem or interview id.
    pub of: String,
    /// File name.
    pub name: String,
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
    /// The file's own date (last change), with offset.
    pub dated: String,
    /// Words about it.
    pub caption: String,
}

impl Evidence {
    fn from(r: &Record) -> Evidence {
        let text = |field| r.get(field).to_string();
        Evidence {
            id: r.id.clone(),
            of: text("of"),
            name: text("name"),
            sha256: text("sha256"),
            bytes: r.get("bytes").parse().unwrap_or(0),
            dated: text("dated"),
            caption: text("caption"),
        }
    }

    /// The files attached to a record.
    pub fn of_record(facts: &Facts, of: &str) -> Vec<Evidence> {
        facts.with("evidence", "of", of).map(Evidence::from).collect()
    }
}

/// Attaches a file to a record and returns the id of the attachment. `id` of the given evidence is not used.
pub fn attach(facts: &Facts, act: &mut Act, file: &Evidence) -> String {
    let id = act.create("evidence");
    let bytes = file.bytes.to_string();
    let fields = [
        ("of", file.of.as_str()),
        ("name", &file.name),
        ("sha256", &file.sha256),
        ("bytes", &bytes),
        ("dated", &file.dated),
        ("caption", &file.caption),
    ];
    act.set_all(facts, "evidence", &id, &fields);
    id
}
