//! Deciding many conflicts by a rule: first what it would choose, then the reason, then one act.

use super::decide;
use super::view::{self, Entry};
use crate::model::bulk::{self, Case, Rule};
use crate::model::person;
use crate::text::Lang;
use crate::text::screens::conflicts as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The question which rule.
pub const RULE: &str = "rule";

/// Asks which rule, with how many conflicts each would decide.
pub fn ask(entries: &[Entry], ctx: &Ctx) -> Vec<Cmd> {
    let cases: Vec<Case> = entries.iter().map(Entry::case).collect();
    let rules = bulk::rules(ctx.facts, &cases);
    if rules.is_empty() {
        return vec![Cmd::Toast(text::no_rule(ctx.lang))];
    }
    let item = |rule: &Rule| {
        let n = bulk::choose(ctx.facts, &cases, rule).iter().flatten().count();
        Item::new(key_of(rule), name(rule, ctx)).note(text::decides(ctx.lang, n, cases.len()))
    };
    vec![Cmd::push(Choose::new(RULE, text::bulk(ctx.lang), rules.iter().map(item).collect(), ctx))]
}

fn key_of(rule: &Rule) -> String {
    match rule {
        Rule::Person(who) => format!("person {who}"),
        Rule::Later => "later".into(),
        Rule::Earlier => "earlier".into(),
        Rule::Graver => "graver".into(),
        Rule::Milder => "milder".into(),
        Rule::Both => "both".into(),
    }
}

fn rule_of(key: &str) -> Option<Rule> {
    Some(match key {
        "later" => Rule::Later,
        "earlier" => Rule::Earlier,
        "graver" => Rule::Graver,
        "milder" => Rule::Milder,
        "both" => Rule::Both,
        key => Rule::Person(key.strip_prefix("person ")?.into()),
    })
}

fn name(rule: &Rule, ctx: &Ctx) -> String {
    let lang = ctx.lang;
    match rule {
        Rule::Person(who) => text::of_person(lang, person::name_of(ctx.facts, who)),
        Rule::Later => text::later(lang),
        Rule::Earlier => text::earlier(lang),
        Rule::Graver => text::graver(lang),
        Rule::Milder => text::milder(lang),
        Rule::Both => text::both(lang),
    }
}

/// What a rule would choose, conflict by conflict.
pub struct BulkScreen {
    rule: Rule,
    rows: Vec<Planned>,
    table: Table,
}

struct Planned {
    entry: Entry,
    /// What the rule chooses; none where it does not decide.
    value: Option<String>,
    /// Left out by the user.
    out: bool,
}

impl BulkScreen {
    /// The preview of a rule; none if the key is of no rule or the conflicts cannot be read.
    pub fn new(only: Option<(String, String)>, key: &str, ctx: &Ctx) -> Option<BulkScreen> {
        let rule = rule_of(key)?;
        let entries = view::entries(only.as_ref(), ctx).ok()?;
        let cases: Vec<Case> = entries.iter().map(Entry::case).collect();
        let chosen = bulk::choose(ctx.facts, &cases, &rule);
        let mut rows: Vec<_> =
            entries.into_iter().zip(chosen).map(|(entry, value)| Planned { entry, value, out: false }).collect();
        rows.sort_by_key(|r| r.value.is_none());
        let mut table = Table::default();
        table.list.set_len(rows.len());
        Some(BulkScreen { rule, rows, table })
    }

    fn decided(&self) -> Vec<(crate::journal::Key, String)> {
        let on = self.rows.iter().filter(|r| !r.out);
        on.filter_map(|r| Some((r.entry.conflict.key.clone(), r.value.clone()?))).collect()
    }

    fn tick(&mut self) {
        if let Some(row) = self.table.list.selected().and_then(|i| self.rows.get_mut(i)) {
            row.out = row.value.is_some() && !row.out;
        }
        self.table.list.act(Action::Down);
    }

    fn submit(&self, ctx: &Ctx) -> Vec<Cmd> {
        if self.decided().is_empty() {
            return vec![Cmd::Toast(text::none_chosen(ctx.lang))];
        }
        vec![decide::ask_reason(&name(&self.rule, ctx), ctx)]
    }

    fn apply(&self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let decided = self.decided();
        let word = text::decided_many(ctx.lang, decided.len());
        vec![Cmd::Apply(decide::act(&decided, reason, ctx)), Cmd::Pop, Cmd::Toast(word)]
    }
}

impl Screen for BulkScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Bulk, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::preview(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<crate::journal::Key> {
        self.rows.get(self.table.list.selected()?).map(|r| r.entry.conflict.key.clone())
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Tick) => self.tick(),
            Input::Action(Action::Submit) => return self.submit(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.tick(),
            Input::Answer(answer) => return self.apply(&answer.value, ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let n = self.decided().len();
        let words = [name(&self.rule, ctx), text::will(lang, n, self.rows.len() - n)];
        paint::put(buf, area.x, area.y, area.width, &words[0], ctx.look.of_role(Role::Title));
        paint::put(buf, area.x, area.y + 1, area.width, &words[1], ctx.look.of_role(Role::Text));
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        self.table.columns = columns(lang);
        let rows = &self.rows;
        self.table.draw(buf, body, rows.len(), ctx.look, true, |r, c| cell(&rows[r], c, ctx));
        None
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("", 3),
        Column::new(text::record(lang), 22).grow(),
        Column::new(text::field(lang), if lang == Lang::En { 9 } else { 8 }),
        Column::new(text::chosen(lang), 18).grow(),
        Column::new(text::instead(lang), 18).grow(),
    ]
}

fn cell(row: &Planned, column: usize, ctx: &Ctx) -> Piece {
    let off = row.value.is_none() || row.out;
    let others = || {
        let all = row.entry.conflict.heads.iter().zip(&row.entry.values);
        all.filter(|(op, _)| Some(&op.value) != row.value.as_ref()).map(|(_, v)| v.as_str()).collect::<Vec<_>>()
    };
    match column {
        0 => piece(if off { "[ ]" } else { "[x]" }, if off { Role::Dim } else { Role::Accent }),
        1 => piece(row.entry.label.line(), Role::Text),
        2 => piece(row.entry.field.clone(), Role::Text),
        3 => match row.value.as_ref().filter(|_| !row.out) {
            Some(value) => piece(row.entry.shown(value, ctx), Role::Good),
            None => piece(text::stays_open(ctx.lang), Role::Warn),
        },
        _ => piece(others().join(" / "), Role::Dim),
    }
}
