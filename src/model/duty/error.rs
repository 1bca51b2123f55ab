//! Why something about a duty claim is refused.

use crate::model::schema;
use crate::text::model::duty as text;
use crate::text::{Lang, Say};
use chrono::NaiveDate;

/// The reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DutyError {
    /// A text that must be there is empty.
    Empty,
    /// No such member of the branch.
    NoMember(String),
    /// The list of the quarter has no such post.
    NoPost(String),
    /// The list was published on this day: it stays as it is (R102).
    Published(NaiveDate),
    /// The list has not been published: nothing can be claimed yet (R102).
    NotPublished,
    /// The list has no 基础岗, which everyone has to claim (R101).
    NoBasic,
    /// The member has not claimed the post.
    NoClaim,
    /// The claim was reviewed already.
    Reviewed,
    /// A refusal needs a reason.
    NoReason,
    /// Not a member of the branch's committee (R104, R105).
    NotCommittee(String),
    /// Nobody follows or checks himself (R105).
    Oneself,
    /// These claims wait for the committee's review before the notice (R104).
    Unreviewed(Vec<String>),
    /// These members have no accepted 基础岗 (R103).
    Lacking(Vec<String>),
    /// There is no notice yet to object to (R104).
    NoNotice,
    /// The objection was answered already.
    Answered,
    /// The claim is not accepted: nothing is entered under it.
    NotAccepted,
    /// This kind of entry is not for this kind of post: spot checks are for 基础岗, monthly checks for the others (R106).
    WrongKind(&'static str),
    /// What was found must be written where the duty was not done.
    NoFinding,
    /// Not between 0 and 100 (R108).
    Score,
    /// The month has not begun.
    Early,
    /// Not a month.
    Month(String),
    /// These members have no score for the month yet (R109).
    Unscored(Vec<String>),
}

impl Say for DutyError {
    fn say(&self, lang: Lang) -> String {
        let names = |list: &[String]| list.join(if lang == Lang::En { ", " } else { "、" });
        match self {
            DutyError::Empty => text::empty(lang),
            DutyError::NoMember(given) => text::no_member(lang, given),
            DutyError::NoPost(given) => text::no_post(lang, given),
            DutyError::Published(day) => text::published(lang, day),
            DutyError::NotPublished => text::not_published(lang),
            DutyError::NoBasic => text::no_basic(lang),
            DutyError::NoClaim => text::no_claim(lang),
            DutyError::Reviewed => text::reviewed(lang),
            DutyError::NoReason => text::no_reason(lang),
            DutyError::NotCommittee(given) => text::not_committee(lang, given),
            DutyError::Oneself => text::oneself(lang),
            DutyError::Unreviewed(list) => text::unreviewed(lang, names(list)),
            DutyError::Lacking(list) => text::lacking(lang, names(list)),
            DutyError::NoNotice => text::no_notice(lang),
            DutyError::Answered => text::answered(lang),
            DutyError::NotAccepted => text::not_accepted(lang),
            DutyError::WrongKind(kind) => text::wrong_kind(lang, schema::shown(schema::DUTY_SOURCES, kind, lang)),
            DutyError::NoFinding => text::no_finding(lang),
            DutyError::Score => text::bad_score(lang),
            DutyError::Early => text::early(lang),
            DutyError::Month(given) => text::bad_month(lang, given),
            DutyError::Unscored(list) => text::unscored(lang, names(list)),
        }
    }
}

crate::said!(DutyError);
