//! 会议日期: typed dates of a quarter → missing months → a proposed count that one key accepts.

use super::parts::{above_below, is_final, labelled};
use super::visit::result;
use crate::model::cadence::{self, Item, Meeting, Per, read_dates};
use crate::model::calendar::{date_full, date_short};
use crate::model::checklist::{Checklist, Indicator};
use crate::model::scoring::Answer;
use crate::model::sheet;
use crate::text::Say;
use crate::text::screens::{meetings as text, visit as visit_text};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer as Reply, Cmd, Ctx, Input, Mouse, Screen};
use crate::tui::wide;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::paint::{self, Pieces, piece};
use crate::tui::widgets::tabs::Tabs;
use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The meeting dates of one item.
pub struct MeetingsScreen {
    sheet: String,
    code: String,
    field: Option<Field>,
    typing: bool,
    /// 党小组, where each of them must meet.
    groups: Tabs,
    list: List,
    item: Option<Item>,
    indicator: Option<Indicator>,
    version: Option<u64>,
}

impl MeetingsScreen {
    /// The dates of an item of a sheet.
    pub fn new(sheet_id: &str, code: &str) -> MeetingsScreen {
        MeetingsScreen {
            sheet: sheet_id.into(),
            code: code.into(),
            field: None,
            typing: true,
            groups: Tabs::default(),
            list: List::default(),
            item: None,
            indicator: None,
            version: None,
        }
    }

    fn ready(&mut self, ctx: &Ctx) {
        let key = self.draft();
        self.field.get_or_insert_with(|| {
            Field::new("").drafted(key.clone(), ctx.door.draft(&key)).hint(text::hint(ctx.lang))
        });
        if self.version == Some(ctx.facts.version) {
            return;
        }
        self.version = Some(ctx.facts.version);
        self.item = Item::of(ctx.facts, &self.sheet, &self.code, ctx.today());
        let list = Checklist::of(ctx.facts, ctx.facts.value("sheet", &self.sheet, "checklist"));
        self.indicator = list.and_then(|l| l.get(&self.code).cloned());
        if self.names().len() != self.groups.titles() {
            self.groups = Tabs::new(self.names().len());
        }
        self.list.set_len(self.mine().len());
    }

    fn draft(&self) -> String {
        format!("meeting/{}/{}", self.sheet, self.code)
    }

    fn per_group(&self) -> bool {
        self.item.as_ref().is_some_and(|i| i.cadence.per == Per::Group)
    }

    /// Names of the groups, if each of them must meet.
    fn names(&self) -> Vec<String> {
        let groups = self.item.as_ref().filter(|i| i.cadence.per == Per::Group).map(|i| i.groups.as_slice());
        groups.unwrap_or_default().iter().map(|g| g.1.clone()).collect()
    }

    /// The group whose dates are typed; empty for the branch.
    fn group(&self) -> String {
        let item = self.item.as_ref().filter(|_| self.per_group());
        item.and_then(|i| i.groups.get(self.groups.at())).map(|g| g.0.clone()).unwrap_or_default()
    }

    /// The meetings of that group, by date.
    fn mine(&self) -> Vec<&Meeting> {
        let (group, per_group) = (self.group(), self.per_group());
        let all = self.item.iter().flat_map(|i| &i.meetings);
        all.filter(|m| !per_group || m.group == group).collect()
    }

    fn selected(&self) -> Option<&Meeting> {
        self.mine().get(self.list.selected()?).copied()
    }

    /// Keeps the typed dates; one that cannot be read leaves all of them in the field.
    fn keep(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(item), Some(field)) = (&self.item, &self.field) else { return vec![] };
        let dates = match read_dates(field.text(), item.quarter) {
            Ok(dates) => dates,
            Err(error) => return vec![Cmd::Toast(error.say(ctx.lang))],
        };
        if dates.is_empty() {
            return vec![];
        }
        let (group, visit) = (self.group(), ctx.facts.value("sheet", &self.sheet, "visit"));
        let known: Vec<_> = self.mine().iter().map(|m| m.date).collect();
        let mut act = ctx.facts.act();
        let mut doubled = None;
        for date in dates {
            if known.contains(&date) {
                doubled = Some(Cmd::Toast(text::doubled(ctx.lang, date_short(date, ctx.lang))));
                continue;
            }
            cadence::add(ctx.facts, &mut act, visit, &self.sheet, &self.code, &group, date);
        }
        let draft = self.draft();
        self.field.iter_mut().for_each(|f| f.set(""));
        [Cmd::Apply(act), Cmd::ClearDraft(draft)].into_iter().chain(doubled).collect()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match action {
            Action::Submit => return self.accept(ctx),
            Action::Next | Action::Previous => {
                self.groups.act(action);
                self.list.set_len(self.mine().len());
            }
            Action::Open if self.typing => return self.keep(ctx),
            Action::Down if self.typing => self.typing = self.mine().is_empty(),
            Action::Up if !self.typing && self.list.selected().is_none_or(|r| r == 0) => self.typing = true,
            _ if self.typing => {}
            action if self.list.act(action) => {}
            Action::Open | Action::Remark => return self.ask_note(ctx),
            Action::Remove => return self.remove(ctx),
            _ => {}
        }
        vec![]
    }

    fn ask_note(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(meeting) = self.selected() else { return vec![] };
        let title = text::ask_note(ctx.lang, date_short(meeting.date, ctx.lang));
        vec![Cmd::push(Prompt::new("note", title, &meeting.note, None, ctx))]
    }

    fn remove(&self, ctx: &Ctx) -> Vec<Cmd> {
        let Some(meeting) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        act.delete(ctx.facts, "meeting", &meeting.id);
        vec![Cmd::Apply(act)]
    }

    /// What the dates propose, unless the item has that answer already.
    fn proposal(&self, ctx: &Ctx) -> Option<Answer> {
        let proposed = self.item.as_ref()?.finding().answer()?;
        let now = Answer::of(ctx.facts, &self.sheet, &self.code);
        let same = (proposed.verdict, proposed.count) == (now.verdict, now.count);
        (!same).then_some(Answer { note: now.note, sample: now.sample, ..proposed })
    }

    /// Takes the proposal over and goes back to the visit.
    fn accept(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let mut cmds = self.keep(ctx);
        if !cmds.is_empty() {
            return cmds; // what was typed last has to be looked at first
        }
        let Some(answer) = self.proposal(ctx) else { return vec![Cmd::Toast(text::no_proposal(ctx.lang))] };
        let mut act = ctx.facts.act();
        match sheet::answer(ctx.facts, &mut act, &self.sheet, &self.code, &answer) {
            Ok(()) => cmds.extend([Cmd::Apply(act), Cmd::Answer(Reply { ask: "go", value: self.code.clone() })]),
            Err(error) => cmds.push(Cmd::Toast(error.say(ctx.lang))),
        }
        cmds
    }

    fn noted(&self, note: &str, ctx: &Ctx) -> Vec<Cmd> {
        let Some(meeting) = self.selected() else { return vec![] };
        let mut act = ctx.facts.act();
        act.set(ctx.facts, "meeting", &meeting.id, "note", note);
        vec![Cmd::Apply(act)]
    }

    fn mouse(&mut self, mouse: Mouse, ctx: &Ctx) -> Vec<Cmd> {
        if self.groups.mouse(mouse) {
            self.list.set_len(self.mine().len());
        } else if let (Mouse::Click(at), Some(field)) = (mouse, &mut self.field)
            && field.click(at)
        {
            self.typing = true;
        } else {
            match self.list.mouse(mouse) {
                Hit::Open if !self.typing => return self.ask_note(ctx),
                Hit::Open | Hit::Moved => self.typing = false,
                Hit::Miss => {}
            }
        }
        vec![]
    }

    fn row(&self, meeting: &Meeting, ctx: &Ctx) -> Pieces {
        let weekday = self.item.as_ref().and_then(|i| i.cadence.weekday);
        let moved = weekday.is_some_and(|day| meeting.date.weekday() != day) && meeting.note.trim().is_empty();
        let (said, role) =
            if moved { (text::not_this_weekday(ctx.lang), Role::Warn) } else { (meeting.note.clone(), Role::Dim) };
        let date = wide::pad(&date_full(meeting.date, ctx.lang), 24);
        vec![piece(format!(" {date}"), Role::Text), piece(said, role)]
    }

    fn about(&self, width: usize, ctx: &Ctx) -> Vec<Pieces> {
        let (Some(item), Some(indicator)) = (&self.item, &self.indicator) else { return vec![] };
        let finding = item.finding();
        let lang = ctx.lang;
        let role = if finding.count() > 0 { Role::Bad } else { Role::Good };
        let mut lines = labelled(&text::label_finding(lang), &finding.say(lang), role, width);
        if self.proposal(ctx).is_some() && !is_final(ctx.facts, &self.sheet) {
            lines.extend(labelled(" ", &text::accept(lang), Role::Accent, width));
        }
        let (said, role) = result(indicator, &Answer::of(ctx.facts, &self.sheet, &self.code), lang);
        lines.extend(labelled(&text::label_result(lang), &said, role, width));
        lines.extend(labelled(&text::label_rule(lang), &indicator.rule, Role::Dim, width));
        lines
    }
}

impl Screen for MeetingsScreen {
    fn contexts(&self) -> &'static [Context] {
        if self.typing { &[Context::Meetings] } else { &[Context::Meetings, Context::List] }
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang, &self.code)
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.field.as_mut().filter(|_| self.typing)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let changes = matches!(action, Action::Submit | Action::Remove | Action::Remark | Action::Open);
        (changes && is_final(ctx.facts, &self.sheet)).then(|| visit_text::final_locked(ctx.lang))
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.ready(ctx);
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) if answer.ask == "note" => self.noted(&answer.value, ctx),
            Input::Mouse(mouse) => self.mouse(mouse, ctx),
            Input::Leave if !is_final(ctx.facts, &self.sheet) => self.keep(ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.ready(ctx);
        let buf = frame.buffer_mut();
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let (Some(item), Some(indicator)) = (&self.item, &self.indicator) else {
            paint::text(buf, inner, &text::gone(ctx.lang), ctx.look.of_role(Role::Warn));
            return None;
        };
        let until = text::quarter(ctx.lang, item.quarter.title(ctx.lang), date_full(item.as_of, ctx.lang));
        let head = [piece(format!("{} {}  ", self.code, indicator.title), Role::Title), piece(until, Role::Dim)];
        paint::line(buf, inner, &head, ctx.look);
        let mut y = inner.y + 1;
        let names = self.names();
        if !names.is_empty() {
            self.groups.draw(buf, Rect { y, height: 1, ..inner }, &names, ctx.look);
            y += 1;
        }
        let role = if self.typing { Role::Accent } else { Role::Dim };
        let x = paint::put(buf, inner.x, y, inner.width, &text::label(ctx.lang), ctx.look.of_role(role)) + 1;
        let place = Rect { x, y, width: inner.right().saturating_sub(x), height: 1 };
        let at = self.field.as_mut().and_then(|f| f.draw(buf, place, ctx.look, self.typing));
        let body = Rect { y: y + 2, height: area.bottom().saturating_sub(y + 2), ..area };
        let (list, below) = above_below(body, 9);
        let rows: Vec<Pieces> = self.mine().into_iter().map(|m| self.row(m, ctx)).collect();
        if rows.is_empty() {
            paint::line(buf, Rect { x: list.x + 1, ..list }, &[piece(text::none(ctx.lang), Role::Dim)], ctx.look);
        }
        self.list.draw(buf, list, rows.len(), ctx.look, !self.typing, |i| rows[i].clone());
        let lines = self.about(usize::from(below.width.saturating_sub(1)), ctx);
        paint::lines(buf, below, &lines, ctx.look);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::put;
    use crate::tui::screens::fixture::{SHEET, app, facts, grid};
    use crate::tui::screens::visit::VisitScreen;
    use crate::tui::testing::Harness;

    fn at(code: &str) -> Harness {
        let mut facts = facts();
        for (id, name) in [("G08", "气化党小组"), ("G09", "净化党小组")] {
            put(&mut facts, "group", id, "name", name);
            put(&mut facts, "group", id, "branch", "B04");
        }
        let screen = VisitScreen::new(&facts, SHEET).at(code);
        let mut app = app(facts, screen);
        app.press("d");
        app
    }

    fn answer(app: &Harness, code: &str) -> Answer {
        Answer::of(app.app.facts(), SHEET, code)
    }

    #[test]
    fn typed_dates_name_the_missing_month_and_one_key_accepts_the_count() {
        let mut app = at("C1-02");
        app.type_text("11.5　11月5日").press("Enter");
        assert!(app.screen_text().contains("缺1次：10月"), "{}", app.screen_text());
        app.press("F2");
        assert_eq!(answer(&app, "C1-02"), Answer::deduct(1));
        assert!(app.screen_text().contains("C1-02 支部委员会会议"), "back at the item: {}", app.screen_text());
        app.press("d").type_text("10/14").press("Enter F2");
        assert_eq!(answer(&app, "C1-02"), Answer::ok());
    }

    #[test]
    fn a_date_that_cannot_be_read_stays_in_the_field_and_a_double_is_said() {
        let mut app = at("C1-02");
        app.type_text("11.5 13.40").press("Enter");
        assert!(
            app.screen_text().contains("11.5 13.40") && app.screen_text().contains("没有日期"),
            "{}",
            app.screen_text()
        );
        app.press("Ctrl-A").type_text("11.5").press("Enter").type_text("11.5 11.6").press("Enter");
        assert!(app.screen_text().contains("11月5日 已经记过"), "{}", app.screen_text());
        assert_eq!(Meeting::of_item(app.app.facts(), SHEET, "C1-02").len(), 2);
    }

    #[test]
    fn each_group_has_its_own_dates() {
        let mut app = at("A2-03");
        app.type_text("10.9").press("Enter Tab").type_text("10.10").press("Enter");
        let found = Meeting::of_item(app.app.facts(), SHEET, "A2-03");
        assert_eq!(found.iter().map(|m| m.group.as_str()).collect::<Vec<_>>(), ["G08", "G09"]);
        assert!(app.screen_text().contains("2026年10月10日") && app.find("2026年10月9日").is_none());
    }

    #[test]
    fn a_moved_day_needs_its_reason_and_a_date_can_be_taken_away() {
        let mut app = at("D1-02");
        app.type_text("10.14 10.15").press("Enter Down Down");
        assert!(app.screen_text().contains("写明改期原因"), "{}", app.screen_text());
        app.press("b").type_text("检修，é👍").press("Enter");
        assert!(app.screen_text().contains("检修，é👍") && app.find("写明改期原因").is_none());
        app.press("Delete");
        assert_eq!(Meeting::of_item(app.app.facts(), SHEET, "D1-02").len(), 1);
        app.press("u");
        assert_eq!(Meeting::of_item(app.app.facts(), SHEET, "D1-02").len(), 2);
    }

    #[test]
    fn other_items_say_that_they_are_not_about_frequency() {
        let app = at("C1-05");
        assert!(app.screen_text().contains("不按次数"), "{}", app.screen_text());
    }

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        let mut app = at("A2-03");
        app.type_text("10.9 11.6").press("Enter");
        insta::assert_snapshot!(grid(app));
    }
}
