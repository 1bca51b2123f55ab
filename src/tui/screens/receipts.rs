//! 合并回执: what was merged on this laptop, and taking a merge back as a unit.

use super::papers::words_of;
use super::parts::{above_below, labelled, moment};
use crate::config::Home;
use crate::documents::{
    Given,
    receipt::{self, Receipt},
};
use crate::exchange::merge::Undone;
use crate::exchange::merge::undo::{self, Undoing};
use crate::exchange::signing::Worth;
use crate::model::person;
use crate::store;
use crate::text::screens::receipts as text;
use crate::text::{Say, merge};
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::{confirm::Confirm, message::Message};
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use chrono::SecondsFormat;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const ASK_SURE: &str = "unmerge-sure";
const PREVIEW: &str = "unmerge-preview";
const UNDO: &str = "unmerge";
/// Lines below the table.
const BELOW: u16 = 9;

/// The receipts of this laptop, the newest first.
pub struct ReceiptsScreen {
    receipts: Vec<store::Receipt>,
    table: Table,
}

impl ReceiptsScreen {
    /// Reads the receipts.
    pub fn new(ctx: &Ctx) -> ReceiptsScreen {
        let mut screen = ReceiptsScreen { receipts: Vec::new(), table: Table::default() };
        screen.read(ctx);
        screen
    }

    fn read(&mut self, ctx: &Ctx) {
        self.receipts = ctx.door.receipts().unwrap_or_default();
        self.table.list.set_len(self.receipts.len());
    }

    fn selected(&self) -> Option<&store::Receipt> {
        self.receipts.get(self.table.list.selected()?)
    }

    /// What taking the selected merge back would do (`rehearse`), or doing it.
    fn job(&self, rehearse: bool, ctx: &Ctx) -> Vec<Cmd> {
        let Some(receipt) = self.selected().map(|r| r.id) else { return vec![] };
        let at = ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false);
        let (me, home, lang) = (ctx.me().to_string(), ctx.door.home(), ctx.lang);
        let backups = home.as_ref().map(Home::backups);
        let run = move |store: &mut store::Store| {
            let how = Undoing { rehearse, actor: &me, at: &at, backups: backups.as_deref(), lang };
            undo::undo(store, receipt, &how).map(|done| (receipt, done))
        };
        let title = text::job(lang);
        let job = if rehearse {
            Job::reading(PREVIEW, title, move |store, _| run(store))
        } else {
            Job::writing(UNDO, title, move |store, _| run(store))
        };
        vec![Cmd::Job(job)]
    }

    fn done(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        let (lang, preview) = (ctx.lang, done.name == PREVIEW);
        self.read(ctx);
        let (receipt, undone) = match done.take::<(i64, Undone)>() {
            Ok(done) => done,
            Err(error) => return vec![Cmd::push(Message::new(text::refused_title(lang), error.say(lang)))],
        };
        if !undone.taken.blockers.is_empty() {
            let why = undo::in_the_way(receipt, &undone, ctx.facts, lang);
            return vec![Cmd::push(Message::new(text::refused_title(lang), why.join("\n")))];
        }
        let mut words = undone.words(lang);
        if preview {
            words.push(text::sure(lang, receipt));
            return vec![Cmd::push(Confirm::new(ASK_SURE, words.join("\n")))];
        }
        words.push(merge::undone(lang, receipt));
        vec![Cmd::push(Message::new(text::done_title(lang), words.join("\n")))]
    }

    /// The selected receipt to be read from one end to the other: a stick may have held many bundles.
    fn read_all(&self, ctx: &Ctx) -> Vec<Cmd> {
        let words = |line: &Pieces| line.iter().map(|p| p.0.as_str()).collect::<String>();
        let lines: Vec<String> = self.about(72, ctx).iter().map(words).collect();
        if lines.is_empty() { vec![] } else { vec![Cmd::push(Message::new(text::title(ctx.lang), lines.join("\n")))] }
    }

    /// The selected receipt in full.
    fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let (lang, mut lines) = (ctx.lang, Vec::new());
        let Some(r) = self.selected() else { return lines };
        for b in &r.bundles {
            let counts = merge::receipt_file(lang, &b.source.path, b.brought.new, b.brought.known);
            lines.extend(labelled(&text::label_file(lang), counts.trim(), Role::Text, width));
            lines.extend(labelled(&text::label_sum(lang), &b.source.sha256, Role::Dim, width));
            if let Some(worth) = Worth::of(&b.source.signed) {
                let role = if worth.is_doubtful() { Role::Bad } else { Role::Dim };
                lines.extend(labelled(&text::label_signed(lang), &worth.say(lang), role, width));
            }
        }
        lines.extend(labelled(&text::label_backup(lang), &r.heading.backup, Role::Dim, width));
        if let Some(w) = &r.withdrawal {
            let by = person::name_of(ctx.facts, &w.heading.actor);
            let words = text::undone_by(lang, moment(&w.heading.at), by, w.removed, w.kept);
            lines.extend(labelled(&text::label_undone(lang), &words, Role::Warn, width));
        }
        lines
    }
}

fn columns(ctx: &Ctx) -> Vec<Column> {
    let lang = ctx.lang;
    vec![
        Column::new(text::number(lang), 5).right(),
        Column::new(text::when(lang), 16),
        Column::new(text::who(lang), 8).grow(),
        Column::new(text::files(lang), 7).right(),
        Column::new(text::new(lang), 7).right(),
        Column::new(text::known(lang), 7).right(),
        Column::new(text::conflicts(lang), 9).right().leaves(1),
        Column::new(text::state(lang), 10),
    ]
}

fn cell(r: &store::Receipt, column: usize, ctx: &Ctx) -> Piece {
    let some = |n: u64| if n == 0 { String::new() } else { n.to_string() };
    match column {
        0 => piece(r.id.to_string(), Role::Text),
        1 => piece(moment(&r.heading.at), Role::Text),
        2 if r.heading.actor.is_empty() => piece(merge::somebody(ctx.lang), Role::Dim),
        2 => piece(person::name_of(ctx.facts, &r.heading.actor), Role::Text),
        3 => piece(r.bundles.len().to_string(), Role::Text),
        4 => piece(some(r.brought.new), Role::Text),
        5 => piece(some(r.brought.known), Role::Dim),
        6 => piece(some(r.conflicts), Role::Warn),
        _ if r.withdrawal.is_some() => piece(text::undone(ctx.lang), Role::Warn),
        _ => piece("", Role::Text),
    }
}

impl Screen for ReceiptsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Receipts, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        match (action, self.selected()) {
            (Action::Remove, None) => Some(text::none(ctx.lang)),
            (Action::Remove, Some(r)) if r.withdrawal.is_some() => Some(text::already(ctx.lang)),
            _ => None,
        }
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::own()
    }

    fn own_paper(&self, ctx: &Ctx) -> Option<Given> {
        let receipt = Receipt::of(ctx.facts, self.selected()?);
        let doc = receipt::document(&receipt, &words_of(ctx)?);
        Some(Given { title: "合并回执", name: receipt.name(), doc })
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Remove) => self.job(true, ctx),
            Input::Action(Action::Open) => self.read_all(ctx),
            Input::Answer(answer) if answer.ask == ASK_SURE => self.job(false, ctx),
            Input::Done(done) => self.done(done, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.read_all(ctx),
            Input::Action(action) => {
                self.table.list.act(action);
                vec![]
            }
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.receipts.is_empty() {
            paint::text(frame.buffer_mut(), area, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let (upper, lower) = above_below(area, BELOW);
        self.table.columns = columns(ctx);
        let all = &self.receipts;
        let cell = |r: usize, c: usize| all.get(r).map_or_else(|| piece("", Role::Text), |x| cell(x, c, ctx));
        self.table.draw(frame.buffer_mut(), upper, all.len(), ctx.look, true, cell);
        paint::lines(frame.buffer_mut(), lower, &self.about(usize::from(lower.width), ctx), ctx.look);
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::journal::{Author, Source};
    use crate::setup::{self, Starter};
    use crate::store::{Heading, Source as From, Store};
    use crate::text::Lang;
    use crate::tui::look::Look;
    use crate::tui::screens::home::HomeScreen;
    use crate::tui::store_door::StoreDoor;
    use crate::tui::testing::{Harness, morning};

    const AT: &str = "2026-11-22T08:00:00+08:00";

    /// A laptop in memory that took in what another one knows: a branch renamed, and nothing else that is not here.
    fn merged(build_on: bool) -> Harness<StoreDoor> {
        let mut store = Store::memory("xBBBBB").unwrap();
        setup::fill(&mut store, &Starter::builtin("王芳", "B02"), AT, Source::Cli).unwrap();
        let owner = store.local("owner").unwrap().unwrap();
        let mut other = Store::memory("xCCCCC").unwrap();
        let facts = other.facts().unwrap();
        let mut act = facts.act();
        act.set(&facts, "branch", "B04", "name", "新名字支部é👍");
        let by = Author { actor: "p".into(), wall: AT.into(), source: Source::Cli };
        other.commit(&act, &by).unwrap();
        let heading = Heading { at: AT.into(), actor: owner.clone(), backup: "备份/merge-1.db".into() };
        let from = From { path: "U盘/李明.zip".into(), sha256: "5e".repeat(32), ..From::default() };
        store
            .take_in(
                Some(&heading),
                || Ok("xRRRRR".into()),
                |intake| {
                    let taken = intake.bundle(&from, |intake| {
                        other.each_op(|op| intake.take(op))?;
                        Ok(Ok::<(), ()>(()))
                    })?;
                    assert!(taken.is_ok());
                    Ok((true, ()))
                },
            )
            .unwrap();
        if build_on {
            let facts = store.facts().unwrap();
            let mut act = facts.act();
            act.set(&facts, "branch", "B04", "name", "定下的名字");
            store.commit(&act, &by).unwrap();
        }
        let door = StoreDoor::new(store, owner, None, Lang::Zh, Box::new(morning));
        Harness::on(door, HomeScreen::new("2026Q4"), 80, 24)
    }

    fn name(app: &Harness<StoreDoor>) -> String {
        app.app.facts().value("branch", "B04", "name").to_string()
    }

    #[test]
    fn a_merge_is_taken_back_after_a_preview() {
        let mut app = merged(false);
        let open = app.app.facts().raw("branch", "B04").unwrap().unresolved();
        assert!(open, "two names stand against each other");
        app.press("M");
        assert!(app.screen_text().contains("李明.zip"), "{}", app.screen_text());
        app.press("x").finish_jobs();
        assert!(app.screen_text().contains("整个撤回吗"), "{}", app.screen_text());
        app.press("n");
        assert!(app.app.facts().raw("branch", "B04").unwrap().unresolved(), "no means no");
        app.press("x").finish_jobs().press("y").finish_jobs();
        assert!(app.screen_text().contains("已撤回回执 1"), "{}", app.screen_text());
        assert!(!app.app.facts().raw("branch", "B04").unwrap().unresolved());
        assert_eq!(name(&app), "生产一支部");
        app.press("Esc");
        assert!(app.screen_text().contains("去掉 1 条"), "{}", app.screen_text());
        app.press("x");
        assert!(app.screen_text().contains("这次合并已撤回"), "{}", app.screen_text());
    }

    #[test]
    fn what_builds_on_it_is_told_instead() {
        let mut app = merged(true);
        app.press("M x").finish_jobs();
        let shown = app.screen_text();
        assert!(shown.contains("什么也没有改") && shown.contains("改的是合并"), "{shown}");
        app.press("Enter");
        assert_eq!(name(&app), "定下的名字");
    }

    #[test]
    fn the_selected_receipt_is_printed() {
        let mut app = merged(false);
        app.resize(120, 36);
        app.press("M %");
        let said = app.screen_text();
        assert!(said.contains("合并回执") && said.contains("李明.zip") && said.contains(&"5e".repeat(8)), "{said}");
        app.press("Down");
        assert!(!app.screen_text().contains("李明.zip"), "the papers of the quarter follow: {}", app.screen_text());
    }

    #[test]
    fn how_it_looks() {
        let mut app = merged(false);
        app.press("M");
        insta::assert_snapshot!("receipts", app.screen_text());
        let app = app.shown(Lang::En, Look::Mono);
        insta::assert_snapshot!("receipts_en", app.screen_text());
    }
}
