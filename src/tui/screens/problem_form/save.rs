//! Saving: a new problem as one act, an existing one field by field.

use super::entry::{Entry, Part};
use super::{ProblemForm, Target};
use crate::model::act::Act;
use crate::model::problem::{self, NewProblem, Problem};
use crate::text::Say;
use crate::text::screens::problem_form as text;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::screens::evidence::EvidenceScreen;

/// The question for the reason of a deletion.
pub(super) const REMOVE: &str = "remove";

impl ProblemForm {
    /// Accepts the form: a new problem is marked, an old one was saved field by field.
    pub(super) fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(refusal) = self.refused(ctx) {
            return vec![refusal];
        }
        match self.target.clone() {
            Target::New(_, code) => {
                let (mut cmds, number) = self.mark(ctx);
                cmds.push(Cmd::Toast(text::marked(ctx.lang, number))); // the visit may say more
                cmds.push(Cmd::Answer(Answer { ask: "problem", value: code }));
                cmds
            }
            Target::Old(_) => {
                let mut cmds = self.commit(ctx);
                cmds.push(Cmd::Pop);
                cmds
            }
        }
    }

    /// The first thing that is wrong; the focus goes there.
    fn refused(&mut self, ctx: &Ctx) -> Option<Cmd> {
        let entry = self.entry.as_mut()?;
        if entry.fact.text().trim().is_empty() {
            entry.part = Part::Fact;
            return Some(Cmd::Toast(text::fact_missing(ctx.lang)));
        }
        let said = due_refused(entry, ctx)?;
        entry.part = Part::Due;
        Some(Cmd::Toast(said))
    }

    /// Marks the new problem as it is; the commands that do it, and its number.
    fn mark(&mut self, ctx: &Ctx) -> (Vec<Cmd>, String) {
        let Some(entry) = &self.entry else { return (vec![], String::new()) };
        let mut act = ctx.facts.act();
        let id = problem::mark(ctx.facts, &mut act, &entry.new_problem());
        let number = act.edits().iter().find(|e| e.id == id && e.field == "number").map(|e| e.value.clone());
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(entry.drafts());
        self.born = Some(id);
        (cmds, number.unwrap_or_default())
    }

    /// Saves the field with the focus, if it was changed and is not wrong. A new problem waits for its submit.
    pub(super) fn commit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let (Target::Old(id), Some(entry)) = (&self.target, &mut self.entry) else { return vec![] };
        let Some(problem) = Problem::of(ctx.facts, id).filter(|_| !entry.locked) else { return vec![] };
        let part = entry.part;
        if part == Part::Due
            && let Some(said) = due_refused(entry, ctx)
        {
            return vec![Cmd::Toast(said)];
        }
        let mut act = ctx.facts.act();
        entry.write(part, &problem, &mut act, ctx);
        entry.saved(part);
        std::iter::once(Cmd::Apply(act)).chain(entry.draft_of(part)).collect()
    }

    /// A class is chosen, not typed: it is saved at once, with the deadline that follows it.
    pub(super) fn keep_class(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let (Target::Old(id), Some(entry)) = (&self.target, &mut self.entry) else { return vec![] };
        if entry.class == entry.first_class {
            return vec![];
        }
        let Some(problem) = Problem::of(ctx.facts, id) else { return vec![] };
        let mut act = ctx.facts.act();
        entry.write(Part::Class, &problem, &mut act, ctx);
        if !entry.told {
            entry.write(Part::Due, &problem, &mut act, ctx);
        }
        entry.first_class = entry.class;
        vec![Cmd::Apply(act)]
    }

    /// The screen is left. What was typed into a new problem is not given up: it is marked, and undo takes it back.
    pub(super) fn leave(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(entry) = &self.entry else { return vec![] };
        let born = self.born.as_ref().is_some_and(|id| ctx.facts.get("problem", id).is_some());
        match &self.target {
            Target::New(..) if born || entry.locked => vec![],
            Target::New(..) if !entry.touched() || entry.fact.text().trim().is_empty() => {
                vec![Cmd::Toast(text::nothing_marked(ctx.lang))]
            }
            Target::New(..) => {
                let (mut cmds, number) = self.mark(ctx);
                cmds.push(Cmd::Toast(text::kept(ctx.lang, number)));
                cmds
            }
            Target::Old(_) => self.commit(ctx),
        }
    }

    /// Files belong to a record: a new problem is marked first, and the form goes on with it.
    pub(super) fn evidence(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(refusal) = self.refused(ctx) {
            return vec![refusal];
        }
        let mut cmds = match self.target {
            Target::New(..) => self.mark(ctx).0,
            Target::Old(_) => self.commit(ctx),
        };
        let id = match &self.target {
            Target::Old(id) => Some(id.clone()),
            Target::New(..) => self.born.clone(),
        };
        let code = self.entry.as_ref().map(|e| e.code.clone()).unwrap_or_default();
        cmds.extend(id.into_iter().flat_map(|id| EvidenceScreen::open(&id, code.clone(), ctx)));
        cmds
    }

    /// One more problem of the same item, in the place of this one, which is saved.
    pub(super) fn another(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((sheet, code)) = self.entry.as_ref().map(|e| (e.sheet.clone(), e.code.clone())) else {
            return vec![];
        };
        let mut cmds = self.commit(ctx);
        cmds.push(Cmd::Replace(Box::new(ProblemForm::new_for(ctx.facts, &sheet, &code))));
        cmds
    }

    /// What the branch was told does not vanish without a word: then a reason is asked for.
    pub(super) fn ask_remove(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        if !self.entry.as_ref().is_some_and(|e| e.told) {
            return self.remove("", ctx);
        }
        let number = match &self.target {
            Target::Old(id) => ctx.facts.value("problem", id, "number"),
            Target::New(..) => "",
        };
        vec![Cmd::push(Prompt::new(REMOVE, text::ask_remove(ctx.lang, number), "", None, ctx).needed())]
    }

    pub(super) fn remove(&mut self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let (Target::Old(id), Some(entry)) = (&self.target, &mut self.entry) else { return vec![] };
        let mut act = ctx.facts.act().because(reason);
        act.delete(ctx.facts, "problem", id);
        let number = ctx.facts.value("problem", id, "number");
        let mut cmds = vec![Cmd::Apply(act)];
        cmds.extend(entry.drafts());
        self.entry = None;
        cmds.extend([Cmd::Pop, Cmd::Toast(text::removed(ctx.lang, number))]);
        cmds
    }
}

/// What is wrong with the typed deadline.
fn due_refused(entry: &Entry, ctx: &Ctx) -> Option<String> {
    match entry.date() {
        Err(error) => Some(error.say(ctx.lang)),
        Ok(Some(date)) if date < entry.event && !entry.told => Some(text::due_early(ctx.lang, entry.event)),
        Ok(_) => None,
    }
}

impl Entry {
    fn new_problem(&self) -> NewProblem {
        let mut parts = self.sheet.split('/');
        let mut part = || parts.next().unwrap_or_default().to_string();
        let text = |t: &str| t.trim().to_string();
        NewProblem {
            round: part(),
            branch: part(),
            sheet: self.sheet.clone(),
            code: self.code.clone(),
            step: self.indicator.as_ref().map(|i| i.step),
            fact: text(self.fact.text()),
            suggestion: text(self.suggestion.text()),
            class: Some(self.class),
            responsible: text(self.responsible.text()),
            due: self.stored_due(),
        }
    }

    fn stored_due(&self) -> String {
        self.date().ok().flatten().map(|d| d.to_string()).unwrap_or_default()
    }

    fn write(&self, part: Part, problem: &Problem, act: &mut Act, ctx: &Ctx) {
        let value = match part {
            Part::Due if self.told => return,
            Part::Due => return problem::set_due(ctx.facts, act, problem, &self.stored_due()),
            Part::Class => self.class.code(),
            Part::Fact if self.fact.text().trim().is_empty() => return, // a problem keeps its fact
            Part::Fact => self.fact.text().trim(),
            Part::Suggestion => self.suggestion.text().trim(),
            Part::Responsible => self.responsible.text().trim(),
        };
        act.set(ctx.facts, "problem", &problem.id, part.key(), value);
    }

    fn saved(&mut self, part: Part) {
        if let Some(field) = self.field_of(part) {
            field.committed();
        }
    }

    fn draft_of(&mut self, part: Part) -> Option<Cmd> {
        self.field_of(part)?.draft().map(|key| Cmd::ClearDraft(key.to_owned()))
    }

    /// Drops the drafts of all fields.
    fn drafts(&self) -> Vec<Cmd> {
        let fields = [&self.fact, &self.suggestion, &self.due, &self.responsible];
        fields.iter().filter_map(|f| f.draft()).map(|key| Cmd::ClearDraft(key.to_owned())).collect()
    }
}
