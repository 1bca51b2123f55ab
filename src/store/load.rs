//! Facts from the database: everything, or one quarter or visit with all that belongs to it.

use super::Store;
use crate::error::Result;
use crate::model::facts::Facts;
use crate::model::record::{Cell, Change};
use rusqlite::{Params, Row};
use std::collections::BTreeSet;

/// Records that every screen needs, whatever the quarter. Indicators and questions come by version.
const GLOBAL: [&str; 23] = [
    "branch",
    "group",
    "person",
    "round",
    "checklist",
    "questionnaire",
    "holiday",
    "setting",
    "paper",
    "plate",
    "recusal",
    // Pairs and duty claims run on over quarters.
    "pair",
    "goal",
    "gap",
    "task",
    "contact",
    "survey",
    "reply",
    "duty_member",
    "duty_entry",
    "duty_report",
    "duty_score",
    "duty_month",
];
/// Up to so many operations everything is loaded at once; that takes some 50 ms.
const LITTLE: u64 = 40_000;
/// Numbers of arrival that are free because a merge was taken back.
pub(super) const HOLES: &str = "holes";
const CELL: &str = "SELECT entity, id, field, value, open FROM cell WHERE ";
const ENTITY: &str = "entity = ?1";
const RECORD: &str = "entity = ?1 AND id = ?2";
const BENEATH: &str = "entity = ?1 AND id >= ?2 AND id < ?3";
/// The ways to refer to a record. The fields are literals so that SQLite can use the partial index on them.
const REFERRING: [&str; 5] = [
    "field = 'visit' AND value = ?1",
    "field = 'problem' AND value = ?1",
    "field = 'interview' AND value = ?1",
    "field = 'round' AND value = ?1",
    "field = 'of' AND value = ?1",
];
/// The ways to refer to something beneath a record.
const REFERRING_BENEATH: [&str; 2] =
    ["field = 'visit' AND value >= ?1 AND value < ?2", "field = 'of' AND value >= ?1 AND value < ?2"];

impl Store {
    /// Every record.
    pub fn facts(&self) -> Result<Facts> {
        let mut facts = self.no_facts();
        self.take(&mut facts, "1", [])?;
        Ok(facts)
    }

    /// What is known of a quarter: organisation, people, calendar, the checklists and questionnaires in use, the
    /// visits of the quarter and all that is beneath them or refers to them.
    pub fn facts_of_round(&self, round: &str) -> Result<Facts> {
        let mut facts = self.facts_of_all_rounds()?;
        self.add_round(&mut facts, round)?;
        Ok(facts)
    }

    /// What is known of one visit, with the same surroundings as [`Store::facts_of_round`].
    pub fn facts_of_visit(&self, visit: &str) -> Result<Facts> {
        let mut facts = self.facts_of_all_rounds()?;
        self.add_visit(&mut facts, visit)?;
        Ok(facts)
    }

    /// The surroundings alone: what does not belong to one quarter.
    pub fn facts_of_all_rounds(&self) -> Result<Facts> {
        let mut facts = self.no_facts();
        for entity in GLOBAL {
            self.take(&mut facts, ENTITY, [entity])?;
        }
        Ok(facts)
    }

    /// What the first screen needs: everything while that is little; in a large database the quarter and, of the
    /// others, the problems that are still open. More quarters follow by [`Store::add_round`] when they are asked for.
    pub fn facts_to_begin(&self, round: &str) -> Result<Facts> {
        if self.operations()? <= LITTLE {
            return self.facts();
        }
        let mut facts = self.facts_of_round(round)?;
        let mut open = BTreeSet::new();
        self.collect(&mut open, "entity = 'problem' AND field = 'status' AND value <> ?1", ["closed"])?;
        for (entity, id) in open {
            self.take(&mut facts, RECORD, [&entity, &id])?;
        }
        Ok(facts)
    }

    /// How many operations there are (quick: not counted one by one).
    pub fn operations(&self) -> Result<u64> {
        let last: i64 = self.db.query_row("SELECT coalesce(max(arrival), 0) FROM op", [], |r| r.get(0))?;
        let holes: i64 = super::local::meta(&self.db, HOLES)?.unwrap_or(0);
        Ok(u64::try_from(last - holes).unwrap_or(0))
    }

    /// Loads one more quarter.
    pub fn add_round(&self, facts: &mut Facts, round: &str) -> Result<()> {
        let born = self.referring_below(round)?;
        self.add_below(facts, round, born)
    }

    /// Loads one more visit.
    pub fn add_visit(&self, facts: &mut Facts, visit: &str) -> Result<()> {
        self.add_below(facts, visit, self.referring_below(visit)?)
    }

    /// Loads the records named `top` or `top/…`, and what refers to them, directly or through such records.
    fn add_below(&self, facts: &mut Facts, top: &str, mut born: BTreeSet<(String, String)>) -> Result<()> {
        let (from, to) = (format!("{top}/"), format!("{top}0")); // '0' is the character after '/'
        for entity in self.entities()? {
            self.take(facts, RECORD, [&entity, top])?;
            self.take(facts, BENEATH, [&entity, &from, &to])?;
        }
        let mut done = BTreeSet::new();
        while let Some((entity, id)) = born.pop_first() {
            if done.insert((entity.clone(), id.clone())) {
                self.take(facts, RECORD, [&entity, &id])?;
                self.take_answers(facts, &entity, &id)?;
                born.extend(self.referring(&id)?);
            }
        }
        self.add_versions(facts, top.split('/').next().unwrap_or_default())
    }

    /// The answers of an interview are named after it.
    fn take_answers(&self, facts: &mut Facts, entity: &str, id: &str) -> Result<()> {
        if entity != "interview" {
            return Ok(());
        }
        let (from, to) = (format!("{id}/"), format!("{id}0"));
        self.take(facts, BENEATH, ["answer", &from, &to])
    }

    /// The indicators and questions of the versions that the quarter and the loaded sheets use.
    fn add_versions(&self, facts: &mut Facts, round: &str) -> Result<()> {
        let mut lists: BTreeSet<String> = facts.all("sheet").map(|r| r.get("checklist").to_string()).collect();
        lists.insert(facts.value("round", round, "checklist").into());
        let questions = BTreeSet::from([facts.value("round", round, "questions").to_string()]);
        for (entity, versions) in [("indicator", lists), ("question", questions)] {
            for version in versions.iter().filter(|v| !v.is_empty()) {
                if facts.under(entity, version).next().is_none() {
                    let (from, to) = (format!("{version}/"), format!("{version}0"));
                    self.take(facts, BENEATH, [entity, &from, &to])?;
                }
            }
        }
        Ok(())
    }

    fn no_facts(&self) -> Facts {
        Facts::new(self.device(), self.next_seq())
    }

    /// The entities that have records, by seeking from one to the next.
    pub(super) fn entities(&self) -> Result<Vec<String>> {
        let mut out = Vec::new();
        let mut statement = self.db.prepare_cached("SELECT min(entity) FROM cell WHERE entity > ?1")?;
        let mut last = String::new();
        while let Some(next) = statement.query_row([&last], |r| r.get::<_, Option<String>>(0))? {
            out.push(next.clone());
            last = next;
        }
        Ok(out)
    }

    /// Records that refer to `top` or to something beneath it.
    fn referring_below(&self, top: &str) -> Result<BTreeSet<(String, String)>> {
        let (from, to) = (format!("{top}/"), format!("{top}0"));
        let mut out = self.referring(top)?;
        for by in REFERRING_BENEATH {
            self.collect(&mut out, by, [&from, &to])?;
        }
        Ok(out)
    }

    /// Records that refer to the record `id`.
    fn referring(&self, id: &str) -> Result<BTreeSet<(String, String)>> {
        let mut out = BTreeSet::new();
        for by in REFERRING {
            self.collect(&mut out, by, [id])?;
        }
        Ok(out)
    }

    fn collect(&self, out: &mut BTreeSet<(String, String)>, filter: &str, params: impl Params) -> Result<()> {
        let mut statement = self.db.prepare_cached(&format!("SELECT entity, id FROM cell WHERE {filter}"))?;
        for row in statement.query_map(params, |r| Ok((r.get(0)?, r.get(1)?)))? {
            out.insert(row?);
        }
        Ok(())
    }

    fn take(&self, facts: &mut Facts, filter: &str, params: impl Params) -> Result<()> {
        let mut statement = self.db.prepare_cached(&format!("{CELL}{filter}"))?;
        for row in statement.query_map(params, change)? {
            facts.put(row?);
        }
        Ok(())
    }
}

fn change(row: &Row) -> rusqlite::Result<Change> {
    let cell = Cell { value: row.get(3)?, open: row.get(4)? };
    Ok(Change { entity: row.get(0)?, id: row.get(1)?, field: row.get(2)?, cell })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_of_a_visit_is_answered_by_an_index() {
        let store = Store::memory("xBCDFG").unwrap();
        let filters = [ENTITY, RECORD, BENEATH].into_iter().chain(REFERRING).chain(REFERRING_BENEATH);
        for filter in filters {
            let sql = format!("EXPLAIN QUERY PLAN {CELL}{filter}");
            let mut statement = store.db.prepare(&sql).unwrap();
            for (i, _) in (0..statement.parameter_count()).enumerate() {
                statement.raw_bind_parameter(i + 1, "x").unwrap();
            }
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next().unwrap() {
                let plan: String = row.get(3).unwrap();
                let by = if filter.starts_with("field") { "cell_ref" } else { "PRIMARY KEY" };
                assert!(plan.starts_with("SEARCH") && plan.contains(by), "{filter}: {plan}");
            }
        }
    }
}
