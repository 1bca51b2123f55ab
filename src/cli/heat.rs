//! `hucha heat`: where points are lost, and how inspectors differ.

use super::args::{Common, Heat as HeatArgs};
use super::print;
use super::rank::signed;
use super::session::{Session, quarter};
use crate::error::{Error, Result};
use crate::model::decimal::Points;
use crate::model::org::Org;
use crate::model::person;
use crate::model::rank::{self, Cell, FEW, Heat, History};
use crate::model::visit::branch_name;
use crate::text::quarter as text;
use serde_json::{Value, json};

/// How many of the clauses that lose most are named.
const WORST: usize = 10;

/// Prints one of the tables.
///
/// # Errors
/// Not a quarter, or not opened; an unknown kind of table.
pub fn run(common: &Common, given: &HeatArgs) -> Result<()> {
    let s = Session::open(common)?;
    let round = s.round(&given.round)?;
    let history = History::up_to(&s.facts, &round, given.quarters.max(1));
    match given.by.as_str() {
        "branch" => {
            let day = quarter(s.lang, &round)?.last_day();
            let branches: Vec<String> = Org::on(&s.facts, day).branches.into_iter().map(|b| b.code).collect();
            let heat = history.get(&round).map(|r| rank::by_branch(r, &branches)).unwrap_or_default();
            show(&s, &heat, &branches.iter().map(|b| branch_name(&s.facts, b)).collect::<Vec<_>>())
        }
        "quarter" => {
            let heat = rank::by_quarter(&history);
            show(&s, &heat, &heat.columns.clone())
        }
        "inspector" => compared(&s, &history),
        other => Err(Error::Usage(text::bad_by(s.lang, other))),
    }
}

fn show(s: &Session, heat: &Heat, titles: &[String]) -> Result<()> {
    if s.json {
        return print::json(&json_of(heat));
    }
    let title = |(name, open): (&String, &bool)| if *open { format!("{name}?") } else { name.clone() };
    let mut head = vec![text::heat_clause(s.lang)];
    head.extend(titles.iter().zip(&heat.open).map(title));
    head.push(text::heat_all(s.lang));
    let row = |(at, (code, _)): (usize, &(String, String))| {
        let cells = heat.cells.get(at).into_iter().flatten().map(|c| shown(*c));
        std::iter::once(code.clone()).chain(cells).chain([heat.row(at).lost.short()]).collect::<Vec<_>>()
    };
    let rows = std::iter::once(head).chain(heat.rows.iter().enumerate().map(row));
    print::table(&rows.collect::<Vec<_>>())?;
    print::note(&text::heat_legend(s.lang));
    print::note(&text::heat_worst(s.lang));
    for (at, cell) in rank::most_lost(heat, WORST) {
        let Some((code, title)) = heat.rows.get(at) else { continue };
        print::note(&text::heat_worst_line(s.lang, code, title, cell.lost, cell.hit, cell.of));
    }
    Ok(())
}

/// Whole percent for the eye; the exact amounts are in the JSON.
fn shown(cell: Option<Cell>) -> String {
    match cell {
        None => "-".into(),
        Some(c) if c.lost == Points::ZERO => ".".into(),
        Some(c) => c.percent().map(|p| (p.0 / 100).max(1).to_string()).unwrap_or_default(),
    }
}

fn json_of(heat: &Heat) -> Value {
    let cell = |c: &Option<Cell>| {
        c.map(|c| json!({ "lost": c.lost.to_string(), "full": c.full.to_string(), "hit": c.hit, "of": c.of }))
    };
    let rows: Vec<Value> = heat
        .rows
        .iter()
        .zip(&heat.cells)
        .map(|((code, title), cells)| json!({ "code": code, "title": title, "cells": cells.iter().map(cell).collect::<Vec<_>>() }))
        .collect();
    json!({ "columns": heat.columns, "open": heat.open, "rows": rows })
}

fn compared(s: &Session, history: &History) -> Result<()> {
    let found = rank::inspectors(&s.facts, history);
    if s.json {
        let one = |c: &rank::Compared| json!({ "inspector": c.person, "name": person::name_of(&s.facts, &c.person), "visits": c.visits, "difference": c.difference.to_string(), "few": c.few() });
        return print::json(&json!(found.iter().map(one).collect::<Vec<_>>()));
    }
    if found.is_empty() {
        print::note(&text::compared_none(s.lang));
        return Ok(());
    }
    let row = |c: &rank::Compared| {
        let few = if c.few() { text::few(s.lang, FEW) } else { String::new() };
        vec![person::name_of(&s.facts, &c.person), c.visits.to_string(), signed(c.difference), few]
    };
    let head = text::compared_columns(s.lang).split('|').map(String::from).collect();
    print::table(&std::iter::once(head).chain(found.iter().map(row)).collect::<Vec<Vec<String>>>())?;
    print::note(&text::compared_note(s.lang));
    Ok(())
}
