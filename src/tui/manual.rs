//! The keys as a page of the manual, from the one table.

use super::keymap::{Context, TABLE};
use crate::text::{Lang, tui as text};

/// All keys by context, as Markdown: for the README and the manual page.
pub fn manual(lang: Lang) -> String {
    let mut page = String::new();
    let mut last = None;
    for row in TABLE {
        if last != Some(row.context) {
            page.push_str(&heading(row.context, lang));
            last = Some(row.context);
        }
        let keys: Vec<_> = row.keys.iter().map(|k| format!("`{}`", k.name(lang))).collect();
        page.push_str(&format!("| {} | {} | {} |\n", keys.join(" "), row.label(lang), row.help(lang)));
    }
    page
}

fn heading(context: Context, lang: Lang) -> String {
    let title = context.title(lang);
    format!("\n### {title}\n\n| {} | {} | {} |\n|---|---|---|\n", text::key(lang), text::does(lang), text::means(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_stands_in_the_manual_once_under_one_heading_per_context() {
        let page = manual(Lang::Zh);
        assert_eq!(page.lines().filter(|l| l.starts_with("| `")).count(), TABLE.len());
        let mut headings: Vec<_> = page.lines().filter(|l| l.starts_with("###")).collect();
        let count = headings.len();
        headings.sort_unstable();
        headings.dedup();
        assert_eq!(headings.len(), count, "rows of a context stand together, titles differ: {headings:?}");
        assert!(page.contains("| `?` `F1` | 帮助 | 本屏所有按键 |"), "{page}");
        assert!(!manual(Lang::En).contains('下'));
    }
}
