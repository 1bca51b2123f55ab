//! What the four pages of a pair show, row by row, and what each row is about.

use crate::model::pairing::{
    self, Clock, Contact, Gap, Goal, MonthStrip, Pair, Party, QuarterStrip, Side, Standing, Task,
};
use crate::model::schema;
use crate::text::screens::pairing as text;
use crate::text::{Lang, Say};
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::widgets::paint::{Piece, piece};
use crate::tui::widgets::table::Column;
use chrono::NaiveDate;

/// What a row is about: Enter on it does the next thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum On {
    /// Parties and term.
    Terms,
    /// A signature.
    Sign(Party),
    /// An aim that a person measures.
    Goal(String),
    /// A task of the plan.
    Task(String),
    /// An entry of the ledger.
    Contact(String),
    /// An obligation; Enter writes down what meets it: the kind of entry.
    Clock(&'static str),
    /// The acceptance.
    Accept,
    /// Only to be read.
    Nothing,
}

/// One row.
pub(super) struct Row {
    pub on: On,
    pub cells: Vec<Piece>,
}

fn row(on: On, cells: Vec<Piece>) -> Row {
    Row { on, cells }
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

fn mark(ok: bool, lang: Lang) -> Piece {
    if ok { piece(text::yes(lang), Role::Good) } else { piece(text::not_yet(lang), Role::Warn) }
}

/// Columns of the four pages.
pub(super) fn columns(page: usize, lang: Lang) -> Vec<Column> {
    match page {
        0 => vec![
            Column::new(text::what(lang), 34),
            Column::new(text::state(lang), 7),
            Column::new(text::content(lang), 20).grow(),
        ],
        1 => vec![
            Column::new(text::kind(lang), 8),
            Column::new(text::state(lang), 8),
            Column::new(text::when(lang), 10),
            Column::new(text::who(lang), 8),
            Column::new(text::content(lang), 20).grow(),
        ],
        2 => vec![
            Column::new(text::when(lang), 10),
            Column::new(text::kind(lang), 10),
            Column::new(text::state(lang), 8),
            Column::new(text::content(lang), 20).grow(),
            Column::new(text::result(lang), 16).grow().leaves(1),
        ],
        _ => vec![
            Column::new(text::state(lang), 4),
            Column::new(text::until(lang), 16),
            Column::new(text::side(lang), 6),
            Column::new(text::what(lang), 16),
            Column::new(text::done(lang), 5).right(),
            Column::new(text::about(lang), 12).grow(),
            Column::new(text::rule(lang), 6).leaves(1),
        ],
    }
}

/// The contract and its aims.
pub(super) fn contract(pair: &Pair, ctx: &Ctx) -> Vec<Row> {
    let lang = ctx.lang;
    let helper = crate::model::person::name_of(ctx.facts, &pair.helper);
    let lacks: Vec<_> = pair.lacks(ctx.facts).iter().map(|l| l.say(lang)).collect();
    let comma = if lang == Lang::En { ", " } else { "、" };
    let named = |name: &str| if name.is_empty() { "＿＿" } else { name }.to_string();
    let terms = |label, words| row(On::Terms, vec![plain(label), dim(""), plain(words)]);
    let mut rows = vec![
        terms(text::helper(lang), format!("{} {}", pair.post, named(&helper))),
        terms(text::term(lang), format!("{} — {}", named(&shown(pair.from)), named(&shown(pair.end())))),
        terms(text::keeper(lang), named(&pair.keeper)),
        terms(text::follower(lang), named(&pair.follower)),
    ];
    for (party, on) in Party::ALL.into_iter().zip(pair.signed) {
        let state = match on {
            Some(_) => piece(text::signed(lang), Role::Good),
            None => piece(text::unsigned(lang), Role::Warn),
        };
        rows.push(row(On::Sign(party), vec![plain(text::signed_by(lang, party.title(lang))), state, plain(shown(on))]));
    }
    if !lacks.is_empty() {
        rows.push(row(On::Terms, vec![piece(text::lacking(lang), Role::Warn), dim(""), plain(lacks.join(comma))]));
    }
    let goals = Goal::of_pair(ctx.facts, &pair.id).into_iter().map(|g| On::Goal(g.id));
    let on = goals.chain(std::iter::repeat(On::Nothing));
    let hopes = pairing::hopes(ctx.facts, pair, lang);
    rows.extend(
        hopes.into_iter().zip(on).map(|(h, on)| row(on, vec![plain(h.name), mark(h.reached, lang), plain(h.known)])),
    );
    let stage = pair.stage(ctx.today()).title(lang);
    rows.push(row(On::Accept, vec![plain(text::acceptance(lang)), dim(""), piece(stage, Role::Accent)]));
    rows.extend(
        pairing::hints(ctx.facts, pair, ctx.today())
            .iter()
            .map(|h| row(On::Nothing, vec![piece(text::hint(lang), Role::Warn), dim(""), plain(h.say(lang))])),
    );
    rows
}

/// Shortfalls, then the plan.
pub(super) fn plan(pair: &Pair, ctx: &Ctx) -> Vec<Row> {
    let lang = ctx.lang;
    let gaps = Gap::of_pair(ctx.facts, &pair.id).into_iter().map(|g| {
        let core = if g.core { piece(text::core(lang), Role::Warn) } else { dim("") };
        let source = schema::shown(schema::GAP_SOURCES, &g.source, lang);
        row(On::Nothing, vec![plain(text::gap(lang)), core, dim(shown(g.found)), dim(source), plain(g.text)])
    });
    let tasks = Task::of_pair(ctx.facts, &pair.id).into_iter().map(|t| {
        let state = match t.done {
            Some(_) => piece(text::finished(lang), Role::Good),
            None if t.overdue(ctx.today()) => piece(text::overdue(lang), Role::Bad),
            None => piece(text::open(lang), Role::Text),
        };
        let cells = vec![plain(text::task(lang)), state, dim(shown(t.due)), dim(t.person), plain(t.action)];
        row(On::Task(t.id), cells)
    });
    gaps.chain(tasks).collect()
}

/// Kinds of entries that ask for a result.
pub(super) const ASKING: [&str; 5] = ["request", "advice", "objection", "behind", "coordinate"];

/// The help ledger, the newest first.
pub(super) fn ledger(pair: &Pair, ctx: &Ctx) -> Vec<Row> {
    let lang = ctx.lang;
    let one = |c: Contact| {
        let asks = ASKING.contains(&c.kind.as_str());
        let state = match c.done {
            Some(_) => piece(text::settled(lang), Role::Good),
            None if asks => piece(text::open(lang), Role::Warn),
            None => dim(""),
        };
        let kind = plain(schema::shown(schema::CONTACTS, &c.kind, lang));
        let on = if asks && c.done.is_none() { On::Contact(c.id) } else { On::Nothing };
        row(on, vec![dim(shown(c.date)), kind, state, plain(c.text), dim(c.result)])
    };
    Contact::of_pair(ctx.facts, &pair.id).into_iter().rev().map(one).collect()
}

/// The clocks, the most urgent first.
pub(super) fn clocks(all: &[Clock], lang: Lang) -> Vec<Row> {
    let one = |c: &Clock| {
        let role = match c.standing {
            Standing::Overdue => Role::Bad,
            Standing::Open => Role::Warn,
            Standing::Late => Role::Dim,
            Standing::Met => Role::Good,
        };
        let until = c.until.map_or_else(|| c.due.date.to_string(), |u| u.format("%Y-%m-%d %H:%M").to_string());
        let side = match c.rule.side() {
            Side::Helper => text::side_helper(lang),
            Side::Branch => text::side_branch(lang),
            Side::Office => text::side_office(lang),
        };
        let cells = vec![
            piece(c.standing.title(lang), role),
            plain(until),
            plain(side),
            plain(c.rule.title(lang)),
            plain(format!("{}/{}", c.done, c.need)),
            dim(c.about.clone()),
            dim(c.rule.source()),
        ];
        row(On::Clock(met_by(c.rule)), cells)
    };
    all.iter().map(one).collect()
}

/// The kind of ledger entry that meets an obligation; empty where an entry is to be settled instead.
fn met_by(rule: pairing::Rule) -> &'static str {
    use pairing::Rule as R;
    match rule {
        R::Visits => "visit",
        R::Spot => "spot",
        R::Quarterly => "quarterly",
        R::Monthly => "monthly",
        R::Quiz => "quiz",
        R::Review => "review",
        R::Tool => "tool",
        R::Request | R::Advice | R::Objection | R::Talk => "",
    }
}

/// The strips of months and quarters, above the clocks.
pub(super) fn strips(months: &[MonthStrip], quarters: &[QuarterStrip], lang: Lang) -> Vec<Vec<Piece>> {
    let short = |ok: bool| if ok { Role::Good } else { Role::Warn };
    let yes = |ok: bool| if ok { text::has(lang) } else { text::has_not(lang) };
    let month = |m: &MonthStrip| {
        vec![
            piece(format!("{} ", m.month.title(lang)), Role::Title),
            piece(text::strip_visits(lang, m.visits.0, m.visits.1), short(m.visits.0 >= m.visits.1)),
            piece(text::strip_weeks(lang, m.weeks.0, m.weeks.1), short(m.weeks.0 >= m.weeks.1)),
            piece(text::strip_report(lang, yes(m.report)), short(m.report)),
        ]
    };
    let quarter = |q: &QuarterStrip| {
        let score = q.score.map_or_else(|| text::no_score(lang), |s| s.to_string());
        let band = q.band().map(|b| b.title(lang)).unwrap_or_default();
        vec![
            piece(format!("{} ", q.quarter), Role::Title),
            piece(text::strip_quarter(lang, yes(q.report), yes(q.quiz), yes(q.review)), Role::Text),
            piece(text::strip_score(lang, score, band), Role::Accent),
        ]
    };
    months.iter().map(month).chain(quarters.iter().map(quarter)).collect()
}
