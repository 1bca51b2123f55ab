//! 问题点: what was found, what to do about it, by when, and how far it is (R051, R086, rules.md §3).

use super::act::Act;
use super::checklist::Step;
use super::facts::Facts;
use super::person;
use super::record::{Record, by_birth};
use super::schema;
use crate::text::{Lang, Say, visit as text};

/// How a problem is to be rectified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 立行立改, 3 working days by default.
    Now,
    /// 限期整改, 7 working days by default.
    Dated,
    /// 长期整改, by an explicit date.
    Long,
}

impl Class {
    /// All, in order of gravity.
    pub const ALL: [Class; 3] = [Class::Now, Class::Dated, Class::Long];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Class::Now => "now",
            Class::Dated => "dated",
            Class::Long => "long",
        }
    }

    /// Reads the code or the Chinese name (with or without 整改).
    pub fn parse(text: &str) -> Option<Class> {
        let wanted = text.trim().trim_end_matches("整改");
        Class::ALL.into_iter().find(|c| {
            let zh = schema::shown(schema::CLASSES, c.code(), Lang::Zh);
            text.trim() == c.code() || wanted == zh.trim_end_matches("整改")
        })
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::CLASSES, self.code(), lang)
    }
}

/// How far a problem is. 逾期 is derived from the date, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    /// 待整改.
    #[default]
    Todo,
    /// 整改中.
    Doing,
    /// 待复查.
    Review,
    /// 已销号.
    Closed,
}

impl Status {
    /// All, in order.
    pub const ALL: [Status; 4] = [Status::Todo, Status::Doing, Status::Review, Status::Closed];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Status::Todo => "todo",
            Status::Doing => "doing",
            Status::Review => "review",
            Status::Closed => "closed",
        }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(text: &str) -> Option<Status> {
        let text = text.trim();
        Status::ALL.into_iter().find(|s| text == s.code() || text == s.name(Lang::Zh))
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::STATUSES, self.code(), lang)
    }
}

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
    /// How far it is.
    pub status: Status,
    /// The problem it came back from (反弹).
    pub ancestor: String,
    /// Some cell is in conflict.
    pub unresolved: bool,
}

impl Problem {
    fn from(r: &Record) -> Problem {
        let text = |field| r.get(field).to_string();
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
            status: Status::parse(r.get("status")).unwrap_or_default(),
            ancestor: text("ancestor"),
            unresolved: r.unresolved(),
        }
    }

    /// The problem with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Problem> {
        facts.get("problem", id).map(Problem::from)
    }

    /// Every problem, by number.
    pub fn all(facts: &Facts) -> Vec<Problem> {
        sorted(facts.all("problem").map(Problem::from).collect())
    }

    /// The problems of a visit, by number.
    pub fn of_visit(facts: &Facts, visit: &str) -> Vec<Problem> {
        sorted(facts.with("problem", "visit", visit).map(Problem::from).collect())
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

    /// The number people read: as given, followed by the device that gave it where two laptops that did not know of
    /// each other gave the same one. The given number itself never changes.
    pub fn shown_number(&self, facts: &Facts) -> String {
        let twins = facts.with("problem", "number", &self.number).take(2).count();
        match self.id.split_once('-') {
            Some((device, _)) if twins > 1 => format!("{}/{}", self.number, device.trim_start_matches('x')),
            _ => self.number.clone(),
        }
    }
}

fn sorted(mut list: Vec<Problem>) -> Vec<Problem> {
    list.sort_by(|a, b| a.number.cmp(&b.number).then_with(|| by_birth(&a.id, &b.id)));
    list
}

/// What is known of a problem when it is marked.
#[derive(Debug, Clone, Default)]
pub struct NewProblem {
    /// Sheet it was found on; may be empty.
    pub sheet: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// Indicator code; may be empty.
    pub code: String,
    /// Step at which it was found.
    pub step: Option<Step>,
    /// The fact.
    pub fact: String,
    /// Suggestion.
    pub suggestion: String,
    /// Class.
    pub class: Option<Class>,
    /// Responsible person.
    pub responsible: String,
    /// Deadline.
    pub due: String,
}

/// Marks a problem and returns its id.
pub fn mark(facts: &Facts, act: &mut Act, new: &NewProblem) -> String {
    let number = next_number(facts, act, &new.round, &new.branch, &new.sheet);
    let visit = super::visit::id_of(&new.round, &new.branch);
    let visit = if facts.get("visit", &visit).is_some() { visit } else { String::new() };
    let id = act.create("problem");
    let fields = [
        ("number", number.as_str()),
        ("visit", &visit),
        ("sheet", &new.sheet),
        ("round", &new.round),
        ("branch", &new.branch),
        ("code", &new.code),
        ("step", new.step.map_or("", Step::code)),
        ("fact", &new.fact),
        ("suggestion", &new.suggestion),
        ("class", new.class.map_or("", Class::code)),
        ("responsible", &new.responsible),
        ("due", &new.due),
        ("first_due", &new.due),
        ("status", Status::Todo.code()),
    ];
    act.set_all(facts, "problem", &id, &fields);
    id
}

/// Changes the deadline while it is being agreed on. The first deadline follows until the feedback was received;
/// afterwards only an extension may move it.
pub fn set_due(facts: &Facts, act: &mut Act, problem: &Problem, due: &str) {
    act.set(facts, "problem", &problem.id, "due", due);
    if !super::feedback::Feedback::of(facts, &problem.visit).given() {
        act.set(facts, "problem", &problem.id, "first_due", due);
    }
}

/// `2026Q4-B04-03`: the next free number in the block of the inspector. Each member of the team has a block of
/// twenty (by the order of their ids), so that laptops that have the plan but not each other do not collide.
/// The next number is free if no problem, deleted ones included, and no edit of this act has it.
fn next_number(facts: &Facts, act: &Act, round: &str, branch: &str, sheet: &str) -> String {
    let prefix = format!("{round}-{branch}-");
    let visit = super::visit::id_of(round, branch);
    let inspector = sheet.strip_prefix(visit.as_str()).map_or("", |rest| rest.trim_start_matches('/'));
    let mut team: Vec<_> = facts.under("member", &visit).map(|m| person::root(facts, m.tail())).collect();
    team.sort_unstable();
    team.dedup();
    let block = team.iter().position(|p| *p == person::root(facts, inspector)).unwrap_or(0);
    let taken: std::collections::BTreeSet<&str> = facts
        .every()
        .filter(|r| r.entity == "problem")
        .map(|r| r.get("number"))
        .chain(act.edits().iter().filter(|e| e.entity == "problem" && e.field == "number").map(|e| e.value.as_str()))
        .collect();
    let first = block as u32 * 20 + 1;
    let free = (first..).map(|n| format!("{prefix}{n:02}")).find(|n| !taken.contains(n.as_str()));
    free.unwrap_or(prefix)
}

/// Why a problem may not go on like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepError {
    /// From this state one cannot get to that one.
    NoWay(Status, Status),
    /// A word is missing: what happened, or why.
    NoteMissing,
    /// Closing needs evidence.
    EvidenceMissing,
    /// An extension needs a later date.
    DateMissing,
    /// An extension needs a named approver.
    ApproverMissing,
    /// The branch may not close its own problem.
    OwnBranch(String),
}

impl Say for StepError {
    fn say(&self, lang: Lang) -> String {
        match self {
            StepError::NoWay(from, to) => text::no_way(lang, from.name(lang), to.name(lang)),
            StepError::NoteMissing => text::note_missing(lang),
            StepError::EvidenceMissing => text::evidence_missing(lang),
            StepError::DateMissing => text::extension_date_missing(lang),
            StepError::ApproverMissing => text::approver_missing(lang),
            StepError::OwnBranch(branch) => text::own_closing(lang, branch),
        }
    }
}

/// What goes with a change of state.
#[derive(Debug, Clone, Default)]
pub struct Move<'a> {
    /// What was done, or why.
    pub note: &'a str,
    /// What shows it; required for 已销号.
    pub evidence: &'a str,
    /// The acting person's id.
    pub by: &'a str,
    /// Local time, RFC 3339.
    pub at: &'a str,
}

/// The steps a problem may take, each with the event that is written down for it.
const WAYS: [(Status, Status, &str); 7] = [
    (Status::Todo, Status::Doing, "measure"),
    (Status::Doing, Status::Review, "evidence"),
    (Status::Review, Status::Doing, "fail"),
    (Status::Review, Status::Closed, "verify"),
    (Status::Todo, Status::Closed, "verify"),
    (Status::Closed, Status::Doing, "reopen"),
    (Status::Closed, Status::Todo, "reopen"),
];

/// Moves a problem to another state and writes the event down.
///
/// # Errors
/// A step that is not in the table; 待整改 → 已销号 is only for 立行立改; a missing note or evidence; somebody of
/// the inspected branch closing its own problem.
pub fn advance(facts: &Facts, act: &mut Act, p: &Problem, to: Status, with: &Move) -> Result<(), StepError> {
    let way = WAYS.iter().find(|w| w.0 == p.status && w.1 == to).ok_or(StepError::NoWay(p.status, to))?;
    if p.status == Status::Todo && to == Status::Closed && p.class != Some(Class::Now) {
        return Err(StepError::NoWay(p.status, to));
    }
    if with.note.trim().is_empty() {
        return Err(StepError::NoteMissing);
    }
    if to == Status::Closed {
        if with.evidence.trim().is_empty() {
            return Err(StepError::EvidenceMissing);
        }
        if facts.value("person", person::root(facts, with.by), "branch") == p.branch {
            return Err(StepError::OwnBranch(super::visit::branch_name(facts, &p.branch)));
        }
    }
    act.set(facts, "problem", &p.id, "status", to.code());
    if !with.evidence.trim().is_empty() && way.2 != "evidence" {
        write_event(facts, act, p, "evidence", with.evidence, with);
    }
    write_event(facts, act, p, way.2, with.note, with);
    Ok(())
}

/// Extends the deadline: a later date, a reason and an approver; the first deadline stays.
///
/// # Errors
/// A missing reason, approver or later date; a closed problem.
pub fn extend(
    facts: &Facts,
    act: &mut Act,
    p: &Problem,
    due: &str,
    approver: &str,
    with: &Move,
) -> Result<(), StepError> {
    if p.status == Status::Closed {
        return Err(StepError::NoWay(p.status, p.status));
    }
    if with.note.trim().is_empty() {
        return Err(StepError::NoteMissing);
    }
    if approver.trim().is_empty() {
        return Err(StepError::ApproverMissing);
    }
    if due <= p.due.as_str() {
        return Err(StepError::DateMissing);
    }
    act.set(facts, "problem", &p.id, "due", due);
    let event = write_event(facts, act, p, "extend", with.note, with);
    act.set_all(facts, "event", &event, &[("approver", approver), ("due", due)]);
    Ok(())
}

fn write_event(facts: &Facts, act: &mut Act, p: &Problem, kind: &str, note: &str, with: &Move) -> String {
    let id = act.create("event");
    let fields = [("problem", p.id.as_str()), ("kind", kind), ("text", note), ("by", with.by), ("at", with.at)];
    act.set_all(facts, "event", &id, &fields);
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with};

    fn setting() -> Facts {
        facts_with(&[
            ("branch", "B04", "name", "生产一支部"),
            ("visit", "2026Q4/B04", "round", "2026Q4"),
            ("member", "2026Q4/B04/x-1", "visit", "2026Q4/B04"),
            ("member", "2026Q4/B04/x-2", "visit", "2026Q4/B04"),
            ("person", "x-1", "branch", "B01"),
            ("person", "x-9", "branch", "B04"),
        ])
    }

    fn marked(facts: &mut Facts, sheet: &str, class: Class) -> Problem {
        let new = NewProblem {
            sheet: sheet.into(),
            round: "2026Q4".into(),
            branch: "B04".into(),
            fact: "缺6月支委会记录".into(),
            class: Some(class),
            due: "2026-12-01".into(),
            ..NewProblem::default()
        };
        let mut act = facts.act();
        let id = mark(facts, &mut act, &new);
        apply(facts, &act);
        Problem::of(facts, &id).unwrap()
    }

    #[test]
    fn numbers_run_in_the_inspectors_block_and_are_never_used_twice() {
        let mut facts = setting();
        let first = marked(&mut facts, "2026Q4/B04/x-1", Class::Dated);
        let second = marked(&mut facts, "2026Q4/B04/x-1", Class::Dated);
        let other = marked(&mut facts, "2026Q4/B04/x-2", Class::Dated);
        assert_eq!([&*first.number, &*second.number], ["2026Q4-B04-01", "2026Q4-B04-02"]);
        assert_eq!(other.number, "2026Q4-B04-21");
        let mut act = facts.act();
        act.delete(&facts, "problem", &second.id);
        apply(&mut facts, &act);
        assert_eq!(marked(&mut facts, "2026Q4/B04/x-1", Class::Dated).number, "2026Q4-B04-03");
    }

    #[test]
    fn a_number_given_twice_by_laptops_apart_keeps_its_digits_and_names_its_laptop() {
        let mut facts = setting();
        let mine = marked(&mut facts, "2026Q4/B04/x-1", Class::Now);
        assert_eq!(mine.shown_number(&facts), "2026Q4-B04-01");
        crate::model::testing::put(&mut facts, "problem", "xZZZZZ-7", "number", "2026Q4-B04-01");
        assert_eq!(mine.shown_number(&facts), "2026Q4-B04-01/BCDFG");
    }

    #[test]
    fn every_step_that_is_not_in_the_table_is_refused() {
        for from in Status::ALL {
            for to in Status::ALL {
                let mut facts = setting();
                let p = Problem { status: from, ..marked(&mut facts, "", Class::Now) };
                let with = Move { note: "已补", evidence: "记录本第3页", by: "x-1", at: "" };
                let may = advance(&facts, &mut facts.act(), &p, to, &with).is_ok();
                assert_eq!(may, WAYS.iter().any(|w| (w.0, w.1) == (from, to)), "{from:?} -> {to:?}");
            }
        }
    }

    #[test]
    fn closing_needs_evidence_and_somebody_who_is_not_of_the_branch() {
        let mut facts = setting();
        let p = Problem { status: Status::Review, ..marked(&mut facts, "", Class::Dated) };
        let close = |by: &str, note: &str, evidence: &str| {
            advance(&facts, &mut facts.act(), &p, Status::Closed, &Move { note, evidence, by, at: "" })
        };
        assert_eq!(close("x-1", "已复查", " "), Err(StepError::EvidenceMissing));
        assert_eq!(close("x-1", "", "照片"), Err(StepError::NoteMissing));
        assert_eq!(close("x-9", "已复查", "照片"), Err(StepError::OwnBranch("生产一支部".into())));
        assert_eq!(close("x-1", "已复查", "照片"), Ok(()));
        let todo = Problem { status: Status::Todo, ..p.clone() };
        let with = Move { note: "已改", evidence: "照片", by: "x-1", at: "" };
        let skipped = advance(&facts, &mut facts.act(), &todo, Status::Closed, &with);
        assert_eq!(skipped, Err(StepError::NoWay(Status::Todo, Status::Closed)), "only 立行立改 closes on the spot");
    }

    #[test]
    fn an_extension_keeps_the_first_deadline_and_needs_a_later_date_and_an_approver() {
        let mut facts = setting();
        let p = marked(&mut facts, "", Class::Dated);
        let with = Move { note: "等备件", by: "x-1", ..Move::default() };
        assert_eq!(extend(&facts, &mut facts.act(), &p, "2026-12-01", "王芳", &with), Err(StepError::DateMissing));
        assert_eq!(extend(&facts, &mut facts.act(), &p, "2026-12-09", "", &with), Err(StepError::ApproverMissing));
        let mut act = facts.act();
        extend(&facts, &mut act, &p, "2026-12-09", "王芳", &with).unwrap();
        apply(&mut facts, &act);
        let p = Problem::of(&facts, &p.id).unwrap();
        assert_eq!((p.due.as_str(), p.first_due.as_str()), ("2026-12-09", "2026-12-01"));
    }
}
