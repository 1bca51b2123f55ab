//! Scoring an item: one or two keys, checked by the model, one act each.

use super::VisitScreen;
use super::view::View;
use super::words;
use crate::model::checklist::{Indicator, Step};
use crate::model::interview::{self, Proposal};
use crate::model::scoring::{self, Answer, Verdict};
use crate::model::wording::{self, extent};
use crate::model::{cadence, sheet};
use crate::text::screens::visit as text;
use crate::text::{Lang, Say};
use crate::tui::action::Action;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx};

impl View {
    /// The first item that is not answered, from a step on, then from the beginning.
    pub fn first_open(&self, from: Step) -> Option<String> {
        let later = Step::ALL.into_iter().skip_while(|s| *s != from).chain(Step::ALL);
        let mut items = later.flat_map(|s| self.list.of_step(s)).filter(|i| self.open(i));
        items.next().map(|i| i.code.clone())
    }

    /// Where to go once `code` is answered: the next open item of its step, else the first open one of the steps
    /// after it, else any. `None` if everything is answered.
    fn next_open(&self, code: &str) -> Option<String> {
        let step = self.list.get(code)?.step;
        let mut below = self.list.of_step(step).skip_while(|i| i.code != code).skip(1);
        let here = below.find(|i| self.open(i)).map(|i| i.code.clone());
        let open = |s: Step| self.list.of_step(s).find(|i| i.code != code && self.open(i)).map(|i| i.code.clone());
        here.or_else(|| Step::ALL.into_iter().skip_while(|s| *s != step).skip(1).chain(Step::ALL).find_map(open))
    }
}

/// Whether an action answers the selected item.
fn scores(action: Action) -> bool {
    use Action::{Digit, Less, More, NoDeduction, NotApplicable, Unanswer, Zero};
    matches!(action, NoDeduction | Digit(_) | More | Less | Zero | NotApplicable | Unanswer)
}

/// Whether an action writes into the sheet, which a finalised one does not allow.
pub(super) fn writes(action: Action) -> bool {
    scores(action) || matches!(action, Action::Remark | Action::Sample | Action::Strength)
}

impl VisitScreen {
    /// Why an action cannot be done now.
    pub(super) fn why_not(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let lang = ctx.lang;
        use Action::{Remark, Sample};
        let scores = scores(action);
        let on_item = matches!(action, Remark | Sample | Action::Problem | Action::Evidence | Action::Meetings);
        let of_item = scores || on_item;
        let view = self.view.as_ref()?;
        let changes = writes(action);
        if action == Action::Judged && self.judged.is_none() {
            return Some(text::nothing_judged(lang));
        }
        let new_problem =
            action == Action::Problem && self.item().is_some_and(|i| view.problems_of(&i.code).count() == 0);
        if (changes || new_problem) && view.sheet.is_final() {
            return Some(text::final_locked(lang));
        }
        // Of the facts, not of the view: keys of a burst come before the next frame.
        let judged = |i: &Indicator| Answer::of(ctx.facts, &self.sheet, &i.code).settles(i);
        if new_problem && self.item().is_some_and(|i| !judged(i)) {
            return Some(text::judge_first(lang));
        }
        let Some(item) = self.item() else { return of_item.then(|| text::pick_item(lang)) };
        if action == Action::Meetings && !cadence::builtin().iter().any(|c| c.code == item.code) {
            return Some(text::no_frequency(lang));
        }
        let forbidden = action == Action::NotApplicable && !item.na_allowed;
        forbidden.then(|| scoring::AnswerError::NaForbidden.say(lang))
    }

    /// Space and 0: nothing lost, or what the interviews propose; then on to the next open item.
    pub(super) fn accept(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        let code = item.code.clone();
        let mut cmds = match self.view.as_ref().and_then(|v| v.proposals.get(&code)) {
            Some(proposal) => self.take_over(proposal, ctx),
            None => self.answer(&code, Answer::ok(), ctx),
        };
        let word = self.go_on(&code, ctx.lang);
        // What became untrue by this answer is more urgent than where one is now.
        let warned = cmds.iter().any(|c| matches!(c, Cmd::Toast(_)));
        cmds.extend(word.filter(|_| !warned));
        cmds
    }

    /// What the interviews propose, with its arithmetic as the fact of a deduction.
    fn take_over(&self, proposal: &Proposal, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let mut act = ctx.facts.act();
        if let Err(error) = interview::accept(ctx.facts, &mut act, &view.sheet, proposal) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        let said = self.overwritten(item, &view.sheet.answer(&item.code), &proposal.answer(), ctx.lang);
        std::iter::once(Cmd::Apply(act)).chain(said.map(Cmd::Toast)).collect()
    }

    /// Space: as [`VisitScreen::accept`] on an item that is open; an item that was judged already is left as it is, so
    /// that going on never wipes a deduction. 0 says on purpose that nothing is lost.
    pub(super) fn pass(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        match view.sheet.answer(&item.code).verdict {
            Some(Verdict::Deduct | Verdict::Zero | Verdict::Na) => {
                let code = item.code.clone();
                self.go_on(&code, ctx.lang).into_iter().collect()
            }
            _ => self.accept(ctx),
        }
    }

    /// So many units are lost; stays, since a problem usually follows.
    pub(super) fn deduct(&self, count: u32, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        self.answer(&item.code, Answer::deduct(count), ctx)
    }

    /// One unit more or less; below one is no deduction.
    pub(super) fn adjust(&self, more: bool, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let now = view.sheet.answer(&item.code);
        let count = now.count.filter(|_| now.verdict == Some(Verdict::Deduct)).unwrap_or(0);
        match if more { count + 1 } else { count.saturating_sub(1) } {
            0 if now.verdict.is_none() => vec![],
            0 => self.answer(&item.code, Answer::ok(), ctx),
            n => self.answer(&item.code, Answer::deduct(n.min(scoring::MAX_COUNT)), ctx),
        }
    }

    pub(super) fn unanswer(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        self.answer(&item.code, Answer::default(), ctx)
    }

    /// Asks why there are no points, or why it does not apply.
    pub(super) fn ask_reason(&self, verdict: Verdict, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let code = &item.code;
        let (ask, title, why, offered) = if verdict == Verdict::Zero {
            ("zero", text::ask_zero(ctx.lang, code), text::zero_why(ctx.lang), wording::zero_reasons(item))
        } else {
            ("na", text::ask_na(ctx.lang, code), text::na_why(ctx.lang), wording::na_reasons(item))
        };
        let now = view.sheet.answer(code);
        let given = Some(now.reason).filter(|r| now.verdict == Some(verdict) && !r.is_empty());
        let proposed = given.is_none();
        let begin = given.or_else(|| offered.first().cloned()).unwrap_or_default();
        let draft = self.draft(ask, code);
        let prompt = Prompt::new(ask, title, &begin, Some(&draft), ctx).why(why).phrases(offered).needed();
        vec![Cmd::push(if proposed { prompt.proposed() } else { prompt })]
    }

    /// Takes the reason that was asked for, and goes on.
    pub(super) fn reason_given(&mut self, ask: &str, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        let code = item.code.clone();
        let answer = if ask == "zero" { Answer::zero(reason) } else { Answer::na(reason) };
        let mut cmds = self.answer(&code, answer, ctx);
        cmds.push(Cmd::ClearDraft(self.draft(ask, &code)));
        if ask == "na" {
            cmds.extend(self.go_on(&code, ctx.lang)); // after 本项不得分 a problem usually follows
        }
        cmds
    }

    /// Changes remark or sample of the answer and keeps the rest.
    pub(super) fn amend(&self, ask: &str, value: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let mut answer = view.sheet.answer(&item.code);
        match ask {
            "sample" => match scoring::read_count(value) {
                Ok(sample) => answer.sample = sample,
                Err(error) => return vec![Cmd::Toast(error.say(ctx.lang))],
            },
            _ => answer.note = value.into(),
        }
        let mut act = ctx.facts.act();
        if let Err(error) = sheet::answer(ctx.facts, &mut act, &self.sheet, &item.code, &answer) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        vec![Cmd::Apply(act), Cmd::ClearDraft(self.draft(ask, &item.code))]
    }

    pub(super) fn draft(&self, ask: &str, code: &str) -> String {
        format!("{ask}/{}/{code}", self.sheet)
    }

    /// Writes an answer; remark and sample stay. Says what was there if something is overwritten.
    fn answer(&self, code: &str, answer: Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let old = view.sheet.answer(code);
        let answer = Answer { note: old.note.clone(), sample: old.sample, ..answer };
        if let Err(error) = scoring::check(item, &answer) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        let mut act = ctx.facts.act();
        if let Err(error) = sheet::answer(ctx.facts, &mut act, &self.sheet, code, &answer) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        let said = self.overwritten(item, &old, &answer, ctx.lang);
        std::iter::once(Cmd::Apply(act)).chain(said.map(Cmd::Toast)).collect()
    }

    fn overwritten(&self, item: &Indicator, old: &Answer, new: &Answer, lang: Lang) -> Option<String> {
        let problems = self.view.as_ref().map_or(0, |v| v.problems_of(&item.code).count());
        let lenient = matches!(new.verdict, Some(Verdict::Ok | Verdict::Na));
        if lenient && problems > 0 {
            return Some(text::still_marked(lang, &item.code, problems));
        }
        if let Some((said, _)) = self.view.as_ref().and_then(|v| extent::stale(item, new, v.problems.iter())) {
            return Some(text::stale_words(lang, &item.code, said, &item.unit));
        }
        let changed = old.settles(item) && old.verdict != new.verdict;
        changed.then(|| text::was(lang, &item.code, words::brief(item, old, lang).0))
    }

    /// Selects what is to be done after an item; a word about what is left behind.
    pub(super) fn go_on(&mut self, code: &str, lang: Lang) -> Option<Cmd> {
        let view = self.view.as_ref()?;
        let (step, next) = (self.step, view.next_open(code));
        self.judged = Some(code.to_string());
        let Some(next) = next else { return Some(Cmd::Toast(text::all_answered(lang, view.list.indicators.len()))) };
        let left = view.list.of_step(step).filter(|i| i.code != code && view.open(i)).count();
        self.go(&next);
        let (old, new) = (step.name(lang), self.step.name(lang));
        (self.step != step).then(|| {
            let word = if left > 0 { text::step_left(lang, old, left, new) } else { text::step_done(lang, old, new) };
            Cmd::Toast(word)
        })
    }
}
