//! A check code that was printed on one laptop means the same on another.

use crate::laptops::Team;

const VISIT: [&str; 6] = ["--round", "2026Q4", "--branch", "B04", "--inspector", "王芳"];

/// The inspector's sheet, everything in order but one deduction with a fact, finalised.
fn finalised(team: &Team, laptop: &str, count: &str) {
    let form = team.at("form.csv");
    team.does(laptop, &[&["sheet", "template"][..], &VISIT, &["-o", &form]].concat());
    let text = std::fs::read_to_string(&form).unwrap();
    let mut out = csv::Writer::from_path(&form).unwrap();
    let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = rows.headers().unwrap().clone();
    let at = |key: &str| heads.iter().position(|h| h.ends_with(key)).unwrap();
    out.write_record(&heads).unwrap();
    for row in rows.records() {
        let mut row: Vec<String> = row.unwrap().iter().map(String::from).collect();
        row[at("_verdict")] = "无扣分".into();
        if row[0] == "C1-02" {
            row[at("_verdict")] = "扣分".into();
            row[at("_count")] = count.into();
            row[at("_fact")] = "缺10月支委会记录，é👍".into();
            row[at("_suggestion")] = "补记会议".into();
            row[at("_due")] = "2026-12-01".into();
        }
        out.write_record(&row).unwrap();
    }
    drop(out);
    team.does(laptop, &[&["sheet", "import", &form, "--finalize"][..], &VISIT].concat());
}

/// The code at the foot of the printed sheet.
fn code(team: &Team, laptop: &str) -> String {
    let file = team.at("sheet.md");
    team.does(laptop, &["report", "sheet", "--round", "2026Q4", "--branch", "B04", "--format", "md", "-o", &file]);
    let page = std::fs::read_to_string(file).unwrap();
    page.split("校验码 ").nth(1).expect("a code").trim().to_string()
}

#[test]
fn a_code_survives_export_and_merge_and_tells_a_third_laptop_what_changed() {
    let team = Team::of_three();
    finalised(&team, "b", "1");
    let first = code(&team, "b");
    team.export("b", "b1.zip");
    assert_eq!(team.run("a", &["report", "verify", &first]).status, 1, "not merged yet");
    team.merge("a", &["b1.zip"]);
    assert_eq!(code(&team, "a"), first, "printed elsewhere");
    let said = team.does("a", &["report", "verify", &first.to_lowercase()]);
    assert!(said.contains("王芳的评分表，第1次定稿") && said.contains("定稿后内容没有任何改动"), "{said}");
    team.does("a", &["problems", "add", "--round", "2026Q4", "--branch", "B05", "--fact", "与此无关"]);
    assert_eq!(code(&team, "a"), first);

    finalised_again(&team);
    let second = code(&team, "b");
    assert_ne!(second, first);
    team.export("b", "b2.zip");
    team.merge("c", &["b2.zip"]);
    let ran = team.run("c", &["report", "verify", &first]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("C1-02 数量：1 → 2") && ran.err.contains("现为第2次定稿"), "{}{}", ran.out, ran.err);
    let now = team.json("c", &["report", "verify", &second]);
    assert_eq!((&now["holds"], &now["revision"], &now["changes"]), (&true.into(), &2.into(), &serde_json::json!([])));
}

/// The codes at the foot of a paper.
fn codes(team: &Team, laptop: &str, kind: &str) -> Vec<String> {
    let file = team.at(&format!("{kind}.md"));
    team.does(laptop, &["report", kind, "--round", "2026Q4", "--branch", "B04", "--format", "md", "-o", &file]);
    let page = std::fs::read_to_string(file).unwrap();
    let foot = page.lines().last().unwrap();
    foot.split(['　', ' ', '、']).filter(|w| w.len() == 14 && w.matches('-').count() == 2).map(String::from).collect()
}

#[test]
fn a_code_read_from_any_paper_says_what_was_signed_how_far_it_is_and_which_papers_there_are() {
    let team = Team::of_three();
    finalised(&team, "b", "1");
    let signed = code(&team, "b");
    for kind in ["notice", "recheck", "ledger", "feedback"] {
        assert_eq!(codes(&team, "b", kind), [signed.as_str()], "{kind}");
    }
    team.export("b", "b1.zip");
    team.merge("a", &["b1.zip"]);
    assert_eq!(codes(&team, "a", "notice"), [signed.as_str()], "printed elsewhere");
    let said = team.does("a", &["report", "verify", &signed]);
    for words in ["定稿后内容没有任何改动", "这份评分表的问题现在：共1条，已销号0", "整改通知单 互查整改〔2026〕1号（"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let json = team.json("a", &["report", "verify", &signed]);
    assert_eq!((&json["problems"]["all"], &json["papers"][0]["kind"]), (&1.into(), &"feedback".into()), "{json}");

    finalised_again(&team);
    let later = codes(&team, "b", "notice");
    assert!(later.len() == 1 && later[0] != signed, "a correction is another code on every paper: {later:?}");
    let ran = team.run("b", &["report", "verify", &signed]);
    assert!(ran.status == 1 && ran.out.contains("C1-02 数量：1 → 2"), "{}", ran.out);
}

/// The same sheet corrected: two units instead of one.
fn finalised_again(team: &Team) {
    let form = team.at("form.csv");
    let text = std::fs::read_to_string(&form).unwrap();
    std::fs::write(&form, text.replace("扣分,1,", "扣分,2,")).unwrap();
    team.does("b", &[&["sheet", "import", &form, "--finalize", "--reason", "漏看一本"][..], &VISIT].concat());
}

#[test]
fn a_slip_in_a_code_is_named_and_nothing_is_looked_up() {
    let team = Team::of_three();
    for (typed, status, said) in [
        ("A7KC", 3, "12个字符"),
        ("A7KC-9DPX-H3M0", 3, "没有“0”"),
        ("3333-3333-3334", 3, "抄错"),
        ("3333-3333-3333", 1, "没有校验码 3333-3333-3333"),
    ] {
        let ran = team.run("a", &["report", "verify", typed]);
        assert_eq!(ran.status, status, "{typed}: {}", ran.err);
        assert!(ran.err.contains(said), "{typed}: {}", ran.err);
    }
    assert_eq!(team.run("a", &["report", "verify"]).status, 2);
}
