//! `hucha init`: an empty data folder made ready.

use super::args::{Common, Init};
use super::passphrase;
use super::print;
use super::session;
use crate::config::Home;
use crate::error::{Error, Result};
use crate::exchange::lists;
use crate::exchange::merge::join::{self, Newcomer};
use crate::exchange::merge::locks;
use crate::journal::Source;
use crate::model::checklist::Checklist;
use crate::model::interview::Questionnaire;
use crate::model::org::Org;
use crate::model::text_value::clean_text;
use crate::setup::{self, Starter};
use crate::store::Store;
use crate::surroundings;
use crate::text::{Lang, Say, cli as text};
use std::path::Path;

/// Makes the data folder ready with an inspector, an organisation, a checklist and a questionnaire.
///
/// # Errors
/// It is ready already; a file is refused (nothing is made then); an unknown branch.
pub fn run(common: &Common, args: &Init) -> Result<()> {
    let lang = session::language(common);
    if args.inspector.trim().is_empty() {
        return Err(Error::Usage(text::blank(lang, "--inspector")));
    }
    let home = Home::find(common.data.as_deref())?;
    if home.database().exists() && Store::open(&home.database())?.operations()? > 0 {
        return Err(Error::Failed(text::already_ready(lang, home.dir().display())));
    }
    if let Some(bundle) = &args.from {
        return joined(common, args, &home, bundle);
    }
    let starter = starter(lang, args)?;
    let wall = session::wall(session::clock(common, lang)?);
    home.make()?;
    setup::start(&home, &starter, &wall, Source::Cli)?;
    let (branches, indicators) = (starter.org.branches.len(), starter.checklist.indicators.len());
    print::note(&text::ready(lang, &starter.name, branches, indicators, home.dir().display()));
    risks(&home, lang);
    print::line(&home.dir().display().to_string())
}

/// A word about a place where data gets lost.
fn risks(home: &Home, lang: Lang) {
    let found = surroundings::of(home.dir());
    found.iter().filter(|w| w.is_risk()).for_each(|w| print::note(&w.say(lang)));
}

/// Joins what others have.
fn joined(common: &Common, args: &Init, home: &Home, from: &Path) -> Result<()> {
    let lang = session::language(common);
    let at = session::wall(session::clock(common, lang)?);
    let name = clean_text(args.inspector.trim());
    let branch = args.branch.as_deref().unwrap_or_default().trim();
    let paths = [from.to_path_buf()];
    let keys = passphrase::for_opening(args.passphrase_file.as_deref(), |keys| Ok(locks::closed(&paths, keys)), lang)?;
    let facts = join::join(home, &Newcomer { name: &name, branch, from, keys: &keys, at: &at, lang })?;
    let (branches, visits) = (facts.all("branch").count(), facts.all("visit").count());
    print::note(&text::joined(lang, &name, branches, visits, home.dir().display()));
    print::line(&home.dir().display().to_string())
}

fn starter(lang: Lang, args: &Init) -> Result<Starter> {
    let org = args.org.as_deref().map_or_else(|| Ok(Org::builtin()), |f| lists::org(lang, f))?;
    let branch = args.branch.clone().unwrap_or_default();
    let known = |b: &crate::model::org::Branch| b.code == branch || b.name == branch;
    let branch = match org.branches.iter().find(|b| known(b)) {
        Some(b) => b.code.clone(),
        None if branch.is_empty() => branch,
        None => return Err(Error::Usage(text::unknown_branch(lang, branch))),
    };
    Ok(Starter {
        name: clean_text(args.inspector.trim()).into(),
        branch,
        org,
        checklist: args.checklist.as_deref().map_or_else(|| Ok(Checklist::builtin()), |f| lists::checklist(lang, f))?,
        questions: args
            .questions
            .as_deref()
            .map_or_else(|| Ok(Questionnaire::builtin()), |f| lists::questions(lang, f))?,
    })
}
