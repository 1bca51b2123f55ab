//! Passphrases in a real terminal: asked for, never shown, asked again, given up.

use super::laptop::Laptop;
use super::pty::{Terminal, find};
use std::path::PathBuf;

const PASS: &str = "BCDFG-HJKLM-NPQRS-TVWXZ";
const WRONG: &str = "wrong-passphrase-1";

/// A laptop, and the locked bundle of somebody who joined it and found something.
fn locked() -> (Laptop, Laptop, PathBuf) {
    let (mine, his) = (Laptop::ready(), Laptop::empty());
    mine.good(&["visit", "add", "--round", "2026Q4", "--branch", "B04", "--date", "2026-11-22", "--team", "王芳,赵强"]);
    let (start, key) = (mine.home().join("start.zip"), his.home().join("口令"));
    let bundle = his.home().join("赵强的包，é👍.zip");
    mine.good(&["export", "-o", start.to_str().unwrap()]);
    his.good(&["init", "--inspector", "赵强", "--branch", "B02", "--from", start.to_str().unwrap()]);
    his.good(&["problems", "add", "--round", "2026Q4", "--branch", "B04", "--fact", "缺签到表👍"]);
    std::fs::write(&key, PASS).unwrap();
    let lock = ["export", "--lock", "--passphrase-file", key.to_str().unwrap(), "-o", bundle.to_str().unwrap()];
    his.good(&lock);
    (mine, his, bundle)
}

/// Answers the prompt with its number, from 1.
fn types(at: &mut Terminal, number: usize, text: &str) {
    at.printed_times("请输入", number);
    at.hides_typing();
    at.send(format!("{text}\r").as_bytes());
}

/// Nothing of a passphrase was ever drawn or echoed.
fn unseen(at: &Terminal) {
    for secret in [PASS, WRONG, "BCDFG", "wrong-pass"] {
        assert!(find(&at.bytes, secret.as_bytes()).is_none(), "{secret} was shown:\n{}", at.left_behind());
    }
}

fn problems(laptop: &Laptop) -> usize {
    laptop.json(&["problems", "list"]).as_array().unwrap().len()
}

#[test]
fn a_command_asks_unseen_and_again_after_a_wrong_one() {
    let (mine, _his, bundle) = locked();
    let mut merge = mine.start(&["merge", bundle.to_str().unwrap()], &[], 0);
    types(&mut merge, 1, WRONG);
    types(&mut merge, 2, PASS);
    assert_eq!(merge.end().exit_code(), 0, "{}", merge.left_behind());
    unseen(&merge);
    assert_eq!((problems(&mine), merge.left_behind().matches("请输入").count()), (1, 2), "asked once per merge");
    mine.healthy();
}

#[test]
fn who_gives_up_at_the_prompt_changes_nothing_and_has_the_terminal_back() {
    let (mine, _his, bundle) = locked();
    let before = mine.good(&["digest"]);
    let share = bundle.parent().unwrap().join("share");
    std::fs::create_dir(&share).unwrap();
    std::fs::copy(&bundle, share.join("乙.zip")).unwrap();
    let (bundle, share) = (bundle.to_str().unwrap(), share.to_str().unwrap());
    for (args, typed, status) in
        [(["merge", bundle], &[""][..], 3), (["merge", bundle], &[WRONG; 3], 3), (["sync", share], &[WRONG, ""], 1)]
    {
        let mut asked = mine.start(&args, &[], 0);
        typed.iter().enumerate().for_each(|(i, text)| types(&mut asked, i + 1, text));
        assert_eq!(asked.end().exit_code(), status, "{args:?} {typed:?} {}", asked.left_behind());
        assert!(asked.left_behind().contains(".zip：加了口令"), "{}", asked.left_behind());
        unseen(&asked);
    }
    let mut stopped = mine.start(&["merge", bundle], &[], 0);
    stopped.printed_times("请输入", 1);
    stopped.hides_typing();
    stopped.send(b"\x03");
    assert!(!stopped.end().success());
    assert_eq!(mine.good(&["digest"]), before);
    assert_eq!(std::fs::read_dir(share).unwrap().count(), 1);
}

#[test]
fn the_first_screen_joins_from_a_locked_bundle_without_showing_the_passphrase() {
    let (_mine, _his, bundle) = locked();
    let newcomer = Laptop::empty();
    let mut app = newcomer.app();
    app.see("这台电脑上还没有数据").press("Down Down Enter").see("可以把它拖进来").paste(bundle.to_str().unwrap());
    app.press("Enter").see("数据包的口令");
    app.send(WRONG.as_bytes());
    app.see(&"*".repeat(WRONG.len())).press("Enter").see("口令不对");
    app.send(format!("\x1b[200~{PASS}\x1b[201~").as_bytes());
    app.see(&"*".repeat(PASS.len())).press("Enter").see("您的姓名").type_text("钱一");
    app.press("Enter").see("机关一支部").press("Enter").see("2026年第四季度");
    app.last("Ctrl-Q");
    unseen(&app);
    assert_eq!(problems(&newcomer), 1);
    newcomer.healthy();
}
