//! The reference visit of issue 3, as keys and texts: 40 items without deduction, 8 with one deduction each marked as
//! a problem whose proposed wording and deadline are accepted, 1 不适用, 3 interviews of 15 questions, 2 strengths,
//! check, feedback, finish, export. A hand plays it in a terminal or without one.

use hucha::model::checklist::{Checklist, Step};

/// The branch that is visited.
pub const BRANCH: &str = "B04";
/// Items that lose something, and how many units.
pub const LOST: [(&str, u32); 8] =
    [("C1-06", 1), ("A2-01", 2), ("B2-02", 3), ("C1-02", 1), ("C1-05", 2), ("D1-02", 1), ("B3-01", 1), ("E2-05", 2)];
/// The item that does not apply, and the reason that the list offers.
pub const NOT_APPLICABLE: (&str, &str) = ("B1-02", "本年度尚未组织");
/// Strengths, by the item at which they are marked. The second one is pasted.
pub const STRENGTHS: [(&str, &str); 2] =
    [("D1-01", "“红色班组”品牌有台账、有季度复盘，é👍"), ("E1-04", "台账按五个“基本”分盒，1分钟内找到（示范）")];
/// What members say to the two open questions.
const WORDS: [&str; 2] = ["台账字段太多，建议合并两张表，é👍", "师带徒和“党小组+”结合（可推广）"];
/// At most so many keys, says the issue; typed prose does not count.
pub const AT_MOST: usize = 200;

/// What plays the visit.
pub trait Hand {
    /// Presses keys by their names.
    fn press(&mut self, names: &str);
    /// Types a text.
    fn write(&mut self, text: &str);
    /// Pastes a text.
    fn paste(&mut self, text: &str);
    /// Waits until this is on the screen.
    fn see(&mut self, text: &str);
}

/// From the first screen of an empty laptop to the visit of the branch.
pub fn begin(hand: &mut impl Hand) {
    hand.see("这台电脑上还没有数据");
    hand.press("Enter");
    hand.write("王芳");
    hand.press("Enter");
    hand.see("机关一支部");
    hand.press("Enter");
    hand.see("2026年第四季度");
    hand.press("Down Down Down Enter");
    hand.see("已查 0/49");
}

/// All items that are not decided by interviews.
pub fn score(hand: &mut impl Hand) {
    let list = Checklist::builtin();
    let mut answered = 0;
    for step in [Step::Hear, Step::Material, Step::Site] {
        for item in list.of_step(step) {
            hand.see(&format!("{} {}", item.code, item.title.chars().take(6).collect::<String>()));
            one_item(hand, &item.code);
            answered += 1;
            hand.see(&format!("已查 {answered}/49"));
        }
    }
    hand.see(&format!("问题 {}", LOST.len()));
    hand.see(&format!("优点 {}", STRENGTHS.len()));
}

fn one_item(hand: &mut impl Hand, code: &str) {
    if let Some(n) = STRENGTHS.iter().position(|s| s.0 == code) {
        hand.press("s");
        if n == 0 {
            hand.write(STRENGTHS[n].1)
        } else {
            hand.paste(STRENGTHS[n].1)
        }
        hand.press("Enter");
        hand.see(&format!("优点 {}", n + 1));
    }
    if let Some((_, units)) = LOST.iter().find(|l| l.0 == code) {
        hand.press(&format!("{units} p"));
        hand.see("整改时限");
        hand.press("F2");
    } else if code == NOT_APPLICABLE.0 {
        hand.press("x");
        hand.see(NOT_APPLICABLE.1);
        hand.press("Enter");
    } else {
        hand.press("Space");
    }
}

/// Three interviews, and what they propose accepted.
pub fn interview(hand: &mut impl Hand) {
    hand.press("i");
    for n in 1..=3 {
        hand.press("a Enter");
        for question in 1..=15 {
            hand.see(&format!("Q{question:02}  "));
            if let Some(words) = [13, 14].iter().position(|q| *q == question) {
                hand.write(WORDS[words]);
            }
            hand.press("Enter");
        }
        hand.see(&format!("实访 {n} 人"));
    }
    hand.press("y");
    hand.see("采纳");
}

/// Check, feedback, finish, export.
pub fn finish(hand: &mut impl Hand) {
    hand.press("c");
    hand.see("检查核对");
    hand.press("F2");
    hand.see("现场反馈");
    hand.press("F2");
    hand.see("定稿");
    hand.press("F2");
    hand.see("全部完成");
}
