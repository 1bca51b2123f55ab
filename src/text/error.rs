//! Sentences of errors at the edge.

use super::{Lang, Say};
use std::io::{self, ErrorKind};

crate::messages! {
    io(path, why) { zh: "不能读写 {path}：{why}", en: "Cannot read or write {path}: {why}" }
    damage(what) { zh: "数据受损：{what}", en: "Damaged data: {what}" }
    not_found() { zh: "没有这个文件或文件夹，请检查路径。", en: "there is no such file or folder; check the path." }
    denied() {
        zh: "没有权限，请换一个位置，或请管理员开放。",
        en: "permission denied; choose another place or ask for access."
    }
    exists() { zh: "已经有同名的文件或文件夹。", en: "something of this name is already there." }
    full() { zh: "磁盘满了，请腾出空间或换一个位置。", en: "the disk is full; make room or choose another place." }
    quota() { zh: "超过了允许使用的磁盘空间。", en: "the allowed disk space is used up." }
    read_only() {
        zh: "这个位置只能读，不能写，请换一个位置。",
        en: "this place can only be read; choose another."
    }
    is_folder() { zh: "这是一个文件夹，不是文件。", en: "this is a folder, not a file." }
    not_folder() { zh: "路径中间有一段不是文件夹。", en: "a part of the path is not a folder." }
    not_empty() { zh: "文件夹里还有东西。", en: "the folder is not empty." }
    bad_name() { zh: "文件名太长，或有不能用的字符。", en: "the name is too long or has characters that cannot be used." }
    busy() { zh: "正被别的程序使用，请关闭后再试。", en: "another program is using it; close that and try again." }
    too_large() { zh: "文件太大，这个磁盘放不下这样大的文件。", en: "the file is too large for this kind of disk." }
    closed() { zh: "读取的一方提前关闭了。", en: "the reading side closed early." }
    cut_short() { zh: "文件不完整，没有读到结尾。", en: "the file ends too early." }
    not_utf8() { zh: "内容不是有效的文字。", en: "the content is not valid text." }
    /// What we have no words for: the system's own.
    other(words) { zh: "系统报告：{words}", en: "the system says: {words}" }
}

/// The sentence for a kind of operating-system error, with what to do; none for the rare ones.
fn known(kind: ErrorKind, lang: Lang) -> Option<String> {
    Some(match kind {
        ErrorKind::NotFound => not_found(lang),
        ErrorKind::PermissionDenied => denied(lang),
        ErrorKind::AlreadyExists => exists(lang),
        ErrorKind::StorageFull => full(lang),
        ErrorKind::QuotaExceeded => quota(lang),
        ErrorKind::ReadOnlyFilesystem => read_only(lang),
        ErrorKind::IsADirectory => is_folder(lang),
        ErrorKind::NotADirectory => not_folder(lang),
        ErrorKind::DirectoryNotEmpty => not_empty(lang),
        ErrorKind::InvalidFilename => bad_name(lang),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => busy(lang),
        ErrorKind::FileTooLarge => too_large(lang),
        ErrorKind::BrokenPipe => closed(lang),
        ErrorKind::UnexpectedEof => cut_short(lang),
        ErrorKind::InvalidData => not_utf8(lang),
        _ => return None,
    })
}

/// What the operating system refused, to be said in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Os {
    /// The kind, where the error comes from the system; errors that our own code or a library made carry their own
    /// words, which say more than their kind.
    kind: Option<ErrorKind>,
    words: String,
}

impl From<&io::Error> for Os {
    fn from(e: &io::Error) -> Os {
        let from_system = e.raw_os_error().is_some() || e.get_ref().is_none();
        Os { kind: from_system.then(|| e.kind()), words: e.to_string() }
    }
}

impl From<io::Error> for Os {
    fn from(e: io::Error) -> Os {
        Os::from(&e)
    }
}

impl From<String> for Os {
    fn from(words: String) -> Os {
        Os { kind: None, words }
    }
}

impl Say for Os {
    fn say(&self, lang: Lang) -> String {
        self.kind.and_then(|kind| known(kind, lang)).unwrap_or_else(|| other(lang, &self.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_is_said_in_the_readers_language() {
        let missing = std::fs::read("没有/这个 文件.csv").unwrap_err();
        assert_eq!(Os::from(&missing).say(Lang::Zh), not_found(Lang::Zh));
        assert_eq!(Os::from(&missing).say(Lang::En), not_found(Lang::En));
        let folder = std::fs::read(".").unwrap_err();
        assert!(!Os::from(&folder).say(Lang::Zh).contains("os error"), "{}", Os::from(&folder).say(Lang::Zh));
        assert_eq!(Os::from(io::Error::from(ErrorKind::StorageFull)).say(Lang::Zh), full(Lang::Zh));
    }

    #[test]
    fn the_words_of_a_library_are_kept() {
        let own = io::Error::new(ErrorKind::InvalidData, "第3段坏了");
        assert_eq!(Os::from(own).say(Lang::Zh), other(Lang::Zh, "第3段坏了"));
    }
}
