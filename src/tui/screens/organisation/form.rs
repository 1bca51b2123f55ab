//! The form of one branch, group, person or declared relation.

use super::rows::Tab;
use crate::model::act::Act;
use crate::model::org::edit::{self, Unit};
use crate::model::person::{self, Found, Person};
use crate::model::plan;
use crate::model::roster::{self, Entry as Typed};
use crate::model::schema;
use crate::text::Say;
use crate::text::screens::organisation as text;
use crate::tui::screen::Ctx;
use crate::tui::screens::write_down::{Make, Refused, WriteDown};
use crate::tui::widgets::entry::Entry;

/// Fields of a branch and of a group, in the order of the form.
const BRANCH: [&str; 7] = ["name", "kind", "members", "probationary", "helper_post", "valid_from", "valid_to"];
const GROUP: [&str; 5] = ["name", "branch", "kind", "valid_from", "valid_to"];

/// The form; a new record without an id.
pub(super) fn form(tab: Tab, id: &str, ctx: &Ctx) -> WriteDown {
    let entries = match tab {
        Tab::Branches => unit(Unit::Branch, id, &BRANCH, ctx),
        Tab::Groups => unit(Unit::Group, id, &GROUP, ctx),
        Tab::People => person(id, ctx),
        Tab::Recusals => recusal(ctx),
    };
    let draft = format!("org/{tab:?}/{id}");
    let title = title(tab, id.is_empty(), ctx);
    let id = id.to_string();
    let make: Make = Box::new(move |get, ctx, act| match tab {
        Tab::Branches => put_unit(get, ctx, act, (Unit::Branch, &id, &BRANCH)),
        Tab::Groups => put_unit(get, ctx, act, (Unit::Group, &id, &GROUP)),
        Tab::People => put_person(get, ctx, act, &id),
        Tab::Recusals => put_recusal(get, ctx, act),
    });
    WriteDown::new(title, "", &draft, entries, make, ctx)
}

fn title(tab: Tab, new: bool, ctx: &Ctx) -> String {
    match (tab, new) {
        (Tab::Branches, true) => text::new_branch(ctx.lang),
        (Tab::Groups, true) => text::new_group(ctx.lang),
        (Tab::People, true) => text::new_person(ctx.lang),
        (Tab::Recusals, _) => text::new_recusal(ctx.lang),
        (_, false) => text::edit(ctx.lang),
    }
}

/// What was typed, by entry.
type Get<'a> = &'a dyn Fn(&'static str) -> String;

fn put_unit(get: Get, ctx: &Ctx, act: &mut Act, what: (Unit, &str, &[&'static str])) -> Result<(), Refused> {
    let (unit, id, fields) = what;
    let values: Vec<String> = fields.iter().map(|f| get(f)).collect();
    let pairs: Vec<(&'static str, &str)> = fields.iter().copied().zip(values.iter().map(String::as_str)).collect();
    let done = match id {
        "" => edit::add(ctx.facts, act, unit, &get("code"), &pairs),
        id => edit::change(ctx.facts, act, unit, id, &pairs),
    };
    done.map_err(|(field, fault)| (field, fault.say(ctx.lang)))
}

fn put_person(get: Get, ctx: &Ctx, act: &mut Act, id: &str) -> Result<(), Refused> {
    let typed = Typed { id: id.into(), name: get("name"), branch: get("branch"), post: get("post"), role: get("role") };
    let done = roster::put(ctx.facts, act, &typed);
    done.map(drop).map_err(|(field, fault)| (field, fault.say(ctx.lang)))
}

fn put_recusal(get: Get, ctx: &Ctx, act: &mut Act) -> Result<(), Refused> {
    let who = match person::find(ctx.facts, &get("person")) {
        Found::One(p) => p,
        Found::Many(_) => return Err(("person", text::several(ctx.lang, get("person")))),
        Found::Nobody(_) => return Err(("person", text::nobody(ctx.lang, get("person")))),
    };
    let branch = edit::branch_meant(ctx.facts, &get("branch"))
        .ok_or_else(|| ("branch", edit::Fault::Branch(get("branch")).say(ctx.lang)))?;
    let mut reasoned = ctx.facts.act().because(&get("reason"));
    plan::declare(ctx.facts, &mut reasoned, &who.id, &branch, &get("reason"))
        .map_err(|e| ("branch", e.say(ctx.lang)))?;
    act.append(&reasoned);
    Ok(())
}

/// The entries of a branch or group; the code is given once.
fn unit(unit: Unit, id: &str, fields: &[&'static str], ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let code = match id {
        "" => Entry::line("code", text::code(lang), "")
            .proposed(&edit::next_code(ctx.facts, unit))
            .needed()
            .help(text::code_help(lang)),
        id => Entry::fixed("code", text::code(lang), id),
    };
    let one = |field: &&'static str| {
        let label = schema::field(unit.entity(), field).map_or("", |f| f.title(lang));
        let now = if id.is_empty() { "" } else { ctx.facts.value(unit.entity(), id, field) };
        match *field {
            "name" => Entry::line(field, label, now).needed(),
            "members" | "probationary" => Entry::number(field, label, now, 0, 100_000),
            "valid_from" | "valid_to" => Entry::date(field, label, now).help(text::valid_help(lang)),
            "branch" => branch_entry("branch", label, now, ctx).needed(),
            "helper_post" => Entry::line(field, label, now).help(text::helper_help(lang)),
            _ => Entry::line(field, label, now),
        }
    };
    std::iter::once(code).chain(fields.iter().map(one)).collect()
}

/// A branch by name or code, with the names offered.
fn branch_entry(key: &'static str, label: &str, now: &str, ctx: &Ctx) -> Entry {
    let name = if now.is_empty() { String::new() } else { ctx.facts.value("branch", now, "name").to_string() };
    let names = ctx.facts.all("branch").map(|b| b.get("name").to_string()).collect();
    Entry::line(key, label, &name).phrases(names).help(text::branch_help(ctx.lang))
}

fn person(id: &str, ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let p = Person::of(ctx.facts, id);
    let (name, branch, post) = p.map(|p| (p.name, p.branch, p.post)).unwrap_or_default();
    let title = |field: &str| schema::field("person", field).map_or("", |f| f.title(lang));
    let usual = text::role_usual(lang);
    let roles: Vec<(&str, &str)> = std::iter::once(("", usual.as_str()))
        .chain(schema::ROLES.iter().map(|r| (r.0, if lang == crate::text::Lang::En { r.2 } else { r.1 })))
        .collect();
    vec![
        Entry::line("name", title("name"), &name).needed(),
        branch_entry("branch", title("branch"), &branch, ctx),
        Entry::line("post", title("post"), &post).help(text::post_help(lang)),
        Entry::one("role", title("role"), &roles, ctx.facts.value("person", id, "role")),
    ]
}

fn recusal(ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let names = Person::all(ctx.facts).into_iter().map(|p| p.name).collect();
    vec![
        Entry::line("person", text::name(lang), "").needed().phrases(names).help(text::person_help(lang)),
        branch_entry("branch", &text::recused(lang), "", ctx).needed(),
        Entry::line("reason", text::reason(lang), "").needed().help(text::reason_help(lang)),
    ]
}
