//! What records, fields and values are called by people: for conflicts, the audit trail and whatever else shows a
//! cell to somebody who does not know its id.

use super::conflict;
use super::facts::Facts;
use super::person;
use super::record::{CREATED, DELETED};
use super::schema::{self, Kind};
use super::visit;
use crate::text::Lang;
use crate::text::model::label as text;

/// Where a record belongs and what it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// Quarter, such as `2026Q4`; empty if it belongs to none.
    pub round: String,
    /// Name of the branch; empty if it belongs to none.
    pub branch: String,
    /// The record itself.
    pub what: String,
}

impl Label {
    /// The label of a record, as far as it is known here.
    pub fn of(facts: &Facts, entity: &str, id: &str, lang: Lang) -> Label {
        let code = conflict::place(facts, entity, id).branch;
        let branch = if code.is_empty() { code } else { visit::branch_name(facts, &code) };
        Label { round: round_of(facts, entity, id), branch, what: what(facts, entity, id, lang) }
    }

    /// Branch, quarter and record in one line, without what is not there.
    pub fn line(&self) -> String {
        let parts = [&self.branch, &self.round, &self.what];
        parts.into_iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// The quarter in a record's id, in its own fields, or in those of its visit.
fn round_of(facts: &Facts, entity: &str, id: &str) -> String {
    let first = id.split('/').next().unwrap_or("");
    let by_id = crate::model::calendar::Quarter::parse(first).is_ok();
    match facts.value(entity, id, "round") {
        _ if by_id && entity != "round" => first.into(),
        "" => facts.value(entity, id, "visit").split('/').next().unwrap_or("").into(),
        round => round.into(),
    }
}

fn what(facts: &Facts, entity: &str, id: &str, lang: Lang) -> String {
    let kind = schema::entity(entity).map_or(entity, |e| e.title(lang));
    let field = |key| facts.value(entity, id, key);
    let tail = id.rsplit('/').next().unwrap_or("");
    let by = |name: &str| text::named(lang, kind, if name.is_empty() { tail } else { name });
    match entity {
        "branch" => by(id),
        "visit" | "feedback" => kind.into(),
        "sheet" => sheet(facts, id, lang),
        "score" => score(facts, id, lang),
        "member" => by(&person::name_of(
            facts,
            match field("person") {
                "" => tail,
                person => person,
            },
        )),
        "problem" => by(&[field("number"), field("fact")].join(" ")),
        "event" => text::event(lang, facts.value("problem", field("problem"), "number")),
        "strength" | "note" => by(field("text")),
        "interview" => text::interview(lang, field("number")),
        "answer" => answer(facts, id, lang),
        "evidence" => file(facts, id, lang),
        "indicator" => by(&[tail, field("title")].join(" ")),
        "meeting" => by(&[field("code"), field("date")].join(" ")),
        "checklist" | "questionnaire" => by(field("title")),
        "person" | "group" | "material" | "holiday" => by(field("name")),
        _ => by(tail),
    }
}

fn sheet(facts: &Facts, id: &str, lang: Lang) -> String {
    match id.rsplit('/').next().unwrap_or("") {
        "agreed" => text::agreed_sheet(lang),
        who => text::own_sheet(lang, person::name_of(facts, who)),
    }
}

/// `A1-01 支委会健全（王芳）`.
fn score(facts: &Facts, id: &str, lang: Lang) -> String {
    let (sheet, code) = id.rsplit_once('/').unwrap_or((id, ""));
    let title = facts.value("indicator", &format!("{}/{code}", facts.value("sheet", sheet, "checklist")), "title");
    let item = if title.is_empty() { code.to_string() } else { format!("{code} {title}") };
    match sheet.rsplit('/').next().unwrap_or("") {
        "agreed" => text::score_of(lang, item, text::agreed(lang)),
        who => text::score_of(lang, item, person::name_of(facts, who)),
    }
}

fn answer(facts: &Facts, id: &str, lang: Lang) -> String {
    let (interview, question) = id.rsplit_once('/').unwrap_or((id, ""));
    text::answer(lang, facts.value("interview", interview, "number"), question)
}

/// A file and the record it shows. Not looked through further: a file of a file is named by its id.
fn file(facts: &Facts, id: &str, lang: Lang) -> String {
    let of = facts.value("evidence", id, "of");
    let owner = match ["problem", "strength", "score"].into_iter().find(|e| facts.get(e, of).is_some()) {
        Some(entity) => what(facts, entity, of, lang),
        None => of.into(),
    };
    text::file(lang, facts.value("evidence", id, "name"), owner)
}

/// The heading of a field.
pub fn field(entity: &str, field: &str, lang: Lang) -> String {
    match field {
        CREATED => text::created(lang),
        DELETED => text::deleted(lang),
        key => schema::field(entity, key).map_or(key, |f| f.title(lang)).into(),
    }
}

/// What people read for a value: words for codes, names for people and branches, a word for nothing.
pub fn value(facts: &Facts, entity: &str, field: &str, value: &str, lang: Lang) -> String {
    if field == DELETED {
        return if value == "yes" { text::is_deleted(lang) } else { text::not_deleted(lang) };
    }
    let known = schema::field(entity, field);
    match known.map(|f| f.kind) {
        _ if value.is_empty() => text::empty(lang),
        _ if entity == "seal" && field.starts_with("content") => text::sealed(lang),
        Some(Kind::Enum(_)) => known.map_or(value, |f| f.shown(value, lang)).into(),
        Some(Kind::Bool) => {
            if value == "yes" {
                text::yes(lang)
            } else {
                text::no(lang)
            }
        }
        None if field == CREATED => text::yes(lang),
        Some(Kind::Ref("person")) => person::name_of(facts, value),
        Some(Kind::Ref("branch")) => visit::branch_name(facts, value),
        Some(Kind::Ref(to @ ("visit" | "problem" | "sheet" | "group"))) => Label::of(facts, to, value, lang).line(),
        _ => value.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::facts_with;

    fn facts() -> Facts {
        facts_with(&[
            ("branch", "B04", "name", "生产一支部é👍"),
            ("person", "x-1", "name", "王芳"),
            ("sheet", "2026Q4/B04/x-1", "checklist", "kV"),
            ("indicator", "kV/A1-01", "title", "支委会健全"),
            ("problem", "x-7", "number", "2026Q4-B04-01"),
            ("problem", "x-7", "fact", "缺6月记录，👍"),
            ("problem", "x-7", "branch", "B04"),
            ("problem", "x-7", "round", "2026Q4"),
            ("evidence", "x-9", "of", "x-7"),
            ("evidence", "x-9", "name", "签到表.jpg"),
            ("interview", "x-8", "number", "3"),
            ("interview", "x-8", "visit", "2026Q4/B04"),
            ("event", "x-10", "problem", "x-7"),
        ])
    }

    #[test]
    fn a_record_is_called_as_people_call_it() {
        let facts = facts();
        let cases = [
            ("branch", "B04", "生产一支部é👍 党支部 B04"),
            ("visit", "2026Q4/B04", "生产一支部é👍 2026Q4 检查"),
            ("sheet", "2026Q4/B04/x-1", "生产一支部é👍 2026Q4 评分表（王芳）"),
            ("sheet", "2026Q4/B04/agreed", "生产一支部é👍 2026Q4 合议评分表"),
            ("score", "2026Q4/B04/x-1/A1-01", "生产一支部é👍 2026Q4 A1-01 支委会健全（王芳）"),
            ("score", "2026Q4/B04/agreed/A1-01", "生产一支部é👍 2026Q4 A1-01（合议）"),
            ("problem", "x-7", "生产一支部é👍 2026Q4 问题点 2026Q4-B04-01 缺6月记录，👍"),
            ("evidence", "x-9", "佐证 签到表.jpg（问题点 2026Q4-B04-01 缺6月记录，👍）"),
            ("answer", "x-8/Q05", "访谈 3号 Q05"),
            ("interview", "x-8", "生产一支部é👍 2026Q4 访谈 3号"),
            ("event", "x-10", "问题 2026Q4-B04-01 的经过"),
            ("person", "x-1", "人员 王芳"),
            ("person", "x-2", "人员 x-2"),
            ("newer", "z-1", "newer z-1"),
        ];
        for (entity, id, expected) in cases {
            assert_eq!(Label::of(&facts, entity, id, Lang::Zh).line(), expected);
        }
    }

    #[test]
    fn values_are_words_and_names() {
        let facts = facts();
        let cases = [
            ("score", "verdict", "zero", "本项不得分"),
            ("score", "count", "", "（空）"),
            ("person", "branch", "B04", "生产一支部é👍"),
            ("member", "person", "x-1", "王芳"),
            ("indicator", "na_allowed", "no", "否"),
            ("problem", "_deleted", "", "未删除"),
            ("problem", "_deleted", "yes", "已删除"),
            ("event", "problem", "x-7", "生产一支部é👍 2026Q4 问题点 2026Q4-B04-01 缺6月记录，👍"),
            ("newer", "field", "什么，👍", "什么，👍"),
        ];
        for (entity, field, given, expected) in cases {
            assert_eq!(value(&facts, entity, field, given, Lang::Zh), expected, "{entity} {field}");
        }
        assert_eq!(
            (field("score", "verdict", Lang::En), field("x", "_deleted", Lang::Zh)),
            ("Verdict".into(), "删除".into())
        );
    }
}
