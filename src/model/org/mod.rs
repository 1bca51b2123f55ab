//! The organisation: 党支部 and 党小组, with the dates from and to which they hold (R010).

pub mod edit;
mod lint;
mod read;

pub use lint::{GROUPS, OrgLint};
pub use read::COLUMNS;

/// Columns of the table that hold numbers.
pub const NUMBERS: [&str; 2] = ["members_formal", "members_probationary"];

use super::act::Act;
use super::facts::Facts;
use super::record::{DELETED, Record};
use super::rows::Rows;
use chrono::NaiveDate;

/// One 党支部.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Branch {
    /// Fixed code such as `B03`.
    pub code: String,
    /// Name.
    pub name: String,
    /// 单位类型.
    pub kind: String,
    /// 正式党员, if known.
    pub members: Option<u32>,
    /// 预备党员, if known.
    pub probationary: Option<u32>,
    /// 帮扶人职务; empty if the branch is not paired.
    pub helper_post: String,
    /// How many inspectors it sends, as written (`1-2`).
    pub inspect_reps: String,
    /// Where this row comes from.
    pub source: String,
    /// 备注.
    pub remark: String,
    /// First day, if it has one.
    pub valid_from: Option<NaiveDate>,
    /// Last day, if it has one.
    pub valid_to: Option<NaiveDate>,
}

/// One 党小组.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Fixed code such as `G05`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of its branch.
    pub branch: String,
    /// 单位类型.
    pub kind: String,
    /// Where this row comes from.
    pub source: String,
    /// 备注.
    pub remark: String,
    /// First day, if it has one.
    pub valid_from: Option<NaiveDate>,
    /// Last day, if it has one.
    pub valid_to: Option<NaiveDate>,
}

/// Branches and groups, each by code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Org {
    /// By code.
    pub branches: Vec<Branch>,
    /// By code.
    pub groups: Vec<Group>,
}

type Fields = Vec<(&'static str, String)>;

impl Org {
    /// The sample organisation that comes with the program (data/org-sample.csv): 6 branches, 14 groups.
    pub fn builtin() -> Org {
        Org::parse(&Rows::embedded(include_str!("../../../data/org-sample.csv"))).unwrap_or_default()
    }

    /// Everything in the records, whenever it holds.
    pub fn of(facts: &Facts) -> Org {
        Org {
            branches: facts.all("branch").map(Branch::of).collect(),
            groups: facts.all("group").map(Group::of).collect(),
        }
    }

    /// What holds on a day.
    pub fn on(facts: &Facts, day: NaiveDate) -> Org {
        let mut org = Org::of(facts);
        org.branches.retain(|b| holds(day, b.valid_from, b.valid_to));
        org.groups.retain(|g| holds(day, g.valid_from, g.valid_to));
        org
    }

    /// The branches that hold on some day of a span of days, by code.
    pub fn branches_during(facts: &Facts, from: NaiveDate, to: NaiveDate) -> Vec<Branch> {
        let all = facts.all("branch").map(Branch::of);
        all.filter(|b| b.valid_from.is_none_or(|d| d <= to) && b.valid_to.is_none_or(|d| from <= d)).collect()
    }

    /// The branch with this code.
    pub fn branch(&self, code: &str) -> Option<&Branch> {
        self.branches.iter().find(|b| b.code == code)
    }

    /// The groups of a branch.
    pub fn groups_of<'a>(&'a self, branch: &'a str) -> impl Iterator<Item = &'a Group> {
        self.groups.iter().filter(move |g| g.branch == branch)
    }

    /// Writes the records. What the table leaves empty stays as it is known, and what is not in it is not deleted.
    pub fn adopt(&self, facts: &Facts, act: &mut Act) {
        for branch in &self.branches {
            set(facts, act, "branch", &branch.code, branch.fields());
        }
        for group in &self.groups {
            set(facts, act, "group", &group.code, group.fields());
        }
    }
}

fn set(facts: &Facts, act: &mut Act, entity: &str, code: &str, fields: Fields) {
    act.set(facts, entity, code, DELETED, "");
    for (field, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        act.set(facts, entity, code, field, value);
    }
}

fn holds(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|d| d <= day) && to.is_none_or(|d| day <= d)
}

fn text_of<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

impl Branch {
    /// Reads a record of entity `branch`.
    pub fn of(record: &Record) -> Branch {
        let text = |field: &str| record.get(field).to_string();
        Branch {
            code: record.id.clone(),
            name: text("name"),
            kind: text("kind"),
            members: record.get("members").parse().ok(),
            probationary: record.get("probationary").parse().ok(),
            helper_post: text("helper_post"),
            inspect_reps: text("inspect_reps"),
            source: text("source"),
            remark: text("remark"),
            valid_from: record.get("valid_from").parse().ok(),
            valid_to: record.get("valid_to").parse().ok(),
        }
    }

    /// 正式党员 and 预备党员 together, if known.
    pub fn people(&self) -> Option<u32> {
        self.members.map(|n| n.saturating_add(self.probationary.unwrap_or(0)))
    }

    fn fields(&self) -> Fields {
        vec![
            ("name", self.name.clone()),
            ("kind", self.kind.clone()),
            ("members", text_of(self.members)),
            ("probationary", text_of(self.probationary)),
            ("helper_post", self.helper_post.clone()),
            ("inspect_reps", self.inspect_reps.clone()),
            ("source", self.source.clone()),
            ("remark", self.remark.clone()),
            ("valid_from", text_of(self.valid_from)),
            ("valid_to", text_of(self.valid_to)),
        ]
    }
}

impl Group {
    /// Reads a record of entity `group`.
    pub fn of(record: &Record) -> Group {
        let text = |field: &str| record.get(field).to_string();
        Group {
            code: record.id.clone(),
            name: text("name"),
            branch: text("branch"),
            kind: text("kind"),
            source: text("source"),
            remark: text("remark"),
            valid_from: record.get("valid_from").parse().ok(),
            valid_to: record.get("valid_to").parse().ok(),
        }
    }

    fn fields(&self) -> Fields {
        vec![
            ("name", self.name.clone()),
            ("branch", self.branch.clone()),
            ("kind", self.kind.clone()),
            ("source", self.source.clone()),
            ("remark", self.remark.clone()),
            ("valid_from", text_of(self.valid_from)),
            ("valid_to", text_of(self.valid_to)),
        ]
    }
}

#[cfg(test)]
mod tests;
