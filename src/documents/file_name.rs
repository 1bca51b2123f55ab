//! File names as offices write them, which every system can store.

use super::context;
use super::kinds::{Format, Kind, Request};
use crate::model::facts::Facts;
use crate::model::revision;
use crate::model::sheet::Sheet;
use crate::model::visit;
use crate::text::{Lang, visible};

/// Bytes of a name without its ending; file systems allow 255 with it.
const LIMIT: usize = 200;

/// `2026年第四季度_生产一支部_互查评分表.html`; the inspector follows where one of several sheets was asked for.
pub fn file_name(kind: &Kind, facts: &Facts, request: &Request, format: Format) -> String {
    let mut parts = Vec::new();
    if !request.round.is_empty() {
        parts.push(context::quarter(request.round));
    }
    if !request.branch.is_empty() {
        parts.push(context::branch(facts, request.branch));
    }
    parts.push(kind.title.to_string());
    // What was signed before a correction stays beside what replaces it.
    parts.extend(edition(kind, facts, request));
    parts.extend(whose(kind, facts, request));
    format!("{}.{}", safe_name(&parts.join("_")), format.key())
}

/// The sheets that a paper may show.
fn sheets(facts: &Facts, request: &Request) -> Vec<Sheet> {
    let all = Sheet::of_visit(facts, &visit::id_of(request.round, request.branch)).into_iter();
    all.filter(|s| request.sheet.is_none_or(|id| id == s.id)).collect()
}

/// Which revision the paper shows, from the second on, where it is about a sheet; or that it is being corrected.
fn edition(kind: &Kind, facts: &Facts, request: &Request) -> Option<String> {
    let about = matches!(kind.key, "sheet" | "sheet-steps" | "feedback");
    let last = sheets(facts, request).into_iter().filter(|_| about).max_by_key(|s| s.revision)?;
    match revision::correcting(facts, &last) {
        Some(_) => Some("更正稿".into()),
        None => (last.revision > 1).then(|| format!("第{}版", last.revision)),
    }
}

/// Whose sheet it is: the one asked for, or what several agreed on.
fn whose(kind: &Kind, facts: &Facts, request: &Request) -> Option<String> {
    let of_sheet = matches!(kind.key, "sheet" | "sheet-steps");
    let mut all = sheets(facts, request).into_iter();
    let meant = all.find(|s| request.sheet.is_some() || (of_sheet && s.agreed && s.is_final()))?;
    Some(meant.by(facts, Lang::Zh))
}

/// A name that Windows, macOS and Linux store as it is: no separators, control or hidden characters, no reserved
/// device name, no dot or blank at the ends, not too long. Never empty.
pub fn safe_name(name: &str) -> String {
    let seen = visible(name);
    let plain: String = seen.chars().map(|c| if "<>:\"/\\|?*".contains(c) { '_' } else { c }).collect();
    let mut end = plain.len().min(LIMIT);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let short = plain.get(..end).unwrap_or_default().trim_matches([' ', '.', '\u{3000}']).to_string();
    let stem = short.split('.').next().unwrap_or("").trim().to_ascii_uppercase();
    if short.is_empty() || reserved(&stem) { format!("_{short}") } else { short }
}

/// Names of devices on Windows.
fn reserved(stem: &str) -> bool {
    let numbered = |lead: &str| stem.strip_prefix(lead).is_some_and(|n| n.len() == 1 && n != "0");
    matches!(stem, "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::safe_name;
    use rstest::rstest;

    #[rstest]
    #[case("2026年第四季度_生产一支部_互查评分表", "2026年第四季度_生产一支部_互查评分表")]
    #[case("甲/乙\\丙:丁?", "甲_乙_丙_丁_")]
    #[case("../..", "_")]
    #[case("con", "_con")]
    #[case("Com1.x", "_Com1.x")]
    #[case("com10", "com10")]
    #[case(" a. ", "a")]
    #[case("é👍\u{202e}甲\n", "é👍_U+202E_甲_LF_")]
    fn names_are_made_storable(#[case] given: &str, #[case] stored: &str) {
        assert_eq!(safe_name(given), stored);
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let long = safe_name(&"支部👍".repeat(60));
        assert!(long.len() <= 200 && long.starts_with("支部👍"));
    }
}
