//! A quarter goes over to another version: what it means for every draft, ticked by a person, done with a reason.

use crate::documents::Given;
use crate::model::checklist::switch::{self, Fate, Map, Switch};
use crate::model::person;
use crate::text::Lang;
use crate::text::screens::workshop as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::wide;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const REASON: &str = "switch-reason";
/// Lines about the selected draft.
const BELOW: u16 = 6;

/// The preview of a switch.
pub struct SwitchScreen {
    round: String,
    version: String,
    switch: Option<Switch>,
    known: Option<u64>,
    table: Table,
}

impl SwitchScreen {
    /// A quarter and the version it may go over to.
    pub fn new(round: &str, version: &str) -> SwitchScreen {
        SwitchScreen {
            round: round.into(),
            version: version.into(),
            switch: None,
            known: None,
            table: Table::default(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known != Some(ctx.facts.version) {
            self.known = Some(ctx.facts.version);
            self.switch = Switch::of(ctx.facts, &self.round, &self.version);
        }
        let len = self.switch.as_ref().map_or(0, |s| s.maps.len() + s.fates.len());
        self.table.list.set_len(len);
    }

    /// The maps come first, then the sheets.
    fn tick(&mut self, ctx: &Ctx) {
        let (Some(switch), Some(at)) = (&mut self.switch, self.table.list.selected()) else { return };
        match at.checked_sub(switch.maps.len()) {
            None => switch.toggle_map(ctx.facts, at),
            Some(sheet) => switch.toggle_sheet(sheet),
        }
    }

    fn ask(&self, ctx: &Ctx) -> Vec<Cmd> {
        match &self.switch {
            Some(s) if s.is_done() => vec![Cmd::Toast(text::switched_already(ctx.lang, &self.round))],
            Some(s) => {
                let going = s.fates.iter().filter(|f| f.on).count();
                let why = text::why_switch(ctx.lang, going);
                vec![Cmd::push(Prompt::new(REASON, text::ask_switch(ctx.lang), "", None, ctx).why(why).needed())]
            }
            None => vec![],
        }
    }

    fn go(&self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(s) = &self.switch else { return vec![] };
        let mut act = ctx.facts.act().because(reason);
        switch::apply(ctx.facts, &mut act, s);
        vec![
            Cmd::Apply(act),
            Cmd::Remember("checklist".into(), self.version.clone()),
            Cmd::Pop,
            Cmd::Toast(text::switched(ctx.lang, &self.round, &s.to.title)),
        ]
    }

    fn head(&self, s: &Switch, lang: Lang) -> [Pieces; 2] {
        let from = if s.from.is_empty() { "-".to_string() } else { s.from.clone() };
        let same = s.from == s.to.version;
        let words = if same {
            text::same_version(lang, &s.round)
        } else {
            text::switch_head(lang, &s.round, from, &s.to.version)
        };
        [
            vec![piece(words, Role::Title)],
            vec![piece(
                text::switch_sum(lang, s.diff.added.len(), s.diff.removed.len(), s.diff.changed.len(), s.maps.len()),
                Role::Dim,
            )],
        ]
    }
}

impl Screen for SwitchScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Switch, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::switching(ctx.lang)
    }

    fn dead(&self, action: Action, _ctx: &Ctx) -> bool {
        action == Action::Open
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::own()
    }

    fn own_paper(&self, ctx: &Ctx) -> Option<Given> {
        proposed::of_checklist(&self.switch.as_ref()?.to, ctx)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Tick) => self.tick(ctx),
            Input::Action(Action::Submit) => return self.ask(ctx),
            Input::Action(action) => drop(self.table.list.act(action)),
            Input::Mouse(mouse) => drop(self.table.list.mouse(mouse)),
            Input::Answer(answer) if answer.ask == REASON => return self.go(answer.value.trim(), ctx),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let Some(s) = &self.switch else {
            paint::text(buf, area, &text::version_gone(lang), ctx.look.of_role(Role::Warn));
            return None;
        };
        paint::lines(buf, Rect { height: 2.min(area.height), ..area }, &self.head(s, lang), ctx.look);
        let below = BELOW.min(area.height / 3);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(4 + below), ..area };
        let len = s.maps.len() + s.fates.len();
        if len == 0 {
            paint::text(buf, body, &text::no_drafts(lang), ctx.look.of_role(Role::Dim));
        } else {
            self.table.columns = columns(lang);
            let draw = |r: usize, c: usize| match r.checked_sub(s.maps.len()) {
                None => s.maps.get(r).map_or_else(|| piece("", Role::Text), |m| map_cell(m, s, c, lang)),
                Some(n) => s.fates.get(n).map_or_else(|| piece("", Role::Text), |f| fate_cell(f, c, ctx)),
            };
            self.table.draw(buf, body, len, ctx.look, true, draw);
        }
        let at = self.table.list.selected().unwrap_or(0);
        let fate = at.checked_sub(s.maps.len()).and_then(|n| s.fates.get(n));
        let lines = beside(fate, usize::from(area.width), lang);
        paint::lines(buf, Rect { y: area.bottom() - below, height: below, ..area }, &lines, ctx.look);
        None
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("", 3),
        Column::new(text::draft_of(lang), 14).grow(),
        Column::new(text::by(lang), 10).grow(),
        Column::new(text::kept(lang), 6).right(),
        Column::new(text::again(lang), 6).right(),
        Column::new(text::carried(lang), 6).right(),
        Column::new(text::new(lang), 8).right(),
        Column::new(text::orphaned(lang), 8).right(),
    ]
}

fn map_cell(map: &Map, s: &Switch, column: usize, lang: Lang) -> Piece {
    match column {
        0 => tick(map.on),
        1 => piece(text::maps(lang, &map.old, &map.new), Role::Accent),
        2 => piece(s.to.get(&map.new).map(|i| i.title.clone()).unwrap_or_default(), Role::Dim),
        _ => piece("", Role::Text),
    }
}

fn fate_cell(fate: &Fate, column: usize, ctx: &Ctx) -> Piece {
    let role = if fate.fixed { Role::Dim } else { Role::Text };
    let count = |n: usize, role: Role| piece(if n == 0 { String::new() } else { n.to_string() }, role);
    match column {
        0 if fate.fixed => piece("", Role::Dim),
        0 => tick(fate.on),
        1 => piece(switch::branch_of(ctx.facts, fate), role),
        2 if fate.fixed => piece(text::stays(ctx.lang), Role::Dim),
        2 => piece(person::name_of(ctx.facts, &fate.inspector), role),
        _ if fate.fixed => piece("", Role::Dim),
        3 => count(fate.kept.len(), role),
        4 => count(fate.again.len(), Role::Warn),
        5 => count(fate.carried.len(), Role::Accent),
        6 => count(fate.new.len(), Role::Warn),
        _ => count(fate.orphaned.len(), Role::Bad),
    }
}

fn tick(on: bool) -> Piece {
    if on { piece("[x]", Role::Accent) } else { piece("[ ]", Role::Dim) }
}

/// The codes of the selected draft, in words.
fn beside(fate: Option<&Fate>, width: usize, lang: Lang) -> Vec<Pieces> {
    let Some(fate) = fate.filter(|f| !f.fixed) else {
        let hint = text::switch_hint(lang);
        return wide::wrap(&hint, width).into_iter().map(|l| vec![piece(l, Role::Dim)]).collect();
    };
    let carried: Vec<String> = fate.carried.iter().map(|(old, new)| format!("{old} › {new}")).collect();
    let groups = [
        (text::again_codes(lang), fate.again.join(" "), Role::Warn),
        (text::new_codes(lang), fate.new.join(" "), Role::Warn),
        (text::carried_codes(lang), carried.join("  "), Role::Accent),
        (text::orphaned_codes(lang), fate.orphaned.join(" "), Role::Bad),
    ];
    let mut lines: Vec<Pieces> = Vec::new();
    for (title, codes, role) in groups.into_iter().filter(|g| !g.1.is_empty()) {
        let room = width.saturating_sub(wide::width(&title) + 2);
        lines.push(vec![piece(format!("{title}  "), Role::Dim), piece(wide::clip(&codes, room), role)]);
    }
    let hint = text::switch_hint(lang);
    lines.extend(wide::wrap(&hint, width).into_iter().map(|l| vec![piece(l, Role::Dim)]));
    lines
}
