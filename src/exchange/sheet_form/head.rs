//! Whose sheet a form is: quarter, branch, inspector. An xlsx form carries it on its second sheet; a csv form in its
//! file name (`2026Q4_B04_李明_互查评分表.csv`), since a csv file has no room for it beside its rows.

use crate::model::calendar::Quarter;
use crate::model::facts::Facts;

/// What is known of where a form belongs; unknown parts are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Quarter, `2026Q4`.
    pub round: String,
    /// Branch code or name.
    pub branch: String,
    /// Name or id of the inspector.
    pub inspector: String,
    /// Version of the checklist that the form was written from.
    pub checklist: String,
}

/// Rows of the information sheet: Chinese name and key.
pub const INFO_ROWS: [(&str, &str); 4] =
    [("季度", "round"), ("支部", "branch"), ("检查人", "inspector"), ("清单版本", "checklist")];

/// The words that end the file name.
pub const NAME_END: &str = "互查评分表";

impl Head {
    /// Reads the rows of the information sheet, `中文_key` and value side by side. Other rows are words for people.
    pub fn from_rows<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Head {
        let mut head = Head::default();
        for (name, value) in rows {
            let key = INFO_ROWS.iter().find(|(zh, key)| name.trim() == format!("{zh}_{key}") || name.trim() == *zh);
            let place = match key.map(|(_, key)| *key) {
                Some("round") => &mut head.round,
                Some("branch") => &mut head.branch,
                Some("inspector") => &mut head.inspector,
                Some("checklist") => &mut head.checklist,
                _ => continue,
            };
            *place = value.trim().to_string();
        }
        head
    }

    /// Reads a file name whose parts are joined by `_`: the quarter, the branch by code or name, the inspector.
    pub fn from_name(facts: &Facts, file: &str) -> Head {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let mut head = Head::default();
        for part in stem.split('_').map(|p| without_copy_mark(p.trim())) {
            let branch = || facts.all("branch").find(|b| b.id == part || b.get("name") == part);
            if let Ok(quarter) = Quarter::parse(part) {
                head.round = quarter.to_string();
            } else if let Some(branch) = branch() {
                head.branch = branch.id.clone();
            } else if part != NAME_END && !head.branch.is_empty() && head.inspector.is_empty() {
                head.inspector = part.to_string();
            }
        }
        head
    }

    /// Fills what is unknown from another head.
    pub fn or(mut self, other: Head) -> Head {
        let pairs = [
            (&mut self.round, other.round),
            (&mut self.branch, other.branch),
            (&mut self.inspector, other.inspector),
            (&mut self.checklist, other.checklist),
        ];
        for (mine, theirs) in pairs {
            if mine.is_empty() {
                *mine = theirs;
            }
        }
        self
    }
}

/// `互查评分表 (1)`, `互查评分表（2）`, `互查评分表 - 副本`: marks that browsers and desktops add to copies.
fn without_copy_mark(part: &str) -> &str {
    let cut = part.find([' ', '(', '（']).filter(|_| part.ends_with([')', '）']) || part.ends_with("副本"));
    cut.and_then(|at| part.get(..at)).unwrap_or(part)
}
