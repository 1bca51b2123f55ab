//! The two mechanisms beside inspection: four pairs of which one runs, and the duty claims of one branch. Everything
//! happened before today, so that clocks are met, open and overdue.

use super::people;
use super::world::World;
use crate::error::Result;
use crate::model::act::Act;
use crate::model::calendar::{Month, Quarter};
use crate::model::decimal::Points;
use crate::model::duty::{self, Claim, Source};
use crate::model::facts::Facts;
use crate::model::pairing::{self, Gap, Pair, Party};
use crate::model::person;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// The branch whose pair runs and whose members claim posts.
const BRANCH: &str = "B04";
const KEEPER: &str = "沈明远";
const FOLLOWER: &str = "董玉兰";
const MEMBERS: [&str; 8] = [KEEPER, FOLLOWER, "蒋志刚", "韩雪梅", "冯建国", "曹丽华", "邓永强", "许文斌"];

/// Draws the pairs up and lets one of them run since the beginning of the quarter.
///
/// # Errors
/// The store could not commit.
pub fn build(world: &mut World, now: DateTime<FixedOffset>) -> Result<()> {
    let today = now.date_naive();
    let quarter = Quarter::of(today);
    let from = quarter.first_day() + TimeDelta::days(11);
    world.act(people::COORDINATOR, 30, 9, |w, act| drop(pairing::draw_up_named(&w.facts, act)))?;
    let Some(pair) = Pair::live(&world.facts, BRANCH) else { return Ok(()) };
    world.act(people::COORDINATOR, 30, 10, |w, act| contract(&w.facts, act, &pair.id, from, quarter.last_day()))?;
    let begun = |world: &mut World, act: &dyn Fn(&Facts, &mut Act)| {
        world.act(people::COORDINATOR, 20, 9, |w, a| act(&w.facts, a))
    };
    for party in Party::ALL {
        begun(world, &|f, act| drop(pairing::sign(f, act, &pair.id, party, from)))?;
    }
    begun(world, &|f, act| plan(f, act, &pair.id, from, today))?;
    begun(world, &|f, act| ledger(f, act, &pair.id, now))?;
    duties(world, quarter, today)
}

fn contract(facts: &Facts, act: &mut Act, pair: &str, from: NaiveDate, to: NaiveDate) {
    let helper = person::add(facts, act, "周敏", "", "纪委副书记");
    let (from, to) = (from.to_string(), to.to_string());
    let terms = [("helper", &*helper), ("from", &from), ("to", &to), ("keeper", KEEPER), ("follower", FOLLOWER)];
    // Nothing is signed yet: terms and aims are not refused (see `tests`).
    let _ = pairing::set_terms(facts, act, pair, &terms);
    let _ = pairing::set_goal(facts, act, pair, "台账齐全率", "100%");
    let _ = pairing::set_goal(facts, act, pair, "群众服务响应时限", "3个工作日");
}

fn plan(facts: &Facts, act: &mut Act, pair: &str, from: NaiveDate, today: NaiveDate) {
    let found = from + TimeDelta::days(3);
    let _ = pairing::add_gap(facts, act, pair, "支委会记录缺议题和表决，台账不齐", "papers", found, true);
    let _ = pairing::add_gap(facts, act, pair, "党员对认领的岗位说不清", "members", found, false);
    let gap = Gap::of_pair(&facts.after(act), pair).first().map(|g| g.id.clone()).unwrap_or_default();
    for (action, person, days) in [("补齐三季度支委会记录", KEEPER, -5), ("每月抽问两名党员的岗位责任", FOLLOWER, 12)]
    {
        let _ = pairing::add_task(facts, act, pair, &gap, action, person, today + TimeDelta::days(days));
    }
}

/// Kind, days ago, words: what happened so far.
const LEDGER: [(&str, i64, &str); 9] = [
    ("visit", 26, "示范台账整理"),
    ("monthly", 24, "报本月进展：记录补到8月"),
    ("spot", 20, "抽查支委会记录"),
    ("visit", 19, "讲解组织生活方案"),
    ("tool", 18, "给会议记录模板"),
    ("spot", 12, "抽查党费台账"),
    ("advice", 13, "签到表与记录放在一起"),
    ("request", 4, "借用三楼会议室"),
    ("behind", 2, "三季度记录没有按期补齐"),
];

fn ledger(facts: &Facts, act: &mut Act, pair: &str, now: DateTime<FixedOffset>) {
    for (kind, ago, words) in LEDGER {
        let at = now - TimeDelta::days(ago);
        // Entries before the contract is in force are refused: early in a quarter there are fewer.
        let _ = pairing::log(facts, act, pair, kind, at, words, "");
    }
}

/// Members, posts, claims, checks and last month's scores of the branch.
fn duties(world: &mut World, quarter: Quarter, today: NaiveDate) -> Result<()> {
    let (round, start) = (quarter.to_string(), quarter.first_day() + TimeDelta::days(11));
    world.act(people::COORDINATOR, 20, 10, |w, act| {
        for (n, name) in MEMBERS.into_iter().enumerate() {
            let group = if n % 2 == 0 { "运行党小组" } else { "检修党小组" };
            let _ = duty::add_member(&w.facts, act, BRANCH, name, group, n < 2);
        }
        let _ = duty::standard(&w.facts, act, &round, BRANCH);
    })?;
    world.act(people::COORDINATOR, 20, 11, |w, act| {
        for (by, names) in [(KEEPER, &MEMBERS[1..4]), (FOLLOWER, &MEMBERS[4..])] {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            let _ = duty::assign(&w.facts, act, BRANCH, by, &names);
        }
        let _ = duty::publish(&w.facts, act, &round, BRANCH, start);
    })?;
    world.act(people::COORDINATOR, 19, 9, |w, act| claims(&w.facts, act, &round, start))?;
    world.act(people::COORDINATOR, 19, 10, |w, act| {
        // The last two wait for the committee.
        let all = Claim::list(&w.facts, &round, BRANCH);
        for claim in all.iter().take(all.len().saturating_sub(2)) {
            let _ = duty::review(&w.facts, act, &claim.id, FOLLOWER, None, start);
        }
    })?;
    world.act(people::COORDINATOR, 3, 9, |w, act| kept(&w.facts, act, &round, today))
}

fn claims(facts: &Facts, act: &mut Act, round: &str, on: NaiveDate) {
    for (n, name) in MEMBERS.into_iter().enumerate().filter(|(n, _)| *n != 7) {
        let _ = duty::claim(facts, act, round, BRANCH, name, "自身标准化履职岗", on);
        if n < 3 {
            let extra = ["台账整理攻坚岗", "群众诉求服务岗", "志愿服务岗"];
            let _ = duty::claim(facts, act, round, BRANCH, name, extra.get(n).copied().unwrap_or_default(), on);
        }
    }
}

/// Checks of the last weeks, last month's reports and some scores.
fn kept(facts: &Facts, act: &mut Act, round: &str, today: NaiveDate) {
    let last = Month::of(Month::of(today).first_day() - TimeDelta::days(1));
    for (n, claim) in Claim::list(facts, round, BRANCH).iter().filter(|c| c.accepted == Some(true)).enumerate() {
        let ago = TimeDelta::days(3 + 4 * i64::try_from(n).unwrap_or(0));
        let source = if claim.kind(facts) == Some(duty::Kind::Basic) { Source::Spot } else { Source::Verify };
        let finding = if n == 2 { (false, "签到两次补签") } else { (true, "") };
        // Nobody checks himself: that one is refused and left out.
        let _ = duty::note(facts, act, claim, source, KEEPER, finding, today - ago);
    }
    for (n, name) in MEMBERS.into_iter().enumerate() {
        let points = Points::whole([92, 88, 84, 79, 85, 61, 58, 70].get(n).copied().unwrap_or(80));
        if n < 6 {
            let answers = ("按班次巡检，参加学习两次", true, "无");
            let _ = duty::expose(facts, act, BRANCH, name, last, answers, last.last_day());
            let _ = duty::score(facts, act, BRANCH, name, last, points, last.last_day());
        }
    }
}
