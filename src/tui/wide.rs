//! The only ruler of the app: how many cells a text takes, where it may be cut and where it may be broken.
//!
//! Everything is counted in terminal cells and by grapheme, with the widths that ratatui itself draws with, so that
//! a ruler and a buffer can never disagree. Every function first makes hidden characters visible
//! ([`crate::text::visible`]): text of others may be passed in as it is.

use crate::text::visible;
use ratatui::buffer::CellWidth;
use std::ops::Range;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// What stands for text that was cut off: one cell, ASCII.
pub const CUT: char = '>';

/// Cells of one grapheme, as drawn.
pub fn cells(grapheme: &str) -> usize {
    usize::from(grapheme.cell_width())
}

/// Whether a character takes one cell as drawn here and two in a terminal made for Chinese.
pub fn ambiguous(c: char) -> bool {
    !c.is_ascii() && c.width() == Some(1) && c.width_cjk() == Some(2)
}

/// The graphemes of a text with the byte where each begins and its cells. Hidden characters are NOT made visible
/// here: this is for the field, whose cursor counts the bytes of the real text (see [`shown`]).
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// What is drawn for one grapheme of real text, and its cells.
pub fn shown(grapheme: &str) -> (std::borrow::Cow<'_, str>, usize) {
    let text = visible(grapheme);
    let wide = text.graphemes(true).map(cells).sum();
    (text, wide)
}

/// Cells that the text takes.
pub fn width(text: &str) -> usize {
    shown(text).1
}

/// At most `max` cells of the text; `>` as the last one tells that something was cut. Never cuts a wide glyph.
pub fn clip(text: &str, max: usize) -> String {
    let text = visible(text);
    if text.graphemes(true).map(cells).sum::<usize>() <= max {
        return text.into_owned();
    }
    let Some(room) = max.checked_sub(1) else { return String::new() };
    let mut out = head(&text, room).to_owned();
    out.push(CUT);
    out
}

/// Exactly `size` cells: clipped or followed by blanks.
pub fn pad(text: &str, size: usize) -> String {
    let mut out = clip(text, size);
    blanks(&mut out, size);
    out
}

/// Exactly `size` cells, the text at the right: numbers.
pub fn pad_left(text: &str, size: usize) -> String {
    let text = clip(text, size);
    let mut out = " ".repeat(size.saturating_sub(width(&text)));
    out.push_str(&text);
    out
}

/// Exactly `size` cells, the text in the middle.
pub fn center(text: &str, size: usize) -> String {
    let text = clip(text, size);
    let mut out = " ".repeat(size.saturating_sub(width(&text)) / 2);
    out.push_str(&text);
    blanks(&mut out, size);
    out
}

fn blanks(text: &mut String, size: usize) {
    let missing = size.saturating_sub(width(text));
    text.extend(std::iter::repeat_n(' ', missing));
}

/// The longest beginning that takes at most `max` cells. The text must be visible already.
fn head(text: &str, max: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += cells(grapheme);
        if used > max {
            return &text[..at];
        }
    }
    text
}

/// Lines of at most `max` cells, broken where Chinese and Western text may be broken (UAX 14): no line begins with
/// `，。）` nor ends with `（`. A word longer than a line is broken by grapheme. Line feeds are kept.
pub fn wrap(text: &str, max: usize) -> Vec<String> {
    let seen: Vec<_> = text.split('\n').map(|l| visible(l.trim_end_matches('\r'))).collect();
    let seen = seen.join("\n");
    rows(&seen, max).into_iter().map(|r| seen[r].trim_end_matches(' ').to_owned()).collect()
}

/// The same as byte ranges of the text itself, for a field that must know where its cursor is. Blanks at a break
/// hang over the end of their row; the line feed belongs to no row.
pub fn rows(text: &str, max: usize) -> Vec<Range<usize>> {
    let max = max.max(2); // a wide glyph must fit
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        break_line(line, start, max, &mut out);
        start += line.len() + 1;
    }
    out
}

fn break_line(line: &str, base: usize, max: usize, out: &mut Vec<Range<usize>>) {
    let (mut from, mut at, mut used) = (0, 0, 0);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        if used > 0 && used + width(word.word) > max {
            out.push(base + from..base + at);
            (from, used) = (at, 0);
        }
        for (i, grapheme) in word.word.grapheme_indices(true) {
            let size = shown(grapheme).1;
            if used > 0 && used + size > max {
                out.push(base + from..base + at + i);
                (from, used) = (at + i, 0);
            }
            used += size;
        }
        at += word.word.len() + word.whitespace.len();
        used += word.whitespace.len();
    }
    out.push(base + from..base + line.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("生产一支部", 10)]
    #[case("A1-01 三会", 10)]
    #[case("e\u{301}", 1)]
    #[case("👨‍👩‍👧", 2)]
    #[case("（半）", 6)]
    #[case("a\u{1b}b", 7)]
    fn a_text_is_as_wide_as_what_is_drawn(#[case] text: &str, #[case] cells: usize) {
        assert_eq!(width(text), cells);
    }

    #[rstest]
    #[case("生产一支部", 10, "生产一支部")]
    #[case("生产一支部", 9, "生产一支>")]
    #[case("生产一支部", 8, "生产一>")]
    #[case("生产", 1, ">")]
    #[case("生产", 0, "")]
    #[case("é̂x👨‍👩‍👧y", 3, "é̂x>")]
    fn clipping_marks_the_cut_and_keeps_glyphs_whole(#[case] text: &str, #[case] max: usize, #[case] want: &str) {
        assert_eq!(clip(text, max), want);
    }

    #[test]
    fn padding_is_exact_on_every_side() {
        assert_eq!(pad("支部", 6), "支部  ");
        assert_eq!(pad("支部会", 5), "支部>");
        assert_eq!(pad("支部会", 4), "支> ");
        assert_eq!(pad_left("88.50", 7), "  88.50");
        assert_eq!(center("支部", 7), " 支部  ");
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        let text = "会议记录不全（缺七月、八月），未见签到表。\nsee A1-01 for details";
        for max in 6..40 {
            for line in wrap(text, max) {
                assert!(width(&line) <= max, "{line:?} is wider than {max}");
                assert!(!line.starts_with(['，', '。', '）', '、']), "{line:?} at {max}");
                assert!(!line.ends_with('（'), "{line:?} at {max}");
            }
        }
        assert_eq!(wrap("甲乙丙，丁", 6), ["甲乙", "丙，丁"]);
        assert_eq!(wrap("", 6), [""]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_and_broken_within_its_width(
            // The half-width voicing mark joins what stands before it into one grapheme, so it comes with its kana.
            text in "([会（），。A-c1 \u{301}\u{3099}ｶ“…👨\u{200d}👩🇨🇳\u{202e}\t\n\u{7f}]|ｶﾞ){0,40}", max in 4usize..24,
        ) {
            prop_assert!(width(&clip(&text, max)) <= max);
            prop_assert_eq!(width(&pad(&text, max)), max);
            let lines = wrap(&text, max);
            let widest = lines.iter().flat_map(|l| l.graphemes(true)).map(cells).max().unwrap_or(0);
            let fits = |l: &String| width(l) <= max.max(widest); // `🇳ﾞ` takes three cells
            prop_assert!(lines.iter().all(fits), "{:?}", lines);
            let kept: String = lines.concat().split(' ').collect();
            let given: String = text.split('\n').map(|l| visible(l).into_owned()).collect::<String>();
            prop_assert_eq!(kept, given.split(' ').collect::<String>());
        }
    }
}
