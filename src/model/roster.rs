//! The roster: people as one table, in and out, and what is unusual about it (R082). No identity-card numbers,
//! telephone numbers or wages: a column that looks like one is refused.

use super::act::Act;
use super::facts::Facts;
use super::org::Org;
use super::org::edit::{self, Wrong};
use super::person::{self, Found, Person};
use super::privacy::{self, private_columns};
use super::rows::{CellError, Column, Fault, Row, Rows, duplicates};
use super::schema;
use crate::text::model::org as text;
use crate::text::{Lang, Say};

/// Columns of the table.
pub const COLUMNS: &[Column] = &[
    Column::needed("name", &["姓名"]),
    Column::optional("branch", &["支部", "所在支部", "支部编号"]),
    Column::optional("post", &["职务"]),
    Column::optional("role", &["角色"]),
    Column::optional("id", &["人员编号"]),
];

/// One row: what a person is to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Record id; empty for somebody new.
    pub id: String,
    /// Name.
    pub name: String,
    /// Branch code; empty for people of no branch.
    pub branch: String,
    /// Post.
    pub post: String,
    /// A code of `schema::ROLES`, or empty.
    pub role: String,
}

/// What is unusual; none of it refuses the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A branch names fewer than 1 or more than 2 inspectors (R082): name, how many.
    Inspectors(String, usize),
    /// Two people of one name: not joined by themselves.
    SameName(String),
}

/// Reads a table. People are found by id, else by name and branch; whoever is not found is new.
///
/// # Errors
/// Every wrong cell, and every column that seems to hold what the program does not take.
pub fn read(facts: &Facts, rows: &Rows) -> Result<Vec<Entry>, Vec<CellError>> {
    let mut errors = private_columns(rows);
    if !errors.is_empty() {
        return Err(errors);
    }
    let found = rows.find(COLUMNS)?;
    let (mut seen, mut list) = (Vec::new(), Vec::new());
    for row in found.rows() {
        if !row.get("id").is_empty() {
            duplicates(&row, "id", &mut seen, &mut errors);
        }
        list.push(entry(facts, &row, &mut errors));
    }
    if errors.is_empty() { Ok(list) } else { Err(errors) }
}

fn entry(facts: &Facts, row: &Row, errors: &mut Vec<CellError>) -> Entry {
    let (name, branch, role) = (row.text("name", errors), branch(facts, row, errors), role(row, errors));
    let given = row.get("id");
    if !given.is_empty() && Person::of(facts, given).is_none() {
        errors.push(row.error("id", Fault::Unknown(given.into(), text::ids_of_export(Lang::Zh))));
    }
    let known = match person::find(facts, if given.is_empty() { &name } else { given }) {
        Found::One(p) if !given.is_empty() || branch.is_empty() || p.branch.is_empty() || p.branch == branch => {
            Some(p.id)
        }
        Found::Many(list) => list.into_iter().find(|p| p.branch == branch).map(|p| p.id),
        _ => None,
    };
    Entry { id: known.unwrap_or_default(), name, branch, post: row.get("post").into(), role }
}

fn branch(facts: &Facts, row: &Row, errors: &mut Vec<CellError>) -> String {
    let given = row.get("branch");
    let found = facts.all("branch").find(|b| b.id == given || b.get("name") == given);
    if let Some(found) = found {
        return found.id.clone();
    }
    if !given.is_empty() {
        let known: Vec<_> = facts.all("branch").take(12).map(|b| b.get("name")).collect();
        errors.push(row.error("branch", Fault::Unknown(given.into(), known.join("、"))));
    }
    String::new()
}

fn role(row: &Row, errors: &mut Vec<CellError>) -> String {
    let given = row.get("role");
    let found = schema::ROLES.iter().find(|r| given == r.0 || given == r.1);
    if found.is_none() && !given.is_empty() {
        let known: Vec<_> = schema::ROLES.iter().map(|r| r.1).collect();
        errors.push(row.error("role", Fault::Unknown(given.into(), known.join("、"))));
    }
    found.map_or(String::new(), |r| r.0.into())
}

/// Writes the people. What the table leaves empty stays as it is known; nobody is deleted.
pub fn adopt(facts: &Facts, act: &mut Act, list: &[Entry]) {
    for e in list {
        let id = if e.id.is_empty() { act.create("person") } else { e.id.clone() };
        let fields = [("name", &e.name), ("branch", &e.branch), ("post", &e.post), ("role", &e.role)];
        for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            act.set(facts, "person", &id, field, value);
        }
    }
}

/// Writes one person as typed by hand; an empty value takes the former one away. Returns the record id.
///
/// # Errors
/// The first value that is wrong, with its field.
pub fn put(facts: &Facts, act: &mut Act, typed: &Entry) -> Result<String, Wrong> {
    for (field, value) in [("name", &typed.name), ("post", &typed.post)] {
        if let Some(private) = privacy::in_text(value) {
            return Err((field, edit::Fault::Private(private)));
        }
    }
    let wanted = typed.branch.trim();
    let branch = if wanted.is_empty() { Some(String::new()) } else { edit::branch_meant(facts, wanted) };
    let branch = branch.ok_or_else(|| ("branch", edit::Fault::Branch(wanted.into())))?;
    if typed.name.trim().is_empty() {
        return Err(("name", edit::Fault::Empty));
    }
    if !typed.role.is_empty() && !schema::ROLES.iter().any(|r| r.0 == typed.role) {
        return Err(("role", edit::Fault::Role(typed.role.clone())));
    }
    let id = if typed.id.is_empty() { act.create("person") } else { typed.id.clone() };
    let fields = [("name", typed.name.trim()), ("branch", &branch), ("post", typed.post.trim()), ("role", &typed.role)];
    act.set_all(facts, "person", &id, &fields);
    Ok(id)
}

/// How many people of a branch inspect (R082: one or two).
pub fn inspectors(facts: &Facts, branch: &str) -> usize {
    Person::all(facts).iter().filter(|p| p.branch == branch && inspects(facts, p)).count()
}

/// The rows as written to files, in the order of [`COLUMNS`].
pub fn rows(facts: &Facts) -> Vec<Vec<String>> {
    let role = |id: &str| schema::shown(schema::ROLES, facts.value("person", id, "role"), Lang::Zh).to_string();
    let row = |p: Person| vec![p.name, p.branch, p.post, role(&p.id), p.id.clone()];
    Person::all(facts).into_iter().map(row).collect()
}

/// Whether somebody inspects: a role says so, or the person is of a branch and no role says otherwise.
pub fn inspects(facts: &Facts, p: &Person) -> bool {
    let role = facts.value("person", &p.id, "role");
    role == "inspector" || (role.is_empty() && !p.branch.is_empty())
}

/// What is unusual: every branch should name one or two inspectors (R082).
pub fn lint(facts: &Facts) -> Vec<Remark> {
    let people = Person::all(facts);
    let mut found = Vec::new();
    for b in Org::of(facts).branches {
        let count = people.iter().filter(|p| p.branch == b.code && inspects(facts, p)).count();
        if !(1..=2).contains(&count) {
            found.push(Remark::Inspectors(b.name, count));
        }
    }
    let twice = people.windows(2).filter_map(|w| match w {
        [a, b] if a.name == b.name && !a.name.is_empty() => Some(Remark::SameName(a.name.clone())),
        _ => None,
    });
    found.extend(twice);
    found
}

impl Say for Remark {
    fn say(&self, lang: Lang) -> String {
        match self {
            Remark::Inspectors(branch, n) => text::lint_inspectors(lang, branch, n),
            Remark::SameName(name) => text::lint_same_person(lang, name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with};

    fn table(lines: &[[&str; 5]]) -> Rows {
        let header = ["姓名_name", "支部", "职务", "角色", "人员编号"].map(String::from).to_vec();
        Rows::new(header, lines.iter().map(|l| l.iter().map(|c| c.to_string()).collect()).collect())
    }

    fn office() -> Facts {
        let mut facts = facts_with(&[("person", "x-1", "name", "王芳"), ("person", "x-1", "branch", "B01")]);
        let mut act = facts.act();
        Org::builtin().adopt(&facts, &mut act);
        apply(&mut facts, &act);
        facts
    }

    #[test]
    fn people_are_found_again_or_added_and_written_out_as_they_were_read() {
        let mut facts = office();
        let rows = table(&[
            ["王 芳", "机关一支部", "组织委员，é👍", "检查人", ""],
            ["王芳", "B02", "", "", ""],
            ["李强", "", "", "党群部", ""],
        ]);
        let list = read(&facts, &rows).unwrap();
        assert_eq!(
            list.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(),
            ["x-1", "", ""],
            "another branch, another person"
        );
        let mut act = facts.act();
        adopt(&facts, &mut act, &list);
        apply(&mut facts, &act);
        assert_eq!(Person::all(&facts).len(), 3);
        assert_eq!(facts.value("person", "x-1", "post"), "组织委员，é👍");
        let again = Rows::new(COLUMNS.iter().map(|c| c.key.to_string()).collect(), super::rows(&facts));
        let mut act = facts.act();
        adopt(&facts, &mut act, &read(&facts, &again).unwrap());
        assert!(act.is_empty(), "what was written changes nothing when it is read");
    }

    #[test]
    fn private_columns_unknown_branches_and_roles_are_refused_with_the_reason() {
        let facts = office();
        let mut rows = table(&[["王芳", "", "", "", ""]]);
        rows.header.push("手机号".into());
        assert!(read(&facts, &rows).unwrap_err()[0].say(Lang::Zh).contains("电话"));
        let rows = table(&[["", "B99", "", "主席", "x-77"]]);
        let said: Vec<_> = read(&facts, &rows).unwrap_err().iter().map(|e| e.say(Lang::Zh)).collect();
        assert!(said.len() == 4 && said.iter().all(|s| s.contains("第2行")), "{said:?}");
    }

    #[test]
    fn a_person_typed_by_hand_is_checked_like_a_table() {
        let mut facts = office();
        let typed = |id: &str, name: &str, branch: &str, post: &str, role: &str| Entry {
            id: id.into(),
            name: name.into(),
            branch: branch.into(),
            post: post.into(),
            role: role.into(),
        };
        let said = |e: Entry| put(&facts, &mut facts.act(), &e).unwrap_err();
        assert_eq!(said(typed("", " ", "B01", "", "")), ("name", edit::Fault::Empty));
        assert_eq!(said(typed("", "李强", "B99", "", "")), ("branch", edit::Fault::Branch("B99".into())));
        assert_eq!(said(typed("", "李强", "B01", "", "主席")), ("role", edit::Fault::Role("主席".into())));
        let private = privacy::Private::Telephone;
        assert_eq!(said(typed("", "李强", "", "手机13912345678", "")), ("post", edit::Fault::Private(private)));
        let mut act = facts.act();
        let id = put(&facts, &mut act, &typed("", " 李强é👍", "设备党支部", "委员", "inspector")).unwrap();
        put(&facts, &mut act, &typed("x-1", "王芳", "", "", "")).unwrap();
        apply(&mut facts, &act);
        assert_eq!(Person::of(&facts, &id).map(|p| (p.name, p.branch)), Some(("李强é👍".into(), "B03".into())));
        assert_eq!(facts.value("person", "x-1", "branch"), "", "what is emptied by hand is empty");
        assert_eq!((inspectors(&facts, "B03"), inspectors(&facts, "B01")), (1, 0));
    }

    #[test]
    fn every_branch_names_one_or_two_inspectors() {
        let mut facts = office();
        assert_eq!(lint(&facts).len(), 5, "only one branch has somebody");
        for n in 2..5 {
            crate::model::testing::put(&mut facts, "person", &format!("x-{n}"), "name", "甲");
            crate::model::testing::put(&mut facts, "person", &format!("x-{n}"), "branch", "B01");
        }
        let found = lint(&facts);
        assert!(found.contains(&Remark::Inspectors("机关一支部".into(), 4)));
        assert!(found.contains(&Remark::SameName("甲".into())));
        for n in 3..5 {
            crate::model::testing::put(&mut facts, "person", &format!("x-{n}"), "role", "other");
        }
        assert!(!lint(&facts).iter().any(|r| matches!(r, Remark::Inspectors(b, _) if b == "机关一支部")));
    }
}
