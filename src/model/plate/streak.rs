//! Runs of equal ratings over adjacent quarters, across years; an unrated quarter breaks them (AMB-10, AMB-12).

use super::Plate;
use super::log::{Entry, Event};
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use std::collections::BTreeMap;

/// The ratings of every branch by quarter. Changes and extensions within a quarter are no ratings (AMB-12).
#[derive(Debug, Clone, Default)]
pub struct Ratings(BTreeMap<String, BTreeMap<Quarter, Plate>>);

/// A run that ends in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streak {
    /// The plate.
    pub plate: Plate,
    /// How many adjacent quarters, this one included.
    pub length: u32,
    /// The unrated quarter that broke the run, where the one before it had the same plate.
    pub broken_by: Option<Quarter>,
}

impl Ratings {
    /// From the log.
    pub fn of(facts: &Facts) -> Ratings {
        Ratings::from(&super::log::entries(facts, ""))
    }

    /// From entries in their order: a later rating of the same quarter takes the place of the former.
    pub fn from(entries: &[Entry]) -> Ratings {
        let mut ratings = Ratings::default();
        for e in entries.iter().filter(|e| e.event == Event::Rated) {
            if let (Ok(quarter), Some(plate)) = (Quarter::parse(&e.round), e.plate) {
                ratings.put(&e.branch, quarter, plate);
            }
        }
        ratings
    }

    /// Sets one rating: of a quarter that is being looked at before its plates are given.
    pub fn put(&mut self, branch: &str, quarter: Quarter, plate: Plate) {
        self.0.entry(branch.into()).or_default().insert(quarter, plate);
    }

    /// Those of one branch only.
    pub fn clone_of(&self, branch: &str) -> Ratings {
        Ratings(self.0.get(branch).map(|own| (branch.to_string(), own.clone())).into_iter().collect())
    }

    /// The rating of a quarter.
    pub fn get(&self, branch: &str, quarter: Quarter) -> Option<Plate> {
        self.0.get(branch)?.get(&quarter).copied()
    }

    /// The run of a branch that ends in a quarter; none if that quarter is not rated.
    pub fn streak(&self, branch: &str, quarter: Quarter) -> Option<Streak> {
        let plate = self.get(branch, quarter)?;
        let (mut at, mut length) = (quarter.prev(), 1);
        while self.get(branch, at) == Some(plate) {
            (at, length) = (at.prev(), length + 1);
        }
        let same_before = self.get(branch, at).is_none() && self.get(branch, at.prev()) == Some(plate);
        Some(Streak { plate, length, broken_by: same_before.then_some(at) })
    }
}
