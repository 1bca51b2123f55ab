//! How the problem form looks.

use super::entry::{Entry, Part};
use super::{ProblemForm, Target};
use crate::model::calendar::date_full;
use crate::model::evidence::Evidence;
use crate::model::problem::Class;
use crate::model::wording::gap;
use crate::text::screens::{problem_form as text, visit as visit_text};
use crate::text::tui as tui_text;
use crate::text::{Lang, Say};
use crate::tui::look::{Look, Role};
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::{LABEL, labelled};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of the date field.
const DATE: u16 = 14;

impl ProblemForm {
    pub(super) fn paint(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let files = self.files(ctx);
        let new = matches!(self.target, Target::New(..));
        let Some(entry) = &mut self.entry else {
            paint::text(buf, area, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return None;
        };
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut pen = Pen { buf, area: inner, y: inner.y, look: ctx.look, lang: ctx.lang, at: None };
        entry.places.clear();
        pen.head(entry);
        let tall = (inner.height.saturating_sub(12) / 2).clamp(2, 8);
        pen.text(entry, Part::Fact, text::fact(ctx.lang), tall);
        pen.text(entry, Part::Suggestion, text::suggestion(ctx.lang), tall);
        pen.classes(entry);
        pen.due(entry);
        pen.text(entry, Part::Responsible, text::responsible(ctx.lang), 1);
        pen.files(&files);
        pen.foot(entry, new);
        pen.at
    }

    fn files(&self, ctx: &Ctx) -> Vec<String> {
        let Target::Old(id) = &self.target else { return vec![] };
        Evidence::of_record(ctx.facts, id).into_iter().map(|f| f.name).collect()
    }
}

/// Draws top down.
struct Pen<'a> {
    buf: &'a mut Buffer,
    area: Rect,
    y: u16,
    look: Look,
    lang: Lang,
    /// Where the cursor belongs.
    at: Option<Position>,
}

impl Pen<'_> {
    /// The next rows, as far as there are any.
    fn rows(&mut self, height: u16) -> Rect {
        let height = height.min(self.area.bottom().saturating_sub(self.y));
        let rows = Rect { y: self.y, height, ..self.area };
        self.y += height;
        rows
    }

    fn head(&mut self, entry: &Entry) {
        let row = self.rows(1);
        let Some(item) = &entry.indicator else { return };
        let (said, role) = super::super::visit::result(item, &entry.answer, self.lang);
        let title = piece(format!("{} {}  ", item.code, item.title), Role::Title);
        paint::line(self.buf, row, &[title, piece(said, role)], self.look);
        let rule = labelled(&visit_text::label_rule(self.lang), &item.rule, Role::Dim, usize::from(row.width));
        let rule: Vec<Pieces> = rule.into_iter().take(2).collect();
        let place = self.rows(u16::try_from(rule.len()).unwrap_or(0));
        paint::lines(self.buf, place, &rule, self.look);
    }

    fn label(&mut self, row: Rect, word: String, focus: bool) -> Rect {
        let role = if focus { Role::Accent } else { Role::Dim };
        paint::line(self.buf, row, &[piece(word, role)], self.look);
        let label = u16::try_from(LABEL).unwrap_or(0).min(row.width);
        Rect { x: row.x + label, width: row.width - label, ..row }
    }

    /// A text with its label, and the phrases that are offered below.
    fn text(&mut self, entry: &mut Entry, part: Part, label: String, tall: u16) {
        let focus = entry.part == part && !entry.locked;
        let room = self.area.width.saturating_sub(u16::try_from(LABEL).unwrap_or(0));
        let needs = entry.field_of(part).map_or(1, |f| f.height(room));
        let least = if tall > 1 { 2 } else { 1 };
        let rows = self.rows(needs.clamp(least, tall));
        let place = self.label(rows, label, focus);
        entry.places.push((rows, part));
        let look = self.look;
        if let Some(field) = entry.field_of(part) {
            let at = field.draw(self.buf, place, look, focus);
            self.at = at.or(self.at);
        }
        if focus {
            let offered = self.rows(entry.phrases_height());
            entry.draw_phrases(self.buf, Rect { x: place.x, width: place.width, ..offered }, look);
        }
    }

    fn classes(&mut self, entry: &mut Entry) {
        let row = self.rows(1);
        let focus = entry.part == Part::Class && !entry.locked;
        let place = self.label(row, text::class(self.lang), focus);
        entry.places.push((Rect { width: place.x - row.x, ..row }, Part::Class));
        let mut x = place.x;
        for (n, class) in (1..).zip(Class::ALL) {
            let role = match (entry.class == class, focus) {
                (true, true) => Role::Selected,
                (true, false) => Role::Badge,
                (false, _) => Role::Text,
            };
            let word = format!(" {n} {} ", class.name(self.lang));
            let end = paint::put(self.buf, x, row.y, row.right().saturating_sub(x), &word, self.look.of_role(role));
            entry.places.push((Rect { x, width: end - x, ..row }, Part::Class));
            x = (end + 1).min(row.right());
        }
        if let Some(number) = &entry.came_back {
            let rest = Rect { x: (x + 1).min(row.right()), width: row.right().saturating_sub(x + 1), ..row };
            paint::line(self.buf, rest, &[piece(text::came_back(self.lang, number), Role::Warn)], self.look);
        }
    }

    fn due(&mut self, entry: &mut Entry) {
        let focus = entry.part == Part::Due && !entry.locked;
        let (said, role) = about_due(entry, self.lang);
        let row = self.rows(1);
        let place = self.label(row, text::due(self.lang), focus);
        entry.places.push((row, Part::Due));
        let width = DATE.min(place.width);
        let field = Rect { width, ..place };
        let at = entry.due.draw(self.buf, field, self.look, focus && !entry.told);
        self.at = at.or(self.at);
        let rest = Rect { x: field.right() + 1, width: place.width.saturating_sub(width + 1), ..row };
        paint::line(self.buf, rest, &[piece(said, role)], self.look);
    }

    fn files(&mut self, files: &[String]) {
        let row = self.rows(1);
        let place = self.label(row, text::files(self.lang), false);
        let (said, role) = match files {
            [] => (text::no_files(self.lang), Role::Dim),
            names => (names.join("、"), Role::Text),
        };
        paint::line(self.buf, place, &[piece(said, role)], self.look);
    }

    fn foot(&mut self, entry: &Entry, new: bool) {
        self.rows(1);
        let (said, role) = match (entry.locked, entry.recovered, new) {
            (true, ..) => (visit_text::final_locked(self.lang), Role::Warn),
            (_, true, _) => (tui_text::recovered(self.lang), Role::Warn),
            _ if entry.stale.is_some() => {
                let (said, count) = entry.stale.unwrap_or_default();
                let unit = entry.indicator.as_ref().map_or("", |i| i.unit.as_str());
                (text::stale(self.lang, said, count, unit), Role::Warn)
            }
            _ if gap::first(entry.fact.text()).is_some() => (text::fill_gap(self.lang), Role::Warn),
            (.., true) => (text::foot_new(self.lang), Role::Dim),
            (.., false) => (text::foot_edit(self.lang), Role::Dim),
        };
        let rest = self.rows(2);
        paint::text(self.buf, rest, &said, self.look.of_role(role));
    }
}

/// What the deadline means: its weekday and which working day it is.
fn about_due(entry: &Entry, lang: Lang) -> (String, Role) {
    if entry.told {
        return (text::due_locked(lang), Role::Dim);
    }
    let date = match entry.date() {
        Err(error) => return (error.say(lang), Role::Bad),
        Ok(None) => return (text::no_due(lang), Role::Warn),
        Ok(Some(date)) if date < entry.event => return (text::due_early(lang, entry.event), Role::Bad),
        Ok(Some(date)) => date,
    };
    let full = date_full(date, lang);
    let missing = entry.holidays.missing_years(entry.event, date);
    let off = !entry.holidays.is_workday(date);
    let days = entry.holidays.workdays_between(entry.event, date);
    let said = match () {
        () if off => text::day_off(lang, full),
        () if missing.is_empty() => text::nth_workday(lang, full, days),
        () => {
            let years: Vec<String> = missing.iter().map(i32::to_string).collect();
            text::table_missing(lang, full, years.join("、"))
        }
    };
    (said, if off || !missing.is_empty() { Role::Warn } else { Role::Text })
}
