//! What this laptop has handed over, kept in its settings: it says what is still to be done, and whether something
//! changed since.

use super::KINDS;
use crate::exchange::bundle;
use crate::model::facts::Facts;
use crate::model::feedback::Feedback;
use crate::model::sheet::Sheet;
use crate::text::Lang;
use crate::tui::screen::Cmd;
use crate::tui::screens::papers::{Handed, Sent, formats_of};

/// Documents of a sheet that were saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    /// State of the sheet and its feedback at that time.
    stamp: String,
    /// Names of the files.
    pub files: Vec<String>,
}

/// The last bundle of this laptop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The last operation of this laptop at that time; the home screen counts from here.
    seq: u64,
    /// Operations in it.
    pub ops: u64,
    /// Its name.
    pub name: String,
    /// Older bundles beside it.
    pub older: usize,
}

/// What a document shows that can change after it was saved.
fn stamp(facts: &Facts, sheet: &Sheet) -> String {
    let feedback = Feedback::of(facts, &sheet.visit);
    let objects = if feedback.objects { "!" } else { "" };
    let state = if sheet.is_final() { "=" } else { "~" };
    let (on, received, recheck) = (&feedback.signed_on, feedback.revision, &feedback.recheck.result);
    format!("{}{state}{on}/{received}{objects}{recheck}", sheet.revision)
}

impl Papers {
    /// Key of the setting.
    pub fn key(sheet: &str) -> String {
        format!("papers/{sheet}")
    }

    /// Reads the setting.
    pub fn read(kept: &str) -> Papers {
        let mut lines = kept.lines().map(String::from);
        Papers { stamp: lines.next().unwrap_or_default(), files: lines.collect() }
    }

    /// After saving: what is to be kept.
    pub fn of(facts: &Facts, sheet: &Sheet, made: &Handed) -> Papers {
        Papers { stamp: stamp(facts, sheet), files: made.files.clone() }
    }

    /// The command that keeps it.
    pub fn keep(&self, sheet: &str) -> Cmd {
        let lines: Vec<&str> = std::iter::once(&self.stamp).chain(&self.files).map(String::as_str).collect();
        Cmd::Remember(Papers::key(sheet), lines.join("\n"))
    }

    /// Whether the sheet or its feedback has another state now.
    pub fn stale(&self, facts: &Facts, sheet: &Sheet) -> bool {
        self.stamp != stamp(facts, sheet)
    }

    /// Whether html was written in place of pdf, since there was no font.
    pub fn lack_pdf(&self, facts: &Facts) -> bool {
        let ends = |ending: &str| self.files.iter().any(|f| f.ends_with(ending));
        let wanted = KINDS.iter().any(|kind| formats_of(facts, kind, Lang::Zh).contains("pdf"));
        wanted && ends(".html") && !ends(".pdf")
    }

    /// Whether they are there and true.
    pub fn done(&self, facts: &Facts, sheet: &Sheet) -> bool {
        !self.files.is_empty() && !self.stale(facts, sheet)
    }
}

impl Bundle {
    /// Key of the setting that holds the last operation exported, as a number. A bundle holds everything, so there is
    /// one for the laptop.
    pub const SEQ: &str = bundle::EXPORTED;
    /// Key of the setting about the bundle itself.
    pub const ABOUT: &str = "exported/bundle";

    /// Reads the settings.
    pub fn read(seq: &str, about: &str) -> Bundle {
        let mut lines = about.lines();
        let mut next = || lines.next().unwrap_or_default();
        let (ops, name, older) = (next(), next(), next());
        let number = |text: &str| text.parse().unwrap_or(0);
        Bundle { seq: number(seq), ops: number(ops), name: name.into(), older: older.parse().unwrap_or(0) }
    }

    /// After exporting: what is to be kept.
    pub fn of(sent: &Sent) -> Bundle {
        Bundle { seq: sent.last, ops: sent.ops, name: sent.name.clone(), older: sent.older }
    }

    /// The commands that keep it.
    pub fn keep(&self) -> [Cmd; 2] {
        let about = format!("{}\n{}\n{}", self.ops, self.name, self.older);
        [Cmd::Remember(Bundle::SEQ.into(), self.seq.to_string()), Cmd::Remember(Bundle::ABOUT.into(), about)]
    }

    /// Whether this laptop has written something since.
    pub fn stale(&self, facts: &Facts) -> bool {
        self.seq + 1 != facts.next_seq
    }

    /// Whether it is there and holds everything.
    pub fn done(&self, facts: &Facts) -> bool {
        !self.name.is_empty() && !self.stale(facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{facts_with, put};

    fn kept(cmd: Cmd) -> String {
        let Cmd::Remember(_, value) = cmd else { panic!("it is to be kept") };
        value
    }

    #[test]
    fn what_was_handed_over_comes_back_and_grows_old() {
        let mut facts = facts_with(&[("sheet", "2026Q4/B04/x-1", "visit", "2026Q4/B04")]);
        let sheet = Sheet::of(&facts, "2026Q4/B04/x-1").unwrap();
        let made = Handed {
            folder: "/x".into(),
            files: vec!["甲é👍.html".into(), "乙.md".into()],
            no_font: None,
            bundle: None,
        };
        let papers = Papers::of(&facts, &sheet, &made);
        assert_eq!(Papers::read(&kept(papers.keep(&sheet.id))), papers);
        assert!(papers.done(&facts, &sheet) && papers.lack_pdf(&facts));
        let bundle = Bundle::of(&Sent { name: "hucha-2026Q4-xBCDFG-57".into(), ops: 57, last: 0, older: 2 });
        let [seq, about] = bundle.keep().map(kept);
        assert_eq!((seq.as_str(), Bundle::read(&seq, &about)), ("0", bundle.clone()));
        assert!(bundle.done(&facts) && !Bundle::read("", "").done(&facts));
        facts.next_seq += 1;
        put(&mut facts, "feedback", "2026Q4/B04", "signed_on", "2026-11-22");
        assert!(papers.stale(&facts, &sheet) && bundle.stale(&facts));
    }
}
