//! What each key of the visit does.

use super::view::score_id;
use super::{VisitScreen, place_of};
use crate::model::checklist::{Indicator, Step};
use crate::model::history;
use crate::model::scoring::Verdict;
use crate::model::strength;
use crate::text::screens::problem_form as form_text;
use crate::text::screens::visit as text;
use crate::tui::action::Action;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Mouse};
use crate::tui::screens::brief::BriefScreen;
use crate::tui::screens::evidence::EvidenceScreen;
use crate::tui::screens::interviews::InterviewsScreen;
use crate::tui::screens::ledger::LedgerScreen;
use crate::tui::screens::materials::MaterialsScreen;
use crate::tui::screens::meetings::MeetingsScreen;
use crate::tui::screens::notes::{self, NotesScreen};
use crate::tui::screens::problem_form::ProblemForm;
use crate::tui::screens::stages::Stage;
use crate::tui::screens::strengths::StrengthsScreen;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;

impl VisitScreen {
    pub(super) fn take(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            _ => vec![],
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::NoDeduction => self.pass(ctx),
            Action::Digit(0) => self.accept(ctx),
            Action::Digit(n) => self.deduct(u32::from(n), ctx),
            Action::More => self.adjust(true, ctx),
            Action::Less => self.adjust(false, ctx),
            Action::Unanswer => self.unanswer(ctx),
            Action::Zero => self.ask_reason(Verdict::Zero, ctx),
            Action::NotApplicable => self.ask_reason(Verdict::Na, ctx),
            Action::Problem => self.problem(ctx),
            Action::Strength => self.ask_strength(ctx),
            Action::Remark => self.ask_remark(ctx),
            Action::Sample => self.ask_sample(ctx),
            Action::Evidence => self.evidence(ctx),
            other => match self.screen(other, ctx) {
                Some(screen) => vec![screen],
                None => self.travel(other, ctx),
            },
        }
    }

    /// Screens about this sheet. Notes begin about the selected item, except while the branch reports.
    fn screen(&self, action: Action, ctx: &Ctx) -> Option<Cmd> {
        let code = self.item().map_or("", |i| i.code.as_str());
        Some(match action {
            Action::Notes if self.step == Step::Hear => Cmd::push(NotesScreen::new(&self.sheet)),
            Action::Notes => Cmd::push(NotesScreen::new(&self.sheet).about(code)),
            Action::Strengths => Cmd::push(StrengthsScreen::new(&self.sheet)),
            Action::Brief => Cmd::push(BriefScreen::new(&self.sheet)),
            Action::Ledger => Cmd::push(LedgerScreen::new(&self.sheet)),
            Action::Materials => Cmd::push(MaterialsScreen::new(ctx.facts, &self.sheet, code)),
            Action::Meetings => Cmd::push(MeetingsScreen::new(&self.sheet, code)),
            Action::Interviews => Cmd::push(InterviewsScreen::new(&self.sheet)),
            other => return Stage::of(other).map(|stage| stage.push(&self.sheet)),
        })
    }

    fn evidence(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        EvidenceScreen::open(&score_id(&self.sheet, &item.code), item.code.clone(), ctx)
    }

    /// Moving about.
    fn travel(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let at = place_of(self.step);
        match action {
            Action::Details => return self.open(ctx),
            Action::Find => return self.find(ctx),
            Action::Judged => {
                let code = self.judged.clone().unwrap_or_default();
                self.go(&code);
            }
            Action::Left => self.reading = false,
            Action::Next => self.enter(Step::ALL[(at + 1) % 4]),
            Action::Previous => self.enter(Step::ALL[(at + 3) % 4]),
            Action::Step(n) => self.enter(Step::ALL[usize::from(n.clamp(1, 4)) - 1]),
            other if self.reading => {
                self.page.act(other);
            }
            other => {
                self.list.act(other);
                self.chose();
            }
        }
        vec![]
    }

    /// Enter: the detail of an item; a claim is settled.
    fn open(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(note) = self.claim() {
            return vec![notes::ask_outcome(note, ctx)];
        }
        self.reading = self.row().is_some();
        vec![]
    }

    /// Every item of the list, to be found by typing.
    fn find(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let item = |i: &Indicator| {
            let words = format!("{} {}", i.code, i.title);
            Item::new(i.code.clone(), words).note(i.step.name(ctx.lang)).also(i.requirement.clone())
        };
        let items = view.list.indicators.iter().map(item).collect();
        vec![Cmd::push(Choose::new("go", text::find_item(ctx.lang), items, ctx))]
    }

    /// A new problem; where there is one already, that one, and where there are several, asks which.
    fn problem(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        if let [only] = view.problems_of(&item.code).collect::<Vec<_>>()[..] {
            return vec![Cmd::push(ProblemForm::edit(ctx.facts, &only.id))];
        }
        let mut items: Vec<Item> = view
            .problems_of(&item.code)
            .map(|p| Item::new(p.id.clone(), p.fact.clone()).note(p.number.clone()))
            .collect();
        if items.is_empty() {
            return vec![Cmd::push(ProblemForm::new_for(ctx.facts, &self.sheet, &item.code))];
        }
        items.push(Item::new("new", text::new_problem(ctx.lang)));
        vec![Cmd::push(Choose::new("which problem", text::choose_problem(ctx.lang, &item.code), items, ctx))]
    }

    /// A problem was marked: on to the next item, saying how to come back to this one.
    fn after_problem(&mut self, code: &str, ctx: &Ctx) -> Vec<Cmd> {
        let word = self.go_on(code, ctx.lang);
        let view = self.view.as_ref();
        let number = view.and_then(|v| v.problems_of(code).last().map(|p| p.number.clone())).unwrap_or_default();
        let marked = text::marked_and_on(ctx.lang, form_text::marked(ctx.lang, number), code);
        vec![word.unwrap_or(Cmd::Toast(marked))]
    }

    fn ask_strength(&self, ctx: &Ctx) -> Vec<Cmd> {
        let code = self.item().map_or("", |i| i.code.as_str());
        let prompt =
            Prompt::new("strength", text::ask_strength(ctx.lang, code), "", Some(&self.draft("strength", code)), ctx);
        let before = if code.is_empty() { vec![] } else { history::strengths(ctx.facts, code) };
        vec![Cmd::push(prompt.why(text::strength_why(ctx.lang)).phrases(before).needed())]
    }

    fn ask_remark(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let now = view.sheet.answer(&item.code).note;
        let draft = self.draft("remark", &item.code);
        vec![Cmd::push(Prompt::new("remark", text::ask_remark(ctx.lang, &item.code), &now, Some(&draft), ctx))]
    }

    fn ask_sample(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((view, item)) = self.view.as_ref().zip(self.item()) else { return vec![] };
        let now = view.sheet.answer(&item.code).sample.map(|n| n.to_string()).unwrap_or_default();
        vec![Cmd::push(Prompt::new("sample", text::ask_sample(ctx.lang, &item.code), &now, None, ctx))]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        match answer.ask {
            "zero" | "na" => self.reason_given(answer.ask, &answer.value, ctx),
            "remark" | "sample" => self.amend(answer.ask, &answer.value, ctx),
            "strength" => self.mark_strength(&answer.value, ctx),
            "problem" => self.after_problem(&answer.value, ctx),
            "outcome" => self.claim().map(|n| notes::ask_finding(n, answer.value == "true", ctx)).into_iter().collect(),
            "true" | "false" => self.settle(answer, ctx),
            "which problem" => self.chosen_problem(&answer.value, ctx),
            "go" => {
                self.go(&answer.value);
                vec![]
            }
            _ => vec![],
        }
    }

    /// What checking a claim found. A refuted one leads to its item, where points may be lost.
    fn settle(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some(note) = self.claim().cloned() else { return vec![] };
        if answer.ask == "false" {
            self.go(&note.code);
        }
        notes::settled(&note, answer.ask, &answer.value, ctx.facts.act(), ctx)
    }

    fn chosen_problem(&self, id: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.item() else { return vec![] };
        let form = match id {
            "new" => ProblemForm::new_for(ctx.facts, &self.sheet, &item.code),
            id => ProblemForm::edit(ctx.facts, id),
        };
        vec![Cmd::push(form)]
    }

    fn mark_strength(&self, words: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(view) = &self.view else { return vec![] };
        let code = self.item().map_or("", |i| i.code.as_str());
        let mut act = ctx.facts.act();
        strength::mark(ctx.facts, &mut act, &view.sheet.visit, &self.sheet, code, words);
        let word = text::strength_marked(ctx.lang, code);
        vec![Cmd::Apply(act), Cmd::ClearDraft(self.draft("strength", code)), Cmd::Toast(word)]
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(step) = self.steps.clicked(mouse).and_then(|n| Step::ALL.get(n)) {
            self.enter(*step);
            return vec![];
        }
        if self.page.mouse(mouse) {
            return vec![];
        }
        let hit = self.list.mouse(mouse);
        self.chose();
        if hit == Hit::Open { self.open(ctx) } else { vec![] }
    }
}
