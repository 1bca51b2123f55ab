//! What can be typed for the results of a quarter: scores, plates, ranking, highlights.

use clap::{Args, Subcommand};
use std::path::PathBuf;

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
