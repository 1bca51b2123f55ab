//! Organisation and people: branches, party groups with their dates (R010), who inspects (R082), declared relations.

mod files;
mod form;
mod rows;
#[cfg(test)]
mod tests;

use crate::model::calendar;
use crate::model::org::Org;
use crate::model::org::edit::{self, Unit};
use crate::model::plan;
use crate::text::Say;
use crate::text::screens::organisation as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::wide;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Pieces, piece};
use crate::tui::widgets::table::Table;
use crate::tui::widgets::tabs::Tabs;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use rows::{Row, Tab};

/// Remarks shown at most.
const REMARKS: usize = 5;
/// Questions.
const LAST_DAY: &str = "org-last-day";
const NO_MORE: &str = "org-no-more";
const WITHDRAW: &str = "org-withdraw";
const FIND: &str = "org-find";

/// The organisation.
pub struct OrganisationScreen {
    tabs: Tabs,
    tables: [Table; 4],
    /// Rows of the tab that is seen, and what they were made for.
    rows: Vec<Row>,
    remarks: Vec<String>,
    counts: (usize, usize),
    known: Option<(u64, usize, bool)>,
}

impl Default for OrganisationScreen {
    fn default() -> OrganisationScreen {
        OrganisationScreen {
            tabs: Tabs::new(Tab::ALL.len()),
            tables: Default::default(),
            rows: vec![],
            remarks: vec![],
            counts: (0, 0),
            known: None,
        }
    }
}

impl OrganisationScreen {
    fn tab(&self) -> Tab {
        Tab::ALL.get(self.tabs.at()).copied().unwrap_or(Tab::Branches)
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, self.tabs.at(), ctx.lang == crate::text::Lang::En);
        if self.known == Some(now) {
            return;
        }
        self.known = Some(now);
        self.rows = rows::rows(ctx.facts, self.tab(), ctx.today(), ctx.lang);
        self.remarks = files::remarks(ctx.facts, ctx);
        let org = Org::on(ctx.facts, ctx.today());
        self.counts = (org.branches.len(), org.groups.len());
        let len = self.rows.len();
        self.table().list.set_len(len);
    }

    fn table(&mut self) -> &mut Table {
        let [branches, groups, people, recusals] = &mut self.tables;
        match Tab::ALL.get(self.tabs.at()) {
            Some(Tab::Groups) => groups,
            Some(Tab::People) => people,
            Some(Tab::Recusals) => recusals,
            _ => branches,
        }
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(self.tables.get(self.tabs.at())?.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let tab = self.tab();
        match action {
            Action::Open => return self.open(ctx),
            Action::Add => return vec![Cmd::push(form::form(tab, "", ctx))],
            Action::Remove => return self.remove(ctx),
            Action::Import => return vec![files::ask_file(ctx)],
            Action::Export => return files::ask_target(tab, ctx),
            Action::Find => return self.find(ctx),
            action if self.tabs.act(action) => {}
            action => drop(self.table().list.act(action)),
        }
        vec![]
    }

    /// A relation is declared anew rather than changed: its reason is part of what was said then.
    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        match self.selected() {
            Some(row) if self.tab() != Tab::Recusals => vec![Cmd::push(form::form(self.tab(), &row.id, ctx))],
            Some(_) => vec![Cmd::Toast(text::recusal_fixed(ctx.lang))],
            None => vec![],
        }
    }

    /// Nothing is deleted: a unit gets its last day, a person inspects no more, a relation is withdrawn.
    fn remove(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(row) = self.selected() else { return vec![] };
        let ask = |ask, title: String, begin: &str, why: String| {
            vec![Cmd::push(Prompt::new(ask, title, begin, None, ctx).why(why).needed().proposed())]
        };
        match self.tab() {
            Tab::Branches | Tab::Groups => {
                ask(LAST_DAY, text::ask_last(ctx.lang, &row.name), &ctx.today().to_string(), text::why_last(ctx.lang))
            }
            Tab::People => ask(NO_MORE, text::ask_no_more(ctx.lang, &row.name), "", text::why_no_more(ctx.lang)),
            Tab::Recusals => ask(WITHDRAW, text::ask_withdraw(ctx.lang, &row.name), "", String::new()),
        }
    }

    fn find(&self, ctx: &Ctx) -> Vec<Cmd> {
        let items = self.rows.iter().enumerate().map(|(n, r)| Item::new(n.to_string(), r.name.clone())).collect();
        vec![Cmd::push(Choose::new(FIND, text::find(ctx.lang), items, ctx))]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let value = answer.value.trim();
        match answer.ask {
            files::ASK_FILE => return vec![files::read(self.tab(), value, ctx)],
            files::ASK_TARGET => return vec![files::write(self.tab(), value, ctx)],
            FIND => {
                if let Ok(row) = value.parse() {
                    self.table().list.select(row);
                }
            }
            LAST_DAY => return self.end(value, ctx),
            NO_MORE | WITHDRAW => return self.leave(answer.ask, value, ctx),
            _ => {}
        }
        vec![]
    }

    fn end(&self, given: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(row) = self.selected() else { return vec![] };
        let unit = if self.tab() == Tab::Branches { Unit::Branch } else { Unit::Group };
        let day = match calendar::parse_date(given, Some(chrono::Datelike::year(&ctx.today()))) {
            Ok(day) => day,
            Err(why) => return vec![Cmd::Toast(why.say(ctx.lang))],
        };
        let mut act = ctx.facts.act();
        match edit::end(ctx.facts, &mut act, unit, &row.id, day) {
            Ok(()) => vec![Cmd::Apply(act), Cmd::Toast(text::ended(ctx.lang, &row.name, day))],
            Err((_, why)) => vec![Cmd::Toast(why.say(ctx.lang))],
        }
    }

    fn leave(&self, what: &str, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(row) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act().because(reason);
        if what == NO_MORE {
            act.set(ctx.facts, "person", &row.id, "role", "other");
        } else if let Some((person, branch)) = row.id.split_once('/') {
            plan::withdraw(ctx.facts, &mut act, person, branch);
        }
        vec![Cmd::Apply(act)]
    }

    /// What is unusual, and what this tab is for.
    fn below(&self, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        let mut lines = vec![match self.remarks.len() {
            0 => vec![piece(text::all_well(lang), Role::Good)],
            n => vec![piece(text::remarks(lang, n), Role::Warn)],
        }];
        lines.extend(self.remarks.iter().take(REMARKS).map(|r| vec![piece(format!("! {r}"), Role::Warn)]));
        if self.remarks.len() > REMARKS {
            lines.push(vec![piece(text::more(lang, self.remarks.len() - REMARKS), Role::Dim)]);
        }
        let hint = match self.tab() {
            Tab::Branches | Tab::Groups => text::hint_units(lang),
            Tab::People => text::hint_people(lang),
            Tab::Recusals => text::hint_recusals(lang),
        };
        lines.push(vec![piece(hint, Role::Dim)]);
        lines
    }
}

impl Screen for OrganisationScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Organisation, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<crate::journal::Key> {
        let entity = match self.tab() {
            Tab::Branches => "branch",
            Tab::Groups => "group",
            Tab::People => "person",
            Tab::Recusals => "recusal",
        };
        self.selected().map(|r| crate::journal::Key::new(entity, &r.id, ""))
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let tables = matches!(action, Action::Import | Action::Export);
        (tables && self.tab() == Tab::Recusals).then(|| text::no_table(ctx.lang))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        if self.tab() == Tab::Branches { Prints::form("sheet-blank") } else { None }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        let cmds = match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.tabs.mouse(mouse) => vec![],
            Input::Mouse(mouse) if self.table().list.mouse(mouse) == Hit::Open => self.open(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => files::done(self.tab(), done, ctx),
            _ => vec![],
        };
        self.refresh(ctx);
        cmds
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let titles =
            [text::tab_branches(lang), text::tab_groups(lang), text::tab_people(lang), text::tab_recusals(lang)];
        self.tabs.draw(buf, Rect { height: 1, ..area }, &titles, ctx.look);
        let (branches, groups) = self.counts;
        let head = text::counts(lang, calendar::date_full(ctx.today(), lang), branches, groups);
        paint::put(
            buf,
            area.x,
            area.y + 1,
            area.width,
            &wide::clip(&head, area.width.into()),
            ctx.look.of_role(Role::Dim),
        );
        let below = self.below(ctx);
        let foot = u16::try_from(below.len()).unwrap_or(0).min(area.height / 2);
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(4 + foot), ..area };
        if self.rows.is_empty() {
            paint::text(buf, body, &text::empty(lang), ctx.look.of_role(Role::Dim));
        } else {
            let tab = self.tab();
            let rows = std::mem::take(&mut self.rows);
            let table = self.table();
            table.columns = rows::columns(tab, lang);
            let draw = |r: usize, c: usize| {
                rows.get(r).and_then(|row| row.cells.get(c)).cloned().unwrap_or_else(|| piece("", Role::Text))
            };
            table.draw(buf, body, rows.len(), ctx.look, true, draw);
            self.rows = rows;
        }
        paint::lines(buf, Rect { y: area.bottom() - foot, height: foot, ..area }, &below, ctx.look);
        None
    }
}
