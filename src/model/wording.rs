//! Proposed words for a problem point, made from the indicator, so that one key marks a whole problem.

use super::checklist::{Indicator, Step};
use super::problem::Class;
use super::scoring::{Answer, Verdict};

/// The proposed words and class of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// 问题点（扣分事实）.
    pub fact: String,
    /// 整改建议.
    pub suggestion: String,
    /// 整改分类: 立行立改 for what stands in a room and can be put right there, else 限期整改.
    pub class: Class,
}

/// Proposes words. They are a start to be made specific, never an answer: names, dates and places are for the person.
pub fn propose(indicator: &Indicator, answer: &Answer) -> Wording {
    let class = if indicator.step == Step::Site { Class::Now } else { Class::Dated };
    Wording { fact: fact(indicator, answer), suggestion: suggestion(indicator), class }
}

fn fact(indicator: &Indicator, answer: &Answer) -> String {
    if answer.verdict == Some(Verdict::Zero) && !answer.reason.is_empty() {
        return format!("{}：{}", indicator.title, answer.reason); // the reason says what is wrong
    }
    fact_of(indicator, answer, &faults(&indicator.rule))
}

/// The words of a fact of which one knows what was wrong, such as one of [`phrases`].
pub fn fact_of(indicator: &Indicator, answer: &Answer, what: &str) -> String {
    let extent = match (answer.verdict, answer.count) {
        (Some(Verdict::Zero), _) if !answer.reason.is_empty() => answer.reason.clone(),
        (Some(Verdict::Zero), _) => "本项不得分".to_string(),
        (_, Some(n)) => format!("计{n}{}", indicator.unit),
        _ => String::new(),
    };
    let parts: Vec<&str> = [what, extent.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
    format!("{}：{}", indicator.title, parts.join("，"))
}

/// What can be wrong, out of the rule: the words before the deduction, without “每处”, “每缺1项” and the like.
fn faults(rule: &str) -> String {
    let clause = rule.split('；').find(|c| c.contains('扣')).unwrap_or(rule);
    let before = clause.split('扣').next().unwrap_or("").trim_end_matches(['，', '的', '均', ' ']);
    let words = match before.rsplit_once('，') {
        Some((words, tail)) if tail.starts_with('每') => words,
        _ => before,
    };
    plain(words)
}

/// Takes the counting out of a rule: “每缺1项” says “有缺” once the extent stands behind it.
fn plain(words: &str) -> String {
    let mut words = words.to_string();
    for unit in ["方面", "个小组", "名", "项", "次", "处", "个"] {
        words = words.replace(&format!("每缺1{unit}"), "有缺").replace(&format!("每有1{unit}"), "有");
        words = words.replace(&format!("1{unit}"), "");
    }
    words.replace('每', "")
}

fn suggestion(indicator: &Indicator) -> String {
    let asked = indicator.requirement.trim_end_matches('。').split('；').filter(|c| !c.contains("可标不适用"));
    format!("对照要求整改到位：{}", asked.collect::<Vec<_>>().join("；"))
}

/// The single faults that a rule lists, to be offered as phrases.
pub fn phrases(indicator: &Indicator) -> Vec<String> {
    faults(&indicator.rule)
        .split(['、', '或'])
        .map(str::trim)
        .filter(|p| p.chars().count() > 1)
        .map(Into::into)
        .collect()
}

/// Reasons for 本项不得分 that a rule names, to be offered: “未设置的本项不得分” gives “未设置”.
pub fn zero_reasons(indicator: &Indicator) -> Vec<String> {
    named(&indicator.rule, "本项不得分")
}

/// Reasons for 不适用 that an indicator names: “未设党小组的可标不适用” gives “未设党小组” (AMB-7).
pub fn na_reasons(indicator: &Indicator) -> Vec<String> {
    let mut found = named(&indicator.requirement, "可标不适用");
    found.extend(named(&indicator.hint, "可标不适用"));
    found
}

fn named(text: &str, consequence: &str) -> Vec<String> {
    let clauses = text.split('；').filter_map(|c| c.split_once(consequence));
    clauses.map(|(why, _)| why.trim_end_matches(['，', '的']).to_string()).filter(|w| !w.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::checklist::Checklist;

    #[test]
    fn every_built_in_indicator_gets_words_of_its_own_and_the_extent() {
        for i in Checklist::builtin().indicators {
            let w = propose(&i, &Answer::deduct(2));
            assert!(w.fact.starts_with(&i.title) && w.fact.ends_with(&format!("计2{}", i.unit)), "{}", w.fact);
            assert!(!w.fact.contains('扣') && !w.fact.contains("每"), "{}: {}", i.code, w.fact);
            assert!(w.suggestion.contains(&i.requirement.chars().take(6).collect::<String>()));
            assert_eq!(w.class == Class::Now, i.step == Step::Site);
        }
    }

    #[test]
    fn the_reason_for_no_points_is_the_fact() {
        let list = Checklist::builtin();
        let flag = list.get("E2-04").map(|i| propose(i, &Answer::zero("未悬挂党旗，é👍"))).unwrap();
        assert_eq!(flag.fact, "六有之四：有党旗：未悬挂党旗，é👍");
    }

    #[test]
    fn the_faults_of_a_rule_become_phrases() {
        let list = Checklist::builtin();
        let found = list.get("A2-01").map(phrases);
        assert_eq!(found.unwrap(), ["漏编", "重编", "组长空缺", "名册未随人员变动更新"]);
    }

    #[test]
    fn reasons_come_from_the_words_of_the_list() {
        let list = Checklist::builtin();
        let zero = |code: &str| list.get(code).map(zero_reasons).unwrap();
        let na = |code: &str| list.get(code).map(na_reasons).unwrap();
        assert_eq!(zero("A1-01"), ["书记无正当理由未到场且未委托支委"]);
        assert_eq!(zero("C1-05"), ["查实成批补造记录"]);
        assert_eq!((zero("A2-01"), na("A2-01")), (vec![], vec![]));
        assert_eq!(na("B1-02"), ["本年度尚未组织"]);
        assert_eq!(na("D1-05"), ["纯机关支部"]);
    }
}
