//! What is looked for, in words and as a question to the store.

use crate::journal::Key;
use crate::model::facts::Facts;
use crate::model::label::{self, Label};
use crate::model::person::{self, Person};
use crate::model::schema::{self, Kind};
use crate::store::{Came, Sought, Word};
use crate::text::Lang;
use crate::text::screens::audit as text;
use crate::tui::search::Search;

/// Records with parts of their own: sheets and scores of a visit, answers of an interview.
const WITH_PARTS: [&str; 3] = ["visit", "sheet", "interview"];

/// The filters that are set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A record; with a field only that.
    pub about: Option<Key>,
    /// Person id.
    pub person: Option<String>,
    /// Device id; empty for all.
    pub device: String,
    /// First and last day.
    pub days: Option<(String, String)>,
    /// How it came here.
    pub came: Came,
    /// Words typed.
    pub words: String,
}

impl Filter {
    /// The question to the store.
    pub fn sought(&self, facts: &Facts) -> Sought {
        let (from, to) = self.days.clone().unwrap_or_default();
        let whole = |k: &Key| k.field.is_empty() && WITH_PARTS.contains(&k.entity.as_str());
        Sought {
            record: self.about.as_ref().map(|k| (k.entity.clone(), k.id.clone())),
            field: self.about.as_ref().map(|k| k.field.clone()).unwrap_or_default(),
            beneath: self.about.as_ref().is_some_and(whole),
            people: self.person.as_ref().map(|who| records_of(facts, who)).unwrap_or_default(),
            device: self.device.clone(),
            from,
            to,
            came: self.came,
            words: self.words.split_whitespace().map(|w| word(w, facts)).collect(),
        }
    }

    /// The filters in words; none if everything is seen.
    pub fn told(&self, facts: &Facts, lang: Lang) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(key) = &self.about {
            out.push(text::of_record(lang, Label::of(facts, &key.entity, &key.id, lang).line()));
            if !key.field.is_empty() {
                out.push(text::of_field(lang, label::field(&key.entity, &key.field, lang)));
            }
        }
        out.extend(self.person.as_ref().map(|who| text::of_person(lang, person::name_of(facts, who))));
        if !self.device.is_empty() {
            out.push(text::of_laptop(lang, &self.device));
        }
        out.extend(self.days.as_ref().map(|(from, to)| text::of_days(lang, from, to)));
        match self.came {
            Came::Any => {}
            Came::Here => out.push(text::of_bundle(lang, text::here(lang))),
            Came::With(n) => out.push(text::of_bundle(lang, text::with_receipt(lang, n))),
        }
        if !self.words.is_empty() {
            out.push(text::of_words(lang, &self.words));
        }
        out
    }
}

/// All records of one person: they may have been joined.
fn records_of(facts: &Facts, who: &str) -> Vec<String> {
    let root = person::root(facts, who);
    let mut ids: Vec<String> =
        facts.all("person").map(|r| r.id.clone()).filter(|id| person::root(facts, id) == root).collect();
    if ids.is_empty() {
        ids.push(who.into());
    }
    ids
}

/// A typed word with all it may stand for: a person, a heading, a word of a list, a branch or an indicator.
fn word(typed: &str, facts: &Facts) -> Word {
    let search = Search::new(typed);
    let people = Person::all(facts).into_iter().filter(|p| search.matches(&p.name));
    let branches = facts.all("branch").filter(|b| search.matches(b.get("name"))).map(|b| format!("/{}", b.id));
    let items = facts.all("indicator").filter(|i| search.matches(i.get("title"))).map(|i| format!("/{}", i.tail()));
    let mut ids: Vec<String> = branches.chain(items).collect();
    ids.sort_unstable();
    ids.dedup();
    Word {
        text: typed.into(),
        people: people.flat_map(|p| records_of(facts, &p.id)).collect(),
        fields: headings(&search),
        values: values(&search),
        ids,
    }
}

fn headings(search: &Search) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for entity in schema::ENTITIES {
        if search.matches(entity.zh) || search.matches(entity.en) {
            out.push((entity.key.into(), String::new()));
        }
        let fitting = entity.fields.iter().filter(|f| search.matches(f.zh) || search.matches(f.en));
        out.extend(fitting.map(|f| (entity.key.to_string(), f.key.to_string())));
    }
    out
}

/// Words of lists: `本项不得分` is kept as `zero`.
fn values(search: &Search) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    for entity in schema::ENTITIES {
        for field in entity.fields {
            let Kind::Enum(codes) = field.kind else { continue };
            let fitting = codes.iter().filter(|c| search.matches(c.1) || search.matches(c.2));
            out.extend(fitting.map(|c| (entity.key.into(), field.key.into(), c.0.into())));
        }
    }
    out
}
