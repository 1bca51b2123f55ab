use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::problem::{self, NewProblem, Problem};
use crate::model::reconcile::agreed_id;
use crate::model::scoring::Answer;
use crate::model::sheet::{self, Sheet, Standing};
use crate::model::strength;
use crate::model::testing::{apply, put};
use crate::tui::door::Door;
use crate::tui::screens::fixture::{self, SHEET, VISIT, grid};
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::visit::VisitScreen;
use crate::tui::testing::Harness;

const PEOPLE: [(&str, &str); 4] = [("xBCDFG-1", "王芳"), ("x-2", "李明"), ("x-3", "赵国梁"), ("x-4", "欧阳海燕")];

/// What each finds: indicator, units (0: no points at all), fact.
const FOUND: [&[(&str, u32, &str)]; 4] = [
    &[("A2-03", 1, "缺1次党小组会，é👍"), ("C1-02", 1, "缺9月支委会记录")],
    &[("A2-03", 1, "缺 1次党小组会é👍。"), ("C1-02", 2, "缺10月支委会记录"), ("E2-04", 0, "未悬挂党旗")],
    &[("C1-02", 1, "缺9月支委会记录")],
    &[],
];

/// A visit with so many final sheets; 王芳 leads.
fn facts(people: usize) -> Facts {
    let mut facts = fixture::facts();
    let list = Checklist::builtin();
    for ((who, name), found) in PEOPLE.iter().zip(FOUND).take(people) {
        put(&mut facts, "person", who, "name", name);
        put(&mut facts, "person", who, "branch", "B03");
        let id = sheet::id_of(VISIT, who);
        let mut act = facts.act();
        sheet::open(&facts, &mut act, VISIT, who);
        for i in &list.indicators {
            let lost = found.iter().find(|f| f.0 == i.code);
            let answer = match lost {
                Some((_, 0, fact)) => Answer::zero(fact),
                Some((_, n, _)) => Answer::deduct(*n),
                None => Answer::ok(),
            };
            answer.write(&facts, &mut act, &id, &i.code);
        }
        for (code, _, fact) in found {
            let new = NewProblem {
                sheet: id.clone(),
                round: "2026Q4".into(),
                branch: "B04".into(),
                code: (*code).into(),
                fact: (*fact).into(),
                ..NewProblem::default()
            };
            problem::mark(&facts, &mut act, &new);
        }
        strength::mark(&facts, &mut act, VISIT, &id, "D1-01", "品牌与检修同部署，é👍");
        apply(&mut facts, &act);
        put(&mut facts, "evidence", &format!("{who}-e"), "of", &format!("{id}/C1-02"));
        put(&mut facts, "evidence", &format!("{who}-e"), "name", "签到表.jpg");
        put(&mut facts, "sheet", &id, "state", "final");
    }
    for (field, value) in [("visit", VISIT), ("person", "xBCDFG-1"), ("duty", "leader")] {
        put(&mut facts, "member", &format!("{VISIT}/xBCDFG-1"), field, value);
    }
    facts
}

fn screen(people: usize, me: &str) -> Harness {
    let mut app = Harness::with(facts(people), HomeScreen::new("2026Q4"), 80, 24);
    app.app.door().set_me(me);
    app.press("Down &");
    app
}

fn agreed(app: &Harness, code: &str) -> Answer {
    Sheet::of(app.app.facts(), &agreed_id(VISIT)).map(|s| s.answer(code)).unwrap_or_default()
}

#[test]
fn home_visit_and_screen_say_that_there_is_no_score_yet() {
    let mut app = Harness::with(facts(2), HomeScreen::new("2026Q4"), 80, 24);
    app.app.door().set_me("xBCDFG-1");
    assert!(
        app.screen_text().contains("1 次检查有几份定稿、还没有合议，暂无得分：生产一支部"),
        "{}",
        app.screen_text()
    );
    app.press("&");
    assert!(app.screen_text().contains("合议至少要两份已定稿的评分表"), "the other branch: {}", app.screen_text());
    app.press("Down");
    assert!(app.screen_text().contains("生产一支部有 2 份定稿"), "{}", app.screen_text());
    app.press("&");
    let text = app.screen_text();
    for part in ["合议 生产一支部", "拟定规则 并集", "不同 2", "相差大 1", "!! E2-04", "照此定稿得分"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let facts = facts(2);
    let visit = VisitScreen::new(&facts, SHEET);
    let mut app = fixture::app(facts, visit);
    assert!(app.screen_text().contains("本表 98.50（2份定稿待合议 &）"), "{}", app.screen_text());
    app.press("c");
    assert!(app.screen_text().contains("本表 98.50（2份定稿待合议 &）"), "the check too: {}", app.screen_text());
}

#[test]
fn the_lead_decides_item_by_item_with_a_reason_and_finalises() {
    let mut app = screen(3, "xBCDFG-1");
    app.press("Space");
    assert!(app.screen_text().contains("A2-03 议定的理由"), "{}", app.screen_text());
    app.press("Enter");
    assert_eq!(agreed(&app, "A2-03"), Answer::deduct(1));
    app.press("Ctrl-Z");
    assert_eq!(agreed(&app, "A2-03").verdict, None);
    app.press("Ctrl-Y Down 3 Enter");
    assert_eq!(agreed(&app, "C1-02"), Answer::deduct(3));
    app.press("Down Enter").type_text("照李明").press("Enter").type_text("现场照片为证，é👍").press("Enter");
    assert_eq!(agreed(&app, "E2-04"), Answer::zero("未悬挂党旗"));
    assert_eq!(sheet::standing(app.app.facts(), VISIT), Standing::Unreconciled(3));
    app.press("F2");
    assert!(app.screen_text().contains("已逐项议定 3 项；其余不同的 0 项"), "{}", app.screen_text());
    app.press("Enter");
    assert!(app.screen_text().contains("合议评分表已定稿"), "{}", app.screen_text());
    let Standing::Score { sheet, .. } = sheet::standing(app.app.facts(), VISIT) else { panic!("no score") };
    assert_eq!(sheet, agreed_id(VISIT));
    let own = Sheet::of(app.app.facts(), SHEET).unwrap();
    assert!(own.is_final() && own.answer("E2-04") == Answer::ok(), "the originals stay");
    assert_eq!(Problem::of_visit(app.app.facts(), VISIT).len(), 4, "the same fact is told once");
    app.press("End Up 0 Enter");
    assert!(app.screen_text().contains("已打开更正"), "{}", app.screen_text());
    app.press("F2 Enter");
    assert!(app.screen_text().contains("第2版"), "{}", app.screen_text());
}

#[test]
fn rules_propose_and_the_rest_is_filled_in_one_act() {
    let mut app = screen(3, "xBCDFG-1");
    app.press("r");
    assert!(app.screen_text().contains("拟定规则 平均"), "{}", app.screen_text());
    app.press("r");
    assert!(app.screen_text().contains("拟定规则 中位"), "{}", app.screen_text());
    app.press("r y Enter");
    assert!(app.screen_text().contains("3 项已照拟定议定"), "{}", app.screen_text());
    assert_eq!((agreed(&app, "C1-02"), agreed(&app, "A2-03")), (Answer::deduct(3), Answer::deduct(1)));
    app.press("y");
    assert!(app.screen_text().contains("每项都已议定"), "{}", app.screen_text());
    app.press("Ctrl-Z");
    assert_eq!(agreed(&app, "C1-02").verdict, None);
    app.press("Tab");
    assert!(app.screen_text().contains("A1-01"), "every item: {}", app.screen_text());
}

#[test]
fn others_look_and_are_told_who_decides() {
    let mut app = screen(2, "x-2");
    assert!(app.screen_text().contains("由组长（王芳）或党群部裁定"), "{}", app.screen_text());
    app.press("Space Enter 1 F2");
    assert_eq!(agreed(&app, "A2-03").verdict, None);
    let mut facts = facts(2);
    put(&mut facts, "person", "x-9", "name", "黄海燕");
    put(&mut facts, "person", "x-9", "post", "党群部");
    let mut app = Harness::with(facts, HomeScreen::new("2026Q4"), 80, 24);
    app.app.door().set_me("x-9");
    app.press("Down & Space Enter");
    assert!(agreed(&app, "A2-03").verdict.is_some() || agreed(&app, "C1-02").verdict.is_some());
}

#[test]
fn what_the_agreed_sheet_carries_is_chosen() {
    let mut app = screen(3, "xBCDFG-1");
    app.press("p");
    assert!(app.screen_text().contains("采纳 5/9 条"), "{}", app.screen_text());
    assert!(app.screen_text().contains("（与上面重复）"), "{}", app.screen_text());
    app.press("End Up Up Up");
    let before = Problem::of_visit(app.app.facts(), VISIT).len();
    app.press("Home Space Enter");
    assert_eq!(Problem::of_visit(app.app.facts(), VISIT).len(), before - 1);
    assert!(app.screen_text().contains("采纳 4/9 条"), "{}", app.screen_text());
    app.press("Ctrl-Z");
    assert_eq!(Problem::of_visit(app.app.facts(), VISIT).len(), before);
}

#[test]
fn the_screens_are_seen_in_every_size_and_look_with_three_and_four_inspectors() {
    insta::assert_snapshot!("reconcile", grid(screen(3, "xBCDFG-1")));
    insta::assert_snapshot!("reconcile_four", grid(screen(4, "x-2")));
    let after = |keys: &str| {
        let mut app = screen(3, "xBCDFG-1");
        app.press(keys);
        grid(app)
    };
    insta::assert_snapshot!("reconcile_read", after("Down Right"));
    insta::assert_snapshot!("reconcile_choice", after("Down Enter"));
    insta::assert_snapshot!("reconcile_final", after("F2"));
    insta::assert_snapshot!("reconcile_findings", after("p"));
}
