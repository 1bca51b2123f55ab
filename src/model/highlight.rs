//! 亮点: strengths worth telling others, 草稿 → 入选 → 已编入手册(第N期) (R089), and the observation meetings (R090).

use super::act::Act;
use super::checklist::Checklist;
use super::facts::Facts;
use super::record::{Record, by_birth};
use crate::text::model::highlight as text;
use crate::text::{Lang, Say};

/// How far a highlight is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 草稿.
    Draft,
    /// 入选.
    Chosen,
    /// 已编入手册.
    Printed,
}

/// The parts of an entry of the 《标准化经验手册》, in the order they are printed (rules.md §5.6).
pub const PARTS: [&str; 6] = ["title", "background", "practice", "tools", "effect", "fits"];

/// One highlight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Record id of the strength.
    pub id: String,
    /// Quarter.
    pub round: String,
    /// Branch code.
    pub branch: String,
    /// Indicator code; may be empty.
    pub code: String,
    /// What the inspectors wrote.
    pub text: String,
    /// How far it is.
    pub state: State,
    /// The issue of the handbook it is in.
    pub issue: Option<u32>,
    /// [`PARTS`] as far as they were written.
    pub parts: [String; 6],
}

impl Highlight {
    fn from(r: &Record) -> Option<Highlight> {
        let state = match r.get("highlight") {
            "draft" => State::Draft,
            "chosen" => State::Chosen,
            "printed" => State::Printed,
            _ => return None,
        };
        let (round, branch) = r.get("visit").split_once('/')?;
        Some(Highlight {
            id: r.id.clone(),
            round: round.into(),
            branch: branch.into(),
            code: r.get("code").into(),
            text: r.get("text").into(),
            state,
            issue: r.get("issue").parse().ok(),
            parts: PARTS.map(|part| r.get(part).to_string()),
        })
    }

    /// The highlights of a quarter, by branch and then in the order they were marked.
    pub fn of_round(facts: &Facts, round: &str) -> Vec<Highlight> {
        let mut all: Vec<Highlight> = facts.all("strength").filter_map(Highlight::from).collect();
        all.retain(|h| h.round == round);
        all.sort_by(|a, b| a.branch.cmp(&b.branch).then_with(|| by_birth(&a.id, &b.id)));
        all
    }

    /// The highlight with this id.
    pub fn of(facts: &Facts, id: &str) -> Option<Highlight> {
        facts.get("strength", id).and_then(Highlight::from)
    }

    /// Its heading: the title if one was written, else the words of the inspectors.
    pub fn heading(&self) -> &str {
        self.parts.first().filter(|t| !t.is_empty()).unwrap_or(&self.text)
    }
}

/// Why a highlight cannot go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HighlightError {
    /// No such highlight.
    Unknown(String),
    /// It is in the handbook already: that issue was handed out.
    Printed(u32),
    /// Nothing was chosen in this quarter.
    NothingChosen,
}

impl Say for HighlightError {
    fn say(&self, lang: Lang) -> String {
        match self {
            HighlightError::Unknown(id) => text::unknown(lang, id),
            HighlightError::Printed(issue) => text::printed_already(lang, issue),
            HighlightError::NothingChosen => text::nothing_chosen(lang),
        }
    }
}

/// Chooses a highlight for the handbook (入选), or makes it a draft again.
///
/// # Errors
/// There is none with this id, or it is printed.
pub fn choose(facts: &Facts, act: &mut Act, id: &str, on: bool) -> Result<(), HighlightError> {
    let h = Highlight::of(facts, id).ok_or_else(|| HighlightError::Unknown(id.into()))?;
    if h.state == State::Printed {
        return Err(HighlightError::Printed(h.issue.unwrap_or(0)));
    }
    act.set(facts, "strength", id, "highlight", if on { "chosen" } else { "draft" });
    Ok(())
}

/// Writes parts of its entry; a part that is `None` stays.
///
/// # Errors
/// There is none with this id.
pub fn write(facts: &Facts, act: &mut Act, id: &str, parts: &[Option<String>; 6]) -> Result<(), HighlightError> {
    Highlight::of(facts, id).ok_or_else(|| HighlightError::Unknown(id.into()))?;
    for (part, words) in PARTS.iter().zip(parts) {
        if let Some(words) = words {
            act.set(facts, "strength", id, part, words.trim());
        }
    }
    Ok(())
}

/// The number of a quarter's issue: that it has, or the next one.
pub fn issue_of(facts: &Facts, round: &str) -> u32 {
    let printed: Vec<Highlight> = facts.all("strength").filter_map(Highlight::from).collect();
    let own = printed.iter().find(|h| h.round == round).and_then(|h| h.issue);
    let own = own.or_else(|| printed.iter().filter(|h| h.round == round).find_map(|h| h.issue));
    own.unwrap_or_else(|| printed.iter().filter_map(|h| h.issue).max().unwrap_or(0) + 1)
}

/// Compiles the handbook of a quarter: what was chosen is now in issue N. Returns N and how many entries are new.
///
/// # Errors
/// Nothing is chosen and nothing was printed before.
pub fn compile(facts: &Facts, act: &mut Act, round: &str) -> Result<(u32, usize), HighlightError> {
    let all = Highlight::of_round(facts, round);
    let chosen: Vec<_> = all.iter().filter(|h| h.state == State::Chosen).collect();
    if chosen.is_empty() && !all.iter().any(|h| h.state == State::Printed) {
        return Err(HighlightError::NothingChosen);
    }
    let issue = issue_of(facts, round);
    for h in &chosen {
        act.set_all(facts, "strength", &h.id, &[("highlight", "printed"), ("issue", &issue.to_string())]);
    }
    Ok((issue, chosen.len()))
}

/// What goes into the handbook of a quarter, by category in the order of the checklist; what belongs to none comes last.
pub fn by_category(facts: &Facts, round: &str, list: &Checklist) -> Vec<(String, Vec<Highlight>)> {
    let ready = Highlight::of_round(facts, round).into_iter().filter(|h| h.state != State::Draft);
    let mut groups: Vec<(String, Vec<Highlight>)> =
        list.categories().into_iter().map(|c| (c.to_string(), Vec::new())).collect();
    groups.push((String::new(), Vec::new()));
    for h in ready {
        let category = list.get(&h.code).map_or("", |i| i.category.as_str());
        let place = groups.iter_mut().find(|(name, _)| name == category);
        place.into_iter().for_each(|(_, items)| items.push(h.clone()));
    }
    groups.retain(|(_, items)| !items.is_empty());
    groups
}

/// 标杆支部现场观摩会 (R090).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observation {
    /// Quarter.
    pub round: String,
    /// The branch that was visited.
    pub branch: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// What was shown.
    pub topic: String,
    /// How many came; empty if not counted.
    pub attendance: String,
}

impl Observation {
    /// Those of a quarter, by date.
    pub fn of_round(facts: &Facts, round: &str) -> Vec<Observation> {
        let text = |r: &Record, f: &str| r.get(f).to_string();
        let mut all: Vec<Observation> = facts
            .with("observation", "round", round)
            .map(|r| Observation {
                round: text(r, "round"),
                branch: text(r, "branch"),
                date: text(r, "date"),
                topic: text(r, "topic"),
                attendance: text(r, "attendance"),
            })
            .collect();
        all.sort_by(|a, b| (&a.date, &a.branch).cmp(&(&b.date, &b.branch)));
        all
    }
}

/// Logs an observation meeting.
pub fn observe(facts: &Facts, act: &mut Act, o: &Observation) {
    let id = act.create("observation");
    let fields = [
        ("round", o.round.as_str()),
        ("branch", &o.branch),
        ("date", &o.date),
        ("topic", &o.topic),
        ("attendance", &o.attendance),
    ];
    act.set_all(facts, "observation", &id, &fields);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::strength;
    use crate::model::testing::{apply, quarter_with};

    fn marked(facts: &mut Facts, branch: &str, code: &str, text: &str) -> String {
        let mut act = facts.act();
        let id = strength::mark(facts, &mut act, &format!("2026Q4/{branch}"), "", code, text);
        strength::nominate(facts, &mut act, &id, true);
        apply(facts, &act);
        id
    }

    #[test]
    fn a_highlight_goes_from_draft_to_the_handbook_and_stays_there() {
        let mut facts = quarter_with("2026Q4", &[]);
        let list = Checklist::builtin();
        let (a, b) = (marked(&mut facts, "B04", "D1-02", "红色星期三，é👍"), marked(&mut facts, "B01", "", "通用"));
        let draft = marked(&mut facts, "B02", "A1-01", "只是草稿");
        let mut act = facts.act();
        assert_eq!(compile(&facts, &mut act, "2026Q4"), Err(HighlightError::NothingChosen));
        for id in [&a, &b] {
            choose(&facts, &mut act, id, true).unwrap();
        }
        apply(&mut facts, &act);
        let mut act = facts.act();
        let title = [Some("三步走".into()), None, Some("先排班\n再补学".into()), None, None, None];
        write(&facts, &mut act, &a, &title).unwrap();
        assert_eq!(compile(&facts, &mut act, "2026Q4"), Ok((1, 2)));
        apply(&mut facts, &act);
        let groups = by_category(&facts, "2026Q4", &list);
        let shown: Vec<_> = groups.iter().map(|(c, i)| (c.as_str(), i[0].heading(), i.len())).collect();
        assert_eq!(shown, [("基本活动", "三步走", 1), ("", "通用", 1)], "by category, drafts left out");
        assert_eq!(choose(&facts, &mut facts.act(), &a, false), Err(HighlightError::Printed(1)));
        assert_eq!(choose(&facts, &mut facts.act(), "x-0", true), Err(HighlightError::Unknown("x-0".into())));
        let mut act = facts.act();
        choose(&facts, &mut act, &draft, true).unwrap();
        apply(&mut facts, &act);
        assert_eq!(compile(&facts, &mut facts.act(), "2026Q4"), Ok((1, 1)), "a late one joins the same issue");
        assert_eq!(issue_of(&facts, "2027Q1"), 2);
    }

    #[test]
    fn observation_meetings_are_kept_by_date() {
        let mut facts = quarter_with("2026Q4", &[]);
        for (date, branch) in [("2026-12-20", "B01"), ("2026-11-30", "B04")] {
            let mut act = facts.act();
            let o =
                Observation { round: "2026Q4".into(), branch: branch.into(), date: date.into(), ..Default::default() };
            observe(&facts, &mut act, &o);
            apply(&mut facts, &act);
        }
        let all = Observation::of_round(&facts, "2026Q4");
        assert_eq!(all.iter().map(|o| o.branch.as_str()).collect::<Vec<_>>(), ["B04", "B01"]);
    }
}
