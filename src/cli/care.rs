//! `hucha digest`, `doctor`: looking after the data.

use super::args::{Common, Doctor};
use super::print;
use super::session::{self, Session};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::exchange::recover::recover;
use crate::store::salvage::Rebuilt;
use crate::store::{Finding, Store, StoreError};
use crate::surroundings;
use crate::text::{Lang, Say, cli as text, store as store_text};
use serde_json::json;

/// Prints the digest: equal on two laptops iff they hold the same operations.
///
/// # Errors
/// The data could not be read.
pub fn digest(common: &Common) -> Result<()> {
    let s = Session::open(common)?;
    let digest = s.store.digest()?;
    if s.json {
        return print::json(&json!({ "ops": digest.ops, "state": digest.state, "op_count": digest.op_count }));
    }
    print::line(&format!("ops   {}", digest.ops))?;
    print::line(&format!("state {}", digest.state))?;
    print::line(&format!("count {}", digest.op_count))
}

/// Checks everything and says what is wrong and what to do; exit status 1 if anything is.
///
/// # Errors
/// Findings, or data that could not be read.
pub fn doctor(common: &Common, wanted: &Doctor) -> Result<()> {
    if wanted.repair {
        return repair(common);
    }
    let s = Session::open(common)?;
    let (wrong, known): (Vec<_>, Vec<_>) = s.store.doctor()?.into_iter().partition(|f| f.is_wrong());
    let said = |list: &[crate::store::Finding]| list.iter().map(|f| f.say(s.lang)).collect::<Vec<_>>();
    let (wrong, known) = (said(&wrong), said(&known));
    let place: Vec<String> = surroundings::of(s.home.dir()).iter().map(|w| w.say(s.lang)).collect();
    if s.json {
        print::json(&json!({ "ok": wrong.is_empty(), "findings": wrong, "notices": known, "place": place }))?;
    } else {
        known.iter().chain(&place).for_each(|sentence| print::note(sentence));
        if wrong.is_empty() {
            print::line(&text::doctor_good(s.lang, s.store.digest()?.op_count))?;
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(Error::Failed(format!("{}\n{}", text::doctor_bad(s.lang, wrong.len()), wrong.join("\n")))),
    }
}

/// Mends what is wrong: records are built anew from whole operations; a damaged file is set aside and what is whole in
/// it is united with backups and bundles.
///
/// # Errors
/// Operations are missing for good (exit 1, they are named); the disk.
fn repair(common: &Common) -> Result<()> {
    let lang = session::language(common);
    let home = Home::find(common.data.as_deref())?;
    if !home.database().exists() {
        return Err(Error::Failed(text::not_ready(lang, home.dir().display())));
    }
    // Damage may show only while everything is read.
    match Store::open(&home.database()).and_then(|store| store.doctor().map(|found| (store, found))) {
        Ok((mut store, found)) => {
            let wrong: Vec<_> = found.into_iter().filter(Finding::is_wrong).collect();
            if wrong.iter().all(Finding::is_mendable) {
                store.rebuild()?;
                drop(store);
                print::note(&store_text::mended(lang, wrong.len()));
                return doctor(common, &Doctor { repair: false });
            }
        }
        Err(Error::Store(StoreError::Damaged(_) | StoreError::Foreign(_) | StoreError::Sql(_))) => {}
        Err(other) => return Err(other),
    }
    let done = recover(&home, session::clock(common, lang)?.naive_local())?;
    report(common, &done, lang)
}

fn report(common: &Common, done: &Rebuilt, lang: Lang) -> Result<()> {
    let gap = |g: &crate::store::salvage::Gap| store_text::gap(lang, &g.device, g.from, g.to);
    let gaps: Vec<String> = done.gaps.iter().map(gap).collect();
    let backup = done.backup.as_ref().map(|p| p.display().to_string());
    if common.json {
        print::json(&json!({
            "ok": gaps.is_empty(), "ops": done.ops, "carved": done.carved, "backup": backup, "missing": gaps,
            "aside": done.aside.display().to_string(), "device": done.renamed, "roster": done.roster.code(),
        }))?;
    }
    print::note(&store_text::repaired(lang, done.ops, done.carved));
    backup.iter().for_each(|path| print::note(&store_text::repaired_with(lang, path)));
    print::note(&crate::text::backups::damaged_kept(lang, done.aside.display()));
    done.renamed.iter().for_each(|device| print::note(&crate::text::backups::renamed(lang, device)));
    done.roster.word(lang).iter().for_each(|word| print::note(word));
    match gaps.is_empty() {
        true => Ok(()),
        false => Err(Error::Failed(store_text::still_missing(lang, gaps.join("、")))),
    }
}
