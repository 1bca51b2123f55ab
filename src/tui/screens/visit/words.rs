//! How an answer reads in a row and in the detail.

use crate::model::checklist::Indicator;
use crate::model::interview::Proposal;
use crate::model::scoring::{Answer, Verdict, score_item};
use crate::text::Lang;
use crate::text::screens::visit as text;
use crate::tui::look::Role;

/// A few words with their role: `无扣分`, `扣1 2项`, `不适用`, `未查`.
pub fn brief(indicator: &Indicator, answer: &Answer, lang: Lang) -> (String, Role) {
    if !answer.settles(indicator) {
        return (text::unanswered(lang), Role::Dim);
    }
    let lost = score_item(indicator, answer).deduct.short();
    match answer.verdict {
        Some(Verdict::Ok) => (text::ok(lang), Role::Good),
        Some(Verdict::Deduct) => (text::deduct(lang, lost, answer.count.unwrap_or(0), &indicator.unit), Role::Bad),
        Some(Verdict::Zero) => (text::zero(lang, lost), Role::Bad),
        Some(Verdict::Na) => (text::na(lang), Role::Warn),
        None => (text::unanswered(lang), Role::Dim),
    }
}

/// What the interviews propose, in a few words.
pub fn proposed(proposal: &Proposal, lang: Lang) -> String {
    match proposal.count {
        None => text::proposed_ok(lang),
        Some(_) => text::proposed(lang, proposal.amount.short()),
    }
}

/// The mark before a row; it tells the verdict without colour.
pub fn mark(answer: &Answer) -> &'static str {
    match answer.verdict {
        Some(Verdict::Ok) => "✓ ",
        Some(Verdict::Deduct) => "- ",
        Some(Verdict::Zero) => "✗ ",
        Some(Verdict::Na) => "/ ",
        None => "  ",
    }
}

/// The whole result with its arithmetic.
pub fn full(indicator: &Indicator, answer: &Answer, lang: Lang) -> (String, Role) {
    let (unit, per_unit) = (&indicator.unit, indicator.per_unit.short());
    let (short, role) = brief(indicator, answer, lang);
    if !answer.settles(indicator) {
        return (text::unanswered_how(lang, unit, per_unit), role);
    }
    let lost = score_item(indicator, answer).deduct;
    let count = answer.count.unwrap_or(0);
    let mut said = match answer.verdict {
        Some(Verdict::Deduct) if indicator.per_unit.times(count) > lost => {
            text::capped(lang, count, unit, per_unit, lost.short())
        }
        Some(Verdict::Deduct) => text::arithmetic(lang, count, unit, per_unit, lost.short()),
        Some(Verdict::Zero) => text::zero_because(lang, lost.short(), &answer.reason),
        Some(Verdict::Na) => text::na_because(lang, &answer.reason),
        Some(Verdict::Ok) | None => short,
    };
    if answer.unresolved {
        said += &text::in_conflict(lang);
    }
    (said, role)
}
