//! What a check code that somebody reads out stands for, and whether it still holds.

use super::{CheckCode, Content, Difference, Item, Seal, unsealed};
use crate::model::facts::Facts;
use crate::model::person;
use crate::model::schema;
use crate::model::sheet::Sheet;
use crate::text::{Lang, seal as text};

/// What became of a sheet since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// It was deleted.
    Gone,
    /// It was opened for correction and is not final again.
    Open,
    /// It is final in this revision.
    Final(u32),
}

/// The revision that a code was printed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The revision that was signed.
    pub seal: Seal,
    /// What became of the sheet.
    pub since: Since,
    /// What differs now; none if what was signed is not stored whole.
    pub differences: Option<Vec<Difference>>,
}

/// Looks a code up; none if no revision that is known here bears it.
pub fn verify(facts: &Facts, code: CheckCode) -> Option<Found> {
    let seal = Seal::find(facts, code).or_else(|| unsealed(facts, code).map(|s| as_it_stands(facts, &s, code)))?;
    let since = match Sheet::of(facts, &seal.sheet) {
        None => Since::Gone,
        Some(sheet) if sheet.is_final() => Since::Final(sheet.revision),
        Some(_) => Since::Open,
    };
    let now = Content::of(facts, &seal.sheet).unwrap_or_default();
    let differences = seal.content.as_ref().map(|signed| {
        let mut list = signed.differences(&now);
        // A later revision has another number and time of its own, which is said in words.
        let own = |d: &Difference| d.item.entity == "sheet" && matches!(&*d.item.field, "revision" | "finalized_at");
        list.retain(|d| since == Since::Final(seal.revision) || !own(d));
        list
    });
    Some(Found { seal, since, differences })
}

/// A sheet finalised before there were seals: what it says is all there is.
fn as_it_stands(facts: &Facts, sheet: &Sheet, code: CheckCode) -> Seal {
    let score = sheet.totals(facts).and_then(|t| t.score).map(|s| s.to_string()).unwrap_or_default();
    let (id, at) = (sheet.id.clone(), sheet.finalized_at.clone());
    let content = Content::of(facts, &id);
    Seal { sheet: id, revision: sheet.revision, at, score, code: code.to_string(), content }
}

impl Found {
    /// Whether the sheet says what was signed: the same revision, nothing changed.
    pub fn holds(&self) -> bool {
        self.since == Since::Final(self.seal.revision) && self.differences.as_ref().is_some_and(Vec::is_empty)
    }

    /// Quarter and branch code of the sheet.
    pub fn place(&self) -> (&str, &str) {
        let mut parts = self.seal.sheet.split('/');
        (parts.next().unwrap_or(""), parts.next().unwrap_or(""))
    }
}

impl Difference {
    /// `C1-02 数量：2 → 3`.
    pub fn say(&self, facts: &Facts, lang: Lang) -> String {
        let said =
            |value: &str| if value.is_empty() { text::nothing(lang) } else { shown(facts, &self.item, value, lang) };
        text::difference(lang, what(facts, &self.item, lang), said(&self.signed), said(&self.now))
    }
}

fn what(facts: &Facts, item: &Item, lang: Lang) -> String {
    let field = schema::field(&item.entity, &item.field).map_or(item.field.as_str(), |f| f.title(lang));
    match item.entity.as_str() {
        "score" => text::answer(lang, &item.key, field),
        "problem" => text::problem(lang, &item.key, field),
        "member" => text::member(lang, person::name_of(facts, &item.key), field),
        "strength" => text::strength(lang),
        "sheet" if item.field == "digest" => text::checklist_words(lang),
        _ => field.to_string(),
    }
}

fn shown(facts: &Facts, item: &Item, value: &str, lang: Lang) -> String {
    match schema::field(&item.entity, &item.field) {
        Some(f) if f.kind == schema::Kind::Ref("person") => person::name_of(facts, value),
        Some(f) => f.shown(value, lang).to_string(),
        None => value.to_string(),
    }
}
