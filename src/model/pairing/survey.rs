//! The survey of a branch's members by 党群部: 知晓率 exactly 100 %, 满意度 at least 85 % (R133).

use super::{PairError, day, text};
use crate::model::act::Act;
use crate::model::decimal::Share;
use crate::model::facts::Facts;
use crate::model::record::{Record, by_birth};
use crate::model::rows::{CellError, Column, Fault, Rows};
use crate::model::schema::SATISFACTION as LEVELS;
use crate::text::Lang;
use chrono::NaiveDate;

/// Fewer replies than this are not shown: single people could be known by them.
pub const SMALLEST_GROUP: u32 = 5;
const SATISFIED_PERCENT: u32 = 85;

/// Columns of a file of replies; nothing in it says who gave them.
pub const COLUMNS: &[Column] =
    &[Column::needed("aware", &["知晓", "是否知晓"]), Column::needed("satisfied", &["满意程度", "满意度"])];

/// Reads replies: whether the member knows, and the satisfaction (empty is 未作答).
///
/// # Errors
/// Every wrong cell with its line and column.
pub fn parse(rows: &Rows) -> Result<Vec<(bool, String)>, Vec<CellError>> {
    let found = rows.find(COLUMNS)?;
    let mut errors = Vec::new();
    let mut replies = Vec::new();
    for row in found.rows() {
        row.text("aware", &mut errors);
        let given = row.get("satisfied");
        let code = LEVELS.iter().find(|l| l.0 == given || l.1 == given).map(|l| l.0);
        if code.is_none() && !given.is_empty() {
            let known: Vec<_> = LEVELS.iter().map(|l| l.1).collect();
            errors.push(row.error("satisfied", Fault::Unknown(given.into(), known.join("、"))));
        }
        replies.push((row.yes("aware", &mut errors), code.unwrap_or_default().to_string()));
    }
    if errors.is_empty() { Ok(replies) } else { Err(errors) }
}

/// One survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Record id.
    pub id: String,
    /// When it was held.
    pub held: Option<NaiveDate>,
    /// Whether every member was asked, and not a sample.
    pub census: bool,
    /// How many members the branch had to ask.
    pub members: u32,
}

/// What a survey says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyResult {
    /// Replies taken in.
    pub replies: u32,
    /// Whether every member was asked.
    pub census: bool,
    /// Members to ask.
    pub members: u32,
    /// Members who know, of all who replied.
    pub aware: Option<Share>,
    /// 非常满意 and 满意, of valid answers (AMB-14).
    pub satisfied: Option<Share>,
}

impl Survey {
    fn from(r: &Record) -> Survey {
        Survey {
            id: r.id.clone(),
            held: day(r, "held"),
            census: r.get("kind") == "census",
            members: r.get("members").parse().unwrap_or(0),
        }
    }

    /// The surveys of a pair, oldest first.
    pub fn of_pair(facts: &Facts, pair: &str) -> Vec<Survey> {
        let mut found: Vec<_> = facts.with("survey", "pair", pair).map(Survey::from).collect();
        found.sort_by(|a, b| a.held.cmp(&b.held).then_with(|| by_birth(&a.id, &b.id)));
        found
    }

    /// Counts its replies.
    pub fn result(&self, facts: &Facts) -> SurveyResult {
        let replies: Vec<_> = facts.with("reply", "survey", &self.id).collect();
        let count = |field: &str, ok: &[&str]| number(replies.iter().filter(|r| ok.contains(&r.get(field))).count());
        let valid = number(replies.iter().filter(|r| !r.get("satisfied").is_empty()).count());
        SurveyResult {
            replies: number(replies.len()),
            census: self.census,
            members: self.members,
            aware: Share::new(count("aware", &["yes"]), number(replies.len())),
            satisfied: Share::new(count("satisfied", &["s5", "s4"]), valid),
        }
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl SurveyResult {
    /// Whether the replies are too few to be shown without naming people.
    pub fn hidden(&self) -> bool {
        self.replies < SMALLEST_GROUP.min(self.members.max(1))
    }

    /// Whether both marks are reached; a census counts only when everybody replied.
    pub fn passes(&self) -> bool {
        let whole = !self.census || self.replies >= self.members;
        let known = self.aware.is_some_and(|s| s.part == s.whole);
        whole && known && self.satisfied.is_some_and(|s| s.reaches(SATISFIED_PERCENT)) && !self.hidden()
    }

    /// 抽样 12/36人，知晓率 100.00%，满意度 91.66%.
    pub fn words(&self, lang: Lang) -> String {
        let kind = if self.census { text::census(lang) } else { text::sample(lang) };
        if self.hidden() {
            return text::survey_hidden(lang, kind, self.replies, SMALLEST_GROUP);
        }
        let percent = |s: Option<Share>| s.map_or_else(|| "—".into(), |s| format!("{}%", s.percent()));
        text::survey_words(lang, kind, self.replies, self.members, percent(self.aware), percent(self.satisfied))
    }
}

/// Begins a survey and returns its id.
///
/// # Errors
/// Nobody to ask.
pub fn hold(
    facts: &Facts,
    act: &mut Act,
    pair: &str,
    on: NaiveDate,
    census: bool,
    members: u32,
) -> Result<String, PairError> {
    if members == 0 {
        return Err(PairError::Empty);
    }
    let id = act.create("survey");
    let (held, members) = (on.to_string(), members.to_string());
    let kind = if census { "census" } else { "sample" };
    act.set_all(facts, "survey", &id, &[("pair", pair), ("held", &held), ("kind", kind), ("members", &members)]);
    Ok(id)
}

/// Takes one anonymous reply: nothing in it says who gave it. An empty satisfaction is 未作答.
pub fn reply(facts: &Facts, act: &mut Act, survey: &str, aware: bool, satisfied: &str) -> String {
    let id = act.create("reply");
    let aware = if aware { "yes" } else { "no" };
    act.set_all(facts, "reply", &id, &[("survey", survey), ("aware", aware), ("satisfied", satisfied)]);
    id
}
