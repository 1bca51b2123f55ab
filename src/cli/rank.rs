//! `hucha rank`: the branches by the score of the peer inspection (AMB-16).

use super::args::{Common, Rank};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::decimal::Points;
use crate::model::rank::{self, History, Line, Ties};
use crate::model::sheet::Standing;
use crate::text::{Lang, quarter as text};
use crate::tui::widgets::bars;
use serde_json::{Value, json};

/// Quarters whose scores make the trend.
const QUARTERS: usize = 8;

/// Prints the ranking of a quarter.
///
/// # Errors
/// Not a quarter, or not opened; an unknown rule for ties.
pub fn run(common: &Common, given: &Rank) -> Result<()> {
    let s = Session::open(common)?;
    let round = s.round(&given.round)?;
    let ties = Ties::parse(&given.ties).ok_or_else(|| Error::Usage(text::bad_ties(s.lang, &given.ties)))?;
    let history = History::up_to(&s.facts, &round, QUARTERS);
    let lines = rank::lines(&s.facts, &round, &history, ties);
    if s.json {
        return print::json(&json!(lines.iter().map(json_of).collect::<Vec<_>>()));
    }
    let categories: Vec<String> = lines.iter().find(|l| !l.categories.is_empty()).map(names).unwrap_or_default();
    let head = [text::rank_head(s.lang), categories.join("|"), text::rank_tail(s.lang)];
    let head: Vec<String> = head.iter().filter(|h| !h.is_empty()).flat_map(|h| h.split('|')).map(Into::into).collect();
    let trends = limits(&lines);
    let rows = lines.iter().map(|l| row(s.lang, l, &categories, trends));
    print::table(&std::iter::once(head).chain(rows).collect::<Vec<_>>())?;
    print::note(&text::not_sole(s.lang));
    Ok(())
}

fn names(line: &Line) -> Vec<String> {
    line.categories.iter().map(|c| c.0.clone()).collect()
}

/// The lowest and the highest score of all trends: every branch is drawn on one scale.
fn limits(lines: &[Line]) -> (i64, i64) {
    let all = || lines.iter().flat_map(|l| l.trend.iter().flatten()).map(|p| p.0);
    (all().min().unwrap_or(0), all().max().unwrap_or(0))
}

fn row(lang: Lang, line: &Line, categories: &[String], (least, most): (i64, i64)) -> Vec<String> {
    let rank = line.rank.map_or("-".into(), |r| r.to_string());
    let got =
        |name: &String| line.categories.iter().find(|c| c.0 == *name).map(|c| c.2.to_string()).unwrap_or_default();
    let points: Vec<Option<i64>> = line.trend.iter().map(|p| p.map(|p| p.0)).collect();
    let tail = [
        line.score.map(|p| p.to_string()).unwrap_or_default(),
        line.problems.to_string(),
        line.closed.to_string(),
        line.close_rate().map(|r| format!("{}%", r.percent().short())).unwrap_or_default(),
        line.change.map(signed).unwrap_or_default(),
        bars::spark(&points, least, most),
        remark(lang, line),
    ];
    [rank, line.name.clone()].into_iter().chain(categories.iter().map(got)).chain(tail).collect()
}

/// A change with its sign.
pub fn signed(change: Points) -> String {
    if change > Points::ZERO { format!("+{change}") } else { change.to_string() }
}

/// Why there is no rank, or that the sheet came late.
pub fn remark(lang: Lang, line: &Line) -> String {
    let open = match &line.standing {
        None => text::no_visit(lang),
        Some(Standing::Unfinished) => text::unfinished(lang),
        Some(Standing::Unreconciled(n)) => text::unreconciled(lang, n),
        Some(Standing::Score { score, unresolved: true, .. }) => text::conflict_open(lang, score),
        Some(Standing::Score { .. }) => String::new(),
    };
    let late = if line.late { text::late(lang) } else { String::new() };
    [open, late].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(if lang == Lang::En {
        "; "
    } else {
        "；"
    })
}

fn json_of(line: &Line) -> Value {
    let state = match &line.standing {
        None => "none",
        Some(Standing::Unfinished) => "unfinished",
        Some(Standing::Unreconciled(_)) => "unreconciled",
        Some(Standing::Score { unresolved: true, .. }) => "conflict",
        Some(Standing::Score { .. }) => "final",
    };
    let categories: Vec<Value> = line
        .categories
        .iter()
        .map(|(name, full, got)| json!({ "name": name, "full": full.to_string(), "got": got.to_string() }))
        .collect();
    json!({
        "rank": line.rank, "branch": line.branch, "name": line.name,
        "score": line.score.map(|p| p.to_string()), "unresolved": line.unresolved(), "state": state,
        "problems": line.problems, "closed": line.closed,
        "close_rate": line.close_rate().map(|r| r.percent().to_string()),
        "change": line.change.map(signed), "late": line.late, "categories": categories,
        "trend": line.trend.iter().map(|p| p.map(|p| p.to_string())).collect::<Vec<_>>(),
    })
}
