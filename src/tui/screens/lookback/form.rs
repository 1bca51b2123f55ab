//! What a look-back found at one problem: how it was checked, what it is like now, and what shows it.

use crate::model::checklist::Step;
use crate::model::lookback::{Found, Item, Lookback, Outcome, record};
use crate::model::problem::{Problem, StepError};
use crate::text::Say;
use crate::text::screens::{case as words, lookback as text};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The form of one result.
pub struct RecheckForm {
    lookback: Lookback,
    problem: Problem,
    outcome: Outcome,
    form: Form,
}

impl RecheckForm {
    /// The form of a result, with what the branch reported already in it.
    pub fn new(lookback: &Lookback, item: &Item, outcome: Outcome, ctx: &Ctx) -> RecheckForm {
        let p = &item.problem;
        let draft = format!("recheck/{}/{}/{}", lookback.id, p.id, outcome.code());
        let form = Form::new(entries(p, outcome, ctx), Some(&draft), ctx).at("present");
        RecheckForm { lookback: lookback.clone(), problem: p.clone(), outcome, form }
    }

    fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let value = |key| self.form.value(key, ctx);
        let (present, evidence, method) = (value("present"), value("evidence"), value("method"));
        let at = ctx.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
        let found = Found { present: &present, evidence: &evidence, method: &method, by: ctx.me(), at: &at };
        let Some(p) = Problem::of(ctx.facts, &self.problem.id) else { return vec![Cmd::Pop] };
        let mut act = ctx.facts.act();
        if let Err(why) = record(ctx.facts, &mut act, &self.lookback, &p, self.outcome, &found) {
            let key = if why == StepError::EvidenceMissing { "evidence" } else { "present" };
            self.form.wrong(key, why.say(ctx.lang));
            return vec![];
        }
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(self.form.committed(ctx));
        let word = text::saved(ctx.lang, p.shown_number(ctx.facts), self.outcome.name(ctx.lang));
        cmds.extend([Cmd::Pop, Cmd::Toast(word)]);
        cmds
    }
}

fn entries(p: &Problem, outcome: Outcome, ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let steps: Vec<(&str, &str)> = Step::ALL.iter().map(|s| (s.code(), s.name(lang))).collect();
    let method = Entry::one("method", words::method(lang), &steps, p.step.map_or("", Step::code));
    let present = Entry::text("present", text::now(lang), "").needed().help(words::present_help(lang));
    let evidence = Entry::text("evidence", words::evidence(lang), "").help(words::evidence_help(lang));
    match outcome {
        Outcome::Fixed => {
            let reported = if p.rectified.is_empty() { words::verify_words(lang) } else { p.rectified.clone() };
            vec![method, present.proposed(&reported), evidence.needed()]
        }
        Outcome::Partly | Outcome::Not => vec![method, present, evidence],
    }
}

impl Screen for RecheckForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        self.outcome.name(ctx.lang).into()
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
        let body = Rect { y: inner.y + used + 1, height: inner.height.saturating_sub(used + 1), ..inner };
        self.form.draw(buf, body, ctx)
    }
}
