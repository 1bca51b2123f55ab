//! What a plan has to reckon with: branches, inspectors, declared relations, former quarters, visits already begun.

use super::{Team, visit_id};
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::org::Org;
use crate::model::person::{self, Person};
use crate::model::round::Round;
use crate::model::visit::{State, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// So many former quarters are looked back at.
const LOOK_BACK: usize = 4;

/// Somebody who may inspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspector {
    /// Person id.
    pub id: String,
    /// Own branch.
    pub branch: String,
}

/// Everything a plan depends on, in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setting {
    /// Branches to be inspected, by code.
    pub branches: Vec<String>,
    /// The pool, by id.
    pub people: Vec<Inspector>,
    /// Declared relations (回避): person and branch.
    pub recused: BTreeSet<(String, String)>,
    /// How often a person inspected a branch lately: the last quarter weighs most.
    pub former: BTreeMap<(String, String), u32>,
    /// Visits that have begun.
    pub fixed: Vec<Team>,
    /// Members of a team (3, by wish 4).
    pub size: usize,
    /// Whether two branches may inspect each other in one quarter.
    pub swaps: bool,
    /// How many visits above an equal share somebody may get.
    pub extra: usize,
}

impl Setting {
    /// The setting of a quarter, with teams of `size`.
    pub fn of(facts: &Facts, round: &str, size: usize) -> Setting {
        let day = Quarter::parse(round).map(Quarter::last_day).unwrap_or_default();
        let fixed = fixed(facts, round);
        let open = |code: &String| !fixed.iter().any(|t| t.branch == *code);
        let branches = Org::on(facts, day).branches.into_iter().map(|b| b.code).filter(open).collect();
        let mut people: Vec<Inspector> = Person::all(facts).into_iter().filter_map(|p| inspector(facts, p)).collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        let pair = |r: &crate::model::record::Record| {
            (person::root(facts, r.get("person")).to_string(), r.get("branch").to_string())
        };
        let recused = facts.all("recusal").map(pair).collect();
        let former = former(facts, round);
        Setting { branches, people, recused, former, fixed, size, swaps: false, extra: 0 }
    }

    /// The own branch of a person; empty if not known.
    pub fn home(&self, person: &str) -> &str {
        let at = self.people.binary_search_by(|p| p.id.as_str().cmp(person));
        at.ok().and_then(|at| self.people.get(at)).map_or("", |p| p.branch.as_str())
    }

    /// The most visits anybody may have: an equal share, rounded up.
    pub fn most(&self) -> usize {
        let fixed: usize = self.fixed.iter().map(|t| t.members.len()).sum();
        let seats = self.branches.len() * self.size + fixed;
        seats.div_ceil(self.people.len().max(1)) + self.extra
    }

    /// Whether a person may inspect a branch at all: not the own one, no declared relation.
    pub fn may(&self, person: &Inspector, branch: &str) -> bool {
        person.branch != branch && !self.recused.contains(&(person.id.clone(), branch.to_string()))
    }

    /// How much a person has seen of a branch lately.
    pub fn seen(&self, person: &str, branch: &str) -> u32 {
        self.former.get(&(person.to_string(), branch.to_string())).copied().unwrap_or(0)
    }
}

/// People of a branch inspect unless their role says something else.
fn inspector(facts: &Facts, p: Person) -> Option<Inspector> {
    crate::model::roster::inspects(facts, &p).then_some(Inspector { id: p.id, branch: p.branch })
}

fn fixed(facts: &Facts, round: &str) -> Vec<Team> {
    let begun = |v: &Visit| !matches!(v.state(facts), State::Planned);
    let team = |v: Visit| Team {
        members: v.team.iter().map(|m| person::root(facts, &m.person).to_string()).collect(),
        branch: v.branch,
        fixed: true,
    };
    Visit::of_round(facts, round).into_iter().filter(begun).map(team).collect()
}

fn former(facts: &Facts, round: &str) -> BTreeMap<(String, String), u32> {
    let rounds = Round::all(facts).into_iter().map(|r| r.id).filter(|id| id.as_str() < round).take(LOOK_BACK);
    let mut seen = BTreeMap::new();
    for (weight, id) in (1..=LOOK_BACK).rev().zip(rounds) {
        for member in facts.under("member", &id) {
            let branch = member.id.split('/').nth(1).unwrap_or("");
            let who = person::root(facts, member.tail()).to_string();
            *seen.entry((who, branch.to_string())).or_insert(0) += u32::try_from(weight).unwrap_or(1);
        }
    }
    seen
}

/// The visit of a branch in a quarter, as far as it is not begun.
pub fn planned_visit(facts: &Facts, round: &str, branch: &str) -> Option<Visit> {
    Visit::of(facts, &visit_id(round, branch)).filter(|v| v.state(facts) == State::Planned)
}
