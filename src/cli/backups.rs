//! `hucha backup` and `hucha restore`: copies of the data, and how they come back.

use super::args::{Backup, Common, Restore};
use super::print;
use super::session::{self, Session};
use crate::config::{self, Home};
use crate::error::{Error, Result};
use crate::store::backups::{self, Kept, Kind, Restored, SECOND, Saved};
use crate::store::{Store, StoreError};
use crate::text::{Lang, Say, backups as text};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Makes a verified copy, lists those that are there, or sets the second place.
///
/// # Errors
/// The copy could not be written or did not verify; the second place is no folder.
pub fn backup(common: &Common, wanted: &Backup) -> Result<()> {
    if wanted.list {
        return list(common);
    }
    let mut s = Session::open(common)?;
    if let Some(place) = &wanted.second {
        return set_second(&mut s, place);
    }
    if let Some(path) = &wanted.output {
        s.store.backup(path)?;
        return made(&s, &Kept { path: path.clone(), second: None, no_second: None });
    }
    let kept = s.store.keep_backup(&s.home.backups(), Kind::Hand, s.now.naive_local())?;
    made(&s, &kept)
}

fn made(s: &Session, kept: &Kept) -> Result<()> {
    print::note(&text::made(s.lang, kept.path.display()));
    kept.second.iter().for_each(|path| print::note(&text::made(s.lang, path.display())));
    kept.no_second.iter().for_each(|why| print::note(&text::second_failed(s.lang, kept.path.display(), why)));
    if s.json {
        let second = kept.second.as_ref().map(|p| p.display().to_string());
        return print::json(&json!({ "path": kept.path.display().to_string(), "second": second }));
    }
    print::line(&kept.path.display().to_string())
}

fn set_second(s: &mut Session, place: &str) -> Result<()> {
    if place.is_empty() {
        s.store.set_local(SECOND, None)?;
        print::note(&text::second_cleared(s.lang));
        return Ok(());
    }
    let place = std::path::absolute(place).map_err(|e| Error::io(place, e))?;
    config::make_private(&place)?;
    s.store.set_local(SECOND, Some(&place.display().to_string()))?;
    print::note(&text::second_set(s.lang, place.display()));
    Ok(())
}

/// The list does not open the database: it serves when that cannot be opened.
fn list(common: &Common) -> Result<()> {
    let lang = session::language(common);
    let dir = Home::find(common.data.as_deref())?.backups();
    let found = backups::list(&dir);
    if common.json {
        return print::json(&found.iter().map(json_of).collect());
    }
    if found.is_empty() {
        print::note(&text::none_yet(lang, dir.display()));
        return Ok(());
    }
    let mut rows = vec![text::table_columns(lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|saved| row(saved, lang)));
    print::table(&rows)
}

fn row(saved: &Saved, lang: Lang) -> Vec<String> {
    let file = saved.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut row = vec![saved.at.format("%Y-%m-%d %H:%M:%S").to_string(), saved.kind.say(lang), saved.bytes.to_string()];
    match &saved.contents {
        Ok(c) => {
            row.extend([c.ops, c.visits, c.problems, c.interviews].map(|n| n.to_string()));
            row.push(file);
        }
        Err(why) => {
            row.extend(vec![String::new(); 4]);
            row.push(format!("{file} {}", text::unusable(lang, why.say(lang))));
        }
    }
    row
}

fn json_of(saved: &Saved) -> Value {
    let mut out = json!({
        "path": saved.path.display().to_string(), "kind": saved.kind.key(), "bytes": saved.bytes,
        "at": saved.at.format("%Y-%m-%dT%H:%M:%S").to_string(), "usable": saved.contents.is_ok(),
    });
    if let Ok(c) = &saved.contents {
        out["device"] = json!(c.device);
        out["ops"] = json!(c.ops);
        out["visits"] = json!(c.visits);
        out["sheets"] = json!(c.sheets);
        out["problems"] = json!(c.problems);
        out["interviews"] = json!(c.interviews);
        out["last"] = json!(c.last);
    }
    out
}

/// Puts a backup in the place of the data. What is replaced becomes a backup first.
///
/// # Errors
/// There is no such backup, it is not whole, or the disk refuses. The data is as it was then.
pub fn restore(common: &Common, wanted: &Restore) -> Result<()> {
    let lang = session::language(common);
    let home = Home::find(common.data.as_deref())?;
    let at = session::clock(common, lang)?.naive_local();
    let from = find(&home, &wanted.file)
        .ok_or_else(|| Error::Usage(text::no_file(lang, wanted.file.display(), home.backups().display())))?;
    home.make()?;
    let opened = if home.database().exists() { Some(Store::open(&home.database())) } else { None };
    match opened {
        Some(Ok(mut store)) => {
            let done = store.restore(&from, &home.backups(), at)?;
            said(common, &from, Some(&done), None)
        }
        Some(Err(error)) if !is_unreadable(&error) => Err(error),
        _ => {
            let aside = backups::install(&home.database(), &from, at)?;
            let mut store = Store::open(&home.database())?;
            store.take_notices().iter().for_each(|n| print::note(&n.say(lang)));
            said(common, &from, None, aside.as_deref())
        }
    }
}

/// Whether a database cannot be opened because of what is in it.
fn is_unreadable(error: &Error) -> bool {
    matches!(error, Error::Store(StoreError::Damaged(_) | StoreError::Foreign(_) | StoreError::Sql(_)))
}

/// The file as named, or the one of this name on the shelf.
fn find(home: &Home, given: &Path) -> Option<PathBuf> {
    [given.to_path_buf(), home.backups().join(given)].into_iter().find(|p| p.is_file())
}

fn said(common: &Common, from: &Path, done: Option<&Restored>, aside: Option<&Path>) -> Result<()> {
    let lang = session::language(common);
    print::note(&text::restored(lang, from.display()));
    if let Some(done) = done {
        print::note(&done.now.say(lang));
        print::note(&text::kept_before(lang, done.replaced.path.display()));
        done.renamed.iter().for_each(|device| print::note(&text::renamed(lang, device)));
    }
    aside.iter().for_each(|path| print::note(&text::damaged_kept(lang, path.display())));
    let replaced = done.map(|d| d.replaced.path.display().to_string());
    if common.json {
        let aside = aside.map(|p| p.display().to_string());
        let device = done.and_then(|d| d.renamed.clone());
        return print::json(&json!({
            "restored": from.display().to_string(), "replaced": replaced, "aside": aside, "device": device,
        }));
    }
    replaced.map_or(Ok(()), |path| print::line(&path))
}
