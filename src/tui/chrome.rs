//! What is drawn around every screen: title bar, error banner, bottom bar.

use super::action::Action;
use super::app::App;
use super::door::Door;
use super::keymap::{self, Row};
use super::keys::Key;
use super::look::Role;
use super::wide;
use super::widgets::paint;
use crate::text::tui as text;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The smallest screen that is drawn.
pub const LEAST: (u16, u16) = (60, 20);

/// A key of at least this weight is worth a second row of the bar, on a screen of so many rows.
const MATTERS: u8 = 38;
const ROOMY: u16 = 24;

impl<D: Door> App<D> {
    /// Draws everything and puts the hardware cursor where the topmost layer wants it; returns where.
    pub fn draw(&mut self, frame: &mut Frame) -> Option<Position> {
        let area = frame.area();
        if area.width < LEAST.0 || area.height < LEAST.1 {
            let word = text::too_small(self.world.lang, LEAST.0, LEAST.1, area.width, area.height);
            paint::put(frame.buffer_mut(), area.x, area.y, area.width, &word, self.world.look.of_role(Role::Text));
            return None;
        }
        let top = Rect { height: 1, ..area };
        let bar = self.bar_rows(area);
        let bottom = Rect { y: area.bottom() - bar, height: bar, ..area };
        let banner = self.banner(frame, area);
        let body = Rect { y: area.y + 1 + banner, height: area.height - 1 - bar - banner, ..area };
        let cursor = self.draw_layers(frame, body);
        if let Some(at) = cursor {
            frame.set_cursor_position(at);
        }
        self.title_bar(frame, top); // after the screens: what they show decides what they are called
        self.bottom_bar(frame, bottom);
        cursor
    }

    fn draw_layers(&mut self, frame: &mut Frame, body: Rect) -> Option<Position> {
        let base = self.layers.iter().rposition(|l| !l.screen.overlay()).unwrap_or(0);
        let ctx = self.world.ctx();
        let mut at = None;
        for layer in &mut self.layers[base..] {
            at = layer.screen.draw(frame, body, &ctx).or(at.filter(|_| !layer.screen.overlay()));
        }
        at
    }

    fn title_bar(&self, frame: &mut Frame, area: Rect) {
        let look = self.world.look;
        let style = look.of_role(Role::Bar);
        let buf = frame.buffer_mut();
        paint::fill(buf, area, style);
        let right = self.right_side();
        let size = u16::try_from(wide::width(&right)).unwrap_or(0).min(area.width / 2);
        paint::put(buf, area.right() - size - 1, area.y, size, &right, style);
        let room = area.width.saturating_sub(size + 4);
        let title = self.crumbs(usize::from(room));
        paint::put(buf, area.x + 1, area.y, room, &title, style.patch(look.of_role(Role::Title)));
    }

    /// Running jobs and when was saved last.
    fn right_side(&self) -> String {
        let mut parts: Vec<_> = self.jobs.iter().map(|j| format!("{} {}%", j.title, j.progress.percent())).collect();
        if !self.waiting.is_empty() {
            parts.push(text::unsaved(self.world.lang));
        } else if let Some(saved) = &self.saved {
            parts.push(saved.clone());
        }
        parts.join("  ")
    }

    /// Names of the screens from the first to the top; the first ones leave when it is narrow.
    fn crumbs(&self, room: usize) -> String {
        let ctx = self.world.ctx();
        let mut names = vec![text::name(ctx.lang)];
        names.extend(self.layers.iter().filter(|l| !l.screen.overlay()).flat_map(|l| l.screen.crumbs(&ctx)));
        let mut line = names.join(" › ");
        while wide::width(&line) > room && names.len() > 1 {
            names.remove(0);
            line = format!("› {}", names.join(" › "));
        }
        line
    }

    /// Draws what failed below the title bar; how many rows that took.
    fn banner(&self, frame: &mut Frame, area: Rect) -> u16 {
        let Some(banner) = &self.banner else { return 0 };
        let lines = wide::wrap(banner, usize::from(area.width - 2));
        let rows = u16::try_from(lines.len()).unwrap_or(1).min(5);
        let place = Rect { y: area.y + 1, height: rows, ..area };
        let style = self.world.look.of_role(Role::Bad);
        paint::text(frame.buffer_mut(), Rect { x: place.x + 1, width: place.width - 2, ..place }, banner, style);
        rows
    }

    /// Rows of the bar: a second one where keys that matter would have no place and the screen is high enough.
    fn bar_rows(&mut self, area: Rect) -> u16 {
        let one = Rect { height: 1, width: area.width - 2, ..area };
        let shown = self.bar_items(one).len();
        let wanted = self.bar_wanted().iter().filter(|(r, _)| r.bar >= MATTERS).count();
        if area.height >= ROOMY && shown < wanted { 2 } else { 1 }
    }

    fn bottom_bar(&mut self, frame: &mut Frame, area: Rect) {
        let look = self.world.look;
        self.bar.clear();
        paint::fill(frame.buffer_mut(), area, look.of_role(Role::Bar));
        let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let inner = self.toast_line(frame, inner);
        for (place, row, key) in self.bar_items(inner) {
            let off = self.layers.last().is_some_and(|l| l.screen.disabled(row.action, &self.world.ctx()).is_some());
            let bar = look.of_role(Role::Bar);
            let (key_role, label_role) = if off { (Role::Dim, Role::Dim) } else { (Role::Key, Role::Bar) };
            let buf = frame.buffer_mut();
            let x = paint::put(buf, place.x, place.y, place.width, &key, bar.patch(look.of_role(key_role)));
            let rest = place.right().saturating_sub(x + 1);
            paint::put(buf, x + 1, place.y, rest, row.label(self.world.lang), bar.patch(look.of_role(label_role)));
            self.bar.push((place, row.action));
        }
    }

    /// Says the last word on the first rows of the bar; returns what is left of it for the keys.
    fn toast_line(&self, frame: &mut Frame, area: Rect) -> Rect {
        let Some(toast) = &self.toast else { return area };
        let look = self.world.look;
        let style = look.of_role(Role::Bar).patch(look.of_role(Role::Title));
        let lines = wide::wrap(toast, usize::from(area.width));
        for (line, place) in lines.iter().zip(area.rows()) {
            paint::put(frame.buffer_mut(), place.x, place.y, place.width, line, style);
        }
        let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        if used < area.height {
            return Rect { y: area.y + used, height: area.height - used, ..area };
        }
        let end = lines.get(usize::from(used) - 1).map_or(0, |l| wide::width(l) + 3);
        let start = u16::try_from(end).unwrap_or(u16::MAX).min(area.width);
        Rect { x: area.x + start, y: area.bottom() - 1, width: area.width - start, height: 1 }
    }

    /// The rows that the bar would like to show, each with its key. What a screen cannot do at all is left out.
    fn bar_wanted(&mut self) -> Vec<(&'static Row, String)> {
        let lang = self.world.lang;
        let typing = self.layers.last_mut().is_some_and(|l| l.screen.field().is_some());
        let ctx = self.world.ctx();
        let prints = self.layers.last().is_some_and(|l| l.screen.prints(&ctx).is_some());
        let dead = |r: &Row| self.layers.last().is_some_and(|l| l.screen.dead(r.action, &ctx));
        keymap::reachable(self.contexts())
            .into_iter()
            .filter(|r| r.action != Action::Print || prints)
            .filter(|r| r.bar > 0 && !(r.action == Action::Back && self.layers.len() == 1) && !dead(r))
            .filter_map(|r| Some((r, bar_key(r, typing)?.name(lang))))
            .collect()
    }

    /// The rows that fit into the bar, each with its place and the key to show.
    fn bar_items(&mut self, area: Rect) -> Vec<(Rect, &'static Row, String)> {
        let lang = self.world.lang;
        let mut items = self.bar_wanted();
        let size = |r: &Row, key: &str| u16::try_from(wide::width(key) + 1 + wide::width(r.label(lang))).unwrap_or(0);
        loop {
            let sizes: Vec<u16> = items.iter().map(|(r, k)| size(r, k)).collect();
            if let Some(places) = lines_of(&sizes, area) {
                return items.into_iter().zip(places).map(|((row, key), at)| (at, row, key)).collect();
            }
            let Some(least) = items.iter().enumerate().min_by_key(|(_, i)| i.0.bar).map(|(n, _)| n) else {
                return Vec::new();
            };
            items.remove(least);
        }
    }
}

/// Places of these widths one after the other, in as many rows as there are; none if they do not fit.
fn lines_of(sizes: &[u16], area: Rect) -> Option<Vec<Rect>> {
    let (mut x, mut y) = (area.x, area.y);
    let place = |size: &u16| {
        if x + size > area.right() {
            (x, y) = (area.x, y + 1);
        }
        let at = Rect::new(x, y, *size, 1);
        x += size + 2;
        (y < area.bottom() && at.right() <= area.right()).then_some(at)
    };
    sizes.iter().map(place).collect()
}

/// The key to show: while typing one that is no text.
fn bar_key(row: &Row, typing: bool) -> Option<Key> {
    row.keys.iter().copied().find(|k| !typing || !k.is_text())
}
