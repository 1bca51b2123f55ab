//! 会议日期: typed dates of a quarter → missing months → a proposed count that one key accepts.

mod draw;

use crate::journal::Key;
use crate::model::cadence::{self, Item, Meeting, Per, read_dates};
use crate::model::calendar::date_short;
use crate::model::checklist::{Checklist, Indicator};
use crate::model::scoring::Answer;
use crate::model::sheet;
use crate::text::Say;
use crate::text::screens::{meetings as text, visit as visit_text};
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer as Reply, Cmd, Ctx, Input, Mouse, Prints, Screen};
use crate::tui::screens::parts::is_final;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::list::{Hit, List};
use crate::tui::widgets::tabs::Tabs;
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

    fn record(&self, _ctx: &Ctx) -> Option<Key> {
        self.selected().map(|m| Key::new("meeting", &m.id, ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("sheet", "sheet", &self.sheet)
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
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

#[cfg(test)]
mod tests;
