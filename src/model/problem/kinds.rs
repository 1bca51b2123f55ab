//! How a problem is to be rectified, and how far it is.

use crate::model::schema;
use crate::text::Lang;

/// How a problem is to be rectified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 立行立改, 3 working days by default.
    Now,
    /// 限期整改, 7 working days by default.
    Dated,
    /// 长期整改, by an explicit date.
    Long,
}

impl Class {
    /// All, in order of gravity.
    pub const ALL: [Class; 3] = [Class::Now, Class::Dated, Class::Long];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Class::Now => "now",
            Class::Dated => "dated",
            Class::Long => "long",
        }
    }

    /// Reads the code or the Chinese name (with or without 整改).
    pub fn parse(text: &str) -> Option<Class> {
        let wanted = text.trim().trim_end_matches("整改");
        Class::ALL.into_iter().find(|c| {
            let zh = schema::shown(schema::CLASSES, c.code(), Lang::Zh);
            text.trim() == c.code() || wanted == zh.trim_end_matches("整改")
        })
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::CLASSES, self.code(), lang)
    }
}

/// How far a problem is. 逾期 is derived from the date, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    /// 待整改.
    #[default]
    Todo,
    /// 整改中.
    Doing,
    /// 待复查.
    Review,
    /// 已销号.
    Closed,
}

impl Status {
    /// All, in order.
    pub const ALL: [Status; 4] = [Status::Todo, Status::Doing, Status::Review, Status::Closed];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Status::Todo => "todo",
            Status::Doing => "doing",
            Status::Review => "review",
            Status::Closed => "closed",
        }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(text: &str) -> Option<Status> {
        let text = text.trim();
        Status::ALL.into_iter().find(|s| text == s.code() || text == s.name(Lang::Zh))
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::STATUSES, self.code(), lang)
    }
}
