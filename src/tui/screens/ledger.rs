//! 扣分明细: behind every number, full marks less each explained deduction.

use super::parts::{above_below, labelled};
use crate::journal::Key;
use crate::model::scoring::{Lost, Verdict, ledger_of};
use crate::model::sheet::{Sheet, unreconciled};
use crate::text::Lang;
use crate::text::screens::ledger as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Prints, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The deductions of a sheet. Enter answers `go` with the code, so that a visit below selects the item.
pub struct LedgerScreen {
    sheet: String,
    table: Table,
    rows: Vec<Lost>,
    version: Option<u64>,
}

impl LedgerScreen {
    /// The deductions of a sheet.
    pub fn new(sheet_id: &str) -> LedgerScreen {
        LedgerScreen { sheet: sheet_id.into(), table: Table::default(), rows: Vec::new(), version: None }
    }

    fn ready(&mut self, ctx: &Ctx) {
        if self.version != Some(ctx.facts.version) {
            self.version = Some(ctx.facts.version);
            self.rows = ledger_of(ctx.facts, &self.sheet);
            self.table.list.set_len(self.rows.len());
        }
    }

    fn selected(&self) -> Option<&Lost> {
        self.rows.get(self.table.list.selected()?)
    }

    fn go(&self) -> Vec<Cmd> {
        let answer = self.selected().map(|l| Answer { ask: "go", value: l.code.clone() });
        answer.map(Cmd::Answer).into_iter().collect()
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::code(lang), 6),
        Column::new(text::item(lang), 16).grow(),
        Column::new(text::count(lang), 8).right(),
        Column::new(text::lost(lang), 6).right(),
        Column::new(text::facts(lang), 26).grow().leaves(1),
    ]
}

fn cell(lost: &Lost, column: usize, lang: Lang) -> Piece {
    match column {
        0 => piece(&*lost.code, Role::Dim),
        1 => piece(&*lost.title, Role::Text),
        2 => piece(lost.count.map_or_else(|| text::whole(lang), |n| format!("{n}{}", lost.unit)), Role::Text),
        3 => piece(lost.amount.to_string(), Role::Bad),
        _ => piece(lost.facts.iter().map(|f| f.1.as_str()).collect::<Vec<_>>().join("；"), Role::Text),
    }
}

fn about(lost: &Lost, width: usize, lang: Lang) -> Vec<Pieces> {
    let (per_unit, amount) = (lost.per_unit.short(), lost.amount.short());
    let sum = match (lost.verdict, lost.count) {
        (Verdict::Deduct, Some(n)) if lost.capped => {
            text::capped(lang, n, &lost.unit, per_unit, lost.cap.min(lost.full).short(), amount)
        }
        (Verdict::Deduct, Some(n)) => text::arithmetic(lang, n, &lost.unit, per_unit, amount),
        _ => text::zero(lang, lost.full.short()),
    };
    let mut lines = labelled(&text::label_sum(lang), &sum, Role::Bad, width);
    lines.extend(labelled(&text::label_reason(lang), &lost.reason, Role::Text, width));
    for (_, fact) in &lost.facts {
        lines.extend(labelled(&text::label_fact(lang), fact, Role::Text, width));
    }
    if lost.facts.is_empty() {
        lines.extend(labelled(&text::label_fact(lang), &text::no_fact(lang), Role::Warn, width));
    }
    lines.extend(labelled(&text::label_rule(lang), &lost.rule, Role::Dim, width));
    lines.extend(labelled(&text::label_person(lang), &lost.person, Role::Dim, width));
    lines
}

/// The sum in two lines: what was answered, and how it is converted.
fn sums(sheet: &Sheet, ctx: &Ctx) -> Vec<Pieces> {
    let Some(totals) = sheet.totals(ctx.facts) else { return vec![] };
    let (lang, judged) = (ctx.lang, totals.got + totals.lost);
    let mut rest = Vec::new();
    if totals.na_count > 0 {
        rest.push(text::not_applicable(lang, totals.na_count, totals.na_points.short()));
    }
    if totals.unanswered > 0 {
        rest.push(text::unanswered(lang, totals.unanswered));
    }
    if let Some(score) = totals.score.filter(|_| totals.na_count > 0) {
        rest.push(text::converted(lang, totals.got, totals.applicable, score));
    }
    if let Some(n) = unreconciled(ctx.facts, sheet) {
        rest.push(text::unreconciled(lang, n));
    }
    let sum = piece(text::sum(lang, judged, totals.lost, totals.got), Role::Title);
    vec![vec![sum], vec![piece(rest.join("  "), Role::Dim)]]
}

impl Screen for LedgerScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|l| Key::new("score", &format!("{}/{}", self.sheet, l.code), ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("sheet", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(Action::Open) => return self.go(),
            Input::Action(action) => {
                self.table.list.act(action);
            }
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => return self.go(),
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        let buf = frame.buffer_mut();
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let head = Sheet::of(ctx.facts, &self.sheet).map(|s| sums(&s, ctx)).unwrap_or_default();
        paint::lines(buf, inner, &head, ctx.look);
        let body = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        if self.rows.is_empty() {
            paint::text(buf, body, &text::none(ctx.lang), ctx.look.of_role(Role::Dim));
            return None;
        }
        let (list, below) = above_below(Rect { x: area.x, ..body }, 8);
        let list = Rect { x: inner.x, ..list };
        let rows = &self.rows;
        self.table.columns = columns(ctx.lang);
        self.table.draw(buf, list, rows.len(), ctx.look, true, |r, c| cell(&rows[r], c, ctx.lang));
        let width = usize::from(below.width.saturating_sub(1));
        let lines = self.selected().map(|l| about(l, width, ctx.lang)).unwrap_or_default();
        paint::lines(buf, below, &lines, ctx.look);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scoring::Answer;
    use crate::model::sheet;
    use crate::model::testing::apply;
    use crate::tui::screens::fixture::{SHEET, app, facts, grid};
    use crate::tui::screens::visit::VisitScreen;
    use crate::tui::testing::Harness;

    fn visit() -> Harness {
        let mut facts = facts();
        let mut act = facts.act();
        let answers = [
            ("A1-02", Answer::ok()),
            ("A2-01", Answer::deduct(9)),
            ("A2-03", Answer::na("未设党小组")),
            ("E2-04", Answer::zero("未悬挂党旗，é👍")),
        ];
        for (code, answer) in answers {
            sheet::answer(&facts, &mut act, SHEET, code, &answer).unwrap();
        }
        apply(&mut facts, &act);
        let screen = VisitScreen::new(&facts, SHEET);
        app(facts, screen)
    }

    #[test]
    fn every_lost_point_is_explained_and_enter_goes_to_its_item() {
        let mut app = visit();
        app.press("l");
        let screen = app.screen_text();
        assert!(screen.contains("已查各项满分 6.00 - 扣分 3.00 = 得分 3.00"), "{screen}");
        assert!(screen.contains("9处 × 0.5，上限 2，扣 2") && screen.contains("没有写扣分事实"), "{screen}");
        app.press("Down");
        assert!(app.screen_text().contains("本项不得分，满分 1 全扣") && app.screen_text().contains("未悬挂党旗，é👍"));
        app.press("Enter");
        assert!(app.screen_text().contains("E2-04 六有之四：有党旗"), "{}", app.screen_text());
        app.press("p F2 l Down");
        assert!(app.screen_text().contains("六有之四：有党旗：未悬挂党旗"), "{}", app.screen_text());
    }

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        let mut app = visit();
        app.press("l");
        insta::assert_snapshot!(grid(app));
        insta::assert_snapshot!(super::super::fixture::app(facts(), LedgerScreen::new(SHEET)).screen_text());
    }
}
