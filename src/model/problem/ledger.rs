//! 销号台账: which problems are wanted, in which order, and what they add up to.

use super::{Class, Problem, Status, number_order};
use crate::model::checklist::Checklist;
use crate::model::decimal::Share;
use crate::model::facts::Facts;
use crate::model::visit;
use crate::text::{Lang, Say, visit as text};
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// One problem with what is shown beside it. Made once for all problems: nothing here is looked up again per row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The problem.
    pub problem: Problem,
    /// The number people read ([`Problem::shown_number`]).
    pub number: String,
    /// Name of the branch.
    pub branch: String,
    /// 类别 of its indicator; empty if it has none.
    pub category: String,
    /// Short name of its indicator.
    pub title: String,
    /// Days past the deadline.
    pub overdue: i64,
}

/// Every problem as a row, by number.
pub fn rows(facts: &Facts, today: NaiveDate) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let numbers = facts.all("problem").map(|r| r.get("number"));
    let twins: BTreeSet<&str> = numbers.filter(|n| !seen.insert(*n)).collect();
    let mut lists: BTreeMap<String, Checklist> = BTreeMap::new();
    let mut branches: BTreeMap<String, String> = BTreeMap::new();
    Problem::all(facts)
        .into_iter()
        .map(|p| {
            let list = lists.entry(p.round.clone()).or_insert_with(|| {
                Checklist::of(facts, facts.value("round", &p.round, "checklist")).unwrap_or_default()
            });
            let indicator = list.get(&p.code);
            let branch = branches.entry(p.branch.clone()).or_insert_with(|| visit::branch_name(facts, &p.branch));
            Row {
                number: if twins.contains(p.number.as_str()) { p.number_with_device() } else { p.number.clone() },
                branch: branch.clone(),
                category: indicator.map_or(String::new(), |i| i.category.clone()),
                title: indicator.map_or(String::new(), |i| i.title.clone()),
                overdue: p.overdue_days(today),
                problem: p,
            }
        })
        .collect()
}

/// Which problems are wanted. Everything that is set must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Quarter.
    pub round: Option<String>,
    /// Branch code.
    pub branch: Option<String>,
    /// State.
    pub status: Option<Status>,
    /// Everything that is not closed off.
    pub open: bool,
    /// 类别.
    pub category: Option<String>,
    /// Class of rectification.
    pub class: Option<Class>,
    /// Past the deadline.
    pub overdue: bool,
    /// Came back (反弹).
    pub rebound: bool,
}

impl Filter {
    /// Whether a row is wanted.
    pub fn takes(&self, row: &Row) -> bool {
        let p = &row.problem;
        self.round.as_ref().is_none_or(|r| *r == p.round)
            && self.branch.as_ref().is_none_or(|b| *b == p.branch)
            && self.status.is_none_or(|s| s == p.status)
            && (!self.open || p.status != Status::Closed)
            && self.category.as_ref().is_none_or(|c| *c == row.category)
            && self.class.is_none_or(|c| Some(c) == p.class)
            && (!self.overdue || row.overdue > 0)
            && (!self.rebound || !p.ancestor.is_empty())
    }

    /// Whether everything is wanted.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

/// In which order the rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// What is open first, by deadline; closed ones last.
    #[default]
    Due,
    /// By number.
    Number,
    /// By branch, then by number.
    Branch,
    /// By state, then by deadline.
    State,
    /// The longest overdue first.
    Overdue,
}

impl Sort {
    /// All, in the order in which a key goes through them.
    pub const ALL: [Sort; 5] = [Sort::Due, Sort::Number, Sort::Branch, Sort::State, Sort::Overdue];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Due => "due",
            Sort::Number => "number",
            Sort::Branch => "branch",
            Sort::State => "state",
            Sort::Overdue => "overdue",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|s| s.code() == code.trim())
    }

    /// Sorts; what is equal stays by number.
    pub fn sort(self, rows: &mut [&Row]) {
        self.sort_by(rows, |r| r);
    }

    /// Sorts whatever belongs to rows; what is equal stays by number.
    pub fn sort_by<'a, T>(self, rows: &mut [T], row: impl Fn(&T) -> &'a Row) {
        rows.sort_by(|a, b| self.compare(row(a), row(b)));
    }

    fn compare(self, a: &Row, b: &Row) -> Ordering {
        let first = match self {
            Sort::Number => Ordering::Equal,
            Sort::Due => (a.problem.status == Status::Closed, due(&a.problem))
                .cmp(&(b.problem.status == Status::Closed, due(&b.problem))),
            Sort::Branch => a.problem.branch.cmp(&b.problem.branch),
            Sort::State => (a.problem.status, due(&a.problem)).cmp(&(b.problem.status, due(&b.problem))),
            Sort::Overdue => b.overdue.cmp(&a.overdue).then_with(|| due(&a.problem).cmp(&due(&b.problem))),
        };
        first.then_with(|| number_order(&a.problem.number).cmp(&number_order(&b.problem.number)))
    }
}

/// Without a deadline it stands behind those that have one.
fn due(p: &Problem) -> (bool, &str) {
    (p.due.is_empty(), &p.due)
}

/// 共N条，已销号n，整改中m，逾期k，销号率.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// All of them, 立行立改 closed on the spot included.
    pub all: u32,
    /// 待整改.
    pub todo: u32,
    /// 整改中.
    pub doing: u32,
    /// 待复查.
    pub review: u32,
    /// 已销号.
    pub closed: u32,
    /// Past the deadline.
    pub overdue: u32,
    /// 反弹.
    pub rebound: u32,
}

impl Summary {
    /// What these rows add up to.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Summary {
        let mut sum = Summary::default();
        for row in rows {
            sum.all += 1;
            *match row.problem.status {
                Status::Todo => &mut sum.todo,
                Status::Doing => &mut sum.doing,
                Status::Review => &mut sum.review,
                Status::Closed => &mut sum.closed,
            } += 1;
            sum.overdue += u32::from(row.overdue > 0);
            sum.rebound += u32::from(!row.problem.ancestor.is_empty());
        }
        sum
    }

    /// 销号率; `None` of nothing.
    pub fn close_rate(&self) -> Option<Share> {
        Share::new(self.closed, self.all)
    }

    /// 反弹率; `None` of nothing.
    pub fn repeat_rate(&self) -> Option<Share> {
        Share::new(self.rebound, self.all)
    }
}

impl Say for Summary {
    fn say(&self, lang: Lang) -> String {
        let sum = text::ledger_sum(lang, self.all, self.closed, self.doing, self.todo, self.review, self.overdue);
        let Some(rate) = self.close_rate() else { return sum };
        let sum = text::ledger_rate(lang, sum, rate.percent().short());
        match self.repeat_rate() {
            Some(rate) if self.rebound > 0 => text::ledger_repeat(lang, sum, rate.percent().short()),
            _ => sum,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{close, facts_with, put};

    fn facts() -> Facts {
        let mut facts = facts_with(&[("branch", "B04", "name", "生产一支部"), ("round", "2026Q4", "checklist", "k1")]);
        put(&mut facts, "indicator", "k1/C1-02", "category", "基本活动");
        for (id, number, branch, due, code, ancestor) in [
            ("y-1", "2026Q4-B04-100", "B04", "2026-11-01", "C1-02", ""),
            ("y-2", "2026Q4-B04-21", "B04", "2026-11-20", "C1-02", "y-9"),
            ("y-3", "2026Q4-B03-01", "B03", "", "E2-01", ""),
            ("y-4", "2026Q4-B03-02", "B03", "2026-10-01", "", ""),
        ] {
            for (field, value) in [
                ("number", number),
                ("branch", branch),
                ("round", "2026Q4"),
                ("due", due),
                ("code", code),
                ("ancestor", ancestor),
            ] {
                put(&mut facts, "problem", id, field, value);
            }
        }
        close(&mut facts, "y-4");
        facts
    }

    fn ids(facts: &Facts, filter: &Filter, sort: Sort) -> Vec<String> {
        let rows = rows(facts, "2026-11-15".parse().unwrap());
        let mut wanted: Vec<&Row> = rows.iter().filter(|r| filter.takes(r)).collect();
        sort.sort(&mut wanted);
        wanted.into_iter().map(|r| r.problem.id.clone()).collect()
    }

    #[test]
    fn rows_are_sorted_and_narrowed_by_everything_that_is_asked() {
        let facts = facts();
        let all = Filter::default();
        assert_eq!(ids(&facts, &all, Sort::Due), ["y-1", "y-2", "y-3", "y-4"]);
        assert_eq!(ids(&facts, &all, Sort::Number), ["y-3", "y-4", "y-2", "y-1"], "21 stands before 100");
        assert_eq!(ids(&facts, &all, Sort::Overdue)[0], "y-1");
        assert_eq!(ids(&facts, &all, Sort::State).last().map(String::as_str), Some("y-4"));
        let of = |change: fn(&mut Filter)| {
            let mut filter = Filter::default();
            change(&mut filter);
            ids(&facts, &filter, Sort::Number)
        };
        assert_eq!(of(|f| f.overdue = true), ["y-1"]);
        assert_eq!(of(|f| f.rebound = true), ["y-2"]);
        assert_eq!(of(|f| f.open = true), ["y-3", "y-2", "y-1"]);
        assert_eq!(of(|f| f.category = Some("基本活动".into())), ["y-2", "y-1"]);
        assert_eq!(of(|f| (f.branch, f.status) = (Some("B03".into()), Some(Status::Closed))), ["y-4"]);
    }

    #[test]
    fn the_summary_counts_every_state() {
        let rows = rows(&facts(), "2026-11-15".parse().unwrap());
        let sum = Summary::of(&rows);
        assert_eq!((sum.all, sum.todo, sum.closed, sum.overdue, sum.rebound), (4, 3, 1, 1, 1));
        assert_eq!(sum.close_rate().map(|r| r.percent().short()), Some("25".into()));
        assert_eq!(sum.say(Lang::Zh), "共4条，已销号1，整改中0，待整改3，待复查0，逾期1，销号率25%，反弹率25%");
        assert_eq!(Summary::default().close_rate(), None);
    }
}
