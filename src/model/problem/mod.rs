//! 问题点: what was found, what to do about it, by when, and how far it is (R051, R086, rules.md §3).

mod kinds;
pub mod ledger;
mod life;
mod mark;
pub mod rebound;
mod stage;
pub mod story;
#[cfg(test)]
mod tests;
mod who;

pub use kinds::{Class, Status};
pub use life::{Deed, Move, StepError, WAYS, advance, by_hand, extend, may, perform, way};
pub use mark::{NewProblem, admit, mark, set_due};
pub use stage::Stage;

use super::carry;
use super::checklist::Step;
use super::facts::Facts;
use super::record::{Record, by_birth};

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Record id.
    pub id: String,
    /// The number on paper as it was given when the problem was marked; never changes.
    pub number: String,
    /// The visit; empty for a problem found elsewhere.
    pub visit: String,
    /// The sheet; empty if none.
    pub sheet: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// Indicator code; may be empty.
    pub code: String,
    /// The step at which it was found.
    pub step: Option<Step>,
    /// 问题点（扣分事实）.
    pub fact: String,
    /// 整改建议.
    pub suggestion: String,
    /// Class of rectification; none while not chosen.
    pub class: Option<Class>,
    /// 责任人.
    pub responsible: String,
    /// 整改时限 `YYYY-MM-DD`; empty while not given.
    pub due: String,
    /// The first deadline ever given.
    pub first_due: String,
    /// How far it is. Closed only if the closing names who verified it and what showed it, and nobody says otherwise.
    pub status: Status,
    /// The problem it came back from (反弹).
    pub ancestor: String,
    /// 整改措施, as reported last.
    pub measures: String,
    /// The first gate.
    pub gate: Gate,
    /// 整改情况, as reported last.
    pub rectified: String,
    /// Who rectified it: a name.
    pub rectified_by: String,
    /// The day on which that was reported, `YYYY-MM-DD`: the request to verify it.
    pub rectified_on: String,
    /// Person id of who verified and closed it; empty while open.
    pub closed_by: String,
    /// The day of the closing.
    pub closed_on: String,
    /// What showed it.
    pub closed_evidence: String,
    /// The journal says 已销号 but the closing does not hold: a conflict, or no verifier or evidence is named.
    pub doubtful: bool,
    /// Some cell is in conflict.
    pub unresolved: bool,
}

/// The first gate: whether the measures are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gate {
    /// Nothing reported yet.
    #[default]
    Nothing,
    /// Reported, not judged.
    Pending,
    /// 措施认可.
    Accepted,
    /// 措施退回.
    Refused,
}

impl Gate {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Gate::Nothing => "",
            Gate::Pending => "pending",
            Gate::Accepted => "accepted",
            Gate::Refused => "refused",
        }
    }

    fn parse(code: &str) -> Gate {
        let all = [Gate::Pending, Gate::Accepted, Gate::Refused];
        all.into_iter().find(|g| g.code() == code).unwrap_or_default()
    }
}

impl Problem {
    fn from(r: &Record) -> Problem {
        let text = |field| r.get(field).to_string();
        let stored = Status::parse(r.get("status")).unwrap_or_default();
        let doubtful = stored == Status::Closed && !vouched(r);
        Problem {
            id: r.id.clone(),
            number: text("number"),
            visit: text("visit"),
            sheet: text("sheet"),
            round: text("round"),
            branch: text("branch"),
            code: text("code"),
            step: Step::parse(r.get("step")),
            fact: text("fact"),
            suggestion: text("suggestion"),
            class: Class::parse(r.get("class")),
            responsible: text("responsible"),
            due: text("due"),
            first_due: text("first_due"),
            status: if doubtful { Status::Review } else { stored },
            ancestor: text("ancestor"),
            measures: text("measures"),
            gate: Gate::parse(r.get("gate")),
            rectified: text("rectified"),
            rectified_by: text("rectified_by"),
            rectified_on: text("rectified_on"),
            closed_by: text("closed_by"),
            closed_on: text("closed_on"),
            closed_evidence: text("closed_evidence"),
            doubtful,
            unresolved: r.unresolved(),
        }
    }

    /// The problem with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Problem> {
        facts.get("problem", id).map(Problem::from)
    }

    /// Every problem, by number; without those that an agreed sheet left out.
    pub fn all(facts: &Facts) -> Vec<Problem> {
        sorted(facts.all("problem").filter(|r| !carry::left_out(r)).map(Problem::from).collect())
    }

    /// The problems of a branch in a quarter, by number.
    pub fn of_branch(facts: &Facts, round: &str, branch: &str) -> Vec<Problem> {
        let mine = |r: &&Record| r.get("branch") == branch && r.get("round") == round && !carry::left_out(r);
        sorted(facts.all("problem").filter(mine).map(Problem::from).collect())
    }

    /// The problems of a visit, by number; without those that its agreed sheet left out.
    pub fn of_visit(facts: &Facts, visit: &str) -> Vec<Problem> {
        sorted(facts.with("problem", "visit", visit).filter(|r| !carry::left_out(r)).map(Problem::from).collect())
    }

    /// The problems of a sheet, by number; of the agreed sheet those of the whole visit.
    pub fn of_sheet(facts: &Facts, sheet: &str) -> Vec<Problem> {
        if facts.value("sheet", sheet, "kind") == "agreed" {
            return Problem::of_visit(facts, facts.value("sheet", sheet, "visit"));
        }
        sorted(facts.with("problem", "sheet", sheet).map(Problem::from).collect())
    }

    /// Days after the deadline, counted in calendar days; 0 if not overdue, closed or without a date.
    pub fn overdue_days(&self, today: chrono::NaiveDate) -> i64 {
        match self.due.parse::<chrono::NaiveDate>() {
            Ok(due) if self.status != Status::Closed => (today - due).num_days().max(0),
            _ => 0,
        }
    }

    /// The order of problems in lists.
    pub fn order(&self) -> (&str, u64, &str) {
        number_order(&self.number)
    }

    /// The number people read: as given, followed by the device that gave it where two laptops that did not know of
    /// each other gave the same one. The given number itself never changes.
    pub fn shown_number(&self, facts: &Facts) -> String {
        let twins = facts.with("problem", "number", &self.number).take(2).count();
        if twins > 1 { self.number_with_device() } else { self.number.clone() }
    }

    /// The number of one that has a twin.
    fn number_with_device(&self) -> String {
        let device = self.id.split_once('-').map(|(device, _)| device.trim_start_matches('x'));
        device.map_or_else(|| self.number.clone(), |d| format!("{}/{d}", self.number))
    }
}

/// Whether a closing holds: nobody set another state at the same time, and it names who verified it and what showed it.
fn vouched(r: &Record) -> bool {
    let open = r.cells.get("status").is_some_and(|c| c.open);
    !open && ["closed_by", "closed_evidence"].iter().all(|f| !r.get(f).trim().is_empty())
}

fn sorted(mut list: Vec<Problem>) -> Vec<Problem> {
    list.sort_by(|a, b| number_order(&a.number).cmp(&number_order(&b.number)).then_with(|| by_birth(&a.id, &b.id)));
    list
}

/// The order of numbers: `2026Q4-B04-21` stands before `2026Q4-B04-100`.
pub fn number_order(number: &str) -> (&str, u64, &str) {
    let (head, tail) = number.rsplit_once('-').unwrap_or((number, ""));
    (head, tail.parse().unwrap_or(u64::MAX), tail)
}
