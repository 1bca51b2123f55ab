//! The log beside the database: what failed, one line each, for whoever is asked to help. Nothing of it is needed to
//! go on, so a log that cannot be written is no failure.

use crate::config;
use crate::text::visible;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tracing_subscriber::fmt::MakeWriter;

/// Bytes after which a log is set aside; the one before it goes then.
const MOST: u64 = 1 << 20;

/// Runs the app; what is reported on this thread on the way goes into `hucha.log` of the data folder.
pub fn with<T>(dir: &Path, run: impl FnOnce() -> T) -> T {
    let lines = Lines { path: dir.join("hucha.log") };
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(lines).finish();
    tracing::subscriber::with_default(subscriber, run)
}

/// Makes a writer for each line.
struct Lines {
    path: PathBuf,
}

/// One line on its way: it may hold text of others, so it is made visible as a whole before it is written.
struct Line {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line { path: self.path.clone(), bytes: Vec::new() }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let text = String::from_utf8_lossy(&self.bytes);
        let line = format!("{}\n", visible(text.trim_end()));
        let full = std::fs::metadata(&self.path).is_ok_and(|m| m.len() > MOST);
        if full {
            let _ = std::fs::rename(&self.path, self.path.with_extension("log.1"));
        }
        let file = config::append_private(&self.path);
        let _ = file.and_then(|mut f| f.write_all(line.as_bytes())); // see the top: it is no failure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(dir: &Path, name: &str) -> String {
        std::fs::read_to_string(dir.join(name)).unwrap()
    }

    #[test]
    fn what_failed_stands_in_the_log_a_line_each_with_hidden_characters_as_marks() {
        let dir = tempfile::tempdir().unwrap();
        with(dir.path(), || {
            tracing::warn!("磁盘已满 é👍");
            tracing::error!("{}", "反\u{202e}转\u{1b}[2J\n第二行");
        });
        let log = read(dir.path(), "hucha.log");
        let lines: Vec<&str> = log.lines().collect();
        assert_eq!(lines.len(), 2, "{log}");
        assert!(lines[0].contains("WARN") && lines[0].ends_with("磁盘已满 é👍"), "{log}");
        assert!(lines[1].contains("ERROR") && !log.contains('\u{1b}') && !log.contains('\u{202e}'), "{log}");
    }

    #[test]
    fn nothing_to_report_makes_no_log_and_a_full_one_is_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        with(dir.path(), || ());
        assert!(!dir.path().join("hucha.log").exists());
        std::fs::write(dir.path().join("hucha.log"), vec![b'x'; 1 + (1 << 20)]).unwrap();
        with(dir.path(), || tracing::warn!("新的一行"));
        assert!(read(dir.path(), "hucha.log").lines().count() == 1 && dir.path().join("hucha.log.1").exists());
    }

    #[test]
    fn a_log_that_cannot_be_written_stops_nobody() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(
            with(&dir.path().join("没有"), || {
                tracing::warn!("写不进去");
                7
            }),
            7
        );
    }
}
