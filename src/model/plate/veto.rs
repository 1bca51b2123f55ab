//! The veto list (AMB-17): the opinion has none, real schemes often do. It is empty until the office names indicators,
//! and it changes no plate: a 示范牌 with points lost there is marked 需党委研究, nothing more.

use super::{Outcome, Plate};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::rank;
use crate::model::results::Result;
use crate::model::setting;

/// The setting: codes of indicators, for all quarters or for one.
pub const LIST: &str = "plate.veto";

/// The codes that are named.
pub fn list(facts: &Facts, round: &str) -> Vec<String> {
    let text = setting::text_of(facts, round, LIST);
    let codes = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|c| !c.is_empty());
    codes.map(String::from).collect()
}

/// What a branch lost on the indicators of the list, if its plate would be 示范牌.
pub fn lost(list: &[String], outcome: &Outcome, result: Option<&Result>) -> Vec<(String, Points)> {
    let model = outcome.composite().is_some_and(|c| c.plate == Plate::Model);
    let Some(result) = result.filter(|_| model && !list.is_empty()) else { return Vec::new() };
    let losses = rank::losses(result);
    let named = list.iter().filter_map(|code| Some((code.clone(), losses.get(code)?.0)));
    named.filter(|(_, lost)| *lost > Points::ZERO).collect()
}
