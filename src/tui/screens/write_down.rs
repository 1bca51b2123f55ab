//! A form that writes one thing down: some entries, and the act they become. What the rules refuse is said at the
//! entry it is about.

use crate::model::act::Act;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use crate::tui::widgets::paint::{self, Piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Why a form is refused: the entry it is about, and the words.
pub type Refused = (&'static str, String);

/// The act of a filled form; `get` gives the canonical value of an entry.
pub type Make = Box<dyn Fn(&dyn Fn(&'static str) -> String, &Ctx, &mut Act) -> Result<(), Refused>>;

/// The form.
pub struct WriteDown {
    title: String,
    head: String,
    form: Form,
    make: Make,
    /// What the bottom line says once it is written.
    word: Option<String>,
}

impl WriteDown {
    /// A form under a title, about what `head` says if the title alone does not. What is typed is kept under `draft` until it is committed.
    pub fn new(
        title: impl Into<String>,
        head: impl Into<String>,
        draft: &str,
        entries: Vec<Entry>,
        make: Make,
        ctx: &Ctx,
    ) -> WriteDown {
        let form = Form::new(entries, Some(draft), ctx);
        WriteDown { title: title.into(), head: head.into(), form, make, word: None }
    }

    /// Begins at this entry instead of the first.
    pub fn at(mut self, key: &str) -> WriteDown {
        self.form.focus(key);
        self
    }

    /// Says these words once it is written.
    pub fn saying(self, word: String) -> WriteDown {
        WriteDown { word: Some(word), ..self }
    }

    fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        let done = (self.make)(&|key| self.form.value(key, ctx), ctx, &mut act);
        if let Err((field, why)) = done {
            self.form.wrong(field, why);
            return vec![];
        }
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(self.form.committed(ctx));
        cmds.push(Cmd::Pop);
        cmds.extend(self.word.take().map(Cmd::Toast));
        cmds
    }
}

impl Screen for WriteDown {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        self.title.clone()
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
        let head = Rect { height: 2.min(inner.height), ..inner };
        let used = match self.head.as_str() {
            "" => 0,
            words => paint::text(buf, head, words, ctx.look.of_role(Role::Title)),
        };
        let rest = inner.height.saturating_sub(used + 1);
        self.form.draw(buf, Rect { y: inner.y + used + 1, height: rest, ..inner }, ctx)
    }
}

/// Rows below a table in which the selected row is read in full.
const FULL: u16 = 3;

/// Takes the last rows of an area for the selected row in full, where the area is high enough; gives what is left.
/// Cells that a narrow table cuts are read there.
pub fn in_full(frame: &mut Frame, area: Rect, cells: &[Piece], ctx: &Ctx) -> Rect {
    if area.height < 4 * FULL {
        return area;
    }
    let words: Vec<&str> = cells.iter().map(|p| p.0.trim()).filter(|t| !t.is_empty()).collect();
    let below = Rect { y: area.bottom() - FULL + 1, height: FULL - 1, ..area };
    paint::text(frame.buffer_mut(), below, &words.join("  "), ctx.look.of_role(Role::Dim));
    Rect { height: area.height - FULL, ..area }
}
