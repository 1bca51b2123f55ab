//! The month's score of a member: 100 points, bands 85 and 60, from ledger, people's word and checks (R108, R109).

use super::{Claim, DutyError, Entry, Member, Report, Source, day};
use crate::model::act::Act;
use crate::model::calendar::{Month, Quarter, half_width};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::text::Lang;
use crate::text::model::duty as text;
use chrono::NaiveDate;

/// 履职等次. “85以上” takes 85 in, “60-84” goes up to it (AMB-2), exactly 60 is still 合格 (AMB-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below 60: 履职不达标.
    Below,
    /// From 60 up to but not including 85: 履职合格.
    Pass,
    /// From 85: 履职优秀.
    Fine,
}

impl Band {
    /// All, the best first.
    pub const ALL: [Band; 3] = [Band::Fine, Band::Pass, Band::Below];

    /// The band of a score.
    pub fn of(score: Points) -> Band {
        match score {
            s if s >= Points::whole(85) => Band::Fine,
            s if s >= Points::whole(60) => Band::Pass,
            _ => Band::Below,
        }
    }

    /// 履职优秀, 履职合格, 履职不达标.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Band::Fine => text::band_fine(lang),
            Band::Pass => text::band_pass(lang),
            Band::Below => text::band_below(lang),
        }
    }
}

/// `2026-10`.
pub fn month_code(month: Month) -> String {
    format!("{:04}-{:02}", month.year, month.month)
}

/// Reads `2026-10`, `2026年10月`, or `10月` and `10` of the given year.
///
/// # Errors
/// It is none.
pub fn month(given: &str, year: i32) -> Result<Month, DutyError> {
    let plain: String =
        half_width(given).replace(['年', '/', '.'], "-").chars().filter(|c| !c.is_whitespace()).collect();
    let (year, number) = match plain.trim_end_matches('月').split_once('-') {
        Some((y, m)) => (y.parse().ok(), m.parse().ok()),
        None => (Some(year), plain.trim_end_matches('月').parse().ok()),
    };
    let found = year.zip(number).filter(|(y, m)| (1000..=9999).contains(y) && (1..=12).contains(m));
    found.map(|(year, month)| Month { year, month }).ok_or_else(|| DutyError::Month(given.into()))
}

/// What a score rests on (R108: 台账记录、群众反馈、支部核查).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Basis {
    /// Spot checks of the month.
    pub spots: u32,
    /// Monthly checks.
    pub verified: u32,
    /// Entries of what people say.
    pub people: u32,
    /// Entries that found the duty not done.
    pub failed: u32,
    /// Whether the member reported in the party group's meeting.
    pub reported: bool,
}

impl Basis {
    /// Whether there is nothing that a score could rest on.
    pub fn is_empty(&self) -> bool {
        self.spots + self.verified + self.people == 0 && !self.reported
    }
}

/// What is known of a member in a month.
pub fn basis(facts: &Facts, member: &Member, month: Month) -> Basis {
    let mut found = Basis::default();
    for e in Entry::list(facts, &member.branch, month.first_day(), month.last_day()) {
        if e.member == member.id {
            match e.source {
                Source::Spot => found.spots += 1,
                Source::Verify => found.verified += 1,
                Source::People => found.people += 1,
            }
            found.failed += u32::from(!e.ok);
        }
    }
    found.reported = Report::list(facts, &member.branch, month).iter().any(|r| r.member == member.id);
    found
}

/// One member's month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The member.
    pub member: Member,
    /// The score; `None` before it was given.
    pub score: Option<Points>,
    /// When it was given.
    pub on: Option<NaiveDate>,
}

impl Scored {
    /// The band of the score.
    pub fn band(&self) -> Option<Band> {
        self.score.map(Band::of)
    }
}

fn id(branch: &str, month: Month, member: &Member) -> String {
    format!("{branch}/{}/{}", month_code(month), member.id.rsplit('/').next().unwrap_or_default())
}

/// Every member of a branch with the month's score.
pub fn listed(facts: &Facts, branch: &str, month: Month) -> Vec<Scored> {
    let one = |member: Member| {
        let r = facts.get("duty_score", &id(branch, month, &member));
        let score = r.and_then(|r| Points::parse(r.get("score")).ok());
        Scored { score, on: r.and_then(|r| day(r, "on")), member }
    };
    Member::list(facts, branch).into_iter().map(one).collect()
}

/// Gives a member the month's score (R108).
///
/// # Errors
/// No such member; not from 0 to 100; the month has not begun.
pub fn score(
    facts: &Facts,
    act: &mut Act,
    branch: &str,
    member: &str,
    month: Month,
    score: Points,
    on: NaiveDate,
) -> Result<(), DutyError> {
    let member = Member::named(facts, branch, member)?;
    if score < Points::ZERO || score > Points::HUNDRED {
        return Err(DutyError::Score);
    }
    if on < month.first_day() {
        return Err(DutyError::Early);
    }
    let (code, score, date) = (month_code(month), score.to_string(), on.to_string());
    let fields = [("branch", branch), ("month", &code), ("member", &member.id), ("score", &score), ("on", &date)];
    act.set_all(facts, "duty_score", &id(branch, month, &member), &fields);
    Ok(())
}

/// When the month's results were posted (R109).
pub fn published_month(facts: &Facts, branch: &str, month: Month) -> Option<NaiveDate> {
    day(facts.get("duty_month", &format!("{branch}/{}", month_code(month)))?, "published")
}

/// The month's results were posted on a day (R109).
///
/// # Errors
/// Members of the branch have no score.
pub fn publish_month(facts: &Facts, act: &mut Act, branch: &str, month: Month, on: NaiveDate) -> Result<(), DutyError> {
    let list = listed(facts, branch, month);
    let open: Vec<_> = list.iter().filter(|s| s.score.is_none()).map(|s| s.member.name.clone()).collect();
    if !open.is_empty() || list.is_empty() {
        return Err(DutyError::Unscored(open));
    }
    let code = month_code(month);
    let fields = [("branch", branch), ("month", &code), ("published", &on.to_string())];
    act.set_all(facts, "duty_month", &format!("{branch}/{code}"), &fields);
    Ok(())
}

/// The posts that a member holds in the quarter of a month, by name.
pub(super) fn posts_of(facts: &Facts, member: &Member, month: Month) -> Vec<String> {
    let round = Quarter::of(month.first_day()).to_string();
    let mine = |c: &Claim| c.member == member.id && c.accepted == Some(true);
    let claims = Claim::list(facts, &round, &member.branch);
    claims.iter().filter(|c| mine(c)).map(|c| c.what(facts).to_string()).collect()
}

impl Scored {
    /// What may be posted (R109): name, posts and band; no score, no group, no findings.
    pub fn posted(&self, facts: &Facts, month: Month) -> [String; 3] {
        let band = self.band().map(|b| b.title(Lang::Zh)).unwrap_or_default();
        [self.member.name.clone(), posts_of(facts, &self.member, month).join("、"), band]
    }
}
