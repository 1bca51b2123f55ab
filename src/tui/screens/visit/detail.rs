//! The detail beside the list: everything one needs to judge an item, the most needed first.

use super::view::View;
use super::words;
use crate::model::cadence;
use crate::model::calendar::date_short;
use crate::model::checklist::Indicator;
use crate::model::facts::Facts;
use crate::model::material::{self, Turnout};
use crate::model::note::Note;
use crate::model::problem::{Class, Problem};
use crate::text::screens::visit as text;
use crate::text::{Lang, Say};
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::screens::parts::labelled;
use crate::tui::widgets::paint::Pieces;

/// Lines about an item.
pub fn item(view: &View, indicator: &Indicator, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let mut page = Lines { lang: ctx.lang, width, lines: Vec::new() };
    page.verdict(view, indicator);
    page.claims(view, &indicator.code);
    page.put(text::label_rule, &indicator.rule, Role::Text);
    page.put(text::label_requirement, &indicator.requirement, Role::Text);
    page.marked(view, &indicator.code);
    page.last(view, indicator);
    page.put(text::label_hint, &indicator.hint, Role::Text);
    page.shown(ctx.facts, view, indicator);
    page.meetings(view, indicator, ctx);
    page.lines.extend(crate::tui::screens::duty::beside_item(&view.sheet.visit, &indicator.code, width, ctx));
    page.put(text::label_basis, &indicator.basis, Role::Dim);
    page.put(text::label_category, &indicator.category, Role::Dim);
    page.lines
}

/// Lines about a claim.
pub fn claim(view: &View, note: &Note, width: usize, lang: Lang) -> Vec<Pieces> {
    let mut page = Lines { lang, width, lines: Vec::new() };
    page.put(text::label_claim, &note.text, Role::Warn);
    page.put(text::label_step, note.verify.map_or("", |s| s.name(lang)), Role::Text);
    let item = view.list.get(&note.code).map(|i| format!("{} {}", i.code, i.title)).unwrap_or_default();
    page.put(text::label_item, &item, Role::Text);
    page.put(text::label_result, &text::claim_how(lang), Role::Dim);
    page.lines
}

struct Lines {
    lang: Lang,
    width: usize,
    lines: Vec<Pieces>,
}

impl Lines {
    fn put(&mut self, label: fn(Lang) -> String, text: &str, role: Role) {
        self.lines.extend(labelled(&label(self.lang), text, role, self.width));
    }

    fn verdict(&mut self, view: &View, indicator: &Indicator) {
        let answer = view.sheet.answer(&indicator.code);
        let (said, role) = words::full(indicator, &answer, self.lang);
        self.put(text::label_result, &said, role);
        if let Some(proposal) = view.proposals.get(&indicator.code) {
            let said = proposal.say(self.lang);
            let same = (answer.verdict, answer.count) == (Some(proposal.verdict), proposal.count);
            let said = if same || view.sheet.is_final() { said } else { text::proposal_how(self.lang, said) };
            self.put(text::label_proposal, &said, if same { Role::Dim } else { Role::Accent });
        }
        if view.undecided(indicator) {
            self.put(text::label_proposal, &text::interview_first(self.lang), Role::Dim);
        }
        self.put(text::label_remark, &answer.note, Role::Text);
        self.put(text::label_sample, &answer.sample.map(|n| n.to_string()).unwrap_or_default(), Role::Text);
    }

    /// What the branch said about the item: still to verify, or with what verifying found.
    fn claims(&mut self, view: &View, code: &str) {
        for note in view.notes.iter().filter(|n| n.code == code && n.verify.is_some()) {
            let found = if note.finding.is_empty() { String::new() } else { format!("：{}", note.finding) };
            match note.state.as_str() {
                "true" => self.put(text::label_confirmed, &format!("{}{found}", note.text), Role::Good),
                "false" => self.put(text::label_refuted, &format!("{}{found}", note.text), Role::Bad),
                _ => self.put(text::label_claim, &note.text, Role::Warn),
            }
        }
    }

    fn marked(&mut self, view: &View, code: &str) {
        for problem in view.problems_of(code) {
            let said = problem_line(problem, self.lang);
            self.put(text::label_problem, &said, Role::Bad);
        }
        for strength in view.strengths_of(code) {
            self.put(text::label_strength, &strength.text, Role::Good);
        }
    }

    fn last(&mut self, view: &View, indicator: &Indicator) {
        let Some(former) = &view.former else { return };
        let Some(result) = former.item(&indicator.code) else { return };
        let (brief, role) = words::brief(indicator, &result.answer, self.lang);
        let mut said = text::last(self.lang, &result.round, brief);
        for problem in &result.problems {
            said.push('\n');
            said += &problem_line(problem, self.lang);
        }
        self.put(text::label_last, &said, role);
    }

    /// What the typed meeting dates say.
    fn meetings(&mut self, view: &View, indicator: &Indicator, ctx: &Ctx) {
        let item = cadence::Item::of(ctx.facts, &view.sheet.id, &indicator.code, ctx.today());
        if let Some(item) = item.filter(|i| !i.meetings.is_empty()) {
            let finding = item.finding();
            let role = if finding.count() > 0 { Role::Warn } else { Role::Text };
            self.put(text::label_meetings, &finding.say(self.lang), role);
        }
    }

    /// Documents that were asked for, and files.
    fn shown(&mut self, facts: &Facts, view: &View, indicator: &Indicator) {
        let all = material::of_item(facts, &view.sheet.id, indicator);
        let count = |t: Turnout| all.iter().filter(|m| m.turnout == t).count();
        if count(Turnout::Unasked) < all.len() {
            let (found, missing) = (count(Turnout::Found), count(Turnout::Missing));
            let said = text::materials(self.lang, found, missing, count(Turnout::Asked), all.len());
            self.put(text::label_materials, &said, if missing > 0 { Role::Warn } else { Role::Text });
        }
        if view.files_of(&indicator.code) > 0 {
            let files = super::view::attached(facts, &view.sheet.id, &indicator.code);
            let names: Vec<_> = files.iter().map(|f| f.name.as_str()).collect();
            self.put(text::label_files, &names.join("、"), Role::Text);
        }
    }
}

fn problem_line(problem: &Problem, lang: Lang) -> String {
    let mut said = text::problem_line(lang, &problem.number, &problem.fact);
    if let Ok(date) = problem.due.parse() {
        said += &text::due(lang, problem.class.map_or("", |c: Class| c.name(lang)), date_short(date, lang));
    }
    said
}
