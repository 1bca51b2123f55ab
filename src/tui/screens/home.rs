//! Home: the quarter at a glance. Branches with their visits, what is due, what was not handed on yet.

use super::backups::BackupsScreen;
use super::board::{self, BoardScreen};
use super::cleanup::CleanupScreen;
use super::closing::ClosingScreen;
use super::duty::DutiesScreen;
use super::highlights::HighlightsScreen;
use super::lookback::PlanScreen;
use super::merging::Merging;
use super::organisation::OrganisationScreen;
use super::pairing::PairsScreen;
use super::problems::ProblemsScreen;
use super::proposals::ProposalsScreen;
use super::receipts::ReceiptsScreen;
use super::roster::RosterScreen;
use super::workshop::VersionsScreen;
use super::{find, open_visit, quarter, review, rounds};
use crate::exchange::bundle;
use crate::journal::Key;
use crate::model::board::{self as model_board, Board};
use crate::model::calendar::Quarter;
use crate::model::overview::{self, Due, Line};
use crate::model::sheet::Standing;
use crate::model::visit::{self, State};
use crate::model::{self, review::Thread};
use crate::text::Lang;
use crate::text::screens::{board as board_text, conflicts, home as text, proposals, reconcile};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::wide;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Deadlines within this many days are shown.
const SOON: i64 = 7;

/// Setting: the branch that was entered last.
const LAST: &str = "branch";

/// The quarter at a glance.
pub struct HomeScreen {
    round: String,
    lines: Vec<Line>,
    due: Vec<Due>,
    board: Board,
    /// Cells in conflict.
    open: usize,
    /// Hand edits that wait.
    edits: u64,
    /// Comments on finalised sheets that wait for the user.
    reviews: Vec<Thread>,
    seen: Option<(u64, String)>,
    table: Table,
    merging: Merging,
}

impl HomeScreen {
    /// The home of a quarter.
    pub fn new(round: &str) -> HomeScreen {
        HomeScreen {
            round: round.into(),
            lines: vec![],
            due: vec![],
            board: Board::default(),
            open: 0,
            edits: 0,
            reviews: vec![],
            seen: None,
            table: Table::default(),
            merging: Merging::default(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let now = (ctx.facts.version, format!("{} {}", ctx.today(), ctx.me()));
        if self.seen.as_ref() != Some(&now) {
            self.lines = overview::lines(ctx.facts, &self.round, ctx.today());
            self.due = overview::due(ctx.facts, ctx.today(), SOON);
            self.open = ctx.door.open_cells();
            self.edits = ctx.door.edits_waiting();
            self.board = model_board::of(ctx.facts, &ctx.holidays(), ctx.today());
            self.reviews = model::review::waiting_for(ctx.facts, ctx.me());
            self.table.list.set_len(self.lines.len());
            if self.seen.is_none() {
                // Where one was last: coming back from a visit, also after a restart.
                let last = ctx.door.recall(LAST);
                let row = self.lines.iter().position(|l| Some(&l.branch) == last.as_ref());
                self.table.list.select(row.unwrap_or(0));
            }
            self.seen = Some(now);
        }
    }

    fn selected(&self) -> Option<&Line> {
        self.lines.get(self.table.list.selected()?)
    }

    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        if ctx.facts.get("round", &self.round).is_none() {
            let mut cmds = rounds::chosen(ctx, &self.round);
            cmds.push(Cmd::Toast(text::round_opened(ctx.lang, self.title(ctx))));
            return cmds;
        }
        match self.selected() {
            Some(line) => {
                let mut cmds = vec![Cmd::Remember(LAST.into(), line.branch.clone())];
                cmds.extend(open_visit::open(ctx, &self.round, &line.branch));
                cmds
            }
            None => vec![],
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => self.open(ctx),
            Action::Board => vec![Cmd::push(BoardScreen::new(&self.round))],
            Action::Lookbacks => vec![Cmd::push(PlanScreen::new(&self.round))],
            Action::Problems => vec![Cmd::push(ProblemsScreen::new(None))],
            Action::Compare => quarter::open(ctx, &self.round),
            Action::Rounds => vec![rounds::choose(ctx, &self.round)],
            Action::Find => vec![find::find(ctx)],
            Action::Merge => vec![self.merging.ask_path(ctx)],
            Action::Receipts => vec![Cmd::push(ReceiptsScreen::new(ctx))],
            Action::Review => {
                let branch = self.selected().map(|l| l.branch.clone()).unwrap_or_default();
                review::from_home::open(ctx, &self.round, &branch)
            }
            Action::Organisation => vec![Cmd::push(OrganisationScreen::default())],
            Action::Highlights => vec![Cmd::push(HighlightsScreen::new(&self.round))],
            Action::Closing => vec![Cmd::push(ClosingScreen::new(&self.round))],
            Action::Workshop => vec![Cmd::push(VersionsScreen::new(&self.round))],
            Action::Pairs => vec![Cmd::push(PairsScreen::default())],
            Action::Duties => vec![Cmd::push(DutiesScreen::new(&self.round))],
            Action::Backups => vec![Cmd::push(BackupsScreen::new(ctx))],
            Action::CleanUp => vec![Cmd::push(CleanupScreen::default())],
            Action::Roster => RosterScreen::open(ctx),
            Action::Proposals => vec![Cmd::push(ProposalsScreen::default())],
            Action::Sync => vec![self.merging.ask_folder(ctx)],
            action => {
                self.table.list.act(action);
                vec![]
            }
        }
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        if let Some(cmds) = self.merging.answered(answer, ctx) {
            return cmds;
        }
        match answer.ask {
            rounds::ASK => {
                let cmds = rounds::chosen(ctx, &answer.value);
                self.round.clone_from(&answer.value);
                self.seen = None;
                cmds
            }
            review::from_home::ASK => vec![Cmd::push(review::ReviewScreen::new(&answer.value))],
            find::ASK => find::chosen(ctx, &self.round, &answer.value),
            _ => match self.selected() {
                Some(line) => open_visit::answered(ctx, &self.round, &line.branch.clone(), answer),
                None => vec![],
            },
        }
    }
}

impl Screen for HomeScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Home, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        Quarter::parse(&self.round).map_or_else(|_| self.round.clone(), |q| q.title(ctx.lang))
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|l| Key::new("visit", &visit::id_of(&self.round, &l.branch), ""))
    }

    fn prints(&self, ctx: &Ctx) -> Option<Prints> {
        match self.selected() {
            Some(line) => {
                let visit = visit::id_of(&self.round, &line.branch);
                Prints::about(proposed::of_visit(ctx.facts, &visit), "visit", &visit)
            }
            None => Prints::about("rank", "round", &self.round),
        }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.open(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => self.merging.done(done, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_add(1);
        let below = u16::try_from(self.due.len()).unwrap_or(u16::MAX).saturating_add(5).clamp(6, area.height / 2);
        let upper = Rect { y: area.y + 1, height: rows.min(area.height.saturating_sub(below + 1)), ..area };
        self.draw_table(frame, upper, ctx);
        let lower = Rect { y: upper.bottom() + 1, height: area.bottom().saturating_sub(upper.bottom() + 1), ..area };
        paint::lines(frame.buffer_mut(), lower, &self.below(usize::from(lower.height), lower.width, ctx), ctx.look);
        None
    }

    fn place(&self) -> Option<String> {
        None
    }
}

impl HomeScreen {
    fn draw_table(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        self.table.columns = vec![
            Column::new(text::branch(lang), 14).grow(),
            Column::new(text::state(lang), if lang == Lang::En { 14 } else { 8 }),
            Column::new(text::score(lang), 10).right(),
            Column::new(text::progress(lang), 7).right(),
            Column::new(text::open_problems(lang), 6).right(),
            Column::new(text::late(lang), 6).right(),
            Column::new(text::next_due(lang), 10),
            Column::new(text::date(lang), 10).leaves(2),
            Column::new(text::team(lang), 18).grow().leaves(1),
        ];
        let lines = &self.lines;
        let cell = |r: usize, c: usize| lines.get(r).map_or_else(|| paint::piece("", Role::Text), |l| cell(l, c, ctx));
        self.table.draw(frame.buffer_mut(), area, lines.len(), ctx.look, true, cell);
    }

    /// What is due, and what to do next.
    fn below(&self, height: usize, width: u16, ctx: &Ctx) -> Vec<Pieces> {
        let mut rows = vec![vec![paint::piece(text::due_title(ctx.lang, SOON), Role::Title)]];
        let news = board::news(&self.board, ctx);
        if let Some(title) = rows.first_mut().filter(|_| news > 0) {
            title.push(paint::piece(board_text::unread(ctx.lang, news), Role::Accent));
        }
        if self.due.is_empty() {
            rows.push(vec![paint::piece(text::nothing_due(ctx.lang), Role::Dim)]);
        }
        let waiting = self.waiting(ctx);
        let room = height.saturating_sub(5 + waiting.len()).max(1);
        rows.extend(self.due.iter().take(room).map(|d| due_line(d, width, ctx)));
        if self.due.len() > room {
            rows.push(vec![paint::piece(text::more_due(ctx.lang, self.due.len() - room), Role::Dim)]);
        }
        rows.push(vec![]);
        rows.extend(waiting);
        rows.push(vec![paint::piece(self.advice(ctx), Role::Accent)]);
        rows.push(vec![paint::piece(not_exported(ctx), Role::Dim)]);
        rows
    }

    /// What several people have to agree on before numbers count.
    fn waiting(&self, ctx: &Ctx) -> Vec<Pieces> {
        let conflicts = (self.open > 0).then(|| conflicts::waiting(ctx.lang, self.open));
        let edits = (self.edits > 0).then(|| proposals::waiting(ctx.lang, self.edits));
        let reconciles = |l: &&Line| matches!(l.standing, Standing::Unreconciled(_));
        let names: Vec<&str> = self.lines.iter().filter(reconciles).map(|l| l.name.as_str()).collect();
        let apart = (!names.is_empty()).then(|| reconcile::waiting(ctx.lang, names.len(), names.join("、")));
        let words = conflicts.into_iter().chain(edits).chain(apart);
        let words = words.map(|word| vec![paint::piece(word, Role::Warn)]);
        words.chain(review::from_home::waiting(&self.reviews, ctx)).collect()
    }

    fn advice(&self, ctx: &Ctx) -> String {
        let name = self.selected().map(|l| l.name.clone()).unwrap_or_default();
        let mine = ctx.me().to_string();
        let own = self.selected().is_some_and(|l| l.branch == ctx.facts.value("person", &mine, "branch"));
        if let Some(Standing::Unreconciled(n)) = self.selected().map(|l| &l.standing) {
            return reconcile::advise(ctx.lang, name, n);
        }
        match self.selected().and_then(|l| l.state) {
            None if self.lines.is_empty() => text::no_branches(ctx.lang),
            None | Some(State::Planned) if own => text::advise_own(ctx.lang, name),
            None | Some(State::Planned) => text::advise_begin(ctx.lang, name),
            Some(State::Open) => text::advise_go_on(ctx.lang, name),
            Some(State::Feedback) => text::advise_feedback(ctx.lang, name),
            Some(State::Told | State::Fixing) => text::advise_follow(ctx.lang, name),
            Some(State::Done | State::Void) => text::advise_done(ctx.lang, name),
        }
    }
}

/// How many operations of this laptop were not handed on yet.
fn not_exported(ctx: &Ctx) -> String {
    let done: u64 = ctx.door.recall(bundle::EXPORTED).and_then(|seq| seq.parse().ok()).unwrap_or(0);
    match (ctx.facts.next_seq.saturating_sub(1)).saturating_sub(done) {
        0 => text::all_exported(ctx.lang),
        n => text::not_exported(ctx.lang, n),
    }
}

fn cell(line: &Line, column: usize, ctx: &Ctx) -> Piece {
    let dash = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    match column {
        0 => paint::piece(format!("{} {}", line.branch, line.name), Role::Text),
        1 => state_piece(line, ctx),
        2 => score_piece(&line.standing, ctx),
        3 if line.progress.1 > 0 => paint::piece(format!("{}/{}", line.progress.0, line.progress.1), Role::Dim),
        4 => paint::piece(dash(line.open), Role::Text),
        5 => paint::piece(dash(line.overdue), Role::Bad),
        6 => paint::piece(line.next_due.map(|d| d.to_string()).unwrap_or_default(), due_role(line, ctx)),
        7 => paint::piece(line.visit.as_ref().map(|v| v.date.clone()).unwrap_or_default(), Role::Dim),
        8 => {
            let names = line.visit.as_ref().map(|v| v.team_names(ctx.facts).join("、"));
            paint::piece(names.unwrap_or_default(), Role::Dim)
        }
        _ => paint::piece("", Role::Text),
    }
}

fn due_role(line: &Line, ctx: &Ctx) -> Role {
    if line.next_due.is_some_and(|d| d < ctx.today()) { Role::Bad } else { Role::Text }
}

fn state_piece(line: &Line, ctx: &Ctx) -> Piece {
    let role = match line.state {
        None => return paint::piece(text::not_planned(ctx.lang), Role::Dim),
        Some(State::Planned | State::Void) => Role::Dim,
        Some(State::Open | State::Feedback) => Role::Accent,
        Some(State::Told | State::Fixing) => Role::Warn,
        Some(State::Done) => Role::Good,
    };
    paint::piece(line.state.map_or("", |s| s.name(ctx.lang)), role)
}

fn score_piece(standing: &Standing, ctx: &Ctx) -> Piece {
    match standing {
        Standing::Unfinished => paint::piece("", Role::Dim),
        Standing::Score { score, unresolved: false, .. } => paint::piece(score.to_string(), Role::Title),
        Standing::Score { score, .. } => paint::piece(format!("{score}?"), Role::Warn),
        Standing::Unreconciled(_) => paint::piece(text::to_reconcile(ctx.lang), Role::Warn),
    }
}

fn due_line(d: &Due, width: u16, ctx: &Ctx) -> Pieces {
    let (when, role) = match d.days {
        n if n > 0 => (text::days_late(ctx.lang, n), Role::Bad),
        0 => (text::today(ctx.lang), Role::Warn),
        n => (text::days_left(ctx.lang, -n), Role::Text),
    };
    let branch = crate::model::visit::branch_name(ctx.facts, &d.problem.branch);
    let room = usize::from(width).saturating_sub(50);
    vec![
        paint::piece(wide::pad(&when, 11), role),
        paint::piece(wide::pad(&d.problem.shown_number(ctx.facts), 17), Role::Text),
        paint::piece(wide::pad(&branch, 15), Role::Text),
        paint::piece(wide::clip(&d.problem.fact, room.max(7)), Role::Dim),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::Facts;
    use crate::model::testing::put;
    use crate::setup::{self, Starter};
    use crate::tui::door::Door;
    use crate::tui::look::Look;
    use crate::tui::screens::first_run::FirstRun;
    use crate::tui::testing::Harness;

    /// A laptop of 王芳 of B01, just past the first screen.
    fn fresh() -> Harness {
        let mut app = Harness::new(FirstRun::default(), 80, 24);
        app.press("Enter").type_text("王芳").press("Enter Enter");
        app
    }

    /// A quarter with two visits of others and a problem past its deadline.
    fn busy() -> Facts {
        let mut facts = Facts::new("xBCDFG", 1);
        let mut act = facts.act();
        setup::fill_act(&facts, &mut act, &Starter::builtin("王芳", "B01"));
        crate::model::testing::apply(&mut facts, &act);
        for (entity, id, field, value) in [
            ("round", "2026Q4", "state", "open"),
            ("visit", "2026Q4/B04", "branch", "B04"),
            ("visit", "2026Q4/B04", "round", "2026Q4"),
            ("visit", "2026Q4/B04", "date", "2026-11-20"),
            ("problem", "x-1", "number", "2026Q3-B04-01"),
            ("problem", "x-1", "branch", "B04"),
            ("problem", "x-1", "fact", "缺6月支委会记录，签到表与记录不符👍"),
            ("problem", "x-1", "due", "2026-11-18"),
            ("problem", "x-2", "number", "2026Q3-B03-01"),
            ("problem", "x-2", "branch", "B03"),
            ("problem", "x-2", "fact", "示范岗标识破损"),
            ("problem", "x-2", "due", "2026-11-25"),
        ] {
            put(&mut facts, entity, id, field, value);
        }
        facts
    }

    #[test]
    fn the_first_page_of_a_visit_is_what_former_quarters_say() {
        let mut facts = busy();
        let owner = facts.all("person").next().map(|p| p.id.clone()).unwrap_or_default();
        for (field, value) in [("round", "2026Q3"), ("visit", "2026Q3/B04"), ("status", "todo"), ("code", "C1-02")] {
            put(&mut facts, "problem", "x-1", field, value);
        }
        let list = facts.all("checklist").next().map(|c| c.id.clone()).unwrap_or_default();
        put(&mut facts, "round", "2026Q4", "checklist", &list);
        let mut app = Harness::with(facts, HomeScreen::new("2026Q4"), 80, 24);
        app.app.door().set_me(&owner);
        app.press("Down Down Down Enter");
        assert!(
            app.screen_text().contains("› 访前简报") && app.screen_text().contains("缺6月"),
            "{}",
            app.screen_text()
        );
        assert!(app.screen_text().contains("Enter 进入检查"), "beside the word: {}", app.screen_text());
        app.press("Enter");
        assert!(app.screen_text().contains("1 听汇报 0/5"), "{}", app.screen_text());
        app.press("Esc Enter");
        assert!(app.screen_text().contains("1 听汇报 0/5"), "once: {}", app.screen_text());
    }

    #[test]
    fn enter_begins_a_visit_with_today_and_me_and_undo_takes_it_back() {
        let mut app = fresh();
        app.press("Down Down Down Enter");
        let facts = app.app.facts();
        let visit = crate::model::visit::Visit::of(facts, "2026Q4/B04").unwrap();
        assert_eq!((visit.date.as_str(), visit.team_names(facts)), ("2026-11-22", vec!["王芳".to_string()]));
        assert!(app.screen_text().contains("听汇报"), "{}", app.screen_text());
        app.press("Esc Ctrl-Z");
        assert!(app.app.facts().get("visit", "2026Q4/B04").is_none());
        app.press("Ctrl-Y Enter");
        assert!(app.screen_text().contains("听汇报"), "an existing sheet is opened, not begun again");
    }

    #[test]
    fn undoing_the_beginning_of_a_visit_from_within_leads_back_home() {
        let mut app = fresh();
        app.press("Down Down Down Enter n Ctrl-Z");
        assert!(app.app.facts().get("visit", "2026Q4/B04").is_none());
        assert!(app.screen_text().contains("已撤销") && app.screen_text().contains("B06"), "{}", app.screen_text());
    }

    #[test]
    fn the_own_branch_is_entered_only_with_a_reason() {
        let mut app = fresh();
        app.press("Enter");
        assert!(app.screen_text().contains("按规定不检查本支部"), "{}", app.screen_text());
        app.press("Enter");
        assert!(app.app.facts().get("visit", "2026Q4/B01").is_none(), "no reason, no visit");
        app.type_text("人手不足，党群部同意").press("Enter");
        let member = app.app.facts().all("member").next().map(|m| m.get("override").to_string());
        assert_eq!(member.as_deref(), Some("人手不足，党群部同意"));
    }

    #[test]
    fn what_is_late_and_due_soon_is_listed_most_urgent_first() {
        let app = Harness::with(busy(), HomeScreen::new("2026Q4"), 80, 24);
        let text = app.screen_text();
        let (late, soon) = (text.find("逾期4天").unwrap(), text.find("还有3天").unwrap());
        assert!(late < soon, "{text}");
    }

    #[test]
    fn a_quarter_that_nobody_opened_is_opened_on_the_way() {
        let mut app = Harness::with(busy(), HomeScreen::new("2026Q4"), 80, 24);
        app.press("r Up Enter");
        assert!(app.screen_text().contains("2027年第一季度"), "{}", app.screen_text());
        assert!(app.app.facts().get("round", "2027Q1").is_some());
    }

    #[test]
    fn search_goes_from_initials_to_the_visit() {
        let mut app = fresh();
        app.press("/").type_text("scyz").press("Enter");
        assert!(app.app.facts().get("visit", "2026Q4/B04").is_some(), "{}", app.screen_text());
    }

    #[test]
    fn the_list_of_problems_narrows_while_typing() {
        let mut app = Harness::with(busy(), HomeScreen::new("2026Q4"), 120, 40);
        app.press("p /").type_text("sfg");
        assert!(app.screen_text().contains("示范岗标识破损") && !app.screen_text().contains("缺6月"));
        app.press("Esc");
        assert!(app.screen_text().contains("缺6月"));
        insta::assert_snapshot!("problems_120", app.screen_text());
    }

    #[test]
    fn how_it_looks() {
        let at = |w, h| Harness::with(busy(), HomeScreen::new("2026Q4"), w, h);
        insta::assert_snapshot!("home_80", at(80, 24).screen_text());
        insta::assert_snapshot!("home_120", at(120, 40).screen_text());
        insta::assert_snapshot!("home_80_en", at(80, 24).shown(Lang::En, Look::Mono).screen_text());
        insta::assert_snapshot!("problems_80", at(80, 24).press("p").screen_text());
    }
}
