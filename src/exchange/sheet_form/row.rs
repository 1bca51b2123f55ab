//! One row of a filled-in form, cell by cell.

use super::fault::{FormError, FormFault};
use super::heading;
use super::read::{FilledRow, Point, Remark, Understood, VerdictCell};
use crate::exchange::cell::{self, CellFault};
use crate::exchange::cell_date;
use crate::exchange::damage::{self, Damage};
use crate::model::calendar::Quarter;
use crate::model::checklist::Indicator;
use crate::model::decimal::Points;
use crate::model::problem::Class;
use crate::model::rows::Row;
use crate::model::schema;
use crate::model::scoring::{self, Answer, AnswerError, MAX_COUNT, Verdict};
use crate::text::Lang;
use chrono::NaiveDate;

/// Reads one row; what is wrong with it gathers in `errors`.
pub(super) struct RowReader<'a> {
    row: Row<'a>,
    indicator: &'a Indicator,
    quarter: Quarter,
    understood: Vec<Understood>,
    /// Every wrong cell of the row.
    pub errors: Vec<FormError>,
}

impl<'a> RowReader<'a> {
    /// A reader of this row against its indicator.
    pub fn new(row: Row<'a>, indicator: &'a Indicator, quarter: Quarter) -> RowReader<'a> {
        RowReader { row, indicator, quarter, understood: Vec::new(), errors: Vec::new() }
    }

    /// What the row says. It counts only if there are no errors.
    pub fn read(&mut self) -> FilledRow {
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
