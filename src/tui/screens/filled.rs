//! A visit that is nearly done, to test its last screens with: all items answered, two deductions of which one has its
//! problem, a strength, three interviews.

use super::fixture::{SHEET, VISIT, facts};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::interview::{self, Given, Questionnaire, Reply};
use crate::model::problem::{self, Class, NewProblem};
use crate::model::scoring::Answer;
use crate::model::sheet::{self, Sheet};
use crate::model::strength;
use crate::model::testing::{apply, put};

/// Commits one act.
pub fn act(facts: &mut Facts, change: impl FnOnce(&Facts, &mut Act)) {
    let mut act = facts.act();
    change(facts, &mut act);
    apply(facts, &act);
}

/// Everything answered: C1-02 lost two units with a problem, E2-03 one with a remark, B1-02 does not apply.
pub fn answered() -> Facts {
    let mut facts = facts();
    put(&mut facts, "visit", VISIT, "reporter", "李书记");
    put(&mut facts, "visit", VISIT, "interview_due", "3");
    let list = Sheet::of(&facts, SHEET).unwrap().checklist(&facts).unwrap();
    act(&mut facts, |f, a| {
        for i in &list.indicators {
            let answer = match i.code.as_str() {
                "C1-02" => Answer::deduct(2),
                "E2-03" => Answer { note: "公示栏缺党费公示，é👍".into(), ..Answer::deduct(1) },
                "B1-02" => Answer::na("本年度尚未组织"),
                _ => Answer::ok(),
            };
            sheet::answer(f, a, SHEET, &i.code, &answer).unwrap();
        }
    });
    act(&mut facts, |f, a| {
        problem::mark(f, a, &problem());
    });
    act(&mut facts, |f, a| {
        strength::mark(f, a, VISIT, SHEET, "D1-01", "“红色班组”品牌有台账、有成效，é👍");
    });
    facts
}

/// A problem with everything in it.
pub fn problem() -> NewProblem {
    NewProblem {
        sheet: SHEET.into(),
        round: "2026Q4".into(),
        branch: "B04".into(),
        code: "C1-02".into(),
        fact: "10月、11月未按月召开支委会，会议记录本无记录".into(),
        suggestion: "按月召开支委会，会后3日内整理记录".into(),
        class: Some(Class::Dated),
        responsible: "组织委员".into(),
        due: "2026-12-01".into(),
        ..NewProblem::default()
    }
}

/// With three interviews: the first knows everything, the second little, the third was not finished.
pub fn talked() -> Facts {
    let mut facts = answered();
    for (n, kind) in [(0, "一线操作岗"), (1, "技术岗"), (2, "班组长")] {
        act(&mut facts, |f, a| {
            let id = interview::add(f, a, VISIT, SHEET, kind);
            for (i, q) in Questionnaire::builtin().questions.iter().enumerate() {
                let replies = q.replies();
                let open = replies[0] == Reply::Text;
                let reply = match n {
                    _ if open => Reply::Text,
                    1 if i % 3 == 1 => replies[replies.len() - 2],
                    2 if i >= 9 => break,
                    _ => replies[0],
                };
                let text =
                    if open { format!("{}：夜班学习时间难保证，é👍", q.code) } else { String::new() };
                interview::answer(f, a, &id, &q.code, &Given { reply: Some(reply), text });
            }
        });
    }
    facts
}

/// Nothing but very long texts of everything that can go wrong in a line.
pub fn extreme() -> Facts {
    let mut facts = talked();
    let long = "会议记录不全，（缺七月）e\u{301}👨‍👩‍👧 very-long-word-without-a-break ".repeat(6);
    let long = long.trim_end().to_string();
    for n in 0..12 {
        act(&mut facts, |f, a| {
            problem::mark(f, a, &NewProblem { fact: format!("{n} {long}"), due: String::new(), ..problem() });
            strength::mark(f, a, VISIT, SHEET, "D1-01", &long);
            interview::add(f, a, VISIT, SHEET, &long);
        });
    }
    put(&mut facts, "feedback", VISIT, "objection", "some");
    put(&mut facts, "feedback", VISIT, "objection_text", &long);
    put(&mut facts, "feedback", VISIT, "received_by", &long);
    put(&mut facts, "feedback", VISIT, "signed_on", "2026-11-22");
    facts
}
