//! `hucha export`: the bundle; its path is the last line on stdout.

use super::args::{Common, Export};
use super::passphrase;
use super::print;
use super::session::Session;
use crate::config;
use crate::error::{Error, Result};
use crate::exchange::bundle::{self, Bundle, How, Wanted};
use crate::exchange::{passphrase as proposed, place};
use crate::text::{Lang, bundle as text};
use serde_json::json;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Writes the bundle.
///
/// # Errors
/// Unknown quarter; the target must not be replaced; damage; the operating system.
pub fn run(common: &Common, given: &Export) -> Result<()> {
    let mut s = Session::open(common)?;
    let round = given.round.as_deref().map(|r| s.round(r)).transpose()?;
    let limited = round.as_deref().map(|r| s.store.facts_of_round(r)).transpose()?;
    let wants_zip = given.output.as_deref().is_some_and(|p| !p.is_dir() && ends_in_zip(p));
    let zip = given.zip || wants_zip;
    if given.lock && !zip {
        return Err(Error::Usage(text::lock_needs_zip(s.lang)));
    }
    let lock = if given.lock { lock(given, s.lang)? } else { Zeroizing::default() };
    let target = target(&s, given, &bundle::name(&s.store, round.as_deref()), zip)?;
    let wanted = Wanted {
        facts: limited.as_ref().unwrap_or(&s.facts),
        round: round.as_deref(),
        actor: &s.actor,
        target: &target,
        zip,
        how: How { lock: &lock, words: given.words, known: false },
        lang: s.lang,
    };
    let made = bundle::write(&s.store, &wanted)?;
    let last = s.store.tip().seq.to_string();
    s.store.set_local(bundle::EXPORTED, Some(&last))?;
    print::note(&text::exported(s.lang, made.op_count, made.files.len()));
    if !lock.is_empty() {
        text::locked_with(s.lang, &*lock).lines().for_each(print::note);
    } else if !given.words && s.facts.all("answer").any(|a| !a.get("text").is_empty()) {
        print::note(&text::words_left_out(s.lang));
    }
    if s.json { print::json(&json_of(&made)) } else { print::line(&made.path.display().to_string()) }
}

/// The passphrase that was given, else a long one.
fn lock(given: &Export, lang: Lang) -> Result<Zeroizing<String>> {
    let pass = match passphrase::given(given.passphrase_file.as_deref())? {
        Some(pass) => pass,
        None => proposed::propose()?.into(),
    };
    proposed::check(&pass, lang)?;
    Ok(pass)
}

/// Where the bundle goes. A folder that is there already, and is neither empty nor a bundle, gets the bundle inside
/// it under its proposed name: a USB stick can be named as it is.
fn target(s: &Session, given: &Export, name: &str, zip: bool) -> Result<PathBuf> {
    let file_name = if zip { format!("{name}.zip") } else { name.to_string() };
    let Some(path) = &given.output else {
        config::make_private(&s.home.exports())?;
        return Ok(s.home.exports().join(file_name));
    };
    if path.is_dir() && (zip || !place::is_empty_dir(path) && !place::is_bundle(path)?) {
        return Ok(path.join(file_name));
    }
    if zip && path.extension().is_none() {
        return Ok(path.with_extension("zip"));
    }
    Ok(path.clone())
}

fn ends_in_zip(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"))
}

fn json_of(made: &Bundle) -> serde_json::Value {
    let files = made.files.iter().map(|p| json!({ "name": p.name, "bytes": p.bytes, "sha256": p.sha256 }));
    json!({
        "path": made.path.display().to_string(),
        "op_count": made.op_count,
        "files": files.collect::<Vec<_>>(),
        "sha256": made.sha256,
    })
}
