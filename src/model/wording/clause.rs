//! Words for each clause of the built-in list: what to ask, and what to do about it (data/wording.csv). They are made
//! of the rule, the requirement and the evidence of the clause itself.

use crate::model::checklist::{Checklist, Indicator};
use crate::model::rows::{Column, Rows};

/// Columns of data/wording.csv.
const COLUMNS: &[Column] =
    &[Column::needed("code", &["编号"]), Column::needed("gap", &["待填"]), Column::needed("suggestion", &["整改建议"])];

/// What is said about one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What a person has to say about a deduction.
    pub gap: String,
    /// 整改建议.
    pub suggestion: String,
}

/// The words of an indicator; none if it is not the one of the built-in list, whatever its code.
pub fn of(indicator: &Indicator) -> Option<Clause> {
    let list = Checklist::builtin();
    let same = list.get(&indicator.code).is_some_and(|i| i.title == indicator.title);
    let rows = Rows::embedded(include_str!("../../../data/wording.csv"));
    let found = rows.find(COLUMNS).ok().filter(|_| same)?;
    let row = found.rows().find(|r| r.get("code") == indicator.code)?;
    Some(Clause { gap: row.get("gap").into(), suggestion: row.get("suggestion").into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_of_the_built_in_list_has_its_words_and_one_of_the_same_code_elsewhere_has_not() {
        let mut seen = std::collections::BTreeSet::new();
        for indicator in Checklist::builtin().indicators {
            let clause = of(&indicator).unwrap_or_else(|| panic!("{}", indicator.code));
            assert!(seen.insert(clause.suggestion.clone()), "{}: said twice", indicator.code);
            assert!(!clause.gap.contains(['〔', '〕']) && !clause.suggestion.ends_with('。'), "{}", indicator.code);
            assert!(of(&Indicator { title: "另一项，é👍".into(), ..indicator }).is_none());
        }
        assert_eq!(seen.len(), 49);
    }
}
