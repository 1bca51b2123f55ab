//! 互查量化清单: the indicators an inspection is scored by (R081). A version is named by its content, so a sheet keeps
//! for ever the list it was made with.

mod desk;
mod diff;
mod lint;
mod read;
mod step;
pub mod switch;

pub use desk::{Desk, Touched};
pub use diff::{Diff, FieldChange, diff};
pub use lint::{CATEGORIES, Lint, LintKind, Severity, is_code};
pub use read::COLUMNS;
pub use step::Step;

use super::act::Act;
use super::decimal::Points;
use super::facts::Facts;
use super::naming::content_id;
use super::record::{DELETED, Record};
use super::rows::Rows;
use std::collections::BTreeSet;

/// One 指标: what is looked at, what it is worth, and how points are lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// 编号 such as `A1-01`; immutable once used.
    pub code: String,
    /// 类别, one of the five 基本… (R002).
    pub category: String,
    /// 方式: the step of the visit in which it is looked at (R084).
    pub step: Step,
    /// 指标, the short name.
    pub title: String,
    /// 检查内容.
    pub requirement: String,
    /// 依据.
    pub basis: String,
    /// 满分.
    pub full: Points,
    /// 扣分标准, in words.
    pub rule: String,
    /// 扣分单位 such as 项, 处, 人.
    pub unit: String,
    /// 每单位扣分.
    pub per_unit: Points,
    /// 扣分上限.
    pub cap: Points,
    /// 佐证提示.
    pub hint: String,
    /// Whether 不适用 is allowed (AMB-7).
    pub na_allowed: bool,
    /// Place in the list, from 1.
    pub order: u32,
}

/// A version of the 互查量化清单.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checklist {
    /// Content-named id: `k` and 8 characters.
    pub version: String,
    /// 名称.
    pub title: String,
    /// Indicators in list order.
    pub indicators: Vec<Indicator>,
}

/// Title of the built-in list, and of one that was given none.
pub const DEFAULT_TITLE: &str = "党支部标准化互查量化清单";

impl Checklist {
    /// A list of these indicators in this order, named by their content.
    pub fn new(title: &str, mut indicators: Vec<Indicator>) -> Checklist {
        for (place, indicator) in (1..).zip(&mut indicators) {
            indicator.order = place;
        }
        let title = if title.trim().is_empty() { DEFAULT_TITLE } else { title.trim() };
        Checklist { version: name_of(&indicators), title: title.into(), indicators }
    }

    /// The built-in list (data/checklist.csv): 49 indicators, 100 points.
    pub fn builtin() -> Checklist {
        let rows = Rows::embedded(include_str!("../../../data/checklist.csv"));
        Checklist::parse(DEFAULT_TITLE, &rows).unwrap_or_default()
    }

    /// The version as it stands in the records; `None` if it has no indicators there.
    /// Values that cannot be read count as zero or 查资料; [`Checklist::intact`] then says no.
    pub fn of(facts: &Facts, version: &str) -> Option<Checklist> {
        let mut indicators: Vec<_> = facts.under("indicator", version).map(Indicator::of).collect();
        indicators.sort_by(|a, b| (a.order, &a.code).cmp(&(b.order, &b.code)));
        let title = facts.value("checklist", version, "title").to_string();
        (!indicators.is_empty()).then(|| Checklist { version: version.into(), title, indicators })
    }

    /// Versions that are known, with their titles, by version.
    pub fn known(facts: &Facts) -> Vec<(String, String)> {
        facts.all("checklist").map(|r| (r.id.clone(), r.get("title").to_string())).collect()
    }

    /// Whether the content is the one the version was named by.
    pub fn intact(&self) -> bool {
        self.version == name_of(&self.indicators)
    }

    /// Writes the records of this version, or mends them if they were altered; nothing if they are there and intact.
    pub fn adopt(&self, facts: &Facts, act: &mut Act) {
        act.set(facts, "checklist", &self.version, DELETED, "");
        act.set(facts, "checklist", &self.version, "title", self.known_title(facts));
        for indicator in &self.indicators {
            let id = format!("{}/{}", self.version, indicator.code);
            act.set(facts, "indicator", &id, DELETED, "");
            for (field, value) in indicator.fields() {
                act.set(facts, "indicator", &id, field, &value);
            }
        }
    }

    /// A title that people gave this version stays.
    fn known_title<'a>(&'a self, facts: &'a Facts) -> &'a str {
        let known = facts.value("checklist", &self.version, "title");
        if known.is_empty() { &self.title } else { known }
    }

    /// The indicator with this code.
    pub fn get(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.code == code)
    }

    /// The indicators of one step, in order.
    pub fn of_step(&self, step: Step) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(move |i| i.step == step)
    }

    /// Categories in the order in which they first occur.
    pub fn categories(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.indicators.iter().map(|i| i.category.as_str()).filter(|c| seen.insert(*c)).collect()
    }

    /// Full marks of the whole list.
    pub fn full(&self) -> Points {
        self.indicators.iter().map(|i| i.full).sum()
    }
}

/// Names a list by the cells of its rows in order.
fn name_of(indicators: &[Indicator]) -> String {
    let cells: Vec<String> = indicators.iter().flat_map(Indicator::cells).collect();
    content_id('k', "hucha-checklist-1", cells.iter().map(String::as_str))
}

impl Indicator {
    /// Reads a record of entity `indicator`.
    pub fn of(record: &Record) -> Indicator {
        let text = |field: &str| record.get(field).to_string();
        let points = |field: &str| Points::parse(record.get(field)).unwrap_or_default();
        Indicator {
            code: record.tail().to_string(),
            category: text("category"),
            step: Step::parse(record.get("step")).unwrap_or(Step::Material),
            title: text("title"),
            requirement: text("requirement"),
            basis: text("basis"),
            full: points("full_marks"),
            rule: text("deduct_rule"),
            unit: text("deduct_unit"),
            per_unit: points("deduct_per_unit"),
            cap: points("deduct_cap"),
            hint: text("evidence_hint"),
            na_allowed: record.get("na_allowed") == "yes",
            order: record.get("order").parse().unwrap_or(0),
        }
    }

    /// The row as written to files, in the order of [`COLUMNS`]; also what the version is named by.
    pub fn cells(&self) -> Vec<String> {
        let fields = self.fields().into_iter().filter(|(key, _)| *key != "order").map(|(_, value)| value);
        std::iter::once(self.code.clone()).chain(fields).collect()
    }

    /// Field keys and canonical values of the record, in column order.
    fn fields(&self) -> [(&'static str, String); 13] {
        [
            ("category", self.category.clone()),
            ("step", self.step.zh().to_string()),
            ("title", self.title.clone()),
            ("requirement", self.requirement.clone()),
            ("basis", self.basis.clone()),
            ("full_marks", self.full.to_string()),
            ("deduct_rule", self.rule.clone()),
            ("deduct_unit", self.unit.clone()),
            ("deduct_per_unit", self.per_unit.to_string()),
            ("deduct_cap", self.cap.to_string()),
            ("evidence_hint", self.hint.clone()),
            ("na_allowed", if self.na_allowed { "yes" } else { "no" }.to_string()),
            ("order", self.order.to_string()),
        ]
    }

    /// The most that can be lost by counting: the cap, but never more than the full marks.
    pub fn most(&self) -> Points {
        self.cap.min(self.full)
    }
}

#[cfg(test)]
mod tests;
