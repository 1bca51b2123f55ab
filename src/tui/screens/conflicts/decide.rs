//! Deciding one conflict: take a value, write another, or leave it; always with a reason.

use super::ConflictsScreen;
use super::bulk::{self, BulkScreen};
use super::view::Entry;
use crate::journal::Key;
use crate::model::label;
use crate::model::person::{self, Person};
use crate::model::schema::{self, Kind};
use crate::model::{bulk as rules, conflict, visit};
use crate::text::screens::conflicts as text;
use crate::tui::action::Action;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::wide;
use crate::tui::widgets::finder::Item;

/// Questions.
const HOW: &str = "how";
const VALUE: &str = "value";
const REASON: &str = "reason";
/// Keys of the choice besides numbers and `from <person>`.
const WRITE: &str = "write";
const LEAVE: &str = "leave";
const FROM: &str = "from ";
/// Cells of a value in the list of choices; a text wider than a line is edited in several lines.
const SHOWN: usize = 30;
const WIDE: usize = 50;

impl ConflictsScreen {
    /// Everything that can be done about the selected conflict.
    pub(super) fn choose(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = self.selected() else { return vec![] };
        let mut items: Vec<Item> = (1..)
            .zip(&entry.conflict.heads)
            .zip(&entry.values)
            .map(|((n, op), value)| {
                let who = person::name_of(ctx.facts, &op.actor);
                Item::new(format!("{n}"), text::take(ctx.lang, wide::clip(value, SHOWN), who)).note(format!("{n}"))
            })
            .collect();
        items.extend(self.people_of_record(entry, ctx));
        items.push(Item::new(WRITE, text::write(ctx.lang)));
        items.push(Item::new(LEAVE, text::leave(ctx.lang)));
        vec![Cmd::push(Choose::new(HOW, text::choose(ctx.lang, &entry.field), items, ctx))]
    }

    /// Where a record has several conflicts: taking all of them from one person.
    fn people_of_record(&self, entry: &Entry, ctx: &Ctx) -> Vec<Item> {
        let cases = self.cases_of(entry);
        let people = rules::rules(ctx.facts, &cases).into_iter().filter_map(|rule| match &rule {
            rules::Rule::Person(who) => {
                let n = rules::choose(ctx.facts, &cases, &rule).iter().flatten().count();
                let name = person::name_of(ctx.facts, who);
                (n > 1).then(|| Item::new(format!("{FROM}{who}"), text::take_record(ctx.lang, name, n)))
            }
            _ => None,
        });
        people.collect()
    }

    fn cases_of(&self, entry: &Entry) -> Vec<rules::Case> {
        self.entries.iter().filter(|e| e.record() == entry.record()).map(Entry::case).collect()
    }

    /// Takes the value with this number.
    pub(super) fn take(&mut self, n: usize, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = self.selected() else { return vec![] };
        let Some(op) = n.checked_sub(1).and_then(|i| entry.conflict.heads.get(i)) else {
            return vec![Cmd::Toast(text::no_such(ctx.lang, n))];
        };
        let reason = text::reason_take(ctx.lang, person::name_of(ctx.facts, &op.actor));
        self.pending = vec![(entry.conflict.key.clone(), op.value.clone())];
        vec![ask_reason(&reason, ctx)]
    }

    /// Asks for another value, by the kind of the field.
    pub(super) fn write(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = self.selected() else { return vec![] };
        let title = text::ask_value(ctx.lang, &entry.field);
        if let Some(items) = choices(&entry.conflict.key, ctx) {
            return vec![Cmd::push(Choose::new(VALUE, title, items, ctx))];
        }
        let now = entry.conflict.heads.first().map_or("", |op| op.value.as_str());
        vec![ask_value(entry, now, title, ctx)]
    }

    pub(super) fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        match answer.ask {
            HOW => self.chosen(&answer.value, ctx),
            VALUE => self.written(&answer.value, ctx),
            REASON => self.decide(&answer.value, ctx),
            bulk::RULE => self.preview(&answer.value, ctx),
            _ => vec![],
        }
    }

    fn chosen(&mut self, how: &str, ctx: &Ctx) -> Vec<Cmd> {
        match how {
            WRITE => self.write(ctx),
            LEAVE => {
                self.table.list.act(Action::Down);
                vec![]
            }
            how => match how.strip_prefix(FROM) {
                Some(who) => self.take_record(who, ctx),
                None => self.take(how.parse().unwrap_or(0), ctx),
            },
        }
    }

    fn take_record(&mut self, who: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = self.selected() else { return vec![] };
        let cases = self.cases_of(entry);
        let taken = rules::choose(ctx.facts, &cases, &rules::Rule::Person(who.into()));
        let key = |c: &rules::Case| Key::new(&c.entity, &c.id, &c.field);
        self.pending = cases.iter().zip(taken).filter_map(|(c, value)| Some((key(c), value?))).collect();
        vec![ask_reason(&text::reason_take(ctx.lang, person::name_of(ctx.facts, who)), ctx)]
    }

    /// A written value has to be one of the field's type; else the question stands again with what was typed.
    fn written(&mut self, given: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = self.selected() else { return vec![] };
        let key = &entry.conflict.key;
        let Some(value) = conflict::value(&key.entity, &key.field, given) else {
            let title = text::ask_value(ctx.lang, &entry.field);
            let why = text::refused(ctx.lang, given, &entry.field);
            return vec![ask_value(entry, given, title, ctx), Cmd::Toast(why)];
        };
        self.pending = vec![(key.clone(), value)];
        vec![ask_reason(&text::reason_write(ctx.lang), ctx)]
    }

    fn decide(&mut self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let decided = std::mem::take(&mut self.pending);
        let word = match decided.as_slice() {
            [] => return vec![],
            [(key, value)] => {
                let shown = label::value(ctx.facts, &key.entity, &key.field, value, ctx.lang);
                text::decided(ctx.lang, label::field(&key.entity, &key.field, ctx.lang), wide::clip(&shown, SHOWN))
            }
            many => text::decided_many(ctx.lang, many.len()),
        };
        vec![Cmd::Apply(act(&decided, reason, ctx)), Cmd::Toast(word)]
    }

    /// The rules that decide something here.
    pub(super) fn rules(&self, ctx: &Ctx) -> Vec<Cmd> {
        bulk::ask(&self.entries, ctx)
    }

    fn preview(&self, key: &str, ctx: &Ctx) -> Vec<Cmd> {
        let screen = BulkScreen::new(self.only.clone(), key, ctx);
        screen.map(Cmd::push).into_iter().collect()
    }
}

/// One act that decides all of these: it names every head, and one undo puts all of them back.
pub(super) fn act(decided: &[(Key, String)], reason: &str, ctx: &Ctx) -> crate::model::act::Act {
    let mut act = ctx.facts.act().because(reason);
    for (key, value) in decided {
        conflict::decide(ctx.facts, &mut act, &key.entity, &key.id, &key.field, value);
    }
    act
}

/// Asks why.
pub(super) fn ask_reason(proposed: &str, ctx: &Ctx) -> Cmd {
    let prompt = Prompt::new(REASON, text::ask_reason(ctx.lang), proposed, None, ctx);
    Cmd::push(prompt.why(text::why_reason(ctx.lang)).proposed().needed())
}

fn ask_value(entry: &Entry, now: &str, title: String, ctx: &Ctx) -> Cmd {
    let prompt = Prompt::new(VALUE, title, now, None, ctx);
    let long = entry.conflict.heads.iter().any(|op| op.value.contains('\n') || wide::width(&op.value) > WIDE);
    Cmd::push(if long { prompt.several() } else { prompt })
}

/// What there is to choose from where a field takes one of some values; none where anything can be written.
fn choices(key: &Key, ctx: &Ctx) -> Option<Vec<Item>> {
    let shown = |value: &str| label::value(ctx.facts, &key.entity, &key.field, value, ctx.lang);
    let item = |value: &str| Item::new(value, shown(value));
    if key.field == crate::model::record::DELETED {
        return Some(vec![item("yes"), item("")]);
    }
    let codes = match schema::field(&key.entity, &key.field)?.kind {
        Kind::Enum(codes) => codes.iter().map(|c| item(c.0)).collect(),
        Kind::Bool => vec![item("yes"), item("no")],
        Kind::Ref("person") => Person::all(ctx.facts).iter().map(|p| item(&p.id)).collect(),
        Kind::Ref("branch") => ctx.facts.all("branch").map(|b| item(&b.id).note(b.id.clone())).collect(),
        Kind::Ref("visit") => {
            ctx.facts.all("visit").map(|v| Item::new(&*v.id, visit::branch_name(ctx.facts, v.get("branch")))).collect()
        }
        _ => return None,
    };
    Some(codes)
}
