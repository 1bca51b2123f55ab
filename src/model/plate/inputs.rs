//! What a quarter's plates are made of, branch by branch, and how far the quarter's steps are.

use super::composite::{Input, Inputs, Outcome, Policy, Rules, Value, rate};
use super::given::{External, Kind};
use super::{log, veto};
use crate::model::calendar::Quarter;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::org::{Branch, Org};
use crate::model::results::Results;
use crate::model::sheet::Standing;
use crate::text::model::plate as text;
use crate::text::{Lang, Say};

/// One branch in a quarter's plates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Branch code.
    pub branch: String,
    /// Its name.
    pub name: String,
    /// The post of its helper; empty if it is not paired.
    pub helper: String,
    /// The three parts.
    pub inputs: Inputs,
    /// What comes of them.
    pub outcome: Outcome,
    /// What was logged for this quarter, oldest first; empty while no plate was given.
    pub log: Vec<log::Entry>,
    /// Points lost on indicators of the veto list, where the plate would be 示范牌 (AMB-17).
    pub veto: Vec<(String, Points)>,
}

/// The rules of a quarter.
pub fn rules(facts: &Facts, round: &str) -> Rules {
    let unpaired = facts.raw("round", round).and_then(|r| r.cells.get("unpaired"));
    Rules {
        // A choice that stands against another one is no choice.
        unpaired: unpaired.filter(|c| !c.open).and_then(|c| Policy::parse(&c.value)),
        whole: facts.value("round", round, "whole_points") == "yes",
    }
}

/// Every branch that exists at the end of the quarter, by code.
pub fn lines(facts: &Facts, round: &str) -> Vec<Line> {
    lines_with(facts, round, Some(&Results::of_round(facts, round)))
}

/// The same from results that were added up before; none if the quarter has none.
pub fn lines_with(facts: &Facts, round: &str, results: Option<&Results>) -> Vec<Line> {
    let Ok(quarter) = Quarter::parse(round) else { return Vec::new() };
    let nothing = Results::default();
    let results = results.unwrap_or(&nothing);
    let named = veto::list(facts, round);
    let (rules, entries) = (rules(facts, round), log::entries(facts, round));
    let line = |b: Branch| {
        let inputs = inputs(facts, round, &b, results);
        let log = entries.iter().filter(|e| e.branch == b.code).cloned().collect();
        let outcome = rate(&inputs, &rules);
        let veto = veto::lost(&named, &outcome, results.get(&b.code));
        Line { outcome, branch: b.code, name: b.name, helper: b.helper_post, inputs, log, veto }
    };
    Org::on(facts, quarter.last_day()).branches.into_iter().map(line).collect()
}

fn inputs(facts: &Facts, round: &str, branch: &Branch, results: &Results) -> Inputs {
    let help = External::id(round, &branch.code, Kind::Help);
    let said = |field| !facts.value("external", &help, field).trim().is_empty();
    Inputs {
        star: External::value(facts, round, &branch.code, Kind::Star),
        peer: peer(results, &branch.code),
        help: External::value(facts, round, &branch.code, Kind::Help),
        paired: !branch.helper_post.is_empty(),
        countersigned: !scores_itself(&branch.helper_post) || said("second"),
        reasoned: said("note"),
    }
}

/// Whether 党群部 scores the help of its own head here (AMB-19).
pub fn scores_itself(helper_post: &str) -> bool {
    helper_post.contains("党群部")
}

fn peer(results: &Results, branch: &str) -> Input {
    let Some(result) = results.get(branch) else { return Input::NoVisit };
    match &result.standing {
        Standing::Unfinished => Input::Unfinished,
        Standing::Unreconciled(n) => Input::Unreconciled(*n),
        Standing::Score { unresolved: true, .. } => Input::Conflict,
        Standing::Score { score, .. } => Input::Given(*score),
    }
}

/// One step of the quarter, in order: the plate waits for all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Peer inspection: scores that are final, of how many.
    Peer(usize, usize),
    /// Star scores given, of how many.
    Star(usize, usize),
    /// Help scores given, of how many that need one.
    Help(usize, usize),
    /// Whether the unpaired branches were decided on; none if all are paired.
    Unpaired(Option<Policy>, usize),
    /// Plates that were given, of how many branches that can have one.
    Plates(usize, usize),
}

impl Step {
    /// Whether nothing is left to do.
    pub fn done(&self) -> bool {
        match self {
            Step::Peer(n, of) | Step::Star(n, of) | Step::Help(n, of) | Step::Plates(n, of) => n == of && *of > 0,
            Step::Unpaired(policy, n) => policy.is_some() || *n == 0,
        }
    }
}

impl Say for Step {
    fn say(&self, lang: Lang) -> String {
        match self {
            Step::Peer(n, of) => text::step_peer(lang, n, of),
            Step::Star(n, of) => text::step_star(lang, n, of),
            Step::Help(n, of) => text::step_help(lang, n, of),
            Step::Unpaired(None, n) => text::step_unpaired_open(lang, n),
            Step::Unpaired(Some(policy), n) => text::step_unpaired(lang, n, policy.name(lang)),
            Step::Plates(n, of) => text::step_plates(lang, n, of),
        }
    }
}

/// The steps of the quarter in their order (rules.md §1.3): 互查 and 星级, 帮扶, the choice for unpaired ones, 亮牌.
pub fn steps(lines: &[Line], rules: &Rules) -> Vec<Step> {
    let wanted = |l: &&Line| !matches!(l.outcome, Outcome::Unrated);
    let all: Vec<&Line> = lines.iter().filter(wanted).collect();
    let manual = rules.unpaired == Some(Policy::Manual);
    let helped: Vec<_> = all.iter().filter(|l| l.inputs.paired || manual).collect();
    let peer = all.iter().filter(|l| matches!(l.inputs.peer, Input::Given(_))).count();
    let star = all.iter().filter(|l| matches!(l.inputs.star, Value::Given(_))).count();
    let signed = |l: &&&&Line| {
        let whole = if l.inputs.paired { l.inputs.countersigned } else { l.inputs.reasoned };
        matches!(l.inputs.help, Value::Given(_)) && whole
    };
    let help = helped.iter().filter(signed).count();
    let unpaired = lines.iter().filter(|l| !l.inputs.paired).count();
    let given = all.iter().filter(|l| l.log.iter().any(|e| e.event == log::Event::Rated)).count();
    vec![
        Step::Peer(peer, all.len()),
        Step::Star(star, all.len()),
        Step::Help(help, helped.len()),
        Step::Unpaired(rules.unpaired, unpaired),
        Step::Plates(given, all.len()),
    ]
}
