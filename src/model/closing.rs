//! Closing a quarter: what is still open, a signed-off baseline, and what came after it.

use super::act::Act;
use super::facts::Facts;
use super::feedback::Feedback;
use super::highlight::{Highlight, State};
use super::plan;
use super::plate;
use super::problem::{Problem, Status};
use super::rank::{self, History, Line, Ties};
use super::sheet::Standing;
use super::visit;
use crate::text::model::highlight as text;
use crate::text::{Lang, Say};
use std::collections::BTreeMap;

/// Something that is not done; branches by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Open {
    /// No visit.
    Visits(Vec<String>),
    /// No finalised sheet.
    Sheets(Vec<String>),
    /// Several sheets and no agreed one.
    Reconciliation(Vec<String>),
    /// A score in conflict.
    Conflicts(Vec<String>),
    /// Feedback not received.
    Feedback(Vec<String>),
    /// No plate in the log.
    Plates(Vec<String>),
    /// Chosen highlights that are not in the handbook.
    Highlights(usize),
    /// Sheets outside the plan.
    Strays(usize),
}

/// The check before a quarter is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Check {
    /// What is not done.
    pub open: Vec<Open>,
    /// Ids of the problems of this quarter that are carried over.
    pub carried: Vec<String>,
}

/// Looks at everything that belongs to a quarter.
pub fn check(facts: &Facts, round: &str) -> Check {
    let history = History::up_to(facts, round, 1);
    let lines = rank::lines(facts, round, &history, Ties::Shared);
    let of = |is: &dyn Fn(&Line) -> bool| lines.iter().filter(|l| is(l)).map(|l| l.name.clone()).collect::<Vec<_>>();
    let told = |l: &Line| Feedback::of(facts, &visit::id_of(round, &l.branch)).given();
    let plates = plate::lines(facts, round);
    let bare = |l: &&plate::Line| l.outcome != plate::Outcome::Unrated && plate::rated(&l.log).is_none();
    let chosen = Highlight::of_round(facts, round).iter().filter(|h| h.state == State::Chosen).count();
    let lists = [
        Open::Visits(of(&|l| l.standing.is_none())),
        Open::Sheets(of(&|l| l.standing == Some(Standing::Unfinished))),
        Open::Reconciliation(of(&|l| matches!(l.standing, Some(Standing::Unreconciled(_))))),
        Open::Conflicts(of(&|l| matches!(l.standing, Some(Standing::Score { unresolved: true, .. })))),
        Open::Feedback(of(&|l| matches!(l.standing, Some(Standing::Score { .. })) && !told(l))),
        Open::Plates(plates.iter().filter(bare).map(|l| l.name.clone()).collect()),
        Open::Highlights(chosen),
        Open::Strays(plan::strays(facts, round).len()),
    ];
    let carried = facts.with("problem", "round", round).filter_map(|r| Problem::of(facts, &r.id));
    Check {
        open: lists.into_iter().filter(|o| o.count() > 0).collect(),
        carried: carried.filter(|p| p.status != Status::Closed).map(|p| p.id).collect(),
    }
}

impl Open {
    /// How many.
    pub fn count(&self) -> usize {
        match self {
            Open::Visits(l) | Open::Sheets(l) | Open::Reconciliation(l) => l.len(),
            Open::Conflicts(l) | Open::Feedback(l) | Open::Plates(l) => l.len(),
            Open::Highlights(n) | Open::Strays(n) => *n,
        }
    }
}

impl Say for Open {
    fn say(&self, lang: Lang) -> String {
        let joined = |l: &[String]| {
            l.iter().take(8).cloned().collect::<Vec<_>>().join(if lang == Lang::En { ", " } else { "、" })
        };
        let n = self.count();
        match self {
            Open::Visits(l) => text::open_visits(lang, n, joined(l)),
            Open::Sheets(l) => text::open_sheets(lang, n, joined(l)),
            Open::Reconciliation(l) => text::open_reconciliation(lang, n, joined(l)),
            Open::Conflicts(l) => text::open_conflicts(lang, n, joined(l)),
            Open::Feedback(l) => text::open_feedback(lang, n, joined(l)),
            Open::Plates(l) => text::open_plates(lang, n, joined(l)),
            Open::Highlights(n) => text::open_highlights(lang, n),
            Open::Strays(n) => text::open_strays(lang, n),
        }
    }
}

/// Closing was refused: something is open and no reason was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonMissing;

impl Say for ReasonMissing {
    fn say(&self, lang: Lang) -> String {
        text::close_reason(lang)
    }
}

/// Closes a quarter and signs off its baseline. Late sheets are still accepted; they show as late and beside the
/// baseline. A quarter that is closed already stays as it is.
///
/// # Errors
/// Something is open and no reason was given.
pub fn close(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    by: &str,
    at: &str,
    reason: &str,
) -> Result<Check, ReasonMissing> {
    let check = check(facts, round);
    if !check.open.is_empty() && reason.trim().is_empty() {
        return Err(ReasonMissing);
    }
    if facts.value("round", round, "state") != "closed" {
        act.set_all(facts, "round", round, &[("state", "closed"), ("closed_at", at)]);
        let id = act.create("baseline");
        let (content, carried) = (content(facts, round), check.carried.join("\n"));
        let fields = [
            ("round", round),
            ("by", by),
            ("at", at),
            ("reason", reason.trim()),
            ("content", content.as_str()),
            ("carried", &carried),
        ];
        act.set_all(facts, "baseline", &id, &fields);
    }
    Ok(check)
}

/// One line per branch: code, score, composite, plate, problems, closed ones.
fn content(facts: &Facts, round: &str) -> String {
    let history = History::up_to(facts, round, 1);
    let log = plate::entries(facts, round);
    let mut lines = rank::lines(facts, round, &history, Ties::Shared);
    lines.sort_by(|a, b| a.branch.cmp(&b.branch));
    let line = |l: &Line| {
        let own: Vec<_> = log.iter().filter(|e| e.branch == l.branch).cloned().collect();
        let rated = plate::rated(&own);
        let text = |p: Option<super::decimal::Points>| p.map_or("-".to_string(), |p| p.to_string());
        let plate = rated.and_then(|e| e.plate).map_or("-", plate::Plate::code);
        let composite = text(rated.and_then(|e| e.composite));
        format!("{} {} {composite} {plate} {} {}", l.branch, text(l.score), l.problems, l.closed)
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What is different from the last signed-off baseline: branch code, its line then, its line now. None while the
/// quarter has no baseline.
pub fn since(facts: &Facts, round: &str) -> Option<Vec<(String, String, String)>> {
    let last = facts.with("baseline", "round", round).max_by_key(|r| (r.get("at").to_string(), r.id.clone()))?;
    let (then, now) = (by_branch(last.get("content")), content(facts, round));
    let now = by_branch(&now);
    let codes: std::collections::BTreeSet<&str> = then.keys().chain(now.keys()).copied().collect();
    let of = |map: &BTreeMap<&str, &str>, code: &str| map.get(code).copied().unwrap_or("-").to_string();
    let changed = codes.into_iter().filter(|c| then.get(c) != now.get(c));
    Some(changed.map(|c| (c.to_string(), of(&then, c), of(&now, c))).collect())
}

fn by_branch(content: &str) -> BTreeMap<&str, &str> {
    content.lines().filter_map(|l| l.split_once(' ')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{add_quarter, apply, put, quarter_with};

    const AT: &str = "2026-12-30T09:05:06+08:00";

    #[test]
    fn what_is_open_is_named_and_a_reason_closes_all_the_same() {
        let visits: Vec<(&str, &[u32])> = vec![("B01", &[1]), ("B02", &[1, 2]), ("B03", &[])];
        let mut facts = quarter_with("2026Q4", &visits);
        for (id, status) in [("p-1", "todo"), ("p-2", "closed")] {
            put(&mut facts, "problem", id, "round", "2026Q4");
            put(&mut facts, "problem", id, "status", status);
            put(&mut facts, "problem", id, "closed_by", "x-9");
            put(&mut facts, "problem", id, "closed_evidence", "照片");
        }
        let found = check(&facts, "2026Q4");
        let said: Vec<_> = found.open.iter().map(|o| o.say(Lang::Zh)).collect();
        assert_eq!(found.carried, ["p-1"]);
        for words in [
            "3 个支部没有检查：生产一支部",
            "未定稿：设备党支部",
            "待合议：机关二支部",
            "没有签收反馈：机关一支部",
            "6 个支部没有亮牌",
        ] {
            assert!(said.iter().any(|s| s.contains(words)), "{words}: {said:?}");
        }
        let mut act = facts.act();
        assert_eq!(close(&facts, &mut act, "2026Q4", "x-1", AT, " "), Err(ReasonMissing));
        assert!(act.is_empty());
        close(&facts, &mut act, "2026Q4", "x-1", AT, "其余下季度补查").unwrap();
        apply(&mut facts, &act);
        assert_eq!(facts.value("round", "2026Q4", "closed_at"), AT);
        assert_eq!(since(&facts, "2026Q4"), Some(vec![]));
        let mut act = facts.act();
        close(&facts, &mut act, "2026Q4", "x-1", AT, "再一次").unwrap();
        assert!(act.is_empty(), "closed already");
    }

    #[test]
    fn a_late_sheet_is_accepted_and_stands_beside_the_baseline() {
        let visits: Vec<(&str, &[u32])> = vec![("B01", &[1])];
        let mut facts = quarter_with("2026Q4", &visits);
        assert_eq!(since(&facts, "2026Q4"), None);
        let mut act = facts.act();
        close(&facts, &mut act, "2026Q4", "x-1", "2026-11-20T09:05:06+08:00", "先关").unwrap();
        apply(&mut facts, &act);
        let late: Vec<(&str, &[u32])> = vec![("B04", &[3])];
        add_quarter(&mut facts, "2026Q4", &late);
        let changed = since(&facts, "2026Q4").unwrap();
        assert_eq!(changed.len(), 1);
        assert!(changed[0].0 == "B04" && changed[0].1.starts_with("- ") && !changed[0].2.starts_with("- "));
    }
}
