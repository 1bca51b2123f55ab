//! `hucha settings list|set|reset`: what the office does otherwise than we propose.

use super::args::{Common, Settings};
use super::print;
use super::session::Session;
use crate::error::{Error, Result};
use crate::model::setting::{self, Given, Setting, SettingError};
use crate::text::{Say, cli as text};
use serde_json::{Value, json};

/// Runs one of the commands.
///
/// # Errors
/// Unknown setting or quarter; a value out of range.
pub fn run(common: &Common, command: &Settings) -> Result<()> {
    let mut s = Session::open(common)?;
    match command {
        Settings::List => list(&s),
        Settings::Set { key, value, round, reason } => change(&mut s, key, Some(value), round.as_deref(), reason),
        Settings::Reset { key, round, reason } => change(&mut s, key, None, round.as_deref(), reason),
    }
}

fn list(s: &Session) -> Result<()> {
    if s.json {
        return print::json(&setting::ALL.iter().map(|row| json_of(s, row)).collect());
    }
    let mut rows = vec![text::setting_columns(s.lang).split('|').map(Into::into).collect::<Vec<String>>()];
    for row in setting::ALL {
        let given = setting::given(&s.facts, row);
        if given.iter().all(|g| !g.round.is_empty()) {
            rows.push(vec![row.key.into(), row.default.into(), row.title(s.lang).into(), text::by_default(s.lang)]);
        }
        rows.extend(given.iter().map(|g| line(s, row, g)));
    }
    print::table(&rows)
}

fn line(s: &Session, row: &Setting, g: &Given) -> Vec<String> {
    let key = if g.round.is_empty() { row.key.into() } else { format!("{}/{}", g.round, row.key) };
    let value = if g.unresolved { text::score_unresolved(s.lang, &g.value) } else { g.value.clone() };
    vec![key, value, row.title(s.lang).into(), g.reason.clone()]
}

fn json_of(s: &Session, row: &Setting) -> Value {
    let given = setting::given(&s.facts, row);
    let one = |g: &Given| json!({ "round": g.round, "value": g.value, "reason": g.reason, "unresolved": g.unresolved });
    json!({
        "key": row.key, "title": row.title(s.lang), "value": setting::value(&s.facts, "", row),
        "default": row.default, "given": given.iter().map(one).collect::<Vec<_>>(),
    })
}

fn change(s: &mut Session, key: &str, value: Option<&str>, round: Option<&str>, reason: &str) -> Result<()> {
    let round = round.map(|r| s.round(r)).transpose()?.unwrap_or_default();
    let mut act = s.facts.act().because(reason);
    let done = match value {
        Some(value) => setting::set(&s.facts, &mut act, &round, key, value, reason),
        None => setting::reset(&s.facts, &mut act, &round, key, reason),
    };
    done.map_err(|e| refuse(s, &e))?;
    s.commit(&act)?;
    let row = setting::find(key).map_err(|e| refuse(s, &e))?;
    if s.json {
        return print::json(&json_of(s, row));
    }
    print::line(&text::setting_now(s.lang, key, setting::value(&s.facts, &round, row)))
}

fn refuse(s: &Session, error: &SettingError) -> Error {
    match error {
        SettingError::Unknown(_) => Error::Usage(text::see_settings(s.lang, error.say(s.lang))),
        other => Error::refused(other.say(s.lang)),
    }
}
