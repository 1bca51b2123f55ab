//! Ranking by the score of the peer inspection (AMB-16; ours, not the seed's: “不作为评优唯一依据”), and heat tables.

mod heat;
mod inspectors;

pub use heat::{Cell, Heat, by_branch, by_quarter, losses, most_lost};
pub use inspectors::{Compared, FEW, inspectors};

use super::calendar::Quarter;
use super::decimal::{Points, Share};
use super::facts::Facts;
use super::org::Org;
use super::problem::{Problem, Status};
use super::results::{Lists, Results};
use super::round::Round;
use super::sheet::Standing;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How equal scores are ranked. None of them changes a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ties {
    /// 并列: 1, 1, 3 (the default).
    #[default]
    Shared,
    /// 1, 1, 2.
    Dense,
    /// The higher closing rate first, then the fewer problems; what is still equal shares a rank.
    Closing,
}

impl Ties {
    /// Reads `shared`, `dense`, `closing`.
    pub fn parse(given: &str) -> Option<Ties> {
        match given {
            "shared" => Some(Ties::Shared),
            "dense" => Some(Ties::Dense),
            "closing" => Some(Ties::Closing),
            _ => None,
        }
    }
}

/// The results of some quarters, the oldest first, each added up once.
#[derive(Debug, Default)]
pub struct History {
    /// Quarter and results.
    pub quarters: Vec<(String, Results)>,
}

impl History {
    /// The newest `most` opened quarters up to and including `round`.
    pub fn up_to(facts: &Facts, round: &str, most: usize) -> History {
        let mut lists = Lists::default();
        let known = Round::all(facts).into_iter().map(|r| r.id).filter(|id| id.as_str() <= round);
        let mut rounds: Vec<String> = known.take(most).collect();
        rounds.reverse();
        let read = |id: String| {
            let results = Results::with(facts, &id, &mut lists);
            (id, results)
        };
        History { quarters: rounds.into_iter().map(read).collect() }
    }

    /// The results of a quarter, if they are among these.
    pub fn get(&self, round: &str) -> Option<&Results> {
        self.quarters.iter().find(|(id, _)| id == round).map(|(_, results)| results)
    }
}

/// One branch in the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Branch code.
    pub branch: String,
    /// Its name.
    pub name: String,
    /// The rank; none unless the score is final.
    pub rank: Option<usize>,
    /// The final score.
    pub score: Option<Points>,
    /// How the visit stands, for those without a final score; none without a visit.
    pub standing: Option<Standing>,
    /// Sub-totals by category in the order of the checklist: name, full marks that apply, points earned.
    pub categories: Vec<(String, Points, Points)>,
    /// Problems of this quarter.
    pub problems: usize,
    /// Those that are closed off.
    pub closed: usize,
    /// The change of the final score to that of the calendar quarter before.
    pub change: Option<Points>,
    /// Final scores of the quarters known, the oldest first, this one last.
    pub trend: Vec<Option<Points>>,
    /// Finalised after the quarter was closed.
    pub late: bool,
}

impl Line {
    /// 销号率; none without problems.
    pub fn close_rate(&self) -> Option<Share> {
        Share::new(u32::try_from(self.closed).unwrap_or(u32::MAX), u32::try_from(self.problems).unwrap_or(u32::MAX))
    }

    /// Whether what there is of a score must not be used as final: in conflict, or waiting for reconciliation.
    pub fn unresolved(&self) -> bool {
        matches!(self.standing, Some(Standing::Unreconciled(_) | Standing::Score { unresolved: true, .. }))
    }
}

/// The ranking of a quarter: final scores from the highest, then the branches without one, by code.
pub fn lines(facts: &Facts, round: &str, history: &History, ties: Ties) -> Vec<Line> {
    let Ok(quarter) = Quarter::parse(round) else { return Vec::new() };
    let org = Org::on(facts, quarter.last_day());
    let problems = problems(facts, round);
    let closed_at = facts.value("round", round, "closed_at");
    let mut lines: Vec<Line> = org
        .branches
        .into_iter()
        .map(|b| line(&b.code, b.name, round, quarter, history, &problems, closed_at))
        .collect();
    lines.sort_by(|a, b| (a.rank_key(ties), &a.branch).cmp(&(b.rank_key(ties), &b.branch)));
    number(&mut lines, ties);
    lines
}

type Key = (bool, Reverse<Option<Points>>, Reverse<Points>, usize);

impl Line {
    fn rank_key(&self, ties: Ties) -> Key {
        let rate = self.close_rate().map_or(Points::HUNDRED, Share::percent);
        let tie = if ties == Ties::Closing { (Reverse(rate), self.problems) } else { (Reverse(Points::ZERO), 0) };
        (self.score.is_none(), Reverse(self.score), tie.0, tie.1)
    }
}

fn number(lines: &mut [Line], ties: Ties) {
    let (mut rank, mut before) = (0, None);
    for (at, line) in lines.iter_mut().enumerate().filter(|(_, l)| l.score.is_some()) {
        let key = line.rank_key(ties);
        if before != Some(key) {
            rank = if ties == Ties::Dense { rank + 1 } else { at + 1 };
        }
        (line.rank, before) = (Some(rank), Some(key));
    }
}

/// Problems of a quarter and how many of them are closed off, by branch.
fn problems(facts: &Facts, round: &str) -> BTreeMap<String, (usize, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for p in facts.with("problem", "round", round).filter_map(|r| Problem::of(facts, &r.id)) {
        let count = counts.entry(p.branch).or_default();
        count.0 += 1;
        count.1 += usize::from(p.status == Status::Closed);
    }
    counts
}

fn line(
    branch: &str,
    name: String,
    round: &str,
    quarter: Quarter,
    history: &History,
    problems: &BTreeMap<String, (usize, usize)>,
    closed_at: &str,
) -> Line {
    let result = history.get(round).and_then(|r| r.get(branch));
    let score = result.and_then(|r| r.final_score());
    let of = |r: &Results| r.get(branch).and_then(|r| r.final_score());
    let before = history.get(&quarter.prev().to_string()).and_then(of);
    let (count, closed) = problems.get(branch).copied().unwrap_or_default();
    let totals = result.and_then(|r| r.totals.as_ref());
    let subtotals = totals.map(|t| t.by_category.iter().map(|(n, s)| (n.clone(), s.applicable, s.got)).collect());
    Line {
        branch: branch.into(),
        name,
        rank: None,
        score,
        standing: result.map(|r| r.standing.clone()),
        categories: subtotals.unwrap_or_default(),
        problems: count,
        closed,
        change: score.zip(before).map(|(now, then)| now - then),
        trend: history.quarters.iter().map(|(_, r)| of(r)).collect(),
        late: result.is_some_and(|r| later(&r.finalized_at, closed_at)),
    }
}

/// Whether one moment lies after another; false where one of them is not known.
fn later(at: &str, than: &str) -> bool {
    let read = |t| chrono::DateTime::parse_from_rfc3339(t).ok();
    read(at).zip(read(than)).is_some_and(|(a, b)| a > b)
}

#[cfg(test)]
mod tests;
