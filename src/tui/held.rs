//! Text whose saving failed goes back to where it was typed: a field gets it again, a prompt stays open. Saved later
//! it leaves the screen once; submitted again it is saved once.

use super::app::App;
use super::door::Door;
use super::screen::{Answer, Input};

/// What was given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    layer: u64,
    text: String,
    /// The whole layer came back, and goes when the text is saved.
    prompt: bool,
}

/// What a field held before its screen was told something.
pub(super) struct Typed {
    layer: u64,
    key: Option<String>,
    text: String,
}

impl<D: Door> App<D> {
    /// What the field of a layer holds; none if it holds nothing.
    pub(super) fn typed_in(&mut self, at: usize) -> Option<Typed> {
        let layer = self.layers.get_mut(at)?;
        let id = layer.id;
        let field = layer.screen.field().filter(|f| !f.text().is_empty())?;
        Some(Typed { layer: id, key: field.draft().map(str::to_string), text: field.text().to_string() })
    }

    /// A saving failed: a field that was emptied for it gets its text again.
    pub(super) fn give_back(&mut self, typed: Option<Typed>) {
        let Some(typed) = typed.filter(|_| !self.waiting.is_empty()) else { return };
        let Some(layer) = self.layers.iter_mut().find(|l| l.id == typed.layer) else { return };
        let Some(field) = layer.screen.field() else { return };
        if field.text().is_empty() && field.draft() == typed.key.as_deref() {
            field.set(&typed.text);
            self.held = Some(Held { layer: typed.layer, text: typed.text, prompt: false });
        }
    }

    /// Gives the answer of the top layer to the one below. If that cannot be saved the layer stays as it was.
    pub(super) fn answer(&mut self, answer: Answer) -> bool {
        let typed = self.typed_in(self.layers.len().saturating_sub(1));
        let below = self.layers.len().checked_sub(2).and_then(|at| self.layers.get(at)).map(|l| l.id);
        let top = if below.is_some() { self.layers.pop() } else { None };
        self.keep_place();
        let done = self.tell(Input::Answer(answer));
        let stays = self.layers.last().map(|l| l.id) == below;
        if let (Some(layer), Some(typed)) = (top, typed)
            && !done
            && stays
            && !self.waiting.is_empty()
        {
            self.held = Some(Held { layer: layer.id, text: typed.text, prompt: true });
            self.layers.push(layer);
        }
        done
    }

    /// What waited is saved: the text leaves the screen, unless somebody typed on.
    pub(super) fn let_go(&mut self) {
        let Some(held) = self.held.take() else { return };
        let Some(at) = self.layers.iter().position(|l| l.id == held.layer) else { return };
        let Some(field) = self.layers[at].screen.field().filter(|f| f.text() == held.text) else { return };
        if held.prompt {
            self.layers.remove(at);
        } else {
            field.set("");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::note::Note;
    use crate::tui::screens::fixture::{SHEET, app, facts};
    use crate::tui::screens::visit::VisitScreen;
    use crate::tui::testing::Harness;

    fn visit() -> Harness {
        let facts = facts();
        let screen = VisitScreen::new(&facts, SHEET);
        app(facts, screen)
    }

    /// The notes of a visit, on a disk that refuses, with a text that was typed and accepted.
    fn refused() -> Harness {
        let mut app = visit();
        app.press("n").app.door().breaks(true);
        app.type_text("签到表缺三次，é👍").press("Enter");
        assert!(
            app.screen_text().contains("签到表缺三次") && app.screen_text().contains("没有存上"),
            "{}",
            app.screen_text()
        );
        app
    }

    fn notes(app: &Harness) -> Vec<String> {
        Note::of_sheet(app.app.facts(), SHEET).into_iter().map(|n| n.text).collect()
    }

    #[test]
    fn a_note_that_was_not_saved_stays_in_its_field_and_a_retry_keeps_it_once() {
        let mut app = refused();
        app.press("Ctrl-R");
        assert!(app.screen_text().contains("签到表缺三次") && notes(&app).is_empty(), "still refused");
        app.app.door().breaks(false);
        app.press("Ctrl-R").press("Enter");
        assert_eq!(notes(&app), ["签到表缺三次，é👍"], "{}", app.screen_text());
    }

    #[test]
    fn accepted_again_it_is_kept_once_with_what_was_typed_on() {
        let mut app = refused();
        app.app.door().breaks(false);
        app.type_text("，已补").press("Enter").press("Ctrl-R");
        assert_eq!(notes(&app), ["签到表缺三次，é👍，已补"]);
    }

    #[test]
    fn leaving_does_not_lose_it_either() {
        let mut app = refused();
        app.press("Esc");
        assert!(app.screen_text().contains("签到表缺三次"), "{}", app.screen_text());
        app.app.door().breaks(false);
        app.press("Esc");
        assert_eq!(notes(&app), ["签到表缺三次，é👍"]);
    }

    #[test]
    fn a_prompt_whose_answer_was_not_saved_stays_open_and_closes_when_it_is() {
        for retry in ["Ctrl-R", "Enter"] {
            let mut app = visit();
            app.press("b").app.door().breaks(true);
            app.type_text("台账不全👍").press("Enter");
            assert!(app.screen_text().contains("台账不全👍"), "{}", app.screen_text());
            app.app.door().breaks(false);
            app.press(retry);
            let kept = app.app.facts().all("score").filter(|s| s.get("note") == "台账不全👍").count();
            assert_eq!(kept, 1, "{retry}: {}", app.screen_text());
            app.press("Space");
            assert!(app.screen_text().contains("已查 1/49"), "the prompt is closed: {}", app.screen_text());
        }
    }
}
