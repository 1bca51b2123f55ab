//! `hucha lookback plan|add|list|show|set`: 回头看 (R087, R114).

use super::args::{AddLookback, Common, LookbackCommand, SetLookback};
use super::print;
use super::problems;
use super::session::{Session, date, quarter};
use crate::error::{Error, Result};
use crate::model::calendar::Quarter;
use crate::model::checklist::Step;
use crate::model::lookback::{self, Found, Item, Lookback, Need, Outcome, Scope, Standing};
use crate::model::person::{self, Person};
use crate::model::visit;
use crate::text::{Say, lookback as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// Unknown branch, quarter, look-back or problem; a result that may not be given.
pub fn run(common: &Common, command: &LookbackCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        LookbackCommand::Plan => plan(&s),
        LookbackCommand::Add(given) => add(&mut s, given),
        LookbackCommand::List { round } => list(&s, round.as_deref()),
        LookbackCommand::Show { id } => show(&s, &find(&s, id)?),
        LookbackCommand::Set(given) => set(&mut s, given),
    }
}

fn plan(s: &Session) -> Result<()> {
    let needs = lookback::plan(&s.facts, &s.holidays(), s.today());
    if s.json {
        return print::json(&needs.iter().map(need_json).collect());
    }
    for year in needs.iter().flat_map(|n| &n.due.missing).collect::<std::collections::BTreeSet<_>>() {
        super::workday::warn(s.lang, &[*year]);
    }
    let mut rows = vec![text::plan_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(needs.iter().map(|n| {
        let made = n.arranged.as_ref().map_or(String::new(), |id| format!("{id} {}", n.date));
        let (asking, open) = (n.asking.to_string(), n.open.to_string());
        vec![n.due.date.to_string(), n.name.clone(), n.scope.name(s.lang).into(), asking, open, made]
    }));
    if rows.len() == 1 {
        print::note(&text::nothing_planned(s.lang));
        return Ok(());
    }
    print::table(&rows)
}

fn need_json(n: &Need) -> Value {
    json!({
        "branch": n.branch, "scope": n.scope.code(), "due": n.due.date.to_string(), "provisional": n.due.provisional,
        "asking": n.asking, "open": n.open, "arranged": n.arranged, "date": n.date,
    })
}

fn add(s: &mut Session, given: &AddLookback) -> Result<()> {
    let branch = s.branch(&given.branch)?;
    let on = given.date.as_deref().map(|d| date(s.lang, d)).transpose()?;
    let round = match &given.round {
        Some(round) => s.round(round)?,
        None => s.round(&quarter(s.lang, &Quarter::of(on.unwrap_or(s.today())).to_string())?.to_string())?,
    };
    let scope = if given.yearly { Scope::Yearly } else { Scope::Due };
    let ids = given.team.iter().map(|name| s.named_person(name, "inspector")).collect::<Result<Vec<_>>>()?;
    let mut act = s.facts.act();
    let on = on.map(|d| d.to_string()).unwrap_or_default();
    let refuse = |e: visit::VisitError| Error::refused(e.say(s.lang));
    let id = lookback::arrange(&s.facts, &mut act, &round, &branch, &on, scope).map_err(refuse)?;
    let reason = given.reason.as_deref().unwrap_or("");
    for (i, who) in ids.iter().filter_map(|id| Person::of(&s.facts, id)).enumerate() {
        let duty = if i == 0 { "leader" } else { "member" };
        lookback::join(&s.facts, &mut act, &id, &branch, &who, duty, reason).map_err(refuse)?;
    }
    s.commit(&act)?;
    let items = Lookback::of(&s.facts, &id).map_or(0, |l| l.items.len());
    print::note(&text::arranged(s.lang, &id, items));
    print::line(&id)
}

fn find(s: &Session, id: &str) -> Result<Lookback> {
    Lookback::of(&s.facts, id.trim()).ok_or_else(|| Error::Usage(text::unknown(s.lang, id)))
}

fn list(s: &Session, round: Option<&str>) -> Result<()> {
    let round = round.map(|r| s.round(r)).transpose()?;
    let mut all = Lookback::all(&s.facts);
    all.retain(|l| round.as_ref().is_none_or(|r| *r == l.round));
    if s.json {
        return print::json(&all.iter().map(|l| json_of(s, l)).collect());
    }
    let mut rows = vec![text::columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(all.iter().map(|l| {
        let done = l.items.iter().filter(|i| i.outcome.is_some()).count();
        let branch = visit::branch_name(&s.facts, &l.branch);
        let progress = format!("{done}/{}", l.items.len());
        vec![l.id.clone(), branch, l.date.clone(), l.scope.name(s.lang).into(), progress]
    }));
    if rows.len() == 1 {
        print::note(&text::none(s.lang));
        return Ok(());
    }
    print::table(&rows)
}

fn json_of(s: &Session, l: &Lookback) -> Value {
    let item = |i: &Item| {
        json!({
            "problem": i.problem.id, "number": i.problem.shown_number(&s.facts), "fact": i.problem.fact,
            "status": i.problem.status.code(), "result": i.outcome.map_or("", Outcome::code), "present": i.present,
            "evidence": i.evidence, "method": i.method.map_or("", Step::code), "by": i.by,
        })
    };
    let state = match l.standing() {
        Standing::Planned => "planned",
        Standing::Open => "open",
        Standing::Done => "done",
    };
    json!({
        "id": l.id, "round": l.round, "branch": l.branch, "date": l.date, "scope": l.scope.code(), "state": state,
        "baselines": l.baselines(), "items": l.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn show(s: &Session, l: &Lookback) -> Result<()> {
    if s.json {
        return print::json(&json_of(s, l));
    }
    let mut rows = vec![text::item_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(l.items.iter().map(|i| {
        let result = i.outcome.map_or(text::not_looked(s.lang), |o| o.name(s.lang).into());
        let who = person::name_of(&s.facts, &i.by);
        vec![i.problem.shown_number(&s.facts), result, i.problem.fact.clone(), i.present.clone(), who]
    }));
    print::table(&rows)
}

fn set(s: &mut Session, given: &SetLookback) -> Result<()> {
    let l = find(s, &given.id)?;
    let p = problems::find(s, &given.problem)?;
    let names: Vec<_> = Outcome::ALL.iter().map(|o| format!("{}（{}）", o.code(), o.name(s.lang))).collect();
    let outcome = Outcome::parse(&given.result)
        .ok_or_else(|| Error::Usage(text::bad_result(s.lang, &given.result, names.join("、"))))?;
    let method = given.method.as_deref().map(|m| problems::method(s, m)).transpose()?.map_or("", Step::code);
    let at = s.wall();
    let evidence = given.evidence.as_deref().unwrap_or("");
    let found = Found { present: &given.present, evidence, method, by: &s.actor, at: &at };
    let mut act = s.facts.act();
    lookback::record(&s.facts, &mut act, &l, &p, outcome, &found).map_err(|e| Error::refused(e.say(s.lang)))?;
    s.commit(&act)?;
    let l = find(s, &given.id)?;
    if s.json {
        return print::json(&json_of(s, &l));
    }
    print::line(&text::looked(s.lang, p.shown_number(&s.facts), outcome.name(s.lang)))
}
