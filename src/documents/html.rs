//! HTML: one file that needs nothing else, prints on A4 and reads well on a screen.

use super::clean;
use super::fit;
use super::logo::Logo;
use super::model::{Align, Block, Cell, Column, Document, Page, Piece, Row, RowKind, Signature, Table};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const CSS: &str = include_str!("html.css");

/// Writes a document as one HTML file, UTF-8 with LF. It holds no script and may load nothing.
pub fn write(doc: &Document) -> String {
    let title = line(&doc.title);
    let size = match doc.page {
        Page::Portrait => "portrait",
        Page::Landscape => "landscape",
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{img}\">\n\
         <title>{title}</title>\n<style>\n{CSS}@page {{ size: A4 {size}; }}\n{foot}</style>\n</head>\n\
         <body class=\"{size}\">\n<main>\n{logo}<h1>{title}</h1>\n",
        img = if doc.logo.is_some() { "; img-src data:" } else { "" },
        logo = doc.logo.as_ref().map(logo).unwrap_or_default(),
        foot = page_foot(&doc.foot),
    );
    if !doc.number.is_empty() {
        out.push_str(&format!("<p class=\"number\">{}</p>\n", line(&doc.number)));
    }
    doc.blocks.iter().for_each(|b| out.push_str(&block(b, doc.page)));
    if !doc.foot.is_empty() {
        out.push_str(&format!("<p class=\"foot\">{}</p>\n", lines(&doc.foot)));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The picture itself stands in the file. Its size is said here, so that a page without one is what it was.
fn logo(logo: &Logo) -> String {
    let ((wide, high), kind) = (logo.millimetres(), logo.kind().key());
    let (alt, data) = (line(logo.alt()), STANDARD.encode(logo.bytes()));
    let style = format!("display:block;width:{wide:.2}mm;height:{high:.2}mm;margin:0 0 2mm");
    format!("<img style=\"{style}\" alt=\"{alt}\" src=\"data:image/{kind};base64,{data}\">\n")
}

/// The foot of every printed page, for browsers that know page margins.
fn page_foot(foot: &str) -> String {
    let safe = |line: &String| -> String { line.chars().filter(|c| !matches!(c, '"' | '\\' | '<' | '>')).collect() };
    let safe = clean::lines(foot).iter().map(safe).collect::<Vec<_>>().join("\\A ");
    if safe.is_empty() { String::new() } else { format!("@page {{ @bottom-left {{ content: \"{safe}\"; }} }}\n") }
}

fn block(block: &Block, page: Page) -> String {
    match block {
        Block::Heading(t) => format!("<h2>{}</h2>\n", line(t)),
        Block::Page(t) => format!("<h1 class=\"next\">{}</h1>\n", line(t)),
        Block::Paragraph(t) => paragraphs(t),
        Block::Tally(pieces) => paragraphs(&Piece::text(pieces)),
        Block::Greeting(t) => format!("<p class=\"greeting\">{}</p>\n", lines(t)),
        Block::Closing(all) => {
            let one = |t: &String| format!("<div>{}</div>", line(t));
            format!("<div class=\"closing\">{}</div>\n", all.iter().map(one).collect::<String>())
        }
        Block::Note(t) => format!("<p class=\"note\">{}</p>\n", lines(t)),
        Block::Facts(rows) => facts(rows),
        Block::List(items) => list(items),
        Block::Table(table) => write_table(table, page),
        Block::Choice { label, options, text } => choice(label, options, text),
        Block::Lines(n) => format!("<div class=\"lines\">{}</div>\n", "<div></div>".repeat(usize::from(*n))),
        Block::Signatures(rows) => signatures(rows),
    }
}

fn paragraphs(text: &str) -> String {
    clean::lines(text).iter().map(|l| format!("<p class=\"text\">{}</p>\n", clean::markup(l))).collect()
}

fn facts(rows: &[Vec<(String, String)>]) -> String {
    let one = |(label, value): &(String, String)| format!("<div><b>{}：</b>{}</div>", line(label), pen_or(value));
    let row =
        |r: &Vec<(String, String)>| format!("<div class=\"row\">{}</div>\n", r.iter().map(one).collect::<String>());
    format!("<div class=\"facts\">\n{}</div>\n", rows.iter().map(row).collect::<String>())
}

fn list(items: &[String]) -> String {
    let items: String = items.iter().map(|t| format!("<li>{}</li>\n", lines(t))).collect();
    format!("<ol>\n{items}</ol>\n")
}

fn choice(label: &str, options: &[(String, bool)], text: &str) -> String {
    let one = |(text, on): &(String, bool)| {
        let mark = if *on { '■' } else { '□' };
        format!("<span class=\"box\">{mark}{}</span>", line(text))
    };
    let boxes: String = options.iter().map(one).collect();
    let tail = if text.is_empty() { String::new() } else { paragraphs(text) };
    format!("<p class=\"choice\"><b>{}：</b>{boxes}</p>\n{tail}", line(label))
}

fn signatures(rows: &[Vec<Signature>]) -> String {
    let one = |s: &Signature| format!("<div>{}：{}</div>", line(&s.label), pen_or(&s.value));
    let row = |r: &Vec<Signature>| format!("<div class=\"row\">{}</div>\n", r.iter().map(one).collect::<String>());
    format!("<div class=\"sign\">\n{}</div>\n", rows.iter().map(row).collect::<String>())
}

fn pen_or(value: &str) -> String {
    if value.is_empty() { "<span class=\"pen\"></span>".into() } else { format!("<span>{}</span>", lines(value)) }
}

fn write_table(table: &Table, page: Page) -> String {
    let shares = fit::widths(table, page);
    let total: u32 = shares.iter().sum();
    let share = |width: &u32| {
        let hundredths = width * 10_000 / total.max(1);
        format!("<col style=\"width:{}.{:02}%\">", hundredths / 100, hundredths % 100)
    };
    let cols: String = shares.iter().map(share).collect();
    let heads: String = table.columns.iter().map(|c| format!("<th>{}</th>", lines(&c.title))).collect();
    let rows: String = table.rows.iter().map(|r| write_row(r, &table.columns, &shares)).collect();
    format!(
        "<table>\n<colgroup>{cols}</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn write_row(row: &Row, columns: &[Column], widths: &[u32]) -> String {
    let class = match row.kind {
        RowKind::Plain => "",
        RowKind::Group => " class=\"group\"",
        RowKind::Subtotal => " class=\"subtotal\"",
        RowKind::Total => " class=\"total\"",
    };
    let mut at = 0;
    let mut cells = String::new();
    for cell in &row.cells {
        let wide = widths.get(at).filter(|_| cell.span == 1).copied().unwrap_or(u32::MAX);
        cells.push_str(&write_cell(cell, columns.get(at), wide, row.kind));
        at += cell.span;
    }
    format!("<tr{class}>{cells}</tr>\n")
}

fn write_cell(cell: &Cell, column: Option<&Column>, wide: u32, kind: RowKind) -> String {
    let align = match (kind, cell.span, column.map(|c| c.align)) {
        (RowKind::Group, ..) => "",
        (RowKind::Subtotal | RowKind::Total, 2.., _) => "c",
        (_, _, Some(Align::Center)) => "c",
        (_, _, Some(Align::Right)) => "r",
        _ => "",
    };
    let strong = if cell.strong { "s" } else { "" };
    let class = [align, strong].into_iter().filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" ");
    let class = if class.is_empty() { class } else { format!(" class=\"{class}\"") };
    let span = if cell.span > 1 { format!(" colspan=\"{}\"", cell.span) } else { String::new() };
    let words = fit::folded(&cell.value.shown(), column.map(|c| c.align).unwrap_or_default(), wide, fit::units);
    format!("<td{class}{span}>{}</td>", words.iter().map(|l| clean::markup(l)).collect::<Vec<_>>().join("<br>"))
}

fn lines(text: &str) -> String {
    clean::lines(text).iter().map(|l| clean::markup(l)).collect::<Vec<_>>().join("<br>")
}

fn line(text: &str) -> String {
    clean::markup(&clean::line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_others_is_never_markup() {
        let nasty = "<script>alert('1')</script>&\"é👍\u{202e}";
        let mut doc = Document::new(nasty, Page::Portrait);
        doc.number = nasty.into();
        doc.foot = format!("</style>\"}} {nasty}");
        doc.blocks = vec![
            Block::Heading(nasty.into()),
            Block::List(vec![nasty.into()]),
            Block::Facts(vec![vec![(nasty.into(), nasty.into())]]),
            Block::Choice { label: nasty.into(), options: vec![(nasty.into(), true)], text: nasty.into() },
            Block::Signatures(vec![vec![Signature::blank(nasty)]]),
        ];
        let html = write(&doc);
        assert!(!html.contains("<script") && !html.contains('\u{202e}'));
        assert_eq!(html.matches("</style>").count(), 1);
        assert!(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;é👍&lt;U+202E&gt;"));
    }
}
