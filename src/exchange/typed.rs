//! Cells by the type of their field (model::schema): the canonical text that a cell means, and how an edited cell
//! differs from what was exported: not at all, in form only, spoilt, or changed (exchange.md §5).

use super::cell::{CellFault, Taken, choice, decimal, int, is_none, text, tidy, yes_no};
use super::damage::{self, Damage};
use super::{cell_date, escape};
use crate::model::schema::Kind;
use chrono::{DateTime, Datelike, NaiveDate};

/// Most units of a number: 15 digits, so that every spreadsheet keeps them.
const MOST: i64 = 999_999_999_999_999;

/// How a cell of a file differs from the value it was written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Not at all.
    None,
    /// The same value in another form (`90.5` for `90.50`, `2026/3/4`, full-width digits): no operation.
    FormOnly,
    /// Spoilt by a spreadsheet: list it, keep the base.
    Damaged(Damage),
    /// A proposed change to this canonical text; empty if the value was removed.
    Changed(String),
    /// Cannot be understood: refuse, naming the cell.
    Refused(CellFault),
}

/// The canonical text of a cell (exchange.md §4 "Types"); `year` completes dates written without one.
///
/// # Errors
/// What the type of the field does not allow.
pub fn canonical(kind: &Kind, raw: &str, year: Option<i32>) -> Result<Taken<String>, CellFault> {
    match kind {
        Kind::Text => {
            let value = text(raw)?;
            Ok(Taken { value: (!value.is_empty()).then(|| value.to_string()), normalised: false })
        }
        Kind::Code | Kind::Ref(_) => code(raw),
        Kind::Int => int(raw, -MOST..=MOST).map(|taken| taken.map(|n| n.to_string())),
        Kind::Dec(places) => decimal(raw, *places, -MOST..=MOST).map(|taken| taken.map(|n| fixed(n, *places))),
        Kind::Date => cell_date::date(raw, year).map(|taken| taken.map(|day| day.format("%Y-%m-%d").to_string())),
        Kind::Time => time(raw),
        Kind::Bool => yes_no(raw).map(|taken| taken.map(|yes| (if yes { "yes" } else { "no" }).to_string())),
        Kind::Enum(codes) => choice(raw, codes).map(|taken| taken.map(str::to_string)),
    }
}

/// How the cell `raw` of an edited file differs from the stored canonical text `base`.
pub fn difference(kind: &Kind, base: &str, raw: &str) -> Difference {
    let meant = escape::decode(raw);
    if raw == escape::encode(base) {
        return Difference::None;
    }
    if meant == base || raw == base {
        return Difference::FormOnly;
    }
    let year = NaiveDate::parse_from_str(base, "%Y-%m-%d").ok().map(|day| day.year());
    let taken = canonical(kind, raw, year);
    if taken.as_ref().is_ok_and(|now| now.value.as_deref().unwrap_or_default() == base) {
        return Difference::FormOnly;
    }
    if let Some(damage) = damage::against(base, meant) {
        return Difference::Damaged(damage);
    }
    match taken {
        Ok(now) => Difference::Changed(now.value.unwrap_or_default()),
        Err(CellFault::Damaged(damage)) => Difference::Damaged(damage),
        Err(fault) => Difference::Refused(fault),
    }
}

impl<T> Taken<T> {
    /// The same with another value.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Taken<U> {
        Taken { value: self.value.map(of), normalised: self.normalised }
    }
}

/// All places, as the field keeps them: (950, 2) is `9.50`.
fn fixed(units: i64, places: u8) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", units.unsigned_abs(), width = usize::from(places) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(places));
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

fn code(raw: &str) -> Result<Taken<String>, CellFault> {
    let value = tidy(raw);
    if let Some(damage) = damage::seen(&value) {
        return Err(CellFault::Damaged(damage));
    }
    text(&value)?;
    let normalised = value != escape::decode(raw);
    Ok(Taken { value: (!is_none(&value)).then(|| value.into_owned()), normalised })
}

/// `2026-11-22T09:05:06+08:00`.
fn time(raw: &str) -> Result<Taken<String>, CellFault> {
    let value = tidy(raw);
    if is_none(&value) {
        return Ok(Taken { value: None, normalised: false });
    }
    if let Some(damage) = damage::seen(&value) {
        return Err(CellFault::Damaged(damage));
    }
    let time = DateTime::parse_from_rfc3339(&value).map_err(|_| CellFault::NotATime)?;
    let kept = time.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let normalised = kept != raw;
    Ok(Taken { value: Some(kept), normalised })
}

#[cfg(test)]
mod tests {
    use super::super::csv_tests::stored_text;
    use super::*;
    use crate::model::schema::VERDICTS;
    use proptest::prelude::*;

    #[test]
    fn canonical_text_by_type() {
        for (kind, raw, value) in [
            (Kind::Text, "'=党支部 ", "=党支部 "),
            (Kind::Text, "无", "无"),
            (Kind::Code, " Ａ1-02 ", "A1-02"),
            (Kind::Code, "—", ""),
            (Kind::Ref("branch"), "B03", "B03"),
            (Kind::Int, "３", "3"),
            (Kind::Dec(2), "0。5", "0.50"),
            (Kind::Dec(0), "7.0", "7"),
            (Kind::Dec(2), "-0.05", "-0.05"),
            (Kind::Date, "2026年3月4日", "2026-03-04"),
            (Kind::Date, "3月4日", "2026-03-04"),
            (Kind::Time, "2026-11-22T09:05:06+08:00", "2026-11-22T09:05:06+08:00"),
            (Kind::Bool, "是", "yes"),
            (Kind::Enum(VERDICTS), "不适用", "na"),
            (Kind::Enum(VERDICTS), "", ""),
        ] {
            let taken = canonical(&kind, raw, Some(2026)).unwrap();
            assert_eq!(taken.value.unwrap_or_default(), value, "{kind:?} {raw}");
        }
        assert_eq!(canonical(&Kind::Time, "昨天", None), Err(CellFault::NotATime));
    }

    #[test]
    fn differences_are_told_apart() {
        use Difference::{Changed, Damaged, FormOnly, Refused};
        for (kind, base, raw, found) in [
            (Kind::Dec(2), "90.50", "90.50", Difference::None),
            (Kind::Dec(2), "90.50", "90.5", FormOnly),
            (Kind::Dec(2), "9.50", "９．５", FormOnly),
            (Kind::Dec(2), "9.50", "9.6", Changed("9.60".into())),
            (Kind::Dec(2), "9.50", "好", Refused(CellFault::NotNumber)),
            (Kind::Dec(2), "9.50", "", Changed(String::new())),
            (Kind::Date, "2026-03-04", "2026/3/4", FormOnly),
            (Kind::Date, "2026-03-04", "3月4日", FormOnly),
            (Kind::Date, "2026-03-04", "2026年3月5日", Changed("2026-03-05".into())),
            (Kind::Date, "2026-03-04", "3/4/26", Refused(CellFault::UnclearDate)),
            (Kind::Date, "2026-03-04", "########", Damaged(Damage::Overflow)),
            (Kind::Text, "=1+1", "'=1+1", Difference::None),
            (Kind::Text, "=1+1", "=1+1", FormOnly),
            (Kind::Text, "'引号", "'引号", FormOnly),
            (Kind::Text, "=NOPE()", "#NAME?", Damaged(Damage::ErrorValue)),
            (Kind::Text, "会议记录，缺", "会议记录，缺2次", Changed("会议记录，缺2次".into())),
            (Kind::Text, "𠮷同志👍", "??同志??", Damaged(Damage::QuestionMarks)),
            (Kind::Code, "007", "7", Damaged(Damage::LostZeros)),
            (Kind::Code, "1-2", "1月2日", Damaged(Damage::BecameDate)),
            (Kind::Int, "2", "1.2E+01", Damaged(Damage::Exponent)),
            (Kind::Enum(VERDICTS), "ok", "无扣分", FormOnly),
            (Kind::Enum(VERDICTS), "ok", "扣分", Changed("deduct".into())),
        ] {
            assert_eq!(difference(&kind, base, raw), found, "{kind:?} {base} → {raw}");
        }
    }

    proptest! {
        #[test]
        fn what_was_exported_differs_in_nothing(value in stored_text()) {
            for kind in [Kind::Text, Kind::Code, Kind::Date, Kind::Enum(VERDICTS)] {
                prop_assert_eq!(difference(&kind, &value, &escape::encode(&value)), Difference::None);
            }
        }

        #[test]
        fn a_changed_text_is_exactly_the_new_text(base in stored_text(), now in stored_text()) {
            if let Difference::Changed(value) = difference(&Kind::Text, &base, &escape::encode(&now)) {
                prop_assert_eq!(&value, &now);
                prop_assert_ne!(value, base);
            }
        }
    }
}
