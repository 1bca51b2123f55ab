//! The deduction ledger: every lost point with its clause, count, rule, cap, facts and person.

use super::answer::{Answers, Verdict, answers};
use super::totals::score_item;
use crate::model::checklist::{Checklist, Step};
use crate::model::decimal::Points;
use crate::model::facts::Facts;

/// One deduction, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The clause: indicator code.
    pub code: String,
    /// Its short name.
    pub title: String,
    /// Its category.
    pub category: String,
    /// Its step.
    pub step: Step,
    /// 扣分 or 本项不得分.
    pub verdict: Verdict,
    /// Units lost; none for 本项不得分.
    pub count: Option<u32>,
    /// 扣分单位.
    pub unit: String,
    /// 扣分标准.
    pub rule: String,
    /// Deduction per unit.
    pub per_unit: Points,
    /// Cap of the deductions.
    pub cap: Points,
    /// Full marks.
    pub full: Points,
    /// Points lost.
    pub amount: Points,
    /// Whether counting would have cost more than the cap allows.
    pub capped: bool,
    /// Why 本项不得分.
    pub reason: String,
    /// 问题点: id of the problem and its fact. Empty if points were lost without one, which a check reports.
    pub facts: Vec<(String, String)>,
    /// Name of the inspector.
    pub person: String,
}

/// The deductions of a sheet in list order; their amounts add up to [`super::Totals::lost`].
/// `facts` gives the problems of an indicator (id, fact).
pub fn ledger(
    list: &Checklist,
    answers: &Answers,
    person: &str,
    facts: impl Fn(&str) -> Vec<(String, String)>,
) -> Vec<Lost> {
    let mut rows = Vec::new();
    for indicator in &list.indicators {
        let Some(answer) = answers.get(&indicator.code) else { continue };
        let Some(verdict) = answer.verdict else { continue };
        let amount = score_item(indicator, answer).deduct;
        if amount == Points::ZERO {
            continue;
        }
        let count = answer.count.filter(|_| verdict == Verdict::Deduct);
        rows.push(Lost {
            code: indicator.code.clone(),
            title: indicator.title.clone(),
            category: indicator.category.clone(),
            step: indicator.step,
            verdict,
            count,
            unit: indicator.unit.clone(),
            rule: indicator.rule.clone(),
            per_unit: indicator.per_unit,
            cap: indicator.cap,
            full: indicator.full,
            amount,
            capped: count.is_some_and(|n| indicator.per_unit.times(n) > amount),
            reason: answer.reason.clone(),
            facts: facts(&indicator.code),
            person: person.into(),
        });
    }
    rows
}

/// The ledger of a sheet as it stands in the records; empty if the sheet or its checklist is not known.
pub fn ledger_of(facts: &Facts, sheet: &str) -> Vec<Lost> {
    let version = facts.value("sheet", sheet, "checklist");
    let Some(list) = Checklist::of(facts, version) else { return Vec::new() };
    let inspector = facts.value("sheet", sheet, "inspector");
    let person = Some(facts.value("person", inspector, "name")).filter(|n| !n.is_empty()).unwrap_or(inspector);
    let visit = facts.value("sheet", sheet, "visit");
    let agreed = facts.value("sheet", sheet, "kind") == "agreed";
    let (field, of) = if agreed { ("visit", visit) } else { ("sheet", sheet) };
    let problems: Vec<_> = facts.with("problem", field, of).collect();
    let of_code = |code: &str| {
        let mine = problems.iter().filter(|p| p.get("code") == code);
        mine.map(|p| (p.id.clone(), p.get("fact").to_string())).collect()
    };
    ledger(&list, &answers(facts, sheet), person, of_code)
}
