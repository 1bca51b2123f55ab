//! 佐证文件: files attached by path to a score or a problem, named by their SHA-256, with their own date.

use super::parts::{above_below, labelled};
use crate::exchange::attach::{self, Attached};
use crate::model::evidence::{self, Evidence};
use crate::text::Say;
use crate::text::screens::evidence as text;
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The files of a record.
pub struct EvidenceScreen {
    of: String,
    about: String,
    list: List,
    files: Vec<Evidence>,
}

impl EvidenceScreen {
    /// The files of a record (a score or a problem), and the words by which people know it.
    pub fn new(of: &str, about: impl Into<String>) -> EvidenceScreen {
        EvidenceScreen { of: of.into(), about: about.into(), list: List::default(), files: Vec::new() }
    }

    /// Opens the files; where there are none, asks for the first one at once.
    pub fn open(of: &str, about: impl Into<String>, ctx: &Ctx) -> Vec<Cmd> {
        let screen = EvidenceScreen::new(of, about);
        let ask = Evidence::of_record(ctx.facts, of).is_empty().then(|| screen.ask_path(ctx));
        std::iter::once(Cmd::push(screen)).chain(ask).collect()
    }

    fn ready(&mut self, ctx: &Ctx) {
        self.files = Evidence::of_record(ctx.facts, &self.of);
        self.list.set_len(self.files.len());
    }

    fn selected(&self) -> Option<&Evidence> {
        self.files.get(self.list.selected()?)
    }

    fn ask_path(&self, ctx: &Ctx) -> Cmd {
        Cmd::push(Prompt::new("path", text::ask_path(ctx.lang), "", None, ctx).why(text::path_why(ctx.lang)).needed())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Add => return vec![self.ask_path(ctx)],
            Action::Open => {
                let Some(file) = self.selected() else { return vec![] };
                let title = text::ask_caption(ctx.lang, &file.name);
                return vec![Cmd::push(Prompt::new("caption", title, &file.caption, None, ctx))];
            }
            Action::Remove => {
                let Some(file) = self.selected() else { return vec![] };
                let mut act = ctx.facts.act();
                act.delete(ctx.facts, "evidence", &file.id);
                return vec![Cmd::Apply(act), Cmd::Toast(text::removed(ctx.lang, &file.name))];
            }
            other => self.list.act(other),
        };
        vec![]
    }

    /// Reads and copies the file beside the interface.
    fn attach(&self, typed: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(home) = ctx.door.home() else { return vec![Cmd::Toast(text::no_home(ctx.lang))] };
        let user = std::env::home_dir();
        let path = attach::read_path(typed, user.as_deref());
        let (zone, lang) = (*ctx.now.offset(), ctx.lang);
        let job = Job::new("attach", text::attaching(lang), move |progress| {
            let mut go_on = |done, all| {
                progress.at(done, all);
                !progress.cancelled()
            };
            attach::attach(&path, &home.attachments(), zone, lang, &mut go_on)
        });
        vec![Cmd::Job(job)]
    }

    /// The file is in the data folder: now it belongs to the record.
    fn attached(&self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        if done.cancelled {
            return vec![];
        }
        let file = match done.take::<Attached>() {
            Ok(file) => file,
            Err(error) => return vec![Cmd::Toast(error.say(ctx.lang))],
        };
        if let Some(same) = self.files.iter().find(|f| f.sha256 == file.sha256) {
            return vec![Cmd::Toast(text::doubled(ctx.lang, &same.name))];
        }
        let said = text::attached(ctx.lang, &file.name);
        let new = Evidence {
            id: String::new(),
            of: self.of.clone(),
            name: file.name,
            sha256: file.sha256,
            bytes: file.bytes,
            dated: file.dated,
            caption: String::new(),
        };
        let mut act = ctx.facts.act();
        evidence::attach(ctx.facts, &mut act, &new);
        vec![Cmd::Apply(act), Cmd::Toast(said)]
    }

    fn caption(&self, words: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(file) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        act.set(ctx.facts, "evidence", &file.id, "caption", words);
        vec![Cmd::Apply(act)]
    }

    fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let Some(file) = self.selected() else { return vec![] };
        let lang = ctx.lang;
        let place = ctx.door.home().map(|h| attach::place(&h.attachments(), &file.sha256, &file.name));
        let here = place.filter(|p| p.exists());
        let caption = if file.caption.is_empty() { text::no_caption(lang) } else { file.caption.clone() };
        let (copy, role) = match here {
            Some(path) => (path.display().to_string(), Role::Dim),
            None => (text::lost(lang), Role::Warn),
        };
        let mut lines = labelled(&text::label_name(lang), &file.name, Role::Title, width);
        lines.extend(labelled(&text::label_caption(lang), &caption, Role::Text, width));
        lines.extend(labelled(&text::label_date(lang), &day_and_time(&file.dated), Role::Text, width));
        lines.extend(labelled(&text::label_size(lang), &text::bytes(lang, file.bytes), Role::Text, width));
        lines.extend(labelled(&text::label_sum(lang), &file.sha256, Role::Dim, width));
        lines.extend(labelled(&text::label_copy(lang), &copy, role, width));
        lines
    }
}

/// `2026-11-22 09:05` of a stored time.
fn day_and_time(stored: &str) -> String {
    let time = chrono::DateTime::parse_from_rfc3339(stored);
    time.map(|t| t.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

fn row(file: &Evidence) -> Pieces {
    vec![
        piece(format!(" {} ", wide::pad(&day_and_time(&file.dated), 16)), Role::Dim),
        piece(wide::pad(&file.name, 32), Role::Text),
        piece(format!(" {}", file.caption), Role::Dim),
    ]
}

impl Screen for EvidenceScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Evidence, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        format!("{} {}", text::title(ctx.lang), self.about)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) if answer.ask == "path" => self.attach(&answer.value, ctx),
            Input::Answer(answer) => self.caption(&answer.value, ctx),
            Input::Done(done) => self.attached(done, ctx),
            Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => self.act(Action::Open, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        let buf = frame.buffer_mut();
        if self.files.is_empty() {
            let place = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
            paint::text(buf, place, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let (list, below) = above_below(area, 9);
        let files = &self.files;
        self.list.draw(buf, list, files.len(), ctx.look, true, |i| row(&files[i]));
        paint::lines(buf, below, &self.about(usize::from(below.width.saturating_sub(1)), ctx), ctx.look);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Home;
    use crate::tui::screens::fixture::{SHEET, app, facts, grid};
    use crate::tui::screens::visit::VisitScreen;
    use crate::tui::testing::Harness;
    use std::time::{Duration, UNIX_EPOCH};

    /// A visit whose data folder is here.
    fn visit(dir: &std::path::Path) -> Harness {
        let facts = facts();
        let screen = VisitScreen::new(&facts, SHEET).at("E2-04");
        let mut app = app(facts, screen);
        app.app.door().settle(Home::find(Some(dir)).unwrap());
        app
    }

    fn photo(dir: &std::path::Path, name: &str) -> String {
        let path = dir.join(name);
        std::fs::write(&path, name).unwrap();
        let when = UNIX_EPOCH + Duration::from_secs(1_790_000_000);
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(when).unwrap();
        path.display().to_string()
    }

    fn files(app: &Harness) -> Vec<Evidence> {
        Evidence::of_record(app.app.facts(), &format!("{SHEET}/E2-04"))
    }

    #[test]
    fn a_pasted_path_becomes_a_file_with_sum_size_and_its_own_date() {
        let dir = tempfile::tempdir().unwrap();
        let mut app = visit(dir.path());
        app.press("e").paste(&format!("'{}'", photo(dir.path(), "党旗 é👍.jpg"))).press("Enter").finish_jobs();
        let found = files(&app);
        assert_eq!((found[0].name.as_str(), found[0].bytes), ("党旗 é👍.jpg", 17));
        assert_eq!(found[0].dated, "2026-09-21T22:13:20+08:00");
        assert!(dir.path().join("attachments").join(format!("{}.jpg", found[0].sha256)).exists());
        assert!(app.screen_text().contains("2026-09-21 22:13"), "{}", app.screen_text());
        app.press("Enter").type_text("未悬挂党旗").press("Enter Esc");
        assert_eq!(files(&app)[0].caption, "未悬挂党旗");
        assert!(
            app.screen_text().contains("证1") && app.screen_text().contains("党旗 é👍.jpg"),
            "{}",
            app.screen_text()
        );
    }

    #[test]
    fn the_same_file_is_not_attached_twice_and_a_wrong_path_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let mut app = visit(dir.path());
        let path = photo(dir.path(), "a.jpg");
        app.press("e").paste(&path).press("Enter").finish_jobs();
        app.press("a").paste(&path).press("Enter").finish_jobs();
        assert!(app.screen_text().contains("已经添加过") && files(&app).len() == 1);
        app.press("a").paste("/无此/文件.jpg").press("Enter").finish_jobs();
        assert!(app.screen_text().contains("没有找到文件"), "{}", app.screen_text());
        app.press("Delete");
        assert!(files(&app).is_empty());
        app.press("u");
        assert_eq!(files(&app).len(), 1);
    }

    #[test]
    fn a_new_problem_is_marked_before_it_takes_files() {
        let dir = tempfile::tempdir().unwrap();
        let mut app = visit(dir.path());
        app.press("1 p Ctrl-E").paste(&photo(dir.path(), "b.png")).press("Enter").finish_jobs();
        let problem = &crate::model::problem::Problem::of_sheet(app.app.facts(), SHEET)[0];
        assert_eq!(Evidence::of_record(app.app.facts(), &problem.id).len(), 1);
        app.press("Esc");
        assert!(
            app.screen_text().contains("问题点 2026Q4-B04-01") && app.screen_text().contains("b.png"),
            "{}",
            app.screen_text()
        );
    }

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        let mut facts = facts();
        let file = Evidence {
            id: String::new(),
            of: format!("{SHEET}/E2-04"),
            name: "党旗 é👍.jpg".into(),
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
            bytes: 812_345,
            dated: "2026-11-22T08:59:00+08:00".into(),
            caption: "未悬挂党旗".into(),
        };
        let mut act = facts.act();
        evidence::attach(&facts, &mut act, &file);
        crate::model::testing::apply(&mut facts, &act);
        insta::assert_snapshot!(grid(app(facts, EvidenceScreen::new(&file.of, "E2-04"))));
    }
}
