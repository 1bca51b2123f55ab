//! Narrowing the ledger: by key, by choosing, and the chips that say what holds.

use super::{OPEN, OVERDUE, ProblemsScreen, REBOUND, status_of};
use crate::model::checklist::CATEGORIES;
use crate::model::problem::ledger::{Filter, Sort};
use crate::model::round::Round;
use crate::model::visit;
use crate::text::Lang;
use crate::text::screens::problems as text;
use crate::tui::action::Action;
use crate::tui::overlays::choose::Choose;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::widgets::finder::Item;

const ASK_ROUND: &str = "narrow-round";
const ASK_BRANCH: &str = "narrow-branch";
const ASK_CATEGORY: &str = "narrow-category";
/// The key of "all of them".
const ALL: &str = "*";

impl ProblemsScreen {
    pub(super) fn narrower(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let f = &mut self.filter;
        match action {
            Action::Rounds => return vec![choose(ASK_ROUND, text::by_round(ctx.lang), rounds(ctx), ctx)],
            Action::Branches => return vec![choose(ASK_BRANCH, text::by_branch(ctx.lang), branches(ctx), ctx)],
            Action::Categories => return vec![choose(ASK_CATEGORY, text::by_category(ctx.lang), categories(), ctx)],
            Action::Order => self.sort = after(self.sort),
            Action::Clear => {
                self.filter = Filter::default();
                self.words.clear();
            }
            Action::Digit(OPEN) => (f.open, f.status) = (!f.open, None),
            Action::Digit(OVERDUE) => f.overdue = !f.overdue,
            Action::Digit(REBOUND) => f.rebound = !f.rebound,
            Action::Digit(0) => (f.status, f.open, f.overdue, f.rebound) = (None, false, false, false),
            Action::Digit(n) => match status_of(n) {
                Some(s) if f.status == Some(s) => f.status = None,
                Some(s) => (f.status, f.open) = (Some(s), false),
                None => return vec![],
            },
            _ => return vec![],
        }
        self.narrow();
        vec![]
    }

    pub(super) fn narrowed_by(&mut self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let value = Some(answer.value.clone()).filter(|v| v != ALL);
        match answer.ask {
            ASK_ROUND => {
                self.filter.round.clone_from(&value);
                let unread = |r: &String| ctx.facts.under("visit", r).next().is_none();
                return value.filter(unread).map(Cmd::LoadRound).into_iter().collect();
            }
            ASK_BRANCH => self.filter.branch = value,
            ASK_CATEGORY => self.filter.category = value,
            _ => {}
        }
        vec![]
    }

    /// What holds, each in brackets.
    pub(super) fn chips(&self, ctx: &Ctx) -> Vec<String> {
        let (f, lang) = (&self.filter, ctx.lang);
        let flag = |on: bool, word: String| on.then_some(word);
        let chips = [
            f.round.clone(),
            f.branch.as_ref().map(|b| visit::branch_name(ctx.facts, b)),
            f.status.map(|s| s.name(lang).to_string()),
            flag(f.open, text::chip_open(lang)),
            f.category.clone(),
            f.class.map(|c| c.name(lang).to_string()),
            flag(f.overdue, text::late(lang)),
            flag(f.rebound, text::rebound(lang)),
            flag(!self.words.is_empty(), text::chip_words(lang, &self.words)),
        ];
        chips.into_iter().flatten().map(|c| format!("[{c}]")).collect()
    }
}

fn after(sort: Sort) -> Sort {
    let at = Sort::ALL.iter().position(|s| *s == sort).unwrap_or(0);
    Sort::ALL[(at + 1) % Sort::ALL.len()]
}

/// What the order is called.
pub(super) fn order(sort: Sort, lang: Lang) -> String {
    match sort {
        Sort::Due => text::order_due(lang),
        Sort::Number => text::order_number(lang),
        Sort::Branch => text::order_branch(lang),
        Sort::State => text::order_state(lang),
        Sort::Overdue => text::order_overdue(lang),
    }
}

fn choose(ask: &'static str, title: String, items: Vec<Item>, ctx: &Ctx) -> Cmd {
    let mut all = vec![Item::new(ALL, text::everything(ctx.lang))];
    all.extend(items);
    Cmd::push(Choose::new(ask, title, all, ctx))
}

fn rounds(ctx: &Ctx) -> Vec<Item> {
    Round::all(ctx.facts).into_iter().map(|r| Item::new(r.id.clone(), r.id)).collect()
}

fn branches(ctx: &Ctx) -> Vec<Item> {
    ctx.facts.all("branch").map(|b| Item::new(b.id.clone(), format!("{} {}", b.id, b.get("name")))).collect()
}

fn categories() -> Vec<Item> {
    CATEGORIES.iter().map(|(letter, name)| Item::new(*name, format!("{letter} {name}"))).collect()
}
