//! People: inspectors, team members, coordinators. Named by people, told apart by id.

use super::act::Act;
use super::facts::Facts;
use super::record::Record;
use super::setting;

/// One person. Interviewees are never persons: they stay anonymous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Record id, `<device>-<seq>`.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// Branch code; empty for people of no branch (党群部).
    pub branch: String,
    /// Post, such as 组织委员.
    pub post: String,
}

/// What a name or id given by a user stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Exactly one person.
    One(Person),
    /// Several people share the name: the user has to give an id.
    Many(Vec<Person>),
    /// Nobody of this name; look-alikes to mention.
    Nobody(Vec<Person>),
}

impl Person {
    fn from(record: &Record) -> Person {
        let text = |field| record.get(field).to_string();
        Person { id: record.id.clone(), name: text("name"), branch: text("branch"), post: text("post") }
    }

    /// The person with this id, following `same_as` when two records were joined.
    pub fn of(facts: &Facts, id: &str) -> Option<Person> {
        Some(Person::from(facts.get("person", root(facts, id))?))
    }

    /// Everybody, one entry for records that were joined, by name.
    pub fn all(facts: &Facts) -> Vec<Person> {
        let mut people: Vec<_> = facts.all("person").filter(|r| root(facts, &r.id) == r.id).map(Person::from).collect();
        people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        people
    }
}

/// The id a person is finally known by. Follows `same_as` a bounded number of steps, so that a circle ends too.
pub fn root<'a>(facts: &'a Facts, id: &'a str) -> &'a str {
    let mut at = id;
    for _ in 0..16 {
        match facts.value("person", at, "same_as") {
            "" => break,
            next if next == id => return at.min(id),
            next => at = next,
        }
    }
    at
}

/// Whether a person belongs to 党群部, which plans, reviews and closes: the role says so, or the post names the office
/// (setting `office.coordinator`). Somebody of no branch without role and post is one too; who is known only because a
/// team or a pair names them was given a role then.
pub fn is_coordinator(facts: &Facts, id: &str) -> bool {
    let Some(p) = Person::of(facts, id) else { return false };
    let role = facts.value("person", &p.id, "role");
    if !role.is_empty() {
        return role == "coordinator";
    }
    if !p.post.is_empty() {
        let office = setting::text_of(facts, "", "office.coordinator");
        return !office.is_empty() && p.post.contains(&office);
    }
    p.branch.is_empty()
}

/// A person's name, or the id if nothing is known of them.
pub fn name_of(facts: &Facts, id: &str) -> String {
    Person::of(facts, id).map(|p| p.name).filter(|n| !n.is_empty()).unwrap_or_else(|| id.to_string())
}

/// Looks a person up by id or by name (blanks in names do not count).
pub fn find(facts: &Facts, given: &str) -> Found {
    if let Some(person) = Person::of(facts, given.trim()) {
        return Found::One(person);
    }
    let wanted = squeeze(given);
    let mut same: Vec<_> = Person::all(facts).into_iter().filter(|p| squeeze(&p.name) == wanted).collect();
    match (same.len(), same.pop()) {
        (1, Some(person)) => Found::One(person),
        (n, Some(last)) if n > 1 => {
            same.push(last);
            Found::Many(same)
        }
        _ => Found::Nobody(look_alikes(facts, given)),
    }
}

/// Adds a person and returns the id.
pub fn add(facts: &Facts, act: &mut Act, name: &str, branch: &str, post: &str) -> String {
    let id = act.create("person");
    act.set_all(facts, "person", &id, &[("name", name.trim()), ("branch", branch), ("post", post)]);
    id
}

/// Adds somebody who is known only because a team or a pair names them, in this role (a code of `ROLES`), so that
/// nobody takes them for one of 党群部; returns the id.
pub fn add_as(facts: &Facts, act: &mut Act, name: &str, role: &str) -> String {
    let id = add(facts, act, name, "", "");
    act.set(facts, "person", &id, "role", role);
    id
}

/// People whose name differs from `name` in one character only: probably a slip, possibly somebody else.
pub fn look_alikes(facts: &Facts, name: &str) -> Vec<Person> {
    let wanted: Vec<char> = squeeze(name).chars().collect();
    let near = |other: &str| {
        let other: Vec<char> = squeeze(other).chars().collect();
        other.len() == wanted.len()
            && wanted.len() >= 2
            && other.iter().zip(&wanted).filter(|(a, b)| a != b).count() == 1
    };
    Person::all(facts).into_iter().filter(|p| near(&p.name)).collect()
}

fn squeeze(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{facts_with, put};

    #[test]
    fn names_find_people_blanks_do_not_count_and_slips_are_mentioned() {
        let facts = facts_with(&[
            ("person", "x-1", "name", "王 芳"),
            ("person", "x-2", "name", "李强"),
            ("person", "x-3", "name", "李强"),
        ]);
        assert!(matches!(find(&facts, "王芳"), Found::One(p) if p.id == "x-1"));
        assert!(matches!(find(&facts, "x-2"), Found::One(p) if p.name == "李强"));
        assert!(matches!(find(&facts, "李强"), Found::Many(p) if p.len() == 2));
        assert!(matches!(find(&facts, "王方"), Found::Nobody(p) if p.len() == 1 && p[0].id == "x-1"));
    }

    #[test]
    fn joined_records_are_one_person_even_in_a_circle() {
        let facts = facts_with(&[
            ("person", "x-1", "name", "王芳"),
            ("person", "y-1", "name", "王芳"),
            ("person", "y-1", "same_as", "x-1"),
        ]);
        assert!(matches!(find(&facts, "王芳"), Found::One(p) if p.id == "x-1"));
        let circle = facts_with(&[("person", "a", "same_as", "b"), ("person", "b", "same_as", "a")]);
        assert_eq!(root(&circle, "a"), root(&circle, "b"));
    }

    #[test]
    fn only_the_office_counts_as_the_coordinator() {
        let mut facts = facts_with(&[]);
        let cases = [
            ("黄海燕é", "", "", "", true),
            ("周敏", "", "", "helper", false),
            ("李强", "", "", "inspector", false),
            ("赵敏", "", "纪委副书记", "", false),
            ("钱进", "B01", "党群部干事", "", true),
            ("孙悦", "B01", "", "coordinator", true),
            ("吴刚", "B01", "组织委员", "", false),
        ];
        for (at, (name, branch, post, role, is)) in cases.into_iter().enumerate() {
            let id = format!("y-{at}");
            for (field, value) in [("name", name), ("branch", branch), ("post", post), ("role", role)] {
                put(&mut facts, "person", &id, field, value);
            }
            assert_eq!(is_coordinator(&facts, &id), is, "{name}");
        }
        put(&mut facts, "setting", "office.coordinator", "value", "党委工作部");
        assert!(!is_coordinator(&facts, "y-4"), "another office");
        assert!(!is_coordinator(&facts, "nobody"));
    }
}
