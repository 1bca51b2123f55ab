//! What a merge did, in sentences: the same on the command line and on the screen.

use super::run::{Fate, Outcome};
use crate::store::{Taken, Touched};
use crate::text::{Lang, merge as text};

impl Outcome {
    /// The counts that are worth a word: what is new, then what people have to see to.
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let (taken, inserted) = (&self.taken, &self.taken.inserted);
        let folded = &inserted.refolded;
        let lines = [
            (folded.aside - folded.unproven, text::merged_aside(lang, folded.aside - folded.unproven)),
            (folded.unproven, text::merged_unproven(lang, folded.unproven)),
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

    /// What a preview says of each branch and each person who wrote about it.
    pub fn by_branch(&self, lang: Lang) -> Vec<String> {
        let or = |text: &str, other: String| if text.is_empty() { other } else { text.to_string() };
        let line = |t: &Touched| {
            let branch = or(&t.branch_name, or(&t.branch, text::touched_no_branch(lang)));
            let person = or(&t.person_name, or(&t.person, text::touched_nobody(lang)));
            let more = [
                (t.edited, text::touched_edited(lang, t.edited)),
                (t.conflicts, text::touched_conflicts(lang, t.conflicts)),
            ];
            let more: String = more.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
            text::touched(lang, branch, person, t.new, t.known) + &more
        };
        self.taken.touched.iter().map(line).collect()
    }

    /// The same for a small window: what is new or in conflict, so many lines at most.
    pub fn by_branch_short(&self, lang: Lang, most: usize) -> Vec<String> {
        let moves = |t: &&Touched| t.new + t.edited + t.conflicts > 0;
        let moving: Vec<Touched> = self.taken.touched.iter().filter(moves).cloned().collect();
        let count = moving.len();
        let some = Outcome { taken: Taken { touched: moving, ..Taken::default() }, ..Outcome::default() };
        let mut out: Vec<String> = some.by_branch(lang).into_iter().take(most).collect();
        out.extend((count > most).then(|| text::touched_more(lang, count - most)));
        out
    }

    /// Whether there is a bundle that was not merged before and is not refused.
    pub fn has_something(&self) -> bool {
        self.bundles.iter().any(|t| matches!(t.fate, Fate::Merged(_)))
    }
}
