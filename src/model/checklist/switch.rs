//! A quarter goes over to another version of the checklist: what that means for every draft in the field is looked at
//! before anything is done (kept, to be checked again, new, without a place), and only what a person ticks is done.
//! A finalised sheet keeps its version for ever.

use super::diff::{alike, diff};
use super::{Checklist, Diff};
use crate::model::act::Act;
use crate::model::facts::Facts;
use crate::model::record::Record;
use crate::model::sheet::Sheet;
use crate::model::visit;

/// An indicator that seems to go on under another code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// Code in the former version, which the new one has not.
    pub old: String,
    /// Code in the new version, which the former one had not.
    pub new: String,
    /// Whether answers are to be carried along.
    pub on: bool,
}

/// What it means for one sheet. Codes in the order of their list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The sheet.
    pub sheet: String,
    /// Branch code.
    pub branch: String,
    /// Person id of the inspector.
    pub inspector: String,
    /// A finalised sheet stays as it is.
    pub fixed: bool,
    /// Whether the draft is to go over.
    pub on: bool,
    /// The version it has now.
    pub version: String,
    /// Answers that stay, their indicators unchanged.
    pub kept: Vec<String>,
    /// Answers that stay although how the indicator is scored changed: to be checked again.
    pub again: Vec<String>,
    /// Answers carried to another code: old and new.
    pub carried: Vec<(String, String)>,
    /// Indicators that nobody answered yet because they are new.
    pub new: Vec<String>,
    /// Answers whose indicator is gone: they stay in the records and count no more.
    pub orphaned: Vec<String>,
}

/// The preview of a switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// The quarter.
    pub round: String,
    /// The quarter's version now; may be empty.
    pub from: String,
    /// The version it goes over to.
    pub to: Checklist,
    /// What differs between the quarter's version and the new one.
    pub diff: Diff,
    /// Codes that seem to go on under another one.
    pub maps: Vec<Map>,
    /// Every sheet of the quarter that is not on the new version, drafts first.
    pub fates: Vec<Fate>,
}

/// Fields that decide how an answer counts.
const SCORING: [&str; 6] = ["full_marks", "deduct_rule", "deduct_unit", "deduct_per_unit", "deduct_cap", "na_allowed"];

impl Switch {
    /// Looks at a switch; none if the version is not known.
    pub fn of(facts: &Facts, round: &str, version: &str) -> Option<Switch> {
        let to = Checklist::of(facts, version)?;
        let from = facts.value("round", round, "checklist").to_string();
        let was = Checklist::of(facts, &from).unwrap_or_default();
        let found = diff(&was, &to);
        let maps = maps(&was, &to, &found);
        let mut switch = Switch { round: round.into(), from, to, diff: found, maps, fates: vec![] };
        switch.fates = switch.look(facts);
        Some(switch)
    }

    /// Whether the quarter and every draft that is ticked is on the new version already.
    pub fn is_done(&self) -> bool {
        self.from == self.to.version && !self.fates.iter().any(|f| f.on)
    }

    /// Takes a map in or out, and looks at the sheets again.
    pub fn toggle_map(&mut self, facts: &Facts, at: usize) {
        if let Some(map) = self.maps.get_mut(at) {
            map.on = !map.on;
        }
        let off: Vec<String> = self.fates.iter().filter(|f| !f.on).map(|f| f.sheet.clone()).collect();
        self.fates = self.look(facts);
        for fate in self.fates.iter_mut().filter(|f| off.contains(&f.sheet)) {
            fate.on = false;
        }
    }

    /// Takes a draft in or out. A finalised sheet stays out.
    pub fn toggle_sheet(&mut self, at: usize) {
        if let Some(fate) = self.fates.get_mut(at).filter(|f| !f.fixed) {
            fate.on = !fate.on;
        }
    }

    fn look(&self, facts: &Facts) -> Vec<Fate> {
        let sheets = facts.under("sheet", &self.round).filter_map(|r| Sheet::of(facts, &r.id));
        let others = sheets.filter(|s| s.checklist != self.to.version);
        let mut fates: Vec<Fate> = others.map(|s| self.fate(facts, &s)).collect();
        fates.sort_by(|a, b| (a.fixed, &a.sheet).cmp(&(b.fixed, &b.sheet)));
        fates
    }

    fn fate(&self, facts: &Facts, sheet: &Sheet) -> Fate {
        let was = sheet.checklist(facts).unwrap_or_default();
        let change = diff(&was, &self.to);
        let scored = |code: &str| change.changed.iter().any(|c| c.code == code && SCORING.contains(&c.field));
        let answered = |code: &&str| sheet.answer(code).verdict.is_some();
        let all = || was.indicators.iter().map(|i| i.code.as_str()).filter(answered);
        let mapped = |code: &str| self.maps.iter().find(|m| m.on && m.old == code).map(|m| m.new.clone());
        let here = |code: &&str| self.to.get(code).is_some();
        let carried: Vec<(String, String)> =
            all().filter(|c| !here(c)).filter_map(|c| Some((c.to_string(), mapped(c)?))).collect();
        let text = |codes: Vec<&str>| codes.into_iter().map(String::from).collect::<Vec<_>>();
        let reused = |code: &str| change.reused.iter().any(|c| c == code);
        Fate {
            sheet: sheet.id.clone(),
            branch: sheet.visit.split('/').nth(1).unwrap_or("").into(),
            inspector: sheet.inspector.clone(),
            fixed: sheet.is_final(),
            on: !sheet.is_final(),
            version: sheet.checklist.clone(),
            kept: text(all().filter(here).filter(|c| !scored(c) && !reused(c)).collect()),
            again: text(all().filter(here).filter(|c| scored(c) || reused(c)).collect()),
            new: change.added.iter().filter(|c| !carried.iter().any(|(_, new)| new == *c)).cloned().collect(),
            orphaned: text(all().filter(|c| !here(c) && mapped(c).is_none()).collect()),
            carried,
        }
    }
}

/// A code that is gone and one that is new are taken for one when their words are alike; each is used once.
fn maps(was: &Checklist, to: &Checklist, found: &Diff) -> Vec<Map> {
    let mut free: Vec<&str> = found.added.iter().map(String::as_str).collect();
    let mut maps = Vec::new();
    for old in found.removed.iter().filter_map(|c| was.get(c)) {
        let same = |code: &&str| {
            to.get(code).is_some_and(|i| {
                i.category == old.category && (alike(&i.title, &old.title) || alike(&i.requirement, &old.requirement))
            })
        };
        if let Some(at) = free.iter().position(same) {
            maps.push(Map { old: old.code.clone(), new: free.swap_remove(at).into(), on: true });
        }
    }
    maps
}

/// Does what was looked at: the quarter goes over, and so do the drafts that are ticked; answers under a mapped code
/// are carried along with what belongs to them. Nothing is deleted.
pub fn apply(facts: &Facts, act: &mut Act, switch: &Switch) {
    act.set(facts, "round", &switch.round, "checklist", &switch.to.version);
    for fate in switch.fates.iter().filter(|f| f.on && !f.fixed) {
        act.set(facts, "sheet", &fate.sheet, "checklist", &switch.to.version);
        for map in switch.maps.iter().filter(|m| m.on) {
            carry(facts, act, &fate.sheet, map);
        }
    }
}

/// An answer, the documents asked for, and what names the old code, under the new one.
fn carry(facts: &Facts, act: &mut Act, sheet: &str, map: &Map) {
    let (old, new) = (format!("{sheet}/{}", map.old), format!("{sheet}/{}", map.new));
    let score = facts.get("score", &old).into_iter();
    for record in score.chain(facts.under("material", &old)) {
        let id = record.id.replacen(&old, &new, 1);
        for (field, cell) in record.cells.iter().filter(|(field, _)| !field.starts_with('_')) {
            act.set(facts, &record.entity, &id, field, &cell.value);
        }
    }
    for entity in ["problem", "strength", "note", "meeting"] {
        let named = |r: &&Record| r.get("code") == map.old;
        for record in facts.with(entity, "sheet", sheet).filter(named) {
            act.set(facts, entity, &record.id, "code", &map.new);
        }
    }
}

/// The quarters that use a version, newest first, and how many sheets have it: drafts, finalised ones.
pub fn uses(facts: &Facts, version: &str) -> (Vec<String>, usize, usize) {
    let mut rounds: Vec<String> = facts.with("round", "checklist", version).map(|r| r.id.clone()).collect();
    rounds.reverse();
    let sheets = facts.with("sheet", "checklist", version).map(|r| r.get("state") == "final");
    let (done, drafts): (Vec<bool>, Vec<bool>) = sheets.partition(|f| *f);
    (rounds, drafts.len(), done.len())
}

/// The name of the branch of a fate.
pub fn branch_of(facts: &Facts, fate: &Fate) -> String {
    visit::branch_name(facts, &fate.branch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::checklist::{Desk, Indicator};
    use crate::model::decimal::Points;
    use crate::model::scoring::Answer;
    use crate::model::sheet;
    use crate::model::testing::{apply as done, put, quarter_with};

    const DRAFT: &str = "2026Q4/B04/x-1";

    /// B01 is finalised; B04 is a draft with a deduction under C1-02 and its problem, C1-03 without.
    fn facts() -> Facts {
        let visits: Vec<(&str, &[u32])> = vec![("B01", &[1]), ("B04", &[])];
        let mut facts = quarter_with("2026Q4", &visits);
        let mut act = facts.act();
        sheet::open(&facts, &mut act, "2026Q4/B04", "x-1");
        done(&mut facts, &act);
        let mut act = facts.act();
        sheet::answer(&facts, &mut act, DRAFT, "C1-02", &Answer::deduct(2)).unwrap();
        for code in ["C1-03", "A1-01", "E2-01"] {
            sheet::answer(&facts, &mut act, DRAFT, code, &Answer::ok()).unwrap();
        }
        done(&mut facts, &act);
        for (field, value) in [("sheet", DRAFT), ("code", "C1-02"), ("fact", "缺2次，é👍")] {
            put(&mut facts, "problem", "p-1", field, value);
        }
        facts
    }

    /// The built-in list with C1-02 under another code, another full mark for A1-01, without E2-01, and one new item.
    fn next(facts: &mut Facts) -> String {
        let mut desk = Desk::of(Checklist::builtin());
        let of = |desk: &Desk, code: &str| desk.get(code).cloned().unwrap();
        let renamed = Indicator { code: "C1-52".into(), ..of(&desk, "C1-02") };
        desk.put("C1-02", "", renamed);
        let dearer = Indicator { full: Points::whole(9), ..of(&desk, "A1-01") };
        desk.put("A1-01", "", dearer);
        desk.remove("E2-01");
        let new = Indicator { title: "全新的一项".into(), ..desk.blank("D1-01") };
        desk.put("", "D1-01", new);
        let list = desk.list();
        let mut act = facts.act();
        list.adopt(facts, &mut act);
        done(facts, &act);
        list.version
    }

    #[test]
    fn a_switch_is_looked_at_before_anything_is_done() {
        let mut facts = facts();
        let version = next(&mut facts);
        let switch = Switch::of(&facts, "2026Q4", &version).unwrap();
        assert_eq!(switch.maps, [Map { old: "C1-02".into(), new: "C1-52".into(), on: true }]);
        assert_eq!(switch.fates.len(), 2);
        let (draft, fixed) = (&switch.fates[0], &switch.fates[1]);
        assert!(fixed.fixed && !fixed.on && !draft.fixed && draft.on);
        assert_eq!(draft.carried, [("C1-02".to_string(), "C1-52".to_string())]);
        assert_eq!((&draft.kept, &draft.again), (&vec!["C1-03".to_string()], &vec!["A1-01".to_string()]));
        assert_eq!((draft.orphaned.as_slice(), draft.new.len()), (&["E2-01".to_string()][..], 1));
        assert_eq!(facts.value("round", "2026Q4", "checklist"), Checklist::builtin().version, "nothing is done yet");
    }

    #[test]
    fn what_is_ticked_goes_over_and_the_rest_stays() {
        let mut facts = facts();
        let (before, version) = (Checklist::builtin().version, next(&mut facts));
        let switch = Switch::of(&facts, "2026Q4", &version).unwrap();
        let mut act = facts.act().because("公司修订清单");
        apply(&facts, &mut act, &switch);
        done(&mut facts, &act);
        let sheet = |id: &str| Sheet::of(&facts, id).unwrap();
        assert_eq!((sheet(DRAFT).checklist, sheet("2026Q4/B01/x-0").checklist), (version.clone(), before));
        assert_eq!(sheet(DRAFT).answer("C1-52"), Answer::deduct(2));
        assert_eq!(facts.value("problem", "p-1", "code"), "C1-52");
        assert_eq!(facts.value("score", &format!("{DRAFT}/E2-01"), "verdict"), "ok", "nothing is deleted");
        assert!(Switch::of(&facts, "2026Q4", &version).unwrap().is_done());
        assert_eq!(uses(&facts, &version), (vec!["2026Q4".to_string()], 1, 0));
    }

    #[test]
    fn a_map_that_is_not_meant_leaves_the_answer_without_a_place_and_a_draft_may_stay_behind() {
        let mut facts = facts();
        let version = next(&mut facts);
        let mut switch = Switch::of(&facts, "2026Q4", &version).unwrap();
        switch.toggle_map(&facts, 0);
        assert!(switch.fates[0].carried.is_empty() && switch.fates[0].orphaned.contains(&"C1-02".to_string()));
        assert_eq!(switch.fates[0].new.len(), 2);
        switch.toggle_sheet(0);
        switch.toggle_sheet(1);
        switch.toggle_map(&facts, 0);
        assert!(switch.fates.iter().all(|f| !f.on), "what was taken out stays out, final sheets always");
        let mut act = facts.act();
        apply(&facts, &mut act, &switch);
        done(&mut facts, &act);
        assert_eq!(Sheet::of(&facts, DRAFT).unwrap().checklist, Checklist::builtin().version);
        assert_eq!(facts.value("round", "2026Q4", "checklist"), version);
    }
}
