//! The two former quarters: every branch inspected, scored and told; almost everything rectified.

use super::look::Look;
use super::lookbacks;
use super::people;
use super::world::World;
use crate::error::Result;
use crate::model::calendar::Quarter;
use crate::model::problem::{self, Move, Problem, Status};
use crate::model::round;
use crate::model::visit;

const PAIRED: &[(&str, &str)] =
    &[("C1-07", "本年度未到安排时间"), ("C1-08", "本年度未到安排时间"), ("C2-01", "任期内且无空缺")];
const UNPAIRED: &[(&str, &str)] = &[
    ("B3-02", "本年度无攻坚任务"),
    ("C1-07", "本年度未到安排时间"),
    ("C1-08", "本年度未到安排时间"),
    ("C2-01", "任期内且无空缺"),
    ("E1-03", "未列入结对"),
];

/// What does not apply to a branch: B01 and B06 are not paired.
pub fn na(branch: &str) -> &'static [(&'static str, &'static str)] {
    if matches!(branch, "B01" | "B06") { UNPAIRED } else { PAIRED }
}

const fn look(branch: &'static str, found: &'static [&'static str], strengths: &'static [usize]) -> Look {
    Look { branch, found, na: &[], strengths, talks: &[] }
}

const BEFORE_LAST: [Look; 6] = [
    look("B01", &["C1-04", "E2-05"], &[5]),
    look("B02", &["A2-02", "C1-05", "E1-04"], &[7]),
    look("B03", &["A2-01", "B3-01", "B4-02", "C1-04", "D1-05", "E1-04", "E2-07", "E2-09"], &[0]),
    look("B04", &["A2-02", "A2-03", "B2-02", "B4-02", "C1-02", "C1-03", "C1-05", "D1-02", "E2-01"], &[2]),
    look(
        "B05",
        &["A1-01", "A2-03", "B2-02", "B4-01", "B4-02", "C1-02", "C1-03", "C2-03", "D1-02", "D1-03", "E1-04", "E2-08"],
        &[3],
    ),
    look("B06", &["B3-03", "C1-04"], &[4]),
];

const LAST: [Look; 6] = [
    look("B01", &["E2-07"], &[3, 5]),
    look("B02", &["B2-01", "C1-05"], &[7]),
    look("B03", &["A2-01", "D1-05", "E1-04"], &[0]),
    look("B04", &["A2-03", "B2-02", "C1-02", "C1-04", "D1-02", "E2-03"], &[2]),
    look("B05", &["A2-02", "A2-03", "B2-01", "B4-02", "C1-02", "C1-05", "D1-02", "E2-08"], &[6]),
    look("B06", &["A1-01", "E2-05"], &[1, 4]),
];

/// Makes both quarters.
///
/// # Errors
/// The store could not commit.
pub fn build(world: &mut World) -> Result<()> {
    let last = current_quarter(world).prev();
    quarter(world, last.prev(), &BEFORE_LAST, 190)?;
    quarter(world, last, &LAST, 100)?;
    linger(world, &last.to_string())?;
    super::plates::build(world, last.prev(), 150)?;
    super::plates::build(world, last, 52)?;
    for closed in [last.prev(), last] {
        let id = closed.to_string();
        world.act(people::COORDINATOR, 30, 9, |w, act| round::close(&w.facts, act, &id))?;
    }
    Ok(())
}

/// The demonstration's quarter: that of three weeks ago, so that its visits lie in it.
pub fn current_quarter(world: &World) -> Quarter {
    Quarter::of(world.day(24))
}

fn quarter(world: &mut World, quarter: Quarter, looks: &[Look], ago: i64) -> Result<()> {
    let id = quarter.to_string();
    let visits: Vec<_> = (0i64..).zip(looks).map(|(at, l)| (l.branch, ago - at * 3)).collect();
    world.arrange(&id, &visits)?;
    for (look, (branch, ago)) in looks.iter().zip(visits) {
        let look = Look { na: na(branch), ..*look };
        let [leader, _] = people::team(branch);
        let sheet = world.fill(&id, leader, ago, &look)?;
        world.finalize(&sheet, leader, ago)?;
        world.hand_over(&visit::id_of(&id, branch), leader, ago - 1, None)?;
        let mut problems = Problem::of_sheet(&world.facts, &sheet);
        problems.retain(|p| !lingers(&id, world, p));
        let last = id == current_quarter(world).prev().to_string();
        if last && branch == lookbacks::BRANCH {
            lookbacks::close(world, &id, &problems, leader, ago - 20)?;
            continue;
        }
        for p in &problems {
            world.close(p, leader, ago - 14)?;
        }
    }
    Ok(())
}

/// Two problems of last quarter that are still open.
fn lingers(quarter: &str, world: &World, p: &Problem) -> bool {
    quarter == current_quarter(world).prev().to_string() && matches!(p.code.as_str(), "B2-02" | "E2-08")
}

/// One is under way and was extended; the other was never begun and is long overdue.
fn linger(world: &mut World, quarter: &str) -> Result<()> {
    let branch = visit::id_of(quarter, "B04");
    let found = Problem::of_visit(&world.facts, &branch).into_iter().find(|p| p.code == "B2-02");
    let Some(p) = found else { return Ok(()) };
    world.advance(&p.id, people::COORDINATOR, 70, Status::Doing, "支部报补学计划，按倒班分两批补学", "")?;
    let (due, by) = (later(&p.due), world.id(people::COORDINATOR));
    world.act(people::COORDINATOR, 20, 10, |w, act| {
        let note = "检修期间倒班人员难以集中，申请延期补学";
        let at = w.day(20).format("%Y-%m-%dT10:00:00+08:00").to_string();
        let with = Move { note, by: &by, at: &at, ..Move::default() };
        if let Some(p) = Problem::of(&w.facts, &p.id) {
            // A later date, a reason and an approver are given: nothing is refused (see `tests`).
            let _ = problem::extend(&w.facts, act, &p, &due, "党群部 黄海燕", &with);
        }
    })
}

/// Three weeks later.
fn later(due: &str) -> String {
    let day = due.parse::<chrono::NaiveDate>().map(|d| d + chrono::TimeDelta::days(21));
    day.map(|d| d.to_string()).unwrap_or_default()
}
