//! Rules that decide many conflicts at once. They only propose: a person looks at the preview, gives the reason and
//! applies them; what a rule does not decide stays open. No rule asks whose clock was later (exchange.md §1).

use super::checklist::{Checklist, Indicator};
use super::decimal::Points;
use super::facts::Facts;
use super::person;
use super::schema::{self, Kind};
use super::scoring::{self, Answer, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// One of the values that stand against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Canonical text.
    pub value: String,
    /// Person id of who wrote it.
    pub actor: String,
}

/// A cell in conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Entity key.
    pub entity: String,
    /// Record id.
    pub id: String,
    /// Field key.
    pub field: String,
    /// The values, the displayed one first.
    pub sides: Vec<Side>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Whatever this person wrote.
    Person(String),
    /// Of dates the later one.
    Later,
    /// Of dates the earlier one.
    Earlier,
    /// Of two answers to an indicator the one that costs more points, with all that belongs to it.
    Graver,
    /// The one that costs fewer points.
    Milder,
    /// Of texts both, one behind the other.
    Both,
}

/// The rules that decide at least one of these conflicts, people first.
pub fn rules(facts: &Facts, cases: &[Case]) -> Vec<Rule> {
    let people: BTreeSet<&str> = cases.iter().flat_map(|c| &c.sides).map(|s| person::root(facts, &s.actor)).collect();
    let mut people: Vec<&str> = people.into_iter().filter(|p| !p.is_empty()).collect();
    people.sort_by_key(|p| person::name_of(facts, p));
    let people = people.into_iter().map(|p| Rule::Person(p.into()));
    let others = [Rule::Later, Rule::Earlier, Rule::Graver, Rule::Milder, Rule::Both];
    people.chain(others).filter(|rule| choose(facts, cases, rule).iter().any(Option::is_some)).collect()
}

/// What a rule takes in each of these conflicts; none where it does not decide.
pub fn choose(facts: &Facts, cases: &[Case], rule: &Rule) -> Vec<Option<String>> {
    match rule {
        Rule::Person(who) => cases.iter().map(|c| written_by(facts, c, who)).collect(),
        Rule::Later => cases.iter().map(|c| dates(c).and_then(|d| d.into_iter().max())).collect(),
        Rule::Earlier => cases.iter().map(|c| dates(c).and_then(|d| d.into_iter().min())).collect(),
        Rule::Both => cases.iter().map(both).collect(),
        Rule::Graver | Rule::Milder => by_cost(facts, cases, *rule == Rule::Graver),
    }
}

/// What a person wrote; none if nothing, or different things on two laptops.
fn written_by(facts: &Facts, case: &Case, who: &str) -> Option<String> {
    let mut own = case.sides.iter().filter(|s| person::root(facts, &s.actor) == person::root(facts, who));
    let first = own.next()?;
    own.all(|s| s.value == first.value).then(|| first.value.clone())
}

fn dates(case: &Case) -> Option<Vec<String>> {
    let kind = schema::field(&case.entity, &case.field)?.kind;
    let values = case.sides.iter().map(|s| s.value.clone()).filter(|v| !v.is_empty());
    (kind == Kind::Date).then(|| values.collect())
}

/// Texts one behind the other; one that is contained in another adds nothing.
fn both(case: &Case) -> Option<String> {
    let kind = schema::field(&case.entity, &case.field)?.kind;
    let texts: Vec<&str> = case.sides.iter().map(|s| s.value.trim()).filter(|t| !t.is_empty()).collect();
    if kind != Kind::Text || case.field.starts_with('_') || case.entity == "branch" || case.entity == "person" {
        return None; // a name is one or the other
    }
    let mut kept: Vec<&str> = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        let inside = |(j, o): (usize, &&str)| i != j && o.contains(text) && (*o != *text || j < i);
        if !texts.iter().enumerate().any(inside) {
            kept.push(text);
        }
    }
    (!kept.is_empty()).then(|| kept.join("；"))
}

/// Whole answers are compared, not single cells: a verdict of one and a count of another would mean nothing.
fn by_cost(facts: &Facts, cases: &[Case], graver: bool) -> Vec<Option<String>> {
    let mut winners: BTreeMap<&str, Option<String>> = BTreeMap::new();
    for case in cases.iter().filter(|c| c.entity == "score") {
        if !winners.contains_key(case.id.as_str()) {
            winners.insert(&case.id, winner(facts, cases, &case.id, graver));
        }
    }
    let taken = |case: &Case| {
        let who = winners.get(case.id.as_str()).filter(|_| case.entity == "score")?.as_ref()?;
        written_by(facts, case, who)
    };
    cases.iter().map(taken).collect()
}

/// The person whose answer costs most, or least; none if all cost the same or 不适用 is among them.
fn winner(facts: &Facts, cases: &[Case], id: &str, graver: bool) -> Option<String> {
    let own: Vec<&Case> = cases.iter().filter(|c| c.entity == "score" && c.id == id).collect();
    let indicator = indicator(facts, id)?;
    let people: BTreeSet<&str> = own.iter().flat_map(|c| &c.sides).map(|s| person::root(facts, &s.actor)).collect();
    let mut costs: Vec<(Points, &str)> = Vec::new();
    for who in people {
        let answer = answer_of(facts, &own, id, who);
        if !answer.settles(&indicator) || answer.verdict == Some(Verdict::Na) {
            return None;
        }
        costs.push((scoring::score_item(&indicator, &answer).deduct, who));
    }
    costs.sort();
    let (least, most) = (costs.first()?, costs.last()?);
    let chosen = if graver { most } else { least };
    (least.0 != most.0).then(|| chosen.1.to_string())
}

fn indicator(facts: &Facts, id: &str) -> Option<Indicator> {
    let (sheet, code) = id.rsplit_once('/')?;
    Checklist::of(facts, facts.value("sheet", sheet, "checklist"))?.get(code).cloned()
}

/// The answer as this person meant it: what is in conflict as they wrote it, the rest as it stands.
fn answer_of(facts: &Facts, own: &[&Case], id: &str, who: &str) -> Answer {
    let mut record = facts.raw("score", id).cloned().unwrap_or_default();
    for case in own {
        if let Some(value) = written_by(facts, case, who) {
            record.cells.entry(case.field.clone()).or_default().value = value;
        }
    }
    Answer::read(&record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with, put};

    fn case(entity: &str, id: &str, field: &str, sides: &[(&str, &str)]) -> Case {
        let side = |(value, actor): &(&str, &str)| Side { value: (*value).into(), actor: (*actor).into() };
        Case { entity: entity.into(), id: id.into(), field: field.into(), sides: sides.iter().map(side).collect() }
    }

    const SCORE: &str = "2026Q4/B04/x-1/C1-02";

    /// 王芳 is x-1 and, on another laptop, x-9; 李明 is x-2.
    fn facts() -> Facts {
        let list = Checklist::builtin();
        let mut facts = facts_with(&[("sheet", "2026Q4/B04/x-1", "checklist", &list.version)]);
        let mut act = facts.act();
        list.adopt(&facts, &mut act);
        apply(&mut facts, &act);
        for (id, name) in [("x-1", "王芳"), ("x-2", "李明"), ("x-9", "王芳")] {
            put(&mut facts, "person", id, "name", name);
        }
        put(&mut facts, "person", "x-9", "same_as", "x-1");
        put(&mut facts, "score", SCORE, "verdict", "deduct");
        put(&mut facts, "score", SCORE, "count", "1");
        facts
    }

    fn chosen(cases: &[Case], rule: Rule) -> Vec<Option<String>> {
        choose(&facts(), cases, &rule)
    }

    #[test]
    fn a_person_is_the_same_on_every_laptop_and_undecided_with_two_words() {
        let cases = [
            case("visit", "2026Q4/B04", "date", &[("2026-11-20", "x-9"), ("2026-11-23", "x-2")]),
            case("problem", "x-5", "fact", &[("甲，é👍", "x-1"), ("乙", "x-9")]),
            case("problem", "x-5", "due", &[("2026-12-01", "x-2"), ("", "x-3")]),
        ];
        assert_eq!(chosen(&cases, Rule::Person("x-1".into())), [Some("2026-11-20".into()), None, None]);
        assert_eq!(chosen(&cases, Rule::Later), [Some("2026-11-23".into()), None, Some("2026-12-01".into())]);
        assert_eq!(chosen(&cases, Rule::Earlier), [Some("2026-11-20".into()), None, Some("2026-12-01".into())]);
    }

    #[test]
    fn texts_are_joined_without_repeating_what_is_contained() {
        let fact = |sides| case("problem", "x-5", "fact", sides);
        let cases = [
            fact(&[("缺6月记录", "x-1"), ("缺6月、7月记录é👍", "x-2")]),
            fact(&[("缺6月记录", "x-1"), ("缺6月记录，无签到", "x-2"), ("缺6月记录", "x-3")]),
            fact(&[("", "x-1"), ("缺签到", "x-2")]),
            case("branch", "B04", "name", &[("甲", "x-1"), ("乙", "x-2")]),
            case("visit", "v", "date", &[("2026-11-20", "x-1"), ("2026-11-21", "x-2")]),
        ];
        let text = |t: &str| Some(t.to_string());
        let expected = [text("缺6月记录；缺6月、7月记录é👍"), text("缺6月记录，无签到"), text("缺签到"), None, None];
        assert_eq!(chosen(&cases, Rule::Both), expected);
    }

    #[test]
    fn the_dearer_answer_is_taken_whole() {
        let both = [
            case("score", SCORE, "verdict", &[("zero", "x-2"), ("deduct", "x-1")]),
            case("score", SCORE, "count", &[("", "x-2"), ("2", "x-1")]),
            case("score", SCORE, "note", &[("李明写的", "x-2"), ("王芳写的", "x-9")]),
        ];
        let text = |t: &str| Some(t.to_string());
        assert_eq!(chosen(&both, Rule::Graver), [text("zero"), text(""), text("李明写的")]);
        assert_eq!(chosen(&both, Rule::Milder), [text("deduct"), text("2"), text("王芳写的")]);
        // Only the count differs: the verdict is the one that stands.
        let count = [case("score", SCORE, "count", &[("2", "x-2"), ("1", "x-1")])];
        assert_eq!(chosen(&count, Rule::Graver), [text("2")]);
        let cases = [
            [case("score", SCORE, "verdict", &[("na", "x-2"), ("ok", "x-1")])],
            [case("score", SCORE, "note", &[("a", "x-2"), ("b", "x-1")])],
            [case("score", "2026Q4/B09/x-1/C1-02", "count", &[("1", "x-2"), ("2", "x-1")])],
        ];
        for open in cases {
            assert_eq!(chosen(&open, Rule::Graver), [None], "{open:?}");
        }
    }

    #[test]
    fn only_rules_that_decide_something_are_offered() {
        let date = case("visit", "2026Q4/B04", "date", &[("2026-11-20", "x-9"), ("2026-11-23", "x-2")]);
        let people = [Rule::Person("x-2".into()), Rule::Person("x-1".into())];
        let offered = rules(&facts(), &[date]);
        assert_eq!(offered, [&people[..], &[Rule::Later, Rule::Earlier]].concat());
        assert!(rules(&facts(), &[]).is_empty());
    }
}
