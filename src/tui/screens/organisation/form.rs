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
use crate::tui::keymap::Context;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Fields of a branch and of a group, in the order of the form.
const BRANCH: [&str; 7] = ["name", "kind", "members", "probationary", "helper_post", "valid_from", "valid_to"];
const GROUP: [&str; 5] = ["name", "branch", "kind", "valid_from", "valid_to"];

/// The form.
pub(super) struct UnitForm {
    tab: Tab,
    /// Record id; empty for a new one.
    id: String,
    form: Form,
}

impl UnitForm {
    pub(super) fn new(tab: Tab, id: &str, ctx: &Ctx) -> UnitForm {
        let entries = match tab {
            Tab::Branches => unit(Unit::Branch, id, &BRANCH, ctx),
            Tab::Groups => unit(Unit::Group, id, &GROUP, ctx),
            Tab::People => person(id, ctx),
            Tab::Recusals => recusal(ctx),
        };
        let draft = format!("org/{tab:?}/{id}");
        UnitForm { tab, id: id.into(), form: Form::new(entries, Some(&draft), ctx) }
    }

    fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        let written = match self.tab {
            Tab::Branches => self.unit(&mut act, Unit::Branch, &BRANCH, ctx),
            Tab::Groups => self.unit(&mut act, Unit::Group, &GROUP, ctx),
            Tab::People => self.person(&mut act, ctx),
            Tab::Recusals => self.recusal(&mut act, ctx),
        };
        match written {
            Err((field, why)) => {
                self.form.wrong(field, why);
                vec![]
            }
            Ok(()) => {
                let mut cmds = vec![Cmd::Apply(act)];
                cmds.extend(self.form.committed(ctx));
                cmds.push(Cmd::Pop);
                cmds
            }
        }
    }

    fn unit(
        &self,
        act: &mut Act,
        unit: Unit,
        fields: &[&'static str],
        ctx: &Ctx,
    ) -> Result<(), (&'static str, String)> {
        let values: Vec<String> = fields.iter().map(|f| self.form.value(f, ctx)).collect();
        let pairs: Vec<(&'static str, &str)> = fields.iter().copied().zip(values.iter().map(String::as_str)).collect();
        let done = match self.id.as_str() {
            "" => edit::add(ctx.facts, act, unit, &self.form.value("code", ctx), &pairs),
            id => edit::change(ctx.facts, act, unit, id, &pairs),
        };
        done.map_err(|(field, fault)| (field, fault.say(ctx.lang)))
    }

    fn person(&self, act: &mut Act, ctx: &Ctx) -> Result<(), (&'static str, String)> {
        let value = |key| self.form.value(key, ctx);
        let typed = Typed {
            id: self.id.clone(),
            name: value("name"),
            branch: value("branch"),
            post: value("post"),
            role: value("role"),
        };
        let done = roster::put(ctx.facts, act, &typed);
        done.map(drop).map_err(|(field, fault)| (field, fault.say(ctx.lang)))
    }

    fn recusal(&self, act: &mut Act, ctx: &Ctx) -> Result<(), (&'static str, String)> {
        let value = |key| self.form.value(key, ctx);
        let who = match person::find(ctx.facts, &value("person")) {
            Found::One(p) => p,
            Found::Many(_) => return Err(("person", text::several(ctx.lang, value("person")))),
            Found::Nobody(_) => return Err(("person", text::nobody(ctx.lang, value("person")))),
        };
        let branch = edit::branch_meant(ctx.facts, &value("branch"))
            .ok_or_else(|| ("branch", edit::Fault::Branch(value("branch")).say(ctx.lang)))?;
        let mut reasoned = ctx.facts.act().because(&value("reason"));
        plan::declare(ctx.facts, &mut reasoned, &who.id, &branch, &value("reason"))
            .map_err(|e| ("branch", e.say(ctx.lang)))?;
        act.append(&reasoned);
        Ok(())
    }
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

impl Screen for UnitForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        match (self.tab, self.id.is_empty()) {
            (Tab::Branches, true) => text::new_branch(ctx.lang),
            (Tab::Groups, true) => text::new_group(ctx.lang),
            (Tab::People, true) => text::new_person(ctx.lang),
            (Tab::Recusals, _) => text::new_recusal(ctx.lang),
            (_, false) => text::edit(ctx.lang),
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.form.field()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.form.back()
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match self.form.input(input, ctx) {
            Event::Submit => self.submit(ctx),
            Event::Taken | Event::Left | Event::Pass(_) => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let body = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        };
        self.form.draw(frame.buffer_mut(), body, ctx)
    }
}
