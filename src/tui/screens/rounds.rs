//! Which quarter to look at: those that were opened, and those around today that can be.

use crate::model::act::Act;
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::round::{self, Round};
use crate::text::screens::home as text;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::widgets::finder::Item;

/// The question.
pub const ASK: &str = "round";

/// Asks which quarter.
pub fn choose(ctx: &Ctx, now: &str) -> Cmd {
    let today = Quarter::of(ctx.today());
    let mut quarters: Vec<Quarter> = Round::all(ctx.facts).iter().filter_map(|r| Quarter::parse(&r.id).ok()).collect();
    quarters.extend([today.prev(), today, today.next()]);
    quarters.sort_by_key(|q| std::cmp::Reverse((q.year(), q.number())));
    quarters.dedup();
    let item = |q: &Quarter| {
        let id = q.to_string();
        let note = match Round::of(ctx.facts, &id) {
            None => text::round_new(ctx.lang),
            Some(r) if r.closed => text::round_closed(ctx.lang),
            Some(_) => text::round_open(ctx.lang),
        };
        Item::new(id.clone(), q.title(ctx.lang)).note(note).also(id)
    };
    let items = quarters.iter().map(item).collect();
    Cmd::push(Choose::new(ASK, text::choose_round(ctx.lang), items, ctx).at(now))
}

/// Goes to the chosen quarter, opening it if nobody did.
pub fn chosen(ctx: &Ctx, id: &str) -> Vec<Cmd> {
    let mut act = ctx.facts.act();
    if ctx.facts.get("round", id).is_none() {
        open(ctx.facts, &mut act, id, ctx.door.recall("checklist").as_deref());
    }
    vec![Cmd::Apply(act), Cmd::Remember("round".into(), id.into()), Cmd::LoadRound(id.into())]
}

/// Opens a quarter with the checklist taken last on this laptop, else that of the newest quarter, else the only one.
pub fn open(facts: &Facts, act: &mut Act, id: &str, taken: Option<&str>) {
    let newest = Round::all(facts).into_iter().next();
    let any = |entity: &str| facts.all(entity).next().map(|r| r.id.clone());
    let taken = taken.filter(|v| facts.get("checklist", v).is_some()).map(str::to_string);
    let checklist = taken.or(newest.as_ref().map(|r| r.checklist.clone())).or_else(|| any("checklist"));
    let questions = newest.map(|r| r.questions).or_else(|| any("questionnaire"));
    round::open(facts, act, id, &checklist.unwrap_or_default(), &questions.unwrap_or_default());
}
