//! Tables that other programs wrote, and tables that are broken.

use super::{FACT, Scene};
use encoding_rs::GBK;
use std::fs;

#[test]
fn broken_tables_are_refused_by_line_and_column() {
    let scene = Scene::new();
    let (good, line) = (scene.ops(), scene.line());
    let cell = |new: &str| good.replace(&format!("\"{FACT}\""), new).into_bytes();
    let (_, until) = good.split_once(FACT).map(|(before, _)| (before, before.len() + FACT.len())).unwrap();
    let wide = |line: &str, n: usize| format!("{}{}", line.trim_end(), ",\"x\"".repeat(n - 15));
    let rows: Vec<&str> = good.split_inclusive("\r\n").collect();
    let widened = |at: usize| {
        let mut rows: Vec<String> = rows.iter().map(|r| r.to_string()).collect();
        rows[at] = wide(&rows[at], 10_000) + "\r\n";
        rows.concat().into_bytes()
    };
    let mut torn = cell("\"甲\"");
    let at = torn.windows(3).position(|w| w == "甲".as_bytes()).unwrap();
    torn[at + 1] = b'?';
    let mut torn_gbk = GBK.encode(&good.trim_start_matches('\u{feff}').replace(FACT, "甲")).0.into_owned();
    let at = torn_gbk.windows(4).position(|w| w == [b'"', 0xbc, 0xd7, b'"']).unwrap();
    torn_gbk[at + 2] = 0xff;
    let here = format!("第 {line} 行");
    let value = "“值_value”";
    let cases: Vec<(&str, Vec<u8>, Vec<&str>)> = vec![
        ("unclosed", good.as_bytes()[..until].to_vec(), vec![&here, value, "引号"]),
        ("after-quote", cell(&format!("\"{FACT}\"又")), vec![&here, value, "引号"]),
        ("quote-inside", cell("他说\"好\""), vec![&here, value, "引号"]),
        ("nul", cell("\"缺\0签\""), vec![&here, value, "NUL"]),
        ("escape", cell("\"缺\u{1b}[31m签\""), vec![&here, value, "U+001B"]),
        ("lone-cr", cell("\"缺\r签\""), vec![&here, value, "CR"]),
        ("ragged", good.replace(&format!("\"{FACT}\","), "").into_bytes(), vec![&here, "15", "14"]),
        ("long", cell(&format!("\"{}\"", "支".repeat(32_001))), vec![&here, value, "32000"]),
        ("wide-row", widened(line - 1), vec![&here, "256"]),
        ("wide-head", widened(0), vec!["第 1 行", "256"]),
        ("torn-utf8", torn, vec![&here, "UTF-8"]),
        ("torn-gbk", torn_gbk, vec![&here, "GB18030"]),
        ("mixed", good.replacen("\",\"", "\";\"", 3).into_bytes(), vec!["第 1 行"]),
        ("bad-sep", format!("sep=|\r\n{good}").into_bytes(), vec!["第 1 行", "sep=|"]),
        ("two-columns", good.replacen("人员_actor", "设备_device", 1).into_bytes(), vec!["ops.csv"]),
        ("no-column", good.replacen("摘要_hash", "随便_other", 1).into_bytes(), vec!["ops.csv"]),
    ];
    for (name, bytes, words) in cases {
        assert_ne!(bytes, good.as_bytes(), "{name} is not broken");
        scene.bundle(name, &bytes);
        scene.refuses(name, &[&[&format!("{name}/ops.csv")[..]], &words[..]].concat());
    }
}

#[test]
fn what_other_programs_do_to_a_table_changes_nothing() {
    let scene = Scene::new();
    let good = scene.ops();
    let plain = good.trim_start_matches('\u{feff}');
    let head = plain.lines().next().unwrap();
    let keys: Vec<&str> = head.split(',').map(|h| h.trim_matches('"').rsplit('_').next().unwrap()).collect();
    let ascii = plain.replacen(head, &keys.join(","), 1);
    let utf16 = |big: bool| -> Vec<u8> {
        good.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let gb = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let parted = |separator: u8| {
        let mut out = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        for row in csv::ReaderBuilder::new().has_headers(false).from_reader(plain.as_bytes()).records() {
            out.write_record(&row.unwrap()).unwrap();
        }
        out.into_inner().unwrap()
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("as-it-is", good.clone().into_bytes()),
        ("no-bom", plain.as_bytes().to_vec()),
        ("two-boms", format!("\u{feff}{good}").into_bytes()),
        ("utf16-le", utf16(false)),
        ("utf16-be", utf16(true)),
        ("gbk-telling", gb(plain)),
        ("gbk-silent", gb(&ascii)),
        ("semicolons", parted(b';')),
        ("tabs", parted(b'\t')),
        ("sep-line", [b"sep=;\r\n".to_vec(), parted(b';')].concat()),
        ("lf-only", plain.replace("\r\n", "\n").into_bytes()),
    ];
    let mut states = Vec::new();
    for (name, bytes) in cases {
        scene.bundle(name, &bytes);
        let laptop = format!("laptop-{name}");
        fs::create_dir(scene.team.path(&laptop)).unwrap();
        fs::copy(scene.team.path("a/hucha.db"), scene.team.path(&laptop).join("hucha.db")).unwrap();
        scene.team.merge(&laptop, &[name]);
        assert_eq!(scene.facts(&laptop), [FACT], "{name}");
        states.push((scene.team.digest(&laptop), name));
    }
    assert!(states.iter().all(|(state, _)| *state == states[0].0), "{states:?}");
    assert_ne!(states[0].0, scene.team.digest("a"));
}

#[test]
fn a_sheet_filled_in_by_hand_is_refused_the_same_way() {
    let scene = Scene::new();
    let good = "编号_code,结论_verdict,数量_count,问题点_fact\r\nA1-01,扣分,1,缺整改计划\r\n";
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("引号", good.replace("缺整改计划", "\"缺整改计划").into(), &["第 2 行", "“问题点_fact”"]),
        ("多字", good.replace("缺整改计划", "\"缺\"整改").into(), &["第 2 行", "“问题点_fact”"]),
        ("空字符", good.replace("整改", "\0").into(), &["第 2 行", "“问题点_fact”", "NUL"]),
        ("控制符", good.replace("整改", "\u{1b}]0;x\u{7}").into(), &["第 2 行", "“问题点_fact”", "U+001B"]),
        ("少列", good.replace(",缺整改计划", "").into(), &["第 2 行"]),
        ("结论", good.replace("扣分", "合格").into(), &["第2行", "“结论”"]),
        ("数量", good.replace("扣分,1", "扣分,1E+05").into(), &["第2行", "1E+05"]),
        ("指标", good.replace("A1-01", "A9-99").into(), &["第2行", "A9-99"]),
    ];
    for (name, bytes, words) in cases {
        let file = format!("2026Q4_B04_王芳_{name}.csv");
        fs::write(scene.team.path(&file), bytes).unwrap();
        scene.refuses(&file, &[&[&file[..]], words].concat());
    }
}
