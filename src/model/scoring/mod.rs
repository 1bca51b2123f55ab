//! Scoring: what was answered about each indicator, what it costs, and what a sheet adds up to.
//! Nothing is ever full marks by default: 未查 earns nothing and loses nothing until it is answered.

mod answer;
mod ledger;
mod totals;

pub use answer::{Answer, AnswerError, Answers, MAX_COUNT, Verdict, answers, check, read_count};
pub use ledger::{Lost, ledger, ledger_of};
pub use totals::{ItemScore, NA_LIMIT, Subtotal, Totals, score_item, totals};

#[cfg(test)]
mod tests;
