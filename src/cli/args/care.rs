//! What can be typed for documents, backups and the state of the program.

use clap::Args;
use std::path::PathBuf;

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
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
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
