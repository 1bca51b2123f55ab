//! Why there is no plan, and what would help: each relaxation is really tried.

use super::make::{pairs, search, short_of_people};
use super::setting::Setting;
use crate::text::model::plan as text;
use crate::text::{Lang, Say};

/// A rule that cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Nobody is there to inspect, or nothing to be inspected.
    Nobody,
    /// These branches have too few people who may inspect them: branch, how many may, how many are needed.
    TooFew(Vec<(String, usize)>, usize),
    /// No swapping pair: so many pairs of branches would be needed, so many there are.
    Swapping(usize, usize),
    /// Nothing breaks a single rule; all of them together left no plan.
    Together,
}

/// What would make a plan possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relax {
    /// Smaller teams: of so many.
    Teams(usize),
    /// Two branches may inspect each other.
    Swaps,
    /// One more visit for some people.
    Load,
    /// Lift declared relations.
    Recusals,
    /// Name a second inspector in each branch (R082 allows two).
    SecondInspector,
}

/// No plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// The rule.
    pub rule: Rule,
    /// What helps, each alone; tried, not guessed.
    pub relax: Vec<Relax>,
}

pub(super) fn explain(setting: &Setting, seed: u64) -> Impossible {
    let rule = rule(setting);
    let helps = |s: &Setting| search(s, seed).is_some();
    let mut relax = Vec::new();
    if rule == Rule::Nobody {
        return Impossible { rule, relax };
    }
    let smaller = (2..setting.size).rev().find(|n| helps(&Setting { size: *n, ..setting.clone() }));
    relax.extend(smaller.map(Relax::Teams));
    let tries = [
        (Relax::Swaps, Setting { swaps: true, ..setting.clone() }),
        (Relax::Load, Setting { extra: setting.extra + 1, ..setting.clone() }),
        (Relax::Recusals, Setting { recused: Default::default(), ..setting.clone() }),
        (Relax::SecondInspector, seconded(setting)),
    ];
    relax.extend(tries.into_iter().filter(|(_, s)| s != setting && helps(s)).map(|(r, _)| r));
    Impossible { rule, relax }
}

fn rule(setting: &Setting) -> Rule {
    if setting.people.is_empty() || setting.branches.is_empty() {
        return Rule::Nobody;
    }
    let short = short_of_people(setting);
    if !short.is_empty() {
        return Rule::TooFew(short, setting.size);
    }
    let (needed, there) = pairs(setting);
    if !setting.swaps && needed > there { Rule::Swapping(needed, there) } else { Rule::Together }
}

/// The same with a second person in every branch that has one.
fn seconded(setting: &Setting) -> Setting {
    let mut more = setting.clone();
    for p in &setting.people {
        let alone = setting.people.iter().filter(|o| o.branch == p.branch).count() == 1;
        if alone && !p.branch.is_empty() {
            more.people.push(super::Inspector { id: format!("{}+", p.id), branch: p.branch.clone() });
        }
    }
    more.people.sort_by(|a, b| a.id.cmp(&b.id));
    more
}

impl Say for Impossible {
    fn say(&self, lang: Lang) -> String {
        let rule = match &self.rule {
            Rule::Nobody => text::nobody(lang),
            Rule::TooFew(list, size) => {
                let one = |(b, n): &(String, usize)| text::too_few_one(lang, b, n);
                let said: Vec<_> = list.iter().take(8).map(one).collect();
                text::too_few(lang, size, said.join(if lang == Lang::En { ", " } else { "、" }))
            }
            Rule::Swapping(needed, there) => text::swapping(lang, needed, there),
            Rule::Together => text::together(lang),
        };
        let relax: Vec<_> = self.relax.iter().map(|r| r.say(lang)).collect();
        let helps = if relax.is_empty() {
            text::nothing_helps(lang)
        } else {
            text::relax(lang, relax.join(if lang == Lang::En { "; " } else { "；" }))
        };
        format!("{rule}\n{helps}")
    }
}

impl Say for Relax {
    fn say(&self, lang: Lang) -> String {
        match self {
            Relax::Teams(n) => text::relax_teams(lang, n),
            Relax::Swaps => text::relax_swaps(lang),
            Relax::Load => text::relax_load(lang),
            Relax::Recusals => text::relax_recusals(lang),
            Relax::SecondInspector => text::relax_second(lang),
        }
    }
}

crate::said!(Impossible);
