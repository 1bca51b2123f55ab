//! What a user can do. Keys are given to actions in [`super::keymap`]; screens act on them.

/// One thing a user can ask for. A screen matches the ones it serves and leaves the rest alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leave this screen, overlay or filter.
    Back,
    /// End the program; everything is kept.
    Quit,
    /// Keys of this screen.
    Help,
    /// Find an action by name.
    Palette,
    /// Take the last act back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Chinese or English.
    Language,
    /// Dark, light or monochrome.
    Look,
    /// Mouse on or off.
    Mouse,
    /// Draw everything anew.
    Redraw,
    /// Try again what failed.
    Retry,
    /// Stop the work that runs beside the interface.
    CancelJob,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// To the left: previous choice, previous tab, fold.
    Left,
    /// To the right.
    Right,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// First row.
    First,
    /// Last row.
    Last,
    /// Open or accept what is selected.
    Open,
    /// Tick or untick.
    Tick,
    /// Make a new one.
    Add,
    /// Take the selected one away.
    Remove,
    /// Find by typing.
    Find,
    /// Next field, next pane.
    Next,
    /// Previous field, previous pane.
    Previous,
    /// Accept the form as it is.
    Submit,
    /// Offer what was written before.
    Phrases,
    /// Change the selected one.
    Edit,
    /// Accept everything that is proposed.
    AcceptAll,
    /// The interviews.
    Interviews,
    /// The check before feedback.
    Check,
    /// The feedback.
    Feedback,
    /// The finish of a visit.
    Finish,
    /// Correct what is finalised.
    Correct,
    /// Save as files.
    SaveFiles,
    /// Export as one zip.
    Zip,
    /// Export as a zip locked with a passphrase.
    Lock,
    /// The answer is yes.
    Yes,
    /// The answer is no.
    No,
    /// A digit: a count, an answer, a step.
    Digit(u8),
    /// Nothing to deduct.
    NoDeduction,
    /// One unit more.
    More,
    /// One unit less.
    Less,
    /// No points for this item.
    Zero,
    /// The item does not apply.
    NotApplicable,
    /// Take the answer away again.
    Unanswer,
    /// Mark a problem, or open one.
    Problem,
    /// Mark a strength.
    Strength,
    /// A remark about this item.
    Remark,
    /// How many were looked at.
    Sample,
    /// Everything about the selected one.
    Details,
    /// To a step of the visit, 1 to 4.
    Step(u8),
    /// Files that show it.
    Evidence,
    /// Notes of what was said, and claims to verify.
    Notes,
    /// All strengths.
    Strengths,
    /// To the item that was judged last.
    Judged,
    /// Who gave the report.
    Reporter,
    /// How many members are to be interviewed.
    Due,
    /// Documents asked for.
    Materials,
    /// Dates of meetings.
    Meetings,
    /// What the lost points are made of.
    Ledger,
    /// What former quarters say.
    Brief,
    /// Say which item it belongs to.
    Relate,
    /// Ask for all of them.
    AskAll,
    /// The list of problems.
    Problems,
    /// Another quarter.
    Rounds,
    /// What is due.
    Board,
    /// Look-backs to make.
    Lookbacks,
    /// By branch.
    Branches,
    /// By category.
    Categories,
    /// In another order.
    Order,
    /// Nothing narrows any more.
    Clear,
    /// Report measures.
    Measure,
    /// Accept the measures.
    Accept,
    /// Refuse the measures.
    Refuse,
    /// Report that it is rectified, with evidence.
    Rectified,
    /// Verify and close off.
    Verify,
    /// It is not rectified.
    Fail,
    /// Extend the deadline.
    Extend,
    /// Reopen what was closed off.
    Reopen,
    /// Ranking, plates, heat tables and the plan of the quarter.
    Compare,
    /// Take in what others know.
    Merge,
    /// Meet the others in a shared folder.
    Sync,
    /// Fields that different people wrote differently.
    Conflicts,
    /// Hand edits of tables that wait.
    Proposals,
    /// Who changed what, when and why.
    History,
    /// Papers about what is selected.
    Print,
    /// Several sheets of one visit side by side.
    Reconcile,
    /// Another rule.
    Rule,
    /// Many at once, by a rule.
    Bulk,
    /// Whose laptops count.
    Roster,
    /// A copy of everything to another place.
    Elsewhere,
    /// The backups of this laptop.
    Backups,
    /// Take everything off a borrowed laptop.
    CleanUp,
    /// What was merged, and taking a merge back.
    Receipts,
    /// Branches, groups, people.
    Organisation,
    /// Versions of the checklist.
    Workshop,
    /// Highlights on their way to the handbook.
    Highlights,
    /// Closing the quarter.
    Closing,
    /// Take in a table.
    Import,
    /// Write a table.
    Export,
    /// What differs.
    Difference,
    /// Log a meeting.
    Meeting,
    /// Make the handbook.
    Compile,
    /// Bring back.
    Restore,
    /// Who helps which branch.
    Pairs,
    /// Posts that members claim.
    Duties,
    /// Say something about a finalised sheet, answer, accept.
    Review,
}

impl Action {
    /// Whether dates or numbers are typed where it leads.
    pub fn leads_to_numbers(self) -> bool {
        matches!(self, Action::Meetings | Action::Sample)
    }

    /// Whether it only moves within the screen: nobody looks for it by name.
    pub fn moves(self) -> bool {
        use Action::{Down, First, Last, Left, PageDown, PageUp, Palette, Right, Up};
        matches!(self, Up | Down | Left | Right | PageUp | PageDown | First | Last | Palette)
    }
}
