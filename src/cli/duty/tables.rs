//! Tables to hand out and to read back. A table with a bad row is refused as a whole.

use super::args::{TableArgs, TableKind};
use super::{month_of, refuse, round};
use crate::cli::session::Session;
use crate::cli::{print, table};
use crate::error::Result;
use crate::exchange::lists;
use crate::model::duty;
use crate::model::rows::Column;
use crate::text::{cli, duty as text, form};

fn columns(kind: TableKind) -> &'static [Column] {
    match kind {
        TableKind::Members => duty::MEMBER_COLUMNS,
        TableKind::Claims => duty::CLAIM_COLUMNS,
        TableKind::Scores => duty::SCORE_COLUMNS,
    }
}

/// A table with what is known already, to be filled in.
pub(super) fn template(s: &Session, given: &TableArgs) -> Result<()> {
    let branch = s.branch(&given.branch)?;
    let rows = match given.kind {
        TableKind::Members => duty::member_rows(&s.facts, &branch),
        TableKind::Claims => duty::claim_rows(&s.facts, &round(s, given.round.as_deref(), s.today())?, &branch),
        TableKind::Scores => duty::score_rows(&s.facts, &branch, month_of(s, given.month.as_deref(), s.today())?),
    };
    table::write(s.lang, &given.file, columns(given.kind), &["score"], &rows)?;
    print::note(&cli::written(s.lang, given.file.display()));
    print::line(&given.file.display().to_string())
}

/// Reads one back.
pub(super) fn import(s: &mut Session, given: &TableArgs) -> Result<()> {
    let branch = s.branch(&given.branch)?;
    let (mut rows, encoding) = lists::rows(s.lang, &given.file, columns(given.kind))?;
    print::note(&form::read_as(s.lang, encoding.name()));
    let understood = lists::understand(s.lang, &mut rows, columns(given.kind), &["score"]);
    understood.iter().for_each(|said| print::note(said));
    let (today, mut act) = (s.today(), s.facts.act());
    let bad = |errors: Vec<_>| lists::refused(s.lang, &given.file, &errors);
    let no = |e: duty::DutyError| refuse(s.lang, &e);
    let taken = match given.kind {
        TableKind::Members => {
            let list = duty::read_members(&s.facts, &branch, &rows).map_err(bad)?;
            duty::adopt_members(&s.facts, &mut act, &branch, &list).map_err(no)?;
            list.len()
        }
        TableKind::Claims => {
            let round = round(s, given.round.as_deref(), today)?;
            let list = duty::read_claims(&s.facts, &round, &branch, &rows).map_err(bad)?;
            duty::adopt_claims(&s.facts, &mut act, &round, &branch, &list, today).map_err(no)?
        }
        TableKind::Scores => {
            let month = month_of(s, given.month.as_deref(), today)?;
            let list = duty::read_scores(&s.facts, &branch, &rows).map_err(bad)?;
            duty::adopt_scores(&s.facts, &mut act, &branch, month, &list, today).map_err(no)?;
            list.len()
        }
    };
    if !act.is_empty() {
        s.commit(&act)?;
    }
    print::line(&text::rows_taken(s.lang, taken))
}
