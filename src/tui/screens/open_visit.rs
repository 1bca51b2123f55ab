//! From a branch of the home screen into its visit: to the own sheet, to a colleague's, or to a new one.

use super::reconcile::ReconcileScreen;
use super::visit::VisitScreen;
use crate::model::brief::Brief;
use crate::model::calendar::Quarter;
use crate::model::person::{self, Person};
use crate::model::sheet::{self, Sheet, Standing};
use crate::model::visit::{self, Visit};
use crate::text::Say;
use crate::text::screens::home as text;
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::screens::brief::BriefScreen;
use crate::tui::widgets::finder::Item;

/// Which sheet to open.
pub const ASK_SHEET: &str = "sheet";
/// Why somebody inspects the own branch.
pub const ASK_OVERRIDE: &str = "override";

const NEW: &str = "new";
const AGREE: &str = "agree";

/// Opens the visit of a branch in a quarter.
pub fn open(ctx: &Ctx, round: &str, branch: &str) -> Vec<Cmd> {
    let owner = ctx.me().to_string();
    let visit = visit::id_of(round, branch);
    let sheets = Sheet::of_visit(ctx.facts, &visit);
    let mine = sheet::id_of(&visit, person::root(ctx.facts, &owner));
    let has_mine = sheets.iter().any(|s| s.id == mine);
    let mut cmds = former_quarters(ctx, round);
    cmds.extend(match sheets.len() {
        0 => begin(ctx, round, branch, ""),
        1 if has_mine => show(ctx, &mine),
        _ => vec![choose(ctx, &sheets, has_mine)],
    });
    cmds
}

/// What was found before stands beside each item: four quarters back are read if they are not in memory yet.
fn former_quarters(ctx: &Ctx, round: &str) -> Vec<Cmd> {
    let Ok(quarter) = Quarter::parse(round) else { return vec![] };
    let back = std::iter::successors(Some(quarter.prev()), |q| Some(q.prev())).take(4);
    let unread = |id: &String| ctx.facts.get("round", id).is_some() && ctx.facts.under("visit", id).next().is_none();
    back.map(|q| q.to_string()).filter(unread).map(Cmd::LoadRound).collect()
}

fn show(ctx: &Ctx, sheet: &str) -> Vec<Cmd> {
    vec![Cmd::push(VisitScreen::new(ctx.facts, sheet))]
}

fn choose(ctx: &Ctx, sheets: &[Sheet], has_mine: bool) -> Cmd {
    let item = |s: &Sheet| {
        let note = if s.is_final() { text::sheet_final(ctx.lang) } else { text::sheet_draft(ctx.lang) };
        Item::new(s.id.clone(), s.by(ctx.facts, ctx.lang)).note(note)
    };
    let mut items: Vec<Item> = sheets.iter().map(item).collect();
    let visit = sheets.first().map_or("", |s| s.visit.as_str());
    if let Standing::Unreconciled(n) = sheet::standing(ctx.facts, visit) {
        items.insert(0, Item::new(AGREE, text::reconcile(ctx.lang)).note(text::reconcile_note(ctx.lang, n)));
    }
    if !has_mine {
        items.push(Item::new(NEW, text::my_new_sheet(ctx.lang)));
    }
    Cmd::push(Choose::new(ASK_SHEET, text::choose_sheet(ctx.lang), items, ctx))
}

/// Begins the own sheet, with the visit and a place on its team if these are not there yet.
fn begin(ctx: &Ctx, round: &str, branch: &str, reason: &str) -> Vec<Cmd> {
    let owner = ctx.me().to_string();
    let Some(me) = Person::of(ctx.facts, &owner) else { return vec![Cmd::Toast(text::no_owner(ctx.lang))] };
    let id = visit::id_of(round, branch);
    let known = Visit::of(ctx.facts, &id);
    let team = known.as_ref().map(|v| v.team.clone()).unwrap_or_default();
    let mut act = ctx.facts.act().because(reason);
    if !team.iter().any(|m| m.person == me.id) {
        let duty = if team.iter().any(|m| m.duty == "leader") { "member" } else { "leader" };
        if visit::join(ctx.facts, &mut act, &id, &me, duty, reason).is_err() {
            let why = text::override_why(ctx.lang, visit::branch_name(ctx.facts, branch));
            let title = text::override_title(ctx.lang);
            return vec![Cmd::push(Prompt::new(ASK_OVERRIDE, title, "", None, ctx).why(why).needed())];
        }
    }
    let first_time = known.is_none_or(|v| v.date.is_empty());
    let date = if first_time { ctx.today().to_string() } else { String::new() };
    if let Err(why) = visit::add(ctx.facts, &mut act, round, branch, &date) {
        return vec![Cmd::Toast(why.say(ctx.lang))];
    }
    let sheet = sheet::open(ctx.facts, &mut act, &id, &me.id);
    let word = text::begun(ctx.lang, visit::branch_name(ctx.facts, branch));
    let mut cmds = vec![Cmd::Apply(act), Cmd::push(VisitScreen::new(ctx.facts, &sheet))];
    // The first page of a visit is what former quarters say, if they say anything.
    if !Brief::of(ctx.facts, &id).is_empty() {
        cmds.push(Cmd::push(BriefScreen::new(&sheet)));
    }
    cmds.push(Cmd::Toast(word));
    cmds
}

/// Takes the answers to the questions of this file.
pub fn answered(ctx: &Ctx, round: &str, branch: &str, answer: &Answer) -> Vec<Cmd> {
    match (answer.ask, answer.value.as_str()) {
        (ASK_SHEET, NEW) => begin(ctx, round, branch, ""),
        (ASK_SHEET, AGREE) => match ReconcileScreen::open(&visit::id_of(round, branch), ctx) {
            Ok(screen) => vec![Cmd::push(screen)],
            Err(why) => vec![Cmd::Toast(why)],
        },
        (ASK_SHEET, sheet) => show(ctx, sheet),
        (ASK_OVERRIDE, reason) => begin(ctx, round, branch, reason),
        _ => vec![],
    }
}
