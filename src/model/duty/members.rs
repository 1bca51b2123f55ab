//! The members of a branch, its committee, and who follows whom (分片跟踪, R105). Names and party groups only: no
//! numbers, telephones or wages.

use super::{DutyError, part};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Record;

/// One member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Record id, `B04/<name>`.
    pub id: String,
    /// Branch code.
    pub branch: String,
    /// Name; two of one name are told apart by what is written behind it.
    pub name: String,
    /// Party group; may be empty.
    pub group: String,
    /// Name of the committee member who follows this one; may be empty.
    pub follower: String,
    /// Whether a member of the committee.
    pub committee: bool,
}

impl Member {
    fn from(r: &Record) -> Member {
        let text = |field| r.get(field).to_string();
        Member {
            id: r.id.clone(),
            branch: text("branch"),
            name: text("name"),
            group: text("group"),
            follower: text("follower"),
            committee: r.get("committee") == "yes",
        }
    }

    /// Record id of a member.
    pub fn id(branch: &str, name: &str) -> String {
        format!("{branch}/{}", part(name))
    }

    /// The member with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Member> {
        facts.get("duty_member", id).map(Member::from)
    }

    /// The members of a branch, by party group and name.
    pub fn list(facts: &Facts, branch: &str) -> Vec<Member> {
        let mut all: Vec<_> = facts.under("duty_member", branch).map(Member::from).collect();
        all.sort_by(|a, b| (&a.group, &a.name).cmp(&(&b.group, &b.name)));
        all
    }

    /// A member by name.
    ///
    /// # Errors
    /// The branch has none of this name.
    pub fn named(facts: &Facts, branch: &str, name: &str) -> Result<Member, DutyError> {
        Member::of(facts, &Member::id(branch, name)).ok_or_else(|| DutyError::NoMember(name.into()))
    }
}

/// Adds a member or changes what is known of one, and returns the id. An empty group stays as it is.
///
/// # Errors
/// No name.
pub fn add_member(
    facts: &Facts,
    act: &mut Act,
    branch: &str,
    name: &str,
    group: &str,
    on_committee: bool,
) -> Result<String, DutyError> {
    if part(name).is_empty() {
        return Err(DutyError::Empty);
    }
    let id = Member::id(branch, name);
    act.set_all(facts, "duty_member", &id, &[("branch", branch), ("name", name.trim()), ("_deleted", "")]);
    if !group.trim().is_empty() {
        act.set(facts, "duty_member", &id, "group", group.trim());
    }
    if on_committee {
        act.set(facts, "duty_member", &id, "committee", "yes");
    }
    Ok(id)
}

/// The committee of a branch.
pub fn committee(facts: &Facts, branch: &str) -> Vec<Member> {
    Member::list(facts, branch).into_iter().filter(|m| m.committee).collect()
}

/// A committee member by name.
pub(super) fn on_committee(facts: &Facts, branch: &str, name: &str) -> Result<Member, DutyError> {
    Member::named(facts, branch, name)
        .ok()
        .filter(|m| m.committee)
        .ok_or_else(|| DutyError::NotCommittee(name.trim().into()))
}

/// A committee member follows these members from now on (R105).
///
/// # Errors
/// Not of the committee; one of them is not of the branch; nobody follows himself.
pub fn assign(facts: &Facts, act: &mut Act, branch: &str, by: &str, names: &[String]) -> Result<(), DutyError> {
    let by = on_committee(facts, branch, by)?;
    for name in names {
        let member = Member::named(facts, branch, name)?;
        if member.id == by.id {
            return Err(DutyError::Oneself);
        }
        act.set(facts, "duty_member", &member.id, "follower", &by.name);
    }
    Ok(())
}

/// Members whom nobody follows (R105).
pub fn unfollowed(facts: &Facts, branch: &str) -> Vec<Member> {
    Member::list(facts, branch).into_iter().filter(|m| m.follower.is_empty()).collect()
}
