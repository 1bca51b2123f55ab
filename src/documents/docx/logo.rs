//! The logo of a document: a part with the picture, what names the part, and the paragraph that shows it.

use super::words;
use crate::documents::clean;
use crate::documents::logo::Logo;

/// Units of Office drawings in a millimetre.
const EMU: f64 = 36_000.0;
/// How the document calls the picture.
const ID: &str = "rId4";

/// Name of the part that holds the picture.
pub(super) fn part(logo: &Logo) -> String {
    format!("word/media/logo.{}", logo.kind().key())
}

/// The list of content types, with that of the picture.
pub(super) fn typed(xml: &str, logo: Option<&Logo>) -> String {
    let kind = |l: &Logo| l.kind().key();
    let line = |l| format!("<Default Extension=\"{0}\" ContentType=\"image/{0}\"/></Types>", kind(l));
    logo.map_or_else(|| xml.into(), |l| xml.replace("</Types>", &line(l)))
}

/// The list of what the document refers to, with the picture.
pub(super) fn related(xml: &str, logo: Option<&Logo>) -> String {
    let line = |l: &Logo| {
        format!(
            "<Relationship Id=\"{ID}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
             Target=\"media/logo.{}\"/></Relationships>",
            l.kind().key()
        )
    };
    logo.map_or_else(|| xml.into(), |l| xml.replace("</Relationships>", &line(l)))
}

/// The picture on a line of its own, kept with the title.
pub(super) fn paragraph(logo: &Logo) -> String {
    let (wide, high) = logo.millimetres();
    let (wide, high) = (format!("{:.0}", wide * EMU), format!("{:.0}", high * EMU));
    let alt = clean::markup(&clean::line(logo.alt()));
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006";
    let run = format!(
        "<w:r><w:drawing><wp:inline xmlns:wp=\"{drawing}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" \
         distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"1\" name=\"logo\" descr=\"{alt}\"/>\
         <a:graphic xmlns:a=\"{drawing}/main\"><a:graphicData uri=\"{drawing}/picture\">\
         <pic:pic xmlns:pic=\"{drawing}/picture\"><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"logo\"/><pic:cNvPicPr/>\
         </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{ID}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    );
    words::paragraph("Normal", "<w:keepNext/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", &run)
}
