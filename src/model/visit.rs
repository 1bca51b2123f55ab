//! 检查: one branch inspected in one quarter by a team (R080–R088, AMB-20).

use super::act::Act;
use super::facts::Facts;
use super::feedback::Feedback;
use super::lookback::{Lookback, Standing};
use super::person::{self, Person};
use super::problem::{Problem, Status};
use super::schema;
use super::sheet::Sheet;
use crate::text::{Lang, Say, visit as text};

/// Where a visit stands (rules.md §3). Derived from what was done; only 作废 is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 待检查: nothing answered yet.
    Planned,
    /// 检查中: a sheet is being filled in.
    Open,
    /// 待反馈: finalised, feedback not yet received by the branch.
    Feedback,
    /// 已反馈: feedback received, no rectification begun.
    Told,
    /// 整改中: rectification under way.
    Fixing,
    /// 已办结: every problem closed off.
    Done,
    /// 作废, with a reason.
    Void,
}

impl State {
    /// The code in `schema::VISIT_STATES`.
    pub fn code(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::Open => "open",
            State::Feedback => "feedback",
            State::Told => "told",
            State::Fixing => "fixing",
            State::Done => "done",
            State::Void => "void",
        }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::VISIT_STATES, self.code(), lang)
    }
}

/// A member of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: String,
    /// `leader`, `recorder` or `member`.
    pub duty: String,
    /// Why somebody who should stand back takes part.
    pub override_reason: String,
}

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// `<round>/<branch>`.
    pub id: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// `YYYY-MM-DD`, or empty.
    pub date: String,
    /// Who gave the report.
    pub reporter: String,
    /// The team.
    pub team: Vec<Member>,
    /// Whether it was declared void.
    pub void: bool,
}

/// Why a visit cannot be arranged like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitError {
    /// No such branch.
    UnknownBranch(String),
    /// The quarter was not opened.
    UnknownRound(String),
    /// An inspector belongs to the inspected branch (回避).
    OwnBranch {
        /// Name of the inspector.
        person: String,
        /// Name of the branch.
        branch: String,
    },
}

impl Say for VisitError {
    fn say(&self, lang: Lang) -> String {
        match self {
            VisitError::UnknownBranch(code) => text::unknown_branch(lang, code),
            VisitError::UnknownRound(round) => text::unknown_round(lang, round),
            VisitError::OwnBranch { person, branch } => text::own_branch(lang, person, branch),
        }
    }
}

/// 应访人数 of a visit, if it says one.
pub fn interview_due(facts: &Facts, visit: &str) -> Option<u32> {
    facts.value("visit", visit, "interview_due").parse().ok()
}

/// Writes 应访人数 down; none takes it away.
pub fn set_interview_due(facts: &Facts, act: &mut Act, visit: &str, due: Option<u32>) {
    act.set(facts, "visit", visit, "interview_due", &due.map(|n| n.to_string()).unwrap_or_default());
}

/// Writes down who gives the report (汇报人).
pub fn set_reporter(facts: &Facts, act: &mut Act, visit: &str, name: &str) {
    act.set(facts, "visit", visit, "reporter", name.trim());
}

/// The day of a visit, where it lies outside of its quarter.
pub fn outside(facts: &Facts, visit: &str) -> Option<chrono::NaiveDate> {
    let date = facts.value("visit", visit, "date").parse().ok()?;
    let quarter = super::calendar::Quarter::parse(visit.split('/').next()?).ok()?;
    (!quarter.contains(date)).then_some(date)
}

/// The id on which all laptops agree.
pub fn id_of(round: &str, branch: &str) -> String {
    format!("{round}/{branch}")
}

/// The visit to which a record belongs: by its id, which begins with it, or by its field; empty if to none.
pub fn of_record(facts: &Facts, entity: &str, id: &str) -> String {
    let by_id = matches!(entity, "visit" | "member" | "sheet" | "score" | "feedback");
    let visit = if by_id { id } else { facts.value(entity, id, "visit") };
    visit.split('/').take(2).collect::<Vec<_>>().join("/")
}

impl Visit {
    /// The visit with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Visit> {
        let r = facts.get("visit", id)?;
        let member = |m: &super::record::Record| Member {
            person: m.get("person").into(),
            duty: m.get("duty").into(),
            override_reason: m.get("override").into(),
        };
        let mut team: Vec<_> = facts.under("member", id).map(member).collect();
        team.sort_by_key(|m| (DUTY_ORDER.iter().position(|d| *d == m.duty), m.person.clone()));
        Some(Visit {
            id: id.into(),
            round: r.get("round").into(),
            branch: r.get("branch").into(),
            date: r.get("date").into(),
            reporter: r.get("reporter").into(),
            team,
            void: r.get("state") == "void",
        })
    }

    /// The inspections of a quarter (look-backs are not among them), by branch.
    pub fn of_round(facts: &Facts, round: &str) -> Vec<Visit> {
        facts
            .under("visit", round)
            .filter(|r| r.get("kind") != "lookback")
            .filter_map(|r| Visit::of(facts, &r.id))
            .collect()
    }

    /// Where it stands.
    pub fn state(&self, facts: &Facts) -> State {
        if self.void {
            return State::Void;
        }
        if let Some(lookback) = Lookback::of(facts, &self.id) {
            return match lookback.standing() {
                Standing::Planned => State::Planned,
                Standing::Open => State::Open,
                Standing::Done => State::Done,
            };
        }
        let sheets = Sheet::of_visit(facts, &self.id);
        if !sheets.iter().any(|s| s.is_final()) {
            let begun = sheets.iter().any(|s| s.answers.values().any(|a| a.verdict.is_some()));
            return if begun { State::Open } else { State::Planned };
        }
        let feedback = Feedback::of(facts, &self.id);
        if !feedback.given() || sheets.iter().any(|s| feedback.former(facts, s).is_some()) {
            return State::Feedback; // what was corrected since is to be received again
        }
        let problems = Problem::of_visit(facts, &self.id);
        let closed = problems.iter().filter(|p| p.status == Status::Closed).count();
        match problems.iter().any(|p| p.status != Status::Todo) {
            _ if closed == problems.len() => State::Done,
            true => State::Fixing,
            false => State::Told,
        }
    }

    /// The name of the branch, or its code.
    pub fn branch_name(&self, facts: &Facts) -> String {
        branch_name(facts, &self.branch)
    }

    /// Names of the team, leader first.
    pub fn team_names(&self, facts: &Facts) -> Vec<String> {
        self.team.iter().map(|m| person::name_of(facts, &m.person)).collect()
    }
}

const DUTY_ORDER: [&str; 3] = ["leader", "recorder", "member"];

/// The name of a branch, or its code if it has none.
pub fn branch_name(facts: &Facts, code: &str) -> String {
    match facts.value("branch", code, "name") {
        "" => code.into(),
        name => name.into(),
    }
}

/// Adds a visit or completes one that exists, and returns its id. `date` may be empty.
///
/// # Errors
/// Unknown branch or quarter.
pub fn add(facts: &Facts, act: &mut Act, round: &str, branch: &str, date: &str) -> Result<String, VisitError> {
    if facts.get("branch", branch).is_none() {
        return Err(VisitError::UnknownBranch(branch.into()));
    }
    if facts.get("round", round).is_none() {
        return Err(VisitError::UnknownRound(round.into()));
    }
    let id = id_of(round, branch);
    act.set_all(facts, "visit", &id, &[("round", round), ("branch", branch), ("kind", "inspection")]);
    if !date.is_empty() {
        act.set(facts, "visit", &id, "date", date);
    }
    Ok(id)
}

/// Puts a person on the team of a visit.
///
/// # Errors
/// The person belongs to the inspected branch and no reason was given (AMB-20). People whose branch is not known pass.
pub fn join(
    facts: &Facts,
    act: &mut Act,
    visit: &str,
    who: &Person,
    duty: &str,
    reason: &str,
) -> Result<(), VisitError> {
    let branch = visit.split('/').nth(1).unwrap_or("");
    if !branch.is_empty() && who.branch == branch && reason.is_empty() {
        let branch = branch_name(facts, branch);
        return Err(VisitError::OwnBranch { person: who.name.clone(), branch });
    }
    let id = format!("{visit}/{}", who.id);
    act.set_all(facts, "member", &id, &[("visit", visit), ("person", &who.id), ("duty", duty)]);
    if !reason.is_empty() {
        act.set(facts, "member", &id, "override", reason);
    }
    Ok(())
}

/// Declares a visit void (作废), or valid again. The reason is the act's.
pub fn set_void(facts: &Facts, act: &mut Act, visit: &str, void: bool) {
    act.set(facts, "visit", visit, "state", if void { "void" } else { "" });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::facts_with;

    #[test]
    fn nobody_inspects_the_own_branch_without_a_reason() {
        let facts = facts_with(&[
            ("branch", "B04", "name", "生产一支部"),
            ("person", "x-1", "name", "王芳"),
            ("person", "x-1", "branch", "B04"),
        ]);
        let who = Person::of(&facts, "x-1").unwrap();
        let refused = join(&facts, &mut facts.act(), "2026Q4/B04", &who, "leader", "").unwrap_err();
        assert!(refused.say(Lang::Zh).contains("王芳 是生产一支部的人"), "{}", refused.say(Lang::Zh));
        assert_eq!(join(&facts, &mut facts.act(), "2026Q4/B04", &who, "leader", "人手不足"), Ok(()));
        assert_eq!(join(&facts, &mut facts.act(), "2026Q4/B03", &who, "leader", ""), Ok(()));
    }

    #[test]
    fn an_unknown_branch_or_a_quarter_not_opened_is_refused() {
        let facts = facts_with(&[("branch", "B04", "name", "甲"), ("round", "2026Q4", "state", "open")]);
        let try_add = |round, branch| add(&facts, &mut facts.act(), round, branch, "");
        assert_eq!(try_add("2026Q4", "B04").as_deref(), Ok("2026Q4/B04"));
        assert_eq!(try_add("2026Q3", "B04"), Err(VisitError::UnknownRound("2026Q3".into())));
        assert_eq!(try_add("2026Q4", "B99"), Err(VisitError::UnknownBranch("B99".into())));
    }
}
