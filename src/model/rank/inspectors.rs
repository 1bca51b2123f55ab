//! How strict inspectors are beside their colleagues: only where several of them judged the same visit.

use super::History;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::results::{Lists, Result};
use crate::model::scoring;
use std::collections::BTreeMap;

/// Below so many shared visits the difference says little.
pub const FEW: u32 = 5;

/// One inspector beside the colleagues of the same visits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Person id.
    pub person: String,
    /// Visits judged together with others.
    pub visits: u32,
    /// Mean difference of the own score from the mean of the others, in points; negative is stricter.
    pub difference: Points,
}

impl Compared {
    /// Whether there are too few visits to say anything.
    pub fn few(&self) -> bool {
        self.visits < FEW
    }
}

/// Every inspector who judged a visit together with others, the strictest first.
pub fn inspectors(facts: &Facts, history: &History) -> Vec<Compared> {
    let mut lists = Lists::default();
    let mut sums: BTreeMap<String, (u32, i64)> = BTreeMap::new();
    for (_, result) in history.quarters.iter().flat_map(|(_, r)| r.all()) {
        for (who, difference) in differences(facts, result, &mut lists) {
            let sum = sums.entry(who).or_default();
            *sum = (sum.0 + 1, sum.1.saturating_add(difference.0));
        }
    }
    let mut all: Vec<Compared> = sums.into_iter().map(|(person, (visits, sum))| mean(person, visits, sum)).collect();
    all.sort_by(|a, b| (a.difference, &a.person).cmp(&(b.difference, &b.person)));
    all
}

fn mean(person: String, visits: u32, sum: i64) -> Compared {
    let difference = Points(sum).mul_div(1, i64::from(visits)).unwrap_or_default();
    Compared { person, visits, difference }
}

/// The difference of each inspector of a visit from the mean of the others, as far as the checklists are the same.
fn differences(facts: &Facts, result: &Result, lists: &mut Lists) -> Vec<(String, Points)> {
    let version = result.own.first().map(|s| s.checklist.clone()).unwrap_or_default();
    let Some(list) = lists.get(facts, &version).filter(|_| result.own.len() > 1) else { return Vec::new() };
    let same = result.own.iter().filter(|s| s.checklist == version);
    let score = |s: &crate::model::sheet::Sheet| {
        let who = person::root(facts, &s.inspector).to_string();
        scoring::totals(&list, &s.answers).score.map(|p| (who, p))
    };
    let scores: Vec<(String, Points)> = same.filter_map(score).collect();
    let all: Points = scores.iter().map(|(_, p)| *p).sum();
    let others = i64::try_from(scores.len()).unwrap_or(0) - 1;
    let one = |(who, own): &(String, Points)| (all - *own).mul_div(1, others).map(|m| (who.clone(), *own - m));
    scores.iter().filter_map(one).collect()
}
