//! What a look-back found at one problem: how it was checked, what it is like now, and what shows it.

use crate::model::checklist::Step;
use crate::model::lookback::{Found, Item, Lookback, Outcome, record};
use crate::model::problem::{Problem, StepError};
use crate::text::Say;
use crate::text::screens::{case as words, lookback as text};
use crate::tui::screen::Ctx;
use crate::tui::screens::write_down::{Make, WriteDown};
use crate::tui::widgets::entry::Entry;

/// The form of a result, with what the branch reported already in it.
pub fn form(lookback: &Lookback, item: &Item, outcome: Outcome, ctx: &Ctx) -> WriteDown {
    let p = &item.problem;
    let number = p.shown_number(ctx.facts);
    let draft = format!("recheck/{}/{}/{}", lookback.id, p.id, outcome.code());
    let head = format!("{number}  {}", p.fact);
    let word = text::saved(ctx.lang, number, outcome.name(ctx.lang));
    let (lookback, id) = (lookback.clone(), p.id.clone());
    let make: Make = Box::new(move |get, ctx, act| {
        let (present, evidence, method) = (get("present"), get("evidence"), get("method"));
        let at = ctx.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
        let found = Found { present: &present, evidence: &evidence, method: &method, by: ctx.me(), at: &at };
        let now = Problem::of(ctx.facts, &id).ok_or_else(|| ("present", words::gone(ctx.lang)))?;
        record(ctx.facts, act, &lookback, &now, outcome, &found).map_err(|why| {
            let key = if why == StepError::EvidenceMissing { "evidence" } else { "present" };
            (key, why.say(ctx.lang))
        })
    });
    WriteDown::new(outcome.name(ctx.lang), head, &draft, entries(p, outcome, ctx), make, ctx).at("present").saying(word)
}

fn entries(p: &Problem, outcome: Outcome, ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let steps: Vec<(&str, &str)> = Step::ALL.iter().map(|s| (s.code(), s.name(lang))).collect();
    let method = Entry::one("method", words::method(lang), &steps, p.step.map_or("", Step::code));
    let present = Entry::text("present", text::now(lang), "").needed().help(words::present_help(lang));
    let evidence = Entry::text("evidence", words::evidence(lang), "").help(words::evidence_help(lang));
    match outcome {
        Outcome::Fixed => {
            let reported = if p.rectified.is_empty() { words::verify_words(lang) } else { p.rectified.clone() };
            vec![method, present.proposed(&reported), evidence.needed()]
        }
        Outcome::Partly | Outcome::Not => vec![method, present, evidence],
    }
}
