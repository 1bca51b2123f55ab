//! 备份: what can be gone back to, and going back. Restoring has a preview and is itself taken back by a restore.

use super::parts::labelled;
use crate::config::Home;
use crate::store::backups::{self, Contents, Kept, Kind, Restored, SECOND, Saved};
use crate::text::{Lang, Say, backups as text};
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::{confirm::Confirm, message::Message, prompt::Prompt};
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use chrono::NaiveDateTime;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

const ASK_SURE: &str = "restore-sure";
const ASK_SECOND: &str = "backup-second";
const BACKUP: &str = "backup";
const RESTORE: &str = "restore";
/// Lines below the table.
const BELOW: u16 = 8;

/// The backups of this laptop.
pub struct BackupsScreen {
    home: Option<Home>,
    saved: Vec<Saved>,
    table: Table,
}

impl BackupsScreen {
    /// Looks at the shelf.
    pub fn new(ctx: &Ctx) -> BackupsScreen {
        let mut screen = BackupsScreen { home: ctx.door.home(), saved: Vec::new(), table: Table::default() };
        screen.look();
        screen
    }

    fn look(&mut self) {
        self.saved = self.home.as_ref().map(|h| backups::list(&h.backups())).unwrap_or_default();
        self.table.list.set_len(self.saved.len());
    }

    fn selected(&self) -> Option<&Saved> {
        self.saved.get(self.table.list.selected()?)
    }

    fn folder(&self) -> String {
        self.home.as_ref().map(|h| h.backups().display().to_string()).unwrap_or_default()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Open => self.ask(ctx),
            Action::Add => self.back_up(ctx),
            Action::Edit => {
                let now = ctx.door.recall(SECOND).unwrap_or_default();
                let prompt = Prompt::new(ASK_SECOND, text::ask_second(ctx.lang), &now, None, ctx);
                vec![Cmd::push(prompt.why(text::why_second(ctx.lang)))]
            }
            action => {
                self.table.list.act(action);
                vec![]
            }
        }
    }

    /// The preview: what the backup holds beside what is there now.
    fn ask(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(saved) = self.selected() else { return vec![] };
        match &saved.contents {
            Err(why) => vec![Cmd::Toast(text::unusable(ctx.lang, why.say(ctx.lang)))],
            Ok(then) => {
                let question = text::sure(ctx.lang, when(saved), then.say(ctx.lang), here(ctx).say(ctx.lang));
                vec![Cmd::push(Confirm::new(ASK_SURE, question))]
            }
        }
    }

    fn back_up(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(home) = self.home.clone() else { return vec![] };
        let at = now(ctx);
        let job = Job::reading(BACKUP, text::job_backup(ctx.lang), move |store, _| {
            store.keep_backup(&home.backups(), Kind::Hand, at)
        });
        vec![Cmd::Job(job)]
    }

    fn restore(&self, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(home), Some(saved)) = (self.home.clone(), self.selected()) else { return vec![] };
        let (from, at): (PathBuf, _) = (saved.path.clone(), now(ctx));
        let job = Job::writing(RESTORE, text::job_restore(ctx.lang), move |store, _| {
            store.restore(&from, &home.backups(), at)
        });
        vec![Cmd::Job(job)]
    }

    fn answered(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        if answer.ask == ASK_SURE {
            return self.restore(ctx);
        }
        let place = answer.value.trim().trim_matches(['"', '\'']).to_string();
        let word = if place.is_empty() { text::second_cleared(ctx.lang) } else { text::second_set(ctx.lang, &place) };
        vec![Cmd::Remember(SECOND.into(), place), Cmd::Toast(word)]
    }

    fn done(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        self.look();
        let name = done.name;
        let said = match name {
            BACKUP => done.take::<Kept>().map(|kept| backed_up(&kept, ctx.lang)),
            _ => done.take::<Restored>().map(|restored| came_back(&restored, ctx.lang)),
        };
        match said {
            Ok(cmd) => vec![cmd],
            Err(error) if name == BACKUP => vec![Cmd::Fail(error)],
            Err(error) => vec![Cmd::push(Message::new(text::failed_title(ctx.lang), error.say(ctx.lang)))],
        }
    }

    fn draw_table(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        self.table.columns = columns(ctx.lang);
        let saved = &self.saved;
        let cell = |r: usize, c: usize| saved.get(r).map_or_else(|| piece("", Role::Text), |s| cell(s, c, ctx.lang));
        self.table.draw(frame.buffer_mut(), area, saved.len(), ctx.look, true, cell);
    }

    /// What the selected one holds, and where all this is.
    fn below(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        let mut lines = match self.selected().map(|s| &s.contents) {
            Some(Ok(contents)) => labelled(&text::label_holds(lang), &contents.say(lang), Role::Text, width),
            Some(Err(why)) => {
                labelled(&text::label_holds(lang), &text::unusable(lang, why.say(lang)), Role::Bad, width)
            }
            None => labelled("", &text::none(lang), Role::Accent, width),
        };
        lines.push(vec![]);
        let second = ctx.door.recall(SECOND).filter(|s| !s.is_empty());
        let role = if second.is_some() { Role::Dim } else { Role::Warn };
        lines.extend(labelled(&text::label_place(lang), &self.folder(), Role::Dim, width));
        lines.extend(labelled(
            &text::label_second(lang),
            &second.unwrap_or_else(|| text::no_second(lang)),
            role,
            width,
        ));
        lines.extend(labelled(&text::label_rule(lang), &text::rule(lang), Role::Dim, width));
        lines
    }
}

fn now(ctx: &Ctx) -> NaiveDateTime {
    ctx.now.naive_local()
}

fn when(saved: &Saved) -> String {
    saved.at.format("%Y-%m-%d %H:%M").to_string()
}

/// What is there now, counted from the facts.
fn here(ctx: &Ctx) -> Contents {
    let count = |entity: &str| ctx.facts.all(entity).count() as u64;
    Contents {
        device: ctx.facts.device.clone(),
        ops: ctx.door.operations(),
        visits: count("visit"),
        sheets: count("sheet"),
        problems: count("problem"),
        interviews: count("interview"),
        last: ctx.now.format("%Y-%m-%d %H:%M").to_string(),
    }
}

fn backed_up(kept: &Kept, lang: Lang) -> Cmd {
    match &kept.no_second {
        Some(why) => Cmd::push(Message::new(text::title(lang), text::second_failed(lang, kept.path.display(), why))),
        None => Cmd::Toast(text::made(lang, kept.path.display())),
    }
}

fn came_back(restored: &Restored, lang: Lang) -> Cmd {
    let mut lines = vec![restored.now.say(lang), text::kept_before(lang, restored.replaced.path.display())];
    lines.extend(restored.renamed.iter().map(|device| text::renamed(lang, device)));
    Cmd::push(Message::new(text::done_title(lang), lines.join("\n")))
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::column_time(lang), 16),
        Column::new(text::column_why(lang), if lang == Lang::En { 21 } else { 12 }).grow(),
        Column::new(text::column_size(lang), 9).right(),
        Column::new(text::column_visits(lang), 6).right(),
        Column::new(text::column_problems(lang), 8).right(),
        Column::new(text::column_interviews(lang), 10).right().leaves(1),
        Column::new(text::column_ops(lang), 10).right().leaves(2),
    ]
}

fn cell(saved: &Saved, column: usize, lang: Lang) -> Piece {
    let number = |pick: fn(&Contents) -> u64| match &saved.contents {
        Ok(contents) => piece(pick(contents).to_string(), Role::Text),
        Err(_) => piece("-", Role::Bad),
    };
    match column {
        0 => piece(when(saved), Role::Text),
        1 => piece(saved.kind.say(lang), Role::Dim),
        2 => piece(size(saved.bytes), Role::Dim),
        3 => number(|c| c.visits),
        4 => number(|c| c.problems),
        5 => number(|c| c.interviews),
        _ => number(|c| c.ops),
    }
}

fn size(bytes: u64) -> String {
    let tenths = bytes / 104_858; // of a MiB
    if tenths < 10 { format!("{} KB", bytes.div_ceil(1024)) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

impl Screen for BackupsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Backups, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.ask(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => self.done(done, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let rows = u16::try_from(self.saved.len()).unwrap_or(u16::MAX).saturating_add(1);
        let upper = Rect { y: area.y + 1, height: rows.min(area.height.saturating_sub(BELOW + 2)), ..area };
        self.draw_table(frame, upper, ctx);
        let lower = Rect { y: upper.bottom() + 1, height: area.bottom().saturating_sub(upper.bottom() + 1), ..area };
        paint::lines(frame.buffer_mut(), lower, &self.below(usize::from(lower.width), ctx), ctx.look);
        None
    }
}

#[cfg(test)]
#[path = "backups_tests.rs"]
mod tests;
