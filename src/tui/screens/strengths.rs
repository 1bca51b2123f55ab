//! 优点 of a sheet: all of them, worded anew, nominated as highlights.

use super::notes;
use super::parts::{above_below, is_final, labelled};
use crate::journal::Key;
use crate::model::checklist::Checklist;
use crate::model::schema;
use crate::model::strength::{self, Strength};
use crate::text::Lang;
use crate::text::screens::{strengths as text, visit as visit_text};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The strengths of a sheet.
pub struct StrengthsScreen {
    sheet: String,
    list: List,
    strengths: Vec<Strength>,
}

impl StrengthsScreen {
    /// The strengths of a sheet.
    pub fn new(sheet_id: &str) -> StrengthsScreen {
        StrengthsScreen { sheet: sheet_id.into(), list: List::default(), strengths: Vec::new() }
    }

    fn ready(&mut self, ctx: &Ctx) {
        self.strengths = Strength::of_sheet(ctx.facts, &self.sheet);
        self.list.set_len(self.strengths.len());
    }

    fn selected(&self) -> Option<&Strength> {
        self.strengths.get(self.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        if self.list.act(action) {
            return vec![];
        }
        if action == Action::Add {
            let draft = format!("strength/{}", self.sheet);
            return vec![Cmd::push(Prompt::new("new", text::ask_new(ctx.lang), "", Some(&draft), ctx).needed())];
        }
        let Some(strength) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        match action {
            Action::Open => {
                let draft = format!("strength/{}", strength.id);
                let title = text::ask_edit(ctx.lang);
                return vec![Cmd::push(Prompt::new("edit", title, &strength.text, Some(&draft), ctx).needed())];
            }
            Action::Relate => {
                let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", &self.sheet, "checklist"));
                return vec![notes::ask_item(&list.unwrap_or_default(), &strength.code, ctx)];
            }
            Action::Tick => strength::nominate(ctx.facts, &mut act, &strength.id, strength.highlight.is_empty()),
            Action::Remove => {
                act.delete(ctx.facts, "strength", &strength.id);
                return vec![Cmd::Apply(act), Cmd::Toast(text::removed(ctx.lang))];
            }
            _ => {}
        }
        vec![Cmd::Apply(act)]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        let draft = match (answer.ask, self.selected()) {
            ("new", _) => {
                let visit = ctx.facts.value("sheet", &self.sheet, "visit");
                strength::mark(ctx.facts, &mut act, visit, &self.sheet, "", &answer.value);
                format!("strength/{}", self.sheet)
            }
            ("item", Some(strength)) => {
                strength::relate(ctx.facts, &mut act, &strength.id, answer.value.trim_start_matches('-'));
                return vec![Cmd::Apply(act)];
            }
            (_, Some(strength)) => {
                strength::rewrite(ctx.facts, &mut act, &strength.id, &answer.value);
                format!("strength/{}", strength.id)
            }
            _ => return vec![],
        };
        vec![Cmd::Apply(act), Cmd::ClearDraft(draft)]
    }
}

fn state(strength: &Strength, lang: Lang) -> (String, Role) {
    match strength.highlight.as_str() {
        "" => (text::plain(lang), Role::Dim),
        "draft" => (text::nominated(lang), Role::Accent),
        code => (schema::field("strength", "highlight").map_or(code, |f| f.shown(code, lang)).to_owned(), Role::Good),
    }
}

fn row(strength: &Strength, lang: Lang) -> Pieces {
    let (said, role) = state(strength, lang);
    let mut row = vec![piece(" ", Role::Text)];
    row.extend(paint::cell(&said, 11, false, role));
    row.extend(paint::cell(&strength.code, 6, false, Role::Dim));
    row.push(piece(&*strength.text, Role::Text));
    row
}

fn about(strength: &Strength, sheet: &str, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", sheet, "checklist")).unwrap_or_default();
    let item = list.get(&strength.code).map(|i| format!("{} {}", i.code, i.title)).unwrap_or_default();
    let mut lines = labelled(&text::label_text(ctx.lang), &strength.text, Role::Text, width);
    lines.extend(labelled(&text::label_item(ctx.lang), &item, Role::Dim, width));
    lines.extend(labelled(&text::label_highlight(ctx.lang), &text::how(ctx.lang), Role::Dim, width));
    lines
}

impl Screen for StrengthsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Strengths, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let changes = matches!(action, Action::Add | Action::Open | Action::Remove | Action::Relate);
        if changes && is_final(ctx.facts, &self.sheet) {
            return Some(visit_text::final_locked(ctx.lang));
        }
        let chosen = self.selected().is_some_and(|s| !matches!(s.highlight.as_str(), "" | "draft"));
        (action == Action::Tick && chosen).then(|| text::chosen_already(ctx.lang))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|s| Key::new("strength", &s.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("feedback", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => self.act(Action::Open, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        let buf = frame.buffer_mut();
        if self.strengths.is_empty() {
            let place = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
            paint::text(buf, place, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let (list, below) = above_below(area, 7);
        let all = &self.strengths;
        self.list.draw(buf, list, all.len(), ctx.look, true, |i| row(&all[i], ctx.lang));
        let width = usize::from(below.width.saturating_sub(1));
        let lines = self.selected().map(|s| about(s, &self.sheet, width, ctx)).unwrap_or_default();
        paint::lines(buf, below, &lines, ctx.look);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::put;
    use crate::tui::screens::fixture::{SHEET, app, facts, grid};
    use crate::tui::testing::Harness;

    fn strengths(app: &Harness) -> Vec<Strength> {
        Strength::of_sheet(app.app.facts(), SHEET)
    }

    fn two() -> Harness {
        let mut app = app(facts(), StrengthsScreen::new(SHEET));
        app.press("a").type_text("“红色班组”有成效数据，é👍").press("Enter a").type_text("台账清楚").press("Enter");
        app
    }

    #[test]
    fn strengths_are_added_worded_anew_nominated_and_deleted() {
        let mut app = two();
        app.press("Space Down Enter Ctrl-A").type_text("台账当场可查").press("Enter");
        let found = strengths(&app);
        assert_eq!((found[0].highlight.as_str(), found[1].text.as_str()), ("draft", "台账当场可查"));
        assert!(app.screen_text().contains("亮点"));
        app.press("Up Space Delete");
        assert_eq!(strengths(&app).len(), 1);
        app.press("u");
        assert_eq!((strengths(&app).len(), strengths(&app)[0].highlight.as_str()), (2, ""));
    }

    #[test]
    fn a_strength_of_the_wrong_item_is_moved_to_another() {
        let mut app = two();
        app.press("r").type_text("E2-05").press("Enter");
        assert_eq!(strengths(&app)[0].code, "E2-05");
        app.press("u");
        assert_eq!(strengths(&app)[0].code, "");
    }

    #[test]
    fn a_chosen_highlight_stays_and_a_finalised_sheet_is_only_read() {
        let mut facts = two().app.facts().clone();
        let id = Strength::of_sheet(&facts, SHEET)[0].id.clone();
        put(&mut facts, "strength", &id, "highlight", "chosen");
        put(&mut facts, "sheet", SHEET, "state", "final");
        let mut app = app(facts, StrengthsScreen::new(SHEET));
        app.press("Space");
        assert!(app.screen_text().contains("已入选手册") && strengths(&app)[0].highlight == "chosen");
        app.press("Delete");
        assert!(strengths(&app).len() == 2 && app.screen_text().contains("已定稿"));
    }

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        let mut app = two();
        app.press("Space");
        insta::assert_snapshot!(grid(app));
        insta::assert_snapshot!(super::super::fixture::app(facts(), StrengthsScreen::new(SHEET)).screen_text());
    }
}
