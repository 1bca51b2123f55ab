//! 星级 and 帮扶 scores: typed in or read from a table (AMB-6, AMB-19). They are not ours to compute.

use super::composite::Value;
use crate::model::act::Act;
use crate::model::calendar::Quarter;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::rows::{CellError, Column, Fault, Row, Rows};
use crate::model::schema;
use crate::text::Lang;

/// Which score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// “星级党支部”考核.
    Star,
    /// 帮扶成效 (R070); for an unpaired branch what a person gives instead of it (AMB-5 C).
    Help,
}

impl Kind {
    /// Both.
    pub const ALL: [Kind; 2] = [Kind::Star, Kind::Help];

    /// The stored code.
    pub fn code(self) -> &'static str {
        if self == Kind::Star { "star" } else { "help" }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(given: &str) -> Option<Kind> {
        let wanted = given.trim();
        Kind::ALL.into_iter().find(|k| wanted == k.code() || wanted == k.name(Lang::Zh))
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::EXTERNALS, self.code(), lang)
    }
}

/// One score as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// Which score.
    pub kind: Kind,
    /// 0 to 100.
    pub score: Points,
    /// Who signed beside 党群部; empty if nobody.
    pub second: String,
    /// 说明; the reason where a person gives the score of an unpaired branch.
    pub note: String,
}

impl External {
    /// The id on which all laptops agree.
    pub fn id(round: &str, branch: &str, kind: Kind) -> String {
        format!("{round}/{branch}/{}", kind.code())
    }

    /// The score of a branch, and whether it is in conflict.
    pub fn value(facts: &Facts, round: &str, branch: &str, kind: Kind) -> Value {
        let Some(record) = facts.get("external", &External::id(round, branch, kind)) else { return Value::Absent };
        match Points::parse(record.get("score")) {
            _ if record.unresolved() => Value::Conflict,
            Ok(points) => Value::Given(points),
            Err(_) => Value::Absent,
        }
    }
}

/// A score of 0 to 100, as a person types it.
///
/// # Errors
/// Not a number of points, or beyond 0 to 100.
pub fn score(given: &str) -> Result<Points, Fault> {
    match Points::parse(given.trim()).map_err(Fault::Points)? {
        p if p > Points::HUNDRED || p < Points::ZERO => Err(Fault::Unknown(given.trim().into(), "0–100".into())),
        p => Ok(p),
    }
}

/// Writes a score down.
pub fn set(facts: &Facts, act: &mut Act, e: &External) {
    let (id, score) = (External::id(&e.round, &e.branch, e.kind), e.score.to_string());
    let fields = [
        ("round", e.round.as_str()),
        ("branch", &e.branch),
        ("kind", e.kind.code()),
        ("score", &score),
        ("second", &e.second),
        ("note", &e.note),
    ];
    act.set_all(facts, "external", &id, &fields);
}

/// Columns of a table of scores: 季度_round, 支部_branch, 得分_score.
pub const COLUMNS: &[Column] = &[
    Column::needed("round", &["季度"]),
    Column::needed("branch", &["支部", "支部编号", "支部名称"]),
    Column::needed("score", &["得分", "分数"]),
    Column::optional("second", &["第二签字人", "会签人"]),
    Column::optional("note", &["说明", "备注"]),
];

/// What is wrong with a table of scores.
pub type TableError = CellError;

/// Reads a table of scores. The quarters must be open and the branches known; scores lie between 0 and 100.
/// Numbers as people write them were made plain by the caller.
///
/// # Errors
/// Every wrong cell with its line; nothing is taken then.
pub fn read(facts: &Facts, kind: Kind, rows: &Rows) -> Result<Vec<External>, Vec<TableError>> {
    let mut errors = crate::model::privacy::private_columns(rows);
    if !errors.is_empty() {
        return Err(errors);
    }
    let found = rows.find(COLUMNS)?;
    let (mut seen, mut list) = (Vec::new(), Vec::new());
    for row in found.rows() {
        let read = one(facts, kind, &row, &mut errors);
        let id = External::id(&read.round, &read.branch, kind);
        match seen.iter().find(|(known, _)| *known == id) {
            Some((_, line)) => errors.push(row.error("branch", Fault::Duplicate(row.get("branch").into(), *line))),
            None => seen.push((id, row.line)),
        }
        list.push(read);
    }
    if errors.is_empty() { Ok(list) } else { Err(errors) }
}

fn one(facts: &Facts, kind: Kind, row: &Row, errors: &mut Vec<CellError>) -> External {
    let given = row.text("score", errors);
    let round = round(facts, row, errors);
    let score = if given.is_empty() { Ok(Points::ZERO) } else { super::star::given(facts, &round, kind, &given) };
    let score = score.unwrap_or_else(|fault| {
        errors.push(row.error("score", fault));
        Points::ZERO
    });
    External {
        round,
        branch: branch(facts, row, errors),
        kind,
        score,
        second: row.get("second").into(),
        note: row.get("note").into(),
    }
}

fn round(facts: &Facts, row: &Row, errors: &mut Vec<CellError>) -> String {
    let given = row.text("round", errors);
    match Quarter::parse(&given).map(|q| q.to_string()) {
        Ok(id) if facts.get("round", &id).is_some() => return id,
        Ok(_) => {
            let open: Vec<_> = facts.all("round").map(|r| r.id.as_str()).collect();
            errors.push(row.error("round", Fault::Unknown(given.clone(), open.join("、"))));
        }
        Err(e) if !given.is_empty() => errors.push(row.error("round", Fault::Date(e))),
        Err(_) => {}
    }
    given
}

fn branch(facts: &Facts, row: &Row, errors: &mut Vec<CellError>) -> String {
    let given = row.text("branch", errors);
    let found = facts.all("branch").find(|b| b.id == given || b.get("name") == given);
    if let Some(branch) = found {
        return branch.id.clone();
    }
    if !given.is_empty() {
        let known: Vec<_> = facts.all("branch").take(12).map(|b| b.get("name")).collect();
        errors.push(row.error("branch", Fault::Unknown(given.clone(), known.join("、"))));
    }
    given
}
