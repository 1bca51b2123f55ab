//! The app: a stack of screens, what comes in, and what is waiting. It knows no terminal: tests drive it as it is.

use super::action::Action;
use super::door::Door;
use super::drafts::Drafts;
use super::held::Held;
use super::job::Running;
use super::keymap::Context;
use super::keys;
use super::look::Look;
use super::news::News;
use super::overlays::message::Message;
use super::screen::{Cmd, Ctx, Input, Mouse, Screen};
use super::screens::board::{BoardScreen, news};
use super::screens::left_behind;
use crate::error::Result;
use crate::model::board;
use crate::model::facts::Facts;
use crate::text::{Lang, tui as text};
use chrono::{DateTime, FixedOffset};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Text that goes on within this pause is one text.
const STRAY_PAUSE: Duration = Duration::from_secs(1);
/// Rows that one notch of the wheel moves.
const WHEEL: i16 = 3;

/// What screens may look at, in one place, so that a screen can be changed while it looks.
pub(super) struct World<D> {
    pub door: D,
    pub facts: Facts,
    pub lang: Lang,
    pub look: Look,
}

impl<D: Door> World<D> {
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx { facts: &self.facts, lang: self.lang, look: self.look, now: self.door.now(), door: &self.door }
    }
}

pub(super) struct Layer {
    pub id: u64,
    pub screen: Box<dyn Screen>,
}

/// What the loop has to do to the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put text on the clipboard.
    Copy(String),
    /// Capture the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Draw everything anew.
    Redraw,
    /// The terminal draws signs of ambiguous width two cells wide, or not.
    Wide(bool),
}

/// The whole app.
pub struct App<D> {
    pub(super) world: World<D>,
    pub(super) layers: Vec<Layer>,
    pub(super) ids: u64,
    pub(super) toast: Option<String>,
    /// "已存 09:05:06": set only after a commit returned.
    pub(super) saved: Option<String>,
    /// What failed and what to do.
    pub(super) banner: Option<String>,
    /// Savings that failed and wait for a retry, in order.
    pub(super) waiting: Vec<Cmd>,
    pub(super) drafts: Drafts,
    pub(super) jobs: Vec<Running>,
    pub(super) news: Sender<News>,
    pub(super) clipboard: String,
    pub(super) mouse: bool,
    pub(super) effects: Vec<Effect>,
    pub(super) ended: bool,
    /// A job has the store: savings wait for it.
    pub(super) lent: bool,
    pub(super) late_drafts: Vec<(String, String)>,
    /// Asked to quit while something could not be saved.
    pub(super) warned: bool,
    /// When text last came although no field was open to take it.
    pub(super) stray: Option<Instant>,
    /// Actions of the bottom bar by their columns, from the last draw.
    pub(super) bar: Vec<(Rect, Action)>,
    /// Text that was given back to the screen because its saving failed.
    pub(super) held: Option<Held>,
    /// It ended so that everything is removed.
    pub(super) cleaning: bool,
    /// Since when there are changes that no backup has.
    pub(super) unbacked: Option<DateTime<FixedOffset>>,
}

impl<D: Door> App<D> {
    /// An app with its first screen. `news` is where job threads report to; the loop hands it back with [`App::news`].
    ///
    /// # Errors
    /// If the facts cannot be read.
    pub fn new(door: D, first: Box<dyn Screen>, lang: Lang, look: Look, news: Sender<News>) -> Result<App<D>> {
        let facts = door.facts()?;
        let mouse = door.recall("mouse").as_deref() != Some("off");
        Ok(App {
            world: World { door, facts, lang, look },
            layers: vec![Layer { id: 0, screen: first }],
            ids: 1,
            toast: None,
            saved: None,
            banner: None,
            waiting: Vec::new(),
            drafts: Drafts::default(),
            jobs: Vec::new(),
            news,
            clipboard: String::new(),
            mouse,
            effects: Vec::new(),
            ended: false,
            lent: false,
            late_drafts: Vec::new(),
            warned: false,
            stray: None,
            bar: Vec::new(),
            held: None,
            cleaning: false,
            unbacked: None,
        })
    }

    /// Opens again where one was: `open` makes a screen of a place. Says if typed text was left behind.
    pub fn reopen(&mut self, open: impl Fn(&str, &Ctx) -> Option<Box<dyn Screen>>) {
        let places = self.world.door.recall("place").unwrap_or_default();
        for place in places.lines() {
            let Some(screen) = open(place, &self.world.ctx()) else { break };
            self.push(screen);
        }
        self.lead_to_draft(open);
    }

    /// Says where typed text was left behind, and goes there.
    fn lead_to_draft(&mut self, open: impl Fn(&str, &Ctx) -> Option<Box<dyn Screen>>) {
        let kept = self.world.door.drafts();
        let Some(first) = kept.first() else { return };
        let lang = self.world.lang;
        let left = left_behind::of(first, &self.world.facts, lang);
        let more = if kept.len() > 1 { text::drafts_more(lang, kept.len() - 1) } else { String::new() };
        self.toast = Some(text::drafts_left(lang, left.what, more));
        let here = |p: &String| self.layers.iter().any(|l| l.screen.place().as_ref() == Some(p));
        if let Some(screen) = left.place.filter(|p| !here(p)).and_then(|p| open(&p, &self.world.ctx())) {
            self.push(screen);
        }
    }

    /// On the first start of a day: the board over home, if something is overdue or due that nobody has read here and
    /// nothing was opened again.
    pub fn begin_with_board(&mut self, round: &str) {
        let ctx = self.world.ctx();
        let today = ctx.today();
        let shown = ctx.door.recall(board::SHOWN).is_some_and(|day| day == today.to_string());
        if self.layers.len() > 1 || shown || news(&board::of(ctx.facts, &ctx.holidays(), today), &ctx) == 0 {
            return;
        }
        self.remember(board::SHOWN, &today.to_string());
        self.push(Box::new(BoardScreen::new(round)));
    }

    /// Shows what people should know before anything else.
    pub fn announce(&mut self, title: String, words: String) {
        self.push(Box::new(Message::new(title, words)));
    }

    /// The door, when the app has ended.
    pub fn into_door(self) -> D {
        self.world.door
    }

    /// Whether the program is to end.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Whether it ended so that everything on this laptop is removed.
    pub fn cleaning(&self) -> bool {
        self.ended && self.cleaning
    }

    /// What the loop has to do to the terminal, once.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Whether the mouse is captured.
    pub fn mouse(&self) -> bool {
        self.mouse
    }

    /// The door, for tests and for the end of the program.
    pub fn door(&mut self) -> &mut D {
        &mut self.world.door
    }

    /// What is known.
    pub fn facts(&self) -> &Facts {
        &self.world.facts
    }

    /// When [`App::tick`] wants to be called; never while nothing is pending.
    pub fn deadline(&self) -> Option<Instant> {
        if self.lent { None } else { self.drafts.due() }
    }

    /// Time passed: typed text whose pause is over is kept.
    pub fn tick(&mut self, at: Instant) {
        if let Some((key, text)) = self.drafts.take_due(at) {
            self.keep_draft(&key, &text);
        }
    }

    /// The program has to end now: what fields hold is committed, or kept as a draft.
    pub fn close(&mut self) {
        self.warned = true;
        self.run(vec![Cmd::Quit]);
        if let Some((key, text)) = self.drafts.left(None) {
            self.keep_draft(&key, &text);
        }
        self.ended = true;
    }

    /// Takes an event of the terminal; false if nothing can have changed.
    pub fn event(&mut self, event: Event, at: Instant) -> bool {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key, at),
            Event::Paste(text) => self.paste(&text, at),
            Event::Mouse(mouse) => return self.mouse_event(mouse),
            Event::Resize(..) => {}
            _ => return false,
        }
        self.settle();
        true
    }

    fn key(&mut self, key: KeyEvent, at: Instant) {
        self.toast = None;
        if self.typed(key, at) {
            return;
        }
        let Some(layer) = self.layers.last_mut() else { return };
        let typing = layer.screen.field().is_some();
        if !typing && self.is_stray(key, at) {
            return;
        }
        let Some(layer) = self.layers.last_mut() else { return };
        if let Some(action) = keys::resolve(layer.screen.contexts(), typing, key) {
            let layers = self.layers.len();
            self.act(action);
            // Refused where numbers were to follow: what follows at once must not score.
            if action.leads_to_numbers() && self.toast.is_some() && self.layers.len() == layers {
                self.stray = Some(at);
            }
        }
    }

    /// Whether a key belongs to text that is typed although nothing takes text here: the first character that no key
    /// of the table has, and all that follow at once. Its digits and letters must not act.
    fn is_stray(&mut self, key: KeyEvent, at: Instant) -> bool {
        let KeyCode::Char(c) = key.code else { return false };
        let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let goes_on = self.stray.is_some_and(|last| at.saturating_duration_since(last) < STRAY_PAUSE);
        let begins = !c.is_ascii() && keys::resolve(self.contexts(), false, key).is_none();
        if !plain || !(goes_on || begins) {
            return false;
        }
        self.stray = Some(at);
        self.toast = Some(text::stray(self.world.lang));
        true
    }

    /// Gives a key to the focused field first.
    fn typed(&mut self, key: KeyEvent, at: Instant) -> bool {
        let Some(field) = self.layers.last_mut().and_then(|l| l.screen.field()) else { return false };
        let before = field.text().to_owned();
        if key.code == KeyCode::Char('v') && key.modifiers == KeyModifiers::CONTROL {
            field.paste(&self.clipboard);
        } else if !field.key(key) {
            return false;
        }
        if let Some(text) = field.copied() {
            self.clipboard.clone_from(&text);
            self.effects.push(Effect::Copy(text));
        }
        self.after_typing(&before, at);
        true
    }

    fn paste(&mut self, text: &str, at: Instant) {
        let Some(field) = self.layers.last_mut().and_then(|l| l.screen.field()) else { return };
        let before = field.text().to_owned();
        field.paste(text);
        self.after_typing(&before, at);
    }

    fn after_typing(&mut self, before: &str, at: Instant) {
        let Some(field) = self.layers.last_mut().and_then(|l| l.screen.field()) else { return };
        if field.text() == before {
            return;
        }
        if let Some(key) = field.draft() {
            let earlier = self.drafts.typed(key, field.text(), at);
            if let Some((key, text)) = earlier {
                self.keep_draft(&key, &text);
            }
        }
        self.tell(Input::Typed);
    }

    fn mouse_event(&mut self, event: MouseEvent) -> bool {
        let at = Position::new(event.column, event.row);
        let mouse = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Mouse::Click(at),
            MouseEventKind::ScrollDown => Mouse::Wheel(at, WHEEL),
            MouseEventKind::ScrollUp => Mouse::Wheel(at, -WHEEL),
            _ => return false,
        };
        self.toast = None;
        let pressed = self.bar.iter().find(|b| mouse == Mouse::Click(at) && b.0.contains(at)).map(|b| b.1);
        match pressed {
            Some(action) => self.act(action),
            None => {
                self.tell(Input::Mouse(mouse));
            }
        }
        self.settle();
        true
    }

    /// Takes news other than events of the terminal.
    pub fn news(&mut self, news: News) {
        let (id, result, store) = match news {
            News::Done { id, result, store } => (id, result, store),
            News::Wide(wide) => return self.effects.push(Effect::Wide(wide)),
            News::Event(_) | News::Progress | News::End => return,
        };
        let Some(at) = self.jobs.iter().position(|j| j.id == id) else { return };
        let job = self.jobs.remove(at);
        if let Some(store) = store {
            self.store_is_back(*store, job.writes);
        }
        let cancelled = job.progress.cancelled();
        let done = super::job::Done { name: job.name, cancelled, lang: self.world.lang, result };
        match self.layers.iter_mut().find(|l| l.id == job.layer) {
            Some(layer) => {
                let cmds = layer.screen.update(Input::Done(done), &self.world.ctx());
                self.run(cmds);
            }
            None => self.orphan(&job.title, done),
        }
        self.settle();
    }

    /// The screen that began a job is gone: an error must still be seen.
    fn orphan(&mut self, title: &str, done: super::job::Done) {
        match done.result {
            Ok(_) => self.toast = Some(text::job_done(self.world.lang, title)),
            Err(_) if done.cancelled => {}
            Err(error) => self.fail(&error),
        }
    }

    /// Gives input to the top screen and does what it answers.
    pub(super) fn tell(&mut self, input: Input) -> bool {
        let typed = self.typed_in(self.layers.len().saturating_sub(1));
        let Some(layer) = self.layers.last_mut() else { return true };
        let cmds = layer.screen.update(input, &self.world.ctx());
        let done = self.run(cmds);
        if !done {
            self.give_back(typed);
        }
        done
    }

    /// A draft whose field has lost the focus is kept at once.
    fn settle(&mut self) {
        let focused = self.layers.last_mut().and_then(|l| l.screen.field()).and_then(|f| f.draft()).map(str::to_owned);
        if let Some((key, text)) = self.drafts.left(focused.as_deref()) {
            self.keep_draft(&key, &text);
        }
    }

    /// The contexts of the top screen.
    pub(super) fn contexts(&self) -> &'static [Context] {
        self.layers.last().map_or(&[], |l| l.screen.contexts())
    }

    /// Does an action as if its key had been pressed.
    pub(super) fn act(&mut self, action: Action) {
        let Some(layer) = self.layers.last_mut() else { return };
        if let Some(why) = layer.screen.disabled(action, &self.world.ctx()) {
            self.toast = Some(why);
            return;
        }
        if action == Action::Back && (layer.screen.back(&self.world.ctx()) || self.banner_closed()) {
            return;
        }
        if !self.global(action) {
            self.tell(Input::Action(action));
        }
    }

    /// Esc takes away a banner behind which nothing waits.
    fn banner_closed(&mut self) -> bool {
        self.waiting.is_empty() && self.banner.take().is_some()
    }
}
