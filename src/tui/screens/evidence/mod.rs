//! 佐证文件: files attached by path to a score or a problem, named by their SHA-256, with their own date.

use crate::exchange::attach::{self, Attached};
use crate::journal::Key;
use crate::model::evidence::{self, Evidence};
use crate::text::Say;
use crate::text::screens::evidence as text;
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::parts::{above_below, labelled};
use crate::tui::wide;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The files of a record.
pub struct EvidenceScreen {
    of: String,
    about: String,
    list: List,
    files: Vec<Evidence>,
}

impl EvidenceScreen {
    /// The files of a record (a score or a problem), and the words by which people know it.
    pub fn new(of: &str, about: impl Into<String>) -> EvidenceScreen {
        EvidenceScreen { of: of.into(), about: about.into(), list: List::default(), files: Vec::new() }
    }

    /// Opens the files; where there are none, asks for the first one at once.
    pub fn open(of: &str, about: impl Into<String>, ctx: &Ctx) -> Vec<Cmd> {
        let screen = EvidenceScreen::new(of, about);
        let ask = Evidence::of_record(ctx.facts, of).is_empty().then(|| screen.ask_path(ctx));
        std::iter::once(Cmd::push(screen)).chain(ask).collect()
    }

    fn ready(&mut self, ctx: &Ctx) {
        self.files = Evidence::of_record(ctx.facts, &self.of);
        self.list.set_len(self.files.len());
    }

    fn selected(&self) -> Option<&Evidence> {
        self.files.get(self.list.selected()?)
    }

    fn ask_path(&self, ctx: &Ctx) -> Cmd {
        Cmd::push(Prompt::new("path", text::ask_path(ctx.lang), "", None, ctx).why(text::path_why(ctx.lang)).needed())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Add => return vec![self.ask_path(ctx)],
            Action::Open => {
                let Some(file) = self.selected() else { return vec![] };
                let title = text::ask_caption(ctx.lang, &file.name);
                return vec![Cmd::push(Prompt::new("caption", title, &file.caption, None, ctx))];
            }
            Action::Remove => {
                let Some(file) = self.selected() else { return vec![] };
                let mut act = ctx.facts.act();
                act.delete(ctx.facts, "evidence", &file.id);
                return vec![Cmd::Apply(act), Cmd::Toast(text::removed(ctx.lang, &file.name))];
            }
            other => self.list.act(other),
        };
        vec![]
    }

    /// Reads and copies the file beside the interface.
    fn attach(&self, typed: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(home) = ctx.door.home() else { return vec![Cmd::Toast(text::no_home(ctx.lang))] };
        let user = std::env::home_dir();
        let path = attach::read_path(typed, user.as_deref());
        let (zone, lang) = (*ctx.now.offset(), ctx.lang);
        let job = Job::new("attach", text::attaching(lang), move |progress| {
            let mut go_on = |done, all| {
                progress.at(done, all);
                !progress.cancelled()
            };
            attach::attach(&path, &home.attachments(), zone, lang, &mut go_on)
        });
        vec![Cmd::Job(job)]
    }

    /// The file is in the data folder: now it belongs to the record.
    fn attached(&self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        if done.cancelled {
            return vec![];
        }
        let file = match done.take::<Attached>() {
            Ok(file) => file,
            Err(error) => return vec![Cmd::Toast(error.say(ctx.lang))],
        };
        if let Some(same) = self.files.iter().find(|f| f.sha256 == file.sha256) {
            return vec![Cmd::Toast(text::doubled(ctx.lang, &same.name))];
        }
        let said = text::attached(ctx.lang, &file.name);
        let new = Evidence {
            id: String::new(),
            of: self.of.clone(),
            name: file.name,
            sha256: file.sha256,
            bytes: file.bytes,
            dated: file.dated,
            caption: String::new(),
        };
        let mut act = ctx.facts.act();
        evidence::attach(ctx.facts, &mut act, &new);
        vec![Cmd::Apply(act), Cmd::Toast(said)]
    }

    fn caption(&self, words: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(file) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        act.set(ctx.facts, "evidence", &file.id, "caption", words);
        vec![Cmd::Apply(act)]
    }

    fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let Some(file) = self.selected() else { return vec![] };
        let lang = ctx.lang;
        let place = ctx.door.home().map(|h| attach::place(&h.attachments(), &file.sha256, &file.name));
        let here = place.filter(|p| p.exists());
        let caption = if file.caption.is_empty() { text::no_caption(lang) } else { file.caption.clone() };
        let (copy, role) = match here {
            Some(path) => (path.display().to_string(), Role::Dim),
            None => (text::lost(lang), Role::Warn),
        };
        let mut lines = labelled(&text::label_name(lang), &file.name, Role::Title, width);
        lines.extend(labelled(&text::label_caption(lang), &caption, Role::Text, width));
        lines.extend(labelled(&text::label_date(lang), &day_and_time(&file.dated), Role::Text, width));
        lines.extend(labelled(&text::label_size(lang), &text::bytes(lang, file.bytes), Role::Text, width));
        lines.extend(labelled(&text::label_sum(lang), &file.sha256, Role::Dim, width));
        lines.extend(labelled(&text::label_copy(lang), &copy, role, width));
        lines
    }
}

/// `2026-11-22 09:05` of a stored time.
fn day_and_time(stored: &str) -> String {
    let time = chrono::DateTime::parse_from_rfc3339(stored);
    time.map(|t| t.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

fn row(file: &Evidence) -> Pieces {
    vec![
        piece(format!(" {} ", wide::pad(&day_and_time(&file.dated), 16)), Role::Dim),
        piece(wide::pad(&file.name, 32), Role::Text),
        piece(format!(" {}", file.caption), Role::Dim),
    ]
}

impl Screen for EvidenceScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Evidence, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        format!("{} {}", text::title(ctx.lang), self.about)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|e| Key::new("evidence", &e.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        // The record of what the files belong to: an indicator of a sheet, or a problem.
        Prints::about("sheet", "problem", &self.of)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) if answer.ask == "path" => self.attach(&answer.value, ctx),
            Input::Answer(answer) => self.caption(&answer.value, ctx),
            Input::Done(done) => self.attached(done, ctx),
            Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => self.act(Action::Open, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        let buf = frame.buffer_mut();
        if self.files.is_empty() {
            let place = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
            paint::text(buf, place, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let (list, below) = above_below(area, 9);
        let files = &self.files;
        self.list.draw(buf, list, files.len(), ctx.look, true, |i| row(&files[i]));
        paint::lines(buf, below, &self.about(usize::from(below.width.saturating_sub(1)), ctx), ctx.look);
        None
    }
}

#[cfg(test)]
mod tests;
