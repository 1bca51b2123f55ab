//! Mutated input into every reader that takes what others wrote: no panic, no hang, and whatever is understood keeps its
//! promises. `HUCHA_ROUNDS=n` tries 100 n inputs per target; the ordinary test some hundred.

use super::disk::Dice;
use super::laptop::Laptop;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use hucha::exchange::csv_read::{CsvOptions, CsvReader};
use hucha::exchange::incoming::{Incoming, Limits};
use hucha::exchange::ops_read::OpsReader;
use hucha::exchange::signing::{key, roster, seen, tip};
use hucha::exchange::{escape, lists};
use hucha::text::{Lang, Say, visible};
use hucha::tui::keymap::{Context, TABLE};
use hucha::tui::keys::{self, Key};
use hucha::tui::look::Look;
use hucha::tui::widgets::field::Field;
use ratatui::{buffer::Buffer, layout::Rect};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Inputs per target of the ordinary test.
const SOME: usize = 250;

fn inputs() -> usize {
    let asked = std::env::var("HUCHA_ROUNDS").ok().and_then(|n| n.parse::<usize>().ok());
    asked.map_or(SOME, |n| n * 100)
}

/// What breaks readers.
const TOKENS: [&[u8]; 26] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b"'",
    b"=",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\x1b[31m",
    "\u{202e}".as_bytes(),
    "\u{200b}".as_bytes(),
    "互查é👍".as_bytes(),
    b"\xb5\xa5",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"99999999999999999999",
    b"-1",
    b"sep=;\n",
    b"{",
    b"../",
];

/// A seed, changed in a few places.
fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut out = seeds[dice.below(seeds.len())].clone();
    for _ in 0..1 + dice.below(6) {
        let at = dice.below(out.len() + 1);
        let end = (at + dice.below(40)).min(out.len());
        match dice.below(7) {
            0 if at < out.len() => out[at] ^= 1 << dice.below(8),
            1 => drop(out.splice(at..at, TOKENS[dice.below(TOKENS.len())].iter().copied())),
            2 => drop(out.drain(at..end)),
            3 => out.splice(at..at, out[at..end].to_vec()).for_each(drop),
            4 => out.truncate(at),
            5 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                out.truncate(at);
                out.extend_from_slice(&other[from..]);
            }
            _ => {
                let token = TOKENS[dice.below(TOKENS.len())].repeat(1 + dice.below(300));
                out.splice(at..at, token).for_each(drop);
            }
        }
    }
    out
}

/// Feeds a target; a panic names the input, which is kept.
fn feed(name: &str, seeds: &[Vec<u8>], mut target: impl FnMut(&[u8]) -> bool) {
    let mut dice = Dice::new(name.bytes().fold(7, |n, b| n * 31 + u64::from(b)));
    let mut taken = 0;
    for round in 0..inputs() {
        let input = mutated(seeds, &mut dice);
        match catch_unwind(AssertUnwindSafe(|| target(&input))) {
            Ok(understood) => taken += usize::from(understood),
            Err(_) => {
                let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}-{round}"));
                fs::write(&path, &input).unwrap();
                panic!("{name}: input {round} panics, kept as {}", path.display());
            }
        }
    }
    println!("fuzz {name}: {} inputs, {taken} of them understood", inputs());
}

/// A bundle with everything in it, as a folder.
fn bundle() -> (Laptop, std::path::PathBuf) {
    let laptop = Laptop::ready();
    laptop.finds("=要紧的，\"é\"👍");
    laptop.does(&["roster", "sign"]);
    laptop.does(&["export", "-o", &laptop.at("包")]);
    laptop.does(&["export", "-o", &laptop.at("包.zip")]);
    let folder = laptop.path("包");
    (laptop, folder)
}

#[test]
fn tables_and_operations() {
    let (_laptop, folder) = bundle();
    let seeds: Vec<Vec<u8>> = ["ops.csv", "problems.csv", "tips.csv"].map(|n| fs::read(folder.join(n)).unwrap()).into();
    // The journal of a bundle is long: a part of it is as good.
    let seeds: Vec<Vec<u8>> = seeds.into_iter().map(|s| s[..s.len().min(20_000)].to_vec()).collect();
    for options in [CsvOptions::strict(), CsvOptions::lenient()] {
        feed("csv", &seeds, |input| {
            let Ok(mut csv) = CsvReader::open("x.csv", input, |cells| cells.len() > 1, options) else { return false };
            let mut whole = true;
            while let Some(row) = csv.next_row().unwrap_or_else(|e| {
                assert!(!e.say(Lang::Zh).is_empty());
                whole = false;
                None
            }) {
                for cell in &row.cells {
                    let plain = escape::decode(cell);
                    assert_eq!(escape::decode(&escape::encode(plain)), plain);
                }
            }
            whole
        });
    }
    feed("ops", &seeds, |input| {
        let Ok(reader) = OpsReader::open("ops.csv", input) else { return false };
        reader.flatten().map(|(_, op)| assert!(op.check().is_ok())).count() > 0
    });
    feed("tips", &seeds[2..], |mut input| tip::read(&mut input).is_some());
}

#[test]
fn bundles_and_zips() {
    let (laptop, folder) = bundle();
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    let small = ["datapackage.json", "SHA256SUMS", "SHA256SUMS.minisig", "hucha.pub", "tips.csv", "roster.csv"];
    assert!(small.iter().all(|s| names.iter().any(|n| n == s)));
    let seeds: Vec<Vec<u8>> = small.iter().map(|n| fs::read(folder.join(n)).unwrap()).collect();
    let mut turn = 0;
    // A signature that does not hold refuses the bundle at once: without one, reading goes deeper.
    let signature_of_all = fs::read(folder.join("SHA256SUMS.minisig")).unwrap();
    let small = small.map(|name| if name == "SHA256SUMS.minisig" { "ops.csv" } else { name });
    fs::remove_file(folder.join("SHA256SUMS.minisig")).unwrap();
    let open = |path: &Path| {
        let Ok(mut incoming) = Incoming::open(path, Limits::default()) else { return false };
        seen::check(&mut incoming).is_ok() && incoming.survey().is_ok_and(|s| s.bad == 0)
    };
    feed("bundle", &seeds, |input| {
        let path = folder.join(small[turn % small.len()]);
        turn += 1;
        let whole = fs::read(&path).unwrap();
        fs::write(&path, input).unwrap();
        let understood = open(&folder);
        fs::write(&path, whole).unwrap();
        understood
    });
    fs::write(folder.join("SHA256SUMS.minisig"), signature_of_all).unwrap();
    let zip = laptop.path("x.zip");
    feed("zip", &[fs::read(laptop.path("包.zip")).unwrap()], |input| {
        fs::write(&zip, input).unwrap();
        open(&zip)
    });
    let (table, signature) =
        (fs::read(folder.join("roster.csv")).unwrap(), fs::read(folder.join("roster.csv.minisig")).unwrap());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    feed("roster", &[table.clone(), signature.clone()], |input| {
        roster::read(&text(input), &text(&signature)).is_some() | roster::read(&text(&table), &text(input)).is_some()
    });
    let public = text(&fs::read(folder.join("hucha.pub")).unwrap());
    feed("signature", &[signature], |input| {
        key::verified(&key::in_file(&public).unwrap(), &table, &text(input)).is_some()
    });
}

#[test]
fn lists_from_csv_and_xlsx() {
    let laptop = Laptop::ready();
    let mut seeds = Vec::new();
    for name in ["c.csv", "c.xlsx"] {
        laptop.does(&["checklist", "export", &laptop.at(name)]);
        laptop.does(&["org", "export", &laptop.at(&format!("o{name}"))]);
        seeds.extend([fs::read(laptop.path(name)).unwrap(), fs::read(laptop.path(&format!("o{name}"))).unwrap()]);
    }
    let path = laptop.path("in.csv");
    feed("lists", &seeds, |input| {
        fs::write(&path, input).unwrap();
        let words = [
            lists::checklist(Lang::Zh, &path).map(drop),
            lists::org(Lang::En, &path).map(drop),
            lists::questions(Lang::Zh, &path).map(drop),
            lists::holidays(Lang::Zh, &path).map(drop),
        ];
        words.iter().filter_map(|w| w.as_ref().err()).for_each(|e| assert!(!e.say(Lang::Zh).is_empty()));
        words.iter().any(Result::is_ok)
    });
}

#[test]
fn keys_and_the_editor() {
    let seeds = [b"Ctrl-A Enter Alt-Left F12 Shift-Tab x".to_vec(), "互查é👍 e\u{301} 👨‍👩‍👧 ＡＢ".as_bytes().to_vec()];
    feed("keys", &seeds, |input| {
        let text = String::from_utf8_lossy(input).into_owned();
        for name in text.split(' ') {
            if let Some(key) = Key::parse(name) {
                assert_eq!(Key::of(key.event()), Some(key), "{name}");
            }
        }
        let contexts: Vec<Context> = TABLE.iter().map(|r| r.context).collect();
        let keys = text.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::from_bits_truncate(c as u8 & 7)));
        keys.filter_map(|k| keys::resolve(&contexts[..2], false, k)).count() > 0
    });
    feed("editor", &seeds, |input| {
        let text = String::from_utf8_lossy(input).into_owned();
        let mut field = Field::new("开始").several();
        let area = Rect::new(3, 1, 2 + u16::from(input.first().copied().unwrap_or(0)) % 30, 4);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 6));
        for (i, c) in text.chars().take(200).enumerate() {
            let codes = [
                KeyCode::Left,
                KeyCode::Right,
                KeyCode::Backspace,
                KeyCode::Delete,
                KeyCode::Home,
                KeyCode::End,
                KeyCode::Up,
                KeyCode::Down,
                KeyCode::Enter,
            ];
            let code = if i % 3 == 0 { codes[c as usize % codes.len()] } else { KeyCode::Char(c) };
            field.key(KeyEvent::new(code, KeyModifiers::from_bits_truncate((c as u32 >> 3) as u8 & 7)));
            if i % 7 == 0 {
                field.paste(text.get(..i).unwrap_or("粘é👍"));
            }
            let at = field.draw(&mut buffer, area, Look::default(), true).unwrap();
            assert!(area.contains(at), "the cursor left its field: {at:?} {area:?}");
        }
        assert!(!visible(field.text()).contains('\u{1b}'));
        !field.text().is_empty()
    });
}
