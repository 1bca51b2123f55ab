//! One inspector's look at a branch: interviews, answers, problems and strengths of a sheet.

use super::findings::{self, Finding};
use super::talks::{self, Talk};
use super::world::World;
use crate::error::Result;
use crate::model::act::Act;
use crate::model::calendar::Deadlines;
use crate::model::checklist::Indicator;
use crate::model::interview::{self, Interview};
use crate::model::problem::{self, NewProblem};
use crate::model::scoring::{Answer, Verdict};
use crate::model::{sheet, strength, visit};

/// One inspector's look at a branch.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Quarter and branch: the visit.
    pub branch: &'static str,
    /// Indicators on which something was found.
    pub found: &'static [&'static str],
    /// 不适用 and why.
    pub na: &'static [(&'static str, &'static str)],
    /// Places in [`findings::STRENGTHS`].
    pub strengths: &'static [usize],
    /// Interviews.
    pub talks: &'static [Talk],
}

impl World<'_> {
    /// Fills in a whole sheet: interviews, answers, problems, strengths; gives its id.
    ///
    /// # Errors
    /// The store could not commit.
    pub fn fill(&mut self, quarter: &str, who: &str, ago: i64, look: &Look) -> Result<String> {
        let visit = visit::id_of(quarter, look.branch);
        let sheet = sheet::id_of(&visit, &self.id(who));
        self.act(who, ago, 9, |world, act| _ = sheet::open(&world.facts, act, &visit, &world.id(who)))?;
        for talk in look.talks {
            self.act(who, ago, 14, |world, act| world.talk(act, &visit, &sheet, talk))?;
        }
        let list = self.list.clone();
        self.act(who, ago, 15, |world, act| world.answer(act, &sheet, look, &list.indicators))?;
        self.act(who, ago, 16, |world, act| world.mark(act, quarter, look, &sheet, ago))?;
        self.act(who, ago, 16, |world, act| {
            for (code, text, highlight) in look.strengths.iter().filter_map(|i| findings::STRENGTHS.get(*i)) {
                let id = strength::mark(&world.facts, act, &visit, &sheet, code, text);
                act.set(&world.facts, "strength", &id, "highlight", highlight);
            }
        })?;
        Ok(sheet)
    }

    /// Answers these indicators: what was found, what does not apply, what the interviews say; the rest is 无扣分.
    pub fn answer(&self, act: &mut Act, sheet: &str, look: &Look, indicators: &[Indicator]) {
        let interviews = Interview::of_sheet(&self.facts, sheet);
        for indicator in indicators {
            let na = look.na.iter().find(|n| n.0 == indicator.code);
            let said = interview::propose(&indicator.code, &self.list, &self.questions, &interviews);
            let found = look.found.contains(&indicator.code.as_str()).then(|| findings::on(&indicator.code)).flatten();
            let answer = match (na, said, found) {
                (Some((_, why)), _, _) => Answer::na(why),
                (_, Some(said), _) => said.answer(),
                (_, _, Some(Finding { count: 0, fact, .. })) => Answer::zero(fact),
                (_, _, Some(found)) => Answer::deduct(found.count),
                _ => Answer::ok(),
            };
            answer.write(&self.facts, act, sheet, &indicator.code);
        }
    }

    /// Marks a problem for every lost point, with the deadline of its class.
    pub fn mark(&self, act: &mut Act, quarter: &str, look: &Look, sheet: &str, ago: i64) {
        let lost = |code: &str| {
            let verdict = Answer::of(&self.facts, sheet, code).verdict;
            matches!(verdict, Some(Verdict::Deduct | Verdict::Zero))
        };
        for indicator in self.list.indicators.iter().filter(|i| lost(&i.code)) {
            let Some(found) = findings::on(&indicator.code) else { continue };
            let due = Deadlines::of(&self.facts).due(&self.holidays, found.class.code(), self.day(ago));
            let new = NewProblem {
                sheet: sheet.into(),
                round: quarter.into(),
                branch: look.branch.into(),
                code: found.code.into(),
                step: Some(indicator.step),
                fact: found.fact.into(),
                suggestion: found.advice.into(),
                class: Some(found.class),
                responsible: found.who.into(),
                due: due.map(|d| d.date.to_string()).unwrap_or_default(),
            };
            problem::mark(&self.facts, act, &new);
        }
    }

    /// One interview with its answers.
    fn talk(&self, act: &mut Act, visit: &str, sheet: &str, talk: &Talk) {
        let id = interview::add(&self.facts, act, visit, sheet, talk.post);
        let mut satisfaction = 0;
        for question in &self.questions.questions {
            let given = talks::answer(talk, question, &mut satisfaction);
            interview::answer(&self.facts, act, &id, &question.code, &given);
        }
    }
}
