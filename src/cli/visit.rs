//! `hucha visit …`: who inspects which branch, and when.

use super::args::{Common, VisitCommand};
use super::print;
use super::session::{Session, date};
use crate::error::{Error, Result};
use crate::model::person::{self, Person};
use crate::model::sheet::{self, Standing};
use crate::model::visit::{self, Visit};
use crate::text::{Say, cli as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// Unknown quarter or branch, a bad date, an inspector of the inspected branch without a reason (AMB-20).
pub fn run(common: &Common, command: &VisitCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        VisitCommand::Add { round, branch, date, team, reason } => {
            add(&mut s, round, branch, date.as_deref(), team, reason.as_deref().unwrap_or(""))
        }
        VisitCommand::List { round } => list(&s, round.as_deref()),
    }
}

fn add(s: &mut Session, round: &str, branch: &str, on: Option<&str>, team: &[String], reason: &str) -> Result<()> {
    let (round, branch) = (s.round(round)?, s.branch(branch)?);
    let on = on.map(|d| date(s.lang, d)).transpose()?.map(|d| d.to_string()).unwrap_or_default();
    let refuse = |s: &Session, e: visit::VisitError| Error::refused(e.say(s.lang));
    let team: Vec<String> = team
        .iter()
        .flat_map(|given| given.split(['，', '、', ',']))
        .map(|name| name.trim().to_string())
        .filter(|name| !name.is_empty())
        .collect();
    let team = team.as_slice();
    let known = known_members(s, team);
    let mut trial = s.facts.act();
    for person in &known {
        // Refused before anybody unknown is added: a refusal changes nothing.
        visit::join(&s.facts, &mut trial, &visit::id_of(&round, &branch), person, "member", reason)
            .map_err(|e| refuse(s, e))?;
    }
    let ids = team.iter().map(|name| s.named_person(name, "inspector")).collect::<Result<Vec<_>>>()?;
    let mut act = s.facts.act();
    let id = visit::add(&s.facts, &mut act, &round, &branch, &on).map_err(|e| refuse(s, e))?;
    for (i, person) in ids.iter().filter_map(|id| Person::of(&s.facts, id)).enumerate() {
        let duty = ["leader", "recorder"].get(i).copied().unwrap_or("member");
        visit::join(&s.facts, &mut act, &id, &person, duty, reason).map_err(|e| refuse(s, e))?;
    }
    s.commit(&act)?;
    let names: Vec<_> = ids.iter().map(|p| person::name_of(&s.facts, p)).collect();
    print::note(&text::visit_added(s.lang, &id, names.join("、")));
    print::line(&id)
}

fn known_members(s: &Session, team: &[String]) -> Vec<Person> {
    let found = |name: &String| match person::find(&s.facts, name) {
        person::Found::One(p) => Some(p),
        _ => None,
    };
    team.iter().filter_map(found).collect()
}

fn list(s: &Session, round: Option<&str>) -> Result<()> {
    let round = round.map(|r| s.round(r)).transpose()?;
    let wanted = |r: &&crate::model::record::Record| round.as_ref().is_none_or(|round| r.get("round") == round);
    let visits: Vec<Visit> = s.facts.all("visit").filter(wanted).filter_map(|r| Visit::of(&s.facts, &r.id)).collect();
    if s.json {
        return print::json(&visits.iter().map(|v| json_of(s, v)).collect());
    }
    if visits.is_empty() {
        print::note(&text::none_found(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::visit_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(visits.iter().map(|v| {
        let score = shown_score(s, &v.id);
        vec![
            v.id.clone(),
            v.branch_name(&s.facts),
            v.date.clone(),
            v.state(&s.facts).name(s.lang).into(),
            score,
            v.team_names(&s.facts).join("、"),
        ]
    }));
    print::table(&rows)
}

fn shown_score(s: &Session, visit: &str) -> String {
    match sheet::standing(&s.facts, visit) {
        Standing::Unfinished => String::new(),
        Standing::Score { score, unresolved, .. } if unresolved => text::score_unresolved(s.lang, score),
        Standing::Score { score, .. } => score.to_string(),
        Standing::Unreconciled(n) => text::score_unreconciled(s.lang, n),
    }
}

fn json_of(s: &Session, v: &Visit) -> Value {
    let (score, unresolved) = match sheet::standing(&s.facts, &v.id) {
        Standing::Score { score, unresolved, .. } => (json!(score.to_string()), unresolved),
        _ => (Value::Null, false),
    };
    let unreconciled = match sheet::standing(&s.facts, &v.id) {
        Standing::Unreconciled(n) => n,
        _ => 0,
    };
    let team: Vec<_> = v
        .team
        .iter()
        .map(|m| json!({ "person": m.person, "name": person::name_of(&s.facts, &m.person), "duty": m.duty }))
        .collect();
    json!({ "visit": v.id, "round": v.round, "branch": v.branch, "date": v.date, "state": v.state(&s.facts).code(), "score": score, "unresolved": unresolved, "unreconciled": unreconciled, "team": team })
}
