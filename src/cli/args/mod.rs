//! What can be typed after `hucha`. Names and options are a contract (interface.md): add, never rename.
//!
//! The words of the help are in `text::cli::HELP`, in both languages; [`command`] puts them in.

mod care;
mod exchange;
mod pair;
mod problems;
mod quarter;
mod setup;
mod visit;

use crate::text::{Lang, cli as text};
pub use care::{Backup, Cleanup, Completions, Doctor, Man, Report, Restore};
use clap::{Args, CommandFactory, Parser, Subcommand};
pub use exchange::{
    Audit, Conflicts, Export, Merge, Merges, Proposals, Quarantine, Reconcile, ReturnSheet, Review, Roster, Sync,
};
pub use pair::{PairCommand, PairTerms, PartyArg};
pub use problems::{
    AddLookback, AddProblem, HolidayCommand, ListProblems, LookbackCommand, Problems, SetLookback, SetProblem, Workday,
};
pub use quarter::{HandbookArgs, Heat, Highlights, Plates, PlatesCommand, Rank, Scores, SetScore, WriteHighlight};
pub use setup::{ChecklistCommand, Demo, Init, Org, People, PlanArgs, RoundCommand, Settings};
use std::path::PathBuf;
pub use visit::{SheetCommand, VisitCommand, Which};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "hucha", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every command takes.
#[derive(Debug, Clone, Default, Args)]
pub struct Common {
    #[arg(long, global = true, env = "HUCHA_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, env = "HUCHA_LANG", value_name = "LANG")]
    pub lang: Option<String>,
    #[arg(long, global = true, env = "HUCHA_NOW", value_name = "RFC3339")]
    pub now: Option<String>,
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub acting: Option<String>,
    #[arg(long, global = true)]
    pub json: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(Demo),
    Init(Init),
    #[command(subcommand)]
    Org(Org),
    #[command(subcommand)]
    People(People),
    #[command(subcommand)]
    Checklist(ChecklistCommand),
    #[command(subcommand)]
    Round(RoundCommand),
    #[command(subcommand)]
    Visit(VisitCommand),
    #[command(subcommand)]
    Sheet(SheetCommand),
    #[command(subcommand)]
    Problems(Problems),
    #[command(subcommand)]
    Scores(Scores),
    Plates(Plates),
    Rank(Rank),
    Heat(Heat),
    #[command(subcommand)]
    Highlights(Highlights),
    Handbook(HandbookArgs),
    #[command(subcommand)]
    Lookback(LookbackCommand),
    #[command(subcommand)]
    Holidays(HolidayCommand),
    #[command(subcommand)]
    Workday(Workday),
    #[command(subcommand)]
    Settings(Settings),
    #[command(subcommand)]
    Pair(PairCommand),
    #[command(subcommand)]
    Duty(super::duty::args::DutyCommand),
    Export(Export),
    Merge(Merge),
    #[command(subcommand)]
    Merges(Merges),
    #[command(subcommand)]
    Roster(Roster),
    #[command(subcommand)]
    Quarantine(Quarantine),
    Sync(Sync),
    #[command(subcommand)]
    Conflicts(Conflicts),
    #[command(subcommand)]
    Proposals(Proposals),
    Reconcile(Reconcile),
    #[command(subcommand)]
    Review(Review),
    Audit(Audit),
    Report(Report),
    Backup(Backup),
    Restore(Restore),
    Cleanup(Cleanup),
    Digest,
    Doctor(Doctor),
    Completions(Completions),
    Man(Man),
}

/// The parser with its help in a language.
pub fn command(lang: Lang) -> clap::Command {
    localize(Cli::command(), lang, "")
}

/// Walks the commands and gives each of them and each argument its words, by path (`sheet import`, `sheet import.file`;
/// an argument of the same name in several places may share one entry, `.round`).
fn localize(command: clap::Command, lang: Lang, path: &str) -> clap::Command {
    let mut command = command
        .about(text::help(lang, path).unwrap_or_default())
        .help_template(text::template(lang))
        .subcommand_help_heading(text::commands_heading(lang))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(clap::Arg::new("help").short('h').long("help").action(clap::ArgAction::Help).help(text::help_flag(lang)));
    if path.is_empty() {
        let version = clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version);
        command = command.arg(version.help(text::version_flag(lang)));
    }
    let command = command.mut_args(|arg| {
        let heading = if arg.is_positional() { text::arguments_heading(lang) } else { text::options_heading(lang) };
        let key = arg.get_id().as_str().to_string();
        let words = text::help(lang, &format!("{path}.{key}")).or_else(|| text::help(lang, &format!(".{key}")));
        match words {
            Some(words) => arg.help(words).help_heading(heading),
            None => arg.help_heading(heading),
        }
    });
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name()).trim().to_string();
        localize(sub, lang, &path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and argument has words in both languages.
    fn check(command: &clap::Command, path: &str) {
        for lang in [Lang::Zh, Lang::En] {
            assert!(text::help(lang, path).is_some(), "no help for command '{path}'");
            for arg in command
                .get_arguments()
                .filter(|a| !matches!(a.get_id().as_str(), "help" | "version") || path == "checklist export")
            {
                let key = arg.get_id().as_str();
                if key == "help" {
                    continue;
                }
                let found = text::help(lang, &format!("{path}.{key}")).or_else(|| text::help(lang, &format!(".{key}")));
                assert!(found.is_some(), "no help for '{path}.{key}'");
            }
        }
        for sub in command.get_subcommands() {
            check(sub, format!("{path} {}", sub.get_name()).trim());
        }
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        check(&Cli::command(), "");
    }

    #[test]
    fn the_table_is_a_valid_command_line() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }
}
