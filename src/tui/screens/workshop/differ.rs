//! What differs between two versions, to be read.

use crate::model::checklist::{Checklist, diff};
use crate::model::schema;
use crate::text::Lang;
use crate::text::form;
use crate::text::screens::workshop as text;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::paint::{Pieces, piece};
use crate::tui::widgets::scroll::Scroll;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Two versions side by side.
pub struct DiffScreen {
    old: Checklist,
    new: Checklist,
    scroll: Scroll,
    /// Lines for a width and language.
    seen: Option<(usize, Lang, Vec<Pieces>)>,
}

impl DiffScreen {
    /// From one list to another.
    pub fn new(old: Checklist, new: Checklist) -> DiffScreen {
        DiffScreen { old, new, scroll: Scroll::default(), seen: None }
    }

    fn lines(&self, width: usize, lang: Lang) -> Vec<Pieces> {
        let found = diff(&self.old, &self.new);
        let title = |list: &Checklist, code: &str| list.get(code).map(|i| i.title.clone()).unwrap_or_default();
        let mut lines = vec![
            vec![piece(text::differ_head(lang, &self.old.title, &self.old.version, &self.new.title), Role::Title)],
            vec![piece(text::differ_sum(lang, found.added.len(), found.removed.len(), found.changed.len()), Role::Dim)],
            vec![],
        ];
        let mut say = |words: String, role: Role| {
            lines.extend(wide::wrap(&words, width.max(8)).into_iter().map(|l| vec![piece(l, role)]));
        };
        if found.is_empty() {
            say(text::differ_none(lang), Role::Good);
        }
        for code in &found.reused {
            say(format!("! {}", form::diff_reused(lang, code)), Role::Bad);
        }
        for code in &found.added {
            say(format!("+ {}", form::diff_added(lang, code, title(&self.new, code))), Role::Good);
        }
        for code in &found.removed {
            say(format!("- {}", form::diff_removed(lang, code, title(&self.old, code))), Role::Warn);
        }
        let mut last = "";
        for change in &found.changed {
            if change.code != last {
                say(format!("~ {} {}", change.code, title(&self.new, &change.code)), Role::Title);
                last = &change.code;
            }
            let field = schema::field("indicator", change.field).map_or(change.field, |f| f.title(lang));
            say(format!("    {field}"), Role::Dim);
            say(format!("    - {}", change.old), Role::Dim);
            say(format!("    + {}", change.new), Role::Text);
        }
        lines
    }
}

impl Screen for DiffScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Page]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::differ(ctx.lang)
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => {
                self.scroll.act(action);
            }
            Input::Mouse(mouse) => {
                self.scroll.mouse(mouse);
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let body = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        };
        let width = usize::from(body.width.saturating_sub(2));
        if self.seen.as_ref().is_none_or(|s| (s.0, s.1) != (width, ctx.lang)) {
            self.seen = Some((width, ctx.lang, self.lines(width, ctx.lang)));
        }
        if let Some((_, _, lines)) = &self.seen {
            self.scroll.draw(frame.buffer_mut(), body, lines, ctx.look);
        }
        None
    }
}
