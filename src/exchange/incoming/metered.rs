//! A stream that counts what it really gives and stops at the limits.

use super::limits::Limits;
use super::problem::Fault;
use std::io::{self, Read};

/// Counts the bytes of one file of a bundle.
pub struct Metered<'a, R> {
    inner: R,
    /// Unpacked bytes that the container promises, if it does.
    promised: Option<u64>,
    /// Packed bytes, if it is packed.
    packed: Option<u64>,
    limits: Limits,
    /// Bytes given so far by all files of the bundle.
    total: &'a mut u64,
    given: u64,
    fault: Option<Fault>,
}

impl<'a, R: Read> Metered<'a, R> {
    /// Over a stream. `total` is shared by the files of one bundle.
    pub fn new(
        inner: R,
        promised: Option<u64>,
        packed: Option<u64>,
        limits: Limits,
        total: &'a mut u64,
    ) -> Metered<'a, R> {
        Metered { inner, promised, packed, limits, total, given: 0, fault: None }
    }

    /// What went wrong while reading, in our words.
    pub fn fault(self) -> Option<Fault> {
        self.fault
    }

    fn judge(&self, ended: bool) -> Option<Fault> {
        let over = |most: u64| Some(Fault::TooLarge(most >> 20));
        if self.given > self.limits.file_bytes {
            return over(self.limits.file_bytes);
        }
        if *self.total > self.limits.total_bytes {
            return over(self.limits.total_bytes);
        }
        let most = |packed: u64| packed.saturating_mul(self.limits.ratio).max(self.limits.small);
        if self.packed.is_some_and(|packed| self.given > most(packed)) {
            return Some(Fault::Bomb);
        }
        let lie = self.promised.is_some_and(|p| self.given > p || ended && self.given != p);
        lie.then_some(Fault::SizeLie)
    }
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.fault.is_some() {
            return Err(io::Error::other("refused"));
        }
        let read = self.inner.read(buf);
        let n = *read.as_ref().unwrap_or(&0);
        self.given += n as u64;
        *self.total += n as u64;
        let ended = read.is_ok() && n == 0 && !buf.is_empty();
        self.fault = match &read {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => None,
            Err(e) => Some(self.judge(false).unwrap_or_else(|| Fault::BrokenZip(e.to_string()))),
            Ok(_) => self.judge(ended),
        };
        match self.fault {
            Some(_) if read.is_ok() => Err(io::Error::other("refused")),
            _ => read,
        }
    }
}
