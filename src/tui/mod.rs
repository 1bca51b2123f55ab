//! The terminal app. This page is the guide: how to write a screen.
//!
//! # The life of a key
//! `event → App::event → the focused Field, or keys::resolve(contexts, key) → Action → Screen::update → Vec<Cmd> →
//! App runs each → draw`. A screen reads facts through [`screen::Ctx`], keeps only its own state (selection, what is
//! folded, fields), and changes the world by [`screen::Cmd`]s alone. So a test drives it without a terminal.
//!
//! # A screen in five steps
//! 1. One file in `screens/` with a struct and `impl Screen`.
//! 2. Its keys: contexts that fit from [`keymap::Context`] (`List`, `Page`, `Form` …), and for keys of its own a new
//!    context with rows in [`keymap::TABLE`] (a new [`action::Action`] if no present one says it). Bar, help, palette
//!    and manual follow by themselves.
//! 3. `update`: one match arm per action. An act is built from `ctx.facts.act()` and returned as `Cmd::Apply`. What
//!    is not matched is ignored. Esc, undo, help and the like are done by the app.
//! 4. `draw`: widgets into `frame.buffer_mut()`; return where the hardware cursor belongs (fields say so), else `None`.
//!    Text goes through [`widgets::paint`] or a widget, never straight into the buffer; roles, not colours.
//! 5. Some `Cmd::push(TheScreen::new(…))` opens it. `place()` and one line in the opener bring it back after a restart.
//!
//! # Manners that the kit keeps for you
//! - A [`widgets::field::Field`] given by `Screen::field()` gets characters, paste, cursor keys, its own undo; with a
//!   draft key its text survives a crash. On `Input::Leave` return the `Apply` of what fields hold, then
//!   `Cmd::ClearDraft`; on a form the widget tells which field was left ([`widgets::form`]).
//! - If a saving fails the rest of the list waits with it: `[Apply, ClearDraft, Pop]` loses nothing.
//! - `disabled(action)` says why an action cannot be done now; bar, palette and key then say it.
//! - Widgets: [`widgets::list`], [`widgets::table`], [`widgets::form`] with [`widgets::entry`], [`widgets::choice`],
//!   [`widgets::steps`], [`widgets::tabs`], [`widgets::scroll`], [`widgets::bars`], [`widgets::finder`].
//! - Questions are overlays that answer: push `Confirm`, `Prompt`, `Choose` with a name, match `Input::Answer`.
//! - Long work is a `Cmd::Job`; its result comes as `Input::Done` to the screen that began it.
//! - Views made of facts may be kept while `ctx.facts.version` stays the same.
//!
//! # A complete screen
//! ```
//! use hucha::tui::{action::Action, keymap::Context, look::Role, screen::*, testing::Harness, wide};
//! use hucha::tui::{overlays::prompt::Prompt, widgets::list::{Hit, List}, widgets::paint};
//! use ratatui::{Frame, layout::{Position, Rect}};
//!
//! /// Branches by name; Enter renames the selected one.
//! #[derive(Default)]
//! struct Branches { list: List, ids: Vec<String> }
//!
//! impl Branches {
//!     fn rename(&self, ctx: &Ctx) -> Vec<Cmd> {
//!         let Some(id) = self.list.selected().and_then(|i| self.ids.get(i)) else { return vec![] };
//!         let name = ctx.facts.value("branch", id, "name");
//!         vec![Cmd::push(Prompt::new("name", "支部名称", name, Some(&format!("branch/{id}/name")), ctx).needed())]
//!     }
//!     fn named(&self, name: &str, ctx: &Ctx) -> Vec<Cmd> {
//!         let Some(id) = self.list.selected().and_then(|i| self.ids.get(i)) else { return vec![] };
//!         let mut act = ctx.facts.act();
//!         act.set(ctx.facts, "branch", id, "name", name);
//!         vec![Cmd::Apply(act), Cmd::ClearDraft(format!("branch/{id}/name"))]
//!     }
//! }
//!
//! impl Screen for Branches {
//!     fn contexts(&self) -> &'static [Context] { &[Context::List] }
//!     fn title(&self, _: &Ctx) -> String { "支部".into() }
//!     fn place(&self) -> Option<String> { Some("branches".into()) }
//!     fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
//!         match input {
//!             Input::Action(Action::Open) => return self.rename(ctx),
//!             Input::Action(action) => { self.list.act(action); }
//!             Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => return self.rename(ctx),
//!             Input::Answer(a) if a.ask == "name" => return self.named(&a.value, ctx),
//!             _ => {}
//!         }
//!         vec![]
//!     }
//!     fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
//!         self.ids = ctx.facts.all("branch").map(|r| r.id.clone()).collect();
//!         let row = |i: usize| {
//!             let name = ctx.facts.value("branch", &self.ids[i], "name");
//!             vec![paint::piece(wide::pad(&self.ids[i], 6), Role::Dim), paint::piece(name, Role::Text)]
//!         };
//!         self.list.draw(frame.buffer_mut(), area, self.ids.len(), ctx.look, true, row);
//!         None
//!     }
//! }
//!
//! # use hucha::model::{facts::Facts, record::{Cell, Change}};
//! # let mut facts = Facts::new("xBCDFG", 1);
//! # let cell = Cell { value: "机关支部".into(), open: false };
//! # facts.put(Change { entity: "branch".into(), id: "B01".into(), field: "name".into(), cell });
//! let mut app = Harness::with(facts, Branches::default(), 80, 24);
//! app.press("Enter Ctrl-A").type_text("生产一支部").press("Enter");
//! assert!(app.screen_text().contains("B01   生产一支部"));
//! assert!(app.screen_text().contains("已存 09:05:06"));
//! ```

pub mod action;
pub mod app;
mod ascii;
mod bursts;
mod chrome;
mod commands;
mod describe;
pub mod door;
mod drafts;
mod elsewhere;
mod held;
pub mod job;
pub mod keymap;
pub mod keys;
mod log;
pub mod look;
pub mod manual;
pub mod memory;
pub mod news;
pub mod open;
pub mod overlays;
pub mod run;
pub mod screen;
pub mod screens;
pub mod search;
mod sittings;
pub mod store_door;
mod term;
pub mod testing;
pub mod wide;
pub mod widgets;
