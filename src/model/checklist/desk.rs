//! The checklist on the desk: a working copy of a version, which nobody scores by until it is saved as a version of
//! its own. Pure; the screen keeps it on the laptop.

use super::{Checklist, Diff, Indicator, Lint, Severity, Step, diff};
use crate::model::decimal::Points;

/// A working copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// The version it began with.
    pub base: Checklist,
    /// Its title.
    pub title: String,
    /// The indicators as they are now, in order.
    pub indicators: Vec<Indicator>,
}

/// What happened to an indicator since the version that the work began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// Nothing.
    Same,
    /// It is new.
    Added,
    /// Some field is another.
    Changed,
    /// It was taken out.
    Removed,
}

impl Desk {
    /// A copy of a version to work on.
    pub fn of(base: Checklist) -> Desk {
        Desk { title: base.title.clone(), indicators: base.indicators.clone(), base }
    }

    /// A table that was read, to be looked at against a version.
    pub fn with(base: Checklist, read: Checklist) -> Desk {
        Desk { title: read.title, indicators: read.indicators, base }
    }

    /// The list as it would be saved.
    pub fn list(&self) -> Checklist {
        Checklist::new(&self.title, self.indicators.clone())
    }

    /// What differs from the version it began with.
    pub fn diff(&self) -> Diff {
        diff(&self.base, &self.list())
    }

    /// Whether saving would make another version.
    pub fn is_changed(&self) -> bool {
        self.list().version != self.base.version
    }

    /// The indicators in order, then those that were taken out.
    pub fn rows(&self) -> Vec<(Indicator, Touched)> {
        let state = |i: &Indicator| match self.base.get(&i.code) {
            None => Touched::Added,
            Some(was) if was.cells() == i.cells() => Touched::Same,
            Some(_) => Touched::Changed,
        };
        let here = self.indicators.iter().map(|i| (i.clone(), state(i)));
        let out = self.base.indicators.iter().filter(|b| self.get(&b.code).is_none());
        here.chain(out.map(|i| (i.clone(), Touched::Removed))).collect()
    }

    /// The indicator with this code.
    pub fn get(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.code == code)
    }

    /// Puts an indicator in the place of the one with this code; an empty code adds it after `after`.
    pub fn put(&mut self, code: &str, after: &str, indicator: Indicator) {
        match self.indicators.iter_mut().find(|i| i.code == code) {
            Some(place) => *place = indicator,
            None => {
                let at = self.indicators.iter().position(|i| i.code == after).map_or(self.indicators.len(), |n| n + 1);
                self.indicators.insert(at, indicator);
            }
        }
    }

    /// Takes an indicator out.
    pub fn remove(&mut self, code: &str) {
        self.indicators.retain(|i| i.code != code);
    }

    /// Back to what the version it began with says; one that is new there goes away.
    pub fn restore(&mut self, code: &str) {
        let Some(was) = self.base.get(code).cloned() else { return self.remove(code) };
        let before = self.base.indicators.iter().take_while(|i| i.code != code);
        let after = before.filter(|i| self.get(&i.code).is_some()).last().map(|i| i.code.clone());
        match (self.get(code).is_some(), after) {
            (true, _) => self.put(code, "", was),
            (false, Some(after)) => self.put("", &after, was),
            (false, None) => self.indicators.insert(0, was),
        }
    }

    /// Moves an indicator one place up or down; the ends are ends.
    pub fn shift(&mut self, code: &str, down: bool) {
        let Some(at) = self.indicators.iter().position(|i| i.code == code) else { return };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to < self.indicators.len() {
            self.indicators.swap(at, to);
        }
    }

    /// The next free code in the group of another one: `A1-05` after `A1-04`. Codes of the version it began with are
    /// not given again.
    pub fn next_code(&self, like: &str) -> String {
        let group = like.split_once('-').map_or("A1", |(head, _)| head);
        let number = |code: &str| code.strip_prefix(group)?.strip_prefix('-')?.parse::<u32>().ok();
        let all = self.indicators.iter().chain(&self.base.indicators);
        let last = all.filter_map(|i| number(&i.code)).max().unwrap_or(0);
        format!("{group}-{:02}", last + 1)
    }

    /// A new indicator beside another one, with what is usual in it.
    pub fn blank(&self, like: &str) -> Indicator {
        let near = self.get(like);
        Indicator {
            code: self.next_code(like),
            category: near.map_or_else(String::new, |i| i.category.clone()),
            step: near.map_or(Step::Material, |i| i.step),
            title: String::new(),
            requirement: String::new(),
            basis: String::new(),
            full: Points::ZERO,
            rule: String::new(),
            unit: String::new(),
            per_unit: Points::ZERO,
            cap: Points::ZERO,
            hint: String::new(),
            na_allowed: false,
            order: 0,
        }
    }

    /// Findings, errors and warnings counted.
    pub fn lint(&self) -> (Vec<Lint>, usize, usize) {
        let found = self.list().lint();
        let errors = found.iter().filter(|l| l.severity() == Severity::Error).count();
        let warnings = found.len() - errors;
        (found, errors, warnings)
    }
}

impl Indicator {
    /// An indicator of the cells that [`Indicator::cells`] gives; a cell that makes no sense counts as empty.
    pub fn of_cells(cells: &[String]) -> Indicator {
        let text = |at: usize| cells.get(at).cloned().unwrap_or_default();
        let points = |at: usize| Points::parse(&text(at)).unwrap_or_default();
        Indicator {
            code: text(0),
            category: text(1),
            step: Step::parse(&text(2)).unwrap_or(Step::Material),
            title: text(3),
            requirement: text(4),
            basis: text(5),
            full: points(6),
            rule: text(7),
            unit: text(8),
            per_unit: points(9),
            cap: points(10),
            hint: text(11),
            na_allowed: text(12) == "yes",
            order: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::checklist::LintKind;

    fn desk() -> Desk {
        Desk::of(Checklist::builtin())
    }

    #[test]
    fn a_copy_is_the_version_until_something_is_changed_and_again_when_it_is_put_back() {
        let mut desk = desk();
        assert!(!desk.is_changed() && desk.diff().is_empty() && desk.lint().1 == 0);
        let first = desk.indicators[0].clone();
        desk.put(&first.code, "", Indicator { title: "支委会健全é👍".into(), ..first.clone() });
        desk.remove("C1-01");
        let new = Indicator { title: "新的".into(), ..desk.blank("C1-02") };
        desk.put("", "C1-02", new);
        let touched: Vec<_> =
            desk.rows().into_iter().filter(|r| r.1 != Touched::Same).map(|r| (r.0.code, r.1)).collect();
        let code = |n: &str| n.to_string();
        let last = desk.next_code("C1-02");
        assert_eq!(touched[0], (first.code.clone(), Touched::Changed));
        assert!(touched.contains(&(code("C1-01"), Touched::Removed)), "{touched:?}");
        assert_eq!(touched.iter().filter(|t| t.1 == Touched::Added).count(), 1);
        assert_ne!(last, desk.indicators[desk.indicators.iter().position(|i| i.title == "新的").unwrap()].code);
        assert!(desk.lint().0.iter().any(|l| matches!(l.kind, LintKind::Total(_))), "points are missing now");
        for (code, _) in touched {
            desk.restore(&code);
        }
        assert!(!desk.is_changed(), "{:?}", desk.diff());
    }

    #[test]
    fn order_is_content_too_and_the_ends_are_ends() {
        let mut desk = desk();
        let (first, last) = (desk.indicators[0].code.clone(), desk.indicators[48].code.clone());
        desk.shift(&first, false);
        desk.shift(&last, true);
        assert!(!desk.is_changed());
        desk.shift(&first, true);
        assert!(desk.is_changed() && desk.diff().is_empty());
        desk.shift(&first, false);
        assert!(!desk.is_changed());
    }

    #[test]
    fn cells_are_read_back_as_they_were_written() {
        for i in &Checklist::builtin().indicators {
            assert_eq!(Indicator::of_cells(&i.cells()).cells(), i.cells());
        }
        assert_eq!(Indicator::of_cells(&[]).full, Points::ZERO);
    }
}
