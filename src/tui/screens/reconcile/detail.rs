//! All that is known of one item: each inspector's answer with facts and files, the proposal, and what is agreed.

use super::ReconcileScreen;
use super::view::{View, rule_how};
use crate::model::checklist::Indicator;
use crate::model::evidence::Evidence;
use crate::model::person;
use crate::model::reconcile::{Item, Vote};
use crate::model::scoring::{Answer, Verdict, score_item};
use crate::text::Lang;
use crate::text::screens::reconcile as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::labelled;
use crate::tui::widgets::paint::{Pieces, piece};

/// An answer in words with what it costs.
pub fn answer(indicator: &Indicator, answer: &Answer, lang: Lang) -> String {
    let lost = score_item(indicator, answer).deduct.short();
    match (answer.verdict, answer.count) {
        (None, _) => text::open(lang),
        (Some(Verdict::Ok), _) => text::none_lost(lang),
        (Some(Verdict::Deduct), n) => text::units(lang, n.unwrap_or(0), &indicator.unit, lost),
        (Some(Verdict::Zero), _) => text::zero_long(lang, lost),
        (Some(Verdict::Na), _) => text::na_long(lang),
    }
}

impl ReconcileScreen {
    pub(super) fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let (Some(view), Some(item)) = (&self.view, self.item()) else { return vec![] };
        let Some(indicator) = view.list.get(&item.code) else { return vec![] };
        let lang = ctx.lang;
        let head = format!("{} {}  {} {}", item.code, item.title, text::full(lang), item.full.short());
        let mut lines = vec![vec![piece(head, Role::Title)]];
        if item.far {
            lines.push(vec![piece(far(item, lang), Role::Bad)]);
        }
        for (n, vote) in item.votes.iter().enumerate() {
            lines.extend(voted(view, indicator, n, vote, width, ctx));
        }
        let proposal = format!("{}  {}", answer(indicator, &item.proposal, lang), rule_how(self.rule, lang));
        lines.extend(labelled(&text::proposal(lang), &proposal, Role::Accent, width));
        if let Some(decided) = view.decided(&item.code) {
            lines.extend(labelled(&text::agreed(lang), &with_words(indicator, &decided, lang), Role::Good, width));
        }
        lines.extend(labelled(&text::rule(lang), &indicator.rule, Role::Dim, width));
        lines
    }
}

fn far(item: &Item, lang: Lang) -> String {
    let na = item.votes.iter().any(|v| v.answer.verdict == Some(Verdict::Na));
    if na { text::split_word(lang) } else { text::far_word(lang) }
}

/// One inspector: the answer, then the facts and files that speak for it.
fn voted(view: &View, indicator: &Indicator, n: usize, vote: &Vote, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let lang = ctx.lang;
    let name = person::name_of(ctx.facts, &vote.inspector);
    let lost = vote.deduct > crate::model::decimal::Points::ZERO;
    let role = if lost { Role::Bad } else { Role::Text };
    let mut lines = labelled(&name, &with_words(indicator, &vote.answer, lang), role, width);
    for fact in &vote.facts {
        lines.extend(labelled("", &text::fact(lang, fact), Role::Text, width));
    }
    let sheet = view.sheets.get(n).map(|s| s.id.as_str()).unwrap_or_default();
    let mut owners = vec![format!("{sheet}/{}", indicator.code)];
    owners.extend(
        ctx.facts.with("problem", "sheet", sheet).filter(|p| p.get("code") == indicator.code).map(|p| p.id.clone()),
    );
    for file in owners.iter().flat_map(|of| Evidence::of_record(ctx.facts, of)) {
        lines.extend(labelled("", &text::file(lang, &file.name), Role::Dim, width));
    }
    lines
}

fn with_words(indicator: &Indicator, a: &Answer, lang: Lang) -> String {
    let mut parts = vec![answer(indicator, a, lang)];
    if !a.reason.is_empty() {
        parts.push(text::because(lang, &a.reason));
    }
    if !a.note.is_empty() {
        parts.push(text::note(lang, &a.note));
    }
    parts.extend(a.sample.map(|n| text::sample(lang, n)));
    parts.join("  ")
}
