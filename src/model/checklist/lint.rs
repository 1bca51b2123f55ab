//! What looks wrong in a checklist, although every cell can be read.

use super::{Checklist, Indicator};
use crate::model::decimal::Points;
use crate::text::model::checklist as text;
use crate::text::{Lang, Say};
use std::collections::BTreeSet;

/// The five 基本… with the letter their codes begin with (R002).
pub const CATEGORIES: [(char, &str); 5] =
    [('A', "基本组织"), ('B', "基本队伍"), ('C', "基本制度"), ('D', "基本活动"), ('E', "基本保障")];

/// Words that mean the same unit in a rule: a rule that counts 名 counts 人.
const SAME_UNIT: [(&str, &str); 2] = [("人", "名"), ("项", "方面")];

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// The indicator; empty if the list as a whole is meant.
    pub code: String,
    /// What was found.
    pub kind: LintKind,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// May be meant so.
    Warning,
    /// Scores made with this list would be wrong or impossible.
    Error,
}

/// The findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LintKind {
    /// The content is not the one the version is named by.
    Altered,
    /// Full marks do not add up to 100.
    Total(Points),
    /// A code that is not like `A1-01`.
    BadCode,
    /// A code that occurs more than once.
    DuplicateCode,
    /// A category that is none of the five 基本….
    UnknownCategory(String),
    /// The letter of the code belongs to another category.
    OtherLetter(String),
    /// No title.
    NoTitle,
    /// No deduction rule.
    NoRule,
    /// Full marks of zero or less.
    NoMarks,
    /// No unit to count.
    NoUnit,
    /// The deduction per unit is zero or less.
    NoPerUnit,
    /// The cap is zero or less.
    NoCap,
    /// The rule does not name the unit that is counted.
    UnitNotInRule(String),
    /// The rule does not name the deduction per unit.
    AmountNotInRule(Points),
    /// The cap is above the full marks.
    CapAboveFull,
    /// The cap is no whole multiple of the deduction per unit: the last deduction is a smaller one.
    CapNotMultiple,
    /// The full marks are no whole multiple of the deduction per unit.
    FullNotMultiple,
}

impl Checklist {
    /// Findings: the list as a whole first, then by indicator in list order.
    pub fn lint(&self) -> Vec<Lint> {
        let mut whole = Vec::new();
        if !self.intact() {
            whole.push(LintKind::Altered);
        }
        if self.full() != Points::HUNDRED {
            whole.push(LintKind::Total(self.full()));
        }
        let mut found: Vec<_> = whole.into_iter().map(|kind| Lint { code: String::new(), kind }).collect();
        let mut seen = BTreeSet::new();
        for indicator in &self.indicators {
            let mut kinds = indicator.lint();
            if !seen.insert(indicator.code.as_str()) {
                kinds.insert(0, LintKind::DuplicateCode);
            }
            found.extend(kinds.into_iter().map(|kind| Lint { code: indicator.code.clone(), kind }));
        }
        found
    }
}

impl Indicator {
    /// Findings in this indicator alone.
    pub fn lint(&self) -> Vec<LintKind> {
        let mut found = self.lint_identity();
        found.extend(self.lint_rule());
        found.extend(self.lint_amounts());
        found
    }

    fn lint_identity(&self) -> Vec<LintKind> {
        let mut found = Vec::new();
        if !is_code(&self.code) {
            found.push(LintKind::BadCode);
        }
        match CATEGORIES.iter().find(|(_, name)| *name == self.category) {
            None => found.push(LintKind::UnknownCategory(self.category.clone())),
            Some((letter, _)) if is_code(&self.code) && !self.code.starts_with(*letter) => {
                found.push(LintKind::OtherLetter(self.category.clone()));
            }
            Some(_) => {}
        }
        if self.title.trim().is_empty() {
            found.push(LintKind::NoTitle);
        }
        found
    }

    fn lint_rule(&self) -> Vec<LintKind> {
        let rule = self.rule.trim();
        if rule.is_empty() {
            return vec![LintKind::NoRule];
        }
        let mut found = Vec::new();
        let unit = self.unit.trim();
        let same = SAME_UNIT.iter().filter(|(a, _)| *a == unit).map(|(_, b)| *b);
        if !unit.is_empty() && !std::iter::once(unit).chain(same).any(|word| rule.contains(word)) {
            found.push(LintKind::UnitNotInRule(unit.into()));
        }
        if self.per_unit > Points::ZERO && !names_amount(rule, self.per_unit) {
            found.push(LintKind::AmountNotInRule(self.per_unit));
        }
        found
    }

    fn lint_amounts(&self) -> Vec<LintKind> {
        let (full, cap, per) = (self.full, self.cap, self.per_unit);
        let positive = |p: Points| p > Points::ZERO;
        let cases = [
            (!positive(full), LintKind::NoMarks),
            (self.unit.trim().is_empty(), LintKind::NoUnit),
            (!positive(per), LintKind::NoPerUnit),
            (!positive(cap), LintKind::NoCap),
            (cap > full, LintKind::CapAboveFull),
            (positive(per) && positive(cap) && !cap.is_multiple_of(per), LintKind::CapNotMultiple),
            (positive(per) && cap != full && !full.is_multiple_of(per), LintKind::FullNotMultiple),
        ];
        cases.into_iter().filter(|(wrong, _)| *wrong).map(|(_, kind)| kind).collect()
    }
}

/// Whether a text is like a code of an indicator: a letter, digits, a hyphen, two digits: `A1-01`.
pub fn is_code(code: &str) -> bool {
    let Some((head, tail)) = code.split_once('-') else { return false };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let mut letters = head.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && digits(letters.as_str())
        && tail.len() == 2
        && digits(tail)
}

/// Whether the rule says `扣0.5分` (or `扣0.50分`) for this amount.
fn names_amount(rule: &str, amount: Points) -> bool {
    [amount.short(), amount.to_string(), format!("{}.0", amount.short())]
        .iter()
        .any(|number| rule.contains(&format!("扣{number}分")))
}

impl LintKind {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            LintKind::UnknownCategory(_)
            | LintKind::OtherLetter(_)
            | LintKind::UnitNotInRule(_)
            | LintKind::AmountNotInRule(_)
            | LintKind::CapNotMultiple
            | LintKind::FullNotMultiple => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Lint {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

impl Say for LintKind {
    fn say(&self, lang: Lang) -> String {
        match self {
            LintKind::Altered => text::lint_altered(lang),
            LintKind::Total(sum) => text::lint_total(lang, sum),
            LintKind::BadCode => text::lint_bad_code(lang),
            LintKind::DuplicateCode => text::lint_duplicate(lang),
            LintKind::UnknownCategory(given) => text::lint_category(lang, given),
            LintKind::OtherLetter(category) => text::lint_letter(lang, category),
            LintKind::NoTitle => text::lint_no_title(lang),
            LintKind::NoRule => text::lint_no_rule(lang),
            LintKind::NoMarks => text::lint_no_marks(lang),
            LintKind::NoUnit => text::lint_no_unit(lang),
            LintKind::NoPerUnit => text::lint_no_per_unit(lang),
            LintKind::NoCap => text::lint_no_cap(lang),
            LintKind::UnitNotInRule(unit) => text::lint_unit(lang, unit),
            LintKind::AmountNotInRule(amount) => text::lint_amount(lang, amount.short()),
            LintKind::CapAboveFull => text::lint_cap_above(lang),
            LintKind::CapNotMultiple => text::lint_cap_multiple(lang),
            LintKind::FullNotMultiple => text::lint_full_multiple(lang),
        }
    }
}

impl Say for Lint {
    fn say(&self, lang: Lang) -> String {
        if self.code.is_empty() { self.kind.say(lang) } else { text::lint_at(lang, &self.code, self.kind.say(lang)) }
    }
}

crate::said!(Lint, LintKind);
