//! The rows of each tab, made once per change of the facts.

use crate::model::facts::Facts;
use crate::model::org::{Branch, Group, Org};
use crate::model::person::Person;
use crate::model::plan;
use crate::model::roster;
use crate::model::schema;
use crate::model::visit::branch_name;
use crate::text::Lang;
use crate::text::screens::organisation as text;
use crate::tui::look::Role;
use crate::tui::widgets::paint::{Piece, piece};
use crate::tui::widgets::table::Column;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Branches,
    Groups,
    People,
    Recusals,
}

impl Tab {
    pub(super) const ALL: [Tab; 4] = [Tab::Branches, Tab::Groups, Tab::People, Tab::Recusals];
}

/// One row: which record, and its cells.
pub(super) struct Row {
    /// Record id.
    pub(super) id: String,
    /// Words to find it by.
    pub(super) name: String,
    /// The cells, in the order of [`columns`].
    pub(super) cells: Vec<Piece>,
}

/// The columns of a tab.
pub(super) fn columns(tab: Tab, lang: Lang) -> Vec<Column> {
    match tab {
        Tab::Branches => vec![
            Column::new(text::code(lang), 4),
            Column::new(text::branch(lang), 14).grow(),
            Column::new(text::members(lang), 7).right(),
            Column::new(text::groups(lang), 6).right(),
            Column::new(text::inspectors(lang), 6).right(),
            Column::new(text::helper(lang), 14).grow(),
            Column::new(text::kind(lang), 18).leaves(2),
            Column::new(text::valid(lang), 23).leaves(1),
        ],
        Tab::Groups => vec![
            Column::new(text::code(lang), 4),
            Column::new(text::group(lang), 18).grow(),
            Column::new(text::branch(lang), 14).grow(),
            Column::new(text::kind(lang), 18).leaves(1),
            Column::new(text::valid(lang), 23),
        ],
        Tab::People => vec![
            Column::new(text::name(lang), 10).grow(),
            Column::new(text::branch(lang), 14).grow(),
            Column::new(text::post(lang), 16).grow(),
            Column::new(text::role(lang), 12),
            Column::new(text::recused(lang), 12).grow().leaves(1),
        ],
        Tab::Recusals => vec![
            Column::new(text::name(lang), 10),
            Column::new(text::from_branch(lang), 14).grow(),
            Column::new(text::recused(lang), 14).grow(),
            Column::new(text::reason(lang), 20).grow(),
        ],
    }
}

/// The rows of a tab as of a day; what has ended is dim.
pub(super) fn rows(facts: &Facts, tab: Tab, today: NaiveDate, lang: Lang) -> Vec<Row> {
    match tab {
        Tab::Branches => branches(facts, today, lang),
        Tab::Groups => Org::of(facts).groups.iter().map(|g| group(facts, g, today, lang)).collect(),
        Tab::People => people(facts, lang),
        Tab::Recusals => plan::recusals(facts).into_iter().map(|r| recusal(facts, &r)).collect(),
    }
}

fn holds(today: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|d| d <= today) && to.is_none_or(|d| today <= d)
}

/// `2026-01-01 - 2026-06-30`; empty where neither day is written.
fn valid(from: Option<NaiveDate>, to: Option<NaiveDate>, lang: Lang) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => text::since(lang, from),
        (None, Some(to)) => text::until(lang, to),
        (Some(from), Some(to)) => format!("{from} - {to}"),
    }
}

fn branches(facts: &Facts, today: NaiveDate, lang: Lang) -> Vec<Row> {
    let (org, mut inspectors) = (Org::of(facts), BTreeMap::<String, usize>::new());
    for p in Person::all(facts).iter().filter(|p| roster::inspects(facts, p)) {
        *inspectors.entry(p.branch.clone()).or_default() += 1;
    }
    let mut groups = BTreeMap::<&str, usize>::new();
    for g in org.groups.iter().filter(|g| holds(today, g.valid_from, g.valid_to)) {
        *groups.entry(&g.branch).or_default() += 1;
    }
    let count = |b: &Branch| inspectors.get(&b.code).copied().unwrap_or(0);
    let row = |b: &Branch| branch(b, groups.get(b.code.as_str()).copied().unwrap_or(0), count(b), today, lang);
    org.branches.iter().map(row).collect()
}

fn branch(b: &Branch, groups: usize, inspectors: usize, today: NaiveDate, lang: Lang) -> Row {
    let role = if holds(today, b.valid_from, b.valid_to) { Role::Text } else { Role::Dim };
    let members = match (b.members, b.probationary) {
        (Some(m), Some(p)) if p > 0 => format!("{m}+{p}"),
        (Some(m), _) => m.to_string(),
        _ => String::new(),
    };
    let count = |n: usize, good: bool| piece(n.to_string(), if good || role == Role::Dim { role } else { Role::Warn });
    let cells = vec![
        piece(b.code.clone(), Role::Dim),
        piece(b.name.clone(), role),
        piece(members, role),
        count(groups, groups > 0),
        count(inspectors, (1..=2).contains(&inspectors)),
        match b.helper_post.as_str() {
            "" => piece(text::unpaired(lang), Role::Dim),
            post => piece(post, role),
        },
        piece(b.kind.clone(), Role::Dim),
        piece(valid(b.valid_from, b.valid_to, lang), Role::Dim),
    ];
    Row { id: b.code.clone(), name: format!("{} {}", b.code, b.name), cells }
}

fn group(facts: &Facts, g: &Group, today: NaiveDate, lang: Lang) -> Row {
    let role = if holds(today, g.valid_from, g.valid_to) { Role::Text } else { Role::Dim };
    let home = if facts.get("branch", &g.branch).is_some() { role } else { Role::Warn };
    let cells = vec![
        piece(g.code.clone(), Role::Dim),
        piece(g.name.clone(), role),
        piece(branch_name(facts, &g.branch), home),
        piece(g.kind.clone(), Role::Dim),
        piece(valid(g.valid_from, g.valid_to, lang), Role::Dim),
    ];
    Row { id: g.code.clone(), name: format!("{} {}", g.code, g.name), cells }
}

fn people(facts: &Facts, lang: Lang) -> Vec<Row> {
    let recusals = plan::recusals(facts);
    let mut all = Person::all(facts);
    all.sort_by(|a, b| (a.branch.is_empty(), &a.branch, &a.name).cmp(&(b.branch.is_empty(), &b.branch, &b.name)));
    let row = |p: Person| {
        let away: Vec<String> =
            recusals.iter().filter(|r| r.0 == p.id).map(|(_, branch, _)| branch_name(facts, branch)).collect();
        let branch = if p.branch.is_empty() { text::no_branch(lang) } else { branch_name(facts, &p.branch) };
        let (role, tone) = role(facts, &p, lang);
        let cells = vec![
            piece(p.name.clone(), Role::Text),
            piece(branch, if p.branch.is_empty() { Role::Dim } else { Role::Text }),
            piece(p.post.clone(), Role::Text),
            piece(role, tone),
            piece(away.join("、"), Role::Dim),
        ];
        Row { name: format!("{} {}", p.name, p.post), id: p.id, cells }
    };
    all.into_iter().map(row).collect()
}

/// The role that was given, or what follows from the branch.
fn role(facts: &Facts, p: &Person, lang: Lang) -> (String, Role) {
    match facts.value("person", &p.id, "role") {
        "" if roster::inspects(facts, p) => (schema::shown(schema::ROLES, "inspector", lang).into(), Role::Text),
        "" => (String::new(), Role::Dim),
        code => (schema::shown(schema::ROLES, code, lang).into(), if code == "other" { Role::Dim } else { Role::Text }),
    }
}

fn recusal(facts: &Facts, (person, branch, reason): &(String, String, String)) -> Row {
    let p = Person::of(facts, person);
    let (name, home) = p.map(|p| (p.name, p.branch)).unwrap_or_default();
    let cells = vec![
        piece(name.clone(), Role::Text),
        piece(if home.is_empty() { String::new() } else { branch_name(facts, &home) }, Role::Dim),
        piece(branch_name(facts, branch), Role::Text),
        piece(reason.clone(), Role::Text),
    ];
    Row { id: format!("{person}/{branch}"), name: format!("{name} {}", branch_name(facts, branch)), cells }
}
