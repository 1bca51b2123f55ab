//! What can be typed for problems, look-backs and working days.

use super::Which;
use clap::{Args, Subcommand};
use std::path::PathBuf;

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
pub enum Workday {
    Add { date: String, days: u32 },
    Between { from: String, to: String },
    Import { file: PathBuf },
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
