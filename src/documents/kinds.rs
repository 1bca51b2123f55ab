//! The forms there are, and the formats each is written in.

use super::error::ReportError;
use super::model::Document;
use super::pdf::{self, FontSource};
use super::template::Template;
use super::{
    agreed, brief, check, csv, docx, duty, feedback, handbook, hearing, html, interview, ledger, md, notice, pairing,
    plates, rank, sheet, xlsx,
};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::paper;
use chrono::NaiveDate;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One HTML file that prints on A4.
    Html,
    /// Markdown.
    Md,
    /// CSV, the rows of the table only.
    Csv,
    /// Spreadsheet.
    Xlsx,
    /// Word document.
    Docx,
    /// PDF with its font in it.
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] = [Format::Html, Format::Pdf, Format::Docx, Format::Xlsx, Format::Md, Format::Csv];

    /// The format with this key.
    pub fn parse(key: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|f| f.key() == key)
    }

    /// Key on the command line and ending of the file.
    pub fn key(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Md => "md",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        }
    }
}

/// What a document is to be about.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Quarter such as `2026Q4`; may be empty where the kind allows.
    pub round: &'a str,
    /// Branch code; may be empty where the kind allows.
    pub branch: &'a str,
    /// Id of one score sheet; none means the one that counts.
    pub sheet: Option<&'a str>,
    /// Today, for what is overdue.
    pub today: NaiveDate,
    /// Words of the documents.
    pub words: &'a Template,
    /// Fonts for pdf files.
    pub fonts: &'a FontSource,
}

/// A form.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Key on the command line.
    pub key: &'static str,
    /// What people call it; part of the file name.
    pub title: &'static str,
    /// Formats it is written in; the first is proposed.
    pub formats: &'static [Format],
    /// Whether it is about one quarter.
    pub needs_round: bool,
    /// Whether it is about one branch.
    pub needs_branch: bool,
    make: fn(&Facts, &Request) -> Result<Document, ReportError>,
}

/// Forms made of one table.
const TABLE: &[Format] = &[Format::Html, Format::Pdf, Format::Xlsx, Format::Docx, Format::Md, Format::Csv];
/// Forms made of words and tables.
const PAPER: &[Format] = &[Format::Html, Format::Pdf, Format::Docx, Format::Md];

/// Every form.
pub const KINDS: &[Kind] = &[
    visit_kind("sheet", "互查评分表", TABLE, sheet::by_category),
    visit_kind("sheet-steps", "互查评分表（按方式）", TABLE, sheet::by_step),
    visit_kind("sheet-blank", "空白互查评分表", TABLE, sheet::blank),
    visit_kind("sheet-blank-steps", "空白互查评分表（按方式）", TABLE, sheet::blank_by_step),
    visit_kind("feedback", "互查现场反馈表", PAPER, feedback::document),
    Kind {
        key: "ledger",
        title: "问题清单（销号台账）",
        formats: TABLE,
        needs_round: false,
        needs_branch: false,
        make: ledger::document,
    },
    visit_kind("notice", "整改通知单", PAPER, notice::notice),
    visit_kind("remind", "催办单", PAPER, notice::remind),
    visit_kind("warn", "整改提醒书", PAPER, notice::warn),
    visit_kind("admonish", "告诫书", PAPER, notice::admonish),
    visit_kind("recheck", "回头看复查表", TABLE, notice::recheck),
    visit_kind("closing", "销号单", TABLE, notice::closing),
    round_kind("rank", "季度汇总与排名", TABLE, rank::document),
    round_kind("plates", "亮牌公示", TABLE, plates::public),
    round_kind("plates-internal", "亮牌应提示事项（内部）", PAPER, plates::internal),
    visit_kind("brief", "访前简报", PAPER, brief::document),
    visit_kind("agreed", "合议记录", TABLE, agreed::document),
    round_kind("handbook", "标准化经验手册", PAPER, handbook::document),
    visit_kind("interview", "访谈记录表", PAPER, interview::document),
    visit_kind("hearing", "听汇报记录", TABLE, hearing::document),
    branch_kind("pair-contract", "结对提升责任书", PAPER, pairing::contract),
    branch_kind("pair-diagnosis", "支部标准化诊断报告", PAPER, pairing::diagnosis),
    branch_kind("pair-ledger", "帮扶台账", TABLE, pairing::ledger),
    branch_kind("pair-urgent", "加急整改方案", PAPER, pairing::urgent),
    visit_kind("duty-posts", "党员岗位责任清单", TABLE, duty::posts),
    visit_kind("duty-claims", "党员责任认领表", TABLE, duty::claims),
    visit_kind("duty-ledger", "党员履职台账", TABLE, duty::ledger),
    visit_kind("duty-results", "党员履职考评公示", TABLE, duty::results),
];

const fn visit_kind(
    key: &'static str,
    title: &'static str,
    formats: &'static [Format],
    make: fn(&Facts, &Request) -> Result<Document, ReportError>,
) -> Kind {
    Kind { key, title, formats, needs_round: true, needs_branch: true, make }
}

const fn branch_kind(
    key: &'static str,
    title: &'static str,
    formats: &'static [Format],
    make: fn(&Facts, &Request) -> Result<Document, ReportError>,
) -> Kind {
    Kind { key, title, formats, needs_round: false, needs_branch: true, make }
}

const fn round_kind(
    key: &'static str,
    title: &'static str,
    formats: &'static [Format],
    make: fn(&Facts, &Request) -> Result<Document, ReportError>,
) -> Kind {
    Kind { key, title, formats, needs_round: true, needs_branch: false, make }
}

/// The form with this key.
///
/// # Errors
/// There is none; the error lists all.
pub fn kind(key: &str) -> Result<&'static Kind, ReportError> {
    let known = || KINDS.iter().map(|k| format!("{}（{}）", k.key, k.title)).collect::<Vec<_>>().join("、");
    KINDS.iter().find(|k| k.key == key).ok_or_else(|| ReportError::UnknownKind(key.into(), known()))
}

impl Kind {
    /// The format with this key, if the form is written in it.
    ///
    /// # Errors
    /// It is not; the error lists those it is written in.
    pub fn format(&self, key: &str) -> Result<Format, ReportError> {
        let known = || self.formats.iter().map(|f| f.key()).collect::<Vec<_>>().join("、");
        let found = self.formats.iter().copied().find(|f| f.key() == key);
        found.ok_or_else(|| ReportError::UnknownFormat(self.title.into(), key.into(), known()))
    }
}

/// The document of a form.
///
/// # Errors
/// What the request names is missing, or not in the facts.
pub fn build(kind: &Kind, facts: &Facts, request: &Request) -> Result<Document, ReportError> {
    if request.round.is_empty() && kind.needs_round {
        return Err(ReportError::RoundMissing(kind.title.into()));
    }
    if request.branch.is_empty() && kind.needs_branch {
        return Err(ReportError::BranchMissing(kind.title.into()));
    }
    if !request.round.is_empty() && facts.get("round", request.round).is_none() {
        return Err(ReportError::UnknownRound(request.round.into()));
    }
    if !request.branch.is_empty() && facts.get("branch", request.branch).is_none() {
        return Err(ReportError::UnknownBranch(request.branch.into()));
    }
    Ok(finished(facts, request.words, (kind.make)(facts, request)?))
}

/// A document with what every form has alike: the logo, and the check codes at its foot.
pub(super) fn finished(facts: &Facts, words: &Template, doc: Document) -> Document {
    let foot = check::foot(facts, words, &doc);
    Document { logo: words.logo.clone(), foot, ..doc }
}

/// The act that gives a document its number; none if it has one, or its form none.
pub fn issue(facts: &Facts, doc: &Document, today: NaiveDate) -> Option<Act> {
    let mut act = facts.act();
    issue_in(facts, &mut act, doc, today);
    (!act.is_empty()).then_some(act)
}

/// Gives a document its number within an act; nothing if it has one, or its form none.
pub fn issue_in(facts: &Facts, act: &mut Act, doc: &Document, today: NaiveDate) {
    doc.paper.iter().for_each(|paper| paper::issue(facts, act, paper, today));
}

/// The bytes of a document in a format.
///
/// # Errors
/// The writer failed; a pdf without a font.
pub fn render(doc: &Document, format: Format, fonts: &FontSource) -> Result<Vec<u8>, ReportError> {
    Ok(match format {
        Format::Html => html::write(doc).into_bytes(),
        Format::Md => md::write(doc).into_bytes(),
        Format::Csv => csv::write(doc)?,
        Format::Xlsx => xlsx::write(doc)?,
        Format::Docx => docx::write(doc)?,
        Format::Pdf => pdf::write(doc, fonts)?,
    })
}

/// The bytes of a form: [`build`], then [`render`].
///
/// # Errors
/// Those of both.
pub fn write(kind: &Kind, facts: &Facts, request: &Request, format: Format) -> Result<Vec<u8>, ReportError> {
    render(&build(kind, facts, request)?, format, request.fonts)
}
