//! What the branch says, and the receipt.

use super::{BY, FeedbackScreen, OBJECTION, ON, WHY};
use crate::model::calendar::date_full;
use crate::model::feedback;
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
        let given = self.view.as_ref().is_some_and(|v| v.feedback.given());
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
        self.on = on;
        let drafts = self.form.as_mut().map(|f| f.committed(ctx)).unwrap_or_default();
        std::iter::once(Cmd::Apply(act)).chain(drafts).collect()
    }

    /// The choice between the two opinions leads on to the words of an objection.
    pub(super) fn left(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let asks = self.objection(ctx).is_some_and(|why| why.is_empty());
        let cmds = self.keep(ctx);
        if let Some(form) = self.form.as_mut().filter(|f| asks && f.focused() == OBJECTION) {
            form.focus(WHY);
        }
        cmds
    }

    /// The receipt: everything is there and right, so it is written down, and the finish follows.
    pub(super) fn receive(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        if view.blocks > 0 {
            return vec![Cmd::Toast(text::blocked(ctx.lang, view.blocks))];
        }
        let (by, on, objection) = (self.value(BY, ctx), self.value(ON, ctx), self.objection(ctx));
        let held = view.held.filter(|day| on.parse::<NaiveDate>().is_ok_and(|d| d < *day));
        let Some(form) = &mut self.form else { return vec![] };
        if objection.as_deref() == Some("") {
            form.wrong(WHY, text::objection_missing(ctx.lang));
            return vec![];
        }
        if let Some(day) = held {
            form.wrong(ON, text::early(ctx.lang, date_full(day, ctx.lang)));
            return vec![];
        }
        let mut act = ctx.facts.act();
        feedback::receive(ctx.facts, &mut act, &self.visit, &on, &by, objection.as_deref());
        let word = if act.is_empty() { text::unchanged(ctx.lang) } else { text::received(ctx.lang, &on) };
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(form.committed(ctx));
        cmds.extend([Stage::Finish.go(&self.sheet), Cmd::Toast(word)]);
        cmds
    }
}
