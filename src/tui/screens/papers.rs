//! Documents and the bundle on their way out of the app, beside the interface: both need the whole store. Papers get
//! their number as an act of the user before they are written, and come in the formats that the office uses.

use crate::config::{self, Home};
use crate::documents::{self, FontSource, Out, Request, Template};
use crate::error::{Error, Result};
use crate::exchange::bundle::{self, How, Wanted};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::store::Store;
use crate::text::Lang;
use crate::text::screens::finish as text;
use crate::tui::job::{Job, Progress};
use crate::tui::screen::{Cmd, Ctx};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Name of the job.
pub const JOB: &str = "papers";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The folder of exports.
    pub folder: PathBuf,
    /// Names of the documents in it; empty if the user stopped before all of them were there.
    pub files: Vec<String>,
    /// Why there is html where pdf was wanted, and what to do about it.
    pub no_font: Option<String>,
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
    lock: Zeroizing<String>,
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
            lock: Zeroizing::default(),
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
        Order { zip: true, lock: pass.to_string().into(), words, ..self }
    }

    /// Gives the papers their numbers, then writes them.
    pub fn go(self, title: String, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        self.number(&mut act, ctx);
        vec![Cmd::Apply(act), Cmd::Job(self.job(title))]
    }

    /// Adds to an act the numbers that the papers get; nothing for those that have theirs.
    pub fn number(&self, act: &mut Act, ctx: &Ctx) {
        let Some(words) = words_of(ctx) else { return };
        let fonts = FontSource::new(None, PathBuf::new(), Vec::new());
        for key in &self.kinds {
            let request = self.request(key, &words, &fonts);
            if let Ok(doc) = documents::kind(key).and_then(|kind| documents::build(kind, ctx.facts, &request)) {
                documents::issue_in(ctx.facts, act, &doc, self.today);
            }
        }
    }

    /// As a job; its result is a [`Handed`].
    pub fn job(self, title: String) -> Job {
        Job::reading(JOB, title, move |store, progress| self.run(store, progress))
    }

    fn run(&self, store: &Store, progress: &Progress) -> Result<Handed> {
        let folder = store.path().and_then(Path::parent);
        let home = Home::find(Some(folder.ok_or_else(|| Error::Failed(text::no_folder(self.lang)))?))?;
        config::make_private(&home.exports())?;
        let mut handed = Handed { folder: home.exports(), files: Vec::new(), no_font: None, bundle: None };
        let left = self.papers(store, &home, &mut handed, progress)?;
        if progress.cancelled() {
            return Ok(handed);
        }
        if self.bundle {
            handed.bundle = Some(self.send(store, &home)?);
            progress.at(left, left);
        }
        Ok(handed)
    }

    /// Every form in every format that is handed over. Returns the number of steps of the whole order.
    fn papers(&self, store: &Store, home: &Home, handed: &mut Handed, progress: &Progress) -> Result<u64> {
        let facts = store.facts_of_round(self.round())?;
        let (words, fonts) = (documents::template(home, self.lang)?, FontSource::of(home));
        let mut wanted = Vec::new();
        for key in &self.kinds {
            let kind = documents::kind(key).map_err(|e| e.at_edge(self.lang))?;
            wanted.push((kind, documents::formats(&facts, kind)));
        }
        let steps = wanted.iter().map(|(_, f)| f.len() as u64).sum::<u64>() + u64::from(self.bundle);
        let mut done = 0;
        for (kind, formats) in wanted {
            let request = self.request(kind.key, &words, &fonts);
            let out = Out { formats: &formats, folder: &handed.folder, fonts: &fonts, lang: self.lang };
            let made = documents::hand_over(&facts, kind, &request, &out, || {
                done += 1;
                progress.at(done, steps);
                !progress.cancelled()
            })?;
            if progress.cancelled() {
                handed.files.clear();
                return Ok(steps);
            }
            handed.files.extend(made.files.iter().map(|p| name_of(p)));
            handed.no_font = made.no_font.or(handed.no_font.take());
        }
        Ok(steps)
    }

    /// What a form is to be about: the feedback tells of the whole visit.
    fn request<'a>(&'a self, kind: &str, words: &'a Template, fonts: &'a FontSource) -> Request<'a> {
        let branch = self.sheet.split('/').nth(1).unwrap_or("");
        let sheet = Some(self.sheet.as_str()).filter(|_| kind != "feedback");
        Request { round: self.round(), branch, sheet, today: self.today, words, fonts }
    }

    fn round(&self) -> &str {
        self.sheet.split('/').next().unwrap_or("")
    }

    /// The bundle of the quarter, under the name that the command line would give it.
    fn send(&self, store: &Store, home: &Home) -> Result<Sent> {
        let round = Some(self.round());
        let facts = store.facts_of_round(self.round())?;
        let name = bundle::name(store, round);
        let ending = if self.lock.is_empty() { ".zip" } else { "-locked.zip" };
        let target = home.exports().join(if self.zip { format!("{name}{ending}") } else { name.clone() });
        let (actor, lang) = (self.actor.as_str(), self.lang);
        let how = How { lock: &self.lock, words: self.words, known: false };
        let wanted = Wanted { facts: &facts, round, actor, target: &target, zip: self.zip, how, lang };
        let made = bundle::write(store, &wanted)?;
        let older = older(&home.exports(), &name);
        Ok(Sent { name: name_of(&made.path), ops: made.op_count, last: store.tip().seq, older })
    }
}

/// The words of documents, as this laptop has them; none if its own file of words cannot be read, which is said when
/// the paper is written.
pub fn words_of(ctx: &Ctx) -> Option<Template> {
    match ctx.door.home() {
        None => Some(Template::builtin()),
        Some(home) => documents::template(&home, ctx.lang).ok(),
    }
}

/// What is said of the formats in which a form is handed over.
pub fn formats_of(facts: &Facts, kind: &str, lang: Lang) -> String {
    let formats = documents::kind(kind).map(|k| documents::formats(facts, k)).unwrap_or_default();
    let between = if lang == Lang::En { ", " } else { "、" };
    formats.iter().map(|f| f.key()).collect::<Vec<_>>().join(between)
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
