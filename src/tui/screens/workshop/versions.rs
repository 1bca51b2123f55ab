//! The versions of the checklist that are known: which quarters and sheets use them; compared, taken in, written out.

use super::kept;
use super::{DiffScreen, SwitchScreen, WorkshopScreen};
use crate::documents::Given;
use crate::error::Result;
use crate::exchange::{list_out, lists};
use crate::model::checklist::{COLUMNS, Checklist, Desk, Indicator, switch};
use crate::model::round::Round;
use crate::text::Say;
use crate::text::screens::{intake, workshop as text};
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::screens::print::proposed;
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

const FILE: &str = "checklist-file";
const TARGET: &str = "checklist-target";
const OTHER: &str = "checklist-other";
const ROUND: &str = "checklist-round";
const LEFT: &str = "checklist-left";
const READ: &str = "checklist-read";
const WRITE: &str = "checklist-write";

/// One version.
struct Line {
    list: Checklist,
    rounds: Vec<String>,
    drafts: usize,
    done: usize,
}

/// The versions.
pub struct VersionsScreen {
    round: String,
    lines: Vec<Line>,
    left: Option<Desk>,
    known: Option<u64>,
    table: Table,
}

impl VersionsScreen {
    /// The versions; the quarter is the one that a new version is offered to.
    pub fn new(round: &str) -> VersionsScreen {
        VersionsScreen { round: round.into(), lines: vec![], left: None, known: None, table: Table::default() }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.known == Some(ctx.facts.version) {
            return;
        }
        let first = self.known.is_none();
        self.known = Some(ctx.facts.version);
        let line = |(version, _): (String, String)| {
            let (rounds, drafts, done) = switch::uses(ctx.facts, &version);
            Checklist::of(ctx.facts, &version).map(|list| Line { list, rounds, drafts, done })
        };
        self.lines = Checklist::known(ctx.facts).into_iter().filter_map(line).collect();
        // What is used latest stands first; what no quarter uses comes last.
        self.lines.sort_by(|a, b| b.rounds.first().cmp(&a.rounds.first()));
        self.left = kept::recall(ctx).filter(Desk::is_changed);
        self.table.list.set_len(self.lines.len());
        if first {
            let now = ctx.facts.value("round", &self.round, "checklist");
            self.table.list.select(self.lines.iter().position(|l| l.list.version == now).unwrap_or(0));
        }
    }

    fn selected(&self) -> Option<&Line> {
        self.lines.get(self.table.list.selected()?)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let lang = ctx.lang;
        match action {
            Action::Open => return self.open(ctx),
            Action::Import => {
                let prompt = Prompt::new(FILE, intake::ask_file(lang), "", None, ctx);
                return vec![Cmd::push(prompt.why(text::why_file(lang)).needed())];
            }
            Action::Export => return self.ask_target(ctx),
            Action::Difference => return self.choose_other(ctx),
            Action::Rounds => return self.choose_round(ctx),
            action => drop(self.table.list.act(action)),
        }
        vec![]
    }

    /// Work that was left on the desk is not thrown away unasked.
    fn open(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(line) = self.selected() else { return vec![] };
        match &self.left {
            Some(desk) if desk.base.version == line.list.version => self.work(desk.clone()),
            Some(desk) => {
                let items = vec![
                    Item::new("go on", text::go_on(ctx.lang, &desk.base.title)),
                    Item::new("anew", text::anew(ctx.lang, &line.list.title)),
                ];
                vec![Cmd::push(Choose::new(LEFT, text::left_open(ctx.lang), items, ctx))]
            }
            None => self.work(Desk::of(line.list.clone())),
        }
    }

    fn work(&self, desk: Desk) -> Vec<Cmd> {
        vec![kept::keep(&desk), Cmd::push(WorkshopScreen::new(desk, &self.round))]
    }

    fn ask_target(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(line) = self.selected() else { return vec![] };
        let name = format!("{}_{}.xlsx", line.list.title, line.list.version);
        let path = ctx.door.home().map_or_else(|| PathBuf::from(&name), |h| h.exports().join(&name));
        let prompt = Prompt::new(TARGET, intake::ask_target(ctx.lang), &path.display().to_string(), None, ctx);
        vec![Cmd::push(prompt.why(intake::why_target(ctx.lang)).needed())]
    }

    fn choose_other(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(here) = self.selected() else { return vec![] };
        let others = self.lines.iter().filter(|l| l.list.version != here.list.version);
        let item = |l: &Line| Item::new(l.list.version.clone(), format!("{} {}", l.list.title, l.list.version));
        let items: Vec<Item> = others.map(item).collect();
        if items.is_empty() {
            return vec![Cmd::Toast(text::only_one(ctx.lang))];
        }
        vec![Cmd::push(Choose::new(OTHER, text::compare_with(ctx.lang), items, ctx))]
    }

    fn choose_round(&self, ctx: &Ctx) -> Vec<Cmd> {
        let open = Round::all(ctx.facts).into_iter().filter(|r| !r.closed);
        let items: Vec<Item> = open.map(|r| Item::new(r.id.clone(), r.id)).collect();
        vec![Cmd::push(Choose::new(ROUND, text::which_round(ctx.lang), items, ctx).at(&self.round))]
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some(line) = self.selected() else { return vec![] };
        let path = PathBuf::from(answer.value.trim().trim_matches(['"', '\'']));
        match answer.ask {
            FILE => vec![Cmd::Job(read(path, ctx))],
            TARGET => vec![Cmd::Job(write(path, &line.list, ctx))],
            OTHER => match Checklist::of(ctx.facts, &answer.value) {
                Some(old) => vec![Cmd::push(DiffScreen::new(old, line.list.clone()))],
                None => vec![],
            },
            ROUND => vec![
                Cmd::LoadRound(answer.value.clone()),
                Cmd::push(SwitchScreen::new(&answer.value, &line.list.version)),
            ],
            LEFT if answer.value == "anew" => self.work(Desk::of(line.list.clone())),
            LEFT => self.left.clone().map(|desk| self.work(desk)).unwrap_or_default(),
            _ => vec![],
        }
    }

    /// A table that was read is laid on the desk: looked at against the selected version, nothing is saved yet.
    fn done(&self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        let refused = |error: crate::error::Error| {
            let words = format!("{}\n{}", error.say(ctx.lang), intake::nothing_changed(ctx.lang));
            vec![Cmd::push(Message::new(intake::refused(ctx.lang), words))]
        };
        if done.name == WRITE {
            let written = done.take::<PathBuf>();
            return written.map_or_else(refused, |p| vec![Cmd::Toast(intake::written(ctx.lang, p.display()))]);
        }
        match done.take::<(Checklist, Vec<String>)>() {
            Err(error) => refused(error),
            Ok((list, _)) if Checklist::of(ctx.facts, &list.version).is_some() => {
                vec![Cmd::Toast(text::known_already(ctx.lang, &list.version))]
            }
            Ok((list, said)) => {
                let base = self.selected().map(|l| l.list.clone()).unwrap_or_default();
                let mut cmds = self.work(Desk::with(base, list));
                if !said.is_empty() {
                    cmds.push(Cmd::push(Message::new(text::understood(ctx.lang), said.join("\n"))));
                }
                cmds
            }
        }
    }
}

fn read(file: PathBuf, ctx: &Ctx) -> Job {
    let lang = ctx.lang;
    Job::new(READ, intake::reading(lang), move |_| -> Result<(Checklist, Vec<String>)> {
        let read = lists::checklist_as_read(lang, &file)?;
        Ok((read.list, read.confirmed))
    })
}

fn write(file: PathBuf, list: &Checklist, ctx: &Ctx) -> Job {
    let (lang, rows) = (ctx.lang, list.indicators.iter().map(Indicator::cells).collect::<Vec<_>>());
    Job::new(WRITE, intake::writing(lang), move |_| -> Result<PathBuf> {
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
        folder.map_or(Ok(()), crate::config::make_private)?;
        list_out::write(lang, &file, COLUMNS, &lists::NUMBERS, &rows)?;
        Ok(file)
    })
}

impl Screen for VersionsScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Versions, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::versions(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<crate::journal::Key> {
        self.selected().map(|l| crate::journal::Key::new("checklist", &l.list.version, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::own()
    }

    fn own_paper(&self, ctx: &Ctx) -> Option<Given> {
        proposed::of_checklist(&self.selected()?.list, ctx)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        if matches!(input, Input::Return) {
            self.known = None;
            let at = self.table.list.selected();
            self.refresh(ctx);
            at.into_iter().for_each(|at| self.table.list.select(at));
        }
        self.refresh(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.open(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => self.done(done, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        let (buf, lang) = (frame.buffer_mut(), ctx.lang);
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        paint::put(buf, area.x, area.y, area.width, &text::versions_head(lang), ctx.look.of_role(Role::Dim));
        let foot = 3.min(area.height / 3);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(3 + foot), ..area };
        self.table.columns = vec![
            Column::new(text::version(lang), 9),
            Column::new(text::name(lang), 26).grow(),
            Column::new(text::count(lang), 5).right(),
            Column::new(text::marks(lang), 6).right(),
            Column::new(text::drafts(lang), 6).right(),
            Column::new(text::finals(lang), 6).right(),
            Column::new(text::quarters(lang), 12).grow(),
        ];
        let (lines, round) = (&self.lines, &self.round);
        let draw = |r: usize, c: usize| lines.get(r).map_or_else(|| piece("", Role::Text), |l| cell(l, c, round));
        self.table.draw(buf, body, lines.len(), ctx.look, true, draw);
        let mut below = vec![vec![piece(text::versions_hint(lang), Role::Dim)]];
        if let Some(desk) = &self.left {
            let found = desk.diff();
            let words = text::left(lang, &desk.base.title, found.added.len(), found.removed.len(), found.changed.len());
            below.insert(0, vec![piece(words, Role::Warn)]);
        }
        paint::lines(buf, Rect { y: area.bottom() - foot, height: foot, ..area }, &below, ctx.look);
        None
    }
}

fn cell(line: &Line, column: usize, round: &str) -> Piece {
    let count = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    match column {
        0 => piece(line.list.version.clone(), Role::Dim),
        1 => piece(line.list.title.clone(), Role::Text),
        2 => piece(line.list.indicators.len().to_string(), Role::Text),
        3 => piece(line.list.full().short(), Role::Text),
        4 => piece(count(line.drafts), Role::Text),
        5 => piece(count(line.done), Role::Text),
        _ => {
            let role = if line.rounds.iter().any(|r| r == round) { Role::Accent } else { Role::Text };
            piece(line.rounds.join(" "), role)
        }
    }
}
