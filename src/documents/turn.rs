//! Which way is up: a phone saves what its sensor saw and a word on how to turn it, which most writers do not read.

use super::logo::HEAVIEST;
use std::borrow::Cow;

/// Eight-bit red, green and blue, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub wide: usize,
    pub high: usize,
    pub rgb: Vec<[u8; 3]>,
}

/// The orientation that an EXIF block (from its TIFF header on) names, 2 to 8; none if the picture is upright
/// already, or the block makes no sense: then it is shown as it is, as other programs do.
pub(super) fn orientation(exif: &[u8]) -> Option<u16> {
    let read: fn([u8; 2]) -> u16 = match exif.get(..4)? {
        b"II\x2a\0" => u16::from_le_bytes,
        b"MM\0\x2a" => u16::from_be_bytes,
        _ => return None,
    };
    let short = |at: usize| Some(read(exif.get(at..at.checked_add(2)?)?.try_into().ok()?));
    // Of the four bytes of an offset the order of the halves follows that of the bytes.
    let (first, second) = (usize::from(short(4)?), usize::from(short(6)?));
    let start = if exif.starts_with(b"II") { first | second << 16 } else { first << 16 | second };
    let entries = (0..usize::from(short(start)?)).map(|n| start + 2 + n * 12);
    // Tag 0x0112, of type SHORT; its value stands in the entry.
    let entry = entries.take_while(|at| *at < exif.len()).find(|at| short(*at) == Some(0x0112))?;
    short(entry + 8).filter(|value| short(entry + 2) == Some(3) && (2..=8).contains(value))
}

impl Pixels {
    /// As it is meant to be seen.
    pub fn turned(&self, orientation: u16) -> Pixels {
        let lying = orientation > 4;
        let (wide, high) = if lying { (self.high, self.wide) } else { (self.wide, self.high) };
        let (right, bottom) = (self.wide.saturating_sub(1), self.high.saturating_sub(1));
        let from = |seen_x: usize, seen_y: usize| {
            let (x, y) = if lying { (seen_y, seen_x) } else { (seen_x, seen_y) };
            let x = if matches!(orientation, 2 | 3 | 7 | 8) { right - x } else { x };
            let y = if matches!(orientation, 3 | 4 | 6 | 7) { bottom - y } else { y };
            self.at(x, y)
        };
        Pixels {
            wide,
            high,
            rgb: (0..high).flat_map(|y| (0..wide).map(move |x| (x, y))).map(|(x, y)| from(x, y)).collect(),
        }
    }

    /// As a PNG with the colour profile of its source. A photograph is heavier as PNG than it was as JPEG: it is
    /// halved until it is no heavier than any other logo, which paper of 12 mm does not show.
    ///
    /// # Errors
    /// What the encoder says.
    pub fn png(mut self, profile: Option<&[u8]>) -> Result<(Vec<u8>, Pixels), png::EncodingError> {
        loop {
            let bytes = self.encoded(profile)?;
            if bytes.len() as u64 <= HEAVIEST || self.wide.max(self.high) < 2 {
                return Ok((bytes, self));
            }
            self = self.halved();
        }
    }

    fn encoded(&self, profile: Option<&[u8]>) -> Result<Vec<u8>, png::EncodingError> {
        let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let mut info = png::Info::with_size(side(self.wide), side(self.high));
        info.color_type = png::ColorType::Rgb;
        info.bit_depth = png::BitDepth::Eight;
        info.icc_profile = profile.map(Cow::Borrowed);
        let mut bytes = Vec::new();
        let mut writer = png::Encoder::with_info(&mut bytes, info)?.write_header()?;
        writer.write_image_data(self.rgb.as_flattened())?;
        writer.finish()?;
        Ok(bytes)
    }

    /// Half as wide and high, each pixel the mean of four.
    fn halved(&self) -> Pixels {
        let (wide, high) = (self.wide.div_ceil(2), self.high.div_ceil(2));
        let mean = |x: usize, y: usize| {
            let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(right, down)| {
                self.at((2 * x + right).min(self.wide - 1), (2 * y + down).min(self.high - 1)).map(u16::from)
            });
            [0, 1, 2].map(|c| (four.iter().map(|p| p[c]).sum::<u16>() / 4) as u8)
        };
        Pixels {
            wide,
            high,
            rgb: (0..high).flat_map(|y| (0..wide).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect(),
        }
    }

    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        self.rgb.get(y * self.wide + x).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heavy_photograph_is_halved_until_it_is_light_enough() {
        let mut seed = 1_u32;
        let mut noise = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        let rgb = (0..1_301 * 1_000).map(|_| [noise(), noise(), noise()]).collect();
        let (bytes, small) = Pixels { wide: 1_301, high: 1_000, rgb }.png(None).unwrap();
        assert!(bytes.len() as u64 <= HEAVIEST, "{}", bytes.len());
        assert_eq!((small.wide, small.high, small.rgb.len()), (651, 500, 651 * 500));
    }

    #[test]
    fn a_cut_or_lying_block_is_no_orientation_and_nothing_falls_over() {
        let whole = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0";
        assert_eq!(orientation(whole), Some(6));
        assert!((0..whole.len()).all(|end| orientation(&whole[..end]).is_none()));
        for at in 0..whole.len() {
            for value in 0..=255 {
                let mut bytes = whole.to_vec();
                bytes[at] = value;
                assert!(orientation(&bytes).is_none_or(|o| (2..=8).contains(&o)), "{at} {value}");
            }
        }
    }
}
