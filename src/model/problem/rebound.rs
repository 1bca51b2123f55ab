//! 反弹: what was closed off and loses points again within some quarters.

use super::{Class, Problem, Status};
use crate::model::calendar::Quarter;
use crate::model::decimal::Share;
use crate::model::facts::Facts;
use crate::model::setting;

/// The newest problem of the same branch and indicator that was closed off and lies at most so many quarters back
/// (setting `rebound.quarters`, four by default).
pub fn closed_before(facts: &Facts, round: &str, branch: &str, code: &str) -> Option<Problem> {
    if code.is_empty() {
        return None;
    }
    let oldest = oldest(facts, round)?;
    let same = facts.with("problem", "branch", branch).filter(|r| r.get("code") == code);
    let near = same.filter(|r| r.get("round") < round && r.get("round") >= oldest.as_str());
    let closed = near.filter_map(|r| Problem::of(facts, &r.id)).filter(|p| p.status == Status::Closed);
    closed.max_by(|a, b| (&a.round, &a.closed_on, &a.id).cmp(&(&b.round, &b.closed_on, &b.id)))
}

/// The first quarter that counts.
fn oldest(facts: &Facts, round: &str) -> Option<String> {
    let quarter = Quarter::parse(round).ok()?;
    let back = setting::number(facts, round, "rebound.quarters");
    Some((0..back).fold(quarter, |q, _| q.prev()).to_string())
}

/// The class proposed for what came back: the graver one (立行立改 → 限期 → 长期).
pub fn graver(class: Class) -> Class {
    let at = Class::ALL.iter().position(|c| *c == class).unwrap_or(0);
    Class::ALL.get(at + 1).copied().unwrap_or(class)
}

/// The repeat rate: of these problems how many came back. `None` of none.
pub fn rate<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Option<Share> {
    let (mut back, mut all) = (0, 0);
    for p in problems {
        all += 1;
        back += u32::from(!p.ancestor.is_empty());
    }
    Share::new(back, all)
}

/// The chain of a problem's ancestors, the nearest first. Ends where one names itself again.
pub fn ancestors(facts: &Facts, p: &Problem) -> Vec<Problem> {
    let mut chain: Vec<Problem> = Vec::new();
    let mut next = p.ancestor.clone();
    while let Some(old) = Problem::of(facts, &next).filter(|o| o.id != p.id && chain.iter().all(|c| c.id != o.id)) {
        next.clone_from(&old.ancestor);
        chain.push(old);
    }
    chain
}
