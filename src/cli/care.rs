//! `hucha digest`, `doctor`: looking after the data.

use super::args::Common;
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::text::{Say, cli as text};
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
pub fn doctor(common: &Common) -> Result<()> {
    let s = Session::open(common)?;
    let (wrong, known): (Vec<_>, Vec<_>) = s.store.doctor()?.into_iter().partition(|f| f.is_wrong());
    let said = |list: &[crate::store::Finding]| list.iter().map(|f| f.say(s.lang)).collect::<Vec<_>>();
    let (wrong, known) = (said(&wrong), said(&known));
    if s.json {
        print::json(&json!({ "ok": wrong.is_empty(), "findings": wrong, "notices": known }))?;
    } else {
        known.iter().for_each(|sentence| print::note(sentence));
        if wrong.is_empty() {
            print::line(&text::doctor_good(s.lang, s.store.digest()?.op_count))?;
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(Error::Failed(format!("{}\n{}", text::doctor_bad(s.lang, wrong.len()), wrong.join("\n")))),
    }
}
