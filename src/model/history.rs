//! What former quarters say: the last result of an indicator at this branch, and words written before.

use super::checklist::Checklist;
use super::decimal::Points;
use super::facts::Facts;
use super::problem::Problem;
use super::record::Record;
use super::scoring::{self, Answer};
use super::sheet::{self, Sheet, Standing};
use super::visit;

/// Texts that are offered again at most.
const MOST: usize = 20;

/// The last scored inspection of a branch before a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its quarter.
    pub round: String,
    list: Checklist,
    sheet: Sheet,
    problems: Vec<Problem>,
}

/// What it said about one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    /// Quarter.
    pub round: String,
    /// The answer.
    pub answer: Answer,
    /// Points lost then.
    pub lost: Points,
    /// The problems marked then.
    pub problems: Vec<Problem>,
}

impl Former {
    /// The newest quarter before the one of `visit` in which its branch was inspected and has a score: a finalised
    /// sheet, the agreed one where there are several (AMB-8). Void visits and look-backs do not count.
    pub fn before(facts: &Facts, visit: &str) -> Option<Former> {
        Former::all_before(facts, visit, 1).pop()
    }

    /// The newest of them, at most so many, the newest first.
    pub fn all_before(facts: &Facts, visit: &str, most: usize) -> Vec<Former> {
        let Some((round, branch)) = visit.split_once('/') else { return Vec::new() };
        let counts = |r: &&Record| {
            r.get("branch") == branch
                && r.get("round") < round
                && r.get("kind") != "lookback"
                && r.get("state") != "void"
        };
        let mut rounds: Vec<_> = facts.all("visit").filter(counts).map(|r| r.get("round").to_string()).collect();
        rounds.sort_unstable_by(|a, b| b.cmp(a));
        rounds.into_iter().filter_map(|round| Former::of(facts, round, branch)).take(most).collect()
    }

    fn of(facts: &Facts, round: String, branch: &str) -> Option<Former> {
        let visit = visit::id_of(&round, branch);
        let Standing::Score { sheet, .. } = sheet::standing(facts, &visit) else { return None };
        let sheet = Sheet::of(facts, &sheet)?;
        let list = sheet.checklist(facts)?;
        Some(Former { round, list, sheet, problems: Problem::of_visit(facts, &visit) })
    }

    /// Its visit.
    pub fn visit(&self) -> &str {
        &self.sheet.visit
    }

    /// The checklist it was made with.
    pub fn list(&self) -> &Checklist {
        &self.list
    }

    /// Its result of an indicator; none if its checklist did not have it.
    pub fn item(&self, code: &str) -> Option<Result> {
        let answer = self.sheet.answer(code);
        let lost = scoring::score_item(self.list.get(code)?, &answer).deduct;
        let problems = self.problems.iter().filter(|p| p.code == code).cloned().collect();
        Some(Result { round: self.round.clone(), answer, lost, problems })
    }
}

/// What was written before in a field of problems with this indicator (any branch), the newest quarter first, each
/// text once: to be offered while typing.
pub fn written(facts: &Facts, code: &str, field: &str) -> Vec<String> {
    let mut found: Vec<&Record> = facts.with("problem", "code", code).filter(|r| !r.get(field).is_empty()).collect();
    found.sort_by(|a, b| b.get("round").cmp(a.get("round")).then_with(|| super::record::by_birth(&b.id, &a.id)));
    once(found.into_iter().map(|r| r.get(field)))
}

/// Strengths written before for an indicator (any branch), the newest quarter first.
pub fn strengths(facts: &Facts, code: &str) -> Vec<String> {
    let mut found: Vec<&Record> = facts.with("strength", "code", code).collect();
    found.sort_by(|a, b| b.get("visit").cmp(a.get("visit")));
    once(found.into_iter().map(|r| r.get("text")).filter(|t| !t.is_empty()))
}

/// Responsible people named before in problems of a branch, the newest quarter first.
pub fn responsible(facts: &Facts, branch: &str) -> Vec<String> {
    let mut found: Vec<&Record> = facts.with("problem", "branch", branch).collect();
    found.sort_by(|a, b| b.get("round").cmp(a.get("round")));
    once(found.into_iter().map(|r| r.get("responsible")).filter(|t| !t.is_empty()))
}

fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    texts.filter(|t| seen.insert(*t)).take(MOST).map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scoring::Verdict;
    use crate::model::testing::{apply, facts_with, put};

    /// The branch in three quarters: 2026Q1 and 2026Q2 finalised, 2026Q3 still a draft.
    fn three_quarters() -> Facts {
        let list = Checklist::builtin();
        let mut facts = facts_with(&[]);
        let mut act = facts.act();
        list.adopt(&facts, &mut act);
        apply(&mut facts, &act);
        for (round, count) in [("2026Q1", 3), ("2026Q2", 2), ("2026Q3", 1)] {
            put(&mut facts, "round", round, "checklist", &list.version);
            let visit = visit::id_of(round, "B04");
            put(&mut facts, "visit", &visit, "round", round);
            put(&mut facts, "visit", &visit, "branch", "B04");
            let mut act = facts.act();
            let sheet = sheet::open(&facts, &mut act, &visit, "x-1");
            for i in &list.indicators {
                let answer = if i.code == "C1-01" { Answer::deduct(count) } else { Answer::ok() };
                sheet::answer(&facts, &mut act, &sheet, &i.code, &answer).unwrap();
            }
            apply(&mut facts, &act);
            put(&mut facts, "sheet", &sheet, "state", if round == "2026Q3" { "draft" } else { "final" });
        }
        facts
    }

    #[test]
    fn the_last_scored_quarter_before_this_one_counts() {
        let mut facts = three_quarters();
        let item = |facts: &Facts, visit| Former::before(facts, visit).and_then(|f| f.item("C1-01"));
        let last = item(&facts, "2026Q4/B04").unwrap();
        assert_eq!((last.round.as_str(), last.answer.count, last.lost), ("2026Q2", Some(2), Points::whole(2)));
        assert_eq!(item(&facts, "2026Q2/B04").unwrap().round, "2026Q1");
        assert_eq!(item(&facts, "2026Q1/B04"), None);
        assert_eq!(item(&facts, "2026Q4/B05"), None, "another branch");
        put(&mut facts, "visit", "2026Q2/B04", "state", "void");
        assert_eq!(item(&facts, "2026Q4/B04").unwrap().answer.verdict, Some(Verdict::Deduct));
        assert_eq!(item(&facts, "2026Q4/B04").unwrap().round, "2026Q1");
    }

    #[test]
    fn strengths_of_an_indicator_are_offered_again() {
        let mut facts = facts_with(&[]);
        for (id, visit, code, text) in [
            ("y-1", "2026Q1/B04", "D1-01", "旧"),
            ("y-2", "2026Q3/B05", "D1-01", "新，é👍"),
            ("y-3", "2026Q3/B05", "", "无"),
        ] {
            for (field, value) in [("visit", visit), ("code", code), ("text", text)] {
                put(&mut facts, "strength", id, field, value);
            }
        }
        assert_eq!(strengths(&facts, "D1-01"), ["新，é👍", "旧"]);
    }

    #[test]
    fn words_written_before_come_newest_first_and_once() {
        let rows =
            [("y-9", "2026Q1", "缺签到，é👍"), ("y-10", "2026Q3", "缺会议记录"), ("y-11", "2026Q2", "缺签到，é👍")];
        let mut facts = facts_with(&[]);
        for (id, round, fact) in rows {
            put(&mut facts, "problem", id, "code", "C1-01");
            put(&mut facts, "problem", id, "round", round);
            put(&mut facts, "problem", id, "fact", fact);
        }
        assert_eq!(written(&facts, "C1-01", "fact"), ["缺会议记录", "缺签到，é👍"]);
        assert!(written(&facts, "C1-02", "fact").is_empty() && written(&facts, "C1-01", "suggestion").is_empty());
    }
}
