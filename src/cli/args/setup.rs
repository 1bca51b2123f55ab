//! What can be typed to set up: demonstration, organisation, people, checklist, quarter, settings.

use clap::{Args, Subcommand};
use std::path::PathBuf;

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
    #[arg(long, value_name = "FILE", requires = "from")]
    pub passphrase_file: Option<PathBuf>,
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
