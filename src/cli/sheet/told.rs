//! What a form did, row by row, for people and as JSON.

use super::super::print;
use super::super::session::Session;
use super::show::answer_words;
use crate::error::Result;
use crate::exchange::lists::name_of;
use crate::exchange::sheet_form::{Change, Filled, PointChange, Remark, Taken, TakenRow, Understood};
use crate::model::checklist::Checklist;
use crate::model::facts::Facts;
use crate::model::problem::Problem;
use crate::model::scoring::Verdict;
use crate::model::sheet::Sheet;
use crate::text::{Lang, Say, form as text};
use serde_json::{Value, json};
use std::path::Path;

/// A form that was taken, or would be.
pub(super) struct Told<'a> {
    pub s: &'a Session,
    pub file: &'a Path,
    pub list: &'a Checklist,
    pub filled: &'a Filled,
    pub taken: &'a Taken,
    /// The facts as they are afterwards.
    pub after: &'a Facts,
    pub sheet: &'a str,
}

impl Told<'_> {
    /// Prints it. `changed` is whether anything was new.
    pub fn print(&self, changed: bool, dry_run: bool) -> Result<()> {
        if self.s.json {
            return print::json(&self.json(changed, dry_run));
        }
        for row in self.taken.rows.iter().filter(|r| r.change != Change::Left || r.point.is_some()) {
            print::line(&self.row(row))?;
        }
        self.print_sums(changed)?;
        if dry_run {
            print::note(&text::import_dry(self.s.lang));
        }
        Ok(())
    }

    fn print_sums(&self, changed: bool) -> Result<()> {
        let lang = self.s.lang;
        let count = |change: Change| self.taken.rows.iter().filter(|r| r.change == change).count();
        if !self.filled.ignored.is_empty() {
            print::note(&text::ignored_columns(lang, self.filled.ignored.join("、")));
        }
        if !self.filled.missing.is_empty() {
            let codes = &self.filled.missing;
            print::note(&text::missing_rows(lang, codes.len(), codes.join("、")));
        }
        let empty: Vec<&str> =
            self.taken.rows.iter().filter(|r| r.change == Change::Left).map(|r| r.code.as_str()).collect();
        if !empty.is_empty() {
            print::line(&text::left_rows(lang, empty.len(), empty.join("、")))?;
        }
        let Some(sheet) = Sheet::of(self.after, self.sheet) else { return Ok(()) };
        let (left, name) = (count(Change::Left), sheet.by(self.after, lang));
        let taken = self.taken.rows.len() - left;
        print::line(&text::imported(lang, name_of(self.file), &sheet.visit, name, taken, left))?;
        let moved = count(Change::Changed) + count(Change::Cleared);
        let problems = self.taken.rows.iter().filter(|r| matches!(&r.point, Some((PointChange::New, _, _)))).count();
        match changed {
            true => print::line(&text::import_counts(lang, count(Change::New), moved, count(Change::Same), problems))?,
            false => print::line(&text::import_same(lang))?,
        }
        print::line(&super::import::score(self.s, self.after, self.sheet))?;
        if sheet.is_final() {
            print::line(&text::finalized(lang, sheet.revision))?;
        }
        Ok(())
    }

    /// `第3行 A1-02 …：扣分 1项（−1），得2  新填；问题点 ９ → 9；记问题 2026Q4-B04-01`
    fn row(&self, row: &TakenRow) -> String {
        let lang = self.s.lang;
        let said = match self.list.get(&row.code) {
            Some(i) if row.answer.verdict.is_some() => {
                let (words, score) = (answer_words(self.s, i, &row.answer), row.score.score.short());
                text::row_taken(lang, row.line, &row.code, &row.title, words, score)
            }
            _ => text::row_unanswered(lang, row.line, &row.code, &row.title),
        };
        let mut more = vec![change_words(lang, row.change)];
        more.extend(row.understood.iter().map(|u| understood(lang, u)));
        more.extend(row.point.as_ref().map(|(change, id, _)| self.point_words(*change, id)));
        more.extend(row.remarks.iter().map(|r| r.say(lang)));
        format!("{said}  {}", more.join("；"))
    }

    fn point_words(&self, change: PointChange, id: &str) -> String {
        let (lang, number) = (self.s.lang, self.number(id));
        match change {
            PointChange::New => text::problem_new(lang, number),
            PointChange::Changed => text::problem_changed(lang, number),
            PointChange::Same => text::problem_same(lang, number),
            PointChange::Kept => text::problem_kept(lang, number),
            PointChange::Handed => text::problem_handed(lang, number),
            PointChange::DueFixed => text::problem_due_fixed(lang, number),
        }
    }

    fn number(&self, id: &str) -> String {
        Problem::of(self.after, id).map(|p| p.shown_number(self.after)).unwrap_or_default()
    }

    fn json(&self, changed: bool, dry_run: bool) -> Value {
        let sheet = Sheet::of(self.after, self.sheet);
        let totals = sheet.as_ref().and_then(|sheet| sheet.totals(self.after));
        let mut parts = self.sheet.split('/');
        json!({
            "file": name_of(self.file), "round": parts.next(), "branch": parts.next(),
            "inspector": sheet.as_ref().map(|sheet| sheet.by(self.after, self.s.lang)), "sheet": self.sheet,
            "dry_run": dry_run, "changed": changed,
            "state": sheet.as_ref().map(|sheet| if sheet.is_final() { "final" } else { "draft" }),
            "revision": sheet.as_ref().map(|sheet| sheet.revision),
            "score": totals.as_ref().and_then(|t| t.score).map(|p| p.to_string()),
            "got": totals.as_ref().map(|t| t.got.to_string()),
            "unanswered": totals.as_ref().map(|t| t.unanswered),
            "ignored": self.filled.ignored, "missing": self.filled.missing,
            "rows": self.taken.rows.iter().map(|row| self.row_json(row)).collect::<Vec<_>>(),
        })
    }

    fn row_json(&self, row: &TakenRow) -> Value {
        let understood = |u: &Understood| json!({ "column": u.column, "given": u.given, "read": u.read });
        let problem = row.point.as_ref().map(|(change, id, fact)| {
            json!({ "id": id, "number": self.number(id), "fact": fact, "change": point_code(*change) })
        });
        json!({
            "line": row.line, "code": row.code, "verdict": row.answer.verdict.map_or("", Verdict::code),
            "count": row.answer.count, "deduct": row.score.deduct.to_string(), "score": row.score.score.to_string(),
            "change": change_code(row.change), "problem": problem,
            "understood": row.understood.iter().map(understood).collect::<Vec<_>>(),
            "remarks": row.remarks.iter().map(|r| r.say(self.s.lang)).collect::<Vec<_>>(),
        })
    }
}

fn change_words(lang: Lang, change: Change) -> String {
    match change {
        Change::New => text::change_new(lang),
        Change::Changed => text::change_changed(lang),
        Change::Same => text::change_same(lang),
        Change::Left => text::change_left(lang),
        Change::Cleared => text::change_cleared(lang),
    }
}

fn change_code(change: Change) -> &'static str {
    match change {
        Change::New => "new",
        Change::Changed => "changed",
        Change::Same => "same",
        Change::Left => "left",
        Change::Cleared => "cleared",
    }
}

fn point_code(change: PointChange) -> &'static str {
    match change {
        PointChange::New => "new",
        PointChange::Changed => "changed",
        PointChange::Same => "same",
        PointChange::Kept => "kept",
        PointChange::Handed => "handed",
        PointChange::DueFixed => "due_fixed",
    }
}

fn understood(lang: Lang, u: &Understood) -> String {
    match u.read.as_str() {
        "" => text::understood_none(lang, &u.column, &u.given),
        read => text::understood(lang, &u.column, &u.given, read),
    }
}

impl Say for Remark {
    fn say(&self, lang: Lang) -> String {
        match self {
            Remark::FullDiffers(given, full) => text::full_differs(lang, given, full.short()),
            Remark::NoFact => text::no_fact(lang),
            Remark::LostWithoutFact => text::lost_without_fact(lang),
            Remark::NothingLost => text::nothing_lost(lang),
            Remark::ReasonUnused => text::reason_unused(lang),
            Remark::DueEarly(date) => text::due_early(lang, date),
        }
    }
}
