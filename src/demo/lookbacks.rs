//! Look-backs of the demonstration: one branch that took two rounds last quarter, and one that is arranged for soon.

use super::people;
use super::world::World;
use crate::error::Result;
use crate::model::lookback::{self, Found, Lookback, Outcome, Scope};
use crate::model::person::Person;
use crate::model::problem::{Problem, Status};

/// The branch whose problems are looked back at on the spot.
pub const BRANCH: &str = "B03";

/// The indicator that was rectified only in part when it was looked at first.
const TWICE: &str = "D1-05";

/// A look-back under way: its id, who looks, and how many days ago.
struct Look<'a> {
    id: String,
    who: &'a str,
    ago: i64,
}

/// Closes the problems of a branch by two look-backs, the second one `ago` days ago.
///
/// # Errors
/// The store could not commit.
pub fn close(world: &mut World, quarter: &str, problems: &[Problem], who: &str, ago: i64) -> Result<()> {
    for p in problems {
        world.advance(&p.id, people::COORDINATOR, ago + 12, Status::Doing, "支部报整改措施，责任到人", "")?;
        world.advance(&p.id, people::COORDINATOR, ago + 10, Status::Review, "已整改，申请复查", "整改前后照片")?;
    }
    let first = Look { id: arrange(world, quarter, who, ago + 8)?, who, ago: ago + 8 };
    for p in problems {
        match p.code.as_str() {
            TWICE => first.find(world, p, Outcome::Partly, "标识牌更换了1块，另1块仍未更换", "")?,
            _ => first.find(world, p, Outcome::Fixed, "现场与台账一致", "现场照片2张、台账复印件")?,
        }
    }
    let left: Vec<_> = problems.iter().filter(|p| p.code == TWICE).collect();
    for p in &left {
        world.advance(&p.id, people::COORDINATOR, ago + 3, Status::Review, "第2块已更换", "更换后照片")?;
    }
    let second = Look { id: arrange(world, quarter, who, ago)?, who, ago };
    left.into_iter().try_for_each(|p| second.find(world, p, Outcome::Fixed, "两块标识牌均已更换", "现场照片1张"))
}

/// Arranges a look-back at the branch so many days ago (before zero: still to come), led by somebody; its id.
///
/// # Errors
/// The store could not commit.
pub fn arrange(world: &mut World, quarter: &str, who: &str, ago: i64) -> Result<String> {
    let (date, mut made) = (world.day(ago).to_string(), String::new());
    let before = ago.max(0) + 1;
    world.act(people::COORDINATOR, before, 9, |w, act| {
        // Branch and quarter are our own: there is nothing here to refuse.
        made = lookback::arrange(&w.facts, act, quarter, BRANCH, &date, Scope::Due).unwrap_or_default();
    })?;
    world.act(people::COORDINATOR, before, 9, |w, act| {
        if let Some(person) = Person::of(&w.facts, &w.id(who)) {
            let _ = lookback::join(&w.facts, act, &made, BRANCH, &person, "leader", "");
        }
    })?;
    Ok(made)
}

impl Look<'_> {
    /// Writes down what was found about one problem, and what shows it.
    fn find(&self, world: &mut World, p: &Problem, outcome: Outcome, present: &str, evidence: &str) -> Result<()> {
        let (by, at) = (world.id(self.who), world.hour(self.ago, 15));
        world.act(self.who, self.ago, 15, |w, act| {
            let found = Found { present, evidence, method: "site", by: &by, at: &at };
            if let Some((l, p)) = Lookback::of(&w.facts, &self.id).zip(Problem::of(&w.facts, &p.id)) {
                // Evidence and a person of another branch are given: nothing is refused (see `tests`).
                let _ = lookback::record(&w.facts, act, &l, &p, outcome, &found);
            }
        })
    }
}
