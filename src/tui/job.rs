//! Long work beside the interface: a thread each, with progress and cancel; the result goes to the screen that began.

use super::news::News;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::text::{Lang, tui as text};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, mpsc::Sender};

/// What a job gives back; the screen that began it knows the type.
pub type Outcome = Box<dyn Any + Send>;
type Free = Box<dyn FnOnce(&Progress) -> Result<Outcome> + Send>;
type OnStore = Box<dyn FnOnce(&mut Store, &Progress) -> Result<Outcome> + Send>;

enum Work {
    Free(Free),
    /// With the whole store; whether the facts have to be read anew afterwards.
    Store(OnStore, bool),
}

/// Work to be done.
pub struct Job {
    /// The name under which the screen finds its result.
    pub name: &'static str,
    /// What people read while it runs.
    pub title: String,
    work: Work,
}

impl Job {
    /// A job. The work looks at [`Progress::cancelled`] now and then and returns early if so.
    pub fn new<T: Any + Send>(
        name: &'static str,
        title: impl Into<String>,
        work: impl FnOnce(&Progress) -> Result<T> + Send + 'static,
    ) -> Job {
        let work = Box::new(move |p: &Progress| work(p).map(|out| Box::new(out) as Outcome));
        Job { name, title: title.into(), work: Work::Free(work) }
    }

    /// A job that reads the whole store, such as an export. Savings wait until it is done.
    pub fn reading<T: Any + Send>(
        name: &'static str,
        title: impl Into<String>,
        work: impl FnOnce(&mut Store, &Progress) -> Result<T> + Send + 'static,
    ) -> Job {
        let work = Box::new(move |s: &mut Store, p: &Progress| work(s, p).map(|out| Box::new(out) as Outcome));
        Job { name, title: title.into(), work: Work::Store(work, false) }
    }

    /// A job that writes to the store, such as a merge. The facts are read anew when it is done.
    pub fn writing<T: Any + Send>(
        name: &'static str,
        title: impl Into<String>,
        work: impl FnOnce(&mut Store, &Progress) -> Result<T> + Send + 'static,
    ) -> Job {
        let job = Job::reading(name, title, work);
        let Work::Store(work, _) = job.work else { return job };
        Job { work: Work::Store(work, true), ..job }
    }

    /// Whether it needs the store.
    pub fn needs_store(&self) -> bool {
        matches!(self.work, Work::Store(..))
    }

    /// Whether the facts have to be read anew afterwards.
    pub fn writes(&self) -> bool {
        matches!(self.work, Work::Store(_, true))
    }
}

/// Shared between a job and the interface.
#[derive(Clone, Default)]
pub struct Progress {
    permille: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
    wake: Option<Sender<News>>,
}

impl Progress {
    /// Says how far the work is.
    pub fn at(&self, done: u64, total: u64) {
        let permille = (done.min(total) * 1000).checked_div(total).unwrap_or(0) as u32;
        if self.permille.swap(permille, Ordering::Relaxed) / 10 != permille / 10 {
            self.wake.as_ref().map(|w| w.send(News::Progress));
        }
    }

    /// Percent done.
    pub fn percent(&self) -> u32 {
        self.permille.load(Ordering::Relaxed) / 10
    }

    /// Whether the user asked to stop.
    pub fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Asks the work to stop.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The result of a job, for the screen that began it.
pub struct Done {
    /// The job's name.
    pub name: &'static str,
    /// Whether the user stopped it.
    pub cancelled: bool,
    /// The language for its own errors.
    pub lang: Lang,
    /// Its result; [`Done::take`] gives it its type back.
    pub result: Result<Outcome>,
}

impl std::fmt::Debug for Done {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Done").field("name", &self.name).field("ok", &self.result.is_ok()).finish()
    }
}

impl Done {
    /// The result as what the job returned.
    pub fn take<T: Any>(self) -> Result<T> {
        let (out, lang) = (self.result?, self.lang);
        out.downcast::<T>().map(|b| *b).map_err(|_| Error::Failed(text::job_type(lang, self.name)))
    }
}

/// A job that runs.
pub struct Running {
    /// Number of the job.
    pub id: u64,
    /// Number of the layer that began it.
    pub layer: u64,
    /// Its name.
    pub name: &'static str,
    /// What people read.
    pub title: String,
    /// How far it is.
    pub progress: Progress,
    /// Whether the facts have to be read anew afterwards.
    pub writes: bool,
}

/// Starts the thread. A panic inside becomes an error: it never ends the program, and the store comes back.
pub fn start(job: Job, id: u64, layer: u64, lang: Lang, news: Sender<News>, store: Option<Store>) -> Running {
    let progress = Progress { wake: Some(news.clone()), ..Progress::default() };
    let (shared, writes, name) = (progress.clone(), job.writes(), job.name);
    let (title, work, mut store) = (job.title, job.work, store.map(Box::new));
    std::thread::spawn(move || {
        let run = || match (work, store.as_deref_mut()) {
            (Work::Free(work), _) => work(&shared),
            (Work::Store(work, _), Some(store)) => work(store, &shared),
            (Work::Store(..), None) => Err(Error::Failed(text::store_lent(lang))),
        };
        let result =
            catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(Error::Failed(text::job_panic(lang, name))));
        // The loop is gone only when the program ends; then nobody waits for the result.
        news.send(News::Done { id, result, store }).ok();
    });
    Running { id, layer, name, title, progress, writes }
}
