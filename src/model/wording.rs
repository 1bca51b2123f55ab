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
    let what = faults(&indicator.rule);
    let extent = match (answer.verdict, answer.count) {
        (Some(Verdict::Zero), _) if !answer.reason.is_empty() => answer.reason.clone(),
        (Some(Verdict::Zero), _) => "本项不得分".to_string(),
        (_, Some(n)) => format!("计{n}{}", indicator.unit),
        _ => String::new(),
    };
    let parts: Vec<&str> = [what.as_str(), extent.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
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
    format!("对照要求整改到位：{}", indicator.requirement.trim_end_matches('。'))
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
    fn the_faults_of_a_rule_become_phrases() {
        let list = Checklist::builtin();
        let found = list.get("A2-01").map(phrases);
        assert_eq!(found.unwrap(), ["漏编", "重编", "组长空缺", "名册未随人员变动更新"]);
    }
}
