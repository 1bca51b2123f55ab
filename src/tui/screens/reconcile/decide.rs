//! Deciding: one item, all that is open, everything finalised. Each with its reason, each one act.

use super::findings::FindingsScreen;
use super::view::{rule_how, rule_name};
use super::{Pending, ReconcileScreen, detail, wall};
use crate::model::checklist::Indicator;
use crate::model::scoring::{self, Answer, Verdict};
use crate::model::{carry, person, reconcile};
use crate::text::Say;
use crate::text::screens::reconcile as text;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{self, Cmd, Ctx};
use crate::tui::widgets::finder::Item;

/// Questions.
const HOW: &str = "how";
const COUNT: &str = "count";
const REASON: &str = "reason";
/// Keys of the choice besides `vote <n>`.
const PROPOSED: &str = "proposed";
const UNITS: &str = "units";
const ZERO: &str = "zero";
const NA: &str = "na";

impl ReconcileScreen {
    fn indicator(&self) -> Option<&Indicator> {
        self.view.as_ref()?.list.get(&self.item()?.code)
    }

    /// Whose answer to take, or another one.
    pub(super) fn choose(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((item, indicator)) = self.item().zip(self.indicator()) else { return vec![] };
        let (lang, what) = (ctx.lang, |a: &Answer| detail::answer(indicator, a, ctx.lang));
        let mut items: Vec<Item> =
            vec![Item::new(PROPOSED, text::as_proposed(lang, what(&item.proposal))).note(rule_name(self.rule, lang))];
        for (n, vote) in item.votes.iter().enumerate() {
            let who = person::name_of(ctx.facts, &vote.inspector);
            items.push(Item::new(format!("vote {n}"), text::as_of(lang, who, what(&vote.answer))));
        }
        items.push(Item::new(UNITS, text::other_count(lang)));
        items.push(Item::new(ZERO, text::other_zero(lang)));
        if indicator.na_allowed {
            items.push(Item::new(NA, text::other_na(lang)));
        }
        vec![Cmd::push(Choose::new(HOW, text::decide(lang, &item.code), items, ctx))]
    }

    /// The proposal, as it stands.
    pub(super) fn accept(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        let (code, answer) = (item.code.clone(), item.proposal.clone());
        let reason = text::reason_rule(ctx.lang, rule_name(self.rule, ctx.lang));
        self.ask(code, answer, &reason, ctx)
    }

    /// So many units.
    pub(super) fn units(&mut self, n: u32, ctx: &Ctx) -> Vec<Cmd> {
        let Some(code) = self.item().map(|i| i.code.clone()) else { return vec![] };
        let answer = if n == 0 { Answer::ok() } else { Answer::deduct(n) };
        self.ask(code, answer, &text::reason_own(ctx.lang), ctx)
    }

    pub(super) fn answered(&mut self, answer: &screen::Answer, ctx: &Ctx) -> Vec<Cmd> {
        match answer.ask {
            HOW => self.chosen(&answer.value, ctx),
            COUNT => match scoring::read_count(&answer.value) {
                Ok(count) => self.units(count.unwrap_or(0), ctx),
                Err(why) => vec![Cmd::Toast(why.say(ctx.lang))],
            },
            REASON => self.reasoned(&answer.value, ctx),
            _ => vec![],
        }
    }

    fn chosen(&mut self, how: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some((item, indicator)) = self.item().zip(self.indicator()) else { return vec![] };
        let code = item.code.clone();
        match how {
            PROPOSED => self.accept(ctx),
            UNITS => {
                let title = text::ask_count(ctx.lang, &indicator.unit, indicator.per_unit.short());
                vec![Cmd::push(Prompt::new(COUNT, title, "", None, ctx).needed())]
            }
            ZERO => self.ask(code, Answer::zero(""), "", ctx),
            NA => self.ask(code, Answer::na(""), "", ctx),
            how => {
                let n = how.strip_prefix("vote ").and_then(|n| n.parse::<usize>().ok());
                let Some(vote) = n.and_then(|n| item.votes.get(n)) else { return vec![] };
                let reason = text::reason_of(ctx.lang, person::name_of(ctx.facts, &vote.inspector));
                let answer = vote.answer.clone();
                self.ask(code, answer, &reason, ctx)
            }
        }
    }

    fn ask(&mut self, code: String, answer: Answer, proposed: &str, ctx: &Ctx) -> Vec<Cmd> {
        let title = text::ask_reason(ctx.lang, &code);
        self.pending = Some(Pending::Answer(code, answer));
        vec![prompt(title, text::why_reason(ctx.lang), proposed, ctx)]
    }

    /// The proposals for all that differs and is open.
    pub(super) fn ask_fill(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let open = self.view.as_ref().map_or(0, super::view::View::open);
        if open == 0 {
            return vec![Cmd::Toast(text::nothing_open(ctx.lang))];
        }
        self.pending = Some(Pending::Fill);
        let reason = text::reason_rule(ctx.lang, rule_name(self.rule, ctx.lang));
        vec![prompt(text::ask_fill(ctx.lang, open), rule_how(self.rule, ctx.lang), &reason, ctx)]
    }

    pub(super) fn ask_final(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        if view.is_final() {
            return vec![Cmd::Toast(text::already_final(ctx.lang))];
        }
        let score = view.would_be.map(|s| s.to_string()).unwrap_or_default();
        let why = text::why_final(ctx.lang, view.done(), view.open(), view.same(), score);
        self.pending = Some(Pending::Settle);
        vec![prompt(text::ask_final(ctx.lang), why, &text::reason_final(ctx.lang), ctx)]
    }

    fn reasoned(&mut self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        match self.pending.take() {
            Some(Pending::Answer(code, answer)) => self.decide(&code, answer, reason, ctx),
            Some(Pending::Fill) => self.fill(reason, ctx),
            Some(Pending::Settle) => self.settle(reason, ctx),
            None => vec![],
        }
    }

    /// An answer that needs a reason of its own takes the one that was given.
    fn decide(&self, code: &str, mut answer: Answer, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, indicator)) = self.view.as_ref().and_then(|v| Some((v, v.list.get(code)?))) else {
            return vec![];
        };
        if matches!(answer.verdict, Some(Verdict::Zero | Verdict::Na)) && answer.reason.trim().is_empty() {
            answer.reason = reason.into();
        }
        if let Err(why) = scoring::check(indicator, &answer) {
            return vec![Cmd::Toast(why.say(ctx.lang))];
        }
        let mut act = ctx.facts.act().because(reason);
        reconcile::decide(ctx.facts, &mut act, &self.visit, &view.list, code, &answer);
        let word = match view.is_final() {
            true => text::reopened(ctx.lang),
            false => text::decided(ctx.lang, code, detail::answer(indicator, &answer, ctx.lang)),
        };
        vec![Cmd::Apply(act), Cmd::Toast(word)]
    }

    fn fill(&self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let mut act = ctx.facts.act().because(reason);
        let open: Vec<_> = view.items.iter().filter(|i| i.differs() && view.decided(&i.code).is_none()).collect();
        for item in &open {
            reconcile::decide(ctx.facts, &mut act, &self.visit, &view.list, &item.code, &item.proposal);
        }
        vec![Cmd::Apply(act), Cmd::Toast(text::filled(ctx.lang, open.len()))]
    }

    fn settle(&self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let mut act = ctx.facts.act().because(reason);
        if let Err(why) = reconcile::settle(ctx.facts, &mut act, &self.visit, &view.items, &wall(ctx)) {
            return vec![Cmd::Toast(why.say(ctx.lang))];
        }
        carry::leave_doubles_out(ctx.facts, &mut act, &self.visit);
        let score = view.would_be.map(|s| s.to_string()).unwrap_or_default();
        vec![Cmd::Apply(act), Cmd::Toast(text::finalised(ctx.lang, score))]
    }

    pub(super) fn findings(&self, ctx: &Ctx) -> Vec<Cmd> {
        vec![Cmd::push(FindingsScreen::new(&self.visit, self.why_not(ctx)))]
    }
}

fn prompt(title: String, why: String, proposed: &str, ctx: &Ctx) -> Cmd {
    Cmd::push(Prompt::new(REASON, title, proposed, None, ctx).why(why).proposed().needed())
}
