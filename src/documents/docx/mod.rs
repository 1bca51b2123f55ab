//! Word documents (.docx): the few parts that offices' programs need, written by hand. The same document gives the
//! same bytes: no clock is read.

mod logo;
mod signed;
mod table;
mod words;

use super::clean;
use super::error::ReportError;
use super::model::{Block, Document, Page, Piece};
use super::tail;
use std::io::{Cursor, Write};
use words::{Look, PEN, breaks, paragraph, run};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// A4 in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// Size of a title in half points, as styles.xml has it: so many twentieths of a point a tenth of a letter is wide.
const TITLE: u32 = 40;
/// Margins: left and right, above, below.
const SIDE: u32 = 1_000;
const ABOVE: u32 = 1_000;
const BELOW: u32 = 1_000;
/// Width of a half-width character of the text.
const HALF: u32 = 120;

/// Writes a document.
///
/// # Errors
/// The container could not be made.
pub fn write(doc: &Document) -> Result<Vec<u8>, ReportError> {
    let picture = doc.logo.as_ref();
    let texts = [
        ("[Content_Types].xml", logo::typed(include_str!("content_types.xml"), picture)),
        ("_rels/.rels", include_str!("rels.xml").to_string()),
        ("word/_rels/document.xml.rels", logo::related(include_str!("document_rels.xml"), picture)),
        ("word/styles.xml", include_str!("styles.xml").to_string()),
        ("word/settings.xml", include_str!("settings.xml").to_string()),
        ("word/footer1.xml", footer(doc)),
        ("word/document.xml", body(doc)),
    ];
    let named = |(name, text): (&str, String)| (name.to_string(), text.into_bytes());
    let mut parts: Vec<(String, Vec<u8>)> = texts.into_iter().map(named).collect();
    parts.extend(picture.map(|l| (logo::part(l), l.bytes().to_vec())));
    pack(&parts).map_err(|e| ReportError::NotWritten(e.to_string()))
}

fn pack(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, content) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn body(doc: &Document) -> String {
    let mut out = format!("{DECLARATION}<w:document {NAMESPACES}><w:body>");
    out.push_str(&doc.logo.as_ref().map(logo::paragraph).unwrap_or_default());
    out.push_str(&paragraph("Title", "", &title(&doc.title, doc.page)));
    if !doc.number.is_empty() {
        out.push_str(&paragraph("Centred", "", &run(&doc.number, Look::Plain)));
    }
    blocks(&mut out, &doc.blocks, doc.page);
    out.push_str(&section(doc.page));
    out.push_str("</w:body></w:document>");
    out
}

/// A title that is a little too long is set smaller rather than broken.
fn title(words: &str, page: Page) -> String {
    let words = clean::line(words);
    // Programs draw figures wider than half a letter in their stand-ins for the font, and part them from hanzi.
    let wide: usize = words.chars().map(|c| if c.is_ascii() { 6 } else { 10 }).sum();
    let fits = |size: &u32| u32::try_from(wide + 10).unwrap_or(u32::MAX).saturating_mul(*size) <= width(page);
    let size = (TITLE * 7 / 10..TITLE).rev().find(fits).filter(|_| !fits(&TITLE));
    let smaller = size.map(|s| format!("<w:r><w:rPr><w:sz w:val=\"{s}\"/><w:szCs w:val=\"{s}\"/></w:rPr>"));
    let run = run(&words, Look::Plain);
    smaller.map_or(run.clone(), |s| run.replacen("<w:r>", &s, 1))
}

/// All blocks, with what leads to places to sign kept together.
fn blocks(out: &mut String, all: &[Block], page: Page) {
    let mut inside = 0; // blocks that stand in the table before them already
    for (at, one) in all.iter().enumerate() {
        let below = signed::below(all, at, page);
        match one {
            _ if inside > 0 => inside -= 1,
            Block::Table(table) if !below.is_empty() => {
                let content: String = below.iter().map(|b| block(b, page)).collect();
                out.push_str(&signed::write(table, page, &content));
                inside = below.len();
            }
            _ if tail::signing(all, at).is_empty() => out.push_str(&block(one, page)),
            _ => out.push_str(&words::kept(&block(one, page))),
        }
    }
}

fn section(page: Page) -> String {
    let size = match page {
        Page::Portrait => format!("<w:pgSz w:w=\"{SHORT}\" w:h=\"{LONG}\"/>"),
        Page::Landscape => format!("<w:pgSz w:w=\"{LONG}\" w:h=\"{SHORT}\" w:orient=\"landscape\"/>"),
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>{size}<w:pgMar w:top=\"{ABOVE}\" \
         w:right=\"{SIDE}\" w:bottom=\"{BELOW}\" w:left=\"{SIDE}\" w:header=\"500\" w:footer=\"500\" \
         w:gutter=\"0\"/></w:sectPr>"
    )
}

/// Width between the margins.
fn width(page: Page) -> u32 {
    match page {
        Page::Portrait => SHORT - 2 * SIDE,
        Page::Landscape => LONG - 2 * SIDE,
    }
}

fn footer(doc: &Document) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{name}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let tab = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", width(doc.page));
    let (page, pages) = (field("PAGE"), field("NUMPAGES"));
    let plain = |text: &str| run(text, Look::Plain);
    let lines = clean::lines(&doc.foot);
    let (first, more) = lines.split_first().map_or(("", &[][..]), |(first, more)| (first, more));
    let content =
        format!("{}<w:r><w:tab/></w:r>{}{page}{}{pages}{}", plain(first), plain("第"), plain("页 共"), plain("页"));
    let more: String = more.iter().map(|line| paragraph("Footer", "", &plain(line))).collect();
    format!("{DECLARATION}<w:ftr {NAMESPACES}>{}{more}</w:ftr>", paragraph("Footer", &tab, &content))
}

fn block(block: &Block, page: Page) -> String {
    match block {
        Block::Heading(text) => paragraph("Heading1", "", &run(text, Look::Plain)),
        Block::Page(text) => paragraph("Title", "<w:pageBreakBefore/>", &run(text, Look::Plain)),
        Block::Paragraph(text) => indented(text),
        Block::Tally(pieces) => indented(&Piece::text(pieces)),
        Block::Greeting(text) => paragraph("Facts", "", &breaks(text, Look::Plain)),
        Block::Closing(lines) => {
            let right = "<w:keepNext/><w:ind w:right=\"480\"/><w:jc w:val=\"right\"/>";
            lines.iter().map(|l| paragraph("Facts", right, &run(l, Look::Plain))).collect()
        }
        Block::Note(text) => paragraph("Note", "", &breaks(text, Look::Plain)),
        Block::Facts(rows) => rows.iter().map(|r| facts(r)).collect(),
        Block::List(items) => (1..).zip(items).map(|(n, t)| item(n, t)).collect(),
        Block::Table(table) => table::write(table, page),
        Block::Choice { label, options, text } => choice(label, options, text),
        Block::Lines(n) => paragraph("Ruled", "", "").repeat(usize::from(*n)),
        Block::Signatures(rows) => table::signatures(rows, page),
    }
}

fn indented(text: &str) -> String {
    clean::lines(text).iter().map(|l| paragraph("Indented", "", &run(l, Look::Plain))).collect()
}

fn facts(row: &[(String, String)]) -> String {
    let one = |(label, value): &(String, String)| {
        let value = if value.is_empty() { PEN } else { value.as_str() };
        run(&format!("{label}："), Look::Label) + &breaks(value, Look::Plain)
    };
    paragraph("Facts", "", &row.iter().map(one).collect::<Vec<_>>().join(&run("　　", Look::Plain)))
}

fn item(number: usize, text: &str) -> String {
    paragraph("Item", "", &breaks(&format!("{number}. {text}"), Look::Plain))
}

fn choice(label: &str, options: &[(String, bool)], text: &str) -> String {
    let one = |(text, on): &(String, bool)| run(&format!("{}{text}　　", if *on { '■' } else { '□' }), Look::Plain);
    let boxes: String = options.iter().map(one).collect();
    let tail = if text.is_empty() { String::new() } else { indented(text) };
    paragraph("Facts", "", &(run(&format!("{label}："), Look::Label) + &boxes)) + &tail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_a_little_too_long_is_set_smaller_and_a_longer_one_is_broken() {
        assert!(include_str!("styles.xml").contains(&format!("<w:sz w:val=\"{TITLE}\"/>")));
        for (words, size) in [
            ("西北能化公司党支部亮牌公示（2026年第四季度）", None),
            ("西北能化公司党支部亮牌应提示事项（2026年第四季度）", Some(37)),
            ("西北能化公司（示范园区）é👍党支部亮牌应提示事项（2026年第四季度）", Some(28)),
        ] {
            let said = title(words, Page::Portrait);
            let found =
                said.split_once("<w:sz w:val=\"").map(|(_, rest)| rest.split('"').next().unwrap().parse().unwrap());
            assert_eq!(found, size, "{words}: {said}");
        }
        let long = "很长的标题".repeat(9);
        assert!(!title(&long, Page::Portrait).contains("<w:sz"));
    }
}
