//! The plates of the quarter, and what is missing for them.

use super::QuarterScreen;
use crate::model::calendar::Quarter;
use crate::model::plate::{self, Input, Line, Outcome, Plate, Policy, Value};
use crate::text::model::plate as words;
use crate::text::screens::quarter as text;
use crate::text::{Lang, Say, quarter};
use crate::tui::look::Role;
use crate::tui::screen::Ctx;
use crate::tui::widgets::paint::{self, Piece, Pieces};
use crate::tui::widgets::table::Column;
use ratatui::Frame;
use ratatui::layout::Rect;

impl QuarterScreen {
    pub(super) fn draw_plates(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) {
        let lang = ctx.lang;
        let below = 7.min(area.height / 2);
        let upper = Rect { height: area.height - below, ..area };
        let lower = self.about_plates(ctx);
        let (Some(data), [_, table, ..]) = (&self.data, &mut self.tables) else { return };
        table.columns = columns(lang);
        let former = Quarter::parse(&self.round).map(Quarter::prev).ok();
        let before = |l: &Line| former.and_then(|q| data.ratings.get(&l.branch, q));
        let draw = |r: usize, c: usize| match data.plates.get(r) {
            Some(l) => cell(l, c, before(l), lang),
            None => paint::piece("", Role::Text),
        };
        table.draw(frame.buffer_mut(), upper, data.plates.len(), ctx.look, true, draw);
        let area = Rect { y: upper.bottom() + 1, height: below.saturating_sub(1), ..area };
        paint::lines(frame.buffer_mut(), area, &lower, ctx.look);
    }

    /// The steps, then what the selected branch lacks or what follows for it.
    fn about_plates(&self, ctx: &Ctx) -> Vec<Pieces> {
        let lang = ctx.lang;
        let Some(data) = &self.data else { return vec![] };
        let said = data.steps.iter().map(|s| (s.say(lang), if s.done() { Role::Good } else { Role::Warn }));
        let mut steps: Pieces = Vec::new();
        for (at, (words, role)) in said.enumerate() {
            steps.push(paint::piece(if at == 0 { "" } else { " › " }, Role::Dim));
            steps.push(paint::piece(words, role));
        }
        let mut rows = vec![steps];
        let Some(line) = self.selected().and_then(|at| data.plates.get(at)) else { return rows };
        if let Outcome::Blocked(missing) = &line.outcome {
            let list: Vec<String> = missing.iter().map(|m| m.say(lang)).collect();
            rows.push(vec![paint::piece(
                text::missing(lang, list.join(if lang == Lang::En { ", " } else { "、" })),
                Role::Bad,
            )]);
        }
        let Ok(at) = Quarter::parse(&self.round) else { return rows };
        for hint in plate::hints(line, at, &data.ratings, &ctx.holidays()) {
            rows.push(vec![paint::piece(text::hint(lang, hint.say(lang)), Role::Text)]);
        }
        rows
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    let wide = if lang == Lang::En { 17 } else { 12 };
    vec![
        Column::new(text::branch(lang), 12).grow(),
        Column::new(text::star(lang), 6).right(),
        Column::new(text::peer(lang), 6).right(),
        Column::new(text::help(lang), 6).right(),
        Column::new(text::composite(lang), 6).right(),
        Column::new(text::plate(lang), wide),
        Column::new(text::before(lang), if lang == Lang::En { 8 } else { 6 }).leaves(2),
        Column::new(text::remark(lang), 14).grow(),
    ]
}

fn cell(line: &Line, column: usize, before: Option<Plate>, lang: Lang) -> Piece {
    let value = |v: Value| match v {
        Value::Absent => paint::piece("-", Role::Warn),
        Value::Conflict => paint::piece("?", Role::Bad),
        Value::Given(p) => paint::piece(p.short(), Role::Text),
    };
    match column {
        0 => paint::piece(line.name.clone(), Role::Text),
        1 => value(line.inputs.star),
        2 => match line.inputs.peer {
            Input::Given(p) => paint::piece(p.short(), Role::Text),
            Input::Conflict => paint::piece("?", Role::Bad),
            _ => paint::piece("-", Role::Warn),
        },
        3 if !line.inputs.paired && line.inputs.help == Value::Absent => paint::piece("", Role::Dim),
        3 => value(line.inputs.help),
        4 => paint::piece(line.outcome.composite().map(|c| c.printed.to_string()).unwrap_or_default(), Role::Title),
        5 => shown(line, lang),
        6 => paint::piece(before.map_or("", |p| p.name(lang)), Role::Dim),
        _ => paint::piece(remark(line, lang), Role::Dim),
    }
}

/// The plate in force, or in brackets the one that would be given. 争先 is a warning, never an honour.
fn shown(line: &Line, lang: Lang) -> Piece {
    let role = |p: Plate| match p {
        Plate::Model => Role::Good,
        Plate::Standard => Role::Text,
        Plate::Striving => Role::Bad,
    };
    match (plate::in_force(&line.log), line.outcome.composite()) {
        (Some(p), _) => paint::piece(p.name(lang), role(p)),
        (None, Some(c)) => paint::piece(quarter::before_given(lang, c.plate.name(lang)), role(c.plate)),
        (None, None) => paint::piece("", Role::Dim),
    }
}

fn remark(line: &Line, lang: Lang) -> String {
    match &line.outcome {
        Outcome::Unrated => words::unrated(lang),
        Outcome::Blocked(missing) => missing.first().map(|m| m.say(lang)).unwrap_or_default(),
        Outcome::Rated(c) => {
            let how = c.policy.map(|p| if p == Policy::Manual { words::manual(lang) } else { words::reweighted(lang) });
            let near = c.borderline.then(|| words::borderline(lang));
            let study = (!line.veto.is_empty()).then(|| words::study(lang));
            study.into_iter().chain(near).chain(how).collect::<Vec<_>>().join(if lang == Lang::En {
                "; "
            } else {
                "；"
            })
        }
    }
}
