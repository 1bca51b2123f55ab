//! The formula escape of exchange.md §3: no text cell may run as a formula in a spreadsheet, and none is lost.
//!
//! A text is written with one extra leading `'` iff its first character is one of `= + - @ ' TAB LF ＝ ＋ － ＠`, or it
//! begins with blanks or invisible characters followed by one of them. Reading strips exactly one leading `'`.
//! `decode(encode(s)) == s` for every string, because every text that begins with `'` gets one more.

use std::borrow::Cow;

/// The text as it is written into a text cell of a CSV file.
pub fn encode(text: &str) -> Cow<'_, str> {
    if needs_mark(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was meant by a cell: strips exactly one leading `'`.
pub fn decode(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// True if the text must be written with an extra `'`.
pub fn needs_mark(text: &str) -> bool {
    let Some(first) = text.bytes().next() else { return false };
    if first.is_ascii_alphanumeric() {
        return false;
    }
    text.chars().find(|c| starts_formula(*c) || !unseen(*c)).is_some_and(starts_formula)
}

fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\'' | '\t' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Blank, control, format and other characters that are not seen: a spreadsheet or a later tool may drop them.
pub(crate) fn unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_could_run_gets_one_mark_and_the_rest_none() {
        for (text, cell) in [
            ("", ""),
            ("生产一支部", "生产一支部"),
            ("=1+1", "'=1+1"),
            ("-1", "'-1"),
            ("－", "'－"),
            ("＝cmd|'/c calc'!A0", "'＝cmd|'/c calc'!A0"),
            ("  \u{200b}@sum", "'  \u{200b}@sum"),
            ("\u{feff}\u{a0}+1", "'\u{feff}\u{a0}+1"),
            (" \tx", "' \tx"),
            ("\n行", "'\n行"),
            ("'", "''"),
            ("'=1", "''=1"),
            (" 'a", "' 'a"),
            ("   ", "   "),
            ("—无", "—无"),
            ("a=1", "a=1"),
            ("👨‍👩‍👧=1", "👨‍👩‍👧=1"),
        ] {
            assert_eq!(encode(text), cell);
            assert_eq!(decode(cell), text);
        }
    }

    /// Texts rich in the characters that matter.
    fn tricky() -> impl Strategy<Value = String> {
        let alphabet: Vec<char> = "=+-@'\t\n＝＋－＠ \u{200b}\u{3000}\u{feff}a支，é\u{301}👍\"".chars().collect();
        prop_oneof![
            any::<String>(),
            proptest::collection::vec(proptest::sample::select(alphabet), 0..8).prop_map(|c| c.into_iter().collect()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn decoding_gives_back_every_string(text in tricky()) {
            let cell = encode(&text);
            prop_assert_eq!(decode(&cell), text.as_str());
        }

        #[test]
        fn no_cell_begins_with_a_formula_behind_what_is_not_seen(text in tricky()) {
            let cell = encode(&text).into_owned();
            let seen = cell.trim_start_matches(|c: char| unseen(c) && c != '\t' && c != '\n');
            if let Some(first) = seen.chars().next() {
                prop_assert!(first == '\'' || !starts_formula(first), "{:?}", cell);
                prop_assert!(first != '\'' || cell.starts_with('\''));
            }
        }
    }
}
