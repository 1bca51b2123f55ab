//! 《党员履职台账》: spot checks, monthly checks, what people say, and 晒履职 with its three answers (R105–R107).

use super::members::on_committee;
use super::{Claim, DutyError, Kind, Member, day, month_code};
use crate::model::act::Act;
use crate::model::calendar::Month;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use crate::model::schema;
use crate::text::Lang;
use chrono::NaiveDate;

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// 每周抽查 of a 基础岗 (R106).
    Spot,
    /// 每月核查 of an 攻坚岗 or 服务岗 (R106).
    Verify,
    /// 群众反馈 (R108).
    People,
}

impl Source {
    /// All.
    pub const ALL: [Source; 3] = [Source::Spot, Source::Verify, Source::People];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Source::Spot => "spot",
            Source::Verify => "verify",
            Source::People => "people",
        }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(given: &str) -> Option<Source> {
        let wanted = given.trim();
        Source::ALL.into_iter().find(|s| wanted == s.code() || wanted == s.name(Lang::Zh))
    }

    /// 抽查, 核查, 群众反馈.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::DUTY_SOURCES, self.code(), lang)
    }

    fn fits(self, kind: Kind) -> bool {
        match self {
            Source::Spot => kind == Kind::Basic,
            Source::Verify => kind != Kind::Basic,
            Source::People => true,
        }
    }
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Record id.
    pub id: String,
    /// Claim id.
    pub claim: String,
    /// Member id.
    pub member: String,
    /// Where it comes from.
    pub source: Source,
    /// The day.
    pub date: Option<NaiveDate>,
    /// Name of the committee member who checked.
    pub by: String,
    /// Whether the duty was done.
    pub ok: bool,
    /// What was found.
    pub text: String,
}

impl Entry {
    fn from(r: &Record) -> Option<Entry> {
        let text = |field| r.get(field).to_string();
        Some(Entry {
            id: r.id.clone(),
            claim: text("claim"),
            member: text("member"),
            source: Source::parse(r.get("kind"))?,
            date: day(r, "date"),
            by: text("by"),
            ok: r.get("ok") == "yes",
            text: text("text"),
        })
    }

    /// The ledger of a branch between two days, both included, in the order of its days.
    pub fn list(facts: &Facts, branch: &str, first: NaiveDate, last: NaiveDate) -> Vec<Entry> {
        let within = |e: &Entry| e.date.is_some_and(|d| d >= first && d <= last);
        let mut all: Vec<_> =
            facts.with("duty_entry", "branch", branch).filter_map(Entry::from).filter(within).collect();
        all.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| by_birth(&a.id, &b.id)));
        all
    }
}

/// Writes a line into the ledger and returns its id. What people say is written down by a committee member too.
///
/// # Errors
/// The claim is not accepted; the kind does not fit the post; not of the committee, or oneself; a duty that was not
/// done without a word about it.
pub fn note(
    facts: &Facts,
    act: &mut Act,
    claim: &Claim,
    source: Source,
    by: &str,
    finding: (bool, &str),
    on: NaiveDate,
) -> Result<String, DutyError> {
    let branch = facts.value("duty_claim", &claim.id, "branch");
    let by = on_committee(facts, branch, by)?;
    let kind = claim.kind(facts).filter(|_| claim.accepted == Some(true)).ok_or(DutyError::NotAccepted)?;
    let (ok, words) = (finding.0, finding.1.trim());
    match () {
        () if !source.fits(kind) => return Err(DutyError::WrongKind(source.code())),
        () if by.id == claim.member => return Err(DutyError::Oneself),
        () if !ok && words.is_empty() => return Err(DutyError::NoFinding),
        () => {}
    }
    let id = act.create("duty_entry");
    let date = on.to_string();
    let fields = [
        ("branch", branch),
        ("claim", &claim.id),
        ("member", &claim.member),
        ("kind", source.code()),
        ("date", &date),
        ("by", &by.name),
        ("ok", if ok { "yes" } else { "no" }),
        ("text", words),
    ];
    act.set_all(facts, "duty_entry", &id, &fields);
    Ok(id)
}

/// 晒履职 of a member in a month: 本月做了什么、是否达标、存在问题 (R107).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Member id.
    pub member: String,
    /// What was done this month.
    pub did: String,
    /// Whether the standard was reached, by the member's own word.
    pub reached: bool,
    /// What is wrong; 无 if nothing.
    pub trouble: String,
    /// The day of the party group's meeting.
    pub on: Option<NaiveDate>,
}

impl Report {
    /// The reports of a branch in a month.
    pub fn list(facts: &Facts, branch: &str, month: Month) -> Vec<Report> {
        let from = |r: &Record| Report {
            member: r.get("member").into(),
            did: r.get("did").into(),
            reached: r.get("reached") == "yes",
            trouble: r.get("trouble").into(),
            on: day(r, "on"),
        };
        facts.under("duty_report", &format!("{branch}/{}", month_code(month))).map(from).collect()
    }
}

/// Writes down what a member said in the party group's meeting; all three answers are needed (R107).
///
/// # Errors
/// An answer is missing; no such member; the month has not begun on that day.
pub fn expose(
    facts: &Facts,
    act: &mut Act,
    branch: &str,
    member: &str,
    month: Month,
    answers: (&str, bool, &str),
    on: NaiveDate,
) -> Result<(), DutyError> {
    let member = Member::named(facts, branch, member)?;
    let (did, reached, trouble) = (answers.0.trim(), answers.1, answers.2.trim());
    if did.is_empty() || trouble.is_empty() {
        return Err(DutyError::Empty);
    }
    if on < month.first_day() {
        return Err(DutyError::Early);
    }
    let (code, date) = (month_code(month), on.to_string());
    let id = format!("{branch}/{code}/{}", member.id.rsplit('/').next().unwrap_or_default());
    let fields = [
        ("branch", branch),
        ("month", &code),
        ("member", &member.id),
        ("did", did),
        ("reached", if reached { "yes" } else { "no" }),
        ("trouble", trouble),
        ("on", &date),
    ];
    act.set_all(facts, "duty_report", &id, &fields);
    Ok(())
}
