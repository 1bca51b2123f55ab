//! `hucha round plan`: who inspects whom, proposed, checked, changed by hand, accepted.

use super::args::PlanArgs;
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::person::{self, Person};
use crate::model::plan::{self, Plan, Setting, Team};
use crate::model::round::Round;
use crate::model::schema;
use crate::model::visit::{self, Visit, branch_name};
use crate::text::{Say, cli, quarter as text};
use serde_json::{Value, json};

/// Proposes, checks, changes or accepts.
///
/// # Errors
/// No plan is possible; unknown names; a change without a reason.
pub fn run(s: &mut Session, given: &PlanArgs) -> Result<()> {
    let round = round_of(s, given)?;
    let size = usize::from(given.size);
    let setting = Setting { swaps: given.swaps, ..Setting::of(&s.facts, &round, size) };
    if let Some(change) = &given.set {
        return set(s, &round, change, given.reason.as_deref().unwrap_or_default().trim());
    }
    if given.check {
        return check(s, &round, &setting);
    }
    let seed = given.seed.unwrap_or_else(|| plan::default_seed(&round));
    let made =
        plan::propose(&setting, seed).map_err(|e| Error::Refused(e.say(s.lang).lines().map(String::from).collect()))?;
    show(s, &setting, &made)?;
    if !given.accept {
        print::note(&text::plan_next(s.lang, &round, seed));
        return Ok(());
    }
    let mut act = s.facts.act();
    plan::accept(&s.facts, &mut act, &round, &made);
    if !act.is_empty() {
        s.commit(&act)?;
    }
    print::note(&text::plan_accepted(s.lang, &round, made.teams.iter().filter(|t| !t.fixed).count()));
    Ok(())
}

fn round_of(s: &Session, given: &PlanArgs) -> Result<String> {
    match &given.round {
        Some(round) => s.round(round),
        None => {
            let open = Round::all(&s.facts).into_iter().find(|r| !r.closed);
            open.map(|r| r.id).ok_or_else(|| Error::Usage(cli::need_which(s.lang, "--round")))
        }
    }
}

fn name(s: &Session, person: &str) -> String {
    person::name_of(&s.facts, person)
}

fn show(s: &Session, setting: &Setting, made: &Plan) -> Result<()> {
    let again = plan::repeats(setting, made);
    if s.json {
        return print::json(&json_of(s, setting, made, &again));
    }
    let mut rows = vec![text::plan_columns(s.lang).split('|').map(String::from).collect::<Vec<_>>()];
    rows.extend(made.teams.iter().map(|t| row(s, setting, t, &again)));
    print::table(&rows)?;
    let loads: Vec<usize> = setting.people.iter().map(|p| made.load(&p.id)).collect();
    let (least, most) = (loads.iter().min().copied().unwrap_or(0), loads.iter().max().copied().unwrap_or(0));
    print::note(&text::plan_summary(
        s.lang,
        made.teams.len(),
        setting.people.len(),
        least,
        most,
        again.len(),
        made.seed,
    ));
    Ok(())
}

fn row(s: &Session, setting: &Setting, team: &Team, again: &[(String, String)]) -> Vec<String> {
    let told = |m: &String| {
        let home = setting.home(m);
        let home = if home.is_empty() { s.facts.value("person", m, "branch") } else { home };
        format!("{}（{}）", name(s, m), if home.is_empty() { "-".into() } else { branch_name(&s.facts, home) })
    };
    let mut people = team.members.iter().map(told);
    let (leader, recorder) = (people.next().unwrap_or_default(), people.next().unwrap_or_default());
    let rest = people.collect::<Vec<_>>().join("、");
    let mut remark: Vec<String> = Vec::new();
    remark.extend(team.fixed.then(|| text::plan_begun(s.lang)));
    let seen = again.iter().filter(|(b, _)| *b == team.branch).map(|(_, p)| text::plan_again(s.lang, name(s, p)));
    remark.extend(seen);
    vec![branch_name(&s.facts, &team.branch), leader, recorder, rest, remark.join("；")]
}

fn json_of(s: &Session, setting: &Setting, made: &Plan, again: &[(String, String)]) -> Value {
    let member = |(at, m): (usize, &String)| json!({ "person": m, "name": name(s, m), "branch": setting.home(m), "duty": plan::duty(at) });
    let team = |t: &Team| json!({ "branch": t.branch, "fixed": t.fixed, "members": t.members.iter().enumerate().map(member).collect::<Vec<_>>() });
    let repeats: Vec<Value> = again.iter().map(|(b, p)| json!({ "branch": b, "person": p })).collect();
    json!({ "seed": made.seed, "teams": made.teams.iter().map(team).collect::<Vec<_>>(), "repeats": repeats })
}

/// What stands in the records now, against the rules.
fn check(s: &Session, round: &str, setting: &Setting) -> Result<()> {
    let of_visit = |v: Visit| Team {
        members: v.team.iter().map(|m| person::root(&s.facts, &m.person).to_string()).collect(),
        branch: v.branch,
        fixed: false,
    };
    let teams = Visit::of_round(&s.facts, round).into_iter().filter(|v| !v.void).map(of_visit).collect();
    let breaches = plan::check(setting, &Plan { seed: 0, teams });
    let strays = plan::strays(&s.facts, round);
    let told: Vec<String> =
        breaches.iter().map(|b| b.told(s.lang, |b| branch_name(&s.facts, b), |p| name(s, p))).collect();
    let unplanned =
        strays.iter().map(|x| text::plan_stray(s.lang, branch_name(&s.facts, &x.branch), name(s, &x.person)));
    let told: Vec<String> = told.into_iter().chain(unplanned).collect();
    if s.json {
        return print::json(
            &json!({ "breaches": told, "unplanned": strays.iter().map(|x| x.sheet.clone()).collect::<Vec<_>>() }),
        );
    }
    if told.is_empty() {
        print::note(&text::plan_sound(s.lang));
    }
    told.iter().try_for_each(|line| print::line(line))
}

/// `B04=张三,李四,王五`: a team by hand, with a reason.
fn set(s: &mut Session, round: &str, change: &str, reason: &str) -> Result<()> {
    let Some((branch, names)) = change.split_once('=') else {
        return Err(Error::Usage(text::plan_set_form(s.lang, change)));
    };
    if reason.is_empty() {
        return Err(Error::Usage(text::plan_reason(s.lang)));
    }
    let branch = s.branch(branch)?;
    let names: Vec<&str> = names.split(['，', '、', ',']).map(str::trim).filter(|n| !n.is_empty()).collect();
    let people = names.iter().map(|n| s.known_person(n)).collect::<Result<Vec<_>>>()?;
    let mut act = s.facts.act().because(reason);
    let team = Team { branch: branch.clone(), members: people.clone(), fixed: false };
    let seed = s.facts.value("round", round, "plan_seed").parse().unwrap_or_else(|_| plan::default_seed(round));
    plan::accept(&s.facts, &mut act, round, &Plan { seed, teams: vec![team] });
    let visit = visit::id_of(round, &branch);
    for (at, p) in people.iter().filter_map(|id| Person::of(&s.facts, id)).enumerate() {
        visit::join(&s.facts, &mut act, &visit, &p, plan::duty(at), reason)
            .map_err(|e| Error::refused(e.say(s.lang)))?;
    }
    s.commit(&act)?;
    let shown: Vec<String> = people.iter().map(|p| name(s, p)).collect();
    let duty = schema::field("member", "duty").map_or("", |f| f.title(s.lang));
    print::line(&text::plan_changed(s.lang, branch_name(&s.facts, &branch), duty, shown.join("、")))
}
