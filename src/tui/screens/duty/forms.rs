//! The forms by which a person writes something down about duty claims. Each becomes one act of the model.

use super::rows::On;
use crate::model::calendar::Month;
use crate::model::decimal::Points;
use crate::model::duty::{self, Claim, DutyError, Kind, Member, OBJECTION_DAYS, Post, Rule, Source};
use crate::model::visit::branch_name;
use crate::text::Say;
use crate::text::screens::duty as text;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::write_down::{Make, Refused, WriteDown};
use crate::tui::widgets::entry::Entry;
use chrono::NaiveDate;

/// What can be written down, as named in the menu.
pub(super) const MENU: [&str; 12] = [
    "check", "tell", "score", "claim", "review", "notice", "object", "post", "standard", "publish", "member", "results",
];

/// The branch, quarter and month that a form is about.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub round: String,
    pub branch: String,
    pub month: Month,
}

fn day(text: &str, ctx: &Ctx) -> NaiveDate {
    text.parse().unwrap_or_else(|_| ctx.today())
}

fn at(field: &'static str, ctx: &Ctx) -> impl Fn(DutyError) -> Refused {
    let lang = ctx.lang;
    move |e| (field, e.say(lang))
}

fn form(place: &Place, what: &str, title: String, entries: Vec<Entry>, make: Make, ctx: &Ctx) -> Vec<Cmd> {
    let head = format!("{} {}", branch_name(ctx.facts, &place.branch), place.round);
    let draft = format!("duty/{}/{}/{what}", place.round, place.branch);
    vec![Cmd::push(WriteDown::new(title, head, &draft, entries, make, ctx))]
}

/// An act without a form; a refusal is said.
fn at_once(ctx: &Ctx, done: Result<(), DutyError>, act: crate::model::act::Act, word: String) -> Vec<Cmd> {
    match done {
        Ok(()) => vec![Cmd::Apply(act), Cmd::Toast(word)],
        Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
    }
}

/// The form of a menu line; `about` is proposed: a member's name or a claim's id.
pub(super) fn write(place: &Place, what: &str, about: &str, ctx: &Ctx) -> Vec<Cmd> {
    match what {
        "member" => member(place, ctx),
        "post" => post(place, about, ctx),
        "standard" => standard(place, ctx),
        "publish" => publish(place, ctx),
        "claim" => claim(place, about, ctx),
        "review" => review(place, about, ctx),
        "notice" => notice(place, ctx),
        "object" => object(place, ctx),
        "check" => check(place, about, ctx),
        "tell" => tell(place, about, ctx),
        "score" => score(place, about, ctx),
        "results" => results(place, ctx),
        _ => vec![],
    }
}

/// What Enter does on a row.
pub(super) fn next(place: &Place, on: &On, ctx: &Ctx) -> Vec<Cmd> {
    match on {
        On::Post(name) => post(place, name, ctx),
        On::Lacking(name) => claim(place, name, ctx),
        On::Claim(id) => match Claim::of(ctx.facts, id).map(|c| c.accepted) {
            Some(None) => review(place, id, ctx),
            Some(Some(true)) => check(place, id, ctx),
            _ => vec![],
        },
        On::Objection(id) => answer(place, id, ctx),
        On::Member(name) => score(place, name, ctx),
        On::Chore(rule) => write(place, meets(*rule), "", ctx),
        On::Nothing => vec![],
    }
}

/// What meets an obligation.
fn meets(rule: Rule) -> &'static str {
    match rule {
        Rule::Publish => "publish",
        Rule::Claim => "claim",
        Rule::Review => "review",
        Rule::Notice => "notice",
        Rule::Follow => "member",
        Rule::Spot | Rule::Verify => "check",
        Rule::Report => "tell",
        Rule::Score => "score",
        Rule::Post => "results",
    }
}

fn names(place: &Place, ctx: &Ctx) -> Vec<String> {
    Member::list(ctx.facts, &place.branch).into_iter().map(|m| m.name).collect()
}

fn committee(place: &Place, ctx: &Ctx) -> Vec<String> {
    duty::committee(ctx.facts, &place.branch).into_iter().map(|m| m.name).collect()
}

/// The committee member who checks: proposed is the one who follows.
fn by(place: &Place, follower: &str, ctx: &Ctx) -> Entry {
    let all = committee(place, ctx);
    let first = if follower.is_empty() { all.first().cloned().unwrap_or_default() } else { follower.to_string() };
    Entry::line("by", text::by(ctx.lang), "").needed().proposed(&first).phrases(all)
}

fn today(key: &'static str, label: String, ctx: &Ctx) -> Entry {
    Entry::date(key, label, "").needed().proposed(&ctx.today().to_string())
}

fn yes_no(key: &'static str, label: String, yes: &str, no: &str) -> Entry {
    Entry::one(key, label, &[("yes", yes), ("no", no)], "yes")
}

fn member(place: &Place, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let entries = vec![
        Entry::line("name", text::name(lang), "").needed().phrases(names(place, ctx)),
        Entry::line("group", text::group(lang), ""),
        Entry::one("committee", text::committee(lang), &[("yes", &text::yes(lang)), ("no", &text::no(lang))], "no"),
        Entry::line("follower", text::follower(lang), "").phrases(committee(place, ctx)),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let name = get("name");
        duty::add_member(ctx.facts, act, &p.branch, &name, &get("group"), get("committee") == "yes")
            .map_err(at("name", ctx))?;
        let follower = get("follower");
        if follower.is_empty() {
            return Ok(());
        }
        let mut with = ctx.facts.after(act);
        with.next_seq = ctx.facts.next_seq;
        duty::assign(&with, act, &p.branch, &follower, std::slice::from_ref(&name)).map_err(at("follower", ctx))
    });
    form(place, "member", text::do_member(lang), entries, make, ctx)
}

fn post(place: &Place, name: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let known = Post::named(ctx.facts, &p.round, &p.branch, name).ok();
    let kind = known.as_ref().map_or(Kind::Basic, |k| k.kind);
    let options: Vec<(&str, &str)> = Kind::ALL.iter().map(|k| (k.code(), k.name(lang))).collect();
    let entries = vec![
        Entry::line("name", text::post(lang), known.as_ref().map_or("", |k| k.name.as_str())).needed(),
        Entry::one("kind", text::kind(lang), &options, kind.code()),
        Entry::text("duty", text::duty(lang), known.as_ref().map_or("", |k| k.duty.as_str())).needed(),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let kind = Kind::parse(&get("kind")).unwrap_or(Kind::Basic);
        let made = duty::add_post(ctx.facts, act, &p.round, &p.branch, kind, &get("name"), &get("duty"));
        made.map(drop).map_err(at("name", ctx))
    });
    form(place, &format!("post/{name}"), text::do_post(lang), entries, make, ctx)
}

fn standard(place: &Place, ctx: &Ctx) -> Vec<Cmd> {
    let mut act = ctx.facts.act();
    let done = duty::standard(ctx.facts, &mut act, &place.round, &place.branch);
    let added = done.clone().unwrap_or(0);
    at_once(ctx, done.map(drop), act, text::standard_added(ctx.lang, added))
}

fn publish(place: &Place, ctx: &Ctx) -> Vec<Cmd> {
    let p = place.clone();
    let entries = vec![today("on", text::meeting_on(ctx.lang), ctx).help(text::publish_help(ctx.lang))];
    let make: Make = Box::new(move |get, ctx, act| {
        duty::publish(ctx.facts, act, &p.round, &p.branch, day(&get("on"), ctx)).map_err(at("on", ctx))
    });
    form(place, "publish", text::do_publish(ctx.lang), entries, make, ctx)
}

fn claim(place: &Place, name: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let posts = Post::list(ctx.facts, &p.round, &p.branch);
    let options: Vec<(&str, &str)> = posts.iter().map(|x| (x.name.as_str(), x.name.as_str())).collect();
    let first = options.first().map_or("", |o| o.0);
    let entries = vec![
        Entry::line("name", text::name(lang), "").needed().proposed(name).phrases(names(place, ctx)),
        Entry::one("post", text::post(lang), &options, first),
        today("on", text::claimed_on(lang), ctx),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let on = day(&get("on"), ctx);
        let made = duty::claim(ctx.facts, act, &p.round, &p.branch, &get("name"), &get("post"), on);
        made.map(drop).map_err(at("name", ctx))
    });
    form(place, "claim", text::do_claim(lang), entries, make, ctx)
}

/// One claim, or all that wait.
fn review(place: &Place, id: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let waiting: Vec<Claim> = Claim::list(ctx.facts, &p.round, &p.branch)
        .into_iter()
        .filter(|c| c.accepted.is_none() && (id.is_empty() || c.id == id))
        .collect();
    let about = match waiting.as_slice() {
        [] => return vec![Cmd::Toast(text::none_waits(lang))],
        [one] => one.words(ctx.facts),
        all => text::so_many(lang, all.len()),
    };
    let entries = vec![
        Entry::fixed("about", text::claims(lang), about),
        yes_no("ok", text::verdict(lang), &text::accept(lang), &text::refuse(lang)),
        Entry::line("reason", text::reason(lang), "").help(text::reason_help(lang)),
        by(place, "", ctx),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let reason = get("reason");
        let refusal = (get("ok") == "no").then_some(reason.as_str());
        let field = if refusal.is_some() { "reason" } else { "by" };
        waiting
            .iter()
            .try_for_each(|c| duty::review(ctx.facts, act, &c.id, &get("by"), refusal, ctx.today()))
            .map_err(at(field, ctx))
    });
    form(place, "review", text::do_review(lang), entries, make, ctx)
}

fn notice(place: &Place, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let entries = vec![
        today("from", text::noticed_from(lang), ctx),
        Entry::number("days", text::days(lang), "", 1, 60).needed().proposed(&OBJECTION_DAYS.to_string()),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let days = get("days").parse().unwrap_or(OBJECTION_DAYS);
        let done = duty::notice(ctx.facts, act, &p.round, &p.branch, day(&get("from"), ctx), days);
        done.map(drop).map_err(at("from", ctx))
    });
    form(place, "notice", text::do_notice(lang), entries, make, ctx)
}

/// What somebody says against a posted claim; who said it is not asked.
fn object(place: &Place, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let words: Vec<(String, String)> = Claim::list(ctx.facts, &p.round, &p.branch)
        .into_iter()
        .filter(|c| c.accepted == Some(true))
        .map(|c| (c.id.clone(), c.words(ctx.facts)))
        .collect();
    let names: Vec<String> = words.iter().map(|w| w.1.clone()).collect();
    let entries = vec![
        Entry::line("claim", text::checked(lang), "").needed().phrases(names).help(text::which_claim(lang)),
        Entry::text("text", text::objection(lang), "").needed(),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let given = get("claim");
        let claim = words.iter().find(|w| w.1 == given).and_then(|w| Claim::of(ctx.facts, &w.0));
        let claim = claim.ok_or_else(|| ("claim", text::which_claim(ctx.lang)))?;
        let made = duty::object(ctx.facts, act, &p.round, &p.branch, &claim, &get("text"), ctx.today());
        made.map(drop).map_err(at("claim", ctx))
    });
    form(place, "object", text::do_object(lang), entries, make, ctx)
}

fn answer(place: &Place, id: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, id) = (ctx.lang, id.to_string());
    let entries = vec![
        Entry::fixed("text", text::objection(lang), ctx.facts.value("duty_objection", &id, "text")),
        Entry::text("answer", text::answer(lang), "").needed(),
        Entry::one("upheld", text::upheld(lang), &[("yes", &text::yes(lang)), ("no", &text::no(lang))], "no")
            .help(text::upheld_help(lang)),
    ];
    let draft = format!("answer/{id}");
    let make: Make = Box::new(move |get, ctx, act| {
        duty::answer(ctx.facts, act, &id, &get("answer"), get("upheld") == "yes", ctx.today())
            .map_err(at("answer", ctx))
    });
    form(place, &draft, text::do_answer(lang), entries, make, ctx)
}

/// A check of an accepted claim, or what people say of it.
fn check(place: &Place, id: &str, ctx: &Ctx) -> Vec<Cmd> {
    let lang = ctx.lang;
    let claims: Vec<Claim> =
        Claim::list(ctx.facts, &place.round, &place.branch).into_iter().filter(|c| c.accepted == Some(true)).collect();
    let Some(first) = claims.iter().find(|c| c.id == id).or(claims.first()) else {
        return vec![Cmd::Toast(text::none_accepted(lang))];
    };
    let words: Vec<(String, String)> = claims.iter().map(|c| (c.id.clone(), c.words(ctx.facts))).collect();
    let follower = ctx.facts.value("duty_member", &first.member, "follower").to_string();
    let who = if id.is_empty() {
        let names: Vec<String> = words.iter().map(|w| w.1.clone()).collect();
        Entry::line("claim", text::checked(lang), "").needed().proposed(&first.words(ctx.facts)).phrases(names)
    } else {
        Entry::fixed("claim", text::checked(lang), first.words(ctx.facts))
    };
    let entries = vec![
        who,
        Entry::one(
            "how",
            text::how(lang),
            &[("check", &text::by_check(lang)), ("people", &text::by_people(lang))],
            "check",
        ),
        yes_no("ok", text::result(lang), &text::ok(lang), &text::missed(lang)),
        Entry::text("text", text::words(lang), "").help(text::finding_help(lang)),
        by(place, &follower, ctx),
        today("on", text::date(lang), ctx),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let given = get("claim");
        let claim = words.iter().find(|w| w.1 == given).and_then(|w| Claim::of(ctx.facts, &w.0));
        let claim = claim.ok_or_else(|| ("claim", text::which_claim(ctx.lang)))?;
        let source = match claim.kind(ctx.facts) {
            _ if get("how") == "people" => Source::People,
            Some(Kind::Basic) => Source::Spot,
            _ => Source::Verify,
        };
        let (finding, on) = (get("text"), day(&get("on"), ctx));
        let made = duty::note(ctx.facts, act, &claim, source, &get("by"), (get("ok") == "yes", &finding), on);
        made.map(drop).map_err(|e| (if e == DutyError::NoFinding { "text" } else { "by" }, e.say(ctx.lang)))
    });
    form(place, "check", text::do_check(lang), entries, make, ctx)
}

fn tell(place: &Place, name: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let entries = vec![
        Entry::line("name", text::name(lang), "").needed().proposed(name).phrases(names(place, ctx)),
        Entry::text("did", text::did(lang), "").needed(),
        yes_no("reached", text::reached(lang), &text::yes(lang), &text::no(lang)),
        Entry::text("trouble", text::trouble(lang), "").needed().proposed(&text::none(lang)),
        today("on", text::group_met(lang), ctx),
    ];
    let make: Make = Box::new(move |get, ctx, act| {
        let (did, trouble) = (get("did"), get("trouble"));
        let answers = (did.as_str(), get("reached") == "yes", trouble.as_str());
        let on = day(&get("on"), ctx);
        duty::expose(ctx.facts, act, &p.branch, &get("name"), p.month, answers, on).map_err(at("name", ctx))
    });
    form(place, "tell", text::do_tell(lang, place.month.title(lang)), entries, make, ctx)
}

fn score(place: &Place, name: &str, ctx: &Ctx) -> Vec<Cmd> {
    let (lang, p) = (ctx.lang, place.clone());
    let now = duty::listed(ctx.facts, &p.branch, p.month).into_iter().find(|s| s.member.name == name);
    let now = now.and_then(|s| s.score).map(|p| p.to_string()).unwrap_or_default();
    let entries = vec![
        Entry::line("name", text::name(lang), "").needed().proposed(name).phrases(names(place, ctx)),
        Entry::points("score", text::score(lang), "").needed().proposed(&now).help(text::score_help(lang)),
    ];
    let entries = if name.is_empty() { entries } else { begin_at_score(entries, name, lang) };
    let make: Make = Box::new(move |get, ctx, act| {
        let points = Points::parse(&get("score")).unwrap_or(Points(-1));
        duty::score(ctx.facts, act, &p.branch, &get("name"), p.month, points, ctx.today()).map_err(at("score", ctx))
    });
    form(place, &format!("score/{name}"), text::do_score(lang, place.month.title(lang)), entries, make, ctx)
}

/// A member who is known already stands there only to be read: the cursor is at the score.
fn begin_at_score(mut entries: Vec<Entry>, name: &str, lang: crate::text::Lang) -> Vec<Entry> {
    if let Some(first) = entries.first_mut() {
        *first = Entry::fixed("name", text::name(lang), name);
    }
    entries
}

fn results(place: &Place, ctx: &Ctx) -> Vec<Cmd> {
    let p = place.clone();
    let entries = vec![today("on", text::posted_on(ctx.lang), ctx).help(text::posted_help(ctx.lang))];
    let make: Make = Box::new(move |get, ctx, act| {
        duty::publish_month(ctx.facts, act, &p.branch, p.month, day(&get("on"), ctx)).map_err(at("on", ctx))
    });
    form(place, "results", text::do_results(ctx.lang, place.month.title(ctx.lang)), entries, make, ctx)
}
