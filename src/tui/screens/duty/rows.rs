//! What the five pages of a branch show, row by row, and what each row is about.

use crate::model::calendar::Month;
use crate::model::duty::{self, Chore, Claim, Entry, Member, Objection, Post, Rule, Scored, Step};
use crate::model::pairing::Standing;
use crate::text::Lang;
use crate::text::screens::duty as text;
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::widgets::paint::{Piece, piece};
use crate::tui::widgets::table::Column;
use chrono::NaiveDate;

/// What a row is about: Enter on it does the next thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum On {
    /// A post, by name.
    Post(String),
    /// A member without a basic post.
    Lacking(String),
    /// A claim, by id.
    Claim(String),
    /// An objection, by id.
    Objection(String),
    /// A member's month, by name.
    Member(String),
    /// An obligation.
    Chore(Rule),
    /// Only to be read.
    Nothing,
}

/// One row.
pub(super) struct Row {
    pub on: On,
    pub cells: Vec<Piece>,
}

fn plain(words: impl Into<String>) -> Piece {
    piece(words, Role::Text)
}

fn dim(words: impl Into<String>) -> Piece {
    piece(words, Role::Dim)
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}

/// Columns of the five pages.
pub(super) fn columns(page: usize, lang: Lang) -> Vec<Column> {
    match page {
        0 => vec![
            Column::new(text::kind(lang), 8),
            Column::new(text::post(lang), 18),
            Column::new(text::held_by(lang), 6).right(),
            Column::new(text::duty(lang), 20).grow(),
        ],
        1 => vec![
            Column::new(text::name(lang), 10),
            Column::new(text::kind(lang), 8),
            Column::new(text::post(lang), 18).grow(),
            Column::new(text::step(lang), 9),
            Column::new(text::follower(lang), 8).leaves(1),
            Column::new(text::words(lang), 14).grow(),
        ],
        2 => vec![
            Column::new(text::date(lang), 10),
            Column::new(text::how(lang), 8),
            Column::new(text::name(lang), 10),
            Column::new(text::post(lang), 16),
            Column::new(text::result(lang), 8),
            Column::new(text::words(lang), 12).grow(),
            Column::new(text::by(lang), 8).leaves(1),
        ],
        3 => vec![
            Column::new(text::name(lang), 10).grow(),
            Column::new(text::score(lang), 6).right(),
            Column::new(text::band(lang), 10),
            Column::new(text::spots(lang), 5).right(),
            Column::new(text::verified(lang), 5).right(),
            Column::new(text::people(lang), 5).right(),
            Column::new(text::failed(lang), 6).right(),
            Column::new(text::told(lang), 7),
        ],
        _ => vec![
            Column::new(text::state(lang), 7),
            Column::new(text::until(lang), 10),
            Column::new(text::what(lang), 24),
            Column::new(text::done(lang), 7).right(),
            Column::new(text::about(lang), 12).grow(),
            Column::new(text::rule(lang), 6).leaves(1),
        ],
    }
}

/// 《党员岗位责任清单》, with how many hold each post.
pub(super) fn posts(round: &str, branch: &str, ctx: &Ctx) -> Vec<Row> {
    let claims = Claim::list(ctx.facts, round, branch);
    let one = |p: Post| {
        let held = claims.iter().filter(|c| c.post == p.id && c.accepted != Some(false)).count();
        let cells = vec![plain(p.kind.name(ctx.lang)), plain(p.name.clone()), dim(held.to_string()), plain(p.duty)];
        Row { on: On::Post(p.name), cells }
    };
    Post::list(ctx.facts, round, branch).into_iter().map(one).collect()
}

fn step_role(step: Step) -> Role {
    match step {
        Step::Claimed | Step::Objected => Role::Warn,
        Step::Refused => Role::Bad,
        Step::Accepted | Step::Noticed => Role::Accent,
        Step::Settled => Role::Good,
    }
}

/// Objections that wait, members without a basic post, then the claims.
pub(super) fn claims(round: &str, branch: &str, ctx: &Ctx) -> Vec<Row> {
    let lang = ctx.lang;
    let objections = Objection::list(ctx.facts, round, branch).into_iter().filter(|o| o.answered.is_none());
    let objections = objections.map(|o| {
        let claim = Claim::of(ctx.facts, &o.claim);
        let (who, what) =
            claim.map(|c| (c.who(ctx.facts).to_string(), c.what(ctx.facts).to_string())).unwrap_or_default();
        let state = piece(text::objection(lang), Role::Bad);
        Row { on: On::Objection(o.id), cells: vec![plain(who), dim(""), plain(what), state, dim(""), plain(o.text)] }
    });
    let lacking = duty::lacking(ctx.facts, round, branch).into_iter().map(|m: Member| {
        let state = piece(text::no_basic(lang), Role::Bad);
        let cells = vec![plain(m.name.clone()), dim(""), dim(""), state, dim(m.follower), dim("")];
        Row { on: On::Lacking(m.name), cells }
    });
    let claims = Claim::list(ctx.facts, round, branch).into_iter().map(|c| {
        let step = c.step(ctx.facts, ctx.today());
        let kind = c.kind(ctx.facts).map(|k| k.name(lang)).unwrap_or_default();
        let follower = ctx.facts.value("duty_member", &c.member, "follower");
        let (who, what) = (c.who(ctx.facts), c.what(ctx.facts));
        let state = piece(step.title(lang), step_role(step));
        let cells = vec![plain(who), plain(kind), plain(what), state, dim(follower), dim(c.reason.clone())];
        Row { on: On::Claim(c.id.clone()), cells }
    });
    objections.chain(lacking).chain(claims).collect()
}

/// The ledger of a month, the newest first.
pub(super) fn ledger(branch: &str, month: Month, ctx: &Ctx) -> Vec<Row> {
    let lang = ctx.lang;
    let one = |e: Entry| {
        let who = ctx.facts.value("duty_member", &e.member, "name").to_string();
        let post = Claim::of(ctx.facts, &e.claim).map(|c| c.what(ctx.facts).to_string()).unwrap_or_default();
        let ok = if e.ok { piece(text::ok(lang), Role::Good) } else { piece(text::missed(lang), Role::Bad) };
        let how = plain(e.source.name(lang));
        Row {
            on: On::Nothing,
            cells: vec![dim(shown(e.date)), how, plain(who), plain(post), ok, plain(e.text), dim(e.by)],
        }
    };
    Entry::list(ctx.facts, branch, month.first_day(), month.last_day()).into_iter().rev().map(one).collect()
}

/// The month of every member.
pub(super) fn month(branch: &str, month: Month, ctx: &Ctx) -> Vec<Row> {
    let one = |s: Scored| {
        let b = duty::basis(ctx.facts, &s.member, month);
        let role = match s.band() {
            Some(duty::Band::Fine) => Role::Good,
            Some(duty::Band::Pass) => Role::Text,
            Some(duty::Band::Below) => Role::Bad,
            None => Role::Dim,
        };
        let count = |n: u32| dim(if n == 0 { "-".to_string() } else { n.to_string() });
        let band = s.band().map_or_else(|| text::unscored(ctx.lang), |b| b.title(ctx.lang));
        let failed = if b.failed == 0 { dim("-") } else { piece(b.failed.to_string(), Role::Bad) };
        let told = if b.reported { plain(text::yes(ctx.lang)) } else { dim("-") };
        let points = s.score.map(|p| p.short()).unwrap_or_default();
        let cells = vec![plain(s.member.name.clone()), plain(points), piece(band, role)];
        let counts = [count(b.spots), count(b.verified), count(b.people), failed, told];
        Row { on: On::Member(s.member.name), cells: cells.into_iter().chain(counts).collect() }
    };
    duty::listed(ctx.facts, branch, month).into_iter().map(one).collect()
}

/// What is due, the most urgent first.
pub(super) fn chores(all: &[Chore], lang: Lang) -> Vec<Row> {
    let one = |c: &Chore| {
        let role = match c.standing {
            Standing::Overdue => Role::Bad,
            Standing::Open => Role::Warn,
            Standing::Late => Role::Dim,
            Standing::Met => Role::Good,
        };
        let cells = vec![
            piece(c.standing.title(lang), role),
            plain(c.due.date.to_string()),
            plain(c.rule.title(lang)),
            plain(format!("{}/{}", c.done, c.need)),
            dim(c.about.clone()),
            dim(c.rule.source()),
        ];
        Row { on: On::Chore(c.rule), cells }
    };
    all.iter().map(one).collect()
}
