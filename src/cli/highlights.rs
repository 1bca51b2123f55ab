//! `hucha highlights …` and `hucha handbook`: 亮点 from draft to the 《标准化经验手册》 (R089, R090).

use super::args::{Common, HandbookArgs, Highlights};
use super::print;
use super::session::{Session, date};
use crate::documents::{self, FontSource, Request};
use crate::error::{Error, Result};
use crate::model::highlight::{self, Highlight, HighlightError, Observation, State};
use crate::model::strength;
use crate::model::visit::{self, branch_name};
use crate::text::{Lang, Say, cli, quarter as text};
use serde_json::json;

/// Runs one of the commands.
///
/// # Errors
/// Unknown branch, quarter or highlight; a branch that was not visited.
pub fn run(common: &Common, command: &Highlights) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Highlights::List { round } => list(&s, round),
        Highlights::Add { round, branch, text, code } => {
            add(&mut s, round, branch, text, code.as_deref().unwrap_or_default())
        }
        Highlights::Choose { id, back } => {
            let mut act = s.facts.act();
            highlight::choose(&s.facts, &mut act, id, !back).map_err(|e| refused(&s, &e))?;
            commit(&mut s, &act)?;
            told(&s, id)
        }
        Highlights::Write(given) => {
            let parts = [&given.title, &given.background, &given.practice, &given.tools, &given.effect, &given.fits];
            let mut act = s.facts.act();
            highlight::write(&s.facts, &mut act, &given.id, &parts.map(Clone::clone)).map_err(|e| refused(&s, &e))?;
            commit(&mut s, &act)?;
            told(&s, &given.id)
        }
        Highlights::Observe { round, branch, date: day, topic, attendance } => {
            let o = Observation {
                round: s.round(round)?,
                branch: s.branch(branch)?,
                date: date(s.lang, day)?.to_string(),
                topic: topic.clone(),
                attendance: attendance.map(|n| n.to_string()).unwrap_or_default(),
            };
            let mut act = s.facts.act();
            highlight::observe(&s.facts, &mut act, &o);
            s.commit(&act)?;
            print::line(&text::observed(s.lang, &o.date, branch_name(&s.facts, &o.branch), &o.topic))
        }
    }
}

fn refused(s: &Session, e: &HighlightError) -> Error {
    Error::refused(e.say(s.lang))
}

fn commit(s: &mut Session, act: &crate::model::act::Act) -> Result<()> {
    if act.is_empty() { Ok(()) } else { s.commit(act) }
}

fn add(s: &mut Session, round: &str, branch: &str, words: &str, code: &str) -> Result<()> {
    let visit = visit::id_of(&s.round(round)?, &s.branch(branch)?);
    if s.facts.get("visit", &visit).is_none() {
        return Err(Error::refused(text::highlight_no_visit(s.lang, visit)));
    }
    let mut act = s.facts.act();
    let id = strength::mark(&s.facts, &mut act, &visit, "", code, words.trim());
    act.set(&s.facts, "strength", &id, "highlight", "draft");
    s.commit(&act)?;
    told(s, &id)
}

fn told(s: &Session, id: &str) -> Result<()> {
    let Some(h) = Highlight::of(&s.facts, id) else { return Ok(()) };
    if s.json {
        return print::json(&json_of(&h));
    }
    print::line(&format!("{}  {}  {}  {}", h.id, branch_name(&s.facts, &h.branch), state(s.lang, &h), h.heading()))
}

fn state(lang: Lang, h: &Highlight) -> String {
    match (h.state, h.issue) {
        (State::Draft, _) => text::state_draft(lang),
        (State::Chosen, _) => text::state_chosen(lang),
        (State::Printed, issue) => text::state_printed(lang, issue.unwrap_or(0)),
    }
}

fn json_of(h: &Highlight) -> serde_json::Value {
    let state = match h.state {
        State::Draft => "draft",
        State::Chosen => "chosen",
        State::Printed => "printed",
    };
    json!({ "id": h.id, "round": h.round, "branch": h.branch, "code": h.code, "text": h.text, "state": state, "issue": h.issue, "title": h.heading() })
}

fn list(s: &Session, round: &str) -> Result<()> {
    let round = s.round(round)?;
    let all = Highlight::of_round(&s.facts, &round);
    if s.json {
        return print::json(&json!(all.iter().map(json_of).collect::<Vec<_>>()));
    }
    if all.is_empty() {
        print::note(&cli::none_found(s.lang));
    }
    let row = |h: &Highlight| {
        vec![h.id.clone(), branch_name(&s.facts, &h.branch), h.code.clone(), state(s.lang, h), h.heading().to_string()]
    };
    let head = text::highlight_columns(s.lang).split('|').map(String::from).collect();
    print::table(&std::iter::once(head).chain(all.iter().map(row)).collect::<Vec<Vec<String>>>())?;
    for o in Observation::of_round(&s.facts, &round) {
        print::note(&text::observed(s.lang, o.date, branch_name(&s.facts, &o.branch), o.topic));
    }
    Ok(())
}

/// Compiles the handbook: what was chosen is in issue N from now on; the document is written.
///
/// # Errors
/// Nothing is chosen; the file cannot be written.
pub fn handbook(common: &Common, given: &HandbookArgs) -> Result<()> {
    let mut s = Session::open(common)?;
    let round = s.round(&given.round)?;
    let mut act = s.facts.act();
    let (issue, fresh) = highlight::compile(&s.facts, &mut act, &round).map_err(|e| refused(&s, &e))?;
    commit(&mut s, &act)?;
    let lang = s.lang;
    let kind = documents::kind("handbook").map_err(|e| e.at_edge(lang))?;
    let format = kind.format(&given.format).map_err(|e| e.at_edge(lang))?;
    let words = documents::template(&s.home, lang)?;
    let fonts = FontSource::of(&s.home);
    let request = Request { round: &round, branch: "", sheet: None, today: s.today(), words: &words, fonts: &fonts };
    let path = documents::make(&s.home, &s.facts, kind, &request, format, given.output.as_deref(), lang)?;
    print::note(&text::compiled(lang, issue, fresh));
    if s.json {
        return print::json(&json!({ "issue": issue, "added": fresh, "path": path.to_string_lossy() }));
    }
    print::line(&path.to_string_lossy())
}
