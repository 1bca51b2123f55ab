//! 汇报要点: quick notes while the branch reports; each can become a claim to verify at a step, and be settled.

mod asks;
mod draw;

pub(super) use asks::{ask_finding, ask_outcome, settled};

use super::stages::visit_of;
use crate::journal::Key;
use crate::model::checklist::{Checklist, Step};
use crate::model::note::{self, Note};
use crate::model::visit;
use crate::text::screens::notes as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Mouse, Prints, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::{Hit, List};
pub use asks::ask_item;
use asks::{ask_reporter, edit};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The notes of a sheet.
pub struct NotesScreen {
    sheet: String,
    /// New notes belong to this indicator.
    code: String,
    /// Made with the first draw, since its draft is known only then.
    field: Option<Field>,
    typing: bool,
    list: List,
    notes: Vec<Note>,
}

impl NotesScreen {
    /// The notes of a sheet, ready for the next one.
    pub fn new(sheet_id: &str) -> NotesScreen {
        NotesScreen {
            sheet: sheet_id.into(),
            code: String::new(),
            field: None,
            typing: true,
            list: List::default(),
            notes: Vec::new(),
        }
    }

    /// New notes belong to this indicator.
    pub fn about(self, code: &str) -> NotesScreen {
        NotesScreen { code: code.into(), ..self }
    }

    fn ready(&mut self, ctx: &Ctx) {
        self.notes = Note::of_sheet(ctx.facts, &self.sheet);
        self.list.set_len(self.notes.len());
        let (key, code) = (self.draft(), &self.code);
        self.field.get_or_insert_with(|| {
            let about = if code.is_empty() { String::new() } else { text::about(ctx.lang, code) };
            let kept = ctx.door.draft(&key);
            Field::new("").drafted(key, kept).hint(text::hint(ctx.lang, about))
        });
    }

    fn draft(&self) -> String {
        format!("note/{}", self.sheet)
    }

    fn selected(&self) -> Option<&Note> {
        self.notes.get(self.list.selected()?)
    }

    /// Keeps what is typed as a note.
    fn keep(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let draft = self.draft();
        let Some(field) = &mut self.field else { return vec![] };
        let words = field.text().trim().to_owned();
        if words.is_empty() {
            return vec![];
        }
        field.set("");
        let visit = ctx.facts.value("sheet", &self.sheet, "visit").to_owned();
        let mut act = ctx.facts.act();
        let id = note::add(ctx.facts, &mut act, &visit, &self.sheet, &words);
        note::relate(ctx.facts, &mut act, &id, &self.code);
        self.list.set_len(self.notes.len() + 1);
        self.list.select(self.notes.len());
        vec![Cmd::Apply(act), Cmd::ClearDraft(draft)]
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Reporter => return vec![ask_reporter(&self.sheet, ctx)],
            Action::Next | Action::Previous => self.typing = !self.typing,
            Action::Open | Action::Submit if self.typing => return self.keep(ctx),
            Action::Down if self.typing => self.typing = self.notes.is_empty(),
            Action::Up if !self.typing && self.list.selected().is_none_or(|r| r == 0) => self.typing = true,
            _ if self.typing => {}
            action if self.list.act(action) => {}
            action => return self.of_note(action, ctx),
        }
        vec![]
    }

    /// What is done to the selected note.
    fn of_note(&self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let Some(note) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        match action {
            Action::Open => return vec![edit(note, ctx)],
            Action::Digit(n) => {
                let step = usize::from(n).checked_sub(1).and_then(|n| Step::ALL.get(n)).copied();
                if n == 0 || step.is_some() {
                    note::to_verify(ctx.facts, &mut act, &note.id, step, &note.code);
                }
            }
            Action::Yes | Action::No => return vec![ask_finding(note, action == Action::Yes, ctx)],
            Action::Relate => {
                let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", &self.sheet, "checklist"));
                return vec![ask_item(&list.unwrap_or_default(), &note.code, ctx)];
            }
            Action::Remove => {
                act.delete(ctx.facts, "note", &note.id);
                return vec![Cmd::Apply(act), Cmd::Toast(text::removed(ctx.lang))];
            }
            _ => {}
        }
        vec![Cmd::Apply(act)]
    }

    fn answered(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        if answer.ask == "reporter" {
            let mut act = ctx.facts.act();
            visit::set_reporter(ctx.facts, &mut act, visit_of(&self.sheet), &answer.value);
            return vec![Cmd::Apply(act)];
        }
        let Some(note) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        match answer.ask {
            "edit" => {
                note::rewrite(ctx.facts, &mut act, &note.id, &answer.value);
                return vec![Cmd::Apply(act), Cmd::ClearDraft(format!("note/{}", note.id))];
            }
            "item" => note::relate(ctx.facts, &mut act, &note.id, answer.value.trim_start_matches('-')),
            ask => return settled(note, ask, &answer.value, act, ctx),
        }
        vec![Cmd::Apply(act)]
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if let (Mouse::Click(at), Some(field)) = (mouse, &mut self.field)
            && field.click(at)
        {
            self.typing = true;
            return vec![];
        }
        match self.list.mouse(mouse) {
            Hit::Open if !self.typing => self.of_note(Action::Open, ctx),
            Hit::Open | Hit::Moved => {
                self.typing = false;
                vec![]
            }
            Hit::Miss => vec![],
        }
    }
}

impl Screen for NotesScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.typing { &[Context::Notes] } else { &[Context::Notes, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.field.as_mut().filter(|_| self.typing)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|n| Key::new("note", &n.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("hearing", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Leave => self.keep(ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

#[cfg(test)]
mod tests;
