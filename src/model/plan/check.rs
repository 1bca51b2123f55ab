//! Whether a plan keeps the rules: for what was proposed, and for what people changed by hand.

use super::setting::Setting;
use super::{Plan, Team};
use crate::text::model::plan as text;
use crate::text::{Lang, Say};
use std::collections::{BTreeMap, BTreeSet};

/// A rule that a plan does not keep. Branches and people by their ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breach {
    /// An inspector belongs to the inspected branch: branch, person.
    OwnBranch(String, String),
    /// A declared relation (回避): branch, person.
    Recused(String, String),
    /// Two branches inspect each other.
    Swap(String, String),
    /// A team of another size: branch, members.
    Size(String, usize),
    /// A branch without a team.
    NoTeam(String),
    /// More visits than an equal share: person, visits, most.
    Load(String, usize, usize),
}

/// Every breach, in a fixed order. Teams of three or four are of the right size (AMB-20).
pub fn check(setting: &Setting, plan: &Plan) -> Vec<Breach> {
    let mut found = Vec::new();
    for team in &plan.teams {
        found.extend(of_team(setting, team));
    }
    found.extend(swaps(setting, plan));
    let planned: BTreeSet<&str> = plan.teams.iter().map(|t| t.branch.as_str()).collect();
    let without = setting.branches.iter().filter(|b| !planned.contains(b.as_str()));
    found.extend(without.map(|b| Breach::NoTeam(b.clone())));
    let most = setting.most();
    let mut load: BTreeMap<&String, usize> = BTreeMap::new();
    plan.teams.iter().flat_map(|t| &t.members).for_each(|m| *load.entry(m).or_insert(0) += 1);
    let heavy = load.into_iter().filter(|(_, n)| *n > most);
    found.extend(heavy.map(|(person, n)| Breach::Load(person.clone(), n, most)));
    found
}

fn of_team(setting: &Setting, team: &Team) -> Vec<Breach> {
    let mut found = Vec::new();
    for member in &team.members {
        if setting.home(member) == team.branch {
            found.push(Breach::OwnBranch(team.branch.clone(), member.clone()));
        }
        if setting.recused.contains(&(member.clone(), team.branch.clone())) {
            found.push(Breach::Recused(team.branch.clone(), member.clone()));
        }
    }
    let usual = team.members.len() == setting.size || (3..=4).contains(&team.members.len());
    if !usual && !team.fixed {
        found.push(Breach::Size(team.branch.clone(), team.members.len()));
    }
    found
}

fn swaps(setting: &Setting, plan: &Plan) -> Vec<Breach> {
    let mut arcs = BTreeSet::new();
    for team in &plan.teams {
        let homes = team.members.iter().map(|m| setting.home(m)).filter(|h| !h.is_empty());
        arcs.extend(homes.map(|h| (h.to_string(), team.branch.clone())));
    }
    let both = arcs.iter().filter(|(a, b)| a < b && arcs.contains(&(b.clone(), a.clone())));
    both.map(|(a, b)| Breach::Swap(a.clone(), b.clone())).collect()
}

/// People who inspected the same branch in one of the last quarters: branch and person.
pub fn repeats(setting: &Setting, plan: &Plan) -> Vec<(String, String)> {
    let open = plan.teams.iter().filter(|t| !t.fixed);
    open.flat_map(|t| t.members.iter().map(move |m| (t.branch.clone(), m.clone())))
        .filter(|(branch, person)| setting.seen(person, branch) > 0)
        .collect()
}

impl Breach {
    /// The breach in words, with names for ids.
    pub fn told(&self, lang: Lang, branch: impl Fn(&str) -> String, person: impl Fn(&str) -> String) -> String {
        match self {
            Breach::OwnBranch(b, p) => text::breach_own(lang, branch(b), person(p)),
            Breach::Recused(b, p) => text::breach_recused(lang, branch(b), person(p)),
            Breach::Swap(a, b) => text::breach_swap(lang, branch(a), branch(b)),
            Breach::Size(b, n) => text::breach_size(lang, branch(b), n),
            Breach::NoTeam(b) => text::breach_no_team(lang, branch(b)),
            Breach::Load(p, n, most) => text::breach_load(lang, person(p), n, most),
        }
    }
}

impl Say for Breach {
    fn say(&self, lang: Lang) -> String {
        self.told(lang, str::to_string, str::to_string)
    }
}
