//! One question of the questionnaire.

use super::reply::Reply;
use crate::model::record::Record;

/// 题型.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionKind {
    /// 知晓.
    Awareness,
    /// 满意.
    Satisfaction,
    /// 开放.
    Open,
}

/// What an answer counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountIn {
    /// 知晓率: one of the key questions (AMB-15).
    Awareness,
    /// 满意率 (AMB-14).
    Satisfaction,
    /// 事实核对: compared with the records of the branch.
    Facts,
    /// 不计.
    Nothing,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Code such as `Q01`.
    pub code: String,
    /// The words to ask.
    pub question: String,
    /// 题型.
    pub kind: QuestionKind,
    /// How it can be answered, as in the file.
    pub options: String,
    /// 答题要点.
    pub points: String,
    /// 计入.
    pub count_in: CountIn,
    /// Indicators it bears on; the first is the one it is asked for.
    pub related: Vec<String>,
    /// 备注.
    pub remark: String,
    /// Place in the questionnaire, from 1.
    pub order: u32,
}

impl QuestionKind {
    const NAMES: [(QuestionKind, &str); 3] =
        [(QuestionKind::Awareness, "知晓"), (QuestionKind::Satisfaction, "满意"), (QuestionKind::Open, "开放")];

    /// 知晓, 满意, 开放.
    pub fn zh(self) -> &'static str {
        QuestionKind::NAMES.iter().find(|(k, _)| *k == self).map_or("", |(_, name)| name)
    }

    /// Reads the Chinese name.
    pub fn parse(text: &str) -> Option<QuestionKind> {
        QuestionKind::NAMES.iter().find(|(_, name)| *name == text).map(|(k, _)| *k)
    }
}

impl CountIn {
    const NAMES: [(CountIn, &str); 4] = [
        (CountIn::Awareness, "知晓率"),
        (CountIn::Satisfaction, "满意率"),
        (CountIn::Facts, "事实核对"),
        (CountIn::Nothing, "不计"),
    ];

    /// 知晓率, 满意率, 事实核对, 不计.
    pub fn zh(self) -> &'static str {
        CountIn::NAMES.iter().find(|(k, _)| *k == self).map_or("", |(_, name)| name)
    }

    /// Reads the Chinese name.
    pub fn parse(text: &str) -> Option<CountIn> {
        CountIn::NAMES.iter().find(|(_, name)| *name == text).map(|(k, _)| *k)
    }
}

impl Question {
    /// Reads a record of entity `question`.
    pub fn of(record: &Record) -> Question {
        let text = |field: &str| record.get(field).to_string();
        Question {
            code: record.tail().to_string(),
            question: text("question"),
            kind: QuestionKind::parse(record.get("type")).unwrap_or(QuestionKind::Open),
            options: text("options"),
            points: text("answer_points"),
            count_in: CountIn::parse(record.get("count_in")).unwrap_or(CountIn::Nothing),
            related: codes(record.get("related_code")),
            remark: text("remark"),
            order: record.get("order").parse().unwrap_or(0),
        }
    }

    /// The row as written to files, in the order of [`super::COLUMNS`].
    pub fn cells(&self) -> Vec<String> {
        let fields = self.fields().into_iter().filter(|(key, _)| *key != "order").map(|(_, value)| value);
        std::iter::once(self.code.clone()).chain(fields).collect()
    }

    /// Field keys and canonical values of the record, in column order.
    pub(super) fn fields(&self) -> [(&'static str, String); 8] {
        [
            ("question", self.question.clone()),
            ("type", self.kind.zh().to_string()),
            ("options", self.options.clone()),
            ("answer_points", self.points.clone()),
            ("count_in", self.count_in.zh().to_string()),
            ("related_code", self.related.join("；")),
            ("remark", self.remark.clone()),
            ("order", self.order.to_string()),
        ]
    }

    /// The answers that can be given, best first; 未作答 is always the last. Read from the options
    /// (`自由作答→知晓/基本知晓/不知晓`), else what is usual for the kind.
    pub fn replies(&self) -> Vec<Reply> {
        let options = self.options.rsplit('→').next().unwrap_or("");
        let mut found: Vec<Reply> = options.split(['/', '／', '、']).filter_map(|o| Reply::parse(o.trim())).collect();
        if found.is_empty() {
            found = match self.kind {
                QuestionKind::Awareness => vec![Reply::Know, Reply::Partly, Reply::Unknown],
                QuestionKind::Satisfaction => vec![Reply::S5, Reply::S4, Reply::S3, Reply::S2, Reply::S1],
                QuestionKind::Open => vec![Reply::Text],
            };
        }
        found.retain(|r| *r != Reply::Refused);
        found.push(Reply::Refused);
        found
    }

    /// Whether it bears on an indicator.
    pub fn bears_on(&self, code: &str) -> bool {
        self.related.iter().any(|c| c == code)
    }
}

/// Codes between `；`, `;`, `、`, commas or blanks.
pub(super) fn codes(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| matches!(c, '；' | ';' | '、' | ',' | '，') || c.is_whitespace());
    parts.filter(|p| !p.is_empty()).map(String::from).collect()
}
