//! What is known of a deduction when its problem is worded: typed facts, meeting dates, missing documents, claims that
//! did not hold, interviews, captions of files.

use crate::model::cadence;
use crate::model::checklist::Indicator;
use crate::model::evidence::Evidence;
use crate::model::facts::Facts;
use crate::model::interview::{self, Interview, Questionnaire};
use crate::model::material::{self, Turnout};
use crate::model::note::Note;
use crate::model::scoring::Answer;
use crate::text::Lang;
use chrono::NaiveDate;

/// What is known, in words for a fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The words; empty if nothing is known.
    pub words: String,
    /// How many units they account for; 0 where that is not known.
    pub units: u32,
}

impl Known {
    /// What the records say about the deduction of an item. What a person typed as its remark goes before all.
    pub fn of(facts: &Facts, sheet: &str, indicator: &Indicator, answer: &Answer, today: NaiveDate) -> Known {
        let typed = answer.note.trim().trim_end_matches('。');
        if !typed.is_empty() {
            return Known { words: typed.into(), units: 0 };
        }
        let counted = [dates(facts, sheet, indicator, today), documents(facts, sheet, indicator)];
        let counted: Vec<Known> = counted.into_iter().flatten().collect();
        let units = counted.iter().map(|k| k.units).sum();
        let mut words: Vec<String> = counted.into_iter().map(|k| k.words).collect();
        words.extend(asked(facts, sheet, indicator, answer));
        words.extend(refuted(facts, sheet, &indicator.code));
        words.extend(captions(facts, sheet, &indicator.code));
        Known { words: words.join("；"), units }
    }
}

/// Which meetings are missing, from the dates that were typed.
fn dates(facts: &Facts, sheet: &str, indicator: &Indicator, today: NaiveDate) -> Option<Known> {
    let item = cadence::Item::of(facts, sheet, &indicator.code, today).filter(|i| !i.meetings.is_empty())?;
    let found = item.finding();
    (found.count() > 0).then(|| Known { words: found.faults(Lang::Zh), units: found.count() })
}

/// Which documents could not be shown.
fn documents(facts: &Facts, sheet: &str, indicator: &Indicator) -> Option<Known> {
    let all = material::of_item(facts, sheet, indicator);
    let missing: Vec<&str> = all.iter().filter(|m| m.turnout == Turnout::Missing).map(|m| m.name.as_str()).collect();
    let units = u32::try_from(missing.len()).unwrap_or(u32::MAX);
    (units > 0).then(|| Known { words: format!("当场不能提供{}", missing.join("、")), units })
}

/// What the interviews say, where they decide the item and say the same as the sheet.
fn asked(facts: &Facts, sheet: &str, indicator: &Indicator, answer: &Answer) -> Option<String> {
    let round = sheet.split('/').next().unwrap_or("");
    let questions = Questionnaire::of(facts, facts.value("round", round, "questions"))?;
    let list = crate::model::checklist::Checklist::of(facts, facts.value("sheet", sheet, "checklist"))?;
    let proposal = interview::propose(&indicator.code, &list, &questions, &Interview::of_sheet(facts, sheet))?;
    (proposal.count.is_some() && proposal.count == answer.count).then(|| proposal.fact())
}

/// What checking a claim of the report found.
fn refuted(facts: &Facts, sheet: &str, code: &str) -> Vec<String> {
    let notes = Note::of_sheet(facts, sheet).into_iter().filter(|n| n.code == code && n.state == "false");
    let said = |n: Note| match n.finding.trim() {
        "" => format!("汇报称“{}”，核实不符", n.text),
        finding => format!("汇报称“{}”，核实为{finding}", n.text),
    };
    notes.map(said).collect()
}

/// What people wrote about the files attached to an item.
fn captions(facts: &Facts, sheet: &str, code: &str) -> Vec<String> {
    let files = Evidence::of_record(facts, &format!("{sheet}/{code}"));
    files.into_iter().map(|f| f.caption.trim().to_string()).filter(|c| !c.is_empty()).collect()
}
