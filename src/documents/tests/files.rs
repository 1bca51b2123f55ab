//! The files of every format.

use super::*;

#[test]
fn every_kind_is_made_in_every_format_from_every_state_without_a_missing_word() {
    let words = Template::builtin();
    for facts in [empty(), filled(&USUAL), extreme()] {
        for kind in KINDS {
            for format in formats(kind) {
                match write(kind, &facts, &request(&words), format) {
                    // Compressed bytes may hold anything by chance; the same words stand in Markdown.
                    Ok(_) if matches!(format, Format::Pdf | Format::Docx | Format::Xlsx) => {}
                    Ok(bytes) => assert!(!String::from_utf8_lossy(&bytes).contains('⟦'), "{} {format:?}", kind.key),
                    Err(e) => assert!(matches!(e, ReportError::NoSheet(..) | ReportError::Nothing(..)), "{e}"),
                }
            }
        }
    }
}

#[test]
fn spans_of_every_row_cover_its_columns() {
    let words = Template::builtin();
    for facts in [filled(&USUAL), extreme()] {
        for kind in KINDS {
            let Ok(doc) = build(kind, &facts, &request(&words)) else { continue };
            for table in doc.tables() {
                for row in &table.rows {
                    assert_eq!(row.cells.iter().map(|c| c.span).sum::<usize>(), table.columns.len(), "{}", kind.key);
                }
            }
        }
    }
}

fn bytes_of(facts: &Facts, key: &str, format: Format) -> Vec<u8> {
    write(kind(key).unwrap(), facts, &request(&Template::builtin()), format).unwrap()
}

#[test]
fn the_same_facts_give_the_same_bytes_in_every_format() {
    let facts = filled(&USUAL);
    for kind in KINDS {
        let made = build(kind, &facts, &request(&Template::builtin())).is_ok();
        for format in formats(kind).into_iter().filter(|_| made) {
            assert_eq!(bytes_of(&facts, kind.key, format), bytes_of(&facts, kind.key, format), "{}", kind.key);
        }
    }
}

#[test]
fn the_spreadsheet_reads_back_with_typed_cells_and_sums_that_compute() {
    use calamine::{Data, Reader, Xlsx};
    let facts = filled(&USUAL);
    let bytes = bytes_of(&facts, "sheet", Format::Xlsx);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let cells = book.worksheet_range("文书").unwrap();
    let rows: Vec<&[Data]> = cells.rows().collect();
    let head = rows.iter().position(|r| r[0] == Data::String("序号".into())).unwrap();
    let first = rows[head + 2];
    assert_eq!(
        (&first[1], &first[6], &first[9]),
        (&Data::String("A1-01".into()), &Data::Float(2.5), &Data::Float(0.5))
    );
    let formulas = book.worksheet_formula("文书").unwrap();
    let all: Vec<&String> = formulas.used_cells().map(|c| c.2).collect();
    assert_eq!(all.iter().filter(|f| f.starts_with("ROUND(SUM(")).count(), 18, "{all:?}");
    let last = all.last().unwrap();
    assert!(last.starts_with("IF(COUNT(K") && last.contains("SUMIF(I"), "{last}");
    let plain = rows[head + 1..].iter().filter(|r| matches!(r[0], Data::Float(_)));
    let got: f64 = plain.map(|r| if let Data::Float(f) = r[10] { f } else { 0.0 }).sum();
    let total = rows.iter().find(|r| r[0] == Data::String("合计".into())).unwrap();
    assert_eq!(total[10], Data::Float(got));
}

/// A part of an office file as text.
pub(super) fn part(bytes: Vec<u8>, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

/// Values of an attribute, as numbers.
fn numbers(xml: &str, attribute: &str) -> Vec<f64> {
    let before = format!(" {attribute}=\"");
    xml.split(&before).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

#[test]
fn spreadsheets_fill_the_paper_with_head_rows_that_stay_and_a_title_that_is_not_cut() {
    let facts = filled(&USUAL);
    for kind in KINDS.iter().filter(|k| k.formats.contains(&Format::Xlsx)) {
        let Ok(doc) = build(kind, &facts, &request(&Template::builtin())) else { continue };
        let bytes = bytes_of(&facts, kind.key, Format::Xlsx);
        let sheet = part(bytes.clone(), "xl/worksheets/sheet1.xml");
        let (columns, rows) = (sheet.split("<cols>").nth(1).unwrap(), sheet.split("<sheetData>").nth(1).unwrap());
        let spans = numbers(columns, "min").into_iter().zip(numbers(columns, "max"));
        let wide: f64 = spans.zip(numbers(columns, "width")).map(|((min, max), width)| (max - min + 1.0) * width).sum();
        let (room, paper) = match doc.page {
            model::Page::Landscape => (138.0, "paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""),
            model::Page::Portrait => (93.0, "paperSize=\"9\" fitToHeight=\"0\""),
        };
        assert!(wide >= room, "{}: {wide} of {room}", kind.key);
        let title = doc.title.chars().count() as f64 * 18.0;
        let lines = (title / (wide * 5.2)).ceil();
        assert!(numbers(rows, "ht")[0] >= lines * 22.0, "{}: the title needs {lines} lines", kind.key);
        for wanted in [paper, "<pageSetUpPr fitToPage=\"1\"/>", "state=\"frozen\"", "第 &amp;P 页 共 &amp;N 页"] {
            assert!(sheet.contains(wanted), "{}: {wanted} in {sheet}", kind.key);
        }
        let book = part(bytes, "xl/workbook.xml");
        assert!(book.contains("_xlnm.Print_Titles") && book.contains("_xlnm.Print_Area"), "{}", kind.key);
    }
}

#[test]
fn places_to_sign_in_word_documents_take_as_many_lines_as_they_need() {
    let body = part(bytes_of(&filled(&USUAL), "feedback", Format::Docx), "word/document.xml");
    let line_of = |label: &str| body.split("</w:tbl>").position(|t| t.contains(label)).unwrap();
    assert_eq!(line_of("互查小组组长（签字）"), line_of("成员（签字）"));
    assert!(line_of("签收日期") > line_of("党支部书记（签字）"), "three of them would wrap");
}

#[test]
fn a_formula_in_a_fact_stays_text() {
    use calamine::{Data, Reader, Xlsx};
    let facts = filled(&Words { fact: "=HYPERLINK(\"http://x\")", ..USUAL });
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(bytes_of(&facts, "ledger", Format::Xlsx))).unwrap();
    let cells = book.worksheet_range("文书").unwrap();
    assert!(cells.used_cells().any(|c| *c.2 == Data::String("=HYPERLINK(\"http://x\")".into())));
    let formulas = book.worksheet_formula("文书").unwrap();
    let formulas: Vec<&String> = formulas.used_cells().map(|c| c.2).filter(|f| !f.is_empty()).collect();
    assert!(matches!(formulas.as_slice(), [counts] if counts.starts_with("\"共\"&COUNT(")), "{formulas:?}");
    let csv = String::from_utf8(bytes_of(&facts, "ledger", Format::Csv)).unwrap();
    assert!(csv.contains(",\"'=HYPERLINK(") && !csv.contains(",\"=HYP"));
}

#[test]
fn csv_holds_the_plain_rows_only() {
    let csv = String::from_utf8(bytes_of(&filled(&USUAL), "sheet", Format::Csv)).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 49 + 1, "header, indicators, and what follows the last line end");
    assert!(lines[0].starts_with("\u{feff}\"序号\",\"编号\"") && !csv.contains("小计"));
}

/// Tags of a well-formed XML file close in order.
pub(super) fn assert_well_formed(name: &str, xml: &str) {
    let mut open = Vec::new();
    for tag in xml.split('<').skip(1).map(|t| t.split_once('>').unwrap_or_else(|| panic!("{name}: {t}")).0) {
        match tag.strip_prefix('/') {
            Some(end) => assert_eq!(open.pop(), Some(end), "{name}"),
            None if tag.ends_with('/') || tag.starts_with('?') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn word_documents_are_whole_and_hold_every_word() {
    use std::io::Read;
    for (facts, said) in [(filled(&USUAL), USUAL.fact), (extreme(), "&lt;b&gt;标签&lt;/b&gt;&amp;amp;&lt;U+202E&gt;反")]
    {
        for key in ["feedback", "sheet", "ledger", "interview", "hearing"] {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes_of(&facts, key, Format::Docx))).unwrap();
            let mut document = String::new();
            for at in 0..zip.len() {
                let mut part = zip.by_index(at).unwrap();
                let (name, mut xml) = (part.name().unwrap().to_string(), String::new());
                part.read_to_string(&mut xml).unwrap();
                assert_well_formed(&name, &xml);
                if name == "word/document.xml" {
                    document = xml;
                }
            }
            assert!(document.contains("w:tblHeader") && !document.contains('\u{202e}'));
            assert!(matches!(key, "interview" | "hearing") || document.contains(said), "{key}");
        }
    }
}

#[test]
fn snapshots() {
    for (name, facts) in [("empty", empty()), ("filled", filled(&USUAL)), ("extreme", extreme())] {
        for key in ["feedback", "sheet-blank", "sheet", "ledger", "interview", "hearing"] {
            if (name, key) == ("empty", "sheet") || (name != "empty" && key == "sheet-blank") {
                continue;
            }
            insta::assert_snapshot!(format!("{name}_{key}.md"), md_of(&facts, key));
            let html = html_of(&facts, key).replace(include_str!("../html.css"), "/* html.css */\n");
            insta::assert_snapshot!(format!("{name}_{key}.html"), html);
        }
    }
}
