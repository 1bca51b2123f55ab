//! From home into a review: what waits for the user first, else the finalised sheets of the selected branch.

use super::ReviewScreen;
use crate::model::review::{self, State, Thread};
use crate::model::sheet::Sheet;
use crate::model::visit;
use crate::text::Lang;
use crate::text::screens::review as text;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::paint::{Pieces, piece};
use std::collections::BTreeSet;

/// Which sheet to review.
pub const ASK: &str = "review-sheet";

/// Opens a review.
pub fn open(ctx: &Ctx, round: &str, branch: &str) -> Vec<Cmd> {
    let id = visit::id_of(round, branch);
    let waiting = review::waiting_for(ctx.facts, ctx.me());
    let here = waiting.iter().find(|t| t.sheet.starts_with(&format!("{id}/")));
    let finals: Vec<Sheet> = Sheet::of_visit(ctx.facts, &id).into_iter().filter(|s| s.revision > 0).collect();
    if let Some(thread) = here {
        return vec![Cmd::push(ReviewScreen::new(&thread.sheet))];
    }
    // What waits in other branches stands first: home says that this key shows it.
    let waiting: BTreeSet<&str> = waiting.iter().map(|t| t.sheet.as_str()).collect();
    let mut sheets: Vec<Sheet> = waiting.into_iter().filter_map(|id| Sheet::of(ctx.facts, id)).collect();
    sheets.extend(finals);
    match sheets.as_slice() {
        [] => vec![Cmd::Toast(text::no_sheet(ctx.lang, visit::branch_name(ctx.facts, branch)))],
        [only] => vec![Cmd::push(ReviewScreen::new(&only.id))],
        several => vec![choose(ctx, several)],
    }
}

fn choose(ctx: &Ctx, sheets: &[Sheet]) -> Cmd {
    let item = |s: &Sheet| {
        let state = review::state(ctx.facts, &s.id).map_or("", |state| state.name(ctx.lang));
        let branch = s.visit.split('/').nth(1).unwrap_or_default();
        let name = format!("{} {}", visit::branch_name(ctx.facts, branch), s.by(ctx.facts, ctx.lang));
        Item::new(s.id.clone(), name).note(state)
    };
    Cmd::push(Choose::new(ASK, text::choose(ctx.lang), sheets.iter().map(item).collect(), ctx))
}

/// The lines on home: what was returned to the user, and which answers the user has to look at.
pub fn waiting(all: &[Thread], ctx: &Ctx) -> Vec<Pieces> {
    let of = |state: State| all.iter().filter(|t| t.state == state).collect::<Vec<_>>();
    let line = |list: Vec<&Thread>, say: fn(Lang, usize, String) -> String| {
        let first = list.first()?;
        let branch = first.sheet.split('/').nth(1).unwrap_or_default();
        let words = say(ctx.lang, list.len(), visit::branch_name(ctx.facts, branch));
        Some(vec![piece(words, Role::Warn)])
    };
    let lines = [line(of(State::Returned), text::waiting_mine), line(of(State::Answered), text::waiting_theirs)];
    lines.into_iter().flatten().collect()
}
