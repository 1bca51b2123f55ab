//! The obligations of a 责任书 with their clocks: computed from the ledger, never ticked by hand (R134–R147, R150).

use super::{Contact, Gap, Pair, text};
use crate::model::calendar::{Due, Holidays, Month, Quarter};
use crate::model::facts::Facts;
use crate::model::setting;
use crate::text::Lang;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta};

/// Visits a month (R134).
const VISITS: u32 = 2;
/// Working days for tools (R135), resources (R137), advice (R146), objections (R147).
const TOOL_DAYS: u32 = 3;
const REQUEST_DAYS: u32 = 5;
const ADVICE_DAYS: u32 = 7;
const OBJECTION_DAYS: u32 = 5;

/// Who owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// 甲方.
    Helper,
    /// 乙方.
    Branch,
    /// 监督方.
    Office,
}

/// Which obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// 每月下沉不少于2次, pro rata in part months (R134).
    Visits,
    /// 每周抽查 (R139).
    Spot,
    /// 每季度向监督方报告 (R136).
    Quarterly,
    /// 每月向甲方报告 (R143).
    Monthly,
    /// 每季度1次小测试 (R144).
    Quiz,
    /// 季度评估 (R150).
    Review,
    /// 3个工作日内提供配套工具 (R135).
    Tool,
    /// 5个工作日内对接资源需求 (R137).
    Request,
    /// 7个工作日内方案落地 (R146).
    Advice,
    /// 5个工作日内协调乙方意见 (R147).
    Objection,
    /// 24小时内与书记沟通 (R140).
    Talk,
}

impl Rule {
    /// Who owes it.
    pub fn side(self) -> Side {
        match self {
            Rule::Visits | Rule::Spot | Rule::Quarterly | Rule::Tool | Rule::Request | Rule::Talk => Side::Helper,
            Rule::Monthly | Rule::Quiz | Rule::Advice => Side::Branch,
            Rule::Review | Rule::Objection => Side::Office,
        }
    }

    /// The rule of the contract.
    pub fn source(self) -> &'static str {
        match self {
            Rule::Visits => "R134",
            Rule::Spot => "R139",
            Rule::Quarterly => "R136",
            Rule::Monthly => "R143",
            Rule::Quiz => "R144",
            Rule::Review => "R150",
            Rule::Tool => "R135",
            Rule::Request => "R137",
            Rule::Advice => "R146",
            Rule::Objection => "R147",
            Rule::Talk => "R140",
        }
    }

    /// Its name.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Rule::Visits => text::rule_visits(lang),
            Rule::Spot => text::rule_spot(lang),
            Rule::Quarterly => text::rule_quarterly(lang),
            Rule::Monthly => text::rule_monthly(lang),
            Rule::Quiz => text::rule_quiz(lang),
            Rule::Review => text::rule_review(lang),
            Rule::Tool => text::rule_tool(lang),
            Rule::Request => text::rule_request(lang),
            Rule::Advice => text::rule_advice(lang),
            Rule::Objection => text::rule_objection(lang),
            Rule::Talk => text::rule_talk(lang),
        }
    }
}

/// How an obligation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not done and its time is over.
    Overdue,
    /// Not done yet.
    Open,
    /// Done after its time.
    Late,
    /// Done in time.
    Met,
}

impl Standing {
    /// 逾期, 待办, 迟办, 已办.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Standing::Overdue => text::overdue(lang),
            Standing::Open => text::open(lang),
            Standing::Late => text::late(lang),
            Standing::Met => text::met(lang),
        }
    }
}

/// One obligation for one period or one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Which.
    pub rule: Rule,
    /// The period or what it is about, in words.
    pub about: String,
    /// How often it is due.
    pub need: u32,
    /// How often it was done.
    pub done: u32,
    /// The last day; for [`Rule::Talk`] the day of `until`.
    pub due: Due,
    /// The last moment, where hours count.
    pub until: Option<DateTime<FixedOffset>>,
    /// How it stands.
    pub standing: Standing,
}

/// Every obligation of a pair that has begun by `now`, the most urgent first. None before the contract is in force
/// (R155), none after its end.
pub fn clocks(facts: &Facts, pair: &Pair, now: DateTime<FixedOffset>, holidays: &Holidays, lang: Lang) -> Vec<Clock> {
    let Some((start, end)) = pair.in_force().zip(pair.end()) else { return Vec::new() };
    let talk = TimeDelta::hours(setting::number(facts, "", "deadline.talk").into());
    let view = View { start, end, now, talk, holidays, lang, contacts: Contact::of_pair(facts, &pair.id) };
    let mut found = view.months();
    found.extend(view.weeks());
    found.extend(view.quarters());
    found.extend(Gap::of_pair(facts, &pair.id).iter().filter_map(|g| view.tool(g)));
    found.extend(view.contacts.iter().filter_map(|c| view.event(c)));
    found.sort_by_key(|c| (c.standing, c.due.date, c.rule));
    found
}

struct View<'a> {
    start: NaiveDate,
    end: NaiveDate,
    now: DateTime<FixedOffset>,
    /// Clock hours to talk with the secretary (R140).
    talk: TimeDelta,
    holidays: &'a Holidays,
    lang: Lang,
    contacts: Vec<Contact>,
}

impl View<'_> {
    fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The last day that has begun and is within the term.
    fn reached(&self) -> NaiveDate {
        self.end.min(self.today())
    }

    /// The part of a period that lies within the term.
    fn within(&self, first: NaiveDate, last: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = (first.max(self.start), last.min(self.end));
        (first <= last && first <= self.today()).then_some((first, last))
    }

    fn periodic(&self, rule: Rule, kind: &str, about: String, need: u32, span: (NaiveDate, NaiveDate)) -> Clock {
        let on = |c: &&Contact| c.kind == kind && c.date.is_some_and(|d| d >= span.0 && d <= span.1);
        let done = u32::try_from(self.contacts.iter().filter(on).count()).unwrap_or(u32::MAX);
        let standing = match () {
            () if done >= need => Standing::Met,
            () if self.today() > span.1 => Standing::Overdue,
            () => Standing::Open,
        };
        Clock { rule, about, need, done, due: Due::fixed(span.1), until: None, standing }
    }

    fn months(&self) -> Vec<Clock> {
        let mut found = Vec::new();
        let mut first = Month::of(self.start).first_day();
        while first <= self.reached() {
            let month = Month::of(first);
            let last = month.last_day();
            if let Some(span) = self.within(first, last) {
                let about = text::month(self.lang, month.year, month.month);
                found.push(self.periodic(Rule::Visits, "visit", about.clone(), visits_due(span, last.day()), span));
                found.push(self.periodic(Rule::Monthly, "monthly", about, 1, span));
            }
            let Some(next) = last.succ_opt() else { break };
            first = next;
        }
        found
    }

    /// Weeks from Monday to Sunday; one without a working day in the term asks for nothing.
    fn weeks(&self) -> Vec<Clock> {
        let mut found = Vec::new();
        let back = Days::new(u64::from(self.start.weekday().num_days_from_monday()));
        let mut monday = self.start.checked_sub_days(back).unwrap_or(self.start);
        while monday <= self.reached() {
            let Some(sunday) = monday.checked_add_days(Days::new(6)) else { break };
            if let Some(span) = self.within(monday, sunday)
                && span.0.iter_days().take_while(|d| *d <= span.1).any(|d| self.holidays.is_workday(d))
            {
                let about = text::week(self.lang, span.0.format("%m-%d"), span.1.format("%m-%d"));
                found.push(self.periodic(Rule::Spot, "spot", about, 1, span));
            }
            let Some(next) = sunday.succ_opt() else { break };
            monday = next;
        }
        found
    }

    fn quarters(&self) -> Vec<Clock> {
        let mut found = Vec::new();
        let mut quarter = Quarter::of(self.start);
        while quarter.first_day() <= self.reached() {
            if let Some(span) = self.within(quarter.first_day(), quarter.last_day()) {
                let kinds = [(Rule::Quarterly, "quarterly"), (Rule::Quiz, "quiz"), (Rule::Review, "review")];
                let about = quarter.title(self.lang);
                found.extend(kinds.map(|(rule, kind)| self.periodic(rule, kind, about.clone(), 1, span)));
            }
            quarter = quarter.next();
        }
        found
    }

    /// R135: tools within three working days after a shortfall was named, not before the contract is in force.
    fn tool(&self, gap: &Gap) -> Option<Clock> {
        let event = gap.found?.max(self.start);
        let given = self.contacts.iter().filter(|c| c.kind == "tool" && c.gap == gap.id).filter_map(|c| c.date).min();
        (event <= self.reached()).then(|| self.once(Rule::Tool, gap.text.clone(), event, TOOL_DAYS, given))
    }

    fn event(&self, c: &Contact) -> Option<Clock> {
        let (rule, days) = match c.kind.as_str() {
            "request" => (Rule::Request, REQUEST_DAYS),
            "advice" => (Rule::Advice, ADVICE_DAYS),
            "objection" => (Rule::Objection, OBJECTION_DAYS),
            "behind" => return self.talk(c),
            _ => return None,
        };
        Some(self.once(rule, c.text.clone(), c.date?, days, c.done))
    }

    fn once(&self, rule: Rule, about: String, event: NaiveDate, days: u32, done: Option<NaiveDate>) -> Clock {
        let due = self.holidays.add_workdays(event, days);
        let standing = match done {
            Some(day) if day <= due.date => Standing::Met,
            Some(_) => Standing::Late,
            None if self.today() > due.date => Standing::Overdue,
            None => Standing::Open,
        };
        Clock { rule, about, need: 1, done: u32::from(done.is_some()), due, until: None, standing }
    }

    /// R140: hours of the clock, over weekends too.
    fn talk(&self, c: &Contact) -> Option<Clock> {
        let until = c.at? + self.talk;
        let standing = match c.done_at {
            Some(at) if at <= until => Standing::Met,
            Some(_) => Standing::Late,
            None if self.now > until => Standing::Overdue,
            None => Standing::Open,
        };
        let done = u32::from(c.done_at.is_some());
        let due = Due::fixed(until.date_naive());
        Some(Clock { rule: Rule::Talk, about: c.text.clone(), need: 1, done, due, until: Some(until), standing })
    }
}

/// Two visits a month; of a month that lies only partly in the term its part, rounded up.
fn visits_due(span: (NaiveDate, NaiveDate), month_days: u32) -> u32 {
    let days = span.1.day() - span.0.day() + 1;
    (VISITS * days).div_ceil(month_days.max(1))
}
