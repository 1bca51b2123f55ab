//! 名册: whose laptops count, what waits because nobody answers for it, and the decisions of a person about both.

use super::parts::{above_below, labelled};
use crate::error::{Error, Result};
use crate::exchange::signing::keep::{self, Change, Member, State};
use crate::exchange::signing::{Key, fingerprint, roster};
use crate::journal::{Author, Source};
use crate::store::{Roster, Store, Waiting};
use crate::text::screens::roster as text;
use crate::text::{Lang, Say, trust};
use crate::tui::action::Action;
use crate::tui::job::{Done, Job};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::overlays::{confirm::Confirm, message::Message, prompt::Prompt};
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::widgets::list::Hit;
use crate::tui::widgets::paint::{self, Piece, Pieces, piece};
use crate::tui::widgets::table::{Column, Table};
use chrono::SecondsFormat;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

const READ: &str = "roster-read";
const DO: &str = "roster-do";
const ADD: &str = "roster-add";
const REMOVE: &str = "roster-remove";
const ADOPT: &str = "roster-adopt";
const TRUST: &str = "roster-trust";
const REFUSE: &str = "roster-refuse";
/// Lines below the table.
const BELOW: u16 = 9;

/// What is known of the roster.
#[derive(Debug, Clone, Default)]
struct Known {
    roster: Option<Roster>,
    missed: bool,
    offered: Option<Roster>,
    members: Vec<Member>,
    waiting: Vec<Waiting>,
    own: String,
}

impl Known {
    fn read(store: &Store) -> Result<Known> {
        Ok(Known {
            roster: store.roster()?,
            missed: store.awaits_roster()?,
            offered: roster::offered(store)?,
            members: keep::members(store, &store.facts()?)?,
            waiting: store.waiting()?,
            own: Key::of(store)?.public().into(),
        })
    }
}

/// The roster and what waits.
#[derive(Default)]
pub struct RosterScreen {
    known: Known,
    table: Table,
}

/// What a person decided.
enum Deed {
    Change(Change),
    Adopt,
    Decide(Vec<Waiting>, bool, String),
}

impl Deed {
    /// Does it, and says so.
    fn run(self, store: &mut Store, by: &Author, lang: Lang) -> Result<String> {
        let facts = store.facts()?;
        match self {
            Deed::Change(change) => {
                let (made, act) = keep::change(store, &facts, &change, lang)?;
                store.commit(&act, by)?;
                store.rebuild()?;
                Ok(trust::signed(lang, made.serial, made.rows.iter().filter(|r| r.until.is_empty()).count()))
            }
            Deed::Adopt => {
                let found = roster::adopt(store)?.ok_or_else(|| Error::Failed(trust::nothing_offered(lang)))?;
                Ok(trust::adopted(lang, found.serial, fingerprint(&found.key)))
            }
            Deed::Decide(waiting, yes, reason) => {
                store.commit(&keep::decision(&facts, &waiting, yes, &reason), by)?;
                store.rebuild()?;
                let device = waiting.first().map(|w| w.device.clone()).unwrap_or_default();
                let ops: u64 = waiting.iter().map(|w| w.ops).sum();
                Ok(if yes { trust::trusted(lang, device, ops) } else { trust::refused(lang, device) })
            }
        }
    }
}

impl RosterScreen {
    /// The screen and the job that fills it.
    pub fn open(ctx: &Ctx) -> Vec<Cmd> {
        vec![Cmd::push(RosterScreen::default()), RosterScreen::read(ctx)]
    }

    fn read(ctx: &Ctx) -> Cmd {
        Cmd::Job(Job::reading(READ, text::job(ctx.lang), |store, _| Known::read(store)))
    }

    fn selected(&self) -> Option<&Member> {
        self.known.members.get(self.table.list.selected()?)
    }

    /// What waits of the selected device.
    fn waiting(&self) -> Vec<Waiting> {
        let Some(m) = self.selected() else { return Vec::new() };
        self.known.waiting.iter().filter(|w| w.device == m.device).cloned().collect()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        let lang = ctx.lang;
        match (action, self.selected()) {
            (Action::Add, _) if self.known.roster.is_none() => {
                vec![Cmd::push(Confirm::new(
                    ADD,
                    text::sure_begin(lang, self.known.members.iter().filter(|m| !m.key.is_empty()).count()),
                ))]
            }
            (Action::Add, Some(m)) => {
                vec![Cmd::push(Confirm::new(ADD, text::sure_add(lang, &m.device, m.shown(lang), fingerprint(&m.key))))]
            }
            (Action::Remove, Some(m)) => {
                vec![Cmd::push(Confirm::new(REMOVE, text::sure_remove(lang, &m.device, &m.name)))]
            }
            (Action::Import, _) => match &self.known.offered {
                Some(new) => {
                    vec![Cmd::push(Confirm::new(ADOPT, text::sure_adopt(lang, new.serial, fingerprint(&new.key))))]
                }
                None => vec![Cmd::Toast(trust::nothing_offered(lang))],
            },
            (Action::Open, Some(m)) => {
                let words = text::details(lang, &m.device, m.shown(lang), &m.key);
                vec![Cmd::push(Message::new(text::title(lang), words))]
            }
            (Action::Accept, Some(m)) => vec![self.ask(TRUST, text::ask_trust(lang, &m.device), ctx)],
            (Action::Refuse, Some(m)) => vec![self.ask(REFUSE, text::ask_refuse(lang, &m.device), ctx)],
            (other, _) => {
                self.table.list.act(other);
                vec![]
            }
        }
    }

    fn ask(&self, ask: &'static str, title: String, ctx: &Ctx) -> Cmd {
        Cmd::push(Prompt::new(ask, title, "", None, ctx).why(text::why(ctx.lang)).needed())
    }

    fn answered(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some(m) = self.selected() else { return vec![] };
        let deed = match answer.ask {
            ADD if self.known.roster.is_none() => Deed::Change(Change::Begin),
            ADD => Deed::Change(Change::Add(m.device.clone(), m.key.clone())),
            REMOVE => Deed::Change(Change::Remove(m.device.clone())),
            ADOPT => Deed::Adopt,
            ask => Deed::Decide(self.waiting(), ask == TRUST, answer.value.trim().into()),
        };
        let wall = ctx.now.to_rfc3339_opts(SecondsFormat::Secs, false);
        let (by, lang) = (Author { actor: ctx.me().into(), wall, source: Source::Tui }, ctx.lang);
        vec![Cmd::Job(Job::writing(DO, text::job(lang), move |store, _| deed.run(store, &by, lang)))]
    }

    fn done(&mut self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        if done.name == READ {
            match done.take::<Known>() {
                Ok(known) => self.known = known,
                Err(error) => return vec![Cmd::Fail(error)],
            }
            self.table.list.set_len(self.known.members.len());
            return vec![];
        }
        match done.take::<String>() {
            Ok(words) => vec![RosterScreen::read(ctx), Cmd::Toast(words)],
            Err(error) => vec![Cmd::push(Message::new(text::title(ctx.lang), error.say(ctx.lang)))],
        }
    }

    /// The roster as a whole, then the selected device.
    fn about(&self, width: usize, lang: Lang) -> Vec<Pieces> {
        let known = &self.known;
        let head = match &known.roster {
            None if known.missed => crate::text::store::roster_missed(lang),
            None => trust::roster_none(lang),
            Some(r) => trust::roster_head(lang, r.serial, fingerprint(&r.key)),
        };
        let mut out = labelled(&text::title(lang), &head, Role::Text, width);
        let own = if known.own.is_empty() { String::new() } else { fingerprint(&known.own) };
        out.extend(labelled(&trust::state_own(lang), &own, Role::Text, width));
        if let Some(new) = &known.offered {
            let words = text::offered(lang, new.serial, fingerprint(&new.key));
            out.extend(labelled(&text::label_offered(lang), &words, Role::Warn, width));
        }
        let rows = known.roster.as_ref().map(|r| r.rows.clone()).unwrap_or_default();
        for (a, b) in roster::look_alikes(&rows) {
            out.extend(labelled(&text::label_alike(lang), &trust::alike(lang, a, b), Role::Warn, width));
        }
        for w in self.waiting() {
            out.extend(labelled(&text::label_waiting(lang), &text::waiting(lang, w.ops, &w.claims), Role::Warn, width));
        }
        out
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new(text::device(lang), 8),
        Column::new(text::name(lang), 8).grow(),
        Column::new(text::key(lang), 20),
        Column::new(text::state(lang), 14),
        Column::new(text::waits(lang), 7).right(),
    ]
}

fn cell(m: &Member, column: usize, lang: Lang) -> Piece {
    let role = if m.state == State::Changed { Role::Bad } else { Role::Text };
    match column {
        0 => piece(m.device.clone(), Role::Text),
        1 => piece(m.shown(lang), Role::Text),
        2 if m.key.is_empty() => piece("", Role::Dim),
        2 => piece(fingerprint(&m.key), role),
        3 if m.own => piece(format!("{} {}", m.state.say(lang), trust::state_own(lang)), role),
        3 => piece(m.state.say(lang), role),
        _ if m.waiting > 0 => piece(m.waiting.to_string(), Role::Warn),
        _ => piece("", Role::Text),
    }
}

impl Screen for RosterScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Roster, Context::List]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let lang = ctx.lang;
        let m = self.selected();
        match action {
            Action::Add if self.known.roster.is_some() => {
                let free = m.is_some_and(|m| m.state != State::On && !m.key.is_empty());
                (!free).then(|| text::nothing_to_add(lang))
            }
            Action::Remove => {
                (!m.is_some_and(|m| m.state == State::On && !m.own)).then(|| text::nothing_to_remove(lang))
            }
            Action::Accept | Action::Refuse => self.waiting().is_empty().then(|| trust::quarantine_none(lang)),
            _ => None,
        }
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match input {
            Input::Action(action) => self.act(action, ctx),
            Input::Answer(answer) => self.answered(&answer, ctx),
            Input::Done(done) => self.done(done, ctx),
            Input::Mouse(mouse) if self.table.list.mouse(mouse) == Hit::Open => self.act(Action::Open, ctx),
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let (upper, lower) = above_below(area, BELOW);
        self.table.columns = columns(ctx.lang);
        let all = &self.known.members;
        let cell = |r: usize, c: usize| all.get(r).map_or_else(|| piece("", Role::Text), |m| cell(m, c, ctx.lang));
        self.table.draw(frame.buffer_mut(), upper, all.len(), ctx.look, true, cell);
        paint::lines(frame.buffer_mut(), lower, &self.about(usize::from(lower.width), ctx.lang), ctx.look);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{self, Starter};
    use crate::tui::screens::home::HomeScreen;
    use crate::tui::store_door::StoreDoor;
    use crate::tui::testing::{Harness, morning};

    /// A laptop with a roster of its own, and operations of a stranger that wait.
    fn laptop() -> Harness<StoreDoor> {
        let at = "2026-11-22T08:00:00+08:00";
        let mut store = Store::memory("xBBBBB").unwrap();
        let facts = setup::fill(&mut store, &Starter::builtin("王芳", "B02"), at, Source::Tui).unwrap();
        keep::change(&mut store, &facts, &Change::Begin, Lang::Zh).unwrap();
        let mut other = Store::memory("xCCCCC").unwrap();
        setup::fill(&mut other, &Starter::builtin("李\u{200b}强", "B01"), at, Source::Tui).unwrap();
        let from = crate::store::Source { path: "b.zip".into(), ..Default::default() };
        let fill = |intake: &mut crate::store::Intake| {
            let all = |intake: &mut crate::store::Intake| other.each_op(|op| intake.take(op)).map(Ok::<(), ()>);
            intake.bundle(&from, all).map(|_| (true, ()))
        };
        store.take_in(Some(&Default::default()), || Ok("xDDDDD".into()), fill).unwrap();
        let owner = store.local("owner").unwrap().unwrap();
        let door = StoreDoor::new(store, owner, None, Lang::Zh, Box::new(morning));
        let mut app = Harness::on(door, HomeScreen::new("2026Q4"), 80, 24);
        app.press("K").finish_jobs();
        app
    }

    #[test]
    fn what_waits_is_seen_by_its_claim_and_trusted_with_a_reason() {
        let mut app = laptop();
        assert!(app.screen_text().contains("名册第 1 版"), "{}", app.screen_text());
        app.press("Down");
        assert!(app.screen_text().contains("李<U+200B>强"), "{}", app.screen_text());
        app.press("y").type_text("电话核实，é👍").press("Enter").finish_jobs();
        assert!(app.screen_text().contains("已采信"), "{}", app.screen_text());
        let trusted = app.app.facts().all("trust").next().unwrap().clone();
        assert_eq!(trusted.get("reason"), "电话核实，é👍");
        assert!(app.app.facts().all("person").any(|p| p.get("name").contains('强')));
    }

    #[test]
    fn it_is_seen_in_every_size_and_look() {
        use crate::tui::screens::fixture::grid;
        let mut screen = RosterScreen::default();
        let key = |n: char| n.to_string().repeat(56);
        let member = |device: &str, name: &str, state, own, waiting| {
            let key = key(device.chars().last().unwrap());
            let claims = if waiting > 0 { name } else { "" };
            Member { device: device.into(), name: name.into(), claims: claims.into(), key, state, own, waiting }
        };
        screen.known.members = vec![
            member("xBBBBB", "王芳", State::On, true, 0),
            member("xCCCCC", "李\u{200b}强é👍", State::New, false, 881),
            member("xDDDDD", "赵敏", State::Changed, false, 0),
            member("xFFFFF", "孙强", State::Off, false, 0),
        ];
        let row = |device: &str, person: &str, name: &str| crate::store::Rostered {
            device: device.into(),
            key: key('B'),
            person: person.into(),
            name: name.into(),
            until: String::new(),
        };
        let rows = vec![row("xBBBBB", "1", "王芳"), row("xGGGGG", "2", "王方")];
        screen.known.roster =
            Some(Roster { serial: 3, key: key('B'), text: String::new(), signature: String::new(), rows });
        screen.known.own = key('B');
        screen.known.waiting = vec![Waiting {
            device: "xCCCCC".into(),
            ops: 881,
            tip: crate::journal::OpHash::of(b"x"),
            seq: 881,
            actor: "xCCCCC-1".into(),
            claims: "李\u{200b}强é👍".into(),
        }];
        screen.table.list.set_len(4);
        screen.table.list.act(Action::Down);
        insta::assert_snapshot!("roster", grid(Harness::new(screen, 80, 24)));
    }

    #[test]
    fn refused_material_stays_aside() {
        let mut app = laptop();
        app.press("Down n").type_text("不是本人").press("Enter").finish_jobs();
        assert!(app.screen_text().contains("不采信"), "{}", app.screen_text());
        assert!(!app.app.facts().all("person").any(|p| p.get("name").contains('强')));
    }
}
