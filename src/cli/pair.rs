//! `hucha pair …`: 结对提升 from drawing up to acceptance. A pair is named by its branch.

use super::args::{Common, PairCommand, PairTerms};
use super::print;
use super::session::{Session, date};
use crate::error::{Error, Result};
use crate::exchange::lists;
use crate::model::act::Act;
use crate::model::pairing::{self, Clock, Contact, Gap, Goal, Pair, PairError, Party, Standing, Survey, Task};
use crate::model::person;
use crate::model::schema;
use crate::text::{Lang, Say, cli as text, model::pairing as words, screens::pairing as screen};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// No such branch, pair or entry; what the contract does not allow; a bad date; a survey file with bad rows.
pub fn run(common: &Common, command: &PairCommand) -> Result<()> {
    let mut s = Session::open(common)?;
    use PairCommand as C;
    match command {
        C::List => list(&s),
        C::Draw { branch, helper, post } => draw(&mut s, branch.as_deref(), helper.as_deref(), post),
        C::Terms(given) => terms(&mut s, given),
        C::Goal { branch, name, target } => goal(&mut s, branch, name, target),
        C::Reached { branch, number, actual, missed } => reached(&mut s, branch, *number, actual, !missed),
        C::Sign { branch, party, date } => sign(&mut s, branch, *party, date.as_deref()),
        C::Gap { branch, text, source, date, core } => gap(&mut s, branch, (text, source, *core), date.as_deref()),
        C::Task { branch, action, person, due, gap } => task(&mut s, branch, (action, person, due), *gap),
        C::Done { branch, number, date } => finished(&mut s, branch, *number, date.as_deref()),
        C::Log { branch, kind, text, gap, found, given } => log(&mut s, branch, kind, (text, found, given), *gap),
        C::Settle { branch, number, result } => settle(&mut s, branch, *number, result),
        C::Survey { branch, members, census, file } => survey(&mut s, branch, *members, *census, file),
        C::Template { file } => template(&s, file),
        C::Show { branch } => show(&s, branch),
        C::Board { branch, all } => board(&s, branch.as_deref(), *all),
        C::Accept { branch, extend, plan, date } => {
            accept(&mut s, branch, !extend, plan.as_deref().unwrap_or(""), date.as_deref())
        }
    }
}

fn goal(s: &mut Session, branch: &str, name: &str, target: &str) -> Result<()> {
    on_pair(s, branch, |s, p, act| pairing::set_goal(&s.facts, act, &p.id, name, target).map(drop))
}

fn sign(s: &mut Session, branch: &str, party: super::args::PartyArg, on: Option<&str>) -> Result<()> {
    let (on, party) = (day(s, on)?, party_of(party));
    on_pair(s, branch, |s, p, act| pairing::sign(&s.facts, act, &p.id, party, on))
}

fn gap(s: &mut Session, branch: &str, (words, source, core): (&str, &str, bool), on: Option<&str>) -> Result<()> {
    let (on, source) = (day(s, on)?, code(s, schema::GAP_SOURCES, source)?);
    on_pair(s, branch, |s, p, act| pairing::add_gap(&s.facts, act, &p.id, words, source, on, core).map(drop))?;
    warn_core(s, branch)
}

/// The id of the shortfall with this number.
fn gap_id(s: &Session, branch: &str, number: Option<usize>) -> Result<String> {
    numbered(s, branch, number, |f, p| Gap::of_pair(f, p).into_iter().map(|g| g.id).collect())
}

fn task(s: &mut Session, branch: &str, (action, person, due): (&str, &str, &str), number: Option<usize>) -> Result<()> {
    let (due, gap) = (date(s.lang, due)?, gap_id(s, branch, number)?);
    on_pair(s, branch, |s, p, act| pairing::add_task(&s.facts, act, &p.id, &gap, action, person, due).map(drop))
}

fn finished(s: &mut Session, branch: &str, number: usize, on: Option<&str>) -> Result<()> {
    let on = day(s, on)?;
    let ids = |f: &_, p: &str| Task::of_pair(f, p).into_iter().map(|t| t.id).collect();
    let task = numbered(s, branch, Some(number), ids)?;
    on_pair(s, branch, |s, _, act| {
        pairing::finish_task(&s.facts, act, &task, on);
        Ok(())
    })
}

fn log(
    s: &mut Session,
    branch: &str,
    kind: &str,
    (words, found, given): (&str, &str, &str),
    number: Option<usize>,
) -> Result<()> {
    let (kind, gap) = (code(s, schema::CONTACTS, kind)?, gap_id(s, branch, number)?);
    on_pair(s, branch, |s, p, act| {
        let entry = pairing::log(&s.facts, act, &p.id, kind, s.now, words, &gap)?;
        pairing::add_findings(&s.facts, act, &entry, found, given);
        Ok(())
    })
}

fn settle(s: &mut Session, branch: &str, number: usize, result: &str) -> Result<()> {
    let ids = |f: &_, p: &str| Contact::of_pair(f, p).into_iter().map(|c| c.id).collect();
    let entry = numbered(s, branch, Some(number), ids)?;
    on_pair(s, branch, |s, _, act| pairing::settle(&s.facts, act, &entry, s.now, result))
}

fn accept(s: &mut Session, branch: &str, pass: bool, plan: &str, on: Option<&str>) -> Result<()> {
    let on = day(s, on)?;
    on_pair(s, branch, |s, p, act| pairing::accept(&s.facts, act, &p.id, pass, plan, on))
}

/// An empty table for the replies of a survey.
fn template(s: &Session, file: &std::path::Path) -> Result<()> {
    super::table::write(s.lang, file, pairing::SURVEY_COLUMNS, &[], &[])?;
    print::note(&text::written(s.lang, file.display()));
    print::line(&file.display().to_string())
}

fn party_of(given: super::args::PartyArg) -> Party {
    match given {
        super::args::PartyArg::Helper => Party::Helper,
        super::args::PartyArg::Branch => Party::Branch,
        super::args::PartyArg::Office => Party::Office,
    }
}

fn refuse(lang: Lang, e: &PairError) -> Error {
    Error::refused(e.say(lang))
}

/// The day given, else today.
fn day(s: &Session, given: Option<&str>) -> Result<NaiveDate> {
    given.map_or_else(|| Ok(s.today()), |d| date(s.lang, d))
}

/// A code of a list, by code or Chinese word.
fn code(s: &Session, codes: &'static [(&str, &str, &str)], given: &str) -> Result<&'static str> {
    let known = || codes.iter().map(|c| format!("{}（{}）", c.0, c.1)).collect::<Vec<_>>().join("、");
    let found = codes.iter().find(|c| c.0 == given.trim() || c.1 == given.trim());
    found.map(|c| c.0).ok_or_else(|| Error::Usage(text::unknown_code(s.lang, given, known())))
}

/// The live pair of a branch, else its last.
fn pair_of(s: &Session, branch: &str) -> Result<Pair> {
    let code = s.branch(branch)?;
    let last = || Pair::all(&s.facts).into_iter().rfind(|p| p.branch == code);
    Pair::live(&s.facts, &code).or_else(last).ok_or_else(|| Error::Usage(text::no_pair(s.lang, branch)))
}

/// The id of the entry with this number, counted from 1 as `pair show` prints it; empty without a number.
fn numbered(
    s: &Session,
    branch: &str,
    number: Option<usize>,
    ids: impl Fn(&crate::model::facts::Facts, &str) -> Vec<String>,
) -> Result<String> {
    let Some(number) = number else { return Ok(String::new()) };
    let ids = ids(&s.facts, &pair_of(s, branch)?.id);
    let found = number.checked_sub(1).and_then(|at| ids.get(at)).cloned();
    found.ok_or_else(|| Error::Usage(text::no_such_number(s.lang, number, ids.len())))
}

/// One act on the pair of a branch; its stage is said afterwards.
fn on_pair(
    s: &mut Session,
    branch: &str,
    change: impl Fn(&Session, &Pair, &mut Act) -> std::result::Result<(), PairError>,
) -> Result<()> {
    let pair = pair_of(s, branch)?;
    let mut act = s.facts.act();
    change(s, &pair, &mut act).map_err(|e| refuse(s.lang, &e))?;
    s.commit(&act)?;
    let pair = pair_of(s, branch)?;
    print::note(&text::pair_now(s.lang, name(s, &pair.branch), pair.stage(s.today()).title(s.lang)));
    Ok(())
}

fn name(s: &Session, branch: &str) -> String {
    s.facts.value("branch", branch, "name").to_string()
}

fn draw(s: &mut Session, branch: Option<&str>, helper: Option<&str>, post: &str) -> Result<()> {
    if let Some(given) = branch {
        // Refused before an unknown helper is added: a refusal changes nothing.
        let code = s.branch(given)?;
        pairing::draw_up(&s.facts, &mut s.facts.act(), &code, "", post).map_err(|e| refuse(s.lang, &e))?;
    }
    let helper = helper.map(|h| s.named_person(h, "helper")).transpose()?.unwrap_or_default();
    let mut act = s.facts.act();
    let ids = match branch {
        None => pairing::draw_up_named(&s.facts, &mut act),
        Some(given) => {
            let code = s.branch(given)?;
            let id = pairing::draw_up(&s.facts, &mut act, &code, &helper, post);
            vec![id.map_err(|e| refuse(s.lang, &e))?]
        }
    };
    s.commit(&act)?;
    for pair in ids.iter().filter_map(|id| Pair::of(&s.facts, id)) {
        let shared = pair.shared_helper(&s.facts);
        if !shared.is_empty() {
            print::note(&text::helper_shared(s.lang, &pair.post, shared.join("、")));
        }
        if pair.scores_itself() {
            print::note(&text::helper_scores(s.lang, name(s, &pair.branch)));
        }
    }
    print::note(&text::pairs_drawn(s.lang, ids.len()));
    list(s)
}

fn terms(s: &mut Session, given: &PairTerms) -> Result<()> {
    let as_date = |d: &Option<String>| d.as_deref().map(|d| date(s.lang, d).map(|d| d.to_string())).transpose();
    let (from, to) = (as_date(&given.from)?, as_date(&given.to)?);
    let pair = pair_of(s, &given.branch)?;
    let dates: Vec<_> =
        [("from", &from), ("to", &to)].into_iter().filter_map(|(k, v)| Some((k, v.as_deref()?))).collect();
    pairing::set_terms(&s.facts, &mut s.facts.act(), &pair.id, &dates).map_err(|e| refuse(s.lang, &e))?;
    let helper = given.helper.as_deref().map(|h| s.named_person(h, "helper")).transpose()?;
    let fields = [
        ("from", from),
        ("to", to),
        ("helper", helper),
        ("keeper", given.keeper.clone()),
        ("follower", given.follower.clone()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().filter_map(|(k, v)| Some((*k, v.as_deref()?))).collect();
    on_pair(s, &given.branch, |s, p, act| pairing::set_terms(&s.facts, act, &p.id, &fields))
}

fn reached(s: &mut Session, branch: &str, number: usize, actual: &str, met: bool) -> Result<()> {
    let ids = |f: &_, p: &str| Goal::of_pair(f, p).into_iter().map(|g| g.id).collect();
    let goal = numbered(s, branch, Some(number), ids)?;
    on_pair(s, branch, |s, _, act| {
        pairing::measure_goal(&s.facts, act, &goal, actual, met);
        Ok(())
    })
}

fn warn_core(s: &Session, branch: &str) -> Result<()> {
    let gaps = Gap::of_pair(&s.facts, &pair_of(s, branch)?.id);
    if let Some(word) = Gap::core_warning(&gaps, s.lang) {
        print::note(&word);
    }
    Ok(())
}

/// Takes the replies of a survey from a table; a bad row is named and nothing is taken.
fn survey(s: &mut Session, branch: &str, members: u32, census: bool, file: &std::path::Path) -> Result<()> {
    let replies = lists::survey(s.lang, file)?;
    let pair = pair_of(s, branch)?;
    let mut act = s.facts.act();
    let id = pairing::hold(&s.facts, &mut act, &pair.id, s.today(), census, members);
    let id = id.map_err(|e| refuse(s.lang, &e))?;
    for (aware, satisfied) in &replies {
        pairing::reply(&s.facts, &mut act, &id, *aware, satisfied);
    }
    s.commit(&act)?;
    let last = Survey::of_pair(&s.facts, &pair.id).pop().map(|v| v.result(&s.facts).words(s.lang));
    print::line(&last.unwrap_or_default())
}

fn helper_name(s: &Session, pair: &Pair) -> String {
    person::name_of(&s.facts, &pair.helper)
}

fn list(s: &Session) -> Result<()> {
    let pairs = Pair::all(&s.facts);
    if s.json {
        return print::json(&pairs.iter().map(|p| json_of(s, p)).collect());
    }
    if pairs.is_empty() {
        print::note(&text::no_pairs(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::pair_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(pairs.iter().map(|p| {
        let late = overdue(s, p);
        vec![
            p.branch.clone(),
            name(s, &p.branch),
            p.post.clone(),
            helper_name(s, p),
            p.from.map(|d| d.to_string()).unwrap_or_default(),
            p.end().map(|d| d.to_string()).unwrap_or_default(),
            p.stage(s.today()).title(s.lang),
            if late == 0 { String::new() } else { late.to_string() },
        ]
    }));
    print::table(&rows)
}

fn clocks(s: &Session, pair: &Pair) -> Vec<Clock> {
    pairing::clocks(&s.facts, pair, s.now, &s.holidays(), s.lang)
}

fn overdue(s: &Session, pair: &Pair) -> usize {
    clocks(s, pair).iter().filter(|c| c.standing == Standing::Overdue).count()
}

fn json_of(s: &Session, p: &Pair) -> Value {
    json!({
        "pair": p.id, "branch": p.branch, "post": p.post, "helper": helper_name(s, p),
        "from": p.from, "to": p.to, "end": p.end(), "in_force": p.in_force(),
        "stage": p.stage(s.today()).title(s.lang), "overdue": overdue(s, p),
    })
}

fn show(s: &Session, branch: &str) -> Result<()> {
    let pair = pair_of(s, branch)?;
    if s.json {
        let clocks: Vec<_> = clocks(s, &pair).iter().map(|c| clock_json(s, c)).collect();
        let mut doc = json_of(s, &pair);
        doc["clocks"] = Value::from(clocks);
        let hints: Vec<_> = pairing::hints(&s.facts, &pair, s.today()).iter().map(|h| h.say(s.lang)).collect();
        doc["hints"] = Value::from(hints);
        return print::json(&doc);
    }
    print::line(&text::pair_now(s.lang, name(s, &pair.branch), pair.stage(s.today()).title(s.lang)))?;
    let lacks: Vec<_> = pair.lacks(&s.facts).iter().map(|l| l.say(s.lang)).collect();
    if !lacks.is_empty() {
        print::line(&words::unready(s.lang, lacks.join("、")))?;
    }
    for hope in pairing::hopes(&s.facts, &pair, s.lang) {
        let mark = if hope.reached { "√" } else { "×" };
        print::line(&format!("{mark} {} （{}）", hope.name, hope.known))?;
    }
    part(text::pair_gaps(s.lang), &Gap::of_pair(&s.facts, &pair.id), |g| {
        let core = if g.core { text::pair_core(s.lang) } else { String::new() };
        vec![g.found.map(|d| d.to_string()).unwrap_or_default(), core, g.text.clone()]
    })?;
    part(text::pair_tasks(s.lang), &Task::of_pair(&s.facts, &pair.id), |t| {
        let done = match t.done {
            Some(d) => text::done_on(s.lang, d),
            None if t.overdue(s.today()) => text::pair_overdue(s.lang),
            None => String::new(),
        };
        vec![t.due.map(|d| d.to_string()).unwrap_or_default(), t.person.clone(), done, t.action.clone()]
    })?;
    part(text::pair_ledger(s.lang), &Contact::of_pair(&s.facts, &pair.id), |c| {
        let kind = schema::shown(schema::CONTACTS, &c.kind, s.lang).to_string();
        let done = c.done.map(|d| text::done_on(s.lang, d)).unwrap_or_default();
        vec![c.date.map(|d| d.to_string()).unwrap_or_default(), kind, done, c.text.clone()]
    })?;
    strips(s, &pair)?;
    part(words::hints_title(s.lang), &pairing::hints(&s.facts, &pair, s.today()), |h| vec![h.say(s.lang)])
}

/// The month's strip and the quarter's line (rules.md §5.4).
fn strips(s: &Session, pair: &Pair) -> Result<()> {
    let all = clocks(s, pair);
    let yes = |ok: bool| if ok { screen::has(s.lang) } else { screen::has_not(s.lang) };
    for m in pairing::months(&all) {
        let (visits, weeks) = (m.visits, m.weeks);
        let visits = screen::strip_visits(s.lang, visits.0, visits.1);
        let weeks = screen::strip_weeks(s.lang, weeks.0, weeks.1);
        let report = screen::strip_report(s.lang, yes(m.report));
        print::line(&format!("{} {visits}{weeks}{report}", m.month.title(s.lang)))?;
    }
    for q in pairing::quarters(&s.facts, pair, &all) {
        let score = q.score.map_or_else(|| screen::no_score(s.lang), |p| p.to_string());
        let band = q.band().map(|b| b.title(s.lang)).unwrap_or_default();
        let done = screen::strip_quarter(s.lang, yes(q.report), yes(q.quiz), yes(q.review));
        print::line(format!("{} {done}{}", q.quarter, screen::strip_score(s.lang, score, band)).trim_end())?;
    }
    Ok(())
}

/// A numbered part of the printout; nothing where there is nothing.
fn part<T>(title: String, list: &[T], row: impl Fn(&T) -> Vec<String>) -> Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    print::line("")?;
    print::line(&title)?;
    let numbered = |(n, item): (usize, &T)| std::iter::once((n + 1).to_string()).chain(row(item)).collect();
    print::table(&list.iter().enumerate().map(numbered).collect::<Vec<_>>())
}

fn clock_json(s: &Session, c: &Clock) -> Value {
    json!({
        "rule": c.rule.source(), "title": c.rule.title(s.lang), "about": c.about, "need": c.need, "done": c.done,
        "due": c.due.date.to_string(), "until": c.until.map(|u| u.to_rfc3339()),
        "standing": c.standing.title(s.lang), "provisional": c.due.provisional,
    })
}

/// What is due and overdue, of one pair or of all that run.
fn board(s: &Session, branch: Option<&str>, all: bool) -> Result<()> {
    let pairs = match branch {
        Some(given) => vec![pair_of(s, given)?],
        None => Pair::all(&s.facts),
    };
    let wanted = |c: &Clock| all || matches!(c.standing, Standing::Overdue | Standing::Open);
    let found = pairs.iter().flat_map(|p| clocks(s, p).into_iter().filter(wanted).map(move |c| (p, c)));
    let found: Vec<_> = found.collect();
    if s.json {
        let one = |(p, c): &(&Pair, Clock)| {
            let mut doc = clock_json(s, c);
            doc["branch"] = json!(p.branch);
            doc
        };
        return print::json(&found.iter().map(one).collect());
    }
    if found.is_empty() {
        print::note(&text::nothing_due(s.lang));
        return Ok(());
    }
    let mut rows = vec![text::clock_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    rows.extend(found.iter().map(|(p, c)| {
        let due = c.until.map_or_else(|| c.due.say(s.lang), |u| u.format("%Y-%m-%d %H:%M").to_string());
        vec![
            c.standing.title(s.lang),
            due,
            name(s, &p.branch),
            side(s.lang, c),
            c.rule.title(s.lang),
            format!("{}/{}", c.done, c.need),
            c.about.clone(),
            c.rule.source().into(),
        ]
    }));
    print::table(&rows)
}

fn side(lang: Lang, c: &Clock) -> String {
    match c.rule.side() {
        pairing::Side::Helper => Party::Helper.title(lang),
        pairing::Side::Branch => Party::Branch.title(lang),
        pairing::Side::Office => Party::Office.title(lang),
    }
}
