use super::*;
use crate::config::Home;
use crate::documents::model::{Block, Column, Page, Row, Signature, Table};

/// The fonts of this machine. The peers install one; where a bare machine has none, layout cannot be looked at.
fn source() -> Option<FontSource> {
    let source = FontSource::of(&Home::find(Some(std::path::Path::new("no such folder"))).unwrap());
    source.fonts().is_ok().then_some(source)
}

fn texts(page: &[Ink]) -> Vec<&str> {
    page.iter().filter_map(|i| if let Ink::Words { run, .. } = i { Some(run.text.as_str()) } else { None }).collect()
}

/// The words of every page, in the order in which they are drawn; none without a font.
pub(in crate::documents) fn words_of_pages(doc: &Document) -> Vec<String> {
    let Some(source) = source() else { return Vec::new() };
    pages(doc, source.fonts().unwrap()).iter().map(|p| texts(p).concat()).collect()
}

fn long(rows: usize, cell: &str) -> Document {
    let columns = ["序号", "事实"].map(|t| Column { title: t.into(), width: 10, ..Column::default() }).to_vec();
    let row = |n: usize| Row::plain(vec![format!("行{n}").as_str().into(), cell.into()]);
    let mut doc = Document::new("标题，é👍🏽", Page::Landscape);
    doc.foot = "页脚　校验码 AAAA".into();
    doc.blocks = vec![Block::Table(Table { columns, rows: (1..=rows).map(row).collect() })];
    doc
}

#[test]
fn without_a_font_the_reader_is_told_what_to_do_and_a_named_file_that_is_none_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let none = FontSource::new(None, dir.path().join("fonts"), vec![dir.path().to_path_buf()]);
    let error = write(&long(1, "甲"), &none).unwrap_err();
    assert_eq!(error, ReportError::Font(FontError::None(dir.path().join("fonts"))));
    assert!(error.to_string().contains("HUCHA_FONT") && error.to_string().contains("fonts-noto-cjk"));
    let file = dir.path().join("notoserifcjk-regular.ttc");
    std::fs::write(&file, b"not a font").unwrap();
    assert!(none.fonts().is_err(), "a file of the right name that is no font is passed over");
    let named = FontSource::new(Some(file.clone()), dir.path().into(), vec![]);
    assert_eq!(named.fonts().err(), Some(FontError::Unfit(file)));
}

#[test]
fn headings_stand_on_every_page_and_no_row_is_split() {
    let Some(source) = source() else { return };
    let fonts = source.fonts().unwrap();
    let all = pages(&long(40, &"很长的事实，".repeat(30)), fonts);
    assert!(all.len() > 3);
    for (number, page) in (1..).zip(&all) {
        let said = texts(page);
        assert!(said.contains(&"序号") && said.contains(&"事实"), "page {number}");
        let last = format!("第{number}页 共{}页", all.len());
        assert!(said.contains(&last.as_str()) && said.contains(&"页脚　校验码 AAAA"), "{said:?}");
    }
    let rows: Vec<usize> = all.iter().map(|p| texts(p).iter().filter(|t| t.starts_with('行')).count()).collect();
    assert_eq!(rows.iter().sum::<usize>(), 40, "each row's number stands once: {rows:?}");
}

#[test]
fn the_heading_of_a_table_goes_to_the_page_of_its_first_row() {
    let Some(source) = source() else { return };
    for lines in 1..40 {
        let mut doc = long(2, &"很长的事实é👍，".repeat(60));
        doc.blocks.splice(0..0, [Block::Lines(lines), Block::Heading("二、存在问题".into())]);
        let all = pages(&doc, source.fonts().unwrap());
        let of = |word: &str| all.iter().position(|p| texts(p).iter().any(|t| t.contains(word)));
        assert!(of("存在问题").is_some() && of("存在问题") == of("行1"), "after {lines} lines");
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_and_nothing_is_lost_or_outside() {
    let Some(source) = source() else { return };
    let fonts = source.fonts().unwrap();
    let fact = (0..900).map(|n| format!("第{n}句，")).collect::<String>();
    let doc = long(1, &fact);
    let all = pages(&doc, fonts);
    assert!(all.len() > 1);
    let cell = Flow::new(Page::Landscape, fonts).sizes.cell;
    let of_cell = |i: &Ink| match i {
        Ink::Words { run, size, .. } if *size == cell && run.look == Look::Text => Some(run.text.clone()),
        _ => None,
    };
    let said: String = all.iter().flatten().filter_map(of_cell).collect();
    (0..900).for_each(|n| assert!(said.contains(&format!("第{n}句，")), "{n}"));
    let (wide, high) = paper(Page::Landscape);
    for ink in all.iter().flatten() {
        if let Ink::Words { x, y, size, run } = ink {
            let end = x + super::line::width(&run.text, run.look.face(fonts), *size);
            assert!(*x > 0.0 && end < wide && *y > 0.0 && *y < high - 20.0, "{} at {x},{y}", run.text);
        }
    }
}

#[test]
fn lines_break_where_chinese_may_break() {
    let Some(source) = source() else { return };
    let fonts = source.fonts().unwrap();
    let text =
        "《中国共产党支部工作条例（试行）》，要求“三会一课”。https://example.invalid/aaaaaaaaaaaaaaaaaaaaaaaaaa é👍";
    for room in 40..160 {
        let lines = wrap(&[Run::new(Look::Text, text)], fonts, 10.0, room as f32);
        for line in &lines {
            let said: String = line.runs.iter().map(|r| r.text.as_str()).collect();
            assert!(!said.starts_with(['，', '。', '》', '）', '”']), "{room}: {said}");
            assert!(!said.trim_end().ends_with(['《', '（', '“']), "{room}: {said}");
            assert!(line.width <= room as f32 + 10.0 * 0.3, "{room}: {said} is {}", line.width);
        }
        let joined: String = lines.iter().flat_map(|l| &l.runs).map(|r| r.text.as_str()).collect();
        assert_eq!(joined, text);
    }
}

#[test]
fn a_number_is_not_parted_from_its_year_month_or_day_and_a_long_code_ends_a_line_at_its_stroke() {
    let Some(source) = source() else { return };
    let fonts = source.fonts().unwrap();
    let broken = |text: &str, room: f32| -> Vec<String> {
        let lines = wrap(&[Run::new(Look::Text, text)], fonts, 10.0, room);
        lines.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
    };
    assert_eq!(broken("2026年9月24日", 40.0), ["2026年", "9月24日"]);
    assert_eq!(broken("2026Q4-B03-02", 46.0), ["2026Q4-", "B03-02"]);
}

#[test]
fn nobody_signs_a_page_on_which_nothing_else_stands() {
    let Some(source) = source() else { return };
    let fonts = source.fonts().unwrap();
    for rows in 1..60 {
        let mut doc = long(rows, "事实é👍");
        let place = Signature::blank("党支部书记（签字）");
        doc.blocks.extend([Block::Note("注".into()), Block::Lines(2), Block::Signatures(vec![vec![place]])]);
        let all = pages(&doc, fonts);
        let last = texts(all.last().unwrap());
        let row = format!("行{rows}");
        assert!(last.contains(&"党支部书记（签字）：") && last.contains(&row.as_str()), "{rows}: {last:?}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_with_the_font_embedded_as_a_subset() {
    let Some(source) = source() else { return };
    let doc = long(3, "甲乙é👍🏽丙e\u{301}");
    let bytes = write(&doc, &source).unwrap();
    assert_eq!(write(&doc, &source).unwrap(), bytes);
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() < 60_000, "{}", bytes.len());
}

#[test]
fn a_logo_stands_at_the_left_of_the_first_page_and_the_title_below_it() {
    let Some(source) = source() else { return };
    let fonts = source.fonts().unwrap();
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("logo"), include_bytes!("../tests/logo.jpg")).unwrap();
    let words = crate::documents::Template::with("[common]\nlogo='logo'").unwrap();
    for page in [Page::Portrait, Page::Landscape] {
        let mut doc = Document { page, ..long(40, "很长的事实，é👍") };
        let bare = pages(&doc, fonts);
        doc.logo = Logo::of(&words, dir.path()).unwrap();
        let all = pages(&doc, fonts);
        let logos: Vec<_> = all.iter().map(|p| p.iter().filter(|i| matches!(i, Ink::Logo { .. })).count()).collect();
        assert_eq!((logos[0], logos.iter().sum::<usize>()), (1, 1), "on the first page only");
        let Ink::Logo { x, y, wide, high } = all[0][0] else { panic!("{:?}", all[0][0]) };
        // 30 × 12 mm, 9 mm from the edge, where words begin.
        assert_eq!([wide, high, y].map(|n| (n / 72.0 * 25.4 * 100.0).round()), [3000.0, 1200.0, 900.0]);
        assert_eq!(x, Flow::new(page, fonts).left);
        let top = |p: &[Ink]| {
            let tops = p.iter().filter_map(|i| if let Ink::Words { y, size, .. } = i { Some(y - size) } else { None });
            tops.fold(f32::MAX, f32::min)
        };
        assert!(top(&all[0]) >= y + high, "{page:?}");
        assert!(top(&all[0]) - top(&bare[0]) < 25.0, "most of it stands in the margin: {page:?}");
    }
}

#[test]
fn a_letter_that_no_font_has_is_a_mark_that_can_be_read_and_no_tick_box() {
    let Some(source) = source() else { return };
    let mut face = source.fonts().unwrap().text.clone();
    let ids = |text: &str, face: &font::Face| -> Vec<_> {
        glyphs::pieces(text, face)
            .iter()
            .flat_map(|p| p.glyphs.iter().map(|g| g.glyph_id).collect::<Vec<_>>())
            .collect()
    };
    let text = "甲👍🏽乙👨‍👩‍👧丙\u{10ffff}丁e\u{301}";
    // Each letter is copied whole, whatever stands for it.
    for piece in glyphs::pieces(text, &face) {
        piece.glyphs.iter().for_each(|g| assert!(text.is_char_boundary(g.text_range.end)));
    }
    let said: usize = {
        let mut ends: Vec<_> =
            glyphs::pieces(text, &face).iter().flat_map(|p| p.glyphs.iter().map(|g| g.text_range.clone())).collect();
        ends.dedup();
        ends.iter().map(|r| r.len()).sum()
    };
    assert_eq!(said, text.len());
    face.spares.clear();
    assert_eq!(ids(text, &face), ids("甲[表情]乙[表情]丙〓丁e\u{301}", &face));
    assert_eq!(glyphs::width("👍🏽", &face), super::line::width("[表情]", &face, 1.0));
    assert_eq!(ids("一\u{fe00}", &face), ids("一", &face), "a choice of a variant is no letter");
}

#[test]
fn what_a_face_lacks_is_taken_from_the_fonts_beside_it() {
    let Some(source) = source() else { return };
    let all = source.fonts().unwrap();
    let spare = (0x2600..0x3000).chain(0x1f300..0x1f700).filter_map(char::from_u32);
    let Some(c) = spare.into_iter().find(|c| all.text.has(*c).is_none() && all.text.spare(*c).is_some()) else {
        return;
    };
    let text = format!("甲{c}乙");
    let pieces = glyphs::pieces(&text, &all.text);
    assert_eq!(pieces.iter().map(|p| p.glyphs.len()).collect::<Vec<_>>(), [1, 1, 1], "{c}");
    assert!(pieces[0].font == pieces[2].font && pieces[0].font != pieces[1].font);
    let sum: f32 = pieces.iter().map(|p| p.wide).sum();
    assert!((sum - super::line::width(&text, &all.text, 1.0)).abs() < 0.001);
}
