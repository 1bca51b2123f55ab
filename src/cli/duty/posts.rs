//! Members, who follows whom, and the list of posts.

use super::args::At;
use super::{Where, at, does, name, refuse};
use crate::cli::print;
use crate::cli::session::Session;
use crate::error::{Error, Result};
use crate::model::calendar::Quarter;
use crate::model::duty::{self, Kind, Quarterly};
use crate::model::schema;
use crate::text::{cli, duty as text};

pub(super) fn member(s: &mut Session, branch: &str, who: &str, group: &str, committee: bool) -> Result<()> {
    let branch = s.branch(branch)?;
    does(s, |s, act| duty::add_member(&s.facts, act, &branch, who, group, committee).map(drop))?;
    print::note(&text::members_now(s.lang, name(s, &branch), duty::Member::list(&s.facts, &branch).len()));
    Ok(())
}

pub(super) fn follow(s: &mut Session, branch: &str, by: &str, names: &[String]) -> Result<()> {
    let branch = s.branch(branch)?;
    does(s, |s, act| duty::assign(&s.facts, act, &branch, by, names))?;
    let left = duty::unfollowed(&s.facts, &branch).len();
    print::note(&text::follows(s.lang, by, names.len(), left));
    Ok(())
}

pub(super) fn add(s: &mut Session, given: &At, post: &str, words: &str, kind: &str) -> Result<()> {
    let Where { branch, round, .. } = at(s, given)?;
    let known = || schema::DUTY_KINDS.iter().map(|c| format!("{}（{}）", c.0, c.1)).collect::<Vec<_>>().join("、");
    let kind = Kind::parse(kind).ok_or_else(|| Error::Usage(cli::unknown_code(s.lang, kind, known())))?;
    does(s, |s, act| duty::add_post(&s.facts, act, &round, &branch, kind, post, words).map(drop))?;
    listed(s, &round, &branch);
    Ok(())
}

pub(super) fn remove(s: &mut Session, given: &At, post: &str) -> Result<()> {
    let Where { branch, round, .. } = at(s, given)?;
    does(s, |s, act| duty::remove_post(&s.facts, act, &round, &branch, post))?;
    listed(s, &round, &branch);
    Ok(())
}

pub(super) fn standard(s: &mut Session, given: &At) -> Result<()> {
    let Where { branch, round, .. } = at(s, given)?;
    does(s, |s, act| duty::standard(&s.facts, act, &round, &branch).map(drop))?;
    listed(s, &round, &branch);
    Ok(())
}

fn listed(s: &Session, round: &str, branch: &str) {
    let posts = duty::Post::list(&s.facts, round, branch).len();
    print::note(&text::posts_now(s.lang, name(s, branch), round, posts));
}

/// Publishing is a word about the meeting; it is late after the first working days of the quarter (R102).
pub(super) fn publish(s: &mut Session, given: &At) -> Result<()> {
    let Where { branch, round, on } = at(s, given)?;
    let quarter = Quarter::parse(&round).map_err(|_| refuse(s.lang, &duty::DutyError::NotPublished))?;
    does(s, |s, act| duty::publish(&s.facts, act, &round, &branch, on))?;
    let due = Quarterly::start_due(quarter, &s.holidays()).date;
    print::note(&text::list_published(s.lang, name(s, &branch), on));
    if on > due {
        print::note(&text::published_late(s.lang, due));
    }
    Ok(())
}
