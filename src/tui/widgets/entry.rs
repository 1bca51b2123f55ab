//! One row of a form: a label, something to fill in, and what is wrong with it.

use super::choice::Choice;
use super::field::Field;
use super::phrases::Phrases;
use crate::model::calendar::{self, date_full, half_width};
use crate::model::decimal::Points;
use crate::text::{Lang, tui as text};
use crate::tui::screen::Ctx;

/// What an entry holds.
pub(super) enum Kind {
    Text(Field),
    Number(Field, i64, i64),
    Points(Field),
    Date(Field),
    Choice(Choice),
    Fixed(String),
}

/// One row of a form.
pub struct Entry {
    pub(super) key: &'static str,
    pub(super) label: String,
    pub(super) help: String,
    pub(super) kind: Kind,
    pub(super) phrases: Phrases,
    pub(super) error: Option<String>,
    pub(super) needed: bool,
    pub(super) recovered: bool,
    /// The value that is committed.
    pub(super) first: String,
}

impl Entry {
    fn new(key: &'static str, label: impl Into<String>, kind: Kind, first: String) -> Entry {
        let (help, phrases) = (String::new(), Phrases::default());
        let label = label.into();
        Entry { key, label, help, kind, phrases, error: None, needed: false, recovered: false, first }
    }

    /// A line of text.
    pub fn line(key: &'static str, label: impl Into<String>, value: &str) -> Entry {
        Entry::new(key, label, Kind::Text(Field::new(value)), value.into())
    }

    /// Several lines of text: Enter begins a new one.
    pub fn text(key: &'static str, label: impl Into<String>, value: &str) -> Entry {
        Entry::new(key, label, Kind::Text(Field::new(value).several()), value.into())
    }

    /// A whole number within limits; full-width digits are understood.
    pub fn number(key: &'static str, label: impl Into<String>, value: &str, least: i64, most: i64) -> Entry {
        Entry::new(key, label, Kind::Number(Field::new(value), least, most), value.into())
    }

    /// Points with at most two places.
    pub fn points(key: &'static str, label: impl Into<String>, value: &str) -> Entry {
        Entry::new(key, label, Kind::Points(Field::new(value)), value.into())
    }

    /// A date, as people write it; `+7` is the seventh working day from today.
    pub fn date(key: &'static str, label: impl Into<String>, value: &str) -> Entry {
        Entry::new(key, label, Kind::Date(Field::new(value)), value.into())
    }

    /// One of a few (code, words).
    pub fn one(key: &'static str, label: impl Into<String>, options: &[(&str, &str)], code: &str) -> Entry {
        Entry::new(key, label, Kind::Choice(Choice::one(options, code)), code.into())
    }

    /// Some of a few; the value is their codes, separated by blanks.
    pub fn many(key: &'static str, label: impl Into<String>, options: &[(&str, &str)], codes: &str) -> Entry {
        let chosen: Vec<_> = codes.split_whitespace().collect();
        Entry::new(key, label, Kind::Choice(Choice::many(options, &chosen)), codes.into())
    }

    /// Shown only.
    pub fn fixed(key: &'static str, label: impl Into<String>, value: impl Into<String>) -> Entry {
        let value = value.into();
        Entry::new(key, label, Kind::Fixed(value.clone()), value)
    }

    /// Said below while it has the focus.
    pub fn help(self, help: impl Into<String>) -> Entry {
        Entry { help: help.into(), ..self }
    }

    /// Must not stay empty.
    pub fn needed(self) -> Entry {
        Entry { needed: true, ..self }
    }

    /// What was written before, offered by Ctrl-N.
    pub fn phrases(self, all: Vec<String>) -> Entry {
        Entry { phrases: Phrases::new(all), ..self }
    }

    /// Proposed text: it stands in the field but counts as changed, so that accepting the form commits it.
    pub fn proposed(mut self, value: &str) -> Entry {
        if let Some(field) = self.field_mut() {
            field.replace(value);
        } else if let Kind::Choice(choice) = &mut self.kind {
            choice.choose(value);
        }
        self
    }

    /// Keeps what is typed under `<prefix>/<key>` and offers what was kept.
    pub(super) fn drafted(mut self, prefix: &str, ctx: &Ctx) -> Entry {
        let name = format!("{prefix}/{}", self.key);
        let committed = self.first.clone();
        if let Some(field) = self.field_mut() {
            let kept = ctx.door.draft(&name).filter(|t| *t != committed);
            let recovered = kept.is_some();
            *field = std::mem::take(field).drafted(name, kept);
            self.recovered = recovered;
        }
        self
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        match &mut self.kind {
            Kind::Text(f) | Kind::Number(f, ..) | Kind::Points(f) | Kind::Date(f) => Some(f),
            Kind::Choice(_) | Kind::Fixed(_) => None,
        }
    }

    pub(super) fn field(&self) -> Option<&Field> {
        match &self.kind {
            Kind::Text(f) | Kind::Number(f, ..) | Kind::Points(f) | Kind::Date(f) => Some(f),
            Kind::Choice(_) | Kind::Fixed(_) => None,
        }
    }

    /// The value in canonical form, or why it is none.
    pub fn value(&self, ctx: &Ctx) -> Result<String, String> {
        let lang = ctx.lang;
        let typed = self.field().map_or("", Field::text).trim();
        let value = match &self.kind {
            Kind::Fixed(value) => return Ok(value.clone()),
            Kind::Choice(choice) => choice.codes().join(" "),
            Kind::Text(_) => typed.to_owned(),
            _ if typed.is_empty() => String::new(),
            Kind::Number(_, least, most) => number(lang, typed, *least, *most)?,
            Kind::Points(_) => {
                Points::parse(&half_width(typed)).map_err(|_| text::not_points(lang, typed))?.to_string()
            }
            Kind::Date(_) => date(typed, ctx)?,
        };
        if self.needed && value.is_empty() { Err(text::needed(lang)) } else { Ok(value) }
    }

    /// The date in words, beside a date field.
    pub(super) fn gloss(&self, ctx: &Ctx) -> String {
        let Kind::Date(field) = &self.kind else { return String::new() };
        let day = date(field.text().trim(), ctx).ok().and_then(|iso| calendar::parse_date(&iso, None).ok());
        day.map_or(String::new(), |d| date_full(d, ctx.lang))
    }
}

fn number(lang: Lang, typed: &str, least: i64, most: i64) -> Result<String, String> {
    match half_width(typed).parse::<i64>() {
        Ok(n) if (least..=most).contains(&n) => Ok(n.to_string()),
        Ok(_) => Err(text::out_of_range(lang, least, most)),
        Err(_) => Err(text::not_a_number(lang, typed)),
    }
}

fn date(typed: &str, ctx: &Ctx) -> Result<String, String> {
    use chrono::Datelike;
    let narrow = half_width(typed);
    if let Some(days) = narrow.strip_prefix('+').and_then(|n| n.parse().ok()) {
        return Ok(ctx.holidays().add_workdays(ctx.today(), days).date.to_string());
    }
    let read = calendar::parse_date(typed, Some(ctx.today().year()));
    read.map(|d| d.to_string()).map_err(|_| text::not_a_date(ctx.lang, typed))
}
