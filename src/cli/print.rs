//! Printing: data to stdout, words for people to stderr; text of others never raw.

use crate::error::{Error, Result};
use crate::text::visible;
use crate::tui::wide;
use serde_json::Value;
use std::cell::Cell;
use std::io::{IsTerminal, Write};
use zeroize::Zeroizing;

/// Writes one line of data. A reader that went away is not an error worth a word.
///
/// # Errors
/// Standard output cannot be written.
pub fn line(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", visible(text)) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::io("stdout", e)),
        _ => Ok(()),
    }
}

/// Writes one JSON document. Hidden characters in strings are escaped, which JSON allows.
///
/// # Errors
/// Standard output cannot be written.
pub fn json(value: &Value) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Error::Failed(e.to_string()))?;
    for part in escape_hidden(&text).lines() {
        raw_line(part)?;
    }
    Ok(())
}

fn raw_line(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}") {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Error::io("stdout", e)),
        _ => Ok(()),
    }
}

/// JSON strings may hold any character as `\uXXXX`: what a terminal would obey or hide is written like that.
fn escape_hidden(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0u16; 2];
    for c in json.chars() {
        if c != '\n' && matches!(visible(c.encode_utf8(&mut [0; 4])), std::borrow::Cow::Owned(_)) {
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Words for people.
pub fn note(text: &str) {
    let mut err = std::io::stderr().lock();
    for part in text.lines() {
        // Nowhere is left to complain if stderr cannot be written.
        let _ = writeln!(err, "{}", visible(part));
    }
}

/// A line that says how far something is, on a terminal only; it goes away when it is done.
pub struct Progress {
    shown: bool,
    last: Cell<usize>,
}

impl Progress {
    /// Nothing is said yet.
    pub fn on_terminal() -> Progress {
        Progress { shown: std::io::stderr().is_terminal(), last: Cell::new(0) }
    }

    /// Says it, every 5,000 steps.
    pub fn at(&self, words: impl FnOnce() -> String, done: u64) {
        if self.shown && done > 0 && done.is_multiple_of(5_000) {
            let words = words();
            let width = wide::width(&words);
            let rest = " ".repeat(self.last.replace(width).saturating_sub(width));
            let mut err = std::io::stderr().lock();
            // Nowhere is left to complain if stderr cannot be written.
            let _ = write!(err, "\r{}{rest}", visible(&words)).and_then(|()| err.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.last.get() > 0 {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r{}\r", " ".repeat(self.last.get())).and_then(|()| err.flush());
        }
    }
}

/// Whether somebody sits there who can be asked.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks and waits for the answer; only a plain yes is one.
pub fn ask(question: &str) -> bool {
    let mut err = std::io::stderr().lock();
    // Nowhere is left to complain if stderr cannot be written.
    let _ = write!(err, "{}", visible(question)).and_then(|()| err.flush());
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes" | "是" | "ｙ" | "Ｙ")
}

/// Asks on the terminal for what nobody may look at: it is not shown while it is typed. Empty if nothing was typed.
pub fn secret(question: &str) -> Zeroizing<String> {
    let typed = Zeroizing::new(rpassword::prompt_password(visible(question)).unwrap_or_default());
    typed.trim().to_string().into()
}

/// A bar of progress on the last line of a terminal; nothing where stderr is no terminal.
pub fn progress(done: usize, of: usize) {
    let mut err = std::io::stderr().lock();
    if !err.is_terminal() {
        return;
    }
    let filled = (done * 30).checked_div(of).unwrap_or(30).min(30);
    let end = if done >= of { "\n" } else { "" };
    // Nowhere is left to complain if stderr cannot be written.
    let _ = write!(err, "\r[{}{}] {done}/{of}{end}", "#".repeat(filled), ".".repeat(30 - filled));
    let _ = err.flush();
}

/// Leaves the line of a bar that did not come to its end.
pub fn end_progress() {
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        // Nowhere is left to complain if stderr cannot be written.
        let _ = writeln!(err);
    }
}

/// Rows as aligned columns, the first row being the headings.
///
/// # Errors
/// Standard output cannot be written.
pub fn table(rows: &[Vec<String>]) -> Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|t| wide::width(&visible(t))).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(text, w)| {
            let text = visible(text);
            let blanks = w.saturating_sub(wide::width(&text));
            format!("{text}{}", " ".repeat(blanks))
        });
        line(cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::escape_hidden;

    #[test]
    fn hidden_characters_in_json_are_escaped_and_still_mean_the_same() {
        let value = serde_json::json!({ "fact": "甲\u{202e}乙 👍 e\u{301}\u{200b}" });
        let text = escape_hidden(&value.to_string());
        assert!(!text.contains('\u{202e}') && text.contains("\\u202e"));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }
}
