//! Tables to hand out and to read back: members, claims, monthly scores. A bad row is named; then nothing is taken.

use super::{Claim, DutyError, Member, Post, add_member, claim, listed, part, score};
use crate::model::act::Act;
use crate::model::calendar::Month;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::privacy::private_columns;
use crate::model::rows::{CellError, Column, Fault, Row, Rows};
use chrono::NaiveDate;

/// Columns of the members.
pub const MEMBER_COLUMNS: &[Column] = &[
    Column::needed("name", &["姓名", "党员"]),
    Column::optional("group", &["党小组"]),
    Column::optional("committee", &["支委"]),
    Column::optional("follower", &["分片支委", "跟踪支委"]),
];

/// Columns of the claims.
pub const CLAIM_COLUMNS: &[Column] =
    &[Column::needed("name", &["姓名", "党员"]), Column::needed("post", &["岗位", "认领岗位"])];

/// Columns of a month's scores.
pub const SCORE_COLUMNS: &[Column] =
    &[Column::needed("name", &["姓名", "党员"]), Column::needed("score", &["得分", "履职得分"])];

/// One row of the members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Name.
    pub name: String,
    /// Party group; empty leaves what is known.
    pub group: String,
    /// Whether of the committee.
    pub committee: bool,
    /// Who follows; empty leaves what is known.
    pub follower: String,
}

/// One row of the claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRow {
    /// Name of the member.
    pub name: String,
    /// Name of the post.
    pub post: String,
}

/// One row of the scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRow {
    /// Name of the member.
    pub name: String,
    /// The score, 0 to 100.
    pub score: Points,
}

fn names(facts: &Facts, branch: &str) -> String {
    let all = Member::list(facts, branch);
    let first: Vec<_> = all.iter().take(8).map(|m| m.name.as_str()).collect();
    format!("{}{}", first.join("、"), if all.len() > 8 { "……" } else { "" })
}

/// The name of a known member in a row.
fn member(facts: &Facts, branch: &str, row: &Row, errors: &mut Vec<CellError>) -> String {
    let name = row.text("name", errors);
    if !name.is_empty() && Member::named(facts, branch, &name).is_err() {
        errors.push(row.error("name", Fault::Unknown(name.clone(), names(facts, branch))));
    }
    name
}

/// Says where a key was given before; blanks in names do not count.
fn twice(row: &Row, column: &str, key: String, seen: &mut Vec<(String, usize)>, errors: &mut Vec<CellError>) {
    match seen.iter().find(|(known, _)| *known == key) {
        Some((_, line)) => errors.push(row.error(column, Fault::Duplicate(row.get(column).into(), *line))),
        None => seen.push((key, row.line)),
    }
}

fn clean<T>(list: Vec<T>, errors: Vec<CellError>) -> Result<Vec<T>, Vec<CellError>> {
    if errors.is_empty() { Ok(list) } else { Err(errors) }
}

/// A table that holds what the program does not take is refused as a whole.
fn open(rows: &Rows) -> Result<(), Vec<CellError>> {
    let errors = private_columns(rows);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Reads members. Two of one name in a branch have to be told apart in the table.
///
/// # Errors
/// Every wrong cell; a follower who is neither in the table nor known as one of the committee.
pub fn read_members(facts: &Facts, branch: &str, rows: &Rows) -> Result<Vec<MemberRow>, Vec<CellError>> {
    open(rows)?;
    let found = rows.find(MEMBER_COLUMNS)?;
    let (mut errors, mut seen, mut list) = (Vec::new(), Vec::new(), Vec::new());
    for row in found.rows() {
        let name = row.text("name", &mut errors);
        twice(&row, "name", part(&name), &mut seen, &mut errors);
        let committee = row.yes("committee", &mut errors);
        list.push(MemberRow { name, group: row.get("group").into(), committee, follower: row.get("follower").into() });
    }
    let on_committee = |given: &str| {
        let listed = list.iter().any(|m| m.committee && part(&m.name) == part(given));
        listed || Member::named(facts, branch, given).is_ok_and(|m| m.committee)
    };
    for (row, entry) in found.rows().zip(&list) {
        let own = part(&entry.name) == part(&entry.follower);
        if !entry.follower.is_empty() && (own || !on_committee(&entry.follower)) {
            let known: Vec<_> = list.iter().filter(|m| m.committee).map(|m| m.name.as_str()).collect();
            errors.push(row.error("follower", Fault::Unknown(entry.follower.clone(), known.join("、"))));
        }
    }
    clean(list, errors)
}

/// Takes members in: those known keep what the table leaves empty; nobody is deleted.
///
/// # Errors
/// No name, which reading rules out.
pub fn adopt_members(facts: &Facts, act: &mut Act, branch: &str, list: &[MemberRow]) -> Result<(), DutyError> {
    for m in list {
        let id = add_member(facts, act, branch, &m.name, &m.group, m.committee)?;
        if !m.follower.is_empty() {
            act.set(facts, "duty_member", &id, "follower", m.follower.trim());
        }
    }
    Ok(())
}

/// The members as written to files.
pub fn member_rows(facts: &Facts, branch: &str) -> Vec<Vec<String>> {
    let yes = |m: &Member| if m.committee { "是".into() } else { String::new() };
    Member::list(facts, branch)
        .into_iter()
        .map(|m| vec![m.name.clone(), m.group.clone(), yes(&m), m.follower])
        .collect()
}

/// Reads claims; a member may have several rows.
///
/// # Errors
/// Every wrong cell: unknown members and posts, a claim given twice.
pub fn read_claims(facts: &Facts, round: &str, branch: &str, rows: &Rows) -> Result<Vec<ClaimRow>, Vec<CellError>> {
    open(rows)?;
    let found = rows.find(CLAIM_COLUMNS)?;
    let (mut errors, mut seen, mut list) = (Vec::new(), Vec::new(), Vec::new());
    for row in found.rows() {
        let name = member(facts, branch, &row, &mut errors);
        let post = row.text("post", &mut errors);
        if !post.is_empty() && Post::named(facts, round, branch, &post).is_err() {
            let known: Vec<_> = Post::list(facts, round, branch).into_iter().map(|p| p.name).collect();
            errors.push(row.error("post", Fault::Unknown(post.clone(), known.join("、"))));
        }
        twice(&row, "post", format!("{}/{}", part(&name), part(&post)), &mut seen, &mut errors);
        list.push(ClaimRow { name, post });
    }
    clean(list, errors)
}

/// Takes claims in; those that the committee accepted already stay as they are. Returns how many are new.
///
/// # Errors
/// The list is not published.
pub fn adopt_claims(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    list: &[ClaimRow],
    on: NaiveDate,
) -> Result<usize, DutyError> {
    let mut new = 0;
    for row in list {
        if Claim::find(facts, round, branch, &row.name, &row.post).is_ok_and(|c| c.accepted != Some(false)) {
            continue;
        }
        claim(facts, act, round, branch, &row.name, &row.post, on)?;
        new += 1;
    }
    Ok(new)
}

/// A table to fill in: every member with the posts claimed so far, else with an empty one.
pub fn claim_rows(facts: &Facts, round: &str, branch: &str) -> Vec<Vec<String>> {
    let claims = Claim::list(facts, round, branch);
    let rows = Member::list(facts, branch).into_iter().flat_map(|m| {
        let mine = claims.iter().filter(|c| c.member == m.id).map(|c| vec![m.name.clone(), c.what(facts).to_string()]);
        let mine: Vec<_> = mine.collect();
        if mine.is_empty() { vec![vec![m.name, String::new()]] } else { mine }
    });
    rows.collect()
}

/// Reads a month's scores.
///
/// # Errors
/// Every wrong cell: unknown members, a member given twice, what is not from 0 to 100.
pub fn read_scores(facts: &Facts, branch: &str, rows: &Rows) -> Result<Vec<ScoreRow>, Vec<CellError>> {
    open(rows)?;
    let found = rows.find(SCORE_COLUMNS)?;
    let (mut errors, mut seen, mut list) = (Vec::new(), Vec::new(), Vec::new());
    for row in found.rows() {
        let name = member(facts, branch, &row, &mut errors);
        twice(&row, "name", part(&name), &mut seen, &mut errors);
        let score = row.points("score", &mut errors);
        if score < Points::ZERO || score > Points::HUNDRED {
            errors.push(row.error("score", Fault::Unknown(row.get("score").into(), "0—100".into())));
        }
        list.push(ScoreRow { name, score });
    }
    clean(list, errors)
}

/// Takes a month's scores in.
///
/// # Errors
/// The month has not begun.
pub fn adopt_scores(
    facts: &Facts,
    act: &mut Act,
    branch: &str,
    month: Month,
    list: &[ScoreRow],
    on: NaiveDate,
) -> Result<(), DutyError> {
    list.iter().try_for_each(|row| score(facts, act, branch, &row.name, month, row.score, on))
}

/// A table to fill in: every member with the score of the month so far.
pub fn score_rows(facts: &Facts, branch: &str, month: Month) -> Vec<Vec<String>> {
    let shown = |s: Option<Points>| s.map(|s| s.to_string()).unwrap_or_default();
    listed(facts, branch, month).into_iter().map(|s| vec![s.member.name, shown(s.score)]).collect()
}
