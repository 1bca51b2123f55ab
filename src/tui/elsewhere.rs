//! When the disk says no: a copy of everything, and of what is not saved yet, to some other place, by one key and without
//! typing anything.

use super::app::App;
use super::door::Door;
use super::overlays::message::Message;
use super::screen::Cmd;
use crate::error::{Error, Result};
use crate::store::backups::SECOND;
use crate::text::{Say, tui as text};
use std::fs;
use std::path::{Path, PathBuf};

impl<D: Door> App<D> {
    /// Writes the copy to the first place that takes it: the second place of backups, the user's home, the folder for
    /// temporary files.
    pub(super) fn save_elsewhere(&mut self) {
        let lang = self.world.lang;
        let mut places: Vec<PathBuf> =
            self.world.door.recall(SECOND).filter(|d| !d.is_empty()).map(Into::into).into_iter().collect();
        places.extend(etcetera::home_dir().ok());
        places.push(std::env::temp_dir());
        let words = match self.copy_to(&places) {
            Ok(list) => text::saved_elsewhere(lang, list.join("\n")),
            Err(error) => error.say(lang),
        };
        self.push(Box::new(Message::new(text::elsewhere(lang), words)));
    }

    /// The paths that were written.
    pub(super) fn copy_to(&mut self, places: &[PathBuf]) -> Result<Vec<String>> {
        let stem = format!("hucha-{}", self.world.door.now().format("%Y%m%d-%H%M%S"));
        let unsaved = self.unsaved();
        let mut last = Error::Failed(text::nowhere(self.world.lang));
        for place in places.iter().filter(|p| p.is_dir()) {
            match self.copy_into(place, &stem, &unsaved) {
                Ok(list) => return Ok(list),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn copy_into(&mut self, place: &Path, stem: &str, unsaved: &str) -> Result<Vec<String>> {
        let mut out = Vec::new();
        if !unsaved.is_empty() {
            let path = place.join(format!("{stem}.txt"));
            fs::write(&path, unsaved).map_err(|e| Error::io(&path, e))?;
            out.push(path.display().to_string());
        }
        let path = place.join(format!("{stem}.db"));
        let store = self.world.door.lend()?;
        let copied = store.backup(&path);
        self.world.door.give_back(store);
        copied?;
        out.push(path.display().to_string());
        Ok(out)
    }

    /// The texts of savings that wait, and of the field that is open.
    fn unsaved(&mut self) -> String {
        let edits = |cmd: &Cmd| match cmd {
            Cmd::Apply(act) => act.edits().iter().map(|e| e.value.clone()).collect(),
            _ => Vec::new(),
        };
        let mut out: Vec<String> = self.waiting.iter().flat_map(edits).filter(|v| !v.is_empty()).collect();
        let field = self.layers.last_mut().and_then(|l| l.screen.field()).map(|f| f.text().to_string());
        out.extend(field.filter(|t| !t.is_empty() && !out.contains(t)));
        out.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use crate::setup::{self, Starter};
    use crate::store::Store;
    use crate::text::Lang;
    use crate::tui::screens::home::HomeScreen;
    use crate::tui::store_door::StoreDoor;
    use crate::tui::testing::{Harness, morning};
    use std::fs;

    #[test]
    fn a_whole_copy_and_what_was_typed_go_to_the_first_place_that_takes_them() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("hucha.db")).unwrap();
        let at = "2026-11-22T08:00:00+08:00";
        setup::fill(&mut store, &Starter::builtin("王芳", "B01"), at, crate::journal::Source::Tui).unwrap();
        let digest = store.digest().unwrap();
        let door = StoreDoor::new(store, "p", None, Lang::Zh, Box::new(morning));
        let mut app = Harness::on(door, HomeScreen::new("2026Q4"), 80, 24);
        app.press("m").type_text("没有存上的，é👍");
        let place = dir.path().join("U盘");
        fs::create_dir(&place).unwrap();
        let list = app.app.copy_to(&[dir.path().join("没有"), place.clone()]).unwrap();
        assert_eq!(list.len(), 2, "{list:?}");
        assert_eq!(fs::read_to_string(&list[0]).unwrap(), "没有存上的，é👍");
        assert_eq!(Store::open(list[1].as_ref()).unwrap().digest().unwrap(), digest);
    }
}
