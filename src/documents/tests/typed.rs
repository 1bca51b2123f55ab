//! What a spreadsheet holds as a number, a day or a count.

use super::*;
use crate::documents::model::{Piece, Value};

#[test]
fn a_day_is_a_day_and_what_is_none_stays_as_it_was_written() {
    let day = context::day("2026-11-22T09:05:06+08:00").value;
    assert_eq!((day.shown().as_str(), day.is_typed()), ("2026年11月22日", true));
    for text in ["月底é👍", "2026-02-30", "２０２６-11-22", "下月（待定）"] {
        assert_eq!(context::day(text).value, Value::Text(text.into()));
    }
    assert_eq!(context::day("").value, Value::Blank);
}

#[test]
fn a_line_of_counts_reads_as_its_words_filled_in() {
    let words = Template::with("[ledger]\nsummary='甲é👍{count}条{company}，{rate}{nobody}'").unwrap();
    let (rows, text) = (Piece::Rows { shown: "3".into(), column: 0 }, Piece::Words("50%".into()));
    let pieces = words.section("ledger").pieces("summary", &[("count", rows.clone()), ("rate", text)]);
    assert_eq!(pieces[1], rows);
    let said = words.section("ledger").fill("summary", &[("count", "3"), ("rate", "50%")]);
    assert_eq!(Piece::text(&pieces), said);
}
