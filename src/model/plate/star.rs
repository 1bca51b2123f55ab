//! Stars as people give them (AMB-6): a table of the office says what a star is worth; it is empty until somebody fills
//! it in, and then no star is taken for a score.

use super::given::{Kind, score};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::rows::Fault;
use crate::model::setting;

/// The setting: `五星=95、四星=85`, for all quarters or for one.
pub const MAP: &str = "star.map";

/// The table of a quarter: what a star is called, what it is worth.
pub fn map(facts: &Facts, round: &str) -> Vec<(String, Points)> {
    parse(&setting::text_of(facts, round, MAP)).unwrap_or_default()
}

/// Reads such a table; the entry that makes no sense is the error.
///
/// # Errors
/// An entry that is not `name=points` with points of 0 to 100, or a name that occurs twice.
pub fn parse(text: &str) -> Result<Vec<(String, Points)>, String> {
    let mut map: Vec<(String, Points)> = Vec::new();
    let entries = text.split(['、', ',', '，', ';', '；', '\n']).map(str::trim).filter(|e| !e.is_empty());
    for entry in entries {
        let read = entry.split_once(['=', '＝', '：', ':']).and_then(|(name, worth)| {
            let worth = crate::model::calendar::half_width(worth);
            Some((name.trim().to_string(), score(&worth).ok()?))
        });
        match read.filter(|(name, _)| !name.is_empty() && map.iter().all(|(known, _)| known != name)) {
            Some(pair) => map.push(pair),
            None => return Err(entry.to_string()),
        }
    }
    Ok(map)
}

/// A score as a person gives it: 0 to 100, or for the star score a star that the table of the quarter knows.
///
/// # Errors
/// Neither; with the stars that are known, or the word that there is no table.
pub fn given(facts: &Facts, round: &str, kind: Kind, text: &str) -> Result<Points, Fault> {
    let (wanted, fault) = (
        text.trim(),
        match score(text) {
            Ok(points) => return Ok(points),
            Err(fault) => fault,
        },
    );
    // A number that is none of 0 to 100 stays what it is: only words are looked up.
    if kind != Kind::Star || !matches!(fault, Fault::Points(_)) {
        return Err(fault);
    }
    let map = map(facts, round);
    match map.iter().find(|(name, _)| name == wanted) {
        Some((_, points)) => Ok(*points),
        None if map.is_empty() => Err(Fault::NoStars(wanted.into())),
        None => {
            let known: Vec<String> = map.iter().map(|(name, points)| format!("{name}={}", points.short())).collect();
            Err(Fault::Unknown(wanted.into(), known.join("、")))
        }
    }
}
