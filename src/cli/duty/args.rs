//! What can be typed after `hucha duty`. A branch comes first; the quarter and the month are today's unless given.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The branch and its quarter.
#[derive(Debug, Args)]
pub struct At {
    pub branch: String,
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long)]
    pub date: Option<String>,
}

/// The branch and a month.
#[derive(Debug, Args)]
pub struct InMonth {
    pub branch: String,
    #[arg(long, value_name = "2026-10")]
    pub month: Option<String>,
    #[arg(long)]
    pub date: Option<String>,
}

/// Tables that are handed out and read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableKind {
    Members,
    Claims,
    Scores,
}

/// A table of one branch.
#[derive(Debug, Args)]
pub struct TableArgs {
    pub kind: TableKind,
    pub branch: String,
    pub file: PathBuf,
    #[arg(long)]
    pub round: Option<String>,
    #[arg(long, value_name = "2026-10")]
    pub month: Option<String>,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub at: At,
    pub name: String,
    pub post: String,
    #[arg(default_value = "", hide_default_value = true)]
    pub text: String,
    #[arg(long, value_name = "NAME")]
    pub by: String,
    #[arg(long)]
    pub missed: bool,
    #[arg(long)]
    pub people: bool,
}

#[derive(Debug, Subcommand)]
pub enum DutyCommand {
    Member {
        branch: String,
        name: String,
        #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
        group: String,
        #[arg(long)]
        committee: bool,
    },
    Members {
        branch: String,
    },
    Follow {
        branch: String,
        by: String,
        #[arg(required = true)]
        names: Vec<String>,
    },
    Post {
        #[command(flatten)]
        at: At,
        name: String,
        #[arg(required_unless_present = "remove", default_value = "", hide_default_value = true)]
        duty: String,
        #[arg(long, value_name = "KIND", default_value = "basic", hide_default_value = true)]
        kind: String,
        #[arg(long)]
        remove: bool,
    },
    Standard(At),
    Posts(At),
    Publish(At),
    Claim {
        #[command(flatten)]
        at: At,
        name: String,
        post: String,
        #[arg(long)]
        withdraw: bool,
    },
    Review {
        #[command(flatten)]
        at: At,
        #[arg(requires = "post")]
        name: Option<String>,
        post: Option<String>,
        #[arg(long, value_name = "NAME")]
        by: String,
        #[arg(long, value_name = "TEXT", requires = "name")]
        refuse: Option<String>,
    },
    Claims(At),
    Notice {
        #[command(flatten)]
        at: At,
        #[arg(long, value_name = "N")]
        days: Option<u32>,
    },
    Object {
        #[command(flatten)]
        at: At,
        name: String,
        post: String,
        text: String,
    },
    Answer {
        #[command(flatten)]
        at: At,
        number: usize,
        text: String,
        #[arg(long)]
        upheld: bool,
    },
    Check(Check),
    Report {
        #[command(flatten)]
        at: InMonth,
        name: String,
        did: String,
        trouble: String,
        #[arg(long)]
        missed: bool,
    },
    Score {
        #[command(flatten)]
        at: InMonth,
        name: String,
        score: String,
    },
    Month {
        #[command(flatten)]
        at: InMonth,
        #[arg(long)]
        publish: bool,
    },
    Ledger(InMonth),
    Board {
        #[command(flatten)]
        at: At,
        #[arg(long)]
        all: bool,
    },
    Points(At),
    Template(TableArgs),
    Import(TableArgs),
}
