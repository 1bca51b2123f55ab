//! How an interviewee answered a question.

use crate::model::schema;
use crate::text::Lang;

/// The result of one question (schema `RESULTS`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reply {
    /// 知晓.
    Know,
    /// 基本知晓.
    Partly,
    /// 不知晓.
    Unknown,
    /// 有.
    Yes,
    /// 没有.
    No,
    /// 记不清.
    Unsure,
    /// 非常满意.
    S5,
    /// 满意.
    S4,
    /// 基本满意.
    S3,
    /// 不太满意.
    S2,
    /// 不满意.
    S1,
    /// 已作答, in words.
    Text,
    /// 未作答.
    Refused,
}

use Reply::{Know, No, Partly, Refused, S1, S2, S3, S4, S5, Text, Unknown, Unsure, Yes};

impl Reply {
    /// All of them, in the order of the schema.
    pub const ALL: [Reply; 13] = [Know, Partly, Unknown, Yes, No, Unsure, S5, S4, S3, S2, S1, Text, Refused];

    /// Code in the records.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The words people read.
    pub fn name(self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.row().2 } else { self.row().1 }
    }

    /// Reads the code or the Chinese words.
    pub fn parse(text: &str) -> Option<Reply> {
        Reply::ALL.into_iter().find(|r| r.code() == text || r.name(Lang::Zh) == text)
    }

    fn row(self) -> (&'static str, &'static str, &'static str) {
        let at = Reply::ALL.iter().position(|r| *r == self);
        at.and_then(|i| schema::RESULTS.get(i)).copied().unwrap_or(("", "", ""))
    }

    /// Whether the person showed the knowledge asked for. 基本知晓 counts: the questionnaire says that two points of
    /// three are enough (“三点答对两点为知晓”).
    pub fn passes(self) -> bool {
        matches!(self, Know | Partly | Yes)
    }

    /// Whether the answer is a fact that costs points. 记不清 and 未作答 are not: they prove nothing.
    pub fn fails(self) -> bool {
        matches!(self, Unknown | No)
    }

    /// Weight in the satisfaction index of the national survey: 100, 80, 60, 30, 0 (AMB-14); `None` for other answers.
    pub fn satisfaction(self) -> Option<u32> {
        match self {
            S5 => Some(100),
            S4 => Some(80),
            S3 => Some(60),
            S2 => Some(30),
            S1 => Some(0),
            _ => None,
        }
    }

    /// Whether it counts as satisfied: 非常满意 or 满意 (AMB-14).
    pub fn satisfied(self) -> bool {
        matches!(self, S5 | S4)
    }
}
