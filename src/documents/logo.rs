//! The company's logo: a picture that the user names in the template, checked once before any writer sees it.

use super::template::Template;
use super::turn::{Pixels, orientation};
use png::Transformations;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;

/// Heaviest file, in bytes: every document carries it.
pub const HEAVIEST: u64 = 2 * 1024 * 1024;
/// Most pixels each way: 12 mm need 300 in the finest print, and a small file may unpack to a huge picture.
pub const LONGEST: u32 = 2_000;
/// Room on paper, in millimetres.
const WIDE: f64 = 60.0;
const HIGH: f64 = 12.0;

/// A picture that can be put on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    bytes: Arc<[u8]>,
    kind: Picture,
    wide: u32,
    high: u32,
    alt: String,
}

/// Kinds of pictures, told by their content and never by the name of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// Why a picture is refused; each names the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoError {
    /// There is no such file.
    Missing(PathBuf),
    /// It cannot be read: why.
    Unreadable(PathBuf, String),
    /// It is heavier than `HEAVIEST`.
    Heavy(PathBuf),
    /// It is neither PNG nor JPEG.
    Other(PathBuf),
    /// It is damaged: what the reader said.
    Broken(PathBuf, String),
    /// It has more pixels than `LONGEST` each way: width and height.
    Large(PathBuf, u32, u32),
}

impl Picture {
    /// Its name as the second half of a media type, and as the ending of a file.
    pub fn key(self) -> &'static str {
        match self {
            Picture::Png => "png",
            Picture::Jpeg => "jpeg",
        }
    }

    fn of(bytes: &[u8]) -> Option<Picture> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Picture::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Picture::Jpeg),
            _ => None,
        }
    }
}

impl Logo {
    /// The logo that a template names, beside `folder` unless its path is absolute; none if it names none.
    ///
    /// # Errors
    /// [`LogoError`]: the file is missing or nothing that every writer can use.
    pub fn of(words: &Template, folder: &Path) -> Result<Option<Logo>, LogoError> {
        let common = words.section("common");
        let name = common.raw("logo");
        if name.trim().is_empty() {
            return Ok(None);
        }
        let path = folder.join(name.trim());
        let logo = Logo::read(&path, load(&path)?)?;
        Ok(Some(Logo { alt: common.raw("company"), ..logo }))
    }

    /// A logo from the bytes of a file; what lies on its side by its EXIF orientation is turned, for all writers alike.
    pub(super) fn read(path: &Path, bytes: Vec<u8>) -> Result<Logo, LogoError> {
        let kind = Picture::of(&bytes).ok_or_else(|| LogoError::Other(path.into()))?;
        let broken = |why| LogoError::Broken(path.into(), why);
        let size = |(wide, high)| {
            let fits = (1..=LONGEST).contains(&wide) && (1..=LONGEST).contains(&high);
            if fits { Ok(()) } else { Err(LogoError::Large(path.into(), wide, high)) }
        };
        let mut turned = None;
        let (wide, high) = match kind {
            Picture::Png => {
                let mut png = png(&bytes).map_err(broken)?;
                size(png.info().size())?;
                unpack(&mut png).map_err(broken)?;
                png.info().size()
            }
            Picture::Jpeg => {
                let (mut jpeg, wide, high) = jpeg(&bytes).map_err(broken)?;
                size((wide, high))?;
                let pixels = jpeg.decode().map_err(|e| broken(e.to_string()))?;
                turned = upright(&jpeg, &pixels, (wide, high)).map_err(broken)?;
                (wide, high)
            }
        };
        let logo = Logo { bytes: bytes.into(), kind, wide, high, alt: String::new() };
        let logo = turned.unwrap_or(logo);
        // What one writer could not use is said now, not in the middle of a visit.
        logo.in_pdf().map_err(broken)?;
        rust_xlsxwriter::Image::new_from_buffer(&logo.bytes).map_err(|e| broken(e.to_string()))?;
        Ok(logo)
    }

    /// The file as it is, or as PNG what had to be turned.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What kind of picture it is.
    pub fn kind(&self) -> Picture {
        self.kind
    }

    /// What it shows, in words: the company.
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// Width and height on paper in millimetres: 12 high, or 60 wide if it is broader than that.
    pub fn millimetres(&self) -> (f64, f64) {
        let (wide, high) = (f64::from(self.wide), f64::from(self.high));
        let scale = (WIDE / wide).min(HIGH / high);
        ((wide * scale).min(WIDE), (high * scale).min(HIGH))
    }

    /// As the pdf writer takes it.
    pub(super) fn in_pdf(&self) -> Result<krilla::image::Image, String> {
        let data = self.bytes.to_vec().into();
        match self.kind {
            Picture::Png => krilla::image::Image::from_png(data, true),
            Picture::Jpeg => krilla::image::Image::from_jpeg(data, true),
        }
    }
}

fn load(path: &Path) -> Result<Vec<u8>, LogoError> {
    let unreadable = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => LogoError::Missing(path.into()),
        _ => LogoError::Unreadable(path.into(), e.to_string()),
    };
    // A folder or a pipe has no picture, and a pipe would never end.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(LogoError::Other(path.into()));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(HEAVIEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > HEAVIEST { Err(LogoError::Heavy(path.into())) } else { Ok(bytes) }
}

fn png(bytes: &[u8]) -> Result<png::Reader<Cursor<&[u8]>>, String> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND);
    decoder.read_info().map_err(|e| e.to_string())
}

fn unpack(png: &mut png::Reader<Cursor<&[u8]>>) -> Result<(), String> {
    let mut pixels = vec![0; png.output_buffer_size().unwrap_or_default()];
    png.next_frame(&mut pixels).map_err(|e| e.to_string())?;
    png.finish().map_err(|e| e.to_string())
}

type Jpeg<'a> = JpegDecoder<Cursor<&'a [u8]>>;

fn jpeg(bytes: &[u8]) -> Result<(Jpeg<'_>, u32, u32), String> {
    let mut decoder = JpegDecoder::new(Cursor::new(bytes));
    decoder.decode_headers().map_err(|e| e.to_string())?;
    let (wide, high) = decoder.dimensions().ok_or("no size")?;
    let bounded = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok((decoder, bounded(wide), bounded(high)))
}

/// What a phone saved lying, as it is meant to be seen; none if it stands upright.
fn upright(jpeg: &Jpeg<'_>, pixels: &[u8], (wide, high): (u32, u32)) -> Result<Option<Logo>, String> {
    let Some(orientation) = jpeg.exif().and_then(|exif| orientation(exif)) else { return Ok(None) };
    let (rgb, rest) = pixels.as_chunks::<3>();
    let (wide, high) = (wide as usize, high as usize);
    if !rest.is_empty() || rgb.len() != wide * high {
        return Err("not three colours a pixel".into());
    }
    // The profile of four inks or of one grey says nothing about red, green and blue.
    let coloured = matches!(jpeg.input_colorspace(), Some(ColorSpace::YCbCr | ColorSpace::RGB));
    let profile = jpeg.icc_profile().filter(|_| coloured);
    let pixels = Pixels { wide, high, rgb: rgb.to_vec() }.turned(orientation);
    let (bytes, pixels) = pixels.png(profile.as_deref()).map_err(|e| e.to_string())?;
    let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (wide, high) = (side(pixels.wide), side(pixels.high));
    Ok(Some(Logo { bytes: bytes.into(), kind: Picture::Png, wide, high, alt: String::new() }))
}
