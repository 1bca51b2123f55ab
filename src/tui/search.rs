//! Finding by hanzi, full pinyin, initials (every reading of a hanzi counts) and codes: `scyz` finds 生产一支部.

use super::keys::half_width;
use ib_pinyin::matcher::PinyinMatcher;
use ib_pinyin::pinyin::{PinyinData, PinyinNotation};

/// What is searched for. Made once, asked for many texts: the table of readings inside takes a moment to make.
pub struct Search {
    words: Vec<Word>,
    readings: PinyinData,
}

struct Word {
    text: String,
    bare: String,
}

/// A word ready to be looked for.
struct Ready<'a> {
    word: &'a Word,
    matcher: PinyinMatcher<'a>,
}

impl Search {
    /// Words in any order; full-width letters and capitals count as plain ones.
    pub fn new(pattern: &str) -> Search {
        let pattern: String = pattern.chars().map(narrow).collect::<String>().to_lowercase();
        let word = |w: &str| Word { text: w.into(), bare: bare(w) };
        let words: Vec<_> = pattern.split_whitespace().map(word).collect();
        // Hanzi and codes need no readings.
        let spelled = words.iter().any(|w| w.text.bytes().any(|b| b.is_ascii_lowercase()));
        let notations = if spelled { NOTATIONS } else { PinyinNotation::Unicode };
        Search { words, readings: PinyinData::new(notations) }
    }

    fn ready(&self) -> Vec<Ready<'_>> {
        self.words.iter().map(|word| Ready { word, matcher: self.matcher(word) }).collect()
    }

    fn matcher<'a>(&'a self, word: &'a Word) -> PinyinMatcher<'a> {
        let spelled = word.text.bytes().any(|b| b.is_ascii_lowercase());
        let notations = if spelled { NOTATIONS } else { PinyinNotation::Unicode };
        let builder = PinyinMatcher::builder(word.text.as_str()).is_pattern_partial(true);
        builder.pinyin_data(&self.readings).pinyin_notations(notations).build()
    }

    /// Whether every word is found in the text. Nothing to search for is found everywhere.
    pub fn matches(&self, text: &str) -> bool {
        self.ready().iter().all(|w| w.found(text))
    }

    /// Numbers of the texts that match, those in which the first word stands at the beginning first.
    pub fn pick<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> Vec<usize> {
        let words = self.ready();
        let mut found: Vec<(bool, usize)> = Vec::new();
        for (i, text) in texts.into_iter().enumerate() {
            let text = text.as_ref();
            if words.iter().all(|w| w.found(text)) {
                found.push((!words.first().is_none_or(|w| w.begins(text)), i));
            }
        }
        found.sort_by_key(|f| f.0);
        found.into_iter().map(|f| f.1).collect()
    }
}

/// Full pinyin and initials, mixed as one likes.
const NOTATIONS: PinyinNotation = PinyinNotation::Ascii.union(PinyinNotation::AsciiFirstLetter);

/// Letters, digits and blanks of an input method as plain ones; Chinese punctuation stays.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' | '\u{3000}' => half_width(c),
        c => c,
    }
}

/// A code without its separators: `a101` finds A1-01.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | '_' | '/' | '.')).flat_map(char::to_lowercase).collect()
}

impl Ready<'_> {
    fn found(&self, text: &str) -> bool {
        self.matcher.is_match(text) || (self.word.coded() && bare(text).contains(&self.word.bare))
    }

    fn begins(&self, text: &str) -> bool {
        self.matcher.find(text).is_some_and(|m| m.start() == 0)
    }
}

impl Word {
    fn coded(&self) -> bool {
        !self.bare.is_empty() && self.bare.bytes().any(|b| b.is_ascii_digit())
    }
}

/// Whether a pattern finds a text. For many texts make one [`Search`].
pub fn matches(pattern: &str, text: &str) -> bool {
    Search::new(pattern).matches(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("scyz", "生产一支部", true)]
    #[case("shengchan", "生产一支部", true)]
    #[case("shengch", "生产一支部", true)]
    #[case("一支", "生产一支部", true)]
    #[case("ＳＣ", "生产一支部", true)]
    #[case("cqlxx", "重庆路小学", true)]
    #[case("zql", "重庆路小学", true)]
    #[case("a1-01", "A1-01 三会一课", true)]
    #[case("a101", "A1-01 三会一课", true)]
    #[case("A1-01 shyk", "A1-01 三会一课", true)]
    #[case("shyk A1-02", "A1-01 三会一课", false)]
    #[case("undo", "Undo", true)]
    #[case("", "任何", true)]
    #[case("xyz", "生产一支部", false)]
    fn texts_are_found_by_what_people_type(#[case] pattern: &str, #[case] text: &str, #[case] found: bool) {
        assert_eq!(matches(pattern, text), found);
    }

    #[test]
    fn what_begins_so_comes_first() {
        let texts = ["会议撤销", "撤销", "重做"];
        assert_eq!(Search::new("cx").pick(texts), [1, 0]);
        assert_eq!(Search::new("").pick(texts), [0, 1, 2]);
    }
}
