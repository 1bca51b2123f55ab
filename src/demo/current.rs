//! The current quarter: one branch in each state, one visit to reconcile, one sheet half filled in.

use super::apart;
use super::former::{current_quarter, na};
use super::look::Look;
use super::lookbacks;
use super::people::{self, OWNER};
use super::talks::{MIXED, SURE};
use super::world::World;
use crate::error::Result;
use crate::model::checklist::{Checklist, Step};
use crate::model::material::{self, Turnout};
use crate::model::problem::{Problem, Status};
use crate::model::{note, sheet, visit};

/// Makes the quarter.
///
/// # Errors
/// The store could not commit.
pub fn build(world: &mut World) -> Result<()> {
    let quarter = current_quarter(world).to_string();
    world.arrange(&quarter, &[("B01", 23), ("B02", 8), ("B03", 10), ("B05", 2), ("B04", 0), ("B06", -5)])?;
    done(world, &quarter)?;
    fixing(world, &quarter)?;
    told(world, &quarter)?;
    to_reconcile(world, &quarter)?;
    apart::rearranged(world, &quarter)?;
    apart::returned(world, &quarter)?;
    under_way(world, &quarter)
}

const fn look(branch: &'static str, found: &'static [&'static str], strengths: &'static [usize]) -> Look {
    Look { branch, found, na: &[], strengths, talks: &SURE }
}

fn told_sheet(world: &mut World, quarter: &str, look: Look, ago: i64, objection: Option<&str>) -> Result<Vec<Problem>> {
    let [leader, _] = people::team(look.branch);
    let look = Look { na: na(look.branch), ..look };
    let sheet = world.fill(quarter, leader, ago, &look)?;
    world.finalize(&sheet, leader, ago)?;
    world.hand_over(&visit::id_of(quarter, look.branch), leader, ago - 1, objection)?;
    Ok(Problem::of_sheet(&world.facts, &sheet))
}

/// B01: 已办结.
fn done(world: &mut World, quarter: &str) -> Result<()> {
    let problems = told_sheet(world, quarter, look("B01", &["C1-04", "E2-05"], &[3, 5]), 23, None)?;
    for p in &problems {
        world.close(p, "陈静怡", 9)?;
    }
    Ok(())
}

/// B02: 整改中, a problem in each state, one of them overdue; the branch objects to one.
fn fixing(world: &mut World, quarter: &str) -> Result<()> {
    let objection = "会议资料正在装订，签到表次日已补齐，请互查小组复核E1-04。";
    let look = Look { talks: &MIXED, ..look("B02", &["B2-01", "C1-03", "C1-05", "E1-04", "E2-03"], &[7]) };
    let problems = told_sheet(world, quarter, look, 8, Some(objection))?;
    for p in &problems {
        match p.code.as_str() {
            "E2-03" => world.close(p, "赵国梁", 1)?,
            "B2-01" => {
                world.advance(&p.id, people::COORDINATOR, 5, Status::Doing, "支部已修订“第一议题”记录模板", "")?;
                world.advance(
                    &p.id,
                    people::COORDINATOR,
                    2,
                    Status::Review,
                    "近两次支委会均按模板记录，申请复查",
                    "支委会记录第5、6次",
                )?;
            }
            "E1-04" => {
                world.advance(&p.id, people::COORDINATOR, 5, Status::Doing, "签到表已补齐1份，另1份正在核对", "")?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// B03: 已反馈, nothing begun yet.
fn told(world: &mut World, quarter: &str) -> Result<()> {
    told_sheet(
        world,
        quarter,
        look("B03", &["A2-01", "B3-01", "B4-02", "C1-04", "D1-05", "E2-07"], &[0, 6]),
        10,
        None,
    )?;
    lookbacks::arrange(world, quarter, OWNER.0, -2)?;
    Ok(())
}

/// B05: two inspectors finalised sheets that differ; feedback waits for the agreed one.
fn to_reconcile(world: &mut World, quarter: &str) -> Result<()> {
    let [leader, recorder] = people::team("B05");
    let first = Look { na: na("B05"), ..look("B05", &["A2-03", "B4-01", "B4-02", "C1-02", "D1-03", "E2-08"], &[3]) };
    let second = Look { found: &["A2-03", "B4-01", "C1-02", "C1-05", "E2-05"], strengths: &[4], talks: &[], ..first };
    for (who, look) in [(leader, first), (recorder, second)] {
        let sheet = world.fill(quarter, who, 2, &look)?;
        world.finalize(&sheet, who, 2)?;
    }
    Ok(())
}

/// What was said in the report, where it can be checked (none: only a note), and what checking found.
type Claim = (&'static str, &'static str, Option<Step>, Option<(bool, &'static str)>);

const CLAIMS: [Claim; 4] = [
    ("A1-01", "现有党员36名，党小组3个，支委5名，分工已于上月调整", None, None),
    ("A2-03", "三个党小组每月开会1次，记录齐全", Some(Step::Material), Some((false, "公用工程党小组缺1次记录"))),
    ("B3-01", "气化装置设党员责任区6处，标识牌全部更新", Some(Step::Site), None),
    ("C1-09", "今年支委与每名党员谈心谈话不少于1次", Some(Step::Interview), None),
];

/// B04: the owner is in the middle of it today; report heard and documents looked through.
fn under_way(world: &mut World, quarter: &str) -> Result<()> {
    let visit = visit::id_of(quarter, "B04");
    let sheet = sheet::id_of(&visit, &world.id(OWNER.0));
    world.act(OWNER.0, 0, 9, |w, act| _ = sheet::open(&w.facts, act, &visit, &w.id(OWNER.0)))?;
    let look = Look { na: na("B04"), talks: &[], ..look("B04", &["A2-03", "B2-02", "C1-02"], &[]) };
    let list = Checklist::builtin();
    let seen: Vec<_> =
        list.indicators.iter().filter(|i| matches!(i.step, Step::Hear | Step::Material)).cloned().collect();
    world.act(OWNER.0, 0, 10, |w, act| w.answer(act, &sheet, &look, &seen))?;
    world.act(OWNER.0, 0, 10, |w, act| w.mark(act, quarter, &look, &sheet, 0))?;
    link_rebound(world, quarter)?;
    for claim in CLAIMS {
        world.act(OWNER.0, 0, 10, |w, act| {
            let (code, text, step, outcome) = claim;
            let id = note::add(&w.facts, act, &visit, &sheet, text);
            note::to_verify(&w.facts, act, &id, step, code);
            if let Some((holds, finding)) = outcome {
                note::settle(&w.facts, act, &id, holds, finding);
            }
        })?;
    }
    world.act(OWNER.0, 0, 11, |w, act| {
        for indicator in list.indicators.iter().filter(|i| matches!(i.code.as_str(), "C1-02" | "B2-02" | "E1-04")) {
            let turnouts = [Turnout::Found, Turnout::Missing, Turnout::Asked];
            for (m, turnout) in material::of_item(&w.facts, &sheet, indicator).iter().zip(turnouts) {
                material::set(&w.facts, act, m, turnout);
            }
        }
    })
}

/// C1-02 lost points last quarter too: the new problem names its ancestor (反弹).
fn link_rebound(world: &mut World, quarter: &str) -> Result<()> {
    let of = |quarter: &str| Problem::of_visit(&world.facts, &visit::id_of(quarter, "B04"));
    let find = |list: Vec<Problem>| list.into_iter().find(|p| p.code == "C1-02").map(|p| p.id);
    let last = current_quarter(world).prev().to_string();
    let (Some(new), Some(old)) = (find(of(quarter)), find(of(&last))) else { return Ok(()) };
    world.act(OWNER.0, 0, 10, |w, act| act.set(&w.facts, "problem", &new, "ancestor", &old))
}
