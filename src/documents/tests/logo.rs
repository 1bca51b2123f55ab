//! The company's logo: in every format that can show one, refused with words where it cannot be used.

use super::*;
use crate::config::Home;
use crate::text::Lang;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::{Cursor, Read};
use std::path::Path;

const JPEG: &[u8] = include_bytes!("logo.jpg");

/// A picture with a clear corner.
fn png(wide: u32, high: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, wide, high);
    encoder.set_color(::png::ColorType::Rgba);
    let pixels: Vec<u8> = (0..wide * high).flat_map(|n| [190, 20, 30, if n == 0 { 0 } else { 255 }]).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// A data folder whose template names a picture.
fn folder(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(name), bytes).unwrap();
    names(dir.path(), name);
    dir
}

fn names(dir: &Path, logo: &str) {
    std::fs::write(dir.join(TEMPLATE), format!("[common]\ncompany = '甲<é👍>公司'\nlogo = '{logo}'\n")).unwrap();
}

fn words(dir: &Path) -> crate::error::Result<Template> {
    template(&Home::find(Some(dir)).unwrap(), Lang::Zh)
}

fn file(words: &Template, key: &str, format: Format) -> Vec<u8> {
    write(kind(key).unwrap(), &filled(&USUAL), &request(words), format).unwrap()
}

fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = zip.by_name(name).ok()?;
    let mut content = Vec::new();
    part.read_to_end(&mut content).unwrap();
    Some(content)
}

fn text(bytes: &[u8], name: &str) -> String {
    String::from_utf8(part(bytes, name).unwrap()).unwrap()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|w| w == wanted)
}

#[test]
fn html_carries_the_picture_itself_above_the_title_and_may_load_nothing_else() {
    for (name, bytes, kind, size) in [
        ("标志é👍.png", png(50, 50), "png", "width:12.00mm;height:12.00mm"),
        ("logo.txt", JPEG.to_vec(), "jpeg", "width:30.00mm;height:12.00mm"),
    ] {
        let dir = folder(name, &bytes);
        let html = String::from_utf8(file(&words(dir.path()).unwrap(), "sheet", Format::Html)).unwrap();
        let (before, after) = html.split_once("src=\"data:image/").unwrap();
        let (data, rest) = after.split_once("\">\n").unwrap();
        assert_eq!(STANDARD.decode(data.strip_prefix(&format!("{kind};base64,")).unwrap()).unwrap(), bytes);
        assert!(rest.starts_with("<h1>") && before.contains(size), "{before}");
        assert!(before.contains("alt=\"甲&lt;é👍&gt;公司\"") && before.contains("'unsafe-inline'; img-src data:\""));
    }
}

#[test]
fn word_documents_hold_the_picture_and_refer_to_it_before_the_title() {
    for (bytes, kind) in [(png(100, 20), "png"), (JPEG.to_vec(), "jpeg")] {
        let dir = folder("logo", &bytes);
        let docx = file(&words(dir.path()).unwrap(), "feedback", Format::Docx);
        assert_eq!(part(&docx, &format!("word/media/logo.{kind}")), Some(bytes.clone()));
        assert!(text(&docx, "[Content_Types].xml").contains(&format!("ContentType=\"image/{kind}\"")));
        assert!(text(&docx, "word/_rels/document.xml.rels").contains(&format!("Target=\"media/logo.{kind}\"")));
        let body = text(&docx, "word/document.xml");
        files::assert_well_formed("document.xml", &body);
        // 60 or 30 mm wide, 12 mm high.
        let size = if kind == "png" { "cx=\"2160000\" cy=\"432000\"" } else { "cx=\"1080000\" cy=\"432000\"" };
        assert_eq!(body.matches(size).count(), 2, "{body}");
        assert!(body.find("r:embed=\"rId4\"").unwrap() < body.find("w:val=\"Title\"").unwrap());
    }
}

#[test]
fn spreadsheets_show_it_in_a_row_of_its_own() {
    let bytes = png(300, 120);
    let dir = folder("logo.png", &bytes);
    let xlsx = file(&words(dir.path()).unwrap(), "sheet", Format::Xlsx);
    assert_eq!(part(&xlsx, "xl/media/image1.png"), Some(bytes));
    let drawing = text(&xlsx, "xl/drawings/drawing1.xml");
    assert!(drawing.contains("<xdr:from><xdr:col>0</xdr:col>") && drawing.contains("<xdr:row>0</xdr:row>"));
    // 30 × 12 mm to the pixel of 1/96 inch, in units of which a millimetre has 36,000.
    let size = drawing.split_once("<a:ext cx=\"").unwrap().1.split_once("\"/>").unwrap().0;
    let (wide, high) = size.split_once("\" cy=\"").unwrap();
    for (got, want) in [(wide, 1_080_000_i64), (high, 432_000)] {
        assert!((got.parse::<i64>().unwrap() - want).abs() < 9_525, "{size}");
    }
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx)).unwrap();
    let cells = book.worksheet_range("文书").unwrap();
    assert!(matches!(cells.get_value((1, 0)), Some(Data::String(title)) if title.contains("互查评分表")));
}

#[test]
fn pdf_holds_one_picture_and_jpeg_as_it_is() {
    if !formats(kind("sheet").unwrap()).contains(&Format::Pdf) {
        return;
    }
    for (bytes, soft) in [(png(50, 20), 1), (JPEG.to_vec(), 0)] {
        let dir = folder("logo", &bytes);
        let words = words(dir.path()).unwrap();
        for key in ["sheet", "feedback"] {
            let pdf = file(&words, key, Format::Pdf);
            let pictures = pdf.windows(14).filter(|w| w == b"/Subtype/Image" || *w == b"/Subtype /Imag").count();
            assert_eq!(pictures, 1 + soft, "{key}: the picture, and what of it is clear");
            assert_eq!(holds(&pdf, JPEG), soft == 0);
            assert_eq!(pdf, file(&words, key, Format::Pdf));
        }
    }
}

#[test]
fn text_formats_say_nothing_of_it_and_without_one_nothing_is_in_any_file() {
    let dir = folder("logo.png", &png(9, 9));
    let with = words(dir.path()).unwrap();
    names(dir.path(), " ");
    let without = words(dir.path()).unwrap();
    for format in [Format::Md, Format::Csv] {
        assert_eq!(file(&with, "sheet", format), file(&without, "sheet", format));
    }
    for format in formats(kind("sheet").unwrap()).into_iter().filter(|f| !matches!(f, Format::Md | Format::Csv)) {
        let (bare, shown) = (file(&without, "sheet", format), file(&with, "sheet", format));
        assert_ne!(bare, shown, "{format:?}");
        assert_eq!(shown, file(&with, "sheet", format), "{format:?}");
        let said = String::from_utf8_lossy(&bare);
        assert!(!said.contains("<img") && !said.contains("img-src"), "{format:?}");
        assert!(!said.contains("/Subtype/Image") && !said.contains("/Subtype /Image"), "{format:?}");
        if matches!(format, Format::Docx | Format::Xlsx) {
            let zip = zip::ZipArchive::new(Cursor::new(bare)).unwrap();
            let named = |n: &str| n.contains("media") || n.contains("drawing");
            assert!(zip.file_names().all(|n| !named(&n.unwrap())), "{format:?}");
        }
    }
    let doc = |w: &Template| build(kind("sheet").unwrap(), &filled(&USUAL), &request(w)).unwrap();
    assert!(doc(&with).foot.contains("校验码"));
    assert_eq!(doc(&with).foot, doc(&without).foot, "the check code is of what was signed, not of how it looks");
}

#[test]
fn the_path_may_be_absolute_and_the_template_may_be_what_hucha_wrote() {
    let (dir, other) = (tempfile::tempdir().unwrap(), folder("标志é.png", &png(9, 9)));
    names(dir.path(), other.path().join("标志é.png").to_str().unwrap());
    assert!(words(dir.path()).unwrap().logo.is_some());
    std::fs::write(dir.path().join(TEMPLATE), Template::BUILTIN).unwrap();
    assert_eq!(words(dir.path()).unwrap(), Template::builtin());
    std::fs::write(dir.path().join("标志.png"), png(9, 9)).unwrap();
    let named = Template::BUILTIN.replacen("logo = \"\"", "logo = \"标志.png\"", 1);
    std::fs::write(dir.path().join(TEMPLATE), named).unwrap();
    assert_eq!(words(dir.path()).unwrap().logo.unwrap().bytes(), png(9, 9));
}

#[test]
fn a_picture_that_cannot_be_used_is_named_with_what_to_do() {
    let whole = png(40, 40);
    let cut = |bytes: &[u8]| bytes[..bytes.len() * 2 / 3].to_vec();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for (case, bytes, said) in [
        ("empty", Vec::new(), "另存为 PNG"),
        ("gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".to_vec(), "不是 PNG 或 JPEG"),
        ("svg", "<svg xmlns='http://www.w3.org/2000/svg'>é👍</svg>".as_bytes().to_vec(), "不是 PNG 或 JPEG"),
        ("cut png", cut(&whole), "已损坏"),
        ("flipped png", flipped, "已损坏"),
        ("head of a png", whole[..8].to_vec(), "已损坏"),
        ("head of a jpeg", JPEG[..4].to_vec(), "已损坏"),
        ("half the head of a jpeg", JPEG[..60].to_vec(), "已损坏"),
        ("too broad", png(2_001, 1), "2001×1"),
        ("too high", png(1, 2_001), "各不能超过 2000"),
        ("too heavy", [whole.clone(), vec![0; 2 * 1024 * 1024]].concat(), "超过 2 MB"),
    ] {
        let dir = folder("标志é👍.png", &bytes);
        let error = words(dir.path()).unwrap_err();
        assert_eq!(error.status(), 3, "{case}");
        assert!(error.to_string().contains(said) && error.to_string().contains("标志é👍.png"), "{case}: {error}");
    }
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("里面")).unwrap();
    for (name, said) in [("没有.png", "找不到标志图片"), ("里面", "不是 PNG 或 JPEG")] {
        names(dir.path(), name);
        let error = words(dir.path()).unwrap_err().to_string();
        assert!(
            error.contains(said) && error.contains(name) && error.contains("PNG") | error.contains("logo"),
            "{error}"
        );
    }
}

#[test]
fn whatever_is_flipped_or_cut_a_picture_is_taken_or_refused_and_nothing_falls_over() {
    let (mut taken, mut refused) = (0, 0);
    for whole in [png(9, 9), JPEG.to_vec()] {
        for at in 0..whole.len() {
            let flips = [0x01, 0x80, 0xff].map(|bits| {
                let mut bytes = whole.clone();
                bytes[at] ^= bits;
                bytes
            });
            for bytes in flips.into_iter().chain([whole[..at].to_vec()]) {
                match Logo::read(Path::new("标志é👍"), bytes) {
                    Ok(logo) => {
                        let (wide, high) = logo.millimetres();
                        assert!(wide > 0.0 && wide <= 60.0 && high > 0.0 && high <= 12.0, "{wide}×{high}");
                        taken += 1;
                    }
                    Err(why) => {
                        assert!(why.to_string().contains("标志é👍"));
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(taken > 100 && refused > 100, "{taken} taken, {refused} refused");
}

/// The test picture as a phone would save it: pixels as the sensor saw them, and a word on which way is up.
fn phone(orientation: u8, little: bool) -> Vec<u8> {
    let mut exif = b"Exif\0\0".to_vec();
    // Header, one entry: Orientation (0x0112), SHORT, one value; no further directory.
    exif.extend(if little {
        [b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[orientation, 0, 0, 0, 0, 0, 0, 0]].concat()
    } else {
        [b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".as_slice(), &[0, orientation, 0, 0, 0, 0, 0, 0]].concat()
    });
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&JPEG[..2], &[0xff, 0xe1], &length, &exif, &JPEG[2..]].concat()
}

/// Width and pixels of a PNG in red, green and blue.
fn unpacked(bytes: &[u8]) -> (usize, Vec<[u8; 3]>) {
    let mut reader = ::png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    (reader.info().width as usize, pixels.as_chunks::<3>().0.to_vec())
}

#[test]
fn a_picture_from_a_phone_stands_upright_in_every_format() {
    let upright = zune_jpeg::JpegDecoder::new(Cursor::new(JPEG)).decode().unwrap();
    let upright = upright.as_chunks::<3>().0;
    let (w, h) = (60, 24);
    // Where the pixel at x, y of the file is seen (EXIF 2.3, table 6).
    type Seen = fn(usize, usize) -> (usize, usize);
    let seen: [Seen; 7] = [
        |x, y| (59 - x, y),
        |x, y| (59 - x, 23 - y),
        |x, y| (x, 23 - y),
        |x, y| (y, x),
        |x, y| (23 - y, x),
        |x, y| (23 - y, 59 - x),
        |x, y| (y, 59 - x),
    ];
    for (orientation, seen) in (2..).zip(seen) {
        for little in [true, false] {
            let logo = Logo::read(Path::new("标志é👍.jpg"), phone(orientation, little)).unwrap();
            let narrow = orientation > 4;
            let (wide, high) = logo.millimetres();
            let size = if narrow { (4.8, 12.0) } else { (30.0, 12.0) };
            assert!((wide - size.0).abs() < 1e-9 && (high - size.1).abs() < 1e-9, "{orientation}: {wide}×{high}");
            assert_eq!(logo.kind(), crate::documents::logo::Picture::Png, "{orientation}");
            let (row, pixels) = unpacked(logo.bytes());
            assert_eq!((row, pixels.len()), (if narrow { h } else { w }, w * h), "{orientation}");
            for (at, pixel) in upright.iter().enumerate() {
                let (x, y) = seen(at % w, at / w);
                assert_eq!(&pixels[y * row + x], pixel, "{orientation}: {at}");
            }
        }
    }
    let dir = folder("logo", &phone(6, false));
    let words = words(dir.path()).unwrap();
    let picture = words.logo.as_ref().unwrap().bytes().to_vec();
    let docx = file(&words, "feedback", Format::Docx);
    assert_eq!(part(&docx, "word/media/logo.png"), Some(picture.clone()));
    assert!(text(&docx, "word/document.xml").contains("cx=\"172800\" cy=\"432000\""));
    assert_eq!(part(&file(&words, "sheet", Format::Xlsx), "xl/media/image1.png"), Some(picture.clone()));
    let html = String::from_utf8(file(&words, "sheet", Format::Html)).unwrap();
    assert!(html.contains(&STANDARD.encode(&picture)) && html.contains("width:4.80mm;height:12.00mm"));
}

#[test]
fn a_picture_that_stands_upright_or_says_nothing_sensible_stays_as_it_is() {
    for orientation in [0, 1, 9, 255] {
        let bytes = phone(orientation, true);
        assert_eq!(Logo::read(Path::new("标志"), bytes.clone()).unwrap().bytes(), bytes, "{orientation}");
    }
}
