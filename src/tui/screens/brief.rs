//! 访前简报: open problems and promises, clauses lost again and again, former strengths, claims to verify.

use crate::model::brief::{Brief, ToVerify};
use crate::model::calendar::date_short;
use crate::model::note::Note;
use crate::model::problem::Problem;
use crate::text::Lang;
use crate::text::screens::brief as text;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Cmd, Ctx, Input, Prints, Screen};
use crate::tui::wide;
use crate::tui::widgets::paint::{Pieces, piece};
use crate::tui::widgets::scroll::Scroll;
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The brief of a visit as a page.
pub struct BriefScreen {
    sheet: String,
    scroll: Scroll,
    brief: Option<(u64, Brief)>,
}

impl BriefScreen {
    /// The brief of the visit of this sheet.
    pub fn new(sheet_id: &str) -> BriefScreen {
        BriefScreen { sheet: sheet_id.into(), scroll: Scroll::default(), brief: None }
    }
}

/// The brief as lines of at most `width` cells.
pub(super) fn lines(brief: &Brief, claims: &[&Note], width: usize, lang: Lang, today: NaiveDate) -> Vec<Pieces> {
    let mut page = Page { width, lines: Vec::new() };
    if brief.is_empty() && claims.is_empty() {
        page.put(&text::none(lang), Role::Dim, "");
        return page.lines;
    }
    let open = brief.open.iter().map(|p| problem(p, lang, today));
    page.part(text::open(lang, brief.open.len()), open);
    page.part(
        text::promises(lang),
        brief.promises.iter().map(|p| (text::promise(lang, &p.number, &p.text), Role::Text)),
    );
    let clause = |r: &crate::model::brief::Repeated| {
        (text::clause(lang, &r.code, &r.title, r.rounds.join("、"), r.lost.short()), Role::Bad)
    };
    page.part(text::repeated(lang), brief.repeated.iter().map(clause));
    let check = |v: &ToVerify| (text::verify(lang, v.step.name(lang), &v.code, &v.text), Role::Text);
    page.part(text::to_verify(lang), brief.verify.iter().map(check));
    let claim = |n: &&Note| (text::claim(lang, n.verify.map_or("", |s| s.name(lang)), &n.text), Role::Warn);
    page.part(text::claims(lang), claims.iter().map(claim));
    let round = brief.strengths.first().map_or("", |s| s.visit.split('/').next().unwrap_or(""));
    page.part(text::strengths(lang, round), brief.strengths.iter().map(|s| (s.text.clone(), Role::Good)));
    page.lines
}

fn problem(p: &Problem, lang: Lang, today: NaiveDate) -> (String, Role) {
    let late = p.overdue_days(today);
    let due = match p.due.parse::<NaiveDate>() {
        Ok(_) if late > 0 => text::overdue(lang, late),
        Ok(date) => text::until(lang, date_short(date, lang)),
        Err(_) => text::no_due(lang),
    };
    let said = text::problem(lang, &p.number, &p.fact, p.status.name(lang), due);
    (said, if late > 0 { Role::Bad } else { Role::Text })
}

struct Page {
    width: usize,
    lines: Vec<Pieces>,
}

impl Page {
    /// A heading and what stands under it; nothing at all if that is nothing.
    fn part(&mut self, head: String, items: impl Iterator<Item = (String, Role)>) {
        let items: Vec<_> = items.collect();
        if items.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(vec![]);
        }
        self.put(&head, Role::Title, "");
        for (said, role) in items {
            self.put(&said, role, "- ");
        }
    }

    fn put(&mut self, said: &str, role: Role, mark: &str) {
        let lines = wide::wrap(said, self.width.saturating_sub(mark.len()).max(2));
        for (i, line) in lines.into_iter().enumerate() {
            let before = if i == 0 { mark.to_string() } else { " ".repeat(mark.len()) };
            self.lines.push(vec![piece(before, Role::Dim), piece(line, role)]);
        }
    }
}

impl Screen for BriefScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Brief, Context::Page]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("brief", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, _ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(Action::Open) => return vec![Cmd::Pop],
            Input::Action(action) => {
                self.scroll.act(action);
            }
            Input::Mouse(mouse) => {
                self.scroll.mouse(mouse);
            }
            _ => {}
        }
        vec![]
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let fresh = self.brief.as_ref().is_some_and(|b| b.0 == ctx.facts.version);
        if !fresh {
            let visit = ctx.facts.value("sheet", &self.sheet, "visit");
            self.brief = Some((ctx.facts.version, Brief::of(ctx.facts, visit)));
        }
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let notes = Note::of_sheet(ctx.facts, &self.sheet);
        let claims: Vec<_> = notes.iter().filter(|n| n.pending()).collect();
        let width = usize::from(inner.width.saturating_sub(2));
        if let Some((_, brief)) = &self.brief {
            let all = lines(brief, &claims, width, ctx.lang, ctx.today());
            self.scroll.draw(frame.buffer_mut(), inner, &all, ctx.look);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::strength;
    use crate::model::testing::{apply, close, put};
    use crate::tui::screens::fixture::{SHEET, app, facts, grid};
    use crate::tui::screens::visit::VisitScreen;

    #[test]
    fn one_key_shows_what_former_quarters_say() {
        let mut facts = facts();
        let mut act = facts.act();
        strength::mark(&facts, &mut act, "2026Q3/B04", "2026Q3/B04/xBCDFG-1", "", "“红色班组”有成效，é👍");
        apply(&mut facts, &act);
        let screen = VisitScreen::new(&facts, SHEET);
        let mut app = app(facts, screen);
        app.press("n").type_text("每月都开支委会").press("Enter Down 2 Esc o");
        let screen = app.screen_text();
        assert!(screen.contains("未销号的问题 1 条") && screen.contains("待整改，逾期83天"), "{screen}");
        assert!(screen.contains("查资料：每月都开支委会") && screen.contains("上次的优点（2026Q3）"), "{screen}");
        insta::assert_snapshot!(grid(app));
    }

    #[test]
    fn a_wide_screen_shows_it_while_the_branch_reports() {
        let facts = facts();
        let screen = VisitScreen::new(&facts, SHEET);
        let mut app = app(facts, screen);
        assert!(app.find("未销号的问题").is_none());
        app.resize(120, 40);
        assert!(app.find("未销号的问题").is_some(), "{}", app.screen_text());
        app.press("Tab");
        assert!(app.find("未销号的问题").is_none());
    }

    #[test]
    fn a_branch_without_a_past_says_so() {
        let mut facts = facts();
        put(&mut facts, "visit", "2026Q3/B04", "state", "void");
        let problem = facts.all("problem").next().unwrap().id.clone();
        close(&mut facts, &problem);
        let app = app(facts, BriefScreen::new(SHEET));
        assert!(app.screen_text().contains("没有这个支部以前季度的记录"));
    }
}
