//! The plates of a former quarter: star and help scores as if they came from others, unpaired branches re-weighted.

use super::people;
use super::world::World;
use crate::error::Result;
use crate::model::calendar::Quarter;
use crate::model::decimal::Points;
use crate::model::plate::{self, External, Kind, Stamp};
use crate::model::round;

/// Branch, star score and help score; two branches are not paired.
const SCORES: [(&str, i64, Option<i64>); 6] = [
    ("B01", 93, None),
    ("B02", 90, Some(88)),
    ("B03", 82, Some(80)),
    ("B04", 85, Some(84)),
    ("B05", 58, Some(56)),
    ("B06", 88, None),
];

/// Gives the plates of a quarter, so many days ago.
///
/// # Errors
/// The store could not commit.
pub fn build(world: &mut World, quarter: Quarter, ago: i64) -> Result<()> {
    let id = quarter.to_string();
    world.act(people::COORDINATOR, ago, 9, |w, act| {
        round::choose_unpaired(&w.facts, act, &id, "reweight");
        for (branch, star, help) in SCORES {
            let scores = [(Kind::Star, Some(star)), (Kind::Help, help)];
            for (kind, points) in scores.into_iter().filter_map(|(k, p)| p.map(|p| (k, p))) {
                // 党群部 would score its own head here: somebody else signs too (AMB-19).
                let second = if branch == "B02" && kind == Kind::Help { "纪委 周正" } else { "" };
                let (round, branch, score) = (id.clone(), branch.into(), Points::whole(points));
                let e = External { round, branch, kind, score, second: second.into(), note: String::new() };
                plate::set(&w.facts, act, &e);
            }
        }
    })?;
    let by = world.id(people::COORDINATOR);
    world.act(people::COORDINATOR, ago, 10, |w, act| {
        let day = w.day(ago);
        let at = day.format("%Y-%m-%dT10:00:00+08:00").to_string();
        let with = Stamp { date: day, by: &by, at: &at, note: "" };
        // All inputs are there: nothing is refused (see `tests`).
        let _ = plate::award(&w.facts, act, &id, &with);
    })
}
