//! 访谈问卷: the questions asked, versioned by content like the checklist.

use super::question::{CountIn, Question, QuestionKind, codes};
use crate::model::act::Act;
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::naming::content_id;
use crate::model::record::DELETED;
use crate::model::rows::{CellError, Column, Fault, Row, Rows, duplicates};

/// Columns: those of data/interview-questions.csv and their Chinese headings.
pub const COLUMNS: &[Column] = &[
    Column::needed("code", &["编号", "题号"]),
    Column::needed("question", &["问题", "题目"]),
    Column::needed("type", &["题型"]),
    Column::optional("options", &["选项"]),
    Column::optional("answer_points", &["答题要点"]),
    Column::needed("count_in", &["计入"]),
    Column::optional("related_code", &["关联指标"]),
    Column::optional("remark", &["备注"]),
];

/// Title of the built-in questionnaire, and of one that was given none.
const DEFAULT_TITLE: &str = "党员访谈问卷";

/// A version of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Questionnaire {
    /// Content-named id: `q` and 8 characters.
    pub version: String,
    /// 名称.
    pub title: String,
    /// Questions in order.
    pub questions: Vec<Question>,
}

impl Questionnaire {
    /// A questionnaire of these questions in this order, named by their content.
    pub fn new(title: &str, mut questions: Vec<Question>) -> Questionnaire {
        for (place, question) in (1..).zip(&mut questions) {
            question.order = place;
        }
        let title = if title.trim().is_empty() { DEFAULT_TITLE } else { title.trim() };
        Questionnaire { version: name_of(&questions), title: title.into(), questions }
    }

    /// The built-in one (data/interview-questions.csv): 15 questions.
    pub fn builtin() -> Questionnaire {
        let rows = Rows::embedded(include_str!("../../../data/interview-questions.csv"));
        Questionnaire::parse(DEFAULT_TITLE, &rows).unwrap_or_default()
    }

    /// The version as it stands in the records; `None` if it has no questions there.
    pub fn of(facts: &Facts, version: &str) -> Option<Questionnaire> {
        let mut questions: Vec<_> = facts.under("question", version).map(Question::of).collect();
        questions.sort_by(|a, b| (a.order, &a.code).cmp(&(b.order, &b.code)));
        let title = facts.value("questionnaire", version, "title").to_string();
        (!questions.is_empty()).then(|| Questionnaire { version: version.into(), title, questions })
    }

    /// The questionnaire of the quarter of a visit or sheet; `None` if the quarter has none.
    pub fn of_visit(facts: &Facts, visit: &str) -> Option<Questionnaire> {
        let round = visit.split('/').next().unwrap_or("");
        Questionnaire::of(facts, facts.value("round", round, "questions"))
    }

    /// Whether the content is the one the version was named by.
    pub fn intact(&self) -> bool {
        self.version == name_of(&self.questions)
    }

    /// Writes the records of this version, or mends them if they were altered; nothing if they are there and intact.
    pub fn adopt(&self, facts: &Facts, act: &mut Act) {
        act.set(facts, "questionnaire", &self.version, DELETED, "");
        if facts.value("questionnaire", &self.version, "title").is_empty() {
            act.set(facts, "questionnaire", &self.version, "title", &self.title);
        }
        for question in &self.questions {
            let id = format!("{}/{}", self.version, question.code);
            act.set(facts, "question", &id, DELETED, "");
            for (field, value) in question.fields() {
                act.set(facts, "question", &id, field, &value);
            }
        }
    }

    /// Reads a table by the column names of data/interview-questions.csv or their Chinese headings.
    ///
    /// # Errors
    /// Every wrong cell with its line and column.
    pub fn parse(title: &str, rows: &Rows) -> Result<Questionnaire, Vec<CellError>> {
        let found = rows.find(COLUMNS)?;
        let (mut errors, mut seen) = (Vec::new(), Vec::new());
        let mut questions = Vec::new();
        for row in found.rows() {
            duplicates(&row, "code", &mut seen, &mut errors);
            questions.push(question(&row, &mut errors));
        }
        if errors.is_empty() { Ok(Questionnaire::new(title, questions)) } else { Err(errors) }
    }

    /// The question with this code.
    pub fn get(&self, code: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.code == code)
    }

    /// The questions that bear on an indicator, in order.
    pub fn bearing_on<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Question> {
        self.questions.iter().filter(move |q| q.bears_on(code))
    }

    /// The key questions of the awareness rate (AMB-15).
    pub fn keys(&self) -> Vec<&Question> {
        self.questions.iter().filter(|q| q.count_in == CountIn::Awareness).collect()
    }

    /// Question and indicator code, where the checklist has no such indicator.
    pub fn strangers<'a>(&'a self, list: &'a Checklist) -> impl Iterator<Item = (&'a str, &'a str)> {
        let pairs = self.questions.iter().flat_map(|q| q.related.iter().map(|c| (q.code.as_str(), c.as_str())));
        pairs.filter(|(_, code)| list.get(code).is_none())
    }
}

fn name_of(questions: &[Question]) -> String {
    let cells: Vec<String> = questions.iter().flat_map(Question::cells).collect();
    content_id('q', "hucha-questions-1", cells.iter().map(String::as_str))
}

fn question(row: &Row, errors: &mut Vec<CellError>) -> Question {
    Question {
        code: row.text("code", errors),
        question: row.text("question", errors),
        kind: known(row, "type", QuestionKind::parse, "知晓、满意、开放", errors).unwrap_or(QuestionKind::Open),
        options: row.get("options").into(),
        points: row.get("answer_points").into(),
        count_in: known(row, "count_in", CountIn::parse, "知晓率、满意率、事实核对、不计", errors)
            .unwrap_or(CountIn::Nothing),
        related: codes(row.get("related_code")),
        remark: row.get("remark").into(),
        order: 0,
    }
}

/// One of some words; anything else is reported.
fn known<T>(row: &Row, key: &str, read: fn(&str) -> Option<T>, words: &str, errors: &mut Vec<CellError>) -> Option<T> {
    let given = row.text(key, errors);
    let value = read(&given);
    if value.is_none() && !given.is_empty() {
        errors.push(row.error(key, Fault::Unknown(given, words.into())));
    }
    value
}
