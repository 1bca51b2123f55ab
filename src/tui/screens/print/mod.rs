//! Printing from any screen: choose a paper, look at it, choose format and folder, write it.

mod order;
mod preview;
pub mod proposed;
#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;

use crate::documents::model::Document;
use crate::documents::{self, FontSource, Given, KINDS, Kind, Made, Request, Template};
use crate::error::Error;
use crate::journal::Key;
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::sheet::Sheet;
use crate::model::visit;
use crate::text::Say;
use crate::text::screens::print as text;
use crate::tui::action::Action;
use crate::tui::job::Done;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Prints, Screen};
use crate::tui::wide;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use crate::tui::widgets::scroll::Scroll;
use order::{JOB, Order, What};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::{Path, PathBuf};

/// Setting of the laptop: the folder papers were last written to.
const FOLDER: &str = "papers.folder";
/// Cells of the list of papers.
const LIST: u16 = 26;

/// The papers about a quarter, and about a branch in it.
pub struct PrintScreen {
    round: String,
    branch: String,
    /// The sheet one came from.
    sheet: String,
    papers: Vec<What>,
    list: List,
    scroll: Scroll,
    /// Keys move the preview.
    reading: bool,
    /// The format that was chosen with a key, by its place; none while the office's own is proposed.
    format: Option<usize>,
    /// Names of the files written last.
    written: String,
    /// The preview: what it was made for, and its lines.
    seen: Option<((u64, usize, usize), Vec<Pieces>)>,
}

impl PrintScreen {
    /// What there is to print about the selected record or what the screen one came from says: its branch and quarter,
    /// or the newest quarter. What that screen proposes is selected; its own document comes first.
    pub fn new(record: Option<Key>, prints: Prints, own: Option<Given>, facts: &Facts) -> PrintScreen {
        let about = prints.about.or(record);
        let (round, branch, sheet) = about.and_then(|key| subject(facts, &key)).unwrap_or_else(|| {
            let newest = facts.all("round").map(|r| r.id.clone()).max();
            (newest.unwrap_or_default(), String::new(), String::new())
        });
        let forms = KINDS.iter().filter(|k| !branch.is_empty() || !k.needs_branch).map(What::Form);
        let papers: Vec<What> = own.map(|given| What::Given(Box::new(given))).into_iter().chain(forms).collect();
        let mut list = List::default();
        list.set_len(papers.len());
        let proposed = |p: &What| matches!(p, What::Form(kind) if kind.key == prints.form);
        list.select(papers.iter().position(proposed).unwrap_or(0));
        PrintScreen {
            round,
            branch,
            sheet,
            papers,
            list,
            scroll: Scroll::default(),
            reading: false,
            format: None,
            written: String::new(),
            seen: None,
        }
    }

    fn paper(&self) -> Option<&What> {
        self.papers.get(self.list.selected().unwrap_or(0))
    }

    fn folder(&self, ctx: &Ctx) -> Option<PathBuf> {
        let own = ctx.door.recall(FOLDER).filter(|f| !f.is_empty()).map(PathBuf::from);
        own.or_else(|| Some(ctx.door.home()?.exports()))
    }

    /// The inspector's own sheet where there are several.
    fn own_sheet(&self, kind: &Kind, facts: &Facts) -> Option<&str> {
        let of_sheet = matches!(kind.key, "sheet" | "sheet-steps" | "interview" | "hearing");
        let several = Sheet::of_visit(facts, &visit::id_of(&self.round, &self.branch)).len() > 1;
        Some(self.sheet.as_str()).filter(|s| !s.is_empty() && of_sheet && several)
    }

    /// Place of the chosen or proposed format among those of the paper.
    fn format(&self, paper: &What, facts: &Facts) -> usize {
        let proposed = || paper.usual(facts).first().copied();
        let place = |format| paper.formats().iter().position(|f| *f == format);
        self.format.or_else(|| place(proposed()?)).unwrap_or(0)
    }

    fn document(&self, ctx: &Ctx) -> Result<Document, String> {
        let kind = match self.paper().ok_or_else(|| text::no_round(ctx.lang))? {
            What::Given(given) => return Ok(given.doc.clone()),
            What::Form(kind) => kind,
        };
        let home = ctx.door.home();
        let words = home.as_ref().map_or_else(|| Ok(Template::builtin()), |h| documents::template(h, ctx.lang));
        let words = words.map_err(|e| e.say(ctx.lang))?;
        let fonts = FontSource::new(None, PathBuf::new(), Vec::new());
        let request = Request {
            round: &self.round,
            branch: &self.branch,
            sheet: self.own_sheet(kind, ctx.facts),
            today: ctx.today(),
            words: &words,
            fonts: &fonts,
        };
        documents::build(kind, ctx.facts, &request).map_err(|e| e.say(ctx.lang))
    }

    /// Gives the paper its number and writes it, in the chosen format or in every one that the office uses.
    fn write(&self, all: bool, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(paper), Some(folder)) = (self.paper(), self.folder(ctx)) else {
            return vec![Cmd::Toast(text::no_home(ctx.lang))];
        };
        let doc = match self.document(ctx) {
            Ok(doc) => doc,
            Err(why) => return vec![Cmd::Toast(why)],
        };
        let chosen = paper.formats().get(self.format(paper, ctx.facts)).copied();
        let order = Order {
            round: self.round.clone(),
            branch: self.branch.clone(),
            sheet: self.sheet_of(paper, ctx.facts),
            formats: if all { paper.usual(ctx.facts) } else { chosen.into_iter().collect() },
            what: paper.clone(),
            folder,
            today: ctx.today(),
            lang: ctx.lang,
        };
        let number = documents::issue(ctx.facts, &doc, ctx.today());
        number.into_iter().map(Cmd::Apply).chain([Cmd::Job(order.job())]).collect()
    }

    fn sheet_of(&self, paper: &What, facts: &Facts) -> Option<String> {
        let What::Form(kind) = paper else { return None };
        self.own_sheet(kind, facts).map(Into::into)
    }

    /// What was written stays on the screen; that there is no font is said until it was read.
    fn wrote(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        if done.cancelled {
            return vec![Cmd::Toast(text::stopped(ctx.lang))];
        }
        let made = match done.take::<Made>() {
            Ok(made) => made,
            Err(Error::Usage(why) | Error::Failed(why)) => return vec![Cmd::Toast(why)],
            Err(error) => return vec![Cmd::Fail(error)],
        };
        let name = |p: &PathBuf| p.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.written = made.files.iter().map(name).collect::<Vec<_>>().join("  ");
        let word = match made.files.as_slice() {
            [one] => text::wrote(ctx.lang, one.display()),
            all => text::wrote_many(
                ctx.lang,
                all.len(),
                all.first().and_then(|p| p.parent()).map(Path::display).map(|d| d.to_string()).unwrap_or_default(),
            ),
        };
        let why = made.no_font.map(|why| Cmd::push(Message::new(text::no_pdf(ctx.lang), why)));
        std::iter::once(Cmd::Toast(word)).chain(why).collect()
    }

    fn turn(&mut self, by: usize, facts: &Facts) {
        if let Some(paper) = self.paper() {
            self.format = Some((self.format(paper, facts) + by) % paper.formats().len().max(1));
        }
    }

    /// Another form was selected: read from its top, in the format proposed for it.
    fn other(&mut self) {
        (self.scroll, self.format) = (Scroll::default(), None);
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let last = self.paper().map_or(1, |p| p.formats().len().max(1)) - 1;
        match action {
            Action::Open => return self.write(false, ctx),
            Action::Submit => return self.write(true, ctx),
            Action::Next => self.reading = !self.reading,
            Action::Right => self.turn(1, ctx.facts),
            Action::Left => self.turn(last.max(1), ctx.facts),
            Action::Edit => {
                let now = self.folder(ctx).map(|f| f.display().to_string()).unwrap_or_default();
                return vec![Cmd::push(Prompt::new("folder", text::ask_folder(ctx.lang), &now, None, ctx).proposed())];
            }
            other if self.reading => {
                self.scroll.act(other);
            }
            other => {
                if self.list.act(other) {
                    self.other();
                }
            }
        }
        vec![]
    }

    fn keep_folder(value: &str, ctx: &Ctx) -> Vec<Cmd> {
        let path = PathBuf::from(value.trim());
        if value.trim().is_empty() || path.is_dir() {
            return vec![Cmd::Remember(FOLDER.into(), value.trim().into())];
        }
        vec![Cmd::Toast(text::no_folder(ctx.lang, path.display()))]
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        match self.list.mouse(mouse) {
            Hit::Open => return self.write(false, ctx),
            Hit::Moved => self.other(),
            Hit::Miss => {
                self.scroll.mouse(mouse);
            }
        }
        vec![]
    }

    /// What it is about, the formats with the chosen one marked, where it goes, and what was written last.
    fn head(&self, ctx: &Ctx, width: usize) -> [Pieces; 3] {
        let quarter = Quarter::parse(&self.round).map_or_else(|_| self.round.clone(), |q| q.title(ctx.lang));
        let about = match (self.paper(), self.branch.as_str()) {
            // What the screen itself shows is of no one branch.
            (Some(What::Given(given)), _) => given.title.to_string(),
            (_, "") => quarter,
            (_, code) => text::about_branch(ctx.lang, quarter, visit::branch_name(ctx.facts, code)),
        };
        let formats = self.paper().map_or(&[][..], What::formats);
        let mut second = vec![piece(format!("{}：", text::format(ctx.lang)), Role::Dim)];
        let at = self.paper().map_or(0, |p| self.format(p, ctx.facts));
        for (n, format) in formats.iter().enumerate() {
            let chosen = n == at;
            let (words, role) = if chosen {
                (format!("[{}]", format.key()), Role::Selected)
            } else {
                (format!(" {} ", format.key()), Role::Text)
            };
            second.push(piece(words, role));
        }
        let folder = self.folder(ctx).map(|f| text::folder(ctx.lang, f.display())).unwrap_or_default();
        second.push(piece(wide::clip(&format!("  {folder}"), width.saturating_sub(44)), Role::Dim));
        let third = match self.written.as_str() {
            "" => vec![],
            names => vec![piece(wide::clip(&text::wrote(ctx.lang, names), width), Role::Good)],
        };
        [vec![piece(about, Role::Title)], second, third]
    }
}

/// Quarter, branch and sheet of a record: from its id, the visit it refers to, or its own fields.
fn subject(facts: &Facts, key: &Key) -> Option<(String, String, String)> {
    let split = |id: &str| {
        let mut parts = id.split('/');
        let (round, branch) = (parts.next()?.to_string(), parts.next()?.to_string());
        let sheet = parts.next().map(|p| format!("{round}/{branch}/{p}")).filter(|s| facts.get("sheet", s).is_some());
        facts.get("round", &round).is_some().then_some((round, branch, sheet.unwrap_or_default()))
    };
    let value = |field: &str| facts.value(&key.entity, &key.id, field);
    let by_fields = || {
        let round = facts.get("round", value("round"))?;
        Some((round.id.clone(), value("branch").to_string(), String::new()))
    };
    let of_problem = || {
        let problem = [value("problem"), value("of")].into_iter().find(|id| facts.get("problem", id).is_some())?;
        subject(facts, &Key::new("problem", problem, ""))
    };
    let at_last = || {
        let newest = facts.all("round").map(|r| r.id.clone()).max()?;
        match key.entity.as_str() {
            "branch" => Some((newest, key.id.clone(), String::new())),
            "round" => Some((key.id.clone(), String::new(), String::new())),
            _ => None,
        }
    };
    let by_reference = || ["sheet", "visit", "of"].into_iter().find_map(|field| split(value(field)));
    split(&key.id).or_else(by_reference).or_else(by_fields).or_else(of_problem).or_else(at_last)
}

impl Screen for PrintScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.reading { &[Context::Papers, Context::Page] } else { &[Context::Papers, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Answer(answer) if answer.ask == "folder" => PrintScreen::keep_folder(&answer.value, ctx),
            Input::Done(done) if done.name == JOB => self.wrote(done, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let head = self.head(ctx, usize::from(area.width));
        paint::lines(frame.buffer_mut(), Rect { height: 3.min(area.height), ..area }, &head, ctx.look);
        let below = Rect { y: area.y + 3.min(area.height), height: area.height.saturating_sub(3), ..area };
        let left = Rect { width: LIST.min(below.width), ..below };
        let right = Rect { x: below.x + left.width + 2, width: below.width.saturating_sub(left.width + 2), ..below };
        let papers = &self.papers;
        let row =
            |i: usize| vec![piece(wide::clip(papers.get(i).map_or("", What::title), usize::from(LIST)), Role::Text)];
        self.list.draw(frame.buffer_mut(), left, papers.len(), ctx.look, !self.reading, row);
        let width = usize::from(right.width.saturating_sub(2));
        let wanted = (ctx.facts.version, self.list.selected().unwrap_or(0), width);
        if self.seen.as_ref().is_none_or(|s| s.0 != wanted) {
            let lines = match self.document(ctx) {
                Ok(doc) => preview::lines(&doc, width, ctx.lang),
                Err(why) => wide::wrap(&why, width.max(2)).into_iter().map(|l| vec![piece(l, Role::Dim)]).collect(),
            };
            self.seen = Some((wanted, lines));
        }
        if let Some((_, lines)) = &self.seen {
            self.scroll.draw(frame.buffer_mut(), right, lines, ctx.look);
        }
        None
    }
}
