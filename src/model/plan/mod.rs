//! Who inspects whom in a quarter (R080–R083, AMB-20): proposed, explained, checked, and accepted by a person.

mod accept;
mod check;
mod impossible;
mod make;
mod prng;
mod setting;

pub use accept::{Stray, accept, declare, recusals, strays, withdraw};
pub use check::{Breach, check, repeats};
pub use impossible::{Impossible, Relax, Rule};
pub use make::propose;
pub use prng::Prng;
pub use setting::{Inspector, Setting};

use crate::model::visit;

/// The team of one branch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// The inspected branch.
    pub branch: String,
    /// Person ids: 组长 first, 记录人 second, then members.
    pub members: Vec<String>,
    /// Begun already: the plan leaves it as it is.
    pub fixed: bool,
}

/// A plan: one team per branch, by branch code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The seed it was made with; the same seed on the same facts makes the same plan.
    pub seed: u64,
    /// The teams.
    pub teams: Vec<Team>,
}

impl Plan {
    /// How many visits a person has.
    pub fn load(&self, person: &str) -> usize {
        self.teams.iter().filter(|t| t.members.iter().any(|m| m == person)).count()
    }
}

/// The duty of the n-th member.
pub fn duty(at: usize) -> &'static str {
    ["leader", "recorder"].get(at).copied().unwrap_or("member")
}

/// The seed of a quarter when nobody gives one: its year and number, so that two laptops propose the same.
pub fn default_seed(round: &str) -> u64 {
    round.bytes().filter(u8::is_ascii_digit).fold(0, |n, b| n * 10 + u64::from(b - b'0'))
}

fn visit_id(round: &str, branch: &str) -> String {
    visit::id_of(round, branch)
}

#[cfg(test)]
mod tests;
