//! What an office may set otherwise than we do (rules.md, DEF): one table, typed, with ranges. A setting is a record,
//! so it travels with the bundles and every change of it names a person and a reason.
//!
//! A new setting is one row in [`ALL`]; read it with [`number`], [`points`] or [`text_of`].

use super::act::Act;
use super::calendar::half_width;
use super::decimal::Points;
use super::facts::Facts;
use super::record::{DELETED, Record};
use crate::text::model::setting as text;
use crate::text::{Lang, Say};

/// Codes to choose from: code, Chinese, English.
pub type Codes = &'static [(&'static str, &'static str, &'static str)];

/// What values a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number in a range, both ends included.
    Whole(u32, u32),
    /// Points with up to two places in a range, both ends included.
    Points(Points, Points),
    /// One of some codes.
    Choice(Codes),
    /// Several of some codes, in the order given.
    Several(Codes),
    /// One line of text of at most so many characters; may be empty.
    Text(usize),
    /// What stars are worth: `五星=95、四星=85`; empty while there is no table (AMB-6).
    Stars,
    /// Codes of indicators; may be empty (AMB-17).
    Codes,
}

/// One thing that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Key, never renamed.
    pub key: &'static str,
    /// Chinese title, with the unit.
    pub zh: &'static str,
    /// English title, with the unit.
    pub en: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds while nobody set it.
    pub default: &'static str,
    /// Whether a quarter may have its own value (`<round>/<key>`).
    pub by_round: bool,
}

const fn days(key: &'static str, zh: &'static str, en: &'static str, max: u32, default: &'static str) -> Setting {
    Setting { key, zh, en, kind: Kind::Whole(1, max), default, by_round: false }
}

/// What a band is worth in a branch's points system; the rule names no scale (R026, R109), so nothing until it is set.
const fn points_of(key: &'static str, zh: &'static str, en: &'static str) -> Setting {
    Setting { key, zh, en, kind: Kind::Points(Points::ZERO, Points::HUNDRED), default: "0.00", by_round: true }
}

/// How documents of a form are numbered: words with `{year}`, `{quarter}`, `{branch}` and the running `{no}`; empty:
/// as the template of documents says.
const fn number_of(key: &'static str, zh: &'static str, en: &'static str) -> Setting {
    Setting { key, zh, en, kind: Kind::Text(60), default: "", by_round: false }
}

/// File formats that forms made of one table are written in.
const TABLES: Codes = &[
    ("pdf", "pdf", "pdf"),
    ("xlsx", "Excel", "Excel"),
    ("docx", "Word", "Word"),
    ("html", "网页", "web page"),
    ("md", "Markdown", "Markdown"),
    ("csv", "csv", "csv"),
];
/// File formats that forms made of words are written in.
const WORDS: Codes =
    &[("pdf", "pdf", "pdf"), ("docx", "Word", "Word"), ("html", "网页", "web page"), ("md", "Markdown", "Markdown")];

/// Every setting.
pub const ALL: &[Setting] = &[
    days("deadline.now", "立行立改时限（工作日）", "Deadline of 'at once' (working days)", 60, "3"),
    days("deadline.dated", "限期整改时限（工作日）", "Deadline of 'by a date' (working days)", 120, "7"),
    days("deadline.lookback", "回头看时限（工作日）", "Look-back within (working days)", 60, "5"),
    days("deadline.talk", "未按计划沟通时限（小时）", "Talk when behind plan (hours)", 240, "24"),
    days("overdue.remind", "逾期几天拟发催办单", "Propose a reminder after days overdue", 365, "1"),
    days("overdue.warn", "逾期几天拟发整改提醒书", "Propose a warning after days overdue", 365, "8"),
    days("overdue.admonish", "逾期几天拟发告诫书", "Propose an admonition after days overdue", 365, "16"),
    days("rebound.quarters", "反弹回看季度数", "Rebound within quarters", 8, "4"),
    Setting {
        key: "office.coordinator",
        zh: "主管部门（职务含此名的人可复查销号）",
        en: "Coordinating office (posts naming it may verify)",
        kind: Kind::Text(20),
        default: "党群部",
        by_round: false,
    },
    points_of("duty.points.fine", "履职优秀每月积分（党员积分制）", "Points of a month that was excellent"),
    points_of("duty.points.pass", "履职合格每月积分（党员积分制）", "Points of a month that passed"),
    points_of("duty.points.below", "履职不达标每月积分（党员积分制）", "Points of a month below standard"),
    Setting {
        key: "star.map",
        zh: "星级换算成得分（如 五星=95、四星=85）",
        en: "What stars are worth (such as five=95, four=85)",
        kind: Kind::Stars,
        default: "",
        by_round: true,
    },
    Setting {
        key: "plate.veto",
        zh: "一票否决清单（指标编号；只标“需党委研究”）",
        en: "Veto list (indicators; marks only, changes no plate)",
        kind: Kind::Codes,
        default: "",
        by_round: true,
    },
    Setting {
        key: "papers.tables",
        zh: "表格类文书的格式（互查评分表、清单、汇总等）",
        en: "Formats of forms made of a table",
        kind: Kind::Several(TABLES),
        default: "pdf、xlsx",
        by_round: false,
    },
    Setting {
        key: "papers.words",
        zh: "文字类文书的格式（现场反馈表、通知单等）",
        en: "Formats of forms made of words",
        kind: Kind::Several(WORDS),
        default: "pdf、docx",
        by_round: false,
    },
    number_of("number.feedback", "文号格式：现场反馈表", "Numbers of feedback sheets"),
    number_of("number.notice", "文号格式：整改通知单", "Numbers of notices"),
    number_of("number.remind", "文号格式：催办单", "Numbers of reminders"),
    number_of("number.warn", "文号格式：整改提醒书", "Numbers of warnings"),
    number_of("number.admonish", "文号格式：告诫书", "Numbers of admonitions"),
    number_of("number.recheck", "文号格式：回头看复查表", "Numbers of look-back sheets"),
    number_of("number.closing", "文号格式：销号单", "Numbers of closings"),
];

/// Why a value cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingError {
    /// There is no such setting.
    Unknown(String),
    /// The setting is the same for all quarters.
    NotByRound(&'static str),
    /// Not a whole number between the two.
    Whole(String, u32, u32),
    /// Not points between the two.
    Points(String, Points, Points),
    /// Not one of these codes.
    Choice(String, Codes),
    /// More than so many characters, or more than a line.
    Text(usize),
    /// An entry that is not a star and what it is worth.
    Star(String),
    /// What is no code of an indicator.
    Code(String),
    /// No reason was given.
    NoReason,
}

impl Say for SettingError {
    fn say(&self, lang: Lang) -> String {
        match self {
            SettingError::Unknown(key) => text::unknown(lang, key),
            SettingError::NotByRound(key) => text::not_by_round(lang, key),
            SettingError::Whole(given, min, max) => text::whole(lang, given, min, max),
            SettingError::Points(given, min, max) => text::points(lang, given, min.short(), max.short()),
            SettingError::Choice(given, codes) => text::choice(lang, given, choices(lang, codes)),
            SettingError::Text(max) => text::too_long(lang, max),
            SettingError::Star(entry) => text::not_a_star(lang, entry),
            SettingError::Code(given) => text::not_a_code(lang, given),
            SettingError::NoReason => text::no_reason(lang),
        }
    }
}

crate::said!(SettingError);

fn choices(lang: Lang, codes: &[(&str, &str, &str)]) -> String {
    let one = |c: &(&str, &str, &str)| {
        if lang == Lang::En { format!("{} ({})", c.0, c.2) } else { format!("{}（{}）", c.0, c.1) }
    };
    codes.iter().map(one).collect::<Vec<_>>().join(if lang == Lang::En { ", " } else { "、" })
}

impl Setting {
    /// The title in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.en } else { self.zh }
    }

    /// The canonical text of a value as a person wrote it (full-width digits are understood).
    ///
    /// # Errors
    /// It is out of the range or not of the type.
    pub fn read(&self, given: &str) -> Result<String, SettingError> {
        let plain = half_width(given);
        match self.kind {
            Kind::Whole(min, max) => match plain.parse::<u32>() {
                Ok(n) if (min..=max).contains(&n) => Ok(n.to_string()),
                _ => Err(SettingError::Whole(given.into(), min, max)),
            },
            Kind::Points(min, max) => match Points::parse(&plain) {
                Ok(p) if (min..=max).contains(&p) => Ok(p.to_string()),
                _ => Err(SettingError::Points(given.into(), min, max)),
            },
            Kind::Choice(codes) => code_of(given, codes).map(Into::into),
            Kind::Several(codes) => several_of(given, codes),
            Kind::Stars => {
                let map = super::plate::star::parse(given).map_err(SettingError::Star)?;
                let one = |(name, worth): &(String, Points)| format!("{name}={}", worth.short());
                Ok(map.iter().map(one).collect::<Vec<_>>().join("、"))
            }
            Kind::Codes => {
                let codes = plain.split(['、', ',', '，', ' ', ';', '；']).filter(|c| !c.is_empty());
                let codes: Vec<&str> = codes.collect();
                match codes.iter().find(|c| !super::checklist::is_code(c)) {
                    Some(wrong) => Err(SettingError::Code((*wrong).into())),
                    None => Ok(codes.join("、")),
                }
            }
            Kind::Text(max) => {
                let line = given.trim();
                let fits = line.chars().count() <= max && !line.contains(['\n', '\r']);
                if fits { Ok(line.into()) } else { Err(SettingError::Text(max)) }
            }
        }
    }
}

/// The code that a person means, by itself or by its name.
fn code_of(given: &str, codes: Codes) -> Result<&'static str, SettingError> {
    let plain = half_width(given).trim().to_lowercase();
    let found = codes.iter().find(|c| plain == c.0 || plain == c.1.to_lowercase());
    found.map(|c| c.0).ok_or_else(|| SettingError::Choice(given.into(), codes))
}

/// Codes between commas or blanks, each once, joined by `、`. At least one.
fn several_of(given: &str, codes: Codes) -> Result<String, SettingError> {
    let mut found: Vec<&str> = Vec::new();
    for word in given.split(['、', ',', '，', ' ', '\u{3000}', ';', '；', '+']).filter(|w| !w.is_empty()) {
        let code = code_of(word, codes)?;
        if !found.contains(&code) {
            found.push(code);
        }
    }
    if found.is_empty() { Err(SettingError::Choice(given.into(), codes)) } else { Ok(found.join("、")) }
}

/// The setting with this key.
///
/// # Errors
/// There is none.
pub fn find(key: &str) -> Result<&'static Setting, SettingError> {
    ALL.iter().find(|s| s.key == key).ok_or_else(|| SettingError::Unknown(key.into()))
}

/// A value that somebody set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The quarter it holds for; empty for all.
    pub round: String,
    /// Canonical value.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Two laptops set it differently.
    pub unresolved: bool,
}

impl Given {
    fn of(record: &Record, round: &str) -> Given {
        Given {
            round: round.into(),
            value: record.get("value").into(),
            reason: record.get("reason").into(),
            unresolved: record.unresolved(),
        }
    }
}

fn id(round: &str, key: &str) -> String {
    if round.is_empty() { key.into() } else { format!("{round}/{key}") }
}

/// Every value that was set for a setting: for all quarters first, then by quarter.
pub fn given(facts: &Facts, setting: &Setting) -> Vec<Given> {
    let general = facts.get("setting", setting.key).map(|r| Given::of(r, ""));
    let own = facts.all("setting").filter_map(|r| {
        let (round, key) = r.id.split_once('/')?;
        (key == setting.key && setting.by_round).then(|| Given::of(r, round))
    });
    general.into_iter().chain(own).collect()
}

/// The value that holds in a quarter (empty: outside any): its own, else the general one, else the default. A stored
/// value that is not of the type, from a newer program or a hand edit, counts as not set.
pub fn value(facts: &Facts, round: &str, setting: &Setting) -> String {
    let stored = |id: &str| facts.get("setting", id).and_then(|r| setting.read(r.get("value")).ok());
    let own = if round.is_empty() || !setting.by_round { None } else { stored(&id(round, setting.key)) };
    own.or_else(|| stored(setting.key)).unwrap_or_else(|| setting.default.into())
}

/// A whole number. 0 for a key that is none of a number, which the table's test rules out.
pub fn number(facts: &Facts, round: &str, key: &str) -> u32 {
    find(key).ok().and_then(|s| value(facts, round, s).parse().ok()).unwrap_or(0)
}

/// A number of points. Zero for a key that has none, which the table's test rules out.
pub fn points(facts: &Facts, round: &str, key: &str) -> Points {
    find(key).ok().and_then(|s| Points::parse(&value(facts, round, s)).ok()).unwrap_or_default()
}

/// A choice or a line of text.
pub fn text_of(facts: &Facts, round: &str, key: &str) -> String {
    find(key).map(|s| value(facts, round, s)).unwrap_or_default()
}

/// Sets a value, for all quarters or for one.
///
/// # Errors
/// Unknown key, a value out of range, no reason, a quarter where the setting is the same for all.
pub fn set(
    facts: &Facts,
    act: &mut Act,
    round: &str,
    key: &str,
    given: &str,
    reason: &str,
) -> Result<(), SettingError> {
    let setting = allowed(round, key, reason)?;
    let value = setting.read(given)?;
    let fields = [(DELETED, ""), ("value", value.as_str()), ("reason", reason.trim())];
    act.set_all(facts, "setting", &id(round, key), &fields);
    Ok(())
}

/// Goes back to what held before: the general value, or the default.
///
/// # Errors
/// As [`set`].
pub fn reset(facts: &Facts, act: &mut Act, round: &str, key: &str, reason: &str) -> Result<(), SettingError> {
    allowed(round, key, reason)?;
    let id = id(round, key);
    if facts.get("setting", &id).is_some() {
        act.set(facts, "setting", &id, "reason", reason.trim());
        act.delete(facts, "setting", &id);
    }
    Ok(())
}

fn allowed(round: &str, key: &str, reason: &str) -> Result<&'static Setting, SettingError> {
    let setting = find(key)?;
    if !round.is_empty() && !setting.by_round {
        return Err(SettingError::NotByRound(setting.key));
    }
    if reason.trim().is_empty() { Err(SettingError::NoReason) } else { Ok(setting) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::{apply, facts_with, put};

    #[test]
    fn every_row_of_the_table_takes_its_own_default_and_has_a_key_of_its_own() {
        for (i, s) in ALL.iter().enumerate() {
            assert_eq!(s.read(s.default).as_deref(), Ok(s.default), "{}", s.key);
            assert!(ALL[..i].iter().all(|other| other.key != s.key) && !s.key.contains('/'), "{}", s.key);
            if let Kind::Whole(min, max) = s.kind {
                assert!(min <= max && number(&facts_with(&[]), "", s.key) >= min);
            }
        }
    }

    #[test]
    fn a_value_is_set_with_a_reason_and_can_be_taken_back() {
        let mut facts = facts_with(&[]);
        assert_eq!(number(&facts, "2026Q4", "deadline.dated"), 7);
        let mut act = facts.act();
        set(&facts, &mut act, "", "deadline.dated", "１０", "公司细则第8条，é👍").unwrap();
        apply(&mut facts, &act);
        assert_eq!(number(&facts, "2026Q4", "deadline.dated"), 10);
        let known = given(&facts, find("deadline.dated").unwrap());
        assert_eq!(known.iter().map(|g| (&*g.value, &*g.reason)).collect::<Vec<_>>(), [("10", "公司细则第8条，é👍")]);
        let mut act = facts.act();
        reset(&facts, &mut act, "", "deadline.dated", "细则作废").unwrap();
        apply(&mut facts, &act);
        assert_eq!(number(&facts, "", "deadline.dated"), 7);
        assert!(given(&facts, find("deadline.dated").unwrap()).is_empty());
    }

    #[test]
    fn what_does_not_fit_is_refused_in_words() {
        let facts = facts_with(&[]);
        let said = |round: &str, key: &str, value: &str, reason: &str| {
            set(&facts, &mut facts.act(), round, key, value, reason).unwrap_err().to_string()
        };
        assert_eq!(said("", "deadline.now", "0", "试"), "“0”应是1到60的整数");
        assert_eq!(said("", "deadline.now", "三", "试"), "“三”应是1到60的整数");
        assert_eq!(said("", "deadline.now", "5", " "), "请写明理由");
        assert_eq!(said("", "deadline.soon", "5", "试"), "没有设置“deadline.soon”");
        assert_eq!(said("2026Q4", "deadline.now", "5", "试"), "deadline.now 各季度相同，不能按季度设置");
    }

    #[test]
    fn a_stored_value_that_makes_no_sense_counts_as_not_set() {
        let mut facts = facts_with(&[]);
        put(&mut facts, "setting", "deadline.now", "value", "很快");
        assert_eq!(number(&facts, "", "deadline.now"), 3);
    }

    #[test]
    fn each_kind_reads_its_own() {
        const CODES: &[(&str, &str, &str)] = &[("a", "折算", "reweight"), ("b", "不评定", "unrated")];
        let of = |kind| Setting { key: "x", zh: "", en: "", kind, default: "", by_round: true };
        let points = of(Kind::Points(Points::ZERO, Points::HUNDRED));
        assert_eq!(points.read("８９．５").as_deref(), Ok("89.50"));
        assert!(points.read("100.01").is_err() && points.read("-1").is_err());
        let choice = of(Kind::Choice(CODES));
        assert_eq!((choice.read("b").as_deref(), choice.read("折算").as_deref()), (Ok("b"), Ok("a")));
        let several = of(Kind::Several(CODES));
        assert_eq!(several.read("不评定，A、 b").as_deref(), Ok("b、a"), "in order, each once");
        assert!(several.read("a、c👍").is_err() && several.read(" ").is_err());
        assert_eq!(choice.read("c").unwrap_err().say(Lang::En), "'c' should be one of: a (reweight), b (unrated)");
        let line = of(Kind::Text(4));
        assert_eq!(line.read(" 党群部👍 ").as_deref(), Ok("党群部👍"));
        assert!(line.read("党群部办公").is_err() && line.read("党\n群").is_err());
    }
}
