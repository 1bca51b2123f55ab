//! Search over everything a person may mean: branches, problems, indicators, people; by hanzi, pinyin and codes.

use super::case::CaseScreen;
use super::open_visit;
use crate::model::checklist::Checklist;
use crate::model::person::Person;
use crate::model::problem::Problem;
use crate::model::visit;
use crate::text::screens::home as text;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::message::Message;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::widgets::finder::Item;

/// The question.
pub const ASK: &str = "find";

/// Asks what to find.
pub fn find(ctx: &Ctx) -> Cmd {
    Cmd::push(Choose::new(ASK, text::find_title(ctx.lang), items(ctx), ctx))
}

fn items(ctx: &Ctx) -> Vec<Item> {
    let (facts, lang) = (ctx.facts, ctx.lang);
    let branch = |b: &crate::model::record::Record| {
        Item::new(format!("branch:{}", b.id), format!("{} {}", b.id, b.get("name"))).note(text::kind_branch(lang))
    };
    let mut all: Vec<Item> = facts.all("branch").map(branch).collect();
    all.extend(Problem::all(facts).into_iter().map(|p| {
        let words = format!("{} {}", p.shown_number(facts), p.fact);
        let name = visit::branch_name(facts, &p.branch);
        Item::new(format!("problem:{}", p.id), words).note(text::kind_problem(lang)).also(name)
    }));
    all.extend(newest_checklist(ctx).indicators.into_iter().map(|i| {
        Item::new(format!("indicator:{}", i.code), format!("{} {}", i.code, i.title)).note(text::kind_indicator(lang))
    }));
    all.extend(Person::all(facts).into_iter().map(|p| {
        let words = format!("{} {}", p.name, visit::branch_name(facts, &p.branch));
        Item::new(format!("person:{}", p.id), words).note(text::kind_person(lang))
    }));
    all
}

fn newest_checklist(ctx: &Ctx) -> Checklist {
    let version = crate::model::round::Round::all(ctx.facts).first().map(|r| r.checklist.clone()).unwrap_or_default();
    Checklist::of(ctx.facts, &version).unwrap_or_default()
}

/// Goes to what was found.
pub fn chosen(ctx: &Ctx, round: &str, key: &str) -> Vec<Cmd> {
    match key.split_once(':') {
        Some(("branch", code)) => open_visit::open(ctx, round, code),
        Some(("problem", id)) => vec![Cmd::push(CaseScreen::new(id))],
        Some(("indicator", code)) => indicator(ctx, code),
        Some(("person", id)) => person(ctx, id),
        _ => vec![],
    }
}

fn indicator(ctx: &Ctx, code: &str) -> Vec<Cmd> {
    let list = newest_checklist(ctx);
    let Some(i) = list.get(code) else { return vec![] };
    let words = format!("{}\n\n{}\n\n{}\n\n{}", i.requirement, i.rule, i.basis, i.hint);
    vec![Cmd::push(Message::new(format!("{} {}（{}）", i.code, i.title, i.full.short()), words))]
}

fn person(ctx: &Ctx, id: &str) -> Vec<Cmd> {
    let Some(p) = Person::of(ctx.facts, id) else { return vec![] };
    let words = format!("{}\n{}\n{}", visit::branch_name(ctx.facts, &p.branch), p.post, p.id);
    vec![Cmd::push(Message::new(p.name, words))]
}
