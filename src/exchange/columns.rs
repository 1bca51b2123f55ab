//! Which column is which: `中文_key`, a plain key, or a Chinese heading that people use.

use super::escape;

/// A column that a reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Key, never renamed.
    pub key: &'a str,
    /// Chinese headings under which people know it; the first is the one that is written.
    pub names: &'a [&'a str],
}

impl Heading<'_> {
    /// The header cell that programs write: `中文_key`.
    pub fn written(&self) -> String {
        match self.names.first() {
            Some(name) => format!("{name}_{}", self.key),
            None => self.key.to_string(),
        }
    }
}

/// The key in a header cell `中文_key`: what follows the first `_` after the last character that is not ASCII, so that
/// keys may contain `_` themselves (`满分_full_marks`). A header of pure ASCII is a key as a whole.
pub fn key_of(header: &str) -> &str {
    let header = tidy(header);
    let ascii = header.char_indices().rev().take_while(|(_, c)| c.is_ascii()).last();
    match ascii {
        None => "",
        Some((0, _)) => header,
        Some((at, _)) => header.get(at..).and_then(|tail| tail.split_once('_')).map_or("", |(_, key)| key),
    }
}

/// The key of a header cell among the columns known; a key of its own if it has one; else the heading itself.
pub fn resolve<'a>(header: &'a str, known: &[Heading<'a>]) -> &'a str {
    let header = tidy(header);
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(fold).collect::<String>();
    let shown = plain(header);
    let by_name = |h: &&Heading| {
        h.names.iter().any(|name| {
            let name = plain(name);
            shown == name || shown.strip_prefix(&name).is_some_and(|rest| rest.strip_prefix('_') == Some(h.key))
        })
    };
    let by_key = |key: &str| known.iter().find(|h| h.key == key).map(|h| h.key);
    let heading =
        by_key(header).or_else(|| known.iter().find(by_name).map(|h| h.key)).or_else(|| by_key(key_of(header)));
    match (heading, key_of(header)) {
        (Some(key), _) => key,
        (None, "") => header,
        (None, key) => key,
    }
}

/// Without byte order mark, blanks around and the escape.
fn tidy(header: &str) -> &str {
    escape::decode(header.trim_matches(escape::unseen))
}

/// Full-width brackets and signs as people mix them in headings.
fn fold(c: char) -> char {
    match c as u32 {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_follows_the_hanzi_and_may_contain_underscores() {
        for (header, key) in [
            ("编号_code", "code"),
            ("满分_full_marks", "full_marks"),
            ("首次期限_first_due", "first_due"),
            ("full_marks", "full_marks"),
            ("\u{feff} 编号_code ", "code"),
            ("附件PPT_file", "file"),
            ("满分", ""),
            ("满分（分）", ""),
            ("", ""),
            ("_", "_"),
            ("👍_x", "x"),
        ] {
            assert_eq!(key_of(header), key, "{header}");
        }
    }

    #[test]
    fn a_column_is_found_by_key_written_heading_or_chinese_name() {
        let known = [
            Heading { key: "code", names: &["编号", "指标编号"] },
            Heading { key: "due", names: &["期限"] },
            Heading { key: "first_due", names: &["首次期限"] },
            Heading { key: "sha256", names: &["SHA-256"] },
            Heading { key: "fact", names: &["问题点（扣分事实）"] },
        ];
        for (header, key) in [
            ("code", "code"),
            ("编号_code", "code"),
            ("随便什么_code", "code"),
            ("指标编号", "code"),
            ("编 号", "code"),
            ("首次期限_first_due", "first_due"),
            ("期限", "due"),
            ("新期限_new_due", "new_due"),
            ("SHA-256_sha256", "sha256"),
            ("问题点(扣分事实)", "fact"),
            ("'编号_code", "code"),
            ("领导批示", "领导批示"),
        ] {
            assert_eq!(resolve(header, &known), key, "{header}");
        }
    }
}
