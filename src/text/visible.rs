//! The one door through which text of others reaches a terminal, a log or a file name.

use std::borrow::Cow;

/// Shows control, bidi and invisible characters as visible marks, so that data can neither drive a terminal nor
/// disguise itself. Ordinary text is returned unchanged and unallocated. LF and TAB become marks too: callers that
/// want lines split them first.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<LF>"),
            '\t' => out.push_str("<TAB>"),
            '\r' => out.push_str("<CR>"),
            '\u{1b}' => out.push_str("<ESC>"),
            c if hidden(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Control, format, bidi, zero-width and other characters that are not seen or that move what is seen.
/// The joiner and variation selectors inside emoji are left alone by not being listed: they only join.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn hidden_characters_become_marks_and_the_rest_stays() {
        for (given, shown) in [
            ("生产一支部，ok 👨‍👩‍👧 é", "生产一支部，ok 👨‍👩‍👧 é"),
            ("a\u{1b}[31mb", "a<ESC>[31mb"),
            ("甲\u{202e}乙", "甲<U+202E>乙"),
            ("零\u{200b}宽\n行", "零<U+200B>宽<LF>行"),
        ] {
            assert_eq!(visible(given), shown);
        }
    }
}
