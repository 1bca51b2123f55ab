//! What is said about an edit: where it is, what it was, what it says, and why it was not understood.

use super::judge::{BY_RULE, NO_ID, TWICE, UNKNOWN_ID};
use crate::exchange::typed::{Difference, canonical, difference};
use crate::model::schema::{self, Field};
use crate::store::{Edited, Matter};
use crate::text::{Lang, Say, merge as text, visible};

/// Longest piece of a cell that a sentence holds, in characters.
const SHORT: usize = 40;

impl Say for Edited {
    fn say(&self, lang: Lang) -> String {
        let (place, given) = (self.place(lang), short(&self.value));
        match self.matter {
            Matter::Change => text::edit_changes(
                lang,
                place,
                short(self.shown(&self.base, lang)),
                short(self.shown(&self.value, lang)),
            ),
            Matter::New => text::edit_new(lang, place, self.row(lang)),
            Matter::Damage => {
                text::edit_spoilt(lang, place, given, self.reason(lang), short(self.shown(&self.base, lang)))
            }
            Matter::Unclear if self.key.field.is_empty() => text::edit_whole(lang, place, self.reason(lang)),
            Matter::Unclear => text::edit_not_read(lang, place, given, self.reason(lang)),
        }
    }
}

impl Edited {
    fn field(&self) -> Option<&'static Field> {
        schema::field(&self.key.entity, &self.key.field)
    }

    /// File, line and heading.
    pub fn place(&self, lang: Lang) -> String {
        let file = visible(&self.file);
        match self.key.field.as_str() {
            "" => text::edit_row(lang, file, self.line),
            _ => text::edit_place(lang, file, self.line, self.title(lang)),
        }
    }

    /// The heading of the field; of a new row, that it is one.
    pub fn title(&self, lang: Lang) -> String {
        match self.field() {
            Some(field) => field.title(lang).to_string(),
            None if self.matter == Matter::New => text::proposal_new_row(lang),
            None => self.key.field.clone(),
        }
    }

    /// A value as people read it.
    pub fn shown<'a>(&self, value: &'a str, lang: Lang) -> &'a str {
        self.field().map_or(value, |f| f.shown(value, lang))
    }

    /// What a new row says.
    pub fn row(&self, lang: Lang) -> String {
        let cell = |(key, value): &(String, String)| {
            let field = schema::field(&self.key.entity, key);
            let title = field.map_or(key.as_str(), |f| f.title(lang));
            text::edit_cell(lang, title, short(field.map_or(value.as_str(), |f| f.shown(value, lang))))
        };
        self.cells().iter().map(cell).collect::<Vec<_>>().join("，")
    }

    /// Why a cell or a row was not taken; empty for what can be accepted.
    pub fn reason(&self, lang: Lang) -> String {
        match self.why.as_str() {
            UNKNOWN_ID => return text::why_unknown_id(lang, visible(&self.key.id)),
            TWICE => return text::why_twice(lang, visible(&self.key.id)),
            NO_ID => return text::why_no_id(lang),
            BY_RULE => return text::why_by_rule(lang),
            _ => {}
        }
        let Some(field) = self.field().filter(|_| !self.matter.is_open()) else { return String::new() };
        match difference(&field.kind, &self.base, &self.value) {
            Difference::Damaged(damage) => damage.say(lang),
            Difference::Refused(fault) => fault.say(lang),
            _ => canonical(&field.kind, &self.value, None).err().map(|fault| fault.say(lang)).unwrap_or_default(),
        }
    }
}

/// A cell on one line, not longer than a sentence bears, safe for a terminal.
pub fn short(value: &str) -> String {
    let line = visible(value).replace('\n', " ");
    if line.chars().count() <= SHORT { line } else { line.chars().take(SHORT - 1).chain(['…']).collect() }
}
