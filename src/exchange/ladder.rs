//! The reading ladder of exchange.md §3, on a stream: BOM (UTF-8, UTF-16) → strict UTF-8 → strict GB18030 → refuse.
//!
//! A stream cannot be read twice, so the ladder is decided on what is seen first: a BOM decides at once; a header
//! with hanzi decides by being known or not (`csv_read` asks, and rewinds if needed); with a header of pure ASCII the
//! first mebibyte from the first byte that is not ASCII decides. Text that is mostly right UTF-8 with a few bad bytes
//! counts as damaged UTF-8 and is refused: read as GB18030 it would be accepted and be nonsense.

use super::table_error::TableFault;
use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_16BE, UTF_16LE};
use std::io::{ErrorKind, Read};

/// How the bytes of a file were read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without BOM; also pure ASCII.
    Utf8,
    /// UTF-16 with a BOM, as "Unicode text" of a spreadsheet.
    Utf16,
    /// GB18030, which contains GBK and GB2312.
    Gb18030,
    /// A spreadsheet file, where no encoding had to be found.
    Xlsx,
}

impl Encoding {
    /// The name people know.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Gb18030 => "GBK/GB18030",
            Encoding::Xlsx => "xlsx",
        }
    }
}

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;
/// Bytes looked at to decide the encoding where the header does not.
const WINDOW: usize = 1 << 20;

enum Mode {
    /// Only ASCII so far.
    Undecided,
    Utf8,
    Coded(Encoding, Box<Decoder>),
}

/// Checked text of a byte stream, chunk by chunk, in bounded memory: no control characters but LF, TAB and CR.
pub(super) struct TextStream<R> {
    inner: R,
    raw: Vec<u8>,
    start: usize,
    ended: bool,
    mode: Mode,
    /// Nothing but byte order marks has been given out.
    fresh: bool,
    fault: Option<TableFault>,
    /// The decoder was told that the end is reached.
    flushed: bool,
    bom: bool,
    /// What was consumed since the beginning, while it may be needed again.
    seen: Option<Vec<u8>>,
}

impl<R: Read> TextStream<R> {
    /// Looks at the BOM.
    pub(super) fn open(inner: R) -> Result<TextStream<R>, TableFault> {
        let mut stream = TextStream {
            inner,
            raw: Vec::new(),
            start: 0,
            ended: false,
            mode: Mode::Undecided,
            fresh: true,
            fault: None,
            flushed: false,
            bom: false,
            seen: Some(Vec::new()),
        };
        while stream.raw.len() < 3 && stream.read()? {}
        stream.mode = match stream.raw.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => Mode::Utf8,
            [0xff, 0xfe, ..] => Mode::Coded(Encoding::Utf16, Box::new(UTF_16LE.new_decoder_without_bom_handling())),
            [0xfe, 0xff, ..] => Mode::Coded(Encoding::Utf16, Box::new(UTF_16BE.new_decoder_without_bom_handling())),
            _ => Mode::Undecided,
        };
        stream.bom = stream.decided();
        Ok(stream)
    }

    /// The encoding in use; ASCII counts as UTF-8.
    pub(super) fn encoding(&self) -> Encoding {
        match self.mode {
            Mode::Coded(encoding, _) => encoding,
            _ => Encoding::Utf8,
        }
    }

    /// True while a BOM has not decided; then the header may.
    pub(super) fn may_rewind(&self) -> bool {
        !self.bom && self.seen.is_some()
    }

    /// Starts again from the first byte as GB18030.
    pub(super) fn rewind_as_gb18030(&mut self) {
        let mut raw = self.seen.take().unwrap_or_default();
        raw.extend_from_slice(self.rest());
        (self.raw, self.start, self.fault) = (raw, 0, None);
        (self.fresh, self.flushed) = (true, false);
        self.seen = Some(Vec::new());
        self.mode = gb18030();
    }

    /// Forgets the beginning: the header is known.
    pub(super) fn settle(&mut self) {
        self.seen = None;
    }

    /// True if some text that is not ASCII has been given out or was waiting.
    pub(super) fn decided(&self) -> bool {
        !matches!(self.mode, Mode::Undecided)
    }

    /// Appends the next piece of text to `out`; false at the end. A fault comes after the text before it.
    pub(super) fn more(&mut self, out: &mut String) -> Result<bool, TableFault> {
        let from = out.len();
        while out.len() == from {
            if let Some(fault) = &self.fault {
                return Err(fault.clone());
            }
            if self.start < self.raw.len() || self.read()? {
                self.step(out)?;
            } else if !self.flush(out) {
                return Ok(false);
            }
            self.check(out, from);
        }
        Ok(true)
    }

    /// At the end of the bytes: asks the decoder, once, for what it holds back.
    fn flush(&mut self, out: &mut String) -> bool {
        let Mode::Coded(encoding, decoder) = &mut self.mode else { return false };
        if self.flushed {
            return false;
        }
        self.flushed = true;
        out.reserve(16);
        let (result, _) = decoder.decode_to_string_without_replacement(&[], out, true);
        if matches!(result, DecoderResult::Malformed(..)) {
            self.fault = Some(TableFault::BadBytes(*encoding));
        }
        true
    }

    /// Drops byte order marks at the beginning and stops before a control character.
    fn check(&mut self, out: &mut String, from: usize) {
        if self.fresh {
            let text = out.get(from..).unwrap_or_default();
            let marks = text.len() - text.trim_start_matches('\u{feff}').len();
            out.drain(from..from + marks);
            self.fresh = out.len() == from;
        }
        if let Some((at, c)) = first_control(out.get(from..).unwrap_or_default()) {
            out.truncate(from + at);
            self.fault = Some(if c == '\0' { TableFault::Nul } else { TableFault::Control(c) });
        }
    }

    fn step(&mut self, out: &mut String) -> Result<(), TableFault> {
        match &mut self.mode {
            Mode::Undecided => self.step_undecided(out),
            Mode::Utf8 => self.step_utf8(out),
            Mode::Coded(encoding, decoder) => {
                let source = self.raw.get(self.start..).unwrap_or_default();
                let fault = TableFault::BadBytes(*encoding);
                out.reserve(decoder.max_utf8_buffer_length_without_replacement(source.len()).unwrap_or(CHUNK * 3));
                let (result, read) = decoder.decode_to_string_without_replacement(source, out, false);
                if matches!(result, DecoderResult::Malformed(..)) {
                    self.fault = Some(fault);
                }
                self.consume(read);
                Ok(())
            }
        }
    }

    fn step_undecided(&mut self, out: &mut String) -> Result<(), TableFault> {
        let rest = self.rest();
        let plain = rest.iter().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        if plain > 0 {
            out.push_str(valid(rest, plain));
            self.consume(plain);
            return Ok(());
        }
        while self.raw.len() - self.start < WINDOW && self.read()? {}
        self.mode = match judge(self.rest(), self.ended) {
            Encoding::Gb18030 => gb18030(),
            _ => Mode::Utf8,
        };
        self.step(out)
    }

    fn step_utf8(&mut self, out: &mut String) -> Result<(), TableFault> {
        loop {
            let rest = self.rest();
            let (text, broken) = match std::str::from_utf8(rest) {
                Ok(text) => (text, false),
                Err(e) => (valid(rest, e.valid_up_to()), e.error_len().is_some()),
            };
            let read = text.len();
            out.push_str(text);
            self.consume(read);
            if broken || (read == 0 && !self.read()?) {
                self.fault = Some(TableFault::BadBytes(Encoding::Utf8));
            }
            if read > 0 || self.fault.is_some() {
                return Ok(());
            }
        }
    }

    fn rest(&self) -> &[u8] {
        self.raw.get(self.start..).unwrap_or_default()
    }

    fn consume(&mut self, bytes: usize) {
        let end = self.start + bytes;
        if let Some(seen) = &mut self.seen {
            seen.extend_from_slice(self.raw.get(self.start..end).unwrap_or_default());
        }
        self.start = end;
    }

    /// Reads one more chunk behind what is waiting; false at the end.
    fn read(&mut self) -> Result<bool, TableFault> {
        if self.ended {
            return Ok(false);
        }
        self.raw.drain(..self.start);
        self.start = 0;
        let held = self.raw.len();
        self.raw.resize(held + CHUNK, 0);
        let got = loop {
            match self.inner.read(self.raw.get_mut(held..).unwrap_or_default()) {
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.raw.truncate(held + *got.as_ref().unwrap_or(&0));
        let got = got.map_err(|e| TableFault::Io(e.into()))?;
        self.ended = got == 0;
        Ok(got > 0)
    }
}

fn gb18030() -> Mode {
    Mode::Coded(Encoding::Gb18030, Box::new(GB18030.new_decoder_without_bom_handling()))
}

/// The text of the first bytes, which are known to be valid.
fn valid(bytes: &[u8], upto: usize) -> &str {
    std::str::from_utf8(bytes.get(..upto).unwrap_or_default()).unwrap_or_default()
}

/// UTF-8 or GB18030 for bytes of which the first is not ASCII. UTF-8 with few faults is UTF-8 (and refused later).
fn judge(bytes: &[u8], whole: bool) -> Encoding {
    let (mut good, mut bad, mut rest) = (0_usize, 0_usize, bytes);
    while let Err(e) = std::str::from_utf8(rest) {
        let (text, tail) = rest.split_at_checked(e.valid_up_to()).unwrap_or_default();
        good += beyond_ascii(text);
        // At the edge of the window a character may be cut; that says nothing.
        let skip = e.error_len().unwrap_or(tail.len());
        bad += usize::from(whole || e.error_len().is_some());
        rest = tail.get(skip..).unwrap_or_default();
    }
    good += beyond_ascii(rest);
    if bad == 0 || good > bad { Encoding::Utf8 } else { Encoding::Gb18030 }
}

/// Characters of three or four bytes: hanzi and emoji. GBK text forms almost none of them by accident.
fn beyond_ascii(valid_utf8: &[u8]) -> usize {
    valid_utf8.iter().filter(|b| **b >= 0xe0).count()
}

/// The first control character other than LF, TAB and CR. The quick test is one that compilers vectorise.
fn first_control(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let low = |b: u8| (b < 0x20) & (b != b'\n') & (b != b'\t') & (b != b'\r') | (b == 0x7f);
    let c0 = bytes.iter().fold(false, |found, b| found | low(*b));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let c1 = pairs.fold(false, |found, (a, b)| found | ((*a == 0xc2) & (*b < 0xa0)));
    if !(c0 | c1) {
        return None;
    }
    text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mostly_right_utf8_is_damaged_utf8_and_gbk_is_gbk() {
        let hanzi = "党支部标准化互查评分表，现场反馈".repeat(4);
        let mut damaged = hanzi.clone().into_bytes();
        damaged[5] = b'?';
        assert_eq!(judge(&damaged, true), Encoding::Utf8);
        assert_eq!(judge(hanzi.as_bytes(), true), Encoding::Utf8);
        assert_eq!(judge(&encoding_rs::GBK.encode(&hanzi).0, true), Encoding::Gb18030);
        assert_eq!(judge(&encoding_rs::GBK.encode("是").0, true), Encoding::Gb18030);
        assert_eq!(judge(&hanzi.as_bytes()[..4], false), Encoding::Utf8, "a window may cut a character");
    }

    #[test]
    fn a_character_cut_at_any_chunk_border_is_whole() {
        let text = "编号_code,甲👍é\n".repeat(3);
        for size in 1..5 {
            let mut stream = TextStream::open(Slow(text.as_bytes(), size)).unwrap();
            let mut out = String::new();
            while stream.more(&mut out).unwrap() {}
            assert_eq!(out, text);
        }
    }

    #[test]
    fn the_end_in_the_middle_of_a_character_is_a_fault() {
        for bytes in [&b"\xef\xbb\xbfab\xe4\xb8"[..], b"\xff\xfea\0\x01", b"\xff\xfea\0\x00\xd8"] {
            let mut stream = TextStream::open(bytes).unwrap();
            let mut out = String::new();
            let fault = loop {
                match stream.more(&mut out) {
                    Ok(true) => {}
                    other => break other,
                }
            };
            assert!(matches!(fault, Err(TableFault::BadBytes(_))), "{bytes:?} {fault:?}");
            assert!(out.starts_with('a'));
        }
    }

    /// Gives few bytes at a time, as a pipe does.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            let n = self.1.min(self.0.len()).min(buf.len());
            buf[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }
}
