//! Why something that was handed over is refused. Nothing was changed.

use crate::error::Error;
use crate::text::{Lang, Say, incoming as text, visible};

/// A refusal of a bundle or of a file in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The folder, zip or file as the user named it.
    pub path: String,
    /// The name inside it, if it is about one.
    pub name: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The operating system.
    Io(crate::text::error::Os),
    /// There is nothing of this name.
    Missing,
    /// Neither a folder, nor a zip, nor a CSV file.
    NotABundle,
    /// A folder or zip without ops.csv.
    NoOps,
    /// Written in a newer format, which is this one.
    Newer(u32),
    /// datapackage.json or SHA256SUMS is not in our form.
    BadList,
    /// A zip that is cut off or damaged.
    BrokenZip(String),
    /// A zip split over several files, or in the form for more than 4 GiB.
    ZipForm,
    /// A name that no bundle has: outside paths, device names, programs.
    Name,
    /// The same name twice.
    Twice,
    /// A link or another special file.
    Link,
    /// An archive inside the archive.
    Nested,
    /// Locked with a passphrase.
    Locked,
    /// Packed by a method that is not read.
    Method,
    /// Parts of the zip lie upon each other.
    Overlap,
    /// More files than allowed.
    TooMany(usize),
    /// More bytes than allowed; the limit in MiB.
    TooLarge(u64),
    /// Unpacks to an unreasonable multiple of its size: a bomb.
    Bomb,
    /// Locked with another passphrase.
    WrongPassphrase,
    /// A signature does not hold.
    Signature,
    /// Changed after it was signed.
    Altered,
    /// Gives more or fewer bytes than the zip says.
    SizeLie,
}

impl Refused {
    /// A refusal of the whole.
    pub fn whole(path: &str, fault: Fault) -> Refused {
        Refused { path: path.into(), name: None, fault }
    }

    /// A refusal because of one file in it.
    pub fn inside(path: &str, name: &str, fault: Fault) -> Refused {
        Refused { path: path.into(), name: Some(name.into()), fault }
    }

    /// As an error of the edge: input refused, nothing changed (exit 3); the operating system's errors are exit 1.
    pub fn into_error(self, lang: Lang) -> Error {
        match self.fault {
            Fault::Io(_) => Error::Failed(self.say(lang)),
            _ => Error::refused(self.say(lang)),
        }
    }
}

impl Say for Refused {
    fn say(&self, lang: Lang) -> String {
        let path = visible(&self.path);
        match &self.name {
            Some(name) => text::inside(lang, path, visible(name), self.fault.say(lang)),
            None => text::whole(lang, path, self.fault.say(lang)),
        }
    }
}

impl Say for Fault {
    fn say(&self, lang: Lang) -> String {
        match self {
            Fault::Io(why) => text::io(lang, why.say(lang)),
            Fault::Missing => text::missing(lang),
            Fault::NotABundle => text::not_a_bundle(lang),
            Fault::NoOps => text::no_ops(lang),
            Fault::Newer(format) => text::newer(lang, format),
            Fault::BadList => text::bad_list(lang),
            Fault::WrongPassphrase => text::wrong_passphrase(lang),
            Fault::Signature => text::signature(lang),
            Fault::Altered => text::altered(lang),
            Fault::TooMany(most) => text::too_many(lang, most),
            Fault::TooLarge(mib) => text::too_large(lang, mib),
            other => other.say_of_zip(lang),
        }
    }
}

impl Fault {
    fn say_of_zip(&self, lang: Lang) -> String {
        match self {
            Fault::BrokenZip(why) => text::broken_zip(lang, visible(why)),
            Fault::ZipForm => text::zip_form(lang),
            Fault::Twice => text::twice(lang),
            Fault::Link => text::link(lang),
            Fault::Nested => text::nested(lang),
            Fault::Locked => text::locked(lang),
            Fault::Method => text::method(lang),
            Fault::Overlap => text::overlap(lang),
            Fault::Bomb => text::bomb(lang),
            Fault::SizeLie => text::size_lie(lang),
            _ => text::name(lang),
        }
    }
}

crate::said!(Refused);
