//! 综合 = 星级 40 % + 互查 30 % + 帮扶 30 %, exact, rounded once (R092, AMB-4), or what is missing for it.

use super::{Plate, borderline};
use crate::model::decimal::{Points, weighted};
use crate::model::schema;
use crate::text::model::plate as text;
use crate::text::{Lang, Say};

/// The three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 星级考核, 40 %.
    Star,
    /// 互查, 30 %.
    Peer,
    /// 帮扶成效, 30 %.
    Help,
}

impl Part {
    /// All, in the order of the formula.
    pub const ALL: [Part; 3] = [Part::Star, Part::Peer, Part::Help];

    /// Weight in basis points (R092).
    pub fn weight(self) -> u32 {
        if self == Part::Star { 4000 } else { 3000 }
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Part::Star => text::star(lang),
            Part::Peer => text::peer(lang),
            Part::Help => text::help(lang),
        }
    }
}

/// What happens with a branch that is not paired and so has no 帮扶成效 (AMB-5). A person chooses once per quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// 折算: 4/7 and 3/7.
    Reweight,
    /// 不评定.
    Unrated,
    /// 人工评定: a person gives the third part, with a reason.
    Manual,
}

impl Policy {
    /// All.
    pub const ALL: [Policy; 3] = [Policy::Reweight, Policy::Unrated, Policy::Manual];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Policy::Reweight => "reweight",
            Policy::Unrated => "unrated",
            Policy::Manual => "manual",
        }
    }

    /// Reads the code or the Chinese name.
    pub fn parse(given: &str) -> Option<Policy> {
        let wanted = given.trim();
        Policy::ALL.into_iter().find(|p| wanted == p.code() || wanted == p.name(Lang::Zh))
    }

    /// What people read.
    pub fn name(self, lang: Lang) -> &'static str {
        schema::shown(schema::UNPAIRED, self.code(), lang)
    }
}

/// What is to be held to in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules {
    /// The choice for branches that are not paired; none while nobody chose (AMB-5).
    pub unpaired: Option<Policy>,
    /// The other reading of AMB-1: the plate is read from the composite rounded to whole points.
    pub whole: bool,
}

/// A value that is there, is not, or stands against another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing yet.
    #[default]
    Absent,
    /// Different people wrote different values.
    Conflict,
    /// Confirmed.
    Given(Points),
}

impl Value {
    /// The points, if confirmed.
    pub fn points(self) -> Option<Points> {
        if let Value::Given(points) = self { Some(points) } else { None }
    }
}

/// The score of the peer inspection as an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// There is no visit, or it is void.
    NoVisit,
    /// No sheet is finalised.
    Unfinished,
    /// So many finalised sheets and no agreed one (AMB-8).
    Unreconciled(usize),
    /// The score or what it is built on is in conflict.
    Conflict,
    /// Final.
    Given(Points),
}

/// Everything a composite is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inputs {
    /// 星级.
    pub star: Value,
    /// 互查.
    pub peer: Input,
    /// 帮扶, or what a person gave instead of it.
    pub help: Value,
    /// Whether the organisation names a helper.
    pub paired: bool,
    /// Whether a second person signed, or none is needed (AMB-19).
    pub countersigned: bool,
    /// Whether the value given for an unpaired branch has its reason.
    pub reasoned: bool,
}

/// What keeps a branch from its plate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// No visit in this quarter.
    Visit,
    /// No finalised sheet.
    Sheet,
    /// Several sheets and no agreed one.
    Reconciliation(usize),
    /// A value in conflict.
    Conflict(Part),
    /// No star score (AMB-6).
    Star,
    /// No help score although the branch is paired.
    Help,
    /// The coordinator's own head helps here: a second signature is needed (AMB-19).
    Countersignature,
    /// Nobody chose what happens with branches that are not paired (AMB-5).
    Policy,
    /// The manual score of an unpaired branch.
    Manual,
    /// Its reason.
    ManualReason,
}

impl Say for Missing {
    fn say(&self, lang: Lang) -> String {
        match self {
            Missing::Visit => text::missing_visit(lang),
            Missing::Sheet => text::missing_sheet(lang),
            Missing::Reconciliation(n) => text::missing_reconciliation(lang, n),
            Missing::Conflict(part) => text::missing_conflict(lang, part.name(lang)),
            Missing::Star => text::missing_star(lang),
            Missing::Help => text::missing_help(lang),
            Missing::Countersignature => text::missing_countersignature(lang),
            Missing::Policy => text::missing_policy(lang),
            Missing::Manual => text::missing_manual(lang),
            Missing::ManualReason => text::missing_manual_reason(lang),
        }
    }
}

/// A composite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Composite {
    /// Rounded once to two places: the number that is printed.
    pub printed: Points,
    /// Its plate.
    pub plate: Plate,
    /// Within half a point of a border.
    pub borderline: bool,
    /// How the missing third part was replaced; none for a paired branch.
    pub policy: Option<Policy>,
}

/// What comes of the inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A composite and its plate.
    Rated(Composite),
    /// Not paired and, by the choice of the quarter, not rated.
    Unrated,
    /// Something is missing.
    Blocked(Vec<Missing>),
}

impl Outcome {
    /// The composite, if there is one.
    pub fn composite(&self) -> Option<Composite> {
        if let Outcome::Rated(c) = self { Some(*c) } else { None }
    }
}

/// Rates a branch, or says all that is missing.
pub fn rate(inputs: &Inputs, rules: &Rules) -> Outcome {
    let policy = if inputs.paired { None } else { rules.unpaired };
    if policy == Some(Policy::Unrated) {
        return Outcome::Unrated;
    }
    let missing = missing(inputs, rules);
    if !missing.is_empty() {
        return Outcome::Blocked(missing);
    }
    let Input::Given(peer) = inputs.peer else { return Outcome::Blocked(vec![Missing::Sheet]) };
    let Some(star) = inputs.star.points() else { return Outcome::Blocked(vec![Missing::Star]) };
    let help = inputs.help.points().filter(|_| policy != Some(Policy::Reweight));
    let third = help.map(|h| (h, Part::Help.weight()));
    let parts = [(star, Part::Star.weight()), (peer, Part::Peer.weight())].into_iter().chain(third);
    let Some(printed) = weighted(&parts.collect::<Vec<_>>()) else { return Outcome::Unrated };
    Outcome::Rated(composite(printed, policy, rules))
}

fn composite(printed: Points, policy: Option<Policy>, rules: &Rules) -> Composite {
    let banded = if rules.whole { Points::whole(printed.mul_div(1, 100).map_or(0, |p| p.0)) } else { printed };
    Composite { printed, plate: Plate::of(banded), borderline: borderline(printed), policy }
}

fn missing(inputs: &Inputs, rules: &Rules) -> Vec<Missing> {
    let star = match inputs.star {
        Value::Absent => Some(Missing::Star),
        Value::Conflict => Some(Missing::Conflict(Part::Star)),
        Value::Given(_) => None,
    };
    let peer = match inputs.peer {
        Input::NoVisit => Some(Missing::Visit),
        Input::Unfinished => Some(Missing::Sheet),
        Input::Unreconciled(n) => Some(Missing::Reconciliation(n)),
        Input::Conflict => Some(Missing::Conflict(Part::Peer)),
        Input::Given(_) => None,
    };
    [star, peer, missing_help(inputs, rules)].into_iter().flatten().collect()
}

fn missing_help(inputs: &Inputs, rules: &Rules) -> Option<Missing> {
    match (inputs.paired, rules.unpaired, inputs.help) {
        (false, None, _) => Some(Missing::Policy),
        (false, Some(Policy::Reweight | Policy::Unrated), _) => None,
        (_, _, Value::Conflict) => Some(Missing::Conflict(Part::Help)),
        (true, _, Value::Absent) => Some(Missing::Help),
        (true, _, Value::Given(_)) => (!inputs.countersigned).then_some(Missing::Countersignature),
        (false, Some(Policy::Manual), Value::Absent) => Some(Missing::Manual),
        (false, Some(Policy::Manual), Value::Given(_)) => (!inputs.reasoned).then_some(Missing::ManualReason),
    }
}
