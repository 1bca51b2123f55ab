//! What the branch says, and the receipt.

use super::View;
use super::{BY, FeedbackScreen, OBJECTION, ON, RECHECK, RECHECK_BY, RECHECK_WHY, WHY};
use crate::model::act::Act;
use crate::model::calendar::date_full;
use crate::model::feedback::{self, Recheck};
use crate::model::sheet::Sheet;
use crate::text::screens::feedback as text;
use crate::tui::screen::{Cmd, Ctx};
use crate::tui::screens::stages::Stage;
use chrono::NaiveDate;

impl FeedbackScreen {
    pub(super) fn value(&self, key: &str, ctx: &Ctx) -> String {
        self.form.as_ref().map(|f| f.value(key, ctx)).unwrap_or_default()
    }

    /// What the branch objects to. Words of an objection are one, also if nobody chose 有异议.
    fn objection(&self, ctx: &Ctx) -> Option<String> {
        let changed = self.changed(ctx);
        let why = self.value(WHY, ctx);
        let written = changed.contains(&WHY) && !changed.contains(&OBJECTION) && !why.is_empty();
        (self.value(OBJECTION, ctx) == "some" || written).then_some(why)
    }

    fn changed(&self, ctx: &Ctx) -> Vec<&'static str> {
        self.form.iter().flat_map(|f| f.changes(ctx)).map(|(key, _)| key).collect()
    }

    /// A field was left: what the branch says is written down, the receipt only by F2.
    fn keep(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let given = self.view.as_ref().is_some_and(View::received);
        if self.changed(ctx).iter().all(|key| *key == ON && !given) {
            return vec![];
        }
        let mut act = ctx.facts.act();
        let (by, on, objection) = (self.value(BY, ctx), self.value(ON, ctx), self.objection(ctx));
        if given && !on.is_empty() {
            feedback::receive(ctx.facts, &mut act, &self.visit, &on, &by, objection.as_deref());
        } else {
            feedback::note(ctx.facts, &mut act, &self.visit, &by, objection.as_deref());
        }
        self.rechecked(&mut act, ctx);
        self.on = on;
        let drafts = self.form.as_mut().map(|f| f.committed(ctx)).unwrap_or_default();
        std::iter::once(Cmd::Apply(act)).chain(drafts).collect()
    }

    /// What looking again at the objection came to, as far as it is known; the day is the one on which it was found.
    fn rechecked(&self, act: &mut Act, ctx: &Ctx) {
        let Some(view) = self.view.as_ref().filter(|v| v.rechecks()) else { return };
        let (result, old) = (self.value(RECHECK, ctx), &view.feedback.recheck);
        let on = match (result == old.result, result.is_empty()) {
            (true, _) => old.on.clone(),
            (_, true) => String::new(),
            _ => ctx.today().to_string(),
        };
        let found = Recheck { result, by: self.value(RECHECK_BY, ctx), reason: self.value(RECHECK_WHY, ctx), on };
        feedback::recheck(ctx.facts, act, &self.visit, &found);
    }

    /// What a result still lacks: who looked again, and why.
    fn recheck_lacks(&self, ctx: &Ctx) -> Option<(&'static str, String)> {
        let lacks = |key| !self.value(RECHECK, ctx).is_empty() && self.value(key, ctx).is_empty();
        [(RECHECK_BY, text::recheck_by_missing(ctx.lang)), (RECHECK_WHY, text::recheck_why_missing(ctx.lang))]
            .into_iter()
            .find(|(key, _)| lacks(key))
    }

    /// A field was left.
    pub(super) fn left(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        self.keep(ctx)
    }

    /// The receipt: everything is there and right, so it is written down, and the finish follows.
    pub(super) fn receive(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        if view.blocks > 0 {
            return vec![Cmd::Toast(text::blocked(ctx.lang, view.blocks))];
        }
        let (by, on, objection) = (self.value(BY, ctx), self.value(ON, ctx), self.objection(ctx));
        let held = view.held.filter(|day| on.parse::<NaiveDate>().is_ok_and(|d| d < *day));
        let lacks = self.recheck_lacks(ctx);
        let Some(form) = &mut self.form else { return vec![] };
        if objection.as_deref() == Some("") {
            form.wrong(WHY, text::objection_missing(ctx.lang));
            return vec![];
        }
        if let Some(day) = held {
            form.wrong(ON, text::early(ctx.lang, date_full(day, ctx.lang)));
            return vec![];
        }
        if let Some((key, said)) = lacks {
            form.wrong(key, said);
            return vec![];
        }
        let mut act = ctx.facts.act();
        feedback::receive(ctx.facts, &mut act, &self.visit, &on, &by, objection.as_deref());
        if let Some(sheet) = Sheet::of(ctx.facts, &self.sheet) {
            feedback::bind(ctx.facts, &mut act, &sheet);
        }
        self.rechecked(&mut act, ctx);
        let word = if act.is_empty() { text::unchanged(ctx.lang) } else { text::received(ctx.lang, &on) };
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(self.form.as_mut().map(|f| f.committed(ctx)).unwrap_or_default());
        cmds.extend([Stage::Finish.go(&self.sheet), Cmd::Toast(word)]);
        cmds
    }
}
