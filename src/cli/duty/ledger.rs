//! 《党员履职台账》 and 晒履职.

use super::args::{Check, InMonth};
use super::{When, Where, at, does, name, refuse, shown, table, when};
use crate::cli::print;
use crate::cli::session::Session;
use crate::error::Result;
use crate::model::duty::{self, Claim, Entry, Kind, Report, Source};
use crate::text::duty as text;
use serde_json::json;

/// A check by the kind that fits the post, or what people say.
pub(super) fn check(s: &mut Session, given: &Check) -> Result<()> {
    let Where { branch, round, on } = at(s, &given.at)?;
    let claim = Claim::find(&s.facts, &round, &branch, &given.name, &given.post).map_err(|e| refuse(s.lang, &e))?;
    let source = match claim.kind(&s.facts) {
        _ if given.people => Source::People,
        Some(Kind::Basic) => Source::Spot,
        _ => Source::Verify,
    };
    does(s, |s, act| duty::note(&s.facts, act, &claim, source, &given.by, (!given.missed, &given.text), on).map(drop))?;
    print::note(&text::entered(s.lang, source.name(s.lang), claim.who(&s.facts)));
    Ok(())
}

pub(super) fn report(s: &mut Session, given: &InMonth, who: &str, answers: (&str, bool, &str)) -> Result<()> {
    let When { branch, month, on } = when(s, given)?;
    does(s, |s, act| duty::expose(&s.facts, act, &branch, who, month, answers, on))?;
    let told = Report::list(&s.facts, &branch, month).len();
    let all = duty::Member::list(&s.facts, &branch).len();
    print::note(&text::reported_now(s.lang, name(s, &branch), month.title(s.lang), told, all));
    Ok(())
}

/// The ledger of a month.
pub(super) fn ledger(s: &Session, given: &InMonth) -> Result<()> {
    let When { branch, month, .. } = when(s, given)?;
    let entries = Entry::list(&s.facts, &branch, month.first_day(), month.last_day());
    let claim = |e: &Entry| Claim::of(&s.facts, &e.claim);
    if s.json {
        let one = |e: &Entry| {
            let post = claim(e).map(|c| c.what(&s.facts).to_string());
            let member = s.facts.value("duty_member", &e.member, "name");
            json!({ "date": e.date, "kind": e.source.code(), "member": member, "post": post, "by": e.by, "ok": e.ok, "text": e.text })
        };
        return print::json(&entries.iter().map(one).collect());
    }
    let row = |e: &Entry| {
        let who = s.facts.value("duty_member", &e.member, "name").to_string();
        let post = claim(e).map(|c| c.what(&s.facts).to_string()).unwrap_or_default();
        let ok = if e.ok { text::ok(s.lang) } else { text::missed(s.lang) };
        vec![shown(e.date), e.source.name(s.lang).into(), who, post, ok, e.by.clone(), e.text.clone()]
    };
    table(s, &text::ledger_columns(s.lang), entries.iter().map(row).collect())
}
