//! How long all papers of a quarter take: 600 branches, each with a finalised sheet, problems and strengths.
//! `cargo bench --bench papers` (or quickly, with the dev profile: `cargo bench --profile dev --bench papers`)

use chrono::NaiveDate;
use hucha::config::Home;
use hucha::documents::all::{Done, make, wanted};
use hucha::documents::{FontSource, Format, Request, Template};
use hucha::model::act::Act;
use hucha::model::checklist::Checklist;
use hucha::model::facts::Facts;
use hucha::model::problem::{self, Class, NewProblem};
use hucha::model::record::{Cell, Change, Record};
use hucha::model::scoring::Answer;
use hucha::model::sheet::Sheet;
use hucha::model::{person, round, sheet, strength, visit};
use hucha::text::Lang;
use std::time::Instant;

const ROUND: &str = "2026Q4";
const BRANCHES: usize = 600;

fn apply(facts: &mut Facts, act: &Act) {
    for e in act.edits() {
        let cell = Cell { value: e.value.clone(), open: false };
        facts.put(Change { entity: e.entity.clone(), id: e.id.clone(), field: e.field.clone(), cell });
    }
    facts.next_seq += act.edits().len() as u64;
}

/// One branch inspected: three deductions that are problems, two strengths.
fn inspect(facts: &mut Facts, list: &Checklist, branch: &str, inspector: &str) {
    let mut act = facts.act();
    let visit = visit::add(facts, &mut act, ROUND, branch, "2026-11-20").expect("a visit");
    apply(facts, &act);
    let mut act = facts.act();
    let sheet = sheet::open(facts, &mut act, &visit, inspector);
    apply(facts, &act);
    let mut act = facts.act();
    for i in &list.indicators {
        let lost = matches!(i.code.as_str(), "A1-01" | "C1-02" | "E2-05");
        let answer = if lost { Answer::deduct(1) } else { Answer::ok() };
        sheet::answer(facts, &mut act, &sheet, &i.code, &answer).expect("an answer");
        if lost {
            let new = NewProblem {
                sheet: sheet.clone(),
                round: ROUND.into(),
                branch: branch.into(),
                code: i.code.clone(),
                fact: "会议记录缺2次，“三会一课”记录不全，缺第4次支委会".into(),
                suggestion: "补齐会议记录，按月召开并做好记录".into(),
                class: Some(Class::Dated),
                responsible: "组织委员 孙丽".into(),
                due: "2026-12-01".into(),
                ..NewProblem::default()
            };
            problem::mark(facts, &mut act, &new);
        }
    }
    strength::mark(facts, &mut act, &visit, &sheet, "A2-04", "党小组“班前一刻钟”学习台账齐全");
    apply(facts, &act);
    let mut act = facts.act();
    let done = Sheet::of(facts, &sheet).expect("the sheet");
    sheet::finalize(facts, &mut act, &done, "2026-11-20T16:30:00+08:00").expect("final");
    apply(facts, &act);
}

fn copy(facts: &mut Facts, record: &Record) {
    for (field, cell) in &record.cells {
        let (entity, id) = (record.entity.clone(), record.id.clone());
        facts.put(Change { entity, id, field: field.clone(), cell: cell.clone() });
    }
}

fn quarter() -> Facts {
    let mut facts = Facts::new("xBCDFG", 1);
    let list = Checklist::builtin();
    let mut act = facts.act();
    list.adopt(&facts, &mut act);
    round::open(&facts, &mut act, ROUND, &list.version, "");
    let inspector = person::add(&facts, &mut act, "王芳", "", "");
    for n in 1..=BRANCHES {
        act.set(&facts, "branch", &format!("B{n:03}"), "name", &format!("第{n}党支部"));
    }
    apply(&mut facts, &act);
    // Each branch on a laptop of its own, as it is: finalising looks at all that a laptop knows.
    let base = facts.clone();
    for n in 1..=BRANCHES {
        let mut laptop = base.clone();
        laptop.device = format!("x{n:05}");
        inspect(&mut laptop, &list, &format!("B{n:03}"), &inspector);
        laptop.every().for_each(|r| copy(&mut facts, r));
    }
    facts
}

fn main() {
    let started = Instant::now();
    let mut facts = quarter();
    println!("{BRANCHES} branches made in {:.1} s", started.elapsed().as_secs_f32());
    let home = Home::find(Some(std::path::Path::new("no such folder"))).expect("a folder");
    let (words, fonts) = (Template::builtin(), FontSource::of(&home));
    let today = NaiveDate::from_ymd_opt(2026, 12, 20).expect("a day");
    for format in [Format::Docx, Format::Pdf] {
        let dir = tempfile::tempdir().expect("a folder");
        let request = Request { round: ROUND, branch: "", sheet: None, today, words: &words, fonts: &fonts };
        let (started, mut done) = (Instant::now(), Done::default());
        let names = facts.clone();
        for one in wanted(&names, ROUND) {
            let made = make(&facts, &one, &request, format, dir.path(), Lang::Zh, &mut done);
            match made {
                Ok(Some(act)) => apply(&mut facts, &act),
                Ok(None) => {}
                Err(error) => return println!("{}: {error}", format.key()),
            }
        }
        let bytes: u64 = done.files.iter().filter_map(|f| Some(f.metadata().ok()?.len())).sum();
        let (files, seconds) = (done.files.len(), started.elapsed().as_secs_f32());
        println!("{}: {files} files, {} MB, {seconds:.1} s", format.key(), bytes / 1_000_000);
    }
}
