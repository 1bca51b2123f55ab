//! A writer that remembers its first error and goes on as if nothing had happened, for a library that panics when a
//! write fails on the way. Whoever uses it asks for the error at the end.

use std::io::{self, Error, Seek, SeekFrom, Write};

/// Over any writer.
pub struct Steady<W> {
    inner: W,
    failed: Option<Error>,
    at: u64,
    end: u64,
}

impl<W: Write + Seek> Steady<W> {
    /// Over an empty writer at its beginning.
    pub fn new(inner: W) -> Steady<W> {
        Steady { inner, failed: None, at: 0, end: 0 }
    }

    /// The writer, if everything was written.
    ///
    /// # Errors
    /// The first error there was.
    pub fn done(mut self) -> io::Result<W> {
        self.flush()?;
        match self.failed {
            None => Ok(self.inner),
            Some(error) => Err(error),
        }
    }

    fn note(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.failed.get_or_insert(error);
        }
    }
}

impl<W: Write> Write for Steady<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        if self.failed.is_none()
            && let Err(error) = self.inner.write_all(buf)
        {
            self.failed = Some(error);
        }
        self.at += buf.len() as u64;
        self.end = self.end.max(self.at);
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none()
            && let Err(error) = self.inner.flush()
        {
            self.failed = Some(error);
        }
        Ok(())
    }
}

impl<W: Write + Seek> Seek for Steady<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(n) => Some(n),
            SeekFrom::Current(n) => self.at.checked_add_signed(n),
            SeekFrom::End(n) => self.end.checked_add_signed(n),
        };
        self.at = place.ok_or_else(|| Error::from(io::ErrorKind::InvalidInput))?;
        if self.failed.is_none() {
            let moved = self.inner.seek(SeekFrom::Start(self.at)).map(drop);
            self.note(moved);
        }
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// Takes so many bytes and no more.
    struct Small(Cursor<Vec<u8>>, usize);

    impl Write for Small {
        fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
            self.1 = self.1.checked_sub(buf.len()).ok_or_else(|| Error::from(io::ErrorKind::StorageFull))?;
            self.0.write(buf)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Small {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn a_zip_is_written_through_it_and_a_full_disk_is_an_error_and_no_panic_wherever_it_comes() {
        let pack = |room| {
            let mut zip = zip::ZipWriter::new(Steady::new(Small(Cursor::default(), room)));
            for name in ["a.csv", "b.csv"] {
                zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
                zip.write_all("互查é👍".repeat(50).as_bytes()).unwrap();
            }
            zip.finish().unwrap().done().map(|small| small.0.into_inner())
        };
        let whole = pack(usize::MAX).unwrap();
        assert_eq!(zip::ZipArchive::new(Cursor::new(whole.clone())).unwrap().len(), 2);
        for room in 0..whole.len() {
            assert_eq!(pack(room).unwrap_err().kind(), io::ErrorKind::StorageFull, "{room}");
        }
    }
}
