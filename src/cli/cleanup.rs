//! `hucha cleanup`: takes everything off a borrowed laptop, once somebody else is proven to have it.

use super::args::{Cleanup, Common};
use super::session::Session;
use super::{passphrase, print};
use crate::config::Home;
use crate::error::{Error, Result};
use crate::exchange::handover;
use crate::exchange::merge::locks;
use crate::store::backups::SECOND;
use crate::text::{Lang, Say, handover as text};

/// Checks the proof, says what would go, and removes it with `--yes`.
///
/// # Errors
/// The proof does not hold; attachments were not handed over; something cannot be removed.
pub fn run(common: &Common, given: &Cleanup) -> Result<()> {
    let s = Session::open(common)?;
    let paths = std::slice::from_ref(&given.proof);
    let file = given.passphrase_file.as_deref();
    let keys = passphrase::for_opening(file, |keys| Ok(locks::closed(paths, keys)), s.lang)?;
    let pass = locks::fitting(&given.proof, &keys).map_err(|refused| refused.into_error(s.lang))?;
    let proven = handover::proven(&s.store, &given.proof, &pass, s.lang)?;
    print::note(&text::has_all(s.lang, &proven.device, proven.ops, proven.worth.say(s.lang)));
    let attached = handover::attachments(&s.home);
    if attached > 0 && !given.attachments {
        return Err(Error::refused(text::attachments(s.lang, attached)));
    }
    let second = s.store.local(SECOND)?.filter(|dir| !dir.is_empty());
    let list = handover::ours(&s.home);
    if !given.yes {
        print::note(&text::would_remove(s.lang, list.len(), s.home.dir().display()));
        list.iter().try_for_each(|path| print::line(&path.display().to_string()))?;
        print::note(&text::add_yes(s.lang));
        return Ok(());
    }
    let (home, lang) = (s.home.clone(), s.lang);
    drop(s);
    clear(&home, second.as_deref(), lang)
}

/// Removes everything and says so, with a word about what deleting can mean.
///
/// # Errors
/// Something cannot be removed.
pub(super) fn clear(home: &Home, second: Option<&str>, lang: Lang) -> Result<()> {
    let count = handover::ours(home).len();
    handover::clear(home)?;
    print::line(&text::removed(lang, count))?;
    second.iter().for_each(|dir| print::note(&text::second(lang, dir)));
    print::note(&text::flash(lang));
    Ok(())
}
