//! Keys as the terminal reports them, made comparable: one place that drops releases, folds full-width signs of an
//! input method onto ASCII, and names keys for people and for tests.

use super::action::Action;
use super::keymap::{self, Context};
use crate::text::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// One key with its modifiers (Shift is part of a character, not a modifier of it).
    One(KeyCode, KeyModifiers),
    /// Any digit of a range, both ends included: the action is [`Action::Digit`] of it.
    Digits(u8, u8),
}

/// A character key.
pub const fn ch(c: char) -> Key {
    Key::One(KeyCode::Char(c), KeyModifiers::NONE)
}

/// Ctrl with a letter.
pub const fn ctrl(c: char) -> Key {
    Key::One(KeyCode::Char(c), KeyModifiers::CONTROL)
}

/// Alt with a character.
pub const fn alt(c: char) -> Key {
    Key::One(KeyCode::Char(c), KeyModifiers::ALT)
}

/// A function key.
pub const fn f(n: u8) -> Key {
    Key::One(KeyCode::F(n), KeyModifiers::NONE)
}

/// Any digit.
pub const DIGITS: Key = Key::Digits(0, 9);

/// Any other key.
pub const fn key(code: KeyCode) -> Key {
    Key::One(code, KeyModifiers::NONE)
}

impl Key {
    /// The key of an event; none for a release.
    pub fn of(event: KeyEvent) -> Option<Key> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let mut mods = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) => {
                mods -= KeyModifiers::SHIFT;
                let c = half_width(c);
                KeyCode::Char(if mods.is_empty() { c } else { c.to_ascii_lowercase() })
            }
            KeyCode::BackTab => {
                mods -= KeyModifiers::SHIFT;
                KeyCode::BackTab
            }
            KeyCode::Tab if mods.contains(KeyModifiers::SHIFT) => {
                mods -= KeyModifiers::SHIFT;
                KeyCode::BackTab
            }
            code => code,
        };
        Some(Key::One(code, mods))
    }

    /// Whether an input method would swallow it: a bare letter.
    pub fn is_letter(self) -> bool {
        matches!(self, Key::One(KeyCode::Char(c), m) if m.is_empty() && c.is_ascii_alphabetic())
    }

    /// Whether it is text for a field: a character without Ctrl or Alt.
    pub fn is_text(self) -> bool {
        matches!(self, Key::Digits(..)) || matches!(self, Key::One(KeyCode::Char(_), m) if m.is_empty())
    }

    fn matches(self, pressed: Key) -> bool {
        match (self, pressed) {
            (Key::Digits(first, last), Key::One(KeyCode::Char(c), m)) => {
                let digit = c.to_digit(10).and_then(|d| u8::try_from(d).ok());
                m.is_empty() && digit.is_some_and(|d| (first..=last).contains(&d))
            }
            _ => self == pressed,
        }
    }

    /// The name that is printed on the key.
    pub fn name(self, lang: Lang) -> String {
        let (code, mods) = match self {
            Key::One(code, mods) => (code, mods),
            Key::Digits(first, last) => return format!("{first}-{last}"),
        };
        let mut name = String::new();
        for (m, label) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if mods.contains(m) {
                name.push_str(label);
            }
        }
        match code {
            KeyCode::Char(c) if mods.is_empty() => name.push(c),
            KeyCode::Char(c) => name.push(c.to_ascii_uppercase()),
            KeyCode::F(n) => name.push_str(&format!("F{n}")),
            other => name.push_str(named(other, lang)),
        }
        if name == " " { if lang == Lang::En { "Space" } else { "空格" }.into() } else { name }
    }

    /// Reads a name such as `Down`, `Ctrl-P`, `Shift-Tab`, `F1`, `Space` or `a`; for tests and the manual.
    pub fn parse(name: &str) -> Option<Key> {
        let mut mods = KeyModifiers::NONE;
        let mut rest = name;
        for (label, m) in
            [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)]
        {
            if let Some(tail) = rest.strip_prefix(label) {
                mods |= m;
                rest = tail;
            }
        }
        let code = if let Some(code) = NAMES.iter().find(|n| n.1 == rest).map(|n| n.0) {
            code
        } else if let Some(n) = rest.strip_prefix('F').and_then(|n| n.parse().ok()) {
            KeyCode::F(n)
        } else {
            let mut chars = rest.chars();
            let c = chars.next().filter(|_| chars.next().is_none())?;
            KeyCode::Char(if mods.is_empty() { c } else { c.to_ascii_lowercase() })
        };
        Key::of(KeyEvent::new(code, mods))
    }

    /// The event that a terminal would send for this key.
    pub fn event(self) -> KeyEvent {
        match self {
            Key::One(code, mods) => KeyEvent::new(code, mods),
            Key::Digits(first, _) => KeyEvent::from(KeyCode::Char(char::from(b'0' + first.min(9)))),
        }
    }
}

/// Keys with a name: code, English, Chinese. Arrows are words, since `↑` is two cells wide in some terminals.
const NAMES: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "Enter", "Enter"),
    (KeyCode::Esc, "Esc", "Esc"),
    (KeyCode::Tab, "Tab", "Tab"),
    (KeyCode::BackTab, "Shift-Tab", "Shift-Tab"),
    (KeyCode::Backspace, "Backspace", "退格"),
    (KeyCode::Delete, "Delete", "Delete"),
    (KeyCode::Insert, "Insert", "Insert"),
    (KeyCode::Up, "Up", "上"),
    (KeyCode::Down, "Down", "下"),
    (KeyCode::Left, "Left", "左"),
    (KeyCode::Right, "Right", "右"),
    (KeyCode::Home, "Home", "Home"),
    (KeyCode::End, "End", "End"),
    (KeyCode::PageUp, "PgUp", "PgUp"),
    (KeyCode::PageDown, "PgDn", "PgDn"),
    (KeyCode::Char(' '), "Space", "空格"),
];

fn named(code: KeyCode, lang: Lang) -> &'static str {
    let found = NAMES.iter().find(|n| n.0 == code);
    found.map_or("?", |n| if lang == Lang::En { n.1 } else { n.2 })
}

/// Signs that a Chinese input method puts in the place of the ASCII ones on the same key.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '￥' | '¥' => '$',
        '·' => '`',
        '…' => '^',
        '—' => '_',
        c => c,
    }
}

/// The action of a key in these contexts (the first that knows it wins, the global one comes last). While a text
/// field has the focus, characters are never actions. A capital letter that nobody knows counts as the small one.
pub fn resolve(contexts: &[Context], typing: bool, event: KeyEvent) -> Option<Action> {
    let pressed = Key::of(event)?;
    if typing && pressed.is_text() {
        return None;
    }
    find(contexts, pressed).or_else(|| match pressed {
        Key::One(KeyCode::Char(c), m) if c.is_ascii_uppercase() => {
            find(contexts, Key::One(KeyCode::Char(c.to_ascii_lowercase()), m))
        }
        _ => None,
    })
}

fn find(contexts: &[Context], pressed: Key) -> Option<Action> {
    let row = keymap::rows(contexts).find(|row| row.keys.iter().any(|k| k.matches(pressed)))?;
    match (row.action, pressed) {
        (Action::Digit(_), Key::One(KeyCode::Char(c), _)) => c.to_digit(10).map(|d| Action::Digit(d as u8)),
        (action, _) => Some(action),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_an_input_method_are_the_commands_on_their_keys() {
        for (wide, ascii) in [('？', '?'), ('１', '1'), ('：', ':'), ('，', ','), ('。', '.'), ('、', '/'), ('＋', '+')]
        {
            assert_eq!(half_width(wide), ascii);
        }
        assert_eq!(half_width('支'), '支');
        let wide = KeyEvent::from(KeyCode::Char('？'));
        assert_eq!(resolve(&[], false, wide), Some(Action::Help));
        assert_eq!(resolve(&[], true, wide), None, "in a field it is text");
    }

    #[test]
    fn a_release_is_nothing() {
        let mut event = KeyEvent::from(KeyCode::F(1));
        assert_eq!(resolve(&[], true, event), Some(Action::Help));
        event.kind = KeyEventKind::Release;
        assert_eq!(resolve(&[], true, event), None);
    }

    #[test]
    fn names_lead_back_to_their_keys() {
        for name in ["Down", "Ctrl-P", "Shift-Tab", "F12", "Space", "a", "?", "Alt-Enter", "支"] {
            let key = Key::parse(name).unwrap_or(DIGITS);
            assert_eq!(key.name(Lang::En), name);
        }
        assert_eq!(Key::parse("Nonsense"), None);
    }
}
