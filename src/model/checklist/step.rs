//! The four steps of a visit.

use crate::model::schema;
use crate::text::Lang;

/// 听汇报 → 查资料 → 看现场 → 访党员: recommended in this order, never locked (R084).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 听汇报.
    Hear,
    /// 查资料.
    Material,
    /// 看现场.
    Site,
    /// 访党员.
    Interview,
}

impl Step {
    /// All four in order.
    pub const ALL: [Step; 4] = [Step::Hear, Step::Material, Step::Site, Step::Interview];

    /// Code in the records: `hear`, `material`, `site`, `interview`.
    pub fn code(self) -> &'static str {
        match self {
            Step::Hear => "hear",
            Step::Material => "material",
            Step::Site => "site",
            Step::Interview => "interview",
        }
    }

    /// 听汇报, 查资料, 看现场, 访党员.
    pub fn zh(self) -> &'static str {
        self.name(Lang::Zh)
    }

    /// The name people read.
    pub fn name(self, lang: Lang) -> &'static str {
        let known = schema::STEPS.iter().find(|s| s.0 == self.code());
        known.map_or("", |s| if lang == Lang::En { s.2 } else { s.1 })
    }

    /// Reads the code or the Chinese name.
    pub fn parse(text: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.code() == text || s.zh() == text)
    }
}
