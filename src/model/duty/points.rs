//! What the bands of a quarter come to in the branch's points system (党员积分制, R109, R026). The rule names no scale,
//! so an office sets what each band is worth; while nobody did, bands are counted and no points are given.

use super::{Band, Member, listed};
use crate::model::calendar::Quarter;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::setting;

/// A member's quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The member.
    pub member: Member,
    /// Months by band, in the order of [`Band::ALL`].
    pub months: [u32; 3],
    /// Points by the settings `duty.points.*`; zero while they are.
    pub points: Points,
}

const KEYS: [&str; 3] = ["duty.points.fine", "duty.points.pass", "duty.points.below"];

/// Every member of a branch with what the quarter came to.
pub fn tally(facts: &Facts, branch: &str, quarter: Quarter) -> Vec<Tally> {
    let round = quarter.to_string();
    let worth = KEYS.map(|key| setting::points(facts, &round, key));
    let months = quarter.months().map(|m| listed(facts, branch, m));
    let one = |member: Member| {
        let bands = || months.iter().flatten().filter(|s| s.member.id == member.id).filter_map(|s| s.band());
        let count = Band::ALL.map(|b| bands().map(|x| u32::from(x == b)).sum());
        let points = count.iter().zip(worth).map(|(n, each)| each.times(*n)).sum();
        Tally { member, months: count, points }
    };
    Member::list(facts, branch).into_iter().map(one).collect()
}
