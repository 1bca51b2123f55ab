//! 应提示事项 for the Party committee (R094–R098). Hints only: the program never carries them out.

use super::inputs::Line;
use super::log::{self, Event};
use super::streak::{Ratings, Streak};
use super::{Outcome, Plate};
use crate::model::calendar::{Due, Holidays, Quarter};
use crate::model::decimal::Points;
use crate::text::model::plate as text;
use crate::text::{Lang, Say};
use chrono::NaiveDate;

/// Working days for the written self-criticism; our default, the rule names none (R097).
pub const REVIEW_DAYS: u32 = 7;

/// One hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// 优先推荐先进基层党组织 (R094).
    Recommend,
    /// 连续2个季度示范牌：书记年度考核加5分 (R095); so many quarters in a row.
    Bonus(u32),
    /// 取消当季度评优资格 (R096).
    NoAwards,
    /// 书面检讨 is due on a day, or after the plates are given (R097).
    Review(Option<Due>),
    /// 书面检讨 was handed in.
    Reviewed(NaiveDate),
    /// 连续2个季度争先牌：约谈书记，必要时调整支部委员 (R098); so many quarters in a row.
    Talk(u32),
    /// The talk was held.
    Talked(NaiveDate),
    /// The run was broken by a quarter without a rating (AMB-10).
    Broken(Quarter),
    /// 争先 was extended until a day (R099).
    Extended(NaiveDate),
    /// Changed to 达标牌 after rectification (R099).
    Changed(NaiveDate),
    /// 未达标：集中整改 (R113), and R003.
    Rectify,
    /// 需党委研究: points lost on indicators of the veto list (AMB-17).
    Study(Vec<(String, Points)>),
}

impl Say for Hint {
    fn say(&self, lang: Lang) -> String {
        match self {
            Hint::Recommend => text::hint_recommend(lang),
            Hint::Bonus(n) => text::hint_bonus(lang, n),
            Hint::NoAwards => text::hint_no_awards(lang),
            Hint::Review(Some(due)) => text::hint_review(lang, due.say(lang)),
            Hint::Review(None) => text::hint_review_later(lang, REVIEW_DAYS),
            Hint::Reviewed(day) => text::hint_reviewed(lang, day),
            Hint::Talk(n) => text::hint_talk(lang, n),
            Hint::Talked(day) => text::hint_talked(lang, day),
            Hint::Broken(quarter) => text::hint_broken(lang, quarter),
            Hint::Extended(day) => text::hint_extended(lang, day),
            Hint::Changed(day) => text::hint_changed(lang, day),
            Hint::Rectify => text::hint_rectify(lang),
            Hint::Study(list) => text::hint_study(lang, listed(list, lang)),
        }
    }
}

/// `C1-02失0.5分、C1-03失1分`.
fn listed(list: &[(String, Points)], lang: Lang) -> String {
    let one = |(code, lost): &(String, Points)| text::veto_lost(lang, code, lost.short());
    list.iter().map(one).collect::<Vec<_>>().join(if lang == Lang::En { ", " } else { "、" })
}

/// The hints for a branch in a quarter: from the plate that was given, or before that from the one that would be.
pub fn hints(line: &Line, quarter: Quarter, ratings: &Ratings, holidays: &Holidays) -> Vec<Hint> {
    let logged = log::rated(&line.log);
    let plate = logged.and_then(|e| e.plate).or(match &line.outcome {
        Outcome::Rated(c) => Some(c.plate),
        _ => None,
    });
    let Some(plate) = plate else { return Vec::new() };
    let mut ratings = ratings.clone_of(&line.branch);
    ratings.put(&line.branch, quarter, plate);
    let streak = ratings.streak(&line.branch, quarter).unwrap_or(Streak { plate, length: 1, broken_by: None });
    let mut list = match plate {
        Plate::Model => of_model(streak.length),
        Plate::Standard => Vec::new(),
        Plate::Striving => of_striving(line, streak.length, holidays),
    };
    list.extend((plate == Plate::Model && !line.veto.is_empty()).then(|| Hint::Study(line.veto.clone())));
    list.extend(streak.broken_by.filter(|_| plate != Plate::Standard).map(Hint::Broken));
    list
}

/// The hint of the extra points comes again only after two new quarters (AMB-11).
fn of_model(length: u32) -> Vec<Hint> {
    let bonus = (length.is_multiple_of(2)).then_some(Hint::Bonus(length));
    std::iter::once(Hint::Recommend).chain(bonus).collect()
}

fn of_striving(line: &Line, length: u32, holidays: &Holidays) -> Vec<Hint> {
    let day = |event| line.log.iter().rfind(|e| e.event == event).and_then(|e| e.date);
    let mut list = vec![Hint::NoAwards, Hint::Rectify];
    list.push(match day(Event::Review) {
        Some(done) => Hint::Reviewed(done),
        None => Hint::Review(day(Event::Rated).map(|d| holidays.add_workdays(d, REVIEW_DAYS))),
    });
    if length >= 2 {
        list.push(day(Event::Talk).map_or(Hint::Talk(length), Hint::Talked));
    }
    let until = line.log.iter().rfind(|e| e.event == Event::Extended).and_then(|e| e.until);
    list.extend(until.map(Hint::Extended));
    list.extend(day(Event::Changed).map(Hint::Changed));
    list
}
