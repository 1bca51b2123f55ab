use super::*;
use crate::model::checklist::Checklist;
use crate::model::problem::{self, Class, NewProblem, Problem};
use crate::model::scoring::Answer;
use crate::model::testing::{apply, facts_with, put};
use crate::model::{sheet, strength};
use crate::text::Lang;
use proptest::prelude::*;

const SHEET: &str = "2026Q4/B04/x-1";

/// A finalised sheet with a deduction that is a problem, a reason, a note and a strength.
pub(crate) fn signed() -> Facts {
    let list = Checklist::builtin();
    let mut facts = facts_with(&[
        ("round", "2026Q4", "checklist", &list.version),
        ("branch", "B04", "name", "生产一支部"),
        ("person", "x-1", "name", "王芳"),
        ("person", "x-2", "name", "李强"),
        ("visit", "2026Q4/B04", "round", "2026Q4"),
        ("visit", "2026Q4/B04", "branch", "B04"),
        ("visit", "2026Q4/B04", "date", "2026-11-20"),
        ("member", "2026Q4/B04/x-1", "duty", "leader"),
    ]);
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    let id = sheet::open(&facts, &mut act, "2026Q4/B04", "x-1");
    apply(&mut facts, &act);
    let mut act = facts.act();
    for i in &list.indicators {
        let answer = match i.code.as_str() {
            "C1-02" => Answer { note: "抽查\t三本\n记录，é👍".into(), ..Answer::deduct(2) },
            "A2-02" => Answer::na("支部未设党小组\\n"),
            _ => Answer::ok(),
        };
        sheet::answer(&facts, &mut act, &id, &i.code, &answer).unwrap();
    }
    let new = NewProblem {
        sheet: id.clone(),
        round: "2026Q4".into(),
        branch: "B04".into(),
        code: "C1-02".into(),
        fact: "缺10月支委会记录".into(),
        suggestion: "补齐".into(),
        class: Some(Class::Dated),
        responsible: "孙丽".into(),
        due: "2026-12-01".into(),
        ..NewProblem::default()
    };
    problem::mark(&facts, &mut act, &new);
    strength::mark(&facts, &mut act, "2026Q4/B04", &id, "", "台账齐全，人人能答");
    apply(&mut facts, &act);
    finalize(&mut facts, "2026-11-20T16:30:00+08:00");
    facts
}

fn finalize(facts: &mut Facts, at: &str) {
    let sheet = Sheet::of(facts, SHEET).unwrap();
    let mut act = facts.act();
    sheet::finalize(facts, &mut act, &sheet, at).unwrap();
    apply(facts, &act);
}

fn code(facts: &Facts) -> CheckCode {
    Content::of(facts, SHEET).unwrap().code()
}

fn said(facts: &Facts, found: &Found) -> Vec<String> {
    found.differences.iter().flatten().map(|d| d.say(facts, Lang::Zh)).collect()
}

#[test]
fn finalising_seals_what_is_signed_and_any_laptop_finds_it_by_its_code() {
    let facts = signed();
    let sheet = Sheet::of(&facts, SHEET).unwrap();
    let Mark::Signed(code) = mark(&facts, &sheet) else { panic!("not sealed") };
    let seal = &Seal::of_sheet(&facts, SHEET)[0];
    assert_eq!((seal.code.as_str(), seal.revision, seal.score.as_str()), (&*code.to_string(), 1, "97.96"));
    assert_eq!(Content::parse(&seal.content.as_ref().unwrap().text()), Content::of(&facts, SHEET));
    let found = verify(&facts, code).unwrap();
    assert!(found.holds());
    assert_eq!(found.place(), ("2026Q4", "B04"));
    assert_eq!(verify(&facts, CheckCode::of("something else")), None);
}

#[test]
fn a_correction_is_a_new_code_and_the_old_one_says_what_changed() {
    let mut facts = signed();
    let old = code(&facts);
    let act = sheet::correct(&facts, facts.act(), SHEET, "漏看一本").unwrap();
    apply(&mut facts, &act);
    assert_eq!(mark(&facts, &Sheet::of(&facts, SHEET).unwrap()), Mark::Draft);
    assert_eq!(verify(&facts, old).unwrap().since, Since::Open);
    let mut act = facts.act();
    sheet::answer(&facts, &mut act, SHEET, "C1-02", &Answer::deduct(3)).unwrap();
    apply(&mut facts, &act);
    finalize(&mut facts, "2026-11-21T08:00:00+08:00");
    let new = code(&facts);
    assert_eq!(mark(&facts, &Sheet::of(&facts, SHEET).unwrap()), Mark::Signed(new));
    let found = verify(&facts, old).unwrap();
    assert_eq!((found.since, found.holds()), (Since::Final(2), false));
    assert_eq!(said(&facts, &found), ["C1-02 数量：2 → 3", "C1-02 备注：抽查\t三本\n记录，é👍 → （无）"]);
    assert!(verify(&facts, new).unwrap().holds());
}

#[test]
fn a_change_without_a_correction_takes_the_code_off_the_page() {
    let mut facts = signed();
    let old = code(&facts);
    let id = Problem::all(&facts)[0].id.clone();
    put(&mut facts, "problem", &id, "class", "long");
    assert_eq!(mark(&facts, &Sheet::of(&facts, SHEET).unwrap()), Mark::Changed);
    let found = verify(&facts, old).unwrap();
    assert_eq!(said(&facts, &found), ["问题 2026Q4-B04-01 整改分类：限期整改 → 长期整改"]);
    put(&mut facts, "problem", &id, "class", "dated");
    assert!(verify(&facts, old).unwrap().holds(), "back to what was signed");
}

#[test]
fn a_sheet_finalised_before_there_were_seals_bears_the_code_of_what_it_says() {
    let mut facts = signed();
    for field in ["sheet", "revision", "at", "score", "code", "content"] {
        let id = format!("{SHEET}/{}", code(&facts));
        put(&mut facts, "seal", &id, field, "");
    }
    let now = code(&facts);
    assert_eq!(mark(&facts, &Sheet::of(&facts, SHEET).unwrap()), Mark::Signed(now));
    assert!(verify(&facts, now).unwrap().holds());
}

#[test]
fn a_forged_content_is_not_believed() {
    let mut facts = signed();
    let now = code(&facts);
    let id = format!("{SHEET}/{now}");
    let forged = facts.value("seal", &id, "content").replace("缺10月", "缺11月");
    put(&mut facts, "seal", &id, "content", &forged);
    let found = verify(&facts, now).unwrap();
    assert_eq!((found.differences.clone(), found.holds()), (None, false));
}

/// What is signed: entity, id, field of a cell of `signed()`.
pub(crate) fn signed_cells(facts: &Facts) -> Vec<(String, String, String)> {
    let problem = Problem::all(facts)[0].id.clone();
    let strength = crate::model::strength::Strength::of_sheet(facts, SHEET)[0].id.clone();
    let mut cells: Vec<(String, String, String)> = Vec::new();
    let mut add = |entity: &str, id: &str, fields: &[&str]| {
        cells.extend(fields.iter().map(|f| (entity.to_string(), id.to_string(), f.to_string())));
    };
    add("sheet", SHEET, &["revision", "finalized_at"]);
    add("visit", "2026Q4/B04", &["date", "reporter"]);
    add("member", "2026Q4/B04/x-1", &["duty"]);
    add("member", "2026Q4/B04/x-2", &["duty"]);
    for i in &Checklist::builtin().indicators {
        add("score", &format!("{SHEET}/{}", i.code), &["verdict", "count", "reason", "note", "sample"]);
    }
    add("problem", &problem, &["code", "fact", "suggestion", "class", "responsible", "first_due"]);
    add("strength", &strength, &["text"]);
    let version = Checklist::builtin().version;
    add("indicator", &format!("{version}/C1-02"), &["full_marks", "deduct_per_unit", "title", "requirement"]);
    cells
}

/// What goes on after signing, and what belongs to others.
pub(crate) const OTHER: [(&str, &str, &str); 13] = [
    ("problem", "", "status"),
    ("problem", "", "due"),
    ("problem", "", "ancestor"),
    ("event", "x-900", "text"),
    ("feedback", "2026Q4/B04", "objection_text"),
    ("feedback", "2026Q4/B04", "signed_on"),
    ("person", "x-1", "post"),
    ("branch", "B04", "remark"),
    ("score", "2026Q4/B04/x-2/C1-02", "note"),
    ("score", "2026Q3/B04/x-1/C1-02", "count"),
    ("strength", "x-901", "highlight"),
    ("interview", "x-902", "visit"),
    ("note", "x-903", "text"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// The code changes with any change of the signed content …
    #[test]
    fn any_change_of_the_signed_content_changes_the_code(which in any::<prop::sample::Index>(), value in "[一-龥a-z0-9，\t\n\\\\👍\u{301}]{1,8}") {
        let mut facts = signed();
        let cells = signed_cells(&facts);
        let (entity, id, field) = which.get(&cells);
        let before = (code(&facts), facts.value(entity, id, field).to_string());
        // A class is one of three codes; other text reads as none.
        let value = if field == "class" { "now".to_string() } else { value };
        put(&mut facts, entity, id, field, &value);
        prop_assert_eq!(code(&facts) == before.0, value == before.1, "{}/{}/{} {:?} was {:?}", entity, id, field, value, before.1);
        let found = verify(&facts, before.0).unwrap();
        prop_assert_eq!(found.holds(), value == before.1);
    }

    /// … and with nothing else.
    #[test]
    fn nothing_else_changes_it(picks in prop::collection::vec((0usize..OTHER.len(), "[一-龥a-z0-9，\n👍]{0,6}"), 1..6)) {
        let mut facts = signed();
        let before = code(&facts);
        let problem = Problem::all(&facts)[0].id.clone();
        for (pick, value) in &picks {
            let (entity, id, field) = OTHER[*pick];
            put(&mut facts, entity, if id.is_empty() { &problem } else { id }, field, value);
        }
        prop_assert_eq!(code(&facts), before);
        prop_assert!(verify(&facts, before).unwrap().holds());
    }

    /// Different contents have different canonical texts, and each is read back.
    #[test]
    fn the_canonical_text_is_one_to_one(a in "[ab\t\n\\\\|=互👍]{0,6}", b in "[ab\t\n\\\\|=互👍]{0,6}") {
        let mut facts = signed();
        let id = format!("{SHEET}/A1-01");
        put(&mut facts, "score", &id, "note", &a);
        put(&mut facts, "score", &id, "reason", &b);
        let content = Content::of(&facts, SHEET).unwrap();
        prop_assert_eq!(Content::parse(&content.text()), Some(content));
    }
}
