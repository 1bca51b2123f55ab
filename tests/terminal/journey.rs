//! The same visit without a terminal, in a moment: what the screens and the records say to each other.

use super::reference::{self, AT_MOST, Hand};
use hucha::model::sheet::Sheet;
use hucha::store::Store;
use hucha::text::Lang;
use hucha::tui::screens::first_run::FirstRun;
use hucha::tui::store_door::StoreDoor;
use hucha::tui::testing::{Harness, morning};

impl Hand for Harness<StoreDoor> {
    fn press(&mut self, names: &str) {
        Harness::press(self, names);
    }

    fn write(&mut self, text: &str) {
        self.type_text(text);
    }

    fn paste(&mut self, text: &str) {
        Harness::paste(self, text);
    }

    fn see(&mut self, text: &str) {
        self.finish_jobs();
        assert!(self.screen_text().contains(text), "“{text}” is not on the screen:\n{}", self.screen_text());
    }
}

#[test]
fn the_reference_visit_takes_few_keys_and_every_frame_keeps_the_rules() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("hucha.db")).unwrap();
    let door = StoreDoor::new(store, "", None, Lang::Zh, Box::new(morning));
    let mut app = Harness::on(door, FirstRun::default(), 80, 24);
    reference::begin(&mut app);
    reference::score(&mut app);
    reference::interview(&mut app);
    reference::finish(&mut app);
    println!("the reference visit: {} keys", app.keys());
    assert!(app.keys() <= AT_MOST, "{}", app.keys());
    let sheet = Sheet::of_visit(app.app.facts(), "2026Q4/B04").remove(0);
    assert!(sheet.is_final() && sheet.revision == 1);
}
