//! What the ledger says beside what the interviews say, for the items that ask about duty claims (B4-01 … B4-03).
//! It decides nothing: the inspector compares and scores.

use super::{Chore, Claim, Kind, Member, Quarterly, Rule, chores, lacking};
use crate::model::calendar::{Holidays, Quarter};
use crate::model::facts::Facts;
use crate::model::interview::{Interview, Questionnaire, Reply};
use crate::model::pairing::Standing;
use crate::model::visit;
use crate::text::Lang;
use crate::text::model::duty as text;
use chrono::NaiveDate;

/// The items.
pub const ITEMS: [&str; 3] = ["B4-01", "B4-02", "B4-03"];

/// Lines to be shown with an item of a visit; none for other items, and none where neither ledger nor interviews know
/// anything.
pub fn beside(
    facts: &Facts,
    round: &str,
    branch: &str,
    code: &str,
    today: NaiveDate,
    holidays: &Holidays,
    lang: Lang,
) -> Vec<String> {
    if !ITEMS.contains(&code) {
        return Vec::new();
    }
    let Ok(quarter) = Quarter::parse(round) else { return Vec::new() };
    let members = Member::list(facts, branch).len();
    let mut lines = Vec::new();
    if members > 0 {
        lines.push(match code {
            "B4-01" => claims(facts, round, branch, (quarter, holidays), lang),
            "B4-02" => missed(&chores(facts, round, branch, today, holidays, lang), lang),
            _ => told(&chores(facts, round, branch, today, holidays, lang), lang),
        });
    }
    lines.extend(interviews(facts, &visit::id_of(round, branch), code, lang));
    lines
}

/// When the list was published, how many claimed, what waits.
fn claims(facts: &Facts, round: &str, branch: &str, (quarter, holidays): (Quarter, &Holidays), lang: Lang) -> String {
    let known = Quarterly::of(facts, round, branch);
    let due = Quarterly::start_due(quarter, holidays).date;
    let published = match known.published {
        None => text::beside_unpublished(lang),
        Some(day) if day > due => text::beside_published_late(lang, day, due),
        Some(day) => text::beside_published(lang, day),
    };
    let all = Claim::list(facts, round, branch);
    let extra = all.iter().filter(|c| c.kind(facts).is_some_and(|k| k != Kind::Basic)).count();
    let waiting = all.iter().filter(|c| c.accepted.is_none()).count();
    let noticed = known.noticed.map_or_else(|| text::beside_unnoticed(lang), |d| text::beside_noticed(lang, d));
    let lacking = lacking(facts, round, branch).len();
    text::beside_claims(lang, published, Member::list(facts, branch).len(), lacking, extra, waiting, noticed)
}

fn overdue(chores: &[Chore], rule: Rule) -> Vec<&Chore> {
    chores.iter().filter(|c| c.rule == rule && c.standing == Standing::Overdue).collect()
}

fn about(list: &[&Chore], lang: Lang) -> String {
    if list.is_empty() {
        return text::none(lang);
    }
    list.iter().map(|c| c.about.as_str()).collect::<Vec<_>>().join(if lang == Lang::En { ", " } else { "、" })
}

/// Weeks and months without what was due (B4-02).
fn missed(chores: &[Chore], lang: Lang) -> String {
    let of = |rule| about(&overdue(chores, rule), lang);
    text::beside_missed(lang, of(Rule::Spot), of(Rule::Verify), of(Rule::Score))
}

/// How many told what they did, month by month (B4-03).
fn told(chores: &[Chore], lang: Lang) -> String {
    let mut months: Vec<_> = chores.iter().filter(|c| c.rule == Rule::Report).collect();
    months.sort_by_key(|c| c.due.date);
    let words = months.iter().map(|c| format!("{} {}/{}", c.about, c.done, c.need)).collect::<Vec<_>>();
    text::beside_told(lang, words.join(if lang == Lang::En { ", " } else { "、" }))
}

/// What the interviewees answered to the questions that bear on the item: how many of those asked know.
fn interviews(facts: &Facts, visit: &str, code: &str, lang: Lang) -> Option<String> {
    let questions = Questionnaire::of_visit(facts, visit)?;
    let held = Interview::of_visit(facts, visit);
    let said = questions.bearing_on(code).filter_map(|q| {
        let replies: Vec<_> =
            held.iter().filter_map(|i| i.answers.get(&q.code)?.reply).filter(|r| *r != Reply::Refused).collect();
        let know = replies.iter().filter(|r| matches!(r, Reply::Know | Reply::Yes)).count();
        (!replies.is_empty()).then(|| text::beside_question(lang, &q.code, replies.len(), know))
    });
    let said: Vec<_> = said.collect();
    let comma = if lang == Lang::En { "; " } else { "；" };
    (!said.is_empty()).then(|| text::beside_interviews(lang, said.join(comma)))
}
