//! The first screen on an empty laptop: start with what is built in, take one's own files, or join from a bundle.

use super::home::HomeScreen;
use super::unlocking::{self, Keys};
use crate::error::Result;
use crate::exchange::lists;
use crate::exchange::merge::{Outcome, join};
use crate::model::calendar::Quarter;
use crate::model::facts::Facts;
use crate::model::org::Branch;
use crate::model::round::{self, Round};
use crate::setup::{self, Starter};
use crate::text::screens::first_run as text;
use crate::text::{Lang, Say, merge};
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::widgets::finder::Item;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces};
use chrono::SecondsFormat;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::path::{Path, PathBuf};

const ASK_NAME: &str = "name";
const ASK_BRANCH: &str = "branch";
const ASK_ORG: &str = "org";
const ASK_CHECKLIST: &str = "checklist";
const ASK_QUESTIONS: &str = "questions";
const ASK_BUNDLE: &str = "bundle";
const ASK_PASS: &str = "bundle-pass";
const NO_BRANCH: &str = "-";
/// Rows that one way to start takes: its name, two lines about it, a blank.
const ROWS: u16 = 4;

/// How to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    BuiltIn,
    OwnFiles,
    Join,
}

const STARTS: [Start; 3] = [Start::BuiltIn, Start::OwnFiles, Start::Join];

/// The first screen.
pub struct FirstRun {
    list: List,
    starter: Starter,
    /// What others have was taken in: the branches come from the records.
    joined: bool,
    /// The bundle that was named last, and its passphrases.
    from: String,
    keys: Keys,
}

impl Default for FirstRun {
    fn default() -> FirstRun {
        let mut list = List::default();
        list.set_len(STARTS.len());
        FirstRun { list, starter: Starter::builtin("", ""), joined: false, from: String::new(), keys: Keys::default() }
    }
}

impl FirstRun {
    /// Whether a laptop still needs it: nobody owns it yet.
    pub fn needed(facts: &Facts, owner: Option<&str>) -> bool {
        owner.is_none_or(|id| facts.get("person", id).is_none())
    }

    fn begin(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        match self.list.selected().and_then(|i| STARTS.get(i)) {
            Some(Start::BuiltIn) => {
                self.joined = false;
                self.starter = Starter::builtin("", "");
                vec![ask_name(ctx)]
            }
            Some(Start::OwnFiles) => {
                self.joined = false;
                vec![ask_file(ASK_ORG, text::org_file(ctx.lang), ctx)]
            }
            Some(Start::Join) => {
                let prompt = Prompt::new(ASK_BUNDLE, text::bundle_file(ctx.lang), &self.from, None, ctx);
                vec![Cmd::push(prompt.why(text::why_bundle(ctx.lang)).needed().proposed())]
            }
            None => vec![],
        }
    }

    fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let value = answer.value.trim();
        match answer.ask {
            ASK_NAME => {
                self.starter.name = value.into();
                vec![self.ask_branch(ctx)]
            }
            ASK_BRANCH => {
                self.starter.branch = if value == NO_BRANCH { String::new() } else { value.into() };
                if self.joined { self.finish_joined(ctx) } else { self.finish(ctx) }
            }
            ASK_BUNDLE => {
                // A path that was dragged here may come in quotes.
                self.from = value.trim_matches(['"', '\'']).trim().into();
                self.keys = Keys::default();
                vec![Cmd::Job(self.take_bundle(ctx))]
            }
            ASK_PASS => {
                self.keys.typed(value);
                vec![Cmd::Job(self.take_bundle(ctx))]
            }
            _ => self.took_file(answer.ask, value, ctx),
        }
    }

    /// Reads one of the user's own files; an empty answer keeps the built-in list.
    fn took_file(&mut self, ask: &'static str, path: &str, ctx: &Ctx) -> Vec<Cmd> {
        let taken = if path.is_empty() { Ok(()) } else { self.take(ask, Path::new(path), ctx.lang) };
        if let Err(error) = taken {
            return vec![Cmd::push(Message::new(text::refused(ctx.lang), error.say(ctx.lang)))];
        }
        match ask {
            ASK_ORG => vec![ask_file(ASK_CHECKLIST, text::checklist_file(ctx.lang), ctx)],
            ASK_CHECKLIST => vec![ask_file(ASK_QUESTIONS, text::questions_file(ctx.lang), ctx)],
            _ => vec![ask_name(ctx)],
        }
    }

    fn take(&mut self, ask: &str, path: &Path, lang: Lang) -> Result<()> {
        match ask {
            ASK_ORG => self.starter.org = lists::org(lang, path)?,
            ASK_CHECKLIST => self.starter.checklist = lists::checklist(lang, path)?,
            _ => self.starter.questions = lists::questions(lang, path)?,
        }
        Ok(())
    }

    fn ask_branch(&self, ctx: &Ctx) -> Cmd {
        let item = |(code, name): (&str, &str)| Item::new(code, format!("{code} {name}"));
        let own = self.starter.org.branches.iter().map(|b: &Branch| (b.code.as_str(), b.name.as_str()));
        let mut items: Vec<Item> = match self.joined {
            true => ctx.facts.all("branch").map(|b| item((b.id.as_str(), b.get("name")))).collect(),
            false => own.map(item).collect(),
        };
        items.push(Item::new(NO_BRANCH, text::no_branch(ctx.lang)));
        Cmd::push(Choose::new(ASK_BRANCH, text::your_branch(ctx.lang), items, ctx))
    }

    /// Everything in one act: the laptop is ready or it is not.
    fn finish(&self, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        let owner = setup::fill_act(ctx.facts, &mut act, &self.starter);
        let quarter = Quarter::of(ctx.today()).to_string();
        let (checklist, questions) = (&self.starter.checklist.version, &self.starter.questions.version);
        round::open(ctx.facts, &mut act, &quarter, checklist, questions);
        vec![
            Cmd::Remember(crate::config::EXPORTED.into(), setup::begun(ctx.facts, &act)),
            Cmd::Remember("owner".into(), owner.clone()),
            Cmd::SetMe(owner),
            Cmd::Remember("checklist".into(), checklist.clone()),
            Cmd::Apply(act),
            Cmd::Replace(Box::new(HomeScreen::new(&quarter))),
            Cmd::Toast(text::welcome(ctx.lang, &self.starter.name)),
        ]
    }
}

impl FirstRun {
    /// The bundle is in, asks for its passphrase, or was refused and changed nothing.
    fn took_bundle(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        let refused = |words: String| vec![Cmd::push(Message::new(text::refused(ctx.lang), words))];
        let outcome = match done.take::<Outcome>() {
            Ok(outcome) => outcome,
            Err(error) => return refused(error.say(ctx.lang)),
        };
        if let Some((path, why)) = self.keys.wanting(outcome.closed()) {
            let words = merge::why_locked(ctx.lang, unlocking::name_of(&path));
            return vec![unlocking::ask(ASK_PASS, why, words, true, ctx)];
        }
        let refusals = outcome.refusals();
        if !refusals.is_empty() {
            return refused(refusals.join("\n"));
        }
        (self.joined, self.keys) = (true, Keys::default());
        vec![ask_name(ctx)]
    }

    /// Reads the bundle into the empty store, beside the interface.
    fn take_bundle(&self, ctx: &Ctx) -> Job {
        let (from, keys) = (PathBuf::from(&self.from), self.keys.all().to_vec());
        let (at, lang) = (ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false), ctx.lang);
        Job::writing("join", text::join(lang), move |store, progress| {
            let watch = |done, total| {
                progress.at(done, total);
                !progress.cancelled()
            };
            join::take(store, (&from, &keys), &at, &watch, lang)
        })
    }

    /// What came with the bundle is there already; only the inspector is added.
    fn finish_joined(&self, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        let owner = join::newcomer(ctx.facts, &mut act, &self.starter.name, &self.starter.branch);
        let quarter = Round::all(ctx.facts).first().map(|r| r.id.clone());
        let quarter = quarter.unwrap_or_else(|| Quarter::of(ctx.today()).to_string());
        let mut cmds = vec![Cmd::Remember("owner".into(), owner.clone()), Cmd::SetMe(owner)];
        cmds.extend(join::checklist(ctx.facts).map(|version| Cmd::Remember("checklist".into(), version)));
        cmds.push(Cmd::Apply(act));
        cmds.push(Cmd::Replace(Box::new(HomeScreen::new(&quarter))));
        cmds.push(Cmd::Toast(text::welcome(ctx.lang, &self.starter.name)));
        cmds
    }
}

fn ask_name(ctx: &Ctx) -> Cmd {
    Cmd::push(Prompt::new(ASK_NAME, text::your_name(ctx.lang), "", None, ctx).why(text::why_name(ctx.lang)).needed())
}

fn ask_file(ask: &'static str, title: String, ctx: &Ctx) -> Cmd {
    Cmd::push(Prompt::new(ask, title, "", None, ctx).why(text::why_file(ctx.lang)))
}

impl Screen for FirstRun {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Open) => self.begin(ctx),
            Input::Action(action) => {
                self.list.act(action);
                vec![]
            }
            Input::Mouse(mouse) if self.list.mouse(mouse) == Hit::Open => self.begin(ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => self.took_bundle(done, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let width = area.width.saturating_sub(8).min(76);
        let x = area.x + (area.width - width) / 2;
        let head = Rect { x, y: area.y + 2, width, height: 3 };
        let buf = frame.buffer_mut();
        paint::put(buf, head.x, head.y, width, &text::greeting(ctx.lang), ctx.look.of_role(Role::Title));
        let about = Rect { y: head.y + 1, height: 2, ..head };
        paint::text(buf, about, &text::about(ctx.lang), ctx.look.of_role(Role::Dim));
        for (i, start) in STARTS.iter().enumerate() {
            let y = head.y + 4 + ROWS * u16::try_from(i).unwrap_or(0);
            self.draw_start(frame, Rect { x, y, width, height: ROWS - 1 }.intersection(area), *start, i, ctx);
        }
        None
    }
}

impl FirstRun {
    fn draw_start(&mut self, frame: &mut Frame, area: Rect, start: Start, number: usize, ctx: &Ctx) {
        let (name, about) = words(start, ctx.lang);
        let chosen = self.list.selected() == Some(number);
        let role = if chosen { Role::Selected } else { Role::Text };
        let mark = if chosen { "› " } else { "  " };
        let line: Pieces = vec![paint::piece(format!("{mark}{}. {name}", number + 1), role)];
        paint::line(frame.buffer_mut(), area, &line, ctx.look);
        if chosen {
            frame.buffer_mut().set_style(Rect { height: 1, ..area }, ctx.look.of_role(Role::Selected));
        }
        let below = Rect {
            x: area.x + 5,
            y: area.y + 1,
            width: area.width.saturating_sub(5),
            height: area.height.saturating_sub(1),
        };
        paint::text(frame.buffer_mut(), below, &about, ctx.look.of_role(Role::Dim));
    }
}

fn words(start: Start, lang: Lang) -> (String, String) {
    match start {
        Start::BuiltIn => (text::built_in(lang), text::about_built_in(lang)),
        Start::OwnFiles => (text::own_files(lang), text::about_own_files(lang)),
        Start::Join => (text::join(lang), text::about_join(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::bundle;
    use crate::journal::Source;
    use crate::model::person::Person;
    use crate::store::Store;
    use crate::tui::look::Look;
    use crate::tui::store_door::StoreDoor;
    use crate::tui::testing::Harness;

    fn app() -> Harness {
        Harness::new(FirstRun::default(), 80, 24)
    }

    #[test]
    fn from_nothing_to_the_quarter_in_three_keys_and_a_name() {
        let mut app = app();
        app.press("Enter").type_text("王芳").press("Enter Enter");
        assert!(app.screen_text().contains("2026年第四季度"), "{}", app.screen_text());
        let facts = app.app.facts();
        let me = Person::all(facts);
        assert_eq!(me.iter().map(|p| (p.name.as_str(), p.branch.as_str())).collect::<Vec<_>>(), [("王芳", "B01")]);
        assert_eq!(facts.all("branch").count(), 6);
        assert!(facts.get("round", "2026Q4").is_some());
        assert!(app.screen_text().contains("已存 09:05:06"));
    }

    #[test]
    fn a_branch_is_found_by_the_initials_of_its_name() {
        let mut app = app();
        app.press("Enter").type_text("王芳").press("Enter").type_text("scyz").press("Enter");
        assert_eq!(Person::all(app.app.facts())[0].branch, "B04");
    }

    #[test]
    fn a_file_that_is_refused_changes_nothing_and_says_where() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("组织.csv");
        std::fs::write(&file, "row_type,branch_code\n支部,B01\n").unwrap();
        let mut app = app();
        app.press("Down Enter").paste(&file.display().to_string()).press("Enter");
        assert!(app.screen_text().contains("这个文件不能用"), "{}", app.screen_text());
        assert_eq!(app.app.facts().every().count(), 0);
    }

    #[test]
    fn own_files_may_be_left_out_one_by_one() {
        let mut app = app();
        app.press("Down Enter Enter Enter Enter").type_text("李强").press("Enter").type_text("不属于").press("Enter");
        assert_eq!(Person::all(app.app.facts())[0].name, "李强");
        assert_eq!(Person::all(app.app.facts())[0].branch, "");
    }

    /// A laptop on a disk, since a bundle goes into its database.
    fn laptop(dir: &Path) -> Harness<StoreDoor> {
        let store = Store::open(&dir.join("hucha.db")).unwrap();
        let door = StoreDoor::new(store, String::new(), None, Lang::Zh, Box::new(crate::tui::testing::morning));
        Harness::on(door, FirstRun::default(), 80, 24)
    }

    #[test]
    fn joining_takes_what_others_have_and_adds_the_inspector_only() {
        let dir = tempfile::tempdir().unwrap();
        let mut other = Store::memory("xCCCCC").unwrap();
        let facts = setup::fill(&mut other, &Starter::builtin("李明", "B01"), "2026-11-22T08:00:00+08:00", Source::Cli);
        let target = dir.path().join("李明的包.zip");
        let facts = facts.unwrap();
        let wanted = bundle::Wanted {
            facts: &facts,
            round: None,
            actor: "",
            target: &target,
            zip: true,
            how: bundle::How::default(),
            lang: Lang::Zh,
        };
        bundle::write(&other, &wanted).unwrap();
        let mut app = laptop(dir.path());
        app.press("Down Down Enter").paste("没有这个.zip").press("Enter").finish_jobs();
        assert!(app.screen_text().contains("什么也没有改"), "{}", app.screen_text());
        app.press("Esc Enter").paste(&format!("'{}'", target.display())).press("Enter").finish_jobs();
        app.type_text("王芳").press("Enter").type_text("scyz").press("Enter");
        let people: Vec<_> = Person::all(app.app.facts()).into_iter().map(|p| (p.name, p.branch)).collect();
        assert_eq!(people, [("李明".into(), "B01".into()), ("王芳".to_string(), "B04".to_string())]);
        assert_eq!(app.app.facts().all("branch").count(), 6);
        assert!(app.screen_text().contains("2026年第四季度"), "{}", app.screen_text());
    }

    #[test]
    fn how_it_looks() {
        insta::assert_snapshot!("first_run_80", app().screen_text());
        insta::assert_snapshot!(
            "first_run_120_en",
            Harness::new(FirstRun::default(), 120, 40).shown(Lang::En, Look::Mono).screen_text()
        );
    }
}
