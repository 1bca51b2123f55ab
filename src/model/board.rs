//! The board at start-up: what is overdue, due today, due within seven days, and which look-backs are to be made; and how far
//! the ladder of reminders has gone (催办 → 整改提醒 → 告诫). It proposes; nothing is ever sent by itself.

use super::calendar::Holidays;
use super::facts::Facts;
use super::lookback::{self, Need};
use super::problem::ledger::{self, Row};
use super::problem::{Problem, Status};
use super::setting;
use crate::text::{Lang, visit as text};
use chrono::{Days, NaiveDate};

/// Setting of a laptop: the day on which the board was last put before home.
pub const SHOWN: &str = "board.shown";

/// What is proposed by days overdue (settings `overdue.…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 催办.
    Remind,
    /// 整改提醒.
    Warn,
    /// 告诫.
    Admonish,
}

impl Stage {
    /// What people read.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Stage::Remind => text::stage_remind(lang),
            Stage::Warn => text::stage_warn(lang),
            Stage::Admonish => text::stage_admonish(lang),
        }
    }
}

/// The stage after so many days past the deadline; none while it is not overdue.
pub fn stage(facts: &Facts, overdue: i64) -> Option<Stage> {
    let steps =
        [(Stage::Admonish, "overdue.admonish"), (Stage::Warn, "overdue.warn"), (Stage::Remind, "overdue.remind")];
    let reached = |key| overdue > 0 && overdue >= i64::from(setting::number(facts, "", key));
    steps.into_iter().find(|(_, key)| reached(key)).map(|(stage, _)| stage)
}

/// What a line of the board is about, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Past the deadline.
    Overdue,
    /// Due today.
    Today,
    /// Due within the next seven days.
    Week,
}

/// A problem on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it stands.
    pub part: Part,
    /// The problem.
    pub row: Row,
    /// What is proposed.
    pub stage: Option<Stage>,
}

impl Item {
    /// Names what was read: another deadline or a further stage is news again.
    pub fn key(&self) -> String {
        let Problem { id, due, .. } = &self.row.problem;
        format!("{id}@{due}@{}", self.stage.map_or(0, |s| s as u8 + 1))
    }
}

/// The board of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Problems: overdue ones first, the longest first; then by deadline.
    pub items: Vec<Item>,
    /// Look-backs that are due within seven days and not done.
    pub lookbacks: Vec<Need>,
}

/// The board of `today`.
pub fn of(facts: &Facts, holidays: &Holidays, today: NaiveDate) -> Board {
    let soon = today + Days::new(7);
    let open = ledger::rows(facts, today).into_iter().filter(|r| r.problem.status != Status::Closed);
    let mut items: Vec<Item> = open.filter_map(|row| item(facts, row, today, soon)).collect();
    items.sort_by(|a, b| (a.part, &a.row.problem.due, &a.row.number).cmp(&(b.part, &b.row.problem.due, &b.row.number)));
    let mut lookbacks = lookback::plan(facts, holidays, today);
    lookbacks.retain(|n| n.due.date <= soon);
    Board { items, lookbacks }
}

fn item(facts: &Facts, row: Row, today: NaiveDate, soon: NaiveDate) -> Option<Item> {
    let due: NaiveDate = row.problem.due.parse().ok()?;
    let part = match due {
        d if d < today => Part::Overdue,
        d if d == today => Part::Today,
        d if d <= soon => Part::Week,
        _ => return None,
    };
    Some(Item { part, stage: stage(facts, row.overdue), row })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{close, facts_with, put};

    #[test]
    fn the_board_has_what_is_overdue_due_today_and_due_within_seven_days() {
        let mut facts = facts_with(&[("branch", "B04", "name", "生产一支部")]);
        let dues = ["2026-11-01", "2026-11-18", "2026-11-19", "2026-11-26", "2026-11-27", "2026-10-01", ""];
        for (i, due) in dues.into_iter().enumerate() {
            let id = format!("y-{i}");
            for (field, value) in [("number", id.as_str()), ("branch", "B04"), ("due", due)] {
                put(&mut facts, "problem", &id, field, value);
            }
        }
        close(&mut facts, "y-5");
        let board = of(&facts, &Holidays::builtin(), "2026-11-19".parse().unwrap());
        let seen: Vec<_> = board.items.iter().map(|i| (i.row.number.as_str(), i.part, i.stage)).collect();
        assert_eq!(
            seen,
            [
                ("y-0", Part::Overdue, Some(Stage::Admonish)),
                ("y-1", Part::Overdue, Some(Stage::Remind)),
                ("y-2", Part::Today, None),
                ("y-3", Part::Week, None),
            ],
            "the 26th is seven days away"
        );
        assert_eq!(board.lookbacks.len(), 1);
        assert_eq!(board.items[1].key(), "y-1@2026-11-18@1");
    }

    #[test]
    fn the_ladder_follows_the_settings() {
        let mut facts = facts_with(&[]);
        let stages = |facts: &Facts| [0, 1, 7, 8, 15, 16].map(|days| stage(facts, days));
        let (r, w, a) = (Some(Stage::Remind), Some(Stage::Warn), Some(Stage::Admonish));
        assert_eq!(stages(&facts), [None, r, r, w, w, a]);
        put(&mut facts, "setting", "overdue.warn", "value", "7");
        assert_eq!(stages(&facts), [None, r, w, w, w, a]);
    }
}
