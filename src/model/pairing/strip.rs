//! The month's strip (下沉次数、抽查周次、月报) and the quarter's line (报告、小测试、季度评估、帮扶得分及等次) of a pair
//! (rules.md §5.4), made from its clocks.

use super::{Clock, Pair, Rule, text};
use crate::model::calendar::{Month, Quarter};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::plate::{External, HelpBand, Kind};
use crate::text::Lang;

/// One month of a pair: done and due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthStrip {
    /// The month.
    pub month: Month,
    /// 下沉次数.
    pub visits: (u32, u32),
    /// 抽查周次: weeks with a spot check and weeks that ask for one; a week belongs to the month of its last day.
    pub weeks: (u32, u32),
    /// 月报.
    pub report: bool,
}

/// One quarter of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterStrip {
    /// The quarter.
    pub quarter: Quarter,
    /// The helper reported to the office (R136).
    pub report: bool,
    /// The quiz was held (R144).
    pub quiz: bool,
    /// The office reviewed (R150).
    pub review: bool,
    /// 帮扶成效 as it was given (R070); none before.
    pub score: Option<Points>,
}

impl QuarterStrip {
    /// The band of the score: 达标, 待改进, 重新制定帮扶方案 (R071).
    pub fn band(&self) -> Option<HelpBand> {
        self.score.map(HelpBand::of)
    }
}

impl HelpBand {
    /// 达标, 待改进, 重新制定帮扶方案 (R071).
    pub fn title(self, lang: Lang) -> String {
        match self {
            HelpBand::Reached => text::band_reached(lang),
            HelpBand::Improve => text::band_improve(lang),
            HelpBand::Anew => text::band_anew(lang),
        }
    }
}

fn met(c: &Clock) -> bool {
    c.done >= c.need
}

/// The months of a pair that have begun, oldest first.
pub fn months(clocks: &[Clock]) -> Vec<MonthStrip> {
    let mut found: Vec<MonthStrip> = Vec::new();
    let mut visits: Vec<&Clock> = clocks.iter().filter(|c| c.rule == Rule::Visits).collect();
    visits.sort_by_key(|c| c.due.date);
    for visit in visits {
        let month = Month::of(visit.due.date);
        let of = |rule| clocks.iter().filter(move |c| c.rule == rule && Month::of(c.due.date) == month);
        let weeks = (of(Rule::Spot).filter(|c| met(c)).count(), of(Rule::Spot).count());
        let weeks = (u32::try_from(weeks.0).unwrap_or(u32::MAX), u32::try_from(weeks.1).unwrap_or(u32::MAX));
        found.push(MonthStrip { month, visits: (visit.done, visit.need), weeks, report: of(Rule::Monthly).all(met) });
    }
    found
}

/// The quarters of a pair that have begun, oldest first.
pub fn quarters(facts: &Facts, pair: &Pair, clocks: &[Clock]) -> Vec<QuarterStrip> {
    let mut all: Vec<&Clock> = clocks.iter().filter(|c| c.rule == Rule::Quarterly).collect();
    all.sort_by_key(|c| c.due.date);
    let one = |c: &&Clock| {
        let quarter = Quarter::of(c.due.date);
        let done = |rule| clocks.iter().any(|c| c.rule == rule && Quarter::of(c.due.date) == quarter && met(c));
        let score = External::value(facts, &quarter.to_string(), &pair.branch, Kind::Help).points();
        QuarterStrip { quarter, report: met(c), quiz: done(Rule::Quiz), review: done(Rule::Review), score }
    };
    all.iter().map(one).collect()
}
