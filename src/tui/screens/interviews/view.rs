//! What the list of interviews knows: made once after every change of the facts.

use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::interview::{self, CountIn, Interview, Proposal, Questionnaire, Summary};
use crate::model::sheet::Sheet;
use crate::model::visit as visits;

/// Interviews of a sheet, their sums and proposals.
pub struct View {
    pub sheet: Sheet,
    pub list: Checklist,
    /// Empty if the quarter has no questionnaire.
    pub questions: Questionnaire,
    pub interviews: Vec<Interview>,
    pub summary: Summary,
    pub proposals: Vec<Proposal>,
}

impl View {
    pub fn of(facts: &Facts, sheet: &str) -> Option<View> {
        let sheet = Sheet::of(facts, sheet)?;
        let list = sheet.checklist(facts)?;
        let questions = Questionnaire::of_visit(facts, &sheet.visit).unwrap_or_default();
        let interviews = Interview::of_sheet(facts, &sheet.id);
        let due = visits::interview_due(facts, &sheet.visit);
        let summary = interview::summary(&questions, &interviews, due);
        let proposals = interview::proposals(&list, &questions, &interviews);
        Some(View { sheet, list, questions, interviews, summary, proposals })
    }

    /// Whether the quarter has a questionnaire at all.
    pub fn can_ask(&self) -> bool {
        !self.questions.questions.is_empty()
    }

    /// Proposals that the sheet does not say yet.
    pub fn waiting(&self) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(|p| !p.accepted(&self.sheet))
    }

    /// Codes of the questions that a person failed, and of those not asked yet.
    pub fn failed_and_open(&self, interview: &Interview) -> (Vec<&str>, Vec<&str>) {
        let all = || self.questions.questions.iter();
        let failed = all().filter(|q| interview.reply(&q.code).is_some_and(|r| r.fails()));
        let open = all().filter(|q| interview.reply(&q.code).is_none());
        (failed.map(|q| q.code.as_str()).collect(), open.map(|q| q.code.as_str()).collect())
    }

    /// Satisfied answers and valid ones of one person.
    pub fn satisfied(&self, interview: &Interview) -> (usize, usize) {
        let asked = self.questions.questions.iter().filter(|q| q.count_in == CountIn::Satisfaction);
        let valid: Vec<_> =
            asked.filter_map(|q| interview.reply(&q.code)).filter(|r| r.satisfaction().is_some()).collect();
        (valid.iter().filter(|r| r.satisfied()).count(), valid.len())
    }

    /// What a person said in words, question by question.
    pub fn words<'a>(&'a self, interview: &'a Interview) -> impl Iterator<Item = (&'a str, &'a str)> {
        let said = |code: &'a str| interview.answers.get(code).map(|g| (code, g.text.as_str()));
        self.questions.questions.iter().filter_map(move |q| said(&q.code)).filter(|(_, text)| !text.is_empty())
    }
}
