//! The forms by which a person writes something down under a pair. Each becomes one act of the model.

use super::rows::On;
use crate::model::calendar::Quarter;
use crate::model::pairing::{self, Contact, Gap, Goal, Pair, PairError, Party, Survey, Task};
use crate::model::person::{self, Found, Person};
use crate::model::plate::{self, External, Kind};
use crate::model::schema;
use crate::text::Say;
use crate::text::screens::pairing as text;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::write_down::{Make, Refused, WriteDown};
use crate::tui::widgets::entry::Entry;
use chrono::NaiveDate;

/// What can be written down, as named in the menu.
pub(super) const MENU: [&str; 9] = ["contact", "gap", "task", "goal", "terms", "score", "reply", "accept", "draw"];

/// A choice between the codes of a list.
fn codes(key: &'static str, label: String, list: &'static [(&str, &str, &str)], now: &str, ctx: &Ctx) -> Entry {
    let options: Vec<(&str, &str)> = list.iter().map(|c| (c.0, schema::shown(list, c.0, ctx.lang))).collect();
    Entry::one(key, label, &options, now)
}

fn day(text: &str, ctx: &Ctx) -> NaiveDate {
    text.parse().unwrap_or_else(|_| ctx.today())
}

fn at(field: &'static str, ctx: &Ctx) -> impl Fn(PairError) -> Refused {
    let lang = ctx.lang;
    move |e| (field, e.say(lang))
}

fn form(pair: &Pair, what: &str, title: String, entries: Vec<Entry>, make: Make, ctx: &Ctx) -> Vec<Cmd> {
    let head = format!("{} {}", crate::model::visit::branch_name(ctx.facts, &pair.branch), pair.post);
    let draft = format!("pair/{}/{what}", pair.id);
    vec![Cmd::push(WriteDown::new(title, head, &draft, entries, make, ctx))]
}

/// The form of a menu line; `kind` is proposed for an entry of the ledger.
pub(super) fn write(pair: &Pair, what: &str, kind: &str, ctx: &Ctx) -> Vec<Cmd> {
    match what {
        "contact" => contact(pair, kind, ctx),
        "gap" => gap(pair, ctx),
        "task" => task(pair, ctx),
        "goal" => goal(pair, ctx),
        "terms" => terms(pair, ctx),
        "accept" => accept(pair, ctx),
        "score" => score(pair, ctx),
        "reply" => reply(pair, ctx),
        "draw" => {
            let mut act = ctx.facts.act();
            match pairing::draw_up(ctx.facts, &mut act, &pair.branch, "", &pair.post) {
                Ok(_) => vec![Cmd::Apply(act), Cmd::Toast(text::drawn(ctx.lang, 1))],
                Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
            }
        }
        _ => vec![],
    }
}

/// What Enter does on a row.
pub(super) fn next(pair: &Pair, on: &On, ctx: &Ctx) -> Vec<Cmd> {
    match on {
        On::Terms => terms(pair, ctx),
        On::Sign(party) => sign(pair, *party, ctx),
        On::Goal(id) => measure(pair, id, ctx),
        On::Task(id) => finish(pair, id, ctx),
        On::Contact(id) => settle(pair, id, ctx),
        On::Clock(kind) if !kind.is_empty() => contact(pair, kind, ctx),
        On::Accept => accept(pair, ctx),
        On::Clock(_) => vec![Cmd::Toast(text::settle_in_ledger(ctx.lang))],
        On::Nothing => vec![],
    }
}

/// A person by name; one that is not known is added in the same act.
fn helper(name: &str, ctx: &Ctx, act: &mut crate::model::act::Act) -> Result<String, Refused> {
    match person::find(ctx.facts, name) {
        _ if name.is_empty() => Ok(String::new()),
        Found::One(p) => Ok(p.id),
        Found::Many(_) => Err(("helper", text::several(ctx.lang, name))),
        Found::Nobody(_) => Ok(person::add_as(ctx.facts, act, name, "helper")),
    }
}

fn terms(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let now = |d: Option<NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let known = person::name_of(ctx.facts, &pair.helper);
    let names = Person::all(ctx.facts).into_iter().map(|p| p.name).collect();
    let entries = vec![
        Entry::line("helper", text::helper(lang), &known).needed().phrases(names),
        Entry::date("from", text::term_from(lang), &now(pair.from)).needed(),
        Entry::date("to", text::term_to(lang), &now(pair.to)).needed(),
        Entry::line("keeper", text::keeper(lang), &pair.keeper).needed(),
        Entry::line("follower", text::follower(lang), &pair.follower).needed(),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let mut trial = ctx.facts.act();
        let dates = [("from", get("from")), ("to", get("to"))];
        let dates: Vec<(&str, &str)> = dates.iter().map(|(k, v)| (*k, v.as_str())).collect();
        pairing::set_terms(ctx.facts, &mut trial, &id, &dates).map_err(at("to", ctx))?;
        let helper = helper(get("helper").trim(), ctx, act)?;
        let fields = [("helper", helper), ("keeper", get("keeper")), ("follower", get("follower"))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).chain(dates.clone()).collect();
        pairing::set_terms(ctx.facts, act, &id, &fields).map_err(at("helper", ctx))
    });
    form(pair, "terms", text::do_terms(lang), entries, make, ctx)
}

fn sign(pair: &Pair, party: Party, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let today = ctx.today().to_string();
    let entries =
        vec![Entry::date("on", text::signed_on(lang), "").needed().proposed(&today).help(text::sign_help(lang))];
    let make: Make = Box::new(move |get, ctx, act| {
        pairing::sign(ctx.facts, act, &id, party, day(&get("on"), ctx)).map_err(at("on", ctx))
    });
    form(pair, "sign", text::signed_by(lang, party.title(lang)), entries, make, ctx)
}

fn goal(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let entries = vec![
        Entry::line("name", text::goal_name(lang), "").needed().help(text::goal_help(lang)),
        Entry::line("target", text::goal_target(lang), "").needed(),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let made = pairing::set_goal(ctx.facts, act, &id, &get("name"), &get("target"));
        made.map(drop).map_err(at("name", ctx))
    });
    form(pair, "goal", text::do_goal(lang), entries, make, ctx)
}

fn measure(pair: &Pair, goal: &str, ctx: &Ctx) -> Vec<Cmd> {
    let Some(known) = Goal::of_pair(ctx.facts, &pair.id).into_iter().find(|g| g.id == goal) else { return vec![] };
    let lang = ctx.lang;
    let (yes, no) = (text::yes(lang), text::not_yet(lang));
    let met = if known.met { "yes" } else { "no" };
    let entries = vec![
        Entry::fixed("name", text::goal_name(lang), format!("{}（{}）", known.name, known.target)),
        Entry::line("actual", text::goal_actual(lang), &known.actual).needed(),
        Entry::one("met", text::goal_met(lang), &[("yes", &yes), ("no", &no)], met),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        pairing::measure_goal(ctx.facts, act, &known.id, &get("actual"), get("met") == "yes");
        Ok(())
    });
    form(pair, &format!("measure/{goal}"), text::do_measure(lang), entries, make, ctx)
}

fn gap(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let (yes, no) = (text::core(lang), text::not_core(lang));
    let today = ctx.today().to_string();
    let entries = vec![
        Entry::text("text", text::gap(lang), "").needed(),
        codes("source", text::source(lang), schema::GAP_SOURCES, "papers", ctx),
        Entry::one("core", text::core_of(lang), &[("yes", &yes), ("no", &no)], "no").help(text::core_help(lang)),
        Entry::date("found", text::found_on(lang), "").needed().proposed(&today),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let (source, on, core) = (get("source"), day(&get("found"), ctx), get("core") == "yes");
        pairing::add_gap(ctx.facts, act, &id, &get("text"), &source, on, core).map(drop).map_err(at("text", ctx))
    });
    form(pair, "gap", text::do_gap(lang), entries, make, ctx)
}

/// The shortfalls to choose from, the empty one first.
fn gaps(pair: &Pair, ctx: &Ctx) -> Entry {
    let none = (String::new(), text::no_gap(ctx.lang));
    let all: Vec<(String, String)> =
        std::iter::once(none).chain(Gap::of_pair(ctx.facts, &pair.id).into_iter().map(|g| (g.id, g.text))).collect();
    let options: Vec<(&str, &str)> = all.iter().map(|(id, words)| (id.as_str(), words.as_str())).collect();
    Entry::one("gap", text::for_gap(ctx.lang), &options, "")
}

fn task(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let entries = vec![
        Entry::text("action", text::action(lang), "").needed(),
        Entry::line("person", text::who(lang), "").needed().phrases(vec![pair.keeper.clone(), pair.follower.clone()]),
        Entry::date("due", text::until(lang), "").needed().help(text::due_help(lang)),
        gaps(pair, ctx),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let due = day(&get("due"), ctx);
        let made = pairing::add_task(ctx.facts, act, &id, &get("gap"), &get("action"), &get("person"), due);
        made.map(drop).map_err(at("action", ctx))
    });
    form(pair, "task", text::do_task(lang), entries, make, ctx)
}

fn finish(pair: &Pair, task: &str, ctx: &Ctx) -> Vec<Cmd> {
    let Some(known) = Task::of_pair(ctx.facts, &pair.id).into_iter().find(|t| t.id == task) else { return vec![] };
    let today = ctx.today().to_string();
    let entries = vec![
        Entry::fixed("action", text::action(ctx.lang), known.action),
        Entry::date("on", text::finished_on(ctx.lang), "").needed().proposed(&today),
    ];
    let id = known.id;
    let make: Make = Box::new(move |get, ctx, act| {
        pairing::finish_task(ctx.facts, act, &id, day(&get("on"), ctx));
        Ok(())
    });
    form(pair, &format!("finish/{task}"), text::do_finish(ctx.lang), entries, make, ctx)
}

fn contact(pair: &Pair, kind: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let kind = if kind.is_empty() { "visit" } else { kind };
    let entries = vec![
        codes("kind", text::kind(lang), schema::CONTACTS, kind, ctx),
        Entry::text("text", text::content(lang), "").needed(),
        Entry::line("found", text::found(lang), ""),
        Entry::line("given", text::given(lang), ""),
        gaps(pair, ctx),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let kind = get("kind");
        let made = pairing::log(ctx.facts, act, &id, &kind, ctx.now, &get("text"), &get("gap"));
        let entry = made.map_err(at("text", ctx))?;
        pairing::add_findings(ctx.facts, act, &entry, &get("found"), &get("given"));
        Ok(())
    });
    form(pair, "contact", text::do_contact(lang), entries, make, ctx)
}

fn settle(pair: &Pair, contact: &str, ctx: &Ctx) -> Vec<Cmd> {
    let found = Contact::of_pair(ctx.facts, &pair.id).into_iter().find(|c| c.id == contact);
    let Some(known) = found else { return vec![] };
    let entries = vec![
        Entry::fixed("text", text::content(ctx.lang), known.text),
        Entry::text("result", text::result(ctx.lang), "").needed(),
    ];
    let id = known.id;
    let make: Make = Box::new(move |get, ctx, act| {
        pairing::settle(ctx.facts, act, &id, ctx.now, &get("result")).map_err(at("result", ctx))
    });
    form(pair, &format!("settle/{contact}"), text::do_settle(ctx.lang), entries, make, ctx)
}

/// The quarter's help score (R070): given by a person, the same record that feeds the plate's 30 % (R092). Where the
/// office scores its own head's pair somebody else signs too (AMB-19).
fn score(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, pair.clone());
    let now = Quarter::of(ctx.today());
    let quarters: Vec<(String, String)> = [now.prev(), now].map(|q| (q.to_string(), q.title(lang))).to_vec();
    let options: Vec<(&str, &str)> = quarters.iter().map(|(q, words)| (q.as_str(), words.as_str())).collect();
    let known = |field| ctx.facts.value("external", &External::id(&now.to_string(), &p.branch, Kind::Help), field);
    let second = Entry::line("second", text::second(lang), known("second"));
    let second = if p.scores_itself() { second.needed().help(text::second_help(lang)) } else { second };
    let entries = vec![
        Entry::one("quarter", text::quarter(lang), &options, &now.to_string()),
        Entry::points("score", text::score(lang), known("score")).needed().help(text::score_help(lang)),
        second,
        Entry::text("note", text::score_note(lang), known("note")),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let score = plate::score(&get("score")).map_err(|e| ("score", e.say(ctx.lang)))?;
        let (round, branch) = (get("quarter"), p.branch.clone());
        let e = External { round, branch, kind: Kind::Help, score, second: get("second"), note: get("note") };
        plate::set(ctx.facts, act, &e);
        Ok(())
    });
    form(pair, "score", text::do_score(lang), entries, make, ctx)
}

/// One anonymous reply to today's survey, which is begun with the first (R133). Nothing asks who replied.
fn reply(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, id) = (ctx.lang, pair.id.clone());
    let today = Survey::of_pair(ctx.facts, &pair.id).pop().filter(|s| s.held == Some(ctx.today()));
    let (yes, no) = (text::knows(lang), text::knows_not(lang));
    let levels = schema::SATISFACTION;
    let mut entries = vec![
        Entry::one("aware", text::aware(lang), &[("yes", &yes), ("no", &no)], "yes"),
        codes("satisfied", text::satisfied(lang), levels, "s4", ctx),
    ];
    if today.is_none() {
        let members = ctx.facts.value("branch", &pair.branch, "members");
        let (all, some) = (text::census(lang), text::sample(lang));
        entries.push(Entry::number("members", text::to_ask(lang), "", 1, 100_000).needed().proposed(members));
        entries.push(Entry::one("kind", text::scope(lang), &[("census", &all), ("sample", &some)], "sample"));
    }
    let make: Make = Box::new(move |get, ctx, act| {
        let survey = match &today {
            Some(survey) => survey.id.clone(),
            None => {
                let (census, members) = (get("kind") == "census", get("members").parse().unwrap_or(0));
                pairing::hold(ctx.facts, act, &id, ctx.today(), census, members).map_err(at("members", ctx))?
            }
        };
        pairing::reply(ctx.facts, act, &survey, get("aware") == "yes", &get("satisfied"));
        Ok(())
    });
    form(pair, "reply", text::do_reply(lang), entries, make, ctx)
}

fn accept(pair: &Pair, ctx: &Ctx) -> Vec<Cmd> {
    let (id, lang) = (pair.id.clone(), ctx.lang);
    let (pass, extend) = (text::pass(lang), text::extend(lang));
    let today = ctx.today().to_string();
    let entries = vec![
        Entry::one("verdict", text::verdict(lang), &[("pass", &pass), ("extend", &extend)], "pass"),
        Entry::text("plan", text::urgent_plan(lang), &pair.urgent_plan).help(text::urgent_help(lang)),
        Entry::date("on", text::accepted_on(lang), "").needed().proposed(&today),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let on = day(&get("on"), ctx);
        let done = pairing::accept(ctx.facts, act, &id, get("verdict") == "pass", &get("plan"), on);
        done.map_err(|e| (if e == PairError::NoUrgentPlan { "plan" } else { "verdict" }, e.say(ctx.lang)))
    });
    form(pair, "accept", text::acceptance(lang), entries, make, ctx)
}
