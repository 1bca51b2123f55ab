//! What is known: members, posts, claims, and what is due.

use super::args::At;
use super::{at, name, shown, table};
use crate::cli::print;
use crate::cli::session::Session;
use crate::error::Result;
use crate::model::duty::{self, Chore, Claim, Member, Objection, Post, Quarterly};
use crate::model::pairing::Standing;
use crate::text::{Say, duty as text};
use serde_json::json;

pub(super) fn members(s: &Session, branch: &str) -> Result<()> {
    let branch = s.branch(branch)?;
    let all = Member::list(&s.facts, &branch);
    if s.json {
        let one =
            |m: &Member| json!({ "name": m.name, "group": m.group, "committee": m.committee, "follower": m.follower });
        return print::json(&all.iter().map(one).collect());
    }
    let yes = |m: &Member| if m.committee { text::committee(s.lang) } else { String::new() };
    let row = |m: &Member| vec![m.name.clone(), m.group.clone(), yes(m), m.follower.clone()];
    table(s, &text::member_columns(s.lang), all.iter().map(row).collect())
}

pub(super) fn posts(s: &Session, given: &At) -> Result<()> {
    let place = at(s, given)?;
    let all = Post::list(&s.facts, &place.round, &place.branch);
    let known = Quarterly::of(&s.facts, &place.round, &place.branch);
    if s.json {
        let one = |p: &Post| json!({ "name": p.name, "kind": p.kind.code(), "duty": p.duty });
        let posts: Vec<_> = all.iter().map(one).collect();
        return print::json(
            &json!({ "branch": place.branch, "round": place.round, "published": known.published, "noticed": known.noticed, "until": known.until, "posts": posts }),
        );
    }
    let row = |p: &Post| vec![p.kind.name(s.lang).to_string(), p.name.clone(), p.duty.clone()];
    table(s, &text::post_columns(s.lang), all.iter().map(row).collect())?;
    if known.published.is_none() {
        print::note(&text::not_published_yet(s.lang));
    }
    Ok(())
}

pub(super) fn claims(s: &Session, given: &At) -> Result<()> {
    let place = at(s, given)?;
    let (round, branch) = (place.round.as_str(), place.branch.as_str());
    let all = Claim::list(&s.facts, round, branch);
    let lacking: Vec<_> = duty::lacking(&s.facts, round, branch).into_iter().map(|m| m.name).collect();
    let objections = Objection::list(&s.facts, round, branch);
    let step = |c: &Claim| c.step(&s.facts, place.on).title(s.lang);
    let kind = |c: &Claim| c.kind(&s.facts).map(|k| k.name(s.lang)).unwrap_or_default();
    if s.json {
        let one = |c: &Claim| json!({ "member": c.who(&s.facts), "post": c.what(&s.facts), "kind": kind(c), "on": c.on, "step": step(c), "by": c.by, "reason": c.reason });
        let said = |o: &Objection| json!({ "text": o.text, "on": o.on, "answer": o.answer, "answered": o.answered, "upheld": o.upheld });
        let (claims, objections): (Vec<_>, Vec<_>) =
            (all.iter().map(one).collect(), objections.iter().map(said).collect());
        return print::json(&json!({ "claims": claims, "lacking": lacking, "objections": objections }));
    }
    let row = |c: &Claim| {
        vec![c.who(&s.facts).into(), kind(c).into(), c.what(&s.facts).into(), shown(c.on), step(c), c.reason.clone()]
    };
    table(s, &text::claim_columns(s.lang), all.iter().map(row).collect())?;
    if !lacking.is_empty() {
        print::note(&text::lacking(s.lang, lacking.len(), lacking.join("、")));
    }
    let said = |(n, o): (usize, &Objection)| text::objection_line(s.lang, n + 1, &o.text, &o.answer);
    objections.iter().enumerate().map(said).try_for_each(|line| print::line(&line))
}

/// What is due and overdue.
pub(super) fn board(s: &Session, given: &At, all: bool) -> Result<()> {
    let place = at(s, given)?;
    let found = duty::chores(&s.facts, &place.round, &place.branch, place.on, &s.holidays(), s.lang);
    let open = |c: &Chore| all || matches!(c.standing, Standing::Overdue | Standing::Open);
    let found: Vec<_> = found.into_iter().filter(open).collect();
    if s.json {
        let one = |c: &Chore| json!({ "rule": c.rule.source(), "title": c.rule.title(s.lang), "about": c.about, "need": c.need, "done": c.done, "due": c.due.date.to_string(), "standing": c.standing.title(s.lang), "provisional": c.due.provisional });
        return print::json(&found.iter().map(one).collect());
    }
    print::note(&text::board_head(s.lang, name(s, &place.branch), &place.round));
    let row = |c: &Chore| {
        let progress = format!("{}/{}", c.done, c.need);
        let due = c.due.say(s.lang);
        vec![c.standing.title(s.lang), due, c.rule.title(s.lang), progress, c.about.clone(), c.rule.source().into()]
    };
    table(s, &text::board_columns(s.lang), found.iter().map(row).collect())
}
