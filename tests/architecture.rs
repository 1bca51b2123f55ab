//! The house keeps its shape: who may use whom, how long rooms may get, and that the map names every room.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use of the others (ARCHITECTURE.md, “Rooms”). `messages` and `said` are macros.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("journal", &["model", "text"]),
    ("error", &["text", "store"]),
    ("config", &["error"]),
    ("store", &["config", "journal", "model", "text", "error"]),
    ("exchange", &["journal", "model", "store", "text", "error", "config"]),
    ("documents", &["config", "error", "exchange", "model", "text"]),
    ("surroundings", &["text"]),
    ("setup", &["config", "error", "journal", "model", "store"]),
    ("demo", &["config", "error", "journal", "model", "setup", "store", "text"]),
    (
        "tui",
        &[
            "config",
            "demo",
            "documents",
            "error",
            "exchange",
            "journal",
            "model",
            "setup",
            "store",
            "surroundings",
            "text",
        ],
    ),
    (
        "cli",
        &[
            "config",
            "demo",
            "documents",
            "error",
            "exchange",
            "journal",
            "model",
            "setup",
            "store",
            "surroundings",
            "text",
            "tui",
        ],
    ),
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    let room = |path: &Path| {
        let first = path.strip_prefix(&src).unwrap().components().next().unwrap();
        first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_string()
    };
    paths.into_iter().map(|p| (room(&p), p.clone(), code(&fs::read_to_string(&p).unwrap()))).collect()
}

/// The text without comments (docs may point anywhere) and without its tests at the end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms that a text names after `crate::`.
fn named(text: &str) -> Vec<String> {
    let names = text
        .split("crate::")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
    names.filter(|n| !n.is_empty() && n != "messages" && n != "said").collect()
}

#[test]
fn every_room_uses_only_what_the_map_allows() {
    let may: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for (room, path, text) in all() {
        if room == "lib" || room == "main" {
            continue;
        }
        let allowed = may.get(room.as_str()).unwrap_or_else(|| panic!("room {room} is not on the map"));
        for used in named(&text).into_iter().filter(|u| *u != room && !allowed.contains(&u.as_str())) {
            wrong.push(format!("{} uses {used}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn model_and_journal_know_no_file_clock_random_source_database_or_terminal() {
    let strangers = [
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "Local::now",
        "Utc::now",
        "getrandom",
        "rusqlite",
        "ratatui",
        "crossterm",
    ];
    for (room, path, text) in all().into_iter().filter(|f| f.0 == "model" || f.0 == "journal") {
        for stranger in strangers {
            assert!(!text.contains(stranger), "{room}: {} knows {stranger}", path.display());
        }
    }
}

#[test]
fn sql_has_one_door_and_the_screen_one_ruler() {
    for (room, path, text) in all() {
        if room != "store" {
            assert!(!text.contains("rusqlite"), "{} speaks SQL", path.display());
        }
        let ruler = path.ends_with("tui/wide.rs");
        assert!(ruler || !text.contains("unicode_width"), "{} measures text by itself", path.display());
    }
}

#[test]
fn every_room_is_on_the_map() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for (room, _) in MAY_USE {
        assert!(map.contains(&format!("`{room}/`")) || map.contains(&format!("`{room}.rs`")), "{room} is missing");
    }
}

#[test]
fn the_checks_have_teeth() {
    assert_eq!(named("use crate::store::Store; crate::messages! {} crate::tui::wide::width(x)"), ["store", "tui"]);
    let text = "// crate::tui\nuse crate::text;\n#[cfg(test)]\nmod tests {\n use crate::cli; }";
    assert_eq!(code(text), "use crate::text;");
}
