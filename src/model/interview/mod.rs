//! 访党员: the questionnaire, anonymous interviews, 知晓 and 满意, and the indicators they decide.

mod measure;
mod propose;
mod question;
mod questionnaire;
mod reply;
mod views;

pub use measure::{Awareness, Knowing, Sample, Satisfaction, Summary, knowing, summary};
pub use propose::{Proposal, Why, decided, propose};
pub use question::{CountIn, Question, QuestionKind};
pub use questionnaire::{COLUMNS, Questionnaire};
pub use reply::Reply;
pub use views::{Given, Interview, add, answer};

#[cfg(test)]
mod tests;
