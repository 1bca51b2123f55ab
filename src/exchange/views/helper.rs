//! Helper columns: names beside ids, points beside counts. For people; derived, never read back.

use super::columns::{Column, Role};
use crate::model::checklist::{Checklist, Indicator};
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::record::Record;
use crate::model::schema::Kind::{self, Dec, Int, Text};
use crate::model::scoring::{self, Answer};
use crate::model::sheet::{self, Standing};
use crate::model::visit::Visit;
use crate::text::{Lang, bundle};
use std::collections::BTreeMap;

/// One helper column. Its key begins with `show_`, by which readers of all versions know it.
pub struct Helper {
    /// Key.
    pub key: &'static str,
    /// Chinese heading.
    pub zh: &'static str,
    /// Type of its cells.
    pub kind: Kind,
    /// What it says of a record.
    pub say: fn(&Lookup, &Record) -> String,
}

/// The helper column of every view: the headings of the fields that are in conflict.
pub const UNRESOLVED: Column = Column::text("未决冲突", "show_unresolved", Role::Helper);

/// The records and the checklists in them.
pub struct Lookup<'a> {
    /// What is known.
    pub facts: &'a Facts,
    lists: BTreeMap<String, Checklist>,
}

impl<'a> Lookup<'a> {
    /// Over these facts.
    pub fn new(facts: &'a Facts) -> Lookup<'a> {
        let versions = facts.all("checklist").map(|r| r.id.as_str());
        let lists = versions.filter_map(|v| Some((v.to_string(), Checklist::of(facts, v)?))).collect();
        Lookup { facts, lists }
    }

    fn name(&self, entity: &str, id: &str) -> String {
        self.facts.value(entity, id, "name").into()
    }

    fn list(&self, sheet: &str) -> Option<&Checklist> {
        self.lists.get(self.facts.value("sheet", sheet, "checklist"))
    }

    fn indicator(&self, sheet: &str, code: &str) -> Option<&Indicator> {
        self.list(sheet)?.get(code)
    }

    fn totals(&self, sheet: &str) -> Option<scoring::Totals> {
        Some(scoring::totals(self.list(sheet)?, &scoring::answers(self.facts, sheet)))
    }

    /// Why the score of a visit is missing or doubtful although sheets are final.
    pub fn open_visit(&self, visit: &str) -> Option<String> {
        match sheet::standing(self.facts, visit) {
            Standing::Score { unresolved: true, .. } => Some(bundle::score_doubtful(Lang::Zh)),
            Standing::Unreconciled(n) => Some(bundle::score_unreconciled(Lang::Zh, n)),
            _ => None,
        }
    }

    /// The codes of a sheet whose answers are in conflict.
    pub fn open_scores(&self, sheet: &str) -> impl Iterator<Item = &str> {
        self.facts.under("score", sheet).filter(|r| r.unresolved()).map(Record::tail)
    }
}

const fn text(key: &'static str, zh: &'static str, say: fn(&Lookup, &Record) -> String) -> Helper {
    Helper { key, zh, kind: Text, say }
}

const fn points(key: &'static str, zh: &'static str, say: fn(&Lookup, &Record) -> String) -> Helper {
    Helper { key, zh, kind: Dec(2), say }
}

/// The helper columns of an entity.
pub fn of(entity: &str) -> &'static [Helper] {
    match entity {
        "group" | "person" => BRANCH,
        "visit" => VISIT,
        "member" => MEMBER,
        "sheet" => SHEET,
        "score" => SCORE,
        "problem" | "strength" | "note" => ITEM,
        "meeting" => MEETING,
        "event" => EVENT,
        "recheck" => RECHECK,
        "interview" | "feedback" => VISITED,
        "answer" => ANSWER,
        _ => &[],
    }
}

const BRANCH: &[Helper] = &[text("show_branch", "支部名称", |l, r| l.name("branch", r.get("branch")))];
const VISIT: &[Helper] = &[
    text("show_branch", "支部名称", |l, r| l.name("branch", r.get("branch"))),
    text("show_team", "检查组", |l, r| of_visit(l, r, |v| v.team_names(l.facts).join("、"))),
    text("show_state", "进展", |l, r| of_visit(l, r, |v| v.state(l.facts).name(Lang::Zh).into())),
    points("show_score", "折算得分", |l, r| match sheet::standing(l.facts, &r.id) {
        Standing::Score { score, .. } => score.to_string(),
        _ => String::new(),
    }),
];
const VISITED: &[Helper] = &[text("show_branch", "支部名称", visited)];
const MEMBER: &[Helper] = &[
    text("show_branch", "支部名称", visited),
    text("show_person", "人员姓名", |l, r| l.name("person", r.get("person"))),
];
const SHEET: &[Helper] = &[
    text("show_branch", "支部名称", visited),
    text("show_inspector", "检查人姓名", |l, r| l.name("person", r.get("inspector"))),
    Helper { key: "show_unanswered", zh: "未查项数", kind: Int, say: unanswered },
    points("show_applicable", "适用满分", |l, r| {
        l.totals(&r.id).map(|t| t.applicable.to_string()).unwrap_or_default()
    }),
    points("show_got", "实得分", |l, r| l.totals(&r.id).map(|t| t.got.to_string()).unwrap_or_default()),
    points("show_score", "折算得分", |l, r| l.totals(&r.id).and_then(|t| t.score).map(text_of).unwrap_or_default()),
];
const SCORE: &[Helper] = &[
    text("show_branch", "支部名称", visited),
    text("show_inspector", "检查人姓名", |l, r| l.name("person", l.facts.value("sheet", parent(r), "inspector"))),
    text("show_code", "指标编号", |_, r| r.tail().into()),
    text("show_step", "方式", |l, r| indicator_text(l, parent(r), r.tail(), |i| i.step.zh().into())),
    text("show_title", "指标", |l, r| indicator_text(l, parent(r), r.tail(), |i| i.title.clone())),
    points("show_full", "满分", |l, r| indicator_text(l, parent(r), r.tail(), |i| i.full.to_string())),
    points("show_deduct", "扣分值", |l, r| item(l, r).map(|i| i.deduct.to_string()).unwrap_or_default()),
    points("show_score", "得分", |l, r| item(l, r).map(|i| i.score.to_string()).unwrap_or_default()),
];
const ITEM: &[Helper] = &[
    text("show_branch", "支部名称", visited),
    text("show_title", "指标", |l, r| indicator_text(l, r.get("sheet"), r.get("code"), |i| i.title.clone())),
];
const MEETING: &[Helper] = &[
    text("show_branch", "支部名称", visited),
    text("show_title", "指标", |l, r| indicator_text(l, r.get("sheet"), r.get("code"), |i| i.title.clone())),
    text("show_group", "党小组名称", |l, r| l.name("group", r.get("group"))),
];
const EVENT: &[Helper] =
    &[text("show_number", "问题编号", |l, r| l.facts.value("problem", r.get("problem"), "number").into())];
const RECHECK: &[Helper] = &[
    text("show_branch", "支部名称", visited),
    text("show_number", "问题编号", |l, r| l.facts.value("problem", r.get("problem"), "number").into()),
    text("show_fact", "当初的问题", |l, r| l.facts.value("problem", r.get("problem"), "fact").into()),
];
const ANSWER: &[Helper] = &[text("show_question", "问题", question)];

fn of_visit(lookup: &Lookup, record: &Record, say: impl FnOnce(&Visit) -> String) -> String {
    Visit::of(lookup.facts, &record.id).map(|v| say(&v)).unwrap_or_default()
}

fn text_of(points: Points) -> String {
    points.to_string()
}

/// A derived id without its last part.
fn parent(record: &Record) -> &str {
    record.id.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The name of the branch that was visited: by the record's own branch, its visit, or the visit in its id.
fn visited(lookup: &Lookup, record: &Record) -> String {
    let visit = record.get("visit");
    let visit = if visit.is_empty() { record.id.as_str() } else { visit };
    let branch = match record.get("branch") {
        // A look-back is named after its branch and its round: `2026Q4/B04-L1`.
        "" => visit.split('/').nth(1).and_then(|part| part.split("-L").next()).unwrap_or_default(),
        branch => branch,
    };
    lookup.name("branch", branch)
}

fn indicator_text(lookup: &Lookup, sheet: &str, code: &str, say: fn(&Indicator) -> String) -> String {
    lookup.indicator(sheet, code).map(say).unwrap_or_default()
}

fn item(lookup: &Lookup, record: &Record) -> Option<scoring::ItemScore> {
    let scored = scoring::score_item(lookup.indicator(parent(record), record.tail())?, &Answer::read(record));
    (scored.answered && scored.applicable).then_some(scored)
}

fn unanswered(lookup: &Lookup, record: &Record) -> String {
    lookup.totals(&record.id).map(|t| t.unanswered.to_string()).unwrap_or_default()
}

/// The words of the question that an answer is to, from the questionnaire of the quarter.
fn question(lookup: &Lookup, record: &Record) -> String {
    let visit = lookup.facts.value("interview", parent(record), "visit");
    let round = visit.split('/').next().unwrap_or_default();
    let version = lookup.facts.value("round", round, "questions");
    lookup.facts.value("question", &format!("{version}/{}", record.tail()), "question").into()
}
