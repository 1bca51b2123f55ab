//! The sheets of a visit side by side, made once after every change.

use crate::model::checklist::Checklist;
use crate::model::decimal::Points;
use crate::model::facts::Facts;
use crate::model::reconcile::{self, Item, NotYet, Rule};
use crate::model::scoring::Answer;
use crate::model::sheet::Sheet;
use crate::text::Lang;
use crate::text::screens::reconcile as text;

/// Items with what is agreed so far.
pub struct View {
    pub items: Vec<Item>,
    pub list: Checklist,
    /// The sheets, in the order of the votes.
    pub sheets: Vec<Sheet>,
    pub agreed: Option<Sheet>,
    /// The score if it were finalised with the rule as it is.
    pub would_be: Option<Points>,
}

impl View {
    pub fn of(facts: &Facts, visit: &str, rule: Rule, at: &str) -> Result<View, NotYet> {
        let items = reconcile::compare(facts, visit, rule)?;
        let sheets = reconcile::own_finals(facts, visit);
        let list = sheets.first().and_then(|s| s.checklist(facts)).unwrap_or_default();
        let agreed = Sheet::of(facts, &reconcile::agreed_id(visit));
        let mut act = facts.act();
        let settled = reconcile::settle(facts, &mut act, visit, &items, at).is_ok();
        let would_be = settled
            .then(|| facts.after(&act))
            .and_then(|after| Sheet::of(&after, &reconcile::agreed_id(visit))?.totals(&after)?.score);
        Ok(View { items, list, sheets, agreed, would_be })
    }

    /// What was agreed on an item; none while it was not.
    pub fn decided(&self, code: &str) -> Option<Answer> {
        self.agreed.as_ref().map(|s| s.answer(code)).filter(|a| a.verdict.is_some())
    }

    pub fn is_final(&self) -> bool {
        self.agreed.as_ref().is_some_and(Sheet::is_final)
    }

    /// Rows to see: all, or those on which the inspectors differ.
    pub fn rows(&self, all: bool) -> Vec<usize> {
        (0..self.items.len()).filter(|i| all || self.items[*i].differs()).collect()
    }

    /// Items that differ and are not agreed on yet.
    pub fn open(&self) -> usize {
        self.items.iter().filter(|i| i.differs() && self.decided(&i.code).is_none()).count()
    }

    /// Items on which all say the same and nothing else was agreed.
    pub fn same(&self) -> usize {
        self.items.iter().filter(|i| !i.differs()).count()
    }

    /// Items that differ and were agreed on.
    pub fn done(&self) -> usize {
        self.items.iter().filter(|i| i.differs() && self.decided(&i.code).is_some()).count()
    }

    pub fn far(&self) -> usize {
        self.items.iter().filter(|i| i.far).count()
    }
}

/// The name of a rule.
pub fn rule_name(rule: Rule, lang: Lang) -> String {
    match rule {
        Rule::Union => text::union(lang),
        Rule::Mean => text::mean(lang),
        Rule::Median => text::median(lang),
    }
}

/// What a rule does.
pub fn rule_how(rule: Rule, lang: Lang) -> String {
    match rule {
        Rule::Union => text::union_how(lang),
        Rule::Mean => text::mean_how(lang),
        Rule::Median => text::median_how(lang),
    }
}
