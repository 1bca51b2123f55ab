//! One branch's duty claims on five pages: 岗位, 认领, 台账, 本月, 时限.

use super::forms::{self, MENU, Place};
use super::rows::{self, On, Row};
use crate::journal::Key;
use crate::model::calendar::{Month, Quarter};
use crate::model::duty::{self, Quarterly};
use crate::model::visit;
use crate::model::visit::branch_name;
use crate::text::screens::duty as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::write_down::in_full;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, piece};
use crate::tui::widgets::table::Table;
use crate::tui::widgets::tabs::Tabs;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const WRITE: &str = "duty/write";
const PAGES: usize = 5;

/// One branch.
pub struct DutyScreen {
    round: String,
    branch: String,
    /// The month of ledger and scores; none before the first look: today's, or the quarter's last.
    month: Option<Month>,
    tabs: Tabs,
    tables: [Table; PAGES],
    rows: [Vec<Row>; PAGES],
    head: String,
    seen: Option<(u64, String)>,
}

impl DutyScreen {
    /// The screen of a branch in a quarter.
    pub fn new(round: &str, branch: &str) -> DutyScreen {
        DutyScreen {
            round: round.into(),
            branch: branch.into(),
            month: None,
            tabs: Tabs::new(PAGES),
            tables: Default::default(),
            rows: Default::default(),
            head: String::new(),
            seen: None,
        }
    }

    /// From the words of `place`.
    pub fn from_place(place: &str) -> Option<DutyScreen> {
        let (round, branch) = place.strip_prefix("duty/")?.split_once('/')?;
        Some(DutyScreen::new(round, branch))
    }

    fn months(&self) -> Vec<Month> {
        Quarter::parse(&self.round).map(|q| q.months().to_vec()).unwrap_or_default()
    }

    /// The month that is looked at.
    fn month(&self, ctx: &Ctx) -> Month {
        let today = Month::of(ctx.today());
        let all = self.months();
        let begin = if all.contains(&today) { Some(today) } else { all.last().copied() };
        self.month.or(begin).unwrap_or(today)
    }

    fn turn(&mut self, by: isize, ctx: &Ctx) {
        let (all, now) = (self.months(), self.month(ctx));
        let at = all.iter().position(|m| *m == now).and_then(|at| at.checked_add_signed(by));
        self.month = at.and_then(|at| all.get(at)).copied().or(Some(now));
        self.seen = None;
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, format!("{} {:?}", ctx.today(), ctx.lang));
        if self.seen.as_ref() == Some(&now) {
            return;
        }
        let month = self.month(ctx);
        let (round, branch) = (self.round.as_str(), self.branch.as_str());
        let chores = duty::chores(ctx.facts, round, branch, ctx.today(), &ctx.holidays(), ctx.lang);
        self.rows = [
            rows::posts(round, branch, ctx),
            rows::claims(round, branch, ctx),
            rows::ledger(branch, month, ctx),
            rows::month(branch, month, ctx),
            rows::chores(&chores, ctx.lang),
        ];
        for (table, rows) in self.tables.iter_mut().zip(&self.rows) {
            table.list.set_len(rows.len());
        }
        self.seen = Some(now);
        self.head = self.lead(month, ctx);
    }

    /// What stands above the page: how far the quarter is, or which month it is.
    fn lead(&self, month: Month, ctx: &Ctx) -> String {
        let known = Quarterly::of(ctx.facts, &self.round, &self.branch);
        let shown = |d: Option<chrono::NaiveDate>| d.map_or_else(|| text::not_yet(ctx.lang), |d| d.to_string());
        let posted = duty::published_month(ctx.facts, &self.branch, month);
        let quarter = text::lead_quarter(ctx.lang, shown(known.published), shown(known.noticed), shown(known.until));
        let month = text::lead_month(ctx.lang, month.title(ctx.lang), shown(posted));
        format!("{quarter}  {month}")
    }

    fn place_of(&self, ctx: &Ctx) -> Place {
        Place { round: self.round.clone(), branch: self.branch.clone(), month: self.month(ctx) }
    }

    fn on(&self) -> Option<&On> {
        let at = self.tables.get(self.tabs.at())?.list.selected()?;
        self.rows.get(self.tabs.at())?.get(at).map(|r| &r.on)
    }

    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        self.on().map(|on| forms::next(&self.place_of(ctx), on, ctx)).unwrap_or_default()
    }

    fn menu(&self, ctx: &Ctx) -> Vec<Cmd> {
        let lang = ctx.lang;
        let month = || self.month(ctx).title(lang);
        let words = |what: &str| match what {
            "member" => text::do_member(lang),
            "post" => text::do_post(lang),
            "standard" => text::do_standard(lang),
            "publish" => text::do_publish(lang),
            "claim" => text::do_claim(lang),
            "review" => text::do_review(lang),
            "notice" => text::do_notice(lang),
            "object" => text::do_object(lang),
            "check" => text::do_check(lang),
            "tell" => text::do_tell(lang, month()),
            "score" => text::do_score(lang, month()),
            _ => text::do_results(lang, month()),
        };
        let items = MENU.iter().map(|what| Item::new(*what, words(what))).collect();
        let first = ["post", "claim", "check", "tell", "check"].get(self.tabs.at()).copied().unwrap_or("check");
        vec![Cmd::push(Choose::new(WRITE, text::write(lang), items, ctx).at(first))]
    }

    fn table(&mut self) -> Option<&mut Table> {
        self.tables.get_mut(self.tabs.at())
    }

    fn empty_word(&self, ctx: &Ctx) -> String {
        match self.tabs.at() {
            0 => text::no_posts(ctx.lang),
            1 | 3 => text::no_members(ctx.lang),
            2 => text::no_ledger(ctx.lang),
            _ => text::nothing_due(ctx.lang),
        }
    }
}

impl Screen for DutyScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Months, Context::Ledgers, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title_of(ctx.lang, branch_name(ctx.facts, &self.branch))
    }

    fn place(&self) -> Option<String> {
        Some(format!("duty/{}/{}", self.round, self.branch))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        Some(match self.on() {
            Some(On::Claim(id)) => Key::new("duty_claim", id, ""),
            _ => Key::new("duty", &Quarterly::id(&self.round, &self.branch), ""),
        })
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        let forms = ["duty-posts", "duty-claims", "duty-ledger", "duty-results", "duty-claims"];
        Prints::about(forms.get(self.tabs.at())?, "visit", &visit::id_of(&self.round, &self.branch))
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(Action::Open) => return self.open(ctx),
            Input::Action(Action::Add) => return self.menu(ctx),
            Input::Action(Action::Left) => self.turn(-1, ctx),
            Input::Action(Action::Right) => self.turn(1, ctx),
            Input::Action(action) if self.tabs.act(action) => {}
            Input::Action(action) => drop(self.table().map(|t| t.list.act(action))),
            Input::Mouse(mouse) if self.tabs.mouse(mouse) => {}
            Input::Mouse(mouse) if self.table().map(|t| t.list.mouse(mouse)) == Some(Hit::Open) => {
                return self.open(ctx);
            }
            Input::Answer(answer) if answer.ask == WRITE => {
                return forms::write(&self.place_of(ctx), &answer.value, "", ctx);
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let titles = [text::tab_posts, text::tab_claims, text::tab_ledger, text::tab_month, text::tab_clocks];
        let titles = titles.map(|t| t(ctx.lang));
        self.tabs.draw(frame.buffer_mut(), Rect { height: 1, ..area }, &titles, ctx.look);
        paint::put(frame.buffer_mut(), area.x, area.y + 1, area.width, &self.head, ctx.look.of_role(Role::Dim));
        let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        let at = self.tabs.at();
        let word = self.empty_word(ctx);
        let (Some(table), Some(rows)) = (self.tables.get_mut(at), self.rows.get(at)) else { return None };
        if rows.is_empty() {
            paint::text(frame.buffer_mut(), body, &word, ctx.look.of_role(Role::Text));
            return None;
        }
        let selected = table.list.selected().and_then(|at| rows.get(at));
        let body = in_full(frame, body, selected.map_or(&[][..], |r| &r.cells), ctx);
        table.columns = rows::columns(at, ctx.lang);
        let cell = |r: usize, c: usize| {
            rows.get(r).and_then(|row| row.cells.get(c)).cloned().unwrap_or_else(|| piece("", Role::Text))
        };
        table.draw(frame.buffer_mut(), body, rows.len(), ctx.look, true, cell);
        None
    }
}
