//! Why a document could not be made.

use super::logo::{HEAVIEST, LONGEST, LogoError};
use super::pdf::FontError;
use super::template::TemplateError;
use crate::text::{Lang, Say, documents as text};

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportError {
    /// No such kind: what was given and what there is.
    UnknownKind(String, String),
    /// The kind is not written in this format: kind, what was given, what there is.
    UnknownFormat(String, String, String),
    /// The kind is about one quarter and none was named.
    RoundMissing(String),
    /// The kind is about one branch and none was named.
    BranchMissing(String),
    /// The quarter was not opened.
    UnknownRound(String),
    /// No such branch.
    UnknownBranch(String),
    /// Quarter and branch that have no visit.
    NoVisit(String, String),
    /// Quarter and branch that have no score sheet.
    NoSheet(String, String),
    /// Several sheets and none is the agreed one: names of the inspectors.
    SeveralSheets(Vec<String>),
    /// The checklist version of a sheet is not known here.
    NoChecklist(String),
    /// There is nothing to put on this paper: name of the form, quarter, branch.
    Nothing(String, String, String),
    /// No font for a pdf.
    Font(FontError),
    /// A writer failed: what it said.
    NotWritten(String),
}

impl Say for ReportError {
    fn say(&self, lang: Lang) -> String {
        match self {
            ReportError::UnknownKind(given, known) => text::unknown_kind(lang, given, known),
            ReportError::UnknownFormat(kind, given, known) => text::unknown_format(lang, kind, given, known),
            ReportError::RoundMissing(kind) => text::round_missing(lang, kind),
            ReportError::BranchMissing(kind) => text::branch_missing(lang, kind),
            ReportError::UnknownRound(round) => text::unknown_round(lang, round),
            ReportError::UnknownBranch(branch) => text::unknown_branch(lang, branch),
            ReportError::NoVisit(round, branch) => text::no_visit(lang, round, branch),
            ReportError::NoSheet(round, branch) => text::no_sheet(lang, round, branch),
            ReportError::SeveralSheets(names) => text::several_sheets(lang, names.join("、")),
            ReportError::NoChecklist(version) => text::no_checklist(lang, version),
            ReportError::Nothing(kind, round, branch) => text::nothing(lang, kind, round, branch),
            ReportError::Font(FontError::None(dir)) => text::no_font(lang, dir.display()),
            ReportError::Font(FontError::Unfit(path)) => text::unfit_font(lang, path.display()),
            ReportError::NotWritten(what) => text::not_written(lang, what),
        }
    }
}

impl Say for TemplateError {
    fn say(&self, lang: Lang) -> String {
        match self {
            TemplateError::Syntax(why) => text::template_syntax(lang, why),
            TemplateError::Unknown(key) => text::template_unknown(lang, key),
            TemplateError::Kind(key) => text::template_kind(lang, key),
        }
    }
}

impl Say for LogoError {
    fn say(&self, lang: Lang) -> String {
        match self {
            LogoError::Missing(path) => text::logo_missing(lang, path.display()),
            LogoError::Unreadable(path, why) => text::logo_unreadable(lang, path.display(), why),
            LogoError::Heavy(path) => text::logo_heavy(lang, path.display(), HEAVIEST / 1024 / 1024),
            LogoError::Other(path) => text::logo_other(lang, path.display()),
            LogoError::Broken(path, why) => text::logo_broken(lang, path.display(), why),
            LogoError::Large(path, wide, high) => text::logo_large(lang, path.display(), wide, high, LONGEST),
        }
    }
}

crate::said!(ReportError, TemplateError, LogoError);
