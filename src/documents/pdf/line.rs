//! Words on lines: how wide they are and where they may be broken (UAX 14, so that no line begins with ，or ends
//! with《).

use super::font::{Face, Fonts};
use super::glyphs;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;

/// Which face words are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Text,
    Head,
    Title,
}

impl Look {
    pub(super) fn face(self, fonts: &Fonts) -> &Face {
        match self {
            Look::Text => &fonts.text,
            Look::Head => &fonts.head,
            Look::Title => &fonts.title,
        }
    }
}

/// Words in one face.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) look: Look,
    pub(super) text: String,
}

impl Run {
    pub(super) fn new(look: Look, text: impl Into<String>) -> Run {
        Run { look, text: text.into() }
    }
}

/// One line: runs one after another, and how wide it is in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    pub(super) width: f32,
}

impl Line {
    fn push(&mut self, look: Look, text: &str, width: f32) {
        match self.runs.last_mut() {
            Some(last) if last.look == look => last.text.push_str(text),
            _ => self.runs.push(Run::new(look, text)),
        }
        self.width += width;
    }
}

/// Width of words in points.
pub(super) fn width(text: &str, face: &Face, size: f32) -> f32 {
    text.graphemes(true).map(|g| glyphs::width(g, face)).sum::<f32>() * size
}

/// Breaks runs into lines of at most `room` points. A word longer than a line is broken where the line ends.
pub(super) fn wrap(runs: &[Run], fonts: &Fonts, size: f32, room: f32) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for run in runs {
        let face = run.look.face(fonts);
        for (at, part) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Line::default());
            }
            for (word, blanks) in words(part) {
                put_word(&mut lines, run.look, &word, face, size, room);
                last(&mut lines).push(run.look, blanks, width(blanks, face, size));
            }
        }
    }
    lines
}

/// Words and the blanks after each. A number stays with its 年, 月 or 日.
fn words(part: &str) -> Vec<(String, &str)> {
    let mut out: Vec<(String, &str)> = Vec::new();
    for word in WordSeparator::UnicodeBreakProperties.find_words(part) {
        let of_date = word.word.starts_with(['年', '月', '日']);
        match out.last_mut() {
            Some(last) if of_date && last.1.is_empty() && last.0.ends_with(|c: char| c.is_ascii_digit()) => {
                last.0.push_str(word.word);
                last.1 = word.whitespace;
            }
            _ => out.push((word.word.into(), word.whitespace)),
        }
    }
    out
}

fn put_word(lines: &mut Vec<Line>, look: Look, word: &str, face: &Face, size: f32, room: f32) {
    let wide = width(word, face, size);
    if last(lines).width > 0.0 && last(lines).width + wide > room {
        lines.push(Line::default());
    }
    if wide <= room {
        return last(lines).push(look, word, wide);
    }
    let pieces: Vec<&str> = word.split_inclusive('-').collect();
    if pieces.len() > 1 {
        return pieces.iter().for_each(|p| put_word(lines, look, p, face, size, room));
    }
    for part in word.graphemes(true) {
        let wide = glyphs::width(part, face) * size;
        if last(lines).width > 0.0 && last(lines).width + wide > room {
            lines.push(Line::default());
        }
        last(lines).push(look, part, wide);
    }
}

fn last(lines: &mut Vec<Line>) -> &mut Line {
    if lines.is_empty() {
        lines.push(Line::default());
    }
    let at = lines.len() - 1;
    &mut lines[at]
}
