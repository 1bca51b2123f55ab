//! What a merge did, in sentences: the same on the command line and on the screen.

use super::run::{Fate, Outcome};
use crate::text::{Lang, merge as text};

impl Outcome {
    /// The counts that are worth a word: what is new, then what people have to see to.
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let (taken, inserted) = (&self.taken, &self.taken.inserted);
        let folded = &inserted.refolded;
        let lines = [
            (folded.aside, text::merged_aside(lang, folded.aside)),
            (folded.revived, text::merged_revived(lang, folded.revived)),
            (folded.conflicts, text::merged_conflicts(lang, folded.conflicts)),
            (taken.forks, text::merged_forks(lang, taken.forks)),
            (taken.gaps, text::merged_gaps(lang, taken.gaps)),
            (self.proposals, text::merged_proposals(lang, self.proposals)),
        ];
        let mut out = vec![text::counted(lang, inserted.new, inserted.known)];
        out.extend(lines.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words));
        if let Some(w) = &taken.withdrawal {
            out.push(text::merged_returned(lang, taken.returned, w.receipt, &w.heading.at, &self.withdrawn_by));
        }
        out.extend(inserted.renamed.as_ref().map(|device| text::renamed(lang, device)));
        out
    }

    /// Whether there is a bundle that was not merged before and is not refused.
    pub fn has_something(&self) -> bool {
        self.bundles.iter().any(|t| matches!(t.fate, Fate::Merged(_)))
    }
}
