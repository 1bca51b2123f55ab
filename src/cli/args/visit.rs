//! What can be typed for visits and score sheets.

use clap::{Args, Subcommand};
use std::path::PathBuf;

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
