//! One paper on its way to a folder, beside the interface: it may need every quarter that is known.

use crate::config::Home;
use crate::documents::{self, FontSource, Format, Given, Kind, Made, Out, Request};
use crate::error::{Error, Result};
use crate::model::facts::Facts;
use crate::store::Store;
use crate::text::Lang;
use crate::text::screens::print as text;
use crate::tui::job::{Job, Progress};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Name of the job.
pub(super) const JOB: &str = "print";

/// A form, or a document that is there already.
#[derive(Debug, Clone)]
pub(super) enum What {
    Form(&'static Kind),
    Given(Box<Given>),
}

impl What {
    /// What people call it.
    pub(super) fn title(&self) -> &'static str {
        match self {
            What::Form(kind) => kind.title,
            What::Given(given) => given.title,
        }
    }

    /// The formats it is written in.
    pub(super) fn formats(&self) -> &[Format] {
        match self {
            What::Form(kind) => kind.formats,
            What::Given(_) => &Given::FORMATS,
        }
    }

    /// Those that the office uses.
    pub(super) fn usual(&self, facts: &Facts) -> Vec<Format> {
        match self {
            What::Form(kind) => documents::formats(facts, kind),
            What::Given(_) => documents::formats_of_tables(facts),
        }
    }
}

/// What is to be written.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) what: What,
    pub(super) round: String,
    pub(super) branch: String,
    pub(super) sheet: Option<String>,
    pub(super) formats: Vec<Format>,
    pub(super) folder: PathBuf,
    pub(super) today: NaiveDate,
    pub(super) lang: Lang,
}

impl Order {
    /// As a job; its result is what was written.
    pub(super) fn job(self) -> Job {
        let title = text::writing(self.lang, self.what.title());
        Job::reading(JOB, title, move |store, progress| self.run(store, progress))
    }

    fn run(&self, store: &Store, progress: &Progress) -> Result<Made> {
        let folder = store.path().and_then(Path::parent);
        let home = Home::find(Some(folder.ok_or_else(|| Error::Failed(text::no_home(self.lang)))?))?;
        crate::config::make_private(&self.folder)?;
        let (words, fonts) = (documents::template(&home, self.lang)?, FontSource::of(&home));
        let request = Request {
            round: &self.round,
            branch: &self.branch,
            sheet: self.sheet.as_deref(),
            today: self.today,
            words: &words,
            fonts: &fonts,
        };
        let (mut done, of) = (0, self.formats.len() as u64);
        let each = || {
            done += 1;
            progress.at(done, of);
            !progress.cancelled()
        };
        let out = Out { formats: &self.formats, folder: &self.folder, fonts: &fonts, lang: self.lang };
        match &self.what {
            What::Form(kind) => documents::hand_over(&store.facts()?, kind, &request, &out, each),
            What::Given(given) => given.hand_over(&out, each),
        }
    }
}
