//! Fonts for pdf files: found on the machine, never carried along. A Chinese font is larger than the program.

use crate::config::Home;
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names a font file for pdf, before any that is found.
const VARIABLE: &str = "HUCHA_FONT";

/// Freely licensed fonts by the front of their file names, the best first: 宋体 for the text, 黑体 for headings.
const SONG: &[&str] = &[
    "notoserifcjksc-regular",
    "notoserifcjk-regular",
    "notoserifsc-regular",
    "sourcehanserifsc-regular",
    "sourcehanserifcn-regular",
    "sourcehanserif-regular",
    "fandolsong-regular",
    "lxgwneozhisong",
    "uming",
];
const SONG_BOLD: &[&str] = &[
    "notoserifcjksc-bold",
    "notoserifcjk-bold",
    "notoserifsc-bold",
    "sourcehanserifsc-bold",
    "sourcehanserifcn-bold",
    "sourcehanserif-bold",
    "fandolsong-bold",
];
const HEI: &[&str] = &[
    "notosanscjksc-bold",
    "notosanscjk-bold",
    "notosanssc-bold",
    "sourcehansanssc-bold",
    "sourcehansanscn-bold",
    "sourcehansans-bold",
    "fandolhei-bold",
    "notosanscjksc-regular",
    "notosanscjk-regular",
    "notosanssc-regular",
    "sourcehansanssc-regular",
    "sourcehansanscn-regular",
    "sourcehansans-regular",
    "fandolhei-regular",
    "lxgwwenkai",
    "wqy-zenhei",
    "wqy-microhei",
];
/// Fonts of signs and pictures, by their whole file names: what the others lack is taken from them.
const SIGNS: &[&str] =
    &["notoemoji-regular", "notosanssymbols2-regular", "notosanssymbols-regular", "symbola", "dejavusans"];
/// What a font must have to print our papers.
const SAMPLE: &str = "党支部互查第0123456789页共ABCxyz，。（）《》：；、“”〔〕□■＿";
/// How deep folders of fonts are searched.
const DEPTH: u8 = 4;

/// Why there is no font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontError {
    /// None was found; the folder into which one can be put.
    None(PathBuf),
    /// The named file cannot be read, or is no font that can be embedded and prints Chinese.
    Unfit(PathBuf),
}

/// Where fonts are looked for. They are loaded once, when the first pdf is written.
#[derive(Debug)]
pub struct FontSource {
    named: Option<PathBuf>,
    folder: PathBuf,
    dirs: Vec<PathBuf>,
    found: OnceCell<Result<Fonts, FontError>>,
}

/// The faces of a document.
#[derive(Debug, Clone)]
pub struct Fonts {
    /// Running text.
    pub text: Face,
    /// Headings of tables, labels, what must be seen in black and white.
    pub head: Face,
    /// The title.
    pub title: Face,
}

/// One face: the font and how wide its glyphs are.
#[derive(Debug, Clone)]
pub struct Face {
    /// The font as it is embedded.
    pub font: Font,
    glyphs: Arc<HashMap<char, (u32, f32)>>,
    /// Where to look for what it lacks.
    pub(super) spares: Vec<Face>,
}

impl FontSource {
    /// The fonts of this machine: what `HUCHA_FONT` names, then the folder `fonts` of the data folder, then those
    /// that are installed.
    pub fn of(home: &Home) -> FontSource {
        let folder = home.dir().join("fonts");
        let mut dirs = vec![folder.clone()];
        dirs.extend(installed());
        FontSource::new(std::env::var_os(VARIABLE).filter(|v| !v.is_empty()).map(Into::into), folder, dirs)
    }

    /// A file or none, and folders to search. The first folder is the one a user is told of.
    pub fn new(named: Option<PathBuf>, folder: PathBuf, dirs: Vec<PathBuf>) -> FontSource {
        FontSource { named, folder, dirs, found: OnceCell::new() }
    }

    /// The fonts.
    ///
    /// # Errors
    /// What is said names the places that were looked at.
    pub fn fonts(&self) -> Result<&Fonts, FontError> {
        self.found.get_or_init(|| self.load()).as_ref().map_err(Clone::clone)
    }

    fn load(&self) -> Result<Fonts, FontError> {
        if let Some(path) = &self.named {
            let face = Face::load(path).ok_or_else(|| FontError::Unfit(path.clone()))?;
            return Ok(Fonts::with(face.clone(), face.clone(), face, &[]));
        }
        let mut files = Vec::new();
        self.dirs.iter().for_each(|d| collect(d, DEPTH, &mut files));
        let own = || files.iter().filter(|f| f.starts_with(&self.folder)).find_map(|f| Face::load(f));
        let text = best(&files, SONG).or_else(|| best(&files, HEI)).or_else(own);
        let text = text.ok_or_else(|| FontError::None(self.folder.clone()))?;
        let head = best(&files, HEI).unwrap_or_else(|| text.clone());
        let title = best(&files, SONG_BOLD).unwrap_or_else(|| head.clone());
        let stem = |f: &PathBuf| f.file_stem().map(|s| s.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let named = |name: &&str| files.iter().filter(|f| stem(f) == *name).find_map(|f| Face::open(f));
        let signs: Vec<Face> = SIGNS.iter().filter_map(named).collect();
        Ok(Fonts::with(text, head, title, &signs))
    }
}

impl Fonts {
    /// These faces; each takes what it lacks from the others, then from the fonts of signs.
    fn with(text: Face, head: Face, title: Face, signs: &[Face]) -> Fonts {
        let beside = |other: &Face| std::iter::once(other).chain(signs).cloned().collect();
        Fonts {
            text: Face { spares: beside(&head), ..text.clone() },
            title: Face { spares: beside(&text), ..title },
            head: Face { spares: beside(&text), ..head },
        }
    }
}

/// Folders in which systems keep fonts.
fn installed() -> Vec<PathBuf> {
    let mut dirs: Vec<PathBuf> = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:\\Windows\\Fonts"]
        .iter()
        .map(Into::into)
        .collect();
    if let Ok(home) = etcetera::home_dir() {
        let own = [".local/share/fonts", ".fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts"];
        dirs.extend(own.iter().map(|d| home.join(d)));
    }
    dirs
}

/// The font files below a folder, in order of their names.
fn collect(dir: &Path, depth: u8, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if path.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc") {
            found.push(path);
        }
    }
}

/// The first of the named fonts that is there and fit.
fn best(files: &[PathBuf], names: &[&str]) -> Option<Face> {
    let stem = |f: &PathBuf| f.file_stem().map(|s| s.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let named = |name: &str| files.iter().filter(move |f| stem(f).starts_with(name)).find_map(|f| Face::load(f));
    names.iter().find_map(|name| named(name))
}

impl Face {
    /// Loads a font file; none if it cannot be embedded or lacks what our papers need.
    pub fn load(path: &Path) -> Option<Face> {
        Face::open(path).filter(|face| SAMPLE.chars().all(|c| face.has(c).is_some()))
    }

    /// Loads a font file whatever letters it has; none if it cannot be embedded.
    fn open(path: &Path) -> Option<Face> {
        let data = Arc::new(std::fs::read(path).ok()?);
        let index = simplified(&data)?;
        let font = FontRef::from_index(&data, index).ok()?;
        // Variable fonts and CFF2 outlines print as empty boxes in many viewers.
        let odd = [Tag::new(b"fvar"), Tag::new(b"CFF2")].iter().any(|t| font.table_data(*t).is_some());
        let restricted = font.os2().is_ok_and(|os2| os2.fs_type() & 0x0202 != 0);
        if odd || restricted {
            return None;
        }
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(font.head().ok()?.units_per_em()).max(1.0);
        let sized = |(c, glyph)| Some((char::from_u32(c)?, (glyph, metrics.advance_width(glyph)? / em)));
        let glyphs: HashMap<char, (u32, f32)> =
            font.charmap().mappings().filter_map(sized).map(|(c, (g, w))| (c, (g.to_u32(), w))).collect();
        let font = Font::new(data.clone().into(), index)?;
        Some(Face { font, glyphs: Arc::new(glyphs), spares: Vec::new() })
    }

    /// Glyph and width of a character, in parts of the font size; a box for what the font does not have.
    pub fn glyph(&self, c: char) -> (u32, f32) {
        self.has(c).or_else(|| self.has('□')).unwrap_or((0, 1.0))
    }

    /// The first face beside this one that has a character, and its glyph there.
    pub(super) fn spare(&self, c: char) -> Option<(&Face, (u32, f32))> {
        self.spares.iter().find_map(|f| Some((f, f.has(c)?)))
    }

    /// Glyph and width of a character that the font has.
    pub fn has(&self, c: char) -> Option<(u32, f32)> {
        self.glyphs.get(&c).copied()
    }
}

/// Which face of a collection is made for simplified Chinese; the first if none says so.
fn simplified(data: &[u8]) -> Option<u32> {
    let FileRef::Collection(collection) = FileRef::new(data).ok()? else { return Some(0) };
    let family = |index: u32| {
        let font = collection.get(index).ok()?;
        font.localized_strings(StringId::FAMILY_NAME).english_or_first().map(|s| s.chars().collect::<String>())
    };
    let fits = |index: &u32| family(*index).is_some_and(|n| n.ends_with(" SC") && !n.contains("Mono"));
    Some((0..collection.len()).find(fits).unwrap_or(0))
}
