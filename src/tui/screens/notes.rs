//! 汇报要点: quick notes while the branch reports; each can become a claim to verify at a step, and be settled.

use super::parts::{above_below, labelled};
use crate::model::act::Act;
use crate::model::checklist::{Checklist, Step};
use crate::model::note::{self, Note};
use crate::model::schema;
use crate::text::Lang;
use crate::text::screens::notes as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Cells of the column that says what a note is.
const STATE: usize = 16;

/// The notes of a sheet.
pub struct NotesScreen {
    sheet: String,
    /// New notes belong to this indicator.
    code: String,
    /// Made with the first draw, since its draft is known only then.
    field: Option<Field>,
    typing: bool,
    list: List,
    notes: Vec<Note>,
}

impl NotesScreen {
    /// The notes of a sheet, ready for the next one.
    pub fn new(sheet_id: &str) -> NotesScreen {
        NotesScreen {
            sheet: sheet_id.into(),
            code: String::new(),
            field: None,
            typing: true,
            list: List::default(),
            notes: Vec::new(),
        }
    }

    /// New notes belong to this indicator.
    pub fn about(self, code: &str) -> NotesScreen {
        NotesScreen { code: code.into(), ..self }
    }

    fn ready(&mut self, ctx: &Ctx) {
        self.notes = Note::of_sheet(ctx.facts, &self.sheet);
        self.list.set_len(self.notes.len());
        let (key, code) = (self.draft(), &self.code);
        self.field.get_or_insert_with(|| {
            let about = if code.is_empty() { String::new() } else { text::about(ctx.lang, code) };
            let kept = ctx.door.draft(&key);
            Field::new("").drafted(key, kept).hint(text::hint(ctx.lang, about))
        });
    }

    fn draft(&self) -> String {
        format!("note/{}", self.sheet)
    }

    fn selected(&self) -> Option<&Note> {
        self.notes.get(self.list.selected()?)
    }

    /// Keeps what is typed as a note.
    fn keep(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let draft = self.draft();
        let Some(field) = &mut self.field else { return vec![] };
        let words = field.text().trim().to_owned();
        if words.is_empty() {
            return vec![];
        }
        field.set("");
        let visit = ctx.facts.value("sheet", &self.sheet, "visit").to_owned();
        let mut act = ctx.facts.act();
        let id = note::add(ctx.facts, &mut act, &visit, &self.sheet, &words);
        note::relate(ctx.facts, &mut act, &id, &self.code);
        self.list.set_len(self.notes.len() + 1);
        self.list.select(self.notes.len());
        vec![Cmd::Apply(act), Cmd::ClearDraft(draft)]
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Next | Action::Previous => self.typing = !self.typing,
            Action::Open | Action::Submit if self.typing => return self.keep(ctx),
            Action::Down if self.typing => self.typing = self.notes.is_empty(),
            Action::Up if !self.typing && self.list.selected().is_none_or(|r| r == 0) => self.typing = true,
            _ if self.typing => {}
            action if self.list.act(action) => {}
            action => return self.of_note(action, ctx),
        }
        vec![]
    }

    /// What is done to the selected note.
    fn of_note(&self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let Some(note) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        match action {
            Action::Open => return vec![edit(note, ctx)],
            Action::Digit(n) => {
                let step = usize::from(n).checked_sub(1).and_then(|n| Step::ALL.get(n)).copied();
                if n == 0 || step.is_some() {
                    note::to_verify(ctx.facts, &mut act, &note.id, step, &note.code);
                }
            }
            Action::Yes | Action::No => return vec![ask_finding(note, action == Action::Yes, ctx)],
            Action::Relate => return vec![ask_item(&self.sheet, note, ctx)],
            Action::Remove => {
                act.delete(ctx.facts, "note", &note.id);
                return vec![Cmd::Apply(act), Cmd::Toast(text::removed(ctx.lang))];
            }
            _ => {}
        }
        vec![Cmd::Apply(act)]
    }

    fn answered(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some(note) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        match answer.ask {
            "edit" => {
                note::rewrite(ctx.facts, &mut act, &note.id, &answer.value);
                return vec![Cmd::Apply(act), Cmd::ClearDraft(format!("note/{}", note.id))];
            }
            "item" => note::relate(ctx.facts, &mut act, &note.id, answer.value.trim_start_matches('-')),
            ask => return settled(note, ask, &answer.value, act, ctx),
        }
        vec![Cmd::Apply(act)]
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if let (Mouse::Click(at), Some(field)) = (mouse, &mut self.field)
            && field.click(at)
        {
            self.typing = true;
            return vec![];
        }
        match self.list.mouse(mouse) {
            Hit::Open if !self.typing => self.of_note(Action::Open, ctx),
            Hit::Open | Hit::Moved => {
                self.typing = false;
                vec![]
            }
            Hit::Miss => vec![],
        }
    }
}

fn edit(note: &Note, ctx: &Ctx) -> Cmd {
    let draft = format!("note/{}", note.id);
    Cmd::push(Prompt::new("edit", text::ask_edit(ctx.lang), &note.text, Some(&draft), ctx).needed())
}

/// Asks what checking a claim found.
pub(super) fn ask_finding(note: &Note, holds: bool, ctx: &Ctx) -> Cmd {
    if note.verify.is_none() {
        return Cmd::Toast(text::needs_claim(ctx.lang));
    }
    let draft = format!("finding/{}", note.id);
    let (ask, title) = if holds { ("true", text::ask_true(ctx.lang)) } else { ("false", text::ask_false(ctx.lang)) };
    let prompt = Prompt::new(ask, title, &note.finding, Some(&draft), ctx).why(note.text.clone());
    Cmd::push(if holds { prompt } else { prompt.needed() })
}

/// Writes down what checking a claim found; `ask` is the one of [`ask_finding`].
pub(super) fn settled(note: &Note, ask: &str, finding: &str, mut act: Act, ctx: &Ctx) -> Vec<Cmd> {
    if !matches!(ask, "true" | "false") {
        return vec![];
    }
    note::settle(ctx.facts, &mut act, &note.id, ask == "true", finding);
    let mut cmds = vec![Cmd::Apply(act), Cmd::ClearDraft(format!("finding/{}", note.id))];
    if ask == "false" && !note.code.is_empty() {
        cmds.push(Cmd::Toast(text::now_problem(ctx.lang, &note.code)));
    }
    cmds
}

/// Asks whether a claim holds.
pub(super) fn ask_outcome(note: &Note, ctx: &Ctx) -> Cmd {
    let items = vec![Item::new("true", text::holds(ctx.lang)), Item::new("false", text::fails(ctx.lang))];
    Cmd::push(Choose::new("outcome", text::ask_outcome(ctx.lang, &note.text), items, ctx))
}

fn ask_item(sheet: &str, note: &Note, ctx: &Ctx) -> Cmd {
    let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", sheet, "checklist")).unwrap_or_default();
    let mut items = vec![Item::new("-", text::no_item(ctx.lang))];
    items.extend(list.indicators.iter().map(|i| {
        let words = format!("{} {}", i.code, i.title);
        Item::new(i.code.clone(), words).note(i.step.name(ctx.lang)).also(i.requirement.clone())
    }));
    Cmd::push(Choose::new("item", text::ask_item(ctx.lang), items, ctx).at(&note.code))
}

fn state(note: &Note, lang: Lang) -> (String, Role) {
    let outcome = schema::field("note", "state").map_or("", |f| f.shown(&note.state, lang));
    match (note.verify, note.state.as_str()) {
        (_, "true") => (text::settled(lang, outcome), Role::Good),
        (_, "false") => (text::settled(lang, outcome), Role::Bad),
        (Some(step), _) => (text::to_verify(lang, step.name(lang)), Role::Warn),
        (None, _) => (text::plain(lang), Role::Dim),
    }
}

fn row(note: &Note, lang: Lang) -> Pieces {
    let (said, role) = state(note, lang);
    let code = if note.code.is_empty() { String::new() } else { format!("{} ", note.code) };
    let mut row = vec![piece(" ", Role::Text)];
    row.extend(paint::cell(&said, STATE, false, role));
    row.extend([piece(code, Role::Dim), piece(&*note.text, Role::Text)]);
    row
}

fn about(note: &Note, sheet: &str, width: usize, ctx: &Ctx) -> Vec<Pieces> {
    let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", sheet, "checklist")).unwrap_or_default();
    let item = list.get(&note.code).map(|i| format!("{} {}", i.code, i.title)).unwrap_or_default();
    let mut lines = labelled(&text::label_text(ctx.lang), &note.text, Role::Text, width);
    lines.extend(labelled(&text::label_finding(ctx.lang), &note.finding, Role::Text, width));
    lines.extend(labelled(&text::label_item(ctx.lang), &item, Role::Dim, width));
    lines
}

impl Screen for NotesScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.typing { &[Context::Notes] } else { &[Context::Notes, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.field.as_mut().filter(|_| self.typing)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Leave => self.keep(ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        let buf = frame.buffer_mut();
        let label = text::label(ctx.lang);
        let role = if self.typing { Role::Accent } else { Role::Dim };
        let x = paint::put(buf, area.x + 1, area.y, area.width, &label, ctx.look.of_role(role)) + 1;
        let place = Rect { x, y: area.y, width: area.right().saturating_sub(x + 1), height: 1 };
        let at = self.field.as_mut().and_then(|f| f.draw(buf, place, ctx.look, self.typing));
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.notes.is_empty() {
            let place = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            paint::text(buf, place, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return at;
        }
        let (list, below) = above_below(body, 7);
        let notes = &self.notes;
        self.list.draw(buf, list, notes.len(), ctx.look, !self.typing, |i| row(&notes[i], ctx.lang));
        let width = usize::from(below.width.saturating_sub(1));
        let mut lines = vec![vec![piece(text::how(ctx.lang), Role::Dim)], vec![]];
        lines.extend(self.selected().map(|n| about(n, &self.sheet, width, ctx)).unwrap_or_default());
        paint::lines(buf, below, &lines, ctx.look);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::fixture::{SHEET, app, facts, grid};
    use crate::tui::testing::Harness;
    use std::time::Duration;

    fn notes(app: &Harness) -> Vec<Note> {
        Note::of_sheet(app.app.facts(), SHEET)
    }

    fn screen() -> Harness {
        app(facts(), NotesScreen::new(SHEET))
    }

    #[test]
    fn notes_are_typed_one_after_another_and_become_claims_by_a_digit() {
        let mut app = screen();
        app.type_text("每月都开支委会，é👍").press("Enter").type_text("积分已公示").press("Enter");
        assert_eq!(
            notes(&app).iter().map(|n| n.text.as_str()).collect::<Vec<_>>(),
            ["每月都开支委会，é👍", "积分已公示"]
        );
        app.press("Down 3 Up 2 r").type_text("支部委员会会议").press("Enter");
        let found = notes(&app);
        assert_eq!((found[0].verify, found[0].code.as_str()), (Some(Step::Material), "C1-02"));
        assert_eq!((found[1].verify, found[1].pending()), (Some(Step::Site), true));
        app.press("0");
        assert_eq!(notes(&app)[0].verify, None);
    }

    #[test]
    fn a_claim_is_settled_with_what_was_found_and_a_refuted_one_needs_it() {
        let mut app = screen();
        app.type_text("每月都开支委会").press("Enter Down y");
        assert!(app.screen_text().contains("先按 1-4 定为待核实"));
        app.press("2 n Enter");
        assert!(notes(&app)[0].pending(), "what it really is has to be said");
        app.type_text("9月没有记录").press("Enter");
        let note = &notes(&app)[0];
        assert_eq!((note.state.as_str(), note.finding.as_str(), note.pending()), ("false", "9月没有记录", false));
        assert!(app.screen_text().contains("不符"));
        app.press("u y Enter");
        assert_eq!(notes(&app)[0].state, "true", "undone, then confirmed without a word");
    }

    #[test]
    fn what_is_typed_is_kept_on_leaving_and_survives_a_pause() {
        let mut app = screen();
        app.type_text("书记说党课每季").wait(Duration::from_secs(3));
        assert!(app.screen_text().contains("草稿已存"));
        app.press("Ctrl-Q");
        assert_eq!(notes(&app)[0].text, "书记说党课每季");
    }

    #[test]
    fn a_note_is_edited_related_from_the_start_and_deleted() {
        let mut app = app(facts(), NotesScreen::new(SHEET).about("C1-03"));
        app.type_text("党课").press("Enter Tab Enter").type_text("三次").press("Enter");
        assert_eq!((notes(&app)[0].text.as_str(), notes(&app)[0].code.as_str()), ("党课三次", "C1-03"));
        app.press("Delete");
        assert!(notes(&app).is_empty() && app.screen_text().contains("已删除要点"));
        app.press("u");
        assert_eq!(notes(&app).len(), 1);
    }

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        let mut app = screen();
        app.type_text("每月都开支委会，é👍").press("Enter").type_text("积分已公示").press("Enter");
        app.press("Down Up 2 r")
            .type_text("支部委员会会议")
            .press("Enter Down 3 n")
            .type_text("没有公示")
            .press("Enter");
        insta::assert_snapshot!(grid(app));
    }
}
