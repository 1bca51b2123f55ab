//! What an inspector answered about one indicator.

use crate::model::act::Act;
use crate::model::calendar::half_width;
use crate::model::checklist::Indicator;
use crate::model::facts::Facts;
use crate::model::record::Record;
use crate::model::schema;
use crate::text::model::scoring as text;
use crate::text::{Lang, Say};
use std::collections::BTreeMap;

/// 结论 of an indicator; none at all is 未查.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// 无扣分.
    Ok,
    /// 扣分, counted in units.
    Deduct,
    /// 本项不得分.
    Zero,
    /// 不适用 (AMB-7).
    Na,
}

impl Verdict {
    /// All of them, in the order of the schema.
    pub const ALL: [Verdict; 4] = [Verdict::Ok, Verdict::Deduct, Verdict::Zero, Verdict::Na];

    /// Code in the records: `ok`, `deduct`, `zero`, `na`.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Deduct => "deduct",
            Verdict::Zero => "zero",
            Verdict::Na => "na",
        }
    }

    /// The name people read.
    pub fn name(self, lang: Lang) -> &'static str {
        let known = schema::VERDICTS.iter().find(|v| v.0 == self.code());
        known.map_or("", |v| if lang == Lang::En { v.2 } else { v.1 })
    }

    /// Reads the code or the Chinese name.
    pub fn parse(text: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|v| v.code() == text || v.name(Lang::Zh) == text)
    }

    /// Reads a cell of a sheet: empty and 未查 are no verdict yet.
    ///
    /// # Errors
    /// [`AnswerError::UnknownVerdict`].
    pub fn read(text: &str) -> Result<Option<Verdict>, AnswerError> {
        match text.trim() {
            "" | "未查" => Ok(None),
            given => Verdict::parse(given).map(Some).ok_or_else(|| AnswerError::UnknownVerdict(given.into())),
        }
    }
}

/// The most units that are believed; more is a slip of the finger.
pub const MAX_COUNT: u32 = 9_999;

/// Reads a cell with a number of units; empty is none.
///
/// # Errors
/// [`AnswerError::CountNotWhole`] for `abc`, `-1`, `1.5`; [`AnswerError::CountTooBig`] above [`MAX_COUNT`].
pub fn read_count(text: &str) -> Result<Option<u32>, AnswerError> {
    let given = half_width(text.trim());
    if given.is_empty() {
        return Ok(None);
    }
    if !given.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AnswerError::CountNotWhole(given));
    }
    let count = given.parse().ok().filter(|n| *n <= MAX_COUNT);
    count.map(Some).ok_or(AnswerError::CountTooBig(given))
}

/// One record of entity `score`, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// 结论; `None` is 未查 (also for a code of a newer program).
    pub verdict: Option<Verdict>,
    /// 数量 of units lost, for 扣分 only.
    pub count: Option<u32>,
    /// 理由, needed for 本项不得分 and 不适用.
    pub reason: String,
    /// 备注.
    pub note: String,
    /// 抽查数.
    pub sample: Option<u32>,
    /// Whether different values stand against each other in one of these cells.
    pub unresolved: bool,
}

/// Answers of a sheet by indicator code.
pub type Answers = BTreeMap<String, Answer>;

/// All answers of a sheet.
pub fn answers(facts: &Facts, sheet: &str) -> Answers {
    facts.under("score", sheet).map(|r| (r.tail().to_string(), Answer::read(r))).collect()
}

impl Answer {
    /// Reads a record of entity `score`.
    pub fn read(record: &Record) -> Answer {
        Answer {
            verdict: Verdict::parse(record.get("verdict")),
            count: record.get("count").parse().ok(),
            reason: record.get("reason").into(),
            note: record.get("note").into(),
            sample: record.get("sample").parse().ok(),
            unresolved: record.unresolved(),
        }
    }

    /// The answer of a sheet to an indicator; 未查 if there is none.
    pub fn of(facts: &Facts, sheet: &str, code: &str) -> Answer {
        facts.get("score", &format!("{sheet}/{code}")).map(Answer::read).unwrap_or_default()
    }

    /// Writes the answer. It should have passed [`check`].
    pub fn write(&self, facts: &Facts, act: &mut Act, sheet: &str, code: &str) {
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let (count, sample) = (number(self.count), number(self.sample));
        let fields = [
            ("verdict", self.verdict.map_or("", Verdict::code)),
            ("count", count.as_str()),
            ("reason", self.reason.as_str()),
            ("note", self.note.as_str()),
            ("sample", sample.as_str()),
        ];
        act.set_all(facts, "score", &format!("{sheet}/{code}"), &fields);
    }

    /// 无扣分.
    pub fn ok() -> Answer {
        Answer { verdict: Some(Verdict::Ok), ..Answer::default() }
    }

    /// 扣分, so many units.
    pub fn deduct(count: u32) -> Answer {
        Answer { verdict: Some(Verdict::Deduct), count: Some(count), ..Answer::default() }
    }

    /// 本项不得分, with its reason.
    pub fn zero(reason: &str) -> Answer {
        Answer { verdict: Some(Verdict::Zero), reason: reason.into(), ..Answer::default() }
    }

    /// 不适用, with its reason.
    pub fn na(reason: &str) -> Answer {
        Answer { verdict: Some(Verdict::Na), reason: reason.into(), ..Answer::default() }
    }

    /// Whether this settles the indicator: there is a verdict, a deduction has its count, and 不适用 is allowed.
    /// What does not settle it stays 未查 in every total.
    pub fn settles(&self, indicator: &Indicator) -> bool {
        match self.verdict {
            None => false,
            Some(Verdict::Deduct) => self.count.is_some_and(|n| n > 0),
            Some(Verdict::Na) => indicator.na_allowed,
            Some(Verdict::Ok | Verdict::Zero) => true,
        }
    }
}

/// Why an answer is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    /// Not one of the four verdicts.
    UnknownVerdict(String),
    /// Not a whole number.
    CountNotWhole(String),
    /// More than [`MAX_COUNT`].
    CountTooBig(String),
    /// A count, although nothing is counted: beside this verdict, or beside none.
    CountWithout(Option<Verdict>),
    /// 扣分 without how many.
    CountMissing,
    /// 扣分 of no units.
    CountZero,
    /// 不适用 for an indicator that always applies.
    NaForbidden,
    /// This verdict needs a reason.
    ReasonMissing(Verdict),
}

/// Whether an answer may be stored for this indicator. 未查 may, as long as nothing is counted.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(indicator: &Indicator, answer: &Answer) -> Result<(), AnswerError> {
    check_count(answer)?;
    let Some(verdict) = answer.verdict else { return Ok(()) };
    if verdict == Verdict::Na && !indicator.na_allowed {
        return Err(AnswerError::NaForbidden);
    }
    if matches!(verdict, Verdict::Zero | Verdict::Na) && answer.reason.trim().is_empty() {
        return Err(AnswerError::ReasonMissing(verdict));
    }
    Ok(())
}

fn check_count(answer: &Answer) -> Result<(), AnswerError> {
    match (answer.verdict, answer.count) {
        (Some(Verdict::Deduct), None) => Err(AnswerError::CountMissing),
        (Some(Verdict::Deduct), Some(0)) => Err(AnswerError::CountZero),
        (Some(Verdict::Deduct), Some(n)) if n > MAX_COUNT => Err(AnswerError::CountTooBig(n.to_string())),
        (Some(Verdict::Deduct), Some(_)) | (_, None) => Ok(()),
        (other, Some(_)) => Err(AnswerError::CountWithout(other)),
    }
}

impl Say for AnswerError {
    fn say(&self, lang: Lang) -> String {
        match self {
            AnswerError::UnknownVerdict(given) => text::unknown_verdict(lang, given),
            AnswerError::CountNotWhole(given) => text::count_not_whole(lang, given),
            AnswerError::CountTooBig(given) => text::count_too_big(lang, given, MAX_COUNT),
            AnswerError::CountWithout(None) => text::count_without_verdict(lang),
            AnswerError::CountWithout(Some(verdict)) => text::count_beside(lang, verdict.name(lang)),
            AnswerError::CountMissing => text::count_missing(lang),
            AnswerError::CountZero => text::count_zero(lang),
            AnswerError::NaForbidden => text::na_forbidden(lang),
            AnswerError::ReasonMissing(verdict) => text::reason_missing(lang, verdict.name(lang)),
        }
    }
}

crate::said!(AnswerError);
