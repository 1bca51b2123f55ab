//! Narrowing: by what the selected row says, or by any person, laptop, time or bundle.

use super::AuditScreen;
use crate::journal::Key;
use crate::model::calendar;
use crate::model::person::Person;
use crate::store::Came;
use crate::text::screens::audit as text;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::widgets::finder::Item;
use chrono::{Datelike, TimeDelta};

/// Questions.
const MENU: &str = "menu";
const PERSON: &str = "person";
const LAPTOP: &str = "laptop";
const DAYS: &str = "days";
const OWN_DAYS: &str = "own days";
const BUNDLE: &str = "bundle";

impl AuditScreen {
    /// Everything by which one can narrow.
    pub(super) fn menu(&self, ctx: &Ctx) -> Vec<Cmd> {
        let mut items = self.of_the_row(ctx);
        items.extend([
            Item::new(PERSON, text::other_person(ctx.lang)),
            Item::new(LAPTOP, text::other_laptop(ctx.lang)),
            Item::new(DAYS, text::other_days(ctx.lang)),
            Item::new(BUNDLE, text::other_bundle(ctx.lang)),
            Item::new("all", text::all(ctx.lang)),
        ]);
        vec![Cmd::push(Choose::new(MENU, text::menu(ctx.lang), items, ctx))]
    }

    fn of_the_row(&self, ctx: &Ctx) -> Vec<Item> {
        let Some(row) = self.selected() else { return vec![] };
        let lang = ctx.lang;
        vec![
            Item::new("this record", text::only_record(lang, row.label.line())),
            Item::new("this field", text::only_field(lang, &row.field)),
            Item::new("this person", text::only_person(lang, &row.who)),
            Item::new("this laptop", text::only_laptop(lang, row.laptop(ctx.facts, lang))),
            Item::new("this day", text::only_day(lang, row.when.get(..10).unwrap_or(""))),
            Item::new("this bundle", text::only_bundle(lang, &row.came)),
        ]
    }

    pub(super) fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        match answer.ask {
            MENU => return self.narrow(&answer.value, ctx),
            PERSON => self.filter.person = Some(answer.value.clone()),
            LAPTOP => self.filter.device.clone_from(&answer.value),
            BUNDLE => self.filter.came = answer.value.parse().map_or(Came::Here, Came::With),
            DAYS if answer.value == OWN_DAYS => return vec![ask_days("", ctx)],
            DAYS => self.last_days(answer.value.parse().unwrap_or(0), ctx),
            OWN_DAYS => return self.own_days(&answer.value, ctx),
            _ => {}
        }
        self.again(ctx);
        vec![]
    }

    fn narrow(&mut self, by: &str, ctx: &Ctx) -> Vec<Cmd> {
        match by {
            PERSON => return vec![choose_person(ctx)],
            LAPTOP => return vec![choose_laptop(ctx)],
            DAYS => return vec![choose_days(ctx)],
            BUNDLE => return vec![choose_bundle(ctx)],
            "all" => self.filter = super::filter::Filter::default(),
            this => self.narrow_to_row(this),
        }
        self.again(ctx);
        vec![]
    }

    fn narrow_to_row(&mut self, this: &str) {
        let Some(row) = self.table.list.selected().and_then(|i| self.rows.get(i)) else { return };
        let op = &row.trace.op;
        match this {
            "this record" => self.filter.about = Some(Key::new(&op.entity, &op.id, "")),
            "this field" => self.filter.about = Some(Key::new(&op.entity, &op.id, &op.field)),
            "this person" => self.filter.person = Some(op.actor.clone()),
            "this laptop" => self.filter.device.clone_from(&op.device),
            "this day" => self.filter.days = op.wall.get(..10).map(|d| (d.to_string(), d.to_string())),
            _ => self.filter.came = row.trace.receipt.map_or(Came::Here, Came::With),
        }
    }

    fn last_days(&mut self, days: i64, ctx: &Ctx) {
        let from = ctx.today() - TimeDelta::days(days - 1);
        self.filter.days = Some((from.to_string(), ctx.today().to_string()));
    }

    fn own_days(&mut self, given: &str, ctx: &Ctx) -> Vec<Cmd> {
        let dates: Option<Vec<_>> =
            given.split_whitespace().map(|d| calendar::parse_date(d, Some(ctx.today().year())).ok()).collect();
        let days = dates.filter(|d| (1..=2).contains(&d.len())).and_then(|mut d| {
            d.sort_unstable();
            Some((d.first()?.to_string(), d.last()?.to_string()))
        });
        if days.is_none() {
            return vec![ask_days(given, ctx), Cmd::Toast(text::bad_days(ctx.lang, given))];
        }
        self.filter.days = days;
        self.again(ctx);
        vec![]
    }
}

fn choose_person(ctx: &Ctx) -> Cmd {
    let item = |p: Person| Item::new(p.id, p.name).note(p.branch);
    let items = Person::all(ctx.facts).into_iter().map(item).collect();
    Cmd::push(Choose::new(PERSON, text::other_person(ctx.lang), items, ctx))
}

fn choose_laptop(ctx: &Ctx) -> Cmd {
    let note = |d: &str| if d == ctx.facts.device { text::here(ctx.lang) } else { String::new() };
    let devices = ctx.door.devices().unwrap_or_default();
    let items = devices.into_iter().map(|d| Item::new(&*d, &*d).note(note(&d))).collect();
    Cmd::push(Choose::new(LAPTOP, text::other_laptop(ctx.lang), items, ctx))
}

fn choose_days(ctx: &Ctx) -> Cmd {
    let items = vec![
        Item::new("1", text::today(ctx.lang)),
        Item::new("7", text::week(ctx.lang)),
        Item::new("30", text::month(ctx.lang)),
        Item::new(OWN_DAYS, text::own_days(ctx.lang)),
    ];
    Cmd::push(Choose::new(DAYS, text::other_days(ctx.lang), items, ctx))
}

fn choose_bundle(ctx: &Ctx) -> Cmd {
    let mut items = vec![Item::new("here", text::here(ctx.lang))];
    for receipt in ctx.door.receipts().unwrap_or_default() {
        let paths: Vec<&str> = receipt.bundles.iter().map(|b| b.source.path.as_str()).collect();
        let word = text::with_bundle(ctx.lang, receipt.id, paths.join("、"));
        items.push(
            Item::new(receipt.id.to_string(), word).note(crate::tui::screens::parts::moment(&receipt.heading.at)),
        );
    }
    Cmd::push(Choose::new(BUNDLE, text::other_bundle(ctx.lang), items, ctx))
}

fn ask_days(typed: &str, ctx: &Ctx) -> Cmd {
    Cmd::push(Prompt::new(OWN_DAYS, text::ask_days(ctx.lang), typed, None, ctx).why(text::why_days(ctx.lang)).needed())
}
