//! What a table would change, before it is taken in: every new record and every changed field, and what looks unusual
//! afterwards. Nothing is changed until somebody says so, and one undo takes it back.

use crate::model::act::Act;
use crate::model::label;
use crate::model::record::{CREATED, DELETED};
use crate::model::schema;
use crate::text::screens::intake as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Lines below the table at most.
const BELOW: usize = 5;

/// One row of the preview.
struct Change {
    entity: String,
    id: String,
    name: String,
    field: String,
    before: String,
    after: String,
    new: bool,
}

/// The preview of a table.
pub struct IntakeScreen {
    title: String,
    act: Act,
    changes: Vec<Change>,
    remarks: Vec<String>,
    table: Table,
}

impl IntakeScreen {
    /// What an act would change; `remarks` is what looks unusual once it is done.
    pub fn new(title: String, act: Act, remarks: Vec<String>, ctx: &Ctx) -> IntakeScreen {
        let changes = changes(&act, ctx);
        let mut table = Table::default();
        table.list.set_len(changes.len());
        IntakeScreen { title, act, changes, remarks, table }
    }

    fn take(&self, ctx: &Ctx) -> Vec<Cmd> {
        let (new, changed) = self.counts();
        vec![Cmd::Apply(self.act.clone()), Cmd::Pop, Cmd::Toast(text::taken(ctx.lang, new, changed))]
    }

    /// New records and changed fields.
    fn counts(&self) -> (usize, usize) {
        let new = self.changes.iter().filter(|c| c.new).count();
        (new, self.changes.len() - new)
    }
}

/// A new record is one row with all its values; a known one has a row per changed field.
fn changes(act: &Act, ctx: &Ctx) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for e in act.edits().iter().filter(|e| e.field != CREATED) {
        let new = ctx.facts.get(&e.entity, &e.id).is_none();
        if e.field == DELETED && !new {
            continue;
        }
        let field = schema::field(&e.entity, &e.field);
        let said = |value: &str| match value {
            "" => String::new(),
            value => label::value(ctx.facts, &e.entity, &e.field, value, ctx.lang),
        };
        match all.iter_mut().find(|c| new && c.new && c.entity == e.entity && c.id == e.id) {
            Some(row) => {
                if e.field == "name" {
                    row.name = e.value.clone();
                } else if e.field != DELETED {
                    row.after = [row.after.as_str(), &said(&e.value)].join(" ").trim().to_string();
                }
            }
            None => all.push(Change {
                entity: e.entity.clone(),
                id: e.id.clone(),
                name: match new {
                    true => {
                        if e.field == "name" {
                            e.value.clone()
                        } else {
                            String::new()
                        }
                    }
                    false => ctx.facts.value(&e.entity, &e.id, "name").into(),
                },
                field: if new { String::new() } else { field.map_or("", |f| f.title(ctx.lang)).into() },
                before: if new { String::new() } else { said(ctx.facts.value(&e.entity, &e.id, &e.field)) },
                after: if new && matches!(&*e.field, "name" | DELETED) { String::new() } else { said(&e.value) },
                new,
            }),
        }
    }
    all
}

impl Screen for IntakeScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Intake, Context::List]
    }

    fn title(&self, _ctx: &Ctx) -> String {
        self.title.clone()
    }

    fn dead(&self, action: Action, _ctx: &Ctx) -> bool {
        action == Action::Open
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Submit) => return self.take(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) => drop(self.table.list.mouse(mouse)),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let (new, changed) = self.counts();
        let head = text::head(lang, new, changed);
        paint::put(buf, area.x, area.y, area.width, &head, ctx.look.of_role(Role::Title));
        paint::put(buf, area.x, area.y + 1, area.width, &text::hint(lang), ctx.look.of_role(Role::Dim));
        let below = self.remarks.len().min(BELOW);
        let foot = u16::try_from(below).unwrap_or(0) + u16::from(below > 0);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3 + foot), ..area };
        self.table.columns = vec![
            Column::new(text::state(lang), 6),
            Column::new(text::what(lang), 16).grow(),
            Column::new(text::field(lang), 12),
            Column::new(text::before(lang), 14).grow(),
            Column::new(text::after(lang), 18).grow(),
        ];
        let changes = &self.changes;
        let draw = |r: usize, c: usize| changes.get(r).map_or_else(|| piece("", Role::Text), |l| cell(l, c, ctx));
        self.table.draw(buf, body, changes.len(), ctx.look, true, draw);
        let rest = self.remarks.len().saturating_sub(BELOW);
        for (n, remark) in self.remarks.iter().take(BELOW).enumerate() {
            let more = if rest > 0 && n + 1 == BELOW { text::more(lang, rest) } else { String::new() };
            let words = wide::clip(&format!("! {remark}{more}"), usize::from(area.width));
            let y = body.bottom() + 1 + u16::try_from(n).unwrap_or(0);
            paint::put(buf, area.x, y, area.width, &words, ctx.look.of_role(Role::Warn));
        }
        None
    }
}

fn cell(change: &Change, column: usize, ctx: &Ctx) -> Piece {
    match column {
        0 if change.new => piece(text::new(ctx.lang), Role::Good),
        0 => piece(text::changed(ctx.lang), Role::Warn),
        1 => {
            let kind = schema::entity(&change.entity).map_or("", |e| e.title(ctx.lang));
            let code = if change.id.contains('-') { String::new() } else { format!(" {}", change.id) };
            piece(format!("{kind}{code} {}", change.name), Role::Text)
        }
        2 => piece(change.field.clone(), Role::Dim),
        3 => piece(change.before.clone(), Role::Dim),
        _ => piece(change.after.clone(), Role::Text),
    }
}
