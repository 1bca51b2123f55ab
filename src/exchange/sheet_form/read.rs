//! What every row of a filled-in form says.

use super::fault::{FormError, FormFault};
use super::{COLUMNS, heading};
use crate::exchange::cell::{self, CellFault};
use crate::exchange::cell_date;
use crate::exchange::damage::{self, Damage};
use crate::model::calendar::Quarter;
use crate::model::checklist::{Checklist, Indicator};
use crate::model::decimal::Points;
use crate::model::problem::Class;
use crate::model::rows::{Row, Rows};
use crate::model::schema;
use crate::model::scoring::{self, Answer, AnswerError, MAX_COUNT, Verdict};
use crate::text::Lang;
use chrono::NaiveDate;

/// A form whose every cell was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The rows in file order.
    pub rows: Vec<FilledRow>,
    /// Headings that were not read, such as 扣分 and 得分.
    pub ignored: Vec<String>,
    /// Codes of the checklist for which the file has no row.
    pub missing: Vec<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRow {
    /// Line of the file.
    pub line: usize,
    /// Indicator code.
    pub code: String,
    /// 结论.
    pub verdict: VerdictCell,
    /// 数量, beside 扣分 only.
    pub count: Option<u32>,
    /// Why 不适用 or 本项不得分.
    pub reason: String,
    /// 备注; empty says nothing.
    pub note: String,
    /// 问题点.
    pub point: Option<Point>,
    /// Cells that were written in another way than they are kept.
    pub understood: Vec<Understood>,
    /// What should be looked at.
    pub remarks: Vec<Remark>,
}

/// What the cell 结论 says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictCell {
    /// Nothing: what is known already stays.
    Blank,
    /// 未查: an answer is taken back.
    Unanswered,
    /// A verdict.
    Given(Verdict),
}

/// A problem as the form gives it; empty parts say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    /// 问题点（扣分事实）.
    pub fact: String,
    /// 整改建议.
    pub suggestion: String,
    /// 整改分类.
    pub class: Option<Class>,
    /// 责任人.
    pub responsible: String,
    /// 整改时限.
    pub due: Option<NaiveDate>,
}

/// A cell that was understood, to be confirmed: `９．５ → 9.5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Chinese heading.
    pub column: String,
    /// The cell as given.
    pub given: String,
    /// What it was taken for; empty for none.
    pub read: String,
}

/// What should be looked at in a row that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The form gives other full marks than the checklist.
    FullDiffers(String, Points),
    /// 整改建议 and the like without a 问题点: not taken.
    NoFact,
    /// Points were lost and no fact says why.
    LostWithoutFact,
    /// A fact where no points were lost.
    NothingLost,
    /// A reason for 不适用 beside another verdict: not taken.
    ReasonUnused,
    /// The deadline lies before the quarter.
    DueEarly(NaiveDate),
}

/// Reads a form against the checklist of its sheet.
///
/// # Errors
/// Every wrong cell of the file at once, with line and column.
pub fn read(list: &Checklist, rows: &Rows, quarter: Quarter) -> Result<Filled, Vec<FormError>> {
    let found = rows.find(COLUMNS).map_err(|e| e.into_iter().map(FormError::from).collect::<Vec<_>>())?;
    let mut errors = Vec::new();
    let mut filled = Filled { ignored: ignored(rows), ..Filled::default() };
    for row in found.rows() {
        let Some(indicator) = indicator_of(list, &row, &filled, &mut errors) else { continue };
        let mut reader = RowReader { row, indicator, quarter, understood: Vec::new(), errors: Vec::new() };
        filled.rows.push(reader.read());
        errors.append(&mut reader.errors);
    }
    let has = |code: &str| filled.rows.iter().any(|r| r.code == code);
    filled.missing = list.indicators.iter().filter(|i| !has(&i.code)).map(|i| i.code.clone()).collect();
    if errors.is_empty() { Ok(filled) } else { Err(errors) }
}

fn ignored(rows: &Rows) -> Vec<String> {
    let known = |heading: &str| COLUMNS.iter().any(|c| c.is_named(heading));
    rows.header.iter().filter(|h| !h.trim().is_empty() && !known(h)).map(|h| h.trim().to_string()).collect()
}

/// Words in the first column that mark a row of sums.
const SUMS: [&str; 6] = ["合计", "总计", "小计", "总分", "得分", "折算得分"];

/// The indicator of a row; none for a row of sums, and where the code is refused.
fn indicator_of<'a>(
    list: &'a Checklist,
    row: &Row,
    filled: &Filled,
    errors: &mut Vec<FormError>,
) -> Option<&'a Indicator> {
    let given = row.get("code");
    let code = cell::tidy(given).to_uppercase();
    if SUMS.iter().any(|s| code.starts_with(s)) && row.get("verdict").is_empty() {
        return None;
    }
    let fault = match (list.get(&code), filled.rows.iter().find(|r| r.code == code)) {
        (Some(indicator), None) => return Some(indicator),
        (Some(_), Some(first)) => FormFault::Duplicate(code, first.line),
        (None, _) if code.is_empty() && super::BY_HAND.iter().all(|key| row.get(key).is_empty()) => return None,
        (None, _) if code.is_empty() => FormFault::NoCode,
        (None, _) => FormFault::UnknownCode(given.to_string()),
    };
    errors.push(FormError::at(row.line, "code", fault));
    None
}

struct RowReader<'a> {
    row: Row<'a>,
    indicator: &'a Indicator,
    quarter: Quarter,
    understood: Vec<Understood>,
    errors: Vec<FormError>,
}

impl RowReader<'_> {
    fn read(&mut self) -> FilledRow {
        let verdict = self.verdict();
        let mut count = self.count();
        if count == Some(0) && verdict != Some(VerdictCell::Given(Verdict::Deduct)) {
            self.confirm("count", "");
            count = None;
        }
        let mut remarks = self.full_marks().into_iter().collect::<Vec<_>>();
        let note = self.text("note");
        let point = self.point(&mut remarks);
        let (reason, unused) = self.reason(verdict, point.as_ref(), &note);
        remarks.extend(unused);
        if let Some(verdict) = verdict {
            self.check(verdict, count, &reason);
            remarks.extend(beside(verdict, point.is_some(), &note));
        }
        FilledRow {
            line: self.row.line,
            code: self.indicator.code.clone(),
            verdict: verdict.unwrap_or(VerdictCell::Blank),
            count,
            reason,
            note,
            point,
            understood: std::mem::take(&mut self.understood),
            remarks,
        }
    }

    /// None if it was refused.
    fn verdict(&mut self) -> Option<VerdictCell> {
        let given = self.row.get("verdict");
        let plain: String = cell::tidy(given).chars().filter(|c| !c.is_whitespace()).collect();
        match plain.as_str() {
            "" => return Some(VerdictCell::Blank),
            "未查" => return Some(VerdictCell::Unanswered),
            _ => {}
        }
        match cell::choice(given, schema::VERDICTS).ok().and_then(|t| t.value).and_then(Verdict::parse) {
            Some(verdict) => Some(VerdictCell::Given(verdict)),
            None => {
                self.refuse("verdict", FormFault::Answer(AnswerError::UnknownVerdict(given.to_string())));
                None
            }
        }
    }

    /// A whole number; the indicator's unit behind it (`2项`) is understood.
    fn count(&mut self) -> Option<u32> {
        let given = self.row.get("count");
        let bare = given.strip_suffix(self.indicator.unit.as_str()).filter(|b| !b.is_empty()).unwrap_or(given);
        let taken = match cell::int(bare, 0..=i64::from(MAX_COUNT)) {
            Ok(taken) => taken,
            Err(fault) => {
                self.refuse("count", FormFault::Cell(given.to_string(), fault));
                return None;
            }
        };
        let count = taken.value.and_then(|n| u32::try_from(n).ok());
        if taken.normalised || bare != given {
            self.confirm("count", &count.map(|n| n.to_string()).unwrap_or_default());
        }
        count
    }

    /// 满分 is only compared: the checklist's counts.
    fn full_marks(&mut self) -> Option<Remark> {
        let given = self.row.get("full_marks");
        let taken = cell::decimal(given, 2, 0..=i64::from(u32::MAX)).ok()?;
        let full = Points(taken.value?);
        if taken.normalised && Points::parse(given).is_err() {
            self.confirm("full_marks", &full.short());
        }
        (full != self.indicator.full).then(|| Remark::FullDiffers(given.to_string(), self.indicator.full))
    }

    fn text(&mut self, key: &str) -> String {
        let given = self.row.get(key);
        if cell::is_none(given) {
            if !given.is_empty() {
                self.confirm(key, "");
            }
            return String::new();
        }
        let fault = match cell::text(given) {
            Ok(text) => match damage::seen(text) {
                // `1E5` may be meant in words; a number would be read by another way.
                None | Some(Damage::Exponent) => return text.trim().to_string(),
                Some(damage) => CellFault::Damaged(damage),
            },
            Err(fault) => fault,
        };
        self.refuse(key, FormFault::Cell(given.to_string(), fault));
        String::new()
    }

    fn point(&mut self, remarks: &mut Vec<Remark>) -> Option<Point> {
        let point = Point {
            fact: self.text("fact"),
            suggestion: self.text("suggestion"),
            class: self.class(),
            responsible: self.text("responsible"),
            due: self.due(),
        };
        if let Some(due) = point.due.filter(|d| *d < self.quarter.first_day()) {
            remarks.push(Remark::DueEarly(due));
        }
        if !point.fact.is_empty() {
            return Some(point);
        }
        if point != Point::default() {
            remarks.push(Remark::NoFact);
        }
        None
    }

    fn class(&mut self) -> Option<Class> {
        let given = self.row.get("class");
        if cell::is_none(given) {
            return None;
        }
        let class = Class::parse(&cell::tidy(given));
        if class.is_none() {
            let known = Class::ALL.map(|c| c.name(Lang::Zh)).join("、");
            self.refuse("class", FormFault::Cell(given.to_string(), CellFault::NotAChoice(known)));
        }
        class
    }

    /// A date; month and day alone mean the first such day from the quarter on.
    fn due(&mut self) -> Option<NaiveDate> {
        let given = self.row.get("due");
        let in_year = |year| cell_date::date(given, Some(year));
        let taken = match cell_date::date(given, None) {
            Err(CellFault::NoYear) => in_year(self.quarter.year()).and_then(|taken| match taken.value {
                Some(date) if date < self.quarter.first_day() => in_year(self.quarter.year() + 1),
                _ => Ok(taken),
            }),
            other => other,
        };
        match taken {
            Ok(taken) => {
                if taken.normalised {
                    self.confirm("due", &taken.value.map(|d| d.to_string()).unwrap_or_default());
                }
                taken.value
            }
            Err(fault) => {
                self.refuse("due", FormFault::Cell(given.to_string(), fault));
                None
            }
        }
    }

    /// 不适用 has its own column; 本项不得分 is explained by the fact, else by that column or the note.
    fn reason(&mut self, verdict: Option<VerdictCell>, point: Option<&Point>, note: &str) -> (String, Option<Remark>) {
        let given = self.text("na_reason");
        match verdict {
            Some(VerdictCell::Given(Verdict::Na)) | None => (given, None),
            Some(VerdictCell::Given(Verdict::Zero)) => {
                let fact = point.map_or("", |p| p.fact.as_str());
                let words = [given.as_str(), fact, note].into_iter().find(|w| !w.is_empty()).unwrap_or("");
                (words.to_string(), None)
            }
            Some(_) => (String::new(), (!given.is_empty()).then_some(Remark::ReasonUnused)),
        }
    }

    /// What the checklist allows.
    fn check(&mut self, verdict: VerdictCell, count: Option<u32>, reason: &str) {
        let given = match verdict {
            VerdictCell::Given(v) => Some(v),
            VerdictCell::Blank | VerdictCell::Unanswered => None,
        };
        // A count that was refused already is not also called missing.
        let refused = self.errors.iter().any(|e| e.column == heading("count"));
        let count = if refused { (given == Some(Verdict::Deduct)).then_some(1) } else { count };
        let answer = Answer { verdict: given, count, reason: reason.to_string(), ..Answer::default() };
        if let Err(fault) = scoring::check(self.indicator, &answer) {
            let key = match fault {
                AnswerError::UnknownVerdict(_) | AnswerError::NaForbidden => "verdict",
                AnswerError::ReasonMissing(Verdict::Zero) => "fact",
                AnswerError::ReasonMissing(_) => "na_reason",
                _ => "count",
            };
            self.refuse(key, FormFault::Answer(fault));
        }
    }

    fn confirm(&mut self, key: &str, read: &str) {
        let given = self.row.get(key).to_string();
        self.understood.push(Understood { column: heading(key), given, read: read.to_string() });
    }

    fn refuse(&mut self, key: &str, fault: FormFault) {
        self.errors.push(FormError::at(self.row.line, key, fault));
    }
}

/// What a verdict and a fact beside each other deserve to be said.
fn beside(verdict: VerdictCell, fact: bool, note: &str) -> Option<Remark> {
    let lost = matches!(verdict, VerdictCell::Given(Verdict::Deduct | Verdict::Zero));
    match (lost, fact) {
        (true, false) if note.is_empty() => Some(Remark::LostWithoutFact),
        (false, true) => Some(Remark::NothingLost),
        _ => None,
    }
}
