//! What a screen is: it names its keys, takes input, answers with commands, and draws itself.

use super::action::Action;
use super::door::Door;
use super::job::{Done, Job};
use super::keymap::Context;
use super::look::Look;
use super::widgets::field::Field;
use crate::documents::Given;
use crate::error::Error;
use crate::journal::Key;
use crate::model::act::Act;
use crate::model::calendar::Holidays;
use crate::model::facts::Facts;
use crate::text::Lang;
use chrono::{DateTime, FixedOffset, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// What a screen may look at. It changes nothing by itself: it answers with [`Cmd`]s.
pub struct Ctx<'a> {
    /// All that is known.
    pub facts: &'a Facts,
    /// The language of the interface.
    pub lang: Lang,
    /// Roles to styles.
    pub look: Look,
    /// The time of this event.
    pub now: DateTime<FixedOffset>,
    /// Settings and drafts of this laptop ([`Door::recall`], [`Door::draft`]).
    pub door: &'a dyn Door,
}

impl Ctx<'_> {
    /// The day of this event.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Person id of the user; empty on a laptop that is not set up yet.
    pub fn me(&self) -> &str {
        self.door.me()
    }

    /// The table of working days, made from the facts: keep it while [`Facts::version`] stays the same.
    pub fn holidays(&self) -> Holidays {
        Holidays::of(self.facts)
    }
}

/// What comes to a screen.
#[derive(Debug)]
pub enum Input {
    /// A key of the table.
    Action(Action),
    /// The text of the field that [`Screen::field`] gives has changed.
    Typed,
    /// The mouse; positions are those of the last draw.
    Mouse(Mouse),
    /// An overlay that this screen pushed gives its answer.
    Answer(Answer),
    /// A job that this screen began has ended.
    Done(Done),
    /// The screen is about to be left or covered: what its fields hold is to be committed now.
    Leave,
    /// The screen is on top again.
    Return,
}

/// A mouse event that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// A click with the left button.
    Click(Position),
    /// The wheel, in rows (down is positive), over a place.
    Wheel(Position, i16),
}

/// The answer of an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question, as named by the screen that asked.
    pub ask: &'static str,
    /// The text, the key of what was chosen, or `yes`.
    pub value: String,
}

/// What a screen wants done. A list is done in order; when a saving fails, the rest of the list waits with it and
/// goes on after a retry, so `[Apply, ClearDraft, Pop]` never loses what was typed.
pub enum Cmd {
    /// Puts a screen or overlay on top.
    Push(Box<dyn Screen>),
    /// Takes the top one off.
    Pop,
    /// Puts a screen in the place of the top one.
    Replace(Box<dyn Screen>),
    /// Goes back to the first screen.
    Home,
    /// Commits an act. An empty one does nothing.
    Apply(Act),
    /// The draft under this key is no longer needed: its text has been committed or given up on purpose.
    ClearDraft(String),
    /// Takes the last act back and says which.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// A word in the bottom line until the next key.
    Toast(String),
    /// Something failed: a banner says what, that nothing is lost, and what to do.
    Fail(Error),
    /// Work beside the interface.
    Job(Job),
    /// Takes the top one off and gives its answer to the one below.
    Answer(Answer),
    /// Presses a key of the table for the user (the palette).
    Act(Action),
    /// Changes the language.
    SetLang(Lang),
    /// Changes the look.
    SetLook(Look),
    /// Puts text on the clipboard.
    Copy(String),
    /// Keeps a setting of this laptop.
    Remember(String, String),
    /// From now on this person acts.
    SetMe(String),
    /// Reads one more quarter into the facts.
    LoadRound(String),
    /// Reads the facts anew.
    Reload,
    /// Ends the program.
    Quit,
    /// Ends the program, and everything that it keeps on this laptop is removed.
    CleanUp,
}

impl Cmd {
    /// Puts a screen on top.
    pub fn push(screen: impl Screen + 'static) -> Cmd {
        Cmd::Push(Box::new(screen))
    }
}

/// What the print key proposes on a screen.
#[derive(Debug, Clone, Default)]
pub struct Prints {
    /// Key of the form ([`crate::documents::KINDS`]); empty for the paper of the screen's own.
    pub form: &'static str,
    /// What it is about, where it is not the selected record.
    pub about: Option<Key>,
}

impl Prints {
    /// A form about the selected record.
    pub fn form(form: &'static str) -> Option<Prints> {
        Some(Prints { form, about: None })
    }

    /// A form about this record: its quarter and branch count.
    pub fn about(form: &'static str, entity: &str, id: &str) -> Option<Prints> {
        Some(Prints { form, about: Some(Key::new(entity, id, "")) })
    }

    /// The paper of the screen's own ([`Screen::own_paper`]).
    pub fn own() -> Option<Prints> {
        Some(Prints::default())
    }
}

/// A screen or an overlay.
pub trait Screen {
    /// Which rows of the key table hold, the most special first; `Global` always follows.
    fn contexts(&self) -> &'static [Context];

    /// Its name in the title bar.
    fn title(&self, ctx: &Ctx) -> String;

    /// Takes input, changes itself, says what is to be done.
    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd>;

    /// Draws itself and says where the hardware cursor belongs.
    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position>;

    /// The text field that has the focus: characters and editing keys go to it before any action.
    fn field(&mut self) -> Option<&mut Field> {
        None
    }

    /// Why an action cannot be done now.
    fn disabled(&self, _action: Action, _ctx: &Ctx) -> Option<String> {
        None
    }

    /// Whether an action can never be done here, whatever is selected: the bar leaves it out.
    fn dead(&self, _action: Action, _ctx: &Ctx) -> bool {
        false
    }

    /// Asked on Esc before the screen is taken off: something transient inside that closes first (a filter, a pane).
    fn back(&mut self, _ctx: &Ctx) -> bool {
        false
    }

    /// Its names in the title bar, where one is not enough.
    fn crumbs(&self, ctx: &Ctx) -> Vec<String> {
        vec![self.title(ctx)]
    }

    /// Where one is, in words that lead back here when the program is opened again (`visit/2026Q4/B04/site`).
    fn place(&self) -> Option<String> {
        None
    }

    /// Whether what it is about is not there any more, since an undo or a merge taken back took it away: the app then
    /// leaves this screen and all above it.
    fn gone(&self, _facts: &Facts) -> bool {
        false
    }

    /// The record that is selected, or one field of it: conflicts and history open at it. An empty field stands for
    /// the whole record.
    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        None
    }

    /// What the print key proposes here; none where there is nothing of this screen to put on paper: the key then offers
    /// the papers of the selected record or of the quarter. `print/table.rs` lists every screen with what it prints.
    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        None
    }

    /// A document about what is on this screen and no record of a quarter, such as a receipt. It is asked for when the
    /// print key is pressed.
    fn own_paper(&self, _ctx: &Ctx) -> Option<Given> {
        None
    }

    /// An overlay lets what is below be seen.
    fn overlay(&self) -> bool {
        false
    }
}
