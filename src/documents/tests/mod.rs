//! Whole documents, empty, filled and extreme.

mod check;
mod content;
mod files;
mod forms;
mod handed;
mod logo;
mod mechanisms;
mod typed;

use super::*;
use crate::model::checklist::{Checklist, Step};
use crate::model::facts::Facts;
use crate::model::interview::{self, Given, Reply};
use crate::model::problem::{self, Class, NewProblem, Problem, Status};
use crate::model::scoring::Answer;
use crate::model::sheet::Sheet;
use crate::model::testing::{apply, facts_with};
use crate::model::{feedback, note, person, round, sheet, strength, visit};
use chrono::NaiveDate;

const ROUND: &str = "2026Q4";
const BRANCH: &str = "B03";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

thread_local! {
    /// The fonts of this machine, loaded once: they are large.
    static FONTS: &'static FontSource = {
        let home = crate::config::Home::find(Some(std::path::Path::new("no such folder"))).unwrap();
        Box::leak(Box::new(FontSource::of(&home)))
    };
}

/// The formats of a kind that can be written here: pdf needs a font.
fn formats(kind: &Kind) -> Vec<Format> {
    let font = FONTS.with(|f| f.fonts().is_ok());
    kind.formats.iter().copied().filter(|f| *f != Format::Pdf || font).collect()
}

fn request(words: &Template) -> Request<'_> {
    Request { round: ROUND, branch: BRANCH, sheet: None, today: today(), words, fonts: FONTS.with(|f| *f) }
}

fn html_of(facts: &Facts, key: &str) -> String {
    String::from_utf8(write(kind(key).unwrap(), facts, &request(&Template::builtin()), Format::Html).unwrap()).unwrap()
}

fn md_of(facts: &Facts, key: &str) -> String {
    String::from_utf8(write(kind(key).unwrap(), facts, &request(&Template::builtin()), Format::Md).unwrap()).unwrap()
}

/// A quarter, two branches and a visit by three people; nothing found yet.
fn empty() -> Facts {
    let mut facts = facts_with(&[
        ("branch", "B03", "name", "生产一支部"),
        ("branch", "B01", "name", "机关一支部"),
        ("branch", "B01", "members", "18"),
    ]);
    let mut act = facts.act();
    let list = Checklist::builtin();
    list.adopt(&facts, &mut act);
    round::open(&facts, &mut act, ROUND, &list.version, "");
    let people = [("王芳", "leader"), ("李强", "recorder"), ("赵敏", "member")];
    let ids = people.map(|(name, duty)| (person::add(&facts, &mut act, name, "B01", ""), duty));
    apply(&mut facts, &act);
    let mut act = facts.act();
    let id = visit::add(&facts, &mut act, ROUND, BRANCH, "2026-11-20").unwrap();
    act.set(&facts, "visit", &id, "reporter", "周建国");
    act.set(&facts, "visit", &id, "interview_due", "3");
    for (person, duty) in &ids {
        let who = person::Person::of(&facts, person).unwrap();
        visit::join(&facts, &mut act, &id, &who, duty, "").unwrap();
    }
    apply(&mut facts, &act);
    facts
}

struct Words<'a> {
    fact: &'a str,
    suggestion: &'a str,
    person: &'a str,
    strength: &'a str,
    note: &'a str,
}

const USUAL: Words = Words {
    fact: "10月未召开支委会，会议记录本缺第4次",
    suggestion: "补齐会议记录，按月召开支委会并做好记录",
    person: "组织委员 孙丽",
    strength: "党小组“班前一刻钟”学习台账齐全，现场抽查人人能答",
    note: "汇报称党员积分每月公示",
};

/// The visit done: 44 indicators without deduction, two deductions, one 本项不得分, two 不适用.
fn filled(words: &Words) -> Facts {
    let mut facts = empty();
    let inspector = person::Person::all(&facts).into_iter().find(|p| p.name == "王芳").unwrap().id;
    let visit = visit::id_of(ROUND, BRANCH);
    let mut act = facts.act();
    let sheet = sheet::open(&facts, &mut act, &visit, &inspector);
    apply(&mut facts, &act);
    let mut act = facts.act();
    for i in &Checklist::builtin().indicators {
        let answer = match i.code.as_str() {
            "A1-01" => Answer { sample: Some(5), note: words.note.into(), ..Answer::deduct(1) },
            "C1-02" => Answer::deduct(2),
            "E2-09" => Answer::zero(words.fact),
            "A2-02" | "A2-03" => Answer::na("支部未设党小组"),
            _ => Answer::ok(),
        };
        sheet::answer(&facts, &mut act, &sheet, &i.code, &answer).unwrap();
    }
    for (code, class, due) in
        [("A1-01", Class::Now, "2026-11-25"), ("C1-02", Class::Dated, "2026-12-01"), ("C1-02", Class::Long, "")]
    {
        let new = NewProblem {
            sheet: sheet.clone(),
            round: ROUND.into(),
            branch: BRANCH.into(),
            code: code.into(),
            step: Some(Step::Material),
            fact: words.fact.into(),
            suggestion: words.suggestion.into(),
            class: Some(class),
            responsible: words.person.into(),
            due: due.into(),
        };
        problem::mark(&facts, &mut act, &new);
    }
    strength::mark(&facts, &mut act, &visit, &sheet, "A2-04", words.strength);
    strength::mark(&facts, &mut act, &visit, &sheet, "", "“一支部一品牌”有方案、有活动、有成效");
    let id = note::add(&facts, &mut act, &visit, &sheet, words.note);
    apply(&mut facts, &act);
    interviews(&mut facts, &visit, &sheet, words.note);
    let mut act = facts.act();
    note::to_verify(&facts, &mut act, &id, Some(Step::Material), "B3-03");
    let done = Sheet::of(&facts, &sheet).unwrap();
    sheet::finalize(&facts, &mut act, &done, "2026-11-20T16:30:00+08:00").unwrap();
    feedback::receive(&facts, &mut act, &visit, "2026-11-20", "周建国", Some(words.note));
    apply(&mut facts, &act);
    facts
}

/// Two interviews: one who knows, one who does not.
fn interviews(facts: &mut Facts, visit: &str, sheet: &str, words: &str) {
    for (post, replies) in [
        ("一线操作岗", [("Q02", Reply::Know), ("Q08", Reply::Partly), ("Q09", Reply::Know)]),
        ("技术岗", [("Q02", Reply::Unknown), ("Q08", Reply::Refused), ("Q12", Reply::S4)]),
    ] {
        let mut act = facts.act();
        let person = interview::add(facts, &mut act, visit, sheet, post);
        for (code, reply) in replies {
            let given = Given { reply: Some(reply), text: words.into() };
            interview::answer(facts, &mut act, &person, code, &given);
        }
        apply(facts, &act);
    }
}

/// Very long words, hidden characters, and what HTML, Markdown and tables would act on.
fn extreme() -> Facts {
    let long =
        format!("# {}|*粗*_斜_<b>标签</b>&amp;\u{202e}反\u{200b}向\n第二行👨‍👩‍👧e\u{301}`码`", "很长的事实，".repeat(40));
    let code = "https://example.invalid/".to_string() + &"a".repeat(200);
    filled(&Words {
        fact: &long,
        suggestion: &long,
        person: "<script>alert(1)</script>",
        strength: &code,
        note: "- 一\n1. 二\r\n=三\t四",
    })
}
