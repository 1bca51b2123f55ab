//! Zips byte by byte, so that they can lie.

/// One entry as it is to be written, true or not.
#[derive(Clone)]
pub struct Entry {
    pub name: Vec<u8>,
    pub data: Vec<u8>,
    /// The size that both headers name.
    pub size: u32,
    pub method: u16,
    pub flags: u16,
    /// Unix mode in the upper half.
    pub attributes: u32,
    /// Where the directory says that it begins, if not where it does.
    pub at: Option<u32>,
}

/// An honest, stored entry.
pub fn entry(name: &str, data: &[u8]) -> Entry {
    let (name, size) = (name.as_bytes().to_vec(), data.len() as u32);
    Entry { name, data: data.to_vec(), size, method: 0, flags: 1 << 11, attributes: 0o100_644 << 16, at: None }
}

/// The zip of these entries.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for e in entries {
        let at = e.at.unwrap_or(out.len() as u32);
        let shared = shared(e);
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&shared);
        out.extend_from_slice(&e.name);
        out.extend_from_slice(&e.data);
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&shared);
        directory.extend_from_slice(&[0; 6]); // comment, disk, internal attributes
        directory.extend_from_slice(&e.attributes.to_le_bytes());
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(&e.name);
    }
    let end = end(entries.len() as u16, directory.len() as u32, out.len() as u32);
    [out, directory, end].concat()
}

/// The fields that the local and the central header have in common.
fn shared(e: &Entry) -> Vec<u8> {
    let mut out = 20u16.to_le_bytes().to_vec();
    out.extend(e.flags.to_le_bytes());
    out.extend(e.method.to_le_bytes());
    out.extend([0, 0, 0x21, 0]); // 1980-01-01
    out.extend(crc32(&e.data).to_le_bytes());
    out.extend((e.data.len() as u32).to_le_bytes());
    out.extend(e.size.to_le_bytes());
    out.extend((e.name.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The record at the end.
pub fn end(files: u16, directory: u32, at: u32) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend([files.to_le_bytes(), files.to_le_bytes()].concat());
    out.extend([directory.to_le_bytes(), at.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}

fn crc32(data: &[u8]) -> u32 {
    let step = |mut crc: u32, byte: &u8| {
        crc ^= u32::from(*byte);
        (0..8).fold(crc, |c, _| if c & 1 == 1 { c >> 1 ^ 0xedb8_8320 } else { c >> 1 })
    };
    !data.iter().fold(!0, step)
}
