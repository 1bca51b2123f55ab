//! What a branch owes in a quarter and by when: computed from list, claims and ledger, never ticked (R102–R109).

use super::{Claim, Entry, Kind, Member, Quarterly, Report, Source, lacking, listed, published_month};
use crate::model::calendar::{Due, Holidays, Month, Quarter};
use crate::model::facts::Facts;
use crate::model::pairing::Standing;
use crate::text::Lang;
use crate::text::model::duty as text;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Working days after a month for its scores and the posting of them; our default, the rule names none (R108, R109).
const AFTER_MONTH: u32 = 5;

/// Which obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// 每季度初公布《党员岗位责任清单》 (R102).
    Publish,
    /// 每人至少1个基础岗 (R103).
    Claim,
    /// 支委会审核 (R104).
    Review,
    /// 公示 (R104).
    Notice,
    /// 分片跟踪 (R105).
    Follow,
    /// 每周抽查1次基础岗 (R106).
    Spot,
    /// 每月核查1次攻坚岗、服务岗 (R106).
    Verify,
    /// 每月晒履职 (R107).
    Report,
    /// 每月打分 (R108).
    Score,
    /// 考评结果公开 (R109).
    Post,
}

impl Rule {
    /// The rule of the source.
    pub fn source(self) -> &'static str {
        match self {
            Rule::Publish => "R102",
            Rule::Claim => "R103",
            Rule::Review | Rule::Notice => "R104",
            Rule::Follow => "R105",
            Rule::Spot | Rule::Verify => "R106",
            Rule::Report => "R107",
            Rule::Score => "R108",
            Rule::Post => "R109",
        }
    }

    /// Its name.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Rule::Publish => text::rule_publish(lang),
            Rule::Claim => text::rule_claim(lang),
            Rule::Review => text::rule_review(lang),
            Rule::Notice => text::rule_notice(lang),
            Rule::Follow => text::rule_follow(lang),
            Rule::Spot => text::rule_spot(lang),
            Rule::Verify => text::rule_verify(lang),
            Rule::Report => text::rule_report(lang),
            Rule::Score => text::rule_score(lang),
            Rule::Post => text::rule_post(lang),
        }
    }
}

/// One obligation for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chore {
    /// Which.
    pub rule: Rule,
    /// The period in words.
    pub about: String,
    /// How much is due.
    pub need: u32,
    /// How much was done.
    pub done: u32,
    /// The last day.
    pub due: Due,
    /// How it stands.
    pub standing: Standing,
}

struct View<'a> {
    facts: &'a Facts,
    branch: &'a str,
    round: String,
    quarter: Quarter,
    today: NaiveDate,
    holidays: &'a Holidays,
    lang: Lang,
    members: Vec<Member>,
    claims: Vec<Claim>,
}

/// Everything that a branch owes in a quarter and that has begun by `today`, the most urgent first.
pub fn chores(
    facts: &Facts,
    round: &str,
    branch: &str,
    today: NaiveDate,
    holidays: &Holidays,
    lang: Lang,
) -> Vec<Chore> {
    let Ok(quarter) = Quarter::parse(round) else { return Vec::new() };
    let (members, claims) = (Member::list(facts, branch), Claim::list(facts, round, branch));
    let view = View { facts, branch, round: round.into(), quarter, today, holidays, lang, members, claims };
    let mut found = view.start();
    found.extend(view.weeks());
    let begun = quarter.months().into_iter().filter(|m| m.first_day() <= today);
    found.extend(begun.flat_map(|m| view.month(m)));
    found.retain(|c| c.need > 0);
    found.sort_by_key(|c| (c.standing, c.due.date, c.rule));
    found
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl View<'_> {
    fn chore(
        &self,
        rule: Rule,
        about: String,
        (done, need): (usize, usize),
        due: &Due,
        last: Option<NaiveDate>,
    ) -> Chore {
        let (done, need) = (count(done), count(need));
        let standing = match last {
            _ if done < need && self.today > due.date => Standing::Overdue,
            _ if done < need => Standing::Open,
            Some(day) if day > due.date => Standing::Late,
            _ => Standing::Met,
        };
        Chore { rule, about, need, done, due: due.clone(), standing }
    }

    /// What is due at the beginning of the quarter.
    fn start(&self) -> Vec<Chore> {
        if self.today < self.quarter.first_day() {
            return Vec::new();
        }
        let known = Quarterly::of(self.facts, &self.round, self.branch);
        let due = Quarterly::start_due(self.quarter, self.holidays);
        let (all, about) = (self.members.len(), || self.quarter.title(self.lang));
        let claimed = all - lacking(self.facts, &self.round, self.branch).len().min(all);
        let last_claim = self.claims.iter().filter_map(|c| c.on).max();
        let reviewed = self.claims.iter().filter(|c| c.accepted.is_some()).count();
        let followed = self.members.iter().filter(|m| !m.follower.is_empty()).count();
        vec![
            self.chore(Rule::Publish, about(), (usize::from(known.published.is_some()), 1), &due, known.published),
            self.chore(Rule::Claim, about(), (claimed, all), &due, last_claim),
            self.chore(Rule::Review, about(), (reviewed, self.claims.len()), &due, None),
            self.chore(Rule::Notice, about(), (usize::from(known.noticed.is_some()), 1), &due, known.noticed),
            self.chore(Rule::Follow, about(), (followed, all), &due, None),
        ]
    }

    /// Weeks from Monday to Sunday. A week over the border of two quarters is one week: it belongs to the quarter of
    /// its Thursday, as most of its days do. A week without a working day asks for nothing.
    fn weeks(&self) -> Vec<Chore> {
        let (first, last) = (self.quarter.first_day(), self.quarter.last_day());
        let mondays = first.week(chrono::Weekday::Mon).first_day().iter_weeks().take_while(|m| *m <= last);
        mondays.filter_map(|monday| self.week(monday)).collect()
    }

    fn week(&self, monday: NaiveDate) -> Option<Chore> {
        let thursday = monday.checked_add_days(Days::new(3))?;
        let sunday = monday.checked_add_days(Days::new(6))?;
        let works = monday.iter_days().take(7).any(|d| self.holidays.is_workday(d));
        if !self.quarter.contains(thursday) || monday > self.today || !works {
            return None;
        }
        let spots = Entry::list(self.facts, self.branch, monday, sunday);
        let done = spots.iter().filter(|e| e.source == Source::Spot).count();
        let about = text::week(self.lang, monday.format("%m-%d"), sunday.format("%m-%d"));
        Some(self.chore(Rule::Spot, about, (done.min(1), 1), &Due::fixed(sunday), None))
    }

    fn month(&self, month: Month) -> Vec<Chore> {
        let (last, about) = (month.last_day(), || month.title(self.lang));
        let after = self.holidays.add_workdays(last, AFTER_MONTH);
        let members = self.members.len();
        let reports = Report::list(self.facts, self.branch, month);
        let said = reports.iter().filter_map(|r| r.on).max();
        let scores = listed(self.facts, self.branch, month);
        let scored = scores.iter().filter(|s| s.score.is_some()).count();
        let given = scores.iter().filter_map(|s| s.on).max();
        let posted = published_month(self.facts, self.branch, month);
        let held = usize::from(members > 0);
        vec![
            self.chore(Rule::Verify, about(), self.verified(month), &Due::fixed(last), None),
            self.chore(Rule::Report, about(), (reports.len().min(members), members), &Due::fixed(last), said),
            self.chore(Rule::Score, about(), (scored, members), &after, given),
            self.chore(Rule::Post, about(), (usize::from(posted.is_some()), held), &after, posted),
        ]
    }

    /// Accepted claims to an 攻坚岗 or 服务岗 that were checked in a month, and all of them.
    fn verified(&self, month: Month) -> (usize, usize) {
        let extra = |c: &&Claim| c.accepted == Some(true) && c.kind(self.facts).is_some_and(|k| k != Kind::Basic);
        let claims: BTreeSet<&str> = self.claims.iter().filter(extra).map(|c| c.id.as_str()).collect();
        let entries = Entry::list(self.facts, self.branch, month.first_day(), month.last_day());
        let checked = entries.iter().filter(|e| e.source == Source::Verify).map(|e| e.claim.as_str());
        (checked.filter(|c| claims.contains(c)).collect::<BTreeSet<_>>().len(), claims.len())
    }
}
