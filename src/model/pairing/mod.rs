//! 结对提升: who helps which branch, on what terms, and how far they are (R060–R074, R130–R155).

mod clock;
mod hints;
mod ledger;
mod outcome;
mod strip;
mod survey;

pub use clock::{Clock, Rule, Side, Standing, clocks};
pub use hints::{Hint, hints, score, year};
pub use ledger::{
    Contact, Gap, Goal, Task, add_findings, add_gap, add_task, finish_task, log, measure_goal, set_goal, settle,
};
pub use outcome::{Hope, hopes};
pub use strip::{MonthStrip, QuarterStrip, months, quarters};
pub use survey::{COLUMNS as SURVEY_COLUMNS, SMALLEST_GROUP, Survey, SurveyResult, hold, parse as parse_survey, reply};

use super::act::Act;
use super::facts::Facts;
use super::record::Record;
use crate::text::model::pairing as text;
use crate::text::{Lang, Say};
use chrono::{Months, NaiveDate};

/// The three who sign (R130, R155), in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// 甲方, the helper.
    Helper,
    /// 乙方, the branch.
    Branch,
    /// 监督方, 党群部.
    Office,
}

impl Party {
    /// All, in the order of the paper.
    pub const ALL: [Party; 3] = [Party::Helper, Party::Branch, Party::Office];

    fn field(self) -> &'static str {
        match self {
            Party::Helper => "signed_helper",
            Party::Branch => "signed_branch",
            Party::Office => "signed_office",
        }
    }

    /// 甲方, 乙方, 监督方.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Party::Helper => text::helper_side(lang),
            Party::Branch => text::branch_side(lang),
            Party::Office => text::office_side(lang),
        }
    }
}

/// One 结对 with its 《结对提升责任书》.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Record id.
    pub id: String,
    /// Branch code.
    pub branch: String,
    /// Person id of the helper; may be empty while only the post is known.
    pub helper: String,
    /// The helper's post.
    pub post: String,
    /// First day of the term.
    pub from: Option<NaiveDate>,
    /// Last day of the term, without the extension.
    pub to: Option<NaiveDate>,
    /// Committee member who keeps the ledger (R142).
    pub keeper: String,
    /// Committee member who follows up participation (R142).
    pub follower: String,
    /// When the three signed, in the order of [`Party::ALL`].
    pub signed: [Option<NaiveDate>; 3],
    /// First acceptance: empty, `pass` or `extend`.
    pub verdict: String,
    /// Text of the 《加急整改方案》 (R151).
    pub urgent_plan: String,
    /// Acceptance after the extension: empty, `pass` or `fail`.
    pub last_verdict: String,
}

/// How far a pair is (rules.md §3, 责任书).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// 草稿: not signed by all three; nothing runs (R155).
    Draft,
    /// 已签署, the term has not begun.
    Signed,
    /// 履行中.
    Running,
    /// The term is over: 期末验收 is due.
    Acceptance,
    /// 延长1个月.
    Extended,
    /// The extension is over: the second acceptance is due.
    LastAcceptance,
    /// 帮扶合格.
    Passed,
    /// 仍不达标 (R154).
    Failed,
}

/// Why something about a pair is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairError {
    /// The branch has a pair that is not over yet.
    BranchPaired(String),
    /// The person belongs to the branch that is to be helped.
    OwnBranch,
    /// The first day is after the last.
    Term,
    /// What is still missing before anybody can sign: a list in words.
    Unready(Vec<Lack>),
    /// Signed already: terms and parties stay.
    Signed,
    /// Acceptance comes when the term (or its extension) is over, or on its last day.
    NotYet(NaiveDate),
    /// There is nothing to accept in this stage.
    NoAcceptance,
    /// These aims are not reached: a pass would be untrue (R151).
    Unreached(Vec<String>),
    /// An extension needs the 《加急整改方案》.
    NoUrgentPlan,
    /// Text is missing.
    Empty,
    /// The contract is not in force: nothing is recorded under it yet.
    NotInForce,
}

/// What a contract lacks before it can be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The helper's name.
    Helper,
    /// 责任期限 (R130).
    Term,
    /// At least one 量化目标 with its target (R131).
    Goals,
    /// The two committee members (R142).
    Members,
}

impl Say for Lack {
    fn say(&self, lang: Lang) -> String {
        match self {
            Lack::Helper => text::lack_helper(lang),
            Lack::Term => text::lack_term(lang),
            Lack::Goals => text::lack_goals(lang),
            Lack::Members => text::lack_members(lang),
        }
    }
}

impl Say for PairError {
    fn say(&self, lang: Lang) -> String {
        let comma = if lang == Lang::En { ", " } else { "、" };
        match self {
            PairError::BranchPaired(post) => text::branch_paired(lang, post),
            PairError::OwnBranch => text::own_branch(lang),
            PairError::Term => text::bad_term(lang),
            PairError::Unready(lacks) => {
                text::unready(lang, lacks.iter().map(|l| l.say(lang)).collect::<Vec<_>>().join(comma))
            }
            PairError::Signed => text::signed(lang),
            PairError::NotYet(day) => text::not_yet(lang, day),
            PairError::NoAcceptance => text::no_acceptance(lang),
            PairError::Unreached(aims) => text::unreached(lang, aims.join(comma)),
            PairError::NoUrgentPlan => text::no_urgent_plan(lang),
            PairError::Empty => text::empty(lang),
            PairError::NotInForce => text::not_in_force(lang),
        }
    }
}

crate::said!(PairError);

fn day(r: &Record, field: &str) -> Option<NaiveDate> {
    r.get(field).parse().ok()
}

impl Pair {
    fn from(r: &Record) -> Pair {
        let text = |field| r.get(field).to_string();
        Pair {
            id: r.id.clone(),
            branch: text("branch"),
            helper: text("helper"),
            post: text("helper_post"),
            from: day(r, "from"),
            to: day(r, "to"),
            keeper: text("keeper"),
            follower: text("follower"),
            signed: Party::ALL.map(|p| day(r, p.field())),
            verdict: text("verdict"),
            urgent_plan: text("urgent_plan"),
            last_verdict: text("last_verdict"),
        }
    }

    /// The pair with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Pair> {
        facts.get("pair", id).map(Pair::from)
    }

    /// Every pair, by branch, a branch's oldest first.
    pub fn all(facts: &Facts) -> Vec<Pair> {
        let mut all: Vec<_> = facts.all("pair").map(Pair::from).collect();
        all.sort_by(|a, b| a.branch.cmp(&b.branch).then_with(|| super::record::by_birth(&a.id, &b.id)));
        all
    }

    /// The pair of a branch that is not over.
    pub fn live(facts: &Facts, branch: &str) -> Option<Pair> {
        facts.with("pair", "branch", branch).map(Pair::from).filter(|p| !p.over()).last()
    }

    fn over(&self) -> bool {
        self.verdict == "pass" || !self.last_verdict.is_empty()
    }

    /// From which day it binds: the later of the first day of the term and the last signature (R155).
    pub fn in_force(&self) -> Option<NaiveDate> {
        let mut last = self.from?;
        for signed in self.signed {
            last = last.max(signed?);
        }
        Some(last)
    }

    /// The last day, with the month of extension: the same day of the next month, or its last day (R151).
    pub fn end(&self) -> Option<NaiveDate> {
        if self.verdict == "extend" { self.to?.checked_add_months(Months::new(1)) } else { self.to }
    }

    /// How far it is on a day.
    pub fn stage(&self, today: NaiveDate) -> Stage {
        let Some(start) = self.in_force() else { return Stage::Draft };
        let over = self.end().is_some_and(|end| today > end);
        match (self.verdict.as_str(), self.last_verdict.as_str()) {
            ("pass", _) | (_, "pass") => Stage::Passed,
            (_, "fail") => Stage::Failed,
            ("extend", _) if over => Stage::LastAcceptance,
            ("extend", _) => Stage::Extended,
            _ if over => Stage::Acceptance,
            _ if today < start => Stage::Signed,
            _ => Stage::Running,
        }
    }

    /// What is missing before it can be signed.
    pub fn lacks(&self, facts: &Facts) -> Vec<Lack> {
        let goals = Goal::of_pair(facts, &self.id);
        let aimed = !goals.is_empty() && goals.iter().all(|g| !g.name.is_empty() && !g.target.is_empty());
        let found = [
            (self.helper.is_empty(), Lack::Helper),
            (self.from.is_none() || self.to.is_none(), Lack::Term),
            (!aimed, Lack::Goals),
            (self.keeper.is_empty() || self.follower.is_empty(), Lack::Members),
        ];
        found.into_iter().filter(|f| f.0).map(|f| f.1).collect()
    }

    /// Other branches that this helper helps at the same time: 结对 is one to one (R060), which is a warning.
    pub fn shared_helper(&self, facts: &Facts) -> Vec<String> {
        let same = |p: &Pair| p.id != self.id && !p.over() && !self.post.is_empty() && p.post == self.post;
        Pair::all(facts).into_iter().filter(same).map(|p| p.branch).collect()
    }

    /// Whether 党群部 helps here itself and would score its own head: a second signatory is asked for (AMB-19).
    pub fn scores_itself(&self) -> bool {
        self.post.contains("党群部")
    }
}

impl Stage {
    /// 草稿, 履行中 ….
    pub fn title(self, lang: Lang) -> String {
        match self {
            Stage::Draft => text::stage_draft(lang),
            Stage::Signed => text::stage_signed(lang),
            Stage::Running => text::stage_running(lang),
            Stage::Acceptance | Stage::LastAcceptance => text::stage_acceptance(lang),
            Stage::Extended => text::stage_extended(lang),
            Stage::Passed => text::stage_passed(lang),
            Stage::Failed => text::stage_failed(lang),
        }
    }
}

/// Draws up the pairs that the organisation names by the helper's post (R061–R064) and that are not there yet;
/// returns their ids.
pub fn draw_up_named(facts: &Facts, act: &mut Act) -> Vec<String> {
    let mut named: Vec<_> = facts.all("branch").filter(|b| !b.get("helper_post").is_empty()).collect();
    named.sort_by(|a, b| a.id.cmp(&b.id));
    let fresh = named.into_iter().filter(|b| Pair::live(facts, &b.id).is_none());
    fresh.filter_map(|b| draw_up(facts, act, &b.id, "", b.get("helper_post")).ok()).collect()
}

/// Draws up a pair and returns its id.
///
/// # Errors
/// The branch has one; the helper is of the branch itself.
pub fn draw_up(facts: &Facts, act: &mut Act, branch: &str, helper: &str, post: &str) -> Result<String, PairError> {
    if let Some(other) = Pair::live(facts, branch) {
        return Err(PairError::BranchPaired(other.post));
    }
    if !helper.is_empty() && facts.value("person", helper, "branch") == branch {
        return Err(PairError::OwnBranch);
    }
    let id = act.create("pair");
    act.set_all(facts, "pair", &id, &[("branch", branch), ("helper", helper), ("helper_post", post)]);
    Ok(id)
}

/// Sets parties and terms of a contract that nobody has signed: fields of the schema with their canonical values.
///
/// # Errors
/// Somebody signed; the term ends before it begins; the helper is of the branch itself.
pub fn set_terms(facts: &Facts, act: &mut Act, id: &str, fields: &[(&str, &str)]) -> Result<(), PairError> {
    let Some(pair) = Pair::of(facts, id) else { return Err(PairError::Empty) };
    if pair.signed.iter().any(Option::is_some) {
        return Err(PairError::Signed);
    }
    let given = |key: &str| fields.iter().find(|f| f.0 == key).map(|f| f.1);
    let date = |key: &str, old: Option<NaiveDate>| given(key).map_or(old, |v| v.parse().ok());
    if let (Some(from), Some(to)) = (date("from", pair.from), date("to", pair.to))
        && to < from
    {
        return Err(PairError::Term);
    }
    if given("helper").is_some_and(|h| !h.is_empty() && facts.value("person", h, "branch") == pair.branch) {
        return Err(PairError::OwnBranch);
    }
    act.set_all(facts, "pair", id, fields);
    Ok(())
}

/// One party signed on a day (on paper: the app prints blank lines and records the date).
///
/// # Errors
/// The contract is not complete.
pub fn sign(facts: &Facts, act: &mut Act, id: &str, party: Party, on: NaiveDate) -> Result<(), PairError> {
    let Some(pair) = Pair::of(facts, id) else { return Err(PairError::Empty) };
    let lacks = pair.lacks(facts);
    if !lacks.is_empty() {
        return Err(PairError::Unready(lacks));
    }
    act.set(facts, "pair", id, party.field(), &on.to_string());
    Ok(())
}

/// 期末验收 on a day (R151–R154): a pass where all aims are reached, else an extension by a month with an urgent plan;
/// at the end of the extension a pass or a failure.
///
/// # Errors
/// The term is not over; aims are not reached; no urgent plan; nothing to accept in this stage.
pub fn accept(
    facts: &Facts,
    act: &mut Act,
    id: &str,
    pass: bool,
    urgent_plan: &str,
    on: NaiveDate,
) -> Result<(), PairError> {
    let Some(pair) = Pair::of(facts, id) else { return Err(PairError::Empty) };
    let end = pair.end().unwrap_or(on);
    let last = match pair.stage(on) {
        Stage::Acceptance => false,
        Stage::LastAcceptance => true,
        Stage::Running if on >= end => false,
        Stage::Extended if on >= end => true,
        Stage::Running | Stage::Extended => return Err(PairError::NotYet(end)),
        Stage::Draft | Stage::Signed | Stage::Passed | Stage::Failed => return Err(PairError::NoAcceptance),
    };
    let unreached: Vec<_> = hopes(facts, &pair, Lang::Zh).into_iter().filter(|h| !h.reached).map(|h| h.name).collect();
    if pass && !unreached.is_empty() {
        return Err(PairError::Unreached(unreached));
    }
    let day = on.to_string();
    let fields = match (last, pass) {
        (true, _) => vec![("last_verdict", if pass { "pass" } else { "fail" }), ("last_verdict_on", day.as_str())],
        (false, true) => vec![("verdict", "pass"), ("verdict_on", day.as_str())],
        (false, false) if urgent_plan.trim().is_empty() => return Err(PairError::NoUrgentPlan),
        (false, false) => {
            vec![("verdict", "extend"), ("verdict_on", day.as_str()), ("urgent_plan", urgent_plan.trim())]
        }
    };
    act.set_all(facts, "pair", id, &fields);
    Ok(())
}

#[cfg(test)]
mod tests;
