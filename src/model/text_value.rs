//! The one form of text that can become a value: what the files of exchange.md §3 can carry without loss.
//!
//! Files hold no NUL and no control characters but LF and TAB, and "any Unicode string in any text field survives
//! export and import". Both hold because text is brought into this form **once, at entry**, before it becomes an
//! operation: line ends become LF, other control characters become visible marks. From then on nothing changes a
//! character of it; writers refuse what is not in this form instead of mending it silently.

use std::borrow::Cow;

/// Longest text of one field, in characters (exchange.md §3: the limit of a cell).
pub const MAX_CHARS: usize = 32_000;

/// Brings entered text into the form that can be stored and exported. Ordinary text is returned as it is.
///
/// CR LF, CR, VT, FF and NEL (soft line ends that arrive by pasting) become LF; other C0 characters and DEL become
/// their control pictures (ESC → `␛`), other C1 characters `<U+0090>`. The result is stable under a second call.
pub fn clean_text(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' => out.push('\n'),
            c if forbidden(c) => mark(c, &mut out),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// True if the text is already in the form of [`clean_text`].
pub fn is_clean(text: &str) -> bool {
    !text.chars().any(forbidden)
}

/// True if the text is longer than a field may be ([`MAX_CHARS`]).
pub fn too_long(text: &str) -> bool {
    text.len() > MAX_CHARS && text.chars().count() > MAX_CHARS
}

/// Characters that no file of ours contains inside a text (exchange.md §3).
pub fn forbidden(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

fn mark(c: char, out: &mut String) {
    let picture = match c as u32 {
        code @ 0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(p) => out.push(p),
        None => out.push_str(&format!("<U+{:04X}>", c as u32)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn control_characters_become_visible_and_line_ends_become_lf() {
        for (given, stored) in [
            ("生产一支部，ok 👨‍👩‍👧 é\t一\n二", "生产一支部，ok 👨‍👩‍👧 é\t一\n二"),
            ("一\r\n二\r三\u{b}四\u{85}五", "一\n二\n三\n四\n五"),
            ("\r\r\n\n", "\n\n\n"),
            ("a\u{0}b\u{1b}[31m\u{7f}", "a␀b␛[31m␡"),
            ("甲\u{90}乙", "甲<U+0090>乙"),
            ("\u{feff}\u{202e}\u{2028}零\u{200b}宽", "\u{feff}\u{202e}\u{2028}零\u{200b}宽"),
        ] {
            assert_eq!(clean_text(given), stored);
        }
    }

    #[test]
    fn the_limit_counts_characters_not_bytes() {
        assert!(!too_long(&"支".repeat(MAX_CHARS)));
        assert!(too_long(&"支".repeat(MAX_CHARS + 1)));
    }

    proptest! {
        #[test]
        fn cleaning_ends_in_a_clean_text_and_is_stable(text in any::<String>()) {
            let once = clean_text(&text).into_owned();
            prop_assert!(is_clean(&once));
            prop_assert_eq!(clean_text(&once), once.as_str());
        }
    }
}
