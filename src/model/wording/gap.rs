//! Gaps in proposed words: `〔哪一次〕` stands for what only a person knows, and is to be written over.

use std::ops::Range;

/// Marks what is to be filled in.
pub fn mark(ask: &str) -> String {
    format!("〔{ask}〕")
}

/// The first gap of a text, in bytes. A year in such brackets (`〔2026〕3号`) is none.
pub fn first(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find('〔').map(|at| at + from) {
        let inside = open + '〔'.len_utf8();
        let close = text.get(inside..)?.find('〕')? + inside;
        let words = text.get(inside..close)?;
        if !words.chars().all(|c| c.is_ascii_digit()) {
            return Some(open..close + '〕'.len_utf8());
        }
        from = close;
    }
    None
}

/// The text as it is printed: a gap that was left becomes a line to write on, with what is asked for beside it.
pub fn for_pen(text: &str) -> String {
    let mut rest = text;
    let mut out = String::new();
    while let Some(found) = first(rest) {
        let (before, from) = rest.split_at(found.start);
        let (gap, after) = from.split_at(found.len());
        out += before;
        out += &format!("＿＿＿＿（{}）", gap.trim_start_matches('〔').trim_end_matches('〕'));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_gap_is_found_and_a_year_is_none() {
        let text = format!("组通字〔2017〕38号é👍：{}，{}", mark("哪一次"), mark("谁"));
        assert_eq!(first(&text).and_then(|r| text.get(r)), Some("〔哪一次〕"));
        assert_eq!(first("互查反馈〔2026〕4-03号"), None);
        assert_eq!((first("没有，〔没完"), first("")), (None, None));
    }

    #[test]
    fn a_gap_is_printed_as_a_line_for_the_pen_and_a_year_as_it_is() {
        let text = format!("组通字〔2017〕38号é👍：{}，计2次；{}", mark("哪一次"), mark("谁"));
        assert_eq!(for_pen(&text), "组通字〔2017〕38号é👍：＿＿＿＿（哪一次），计2次；＿＿＿＿（谁）");
        assert_eq!(for_pen("没有，〔没完"), "没有，〔没完");
    }
}
