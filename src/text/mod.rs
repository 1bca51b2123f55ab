//! Every sentence that people read, Chinese and English side by side, by area.
//!
//! A message without one of its languages does not compile.

pub mod attach;
pub mod backups;
pub mod bundle;
pub mod cli;
pub mod documents;
pub mod duty;
pub mod error;
pub mod exchange;
pub mod form;
pub mod handover;
pub mod incoming;
pub mod lookback;
pub mod merge;
pub mod model;
pub mod quarter;
pub mod screens;
pub mod seal;
pub mod store;
pub mod surroundings;
pub mod trust;
pub mod tui;
mod visible;
pub mod visit;

pub use visible::visible;

/// The language of the interface. Printed documents are always Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads `zh-CN`, `zh_CN.UTF-8`, `en`, `en-US` …; only `en*` means English (a bare "C" locale is Chinese here).
    pub fn of(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Zh }
    }
}

/// What can be said to a person in their language.
pub trait Say {
    /// One sentence or a few, without a trailing newline.
    fn say(&self, lang: Lang) -> String;
}

/// Declares messages: one function each, `fn name(lang, args…)`, both languages required.
///
/// ```
/// hucha::messages! {
///     /// Shown after the commit returned.
///     saved_at(time) { zh: "已存 {time}", en: "Saved {time}" }
///     quit() { zh: "退出", en: "Quit" }
/// }
/// # use hucha::text::Lang;
/// assert_eq!(saved_at(Lang::Zh, "09:05:06"), "已存 09:05:06");
/// ```
#[macro_export]
macro_rules! messages {
    ($( $(#[$meta:meta])* $name:ident ( $($arg:ident),* $(,)? ) { zh: $zh:literal, en: $en:literal $(,)? } )*) => {
        $(
            $(#[$meta])*
            #[must_use]
            pub fn $name(lang: $crate::text::Lang $(, $arg: impl ::std::fmt::Display)*) -> String {
                match lang {
                    $crate::text::Lang::Zh => format!($zh $(, $arg = $arg)*),
                    $crate::text::Lang::En => format!($en $(, $arg = $arg)*),
                }
            }
        )*
    };
}

/// Gives types that [`Say`] their `Display` (in Chinese, for logs and tests) and makes them errors.
#[macro_export]
macro_rules! said {
    ($($kind:ty),+ $(,)?) => {
        $(
            impl ::std::fmt::Display for $kind {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str(&$crate::text::Say::say(self, $crate::text::Lang::Zh))
                }
            }

            impl ::std::error::Error for $kind {}
        )+
    };
}
