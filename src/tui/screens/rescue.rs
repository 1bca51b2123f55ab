//! The database is damaged: what that means, and mending it by one key. Nothing is ever erased by it.

use crate::config::Home;
use crate::error::Result;
use crate::exchange::recover::recover;
use crate::store::salvage::Rebuilt;
use crate::text::screens::rescue as text;
use crate::text::{Lang, Say, backups, store};
use crate::tui::action::Action;
use crate::tui::job::Job;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Shown instead of the app when the database cannot be opened.
pub struct RescueScreen {
    home: Home,
    /// What is wrong, then what was done about it.
    words: String,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Broken,
    Mending,
    Mended,
}

impl RescueScreen {
    /// With the words of the error.
    pub fn new(home: Home, why: String) -> RescueScreen {
        RescueScreen { home, words: why, state: State::Broken }
    }

    fn mend(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        match self.state {
            State::Broken => {
                self.state = State::Mending;
                let (home, at) = (self.home.clone(), ctx.now.naive_local());
                vec![Cmd::Job(Job::new("rescue", text::title(ctx.lang), move |_| recover(&home, at)))]
            }
            State::Mending => vec![],
            State::Mended => vec![Cmd::Quit],
        }
    }

    fn done(&mut self, result: Result<Rebuilt>, lang: Lang) {
        (self.words, self.state) = match result {
            Ok(done) => (told(&done, lang), State::Mended),
            Err(error) => (error.say(lang), State::Broken),
        };
    }
}

fn told(done: &Rebuilt, lang: Lang) -> String {
    let mut lines = vec![store::repaired(lang, done.ops, done.carved)];
    lines.extend(done.backup.as_ref().map(|path| store::repaired_with(lang, path.display())));
    lines.push(backups::damaged_kept(lang, done.aside.display()));
    lines.extend(done.renamed.as_ref().map(|device| backups::renamed(lang, device)));
    lines.extend(done.roster.word(lang));
    let gaps: Vec<_> = done.gaps.iter().map(|g| store::gap(lang, &g.device, g.from, g.to)).collect();
    lines.extend((!gaps.is_empty()).then(|| store::still_missing(lang, gaps.join("、"))));
    lines.join("\n")
}

impl Screen for RescueScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Rescue]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Open) => return self.mend(ctx),
            Input::Done(done) => self.done(done.take(), ctx.lang),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let next = match self.state {
            State::Broken => text::offer(ctx.lang, self.home.dir().display()),
            State::Mending => text::mending(ctx.lang),
            State::Mended => text::go_on(ctx.lang),
        };
        let place = Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 1 };
        let words = format!("{}\n\n{next}", self.words);
        paint::text(frame.buffer_mut(), place, &words, ctx.look.of_role(Role::Text));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{self, Starter};
    use crate::store::Store;
    use crate::tui::testing::Harness;
    use std::fs;

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        use crate::tui::screens::fixture::grid;
        let home = Home::find(Some(std::path::Path::new("/home/王芳/hucha"))).unwrap();
        let why = store::damaged(Lang::Zh, "database disk image is malformed");
        insta::assert_snapshot!("rescue", grid(Harness::new(RescueScreen::new(home, why), 80, 24)));
    }

    #[test]
    fn a_damaged_database_is_mended_by_one_key_and_kept() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::find(Some(dir.path())).unwrap();
        let at = "2026-11-22T08:00:00+08:00";
        let (store, _) =
            setup::start(&home, &Starter::builtin("王芳é👍", "B01"), at, crate::journal::Source::Tui).unwrap();
        let whole = store.digest().unwrap();
        store
            .backup(&home.backups().join("hand-20261122080000.db"))
            .or_else(|_| {
                fs::create_dir_all(home.backups()).unwrap();
                store.backup(&home.backups().join("hand-20261122080000.db"))
            })
            .unwrap();
        drop(store);
        let mut bytes = fs::read(home.database()).unwrap();
        bytes[..4096].fill(0);
        fs::write(home.database(), &bytes).unwrap();
        let mut app = Harness::new(RescueScreen::new(home.clone(), "数据库受损".into()), 80, 24);
        assert!(app.screen_text().contains("不会删除任何东西"), "{}", app.screen_text());
        app.press("Enter").finish_jobs();
        assert!(app.screen_text().contains("已修复"), "{}", app.screen_text());
        assert_eq!(Store::open(&home.database()).unwrap().digest().unwrap(), whole);
        let kept = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path());
        assert!(kept.filter(|p| p.display().to_string().contains("damaged-")).any(|p| fs::read(p).unwrap() == bytes));
        app.press("Enter");
        assert!(app.app.ended());
    }
}
