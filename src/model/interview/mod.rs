//! 访党员: the questionnaire, anonymous interviews, 知晓 and 满意, and the indicators they decide.

mod accept;
mod measure;
mod propose;
mod question;
mod questionnaire;
mod reply;
mod views;

pub use accept::{accept, named, problem_of, proposals, strength_of, to_problem, to_strength};
pub use measure::{Awareness, Knowing, Sample, Satisfaction, Summary, knowing, summary};
pub use propose::{Proposal, SATISFIED, Why, decided, propose};
pub use question::{CountIn, Question, QuestionKind};
pub use questionnaire::{COLUMNS, Questionnaire};
pub use reply::Reply;
pub use views::{Given, Interview, POST_KINDS, add, answer, next_kind, next_number, post_kinds, remove, set_post_kind};

#[cfg(test)]
mod tests;
