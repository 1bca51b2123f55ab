//! 文号: the number of a document, given once when it is first issued, the same in every reprint afterwards.

use super::act::Act;
use super::calendar::Quarter;
use super::facts::Facts;
use super::record::Record;
use super::seal::CheckCode;
use super::{setting, visit};
use chrono::NaiveDate;

/// What is numbered: a form about something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Key of the form, such as `notice`.
    pub kind: String,
    /// Quarter.
    pub round: String,
    /// Branch code; empty for a paper about all of them.
    pub branch: String,
    /// What else tells papers of this form, quarter and branch apart; empty if there is one only.
    pub of: String,
}

/// A subject and the number it has, or would get now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is about.
    pub subject: Subject,
    /// The number as it is printed.
    pub number: String,
    /// Whether it was given; a preview shows the one that would be given next.
    pub issued: bool,
    /// The running number, if the scheme has one.
    no: Option<u32>,
}

impl Subject {
    /// A paper of which a quarter and branch have one only.
    pub fn one(kind: &str, round: &str, branch: &str) -> Subject {
        Subject { kind: kind.into(), round: round.into(), branch: branch.into(), of: String::new() }
    }

    /// A paper about these problems: the same problems are the same paper, one more is another.
    pub fn about(self, problems: &[String]) -> Subject {
        let of = CheckCode::of(&problems.join("\n")).to_string().chars().take(4).collect();
        Subject { of, ..self }
    }

    /// The id on which all laptops agree.
    fn id(&self) -> String {
        let branch = if self.branch.is_empty() { "-" } else { &self.branch };
        let id = format!("{}/{}", visit::id_of(&self.round, branch), self.kind);
        if self.of.is_empty() { id } else { format!("{id}/{}", self.of) }
    }

    fn year(&self) -> String {
        Quarter::parse(&self.round).map(|q| q.year().to_string()).unwrap_or_default()
    }

    /// The scheme that holds: the one the office set (`number.<kind>`), else the one of the template.
    pub fn scheme(&self, facts: &Facts, template: &str) -> String {
        match setting::text_of(facts, &self.round, &format!("number.{}", self.kind)) {
            own if own.is_empty() => template.to_string(),
            own => own,
        }
    }

    /// The paper with the number that it was given, or that it would get by a scheme: words with `{year}`, `{quarter}`,
    /// `{branch}` and the running number of the form and year `{no}`.
    pub fn paper(self, facts: &Facts, scheme: &str) -> Paper {
        if let Some(record) = facts.get("paper", &self.id()) {
            return Paper { number: shown(facts, record), issued: true, no: None, subject: self };
        }
        let no = scheme.contains("{no}").then(|| self.next(facts));
        let quarter = Quarter::parse(&self.round).map(|q| q.number().to_string()).unwrap_or_default();
        let number = scheme
            .replace("{year}", &self.year())
            .replace("{quarter}", &quarter)
            .replace("{branch}", short_code(facts, &self.branch))
            .replace("{no}", &no.unwrap_or(0).to_string());
        Paper { number, issued: false, no, subject: self }
    }

    /// One more than the highest of the form and year, taken-back ones included: they may be on paper.
    fn next(&self, facts: &Facts) -> u32 {
        let year = self.year();
        let same = |r: &&Record| r.entity == "paper" && r.get("kind") == self.kind && r.get("year") == year;
        facts.every().filter(same).filter_map(|r| r.get("no").parse::<u32>().ok()).max().unwrap_or(0) + 1
    }
}

/// A paper that has its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Key of the form.
    pub kind: String,
    /// The number as it is printed.
    pub number: String,
    /// The day on which it was given, `YYYY-MM-DD`.
    pub on: String,
}

/// The papers about a visit that were given a number, the oldest first.
pub fn issued(facts: &Facts, visit: &str) -> Vec<Issued> {
    let one =
        |r: &Record| Issued { kind: r.get("kind").into(), number: shown(facts, r), on: r.get("issued_on").into() };
    let mut all: Vec<Issued> = facts.under("paper", visit).map(one).collect();
    all.sort_by(|a, b| (&a.on, &a.number).cmp(&(&b.on, &b.number)));
    all
}

/// The number as given. Two laptops apart may have given one number to two papers: then the laptop is named too, so
/// that the two are told apart and somebody sees it.
fn shown(facts: &Facts, record: &Record) -> String {
    let number = record.get("number");
    let twins = facts.with("paper", "number", number).take(2).count();
    let laptop = record.get("device").trim_start_matches('x');
    if twins > 1 && !number.is_empty() { format!("{number}（{laptop}）") } else { number.into() }
}

/// Gives a paper its number; nothing if it has one.
pub fn issue(facts: &Facts, act: &mut Act, paper: &Paper, today: NaiveDate) {
    if paper.issued {
        return;
    }
    let no = paper.no.map(|n| n.to_string()).unwrap_or_default();
    let fields = [
        ("kind", paper.subject.kind.as_str()),
        ("year", &paper.subject.year()),
        ("no", &no),
        ("number", &paper.number),
        ("issued_on", &today.to_string()),
        ("device", &facts.device),
    ];
    act.set_all(facts, "paper", &paper.subject.id(), &fields);
}

/// The digits of a branch code if no other branch has the same, else the whole code.
fn short_code<'a>(facts: &Facts, code: &'a str) -> &'a str {
    let digits = |code: &str| code.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_string();
    let own = digits(code);
    let twins = facts.all("branch").filter(|b| digits(&b.id) == own).count();
    if own.is_empty() || twins > 1 { code } else { code.get(code.len() - own.len()..).unwrap_or(code) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with, put};

    const SCHEME: &str = "整改〔{year}〕{no}号";

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn given(facts: &mut Facts, subject: Subject, scheme: &str) -> String {
        let paper = subject.paper(facts, scheme);
        let mut act = facts.act();
        issue(facts, &mut act, &paper, today());
        apply(facts, &act);
        paper.number
    }

    #[test]
    fn the_numbered_papers_of_a_visit_are_listed_by_day() {
        let mut facts = facts_with(&[("branch", "B04", "name", "甲"), ("branch", "B05", "name", "乙")]);
        given(&mut facts, Subject::one("warn", "2026Q4", "B04"), "提醒{no}");
        given(&mut facts, Subject::one("notice", "2026Q4", "B05"), SCHEME);
        given(&mut facts, Subject::one("notice", "2026Q4", "B04").about(&["x-1".into()]), SCHEME);
        put(&mut facts, "paper", "2026Q4/B04/warn", "issued_on", "2026-12-01");
        let all: Vec<_> = issued(&facts, "2026Q4/B04").into_iter().map(|i| (i.kind, i.number, i.on)).collect();
        let said = |k: &str, n: &str, d: &str| (k.to_string(), n.to_string(), d.to_string());
        assert_eq!(all, [said("notice", "整改〔2026〕2号", "2026-11-22"), said("warn", "提醒1", "2026-12-01")]);
    }

    #[test]
    fn a_number_is_given_once_and_a_change_of_the_scheme_does_not_touch_it() {
        let mut facts = facts_with(&[("branch", "B04", "name", "甲"), ("branch", "B05", "name", "乙")]);
        let first = Subject::one("notice", "2026Q4", "B04");
        assert_eq!(given(&mut facts, first.clone(), SCHEME), "整改〔2026〕1号");
        assert_eq!(given(&mut facts, first.clone(), SCHEME), "整改〔2026〕1号");
        assert_eq!(given(&mut facts, Subject::one("notice", "2026Q4", "B05"), SCHEME), "整改〔2026〕2号");
        assert_eq!(given(&mut facts, Subject::one("remind", "2026Q4", "B05"), SCHEME), "整改〔2026〕1号");
        assert_eq!(given(&mut facts, Subject::one("notice", "2027Q1", "B05"), SCHEME), "整改〔2027〕1号");
        assert_eq!(
            first.paper(&facts, "另一种{quarter}-{branch}").number,
            "整改〔2026〕1号（BCDFG）",
            "remind has it too"
        );
    }

    #[test]
    fn the_same_problems_are_the_same_paper_and_one_more_is_another() {
        let mut facts = facts_with(&[]);
        let about = |list: &[&str]| {
            let ids: Vec<String> = list.iter().map(ToString::to_string).collect();
            Subject::one("remind", "2026Q4", "B04").about(&ids)
        };
        assert_eq!(given(&mut facts, about(&["x-1"]), "{no}号"), "1号");
        assert_eq!(given(&mut facts, about(&["x-1", "x-2"]), "{no}号"), "2号");
        assert_eq!(given(&mut facts, about(&["x-1"]), "{no}号"), "1号");
    }

    #[test]
    fn laptops_apart_that_gave_one_number_twice_are_told_apart_and_a_withdrawn_number_is_not_given_again() {
        let mut mine = facts_with(&[]);
        given(&mut mine, Subject::one("notice", "2026Q4", "B04"), SCHEME);
        for (field, value) in
            [("kind", "notice"), ("year", "2026"), ("no", "1"), ("number", "整改〔2026〕1号"), ("device", "xZZZZZ")]
        {
            put(&mut mine, "paper", "2026Q4/B05/notice", field, value);
        }
        let of = |branch: &str| Subject::one("notice", "2026Q4", branch).paper(&mine, SCHEME).number;
        assert_eq!(
            [of("B04"), of("B05"), of("B06")],
            ["整改〔2026〕1号（BCDFG）", "整改〔2026〕1号（ZZZZZ）", "整改〔2026〕2号"]
        );
        let mut act = mine.act();
        act.delete(&mine, "paper", "2026Q4/B05/notice");
        apply(&mut mine, &act);
        assert_eq!(Subject::one("notice", "2026Q4", "B05").paper(&mine, SCHEME).number, "整改〔2026〕2号");
    }

    #[test]
    fn an_office_sets_its_own_scheme_and_branch_codes_are_short_where_they_can_be() {
        let mut facts = facts_with(&[
            ("branch", "B04", "name", "甲"),
            ("branch", "J04", "name", "乙"),
            ("branch", "B05", "name", "丙"),
        ]);
        let subject = |branch: &str| Subject::one("feedback", "2026Q4", branch);
        let scheme = "反馈〔{year}〕{quarter}-{branch}号";
        assert_eq!(subject("B05").paper(&facts, scheme).number, "反馈〔2026〕4-05号");
        assert_eq!(subject("B04").paper(&facts, scheme).number, "反馈〔2026〕4-B04号");
        put(&mut facts, "setting", "number.feedback", "value", "党群〔{year}〕{no}号");
        assert_eq!(subject("B04").scheme(&facts, scheme), "党群〔{year}〕{no}号");
        assert_eq!(subject("B04").scheme(&facts_with(&[]), scheme), scheme);
    }
}
