//! The form of a step in a problem's life: what has to be said with it, and nothing else.

use super::{approver, methods};
use crate::model::problem::{Deed, Move, Problem, Status, StepError, perform};
use crate::text::Say;
use crate::text::screens::case as text;
use crate::tui::screen::Ctx;
use crate::tui::screens::write_down::{Make, WriteDown};
use crate::tui::widgets::entry::Entry;

/// Working days that an extension is proposed for.
const LONGER: u32 = 7;

/// The form of a deed, with what is usual already in it; `visit` is the look-back at which it is done, if at one.
pub fn form(p: &Problem, deed: Deed, visit: &str, ctx: &Ctx) -> WriteDown {
    let number = p.shown_number(ctx.facts);
    let draft = format!("problem/{}/{}", p.id, deed.code());
    let head = format!("{number}  {}", p.fact);
    let word = text::done(ctx.lang, deed.name(ctx.lang), number);
    let (id, visit) = (p.id.clone(), visit.to_string());
    let make: Make = Box::new(move |get, ctx, act| {
        let (note, evidence, who) = (get("note"), get("evidence"), get("who"));
        let (due, approver, method) = (get("due"), get("approver"), get("method"));
        let at = ctx.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
        let with = Move {
            note: &note,
            evidence: &evidence,
            who: &who,
            by: ctx.me(),
            at: &at,
            due: &due,
            approver: &approver,
            method: &method,
            visit: &visit,
        };
        let now = Problem::of(ctx.facts, &id).ok_or_else(|| ("note", text::gone(ctx.lang)))?;
        perform(ctx.facts, act, &now, deed, &with).map_err(|why| (wrong(&why), why.say(ctx.lang)))
    });
    WriteDown::new(deed.name(ctx.lang), head, &draft, entries(p, deed, ctx), make, ctx).saying(word)
}

/// The entry that a refusal is about.
fn wrong(why: &StepError) -> &'static str {
    match why {
        StepError::EvidenceMissing => "evidence",
        StepError::DateMissing => "due",
        StepError::ApproverMissing => "approver",
        StepError::OwnWork(_) => "who",
        _ => "note",
    }
}

fn entries(p: &Problem, deed: Deed, ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let note = |label: String| Entry::text("note", label, "").needed();
    let evidence = || Entry::text("evidence", text::evidence(lang), "").help(text::evidence_help(lang));
    let who = || Entry::line("who", text::who(lang), "").proposed(&p.responsible).help(text::who_help(lang));
    match deed {
        Deed::Measure => vec![note(text::measures(lang)).help(text::measures_help(lang))],
        Deed::Accept => vec![note(text::words(lang)).proposed(&text::accept_words(lang))],
        Deed::Refuse | Deed::Reopen => vec![note(text::reason(lang))],
        Deed::Note => vec![note(text::words(lang))],
        Deed::Evidence => vec![note(text::rectified(lang)).help(text::rectified_help(lang)), evidence(), who()],
        Deed::Fail => vec![method(p, ctx), note(text::present(lang)).help(text::present_help(lang))],
        Deed::Verify => {
            let mut all = vec![
                method(p, ctx),
                note(text::present(lang)).proposed(&text::verify_words(lang)),
                evidence().needed().proposed(if p.status == Status::Todo { "" } else { &p.rectified }),
            ];
            if p.status == Status::Todo {
                all.push(who());
            }
            all
        }
        Deed::Extend => {
            let due = ctx.holidays().add_workdays(ctx.today(), LONGER).date.to_string();
            vec![
                Entry::fixed("now", text::due(lang), p.due.clone()),
                Entry::date("due", text::new_due(lang), "").needed().proposed(&due).help(text::due_help(lang)),
                note(text::reason(lang)),
                Entry::line("approver", text::approver(lang), "").needed().proposed(&approver(ctx)),
            ]
        }
    }
}

/// How it was checked, beginning with the step at which it was found.
fn method(p: &Problem, ctx: &Ctx) -> Entry {
    let all = methods(ctx);
    let options: Vec<(&str, &str)> = all.iter().map(|(code, name)| (*code, name.as_str())).collect();
    Entry::one("method", text::method(ctx.lang), &options, p.step.map_or("", |s| s.code()))
}
