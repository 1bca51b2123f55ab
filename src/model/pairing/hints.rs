//! 应提示事项 of a pair (R070–R074, R152–R154): what the office or the Party committee may have to do. Hints only: the
//! program never carries them out.

use super::{Pair, Stage, text};
use crate::model::calendar::Quarter;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::plate::{External, HelpBand, Kind};
use crate::text::{Lang, Say};
use chrono::{Datelike, NaiveDate};

/// One hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The quarter ends and no help score was given (R070).
    NoScore(Quarter),
    /// The office scores its own head's pair and nobody else signed (AMB-19).
    SecondMissing(Quarter),
    /// 达标: may apply for 标准化提升示范党支部 (R073).
    Apply(Quarter),
    /// 待改进 or worse is 未达标: talk with the secretary (R074); the score is shown as the reason.
    Talk(Quarter, Points),
    /// Below 60: a new help plan (R071).
    Anew(Quarter, Points),
    /// Two adjacent quarters below 80: the helper's year cannot be 优秀 (R153).
    NotExcellent(Quarter, Quarter),
    /// The helper's year: mean of the quarters scored so far, and how many (R072).
    Year(i32, Points, usize),
    /// 验收合格: apply first, the secretary's 5 points, the helper first for awards (R152).
    Passed,
    /// Failing after the extension: talk with the secretary, rectify by a date (R154).
    Failed,
}

impl Say for Hint {
    fn say(&self, lang: Lang) -> String {
        match self {
            Hint::NoScore(q) => text::hint_no_score(lang, q),
            Hint::SecondMissing(q) => text::hint_second(lang, q),
            Hint::Apply(q) => text::hint_apply(lang, q),
            Hint::Talk(q, score) => text::hint_talk(lang, q, score),
            Hint::Anew(q, score) => text::hint_anew(lang, q, score),
            Hint::NotExcellent(first, second) => text::hint_not_excellent(lang, first, second),
            Hint::Year(year, mean, quarters) => text::hint_year(lang, year, mean, quarters),
            Hint::Passed => text::hint_passed(lang),
            Hint::Failed => text::hint_failed(lang),
        }
    }
}

/// The help score of a branch in a quarter, as it was given.
pub fn score(facts: &Facts, branch: &str, quarter: Quarter) -> Option<Points> {
    External::value(facts, &quarter.to_string(), branch, Kind::Help).points()
}

/// The mean of a year's help scores, rounded once half up, and how many quarters have one (R072). The rule names no
/// formula; none is applied beyond the mean.
pub fn year(facts: &Facts, branch: &str, year: i32) -> Option<(Points, usize)> {
    let quarters = (1..=4).filter_map(|n| Quarter::new(year, n));
    let scores: Vec<Points> = quarters.filter_map(|q| score(facts, branch, q)).collect();
    let count = i64::try_from(scores.len()).ok().filter(|n| *n > 0)?;
    scores.iter().copied().sum::<Points>().mul_div(1, count).map(|mean| (mean, scores.len()))
}

/// What is to be hinted at for a pair on a day, for the quarter of that day and the one before.
pub fn hints(facts: &Facts, pair: &Pair, today: NaiveDate) -> Vec<Hint> {
    let now = Quarter::of(today);
    let mut found: Vec<Hint> = [now.prev(), now].into_iter().flat_map(|q| of_quarter(facts, pair, q, today)).collect();
    let below = |q| score(facts, &pair.branch, q).is_some_and(|s| HelpBand::of(s) != HelpBand::Reached);
    let ended = [now.prev(), now].into_iter().find(|q| below(*q) && below(q.prev()));
    found.extend(ended.map(|q| Hint::NotExcellent(q.prev(), q)));
    found.extend(year(facts, &pair.branch, today.year()).map(|(mean, n)| Hint::Year(today.year(), mean, n)));
    found.extend(match pair.stage(today) {
        Stage::Passed => Some(Hint::Passed),
        Stage::Failed => Some(Hint::Failed),
        _ => None,
    });
    found
}

fn of_quarter(facts: &Facts, pair: &Pair, quarter: Quarter, today: NaiveDate) -> Vec<Hint> {
    let Some(start) = pair.in_force() else { return Vec::new() };
    if quarter.last_day() < start {
        return Vec::new();
    }
    let Some(score) = score(facts, &pair.branch, quarter) else {
        return if today > quarter.last_day() { vec![Hint::NoScore(quarter)] } else { Vec::new() };
    };
    let id = External::id(&quarter.to_string(), &pair.branch, Kind::Help);
    let alone = pair.scores_itself() && facts.value("external", &id, "second").trim().is_empty();
    let mut found: Vec<Hint> = alone.then_some(Hint::SecondMissing(quarter)).into_iter().collect();
    match HelpBand::of(score) {
        HelpBand::Reached => found.push(Hint::Apply(quarter)),
        HelpBand::Improve => found.push(Hint::Talk(quarter, score)),
        HelpBand::Anew => found.extend([Hint::Anew(quarter, score), Hint::Talk(quarter, score)]),
    }
    found
}
