//! How cells of a spreadsheet look: letters, lines, and how numbers and days are shown.

use crate::documents::model::{Align, Cell, Formula, RowKind, Value};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// A day in the official form: 2026年11月22日.
const DAY: &str = "yyyy\"年\"m\"月\"d\"日\"";

/// How the words of a row over all columns look.
pub(super) struct Face {
    /// Letters, lines and place.
    pub(super) format: Format,
    /// Points.
    pub(super) size: usize,
}

impl Face {
    fn new(name: &str, size: u8) -> Face {
        Face { format: base().set_font_name(name).set_font_size(size), size: usize::from(size) }
    }

    pub(super) fn aligned(self, align: FormatAlign) -> Face {
        Face { format: self.format.set_align(align), ..self }
    }

    /// Height of a line in points.
    pub(super) fn line(&self) -> f64 {
        self.size as f64 * 1.36
    }
}

fn base() -> Format {
    Format::new().set_font_name("仿宋").set_font_size(9).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

pub(super) fn title() -> Face {
    let face = Face::new("宋体", 18).aligned(FormatAlign::Center);
    Face { format: face.format.set_bold(), ..face }
}

pub(super) fn words() -> Face {
    Face::new("仿宋", 11)
}

pub(super) fn strong() -> Face {
    Face::new("黑体", 12)
}

pub(super) fn ruled() -> Face {
    let face = Face::new("仿宋", 9);
    Face { format: face.format.set_border_bottom(FormatBorder::Thin), ..face }
}

pub(super) fn heading() -> Format {
    let grey = base().set_font_name("黑体").set_background_color("#F0F0F0");
    grey.set_border(FormatBorder::Thin).set_align(FormatAlign::Center)
}

/// How a cell looks; `dated` says that days stand in its column, so that one typed into it looks like the others.
pub(super) fn look(cell: &Cell, kind: RowKind, align: Align, dated: bool) -> Format {
    let mut format = base().set_border(FormatBorder::Thin);
    let align = if cell.span > 1 && kind != RowKind::Group { Align::Center } else { align };
    format = match align {
        _ if kind == RowKind::Group => format.set_align(FormatAlign::Left),
        Align::Left => format.set_align(FormatAlign::Left),
        Align::Center => format.set_align(FormatAlign::Center),
        Align::Right => format.set_align(FormatAlign::Right),
    };
    if let Some(numbers) = numbers(cell, dated && kind == RowKind::Plain) {
        format = format.set_num_format(numbers);
    }
    if cell.strong || kind != RowKind::Plain { format.set_font_name("黑体").set_bold() } else { format }
}

/// How a number or a day is shown. Words are told to be words, but not where a formula may come to a number.
fn numbers(cell: &Cell, dated: bool) -> Option<&'static str> {
    match &cell.value {
        Value::Score(_) => Some("0.00"),
        Value::Change(_) => Some("+0.00;-0.00;0.00"),
        Value::Share(share) if share.percent().0 % 100 == 0 => Some("0%"),
        Value::Share(share) if share.percent().0 % 10 == 0 => Some("0.0%"),
        Value::Share(_) => Some("0.00%"),
        Value::Date(_) => Some(DAY),
        Value::Blank if matches!(cell.formula, Formula::Converted { .. }) => Some("0.00"),
        Value::Blank if matches!(cell.formula, Formula::Share { .. }) => Some("0.00%"),
        Value::Blank if dated => Some(DAY),
        Value::Text(_) if cell.formula == Formula::None => Some("@"),
        Value::Text(_) | Value::Points(_) | Value::Count(_) | Value::Blank => None,
    }
}
