//! 互查评分表: what one inspector found on each indicator, or what the team agreed on (R085).

use super::act::Act;
use super::checklist::{Checklist, Indicator};
use super::decimal::Points;
use super::facts::Facts;
use super::person;
use super::record::Record;
use super::revision;
use super::scoring::{self, Answer, Answers, Totals};
use super::seal;
use crate::text::{Lang, Say, visit as text};

/// One score sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// `<visit>/<person>`, or `<visit>/agreed`.
    pub id: String,
    /// The visit.
    pub visit: String,
    /// The inspector's person id; empty for an agreed sheet.
    pub inspector: String,
    /// Whether this is the agreed sheet (合议评分表).
    pub agreed: bool,
    /// The version of the checklist it was made with; it keeps it for ever.
    pub checklist: String,
    /// Whether it is finalised (已定稿).
    state_final: bool,
    /// 0 while never finalised, then 1, 2, …
    pub revision: u32,
    /// When it was last finalised, RFC 3339.
    pub finalized_at: String,
    /// Answers by indicator code; a code that is missing is 未查.
    pub answers: Answers,
    /// Some cell of the sheet or its answers is in conflict.
    pub unresolved: bool,
}

/// Why a sheet cannot be changed like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetError {
    /// The sheet is finalised: correct it first, with a reason.
    Final,
    /// A correction needs a reason.
    ReasonMissing,
    /// These indicators are 未查.
    Unanswered(Vec<String>),
}

impl Say for SheetError {
    fn say(&self, lang: Lang) -> String {
        match self {
            SheetError::Final => text::sheet_final(lang),
            SheetError::ReasonMissing => text::reason_missing(lang),
            SheetError::Unanswered(codes) => text::sheet_unanswered(lang, codes.len(), codes.join("、")),
        }
    }
}

/// The id on which all laptops agree.
pub fn id_of(visit: &str, person: &str) -> String {
    format!("{visit}/{person}")
}

impl Sheet {
    /// The sheet with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Sheet> {
        let r = facts.get("sheet", id)?;
        let unresolved = r.unresolved() || facts.under("score", id).any(Record::unresolved);
        Some(Sheet {
            id: id.into(),
            visit: r.get("visit").into(),
            inspector: r.get("inspector").into(),
            agreed: r.get("kind") == "agreed",
            checklist: r.get("checklist").into(),
            state_final: r.get("state") == "final",
            revision: r.get("revision").parse().unwrap_or(0),
            finalized_at: r.get("finalized_at").into(),
            unresolved,
            answers: scoring::answers(facts, id),
        })
    }

    /// The sheets of a visit, the agreed one first.
    pub fn of_visit(facts: &Facts, visit: &str) -> Vec<Sheet> {
        let mut sheets: Vec<_> = facts.under("sheet", visit).filter_map(|r| Sheet::of(facts, &r.id)).collect();
        sheets.sort_by_key(|s| !s.agreed);
        sheets
    }

    /// Whether it is finalised.
    pub fn is_final(&self) -> bool {
        self.state_final
    }

    /// The checklist it was made with.
    pub fn checklist(&self, facts: &Facts) -> Option<Checklist> {
        Checklist::of(facts, &self.checklist)
    }

    /// The answer to an indicator; 未查 if there is none.
    pub fn answer(&self, code: &str) -> Answer {
        self.answers.get(code).cloned().unwrap_or_default()
    }

    /// The totals against its own checklist.
    pub fn totals(&self, facts: &Facts) -> Option<Totals> {
        Some(scoring::totals(&self.checklist(facts)?, &self.answers))
    }

    /// Who filled it in, or 合议.
    pub fn by(&self, facts: &Facts, lang: Lang) -> String {
        if self.agreed { text::agreed(lang) } else { person::name_of(facts, &self.inspector) }
    }
}

/// The score of a visit, as far as there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// No sheet is finalised.
    Unfinished,
    /// One finalised sheet, or the agreed one.
    Score {
        /// Converted score of 100.
        score: Points,
        /// Something it is built on is in conflict.
        unresolved: bool,
        /// The sheet it comes from.
        sheet: String,
    },
    /// Several finalised sheets and no agreed one: there is no score yet (AMB-8).
    Unreconciled(usize),
}

/// The standing of a visit.
pub fn standing(facts: &Facts, visit: &str) -> Standing {
    let finals: Vec<_> = Sheet::of_visit(facts, visit).into_iter().filter(Sheet::is_final).collect();
    let chosen = match finals.first() {
        None => return Standing::Unfinished,
        Some(first) if first.agreed || finals.len() == 1 => first,
        Some(_) => return Standing::Unreconciled(finals.len()),
    };
    match chosen.totals(facts).and_then(|t| t.score) {
        Some(score) => Standing::Score { score, unresolved: chosen.unresolved, sheet: chosen.id.clone() },
        None => Standing::Unfinished,
    }
}

/// How many finalised sheets wait to be reconciled where this is one of them: its total is one inspector's, and the
/// visit has no score yet (AMB-8).
pub fn unreconciled(facts: &Facts, sheet: &Sheet) -> Option<usize> {
    match standing(facts, &sheet.visit) {
        Standing::Unreconciled(n) if sheet.is_final() => Some(n),
        _ => None,
    }
}

/// Opens a person's sheet for a visit with the quarter's checklist, or leaves it as it is; returns its id.
pub fn open(facts: &Facts, act: &mut Act, visit: &str, person: &str) -> String {
    let id = id_of(visit, person);
    if facts.get("sheet", &id).is_none() {
        let round = visit.split('/').next().unwrap_or("");
        let checklist = facts.value("round", round, "checklist");
        let fields = [
            ("visit", visit),
            ("inspector", person),
            ("kind", "own"),
            ("checklist", checklist),
            ("state", "draft"),
            ("revision", "0"),
        ];
        act.set_all(facts, "sheet", &id, &fields);
    }
    id
}

/// Answers an indicator. The answer was checked against its indicator by the caller (`scoring::check`).
///
/// # Errors
/// The sheet is finalised.
pub fn answer(facts: &Facts, act: &mut Act, sheet: &str, code: &str, a: &Answer) -> Result<(), SheetError> {
    if facts.value("sheet", sheet, "state") == "final" {
        return Err(SheetError::Final);
    }
    a.write(facts, act, sheet, code);
    Ok(())
}

/// Finalises a sheet as its next revision and seals what is signed with it. A second finalising without a correction
/// between adds nothing, and a correction that corrected nothing leaves the revision as it was.
///
/// # Errors
/// Indicators that are still 未查.
pub fn finalize(facts: &Facts, act: &mut Act, sheet: &Sheet, at: &str) -> Result<(), SheetError> {
    let checklist = sheet.checklist(facts).unwrap_or_default();
    // What does not settle an item (a merged deduction without its count) has no score and must not become final.
    let open = |i: &&Indicator| !sheet.answer(&i.code).settles(i);
    let missing: Vec<String> = checklist.indicators.iter().filter(open).map(|i| i.code.clone()).collect();
    if !missing.is_empty() || checklist.indicators.is_empty() {
        return Err(SheetError::Unanswered(missing));
    }
    if sheet.is_final() {
        return Ok(());
    }
    let now = facts.after(act); // what this act says is finalised with the rest
    let next = sheet.revision + 1;
    if sheet.revision > 0 && !revision::changed(&now, sheet) {
        act.set(facts, "sheet", &sheet.id, "state", "final");
        revision::give_up(facts, act, &sheet.id, next);
        seal::write(facts, act, &sheet.id); // the visit itself may have been corrected: its date, its team
        return Ok(());
    }
    let number = next.to_string();
    let fields = [("state", "final"), ("revision", number.as_str()), ("finalized_at", at)];
    act.set_all(facts, "sheet", &sheet.id, &fields);
    revision::end(&now, act, &sheet.id, next, at);
    seal::write(facts, act, &sheet.id);
    Ok(())
}

/// Opens a finalised sheet for correction; the reason is written beside the change of state.
///
/// # Errors
/// No reason.
pub fn correct(facts: &Facts, act: Act, sheet: &str, reason: &str) -> Result<Act, SheetError> {
    if reason.trim().is_empty() {
        return Err(SheetError::ReasonMissing);
    }
    let mut act = act.because(reason.trim());
    act.set(facts, "sheet", sheet, "state", "draft");
    revision::begin(facts, &mut act, sheet, reason.trim());
    Ok(act)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with};

    const VISIT: &str = "2026Q4/B04";

    /// A quarter with the built-in checklist and a sheet of each of these people, all answered without deduction.
    fn filled(people: &[&str]) -> Facts {
        let list = Checklist::builtin();
        let mut facts = facts_with(&[("round", "2026Q4", "checklist", &list.version)]);
        let mut act = facts.act();
        list.adopt(&facts, &mut act);
        apply(&mut facts, &act);
        for person in people {
            let mut act = facts.act();
            let sheet = open(&facts, &mut act, VISIT, person);
            for i in &list.indicators {
                answer(&facts, &mut act, &sheet, &i.code, &Answer::ok()).unwrap();
            }
            apply(&mut facts, &act);
        }
        facts
    }

    fn finalized(facts: &mut Facts, person: &str) -> Result<(), SheetError> {
        let sheet = Sheet::of(facts, &id_of(VISIT, person)).unwrap();
        let mut act = facts.act();
        finalize(facts, &mut act, &sheet, "2026-11-22T11:00:00+08:00")?;
        apply(facts, &act);
        Ok(())
    }

    #[test]
    fn a_sheet_with_unanswered_items_cannot_be_finalised() {
        let mut facts = filled(&["x-1"]);
        let mut act = facts.act();
        answer(&facts, &mut act, "2026Q4/B04/x-1", "A1-01", &Answer::default()).unwrap();
        apply(&mut facts, &act);
        assert_eq!(finalized(&mut facts, "x-1"), Err(SheetError::Unanswered(vec!["A1-01".into()])));
        assert_eq!(standing(&facts, VISIT), Standing::Unfinished);
    }

    #[test]
    fn a_deduction_that_lost_its_count_cannot_become_final() {
        let mut facts = filled(&["x-1"]);
        crate::model::testing::put(&mut facts, "score", "2026Q4/B04/x-1/A1-01", "verdict", "deduct");
        assert_eq!(finalized(&mut facts, "x-1"), Err(SheetError::Unanswered(vec!["A1-01".into()])));
    }

    #[test]
    fn a_finalised_sheet_is_closed_until_it_is_corrected_with_a_reason() {
        let mut facts = filled(&["x-1"]);
        finalized(&mut facts, "x-1").unwrap();
        let id = "2026Q4/B04/x-1";
        assert_eq!(answer(&facts, &mut facts.act(), id, "A1-01", &Answer::deduct(1)), Err(SheetError::Final));
        assert_eq!(correct(&facts, facts.act(), id, " ").map(|_| ()), Err(SheetError::ReasonMissing));
        let act = correct(&facts, facts.act(), id, "漏看一本记录").unwrap();
        assert!(act.edits().iter().all(|e| e.reason == "漏看一本记录"));
        apply(&mut facts, &act);
        let mut act = facts.act();
        answer(&facts, &mut act, id, "A1-01", &Answer::deduct(1)).unwrap();
        apply(&mut facts, &act);
        finalized(&mut facts, "x-1").unwrap();
        let sheet = Sheet::of(&facts, id).unwrap();
        assert_eq!(sheet.revision, 2);
        let score = Points::parse("99.5").unwrap();
        assert_eq!(standing(&facts, VISIT), Standing::Score { score, unresolved: false, sheet: id.into() });
    }

    #[test]
    fn a_correction_that_corrects_nothing_is_no_new_revision_and_one_that_does_keeps_its_reason() {
        let mut facts = filled(&["x-1"]);
        finalized(&mut facts, "x-1").unwrap();
        let id = "2026Q4/B04/x-1";
        let sheet = |facts: &Facts| Sheet::of(facts, id).unwrap();
        let at = sheet(&facts).finalized_at;
        let correct = |facts: &mut Facts, reason: &str| {
            let act = super::correct(facts, facts.act(), id, reason).unwrap();
            apply(facts, &act);
        };
        correct(&mut facts, "误按，é👍");
        assert_eq!(revision::correcting(&facts, &sheet(&facts)), Some("误按，é👍"));
        assert_eq!(revision::present(&facts, &sheet(&facts)), 1);
        finalized(&mut facts, "x-1").unwrap();
        assert!(sheet(&facts).is_final());
        assert_eq!((sheet(&facts).revision, sheet(&facts).finalized_at), (1, at));
        assert_eq!(revision::Revision::all(&facts, id).len(), 1);

        correct(&mut facts, "漏看一本记录");
        let mut act = facts.act();
        answer(&facts, &mut act, id, "A1-01", &Answer::deduct(1)).unwrap();
        apply(&mut facts, &act);
        assert_eq!(revision::present(&facts, &sheet(&facts)), 2);
        finalized(&mut facts, "x-1").unwrap();
        let all = revision::Revision::all(&facts, id);
        let said: Vec<_> = all.iter().map(|r| (r.number, r.reason.as_str())).collect();
        assert_eq!((sheet(&facts).revision, said), (2, vec![(1, ""), (2, "漏看一本记录")]));
    }

    #[test]
    fn two_finalised_sheets_without_an_agreed_one_have_no_score_yet() {
        let mut facts = filled(&["x-1", "x-2"]);
        finalized(&mut facts, "x-1").unwrap();
        assert!(matches!(standing(&facts, VISIT), Standing::Score { .. }));
        assert_eq!(unreconciled(&facts, &Sheet::of(&facts, &id_of(VISIT, "x-1")).unwrap()), None);
        finalized(&mut facts, "x-2").unwrap();
        assert_eq!(standing(&facts, VISIT), Standing::Unreconciled(2));
        assert_eq!(unreconciled(&facts, &Sheet::of(&facts, &id_of(VISIT, "x-1")).unwrap()), Some(2));
    }
}
