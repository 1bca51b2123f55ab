//! What stands on paper for a letter: its glyph, that of another font which has it, or a mark that can be read.
//! Nothing vanishes, and what is copied from the pdf is the letter itself.

use super::font::Face;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// For a picture that no font here has: people know it from their telephones.
const PICTURE: &str = "[表情]";
/// For any other letter that no font here has: printers' 空铅, to be written in by hand.
const MISSING: &str = "〓";

/// Glyphs of one font, one after another.
pub(super) struct Piece<'a> {
    pub(super) font: &'a Font,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// In parts of the size of the letters.
    pub(super) wide: f32,
}

/// One glyph and what it stands for.
struct Glyph<'a> {
    font: &'a Font,
    id: u32,
    wide: f32,
    of: Range<usize>,
}

/// Chinese needs no shaping: a glyph for each character, marks over the letter before them.
pub(super) fn pieces<'a>(text: &str, face: &'a Face) -> Vec<Piece<'a>> {
    let mut out: Vec<Piece> = Vec::new();
    for (at, grapheme) in text.grapheme_indices(true) {
        for g in set(grapheme, face) {
            let of = at + g.of.start..at + g.of.end;
            let glyph = KrillaGlyph::new(GlyphId::new(g.id), g.wide, 0.0, 0.0, 0.0, of, None);
            match out.last_mut() {
                Some(last) if last.font == g.font => {
                    last.glyphs.push(glyph);
                    last.wide += g.wide;
                }
                _ => out.push(Piece { font: g.font, glyphs: vec![glyph], wide: g.wide }),
            }
        }
    }
    out
}

/// Width of a letter with its marks, in parts of its size.
pub(super) fn width(grapheme: &str, face: &Face) -> f32 {
    let mut chars = grapheme.chars();
    match (chars.next().and_then(|c| face.has(c)), chars.next()) {
        (Some((_, wide)), None) => wide,
        _ => set(grapheme, face).iter().map(|g| g.wide).sum(),
    }
}

/// A letter with its marks.
fn set<'a>(grapheme: &str, face: &'a Face) -> Vec<Glyph<'a>> {
    let whole = 0..grapheme.len();
    let Some(first) = grapheme.chars().next() else { return Vec::new() };
    if picture(first) && face.has(first).is_none() {
        // Its colour, and who stands beside whom, are not drawn.
        return found(first, face, whole.clone()).map_or_else(|| mark(PICTURE, face, whole), |g| vec![g]);
    }
    let mut out: Vec<Glyph> = Vec::new();
    for (at, c) in grapheme.char_indices() {
        let of = at..at + c.len_utf8();
        match (found(c, face, of.clone()), out.last_mut()) {
            // What joins or colours letters belongs to the one before it.
            (_, Some(last)) if silent(c) => last.of.end = of.end,
            (Some(glyph), _) => out.push(glyph),
            (None, _) => out.extend(mark(if picture(c) { PICTURE } else { MISSING }, face, of)),
        }
    }
    out
}

/// The glyph of the face itself, or of the first font beside it that has one.
fn found(c: char, face: &Face, of: Range<usize>) -> Option<Glyph<'_>> {
    let own = face.has(c).map(|(id, wide)| (&face.font, id, wide));
    let (font, id, wide) = own.or_else(|| face.spare(c).map(|(f, (id, wide))| (&f.font, id, wide)))?;
    Some(Glyph { font, id, wide, of })
}

/// The glyphs of a mark, which stand together for one letter.
fn mark<'a>(words: &str, face: &'a Face, of: Range<usize>) -> Vec<Glyph<'a>> {
    let one = |c| {
        let (id, wide) = face.glyph(c);
        Glyph { font: &face.font, id, wide, of: of.clone() }
    };
    words.chars().map(one).collect()
}

/// Whether a character is a picture and no letter.
fn picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Joiners, choices of a variant, colours of skin, tags: they change a letter and are none.
fn silent(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}
