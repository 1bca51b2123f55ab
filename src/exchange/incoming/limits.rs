//! How much a bundle may hold. Everything beyond is refused; nothing is cut off.

/// Limits of one bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Files in it. One of ours has fewer than 40.
    pub files: usize,
    /// Bytes of one file, unpacked.
    pub file_bytes: u64,
    /// Bytes of all files, unpacked.
    pub total_bytes: u64,
    /// Unpacked bytes per packed byte, for files above [`Limits::small`]. Tables of ours reach about 30.
    pub ratio: u64,
    /// Up to this size a file may be packed as well as it likes.
    pub small: u64,
    /// Bytes of the directory of a zip.
    pub directory_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            files: 256,
            file_bytes: 2 << 30,
            total_bytes: 4 << 30,
            ratio: 200,
            small: 1 << 20,
            directory_bytes: 1 << 20,
        }
    }
}
