//! The entry of a highlight in the handbook (rules.md §5.6), and an observation meeting.

use crate::model::highlight::{self, Highlight, Observation, PARTS};
use crate::model::org::edit;
use crate::model::schema;
use crate::text::Say;
use crate::text::screens::highlights as text;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::screens::write_down::{Make, WriteDown};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The entry of one highlight.
pub(super) struct EntryForm {
    highlight: Highlight,
    form: Form,
}

impl EntryForm {
    pub(super) fn new(h: &Highlight, ctx: &Ctx) -> EntryForm {
        let one = |(key, now): (&&'static str, &String)| {
            let label = schema::field("strength", key).map_or("", |f| f.title(ctx.lang));
            match *key {
                "title" => Entry::line(key, label, now).help(text::title_help(ctx.lang)),
                "practice" => Entry::text(key, label, now).help(text::practice_help(ctx.lang)),
                _ => Entry::text(key, label, now),
            }
        };
        let entries = PARTS.iter().zip(&h.parts).map(one).collect();
        let draft = format!("highlight/{}", h.id);
        EntryForm { highlight: h.clone(), form: Form::new(entries, Some(&draft), ctx) }
    }

    /// Fields are kept when they are left: a long entry is written over days.
    fn save(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let parts = PARTS.map(|key| Some(self.form.value(key, ctx)));
        let mut act = ctx.facts.act();
        match highlight::write(ctx.facts, &mut act, &self.highlight.id, &parts) {
            Ok(()) => {
                let mut cmds = vec![Cmd::Apply(act)];
                cmds.extend(self.form.committed(ctx));
                cmds
            }
            Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }
}

impl Screen for EntryForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::entry(ctx.lang)
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.form.field()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.form.back()
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match self.form.input(input, ctx) {
            Event::Left => self.save(ctx),
            Event::Submit => {
                let mut cmds = self.save(ctx);
                cmds.push(Cmd::Pop);
                cmds
            }
            Event::Taken | Event::Pass(_) => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let buf = frame.buffer_mut();
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let head = Rect { height: 2.min(inner.height), ..inner };
        let used = paint::text(buf, head, &self.highlight.text, ctx.look.of_role(Role::Dim));
        let body = Rect { y: inner.y + used + 1, height: inner.height.saturating_sub(used + 1), ..inner };
        self.form.draw(buf, body, ctx)
    }
}

/// A meeting to be logged.
pub(super) fn meeting(round: &str, ctx: &Ctx) -> WriteDown {
    let title = |field: &str| schema::field("observation", field).map_or("", |f| f.title(ctx.lang));
    let names = ctx.facts.all("branch").map(|b| b.get("name").to_string()).collect();
    let entries = vec![
        Entry::line("branch", title("branch"), "").needed().phrases(names).help(text::branch_help(ctx.lang)),
        Entry::date("date", title("date"), "").needed().proposed(&ctx.today().to_string()),
        Entry::line("topic", title("topic"), "").needed(),
        Entry::number("attendance", title("attendance"), "", 0, 100_000),
    ];
    let draft = format!("observation/{round}");
    let round = round.to_string();
    let make: Make = Box::new(move |get, ctx, act| {
        let branch = edit::branch_meant(ctx.facts, &get("branch"))
            .ok_or_else(|| ("branch", edit::Fault::Branch(get("branch")).say(ctx.lang)))?;
        let o = Observation {
            round: round.clone(),
            branch,
            date: get("date"),
            topic: get("topic"),
            attendance: get("attendance"),
        };
        highlight::observe(ctx.facts, act, &o);
        Ok(())
    });
    WriteDown::new(text::meeting(ctx.lang), "", &draft, entries, make, ctx)
}
