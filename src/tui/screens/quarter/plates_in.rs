//! Scores from a table, previewed before they are taken; and the two rules of an office about plates that the opinion
//! leaves open: what stars are worth (AMB-6), which indicators are on the veto list (AMB-17).

use crate::error::Error;
use crate::exchange::lists;
use crate::model::plate::{self, Kind};
use crate::model::rows::Rows;
use crate::model::setting;
use crate::text::Say;
use crate::text::screens::{intake, quarter as text};
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::overlays::message::Message;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::screens::intake::IntakeScreen;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// The job that reads a table of scores.
const READ: &str = "scores-read";

/// A table as it was read: of which score, the file, its rows, and numbers to be confirmed.
type Found = (Kind, PathBuf, Rows, Vec<String>);

/// Reads a table of scores beside the interface.
pub(super) fn read(kind: Kind, given: &str, ctx: &Ctx) -> Cmd {
    let (file, lang) = (PathBuf::from(given.trim().trim_matches(['"', '\''])), ctx.lang);
    Cmd::Job(Job::new(READ, intake::reading(lang), move |_| {
        let (mut rows, _) = lists::rows(lang, &file, plate::COLUMNS)?;
        let said = lists::understand(lang, &mut rows, plate::COLUMNS, &["score"]);
        Ok((kind, file, rows, said))
    }))
}

/// The preview of what the table would change, or why it is refused.
pub(super) fn done(done: Done, ctx: &Ctx) -> Vec<Cmd> {
    let lang = ctx.lang;
    let refused = |error: Error| {
        let words = format!("{}\n{}", error.say(lang), intake::nothing_changed(lang));
        vec![Cmd::push(Message::new(intake::refused(lang), words))]
    };
    let (kind, file, rows, said) = match done.take::<Found>() {
        Ok(found) => found,
        Err(error) => return refused(error),
    };
    let scores = match plate::read(ctx.facts, kind, &rows) {
        Ok(scores) => scores,
        Err(errors) => return refused(lists::refused(lang, &file, &errors)),
    };
    let mut act = ctx.facts.act();
    scores.iter().for_each(|e| plate::set(ctx.facts, &mut act, e));
    let title = text::scores_title(lang, kind.name(lang));
    if act.is_empty() {
        return vec![Cmd::push(Message::new(title, intake::same(lang)))];
    }
    vec![Cmd::push(IntakeScreen::new(title, act, said, ctx))]
}

/// One rule of the office: its value for this quarter, and why.
pub(super) struct RuleForm {
    round: String,
    key: &'static str,
    form: Form,
}

impl RuleForm {
    pub(super) fn new(round: &str, key: &'static str, ctx: &Ctx) -> RuleForm {
        let now = setting::text_of(ctx.facts, round, key);
        let help = if key == plate::star::MAP { text::star_map_help(ctx.lang) } else { text::veto_help(ctx.lang) };
        let entries = vec![
            Entry::line("value", text::rule_value(ctx.lang), &now).help(help),
            Entry::line("reason", text::rule_reason(ctx.lang), "").needed(),
        ];
        let draft = format!("setting/{round}/{key}");
        RuleForm { round: round.into(), key, form: Form::new(entries, Some(&draft), ctx) }
    }

    fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let (value, reason) = (self.form.value("value", ctx), self.form.value("reason", ctx));
        let mut act = ctx.facts.act().because(&reason);
        if let Err(why) = setting::set(ctx.facts, &mut act, &self.round, self.key, &value, &reason) {
            self.form.wrong("value", why.say(ctx.lang));
            return vec![];
        }
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(self.form.committed(ctx));
        cmds.push(Cmd::Pop);
        cmds
    }
}

impl Screen for RuleForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        setting::find(self.key).map_or(self.key, |s| s.title(ctx.lang)).into()
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
