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
}
