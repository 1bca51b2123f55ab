//! What can be typed for pairing.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

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
