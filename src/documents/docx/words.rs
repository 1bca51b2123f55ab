//! Paragraphs and runs.

use crate::documents::clean;

/// A line to be written on by pen.
pub(super) const PEN: &str = "＿＿＿＿＿＿";

/// How a run of words looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As its paragraph.
    Plain,
    /// 黑体, for labels.
    Label,
    /// 黑体 and bold, for what must be seen in black and white.
    Strong,
}

/// A paragraph of a style; `more` is further properties.
pub(super) fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>")
}

/// Words on one line.
pub(super) fn run(text: &str, look: Look) -> String {
    piece(&clean::line(text), look)
}

/// Words with their line ends kept.
pub(super) fn breaks(text: &str, look: Look) -> String {
    let lines: Vec<String> = clean::lines(text).iter().map(|l| piece(l, look)).collect();
    lines.join("<w:r><w:br/></w:r>")
}

/// The same with its last row, or all of it if it is no table, on the page of what follows.
pub(super) fn kept(xml: &str) -> String {
    let (before, last) = xml.split_at(xml.rfind("<w:tr>").unwrap_or(0));
    let mut parts = last.split("<w:pPr>");
    let mut out = format!("{before}{}", parts.next().unwrap_or_default());
    for part in parts {
        let (style, rest) = part.split_once("/>").unwrap_or((part, ""));
        let keep = if rest.starts_with("<w:keepNext/>") { "" } else { "<w:keepNext/>" };
        out.push_str(&format!("<w:pPr>{style}/>{keep}{rest}"));
    }
    out
}

fn piece(text: &str, look: Look) -> String {
    if text.is_empty() {
        return String::new();
    }
    let fonts = "<w:rFonts w:ascii=\"黑体\" w:hAnsi=\"黑体\" w:eastAsia=\"黑体\"/>";
    let properties = match look {
        Look::Plain => String::new(),
        Look::Label => format!("<w:rPr>{fonts}</w:rPr>"),
        Look::Strong => format!("<w:rPr>{fonts}<w:b/></w:rPr>"),
    };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", clean::markup(text))
}
