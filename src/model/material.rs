//! 索要资料: what was asked for at 查资料, found or missing. “当场不能提供” is a loss, never 不适用 (AMB-7).

use super::act::Act;
use super::checklist::Indicator;
use super::facts::Facts;
use super::scoring::{Answer, Verdict};

/// How a document that was asked for turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turnout {
    /// Not asked for yet.
    Unasked,
    /// Asked for, not seen yet.
    Asked,
    /// Provided.
    Found,
    /// 当场不能提供.
    Missing,
}

impl Turnout {
    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Turnout::Unasked => "",
            Turnout::Asked => "asked",
            Turnout::Found => "found",
            Turnout::Missing => "missing",
        }
    }

    fn from_code(code: &str) -> Turnout {
        match code {
            "asked" => Turnout::Asked,
            "found" => Turnout::Found,
            "missing" => Turnout::Missing,
            _ => Turnout::Unasked,
        }
    }

    /// The next one when one key goes through them.
    pub fn next(self) -> Turnout {
        match self {
            Turnout::Unasked => Turnout::Asked,
            Turnout::Asked => Turnout::Found,
            Turnout::Found => Turnout::Missing,
            Turnout::Missing => Turnout::Unasked,
        }
    }
}

/// One document of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Record id, `<sheet>/<code>/<n>`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How it turned out.
    pub turnout: Turnout,
}

/// Hints that begin like this say how to look, not what to ask for.
const WAYS: [&str; 6] = ["现场查看", "现场抽看", "现场清点", "岗位人员询问", "访谈问卷", "听汇报笔记"];

/// Whether a hint says how to look; the later numbers of `访谈问卷Q02、Q08` do too.
fn is_way(name: &str) -> bool {
    let question = name.strip_prefix('Q').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    question || WAYS.iter().any(|way| name.starts_with(way))
}

/// The documents to ask for under an indicator: from its evidence hint, then what the inspector added.
pub fn of_item(facts: &Facts, sheet: &str, indicator: &Indicator) -> Vec<Material> {
    let parent = format!("{sheet}/{}", indicator.code);
    let mut list: Vec<Material> = hinted(&indicator.hint)
        .into_iter()
        .enumerate()
        .filter(|(_, name)| !is_way(name))
        .map(|(i, name)| {
            let id = format!("{parent}/{}", i + 1);
            let turnout = Turnout::from_code(facts.value("material", &id, "state"));
            Material { id, name, turnout }
        })
        .collect();
    let added = facts.under("material", &parent).filter(|r| !list.iter().any(|m| m.id == r.id)).map(|r| Material {
        id: r.id.clone(),
        name: r.get("name").into(),
        turnout: Turnout::from_code(r.get("state")),
    });
    let added: Vec<_> = added.collect();
    list.extend(added);
    list
}

/// Writes down how a document turned out. The name goes with it, so that the record explains itself in a bundle.
pub fn set(facts: &Facts, act: &mut Act, material: &Material, turnout: Turnout) {
    act.set_all(facts, "material", &material.id, &[("name", &material.name), ("state", turnout.code())]);
}

/// Adds a document that the hint does not name, asked for already, and returns its id.
pub fn add(facts: &Facts, act: &mut Act, sheet: &str, indicator: &Indicator, name: &str) -> String {
    let n = of_item(facts, sheet, indicator).len() + 1;
    let id = format!("{sheet}/{}/{n}-{}", indicator.code, facts.device);
    act.set_all(facts, "material", &id, &[("name", name), ("state", Turnout::Asked.code())]);
    id
}

/// What missing documents propose: each is one unit lost (AMB-7), unless so many are counted already or the item gets
/// no points anyway.
pub fn proposal(documents: &[Material], now: &Answer) -> Option<Answer> {
    let missing = documents.iter().filter(|m| m.turnout == Turnout::Missing).count();
    let missing = u32::try_from(missing).ok().filter(|n| *n > 0)?;
    let counted = match now.verdict {
        Some(Verdict::Zero) => return None,
        Some(Verdict::Deduct) => now.count.unwrap_or(0),
        _ => 0,
    };
    (counted < missing).then(|| Answer { note: now.note.clone(), sample: now.sample, ..Answer::deduct(missing) })
}

/// Splits an evidence hint into documents: at `、` outside of brackets. What follows a `；` is advice (how many to look
/// at, when it does not apply), not a document.
fn hinted(hint: &str) -> Vec<String> {
    let hint = hint.split(['；', ';']).next().unwrap_or("");
    let mut depth = 0;
    let mut names = vec![String::new()];
    for c in hint.chars() {
        match c {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth -= 1,
            _ => {}
        }
        match (c, names.last_mut()) {
            ('、', _) if depth <= 0 => names.push(String::new()),
            (c, Some(last)) => last.push(c),
            _ => {}
        }
    }
    names.into_iter().map(|n| n.trim().to_string()).filter(|n| !n.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_documents_are_units_lost_unless_they_are_counted_already() {
        let document = |turnout| Material { id: String::new(), name: "签到表".into(), turnout };
        let two = [document(Turnout::Missing), document(Turnout::Found), document(Turnout::Missing)];
        assert_eq!(proposal(&two, &Answer::default()), Some(Answer::deduct(2)));
        assert_eq!(proposal(&two, &Answer::deduct(1)), Some(Answer::deduct(2)));
        assert_eq!(proposal(&two, &Answer::deduct(3)), None);
        assert_eq!(proposal(&two, &Answer::zero("无台账")), None);
        assert_eq!(proposal(&two[..2], &Answer::ok()), Some(Answer::deduct(1)), "not 不适用 and not full marks");
        assert_eq!(proposal(&two[1..2], &Answer::default()), None);
    }

    #[test]
    fn what_one_looks_at_is_not_asked_for_and_numbers_stay() {
        let facts = crate::model::testing::facts_with(&[]);
        let list = crate::model::checklist::Checklist::builtin();
        let of = |code: &str| list.get(code).map(|i| of_item(&facts, "s", i)).unwrap_or_default();
        assert!(of("E2-04").is_empty());
        for item in list.of_step(crate::model::checklist::Step::Interview) {
            assert!(of(&item.code).is_empty(), "questions are not documents: {}", item.code);
        }
        let found = of("D1-04");
        assert_eq!((found.len(), found[0].id.as_str(), found[0].name.as_str()), (1, "s/D1-04/2", "服务登记本"));
        assert_eq!(of("C1-03").len(), 3, "现场照片 is a document");
    }

    #[test]
    fn a_hint_splits_outside_of_brackets() {
        let hint = "会议记录本原件（抽查、不少于3次）、签到表、《手册》；抽查不少于5人、全查";
        assert_eq!(hinted(hint), ["会议记录本原件（抽查、不少于3次）", "签到表", "《手册》"]);
    }
}
