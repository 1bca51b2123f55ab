//! Compares the meetings found with what the cadence asks for.

use super::{Cadence, Meeting, Per, Period};
use crate::model::calendar::{Month, Quarter, date_short};
use crate::model::scoring::Answer;
use crate::text::model::cadence as text;
use crate::text::{Lang, Say};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// A month or a quarter in which something must happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Quarter),
}

/// Meetings missing in one span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Name of the 党小组; empty for the branch.
    pub group: String,
    /// Where.
    pub span: Span,
    /// How many.
    pub missing: u32,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finding {
    /// How many meetings were due by now.
    pub due: u32,
    /// How many were held, those beyond what was due included.
    pub held: u32,
    /// Dates beyond what a span asks for: no date that was typed is lost.
    pub extra: Vec<NaiveDate>,
    /// Where meetings are missing, by group and time.
    pub gaps: Vec<Gap>,
    /// What is not over yet and not fulfilled yet; it is not counted as missing.
    pub pending: Vec<Gap>,
    /// Dates on another day of the week than asked for: always worth a warning (R041).
    pub moved: Vec<NaiveDate>,
    /// Those of them that had to stand in for a proper one and have no explanation: each is counted.
    pub unexplained: Vec<NaiveDate>,
    /// Dates outside the quarter or after the day of the inspection, or of no known group; not counted.
    pub ignored: Vec<NaiveDate>,
}

impl Span {
    /// Last day.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Span::Month(month) => month.last_day(),
            Span::Quarter(quarter) => quarter.last_day(),
        }
    }

    /// Whether a date lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        match self {
            Span::Month(month) => Month::of(date) == month,
            Span::Quarter(quarter) => quarter.contains(date),
        }
    }

    /// `11月` or `2026年第四季度`.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Span::Month(month) => month.title(lang),
            Span::Quarter(quarter) => quarter.title(lang),
        }
    }
}

impl Cadence {
    fn spans(&self, quarter: Quarter) -> Vec<Span> {
        match self.period {
            Period::Month => quarter.months().map(Span::Month).to_vec(),
            Period::Quarter => vec![Span::Quarter(quarter)],
        }
    }

    fn on_day(&self, date: NaiveDate) -> bool {
        self.weekday.is_none_or(|day| date.weekday() == day)
    }
}

/// Compares the meetings of a quarter with a cadence, as it stands on the day `as_of`.
///
/// A span is due when it is over, or when it is already fulfilled. `groups` are codes and names of the 党小组 and
/// matter only where each of them must meet. Two entries of one group on one day are one meeting.
pub fn examine(
    cadence: &Cadence,
    quarter: Quarter,
    as_of: NaiveDate,
    groups: &[(String, String)],
    meetings: &[Meeting],
) -> Finding {
    let branch = [(String::new(), String::new())];
    let bodies = if cadence.per == Per::Group { groups } else { &branch };
    let known = |m: &Meeting| cadence.per == Per::Branch || bodies.iter().any(|(code, _)| *code == m.group);
    let counted = |m: &&Meeting| quarter.contains(m.date) && m.date <= as_of && known(m);
    let ignored = meetings.iter().filter(|m| !counted(m)).map(|m| m.date).collect();
    let mut found = Finding { ignored, ..Finding::default() };
    for (code, name) in bodies {
        let mine = meetings.iter().filter(counted).filter(|m| cadence.per == Per::Branch || m.group == *code);
        let mine: Vec<_> = mine.collect();
        for span in cadence.spans(quarter) {
            found.add_span(cadence, name, span, as_of, &mine);
        }
    }
    found.moved.sort();
    found.extra.sort();
    found
}

impl Finding {
    fn add_span(&mut self, cadence: &Cadence, group: &str, span: Span, as_of: NaiveDate, mine: &[&Meeting]) {
        let inside: Vec<&&Meeting> = mine.iter().filter(|m| span.contains(m.date)).collect();
        let dates: BTreeSet<NaiveDate> = inside.iter().map(|m| m.date).collect();
        let (proper, moved): (Vec<NaiveDate>, Vec<NaiveDate>) = dates.iter().partition(|d| cadence.on_day(**d));
        let (held, proper) = (count(dates.len()), count(proper.len()));
        self.moved.extend(&moved);
        self.held += held;
        self.extra.extend(dates.iter().skip(usize::try_from(cadence.times).unwrap_or(usize::MAX)));
        let gap = |missing| Gap { group: group.into(), span, missing };
        if span.last_day() > as_of && proper < cadence.times {
            self.pending.push(gap(cadence.times - proper));
            return;
        }
        self.due += cadence.times;
        if held < cadence.times {
            self.gaps.push(gap(cadence.times - held));
        }
        let explained = |d: &NaiveDate| inside.iter().any(|m| m.date == *d && !m.note.trim().is_empty());
        let (fine, bare): (Vec<NaiveDate>, Vec<NaiveDate>) = moved.iter().partition(|d| explained(d));
        let stand_ins = cadence.times.saturating_sub(proper).saturating_sub(count(fine.len()));
        self.unexplained.extend(bare.iter().take(usize::try_from(stand_ins).unwrap_or(0)));
    }

    /// What is wrong, as words for a fact; empty if nothing is.
    pub fn faults(&self, lang: Lang) -> String {
        let bare = self.unexplained.len();
        let missing = text::missing(lang, self.missing(), gap_list(&self.gaps, lang));
        let moved = text::unexplained(lang, bare, date_list(&self.unexplained, lang));
        let said = [(!self.gaps.is_empty(), missing), (bare > 0, moved)];
        let said: String = said.into_iter().filter(|(some, _)| *some).map(|(_, words)| words).collect();
        said.trim_start_matches(['；', ';', ' ']).to_string()
    }

    /// How many meetings are missing.
    pub fn missing(&self) -> u32 {
        self.gaps.iter().map(|g| g.missing).sum()
    }

    /// The count to propose: missing meetings, and moved ones without an explanation.
    pub fn count(&self) -> u32 {
        self.missing() + count(self.unexplained.len())
    }

    /// The answer to propose; none while nothing is due.
    pub fn answer(&self) -> Option<Answer> {
        match (self.due, self.count()) {
            (0, 0) => None,
            (_, 0) => Some(Answer::ok()),
            (_, count) => Some(Answer::deduct(count)),
        }
    }

    /// Whether something may still be held: the proposal may change.
    pub fn provisional(&self) -> bool {
        !self.pending.is_empty()
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn gap_list(gaps: &[Gap], lang: Lang) -> String {
    let word = |g: &Gap| {
        let times = if g.missing > 1 { text::times(lang, g.missing) } else { String::new() };
        text::gap(lang, &g.group, g.span.title(lang), times).trim().to_string()
    };
    join(gaps.iter().map(word), lang)
}

fn date_list(dates: &[NaiveDate], lang: Lang) -> String {
    join(dates.iter().map(|d| date_short(*d, lang)), lang)
}

fn join(words: impl Iterator<Item = String>, lang: Lang) -> String {
    words.collect::<Vec<_>>().join(if lang == Lang::En { ", " } else { "、" })
}

impl Say for Finding {
    fn say(&self, lang: Lang) -> String {
        let mut said = match (self.due, self.held) {
            (0, 0) => text::none_due(lang),
            (due, held) => text::due_and_held(lang, due, held),
        };
        let mut add = |some: bool, sentence: String| {
            if some {
                said += &sentence;
            }
        };
        add(!self.extra.is_empty(), text::extra(lang, self.extra.len(), date_list(&self.extra, lang)));
        add(!self.gaps.is_empty(), text::missing(lang, self.missing(), gap_list(&self.gaps, lang)));
        add(!self.moved.is_empty(), text::moved(lang, date_list(&self.moved, lang)));
        let bare = self.unexplained.len();
        add(bare > 0, text::unexplained(lang, bare, date_list(&self.unexplained, lang)));
        add(!self.ignored.is_empty(), text::ignored(lang, date_list(&self.ignored, lang)));
        add(!self.pending.is_empty(), text::pending(lang, gap_list(&self.pending, lang)));
        match self.answer() {
            None => add(true, text::nothing_due(lang)),
            Some(_) if self.count() == 0 => add(true, text::nothing_lost(lang)),
            Some(_) => add(true, text::proposed(lang, self.count())),
        }
        said
    }
}
