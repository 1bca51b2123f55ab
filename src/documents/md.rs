//! Markdown (CommonMark with tables): readable as it is, and in any viewer.

use super::clean;
use super::model::{Align, Block, Cell, Document, Piece, Row, RowKind, Signature, Table};

/// A line to be written on by pen.
const PEN: &str = "＿＿＿＿＿＿＿＿";

/// Writes a document as Markdown, UTF-8 with LF.
pub fn write(doc: &Document) -> String {
    let mut parts = vec![format!("# {}", inline(&doc.title))];
    if !doc.number.is_empty() {
        parts.push(inline(&doc.number));
    }
    parts.extend(doc.blocks.iter().map(block));
    if !doc.foot.is_empty() {
        let lines: Vec<String> = clean::lines(&doc.foot).iter().map(|l| inline(l)).collect();
        parts.push(format!("---\n\n{}", lines.join("<br>")));
    }
    parts.retain(|p| !p.is_empty());
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("## {}", inline(text)),
        Block::Page(text) => format!("---\n\n# {}", inline(text)),
        Block::Tally(pieces) => paragraph(&Piece::text(pieces)),
        Block::Paragraph(text) | Block::Note(text) | Block::Greeting(text) => paragraph(text),
        Block::Closing(lines) => lines.iter().map(|l| inline(l)).collect::<Vec<_>>().join("  \n"),
        Block::Facts(rows) => rows.iter().flatten().map(|(l, v)| fact(l, v)).collect::<Vec<_>>().join("\n"),
        Block::List(items) => (1..).zip(items).map(|(n, t)| item(n, t)).collect::<Vec<_>>().join("\n"),
        Block::Table(table) => write_table(table),
        Block::Choice { label, options, text } => choice(label, options, text),
        Block::Lines(n) => vec![PEN.repeat(3); usize::from(*n)].join("  \n"),
        Block::Signatures(rows) => rows.iter().map(|r| signatures(r)).collect::<Vec<_>>().join("\n\n"),
    }
}

fn fact(label: &str, value: &str) -> String {
    let value = if value.is_empty() { PEN.to_string() } else { inline(value) };
    format!("- **{}**：{value}", inline(label))
}

fn item(number: usize, text: &str) -> String {
    let indent = format!("\n{}", " ".repeat(number.to_string().len() + 2));
    format!(
        "{number}. {}",
        clean::lines(text).iter().map(|l| escape(l)).collect::<Vec<_>>().join(&format!("  {indent}"))
    )
}

fn paragraph(text: &str) -> String {
    clean::lines(text).iter().map(|l| escape(l)).collect::<Vec<_>>().join("  \n")
}

fn choice(label: &str, options: &[(String, bool)], text: &str) -> String {
    let boxes: Vec<_> = options.iter().map(|(o, on)| format!("{}{}", if *on { '■' } else { '□' }, inline(o))).collect();
    let tail = if text.is_empty() { String::new() } else { format!("\n\n{}", paragraph(text)) };
    format!("**{}**：{}{tail}", inline(label), boxes.join("　"))
}

fn signatures(row: &[Signature]) -> String {
    let one = |s: &Signature| {
        let value = if s.value.is_empty() { PEN.to_string() } else { inline(&s.value) };
        format!("{}：{value}", inline(&s.label))
    };
    row.iter().map(one).collect::<Vec<_>>().join("　　")
}

fn write_table(table: &Table) -> String {
    let heads: Vec<_> = table.columns.iter().map(|c| in_cell(&c.title)).collect();
    let rule = table.columns.iter().map(|c| match c.align {
        Align::Left => "---",
        Align::Center => ":-:",
        Align::Right => "--:",
    });
    let mut lines = vec![line_of(&heads), line_of(&rule.map(String::from).collect::<Vec<_>>())];
    lines.extend(table.rows.iter().map(|r| line_of(&cells(r))));
    lines.join("\n")
}

fn line_of(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// Markdown cannot span columns: the cells that are covered stay empty.
fn cells(row: &Row) -> Vec<String> {
    let strong = row.kind != RowKind::Plain;
    let mut out = Vec::new();
    for cell in &row.cells {
        out.push(one_cell(cell, strong));
        out.extend(std::iter::repeat_n(String::new(), cell.span.saturating_sub(1)));
    }
    out
}

fn one_cell(cell: &Cell, strong: bool) -> String {
    let text = in_cell(&cell.value.shown());
    if text.is_empty() || !(strong || cell.strong) { text } else { format!("**{text}**") }
}

fn in_cell(text: &str) -> String {
    clean::lines(text).iter().map(|l| escape(l.trim())).collect::<Vec<_>>().join("<br>")
}

/// One line of text in a place where a line end would end the construct.
fn inline(text: &str) -> String {
    escape(clean::line(text).trim())
}

/// Escapes what Markdown would read as a construct: its marks anywhere, and list, heading and rule marks at the start.
fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    escape_start(&out)
}

fn escape_start(line: &str) -> String {
    let blanks = line.len() - line.trim_start().len();
    let (lead, rest) = line.split_at(blanks);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at(digits);
    let item = after.starts_with(['.', ')']) && after.chars().nth(1).is_none_or(|c| c == ' ');
    let escaped = match digits {
        0 if rest.starts_with(['#', '-', '+', '=']) => format!("\\{rest}"),
        1.. if item => format!("{number}\\{after}"),
        _ => rest.to_string(),
    };
    // Four blanks would begin a block of code; an ideographic blank never does.
    format!("{}{escaped}", lead.replace([' ', '\t'], "\u{3000}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("甲|乙", "甲\\|乙")]
    #[case("# 标题", "\\# 标题")]
    #[case("1. 第一", "1\\. 第一")]
    #[case("2026年", "2026年")]
    #[case("0.5", "0.5")]
    #[case("3)", "3\\)")]
    #[case("- 项", "\\- 项")]
    #[case("<b>*粗*</b> &amp;", "\\<b\\>\\*粗\\*\\</b\\> \\&amp;")]
    #[case("    code", "\u{3000}\u{3000}\u{3000}\u{3000}code")]
    #[case("[a](http://x)_é👍", "\\[a\\](http://x)\\_é👍")]
    fn what_markdown_would_act_on_is_escaped(#[case] given: &str, #[case] written: &str) {
        assert_eq!(escape(given), written);
    }

    #[test]
    fn a_cell_never_breaks_its_table() {
        let cell = in_cell("一\n二|三\r\n#四");
        assert_eq!(cell, "一<br>二\\|三<br>\\#四");
    }
}
