//! Data about people that the program does not need and therefore does not take (rules.md §5.8): identity-card
//! numbers, telephone numbers, wages.

use super::rows::{CellError, Fault, Rows};
use crate::text::model::org as text;
use crate::text::{Lang, Say};

/// What a column seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Private {
    /// 身份证号.
    Identity,
    /// 电话.
    Telephone,
    /// 工资.
    Wages,
}

const WORDS: &[(Private, &[&str])] = &[
    (Private::Identity, &["身份证", "证件号", "idcard", "id_card", "identity", "id_number", "id_no"]),
    (Private::Telephone, &["电话", "手机", "联系方式", "phone", "mobile", "telephone"]),
    (Private::Wages, &["工资", "薪", "收入", "奖金", "salary", "wage", "income"]),
];

/// The columns of a table that seem to hold such data, by heading or by what is in them. A table with one of them is
/// refused as a whole: the answer says which column to take out and why.
pub fn private_columns(rows: &Rows) -> Vec<CellError> {
    let found = rows.header.iter().enumerate().filter_map(|(at, heading)| {
        let cells = || rows.lines.iter().filter_map(move |(line, cells)| cells.get(at).map(|c| (*line, c)));
        let by_cell = || cells().find_map(|(line, cell)| of_text(cell).map(|private| (line, private)));
        let (line, private) = of_heading(heading).map(|private| (1, private)).or_else(by_cell)?;
        Some(CellError { line, column: heading.trim().to_string(), fault: Fault::Private(private) })
    });
    found.collect()
}

fn of_heading(heading: &str) -> Option<Private> {
    let heading = heading.to_lowercase();
    WORDS.iter().find(|(_, words)| words.iter().any(|w| heading.contains(w))).map(|(private, _)| *private)
}

/// What a text that somebody types seems to hold: an identity-card number or a telephone number.
pub fn in_text(text: &str) -> Option<Private> {
    of_text(text)
}

/// An identity-card number has 17 digits and a digit or X; a mobile number has 11 digits and begins with 13 to 19.
fn of_text(text: &str) -> Option<Private> {
    let narrow: String = super::calendar::half_width(text);
    let runs = narrow.split(|c: char| !c.is_ascii_alphanumeric());
    runs.filter_map(|run| {
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        match run.len() {
            18 if digits == 18 || (digits == 17 && run.ends_with(['X', 'x'])) => Some(Private::Identity),
            11 if digits == 11 && run.starts_with('1') && second(run) >= b'3' => Some(Private::Telephone),
            _ => None,
        }
    })
    .next()
}

fn second(run: &str) -> u8 {
    run.as_bytes().get(1).copied().unwrap_or(0)
}

impl Private {
    /// Why typed text is not taken.
    pub fn typed(self, lang: Lang) -> String {
        text::private_typed(
            lang,
            match self {
                Private::Identity => text::name_identity(lang),
                Private::Telephone => text::name_telephone(lang),
                Private::Wages => text::name_wages(lang),
            },
        )
    }
}

impl Say for Private {
    fn say(&self, lang: Lang) -> String {
        match self {
            Private::Identity => text::private_identity(lang),
            Private::Telephone => text::private_telephone(lang),
            Private::Wages => text::private_wages(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("身份证号", "", Some(Private::Identity))]
    #[case("备注", "11010119900307123X", Some(Private::Identity))]
    #[case("备注", "证：１１０１０１１９９００３０７１２３４", Some(Private::Identity))]
    #[case("联系电话", "", Some(Private::Telephone))]
    #[case("Mobile", "", Some(Private::Telephone))]
    #[case("备注é👍", "王13800138000", Some(Private::Telephone))]
    #[case("月工资", "", Some(Private::Wages))]
    #[case("备注", "20261122001", None)]
    #[case("备注", "10800138000", None)]
    #[case("支部编号", "B04", None)]
    fn private_data_is_known_by_heading_or_content(
        #[case] heading: &str,
        #[case] cell: &str,
        #[case] found: Option<Private>,
    ) {
        let rows =
            Rows::new(vec!["code".into(), heading.into()], vec![vec!["a".into()], vec!["b".into(), cell.into()]]);
        let said: Vec<_> = private_columns(&rows).into_iter().map(|e| e.fault).collect();
        assert_eq!(said, found.map(Fault::Private).into_iter().collect::<Vec<_>>());
    }
}
