//! What can be done with the plates: Enter offers it, a person decides.

use super::QuarterScreen;
use super::plates_in;
use crate::model::calendar;
use crate::model::plate::{self, Event, External, Kind, Line, LogError, Plate, Policy, Stamp, Value};
use crate::model::round;
use crate::text::Say;
use crate::text::screens::{intake, quarter as text};
use crate::tui::overlays::choose::Choose;
use crate::tui::overlays::message::Message;
use crate::tui::overlays::prompt::Prompt;
use crate::tui::screen::{Answer, Cmd, Ctx};
use crate::tui::widgets::finder::Item;
use chrono::Datelike;

const WHAT: &str = "plates/what";
const POLICY: &str = "plates/policy";
const STAR: &str = "plates/star";
const HELP: &str = "plates/help";
const SECOND: &str = "plates/second";
const NOTE: &str = "plates/note";
const CHANGE: &str = "plates/change";
const UNTIL: &str = "plates/until";
const AGAIN: &str = "plates/again";
const STARS_IN: &str = "plates/stars-in";
const HELPS_IN: &str = "plates/helps-in";

impl QuarterScreen {
    fn line(&self) -> Option<&Line> {
        self.data.as_ref()?.plates.get(self.selected()?)
    }

    /// Offers what can be done with the selected branch and the quarter.
    pub(super) fn enter_plates(&self, ctx: &Ctx) -> Vec<Cmd> {
        let (Some(line), lang) = (self.line(), ctx.lang) else { return vec![] };
        let (name, rules) = (&line.name, plate::rules(ctx.facts, &self.round));
        let mut items = vec![Item::new(STAR, text::do_star(lang, name))];
        if line.inputs.paired {
            items.push(Item::new(HELP, text::do_help(lang, name)));
            if plate::scores_itself(&line.helper) {
                items.push(Item::new(SECOND, text::do_second(lang, name)));
            }
        } else {
            let now = rules.unpaired.map_or_else(|| text::undecided(lang), |p| p.name(lang).to_string());
            items.push(Item::new(POLICY, text::do_unpaired(lang, now)));
            if rules.unpaired == Some(Policy::Manual) {
                items.push(Item::new(HELP, text::do_manual(lang, name)));
                items.push(Item::new(NOTE, text::do_note(lang, name)));
            }
        }
        items.push(Item::new("confirm", text::do_confirm(lang)));
        if plate::in_force(&line.log) == Some(Plate::Striving) {
            items.push(Item::new(CHANGE, text::do_change(lang, name)));
            items.push(Item::new(UNTIL, text::do_extend(lang, name)));
        }
        if plate::rated(&line.log).and_then(|e| e.plate) == Some(Plate::Striving) {
            items.push(Item::new("review", text::do_review(lang, name)));
            items.push(Item::new("talk", text::do_talk(lang, name)));
        }
        items.extend([
            Item::new(STARS_IN, text::do_import(lang, Kind::Star.name(lang))),
            Item::new(HELPS_IN, text::do_import(lang, Kind::Help.name(lang))),
            Item::new(plate::star::MAP, text::do_star_map(lang)),
            Item::new(plate::veto::LIST, text::do_veto(lang)),
        ]);
        vec![Cmd::push(Choose::new(WHAT, text::what(lang), items, ctx))]
    }

    pub(super) fn answered_plates(&self, answer: &Answer, ctx: &Ctx) -> Vec<Cmd> {
        let Some(line) = self.line() else { return vec![] };
        match answer.ask {
            WHAT => self.chosen(&answer.value, line, ctx),
            POLICY => self.policy(&answer.value, ctx),
            STAR => self.score(line, Kind::Star, &answer.value, ctx),
            HELP => self.score(line, Kind::Help, &answer.value, ctx),
            STARS_IN => vec![plates_in::read(Kind::Star, &answer.value, ctx)],
            HELPS_IN => vec![plates_in::read(Kind::Help, &answer.value, ctx)],
            SECOND => self.word(line, "second", &answer.value, ctx),
            NOTE => self.word(line, "note", &answer.value, ctx),
            AGAIN => self.confirm(&answer.value, ctx),
            CHANGE => self
                .log(ctx, &answer.value, |w, act, with| plate::change(w.facts, act, &self.round, &line.branch, with)),
            UNTIL => self.extend(line, &answer.value, ctx),
            _ => vec![],
        }
    }

    fn chosen(&self, what: &str, line: &Line, ctx: &Ctx) -> Vec<Cmd> {
        let lang = ctx.lang;
        let points = |v: Value| v.points().map(|p| p.short()).unwrap_or_default();
        let ask = |ask, title: String, begin: &str, why: String| {
            vec![Cmd::push(Prompt::new(ask, title, begin, None, ctx).why(why).needed())]
        };
        let id = External::id(&self.round, &line.branch, Kind::Help);
        let now = |field| ctx.facts.value("external", &id, field);
        match what {
            STAR => ask(STAR, text::do_star(lang, &line.name), &points(line.inputs.star), text::ask_score(lang)),
            HELP => ask(HELP, text::do_help(lang, &line.name), &points(line.inputs.help), text::ask_score(lang)),
            SECOND => ask(SECOND, text::do_second(lang, &line.name), now("second"), String::new()),
            NOTE => ask(NOTE, text::do_note(lang, &line.name), now("note"), String::new()),
            CHANGE => ask(CHANGE, text::do_change(lang, &line.name), "", text::why_change(lang)),
            UNTIL => ask(UNTIL, text::do_extend(lang, &line.name), "", text::ask_until(lang)),
            POLICY => {
                let items = Policy::ALL.map(|p| Item::new(p.code(), p.name(lang))).to_vec();
                vec![Cmd::push(Choose::new(POLICY, text::do_unpaired(lang, ""), items, ctx))]
            }
            STARS_IN => ask(STARS_IN, intake::ask_file(lang), "", text::scores_columns(lang)),
            HELPS_IN => ask(HELPS_IN, intake::ask_file(lang), "", text::scores_columns(lang)),
            plate::star::MAP => vec![Cmd::push(plates_in::rule(&self.round, plate::star::MAP, ctx))],
            plate::veto::LIST => vec![Cmd::push(plates_in::rule(&self.round, plate::veto::LIST, ctx))],
            "confirm" => self.confirm("", ctx),
            "review" => self.note(line, Event::Review, ctx),
            "talk" => self.note(line, Event::Talk, ctx),
            _ => vec![],
        }
    }

    fn policy(&self, code: &str, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        round::choose_unpaired(ctx.facts, &mut act, &self.round, code);
        vec![Cmd::Apply(act)]
    }

    fn score(&self, line: &Line, kind: Kind, given: &str, ctx: &Ctx) -> Vec<Cmd> {
        let typed = calendar::half_width(given).replace('。', ".");
        let score = match plate::star::given(ctx.facts, &self.round, kind, &typed) {
            Ok(score) => score,
            Err(fault) => return vec![refused(ctx, fault.say(ctx.lang))],
        };
        let id = External::id(&self.round, &line.branch, kind);
        let kept = |field: &str| ctx.facts.value("external", &id, field).to_string();
        let (second, note) = (kept("second"), kept("note"));
        let e = External { round: self.round.clone(), branch: line.branch.clone(), kind, score, second, note };
        let mut act = ctx.facts.act();
        plate::set(ctx.facts, &mut act, &e);
        vec![Cmd::Apply(act)]
    }

    fn word(&self, line: &Line, field: &str, words: &str, ctx: &Ctx) -> Vec<Cmd> {
        let mut act = ctx.facts.act();
        act.set(ctx.facts, "external", &External::id(&self.round, &line.branch, Kind::Help), field, words.trim());
        vec![Cmd::Apply(act)]
    }

    /// Gives the plates; asks for a reason where plates given before change.
    fn confirm(&self, reason: &str, ctx: &Ctx) -> Vec<Cmd> {
        let (mut act, at) = (ctx.facts.act().because(reason), at(ctx));
        let with = Stamp { date: ctx.today(), by: ctx.me(), at: &at, note: reason };
        match plate::award(ctx.facts, &mut act, &self.round, &with) {
            Ok(n) => vec![Cmd::Apply(act), Cmd::Toast(text::given(ctx.lang, n))],
            Err(LogError::ReasonMissing) => {
                vec![Cmd::push(
                    Prompt::new(AGAIN, text::do_confirm(ctx.lang), "", None, ctx)
                        .why(text::why_again(ctx.lang))
                        .needed(),
                )]
            }
            Err(why) => vec![refused(ctx, why.say(ctx.lang))],
        }
    }

    fn log(
        &self,
        ctx: &Ctx,
        note: &str,
        write: impl Fn(&Ctx, &mut crate::model::act::Act, &Stamp) -> Result<(), LogError>,
    ) -> Vec<Cmd> {
        let (mut act, at) = (ctx.facts.act().because(note), at(ctx));
        let with = Stamp { date: ctx.today(), by: ctx.me(), at: &at, note };
        match write(ctx, &mut act, &with) {
            Ok(()) => vec![Cmd::Apply(act)],
            Err(why) => vec![refused(ctx, why.say(ctx.lang))],
        }
    }

    fn note(&self, line: &Line, event: Event, ctx: &Ctx) -> Vec<Cmd> {
        self.log(ctx, "", |w, act, with| plate::report(w.facts, act, &self.round, &line.branch, event, with))
    }

    fn extend(&self, line: &Line, until: &str, ctx: &Ctx) -> Vec<Cmd> {
        match calendar::parse_date(until, Some(ctx.today().year())) {
            Err(fault) => vec![refused(ctx, fault.say(ctx.lang))],
            Ok(day) => self.log(ctx, &text::do_extend(ctx.lang, &line.name), |w, act, with| {
                plate::extend(w.facts, act, &self.round, &line.branch, day, with)
            }),
        }
    }
}

fn refused(ctx: &Ctx, why: String) -> Cmd {
    Cmd::push(Message::new(text::cannot(ctx.lang), why))
}

fn at(ctx: &Ctx) -> String {
    ctx.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}
