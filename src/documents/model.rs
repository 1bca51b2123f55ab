//! One document, whatever the paper or file it ends on: a form makes it from facts, a writer turns it into bytes.

use super::logo::Logo;
use crate::model::calendar::date_zh;
use crate::model::decimal::{Points, Share};
use crate::model::paper::Paper;
use chrono::NaiveDate;

/// A printed document. Its words are Chinese whatever the language of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Title, centred above.
    pub title: String,
    /// Number of the document (文号) or another line under the title; may be empty.
    pub number: String,
    /// Paper.
    pub page: Page,
    /// The number as something to be given when the document is issued; none for forms without one.
    pub paper: Option<Paper>,
    /// Words at the foot of every page, beside the page number; may be empty. Check codes come to stand after
    /// them, on a second line if one is not enough.
    pub foot: String,
    /// The score sheets it rests on, whose check codes every page bears; none for papers about something else.
    pub rests: Rests,
    /// The company's logo above the title of the first page; none by default.
    pub logo: Option<Logo>,
    /// What it consists of, from top to bottom.
    pub blocks: Vec<Block>,
}

/// What a paper rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rests {
    /// Ids of score sheets, each once.
    pub sheets: Vec<String>,
    /// How many of the problems on the paper come from no sheet.
    pub beside: usize,
}

/// A4 paper, and how it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Upright: notices and feedback.
    #[default]
    Portrait,
    /// Across: wide tables.
    Landscape,
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading such as 一、主要优点.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Running text with counts of the table below it.
    Tally(Vec<Piece>),
    /// Whom a letter is for: a line that is not indented.
    Greeting(String),
    /// Who signs a notice, and when: lines at the right.
    Closing(Vec<String>),
    /// Lines of label and value.
    Facts(Vec<Vec<(String, String)>>),
    /// Numbered items.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Boxes of which some are ticked, and words about it.
    Choice {
        /// What is chosen, such as 支部意见.
        label: String,
        /// Options; the ticked ones are true.
        options: Vec<(String, bool)>,
        /// Words that explain the choice; may be empty.
        text: String,
    },
    /// So many empty ruled lines, to be written on by hand.
    Lines(u8),
    /// Rows of places to sign.
    Signatures(Vec<Vec<Signature>>),
    /// Small print.
    Note(String),
    /// A new page, headed by a title of its own (one interview, one item of the handbook).
    Page(String),
}

/// A part of running text that counts the rows of a table. Each says what stands there and how a spreadsheet counts it
/// again; columns are places of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// How many rows have a number in a column.
    Rows {
        /// As it is read on paper.
        shown: String,
        /// The column.
        column: usize,
    },
    /// How many rows have a word in a column.
    With {
        /// As it is read on paper.
        shown: String,
        /// The column and the word.
        word: (usize, String),
    },
    /// How many rows have a date before this day, but not the word.
    Before {
        /// As it is read on paper.
        shown: String,
        /// The column of dates and the day.
        day: (usize, NaiveDate),
        /// Column and word of rows that are left out.
        without: (usize, String),
    },
    /// Percent of the rows that have a word in a column, cut after two places.
    Percent {
        /// As it is read on paper.
        shown: String,
        /// The column in which every row has a number.
        column: usize,
        /// The column and the word.
        word: (usize, String),
    },
}

/// A place to be filled in by pen, or filled in already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Label, such as 互查小组组长（签字）.
    pub label: String,
    /// What stands on the line already; empty for a pen.
    pub value: String,
}

/// A table with its columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Heading, repeated on every page.
    pub title: String,
    /// Width in full-width characters; also the share of the page it takes.
    pub width: u16,
    /// How its cells stand.
    pub align: Align,
    /// What a spreadsheet lets a person type into it.
    pub check: Check,
}

/// What may be typed into the cells of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Check {
    /// Anything.
    #[default]
    Any,
    /// Points in hundredths from 0 to those in another column of the row, or a mark.
    Points {
        /// Column of the most.
        most: usize,
        /// The mark that stands for no points.
        or: String,
        /// What is said about anything else.
        refused: String,
    },
    /// A whole number from 0, or one of these words.
    Count {
        /// The words.
        or: Vec<String>,
        /// What is said about anything else.
        refused: String,
    },
}

/// How cells stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left: words.
    #[default]
    Left,
    /// In the middle: codes, dates and short marks.
    Center,
    /// At the right: numbers.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What kind of row it is.
    pub kind: RowKind,
    /// Cells; their spans add up to the number of columns.
    pub cells: Vec<Cell>,
}

/// Kinds of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    Plain,
    /// The heading of a group: one cell over all columns.
    Group,
    /// The sum of a group.
    Subtotal,
    /// The sum of everything.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// How many columns it covers, at least 1.
    pub span: usize,
    /// In bold, so that it is seen in black and white too.
    pub strong: bool,
    /// How a spreadsheet computes it again.
    pub formula: Formula,
}

/// How a spreadsheet computes a cell. Elsewhere the value stands as it is; where that is blank, the formula too shows
/// nothing until there is something to compute from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Formula {
    /// Not at all.
    #[default]
    None,
    /// The sum of the plain rows above: of the group in a subtotal row, of everything in a total row.
    Sum,
    /// Full marks less the points lost, of the same row.
    Rest {
        /// Column of the full marks.
        full: usize,
        /// Column of the points lost.
        lost: usize,
        /// Column and word of rows that do not apply.
        without: (usize, String),
        /// What stands in rows that do not apply.
        mark: String,
    },
    /// Points earned ÷ full marks × 100, rounded to hundredths; rows that say a word in a column are left out (AMB-7).
    /// Nothing while a row has neither points nor the word.
    Converted {
        /// Column of the points earned.
        got: usize,
        /// Column of the full marks.
        full: usize,
        /// Column and word of rows that do not apply.
        without: (usize, String),
    },
    /// One column of the row as percent of another, cut after two places; nothing of nothing.
    Share {
        /// Column of the part.
        part: usize,
        /// Column of the whole.
        whole: usize,
    },
}

/// The typed content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or to be filled in by pen.
    Blank,
    /// Words.
    Text(String),
    /// Points without needless zeros: 2.5.
    Points(Points),
    /// Points with two places: 88.50.
    Score(Points),
    /// A whole number.
    Count(u64),
    /// Percent, cut after two places: 66.66%.
    Share(Share),
    /// Points more or less than before, with their sign: +1.50.
    Change(Points),
    /// A day: 2026年11月22日.
    Date(NaiveDate),
}

impl Document {
    /// An empty document.
    pub fn new(title: impl Into<String>, page: Page) -> Document {
        Document { title: title.into(), page, ..Document::default() }
    }

    /// Its tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None })
    }
}

impl Rests {
    /// These sheets.
    pub fn on<'a>(sheets: impl IntoIterator<Item = &'a str>) -> Rests {
        let mut rests = Rests::default();
        sheets.into_iter().for_each(|s| rests.add(s));
        rests
    }

    /// One sheet more; nothing if it is there already.
    pub fn add(&mut self, sheet: &str) {
        if !self.sheets.iter().any(|s| s == sheet) {
            self.sheets.push(sheet.into());
        }
    }
}

impl Signature {
    /// A line for a pen.
    pub fn blank(label: impl Into<String>) -> Signature {
        Signature { label: label.into(), value: String::new() }
    }
}

impl Row {
    /// An ordinary row.
    pub fn plain(cells: Vec<Cell>) -> Row {
        Row { kind: RowKind::Plain, cells }
    }

    /// The heading of a group over so many columns.
    pub fn group(text: impl Into<String>, columns: usize) -> Row {
        Row { kind: RowKind::Group, cells: vec![Cell::from(text.into()).over(columns)] }
    }

    /// Empty cells to write into.
    pub fn blank(columns: usize) -> Row {
        Row::plain(vec![Cell::from(Value::Blank); columns])
    }
}

impl Cell {
    /// The same cell over several columns.
    pub fn over(mut self, columns: usize) -> Cell {
        self.span = columns.max(1);
        self
    }

    /// The same cell in bold.
    pub fn strong(mut self) -> Cell {
        self.strong = true;
        self
    }

    /// The same cell, computed again by a spreadsheet.
    pub fn by(mut self, formula: Formula) -> Cell {
        self.formula = formula;
        self
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Cell {
        Cell { value, span: 1, strong: false, formula: Formula::None }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::from(if text.is_empty() { Value::Blank } else { Value::Text(text) })
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::from(text.to_string())
    }
}

impl Value {
    /// As it is read on paper.
    pub fn shown(&self) -> String {
        match self {
            Value::Blank => String::new(),
            Value::Text(text) => text.clone(),
            Value::Points(points) => points.short(),
            Value::Score(points) => points.to_string(),
            Value::Count(n) => n.to_string(),
            Value::Share(share) => format!("{}%", share.percent().short()),
            Value::Change(points) if *points > Points::ZERO => format!("+{points}"),
            Value::Change(points) => points.to_string(),
            Value::Date(day) => date_zh(*day),
        }
    }

    /// Whether a spreadsheet holds it as a number: a date is one too.
    pub fn is_typed(&self) -> bool {
        !matches!(self, Value::Blank | Value::Text(_))
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(day: Option<NaiveDate>) -> Cell {
        Cell::from(day.map_or(Value::Blank, Value::Date))
    }
}

impl Piece {
    /// As it is read on paper.
    pub fn shown(&self) -> &str {
        match self {
            Piece::Words(text) => text,
            Piece::Rows { shown, .. }
            | Piece::With { shown, .. }
            | Piece::Before { shown, .. }
            | Piece::Percent { shown, .. } => shown,
        }
    }

    /// All of them as one text.
    pub fn text(pieces: &[Piece]) -> String {
        pieces.iter().map(Piece::shown).collect()
    }
}
