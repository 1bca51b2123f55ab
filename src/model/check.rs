//! The check before a sheet is finalised: what must be mended, what should be looked at, and where.

use super::calendar::date_full;
use super::checklist::{Checklist, Indicator};
use super::facts::Facts;
use super::feedback::Feedback;
use super::interview::{self, Interview, Questionnaire};
use super::note::Note;
use super::problem::Problem;
use super::scoring::{self, Verdict};
use super::sheet::Sheet;
use super::strength::Strength;
use super::visit;
use super::wording::{extent, gap};
use crate::text::{Lang, Say, visit as text};

/// Fewer interviews than this are said to be few (A2-04: at least 3 per branch).
pub const FEW_INTERVIEWS: usize = 3;
/// More points than this 不适用 are worth a look (AMB-7), in whole points.
pub const MANY_NA: i64 = 20;

/// Where a finding can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An indicator of the sheet.
    Item(String),
    /// A problem.
    Problem(String),
    /// The strengths.
    Strengths,
    /// The interviews.
    Interviews,
    /// A note with a claim to verify.
    Note(String),
    /// The sheet as a whole.
    Sheet,
    /// The feedback.
    Feedback,
}

/// What is the matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// 未查.
    Unanswered,
    /// Points were lost and no fact says why.
    NoFact,
    /// A problem without a fact.
    EmptyProblem,
    /// A problem without a suggestion (R086).
    NoSuggestion,
    /// A problem without a deadline (R086).
    NoDeadline,
    /// A problem is marked where no points were lost.
    NothingLost,
    /// No strength (R086).
    NoStrength,
    /// Few interviews: how many.
    FewInterviews(usize),
    /// Many points 不适用.
    ManyNa(String),
    /// A claim that nobody verified.
    Unverified(String),
    /// A claim that did not hold, while nothing was lost on its item and no problem says so.
    Refuted(String),
    /// Nobody wrote down how many are to be interviewed, which the score sheet prints.
    NoneDue,
    /// Interviews in which questions were not asked: how many.
    Unfinished(usize),
    /// The answers of the interviews propose something else; the arithmetic.
    OtherProposal(String),
    /// Proposed words in which a gap was not filled in.
    Gap,
    /// The words of problems name this count, the deduction that one; the unit.
    OtherCount(u32, u32, String),
    /// Points were lost and no problem was marked: the feedback has no suggestion and no deadline for it.
    NoProblem,
    /// The feedback of this former revision was received; what the sheet says now was not.
    Received(u32),
    /// The day of the visit lies outside of its quarter.
    Outside(chrono::NaiveDate),
    /// The branch objects and nobody has looked again.
    Objection,
    /// The same fact costs points under this indicator too: it is deducted once, at the more specific one (AMB-9).
    Twice(String),
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it keeps the sheet from being finalised.
    pub hard: bool,
    /// Where to go.
    pub place: Place,
    /// What is the matter.
    pub what: What,
}

impl Say for What {
    fn say(&self, lang: Lang) -> String {
        match self {
            What::Unanswered => text::check_unanswered(lang),
            What::NoFact => text::check_no_fact(lang),
            What::EmptyProblem => text::check_empty_problem(lang),
            What::NoSuggestion => text::check_no_suggestion(lang),
            What::NoDeadline => text::check_no_deadline(lang),
            What::NothingLost => text::check_nothing_lost(lang),
            What::NoStrength => text::check_no_strength(lang),
            What::FewInterviews(n) => text::check_few_interviews(lang, n, FEW_INTERVIEWS),
            What::ManyNa(points) => text::check_many_na(lang, points, MANY_NA),
            What::Unverified(claim) => text::check_unverified(lang, claim),
            What::NoneDue => text::check_none_due(lang),
            What::Refuted(claim) => text::check_refuted(lang, claim),
            What::Unfinished(n) => text::check_unfinished(lang, n),
            What::OtherProposal(why) => text::check_other_proposal(lang, why),
            What::Gap => text::check_gap(lang),
            What::OtherCount(said, count, unit) => text::check_other_count(lang, said, count, unit),
            What::NoProblem => text::check_no_problem(lang),
            What::Received(revision) => text::check_received(lang, revision),
            What::Outside(date) => text::check_outside(lang, date_full(*date, lang)),
            What::Objection => text::check_objection(lang),
            What::Twice(other) => text::check_twice(lang, other),
        }
    }
}

/// Checks a sheet: hard findings first, each group in the order of the checklist.
pub fn check(facts: &Facts, sheet: &Sheet) -> Vec<Finding> {
    let Some(checklist) = sheet.checklist(facts) else { return Vec::new() };
    let problems = Problem::of_sheet(facts, &sheet.id);
    let mut found: Vec<Finding> =
        checklist.indicators.iter().filter_map(|i| item(sheet, i, &problems)).map(Finding::from).collect();
    found.extend(problems.iter().flat_map(|p| problem(sheet, p)).map(Finding::from));
    found.extend(checklist.indicators.iter().filter_map(|i| other_count(sheet, i, &problems)).map(Finding::from));
    found.extend(twice(sheet, &problems).into_iter().map(Finding::from));
    found.extend(whole(facts, sheet, &checklist).into_iter().map(Finding::from));
    found.sort_by_key(|f| !f.hard);
    found
}

/// How many findings keep a sheet from being handed over and finalised.
pub fn blocks(facts: &Facts, sheet: &Sheet) -> usize {
    check(facts, sheet).iter().filter(|f| f.hard).count()
}

impl From<(bool, Place, What)> for Finding {
    fn from((hard, place, what): (bool, Place, What)) -> Finding {
        Finding { hard, place, what }
    }
}

fn item(sheet: &Sheet, indicator: &Indicator, problems: &[Problem]) -> Option<(bool, Place, What)> {
    let place = Place::Item(indicator.code.clone());
    let answer = sheet.answer(&indicator.code);
    let fact = problems.iter().any(|p| p.code == indicator.code && !p.fact.trim().is_empty());
    match answer.verdict {
        _ if !answer.settles(indicator) => Some((true, place, What::Unanswered)),
        Some(Verdict::Deduct | Verdict::Zero) if !fact && answer.note.trim().is_empty() => {
            Some((true, place, What::NoFact))
        }
        Some(Verdict::Deduct | Verdict::Zero) if !fact => Some((false, place, What::NoProblem)),
        _ => None,
    }
}

fn problem(sheet: &Sheet, p: &Problem) -> Vec<(bool, Place, What)> {
    let lost = lost(sheet, &p.code);
    let wrong = [
        (p.fact.trim().is_empty(), true, What::EmptyProblem),
        (p.suggestion.trim().is_empty(), true, What::NoSuggestion),
        (p.due.is_empty(), true, What::NoDeadline),
        (!p.code.is_empty() && !lost, false, What::NothingLost),
        (gap::first(&p.fact).or(gap::first(&p.suggestion)).is_some(), false, What::Gap),
    ];
    wrong
        .into_iter()
        .filter(|(is, _, _)| *is)
        .map(|(_, hard, what)| (hard, Place::Problem(p.id.clone()), what))
        .collect()
}

/// Words that name another count than the deduction, at the first problem of the item.
fn other_count(sheet: &Sheet, indicator: &Indicator, problems: &[Problem]) -> Option<(bool, Place, What)> {
    let (said, count) = extent::stale(indicator, &sheet.answer(&indicator.code), problems.iter())?;
    let first = problems.iter().find(|p| p.code == indicator.code)?;
    Some((false, Place::Problem(first.id.clone()), What::OtherCount(said, count, indicator.unit.clone())))
}

/// One fact that costs points under two indicators (AMB-9); said at the later one, which names the former.
fn twice(sheet: &Sheet, problems: &[Problem]) -> Vec<(bool, Place, What)> {
    let costs = |p: &&Problem| !p.fact.trim().is_empty() && lost(sheet, &p.code);
    let counted: Vec<(&Problem, String)> =
        problems.iter().filter(costs).map(|p| (p, super::reconcile::squeezed(&p.fact))).collect();
    let former = |at: usize, p: &Problem, words: &str| {
        counted.iter().take(at).find(|(other, said)| other.code != p.code && said == words).map(|(o, _)| o.code.clone())
    };
    let found = counted.iter().enumerate().filter_map(|(at, (p, words))| {
        former(at, p, words).map(|code| (false, Place::Problem(p.id.clone()), What::Twice(code)))
    });
    found.collect()
}

/// Whether points were lost on an item.
fn lost(sheet: &Sheet, code: &str) -> bool {
    matches!(sheet.answer(code).verdict, Some(Verdict::Deduct | Verdict::Zero))
}

/// The questionnaire of the sheet's quarter.
fn questionnaire(facts: &Facts, sheet: &Sheet) -> Option<Questionnaire> {
    let round = sheet.visit.split('/').next().unwrap_or("");
    Questionnaire::of(facts, facts.value("round", round, "questions"))
}

fn whole(facts: &Facts, sheet: &Sheet, checklist: &Checklist) -> Vec<(bool, Place, What)> {
    let mut found = Vec::new();
    if !Strength::of_visit(facts, &sheet.visit).iter().any(|s| s.sheet == sheet.id || s.sheet.is_empty()) {
        found.push((false, Place::Strengths, What::NoStrength));
    }
    let interviews = Interview::of_sheet(facts, &sheet.id);
    if interviews.len() < FEW_INTERVIEWS {
        found.push((false, Place::Interviews, What::FewInterviews(interviews.len())));
    }
    if !interviews.is_empty() && facts.value("visit", &sheet.visit, "interview_due").is_empty() {
        found.push((false, Place::Interviews, What::NoneDue));
    }
    let na = scoring::totals(checklist, &sheet.answers).na_points;
    if na.0 > MANY_NA * 100 {
        found.push((false, Place::Sheet, What::ManyNa(na.to_string())));
    }
    let unfinished = |q: &Questionnaire| interviews.iter().filter(|i| i.asked(q) < q.questions.len()).count();
    match questionnaire(facts, sheet).as_ref().map_or(0, unfinished) {
        0 => {}
        n => found.push((false, Place::Interviews, What::Unfinished(n))),
    }
    for note in Note::of_sheet(facts, &sheet.id) {
        if note.pending() {
            found.push((false, Place::Note(note.id), What::Unverified(note.text)));
        } else if note.state == "false" && !lost(sheet, &note.code) {
            let place = if note.code.is_empty() { Place::Note(note.id) } else { Place::Item(note.code) };
            found.push((false, place, What::Refuted(note.text)));
        }
    }
    found.extend(other_proposals(facts, sheet, checklist, &interviews));
    let outside = visit::outside(facts, &sheet.visit);
    found.extend(outside.map(|date| (false, Place::Sheet, What::Outside(date))));
    let feedback = Feedback::of(facts, &sheet.visit);
    found.extend(feedback.former(facts, sheet).map(|n| (false, Place::Feedback, What::Received(n))));
    found.extend(feedback.open_objection().then_some((false, Place::Feedback, What::Objection)));
    found
}

/// Items that the interviews decide but that were answered otherwise.
fn other_proposals(
    facts: &Facts,
    sheet: &Sheet,
    checklist: &Checklist,
    interviews: &[Interview],
) -> Vec<(bool, Place, What)> {
    let Some(questions) = questionnaire(facts, sheet) else { return Vec::new() };
    let differs = |i: &Indicator| {
        let proposal = interview::propose(&i.code, checklist, &questions, interviews)?;
        let answer = sheet.answer(&i.code);
        let same = answer.verdict == Some(proposal.verdict) && answer.count == proposal.count;
        (!same && answer.verdict.is_some())
            .then(|| (false, Place::Item(i.code.clone()), What::OtherProposal(proposal.say(Lang::Zh))))
    };
    checklist.indicators.iter().filter_map(differs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::Facts;
    use crate::model::problem::{self, NewProblem};
    use crate::model::scoring::Answer;
    use crate::model::sheet;
    use crate::model::testing::{apply, facts_with};
    use crate::model::{note, strength};

    const SHEET: &str = "2026Q4/B04/x-1";

    fn all_ok() -> Facts {
        let (list, questions) = (Checklist::builtin(), Questionnaire::builtin());
        let mut facts = facts_with(&[
            ("round", "2026Q4", "checklist", &list.version),
            ("round", "2026Q4", "questions", &questions.version),
        ]);
        let mut act = facts.act();
        list.adopt(&facts, &mut act);
        questions.adopt(&facts, &mut act);
        sheet::open(&facts, &mut act, "2026Q4/B04", "x-1");
        apply(&mut facts, &act);
        let mut act = facts.act();
        for i in &list.indicators {
            sheet::answer(&facts, &mut act, SHEET, &i.code, &Answer::ok()).unwrap();
        }
        apply(&mut facts, &act);
        facts
    }

    fn set(facts: &mut Facts, change: impl FnOnce(&Facts, &mut crate::model::act::Act)) {
        let mut act = facts.act();
        change(facts, &mut act);
        apply(facts, &act);
    }

    fn found(facts: &Facts) -> Vec<(bool, What)> {
        let sheet = Sheet::of(facts, SHEET).unwrap();
        check(facts, &sheet).into_iter().map(|f| (f.hard, f.what)).collect()
    }

    #[test]
    fn a_clean_sheet_lacks_only_strengths_and_interviews_and_these_do_not_block() {
        assert_eq!(found(&all_ok()), [(false, What::NoStrength), (false, What::FewInterviews(0))]);
    }

    #[test]
    fn what_blocks_comes_first_and_goes_away_when_mended() {
        let mut facts = all_ok();
        set(&mut facts, |f, a| {
            sheet::answer(f, a, SHEET, "A1-01", &Answer::default()).unwrap();
            sheet::answer(f, a, SHEET, "C1-02", &Answer::deduct(1)).unwrap();
            strength::mark(f, a, "2026Q4/B04", SHEET, "", "台账清楚");
        });
        let hard: Vec<_> = found(&facts).into_iter().filter(|f| f.0).map(|f| f.1).collect();
        assert_eq!(hard, [What::Unanswered, What::NoFact]);
        set(&mut facts, |f, a| {
            sheet::answer(f, a, SHEET, "A1-01", &Answer::ok()).unwrap();
            let new = NewProblem {
                sheet: SHEET.into(),
                code: "C1-02".into(),
                fact: "缺6月记录".into(),
                ..NewProblem::default()
            };
            problem::mark(f, a, &new);
        });
        let hard: Vec<_> = found(&facts).into_iter().filter(|f| f.0).map(|f| f.1).collect();
        assert_eq!(hard, [What::NoSuggestion, What::NoDeadline]);
        assert_eq!(blocks(&facts, &Sheet::of(&facts, SHEET).unwrap()), 2);
    }

    #[test]
    fn drafts_that_nobody_filled_in_counts_that_differ_and_losses_without_a_problem_are_mentioned() {
        let mut facts = all_ok();
        set(&mut facts, |f, a| {
            sheet::answer(f, a, SHEET, "A2-04", &Answer { note: "2人答不上，é👍".into(), ..Answer::deduct(2) })
                .unwrap();
            sheet::answer(f, a, SHEET, "C1-02", &Answer::deduct(3)).unwrap();
            let fact = "支部委员会会议：〔哪一次〕，计2次".to_string();
            let new = NewProblem { sheet: SHEET.into(), code: "C1-02".into(), fact, ..NewProblem::default() };
            problem::mark(f, a, &new);
        });
        let soft: Vec<_> = found(&facts).into_iter().filter(|f| !f.0).map(|f| f.1).take(3).collect();
        assert_eq!(soft, [What::NoProblem, What::Gap, What::OtherCount(2, 3, "次".into())]);
    }

    /// AMB-9: the same fact under two indicators is said once more, whatever the punctuation; other facts are not.
    #[test]
    fn amb_9_one_fact_under_two_indicators_is_mentioned_at_the_later_one() {
        let mut facts = all_ok();
        for code in ["C1-02", "C1-03", "A2-03"] {
            set(&mut facts, |f, a| sheet::answer(f, a, SHEET, code, &Answer::deduct(1)).unwrap());
        }
        for (id, code, fact) in [
            ("x-1", "C1-02", "缺9月会议记录，é👍"),
            ("x-2", "C1-03", "缺 9月会议记录é👍。"),
            ("x-3", "A2-03", "缺8月记录"),
        ] {
            for (field, value) in [("sheet", SHEET), ("visit", "2026Q4/B04"), ("code", code), ("fact", fact)] {
                crate::model::testing::put(&mut facts, "problem", id, field, value);
            }
        }
        let found = found(&facts);
        let said: Vec<_> = found.iter().filter(|(_, what)| matches!(what, What::Twice(_))).collect();
        assert_eq!(said, [&(false, What::Twice("C1-02".into()))]);
    }

    #[test]
    fn a_visit_outside_its_quarter_is_remarked() {
        let mut facts = all_ok();
        for (date, outside) in [("2026-10-08", false), ("2026-09-30", true), ("2027-01-01", true), ("", false)] {
            set(&mut facts, |f, a| a.set(f, "visit", "2026Q4/B04", "date", date));
            assert_eq!(found(&facts).iter().any(|f| matches!(f.1, What::Outside(_))), outside, "{date}");
        }
    }

    #[test]
    fn interviews_with_questions_left_are_mentioned() {
        let mut facts = all_ok();
        set(&mut facts, |f, a| drop(interview::add(f, a, "2026Q4/B04", SHEET, "班组长")));
        assert!(found(&facts).contains(&(false, What::Unfinished(1))));
    }

    #[test]
    fn claims_that_nobody_verified_are_mentioned() {
        let mut facts = all_ok();
        set(&mut facts, |f, a| {
            let id = note::add(f, a, "2026Q4/B04", SHEET, "学时人人达到32");
            note::to_verify(f, a, &id, Some(crate::model::checklist::Step::Material), "B2-02");
        });
        assert!(found(&facts).contains(&(false, What::Unverified("学时人人达到32".into()))));
        let id = facts.all("note").next().map(|r| r.id.clone()).unwrap();
        set(&mut facts, |f, a| note::settle(f, a, &id, false, "抽查5人，2人不足"));
        assert!(!found(&facts).iter().any(|f| matches!(f.1, What::Unverified(_))));
        let refuted = What::Refuted("学时人人达到32".into());
        assert!(found(&facts).contains(&(false, refuted.clone())), "what did not hold and cost nothing is mentioned");
        set(&mut facts, |f, a| sheet::answer(f, a, SHEET, "B2-02", &Answer::deduct(2)).unwrap());
        assert!(!found(&facts).contains(&(false, refuted)));
    }
}
