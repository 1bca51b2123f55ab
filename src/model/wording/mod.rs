//! Proposed words for a problem point, made from the indicator, so that one key marks a whole problem.

mod clause;
pub mod extent;
pub mod gap;
mod known;

pub use known::Known;

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

/// Proposes words. They say what is known of the deduction; where nothing is, they leave a marked gap to fill in
/// (see [`gap`]): names, dates and places are for the person.
pub fn propose(indicator: &Indicator, answer: &Answer, known: &Known) -> Wording {
    let class = if indicator.step == Step::Site { Class::Now } else { Class::Dated };
    Wording { fact: fact(indicator, answer, known), suggestion: suggestion(indicator), class }
}

fn fact(indicator: &Indicator, answer: &Answer, known: &Known) -> String {
    let zero = answer.verdict == Some(Verdict::Zero);
    if zero && !answer.reason.is_empty() {
        return format!("{}：{}", indicator.title, answer.reason); // the reason says what is wrong
    }
    let left = answer.count.unwrap_or(0).saturating_sub(known.units);
    let what = match known.words.as_str() {
        "" => gap::mark(&ask(indicator)),
        words if known.units > 0 && left > 0 && !zero => {
            format!("{words}；{}", gap::mark(&format!("另外{left}{}是什么", indicator.unit)))
        }
        words => words.to_string(),
    };
    fact_of(indicator, answer, &what)
}

/// What a person has to say about a deduction: the question of the built-in list, else the faults of the rule.
fn ask(indicator: &Indicator) -> String {
    match clause::of(indicator) {
        Some(clause) => clause.gap.clone(),
        None => format!("哪{}：{}", indicator.unit, faults(&indicator.rule)),
    }
}

/// The words of a fact of which one knows what was wrong, such as one of [`phrases`].
pub fn fact_of(indicator: &Indicator, answer: &Answer, what: &str) -> String {
    let extent = match (answer.verdict, answer.count) {
        (Some(Verdict::Zero), _) if !answer.reason.is_empty() => answer.reason.clone(),
        (Some(Verdict::Zero), _) => "本项不得分".to_string(),
        (_, Some(n)) => extent::words(n, &indicator.unit),
        _ => String::new(),
    };
    let parts: Vec<&str> = [what, extent.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
    let after = if indicator.title.contains('：') { '，' } else { '：' }; // 六有之一：有场所
    format!("{}{after}{}", indicator.title, parts.join("，"))
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
    if let Some(clause) = clause::of(indicator) {
        return clause.suggestion.clone();
    }
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
            let w = propose(&i, &Answer::deduct(2), &Known::default());
            assert!(w.fact.starts_with(&i.title) && w.fact.ends_with(&format!("计2{}", i.unit)), "{}", w.fact);
            assert!(gap::first(&w.fact).is_some(), "nothing is known, so there is a gap: {}", w.fact);
            assert!(!w.suggestion.contains("对照要求整改到位") && gap::first(&w.suggestion).is_none());
            assert_eq!(w.class == Class::Now, i.step == Step::Site);
        }
    }

    #[test]
    fn a_clause_of_ones_own_asks_for_the_faults_of_its_rule() {
        let list = Checklist::builtin();
        let own = list.get("A2-01").map(|i| Indicator { title: "自拟一项".into(), ..i.clone() }).unwrap();
        let w = propose(&own, &Answer::deduct(2), &Known::default());
        assert_eq!(w.fact, "自拟一项：〔哪处：漏编、重编、组长空缺或名册未随人员变动更新〕，计2处");
        assert!(w.suggestion.starts_with("对照要求整改到位：党小组名册列明组长"));
    }

    #[test]
    fn what_is_known_takes_the_place_of_the_gap_as_far_as_it_goes() {
        let list = Checklist::builtin();
        let meeting = list.get("C1-02").unwrap();
        let known = Known { words: "缺1次：10月".into(), units: 1 };
        let fact = |count| propose(meeting, &Answer::deduct(count), &known).fact;
        assert_eq!(fact(1), "支部委员会会议：缺1次：10月，计1次");
        assert_eq!(fact(3), "支部委员会会议：缺1次：10月；〔另外2次是什么〕，计3次");
    }

    #[test]
    fn the_reason_for_no_points_is_the_fact() {
        let list = Checklist::builtin();
        let flag = list.get("E2-04").map(|i| propose(i, &Answer::zero("未悬挂党旗，é👍"), &Known::default())).unwrap();
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
