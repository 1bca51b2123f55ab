//! `hucha reconcile`: several sheets of one visit side by side, and the agreed one.

use super::args::{Common, Reconcile};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::checklist::Checklist;
use crate::model::person;
use crate::model::reconcile::{self, Item, NotYet, Rule};
use crate::model::scoring::{self, Answer, Verdict};
use crate::model::sheet::Sheet;
use crate::model::visit;
use crate::text::screens::reconcile as screen_text;
use crate::text::{Say, cli, merge as text};
use serde_json::{Value, json};

/// Shows the sheets side by side with what the rule proposes; with a reason decides one item, or fills and finalises.
///
/// # Errors
/// Fewer than two finalised sheets; an answer that the item does not allow; unknown names.
pub fn run(common: &Common, given: &Reconcile) -> Result<()> {
    let mut s = Session::open(common)?;
    let visit = visit::id_of(&s.round(&given.round)?, &s.branch(&given.branch)?);
    let rule = Rule::parse(&given.rule).ok_or_else(|| Error::Usage(text::bad_rule(s.lang, &given.rule)))?;
    let items = reconcile::compare(&s.facts, &visit, rule).map_err(|why| Error::refused(said(&s, &why)))?;
    match given.reason.as_deref().map(str::trim) {
        None => {}
        Some("") => return Err(Error::Usage(text::reason_needed(s.lang))),
        Some(reason) => write(&mut s, &visit, &items, given, reason)?,
    }
    show(&s, &visit, rule, &items, given.reason.is_none())
}

fn said(s: &Session, why: &NotYet) -> String {
    match why {
        NotYet::TooFew(n) => text::too_few_sheets(s.lang, n),
        NotYet::Checklists => text::other_checklists(s.lang),
    }
}

/// Who may decide instead: the same rule and words as on the screen.
fn not_you(s: &Session, leaders: &[String]) -> String {
    match leaders {
        [] => screen_text::nobody_leads(s.lang),
        some => screen_text::only_lead(s.lang, some.join("、")),
    }
}

fn write(s: &mut Session, visit: &str, items: &[Item], given: &Reconcile, reason: &str) -> Result<()> {
    reconcile::may_decide(&s.facts, visit, &s.actor).map_err(|leaders| Error::refused(not_you(s, &leaders)))?;
    let was_final = agreed(s, visit).is_some_and(|sheet| sheet.is_final());
    let mut act = s.facts.act().because(reason);
    match &given.code {
        Some(code) => {
            let list = list_of(s, visit);
            let answer = answer(s, &list, code, given, reason)?;
            reconcile::decide(&s.facts, &mut act, visit, &list, code, &answer);
            print::note(&text::decided(s.lang, code, shown(s, &answer)));
        }
        None if was_final => return Err(Error::refused(text::agreed_already(s.lang))),
        None => {}
    }
    if given.code.is_none() || was_final {
        let at = s.wall();
        reconcile::settle(&s.facts, &mut act, visit, items, &at).map_err(|e| Error::refused(e.say(s.lang)))?;
    }
    s.commit(&act)
}

fn list_of(s: &Session, visit: &str) -> Checklist {
    let sheets = reconcile::own_finals(&s.facts, visit);
    sheets.first().and_then(|sheet| sheet.checklist(&s.facts)).unwrap_or_default()
}

/// The lead's answer, checked as any other.
fn answer(s: &Session, list: &Checklist, code: &str, given: &Reconcile, reason: &str) -> Result<Answer> {
    let refuse = |e: scoring::AnswerError| Error::refused(format!("{code}：{}", e.say(s.lang)));
    let indicator = list.get(code).ok_or_else(|| Error::refused(cli::bad_indicator(s.lang, code)))?;
    let verdict = Verdict::read(given.verdict.as_deref().unwrap_or_default()).map_err(refuse)?;
    let why = if matches!(verdict, Some(Verdict::Zero | Verdict::Na)) { reason } else { "" };
    let count = scoring::read_count(given.count.as_deref().unwrap_or_default()).map_err(refuse)?;
    let answer = Answer { verdict, count, reason: why.into(), ..Answer::default() };
    scoring::check(indicator, &answer).map_err(refuse)?;
    Ok(answer)
}

fn agreed(s: &Session, visit: &str) -> Option<Sheet> {
    Sheet::of(&s.facts, &reconcile::agreed_id(visit))
}

/// The verdict and the number of units.
fn shown(s: &Session, answer: &Answer) -> String {
    let verdict = answer.verdict.map_or("", |v| v.name(s.lang));
    answer.count.map_or(verdict.to_string(), |n| text::unit_count(s.lang, verdict, n))
}

fn show(s: &Session, visit: &str, rule: Rule, items: &[Item], only_looked: bool) -> Result<()> {
    let agreed = agreed(s, visit);
    if s.json {
        return print::json(&json_of(s, visit, rule, items, agreed.as_ref()));
    }
    let differing: Vec<&Item> = items.iter().filter(|i| i.differs()).collect();
    if differing.is_empty() {
        print::note(&text::all_the_same(s.lang));
    } else {
        let mut rows = vec![text::reconcile_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
        rows.extend(differing.iter().map(|i| row(s, i, agreed.as_ref())));
        print::table(&rows)?;
    }
    if only_looked {
        print::note(&text::reconcile_next(s.lang));
    }
    let Some(sheet) = agreed.filter(Sheet::is_final) else { return Ok(()) };
    let score = sheet.totals(&s.facts).and_then(|t| t.score).map(|p| p.to_string()).unwrap_or_default();
    print::line(&text::agreed_final(s.lang, score, sheet.revision))
}

fn row(s: &Session, item: &Item, agreed: Option<&Sheet>) -> Vec<String> {
    let votes = item.votes.iter().map(|v| {
        let facts = v.facts.join("；");
        let what = shown(s, &v.answer);
        let what = if facts.is_empty() { what } else { format!("{what}（{facts}）") };
        text::vote(s.lang, person::name_of(&s.facts, &v.inspector), what)
    });
    let far = if item.far { text::far_apart(s.lang) } else { String::new() };
    let decided = agreed.map(|sheet| shown(s, &sheet.answer(&item.code))).unwrap_or_default();
    let votes = votes.collect::<Vec<_>>().join("  ");
    let proposal = shown(s, &item.proposal);
    vec![item.code.clone(), item.title.clone(), item.full.short(), format!("{votes}{far}"), proposal, decided]
}

fn json_of(s: &Session, visit: &str, rule: Rule, items: &[Item], agreed: Option<&Sheet>) -> Value {
    let (round, branch) = visit.split_once('/').unwrap_or((visit, ""));
    let score = agreed.filter(|a| a.is_final()).and_then(|a| a.totals(&s.facts)).and_then(|t| t.score);
    json!({
        "round": round, "branch": branch, "rule": rule.code(),
        "state": agreed.map_or("", |a| if a.is_final() { "final" } else { "draft" }),
        "score": score.map(|p| p.to_string()), "revision": agreed.map_or(0, |a| a.revision),
        "items": items.iter().map(|i| item_json(s, i, agreed)).collect::<Vec<_>>(),
    })
}

fn item_json(s: &Session, item: &Item, agreed: Option<&Sheet>) -> Value {
    let answer =
        |a: &Answer| json!({ "verdict": a.verdict.map_or("", Verdict::code), "count": a.count, "reason": a.reason });
    let votes = item.votes.iter().map(|v| {
        json!({
            "inspector": v.inspector, "name": person::name_of(&s.facts, &v.inspector),
            "verdict": v.answer.verdict.map_or("", Verdict::code), "count": v.answer.count,
            "deduct": v.deduct.to_string(), "facts": v.facts,
        })
    });
    let decided = agreed.map(|sheet| sheet.answer(&item.code)).filter(|a| a.verdict.is_some());
    json!({
        "code": item.code, "full": item.full.to_string(), "spread": item.spread.to_string(), "far": item.far,
        "differs": item.differs(), "votes": votes.collect::<Vec<_>>(), "proposal": answer(&item.proposal),
        "agreed": decided.as_ref().map(answer),
    })
}
