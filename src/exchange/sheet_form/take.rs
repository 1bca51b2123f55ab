//! What a filled-in form changes in the records. Nothing is ever deleted by it: an empty row says nothing, and a
//! problem whose fact is no longer in the form stays.

use super::read::{Filled, FilledRow, Point, Remark, Understood, VerdictCell};
use crate::model::act::Act;
use crate::model::calendar::{Deadlines, Holidays};
use crate::model::checklist::{Checklist, Indicator};
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::problem::{self, Class, NewProblem, Problem, Status};
use crate::model::scoring::{Answer, ItemScore, score_item};
use chrono::NaiveDate;

/// Where the form goes and what deadlines are counted from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The sheet.
    pub sheet: &'a str,
    /// Quarter.
    pub round: &'a str,
    /// Branch code.
    pub branch: &'a str,
    /// The day on which the problems were found.
    pub found_on: NaiveDate,
    /// For deadlines in working days.
    pub holidays: &'a Holidays,
}

/// What happened to the answer of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Was 未查, is answered now.
    New,
    /// Had another answer.
    Changed,
    /// As it was.
    Same,
    /// The row says nothing; what was known stays.
    Left,
    /// Taken back to 未查.
    Cleared,
}

/// What happened to the problem of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointChange {
    /// Marked.
    New,
    /// One that was known says something else now.
    Changed,
    /// As it was.
    Same,
    /// Known, but no longer in the form; it stays.
    Kept,
    /// It was handed to the branch already, so a form does not reword it; what it says is in the notes of the branch.
    Handed,
    /// Its deadline was handed to the branch already, so only an extension may move it; the rest was taken.
    DueFixed,
}

/// A row and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenRow {
    /// Line of the file.
    pub line: usize,
    /// Indicator code.
    pub code: String,
    /// Its short name.
    pub title: String,
    /// The answer as it stands now.
    pub answer: Answer,
    /// What it costs and earns.
    pub score: ItemScore,
    /// What happened to the answer.
    pub change: Change,
    /// What happened to the problem, its record id and its fact.
    pub point: Option<(PointChange, String, String)>,
    /// Cells to confirm.
    pub understood: Vec<Understood>,
    /// What should be looked at.
    pub remarks: Vec<Remark>,
}

/// What a form did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The act, to be committed as a whole.
    pub act: Act,
    /// Every row.
    pub rows: Vec<TakenRow>,
}

/// Adds what a form says to an act. `facts` must know the sheet, the act's earlier edits included
/// (see [`Facts::after`]).
pub fn take(facts: &Facts, act: Act, list: &Checklist, filled: &Filled, to: Context) -> Taken {
    let mut act = act;
    let known = Problem::of_sheet(facts, to.sheet);
    let mut rows = Vec::new();
    for row in &filled.rows {
        let Some(indicator) = list.get(&row.code) else { continue };
        let (answer, change) = answer(facts, &mut act, to.sheet, row);
        let known: Vec<&Problem> = known.iter().filter(|p| p.code == row.code).collect();
        rows.push(TakenRow {
            line: row.line,
            code: row.code.clone(),
            title: indicator.title.clone(),
            score: score_item(indicator, &answer),
            answer,
            change,
            point: point(facts, &mut act, indicator, row, &known, to),
            understood: row.understood.clone(),
            remarks: row.remarks.clone(),
        });
    }
    Taken { act, rows }
}

fn answer(facts: &Facts, act: &mut Act, sheet: &str, row: &FilledRow) -> (Answer, Change) {
    let was = Answer::of(facts, sheet, &row.code);
    let (verdict, count, reason) = match row.verdict {
        VerdictCell::Blank => (was.verdict, was.count, was.reason.clone()),
        VerdictCell::Unanswered => (None, None, String::new()),
        VerdictCell::Given(verdict) => (Some(verdict), row.count, row.reason.clone()),
    };
    let note = if row.note.is_empty() { was.note.clone() } else { row.note.clone() };
    let unresolved = was.unresolved && row.verdict == VerdictCell::Blank;
    let now = Answer { verdict, count, reason, note, sample: was.sample, unresolved };
    if row.verdict != VerdictCell::Blank || now != was {
        now.write(facts, act, sheet, &row.code);
    }
    let change = match (row.verdict, was.verdict) {
        _ if now == was && row.verdict == VerdictCell::Blank => Change::Left,
        _ if now == was => Change::Same,
        (VerdictCell::Unanswered, Some(_)) => Change::Cleared,
        (VerdictCell::Given(_), None) => Change::New,
        _ => Change::Changed,
    };
    (now, change)
}

/// A fact that is known already is the same problem; a single known problem whose fact reads otherwise was reworded.
/// What was handed to the branch, or is being rectified, is never reworded: another fact is another problem.
fn point(
    facts: &Facts,
    act: &mut Act,
    indicator: &Indicator,
    row: &FilledRow,
    known: &[&Problem],
    to: Context,
) -> Option<(PointChange, String, String)> {
    let Some(point) = &row.point else {
        let kept = known.first()?;
        return Some((PointChange::Kept, kept.id.clone(), kept.fact.clone()));
    };
    let same = known.iter().find(|p| p.fact.trim() == point.fact).copied();
    let reworded = || if let [only] = known { Some(*only).filter(|p| !handed(facts, p)) } else { None };
    match same.or_else(reworded) {
        Some(old) => Some((update(facts, act, old, point, to), old.id.clone(), point.fact.clone())),
        None => Some((PointChange::New, mark(facts, act, indicator, point, to), point.fact.clone())),
    }
}

/// Whether others have it already: the branch signed for it, or rectification began.
fn handed(facts: &Facts, problem: &Problem) -> bool {
    problem.status != Status::Todo || Feedback::of(facts, &problem.visit).given()
}

/// What a form says of a problem that was handed over: nothing is changed.
fn compare(old: &Problem, point: &Point) -> PointChange {
    let texts = [(&point.suggestion, &old.suggestion), (&point.responsible, &old.responsible)];
    let other = texts.iter().any(|(now, was)| !now.is_empty() && now != was);
    let due = point.due.is_some_and(|due| due.to_string() != old.due);
    match (due, other || point.class.is_some_and(|class| Some(class) != old.class)) {
        (true, _) => PointChange::DueFixed,
        (false, true) => PointChange::Handed,
        (false, false) => PointChange::Same,
    }
}

fn mark(facts: &Facts, act: &mut Act, indicator: &Indicator, point: &Point, to: Context) -> String {
    let due = point.due.or_else(|| default_due(facts, point.class, to));
    let new = NewProblem {
        sheet: to.sheet.into(),
        round: to.round.into(),
        branch: to.branch.into(),
        code: indicator.code.clone(),
        step: Some(indicator.step),
        fact: point.fact.clone(),
        suggestion: point.suggestion.clone(),
        class: point.class,
        responsible: point.responsible.clone(),
        due: due.map(|d| d.to_string()).unwrap_or_default(),
    };
    problem::mark(facts, act, &new)
}

fn update(facts: &Facts, act: &mut Act, old: &Problem, point: &Point, to: Context) -> PointChange {
    if handed(facts, old) {
        return compare(old, point);
    }
    let before = act.edits().len();
    let texts = [("fact", &point.fact), ("suggestion", &point.suggestion), ("responsible", &point.responsible)];
    for (field, value) in texts.into_iter().filter(|(_, value)| !value.is_empty()) {
        act.set(facts, "problem", &old.id, field, value);
    }
    let class = point.class.filter(|c| Some(*c) != old.class);
    if let Some(class) = class {
        act.set(facts, "problem", &old.id, "class", class.code());
    }
    // A deadline of its own counts; one that followed from the class follows the new class.
    let due = point.due.or_else(|| default_due(facts, class, to)).map(|d| d.to_string()).filter(|d| *d != old.due);
    if let Some(due) = &due {
        problem::set_due(facts, act, old, due);
    }
    if act.edits().len() > before { PointChange::Changed } else { PointChange::Same }
}

fn default_due(facts: &Facts, class: Option<Class>, to: Context) -> Option<NaiveDate> {
    let due = Deadlines::of(facts).due(to.holidays, class?.code(), to.found_on)?;
    Some(due.date)
}
