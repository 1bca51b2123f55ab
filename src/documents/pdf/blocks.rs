//! The parts of a document on their pages.

use super::flow::{Flow, LEADING, Stand};
use super::line::{Look, Run, width, wrap};
use super::table;
use crate::documents::clean;
use crate::documents::model::{Block, Piece, Signature};

/// A line to be written on by pen.
const PEN: &str = "＿＿＿＿＿＿";
/// Height of a line to be written on by hand.
const RULED: f32 = 26.0;
/// Height of a row of places to sign: room for a name written by hand.
const SIGN: f32 = 34.0;

/// Part of a page that may be left empty to keep what is signed with the places to sign.
const TOGETHER: f32 = 0.6;

/// Makes room for the heading of a table with the first row of it, however high that is.
pub(super) fn heads(flow: &mut Flow, block: &Block, next: Option<&Block>) {
    if let (Block::Heading(_), Some(Block::Table(table))) = (block, next) {
        let high = flow.measure(|f| write(f, block)) + table::start(flow, table);
        if high <= flow.whole() {
            flow.need(high);
        }
    }
}

/// Writes a block so that its end is not parted from the blocks that must stand with it.
pub(super) fn write_with(flow: &mut Flow, block: &Block, after: &[Block]) {
    let most = flow.whole() * TOGETHER;
    let tail = flow.measure(|f| after.iter().for_each(|b| write(f, b)));
    let tail = if tail > most { 0.0 } else { tail };
    if let Block::Table(table) = block {
        table::write(flow, table, tail);
        return flow.gap(flow.sizes.text * 0.3);
    }
    let high = flow.measure(|f| write(f, block)) + tail;
    if tail > 0.0 && high <= most {
        flow.need(high);
    }
    write(flow, block);
}

fn write(flow: &mut Flow, block: &Block) {
    let (text, note) = (flow.sizes.text, flow.sizes.note);
    match block {
        Block::Heading(words) => heading(flow, words),
        Block::Page(title) => {
            if !flow.fresh() {
                flow.next_page();
            }
            self::title(flow, title);
        }
        Block::Paragraph(words) => paragraphs(flow, words),
        Block::Tally(pieces) => paragraphs(flow, &Piece::text(pieces)),
        Block::Greeting(words) => flow.words(Look::Text, &clean::lines(words).join("\n"), text, Stand::Left),
        Block::Closing(lines) => {
            flow.gap(text * 1.5);
            flow.need(lines.len() as f32 * text * LEADING);
            lines.iter().for_each(|l| flow.words(Look::Text, &format!("{}　　", clean::line(l)), text, Stand::Right));
        }
        Block::Note(words) => flow.words(Look::Text, &clean::lines(words).join("\n"), note, Stand::Left),
        Block::Facts(rows) => rows.iter().for_each(|r| facts(flow, r)),
        Block::List(items) => (1..).zip(items).for_each(|(n, t)| item(flow, n, t)),
        Block::Table(table) => table::write(flow, table, 0.0),
        Block::Choice { label, options, text } => choice(flow, label, options, text),
        Block::Lines(n) => (0..*n).for_each(|_| ruled(flow)),
        Block::Signatures(rows) => signatures(flow, rows),
    }
    flow.gap(text * 0.3);
}

pub(super) fn title(flow: &mut Flow, words: &str) {
    let (size, words) = (flow.sizes.title, clean::line(words));
    // A title that is a little too long is set smaller rather than broken.
    let wide = width(&words, &flow.fonts.title, size).max(1.0);
    let fits = (flow.room() / wide).min(1.0);
    let size = if fits > 0.7 { size * fits * 0.99 } else { size };
    flow.words(Look::Title, &words, size, Stand::Center);
    flow.gap(size * 0.3);
}

/// A heading stays with what it is the heading of.
fn heading(flow: &mut Flow, words: &str) {
    let size = flow.sizes.heading;
    flow.gap(size * 0.4);
    flow.need(size * LEADING + 48.0);
    flow.words(Look::Head, &clean::line(words), size, Stand::Left);
}

fn paragraphs(flow: &mut Flow, text: &str) {
    let size = flow.sizes.text;
    for line in clean::lines(text) {
        flow.words(Look::Text, &format!("　　{line}"), size, Stand::Left);
    }
}

/// A pair of label and value is not parted if it fits on a line.
fn facts(flow: &mut Flow, row: &[(String, String)]) {
    let size = flow.sizes.text;
    let mut runs: Vec<Run> = Vec::new();
    let mut used = 0.0;
    for (label, value) in row {
        let pair = pair(label, value);
        let wide: f32 = pair.iter().map(|r| width(&r.text, r.look.face(flow.fonts), size)).sum();
        let gap = 2.0 * size;
        if !runs.is_empty() {
            let turn = used + gap + wide > flow.room();
            runs.push(Run::new(Look::Text, if turn { "\n" } else { "　　" }));
            used = if turn { 0.0 } else { used + gap };
        }
        used += wide;
        runs.extend(pair);
    }
    let lines = wrap(&runs, flow.fonts, size, flow.room());
    flow.lines(&lines, size, 0.0, Stand::Left);
}

fn pair(label: &str, value: &str) -> Vec<Run> {
    let value = if value.is_empty() { PEN.into() } else { clean::lines(value).join("\n") };
    vec![Run::new(Look::Head, format!("{}：", clean::line(label))), Run::new(Look::Text, value)]
}

/// The number hangs before its words.
fn item(flow: &mut Flow, number: usize, text: &str) {
    let size = flow.sizes.text;
    let mark = format!("{number}. ");
    let indent = width(&mark, &flow.fonts.text, size);
    let words = clean::lines(text).join("\n");
    let lines = wrap(&[Run::new(Look::Text, words)], flow.fonts, size, flow.room() - indent);
    flow.need(size * LEADING);
    let mark = wrap(&[Run::new(Look::Text, mark)], flow.fonts, size, flow.room());
    let (left, y) = (flow.left, flow.y);
    mark.iter().for_each(|m| flow.put(m, size, (left, y), indent, Stand::Left));
    flow.lines(&lines, size, indent, Stand::Left);
}

fn choice(flow: &mut Flow, label: &str, options: &[(String, bool)], text: &str) {
    let mut runs = vec![Run::new(Look::Head, format!("{}：", clean::line(label)))];
    for (option, on) in options {
        let mark = if *on { '■' } else { '□' };
        runs.push(Run::new(Look::Text, format!("{mark}{}　　", clean::line(option))));
    }
    let size = flow.sizes.text;
    let lines = wrap(&runs, flow.fonts, size, flow.room());
    flow.lines(&lines, size, 0.0, Stand::Left);
    if !text.is_empty() {
        paragraphs(flow, text);
    }
}

fn ruled(flow: &mut Flow) {
    flow.need(RULED);
    flow.y += RULED;
    let (left, right, y) = (flow.left, flow.right, flow.y - 3.0);
    flow.rule((left, y), (right, y));
}

/// All places to sign stand on one page; as many in a line as have room for a name.
fn signatures(flow: &mut Flow, rows: &[Vec<Signature>]) {
    let lines: Vec<&[Signature]> = rows.iter().flat_map(|r| r.chunks(most(flow, r))).collect();
    flow.need(lines.len() as f32 * SIGN);
    for line in lines {
        sign_line(flow, line);
    }
}

/// Places in a line: all of them, or so few that the widest line of them fits.
fn most(flow: &Flow, row: &[Signature]) -> usize {
    let fits = |n: &usize| row.chunks(*n).all(|part| part.iter().map(|s| need(flow, s)).sum::<f32>() <= flow.room());
    (1..=row.len().max(1)).rev().find(fits).unwrap_or(1)
}

/// Room for the label, and for a name written by hand or the value.
fn need(flow: &Flow, s: &Signature) -> f32 {
    let (size, face) = (flow.sizes.text, &flow.fonts.text);
    let value = width(&clean::line(&s.value), face, size).max(size * 7.0);
    width(&format!("{}：", clean::line(&s.label)), face, size) + value
}

fn sign_line(flow: &mut Flow, line: &[Signature]) {
    let size = flow.sizes.text;
    let needs: Vec<f32> = line.iter().map(|s| need(flow, s)).collect();
    let whole: f32 = needs.iter().sum::<f32>().max(1.0);
    let (mut x, y) = (flow.left, flow.y + SIGN - size * LEADING - 4.0);
    for (place, need) in line.iter().zip(needs) {
        let wide = flow.room() * need / whole;
        sign_place(flow, place, (x, y), wide);
        x += wide;
    }
    flow.y += SIGN;
}

/// The label, and a line from there to the end of its place.
fn sign_place(flow: &mut Flow, place: &Signature, (x, y): (f32, f32), wide: f32) {
    let size = flow.sizes.text;
    let runs = [Run::new(Look::Text, format!("{}：{}", clean::line(&place.label), clean::line(&place.value)))];
    // What does not fit beside its neighbours is set smaller rather than over them.
    let needed = width(&runs[0].text, &flow.fonts.text, size);
    let size = if needed > wide - 8.0 { size * ((wide - 8.0) / needed).max(0.5) } else { size };
    let lines = wrap(&runs, flow.fonts, size, f32::MAX);
    lines.iter().for_each(|l| flow.put(l, size, (x, y), wide, Stand::Left));
    if place.value.is_empty() {
        let end = lines.first().map_or(0.0, |l| l.width);
        let base = y + size * LEADING;
        flow.rule((x + end + 2.0, base), (x + wide - 14.0, base));
    }
}
