//! `hucha problems …`: the ledger, the story of a problem, and what is done with it.

mod add;
mod list;
mod set;

use super::args::{Common, Problems};
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::problem::{Class, Problem};
use crate::text::cli as text;
use serde_json::{Value, json};
pub use set::method;

/// Runs one of the commands.
///
/// # Errors
/// Unknown branch, quarter, code, state or number; a step a problem may not take.
pub fn run(common: &Common, command: &Problems) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Problems::List(given) => list::run(&s, given),
        Problems::Show { id } => list::show(&s, id),
        Problems::Add(given) => add::run(&mut s, given),
        Problems::Set(given) => set::run(&mut s, given),
    }
}

fn json_of(s: &Session, p: &Problem) -> Value {
    json!({
        "id": p.id, "number": p.shown_number(&s.facts), "round": p.round, "branch": p.branch, "code": p.code,
        "step": p.step.map_or("", |step| step.code()), "fact": p.fact, "suggestion": p.suggestion,
        "class": p.class.map_or("", Class::code), "responsible": p.responsible, "due": p.due,
        "status": p.status.code(), "overdue_days": p.overdue_days(s.today()), "ancestor": p.ancestor,
        "first_due": p.first_due, "measures": p.measures, "measures_state": p.gate.code(), "rectified": p.rectified,
        "rectified_by": p.rectified_by, "rectified_on": p.rectified_on, "closed_by": p.closed_by,
        "closed_on": p.closed_on, "closed_evidence": p.closed_evidence, "unresolved": p.unresolved,
    })
}

fn parse_class(s: &Session, given: &str) -> Result<Class> {
    let names: Vec<_> = Class::ALL.iter().map(|c| format!("{}（{}）", c.name(s.lang), c.code())).collect();
    Class::parse(given).ok_or_else(|| Error::Usage(text::bad_class(s.lang, given, names.join("、"))))
}

/// A problem by number as shown, by number as given if it is the only one, or by record id.
pub fn find(s: &Session, given: &str) -> Result<Problem> {
    let all = Problem::all(&s.facts);
    let unknown = || Error::Usage(text::problem_unknown(s.lang, given));
    all.iter().find(|p| p.id == given || p.shown_number(&s.facts) == given).cloned().ok_or_else(unknown)
}
