//! All commands of the screen below, found by name, pinyin or initials.

use crate::text::{Lang, tui as text};
use crate::tui::action::Action;
use crate::tui::keymap::{self, Context, Row};
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::finder::{Finder, Item};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::popup;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The palette.
pub struct Palette {
    rows: Vec<&'static Row>,
    finder: Finder,
}

impl Palette {
    /// The commands of a screen with these contexts; `disabled` says why one cannot be done now.
    pub fn new(contexts: &[Context], lang: Lang, disabled: impl Fn(Action) -> Option<String>) -> Palette {
        let rows: Vec<_> = keymap::reachable(contexts).into_iter().filter(|r| !r.action.moves()).collect();
        let item = |(i, row): (usize, &&'static Row)| Item {
            off: disabled(row.action),
            ..Item::new(i.to_string(), format!("{}  {}", row.label(lang), row.help(lang)))
                .note(row.key_names(lang))
                .also(format!("{} {}", row.zh, row.en))
        };
        let items = rows.iter().enumerate().map(item).collect();
        Palette { finder: Finder::new(items, text::palette_hint(lang)), rows }
    }

    /// Undo and redo say what they would do; nothing means they cannot.
    pub fn saying(mut self, turns: [(Action, Option<String>); 2]) -> Palette {
        for (action, what) in turns {
            let at = self.rows.iter().position(|r| r.action == action);
            if let Some((at, what)) = at.zip(what) {
                self.finder.explain(at, &what);
            }
        }
        self
    }

    fn choose(&self) -> Vec<Cmd> {
        let Some(item) = self.finder.selected() else { return vec![] };
        if let Some(why) = &item.off {
            return vec![Cmd::Toast(why.clone())];
        }
        let row = item.key.parse::<usize>().ok().and_then(|i| self.rows.get(i));
        row.map_or(vec![], |r| vec![Cmd::Pop, Cmd::Act(r.action)])
    }
}

impl Screen for Palette {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Choose]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::palette(ctx.lang)
    }

    fn overlay(&self) -> bool {
        true
    }

    fn field(&mut self) -> Option<&mut Field> {
        Some(&mut self.finder.field)
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Typed => self.finder.narrow(),
            Input::Action(Action::Open) => return self.choose(),
            Input::Action(action) => {
                self.finder.list.act(action);
            }
            Input::Mouse(mouse) if self.finder.list.mouse(mouse) == Hit::Open => return self.choose(),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let height = u16::try_from(self.finder.len() + 3).unwrap_or(u16::MAX).min(20);
        let place = popup::middle(area, 72, height);
        let inner = popup::frame(frame.buffer_mut(), place, &self.title(ctx), ctx.look);
        self.finder.draw(frame.buffer_mut(), inner, ctx.look)
    }
}
