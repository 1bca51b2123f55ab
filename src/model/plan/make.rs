//! Making a plan: a greedy choice in seeded order, tried anew until it fits, then improved by exchanging people.

use super::impossible::{Impossible, explain};
use super::prng::Prng;
use super::setting::{Inspector, Setting};
use super::{Plan, Team};
use std::collections::{BTreeMap, BTreeSet};

/// Members of one branch in a team at most.
pub const OF_ONE_BRANCH: usize = 2;
/// Seats that all attempts together may look at; bounds the time for many branches.
const EFFORT: usize = 100_000;

/// Proposes a plan, or says which rule makes it impossible and what would relax it.
///
/// # Errors
/// [`Impossible`] with the rule and what would help.
pub fn propose(setting: &Setting, seed: u64) -> Result<Plan, Impossible> {
    match search(setting, seed) {
        Some(plan) => Ok(plan),
        None => Err(explain(setting, seed)),
    }
}

/// A plan that keeps every rule, or none if it was not found within the effort.
pub(super) fn search(setting: &Setting, seed: u64) -> Option<Plan> {
    let mut prng = Prng::new(seed);
    let seats = (setting.branches.len() * setting.size).max(1);
    let attempts = (EFFORT / seats).clamp(8, 1_500);
    let mut draft = (0..attempts).find_map(|_| Draft::attempt(setting, &mut prng))?;
    draft.improve(&mut prng);
    Some(draft.finish(seed))
}

/// A plan under way. People and branches are numbered; `team[b]` lists people.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    setting: &'a Setting,
    team: Vec<Vec<usize>>,
    load: Vec<usize>,
    /// How many seats people of one branch have at another: `(from, to)`.
    arcs: BTreeMap<(&'a str, &'a str), usize>,
}

impl<'a> Draft<'a> {
    fn new(setting: &'a Setting) -> Draft<'a> {
        let mut draft = Draft {
            setting,
            team: vec![Vec::new(); setting.branches.len()],
            load: vec![0; setting.people.len()],
            arcs: BTreeMap::new(),
        };
        for team in &setting.fixed {
            for member in &team.members {
                let at = setting.people.iter().position(|p| p.id == *member);
                at.and_then(|at| draft.load.get_mut(at)).into_iter().for_each(|load| *load += 1);
                *draft.arcs.entry((setting.home(member), &team.branch)).or_insert(0) += 1;
            }
        }
        draft
    }

    fn attempt(setting: &'a Setting, prng: &mut Prng) -> Option<Draft<'a>> {
        let mut draft = Draft::new(setting);
        let mut order: Vec<usize> = (0..setting.branches.len()).collect();
        prng.shuffle(&mut order);
        // Seat by seat over all branches: everybody gets a first member before anybody gets a third.
        for _ in 0..setting.size {
            for branch in &order {
                let person = draft.choose(*branch, prng)?;
                draft.seat(*branch, person);
            }
        }
        Some(draft)
    }

    fn person(&self, at: usize) -> Option<&'a Inspector> {
        self.setting.people.get(at)
    }

    fn code(&self, branch: usize) -> &'a str {
        self.setting.branches.get(branch).map_or("", String::as_str)
    }

    /// Whether a person may take a seat, the load aside.
    fn fits(&self, branch: usize, person: usize) -> bool {
        let (Some(p), to, Some(team)) = (self.person(person), self.code(branch), self.team.get(branch)) else {
            return false;
        };
        let home = |at: &&usize| self.person(**at).is_some_and(|other| other.branch == p.branch);
        let back = !p.branch.is_empty() && self.arcs.contains_key(&(to, p.branch.as_str()));
        self.setting.may(p, to)
            && !team.contains(&person)
            && (p.branch.is_empty() || team.iter().filter(home).count() < OF_ONE_BRANCH)
            && (self.setting.swaps || !back)
    }

    fn choose(&self, branch: usize, prng: &mut Prng) -> Option<usize> {
        let most = self.setting.most();
        let free = |at: &usize| self.load.get(*at).is_some_and(|l| *l < most) && self.fits(branch, *at);
        let start = prng.below(self.load.len());
        let order = (start..self.load.len()).chain(0..start);
        order.filter(free).min_by_key(|at| (self.cost(branch, *at), prng.draw() % 8))
    }

    /// The load first, then who was there lately.
    fn cost(&self, branch: usize, person: usize) -> usize {
        let seen = self.person(person).map_or(0, |p| self.setting.seen(&p.id, self.code(branch)));
        self.load.get(person).copied().unwrap_or(0) * 6 + usize::try_from(seen).unwrap_or(0) * 2
    }

    fn seat(&mut self, branch: usize, person: usize) {
        let (code, home) = (self.code(branch), self.person(person).map_or("", |p| p.branch.as_str()));
        self.team.get_mut(branch).into_iter().for_each(|t| t.push(person));
        self.load.get_mut(person).into_iter().for_each(|l| *l += 1);
        *self.arcs.entry((home, code)).or_insert(0) += 1;
    }

    fn unseat(&mut self, branch: usize, person: usize) {
        let (code, home) = (self.code(branch), self.person(person).map_or("", |p| p.branch.as_str()));
        self.team.get_mut(branch).into_iter().for_each(|t| t.retain(|p| *p != person));
        self.load.get_mut(person).into_iter().for_each(|l| *l -= 1);
        if let Some(count) = self.arcs.get_mut(&(home, code)) {
            *count -= 1;
            if *count == 0 {
                self.arcs.remove(&(home, code));
            }
        }
    }

    /// Exchanges people who know a branch too well with others, as long as every rule holds.
    fn improve(&mut self, prng: &mut Prng) {
        let rounds = (self.team.len() * 40).min(20_000);
        for _ in 0..rounds {
            let (a, b) = (prng.below(self.team.len()), prng.below(self.team.len()));
            let pick = |team: Option<&Vec<usize>>, n: usize| team.and_then(|t| t.get(n % t.len().max(1))).copied();
            let (n, m) = (prng.below(64), prng.below(64));
            let (Some(p), Some(q)) = (pick(self.team.get(a), n), pick(self.team.get(b), m)) else { continue };
            if a != b && p != q && self.known(a, p) + self.known(b, q) > self.known(a, q) + self.known(b, p) {
                self.exchange((a, p), (b, q));
            }
        }
    }

    fn known(&self, branch: usize, person: usize) -> u32 {
        self.person(person).map_or(0, |p| self.setting.seen(&p.id, self.code(branch)))
    }

    fn exchange(&mut self, (a, p): (usize, usize), (b, q): (usize, usize)) {
        self.unseat(a, p);
        self.unseat(b, q);
        if self.fits(a, q) {
            self.seat(a, q);
            if self.fits(b, p) {
                return self.seat(b, p);
            }
            self.unseat(a, q);
        }
        self.seat(a, p);
        self.seat(b, q);
    }

    /// Names 组长 and 记录人: whoever led least in this plan leads.
    fn finish(self, seed: u64) -> Plan {
        let (mut led, mut wrote) = (vec![0usize; self.load.len()], vec![0usize; self.load.len()]);
        let mut teams = self.setting.fixed.clone();
        for (at, members) in self.team.iter().enumerate() {
            let mut members = members.clone();
            members.sort_unstable();
            raise(&mut members, 0, &mut led);
            raise(&mut members, 1, &mut wrote);
            let ids = members.iter().filter_map(|m| self.person(*m)).map(|p| p.id.clone()).collect();
            teams.push(Team { branch: self.code(at).into(), members: ids, fixed: false });
        }
        teams.sort_by(|a, b| a.branch.cmp(&b.branch));
        Plan { seed, teams }
    }
}

/// Brings the member with the fewest such duties to a place.
fn raise(members: &mut [usize], place: usize, counts: &mut [usize]) {
    let count = |m: &usize| counts.get(*m).copied().unwrap_or(0);
    let best = (place..members.len()).min_by_key(|at| members.get(*at).map(count));
    if let Some(best) = best {
        members.swap(place, best);
    }
    let chosen = members.get(place).and_then(|m| counts.get_mut(*m));
    chosen.into_iter().for_each(|c| *c += 1);
}

/// The branches nobody or too few may inspect, with how many may.
pub(super) fn short_of_people(setting: &Setting) -> Vec<(String, usize)> {
    let may = |b: &String| {
        let homes = setting.people.iter().filter(|p| setting.may(p, b));
        let mut of_branch: BTreeMap<&str, usize> = BTreeMap::new();
        homes.for_each(|p| *of_branch.entry(&p.branch).or_insert(0) += 1);
        of_branch.values().map(|n| (*n).min(OF_ONE_BRANCH)).sum::<usize>()
    };
    setting.branches.iter().map(|b| (b.clone(), may(b))).filter(|(_, n)| *n < setting.size).collect()
}

/// Pairs of branches that would be needed in one direction at least, and how many there are.
pub(super) fn pairs(setting: &Setting) -> (usize, usize) {
    let homes: BTreeSet<&str> = setting.people.iter().map(|p| p.branch.as_str()).filter(|b| !b.is_empty()).collect();
    let mut reps: BTreeMap<&str, usize> = BTreeMap::new();
    setting.people.iter().for_each(|p| *reps.entry(p.branch.as_str()).or_insert(0) += 1);
    let widest = reps.values().copied().max().unwrap_or(1).clamp(1, OF_ONE_BRANCH);
    let needed = setting.branches.len() * setting.size.div_ceil(widest);
    let all: BTreeSet<&str> = homes.iter().copied().chain(setting.branches.iter().map(String::as_str)).collect();
    (needed, all.len() * all.len().saturating_sub(1) / 2)
}
