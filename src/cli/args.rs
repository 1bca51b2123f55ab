//! What can be typed after `hucha`. Names and options are a contract (interface.md): add, never rename.
//!
//! The words of the help are in `text::cli::HELP`, in both languages; [`command`] puts them in.

use crate::text::{Lang, cli as text};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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

#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Init {
    #[arg(long, value_name = "NAME")]
    pub inspector: String,
    #[arg(long, value_name = "CODE")]
    pub branch: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub org: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub checklist: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
    #[arg(long, value_name = "BUNDLE", conflicts_with_all = ["org", "checklist", "questions"])]
    pub from: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Org {
    Import { file: PathBuf },
    Export { file: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum People {
    List,
    Import {
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
    Export {
        file: PathBuf,
    },
    Recuse {
        #[arg(long, value_name = "NAME")]
        person: String,
        #[arg(long)]
        branch: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[arg(long)]
        withdraw: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum ChecklistCommand {
    Check {
        file: PathBuf,
    },
    Import {
        file: PathBuf,
    },
    Export {
        file: PathBuf,
        #[arg(long, value_name = "ID")]
        version: Option<String>,
    },
    Diff {
        old: String,
        new: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    Open {
        round: String,
    },
    List,
    Plan(PlanArgs),
    Close {
        round: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Since {
        round: String,
    },
}

#[derive(Debug, Args)]
pub struct PlanArgs {
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(2..=4), value_name = "2-4")]
    pub size: u8,
    #[arg(long)]
    pub swaps: bool,
    #[arg(long)]
    pub accept: bool,
    #[arg(long, conflicts_with = "accept")]
    pub check: bool,
    #[arg(long, value_name = "BRANCH=NAME,NAME", conflicts_with_all = ["accept", "check"])]
    pub set: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum VisitCommand {
    Add {
        #[arg(long)]
        round: String,
        #[arg(long)]
        branch: String,
        #[arg(long)]
        date: Option<String>,
        #[arg(long, value_delimiter = ',', value_name = "NAME,NAME")]
        team: Vec<String>,
        #[arg(long = "override", value_name = "TEXT")]
        reason: Option<String>,
    },
    List {
        #[arg(long)]
        round: Option<String>,
    },
}

/// Which sheet is meant.
#[derive(Debug, Clone, Default, Args)]
pub struct Which {
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long)]
    pub branch: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub inspector: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum SheetCommand {
    Template {
        #[command(flatten)]
        which: Which,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    Import {
        file: PathBuf,
        #[command(flatten)]
        which: Which,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        finalize: bool,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Show {
        #[command(flatten)]
        which: Which,
    },
}

#[derive(Debug, Subcommand)]
pub enum Problems {
    List(Box<ListProblems>),
    Show { id: String },
    Add(Box<AddProblem>),
    Set(Box<SetProblem>),
}

#[derive(Debug, Args)]
pub struct ListProblems {
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long)]
    pub branch: Option<String>,
    #[arg(long)]
    pub status: Option<String>,
    #[arg(long)]
    pub overdue: bool,
    #[arg(long)]
    pub open: bool,
    #[arg(long)]
    pub rebound: bool,
    #[arg(long)]
    pub category: Option<String>,
    #[arg(long)]
    pub class: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    #[arg(long, default_value = "due", value_name = "due|number|branch|state|overdue")]
    pub sort: String,
}

#[derive(Debug, Args)]
pub struct AddProblem {
    #[command(flatten)]
    pub which: Which,
    #[arg(long)]
    pub code: Option<String>,
    #[arg(long)]
    pub fact: String,
    #[arg(long)]
    pub suggestion: Option<String>,
    #[arg(long)]
    pub class: Option<String>,
    #[arg(long)]
    pub responsible: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
}

#[derive(Debug, Args)]
pub struct SetProblem {
    pub id: String,
    #[arg(long)]
    pub status: Option<String>,
    #[arg(long = "do", value_name = "DEED", conflicts_with = "status")]
    pub deed: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    #[arg(long, value_name = "STEP")]
    pub method: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: String,
    #[arg(long, value_name = "TEXT")]
    pub evidence: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub approver: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Scores {
    Import {
        #[arg(long, value_name = "star|help")]
        kind: String,
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
    Set(SetScore),
    List {
        #[arg(long)]
        round: String,
    },
}

#[derive(Debug, Args)]
pub struct SetScore {
    #[arg(long, value_name = "star|help")]
    pub kind: String,
    #[arg(long)]
    pub round: String,
    #[arg(long)]
    pub branch: String,
    #[arg(long, value_name = "POINTS")]
    pub score: String,
    #[arg(long, value_name = "NAME")]
    pub second: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct Plates {
    #[command(subcommand)]
    pub command: Option<PlatesCommand>,
    #[arg(long, global = true)]
    pub round: Option<String>,
    #[arg(long, value_name = "reweight|unrated|manual")]
    pub unpaired: Option<String>,
    #[arg(long, value_name = "printed|whole")]
    pub border: Option<String>,
    #[arg(long, global = true, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub struct Rank {
    #[arg(long)]
    pub round: String,
    #[arg(long, default_value = "shared", value_name = "shared|dense|closing")]
    pub ties: String,
}

#[derive(Debug, Args)]
pub struct Heat {
    #[arg(long)]
    pub round: String,
    #[arg(long, default_value = "branch", value_name = "branch|quarter|inspector")]
    pub by: String,
    #[arg(long, default_value_t = 8)]
    pub quarters: usize,
}

#[derive(Debug, Subcommand)]
pub enum Highlights {
    List {
        #[arg(long)]
        round: String,
    },
    Add {
        #[arg(long)]
        round: String,
        #[arg(long)]
        branch: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
        #[arg(long)]
        code: Option<String>,
    },
    Choose {
        id: String,
        #[arg(long)]
        back: bool,
    },
    Write(Box<WriteHighlight>),
    Observe {
        #[arg(long)]
        round: String,
        #[arg(long)]
        branch: String,
        #[arg(long)]
        date: String,
        #[arg(long, value_name = "TEXT")]
        topic: String,
        #[arg(long, value_name = "N")]
        attendance: Option<u32>,
    },
}

#[derive(Debug, Args)]
pub struct WriteHighlight {
    pub id: String,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub background: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub practice: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub tools: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub effect: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub fits: Option<String>,
}

#[derive(Debug, Args)]
pub struct HandbookArgs {
    #[arg(long)]
    pub round: String,
    #[arg(long, default_value = "docx")]
    pub format: String,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum PlatesCommand {
    Confirm {
        #[arg(long)]
        date: Option<String>,
    },
    Change {
        #[arg(long)]
        branch: String,
        #[arg(long)]
        date: Option<String>,
    },
    Extend {
        #[arg(long)]
        branch: String,
        #[arg(long, value_name = "DATE")]
        until: String,
        #[arg(long)]
        date: Option<String>,
    },
    Note {
        #[arg(long)]
        branch: String,
        #[arg(long, value_name = "review|talk")]
        what: String,
        #[arg(long)]
        date: Option<String>,
    },
    Log,
}

#[derive(Debug, Subcommand)]
pub enum Workday {
    Add { date: String, days: u32 },
    Between { from: String, to: String },
    Import { file: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum PairCommand {
    List,
    Draw {
        branch: Option<String>,
        #[arg(long, value_name = "NAME", requires = "branch")]
        helper: Option<String>,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        post: String,
    },
    Terms(PairTerms),
    Goal {
        branch: String,
        name: String,
        target: String,
    },
    Reached {
        branch: String,
        number: usize,
        actual: String,
        #[arg(long)]
        missed: bool,
    },
    Sign {
        branch: String,
        party: PartyArg,
        #[arg(long)]
        date: Option<String>,
    },
    Gap {
        branch: String,
        text: String,
        #[arg(long, value_name = "KIND", default_value = "papers", hide_default_value = true)]
        source: String,
        #[arg(long)]
        date: Option<String>,
        #[arg(long)]
        core: bool,
    },
    Task {
        branch: String,
        action: String,
        #[arg(long, value_name = "NAME")]
        person: String,
        #[arg(long, value_name = "DATE")]
        due: String,
        #[arg(long, value_name = "N")]
        gap: Option<usize>,
    },
    Done {
        branch: String,
        number: usize,
        #[arg(long)]
        date: Option<String>,
    },
    Log {
        branch: String,
        kind: String,
        text: String,
        #[arg(long, value_name = "N")]
        gap: Option<usize>,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        found: String,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        given: String,
    },
    Settle {
        branch: String,
        number: usize,
        result: String,
    },
    Survey {
        branch: String,
        file: PathBuf,
        #[arg(long, value_name = "N")]
        members: u32,
        #[arg(long)]
        census: bool,
    },
    Template {
        file: PathBuf,
    },
    Show {
        branch: String,
    },
    Board {
        branch: Option<String>,
        #[arg(long)]
        all: bool,
    },
    Accept {
        branch: String,
        #[arg(long)]
        extend: bool,
        #[arg(long, value_name = "TEXT")]
        plan: Option<String>,
        #[arg(long)]
        date: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct PairTerms {
    pub branch: String,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub helper: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub keeper: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub follower: Option<String>,
}

/// Who signs.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PartyArg {
    Helper,
    Branch,
    Office,
}

#[derive(Debug, Subcommand)]
pub enum HolidayCommand {
    List {
        #[arg(long)]
        year: Option<i32>,
    },
    Set {
        date: String,
        kind: String,
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    Import {
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum LookbackCommand {
    Plan,
    Add(AddLookback),
    List {
        #[arg(long)]
        round: Option<String>,
    },
    Show {
        id: String,
    },
    Set(SetLookback),
}

#[derive(Debug, Args)]
pub struct AddLookback {
    #[arg(long)]
    pub branch: String,
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long)]
    pub date: Option<String>,
    #[arg(long, value_delimiter = ',', value_name = "NAME,NAME")]
    pub team: Vec<String>,
    #[arg(long)]
    pub yearly: bool,
    #[arg(long = "override", value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub struct SetLookback {
    pub id: String,
    pub problem: String,
    #[arg(long, value_name = "fixed|partly|not")]
    pub result: String,
    #[arg(long, value_name = "TEXT")]
    pub present: String,
    #[arg(long, value_name = "TEXT")]
    pub evidence: Option<String>,
    #[arg(long, value_name = "STEP")]
    pub method: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Settings {
    List,
    Set {
        key: String,
        value: String,
        #[arg(long)]
        round: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Reset {
        key: String,
        #[arg(long)]
        round: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub struct Export {
    #[arg(long)]
    pub round: Option<String>,
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub zip: bool,
    #[arg(long)]
    pub words: bool,
    #[arg(long)]
    pub lock: bool,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub struct Merge {
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub skip_bad: bool,
    #[arg(long)]
    pub again: bool,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Merges {
    List,
    Show {
        id: i64,
    },
    Undo {
        id: i64,
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Roster {
    List,
    Key,
    Sign,
    Add {
        device: String,
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    Remove {
        device: String,
    },
    Adopt {
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    Drop,
}

#[derive(Debug, Subcommand)]
pub enum Quarantine {
    List,
    Trust {
        device: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Refuse {
        device: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub struct Sync {
    pub dir: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum Proposals {
    List {
        #[arg(long)]
        all: bool,
    },
    Accept {
        id: Vec<i64>,
        #[arg(long, conflicts_with = "id")]
        all: bool,
        #[arg(long, value_name = "NAME")]
        by: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Refuse {
        id: Vec<i64>,
        #[arg(long, conflicts_with = "id")]
        all: bool,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    Original {
        sha256: String,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum Conflicts {
    List,
    Resolve {
        id: String,
        #[arg(long, value_name = "HASH", conflicts_with = "value", required_unless_present = "value")]
        take: Option<String>,
        #[arg(long, value_name = "V")]
        value: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub struct Reconcile {
    #[arg(long)]
    pub round: String,
    #[arg(long)]
    pub branch: String,
    #[arg(long, default_value = "union", value_name = "union|mean|median")]
    pub rule: String,
    #[arg(long, value_name = "C", requires_all = ["verdict", "reason"])]
    pub code: Option<String>,
    #[arg(long, value_name = "V", requires = "code")]
    pub verdict: Option<String>,
    #[arg(long, value_name = "N", requires = "code")]
    pub count: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Review {
    List {
        #[arg(long)]
        round: Option<String>,
        #[arg(long)]
        branch: Option<String>,
        #[arg(long, value_name = "S")]
        state: Option<String>,
        #[arg(long)]
        mine: bool,
    },
    Return(ReturnSheet),
    Answer {
        id: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
    },
    Accept {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct ReturnSheet {
    #[arg(long, value_name = "ID", conflicts_with_all = ["round", "branch", "inspector", "code"], required_unless_present = "round")]
    pub on: Option<String>,
    #[arg(long, requires_all = ["branch", "inspector"])]
    pub round: Option<String>,
    #[arg(long, requires = "round")]
    pub branch: Option<String>,
    #[arg(long, value_name = "NAME", requires = "round")]
    pub inspector: Option<String>,
    #[arg(long, value_name = "C", requires = "round")]
    pub code: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub text: String,
}

#[derive(Debug, Args)]
pub struct Audit {
    #[arg(long, value_name = "ID")]
    pub record: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
    #[arg(long, value_name = "D")]
    pub device: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[arg(long, value_name = "N")]
    pub receipt: Option<i64>,
    #[arg(long, value_name = "TEXT")]
    pub bundle: Option<String>,
}

#[derive(Debug, Args)]
pub struct Report {
    pub kind: String,
    pub code: Option<String>,
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long)]
    pub branch: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub inspector: Option<String>,
    #[arg(long, default_value = "html")]
    pub format: String,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Backup {
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, conflicts_with = "output")]
    pub list: bool,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["output", "list"])]
    pub second: Option<String>,
}

#[derive(Debug, Args)]
pub struct Restore {
    pub file: PathBuf,
}

#[derive(Debug, Args)]
pub struct Cleanup {
    #[arg(long, value_name = "BUNDLE")]
    pub proof: PathBuf,
    #[arg(long)]
    pub attachments: bool,
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Doctor {
    #[arg(long)]
    pub repair: bool,
}

#[derive(Debug, Args)]
pub struct Completions {
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    pub dir: PathBuf,
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
