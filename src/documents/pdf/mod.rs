//! PDF that looks the same everywhere: own layout, an embedded subset of a font found on the machine, text that can
//! be searched and copied. The same document gives the same bytes: no clock is read.

mod blocks;
mod flow;
mod font;
mod glyphs;
mod line;
mod table;
#[cfg(test)]
pub(super) mod tests;

pub use font::{FontError, FontSource};

use super::clean;
use super::error::ReportError;
use super::logo::Logo;
use super::model::Document;
use super::tail;
use flow::{Flow, Ink, LEADING, Stand, paper};
use font::Fonts;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use line::{Look, Run, wrap};

/// Width of the lines of tables.
const THIN: f32 = 0.6;

/// Writes a document.
///
/// # Errors
/// No font that can print it; the writer failed.
pub fn write(doc: &Document, source: &FontSource) -> Result<Vec<u8>, ReportError> {
    let fonts = source.fonts().map_err(ReportError::Font)?;
    let pages = pages(doc, fonts);
    let logo = doc.logo.as_ref().map(Logo::in_pdf).transpose().map_err(ReportError::NotWritten)?;
    let mut pdf = krilla::Document::new();
    let about = Metadata::new().title(clean::line(&doc.title)).language("zh-CN".into()).creator("hucha".into());
    pdf.set_metadata(about);
    for inks in &pages {
        let (wide, high) = paper(doc.page);
        let settings = PageSettings::from_wh(wide, high).ok_or_else(|| ReportError::NotWritten("A4".into()))?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        inks.iter().for_each(|i| draw(&mut surface, i, fonts, logo.as_ref()));
        surface.finish();
        page.finish();
    }
    pdf.finish().map_err(|e| ReportError::NotWritten(format!("{e:?}")))
}

/// What stands on every page.
fn pages(doc: &Document, fonts: &Fonts) -> Vec<Vec<Ink>> {
    let mut flow = Flow::new(doc.page, fonts);
    doc.logo.iter().for_each(|l| flow.logo(l));
    blocks::title(&mut flow, &doc.title);
    if !doc.number.is_empty() {
        let size = flow.sizes.text;
        flow.words(Look::Text, &clean::line(&doc.number), size, Stand::Center);
        flow.gap(size * 0.4);
    }
    for (at, block) in doc.blocks.iter().enumerate() {
        blocks::heads(&mut flow, block, doc.blocks.get(at + 1));
        blocks::write_with(&mut flow, block, tail::signing(&doc.blocks, at));
    }
    let total = flow.pages.len();
    let all = std::mem::take(&mut flow.pages);
    let mut done = Vec::with_capacity(total);
    for (number, inks) in (1..).zip(all) {
        flow.pages = vec![inks];
        foot(&mut flow, doc, number, total);
        done.append(&mut flow.pages);
    }
    done
}

/// The foot of a page: what it is and its check code at the left, its number at the right.
fn foot(flow: &mut Flow, doc: &Document, number: usize, total: usize) {
    let size = 9.0;
    let page = wrap(&[Run::new(Look::Text, format!("第{number}页 共{total}页"))], flow.fonts, size, f32::MAX);
    let wide = page.first().map_or(0.0, |l| l.width);
    let beside = flow.room() - wide - 12.0;
    let lines = clean::lines(&doc.foot);
    // The second line has no page number beside it.
    let words = (0..).zip(&lines).flat_map(|(n, line)| {
        let room = if n == 0 { beside } else { flow.room() };
        wrap(&[Run::new(Look::Text, line.as_str())], flow.fonts, size, room)
    });
    let words: Vec<_> = words.collect();
    let (x, room, top) = (flow.left, flow.room(), flow.bottom + 10.0);
    flow.rule((x, top - 3.0), (x + room, top - 3.0));
    page.iter().for_each(|l| flow.put(l, size, (x, top), room, Stand::Right));
    for (n, line) in words.iter().take(2).enumerate() {
        flow.put(line, size, (x, top + n as f32 * size * LEADING), room, Stand::Left);
    }
}

fn draw(surface: &mut Surface, ink: &Ink, fonts: &Fonts, logo: Option<&Image>) {
    match ink {
        Ink::Words { x, y, size, run } => {
            surface.set_fill(Some(Fill::default()));
            surface.set_stroke(None);
            let face = run.look.face(fonts);
            let mut x = *x;
            for piece in glyphs::pieces(&run.text, face) {
                let (at, font) = (Point::from_xy(x, *y), piece.font.clone());
                surface.draw_glyphs(at, &piece.glyphs, font, &run.text, *size, false);
                x += piece.wide * size;
            }
        }
        Ink::Rule { from, to } => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { width: THIN, ..Stroke::default() }));
            path(|p| {
                p.move_to(from.0, from.1);
                p.line_to(to.0, to.1);
            })
            .iter()
            .for_each(|p| surface.draw_path(p));
        }
        Ink::Logo { x, y, wide, high } => {
            if let (Some(image), Some(size)) = (logo, Size::from_wh(*wide, *high)) {
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image.clone(), size);
                surface.pop();
            }
        }
        Ink::Ground { x, y, wide, high } => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: luma::Color::new(238).into(), ..Fill::default() }));
            path(|p| Rect::from_xywh(*x, *y, *wide, *high).into_iter().for_each(|r| p.push_rect(r)))
                .iter()
                .for_each(|p| surface.draw_path(p));
        }
    }
}

fn path(make: impl FnOnce(&mut PathBuilder)) -> Option<Path> {
    let mut builder = PathBuilder::new();
    make(&mut builder);
    builder.finish()
}
