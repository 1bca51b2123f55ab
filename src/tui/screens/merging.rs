//! Merging and syncing from home: a path, passphrases where they are needed, a preview, a yes, a receipt.

use crate::config::Home;
use crate::error::Result;
use crate::exchange::merge::{self, Closed, Outcome, Synced, Wanted};
use crate::store::Store;
use crate::text::{Lang, Say, merge as text};
use crate::tui::job::{Done, Job, Progress};
use crate::tui::overlays::confirm::Confirm;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::screens::conflicts::ConflictsScreen;
use crate::tui::screens::proposals::ProposalsScreen;
use crate::tui::screens::unlocking::{self, Keys};
use chrono::SecondsFormat;
use std::path::{Path, PathBuf};

/// The question for bundles.
pub const ASK_PATH: &str = "merge-path";
/// The question for the shared folder.
pub const ASK_FOLDER: &str = "sync-folder";
/// The question after the preview.
pub const ASK_SURE: &str = "merge-sure";
/// The question for a passphrase of what is to be merged.
pub const ASK_PASS: &str = "merge-pass";
/// The question for a passphrase of what lies in the shared folder.
pub const ASK_SYNC_PASS: &str = "sync-pass";
/// Jobs.
const PREVIEW: &str = "merge-preview";
const MERGE: &str = "merge";
const LOOK: &str = "sync-look";
const SYNC: &str = "sync";
/// Lines about branches in the preview at most.
const SHOWN: usize = 8;
/// Setting of this laptop: the shared folder.
const FOLDER: &str = "sync_folder";

/// What is being merged or synced: the path and the passphrases, in memory only.
#[derive(Debug, Default)]
pub struct Merging {
    path: String,
    keys: Keys,
}

impl Merging {
    /// Asks for bundles.
    pub fn ask_path(&mut self, ctx: &Ctx) -> Cmd {
        *self = Merging::default();
        let prompt = Prompt::new(ASK_PATH, text::ask_bundles(ctx.lang), "", None, ctx);
        Cmd::push(prompt.why(text::why_bundles(ctx.lang)).needed())
    }

    /// Asks for the shared folder; the one of last time stands there.
    pub fn ask_folder(&mut self, ctx: &Ctx) -> Cmd {
        *self = Merging::default();
        let last = ctx.door.recall(FOLDER).unwrap_or_default();
        let prompt = Prompt::new(ASK_FOLDER, text::ask_folder(ctx.lang), &last, None, ctx);
        Cmd::push(prompt.why(text::why_folder(ctx.lang)).needed())
    }

    /// Goes on with an answer; none if it is about something else.
    pub fn answered(&mut self, answer: &Answer, ctx: &Ctx) -> Option<Vec<Cmd>> {
        // A path that was dragged here may come in quotes.
        let path = || answer.value.trim().trim_matches(['"', '\'']).to_string();
        match answer.ask {
            ASK_PATH => self.path = path(),
            ASK_FOLDER => self.path = path(),
            ASK_PASS => self.keys.typed(&answer.value),
            ASK_SYNC_PASS if answer.value.is_empty() => return Some(vec![Cmd::Job(self.sync(ctx))]),
            ASK_SYNC_PASS => self.keys.typed(&answer.value),
            ASK_SURE => return Some(vec![Cmd::Job(self.go(ctx))]),
            _ => return None,
        }
        Some(match answer.ask {
            ASK_FOLDER => vec![Cmd::Remember(FOLDER.into(), self.path.clone()), Cmd::Job(self.look(ctx))],
            ASK_SYNC_PASS => vec![Cmd::Job(self.look(ctx))],
            _ => vec![Cmd::Job(self.preview(ctx))],
        })
    }

    /// Goes on after a job.
    pub fn done(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        let (lang, name) = (ctx.lang, done.name);
        if matches!(name, MERGE | SYNC) {
            self.keys = Keys::default(); // what they open is in
        }
        let shown = match name {
            LOOK => done.take().map(|closed| self.looked(closed, ctx)),
            SYNC => done.take::<Synced>().map(|synced| vec![said_of_sync(&synced, lang)]),
            PREVIEW => done.take::<Outcome>().map(|outcome| match self.keys.wanting(outcome.closed()) {
                Some((path, why)) => {
                    let words = text::why_passphrase(lang, unlocking::name_of(&path));
                    vec![unlocking::ask(ASK_PASS, why, words, true, ctx)]
                }
                None => previewed(&outcome, lang),
            }),
            _ => done.take::<Outcome>().map(|outcome| {
                let receipt = said(text::merge_title(lang), &outcome, lang);
                decide_then(receipt, &outcome, ctx)
            }),
        };
        shown.unwrap_or_else(|error| vec![message(text::merge_refused(lang), error.say(lang))])
    }

    /// What is locked in the shared folder is known: the next passphrase, or the sync.
    fn looked(&mut self, closed: Vec<(PathBuf, Closed)>, ctx: &Ctx) -> Vec<Cmd> {
        let count = closed.len();
        match self.keys.wanting(closed) {
            Some((path, why)) => {
                let words = text::why_passphrase_sync(ctx.lang, unlocking::name_of(&path), count);
                vec![unlocking::ask(ASK_SYNC_PASS, why, words, false, ctx)]
            }
            None => vec![Cmd::Job(self.sync(ctx))],
        }
    }
}

fn message(title: String, words: String) -> Cmd {
    Cmd::push(Message::new(title, words))
}

/// The receipt; where it tells of conflicts or hand edits, they are what is seen when it is closed.
fn decide_then(receipt: Cmd, outcome: &Outcome, ctx: &Ctx) -> Vec<Cmd> {
    let conflicts = outcome.taken.inserted.refolded.conflicts > 0;
    let below = conflicts.then(|| Cmd::push(ConflictsScreen::new(None, ctx)));
    let edits = (outcome.proposals > 0).then(|| Cmd::push(ProposalsScreen::default()));
    edits.into_iter().chain(below).chain([receipt]).collect()
}

/// The preview: refusals, nothing to do, or the question whether to merge.
fn previewed(outcome: &Outcome, lang: Lang) -> Vec<Cmd> {
    let refused = outcome.refusals();
    if !refused.is_empty() {
        return vec![message(text::merge_refused(lang), refused.join("\n"))];
    }
    if !outcome.has_something() {
        return vec![message(text::merge_title(lang), text::nothing_new(lang))];
    }
    let mut lines = outcome.words(lang);
    lines.extend(outcome.by_branch_short(lang, SHOWN));
    lines.extend(outcome.bundles.iter().flat_map(|t| t.notes.clone()));
    lines.push(text::merge_sure(lang));
    vec![Cmd::push(Confirm::new(ASK_SURE, lines.join("\n")))]
}

fn said(title: String, outcome: &Outcome, lang: Lang) -> Cmd {
    let mut lines = outcome.words(lang);
    lines.extend(outcome.refusals());
    lines.extend(outcome.bundles.iter().flat_map(|t| t.notes.clone()));
    lines.extend(outcome.taken.receipt.map(|id| text::receipt_kept(lang, id)));
    lines.extend(outcome.backup.as_ref().map(|path| text::backed_up(lang, path.display())));
    message(title, lines.join("\n"))
}

fn said_of_sync(synced: &Synced, lang: Lang) -> Cmd {
    let mut lines = synced.outcome.words(lang);
    lines.extend(synced.outcome.refusals());
    lines.push(synced.say(lang));
    message(text::sync_title(lang), lines.join("\n"))
}

/// Everything a job needs to know of this moment.
struct Moment {
    me: String,
    at: String,
    home: Option<Home>,
    lang: Lang,
}

impl Moment {
    fn of(ctx: &Ctx) -> Moment {
        let at = ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false);
        Moment { me: ctx.me().into(), at, home: ctx.door.home(), lang: ctx.lang }
    }

    fn run<T>(
        &self,
        store: &mut Store,
        progress: &Progress,
        (path, keys, rehearse): (&str, &[String], bool),
        act: impl FnOnce(&mut Store, &Wanted) -> Result<T>,
    ) -> Result<T> {
        let backups = self.home.as_ref().map(Home::backups);
        let watch = |done, total| {
            progress.at(done, total);
            !progress.cancelled()
        };
        let paths = [PathBuf::from(path)];
        let wanted = Wanted {
            paths: &paths,
            rehearse,
            skip_bad: false,
            again: true,
            actor: &self.me,
            at: &self.at,
            backups: backups.as_deref(),
            watch: &watch,
            keys,
            lang: self.lang,
        };
        act(store, &wanted)
    }
}

impl Merging {
    /// The bundles and passphrases as a job takes them along.
    fn given(&self) -> (String, Vec<String>) {
        (self.path.clone(), self.keys.all().to_vec())
    }

    fn preview(&self, ctx: &Ctx) -> Job {
        let (moment, (path, keys)) = (Moment::of(ctx), self.given());
        Job::reading(PREVIEW, text::merge_title(ctx.lang), move |store, progress| {
            moment.run(store, progress, (&path, &keys, true), merge::merge)
        })
    }

    fn go(&self, ctx: &Ctx) -> Job {
        let (moment, (path, keys)) = (Moment::of(ctx), self.given());
        Job::writing(MERGE, text::merge_title(ctx.lang), move |store, progress| {
            moment.run(store, progress, (&path, &keys, false), merge::merge)
        })
    }

    fn look(&self, ctx: &Ctx) -> Job {
        let (lang, (dir, keys)) = (ctx.lang, self.given());
        Job::reading(LOOK, text::sync_title(lang), move |store, _| {
            merge::sync::waiting(store, Path::new(&dir), &keys, lang)
        })
    }

    fn sync(&self, ctx: &Ctx) -> Job {
        let (moment, (dir, keys)) = (Moment::of(ctx), self.given());
        Job::writing(SYNC, text::sync_title(ctx.lang), move |store, progress| {
            moment.run(store, progress, ("", &keys, false), |store, wanted| {
                merge::sync(store, Path::new(&dir), false, wanted)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::bundle;
    use crate::journal::{Author, Source};
    use crate::setup::{self, Starter};
    use crate::store::Store;
    use crate::text::Lang;
    use crate::tui::screens::home::HomeScreen;
    use crate::tui::store_door::StoreDoor;
    use crate::tui::testing::{Harness, morning};
    use std::path::Path;

    /// A laptop on a disk, and the bundle of another one that renamed a branch.
    fn world(dir: &Path) -> (Harness<StoreDoor>, String) {
        let mut other = Store::memory("xCCCCC").unwrap();
        let facts = setup::fill(&mut other, &Starter::builtin("李明", "B01"), "2026-11-22T08:00:00+08:00", Source::Cli);
        let facts = facts.unwrap();
        let mut act = facts.act();
        act.set(&facts, "branch", "B04", "name", "新名字支部👍");
        let by = Author { actor: "p".into(), wall: "2026-11-22T08:00:00+08:00".into(), source: Source::Cli };
        other.commit(&act, &by).unwrap();
        let (facts, target) = (other.facts().unwrap(), dir.join("包.zip"));
        let wanted = bundle::Wanted {
            facts: &facts,
            round: None,
            actor: "p",
            target: &target,
            zip: true,
            how: bundle::How::default(),
            lang: Lang::Zh,
        };
        bundle::write(&other, &wanted).unwrap();
        let mut store = Store::open(&dir.join("hucha.db")).unwrap();
        setup::fill(&mut store, &Starter::builtin("王芳", "B02"), "2026-11-22T08:00:00+08:00", Source::Cli).unwrap();
        let owner = store.local("owner").unwrap().unwrap();
        let door = StoreDoor::new(store, owner, None, Lang::Zh, Box::new(morning));
        (Harness::on(door, HomeScreen::new("2026Q4"), 100, 30), target.display().to_string())
    }

    #[test]
    fn a_bundle_is_previewed_then_merged_with_a_receipt() {
        let dir = tempfile::tempdir().unwrap();
        let (mut app, bundle) = world(dir.path());
        app.press("m").paste(&bundle).press("Enter").finish_jobs();
        assert!(app.screen_text().contains("合并吗"), "{}", app.screen_text());
        assert!(app.screen_text().contains("新名字支部👍，p：新 1 条"), "{}", app.screen_text());
        assert!(!app.app.facts().all("person").any(|p| p.get("name") == "李明"));
        app.press("y").finish_jobs();
        assert!(app.screen_text().contains("回执 1 已存"), "{}", app.screen_text());
        assert!(app.app.facts().all("person").any(|p| p.get("name") == "李明"));
        app.press("Enter");
        assert!(app.screen_text().contains("1 处冲突，涉及 1 条记录"), "the conflict that came with it is next");
        app.press("Esc m").paste(&bundle).press("Enter").finish_jobs();
        assert!(app.screen_text().contains("都已合并过"), "{}", app.screen_text());
        app.press("Esc m").paste("没有.zip").press("Enter").finish_jobs();
        assert!(app.screen_text().contains("什么也没有改"), "{}", app.screen_text());
    }

    #[test]
    fn a_folder_is_synced_and_remembered() {
        let dir = tempfile::tempdir().unwrap();
        let (mut app, bundle) = world(dir.path());
        let share = dir.path().join("share");
        std::fs::create_dir(&share).unwrap();
        std::fs::copy(bundle, share.join("b.zip")).unwrap();
        app.press("y").paste(&share.display().to_string()).press("Enter").finish_jobs();
        assert!(app.screen_text().contains("已放好本机的数据包"), "{}", app.screen_text());
        assert!(app.app.facts().all("person").any(|p| p.get("name") == "李明"));
        assert_eq!(std::fs::read_dir(&share).unwrap().count(), 2);
        app.press("Esc y").press("Enter").finish_jobs();
        assert!(app.screen_text().contains("没有变化"), "{}", app.screen_text());
    }
}
