//! Names of keys, as the bottom bar writes them, and the bytes that a terminal sends for them.

/// The bytes of a key: `Enter`, `Shift-Tab`, `F2`, `Ctrl-S`, `Alt-1`, `?`.
pub fn bytes(name: &str) -> Vec<u8> {
    if let Some(sequence) = named(name) {
        return sequence.as_bytes().to_vec();
    }
    if let Some(letter) = name.strip_prefix("Ctrl-") {
        return vec![letter.as_bytes()[0].to_ascii_uppercase() & 0x1f];
    }
    if let Some(rest) = name.strip_prefix("Alt-") {
        return [b"\x1b".to_vec(), bytes(rest)].concat();
    }
    assert_eq!(name.chars().count(), 1, "no key is called {name}");
    name.as_bytes().to_vec()
}

fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Shift-Tab" => "\x1b[Z",
        "Space" => " ",
        "Backspace" => "\x7f",
        "Delete" => "\x1b[3~",
        "Insert" => "\x1b[2~",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PgUp" => "\x1b[5~",
        "PgDn" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F2" => "\x1bOQ",
        "F3" => "\x1bOR",
        "F4" => "\x1bOS",
        "F5" => "\x1b[15~",
        "F6" => "\x1b[17~",
        "F8" => "\x1b[19~",
        "F9" => "\x1b[20~",
        "F10" => "\x1b[21~",
        _ => return None,
    })
}
