//! Text of others on its way to paper.

use crate::text::visible;

/// The lines of a text as they may stand in a file: line ends of every kind end a line, a tab is a blank, and what
/// cannot be seen, or would act, is shown as a mark.
pub fn lines(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n").replace('\t', " ");
    text.trim_end_matches('\n').split('\n').map(|line| legal(&visible(line))).collect()
}

/// The same on one line.
pub fn line(text: &str) -> String {
    lines(text).join(" ")
}

/// Escaped for HTML and XML, in text and in attributes.
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Width in half-width characters on paper, near enough to share out room: what is not ASCII counts as full-width.
pub fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// U+FFFE and U+FFFF may stand in no XML file.
fn legal(text: &str) -> String {
    text.replace('\u{fffe}', "<U+FFFE>").replace('\u{ffff}', "<U+FFFF>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_split_tabs_are_blanks_and_hidden_characters_are_marks() {
        for (given, shown) in [
            ("", vec![""]),
            ("甲\r\n乙\r丙\n", vec!["甲", "乙", "丙"]),
            ("列\t一，é👍🏽", vec!["列 一，é👍🏽"]),
            ("甲\u{202e}乙\u{0}\u{ffff}", vec!["甲<U+202E>乙<U+0000><U+FFFF>"]),
        ] {
            assert_eq!(lines(given), shown, "{given:?}");
        }
        assert_eq!(line("一\n二"), "一 二");
    }
}
