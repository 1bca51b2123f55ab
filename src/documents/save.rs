//! Documents on their way to a folder, and the words a user changed on their way in.

use super::error::ReportError;
use super::file_name::file_name;
use super::kinds::{Format, Kind, Request, write};
use super::logo::Logo;
use super::template::Template;
use crate::config::{self, Home, save_whole as save};
use crate::error::{Error, Result};
use crate::model::facts::Facts;
use crate::text::{Lang, Say, documents as text};
use std::fs;
use std::path::{Path, PathBuf};

/// Name of the template of one's own in the data folder.
pub const TEMPLATE: &str = "documents.toml";

/// The words of documents: the built-in ones, with those of `documents.toml` in the data folder over them, and the
/// logo that it names.
///
/// # Errors
/// The file is there and cannot be read, or says something that no document uses; the logo cannot be used.
pub fn template(home: &Home, lang: Lang) -> Result<Template> {
    let path = home.dir().join(TEMPLATE);
    let mut words = match fs::read_to_string(&path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Template::builtin()),
        Err(e) => return Err(Error::io(path, e)),
        // Windows editors begin a file with a byte order mark.
        Ok(own) => Template::with(own.trim_start_matches('\u{feff}')).map_err(|e| Error::refused(e.say(lang)))?,
    };
    words.logo = Logo::of(&words, home.dir()).map_err(|e| Error::refused(e.say(lang)))?;
    Ok(words)
}

/// Puts the built-in words into the data folder, to be changed there. Returns the path.
///
/// # Errors
/// The file is there already and stays as it is; the folder cannot be written.
pub fn words_to_change(home: &Home, lang: Lang) -> Result<PathBuf> {
    let path = home.dir().join(TEMPLATE);
    if path.exists() {
        return Err(Error::Failed(text::words_there(lang, path.display())));
    }
    save(&path, Template::BUILTIN.as_bytes())?;
    Ok(path)
}

/// Makes a document and puts it where `to` says: a file, an existing folder, or by default the folder of exports,
/// under its proper name. Returns the path. The file is whole or not there, an older one is replaced.
///
/// # Errors
/// What the document needs is missing; the place cannot be written.
pub fn make(
    home: &Home,
    facts: &Facts,
    kind: &Kind,
    request: &Request,
    format: Format,
    to: Option<&Path>,
    lang: Lang,
) -> Result<PathBuf> {
    let bytes = write(kind, facts, request, format).map_err(|e| e.at_edge(lang))?;
    let name = file_name(kind, facts, request, format);
    let path = match to {
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(file) => file.to_path_buf(),
        None => {
            config::make_private(&home.exports())?;
            home.exports().join(name)
        }
    };
    save(&path, &bytes)?;
    Ok(path)
}

/// Takes away the parts that a program which was killed while it wrote into this folder left behind.
pub fn sweep(folder: &Path) {
    let of_dead = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let number = name.strip_prefix(".hucha-").and_then(|n| n.strip_suffix(".part"));
        number.is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    paths.filter(|p| of_dead(p)).for_each(|p| {
        // A part that cannot be removed is in nobody's way.
        let _ = fs::remove_file(p);
    });
}

impl ReportError {
    /// As an error of the edge: what was asked for wrongly is wrong use (exit 2), the rest could not be done (1).
    pub fn at_edge(&self, lang: Lang) -> Error {
        match self {
            ReportError::NotWritten(_) | ReportError::NoChecklist(_) | ReportError::Font(_) => {
                Error::Failed(self.say(lang))
            }
            _ => Error::Usage(self.say(lang)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_as_a_whole_and_nothing_else_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("2026年第四季度_甲é👍.html");
        save(&path, b"old, longer").unwrap();
        save(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        fs::write(dir.path().join(".hucha-77.part"), "half").unwrap();
        fs::write(dir.path().join(".hucha-甲.part"), "somebody's").unwrap();
        sweep(dir.path());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "only what is ours");
        let error = save(&dir.path().join("none/x.md"), b"").unwrap_err();
        assert!(matches!(error, Error::Io { path, .. } if path.ends_with("none/x.md")));
        assert!(save(dir.path(), b"").is_err(), "a folder is not replaced");
    }

    #[test]
    fn words_of_ones_own_are_found_in_the_data_folder() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::find(Some(dir.path())).unwrap();
        assert_eq!(template(&home, Lang::Zh).unwrap(), Template::builtin());
        let given = words_to_change(&home, Lang::Zh).unwrap();
        assert_eq!((given, template(&home, Lang::Zh).unwrap()), (dir.path().join(TEMPLATE), Template::builtin()));
        assert!(words_to_change(&home, Lang::Zh).unwrap_err().to_string().contains(TEMPLATE));
        fs::write(dir.path().join(TEMPLATE), "\u{feff}[common]\ncompany='甲公司'").unwrap();
        assert!(template(&home, Lang::Zh).unwrap().section("feedback").text("title").starts_with("甲公司"));
        fs::write(dir.path().join(TEMPLATE), "[common]\nkompany='甲公司'").unwrap();
        assert_eq!(template(&home, Lang::Zh).unwrap_err().status(), 3);
    }
}
