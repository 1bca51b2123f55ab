//! What a sheet adds up to.

use super::answer::{Answer, Answers, Verdict};
use crate::model::checklist::{Checklist, Indicator, Step};
use crate::model::decimal::Points;

/// 不适用 above this many points deserves a warning (AMB-7).
pub const NA_LIMIT: Points = Points::whole(20);

/// What one indicator costs and earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemScore {
    /// Points lost.
    pub deduct: Points,
    /// Points earned; zero while 未查.
    pub score: Points,
    /// False for 不适用 only.
    pub applicable: bool,
    /// False for 未查, and for an answer that settles nothing (扣分 without a count).
    pub answered: bool,
}

/// Scores one indicator: min(count × per unit, cap, full marks); 本项不得分 loses the full marks.
pub fn score_item(indicator: &Indicator, answer: &Answer) -> ItemScore {
    let unanswered = ItemScore { deduct: Points::ZERO, score: Points::ZERO, applicable: true, answered: false };
    if !answer.settles(indicator) {
        return unanswered;
    }
    let counted = indicator.per_unit.times(answer.count.unwrap_or(0));
    let deduct = match answer.verdict {
        None => return unanswered,
        Some(Verdict::Na) => return ItemScore { applicable: false, answered: true, ..unanswered },
        Some(Verdict::Ok) => Points::ZERO,
        Some(Verdict::Deduct) => counted.min(indicator.most()).max(Points::ZERO),
        Some(Verdict::Zero) => indicator.full,
    };
    ItemScore { deduct, score: indicator.full - deduct, applicable: true, answered: true }
}

/// Sums over some indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Subtotal {
    /// Full marks of all of them.
    pub full: Points,
    /// Full marks without those that are 不适用.
    pub applicable: Points,
    /// Full marks of those that were answered and apply.
    pub judged: Points,
    /// Points earned; 未查 earns nothing.
    pub got: Points,
    /// Points lost so far.
    pub lost: Points,
    /// How many have an answer (不适用 is one).
    pub answered: usize,
    /// How many there are.
    pub total: usize,
}

impl Subtotal {
    /// Earned ÷ applicable × 100; `None` unless all are answered and some apply.
    pub fn score(&self) -> Option<Points> {
        if self.answered == self.total { self.got.of_hundred(self.applicable) } else { None }
    }

    fn add(&mut self, full: Points, item: ItemScore) {
        let applies = if item.applicable { full } else { Points::ZERO };
        self.full += full;
        self.applicable += applies;
        self.judged += if item.answered { applies } else { Points::ZERO };
        self.got += item.score;
        self.lost += item.deduct;
        self.answered += usize::from(item.answered);
        self.total += 1;
    }
}

/// A whole sheet: raw, applicable and converted totals side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Full marks of the list, 100.00 in a proper one.
    pub full: Points,
    /// Full marks without what is 不适用.
    pub applicable: Points,
    /// Full marks of what is 不适用.
    pub na_points: Points,
    /// How many are 不适用.
    pub na_count: usize,
    /// Points earned (raw) by what was answered.
    pub got: Points,
    /// Points lost so far; the sum of the ledger.
    pub lost: Points,
    /// The score: `got ÷ applicable × 100`, rounded once (AMB-7). `None` while anything is 未查, and if nothing applies.
    pub score: Option<Points>,
    /// The same over what was answered so far, for a glance while working; never to be printed as a result.
    /// `None` if nothing that applies was answered.
    pub provisional: Option<Points>,
    /// How many are answered.
    pub answered: usize,
    /// How many are 未查.
    pub unanswered: usize,
    /// How many answers are in conflict.
    pub unresolved: usize,
    /// By 类别, in list order.
    pub by_category: Vec<(String, Subtotal)>,
    /// By step; all four.
    pub by_step: Vec<(Step, Subtotal)>,
}

impl Totals {
    /// Whether so much is 不适用 that it should be looked at (AMB-7: more than 20 points).
    pub fn much_na(&self) -> bool {
        self.na_points > NA_LIMIT
    }
}

/// Adds a sheet up. Answers to codes that the list does not have count nowhere.
pub fn totals(list: &Checklist, answers: &Answers) -> Totals {
    let mut sum = Totals {
        by_category: list.categories().into_iter().map(|c| (c.to_string(), Subtotal::default())).collect(),
        by_step: Step::ALL.map(|s| (s, Subtotal::default())).to_vec(),
        ..Totals::default()
    };
    let (mut all, unanswered) = (Subtotal::default(), Answer::default());
    for indicator in &list.indicators {
        let answer = answers.get(&indicator.code).unwrap_or(&unanswered);
        let item = score_item(indicator, answer);
        all.add(indicator.full, item);
        sum.na_count += usize::from(!item.applicable);
        sum.unresolved += usize::from(answer.unresolved);
        let category = sum.by_category.iter_mut().filter(|(c, _)| *c == indicator.category).map(|(_, s)| s);
        let step = sum.by_step.iter_mut().filter(|(s, _)| *s == indicator.step).map(|(_, s)| s);
        category.chain(step).for_each(|s| s.add(indicator.full, item));
    }
    sum.fill(all);
    sum
}

impl Totals {
    fn fill(&mut self, all: Subtotal) {
        self.full = all.full;
        self.applicable = all.applicable;
        self.na_points = all.full - all.applicable;
        self.got = all.got;
        self.lost = all.lost;
        self.score = all.score();
        self.provisional = all.got.of_hundred(all.judged);
        self.answered = all.answered;
        self.unanswered = all.total - all.answered;
    }
}
