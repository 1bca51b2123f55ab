//! The aims of a 责任书 and whether they are reached: computed, never ticked (附三, R131–R133).

use super::{Goal, Pair, Survey};
use crate::model::facts::Facts;
use crate::text::Lang;
use crate::text::model::pairing as text;

/// One aim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hope {
    /// What it is, in the words of the contract.
    pub name: String,
    /// What is known about it.
    pub known: String,
    /// Whether it is reached.
    pub reached: bool,
}

/// All aims: the metrics, one practice in the handbook, 知晓率 100 % and 满意度 85 %.
pub fn hopes(facts: &Facts, pair: &Pair, lang: Lang) -> Vec<Hope> {
    let goals = Goal::of_pair(facts, &pair.id).into_iter().map(|g| Hope {
        known: text::goal_known(lang, &g.target, if g.actual.is_empty() { "＿" } else { &g.actual }),
        name: g.name,
        reached: g.met,
    });
    goals.chain([handbook(facts, pair, lang), survey(facts, pair, lang)]).collect()
}

/// R132: at least one practice of the branch was taken into the handbook within the term.
fn handbook(facts: &Facts, pair: &Pair, lang: Lang) -> Hope {
    let within = |day: &str| {
        let day = day.parse().ok();
        day.is_some_and(|d: chrono::NaiveDate| pair.from.is_some_and(|f| d >= f) && pair.end().is_some_and(|t| d <= t))
    };
    let printed = facts.all("strength").filter(|s| s.get("highlight") == "printed").filter(|s| {
        let visit = s.get("visit");
        facts.value("visit", visit, "branch") == pair.branch && within(facts.value("visit", visit, "date"))
    });
    let count = printed.count();
    Hope { name: text::hope_handbook(lang), known: text::count(lang, count), reached: count >= 1 }
}

/// R133: the latest survey of the term.
fn survey(facts: &Facts, pair: &Pair, lang: Lang) -> Hope {
    let last = Survey::of_pair(facts, &pair.id).pop().map(|s| s.result(facts));
    Hope {
        name: text::hope_survey(lang),
        known: last.as_ref().map_or_else(|| text::no_survey(lang), |r| r.words(lang)),
        reached: last.is_some_and(|r| r.passes()),
    }
}
