//! 《党员责任认领表》: who claimed which post, what the committee said, and what was objected (R103, R104).

use super::members::on_committee;
use super::{DutyError, Kind, Member, Post, Quarterly, day};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use crate::text::Lang;
use crate::text::model::duty as text;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Record id, `<post>/<name>`.
    pub id: String,
    /// Post id.
    pub post: String,
    /// Member id.
    pub member: String,
    /// When it was claimed.
    pub on: Option<NaiveDate>,
    /// What the committee said; `None` before it did.
    pub accepted: Option<bool>,
    /// Who wrote that down.
    pub by: String,
    /// Why it was refused.
    pub reason: String,
}

/// How far a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 已认领: waits for the committee.
    Claimed,
    /// 已退回 by the committee.
    Refused,
    /// 已审核: waits for the notice.
    Accepted,
    /// 公示中.
    Noticed,
    /// Somebody objects and was not answered.
    Objected,
    /// 公示期满.
    Settled,
}

impl Step {
    /// In words.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Step::Claimed => text::step_claimed(lang),
            Step::Refused => text::step_refused(lang),
            Step::Accepted => text::step_accepted(lang),
            Step::Noticed => text::step_noticed(lang),
            Step::Objected => text::step_objected(lang),
            Step::Settled => text::step_settled(lang),
        }
    }
}

impl Claim {
    fn from(r: &Record) -> Claim {
        let text = |field| r.get(field).to_string();
        Claim {
            id: r.id.clone(),
            post: text("post"),
            member: text("member"),
            on: day(r, "on"),
            accepted: match r.get("verdict") {
                "ok" => Some(true),
                "refused" => Some(false),
                _ => None,
            },
            by: text("by"),
            reason: text("reason"),
        }
    }

    fn id(post: &Post, member: &Member) -> String {
        format!("{}/{}", post.id, member.id.rsplit('/').next().unwrap_or_default())
    }

    /// The claim with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Claim> {
        facts.get("duty_claim", id).map(Claim::from)
    }

    /// The claims of a branch in a quarter.
    pub fn list(facts: &Facts, round: &str, branch: &str) -> Vec<Claim> {
        facts.under("duty_claim", &Quarterly::id(round, branch)).map(Claim::from).collect()
    }

    /// The claim of a member to a post.
    ///
    /// # Errors
    /// No such member, post or claim.
    pub fn find(facts: &Facts, round: &str, branch: &str, member: &str, post: &str) -> Result<Claim, DutyError> {
        let (member, post) = (Member::named(facts, branch, member)?, Post::named(facts, round, branch, post)?);
        Claim::of(facts, &Claim::id(&post, &member)).ok_or(DutyError::NoClaim)
    }

    /// The kind of its post; `None` if the post is gone.
    pub fn kind(&self, facts: &Facts) -> Option<Kind> {
        Post::of(facts, &self.post).map(|p| p.kind)
    }

    /// The name of its member.
    pub fn who<'a>(&self, facts: &'a Facts) -> &'a str {
        facts.value("duty_member", &self.member, "name")
    }

    /// The name of its post.
    pub fn what<'a>(&self, facts: &'a Facts) -> &'a str {
        facts.value("duty_post", &self.post, "name")
    }

    /// 张三（安全生产示范岗）.
    pub fn words(&self, facts: &Facts) -> String {
        text::claim_words(Lang::Zh, self.who(facts), self.what(facts))
    }

    /// How far it is on a day: computed from review, notice and objections.
    pub fn step(&self, facts: &Facts, today: NaiveDate) -> Step {
        let quarter = Quarterly::of(facts, facts.value("duty_post", &self.post, "round"), &self.branch(facts));
        let open = || Objection::of_claim(facts, &self.id).iter().any(|o| o.answered.is_none());
        match (self.accepted, quarter.noticed, quarter.until) {
            (None, ..) => Step::Claimed,
            (Some(false), ..) => Step::Refused,
            (Some(true), None, _) => Step::Accepted,
            (Some(true), Some(_), _) if open() => Step::Objected,
            (Some(true), Some(_), Some(until)) if today > until => Step::Settled,
            (Some(true), Some(_), _) => Step::Noticed,
        }
    }

    fn branch(&self, facts: &Facts) -> String {
        facts.value("duty_post", &self.post, "branch").to_string()
    }
}

/// A member claims a post of the published list (R103); returns the claim's id. One more post is encouraged, not the
/// most there may be.
///
/// # Errors
/// The list is not published; no such member or post; the claim was reviewed already.
pub fn claim(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    member: &str,
    post: &str,
    on: NaiveDate,
) -> Result<String, DutyError> {
    if Quarterly::of(facts, round, branch).published.is_none() {
        return Err(DutyError::NotPublished);
    }
    let (member, post) = (Member::named(facts, branch, member)?, Post::named(facts, round, branch, post)?);
    let id = Claim::id(&post, &member);
    if Claim::of(facts, &id).is_some_and(|c| c.accepted == Some(true)) {
        return Err(DutyError::Reviewed);
    }
    let on = on.to_string();
    let fields = [("round", round), ("branch", branch), ("post", &post.id), ("member", &member.id), ("on", &on)];
    act.set_all(facts, "duty_claim", &id, &fields);
    act.set_all(facts, "duty_claim", &id, &[("verdict", ""), ("by", ""), ("reason", ""), ("_deleted", "")]);
    Ok(id)
}

/// A claim that the committee has not accepted is taken back.
///
/// # Errors
/// There is none; it was accepted.
pub fn withdraw(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    member: &str,
    post: &str,
) -> Result<(), DutyError> {
    let claim = Claim::find(facts, round, branch, member, post)?;
    if claim.accepted == Some(true) {
        return Err(DutyError::Reviewed);
    }
    act.delete(facts, "duty_claim", &claim.id);
    Ok(())
}

/// The committee reviews a claim by ability and need (R104). `refusal` empty accepts it.
///
/// # Errors
/// Not of the committee; it was reviewed already.
pub fn review(
    facts: &Facts,
    act: &mut Act,
    claim: &str,
    by: &str,
    refusal: Option<&str>,
    on: NaiveDate,
) -> Result<(), DutyError> {
    let Some(known) = Claim::of(facts, claim) else { return Err(DutyError::NoClaim) };
    let by = on_committee(facts, &known.branch(facts), by)?;
    if known.accepted.is_some() {
        return Err(DutyError::Reviewed);
    }
    let reason = refusal.map(str::trim);
    if reason == Some("") {
        return Err(DutyError::NoReason);
    }
    let verdict = if reason.is_some() { "refused" } else { "ok" };
    let on = on.to_string();
    let fields = [("verdict", verdict), ("reviewed", &on), ("by", &by.name), ("reason", reason.unwrap_or(""))];
    act.set_all(facts, "duty_claim", claim, &fields);
    Ok(())
}

/// Members who have no 基础岗 that is claimed and not refused (R103).
pub fn lacking(facts: &Facts, round: &str, branch: &str) -> Vec<Member> {
    let claims = Claim::list(facts, round, branch);
    let basic = |c: &&Claim| c.accepted != Some(false) && c.kind(facts) == Some(Kind::Basic);
    let have: BTreeSet<&str> = claims.iter().filter(basic).map(|c| c.member.as_str()).collect();
    Member::list(facts, branch).into_iter().filter(|m| !have.contains(m.id.as_str())).collect()
}

/// What somebody says against a posted claim. Nothing in it says who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Record id.
    pub id: String,
    /// Claim id.
    pub claim: String,
    /// What was said.
    pub text: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// When it was answered.
    pub answered: Option<NaiveDate>,
    /// The answer.
    pub answer: String,
    /// Whether it was right: the claim is reviewed again.
    pub upheld: bool,
}

impl Objection {
    fn from(r: &Record) -> Objection {
        Objection {
            id: r.id.clone(),
            claim: r.get("claim").into(),
            text: r.get("text").into(),
            on: day(r, "on"),
            answered: day(r, "answered"),
            answer: r.get("answer").into(),
            upheld: r.get("upheld") == "yes",
        }
    }

    fn of_claim(facts: &Facts, claim: &str) -> Vec<Objection> {
        facts.with("duty_objection", "claim", claim).map(Objection::from).collect()
    }

    /// The objections of a branch in a quarter, oldest first.
    pub fn list(facts: &Facts, round: &str, branch: &str) -> Vec<Objection> {
        let mine = |r: &&Record| r.get("round") == round && r.get("branch") == branch;
        let mut all: Vec<_> = facts.all("duty_objection").filter(mine).map(Objection::from).collect();
        all.sort_by(|a, b| by_birth(&a.id, &b.id));
        all
    }
}

/// Somebody objects to a posted claim (R104, 接受党员群众监督); returns the id.
///
/// # Errors
/// No words; nothing is posted yet.
pub fn object(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    branch: &str,
    claim: &Claim,
    words: &str,
    on: NaiveDate,
) -> Result<String, DutyError> {
    if words.trim().is_empty() {
        return Err(DutyError::Empty);
    }
    if Quarterly::of(facts, round, branch).noticed.is_none_or(|from| on < from) {
        return Err(DutyError::NoNotice);
    }
    let id = act.create("duty_objection");
    let on = on.to_string();
    let fields = [("round", round), ("branch", branch), ("claim", &claim.id), ("text", words.trim()), ("on", &on)];
    act.set_all(facts, "duty_objection", &id, &fields);
    Ok(id)
}

/// The committee answers an objection; one that is right sends the claim back to be reviewed again.
///
/// # Errors
/// No words; it was answered already.
pub fn answer(
    facts: &Facts,
    act: &mut Act,
    objection: &str,
    words: &str,
    upheld: bool,
    on: NaiveDate,
) -> Result<(), DutyError> {
    let Some(known) = facts.get("duty_objection", objection).map(Objection::from) else {
        return Err(DutyError::NoNotice);
    };
    if words.trim().is_empty() {
        return Err(DutyError::Empty);
    }
    if known.answered.is_some() {
        return Err(DutyError::Answered);
    }
    let upheld_text = if upheld { "yes" } else { "no" };
    let fields = [("answered", &*on.to_string()), ("answer", words.trim()), ("upheld", upheld_text)];
    act.set_all(facts, "duty_objection", objection, &fields);
    if upheld {
        act.set_all(facts, "duty_claim", &known.claim, &[("verdict", ""), ("reviewed", ""), ("by", "")]);
    }
    Ok(())
}
