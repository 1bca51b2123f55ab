//! Claims, their review, the notice and what is said against it.

use super::args::At;
use super::{Where, at, does, name, refuse};
use crate::cli::print;
use crate::cli::session::Session;
use crate::error::{Error, Result};
use crate::model::calendar::date_full;
use crate::model::duty::{self, Claim, OBJECTION_DAYS, Objection};
use crate::text::{Say, cli, duty as text};

pub(super) fn claim(s: &mut Session, given: &At, who: &str, post: &str, withdraw: bool) -> Result<()> {
    let Where { branch, round, on } = at(s, given)?;
    does(s, |s, act| {
        if withdraw {
            duty::withdraw(&s.facts, act, &round, &branch, who, post)
        } else {
            duty::claim(&s.facts, act, &round, &branch, who, post, on).map(drop)
        }
    })?;
    let lacking = duty::lacking(&s.facts, &round, &branch).len();
    print::note(&text::claims_now(s.lang, name(s, &branch), Claim::list(&s.facts, &round, &branch).len(), lacking));
    Ok(())
}

/// One claim, or all that wait.
pub(super) fn review(
    s: &mut Session,
    given: &At,
    which: Option<(&str, &str)>,
    by: &str,
    refusal: Option<&str>,
) -> Result<()> {
    let Where { branch, round, on } = at(s, given)?;
    let ids: Vec<String> = match which {
        Some((who, post)) => {
            let found = Claim::find(&s.facts, &round, &branch, who, post);
            vec![found.map_err(|e| refuse(s.lang, &e))?.id]
        }
        None => {
            let all = Claim::list(&s.facts, &round, &branch);
            all.into_iter().filter(|c| c.accepted.is_none()).map(|c| c.id).collect()
        }
    };
    does(s, |s, act| ids.iter().try_for_each(|id| duty::review(&s.facts, act, id, by, refusal, on)))?;
    print::note(&text::reviewed_now(s.lang, ids.len()));
    Ok(())
}

pub(super) fn notice(s: &mut Session, given: &At, days: Option<u32>) -> Result<()> {
    let Where { branch, round, on } = at(s, given)?;
    let days = days.unwrap_or(OBJECTION_DAYS);
    let until = does(s, |s, act| duty::notice(&s.facts, act, &round, &branch, on, days))?;
    print::line(&text::noticed_now(s.lang, name(s, &branch), date_full(on, s.lang), until.say(s.lang)))
}

pub(super) fn object(s: &mut Session, given: &At, who: &str, post: &str, words: &str) -> Result<()> {
    let Where { branch, round, on } = at(s, given)?;
    let claim = Claim::find(&s.facts, &round, &branch, who, post).map_err(|e| refuse(s.lang, &e))?;
    does(s, |s, act| duty::object(&s.facts, act, &round, &branch, &claim, words, on).map(drop))?;
    print::note(&text::objections_now(s.lang, Objection::list(&s.facts, &round, &branch).len()));
    Ok(())
}

pub(super) fn answer(s: &mut Session, given: &At, number: usize, words: &str, upheld: bool) -> Result<()> {
    let Where { branch, round, on } = at(s, given)?;
    let all = Objection::list(&s.facts, &round, &branch);
    let found = number.checked_sub(1).and_then(|n| all.get(n));
    let id = found.map(|o| o.id.clone()).ok_or_else(|| Error::Usage(text::no_objection(s.lang, number, all.len())))?;
    does(s, |s, act| duty::answer(&s.facts, act, &id, words, upheld, on))?;
    print::note(&if upheld { text::sent_back(s.lang) } else { cli::done_on(s.lang, on) });
    Ok(())
}
