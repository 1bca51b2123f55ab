//! `hucha problems list` and `show`.

use super::{find, json_of, parse_class};
use crate::cli::args::ListProblems;
use crate::cli::print;
use crate::cli::session::Session;
use crate::error::{Error, Result};
use crate::model::problem::ledger::{self, Filter, Row, Sort, Summary};
use crate::model::problem::{Problem, Status, rebound, story};
use crate::text::{Say, cli as text};
use crate::tui::search::Search;
use serde_json::json;

/// Lists the problems that are wanted, with what they add up to.
///
/// # Errors
/// Unknown branch, quarter, state, class or order.
pub fn run(s: &Session, given: &ListProblems) -> Result<()> {
    let filter = filter(s, given)?;
    let rows = ledger::rows(&s.facts, s.today());
    let mut found: Vec<&Row> = rows.iter().filter(|r| filter.takes(r)).collect();
    if let Some(words) = &given.search {
        let search = Search::new(words);
        found.retain(|r| search.matches(&format!("{} {} {} {}", r.number, r.branch, r.problem.code, r.problem.fact)));
    }
    sort(s, &given.sort)?.sort(&mut found);
    if s.json {
        return print::json(&found.iter().map(|r| json_of(s, &r.problem)).collect());
    }
    if found.is_empty() {
        print::note(&text::none_found(s.lang));
        return Ok(());
    }
    let sum = Summary::of(found.iter().copied());
    let mut table = vec![text::problem_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    table.extend(found.into_iter().map(|r| line(s, r)));
    print::table(&table)?;
    print::note(&sum.say(s.lang));
    Ok(())
}

fn filter(s: &Session, given: &ListProblems) -> Result<Filter> {
    Ok(Filter {
        round: given.round.as_deref().map(|r| s.round(r)).transpose()?,
        branch: given.branch.as_deref().map(|b| s.branch(b)).transpose()?,
        status: given.status.as_deref().map(|t| parse_status(s, t)).transpose()?,
        class: given.class.as_deref().map(|c| parse_class(s, c)).transpose()?,
        category: given.category.clone(),
        open: given.open,
        overdue: given.overdue,
        rebound: given.rebound,
    })
}

fn sort(s: &Session, given: &str) -> Result<Sort> {
    let names: Vec<_> = Sort::ALL.iter().map(|o| o.code()).collect();
    Sort::parse(given).ok_or_else(|| Error::Usage(text::bad_sort(s.lang, given, names.join("、"))))
}

/// Reads a state by code or name.
///
/// # Errors
/// It is none.
pub fn parse_status(s: &Session, given: &str) -> Result<Status> {
    let names: Vec<_> = Status::ALL.iter().map(|t| format!("{}（{}）", t.name(s.lang), t.code())).collect();
    Status::parse(given).ok_or_else(|| Error::Usage(text::bad_status(s.lang, given, names.join("、"))))
}

fn line(s: &Session, row: &Row) -> Vec<String> {
    let p = &row.problem;
    let late = if row.overdue > 0 { text::overdue(s.lang, row.overdue) } else { String::new() };
    let due = format!("{}{late}", p.due);
    vec![row.number.clone(), row.branch.clone(), p.code.clone(), p.status.name(s.lang).into(), due, p.fact.clone()]
}

/// Tells the whole story of a problem.
///
/// # Errors
/// There is no such problem.
pub fn show(s: &Session, given: &str) -> Result<()> {
    let p = find(s, given)?;
    let story = story::of(&s.facts, &p);
    if s.json {
        let entry = |e: &story::Entry| {
            json!({
                "kind": e.kind, "at": e.at, "by": e.by, "text": e.text, "evidence": e.evidence, "who": e.who,
                "due": e.due, "approver": e.approver, "method": e.method.map_or("", |m| m.code()), "visit": e.visit,
            })
        };
        let mut all = json_of(s, &p);
        all["story"] = story.iter().map(entry).collect();
        return print::json(&all);
    }
    head(s, &p)?;
    let mut rows = vec![text::story_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(story.iter().map(|e| vec![e.day().into(), e.name(s.lang), e.by.clone(), e.say(s.lang)]));
    print::table(&rows)
}

fn head(s: &Session, p: &Problem) -> Result<()> {
    let class = p.class.map_or("", |c| c.name(s.lang));
    print::line(&format!("{}  {}  {class}  {}", p.shown_number(&s.facts), p.status.name(s.lang), p.due))?;
    print::line(&p.fact)?;
    for old in rebound::ancestors(&s.facts, p) {
        print::line(&text::rebound_of(s.lang, old.shown_number(&s.facts)))?;
    }
    Ok(())
}
