//! Taking over what the interviews propose, and turning what was said into drafts.

use super::propose::{Proposal, propose};
use super::questionnaire::Questionnaire;
use super::views::Interview;
use crate::model::act::Act;
use crate::model::calendar::{Deadlines, Holidays};
use crate::model::checklist::{Checklist, Step};
use crate::model::facts::Facts;
use crate::model::problem::{self, Class, NewProblem, Problem};
use crate::model::scoring::{Answer, Verdict};
use crate::model::sheet::{self, Sheet, SheetError};
use crate::model::strength::{self, Strength};
use chrono::NaiveDate;

/// The proposals for a sheet, in list order: those of the items that its interviews decide.
pub fn proposals(list: &Checklist, questions: &Questionnaire, interviews: &[Interview]) -> Vec<Proposal> {
    let codes = super::decided(list, questions);
    codes.iter().filter_map(|code| propose(code, list, questions, interviews)).collect()
}

impl Proposal {
    /// Whether the sheet says just this already.
    pub fn accepted(&self, sheet: &Sheet) -> bool {
        let answer = sheet.answer(&self.code);
        answer.verdict == Some(self.verdict) && answer.count == self.count
    }
}

/// Answers an item as proposed. A remark that a person wrote stays; without one, the arithmetic of a deduction becomes
/// the remark in words that tell nobody who it was, so that the lost points have their fact.
///
/// # Errors
/// The sheet is finalised.
pub fn accept(facts: &Facts, act: &mut Act, sheet: &Sheet, proposal: &Proposal) -> Result<(), SheetError> {
    let old = sheet.answer(&proposal.code);
    let silent = old.note.trim().is_empty() && proposal.verdict == Verdict::Deduct;
    let note = if silent { proposal.fact() } else { old.note };
    let answer = Answer { note, sample: old.sample, ..proposal.answer() };
    sheet::answer(facts, act, &sheet.id, &proposal.code, &answer)
}

/// A shortcoming that an interviewee named, as the draft of a problem: the words, and the deadline that is usual. Its
/// suggestion is missing, so that the check leads back to it. It belongs to no indicator: nothing was deducted for it.
/// `found` is the day from which the deadline counts. Nothing happens if these words are a problem of the sheet
/// already; `None` then.
pub fn to_problem(
    facts: &Facts,
    act: &mut Act,
    sheet: &str,
    words: &str,
    holidays: &Holidays,
    found: NaiveDate,
) -> Option<String> {
    let words = words.trim();
    if words.is_empty() || problem_of(facts, sheet, words).is_some() {
        return None;
    }
    let mut path = sheet.split('/');
    let (round, branch) = (path.next().unwrap_or("").to_string(), path.next().unwrap_or("").to_string());
    let due = Deadlines::of(facts).due(holidays, Class::Dated.code(), found);
    let new = NewProblem {
        sheet: sheet.into(),
        round,
        branch,
        step: Some(Step::Interview),
        fact: words.into(),
        class: Some(Class::Dated),
        due: due.map(|d| d.date.to_string()).unwrap_or_default(),
        ..NewProblem::default()
    };
    Some(problem::mark(facts, act, &new))
}

/// The problem of a sheet that says just these words.
pub fn problem_of(facts: &Facts, sheet: &str, words: &str) -> Option<Problem> {
    Problem::of_sheet(facts, sheet).into_iter().find(|p| p.fact.trim() == words.trim())
}

/// A good practice that an interviewee named, as a strength nominated for the handbook, under the indicator that the
/// question is related to. Nothing happens if these words are a strength of the visit already; `None` then.
pub fn to_strength(facts: &Facts, act: &mut Act, sheet: &str, code: &str, words: &str) -> Option<String> {
    let words = words.trim();
    let visit = sheet.rsplit_once('/').map_or("", |(visit, _)| visit);
    if words.is_empty() || strength_of(facts, visit, words).is_some() {
        return None;
    }
    let id = strength::mark(facts, act, visit, sheet, code, words);
    strength::nominate(facts, act, &id, true);
    Some(id)
}

/// The strength of a visit that says just these words.
pub fn strength_of(facts: &Facts, visit: &str, words: &str) -> Option<Strength> {
    Strength::of_visit(facts, visit).into_iter().find(|s| s.text.trim() == words.trim())
}

/// The name of a known person in a text that must not name anybody.
pub fn named(facts: &Facts, text: &str) -> Option<String> {
    let names = facts.all("person").map(|p| p.get("name"));
    names.filter(|n| n.chars().count() > 1).find(|n| text.contains(n)).map(Into::into)
}
