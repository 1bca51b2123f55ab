//! `hucha sheet show`: a sheet with its totals and every lost point explained.

use super::super::args::Which;
use super::super::print;
use super::super::session::Session;
use crate::error::{Error, Result};
use crate::model::checklist::{Checklist, Indicator};
use crate::model::problem::Problem;
use crate::model::review;
use crate::model::scoring::{Answer, Lost, Subtotal, Totals, Verdict, ledger_of, score_item, totals};
use crate::model::sheet::{self, Sheet};
use crate::text::{cli as cli_text, form as text};
use serde_json::{Value, json};

/// Shows a sheet.
///
/// # Errors
/// There is no such sheet, or its checklist is not known.
pub fn run(s: &Session, which: &Which) -> Result<()> {
    let view = View::of(s, super::sheet_of(s, which)?)?;
    if s.json { print::json(&view.json()) } else { view.print() }
}

/// A sheet with all that is shown of it.
pub(super) struct View<'a> {
    s: &'a Session,
    sheet: Sheet,
    list: Checklist,
    totals: Totals,
    problems: Vec<Problem>,
}

impl<'a> View<'a> {
    fn of(s: &'a Session, sheet: Sheet) -> Result<View<'a>> {
        let list = sheet.checklist(&s.facts);
        let list = list.ok_or_else(|| Error::Failed(cli_text::checklist_unknown(s.lang, &sheet.checklist)))?;
        let totals = totals(&list, &sheet.answers);
        let problems = Problem::of_sheet(&s.facts, &sheet.id);
        Ok(View { s, sheet, list, totals, problems })
    }

    fn facts_of(&self, code: &str) -> String {
        let mine = self.problems.iter().filter(|p| p.code == code).map(|p| p.fact.as_str());
        mine.collect::<Vec<_>>().join("；")
    }

    fn json(&self) -> Value {
        let (t, sheet) = (&self.totals, &self.sheet);
        let mut parts = sheet.visit.split('/');
        let steps = t.by_step.iter();
        json!({
            "round": parts.next(), "branch": parts.next(), "inspector": sheet.by(&self.s.facts, self.s.lang),
            "state": if sheet.is_final() { "final" } else { "draft" }, "checklist": sheet.checklist,
            "full": t.full.to_string(), "applicable": t.applicable.to_string(), "na_points": t.na_points.to_string(),
            "got": t.got.to_string(), "score": t.score.map(|p| p.to_string()),
            "answered": t.answered, "unanswered": t.unanswered, "unresolved": t.unresolved,
            "categories": t.by_category.iter().map(|(name, sum)| category(name, sum)).collect::<Vec<_>>(),
            "steps": steps.map(|(step, sum)| json!({
                "name": step.zh(), "answered": sum.answered, "total": sum.total,
                "code": step.code(), "full": sum.full.to_string(), "got": sum.got.to_string(),
            })).collect::<Vec<_>>(),
            "items": self.list.indicators.iter().map(|i| self.item(i)).collect::<Vec<_>>(),
            "unreconciled": sheet::unreconciled(&self.s.facts, sheet).unwrap_or(0),
            "review": review::state(&self.s.facts, &sheet.id).map(review::State::code),
            "revision": sheet.revision, "finalized_at": sheet.finalized_at, "lost": t.lost.to_string(),
            "ledger": ledger_of(&self.s.facts, &sheet.id).iter().map(lost_json).collect::<Vec<_>>(),
        })
    }

    fn item(&self, indicator: &Indicator) -> Value {
        let answer = self.sheet.answer(&indicator.code);
        let score = score_item(indicator, &answer);
        json!({
            "code": indicator.code, "verdict": answer.verdict.map_or("", Verdict::code), "count": answer.count,
            "deduct": score.deduct.to_string(), "score": score.score.to_string(),
            "fact": self.facts_of(&indicator.code), "reason": answer.reason, "note": answer.note,
        })
    }

    fn print(&self) -> Result<()> {
        let (lang, t, sheet) = (self.s.lang, &self.totals, &self.sheet);
        let name = sheet.by(&self.s.facts, lang);
        print::line(&text::sheet_of(lang, &sheet.visit, name, super::state(self.s, sheet), &sheet.checklist))?;
        let sums = text::totals(lang, t.full, t.na_points, t.applicable, t.got);
        print::line(&format!("{sums}  {}", score_words(self.s, t)))?;
        if let Some(n) = sheet::unreconciled(&self.s.facts, sheet) {
            print::note(&cli_text::sheet_unreconciled(lang, n));
        }
        if let Some(state) = review::state(&self.s.facts, &sheet.id) {
            print::note(&cli_text::sheet_review(lang, state.name(lang)));
        }
        if t.unresolved > 0 {
            print::note(&text::unresolved(lang, t.unresolved));
        }
        print::line("")?;
        let categories = t.by_category.iter().map(|(name, sum)| (name.clone(), sum));
        print::table(&sub_totals(&text::category_columns(lang), categories))?;
        print::line("")?;
        let steps = t.by_step.iter().map(|(step, sum)| (step.name(lang).to_string(), sum));
        print::table(&sub_totals(&text::step_columns(lang), steps))?;
        print::line("")?;
        let mut rows = vec![columns(&text::item_columns(lang))];
        rows.extend(self.list.indicators.iter().map(|i| self.row(i)));
        print::table(&rows)?;
        self.print_ledger()
    }

    fn row(&self, indicator: &Indicator) -> Vec<String> {
        let answer = self.sheet.answer(&indicator.code);
        let item = score_item(indicator, &answer);
        let verdict = answer.verdict.map_or_else(|| text::unanswered(self.s.lang), |v| v.name(self.s.lang).to_string());
        let count = answer.count.map(|n| format!("{n}{}", indicator.unit)).unwrap_or_default();
        let points = |shown: bool, p: crate::model::decimal::Points| if shown { p.short() } else { String::new() };
        vec![
            indicator.code.clone(),
            indicator.title.clone(),
            verdict,
            count,
            points(item.deduct.0 > 0, item.deduct),
            points(item.answered && item.applicable, item.score),
            self.facts_of(&indicator.code).replace('\n', " "),
        ]
    }

    fn print_ledger(&self) -> Result<()> {
        let ledger = ledger_of(&self.s.facts, &self.sheet.id);
        if ledger.is_empty() {
            return Ok(());
        }
        print::line("")?;
        print::line(&text::ledger_heading(self.s.lang))?;
        for lost in &ledger {
            let how = how(self.s, lost);
            let (amount, cap) = (lost.amount.short(), lost.cap.short());
            print::line(&text::ledger_line(self.s.lang, &lost.code, &lost.title, amount, how, &lost.rule, cap))?;
            if lost.facts.is_empty() {
                print::line(&text::ledger_no_fact(self.s.lang, &lost.person))?;
            }
            for (id, fact) in &lost.facts {
                let number = self.problems.iter().find(|p| p.id == *id).map(|p| p.shown_number(&self.s.facts));
                let fact = fact.replace('\n', " ");
                print::line(&text::ledger_fact(self.s.lang, number.unwrap_or_default(), fact, &lost.person))?;
            }
        }
        Ok(())
    }
}

fn category(name: &str, sum: &Subtotal) -> Value {
    json!({
        "name": name, "full": sum.full.to_string(), "got": sum.got.to_string(),
        "applicable": sum.applicable.to_string(), "answered": sum.answered, "total": sum.total,
    })
}

fn lost_json(lost: &Lost) -> Value {
    json!({
        "code": lost.code, "verdict": lost.verdict.code(), "count": lost.count, "unit": lost.unit, "rule": lost.rule,
        "per_unit": lost.per_unit.to_string(), "cap": lost.cap.to_string(), "amount": lost.amount.to_string(),
        "capped": lost.capped, "facts": lost.facts.iter().map(|(_, fact)| fact).collect::<Vec<_>>(),
        "person": lost.person,
    })
}

fn how(s: &Session, lost: &Lost) -> String {
    let Some(count) = lost.count else { return text::ledger_zero(s.lang, &lost.reason) };
    let counted = text::ledger_counted(s.lang, count, &lost.unit, lost.per_unit.short());
    if lost.capped { text::ledger_capped(s.lang, counted) } else { counted }
}

/// The score, or why there is none yet.
pub(super) fn score_words(s: &Session, t: &Totals) -> String {
    match t.score {
        Some(score) => text::score_is(s.lang, score),
        None => text::score_open(s.lang, t.got, t.applicable, t.unanswered),
    }
}

fn columns(heading: &str) -> Vec<String> {
    heading.split('|').map(Into::into).collect()
}

fn sub_totals<'t>(heading: &str, sums: impl Iterator<Item = (String, &'t Subtotal)>) -> Vec<Vec<String>> {
    let row = |(name, sum): (String, &Subtotal)| {
        let answered = format!("{}/{}", sum.answered, sum.total);
        vec![name, sum.full.to_string(), sum.applicable.to_string(), sum.got.to_string(), answered]
    };
    std::iter::once(columns(heading)).chain(sums.map(row)).collect()
}

/// What an answer says, in words: `扣分 2项（−1）`.
pub(super) fn answer_words(s: &Session, indicator: &Indicator, answer: &Answer) -> String {
    let lost = score_item(indicator, answer).deduct.short();
    match (answer.verdict, answer.count) {
        (None, _) => text::unanswered(s.lang),
        (Some(v @ Verdict::Deduct), Some(n)) => text::verdict_count(s.lang, v.name(s.lang), n, &indicator.unit, lost),
        (Some(v @ (Verdict::Zero | Verdict::Deduct)), _) => text::verdict_lost(s.lang, v.name(s.lang), lost),
        (Some(v @ Verdict::Na), _) => text::verdict_reason(s.lang, v.name(s.lang), &answer.reason),
        (Some(v @ Verdict::Ok), _) => v.name(s.lang).to_string(),
    }
}
