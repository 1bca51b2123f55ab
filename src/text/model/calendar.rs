//! Sentences about quarters, dates and working days.

crate::messages! {
    quarter_title(year, number) { zh: "{year}年第{number}季度", en: "Q{number} {year}" }
    no_quarter(given) {
        zh: "“{given}”不是季度，应形如 2026Q4 或 2026年第四季度",
        en: "“{given}” is not a quarter; write 2026Q4"
    }
    no_date(given) {
        zh: "“{given}”不是日期，应形如 2026-11-22",
        en: "“{given}” is not a date; write 2026-11-22"
    }
    ambiguous_date(given) {
        zh: "日期“{given}”有多种读法，请写成 2026-11-22",
        en: "date “{given}” can be read in several ways; write 2026-11-22"
    }
    no_year(given) {
        zh: "日期“{given}”缺少年份",
        en: "date “{given}” has no year"
    }
    no_such_day(given) {
        zh: "没有“{given}”这一天",
        en: "there is no day “{given}”"
    }
    due_provisional(date, years) {
        zh: "{date}（节假日表缺{years}年，按周一至周五暂算）",
        en: "{date} (no holiday table for {years}; counted Monday to Friday for now)"
    }
}
