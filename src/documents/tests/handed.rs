//! Papers as they are handed over.

use super::*;
use crate::model::setting;
use crate::model::testing::put;
use crate::text::Lang;

const STEM: &str = "2026年第四季度_生产一支部_互查现场反馈表";

fn keys(facts: &Facts, key: &str) -> Vec<&'static str> {
    super::super::formats(facts, kind(key).unwrap()).into_iter().map(Format::key).collect()
}

#[test]
fn an_office_decides_which_formats_are_handed_over() {
    let mut facts = empty();
    assert_eq!(
        [keys(&facts, "sheet"), keys(&facts, "feedback"), keys(&facts, "notice")],
        [["pdf", "xlsx"], ["pdf", "docx"], ["pdf", "docx"]]
    );
    put(&mut facts, "setting", "papers.tables", "value", "xlsx、html、md");
    put(&mut facts, "setting", "papers.words", "value", "é👍");
    assert_eq!(keys(&facts, "sheet"), ["xlsx", "html", "md"]);
    assert_eq!(keys(&facts, "feedback"), ["pdf", "docx"], "what makes no sense counts as not set");
}

#[test]
fn what_can_be_set_is_what_the_forms_are_written_in() {
    for kind in KINDS {
        let key = if kind.formats.contains(&Format::Xlsx) { "papers.tables" } else { "papers.words" };
        let all = kind.formats.iter().map(|f| f.key()).collect::<Vec<_>>().join("、");
        let read = setting::find(key).unwrap().read(&all);
        assert_eq!(read.as_deref(), Ok(all.as_str()), "{}", kind.key);
    }
}

#[test]
fn without_a_font_html_takes_the_place_of_pdf_and_the_reader_is_told_what_to_do() {
    let (facts, dir, words) = (empty(), tempfile::tempdir().unwrap(), Template::builtin());
    let fonts = FontSource::new(None, dir.path().join("fonts"), Vec::new());
    let request = Request { fonts: &fonts, ..request(&words) };
    let feedback = kind("feedback").unwrap();
    let wanted = [Format::Pdf, Format::Docx, Format::Html];
    let out = Out { formats: &wanted, folder: dir.path(), fonts: &fonts, lang: Lang::Zh };
    let mut told = 0;
    let each = || {
        told += 1;
        true
    };
    let made = hand_over(&facts, feedback, &request, &out, each).unwrap();
    let names: Vec<String> = made.files.iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!((names, told), (vec![format!("{STEM}.html"), format!("{STEM}.docx")], 3), "html is written once");
    assert!(made.no_font.is_some_and(|why| why.contains("fonts")));
    let stopped = hand_over(&facts, feedback, &request, &out, || false).unwrap();
    assert_eq!(stopped.files.len(), 1, "asked to stop after the first");
}

#[test]
fn what_was_signed_is_never_replaced_by_a_correction_or_by_what_was_agreed() {
    let (mut facts, words, sheet) = (empty(), Template::builtin(), kind("sheet").unwrap());
    let one = "2026Q4/B03/xBCDFG-1".to_string();
    put(&mut facts, "sheet", &one, "visit", "2026Q4/B03");
    put(&mut facts, "sheet", &one, "inspector", "李强é👍");
    let request = Request { sheet: Some(&one), ..request(&words) };
    let name = |facts: &Facts, request: &Request| file_name(sheet, facts, request, Format::Pdf);
    put(&mut facts, "sheet", &one, "state", "final");
    put(&mut facts, "sheet", &one, "revision", "1");
    let signed = name(&facts, &request);
    put(&mut facts, "sheet", &one, "state", "draft");
    assert_eq!(name(&facts, &request), signed.replace("评分表_", "评分表_更正稿_"));
    put(&mut facts, "sheet", &one, "state", "final");
    let before = name(&facts, &Request { sheet: None, ..request });
    let agreed = crate::model::reconcile::agreed_id("2026Q4/B03");
    put(&mut facts, "sheet", &agreed, "visit", "2026Q4/B03");
    put(&mut facts, "sheet", &agreed, "kind", "agreed");
    put(&mut facts, "sheet", &agreed, "state", "final");
    let after = name(&facts, &Request { sheet: None, ..request });
    assert!(before != after && after.contains("合议"), "{before} {after}");
}
