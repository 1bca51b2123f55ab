//! 合议: several inspectors of one visit, one agreed sheet (R085, AMB-8). The rules only propose; the lead decides.

use super::act::Act;
use super::checklist::{Checklist, Indicator};
use super::decimal::Points;
use super::facts::Facts;
use super::person;
use super::problem::Problem;
use super::scoring::{Answer, Verdict, score_item};
use super::sheet::{self, Sheet, SheetError};
use super::visit::Visit;
use std::collections::BTreeSet;

/// How an answer is proposed where the sheets differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rule {
    /// Every fact found counts once, whoever found it (AMB-8).
    #[default]
    Union,
    /// The mean of the deductions, as the nearest number of units, a half up.
    Mean,
    /// The deduction in the middle.
    Median,
}

impl Rule {
    /// Reads `union`, `mean`, `median`.
    pub fn parse(text: &str) -> Option<Rule> {
        [Rule::Union, Rule::Mean, Rule::Median].into_iter().find(|r| r.code() == text)
    }

    /// The word on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Rule::Union => "union",
            Rule::Mean => "mean",
            Rule::Median => "median",
        }
    }
}

/// What one inspector says of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// Person id.
    pub inspector: String,
    /// The answer.
    pub answer: Answer,
    /// Points it costs.
    pub deduct: Points,
    /// The facts (问题点) beside it.
    pub facts: Vec<String>,
}

/// One indicator, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Indicator code.
    pub code: String,
    /// Its short name.
    pub title: String,
    /// Its full marks.
    pub full: Points,
    /// What each says, in the order of the sheets.
    pub votes: Vec<Vote>,
    /// The dearest deduction minus the cheapest.
    pub spread: Points,
    /// The spread is half of the full marks or more (AMB-8), or one says 不适用 and another judged it.
    pub far: bool,
    /// What the rule proposes.
    pub proposal: Answer,
}

impl Item {
    /// Whether the inspectors say different things.
    pub fn differs(&self) -> bool {
        let said = |v: &Vote| (v.answer.verdict, v.answer.count);
        self.votes.windows(2).any(|pair| said(&pair[0]) != said(&pair[1]))
    }
}

/// Why there is nothing to reconcile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotYet {
    /// So many finalised sheets; it takes two.
    TooFew(usize),
    /// The sheets were made with different checklists.
    Checklists,
}

/// The finalised sheets of a visit item by item, with what a rule proposes.
///
/// # Errors
/// [`NotYet`].
pub fn compare(facts: &Facts, visit: &str, rule: Rule) -> Result<Vec<Item>, NotYet> {
    let sheets: Vec<Sheet> = own_finals(facts, visit);
    if sheets.len() < 2 {
        return Err(NotYet::TooFew(sheets.len()));
    }
    let list = sheets.first().and_then(|s| s.checklist(facts)).ok_or(NotYet::Checklists)?;
    if sheets.iter().any(|s| s.checklist != list.version) {
        return Err(NotYet::Checklists);
    }
    let problems: Vec<_> = sheets.iter().map(|s| Problem::of_sheet(facts, &s.id)).collect();
    let votes = |i: &Indicator| {
        let of = |(sheet, problems): (&Sheet, &Vec<Problem>)| {
            let answer = sheet.answer(&i.code);
            let deduct = score_item(i, &answer).deduct;
            let facts = problems.iter().filter(|p| p.code == i.code).map(|p| p.fact.clone()).collect();
            Vote { inspector: sheet.inspector.clone(), answer, deduct, facts }
        };
        sheets.iter().zip(&problems).map(of).collect()
    };
    Ok(list.indicators.iter().map(|i| item(i, votes(i), rule)).collect())
}

/// The finalised sheets of the inspectors.
pub fn own_finals(facts: &Facts, visit: &str) -> Vec<Sheet> {
    Sheet::of_visit(facts, visit).into_iter().filter(|s| s.is_final() && !s.agreed).collect()
}

/// Whether a person may decide for the team of a visit: its 组长, or 党群部.
///
/// # Errors
/// The names of the people who lead the team.
pub fn may_decide(facts: &Facts, visit: &str, who: &str) -> Result<(), Vec<String>> {
    let me = person::root(facts, who);
    let team = Visit::of(facts, visit).map(|v| v.team).unwrap_or_default();
    let leaders: Vec<_> = team.iter().filter(|m| m.duty == "leader").map(|m| person::root(facts, &m.person)).collect();
    if leaders.contains(&me) || person::is_coordinator(facts, me) {
        return Ok(());
    }
    Err(leaders.into_iter().map(|id| person::name_of(facts, id)).collect())
}

fn item(indicator: &Indicator, votes: Vec<Vote>, rule: Rule) -> Item {
    let judged = || votes.iter().filter(|v| v.answer.verdict != Some(Verdict::Na)).map(|v| v.deduct);
    let spread = judged().max().unwrap_or_default() - judged().min().unwrap_or_default();
    let split = judged().count() != votes.len() && judged().count() != 0;
    let far = split || (spread > Points::ZERO && spread.0.saturating_mul(2) >= indicator.full.0);
    let proposal = propose(indicator, &votes, rule);
    let Indicator { code, title, full, .. } = indicator;
    Item { code: code.clone(), title: title.clone(), full: *full, votes, spread, far, proposal }
}

/// What a rule makes of the votes: 不适用 only if all say so; otherwise those who judged it count.
pub fn propose(indicator: &Indicator, votes: &[Vote], rule: Rule) -> Answer {
    let judged: Vec<&Vote> = votes.iter().filter(|v| v.answer.verdict != Some(Verdict::Na)).collect();
    let of = |verdict| votes.iter().filter(move |v| v.answer.verdict == Some(verdict));
    if judged.is_empty() {
        return Answer::na(&joined(of(Verdict::Na)));
    }
    let zeros = of(Verdict::Zero).count();
    let sample = votes.iter().filter_map(|v| v.answer.sample).max();
    let by_union = rule == Rule::Union || indicator.per_unit <= Points::ZERO;
    let mut out = if zeros == judged.len() || (by_union && zeros > 0) {
        Answer::zero(&joined(of(Verdict::Zero)))
    } else if by_union {
        counted(union(&judged))
    } else {
        counted(units(middle(&judged, rule), indicator.per_unit))
    };
    out.sample = sample;
    out
}

fn counted(count: u32) -> Answer {
    if count == 0 { Answer::ok() } else { Answer::deduct(count) }
}

fn joined<'a>(votes: impl Iterator<Item = &'a Vote>) -> String {
    let reasons: BTreeSet<&str> = votes.map(|v| v.answer.reason.trim()).filter(|r| !r.is_empty()).collect();
    reasons.into_iter().collect::<Vec<_>>().join("；")
}

/// Units of all facts, each fact once. A sheet that names no fact of its own adds only what goes beyond the others.
fn union(judged: &[&Vote]) -> u32 {
    let mut order: Vec<&&Vote> = judged.iter().collect();
    order.sort_by_key(|v| std::cmp::Reverse(v.answer.count));
    let (mut total, mut seen) = (0u32, BTreeSet::new());
    for vote in order {
        let count = vote.answer.count.unwrap_or(0);
        let mine: BTreeSet<String> = vote.facts.iter().map(|f| squeezed(f)).filter(|f| !f.is_empty()).collect();
        let known = mine.intersection(&seen).count();
        let more = if mine.len() == known || seen.is_empty() {
            count.saturating_sub(total)
        } else {
            count.saturating_sub(u32::try_from(known).unwrap_or(u32::MAX)).max(count.min(1))
        };
        total = total.saturating_add(more);
        seen.extend(mine);
    }
    total
}

/// The same fact however it was spaced and punctuated.
pub(super) fn squeezed(fact: &str) -> String {
    fact.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The deduction that a rule takes, in hundredths, as a fraction.
fn middle(judged: &[&Vote], rule: Rule) -> (i64, i64) {
    let mut amounts: Vec<i64> = judged.iter().map(|v| v.deduct.0).collect();
    amounts.sort_unstable();
    let n = amounts.len();
    let chosen = match rule {
        Rule::Median if n % 2 == 1 => amounts.get(n / 2..=n / 2),
        Rule::Median => amounts.get(n / 2 - 1..=n / 2),
        Rule::Mean | Rule::Union => Some(amounts.as_slice()),
    };
    let chosen = chosen.unwrap_or_default();
    (chosen.iter().sum(), i64::try_from(chosen.len()).unwrap_or(1).max(1))
}

/// The nearest number of units, a half up.
fn units((sum, n): (i64, i64), per_unit: Points) -> u32 {
    let unit = i128::from(per_unit.0) * i128::from(n);
    u32::try_from((i128::from(sum) * 2 + unit) / (unit * 2)).unwrap_or(0)
}

/// The id of the agreed sheet of a visit.
pub fn agreed_id(visit: &str) -> String {
    sheet::id_of(visit, "agreed")
}

/// The lead decides one item. The agreed sheet is opened if needed; a finalised one is corrected as its next revision
/// when it is finalised again. The act carries the reason.
pub fn decide(facts: &Facts, act: &mut Act, visit: &str, checklist: &Checklist, code: &str, answer: &Answer) {
    let id = open_agreed(facts, act, visit, &checklist.version);
    answer.write(facts, act, &id, code);
}

/// Fills what was not decided item by item with the proposals, and finalises. The act carries the reason.
///
/// # Errors
/// Something is still 未查.
pub fn settle(facts: &Facts, act: &mut Act, visit: &str, items: &[Item], at: &str) -> Result<(), SheetError> {
    let version = own_finals(facts, visit).first().map(|s| s.checklist.clone()).unwrap_or_default();
    let id = open_agreed(facts, act, visit, &version);
    let decided = facts.after(act);
    for item in items {
        if Answer::of(&decided, &id, &item.code).verdict.is_none() {
            item.proposal.write(facts, act, &id, &item.code);
        }
    }
    let filled = facts.after(act);
    match Sheet::of(&filled, &id) {
        Some(agreed) => sheet::finalize(&filled, act, &agreed, at),
        None => Err(SheetError::Unanswered(Vec::new())),
    }
}

fn open_agreed(facts: &Facts, act: &mut Act, visit: &str, version: &str) -> String {
    let id = agreed_id(visit);
    let fields = [("visit", visit), ("kind", "agreed"), ("checklist", version), ("state", "draft")];
    act.set_all(facts, "sheet", &id, &fields);
    id
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
