//! README.txt of a bundle: what this is, how to open it, what not to edit, and every table and column in it.

use super::part::Part;
use super::views::columns::{Column, Role};
use super::views::shown;
use crate::text::{Lang, bundle as text};

/// Its name.
pub const NAME: &str = "README.txt";

/// The text, in Chinese: UTF-8 with byte order mark and CRLF, which every editor of an office shows well.
pub fn text(parts: &[Part]) -> String {
    let zh = Lang::Zh;
    let mut out = vec![text::readme_intro(zh), text::readme_open(zh), text::readme_edit(zh), text::readme_share(zh)];
    out.push(text::readme_tables(zh));
    out.extend(parts.iter().map(about));
    format!("\u{feff}{}", out.join("\n\n").replace('\n', "\r\n")) + "\r\n"
}

fn about(part: &Part) -> String {
    let Some(table) = &part.table else { return part.name.clone() };
    let head = text::readme_table(Lang::Zh, &part.name, &table.title, table.rows);
    let columns = table.columns.iter().map(column);
    std::iter::once(head).chain(columns).collect::<Vec<_>>().join("\n")
}

fn column(column: &Column) -> String {
    let words = shown::words(column.kind, Lang::Zh);
    let words: Vec<_> = words.iter().map(|(code, word)| format!("{word}({code})")).collect();
    let note = match column.role {
        Role::Helper => text::readme_helper(Lang::Zh),
        Role::Mark => text::readme_mark(Lang::Zh),
        _ => words.join("、"),
    };
    let gap = if note.is_empty() { "" } else { "  " };
    format!("    {}{gap}{note}", column.heading())
}
