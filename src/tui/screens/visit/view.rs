//! What the visit screen knows of its sheet: made once after every change of the facts.

use crate::model::checklist::{Checklist, Indicator, Step};
use crate::model::evidence::Evidence;
use crate::model::facts::Facts;
use crate::model::history::Former;
use crate::model::interview::{Interview, Proposal, Questionnaire, decided, propose};
use crate::model::note::Note;
use crate::model::problem::Problem;
use crate::model::scoring::Totals;
use crate::model::sheet::{self, Sheet, Standing};
use crate::model::strength::Strength;
use crate::model::visit as visits;
use std::collections::BTreeMap;

/// The sheet and what hangs on it.
pub struct View {
    pub sheet: Sheet,
    pub branch: String,
    pub list: Checklist,
    pub totals: Totals,
    pub problems: Vec<Problem>,
    pub strengths: Vec<Strength>,
    pub notes: Vec<Note>,
    pub former: Option<Former>,
    pub proposals: BTreeMap<String, Proposal>,
    files: BTreeMap<String, usize>,
    /// Final sheets of the visit, as long as none is agreed on and the visit has no score (AMB-8).
    pub unreconciled: usize,
}

/// A row of a step: claims to verify stand before the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Number in [`View::notes`].
    Claim(usize),
    /// Number in the checklist.
    Item(usize),
}

impl View {
    pub fn of(facts: &Facts, sheet: &str) -> Option<View> {
        let sheet = Sheet::of(facts, sheet)?;
        let list = sheet.checklist(facts)?;
        let totals = crate::model::scoring::totals(&list, &sheet.answers);
        let (_, branch) = sheet.visit.split_once('/').unwrap_or_default();
        let mut strengths = Strength::of_visit(facts, &sheet.visit);
        strengths.retain(|s| s.sheet == sheet.id);
        Some(View {
            branch: visits::branch_name(facts, branch),
            problems: Problem::of_sheet(facts, &sheet.id),
            strengths,
            notes: Note::of_sheet(facts, &sheet.id),
            former: Former::before(facts, &sheet.visit),
            proposals: proposals(facts, &sheet, &list),
            files: files(facts, &sheet.id),
            unreconciled: match sheet::standing(facts, &sheet.visit) {
                Standing::Unreconciled(n) => n,
                _ => 0,
            },
            list,
            totals,
            sheet,
        })
    }

    pub fn rows(&self, step: Step) -> Vec<Row> {
        let claims = self.notes.iter().enumerate().filter(|(_, n)| n.pending() && n.verify == Some(step));
        let items = self.list.indicators.iter().enumerate().filter(|(_, i)| i.step == step);
        claims.map(|(n, _)| Row::Claim(n)).chain(items.map(|(n, _)| Row::Item(n))).collect()
    }

    /// Names a row, so that it is found again after a change.
    pub fn key(&self, row: Row) -> &str {
        match row {
            Row::Claim(n) => self.notes.get(n).map_or("", |n| n.id.as_str()),
            Row::Item(n) => self.list.indicators.get(n).map_or("", |i| i.code.as_str()),
        }
    }

    pub fn open(&self, indicator: &Indicator) -> bool {
        !self.sheet.answers.get(&indicator.code).is_some_and(|a| a.settles(indicator))
    }

    /// Answered and all items of a step.
    pub fn progress(&self, step: Step) -> (usize, usize) {
        let found = self.totals.by_step.iter().find(|(s, _)| *s == step);
        found.map_or((0, 0), |(_, sub)| (sub.answered, sub.total))
    }

    pub fn problems_of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.problems.iter().filter(move |p| p.code == code)
    }

    pub fn strengths_of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Strength> {
        self.strengths.iter().filter(move |s| s.code == code)
    }

    pub fn claims_of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Note> {
        self.notes.iter().filter(move |n| n.pending() && n.code == code)
    }

    /// Whether interviews could decide an item and have not yet.
    pub fn undecided(&self, indicator: &Indicator) -> bool {
        indicator.step == Step::Interview && !self.sheet.is_final() && !self.proposals.contains_key(&indicator.code)
    }

    pub fn files_of(&self, code: &str) -> usize {
        self.files.get(code).copied().unwrap_or(0)
    }
}

fn proposals(facts: &Facts, sheet: &Sheet, list: &Checklist) -> BTreeMap<String, Proposal> {
    let interviews = Interview::of_sheet(facts, &sheet.id);
    if interviews.is_empty() {
        return BTreeMap::new();
    }
    let round = sheet.visit.split('/').next().unwrap_or("");
    let Some(questions) = Questionnaire::of(facts, facts.value("round", round, "questions")) else {
        return BTreeMap::new();
    };
    let codes = decided(list, &questions).into_iter();
    codes.filter_map(|c| Some((c.clone(), propose(&c, list, &questions, &interviews)?))).collect()
}

/// Files attached to the scores of a sheet, by code.
fn files(facts: &Facts, sheet: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for record in facts.all("evidence") {
        if let Some(code) = record.get("of").strip_prefix(sheet).and_then(|rest| rest.strip_prefix('/')) {
            *found.entry(code.to_string()).or_default() += 1;
        }
    }
    found
}

/// The record that files about an item belong to.
pub fn score_id(sheet: &str, code: &str) -> String {
    format!("{sheet}/{code}")
}

/// Files of a record, for the detail.
pub fn attached(facts: &Facts, sheet: &str, code: &str) -> Vec<Evidence> {
    Evidence::of_record(facts, &score_id(sheet, code))
}
