//! One indicator: every field of it, with what looks wrong said while typing.

use crate::model::calendar::half_width;
use crate::model::checklist::{CATEGORIES, Indicator, LintKind, Severity, Step};
use crate::model::decimal::Points;
use crate::model::schema;
use crate::text::screens::workshop as text;
use crate::text::{Lang, Say, form as words};
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::screen::{Answer, Cmd, Ctx, Input, Screen};
use crate::tui::wide;
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use crate::tui::widgets::paint;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// The question that the workshop asks with this form.
pub(super) const ASK: &str = "indicator";
/// Rows of the lint at most.
const LINT: u16 = 4;

/// The form of one indicator.
pub(super) struct IndicatorForm {
    /// The code it had; empty for a new one.
    code: String,
    /// Codes of the others.
    taken: Vec<String>,
    /// Full marks of the others.
    rest: Points,
    form: Form,
}

impl IndicatorForm {
    pub(super) fn new(code: &str, now: &Indicator, (taken, rest): (Vec<String>, Points), ctx: &Ctx) -> IndicatorForm {
        let draft = format!("checklist/{}", if code.is_empty() { "new" } else { code });
        let form = Form::new(entries(now, ctx), Some(&draft), ctx);
        let form = if code.is_empty() { form.at("title") } else { form };
        IndicatorForm { code: code.into(), taken, rest, form }
    }

    /// The indicator as it stands in the fields; numbers that are none yet count as zero.
    fn indicator(&self, ctx: &Ctx) -> Indicator {
        let value = |key| self.form.value(key, ctx);
        let points = |key| Points::parse(&half_width(&value(key))).unwrap_or_default();
        Indicator {
            code: value("code"),
            category: value("category"),
            step: Step::parse(&value("step")).unwrap_or(Step::Material),
            title: value("title"),
            requirement: value("requirement"),
            basis: value("basis"),
            full: points("full_marks"),
            rule: value("deduct_rule"),
            unit: value("deduct_unit"),
            per_unit: points("deduct_per_unit"),
            cap: points("deduct_cap"),
            hint: value("evidence_hint"),
            na_allowed: value("na_allowed") == "yes",
            order: 0,
        }
    }

    /// What looks wrong with it now.
    fn lint(&self, ctx: &Ctx) -> Vec<(String, Role)> {
        let now = self.indicator(ctx);
        let mut found: Vec<(String, Role)> = Vec::new();
        if self.taken.contains(&now.code) {
            found.push((words::lint_error(ctx.lang, text::code_taken(ctx.lang, &now.code)), Role::Bad));
        }
        found.extend(now.lint().iter().map(|kind| match kind.severity() {
            Severity::Error => (words::lint_error(ctx.lang, kind.say(ctx.lang)), Role::Bad),
            Severity::Warning => (words::lint_warning(ctx.lang, kind.say(ctx.lang)), Role::Warn),
        }));
        let sum = self.rest + now.full;
        if sum != Points::HUNDRED {
            found.push((text::sum(ctx.lang, LintKind::Total(sum).say(ctx.lang)), Role::Warn));
        }
        found
    }

    fn submit(&mut self, ctx: &Ctx) -> Vec<Cmd> {
        let now = self.indicator(ctx);
        if self.taken.contains(&now.code) {
            self.form.wrong("code", text::code_taken(ctx.lang, &now.code));
            return vec![];
        }
        let mut cells = vec![self.code.clone()];
        cells.extend(now.cells());
        let value = serde_json::to_string(&cells).unwrap_or_default();
        let mut cmds = vec![Cmd::Answer(Answer { ask: ASK, value })];
        cmds.extend(self.form.committed(ctx));
        cmds
    }
}

/// The answer of the form: the code it had and the indicator.
pub(super) fn answered(value: &str) -> Option<(String, Indicator)> {
    let mut cells: Vec<String> = serde_json::from_str(value).ok()?;
    (!cells.is_empty()).then(|| {
        let code = cells.remove(0);
        (code, Indicator::of_cells(&cells))
    })
}

fn entries(now: &Indicator, ctx: &Ctx) -> Vec<Entry> {
    let lang = ctx.lang;
    let title = |field: &str| schema::field("indicator", field).map_or("", |f| f.title(lang));
    let mut categories: Vec<(&str, &str)> = CATEGORIES.iter().map(|(_, name)| (*name, *name)).collect();
    if !now.category.is_empty() && !categories.iter().any(|c| c.0 == now.category) {
        categories.push((&now.category, &now.category));
    }
    let steps: Vec<(&str, &str)> = Step::ALL.iter().map(|s| (s.code(), s.name(lang))).collect();
    let yes_no = if lang == Lang::En { [("no", "no"), ("yes", "yes")] } else { [("no", "否"), ("yes", "是")] };
    let points = |field: &'static str, p: Points| {
        Entry::points(field, title(field), &if p == Points::ZERO { String::new() } else { p.to_string() })
    };
    vec![
        Entry::line("code", text::code(lang), &now.code).needed().help(text::code_help(lang)),
        Entry::one("category", title("category"), &categories, &now.category),
        Entry::one("step", title("step"), &steps, now.step.code()),
        Entry::line("title", title("title"), &now.title).needed(),
        Entry::text("requirement", title("requirement"), &now.requirement),
        points("full_marks", now.full),
        Entry::text("deduct_rule", title("deduct_rule"), &now.rule).help(text::rule_help(lang)),
        Entry::line("deduct_unit", title("deduct_unit"), &now.unit).help(text::unit_help(lang)),
        points("deduct_per_unit", now.per_unit),
        points("deduct_cap", now.cap),
        Entry::one("na_allowed", title("na_allowed"), &yes_no, if now.na_allowed { "yes" } else { "no" }),
        Entry::text("basis", title("basis"), &now.basis),
        Entry::text("evidence_hint", title("evidence_hint"), &now.hint).help(text::hint_help(lang)),
    ]
}

impl Screen for IndicatorForm {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        if self.code.is_empty() { text::new_item(ctx.lang) } else { self.code.clone() }
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.form.field()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.form.back()
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        match self.form.input(input, ctx) {
            Event::Submit => self.submit(ctx),
            Event::Taken | Event::Left | Event::Pass(_) => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let found = self.lint(ctx);
        let rows = u16::try_from(found.len().max(1)).unwrap_or(LINT).min(LINT);
        let body = Rect { height: area.height.saturating_sub(rows + 1), ..area };
        let at = self.form.draw(frame.buffer_mut(), body, ctx);
        let foot = Rect { y: area.bottom() - rows, height: rows, ..area };
        let clean = [(text::item_clean(ctx.lang), Role::Good)];
        let said = if found.is_empty() { &clean[..] } else { &found };
        for (line, (words, role)) in foot.rows().zip(said) {
            let words = wide::clip(words, usize::from(line.width));
            paint::put(frame.buffer_mut(), line.x, line.y, line.width, &words, ctx.look.of_role(*role));
        }
        at
    }
}
