//! The feedback compiled from what was marked, as lines to read out.

use crate::model::checklist::Checklist;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::scoring::{Lost, ledger_of};
use crate::model::sheet::{Sheet, unreconciled};
use crate::model::strength::Strength;
use crate::text::Lang;
use crate::text::screens::feedback as text;
use crate::tui::look::Role;
use crate::tui::wide;
use crate::tui::widgets::paint::{Pieces, piece};

/// Cells before the words of a numbered paragraph.
const NUMBER: usize = 4;

/// What is said to the branch.
pub struct Compiled {
    pub score: Option<Points>,
    /// So many final sheets wait to be reconciled: the score is that of one of them.
    pub unreconciled: Option<usize>,
    pub is_final: bool,
    strengths: Vec<String>,
    problems: Vec<Said>,
    /// Deductions that are no problem of their own.
    others: Vec<Lost>,
}

/// A problem with its indicator and what it cost.
struct Said {
    problem: Problem,
    number: String,
    indicator: String,
    lost: Option<Points>,
}

impl Compiled {
    /// Strengths and problems of the whole visit; deductions of the sheet.
    pub fn of(facts: &Facts, sheet: &Sheet) -> Option<Compiled> {
        let list = sheet.checklist(facts)?;
        let ledger = ledger_of(facts, &sheet.id);
        let problems = Problem::of_visit(facts, &sheet.visit);
        let others = ledger.iter().filter(|l| problems.iter().all(|p| p.code != l.code)).cloned().collect();
        let mut told: Vec<String> = Vec::new();
        let said = problems.into_iter().map(|p| said(facts, &list, &ledger, &mut told, p)).collect();
        Some(Compiled {
            score: sheet.totals(facts)?.score,
            unreconciled: unreconciled(facts, sheet),
            is_final: sheet.is_final(),
            strengths: Strength::of_visit(facts, &sheet.visit).into_iter().map(|s| s.text).collect(),
            problems: said,
            others,
        })
    }

    /// As lines of at most this width.
    pub fn lines(&self, width: usize, lang: Lang) -> Vec<Pieces> {
        let mut lines = vec![heading(text::strengths(lang))];
        for (n, words) in (1..).zip(&self.strengths) {
            lines.extend(numbered(&n.to_string(), words, Role::Good, width));
        }
        if self.strengths.is_empty() {
            lines.push(none(text::no_strengths(lang)));
        }
        lines.extend([vec![], heading(text::problems(lang, self.problems.len()))]);
        lines.extend((1..).zip(&self.problems).flat_map(|(n, p)| p.found(n, width, lang)));
        if self.problems.is_empty() {
            lines.push(none(text::no_problems(lang)));
        }
        lines.extend(self.other_lines(width, lang));
        lines.extend([vec![], heading(text::rectify(lang))]);
        lines.extend((1..).zip(&self.problems).flat_map(|(n, p)| p.to_do(n, width, lang)));
        if self.problems.is_empty() {
            lines.push(none(text::nothing_to_rectify(lang)));
        }
        lines
    }

    fn other_lines(&self, width: usize, lang: Lang) -> Vec<Pieces> {
        if self.others.is_empty() {
            return vec![];
        }
        let mut lines = vec![vec![piece(format!("{:NUMBER$}{}", "", text::other_losses(lang)), Role::Dim)]];
        for lost in &self.others {
            let words = format!("{} {} {}", lost.code, lost.title, text::lost(lang, lost.amount.short()));
            lines.extend(numbered("-", &words, Role::Text, width));
        }
        lines
    }
}

/// What a problem cost is said with the first problem of its indicator only.
fn said(facts: &Facts, list: &Checklist, ledger: &[Lost], told: &mut Vec<String>, problem: Problem) -> Said {
    let lost = ledger.iter().find(|l| l.code == problem.code).map(|l| l.amount);
    let lost = lost.filter(|_| !told.contains(&problem.code));
    told.push(problem.code.clone());
    let title = list.get(&problem.code).map_or("", |i| i.title.as_str());
    let indicator = format!("{} {title}  ", problem.code).trim_start().to_string();
    Said { number: problem.shown_number(facts), indicator, lost, problem }
}

impl Said {
    fn found(&self, n: usize, width: usize, lang: Lang) -> Vec<Pieces> {
        let mut lines = numbered(&n.to_string(), &self.problem.fact, Role::Text, width);
        let lost = self.lost.map(|p| text::lost(lang, p.short())).unwrap_or_default();
        let room = width.saturating_sub(NUMBER);
        let tail = format!("{}{}  ", self.indicator, self.number);
        let tail = wide::clip(&tail, room.saturating_sub(wide::width(&lost)));
        lines.push(vec![piece(" ".repeat(NUMBER), Role::Text), piece(tail, Role::Dim), piece(lost, Role::Bad)]);
        lines
    }

    fn to_do(&self, n: usize, width: usize, lang: Lang) -> Vec<Pieces> {
        let p = &self.problem;
        let mut lines = match p.suggestion.trim() {
            "" => numbered(&n.to_string(), &text::no_suggestion(lang), Role::Bad, width),
            words => numbered(&n.to_string(), words, Role::Text, width),
        };
        let who = if p.responsible.is_empty() { text::nobody(lang) } else { p.responsible.clone() };
        let (words, role) = match (&p.class, p.due.as_str()) {
            (_, "") => (text::no_due(lang), Role::Bad),
            (class, due) => (text::by(lang, class.map_or("", |c| c.name(lang)), due, who), Role::Accent),
        };
        lines.push(vec![piece(" ".repeat(NUMBER), Role::Text), piece(words, role)]);
        lines
    }
}

fn heading(words: String) -> Pieces {
    vec![piece(words, Role::Title)]
}

fn none(words: String) -> Pieces {
    vec![piece(format!("{:NUMBER$}{words}", ""), Role::Dim)]
}

/// A paragraph that hangs behind its number.
fn numbered(number: &str, words: &str, role: Role, width: usize) -> Vec<Pieces> {
    let lines = wide::wrap(words, width.saturating_sub(NUMBER).max(2));
    let head = |first: bool| wide::pad(&if first { wide::pad_left(number, 2) } else { String::new() }, NUMBER);
    lines.iter().enumerate().map(|(i, l)| vec![piece(head(i == 0), Role::Dim), piece(l.as_str(), role)]).collect()
}
