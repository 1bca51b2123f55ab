//! 校验码 at the foot of every paper that rests on finalised score sheets.

use super::*;
use crate::documents::pdf::tests::words_of_pages;
use crate::model::checklist::Checklist;
use crate::model::reconcile::{self, Rule};
use crate::model::seal::{self, Mark, tests as sealed};
use crate::model::testing::put;
use crate::model::{interview, note};
use proptest::prelude::*;

/// What the foot of a form says once the sheets are final.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Foot {
    /// The code of the one sheet.
    Code,
    /// The codes of the inspectors by name.
    Codes,
    /// Nothing: nothing was signed yet, or it rests on something else.
    Nothing,
}

/// Every form, the day it is printed, and what its foot says.
const FORMS: [(&str, &str, Foot); 28] = [
    ("sheet", "2026-11-22", Foot::Code),
    ("sheet-steps", "2026-11-22", Foot::Code),
    ("sheet-blank", "2026-11-22", Foot::Nothing),
    ("sheet-blank-steps", "2026-11-22", Foot::Nothing),
    ("feedback", "2026-11-22", Foot::Code),
    ("ledger", "2026-11-22", Foot::Code),
    ("notice", "2026-11-22", Foot::Code),
    ("remind", "2026-11-27", Foot::Code),
    ("warn", "2026-12-04", Foot::Code),
    ("admonish", "2026-12-20", Foot::Code),
    ("recheck", "2026-11-22", Foot::Code),
    ("closing", "2026-11-22", Foot::Code),
    ("rank", "2026-11-22", Foot::Code),
    ("plates", "2026-11-22", Foot::Nothing),
    ("plates-internal", "2026-11-22", Foot::Nothing),
    ("brief", "2026-11-22", Foot::Nothing),
    ("agreed", "2026-11-22", Foot::Codes),
    ("handbook", "2026-11-22", Foot::Nothing),
    ("interview", "2026-11-22", Foot::Code),
    ("hearing", "2026-11-22", Foot::Code),
    ("pair-contract", "2026-11-22", Foot::Nothing),
    ("pair-diagnosis", "2026-11-22", Foot::Nothing),
    ("pair-ledger", "2026-11-22", Foot::Nothing),
    ("pair-urgent", "2026-11-22", Foot::Nothing),
    ("duty-posts", "2026-11-22", Foot::Nothing),
    ("duty-claims", "2026-11-22", Foot::Nothing),
    ("duty-ledger", "2026-11-22", Foot::Nothing),
    ("duty-results", "2026-11-22", Foot::Nothing),
];

/// A finalised sheet, and beside it something to print on every form but 合议记录.
fn lively() -> Facts {
    let mut facts = mechanisms::running_in(filled(&USUAL));
    let who = person::Person::all(&facts)[0].id.clone();
    let last = Problem::all(&facts)[2].id.clone();
    for (field, value) in
        [("status", "closed"), ("closed_by", &*who), ("closed_on", "2026-11-21"), ("closed_evidence", "记录本")]
    {
        put(&mut facts, "problem", &last, field, value);
    }
    let strengths = crate::model::strength::Strength::of_visit(&facts, "2026Q4/B03");
    strengths.iter().for_each(|s| put(&mut facts, "strength", &s.id, "highlight", "chosen"));
    for (field, value) in [("round", ROUND), ("branch", BRANCH), ("kind", "rated"), ("plate", "striving")] {
        put(&mut facts, "plate", "x-500", field, value);
    }
    facts
}

/// A second inspector's sheet of the visit, everything in order.
fn second(facts: &mut Facts, name: &str) -> String {
    let other = person::Person::all(facts).into_iter().find(|p| p.name == name).unwrap().id;
    let mut act = facts.act();
    let id = sheet::open(facts, &mut act, "2026Q4/B03", &other);
    let all = Checklist::builtin().indicators;
    all.iter().for_each(|i| sheet::answer(facts, &mut act, &id, &i.code, &Answer::ok()).unwrap());
    apply(facts, &act);
    id
}

fn finalise(facts: &mut Facts, id: &str) {
    let mut act = facts.act();
    sheet::finalize(facts, &mut act, &Sheet::of(facts, id).unwrap(), "2026-11-20T18:00:00+08:00").unwrap();
    apply(facts, &act);
}

/// The code of a sheet as it was finalised.
fn code(facts: &Facts, sheet: &str) -> String {
    match seal::mark(facts, &Sheet::of(facts, sheet).unwrap()) {
        Mark::Signed(code) => code.to_string(),
        other => panic!("{sheet}: {other:?}"),
    }
}

fn sheet_of(facts: &Facts, name: &str) -> String {
    let sheets = Sheet::of_visit(facts, "2026Q4/B03");
    sheets.into_iter().find(|s| s.by(facts, crate::text::Lang::Zh) == name).unwrap().id
}

fn paper(facts: &Facts, key: &str, day: &str) -> model::Document {
    let words = Template::builtin();
    let request = Request { today: day.parse().unwrap(), ..request(&words) };
    build(kind(key).unwrap(), facts, &request).unwrap_or_else(|e| panic!("{key}: {e:?}"))
}

fn foot(facts: &Facts, key: &str) -> String {
    paper(facts, key, "2026-11-22").foot
}

#[test]
fn every_form_says_whether_its_foot_bears_a_code() {
    let listed: Vec<&str> = FORMS.iter().map(|f| f.0).collect();
    assert_eq!(listed, KINDS.iter().map(|k| k.key).collect::<Vec<_>>(), "a new form says here what its foot bears");
    let one = lively();
    let mut two = lively();
    let own = second(&mut two, "李强");
    finalise(&mut two, &own);
    for (key, day, expected) in FORMS {
        let foot = paper(if expected == Foot::Codes { &two } else { &one }, key, day).foot;
        let tail = match expected {
            Foot::Code => format!("评分表校验码 {}", code(&one, &sheet_of(&one, "王芳"))),
            Foot::Codes => {
                let of = |name: &str| code(&two, &sheet_of(&two, name));
                format!("评分表校验码 王芳 {}、李强 {}", of("王芳"), of("李强"))
            }
            Foot::Nothing => String::new(),
        };
        assert!(foot.ends_with(&tail), "{key}: {foot}");
        assert_eq!(foot.contains("校验码"), expected != Foot::Nothing, "{key}: {foot}");
    }
}

#[test]
fn every_format_that_prints_pages_bears_the_code_at_the_foot() {
    let facts = lively();
    let code = code(&facts, &sheet_of(&facts, "王芳"));
    for (key, day, _) in FORMS.into_iter().filter(|f| f.2 == Foot::Code) {
        let doc = paper(&facts, key, day);
        for format in formats(kind(key).unwrap()) {
            let bytes = render(&doc, format, FONTS.with(|f| *f)).unwrap();
            let feet = match format {
                Format::Md => vec![String::from_utf8(bytes).unwrap().lines().last().unwrap().to_string()],
                // For browsers that know page margins, and for those that do not.
                Format::Html => String::from_utf8(bytes).unwrap().split("class=\"foot\"").map(String::from).collect(),
                Format::Docx => vec![files::part(bytes, "word/footer1.xml")],
                Format::Xlsx => vec![between(&files::part(bytes, "xl/worksheets/sheet1.xml"), "<oddFooter>", "</")],
                Format::Pdf => words_of_pages(&doc),
                Format::Csv => continue, // the rows of the table and nothing else
            };
            assert!(!feet.is_empty() && feet.iter().all(|f| f.contains(&code)), "{key} {format:?}: {feet:?}");
        }
    }
}

fn between(text: &str, from: &str, to: &str) -> String {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0.to_string()
}

#[test]
fn papers_of_several_sheets_name_the_inspectors_and_an_agreed_one_seals_for_all() {
    let mut facts = lively();
    let own = second(&mut facts, "李强");
    let new = problem::NewProblem {
        sheet: own.clone(),
        round: ROUND.into(),
        branch: BRANCH.into(),
        code: "C1-02".into(),
        fact: "另一处，é👍".into(),
        ..problem::NewProblem::default()
    };
    let mut act = facts.act();
    problem::mark(&facts, &mut act, &new);
    apply(&mut facts, &act);
    let first = code(&facts, &sheet_of(&facts, "王芳"));
    for key in ["notice", "recheck", "ledger", "feedback"] {
        let said = foot(&facts, key);
        assert!(said.ends_with(&format!("评分表校验码 王芳 {first}、李强 尚未定稿")), "{key}: {said}");
    }
    finalise(&mut facts, &own);
    let both = format!("评分表校验码 王芳 {first}、李强 {}", code(&facts, &own));
    for key in ["notice", "recheck", "ledger", "feedback", "hearing"] {
        assert!(foot(&facts, key).ends_with(&both), "{key}: {}", foot(&facts, key));
    }
    assert!(foot(&facts, "closing").ends_with(&format!("　评分表校验码 {first}")), "its problem is of one sheet only");

    agree(&mut facts);
    let agreed = code(&facts, &reconcile::agreed_id("2026Q4/B03"));
    for key in ["sheet", "notice", "recheck", "ledger", "feedback", "closing", "rank"] {
        assert!(foot(&facts, key).ends_with(&format!("　评分表校验码 {agreed}")), "{key}: {}", foot(&facts, key));
    }
    let all = foot(&facts, "agreed");
    assert!(
        all.ends_with(&format!("评分表校验码 合议 {agreed}、{}", both.trim_start_matches("评分表校验码 "))),
        "{all}"
    );
}

/// The lead agrees to what is proposed and finalises.
fn agree(facts: &mut Facts) {
    let visit = "2026Q4/B03";
    let items = reconcile::compare(facts, visit, Rule::Union).unwrap();
    let mut act = facts.act();
    reconcile::settle(facts, &mut act, visit, &items, "2026-11-21T09:00:00+08:00").unwrap();
    apply(facts, &act);
}

#[test]
fn no_paper_bears_a_code_before_the_sheet_is_final_or_after_it_was_changed() {
    let mut facts = lively();
    let id = sheet_of(&facts, "王芳");
    let changed = {
        let mut facts = facts.clone();
        put(&mut facts, "score", &format!("{id}/C1-02"), "count", "3");
        facts
    };
    let act = sheet::correct(&facts, facts.act(), &id, "漏看一本").unwrap();
    apply(&mut facts, &act);
    for (key, day, _) in FORMS.into_iter().filter(|f| f.2 == Foot::Code && f.0 != "rank") {
        let said = paper(&facts, key, day).foot;
        assert!(said.ends_with("　评分表尚未定稿，无校验码"), "{key}: {said}");
        let said = paper(&changed, key, day).foot;
        assert!(said.ends_with("　评分表定稿后有改动，无校验码"), "{key}: {said}");
    }
    let fresh = empty();
    for key in ["feedback", "interview", "hearing", "rank"] {
        assert!(!foot(&fresh, key).contains("校验码"), "no sheet yet: {key}");
    }
}

#[test]
fn many_sheets_are_counted_and_what_no_sheet_says_is_not_claimed() {
    let mut facts = lively();
    let mut act = facts.act();
    let loose = problem::NewProblem {
        round: ROUND.into(),
        branch: BRANCH.into(),
        fact: "台账补录".into(),
        ..problem::NewProblem::default()
    };
    problem::mark(&facts, &mut act, &loose);
    apply(&mut facts, &act);
    let code = code(&facts, &sheet_of(&facts, "王芳"));
    assert!(foot(&facts, "notice").ends_with(&format!("评分表校验码 {code}（另有1条不出自评分表）")));
    let words = Template::builtin();
    let elsewhere = Sheet::of(&facts, &sheet_of(&facts, "王芳")).unwrap();
    put(&mut facts, "visit", "2026Q3/B03", "round", "2026Q3");
    put(&mut facts, "sheet", "2026Q3/B03/p", "visit", "2026Q3/B03");
    let mut problems = Problem::all(&facts);
    problems.retain(|p| p.sheet == elsewhere.id);
    problems[0].sheet = "2026Q3/B03/p".into();
    let said = ledger_of(&facts, problems, &request(&words)).foot;
    assert!(said.ends_with("　出自2份评分表，校验码见各评分表"), "{said}");
}

#[test]
fn codes_that_do_not_fit_beside_the_words_take_a_second_line_in_every_format() {
    let mut facts = lively();
    let own = second(&mut facts, "李强");
    finalise(&mut facts, &own);
    let doc = paper(&facts, "hearing", "2026-11-22");
    let (first, second) = doc.foot.split_once('\n').unwrap();
    assert!(first.ends_with("听汇报记录") && second.starts_with("评分表校验码 王芳 "), "{}", doc.foot);
    let bytes = |format| render(&doc, format, FONTS.with(|f| *f)).unwrap();
    let footer = files::part(bytes(Format::Docx), "word/footer1.xml");
    assert_eq!(footer.matches("<w:p>").count(), 2, "{footer}");
    let sheet = files::part(bytes(Format::Xlsx), "xl/worksheets/sheet1.xml");
    assert!(
        between(&sheet, "<oddFooter>", "</").contains(&format!("\n{second}&amp;R")) && sheet.contains("bottom=\"0.9\"")
    );
    let html = String::from_utf8(bytes(Format::Html)).unwrap();
    assert!(
        html.contains(&format!("{first}\\A {second}\"")) && html.contains(&format!("{first}<br>{second}")),
        "{html}"
    );
    assert!(String::from_utf8(bytes(Format::Md)).unwrap().trim_end().ends_with(&format!("<br>{second}")));
    let one = paper(&lively(), "hearing", "2026-11-22");
    assert!(!one.foot.contains('\n'), "one code fits: {}", one.foot);
}

#[test]
fn a_long_name_never_pushes_the_code_off_the_foot() {
    let mut facts = lively();
    put(&mut facts, "branch", BRANCH, "name", &"很长的&支部é👍名".repeat(30));
    let code = code(&facts, &sheet_of(&facts, "王芳"));
    let doc = paper(&facts, "notice", "2026-11-22");
    assert!(doc.foot.contains('…') && doc.foot.ends_with(&code), "{}", doc.foot);
    assert!(words_of_pages(&doc).iter().all(|page| page.contains(&code)));
    let bytes = render(&paper(&facts, "sheet", "2026-11-22"), Format::Xlsx, FONTS.with(|f| *f)).unwrap();
    let sheet = files::part(bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(&format!("{code}&amp;R第 &amp;P 页")), "{sheet}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The code on every paper is the code of the finalised sheet: it leaves with any change of what was signed, and
    /// stays with any other.
    #[test]
    fn papers_bear_the_code_of_what_was_signed_and_no_other(
        which in any::<prop::sample::Index>(), other in any::<bool>(), value in "[一-龥a-z0-9，\n👍\u{301}]{1,8}",
    ) {
        let mut facts = sealed::signed();
        talked(&mut facts);
        let before = code(&facts, "2026Q4/B04/x-1");
        let cells = sealed::signed_cells(&facts);
        let problem = Problem::all(&facts)[0].id.clone();
        let (entity, id, field) = if other {
            let (entity, id, field) = *which.get(&sealed::OTHER);
            (entity.to_string(), if id.is_empty() { problem } else { id.to_string() }, field.to_string())
        } else {
            which.get(&cells).clone()
        };
        let value = if field == "class" { "now".to_string() } else { value };
        let same = other || facts.value(&entity, &id, &field) == value;
        put(&mut facts, &entity, &id, &field, &value);
        let words = Template::builtin();
        let mut seen = 0;
        for key in ["sheet", "sheet-steps", "feedback", "notice", "recheck", "ledger", "interview", "hearing"] {
            let request = Request { branch: "B04", ..request(&words) };
            // A sheet whose list was made unreadable cannot be printed at all.
            let Ok(doc) = build(kind(key).unwrap(), &facts, &request) else { continue };
            seen += 1;
            prop_assert_eq!(doc.foot.contains(&before), same, "{}: {} after {}/{}/{}", key, doc.foot, entity, id, field);
            prop_assert_eq!(doc.foot.contains("无校验码"), !same, "{}: {}", key, doc.foot);
        }
        prop_assert!(seen >= 6);
    }
}

/// An interview and a note beside the signed sheet.
fn talked(facts: &mut Facts) {
    let mut act = facts.act();
    interview::add(facts, &mut act, "2026Q4/B04", "2026Q4/B04/x-1", "技术岗");
    note::add(facts, &mut act, "2026Q4/B04", "2026Q4/B04/x-1", "汇报称每月公示");
    apply(facts, &act);
}
