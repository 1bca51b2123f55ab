//! The command line: one file per command family; the only place with exit statuses.

mod app;
pub mod args;
mod audit;
mod backups;
mod care;
pub mod checklist;
mod cleanup;
mod conflicts;
mod demo;
pub mod duty;
mod export;
mod heat;
mod highlights;
mod holidays;
mod init;
mod interrupt;
mod lookback;
mod merge;
mod merges;
mod meta;
pub mod org;
mod pair;
mod passphrase;
mod people;
mod plan;
mod plates;
pub mod print;
mod problems;
mod proposals;
mod rank;
mod receipt;
mod reconcile;
mod report;
mod review;
mod roster;
mod round;
mod scores;
pub mod session;
mod settings;
mod sheet;
mod verify;
mod visit;
mod workday;

use crate::error::{Error, Result};
pub(crate) use crate::exchange::list_out as table;
use crate::text::{Lang, Say, cli as text};
use args::{Cli, Command, Common};
use clap::FromArgMatches;
use clap::error::{ContextKind, ErrorKind};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with its arguments and says with which status it ends: 0 done, 1 could not, 2 wrong use,
/// 3 input refused and nothing changed.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = session::language(&early(&args));
    let parsed = args::command(lang).try_get_matches_from(&args).and_then(|m| Cli::from_arg_matches(&m));
    let known = |tag: &String| ["zh", "en"].iter().any(|l| tag.to_ascii_lowercase().starts_with(l));
    let outcome = match parsed {
        Ok(Cli { common: Common { lang: Some(tag), .. }, .. }) if !known(&tag) => {
            Err(Error::Usage(text::bad_lang(lang, tag)))
        }
        Ok(cli) => dispatch(cli, lang),
        Err(e) if !e.use_stderr() => return shown(&e),
        Err(e) => Err(Error::Usage(usage(lang, &e))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::note(&error.say(lang));
            ExitCode::from(error.status())
        }
    }
}

/// `--lang` before anything was parsed, so that help and usage errors come in the right language too.
fn early(args: &[OsString]) -> Common {
    let texts: Vec<&str> = args.iter().filter_map(|a| a.to_str()).collect();
    let after = texts.iter().position(|a| *a == "--lang").and_then(|i| texts.get(i + 1).copied());
    let joined = texts.iter().find_map(|a| a.strip_prefix("--lang="));
    let env = std::env::var("HUCHA_LANG").ok();
    Common { lang: after.or(joined).map(Into::into).or(env), ..Common::default() }
}

/// Help and version go to stdout as clap made them.
fn shown(e: &clap::Error) -> ExitCode {
    let ok = e.print().is_ok();
    if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A usage error in the user's language; clap's own words are English only.
fn usage(lang: Lang, e: &clap::Error) -> String {
    let context = |kind| e.get(kind).map(ToString::to_string).unwrap_or_default();
    match e.kind() {
        ErrorKind::UnknownArgument => text::usage_unknown(lang, context(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => text::usage_unknown(lang, context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => text::usage_missing(lang, context(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => e.to_string(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text::usage_value(lang, context(ContextKind::InvalidValue), context(ContextKind::InvalidArg))
        }
        _ => text::usage_other(lang, context(ContextKind::InvalidArg)),
    }
}

fn dispatch(cli: Cli, lang: Lang) -> Result<()> {
    let common = &cli.common;
    let Some(command) = cli.command else { return app::run(common) };
    match command {
        Command::Demo(args) => demo::run(common, &args),
        Command::Org(args) => org::run(common, &args),
        Command::People(args) => people::run(common, &args),
        Command::Checklist(args) => checklist::run(common, &args),
        Command::Sheet(args) => sheet::run(common, &args),
        Command::Round(args) => round::run(common, &args),
        Command::Visit(args) => visit::run(common, &args),
        Command::Init(args) => init::run(common, &args),
        Command::Workday(args) => workday::run(common, &args),
        Command::Backup(args) => backups::backup(common, &args),
        Command::Restore(args) => backups::restore(common, &args),
        Command::Cleanup(args) => cleanup::run(common, &args),
        Command::Digest => care::digest(common),
        Command::Doctor(args) => care::doctor(common, &args),
        Command::Export(args) => export::run(common, &args),
        Command::Merge(args) => merge::run(common, &args),
        Command::Merges(args) => merges::run(common, &args),
        Command::Roster(args) => roster::run(common, &args),
        Command::Quarantine(args) => roster::quarantine(common, &args),
        Command::Sync(args) => merge::sync(common, &args),
        Command::Proposals(args) => proposals::run(common, &args),
        Command::Conflicts(args) => conflicts::run(common, &args),
        Command::Reconcile(args) => reconcile::run(common, &args),
        Command::Review(args) => review::run(common, &args),
        Command::Audit(args) => audit::run(common, &args),
        Command::Problems(args) => problems::run(common, &args),
        Command::Lookback(args) => lookback::run(common, &args),
        Command::Holidays(args) => holidays::run(common, &args),
        Command::Settings(args) => settings::run(common, &args),
        Command::Pair(args) => pair::run(common, &args),
        Command::Duty(args) => duty::run(common, &args),
        Command::Scores(args) => scores::run(common, &args),
        Command::Rank(args) => rank::run(common, &args),
        Command::Highlights(args) => highlights::run(common, &args),
        Command::Handbook(args) => highlights::handbook(common, &args),
        Command::Heat(args) => heat::run(common, &args),
        Command::Plates(args) => plates::run(common, &args),
        Command::Report(args) => report::run(common, &args),
        Command::Completions(args) => meta::completions(lang, &args),
        Command::Man(args) => meta::man(lang, &args),
    }
}
