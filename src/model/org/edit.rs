//! The organisation changed by hand, with the same care as a table that is read: codes, dates, nothing private.
//!
//! Nothing is deleted: a branch or group that is dissolved gets its last day (R010), so that former quarters stay as
//! they were; undo takes back what was only a slip.

use super::Org;
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::privacy::{self, Private};
use crate::model::record::DELETED;
use crate::text::model::org as text;
use crate::text::{Lang, Say};
use chrono::NaiveDate;

/// What is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 党支部.
    Branch,
    /// 党小组.
    Group,
}

impl Unit {
    /// The entity of its records.
    pub fn entity(self) -> &'static str {
        if self == Unit::Branch { "branch" } else { "group" }
    }

    fn letter(self) -> char {
        if self == Unit::Branch { 'B' } else { 'G' }
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was given.
    Empty,
    /// A code with other characters than ASCII letters and digits.
    Code,
    /// Another one has this code.
    Taken(String),
    /// There is no such branch.
    Branch(String),
    /// The last day is before the first.
    Dates,
    /// No date.
    Date(String),
    /// No whole number.
    Number(String),
    /// There is no such role.
    Role(String),
    /// What the program does not collect.
    Private(Private),
}

impl Say for Fault {
    fn say(&self, lang: Lang) -> String {
        match self {
            Fault::Empty => text::fault_empty(lang),
            Fault::Code => text::fault_code(lang),
            Fault::Taken(code) => text::fault_taken(lang, code),
            Fault::Branch(given) => text::fault_branch(lang, given),
            Fault::Dates => text::fault_dates(lang),
            Fault::Date(given) => text::fault_date(lang, given),
            Fault::Number(given) => text::fault_number(lang, given),
            Fault::Role(given) => text::fault_role(lang, given),
            Fault::Private(private) => private.typed(lang),
        }
    }
}

/// A field and what is wrong with its value.
pub type Wrong = (&'static str, Fault);

/// The next free code: `B07` after `B06`. Codes that were used once are not used again.
pub fn next_code(facts: &Facts, unit: Unit) -> String {
    let number = |id: &str| id.strip_prefix(unit.letter()).and_then(|n| n.parse::<u32>().ok());
    let known = facts.every().filter(|r| r.entity == unit.entity());
    let last = known.filter_map(|r| number(&r.id)).max().unwrap_or(0);
    format!("{}{:02}", unit.letter(), last + 1)
}

/// The code of the branch that is meant by a code or a name.
pub fn branch_meant(facts: &Facts, given: &str) -> Option<String> {
    facts.all("branch").find(|b| b.id == given || b.get("name") == given).map(|b| b.id.clone())
}

/// Adds a unit under a new code. A group needs its branch.
///
/// # Errors
/// The code or the first value that is wrong, with its field.
pub fn add(facts: &Facts, act: &mut Act, unit: Unit, code: &str, fields: &[(&'static str, &str)]) -> Result<(), Wrong> {
    if code.is_empty() || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(("code", if code.is_empty() { Fault::Empty } else { Fault::Code }));
    }
    if facts.get(unit.entity(), code).is_some() {
        return Err(("code", Fault::Taken(code.into())));
    }
    let needed: &[&'static str] = if unit == Unit::Group { &["name", "branch"] } else { &["name"] };
    if let Some(lacking) = needed.iter().find(|n| !fields.iter().any(|(f, v)| f == *n && !v.trim().is_empty())) {
        return Err((lacking, Fault::Empty));
    }
    act.set(facts, unit.entity(), code, DELETED, "");
    change(facts, act, unit, code, fields)
}

/// Changes fields of a unit; an empty value takes the former one away.
///
/// # Errors
/// The first value that is wrong, with its field. Nothing is added to the act then.
pub fn change(
    facts: &Facts,
    act: &mut Act,
    unit: Unit,
    code: &str,
    fields: &[(&'static str, &str)],
) -> Result<(), Wrong> {
    let mut taken = Vec::with_capacity(fields.len());
    for (field, value) in fields {
        taken.push((*field, checked(facts, field, value.trim()).map_err(|fault| (*field, fault))?));
    }
    let now = |field: &str| {
        let given = taken.iter().find(|(f, _)| *f == field).map(|(_, v)| v.as_str());
        given.unwrap_or_else(|| facts.value(unit.entity(), code, field)).parse::<NaiveDate>().ok()
    };
    if let (Some(from), Some(to)) = (now("valid_from"), now("valid_to"))
        && to < from
    {
        return Err(("valid_to", Fault::Dates));
    }
    for (field, value) in &taken {
        act.set(facts, unit.entity(), code, field, value);
    }
    Ok(())
}

/// The canonical value of a field.
fn checked(facts: &Facts, field: &str, value: &str) -> Result<String, Fault> {
    if let Some(private) = privacy::in_text(value) {
        return Err(Fault::Private(private));
    }
    match field {
        "name" if value.is_empty() => Err(Fault::Empty),
        "branch" => branch_meant(facts, value).ok_or_else(|| Fault::Branch(value.into())),
        "members" | "probationary" if !value.is_empty() => {
            value.parse::<u32>().map(|n| n.to_string()).map_err(|_| Fault::Number(value.into()))
        }
        "valid_from" | "valid_to" if !value.is_empty() => {
            let day = crate::model::calendar::parse_date(value, None);
            day.map(|d| d.to_string()).map_err(|_| Fault::Date(value.into()))
        }
        _ => Ok(value.into()),
    }
}

/// Ends a unit: it holds until this day and is not planned for or counted afterwards (R010, R011). The groups of a
/// branch end with it.
pub fn end(facts: &Facts, act: &mut Act, unit: Unit, code: &str, last: NaiveDate) -> Result<(), Wrong> {
    let day = last.to_string();
    change(facts, act, unit, code, &[("valid_to", &day)])?;
    if unit == Unit::Branch {
        let org = Org::of(facts);
        let living = org.groups_of(code).filter(|g| g.valid_to.is_none_or(|d| d > last));
        for group in living {
            change(facts, act, Unit::Group, &group.code, &[("valid_to", &day)])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with};
    use rstest::rstest;

    fn office() -> Facts {
        let mut facts = facts_with(&[]);
        let mut act = facts.act();
        Org::builtin().adopt(&facts, &mut act);
        apply(&mut facts, &act);
        facts
    }

    #[test]
    fn a_group_is_added_and_ended_and_the_count_follows_its_dates() {
        let mut facts = office();
        assert_eq!((next_code(&facts, Unit::Branch), next_code(&facts, Unit::Group)), ("B07".into(), "G15".into()));
        let mut act = facts.act();
        let fields = [("name", "检修第三党小组é👍"), ("branch", "设备党支部"), ("valid_from", "2026年11月1日")];
        add(&facts, &mut act, Unit::Group, "G15", &fields).unwrap();
        apply(&mut facts, &act);
        assert_eq!(facts.value("group", "G15", "branch"), "B03");
        let groups = |facts: &Facts, day: &str| Org::on(facts, day.parse().unwrap()).groups.len();
        assert_eq!((groups(&facts, "2026-10-31"), groups(&facts, "2026-11-01")), (14, 15));
        let mut act = facts.act();
        end(&facts, &mut act, Unit::Group, "G15", "2026-11-30".parse().unwrap()).unwrap();
        apply(&mut facts, &act);
        assert_eq!((groups(&facts, "2026-11-30"), groups(&facts, "2026-12-01")), (15, 14));
        assert_eq!(next_code(&facts, Unit::Group), "G16", "a code is not given twice");
    }

    #[test]
    fn a_branch_takes_its_groups_with_it() {
        let mut facts = office();
        let mut act = facts.act();
        end(&facts, &mut act, Unit::Branch, "B06", "2026-12-31".parse().unwrap()).unwrap();
        apply(&mut facts, &act);
        let after = Org::on(&facts, "2027-01-01".parse().unwrap());
        assert!(after.branch("B06").is_none() && after.groups.iter().all(|g| g.branch != "B06"));
        assert_eq!(Org::on(&facts, "2026-12-31".parse().unwrap()).branches.len(), 6);
    }

    #[rstest]
    #[case("B07", &[("name", "")], ("name", Fault::Empty))]
    #[case("", &[("name", "甲")], ("code", Fault::Empty))]
    #[case("B 7", &[("name", "甲")], ("code", Fault::Code))]
    #[case("B01", &[("name", "甲")], ("code", Fault::Taken("B01".into())))]
    #[case("B07", &[("name", "甲"), ("members", "三")], ("members", Fault::Number("三".into())))]
    #[case("B07", &[("name", "甲"), ("valid_to", "某天")], ("valid_to", Fault::Date("某天".into())))]
    #[case("B07", &[("name", "甲"), ("valid_from", "2026-12-01"), ("valid_to", "2026-11-30")], ("valid_to", Fault::Dates))]
    #[case("B07", &[("name", "甲"), ("remark", "王芳13800138000")], ("remark", Fault::Private(Private::Telephone)))]
    #[case("B07", &[("name", "甲"), ("remark", "１１０１０１１９９００３０７１２３Ｘ")], ("remark", Fault::Private(Private::Identity)))]
    fn what_does_not_fit_is_refused_by_field(
        #[case] code: &str,
        #[case] fields: &[(&'static str, &str)],
        #[case] wrong: Wrong,
    ) {
        let facts = office();
        let mut act = facts.act();
        assert_eq!(add(&facts, &mut act, Unit::Branch, code, fields), Err(wrong));
        assert!(act.is_empty() || act.edits().iter().all(|e| e.field == DELETED));
    }

    #[test]
    fn a_group_needs_a_branch_that_is_known() {
        let facts = office();
        let said =
            |fields: &[(&'static str, &str)]| add(&facts, &mut facts.act(), Unit::Group, "G15", fields).unwrap_err();
        assert_eq!(said(&[("name", "甲")]), ("branch", Fault::Empty));
        assert_eq!(said(&[("name", "甲"), ("branch", "没有")]), ("branch", Fault::Branch("没有".into())));
    }
}
