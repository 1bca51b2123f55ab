//! What the interviews decide: a verdict for an indicator, with the arithmetic shown. A person accepts it or not.

use super::measure::{Awareness, Satisfaction, summary};
use super::question::{CountIn, Question};
use super::questionnaire::Questionnaire;
use super::reply::Reply;
use super::views::Interview;
use crate::model::checklist::{Checklist, Indicator, Step};
use crate::model::decimal::Points;
use crate::model::scoring::{Answer, Verdict, score_item};
use crate::text::model::interview as text;
use crate::text::{Lang, Say};

/// 满意度 that is asked for, in percent (R133).
pub const SATISFIED: u32 = 85;
/// Percentage points of one 档 of E3-02.
const NOTCH: u32 = 5;

/// A proposed answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The indicator.
    pub code: String,
    /// 无扣分 or 扣分.
    pub verdict: Verdict,
    /// Units to deduct; none for 无扣分.
    pub count: Option<u32>,
    /// What that costs.
    pub amount: Points,
    /// The rule of the indicator in numbers.
    pub per_unit: Points,
    /// 扣分单位.
    pub unit: String,
    /// Where the number comes from.
    pub why: Why,
    /// Numbers of interviews that are not finished as far as this is concerned: the proposal may change.
    pub open: Vec<u32>,
}

/// The arithmetic of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Each person who is not 知晓 is one unit (E3-01).
    Awareness(Awareness),
    /// Each five points of 满意率 below 85 % are one unit (E3-02).
    Satisfaction(Satisfaction),
    /// Each person who failed one of these questions is one unit.
    Persons {
        /// Codes of the questions.
        questions: Vec<String>,
        /// Numbers of those who failed.
        failing: Vec<u32>,
        /// How many could be judged.
        judged: usize,
    },
}

impl Proposal {
    /// As an answer for the sheet.
    pub fn answer(&self) -> Answer {
        Answer { verdict: Some(self.verdict), count: self.count, ..Answer::default() }
    }

    /// The fact of a deduction in words for the branch: how many of how many, and nothing that tells who.
    pub fn fact(&self) -> String {
        let lang = Lang::Zh; // what goes on paper
        match &self.why {
            Why::Awareness(a) => {
                let rate = a.rate().map(|r| r.percent().to_string()).unwrap_or_default();
                text::fact_unaware(lang, a.aware.len() + a.unaware.len(), a.unaware.len(), rate)
            }
            Why::Satisfaction(_) => self.why.say(lang),
            Why::Persons { failing, judged, .. } => text::fact_failing(lang, judged, failing.len()),
        }
    }

    /// Whether more answers may change it.
    pub fn provisional(&self) -> bool {
        !self.open.is_empty()
    }
}

/// The indicators that interviews decide: those of step 访党员 that questions bear on, in list order.
pub fn decided(list: &Checklist, questions: &Questionnaire) -> Vec<String> {
    let mine = list.of_step(Step::Interview).filter(|i| questions.bearing_on(&i.code).next().is_some());
    mine.map(|i| i.code.clone()).collect()
}

/// Proposes a verdict for an indicator from the interviews held. `None` if interviews do not decide it, or if nobody
/// has answered enough to judge anything.
///
/// Which rule holds follows from the questions that bear on it: all in 知晓率, each unaware person counts; all in
/// 满意率, each started five points below 85 % count; else each person who failed one of them counts, once.
pub fn propose(code: &str, list: &Checklist, questions: &Questionnaire, interviews: &[Interview]) -> Option<Proposal> {
    let indicator = list.get(code).filter(|i| i.step == Step::Interview)?;
    let mine: Vec<&Question> = questions.bearing_on(code).collect();
    let all = |count_in| !mine.is_empty() && mine.iter().all(|q| q.count_in == count_in);
    let sums = || summary(questions, interviews, None);
    if all(CountIn::Awareness) {
        by_awareness(indicator, sums().awareness)
    } else if all(CountIn::Satisfaction) {
        by_satisfaction(indicator, sums().satisfaction, unfinished(&mine, interviews))
    } else if mine.is_empty() {
        None
    } else {
        by_persons(indicator, &mine, interviews)
    }
}

fn by_awareness(indicator: &Indicator, found: Awareness) -> Option<Proposal> {
    found.rate()?;
    let (units, open) = (found.unaware.len(), found.open.clone());
    Some(proposal(indicator, units, Why::Awareness(found), open))
}

fn by_satisfaction(indicator: &Indicator, found: Satisfaction, open: Vec<u32>) -> Option<Proposal> {
    let notches = found.rate()?.steps_below(SATISFIED, NOTCH);
    Some(proposal(indicator, usize::try_from(notches).unwrap_or(usize::MAX), Why::Satisfaction(found), open))
}

fn by_persons(indicator: &Indicator, mine: &[&Question], interviews: &[Interview]) -> Option<Proposal> {
    let fails = |i: &&Interview| mine.iter().any(|q| i.reply(&q.code).is_some_and(Reply::fails));
    let failing: Vec<u32> = interviews.iter().filter(fails).map(|i| i.number).collect();
    let open: Vec<u32> = unfinished(mine, interviews).into_iter().filter(|n| !failing.contains(n)).collect();
    let judged = interviews.len() - open.len();
    if judged == 0 {
        return None;
    }
    let questions = mine.iter().map(|q| q.code.clone()).collect();
    Some(proposal(indicator, failing.len(), Why::Persons { questions, failing, judged }, open))
}

/// Numbers of the interviews in which one of these questions was not asked yet.
fn unfinished(mine: &[&Question], interviews: &[Interview]) -> Vec<u32> {
    let open = |i: &&Interview| mine.iter().any(|q| i.reply(&q.code).is_none());
    interviews.iter().filter(open).map(|i| i.number).collect()
}

fn proposal(indicator: &Indicator, units: usize, why: Why, open: Vec<u32>) -> Proposal {
    let count = u32::try_from(units).ok().filter(|n| *n > 0);
    let answer = count.map_or_else(Answer::ok, Answer::deduct);
    Proposal {
        code: indicator.code.clone(),
        verdict: if count.is_some() { Verdict::Deduct } else { Verdict::Ok },
        count,
        amount: score_item(indicator, &answer).deduct,
        per_unit: indicator.per_unit,
        unit: indicator.unit.clone(),
        why,
        open,
    }
}

impl Say for Why {
    fn say(&self, lang: Lang) -> String {
        match self {
            Why::Awareness(a) => {
                let rate = a.rate().map(|r| r.percent().to_string()).unwrap_or_default();
                let people = a.aware.len() + a.unaware.len();
                let aware = text::awareness(lang, people, a.keys, a.need, a.aware.len(), rate);
                with_numbers(lang, aware, text::unaware, &a.unaware)
            }
            Why::Satisfaction(s) => {
                let rate = s.rate().map(|r| r.percent().to_string()).unwrap_or_default();
                let index = s.index().map(|p| p.to_string()).unwrap_or_default();
                text::satisfaction(lang, s.valid(), s.satisfied(), rate, index)
            }
            Why::Persons { questions, failing, judged } => {
                let persons = text::persons(lang, questions.join("、"), judged);
                with_numbers(lang, persons, text::failing, failing)
            }
        }
    }
}

/// A sentence, followed by who failed if anybody did.
fn with_numbers(lang: Lang, first: String, then: fn(Lang, usize, String) -> String, numbers: &[u32]) -> String {
    if numbers.is_empty() {
        first + &text::nobody(lang)
    } else {
        first + &then(lang, numbers.len(), list(lang, numbers))
    }
}

fn list(lang: Lang, numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    words.join(if lang == Lang::En { ", " } else { "、" })
}

impl Say for Proposal {
    fn say(&self, lang: Lang) -> String {
        let mut said = self.why.say(lang);
        said += &match self.count {
            None => text::nothing_lost(lang),
            Some(count) if self.per_unit.times(count) > self.amount => {
                text::lost_capped(lang, count, &self.unit, self.per_unit.short(), self.amount)
            }
            Some(count) => text::lost(lang, count, &self.unit, self.per_unit.short(), self.amount),
        };
        if self.provisional() {
            said += &text::still_open(lang, self.open.len(), list(lang, &self.open));
        }
        said
    }
}
