//! datapackage.json: what is in a bundle (Frictionless Data Package v2) and who made it (`x-hucha`).

use super::ops_write::Known;
use super::part::{Part, Table};
use super::views::columns::{Column, Role};
use super::views::shown;
use crate::model::schema::Kind;
use crate::text::{Lang, bundle as text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Its name.
pub const NAME: &str = "datapackage.json";
/// The format of bundles that this program writes and reads.
pub const FORMAT: u32 = 1;
/// Longest datapackage.json that is read.
pub const MAX_BYTES: u64 = 4 << 20;

/// `x-hucha`: who made the bundle, and which operations are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// [`FORMAT`]; a higher one is a newer program's.
    pub format: u32,
    /// Program and version.
    pub app: String,
    /// The quarter that the views are limited to; `None` for everything. ops.csv is never limited.
    pub round: Option<String>,
    /// The device that made it.
    pub device: String,
    /// The person who made it.
    pub actor: String,
    /// Hash of that device's last operation, `None` if it has none.
    pub tip: Option<String>,
    /// Number of operations in ops.csv.
    pub op_count: u64,
    /// The highest sequence number in it per device.
    pub known: BTreeMap<String, u64>,
}

impl Meta {
    /// Reads `x-hucha` from the text of a datapackage.json; `None` if it is not one of ours.
    pub fn parse(text: &str) -> Option<Meta> {
        let package: Value = serde_json::from_str(text).ok()?;
        serde_json::from_value(package.get("x-hucha")?.clone()).ok()
    }

    /// With what was written.
    pub fn with(mut self, known: &Known) -> Meta {
        self.op_count = known.op_count;
        self.known.clone_from(&known.seqs);
        self
    }
}

/// The format that the text of a datapackage.json names, whatever else a newer program has put into it.
pub fn format_of(text: &str) -> Option<u64> {
    serde_json::from_str::<Value>(text).ok()?.get("x-hucha")?.get("format")?.as_u64()
}

/// The text of datapackage.json. Nothing in it depends on the clock.
pub fn text(meta: &Meta, parts: &[Part]) -> String {
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "hucha",
        "title": text::bundle_title(Lang::Zh),
        "description": text::bundle_about(Lang::Zh),
        "x-hucha": meta,
        "resources": parts.iter().filter_map(resource).collect::<Vec<_>>(),
    });
    format!("{package:#}\n")
}

fn resource(part: &Part) -> Option<Value> {
    let table = part.table.as_ref()?;
    Some(json!({
        "name": part.name.trim_end_matches(".csv"),
        "type": "table",
        "path": part.name,
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": part.bytes,
        "hash": format!("sha256:{}", part.sha256),
        "rows": table.rows,
        "dialect": {
            "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
            "header": true,
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
        },
        "schema": schema(table),
    }))
}

fn schema(table: &Table) -> Value {
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    let marked = table.columns.iter().any(|c| c.role == Role::Mark);
    if let (true, Some(id), Some(schema)) = (marked, table.columns.first(), schema.as_object_mut()) {
        schema.insert("primaryKey".into(), json!([id.heading()]));
    }
    schema
}

fn field(column: &Column) -> Value {
    let mut out = Map::new();
    out.insert("name".into(), column.heading().into());
    out.insert("type".into(), type_of(column.kind).into());
    out.insert("title".into(), column.zh.into());
    let words = shown::words(column.kind, Lang::Zh);
    match column.kind {
        Kind::Bool => {
            for (key, (_, word)) in ["trueValues", "falseValues"].iter().zip(words) {
                out.insert((*key).into(), json!([word]));
            }
        }
        Kind::Enum(_) => {
            let categories = words.iter().map(|(code, word)| json!({ "value": word, "label": code }));
            out.insert("categories".into(), categories.collect());
        }
        _ => {}
    }
    out.insert("x-hucha".into(), ours(column));
    Value::Object(out)
}

/// What only our own readers need: key, role, what an id refers to.
fn ours(column: &Column) -> Value {
    let role = match column.role {
        Role::Id => "id",
        Role::Helper => "derived",
        Role::Field => "field",
        Role::Mark => "mark",
        Role::Plain => "plain",
    };
    match column.kind {
        Kind::Ref(to) => json!({ "key": column.key, "role": role, "ref": to }),
        Kind::Dec(places) => json!({ "key": column.key, "role": role, "places": places }),
        _ => json!({ "key": column.key, "role": role }),
    }
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Int => "integer",
        Kind::Dec(_) => "number",
        Kind::Date => "date",
        Kind::Time => "datetime",
        Kind::Bool => "boolean",
        Kind::Text | Kind::Code | Kind::Enum(_) | Kind::Ref(_) => "string",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_about_the_bundle_is_read_back() {
        let meta = Meta {
            format: FORMAT,
            app: "hucha 0".into(),
            round: Some("2026Q4".into()),
            device: "xBCDFG".into(),
            actor: "xBCDFG-1".into(),
            tip: None,
            op_count: 3,
            known: BTreeMap::from([("xBCDFG".into(), 3)]),
        };
        assert_eq!(Meta::parse(&text(&meta, &[])), Some(meta));
        for other in ["", "{}", "[]", "{\"x-hucha\":1}", "{\"x-hucha\":{\"format\":1}}", "互查👍"] {
            assert_eq!(Meta::parse(other), None);
        }
    }
}
