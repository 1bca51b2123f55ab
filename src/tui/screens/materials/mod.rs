//! 索要资料: what was asked for, found or missing. What is missing proposes a deduction; it is never 不适用.

use crate::journal::Key;
use crate::model::checklist::{Checklist, Indicator, Step};
use crate::model::facts::Facts;
use crate::model::material::{self, Material, Turnout};
use crate::model::scoring::{self, Answer};
use crate::model::sheet;
use crate::text::screens::{materials as text, visit as visit_text};
use crate::text::{Lang, Say};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::parts::{above_below, is_final, labelled};
use crate::tui::screens::visit::result;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Cells of the column that says how a document turned out.
const STATE: usize = 18;

/// The documents of a step.
pub struct MaterialsScreen {
    sheet: String,
    step: Step,
    /// Code or document to select when the rows are made next.
    select: String,
    list: List,
    items: Vec<Indicator>,
    /// Number of the item, and a document of it.
    rows: Vec<(usize, Material)>,
    version: Option<u64>,
}

impl MaterialsScreen {
    /// The documents of all items of the step of `code`, beginning with those of `code` itself.
    pub fn new(facts: &Facts, sheet_id: &str, code: &str) -> MaterialsScreen {
        let list = Checklist::of(facts, facts.value("sheet", sheet_id, "checklist")).unwrap_or_default();
        let step = list.get(code).map_or(Step::Material, |i| i.step);
        MaterialsScreen {
            sheet: sheet_id.into(),
            step,
            select: code.into(),
            list: List::default(),
            items: list.of_step(step).cloned().collect(),
            rows: Vec::new(),
            version: None,
        }
    }

    fn ready(&mut self, facts: &Facts) {
        if self.version == Some(facts.version) {
            return;
        }
        self.version = Some(facts.version);
        let sheet = &self.sheet;
        let of_item = |(n, i)| material::of_item(facts, sheet, i).into_iter().map(move |m| (n, m));
        self.rows = self.items.iter().enumerate().flat_map(of_item).collect();
        self.list.set_len(self.rows.len());
        let key = std::mem::take(&mut self.select);
        if let Some(row) = self.rows.iter().position(|(n, m)| m.id == key || self.items[*n].code == key) {
            self.list.select(row);
        }
    }

    fn selected(&self) -> Option<(&Indicator, &Material)> {
        let (n, material) = self.rows.get(self.list.selected()?)?;
        Some((self.items.get(*n)?, material))
    }

    /// The item of the selected document and the answer that its missing ones propose.
    fn proposal(&self, facts: &Facts) -> Option<(&Indicator, Answer)> {
        let (item, _) = self.selected()?;
        let documents = material::of_item(facts, &self.sheet, item);
        let now = Answer::of(facts, &self.sheet, &item.code);
        Some((item, material::proposal(&documents, &now)?))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        if self.list.act(action) {
            return vec![];
        }
        match action {
            Action::Tick => self.set(None, ctx),
            Action::Digit(n) => {
                let to = [Turnout::Unasked, Turnout::Asked, Turnout::Found, Turnout::Missing];
                to.get(usize::from(n)).map(|t| self.set(Some(*t), ctx)).unwrap_or_default()
            }
            Action::AskAll => self.ask_all(ctx),
            Action::Add => self.ask_new(ctx),
            Action::Submit => self.accept(ctx),
            _ => vec![],
        }
    }

    /// Writes down how the selected document turned out and goes to the next one.
    fn set(&mut self, turnout: Option<Turnout>, ctx: &Ctx) -> Vec<Cmd> {
        let Some((_, material)) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        material::set(ctx.facts, &mut act, material, turnout.unwrap_or_else(|| material.turnout.next()));
        if turnout.is_some() {
            self.list.act(Action::Down);
        }
        vec![Cmd::Apply(act)]
    }

    /// Asks for every document of the item that was not asked for yet.
    fn ask_all(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((item, _)) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        let all = material::of_item(ctx.facts, &self.sheet, item);
        for material in all.iter().filter(|m| m.turnout == Turnout::Unasked) {
            material::set(ctx.facts, &mut act, material, Turnout::Asked);
        }
        vec![Cmd::Apply(act)]
    }

    fn ask_new(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.selected().map(|(i, _)| i).or(self.items.first()) else { return vec![] };
        vec![Cmd::push(Prompt::new("new", text::ask_new(ctx.lang, &item.code), "", None, ctx).needed())]
    }

    fn add(&mut self, name: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(item) = self.selected().map(|(i, _)| i).or(self.items.first()) else { return vec![] };
        let mut act = ctx.facts.act();
        self.select = material::add(ctx.facts, &mut act, &self.sheet, item, name);
        vec![Cmd::Apply(act)]
    }

    /// Takes the proposed deduction over into the sheet.
    fn accept(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some((item, answer)) = self.proposal(ctx.facts) else {
            return vec![Cmd::Toast(text::no_proposal(ctx.lang))];
        };
        let mut act = ctx.facts.act();
        if let Err(error) = sheet::answer(ctx.facts, &mut act, &self.sheet, &item.code, &answer) {
            return vec![Cmd::Toast(error.say(ctx.lang))];
        }
        let said = text::accepted(ctx.lang, &item.code, result(item, &answer, ctx.lang).0);
        vec![Cmd::Apply(act), Cmd::Toast(said)]
    }

    fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let Some((item, _)) = self.selected() else { return vec![] };
        let lang = ctx.lang;
        let (said, role) = result(item, &Answer::of(ctx.facts, &self.sheet, &item.code), lang);
        let mut lines = vec![vec![piece(text::how(lang), Role::Dim)], vec![]];
        lines.extend(labelled(&text::label_item(lang), &format!("{} {}", item.code, item.title), Role::Title, width));
        lines.extend(labelled(&text::label_result(lang), &said, role, width));
        if let Some((_, answer)) = self.proposal(ctx.facts) {
            let missing = answer.count.unwrap_or(0);
            let lost = scoring::score_item(item, &answer).deduct.short();
            let said = text::proposal(lang, missing, missing, &item.unit, lost);
            lines.extend(labelled(&text::label_proposal(lang), &said, Role::Accent, width));
        }
        lines.extend(labelled(&text::label_rule(lang), &item.rule, Role::Dim, width));
        lines
    }

    fn summary(&self, lang: Lang) -> String {
        let count = |t: Turnout| self.rows.iter().filter(|(_, m)| m.turnout == t).count();
        let (asked, found) = (count(Turnout::Asked), count(Turnout::Found));
        text::summary(lang, self.rows.len(), asked, found, count(Turnout::Missing))
    }

    fn row(&self, at: usize, lang: Lang) -> Pieces {
        let Some((n, material)) = self.rows.get(at) else { return vec![] };
        let first = at == 0 || self.rows.get(at - 1).is_none_or(|r| r.0 != *n);
        let code = if first { self.items[*n].code.as_str() } else { "" };
        let (mark, said, role) = turnout(material.turnout, lang);
        let mut row = vec![piece(" ", Role::Text)];
        row.extend(paint::cell(code, 7, false, Role::Accent));
        row.extend(paint::cell(&format!("{mark} {said}"), STATE, false, role));
        row.push(piece(&*material.name, Role::Text));
        row
    }
}

fn turnout(turnout: Turnout, lang: Lang) -> (&'static str, String, Role) {
    match turnout {
        Turnout::Unasked => ("[ ]", text::unasked(lang), Role::Dim),
        Turnout::Asked => ("[?]", text::asked(lang), Role::Warn),
        Turnout::Found => ("[✓]", text::found(lang), Role::Good),
        Turnout::Missing => ("[✗]", text::missing(lang), Role::Bad),
    }
}

impl Screen for MaterialsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Materials, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        if matches!(action, Action::Tick | Action::Digit(_) | Action::AskAll | Action::Add | Action::Submit)
            && is_final(ctx.facts, &self.sheet)
        {
            return Some(visit_text::final_locked(ctx.lang));
        }
        (action == Action::Submit && self.proposal(ctx.facts).is_none()).then(|| text::no_proposal(ctx.lang))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|(_, m)| Key::new("material", &m.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("sheet", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx.facts);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) if answer.ask == "new" => self.add(&answer.value, ctx),
            Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => self.set(None, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx.facts);
        let buf = frame.buffer_mut();
        let head = format!("{}  {}", self.step.name(ctx.lang), self.summary(ctx.lang));
        paint::line(buf, Rect { x: area.x + 1, ..area }, &[piece(head, Role::Title)], ctx.look);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if self.rows.is_empty() {
            let place = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            paint::text(buf, place, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let (list, below) = above_below(body, 8);
        let mut rows = std::mem::take(&mut self.list);
        rows.draw(buf, list, self.rows.len(), ctx.look, true, |i| self.row(i, ctx.lang));
        self.list = rows;
        let width = usize::from(below.width.saturating_sub(1));
        paint::lines(buf, below, &self.about(width, ctx), ctx.look);
        None
    }
}

#[cfg(test)]
mod tests;
