//! Quarters, dates as people write them, and working days by the official table (AMB-13).

mod dates;
mod deadlines;
mod holidays;
mod quarter;
mod workdays;

pub use dates::{DateError, date_full, date_short, date_zh, half_width, parse_date, weekday};
pub use deadlines::Deadlines;
pub use holidays::{COLUMNS, DayKind, Holidays, set_day};
pub use quarter::{Month, Quarter};
pub use workdays::Due;

#[cfg(test)]
mod tests;
