//! 亮牌: 星级 40 %, 互查 30 %, 帮扶 30 %, and the three plates (R091–R099, AMB-1 … AMB-12).

mod composite;
mod given;
mod hints;
mod inputs;
mod log;
pub mod star;
mod streak;
pub mod veto;

pub use composite::{Composite, Input, Inputs, Missing, Outcome, Part, Policy, Rules, Value, rate};
pub use given::{COLUMNS, External, Kind, TableError, read, score, set};
pub use hints::{Hint, REVIEW_DAYS, hints};
pub use inputs::{Line, Step, lines, lines_with, rules, scores_itself, steps};
pub use log::{Entry, Event, LogError, Stamp, award, change, entries, extend, in_force, rated, report};
pub use streak::{Ratings, Streak};

use super::decimal::Points;
use super::schema;
use crate::text::Lang;

/// 示范牌 begins here (R093).
pub const MODEL: Points = Points::whole(90);
/// 达标牌 begins here; what is below is 争先牌 (R093).
pub const STANDARD: Points = Points::whole(70);
/// So near to a border a result is marked 临界 (AMB-4).
pub const NEAR: Points = Points(50);

/// 牌级, the lowest first: 争先牌 is the **lowest** (R093), although the word sounds like an honour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plate {
    /// 争先牌, below 70.
    Striving,
    /// 达标牌, from 70 up to but not including 90.
    Standard,
    /// 示范牌, from 90.
    Model,
}

impl Plate {
    /// All, the highest first.
    pub const ALL: [Plate; 3] = [Plate::Model, Plate::Standard, Plate::Striving];

    /// The plate of a composite that was rounded already: the printed number decides (AMB-1, AMB-4).
    pub fn of(printed: Points) -> Plate {
        match printed {
            p if p >= MODEL => Plate::Model,
            p if p >= STANDARD => Plate::Standard,
            _ => Plate::Striving,
        }
    }

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Plate::Model => "model",
            Plate::Standard => "standard",
            Plate::Striving => "striving",
        }
    }

    /// Reads the code or the Chinese name, with or without 牌.
    pub fn parse(given: &str) -> Option<Plate> {
        let wanted = given.trim();
        Plate::ALL.into_iter().find(|p| {
            let zh = p.name(Lang::Zh);
            wanted == p.code() || wanted == zh || wanted == zh.trim_end_matches('牌')
        })
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::PLATES, self.code(), lang)
    }
}

/// Whether a printed composite lies within half a point of a border (AMB-4).
pub fn borderline(printed: Points) -> bool {
    [MODEL, STANDARD].iter().any(|border| (printed.0 - border.0).abs() <= NEAR.0)
}

/// 帮扶成效 (R071, AMB-2, AMB-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HelpBand {
    /// Below 60: 重新制定帮扶方案.
    Anew,
    /// From 60 up to but not including 80: 待改进.
    Improve,
    /// From 80: 达标.
    Reached,
}

impl HelpBand {
    /// The band of a score.
    pub fn of(score: Points) -> HelpBand {
        match score {
            s if s >= Points::whole(80) => HelpBand::Reached,
            s if s >= Points::whole(60) => HelpBand::Improve,
            _ => HelpBand::Anew,
        }
    }
}

#[cfg(test)]
mod tests;
