//! 党员责任认领 (R100–R109): posts of three kinds, claims with review and notice, the ledger of what was checked,
//! 晒履职, monthly scores with bands, and what is due.
//!
//! Everything has an id that two laptops agree on where there can be only one (a post of a quarter, a claim, a month's
//! answer or score), so that the same entry made twice is one entry, and two different ones are a conflict to decide.

mod beside;
mod claims;
mod clock;
mod entries;
mod error;
mod members;
mod month;
mod points;
mod posts;
mod quarter;
mod tables;

pub use beside::{ITEMS, beside};
pub use claims::{Claim, Objection, Step, answer, claim, lacking, object, review, withdraw};
pub use clock::{Chore, Rule, chores};
pub use entries::{Entry, Report, Source, expose, note};
pub use error::DutyError;
pub use members::{Member, add_member, assign, committee, unfollowed};
pub use month::{Band, Basis, Scored, basis, listed, month, month_code, publish_month, published_month, score};
pub use points::{Tally, tally};
pub use posts::{Kind, Post, add_post, remove_post, standard};
pub use quarter::{OBJECTION_DAYS, Quarterly, START_DAYS, notice, publish};
pub use tables::{
    CLAIM_COLUMNS, ClaimRow, MEMBER_COLUMNS, MemberRow, SCORE_COLUMNS, ScoreRow, adopt_claims, adopt_members,
    adopt_scores, claim_rows, member_rows, read_claims, read_members, read_scores, score_rows,
};

use super::record::Record;
use chrono::NaiveDate;

/// A name as part of an id: without blanks and without the sign that parts ids.
fn part(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && *c != '/').collect()
}

fn day(r: &Record, field: &str) -> Option<NaiveDate> {
    r.get(field).parse().ok()
}

#[cfg(test)]
mod tests;
