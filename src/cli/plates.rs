//! `hucha plates …`: what the plates are made of, giving them, and what follows (R092–R099).

use super::args::{Common, Plates, PlatesCommand};
use super::print;
use super::session::{Session, date, quarter};
use crate::error::{Error, Result};
use crate::model::calendar::Quarter;
use crate::model::person;
use crate::model::plate::{self, Event, Hint, Input, Line, Outcome, Plate, Policy, Ratings, Stamp, Value};
use crate::model::round;
use crate::model::visit::branch_name;
use crate::text::model::plate as words;
use crate::text::{Lang, Say, cli, quarter as text};
use serde_json::{Value as Json, json};

/// Shows the plates of a quarter, or does one of the commands.
///
/// # Errors
/// An input is missing; a reason is missing; unknown names.
pub fn run(common: &Common, given: &Plates) -> Result<()> {
    let mut s = Session::open(common)?;
    if let (Some(PlatesCommand::Log), None) = (&given.command, &given.round) {
        return log(&s, "");
    }
    let Some(round) = &given.round else { return Err(Error::Usage(cli::need_which(s.lang, "--round"))) };
    let round = s.round(round)?;
    choose(&mut s, &round, given)?;
    let reason = given.reason.clone().unwrap_or_default();
    match &given.command {
        None => show(&s, &round),
        Some(PlatesCommand::Log) => log(&s, &round),
        Some(command) => write(&mut s, &round, command, &reason),
    }
}

/// The choices of the quarter: made by a person, changed only with a reason.
fn choose(s: &mut Session, round: &str, given: &Plates) -> Result<()> {
    let lang = s.lang;
    let reason = given.reason.as_deref().unwrap_or_default().trim();
    if let Some(word) = &given.unpaired {
        let policy = Policy::parse(word).ok_or_else(|| Error::Usage(text::bad_policy(lang, word)))?;
        let now = plate::rules(&s.facts, round).unpaired;
        if let Some(now) = now.filter(|now| *now != policy && reason.is_empty()) {
            return Err(Error::Usage(text::policy_reason(lang, now.name(lang))));
        }
        let mut act = s.facts.act().because(reason);
        round::choose_unpaired(&s.facts, &mut act, round, policy.code());
        commit(s, &act)?;
        print::note(&text::policy_set(lang, round, policy.name(lang)));
    }
    let Some(word) = &given.border else { return Ok(()) };
    let whole = match word.as_str() {
        "printed" => false,
        "whole" => true,
        _ => return Err(Error::Usage(text::bad_border(lang, word))),
    };
    let mut act = s.facts.act().because(reason);
    round::choose_border(&s.facts, &mut act, round, whole);
    commit(s, &act)?;
    let border = if whole { text::border_whole(lang) } else { text::border_printed(lang) };
    print::note(&text::border_set(lang, round, border));
    Ok(())
}

fn commit(s: &mut Session, act: &crate::model::act::Act) -> Result<()> {
    if act.is_empty() { Ok(()) } else { s.commit(act) }
}

fn write(s: &mut Session, round: &str, command: &PlatesCommand, reason: &str) -> Result<()> {
    let (lang, by, at) = (s.lang, s.actor.clone(), s.wall());
    let (PlatesCommand::Confirm { date: day }
    | PlatesCommand::Change { date: day, .. }
    | PlatesCommand::Extend { date: day, .. }
    | PlatesCommand::Note { date: day, .. }) = command
    else {
        return Ok(());
    };
    let day = day.as_deref().map_or(Ok(s.today()), |d| date(lang, d))?;
    let with = Stamp { date: day, by: &by, at: &at, note: reason };
    let mut act = s.facts.act().because(reason);
    let refuse = |e: plate::LogError| Error::Refused(e.say(lang).lines().map(String::from).collect());
    let said = match command {
        PlatesCommand::Confirm { .. } => {
            let n = plate::award(&s.facts, &mut act, round, &with).map_err(refuse)?;
            text::plates_given(lang, n)
        }
        PlatesCommand::Change { branch, .. } => {
            let branch = s.branch(branch)?;
            plate::change(&s.facts, &mut act, round, &branch, &with).map_err(refuse)?;
            told(s, &branch, Event::Changed, Some(Plate::Standard))
        }
        PlatesCommand::Extend { branch, until, .. } => {
            let (branch, until) = (s.branch(branch)?, date(lang, until)?);
            plate::extend(&s.facts, &mut act, round, &branch, until, &with).map_err(refuse)?;
            told(s, &branch, Event::Extended, Some(Plate::Striving))
        }
        PlatesCommand::Note { branch, what, .. } => {
            let event = match what.as_str() {
                "review" => Event::Review,
                "talk" => Event::Talk,
                _ => return Err(Error::Usage(text::bad_what(lang, what))),
            };
            let branch = s.branch(branch)?;
            plate::report(&s.facts, &mut act, round, &branch, event, &with).map_err(refuse)?;
            told(s, &branch, event, None)
        }
        PlatesCommand::Log => return Ok(()),
    };
    s.commit(&act)?;
    print::line(&said)
}

fn told(s: &Session, branch: &str, event: Event, plate: Option<Plate>) -> String {
    let plate = plate.map_or("", |p| p.name(s.lang));
    text::plate_logged(s.lang, branch_name(&s.facts, branch), event.name(s.lang), plate).trim_end().to_string()
}

fn show(s: &Session, round: &str) -> Result<()> {
    let lines = plate::lines(&s.facts, round);
    let (at, ratings, holidays) = (quarter(s.lang, round)?, Ratings::of(&s.facts), s.holidays());
    let hints = |l: &Line| plate::hints(l, at, &ratings, &holidays);
    if s.json {
        let rows = lines.iter().map(|l| json_of(s.lang, l, &hints(l), ratings.get(&l.branch, at.prev())));
        return print::json(&json!(rows.collect::<Vec<_>>()));
    }
    let mut rows = vec![text::plate_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    rows.extend(lines.iter().map(|l| row(s.lang, l, at, &ratings)));
    print::table(&rows)?;
    let steps = plate::steps(&lines, &plate::rules(&s.facts, round));
    let said: Vec<_> = steps.iter().map(|step| step.say(s.lang)).collect();
    print::note(&text::plate_steps(s.lang, said.join(" › ")));
    let waiting = steps.iter().position(|step| !step.done());
    if waiting == Some(steps.len() - 1) {
        print::note(&text::plates_next(s.lang));
    }
    let all: Vec<_> = lines.iter().flat_map(|l| hints(l).into_iter().map(move |h| (l.name.clone(), h))).collect();
    if !all.is_empty() {
        print::note(&text::hints_heading(s.lang));
    }
    all.iter().for_each(|(name, hint)| print::note(&text::hint_line(s.lang, name, hint.say(s.lang))));
    Ok(())
}

fn row(lang: Lang, line: &Line, at: Quarter, ratings: &Ratings) -> Vec<String> {
    let value = |v: Value| match v {
        Value::Absent => String::new(),
        Value::Conflict => text::conflict_value(lang),
        Value::Given(p) => p.to_string(),
    };
    let peer = if let Input::Given(p) = line.inputs.peer { p.to_string() } else { String::new() };
    let composite = line.outcome.composite().map(|c| c.printed.to_string()).unwrap_or_default();
    let former = ratings.get(&line.branch, at.prev()).map_or("", |p| p.name(lang)).to_string();
    let parts = [line.name.clone(), value(line.inputs.star), peer, value(line.inputs.help), composite];
    parts.into_iter().chain([shown_plate(lang, line), former, remark(lang, line)]).collect()
}

/// The plate in force, or in brackets the one that would be given.
fn shown_plate(lang: Lang, line: &Line) -> String {
    match (plate::in_force(&line.log), line.outcome.composite()) {
        (Some(plate), _) => plate.name(lang).into(),
        (None, Some(c)) => text::before_given(lang, c.plate.name(lang)),
        (None, None) => String::new(),
    }
}

/// What a reader has to know beside the numbers: what is missing, how a part was replaced, a near border.
fn remark(lang: Lang, line: &Line) -> String {
    let mut said = Vec::new();
    match &line.outcome {
        Outcome::Blocked(missing) => said.extend(missing.iter().map(|m| m.say(lang))),
        Outcome::Unrated => said.push(words::unrated(lang)),
        Outcome::Rated(c) => {
            said.extend(
                c.policy.map(|p| if p == Policy::Manual { words::manual(lang) } else { words::reweighted(lang) }),
            );
            said.extend(c.borderline.then(|| words::borderline(lang)));
        }
    }
    let logged = plate::rated(&line.log).and_then(|e| e.composite);
    let moved = logged.filter(|l| line.outcome.composite().is_none_or(|c| c.printed != *l));
    said.extend(moved.map(|l| text::changed_since(lang, l)));
    said.join(if lang == Lang::En { "; " } else { "；" })
}

fn json_of(lang: Lang, line: &Line, hints: &[Hint], before: Option<Plate>) -> Json {
    let value = |v: Value| v.points().map(|p| p.to_string());
    let peer = if let Input::Given(p) = line.inputs.peer { Some(p.to_string()) } else { None };
    let composite = line.outcome.composite();
    let missing: Vec<String> = match &line.outcome {
        Outcome::Blocked(missing) => missing.iter().map(|m| m.say(lang)).collect(),
        _ => Vec::new(),
    };
    json!({
        "branch": line.branch, "star": value(line.inputs.star), "peer": peer, "help": value(line.inputs.help),
        "composite": composite.map(|c| c.printed.to_string()),
        "plate": composite.map_or("", |c| c.plate.code()),
        "borderline": composite.is_some_and(|c| c.borderline), "note": remark(lang, line),
        "given": plate::in_force(&line.log).map_or("", Plate::code), "before": before.map_or("", Plate::code),
        "missing": missing, "hints": hints.iter().map(|h| h.say(lang)).collect::<Vec<_>>(),
    })
}

fn log(s: &Session, round: &str) -> Result<()> {
    let entries = plate::entries(&s.facts, round);
    let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let cells = |e: &plate::Entry| {
        vec![
            day(e.date),
            e.round.clone(),
            branch_name(&s.facts, &e.branch),
            e.event.name(s.lang).into(),
            e.plate.map_or("", |p| p.name(s.lang)).into(),
            e.composite.map(|c| c.to_string()).unwrap_or_default(),
            day(e.until),
            person::name_of(&s.facts, &e.by),
            e.note.clone(),
        ]
    };
    if s.json {
        let one = |e: &plate::Entry| json!({ "round": e.round, "branch": e.branch, "event": e.event.code(), "plate": e.plate.map_or("", Plate::code), "composite": e.composite.map(|c| c.to_string()), "date": day(e.date), "until": day(e.until), "by": e.by, "note": e.note });
        return print::json(&json!(entries.iter().map(one).collect::<Vec<_>>()));
    }
    let mut rows = vec![text::log_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    rows.extend(entries.iter().map(cells));
    print::table(&rows)
}
