//! What the form holds: its fields, where the focus is, and how deadline follows class.

use super::Target;
use crate::model::calendar::{DateError, Deadlines, Holidays, parse_date};
use crate::model::checklist::{Checklist, Indicator};
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::history;
use crate::model::problem::{Class, Problem, rebound};
use crate::model::scoring::Answer;
use crate::model::wording::{self, Known, extent, gap};
use crate::text::screens::problem_form as text;
use crate::tui::action::Action;
use crate::tui::screen::{Ctx, Mouse};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::phrases::{Offer, Phrases};
use chrono::{Datelike, NaiveDate};
use ratatui::layout::{Position, Rect};

/// Posts that are offered for 责任人.
const POSTS: [&str; 5] = ["支部书记", "组织委员", "宣传委员", "纪检委员", "党小组长"];

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Fact,
    Suggestion,
    Class,
    Due,
    Responsible,
}

impl Part {
    pub const ALL: [Part; 5] = [Part::Fact, Part::Suggestion, Part::Class, Part::Due, Part::Responsible];

    /// Key of the field in the records.
    pub fn key(self) -> &'static str {
        match self {
            Part::Fact => "fact",
            Part::Suggestion => "suggestion",
            Part::Class => "class",
            Part::Due => "due",
            Part::Responsible => "responsible",
        }
    }
}

/// The fields with their text.
pub struct Entry {
    pub version: u64,
    pub sheet: String,
    pub code: String,
    pub indicator: Option<Indicator>,
    pub answer: Answer,
    pub part: Part,
    pub fact: Field,
    pub suggestion: Field,
    pub class: Class,
    /// The class that is stored or proposed.
    pub first_class: Class,
    pub due: Field,
    pub responsible: Field,
    /// The day on which it was found: working days are counted from here.
    pub event: NaiveDate,
    pub holidays: Holidays,
    limits: Deadlines,
    /// The sheet is finalised: nothing may be changed here.
    pub locked: bool,
    /// The branch has received the deadline.
    pub told: bool,
    /// The count that the words name and the one of the deduction, where they differ.
    pub stale: Option<(u32, u32)>,
    /// Number of the closed problem that came back, for a new one.
    pub came_back: Option<String>,
    /// Text was found that had not been saved.
    pub recovered: bool,
    pub places: Vec<(Rect, Part)>,
    phrases: [Phrases; 3],
}

/// The number of the problem that was closed off and now loses points again, if there is one.
fn came_back(facts: &Facts, sheet: &str, code: &str) -> Option<String> {
    let visit = facts.value("sheet", sheet, "visit");
    let (round, branch) = (facts.value("visit", visit, "round"), facts.value("visit", visit, "branch"));
    rebound::closed_before(facts, round, branch, code).map(|p| p.number)
}

impl Entry {
    /// Prefilled for a new problem, or as it stands; none if the problem or the sheet is not there.
    pub fn of(target: &Target, ctx: &Ctx) -> Option<Entry> {
        match target {
            Target::New(sheet, code) => Entry::proposed(sheet, code, ctx),
            Target::Old(id) => Entry::stored(&Problem::of(ctx.facts, id)?, ctx),
        }
    }

    fn proposed(sheet: &str, code: &str, ctx: &Ctx) -> Option<Entry> {
        let indicator = indicator(ctx.facts, sheet, code)?;
        let answer = Answer::of(ctx.facts, sheet, code);
        let known = Known::of(ctx.facts, sheet, &indicator, &answer, ctx.today());
        let words = wording::propose(&indicator, &answer, &known);
        let texts = [words.fact, words.suggestion, String::new(), text::secretary(ctx.lang)];
        let key = format!("problem/{sheet}/{code}");
        let came_back = came_back(ctx.facts, sheet, code);
        // What came back after it was closed off is proposed a class graver.
        let class = if came_back.is_some() { rebound::graver(words.class) } else { words.class };
        let mut entry = Entry::with(sheet, code, texts, class, &key, ctx);
        entry.came_back = came_back;
        entry.propose_due();
        entry.select_gap();
        Some(entry)
    }

    fn stored(p: &Problem, ctx: &Ctx) -> Option<Entry> {
        let texts = [p.fact.clone(), p.suggestion.clone(), p.due.clone(), p.responsible.clone()];
        let class = p.class.unwrap_or(Class::Dated);
        let mut entry = Entry::with(&p.sheet, &p.code, texts, class, &format!("problem/{}", p.id), ctx);
        entry.told = Feedback::of(ctx.facts, &p.visit).given();
        entry.stale = entry.other_count(p, ctx.facts);
        entry.select_gap();
        Some(entry)
    }

    fn with(sheet: &str, code: &str, texts: [String; 4], class: Class, key: &str, ctx: &Ctx) -> Entry {
        let (lang, facts) = (ctx.lang, ctx.facts);
        let mut recovered = false;
        let mut field = |text: String, part: Part| {
            let key = format!("{key}/{}", part.key());
            let kept = ctx.door.draft(&key).filter(|t| *t != text);
            recovered |= kept.is_some();
            Field::new(text).drafted(key, kept)
        };
        let [fact, suggestion, due, responsible] = texts;
        let fact = field(fact, Part::Fact).prose().hint(text::fact_hint(lang));
        let suggestion = field(suggestion, Part::Suggestion).prose();
        let due = field(due, Part::Due).hint(text::due_hint(lang));
        let responsible = field(responsible, Part::Responsible).hint(text::responsible_hint(lang));
        let visit = facts.value("sheet", sheet, "visit");
        let found = facts.value("visit", visit, "date").parse().unwrap_or_else(|_| ctx.today());
        let indicator = indicator(facts, sheet, code);
        let answer = Answer::of(facts, sheet, code);
        Entry {
            version: facts.version,
            phrases: phrases(facts, visit, code, indicator.as_ref(), &answer),
            sheet: sheet.into(),
            code: code.into(),
            indicator,
            answer,
            part: Part::Fact,
            fact,
            suggestion,
            class,
            first_class: class,
            due,
            responsible,
            event: found.min(ctx.today()),
            holidays: Holidays::of(facts),
            limits: Deadlines::of(facts),
            locked: facts.value("sheet", sheet, "state") == "final",
            told: false,
            stale: None,
            came_back: None,
            recovered,
            places: Vec::new(),
        }
    }

    /// Selects the first gap of the words: typing fills it in.
    fn select_gap(&mut self) {
        if let Some(part) = gap::first(self.fact.text()) {
            self.fact.select(part);
        }
    }

    /// Whether the words of the only problem of an item name another count than its deduction.
    fn other_count(&self, p: &Problem, facts: &Facts) -> Option<(u32, u32)> {
        let all = Problem::of_sheet(facts, &p.sheet);
        let alone = all.iter().filter(|o| o.code == p.code).count() == 1;
        let indicator = self.indicator.as_ref().filter(|_| alone)?;
        extent::stale(indicator, &self.answer, all.iter())
    }

    /// Puts the count of the deduction into the words; everything else stays as a person wrote it.
    pub fn renew(&mut self) {
        let Some((_, count)) = self.stale.take().filter(|_| !self.locked) else { return };
        let unit = self.indicator.as_ref().map_or("", |i| i.unit.as_str());
        let words = extent::with(self.fact.text(), unit, count);
        self.fact.replace(&words);
        self.part = Part::Fact;
    }

    /// Puts the deadline of the class in, unless one was typed.
    fn propose_due(&mut self) {
        if self.due.changed() {
            return;
        }
        if let Some(due) = self.limits.due(&self.holidays, self.class.code(), self.event) {
            self.due.set(&due.date.to_string());
        }
    }

    /// The deadline that is typed; none if the field is empty. A day without a year is the next such day.
    pub fn date(&self) -> Result<Option<NaiveDate>, DateError> {
        let typed = self.due.text().trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let date = parse_date(typed, Some(self.event.year()))?;
        let with_year = parse_date(typed, None).is_ok();
        let later = if with_year || date >= self.event { None } else { date.with_year(date.year() + 1) };
        Ok(Some(later.unwrap_or(date)))
    }

    /// Whether something was changed that is not saved.
    pub fn touched(&self) -> bool {
        let fields = [&self.fact, &self.suggestion, &self.due, &self.responsible];
        fields.iter().any(|f| f.changed()) || self.class != self.first_class
    }

    /// The field that has the focus; the class is chosen, not typed.
    pub fn field(&mut self) -> Option<&mut Field> {
        let part = self.part;
        if self.locked { None } else { self.field_of(part) }
    }

    pub fn field_of(&mut self, part: Part) -> Option<&mut Field> {
        match part {
            Part::Fact => Some(&mut self.fact),
            Part::Suggestion => Some(&mut self.suggestion),
            Part::Class => None,
            Part::Due if self.told => None,
            Part::Due => Some(&mut self.due),
            Part::Responsible => Some(&mut self.responsible),
        }
    }

    pub fn move_by(&mut self, by: isize) {
        self.close_phrases();
        let at = Part::ALL.iter().position(|p| *p == self.part).unwrap_or(0);
        let count = Part::ALL.len();
        self.part = Part::ALL[at.saturating_add_signed(by + count as isize) % count];
    }

    pub fn turn_class(&mut self, by: isize, ctx: &Ctx) {
        let at = Class::ALL.iter().position(|c| *c == self.class).unwrap_or(0);
        self.set_class(at.saturating_add_signed(by).min(Class::ALL.len() - 1), ctx);
    }

    /// Chooses a class; the deadline follows it until one is typed, and stays once the branch knows it.
    pub fn set_class(&mut self, at: usize, _ctx: &Ctx) {
        let Some(class) = Class::ALL.get(at).filter(|_| self.part == Part::Class && !self.locked) else { return };
        if self.class != *class {
            self.class = *class;
            if !self.told {
                self.propose_due();
            }
        }
    }

    fn phrases_of(&mut self) -> Option<(&mut Phrases, &Field)> {
        match self.part {
            Part::Fact => Some((&mut self.phrases[0], &self.fact)),
            Part::Suggestion => Some((&mut self.phrases[1], &self.suggestion)),
            Part::Responsible => Some((&mut self.phrases[2], &self.responsible)),
            Part::Class | Part::Due => None,
        }
    }

    /// Gives an action to the phrases offered under the field.
    pub fn offer(&mut self, action: Action) -> Offer {
        self.phrases_of().map_or(Offer::Not, |(phrases, field)| phrases.act(action, field.text()))
    }

    pub fn phrase_clicked(&mut self, mouse: Mouse) -> Offer {
        self.phrases_of().map_or(Offer::Not, |(phrases, field)| phrases.mouse(mouse, field.text()))
    }

    pub fn phrases_height(&mut self) -> u16 {
        self.phrases_of().map_or(0, |(phrases, field)| phrases.height(field.text()))
    }

    pub fn draw_phrases(&mut self, buf: &mut ratatui::buffer::Buffer, area: Rect, look: crate::tui::look::Look) {
        if let Some((phrases, field)) = self.phrases_of() {
            let typed = field.text().to_owned();
            phrases.draw(buf, area, &typed, look);
        }
    }

    pub fn close_phrases(&mut self) -> bool {
        self.phrases.iter_mut().filter_map(|p| p.close().then_some(())).count() > 0
    }

    /// Puts a phrase into the focused field.
    pub fn fill(&mut self, phrase: &str) {
        if let Some(field) = self.field() {
            field.replace(phrase);
        }
    }

    pub fn part_at(&self, at: Position) -> Option<Part> {
        self.places.iter().find(|(place, _)| place.contains(at)).map(|(_, part)| *part)
    }

    /// A click puts focus and cursor there; on a class it chooses it.
    pub fn click(&mut self, part: Part, at: Position, ctx: &Ctx) {
        self.close_phrases();
        self.part = part;
        if part == Part::Class {
            let same = self.places.iter().filter(|(_, p)| *p == Part::Class);
            let choice = same.skip(1).position(|(place, _)| place.contains(at));
            choice.into_iter().for_each(|n| self.set_class(n, ctx));
        } else if let Some(field) = self.field() {
            field.click(at);
        }
    }
}

fn indicator(facts: &Facts, sheet: &str, code: &str) -> Option<Indicator> {
    Checklist::of(facts, facts.value("sheet", sheet, "checklist"))?.get(code).cloned()
}

/// Phrases for fact, suggestion and responsible person: what was written before, then what the rule names.
fn phrases(facts: &Facts, visit: &str, code: &str, indicator: Option<&Indicator>, answer: &Answer) -> [Phrases; 3] {
    let mut known = history::written(facts, code, "fact");
    let faults = indicator.into_iter().flat_map(|i| wording::phrases(i).into_iter().map(move |f| (i, f)));
    known.extend(faults.map(|(i, fault)| wording::fact_of(i, answer, &fault)));
    let branch = visit.split('/').nth(1).unwrap_or("");
    let mut people = history::responsible(facts, branch);
    let more: Vec<String> = POSTS.iter().map(|p| (*p).to_string()).filter(|p| !people.contains(p)).collect();
    people.extend(more);
    [Phrases::new(known), Phrases::new(history::written(facts, code, "suggestion")), Phrases::new(people)]
}
