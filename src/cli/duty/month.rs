//! The month's scores, the posting of them, and what they come to in the points system.

use super::args::{At, InMonth};
use super::{When, Where, at, does, name, shown, table, when};
use crate::cli::print;
use crate::cli::session::Session;
use crate::error::{Error, Result};
use crate::model::calendar::Quarter;
use crate::model::decimal::Points;
use crate::model::duty::{self, Scored};
use crate::text::{Say, duty as text};
use serde_json::json;

pub(super) fn score(s: &mut Session, given: &InMonth, who: &str, points: &str) -> Result<()> {
    let When { branch, month, on } = when(s, given)?;
    let points = Points::parse(points.trim()).map_err(|e| Error::refused(e.say(s.lang)))?;
    does(s, |s, act| duty::score(&s.facts, act, &branch, who, month, points, on))?;
    print::note(&text::scored_now(s.lang, who, points, duty::Band::of(points).title(s.lang)));
    let member = duty::Member::named(&s.facts, &branch, who);
    if member.is_ok_and(|m| duty::basis(&s.facts, &m, month).is_empty()) {
        print::note(&text::no_basis(s.lang, who));
    }
    Ok(())
}

/// The month of a branch; with `publish` its results are posted on that day.
pub(super) fn month(s: &mut Session, given: &InMonth, publish: bool) -> Result<()> {
    let When { branch, month, on } = when(s, given)?;
    if publish {
        does(s, |s, act| duty::publish_month(&s.facts, act, &branch, month, on))?;
    }
    let posted = duty::published_month(&s.facts, &branch, month);
    let list = duty::listed(&s.facts, &branch, month);
    if s.json {
        let one = |x: &Scored| {
            let b = duty::basis(&s.facts, &x.member, month);
            json!({ "member": x.member.name, "score": x.score.map(|p| p.to_string()), "band": x.band().map(|b| b.title(s.lang)), "spots": b.spots, "verified": b.verified, "people": b.people, "failed": b.failed, "reported": b.reported })
        };
        let members: Vec<_> = list.iter().map(one).collect();
        return print::json(
            &json!({ "branch": branch, "month": duty::month_code(month), "published": posted, "members": members }),
        );
    }
    print::note(&text::month_head(s.lang, name(s, &branch), month.title(s.lang), shown(posted)));
    let row = |x: &Scored| {
        let b = duty::basis(&s.facts, &x.member, month);
        let told = if b.reported { text::told(s.lang) } else { String::new() };
        let counts = [b.spots, b.verified, b.people, b.failed].map(|n| n.to_string());
        let (points, band) = (x.score.map(|p| p.to_string()), x.band().map(|b| b.title(s.lang)));
        let front = [x.member.name.clone(), points.unwrap_or_default(), band.unwrap_or_default()];
        front.into_iter().chain(counts).chain([told]).collect()
    };
    table(s, &text::month_columns(s.lang), list.iter().map(row).collect())
}

pub(super) fn points(s: &Session, given: &At) -> Result<()> {
    let Where { branch, round, .. } = at(s, given)?;
    let quarter = Quarter::parse(&round).map_err(|e| Error::Usage(e.say(s.lang)))?;
    let list = duty::tally(&s.facts, &branch, quarter);
    if s.json {
        let one = |t: &duty::Tally| json!({ "member": t.member.name, "fine": t.months[0], "pass": t.months[1], "below": t.months[2], "points": t.points.to_string() });
        return print::json(&list.iter().map(one).collect());
    }
    if list.iter().all(|t| t.points == Points::ZERO) {
        print::note(&text::points_unset(s.lang));
    }
    let row = |t: &duty::Tally| {
        let months = t.months.map(|n| n.to_string());
        std::iter::once(t.member.name.clone()).chain(months).chain([t.points.to_string()]).collect()
    };
    table(s, &text::points_columns(s.lang), list.iter().map(row).collect())
}
