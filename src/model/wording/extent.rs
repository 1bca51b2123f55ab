//! The extent that the words of a problem name (`计3次`), and whether it is still that of the deduction.

use crate::model::checklist::Indicator;
use crate::model::problem::Problem;
use crate::model::scoring::{Answer, Verdict};

/// How an extent is written.
pub fn words(count: u32, unit: &str) -> String {
    format!("计{count}{unit}")
}

/// Where the last extent of a text stands, in bytes, and how much it says.
fn last(text: &str, unit: &str) -> Option<(std::ops::Range<usize>, u32)> {
    let from = text.rfind('计').filter(|_| !unit.is_empty())?;
    let rest = text.get(from + '计'.len_utf8()..)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let whole = rest.get(digits.len()..)?.starts_with(unit);
    let count = digits.parse().ok().filter(|_| whole)?;
    Some((from..from + '计'.len_utf8() + digits.len() + unit.len(), count))
}

/// The count that a text names.
pub fn of(text: &str, unit: &str) -> Option<u32> {
    last(text, unit).map(|(_, count)| count)
}

/// The text with another count; as it is if it names none.
pub fn with(text: &str, unit: &str, count: u32) -> String {
    let mut text = text.to_string();
    if let Some((place, _)) = last(&text, unit) {
        text.replace_range(place, &words(count, unit));
    }
    text
}

/// The count that the problems of an item name together, if it is not the one of the deduction any more. Nothing is
/// said where a problem names no count: a person wrote it in other words.
pub fn stale<'a>(
    indicator: &Indicator,
    answer: &Answer,
    problems: impl Iterator<Item = &'a Problem>,
) -> Option<(u32, u32)> {
    let count = answer.count.filter(|_| answer.verdict == Some(Verdict::Deduct))?;
    let counts: Option<Vec<u32>> =
        problems.filter(|p| p.code == indicator.code).map(|p| of(&p.fact, &indicator.unit)).collect();
    let said: u32 = counts.filter(|c| !c.is_empty())?.iter().sum();
    (said != count).then_some((said, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extent_is_found_and_replaced_and_nothing_else() {
        let text = "抽查计划3份，é👍；缺记录，计3次";
        assert_eq!((of(text, "次"), of(text, "项"), of("计划3份", "份")), (Some(3), None, None));
        assert_eq!(with(text, "次", 5), "抽查计划3份，é👍；缺记录，计5次");
        assert_eq!(with("自己写的话", "次", 5), "自己写的话");
        assert_eq!(of("计12人次", "人次"), Some(12));
    }
}
