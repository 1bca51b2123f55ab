//! Documents and the bundle on their way out of the app, beside the interface: both need the whole store.

use crate::config::{self, Home};
use crate::documents::{self, FontSource, Format, Request};
use crate::error::{Error, Result};
use crate::exchange::bundle::{self, How, Wanted};
use crate::store::Store;
use crate::text::Lang;
use crate::text::screens::finish as text;
use crate::tui::job::{Job, Progress};
use crate::tui::screen::Ctx;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Name of the job.
pub const JOB: &str = "papers";

/// Formats that are handed over.
const FORMATS: [Format; 2] = [Format::Html, Format::Md];

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The folder of exports.
    pub folder: PathBuf,
    /// Names of the documents in it.
    pub files: Vec<String>,
    /// The bundle.
    pub bundle: Option<Sent>,
}

/// A bundle that was written, re-read and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its name in the folder of exports.
    pub name: String,
    /// Number of operations in it.
    pub ops: u64,
    /// The last operation of this laptop in it.
    pub last: u64,
    /// Older bundles of this laptop and quarter beside it, that it holds everything of.
    pub older: usize,
}

/// What is to be written, of which sheet.
#[derive(Debug, Clone)]
pub struct Order {
    sheet: String,
    kinds: Vec<&'static str>,
    bundle: bool,
    zip: bool,
    /// Passphrase of the zip; empty to leave it open.
    lock: String,
    /// What interviewees said stands in the tables too.
    words: bool,
    actor: String,
    today: NaiveDate,
    lang: Lang,
}

impl Order {
    /// Documents of these kinds ([`documents::KINDS`]).
    pub fn new(sheet: &str, kinds: &[&'static str], ctx: &Ctx) -> Order {
        Order {
            sheet: sheet.into(),
            kinds: kinds.to_vec(),
            bundle: false,
            zip: false,
            lock: String::new(),
            words: false,
            actor: ctx.me().into(),
            today: ctx.today(),
            lang: ctx.lang,
        }
    }

    /// And the bundle.
    pub fn with_bundle(self) -> Order {
        Order { bundle: true, ..self }
    }

    /// The bundle as one zip instead of a folder.
    pub fn zipped(self) -> Order {
        Order { zip: true, ..self }
    }

    /// The zip locked with a passphrase; with the words of interviewees in its tables or without.
    pub fn locked(self, pass: &str, words: bool) -> Order {
        Order { zip: true, lock: pass.into(), words, ..self }
    }

    /// As a job; its result is a [`Handed`].
    pub fn job(self, title: String) -> Job {
        Job::reading(JOB, title, move |store, progress| self.run(store, progress))
    }

    fn run(&self, store: &Store, progress: &Progress) -> Result<Handed> {
        let folder = store.path().and_then(Path::parent);
        let home = Home::find(Some(folder.ok_or_else(|| Error::Failed(text::no_folder(self.lang)))?))?;
        config::make_private(&home.exports())?;
        let steps = self.kinds.len() as u64 + u64::from(self.bundle);
        let mut handed = Handed { folder: home.exports(), files: Vec::new(), bundle: None };
        for (done, kind) in (1..).zip(&self.kinds) {
            if progress.cancelled() {
                return Ok(handed);
            }
            handed.files.extend(self.document(store, &home, kind)?);
            progress.at(done, steps);
        }
        if self.bundle && !progress.cancelled() {
            handed.bundle = Some(self.send(store, &home)?);
        }
        Ok(handed)
    }

    fn round(&self) -> &str {
        self.sheet.split('/').next().unwrap_or("")
    }

    /// One form in every format that is handed over; an older file of the same name is replaced.
    fn document(&self, store: &Store, home: &Home, kind: &str) -> Result<Vec<String>> {
        let facts = store.facts_of_round(self.round())?;
        let kind = documents::kind(kind).map_err(|e| e.at_edge(self.lang))?;
        let words = documents::template(home, self.lang)?;
        let branch = self.sheet.split('/').nth(1).unwrap_or("");
        let sheet = Some(self.sheet.as_str()).filter(|_| kind.key != "feedback");
        let fonts = FontSource::of(home);
        let request = Request { round: self.round(), branch, sheet, today: self.today, words: &words, fonts: &fonts };
        let mut names = Vec::new();
        for format in FORMATS {
            let path = documents::make(home, &facts, kind, &request, format, None, self.lang)?;
            names.push(name_of(&path));
        }
        Ok(names)
    }

    /// The bundle of the quarter, under the name that the command line would give it.
    fn send(&self, store: &Store, home: &Home) -> Result<Sent> {
        let round = Some(self.round());
        let facts = store.facts_of_round(self.round())?;
        let name = bundle::name(store, round);
        let ending = if self.lock.is_empty() { ".zip" } else { "-locked.zip" };
        let target = home.exports().join(if self.zip { format!("{name}{ending}") } else { name.clone() });
        let (actor, lang) = (self.actor.as_str(), self.lang);
        let how = How { lock: &self.lock, words: self.words };
        let wanted = Wanted { facts: &facts, round, actor, target: &target, zip: self.zip, how, lang };
        let made = bundle::write(store, &wanted)?;
        let older = older(&home.exports(), &name);
        Ok(Sent { name: name_of(&made.path), ops: made.op_count, last: store.tip().seq, older })
    }
}

/// How many bundles of the same laptop and quarter lie in a folder beside the one of this name.
fn older(folder: &Path, name: &str) -> usize {
    let same = name.rsplit_once('-').map_or(name, |(front, _)| front);
    let bare = |other: &str| other.trim_end_matches(".zip").to_string();
    let is_older = |other: &str| bare(other).strip_prefix(same).is_some_and(|rest| rest.starts_with('-'));
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| name_of(&e.path()));
    names.filter(|n| is_older(n) && bare(n) != name).count()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
