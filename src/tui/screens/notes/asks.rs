//! What the notes ask for, and what is done with the answers. The visit settles claims with these too.

use crate::model::act::Act;
use crate::model::checklist::Checklist;
use crate::model::note::{self, Note};
use crate::text::screens::notes as text;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::stages::visit_of;
use crate::tui::widgets::finder::Item;

/// Posts that are offered as 汇报人.
const REPORTERS: [&str; 3] = ["支部书记", "支部副书记", "支部委员"];

pub(super) fn edit(note: &Note, ctx: &Ctx) -> Cmd {
    let draft = format!("note/{}", note.id);
    Cmd::push(Prompt::new("edit", text::ask_edit(ctx.lang), &note.text, Some(&draft), ctx).needed())
}

/// Asks what checking a claim found.
pub fn ask_finding(note: &Note, holds: bool, ctx: &Ctx) -> Cmd {
    if note.verify.is_none() {
        return Cmd::Toast(text::needs_claim(ctx.lang));
    }
    let draft = format!("finding/{}", note.id);
    let (ask, title) = if holds { ("true", text::ask_true(ctx.lang)) } else { ("false", text::ask_false(ctx.lang)) };
    let prompt = Prompt::new(ask, title, &note.finding, Some(&draft), ctx).why(note.text.clone());
    Cmd::push(if holds { prompt } else { prompt.needed() })
}

/// Writes down what checking a claim found; `ask` is the one of [`ask_finding`].
pub fn settled(note: &Note, ask: &str, finding: &str, mut act: Act, ctx: &Ctx) -> Vec<Cmd> {
    if !matches!(ask, "true" | "false") {
        return vec![];
    }
    note::settle(ctx.facts, &mut act, &note.id, ask == "true", finding);
    let mut cmds = vec![Cmd::Apply(act), Cmd::ClearDraft(format!("finding/{}", note.id))];
    if ask == "false" && !note.code.is_empty() {
        cmds.push(Cmd::Toast(text::now_problem(ctx.lang, &note.code)));
    }
    cmds
}

/// Asks whether a claim holds.
pub fn ask_outcome(note: &Note, ctx: &Ctx) -> Cmd {
    let items = vec![Item::new("true", text::holds(ctx.lang)), Item::new("false", text::fails(ctx.lang))];
    Cmd::push(Choose::new("outcome", text::ask_outcome(ctx.lang, &note.text), items, ctx))
}

pub fn ask_item(list: &Checklist, now: &str, ctx: &Ctx) -> Cmd {
    let mut items = vec![Item::new("-", text::no_item(ctx.lang))];
    items.extend(list.indicators.iter().map(|i| {
        let words = format!("{} {}", i.code, i.title);
        Item::new(i.code.clone(), words).note(i.step.name(ctx.lang)).also(i.requirement.clone())
    }));
    Cmd::push(Choose::new("item", text::ask_item(ctx.lang), items, ctx).at(now))
}

/// Asks who gives the report; posts are offered.
pub fn ask_reporter(sheet: &str, ctx: &Ctx) -> Cmd {
    let now = ctx.facts.value("visit", visit_of(sheet), "reporter");
    let posts = REPORTERS.map(String::from).to_vec();
    let prompt = Prompt::new("reporter", text::ask_reporter(ctx.lang), now, None, ctx);
    Cmd::push(prompt.why(text::reporter_why(ctx.lang)).phrases(posts))
}
