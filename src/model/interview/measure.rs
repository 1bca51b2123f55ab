//! 知晓率 and 满意率 (AMB-14, AMB-15, R133), exactly.

use super::question::CountIn;
use super::questionnaire::Questionnaire;
use super::reply::Reply;
use super::views::Interview;
use crate::model::decimal::{Points, Share, weighted};

/// Fewer interviews than this are too few, where the visit does not say how many are due.
const FEWEST: usize = 3;
/// Below this many interviews one person moves a rate by more than ten points.
const SMALL: usize = 10;

/// Whether a person knows what the key questions ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Knowing {
    /// 知晓: three of four key questions answered right.
    Aware,
    /// 不知晓: cannot reach that any more.
    Unaware,
    /// Still depends on questions that were not asked.
    Open,
}

/// How many key questions must be right: three of four, and as large a part of another number, rounded up (AMB-15).
fn needed(keys: usize) -> usize {
    (keys * 3).div_ceil(4)
}

/// Judges one person. 未作答 is not right; what was not asked yet may still become right.
pub fn knowing(questions: &Questionnaire, interview: &Interview) -> Knowing {
    let replies: Vec<_> = questions.keys().iter().map(|q| interview.reply(&q.code)).collect();
    let need = needed(replies.len());
    let right = replies.iter().flatten().filter(|r| r.passes()).count();
    let open = replies.iter().filter(|r| r.is_none()).count();
    match () {
        () if need > 0 && right >= need => Knowing::Aware,
        () if right + open < need => Knowing::Unaware,
        () => Knowing::Open,
    }
}

/// 知晓率: knowers among those who could be judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Awareness {
    /// Numbers of those who know.
    pub aware: Vec<u32>,
    /// Numbers of those who do not.
    pub unaware: Vec<u32>,
    /// Numbers of those who were not asked enough.
    pub open: Vec<u32>,
    /// How many key questions there are.
    pub keys: usize,
    /// How many of them must be right.
    pub need: usize,
}

impl Awareness {
    fn of(questions: &Questionnaire, interviews: &[Interview]) -> Awareness {
        let keys = questions.keys().len();
        let mut found = Awareness { keys, need: needed(keys), ..Awareness::default() };
        for interview in interviews {
            match knowing(questions, interview) {
                Knowing::Aware => found.aware.push(interview.number),
                Knowing::Unaware => found.unaware.push(interview.number),
                Knowing::Open => found.open.push(interview.number),
            }
        }
        found
    }

    /// Knowers among those judged; `None` if there are none. 100 % means all of them (R133).
    pub fn rate(&self) -> Option<Share> {
        Share::new(count(&self.aware), count(&self.aware).saturating_add(count(&self.unaware)))
    }
}

/// 满意率: over all answers to the questions that count in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Satisfaction {
    /// How often 非常满意, 满意, 基本满意, 不太满意, 不满意.
    pub counts: [u32; 5],
}

const LEVELS: [Reply; 5] = [Reply::S5, Reply::S4, Reply::S3, Reply::S2, Reply::S1];

impl Satisfaction {
    fn of(questions: &Questionnaire, interviews: &[Interview]) -> Satisfaction {
        let asked = || questions.questions.iter().filter(|q| q.count_in == CountIn::Satisfaction);
        let replies = interviews.iter().flat_map(|i| asked().filter_map(|q| i.reply(&q.code)));
        let mut found = Satisfaction::default();
        for reply in replies {
            let level = LEVELS.iter().zip(&mut found.counts).find(|(level, _)| **level == reply);
            if let Some((_, count)) = level {
                *count += 1;
            }
        }
        found
    }

    /// Valid answers: 未作答 is none.
    pub fn valid(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// 非常满意 and 满意.
    pub fn satisfied(&self) -> u32 {
        LEVELS.iter().zip(self.counts).filter(|(level, _)| level.satisfied()).map(|(_, n)| n).sum()
    }

    /// (非常满意 + 满意) ÷ valid answers (AMB-14); `None` without answers.
    pub fn rate(&self) -> Option<Share> {
        Share::new(self.satisfied(), self.valid())
    }

    /// The weighted index 100/80/60/30/0, rounded once; `None` without answers.
    pub fn index(&self) -> Option<Points> {
        let weight = |level: Reply| Points::whole(i64::from(level.satisfaction().unwrap_or(0)));
        let parts: Vec<_> = LEVELS.iter().zip(self.counts).map(|(level, n)| (weight(*level), n)).collect();
        weighted(&parts)
    }
}

/// How many were interviewed, of how many that should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sample {
    /// 实访人数.
    pub held: usize,
    /// 应访人数; three unless the visit says otherwise.
    pub due: usize,
}

impl Sample {
    /// Fewer than due.
    pub fn short(&self) -> bool {
        self.held < self.due
    }

    /// So few that one person moves a rate by more than ten points; rates are then to be read with care.
    pub fn small(&self) -> bool {
        self.held < SMALL
    }
}

/// Everything the interviews of a visit or sheet say as numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// How many.
    pub sample: Sample,
    /// 知晓.
    pub awareness: Awareness,
    /// 满意.
    pub satisfaction: Satisfaction,
}

/// Sums interviews up; `due` is the 应访人数 of the visit, if it says one.
pub fn summary(questions: &Questionnaire, interviews: &[Interview], due: Option<u32>) -> Summary {
    let due = due.and_then(|n| usize::try_from(n).ok()).unwrap_or(FEWEST);
    Summary {
        sample: Sample { held: interviews.len(), due },
        awareness: Awareness::of(questions, interviews),
        satisfaction: Satisfaction::of(questions, interviews),
    }
}

fn count(numbers: &[u32]) -> u32 {
    u32::try_from(numbers.len()).unwrap_or(u32::MAX)
}
