//! The list as a csv file, whole, however long it is: written beside the interface, page by page.

use super::filter::Filter;
use super::view::Row;
use crate::config::{self, Home};
use crate::error::{Error, Result};
use crate::exchange::csv_write::{Cells, CsvWriter};
use crate::model::facts::Facts;
use crate::store::Store;
use crate::text::Lang;
use crate::text::Say;
use crate::text::screens::{audit as text, finish};
use crate::tui::job::{Job, Progress};
use crate::tui::screen::Ctx;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Name of the job.
pub const JOB: &str = "audit";
/// Operations that are read at once.
const PAGE: usize = 2_000;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Where it is; none if the user stopped it.
    pub path: Option<PathBuf>,
    /// Rows in it.
    pub rows: u64,
}

/// Writes what a filter finds into the folder of exports.
pub fn job(filter: &Filter, ctx: &Ctx) -> Job {
    let (filter, lang) = (filter.clone(), ctx.lang);
    let name = text::file(lang, ctx.now.format("%Y-%m-%d_%H%M%S"));
    Job::reading(JOB, text::saving(lang), move |store, progress| write(store, &filter, &name, lang, progress))
}

fn write(store: &Store, filter: &Filter, name: &str, lang: Lang, progress: &Progress) -> Result<Saved> {
    let folder = store.path().and_then(Path::parent);
    let home = Home::find(Some(folder.ok_or_else(|| Error::Failed(finish::no_folder(lang)))?))?;
    config::make_private(&home.exports())?;
    let (path, part) = (home.exports().join(name), home.exports().join(format!("{name}.part")));
    let written = fill(store, filter, &part, lang, progress);
    match written {
        Ok(Some(rows)) => {
            fs::rename(&part, &path).map_err(|e| Error::io(&path, e))?;
            Ok(Saved { path: Some(path), rows })
        }
        other => {
            let _ = fs::remove_file(&part); // half a file helps nobody; why it is half is said anyhow
            other.map(|_| Saved { path: None, rows: 0 })
        }
    }
}

/// How many rows; none if it was stopped.
fn fill(store: &Store, filter: &Filter, path: &Path, lang: Lang, progress: &Progress) -> Result<Option<u64>> {
    let facts = store.facts()?;
    let (sought, total) = (filter.sought(&facts), store.operations()?);
    let columns = text::columns(lang);
    let columns: Vec<(&str, Cells)> = columns.split('|').map(|c| (c, Cells::Text)).collect();
    let refused = |e: crate::exchange::table_error::TableError| Error::Failed(e.say(lang));
    let file = File::create(path).map_err(|e| Error::io(path, e))?;
    let mut csv = CsvWriter::new(file, &path.display().to_string(), &columns).map_err(refused)?;
    let (mut before, mut rows) = (None, 0);
    loop {
        if progress.cancelled() {
            return Ok(None);
        }
        let page = store.audit(&sought, before, PAGE)?;
        for trace in page.rows {
            csv.row(&cells(&Row::of(trace, &facts, lang), &facts, lang)).map_err(refused)?;
            rows += 1;
        }
        before = page.next;
        let Some(next) = before else { break };
        progress.at(total.saturating_sub(u64::try_from(next).unwrap_or(0)), total);
    }
    let file = csv.finish().map_err(refused)?;
    file.sync_all().map_err(|e| Error::io(path, e))?;
    Ok(Some(rows))
}

fn cells(row: &Row, facts: &Facts, lang: Lang) -> [String; 15] {
    let op = &row.trace.op;
    [
        op.wall.clone(),
        row.who.clone(),
        row.laptop(facts, lang),
        row.label.branch.clone(),
        row.label.round.clone(),
        row.label.what.clone(),
        row.field.clone(),
        row.old.clone(),
        row.new.clone(),
        op.reason.clone(),
        row.came.clone(),
        if row.trace.aside { text::aside(lang) } else { String::new() },
        op.entity.clone(),
        op.id.clone(),
        op.hash.to_string(),
    ]
}
