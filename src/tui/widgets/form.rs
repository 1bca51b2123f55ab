//! A form: rows of labels and fields, labels in line by display width, one of them with the focus.
//!
//! A field is committed when it is left: `Event::Left` tells the screen, which answers with [`Form::save`] or an act
//! of its own made from [`Form::changes`].

use super::entry::{Entry, Kind};
use super::field::Field;
use super::paint;
use super::phrases::Offer;
use crate::tui::action::Action;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse};
use crate::tui::wide;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows that a field of several lines takes at least and at most.
const TALL: (u16, u16) = (2, 6);

/// What input meant to a form.
#[derive(Debug)]
pub enum Event {
    /// Nothing that the screen has to do.
    Taken,
    /// A field was left: commit what has changed.
    Left,
    /// The form is accepted and everything in it is right.
    Submit,
    /// Not for the form.
    Pass(Input),
}

/// Entries and which of them has the focus.
pub struct Form {
    entries: Vec<Entry>,
    at: usize,
    top: usize,
    places: Vec<Rect>,
}

impl Form {
    /// A form; with a `draft` prefix what is typed is kept under `<prefix>/<key>` until it is committed, and what
    /// was left there is offered again.
    pub fn new(entries: Vec<Entry>, draft: Option<&str>, ctx: &Ctx) -> Form {
        let entries: Vec<_> = match draft {
            Some(prefix) => entries.into_iter().map(|e| e.drafted(prefix, ctx)).collect(),
            None => entries,
        };
        let at = entries.iter().position(|e| !matches!(e.kind, Kind::Fixed(_))).unwrap_or(0);
        Form { places: vec![Rect::default(); entries.len()], entries, at, top: 0 }
    }

    /// Begins with the focus on this entry.
    pub fn at(mut self, key: &str) -> Form {
        self.focus(key);
        self
    }

    /// Puts the focus on an entry.
    pub fn focus(&mut self, key: &str) {
        self.at = self.entries.iter().position(|e| e.key == key).unwrap_or(self.at);
    }

    /// The key of the entry with the focus.
    pub fn focused(&self) -> &'static str {
        self.entries.get(self.at).map_or("", |e| e.key)
    }

    /// The focused text field, for [`crate::tui::screen::Screen::field`].
    pub fn field(&mut self) -> Option<&mut Field> {
        self.entries.get_mut(self.at)?.field_mut()
    }

    /// An entry, to look at or to change.
    pub fn entry(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|e| e.key == key)
    }

    /// The canonical value of an entry; empty if it is wrong.
    pub fn value(&self, key: &str, ctx: &Ctx) -> String {
        self.entries.iter().find(|e| e.key == key).and_then(|e| e.value(ctx).ok()).unwrap_or_default()
    }

    /// Says beside an entry what is wrong with it, and goes there.
    pub fn wrong(&mut self, key: &str, why: impl Into<String>) {
        self.focus(key);
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.error = Some(why.into());
        }
    }

    /// What is right and not committed yet: (key, value). An empty value that must not be empty is not among them.
    pub fn changes(&self, ctx: &Ctx) -> Vec<(&'static str, String)> {
        let entries = self.entries.iter().filter(|e| !matches!(e.kind, Kind::Fixed(_)));
        let values = entries.filter_map(|e| Some((e, e.value(ctx).ok()?)));
        values.filter(|(e, v)| *v != e.first).map(|(e, v)| (e.key, v)).collect()
    }

    /// Commands that commit the changes as fields of a record; nothing if nothing has changed.
    pub fn save(&mut self, ctx: &Ctx, entity: &str, id: &str) -> Vec<Cmd> {
        let changes = self.changes(ctx);
        if changes.is_empty() {
            return vec![];
        }
        let mut act = ctx.facts.act();
        for (key, value) in &changes {
            act.set(ctx.facts, entity, id, key, value);
        }
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(self.committed(ctx));
        cmds
    }

    /// What is right in the form counts as committed; commands that drop its drafts, to stand behind the `Apply`.
    pub fn committed(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let mut cmds = Vec::new();
        for entry in &mut self.entries {
            let Ok(value) = entry.value(ctx) else { continue };
            entry.first = value;
            entry.recovered = false;
            if let Some(field) = entry.field_mut() {
                field.committed();
                cmds.extend(field.draft().map(|key| Cmd::ClearDraft(key.into())));
            }
        }
        cmds
    }

    /// Takes input.
    pub fn input(&mut self, input: Input, ctx: &Ctx) -> Event {
        match input {
            Input::Typed => {
                if let Some(entry) = self.entries.get_mut(self.at) {
                    (entry.error, entry.recovered) = (None, false);
                }
                Event::Taken
            }
            Input::Action(action) => self.action(action, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Leave => {
                self.check(ctx);
                Event::Left
            }
            other => Event::Pass(other),
        }
    }

    /// Esc closes the list of phrases first; for [`crate::tui::screen::Screen::back`].
    pub fn back(&mut self) -> bool {
        self.entries.get_mut(self.at).is_some_and(|e| e.phrases.close())
    }

    fn action(&mut self, action: Action, ctx: &Ctx) -> Event {
        let Some(entry) = self.entries.get_mut(self.at) else { return Event::Pass(Input::Action(action)) };
        let typed = entry.field().map_or(String::new(), |f| f.text().to_owned());
        match entry.phrases.act(action, &typed) {
            Offer::Take(phrase) => {
                if let Some(field) = entry.field_mut() {
                    field.replace(&phrase);
                }
                return Event::Taken;
            }
            Offer::Moved => return Event::Taken,
            Offer::Not => {}
        }
        if let Kind::Choice(choice) = &mut entry.kind
            && choice.act(action)
        {
            return Event::Left;
        }
        match action {
            Action::Next | Action::Down => self.go(1, ctx),
            Action::Previous | Action::Up => self.go(-1, ctx),
            Action::Open if self.at + 1 < self.entries.len() => self.go(1, ctx),
            Action::Open | Action::Submit => self.submit(ctx),
            other => Event::Pass(Input::Action(other)),
        }
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Event {
        let Mouse::Click(at) = mouse else { return Event::Pass(Input::Mouse(mouse)) };
        let Some(hit) = self.places.iter().position(|p| p.contains(at)) else {
            return Event::Pass(Input::Mouse(mouse));
        };
        self.check(ctx);
        let moved = hit != self.at;
        self.at = hit;
        let Some(entry) = self.entries.get_mut(hit) else { return Event::Taken };
        let chosen = if let Kind::Choice(choice) = &mut entry.kind { choice.mouse(mouse) } else { false };
        if let Some(field) = entry.field_mut() {
            field.click(at);
        }
        if moved || chosen { Event::Left } else { Event::Taken }
    }

    /// To the next or previous entry that can be filled in, going round.
    fn go(&mut self, by: isize, ctx: &Ctx) -> Event {
        self.check(ctx);
        let count = self.entries.len();
        for _ in 0..count {
            self.at = (self.at + count).saturating_add_signed(by) % count;
            if !matches!(self.entries[self.at].kind, Kind::Fixed(_)) {
                break;
            }
        }
        Event::Left
    }

    /// Says what is wrong with the entry that is left, and shows what is right in its canonical form.
    fn check(&mut self, ctx: &Ctx) {
        let Some(entry) = self.entries.get_mut(self.at) else { return };
        entry.phrases.close();
        match entry.value(ctx) {
            Ok(value) => {
                entry.error = None;
                let plain = matches!(entry.kind, Kind::Text(_));
                if let Some(field) = entry.field_mut().filter(|f| !plain && f.text() != value) {
                    field.replace(&value);
                }
            }
            Err(why) if entry.field().is_some_and(|f| !f.text().trim().is_empty()) => entry.error = Some(why),
            Err(_) => {}
        }
    }

    fn submit(&mut self, ctx: &Ctx) -> Event {
        self.check(ctx);
        let wrong = self.entries.iter().find_map(|e| Some((e.key, e.value(ctx).err()?)));
        let Some((key, why)) = wrong else { return Event::Submit };
        self.wrong(key, why);
        Event::Taken
    }

    /// Draws the form; where the hardware cursor stands.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let labels = self.entries.iter().map(|e| wide::width(&e.label)).max().unwrap_or(0) + 2;
        let labels = u16::try_from(labels).unwrap_or(area.width).min(area.width / 3);
        let room = area.width.saturating_sub(labels);
        let heights: Vec<u16> = (0..self.entries.len()).map(|i| self.height(i, room)).collect();
        self.scroll(&heights, area.height);
        self.places.fill(Rect::default());
        let mut cursor = None;
        let mut y = area.y;
        for (i, height) in heights.iter().enumerate().skip(self.top) {
            let height = (*height).min(area.bottom().saturating_sub(y));
            if height == 0 {
                break;
            }
            let place = Rect { y, height, ..area };
            cursor = self.draw_entry(buf, i, place, labels, ctx).or(cursor);
            y += height;
        }
        cursor
    }

    /// Rows of an entry: its field, phrases offered, and a line for help or error.
    fn height(&self, i: usize, room: u16) -> u16 {
        let entry = &self.entries[i];
        let typed = entry.field().map_or("", Field::text);
        let tall = match &entry.kind {
            Kind::Text(f) if f.is_several() => f.height(room).clamp(TALL.0, TALL.1),
            Kind::Choice(c) => c.height(room),
            _ => 1,
        };
        let word = entry.error.is_some() || entry.recovered || (i == self.at && !entry.help.is_empty());
        tall + entry.phrases.height(typed) + u16::from(word)
    }

    /// Scrolls so that the focused entry is seen whole if it can be.
    fn scroll(&mut self, heights: &[u16], room: u16) {
        self.top = self.top.min(self.at);
        while self.top < self.at && heights[self.top..=self.at].iter().sum::<u16>() > room {
            self.top += 1;
        }
    }

    fn draw_entry(&mut self, buf: &mut Buffer, i: usize, place: Rect, labels: u16, ctx: &Ctx) -> Option<Position> {
        let (look, focus) = (ctx.look, i == self.at);
        let right = Rect { x: place.x + labels, width: place.width - labels, ..place };
        let gloss = self.entries[i].gloss(ctx);
        let tall = self.height(i, right.width);
        let entry = &mut self.entries[i];
        let role = if focus { Role::Title } else { Role::Text };
        paint::put(buf, place.x, place.y, labels.saturating_sub(1), &entry.label, look.of_role(role));
        let typed = entry.field().map_or(String::new(), |f| f.text().to_owned());
        let word = entry.word(ctx, focus);
        let offers = entry.phrases.height(&typed);
        let rows = tall.saturating_sub(offers + u16::from(word.is_some())).min(place.height);
        let body = Rect { height: rows, ..right };
        let cursor = entry.draw(buf, body, &gloss, ctx, focus);
        self.places[i] = place;
        let below =
            Rect { y: body.bottom(), height: offers.min(place.bottom().saturating_sub(body.bottom())), ..right };
        entry.phrases.draw(buf, below, &typed, look);
        if let Some((word, role)) = word.filter(|_| below.bottom() < place.bottom()) {
            paint::put(buf, right.x, below.bottom(), right.width, &word, look.of_role(role));
        }
        cursor
    }
}

impl Entry {
    /// The line below: what is wrong, what was recovered, or what it is for.
    fn word(&self, ctx: &Ctx, focus: bool) -> Option<(String, Role)> {
        if let Some(error) = &self.error {
            return Some((error.clone(), Role::Bad));
        }
        if self.recovered {
            return Some((crate::text::tui::recovered(ctx.lang), Role::Warn));
        }
        (focus && !self.help.is_empty()).then(|| (self.help.clone(), Role::Dim))
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, gloss: &str, ctx: &Ctx, focus: bool) -> Option<Position> {
        match &mut self.kind {
            Kind::Fixed(value) => {
                paint::put(buf, area.x, area.y, area.width, value, ctx.look.of_role(Role::Dim));
                None
            }
            Kind::Choice(choice) => choice.draw(buf, area, ctx.look, focus),
            Kind::Text(field) => field.draw(buf, area, ctx.look, focus),
            Kind::Number(field, ..) | Kind::Points(field) | Kind::Date(field) => {
                let narrow = Rect { width: area.width.min(14), ..area };
                let rest = area.width.saturating_sub(15);
                paint::put(buf, area.x + 15, area.y, rest, gloss, ctx.look.of_role(Role::Dim));
                field.draw(buf, narrow, ctx.look, focus)
            }
        }
    }
}

#[cfg(test)]
mod tests;
