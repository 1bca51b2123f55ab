//! The form of a step in a problem's life: what has to be said with it, and nothing else.

use super::{approver, methods};
use crate::model::problem::{Deed, Move, Problem, Status, StepError, perform};
use crate::text::Say;
use crate::text::screens::case as text;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Working days that an extension is proposed for.
const LONGER: u32 = 7;

/// The form of one deed.
pub struct DeedForm {
    problem: Problem,
    deed: Deed,
    /// The look-back at which it is done; empty otherwise.
    visit: String,
    form: Form,
}

impl DeedForm {
    /// The form of a deed, with what is usual already in it.
    pub fn new(p: &Problem, deed: Deed, visit: &str, ctx: &Ctx) -> DeedForm {
        let draft = format!("problem/{}/{}", p.id, deed.code());
        let form = Form::new(entries(p, deed, ctx), Some(&draft), ctx);
        DeedForm { problem: p.clone(), deed, visit: visit.into(), form }
    }

    fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let value = |key| self.form.value(key, ctx);
        let (note, evidence, who) = (value("note"), value("evidence"), value("who"));
        let (due, approver, method) = (value("due"), value("approver"), value("method"));
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
            visit: &self.visit,
        };
        let Some(now) = Problem::of(ctx.facts, &self.problem.id) else { return vec![Cmd::Pop] };
        let mut act = ctx.facts.act();
        if let Err(why) = perform(ctx.facts, &mut act, &now, self.deed, &with) {
            self.form.wrong(wrong(&why), why.say(ctx.lang));
            return vec![];
        }
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(self.form.committed(ctx));
        cmds.push(Cmd::Pop);
        cmds.push(Cmd::Toast(text::done(ctx.lang, self.deed.name(ctx.lang), now.shown_number(ctx.facts))));
        cmds
    }
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

impl Screen for DeedForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        self.deed.name(ctx.lang).into()
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
        let buf = frame.buffer_mut();
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let top = format!("{}  {}", self.problem.shown_number(ctx.facts), self.problem.fact);
        let head = Rect { height: 2.min(inner.height), ..inner };
        let used = paint::text(buf, head, &top, ctx.look.of_role(Role::Title));
        let body =
            Rect { y: inner.y + used + 1, height: inner.height.saturating_sub(used + 1), width: inner.width, ..inner };
        self.form.draw(buf, body, ctx)
    }
}
