//! One document, whatever the paper or file it ends on: a form makes it from facts, a writer turns it into bytes.

use super::logo::Logo;
use crate::model::decimal::Points;
use crate::model::paper::Paper;

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

/// How a spreadsheet computes a cell of a subtotal or total row from the plain rows above it. Elsewhere the value
/// stands as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Formula {
    /// Not at all.
    #[default]
    None,
    /// The sum of the cells above: of the group in a subtotal row, of everything in a total row.
    Sum,
    /// Points earned ÷ full marks × 100, rounded to hundredths; rows that say a word in a column are left out (AMB-7).
    Converted {
        /// Column of the points earned.
        got: usize,
        /// Column of the full marks.
        full: usize,
        /// Column and word of rows that do not apply.
        without: (usize, String),
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
        }
    }

    /// Whether it is a number, which stands at the right and is a number in a spreadsheet too.
    pub fn is_number(&self) -> bool {
        matches!(self, Value::Points(_) | Value::Score(_) | Value::Count(_))
    }
}
