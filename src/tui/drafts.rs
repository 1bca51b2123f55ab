//! Typed text on its way to safety: kept after two seconds of pause, or at once when its field is left.

use std::time::{Duration, Instant};

/// The pause after which typed text is kept.
pub const PAUSE: Duration = Duration::from_secs(2);

/// At most one text waits: that of the field with the focus.
#[derive(Debug, Default)]
pub struct Drafts {
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    key: String,
    text: String,
    due: Instant,
}

impl Drafts {
    /// A field's text has changed. Returns an earlier field's text that still waits.
    pub fn typed(&mut self, key: &str, text: &str, at: Instant) -> Option<(String, String)> {
        let earlier = self.left(Some(key));
        self.waiting = Some(Waiting { key: key.into(), text: text.into(), due: at + PAUSE });
        earlier
    }

    /// When the waiting text is to be kept.
    pub fn due(&self) -> Option<Instant> {
        self.waiting.as_ref().map(|w| w.due)
    }

    /// The text whose pause is over.
    pub fn take_due(&mut self, at: Instant) -> Option<(String, String)> {
        self.waiting.take_if(|w| w.due <= at).map(|w| (w.key, w.text))
    }

    /// The text that waits for another field than the one with the focus.
    pub fn left(&mut self, focused: Option<&str>) -> Option<(String, String)> {
        self.waiting.take_if(|w| Some(w.key.as_str()) != focused).map(|w| (w.key, w.text))
    }

    /// The field's text has been committed: nothing of it waits any more.
    pub fn forget(&mut self, key: &str) {
        self.waiting.take_if(|w| w.key == key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_waits_for_a_pause_or_for_its_field_to_be_left() {
        let start = Instant::now();
        let mut drafts = Drafts::default();
        assert_eq!(drafts.due(), None, "nothing ticks while nothing is typed");
        drafts.typed("a", "会", start);
        drafts.typed("a", "会议", start + PAUSE / 2);
        assert_eq!(drafts.take_due(start + PAUSE), None, "typing goes on");
        assert_eq!(drafts.left(Some("a")), None);
        assert_eq!(drafts.take_due(start + PAUSE * 2), Some(("a".into(), "会议".into())));
        drafts.typed("a", "会议记", start);
        assert_eq!(drafts.typed("b", "x", start), Some(("a".into(), "会议记".into())));
        drafts.forget("b");
        assert_eq!(drafts.left(None), None);
    }
}
