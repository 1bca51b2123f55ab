//! `hucha review …`: returning finalised sheets, answering, accepting.

use super::args::{Common, ReturnSheet, Review};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::review::{self, Refusal, State, Thread, Word};
use crate::model::sheet::{self, Sheet};
use crate::model::{person, reconcile, visit};
use crate::text::{Say, cli, merge as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// Unknown names; a step that a review does not allow, with the reason.
pub fn run(common: &Common, command: &Review) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Review::List { round, branch, state, mine } => {
            let round = round.as_deref().map(|r| s.round(r)).transpose()?;
            let branch = branch.as_deref().map(|b| s.branch(b)).transpose()?;
            let state = state.as_deref().map(|given| parse_state(&s, given)).transpose()?;
            let all = if *mine { review::waiting_for(&s.facts, &s.actor) } else { review::all(&s.facts) };
            let part = |t: &Thread, n: usize| t.sheet.split('/').nth(n).unwrap_or_default().to_string();
            let takes = |t: &Thread| {
                round.as_ref().is_none_or(|r| *r == part(t, 0))
                    && branch.as_ref().is_none_or(|b| *b == part(t, 1))
                    && state.is_none_or(|state| state == t.state)
            };
            list(&s, &all.into_iter().filter(takes).collect::<Vec<_>>())
        }
        Review::Return(given) => give_back(&mut s, given),
        Review::Answer { id, text } => {
            let on = known(&s, id)?;
            let (mut act, at) = (s.facts.act(), s.wall());
            review::answer(&s.facts, &mut act, &on, text, (&s.actor, &at)).map_err(|why| refused(&s, &why))?;
            s.commit(&act)?;
            told(&s, id)
        }
        Review::Accept { ids, text } => accept(&mut s, ids, text.as_deref().unwrap_or_default()),
    }
}

fn refused(s: &Session, why: &Refusal) -> Error {
    if *why == Refusal::NoText { Error::Usage(why.say(s.lang)) } else { Error::refused(why.say(s.lang)) }
}

fn parse_state(s: &Session, given: &str) -> Result<State> {
    let names: Vec<_> = State::ALL.iter().map(|t| format!("{}（{}）", t.name(s.lang), t.code())).collect();
    State::parse(given).ok_or_else(|| Error::Usage(cli::bad_status(s.lang, given, names.join("、"))))
}

fn known(s: &Session, id: &str) -> Result<Thread> {
    review::thread(&s.facts, id).ok_or_else(|| Error::Usage(text::review_unknown(s.lang, id)))
}

fn give_back(s: &mut Session, given: &ReturnSheet) -> Result<()> {
    let (mut act, at) = (s.facts.act(), s.wall());
    let by = (s.actor.as_str(), at.as_str());
    let id = match &given.on {
        Some(id) => {
            let on = known(s, id)?;
            review::again(&s.facts, &mut act, &on, &given.text, by).map(|()| id.clone())
        }
        None => {
            let sheet = sheet_of(s, given)?;
            let code = given.code.as_deref().unwrap_or_default().trim();
            review::open(&s.facts, &mut act, &sheet, code, &given.text, by)
        }
    };
    let id = id.map_err(|why| refused(s, &why))?;
    s.commit(&act)?;
    told(s, &id)
}

fn sheet_of(s: &Session, given: &ReturnSheet) -> Result<Sheet> {
    let part = |given: &Option<String>| given.clone().unwrap_or_default();
    let visit = visit::id_of(&s.round(&part(&given.round))?, &s.branch(&part(&given.branch))?);
    let id = match part(&given.inspector).trim() {
        "agreed" | "合议" => reconcile::agreed_id(&visit),
        name => sheet::id_of(&visit, &s.known_person(name)?),
    };
    Sheet::of(&s.facts, &id).ok_or_else(|| Error::Usage(text::review_no_sheet(s.lang, id)))
}

/// All of them or none.
fn accept(s: &mut Session, ids: &[String], words: &str) -> Result<()> {
    let (mut act, at) = (s.facts.act(), s.wall());
    for id in ids {
        let on = known(s, id)?;
        let done = review::accept(&s.facts, &mut act, &on, words, (&s.actor, &at));
        done.map_err(|why| Error::refused(format!("{id}：{}", why.say(s.lang))))?;
    }
    s.commit(&act)?;
    ids.iter().try_for_each(|id| told(s, id))
}

/// What became of a comment: its id for the next step goes to stdout.
fn told(s: &Session, id: &str) -> Result<()> {
    let on = known(s, id)?;
    if s.json {
        return print::json(&json_of(s, &on));
    }
    print::note(&text::review_stands(s.lang, whose(s, &on), item(s, &on), on.state.name(s.lang)));
    print::line(id)
}

fn whose(s: &Session, t: &Thread) -> String {
    Sheet::of(&s.facts, &t.sheet).map(|sheet| sheet.by(&s.facts, s.lang)).unwrap_or_default()
}

fn item(s: &Session, t: &Thread) -> String {
    if t.code.is_empty() { text::review_whole(s.lang) } else { t.code.clone() }
}

fn list(s: &Session, found: &[Thread]) -> Result<()> {
    if s.json {
        return print::json(&found.iter().map(|t| json_of(s, t)).collect());
    }
    if found.is_empty() {
        print::note(&cli::none_found(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::review_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|t| {
        let visit = t.sheet.rsplit_once('/').map_or("", |(visit, _)| visit);
        let said: Vec<_> = t.words.iter().map(|w| word(s, w)).collect();
        vec![t.id().into(), visit.into(), whose(s, t), item(s, t), t.state.name(s.lang).into(), said.join(" / ")]
    }));
    print::table(&rows)
}

fn word(s: &Session, w: &Word) -> String {
    text::review_word(s.lang, person::name_of(&s.facts, &w.by), w.step.name(s.lang), &w.text, &w.at)
}

fn json_of(s: &Session, t: &Thread) -> Value {
    let sheet = Sheet::of(&s.facts, &t.sheet);
    let (round, branch) = t.sheet.split_once('/').unwrap_or_default();
    let word = |w: &Word| {
        json!({
            "id": w.id, "kind": w.step.code(), "of": w.of, "text": w.text, "by": w.by,
            "name": person::name_of(&s.facts, &w.by), "at": w.at, "revision": w.revision,
        })
    };
    json!({
        "id": t.id(), "sheet": t.sheet, "round": round, "branch": branch.split('/').next(), "inspector": whose(s, t),
        "code": t.code, "state": t.state.code(), "text": t.comment(),
        "revision": sheet.as_ref().map(|sheet| sheet.revision), "sheet_state": sheet.map(|sheet| sheet.is_final()).map(|is| if is { "final" } else { "draft" }),
        "words": t.words.iter().map(word).collect::<Vec<_>>(),
    })
}
