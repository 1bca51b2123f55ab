//! 现场反馈: strengths, problems, what to do by when, as they were marked; what the branch says, and its receipt.

mod compile;
mod draw;
mod receipt;

use super::papers::{Handed, Order};
use super::stages::{Stage, Stages};
use crate::journal::Key;
use crate::model::check;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::revision;
use crate::model::schema;
use crate::model::sheet::Sheet;
use crate::text::Lang;
use crate::text::screens::{feedback as text, print};
use crate::tui::action::Action;
use crate::tui::job::Done;
use crate::tui::keymap::Context;
use crate::tui::overlays::message::Message;
use crate::tui::screen::{Cmd, Ctx, Input, Mouse, Prints, Screen};
use crate::tui::widgets::entry::Entry;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Event, Form};
use crate::tui::widgets::scroll::Scroll;
use chrono::NaiveDate;
use compile::Compiled;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Entries of the form; the last three have drafts.
const OBJECTION: &str = "objection";
const WHY: &str = "objection_text";
const BY: &str = "received_by";
const ON: &str = "signed_on";
/// Entries about an objection that was looked at again.
const RECHECK: &str = "recheck";
const RECHECK_BY: &str = "recheck_by";
const RECHECK_WHY: &str = "recheck_reason";

/// Who receives a feedback, most often.
const RECEIVERS: [&str; 4] = ["支部书记", "支部副书记", "组织委员", "纪检委员"];

/// What the screen knows, made once after every change of the facts.
struct View {
    compiled: Compiled,
    feedback: Feedback,
    /// The revision that was received, if it is not the present one.
    former: Option<u32>,
    /// The revision that is read out.
    revision: u32,
    /// It is opened for correction.
    correcting: bool,
    /// Findings that must be mended first.
    blocks: usize,
    /// The day of the visit.
    held: Option<NaiveDate>,
}

/// The feedback of a visit, given with a sheet.
pub struct FeedbackScreen {
    visit: String,
    sheet: String,
    form: Option<Form>,
    /// The language that the form speaks.
    lang: Lang,
    /// The date that was typed; it is written down with the receipt only.
    on: String,
    scroll: Scroll,
    stages: Stages,
    view: Option<View>,
    version: Option<u64>,
}

impl FeedbackScreen {
    /// The feedback of this visit; `sheet_id` is the sheet whose check must be clear.
    pub fn new(visit_id: &str, sheet_id: &str) -> FeedbackScreen {
        FeedbackScreen {
            visit: visit_id.into(),
            sheet: sheet_id.into(),
            form: None,
            lang: Lang::Zh,
            on: String::new(),
            scroll: Scroll::default(),
            stages: Stages::default(),
            view: None,
            version: None,
        }
    }

    /// The screen that [`Screen::place`] names; none if the sheet is not there any more.
    pub fn from_place(place: &str, facts: &Facts) -> Option<FeedbackScreen> {
        let sheet = place.strip_prefix("feedback/")?;
        facts.get("sheet", sheet).map(|r| FeedbackScreen::new(r.get("visit"), sheet))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.version == Some(ctx.facts.version) && self.lang == ctx.lang {
            return;
        }
        (self.version, self.lang) = (Some(ctx.facts.version), ctx.lang);
        let sheet = Sheet::of(ctx.facts, &self.sheet);
        self.stages = sheet.as_ref().map(|s| Stages::of(ctx.facts, s)).unwrap_or_default();
        self.view = sheet.and_then(|s| View::of(ctx, &s));
        let Some(view) = &self.view else { return };
        if self.form.as_ref().is_none_or(|f| f.changes(ctx).is_empty()) {
            let focus = self.form.as_ref().map_or(OBJECTION, Form::focused);
            self.form = Some(form(view, &self.visit, &self.on, ctx).at(focus));
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Vec<Cmd> {
        match (action, Stage::of(action)) {
            (_, Some(stage)) => vec![stage.go(&self.sheet)],
            (Action::SaveFiles, _) => Order::new(&self.sheet, &["feedback"], ctx).go(text::saving(ctx.lang), ctx),
            _ => {
                self.scroll.act(action);
                vec![]
            }
        }
    }

    fn mouse(&mut self, mouse: Mouse) -> Vec<Cmd> {
        if let Some(stage) = self.stages.clicked(mouse) {
            return vec![stage.go(&self.sheet)];
        }
        self.scroll.mouse(mouse);
        vec![]
    }

    fn saved(&self, done: Done, ctx: &Ctx) -> Vec<Cmd> {
        if done.cancelled {
            return vec![Cmd::Toast(text::stopped(ctx.lang))];
        }
        match done.take::<Handed>() {
            Ok(made) => {
                let word = text::saved(ctx.lang, made.files.len(), made.folder.display());
                let why = made.no_font.map(|why| Cmd::push(Message::new(print::no_pdf(ctx.lang), why)));
                std::iter::once(Cmd::Toast(word)).chain(why).collect()
            }
            Err(error) => vec![Cmd::Fail(error)],
        }
    }
}

impl View {
    /// Whether what is read out was received.
    fn received(&self) -> bool {
        self.feedback.given() && self.former.is_none()
    }

    /// Whether an objection is there that can be looked at again.
    fn rechecks(&self) -> bool {
        self.feedback.objects && self.feedback.given()
    }

    fn of(ctx: &Ctx, sheet: &Sheet) -> Option<View> {
        let compiled = Compiled::of(ctx.facts, sheet)?;
        let feedback = Feedback::of(ctx.facts, &sheet.visit);
        Some(View {
            compiled,
            former: feedback.former(ctx.facts, sheet),
            revision: revision::present(ctx.facts, sheet),
            correcting: revision::correcting(ctx.facts, sheet).is_some(),
            feedback,
            blocks: check::blocks(ctx.facts, sheet),
            held: ctx.facts.value("visit", &sheet.visit, "date").parse().ok(),
        })
    }
}

/// The form as it stands, or as it is proposed: no objection, received today by who gave the report.
fn form(view: &View, visit: &str, typed: &str, ctx: &Ctx) -> Form {
    let given = &view.feedback;
    let reporter = Some(ctx.facts.value("visit", visit, "reporter")).filter(|r| !r.is_empty());
    let by = if given.received_by.is_empty() { reporter.unwrap_or(RECEIVERS[0]) } else { &given.received_by };
    let today = view.held.map_or(ctx.today(), |day| day.max(ctx.today())).to_string();
    let on = match (view.received(), typed) {
        (true, _) => given.signed_on.as_str(),
        (false, "") => today.as_str(),
        (false, typed) => typed,
    };
    let (agrees, objects) = (text::agrees(ctx.lang), text::objects(ctx.lang));
    let options = [("none", agrees.as_str()), ("some", objects.as_str())];
    let code = if given.objects { "some" } else { "none" };
    let mut entries = vec![
        Entry::one(OBJECTION, text::opinion(ctx.lang), &options, code),
        Entry::text(WHY, text::objection(ctx.lang), &given.objection).help(text::objection_hint(ctx.lang)),
        Entry::line(BY, text::receiver(ctx.lang), by).needed().phrases(RECEIVERS.map(String::from).to_vec()),
        Entry::date(ON, text::date(ctx.lang), on).needed(),
    ];
    if view.rechecks() {
        entries.extend(recheck(given, ctx));
    }
    Form::new(entries, Some(&format!("feedback/{visit}")), ctx)
}

/// Where it is written down what looking again at an objection came to.
fn recheck(given: &Feedback, ctx: &Ctx) -> [Entry; 3] {
    let found = &given.recheck;
    let none = text::recheck_none(ctx.lang);
    let names = schema::RECHECKS.iter().map(|r| (r.0, schema::shown(schema::RECHECKS, r.0, ctx.lang)));
    let options: Vec<(&str, &str)> = std::iter::once(("", none.as_str())).chain(names).collect();
    [
        Entry::one(RECHECK, text::recheck(ctx.lang), &options, &found.result),
        Entry::line(RECHECK_BY, text::recheck_by(ctx.lang), &found.by),
        Entry::line(RECHECK_WHY, text::recheck_why(ctx.lang), &found.reason).help(text::recheck_hint(ctx.lang)),
    ]
}

impl Screen for FeedbackScreen {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Feedback, Context::Form]
    }

    fn title(&self, ctx: &Ctx) -> String {
        text::title(ctx.lang)
    }

    fn place(&self) -> Option<String> {
        Some(format!("feedback/{}", self.sheet))
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.view.as_ref()?;
        self.form.as_mut()?.field()
    }

    fn back(&mut self, _ctx: &Ctx) -> bool {
        self.form.as_mut().is_some_and(Form::back)
    }

    fn disabled(&self, action: Action, ctx: &Ctx) -> Option<String> {
        let blocks = self.view.as_ref().map_or(0, |v| v.blocks);
        (action == Action::Submit && blocks > 0).then(|| text::blocked(ctx.lang, blocks))
    }

    fn record(&self, ctx: &Ctx) -> Option<Key> {
        Some(Key::new("feedback", ctx.facts.value("sheet", &self.sheet, "visit"), ""))
    }

    fn prints(&self, _ctx: &Ctx) -> Option<Prints> {
        Prints::about("feedback", "sheet", &self.sheet)
    }

    fn update(&mut self, input: Input, ctx: &Ctx) -> Vec<Cmd> {
        self.refresh(ctx);
        let event = match &mut self.form {
            Some(form) if self.view.is_some() => form.input(input, ctx),
            _ => Event::Pass(input),
        };
        match event {
            Event::Submit => self.receive(ctx),
            Event::Left => self.left(ctx),
            Event::Pass(Input::Action(action)) => self.act(action, ctx),
            Event::Pass(Input::Mouse(mouse)) => self.mouse(mouse),
            Event::Pass(Input::Done(done)) => self.saved(done, ctx),
            Event::Taken | Event::Pass(_) => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.refresh(ctx);
        self.paint(frame.buffer_mut(), area, ctx)
    }
}

#[cfg(test)]
mod tests;
