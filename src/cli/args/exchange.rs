//! What can be typed to send, merge and settle what merged.

use clap::{Args, Subcommand};
use std::path::PathBuf;

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
    #[arg(long)]
    pub lock: bool,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
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
