//! Pairing and duty claims merge like everything else: two helpers and a coordinator on three laptops.

use super::laptops::Team;

fn does(team: &Team, laptop: &str, line: &str) {
    team.does(laptop, &line.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn two_helpers_and_a_coordinator_end_with_one_digest() {
    let team = Team::of_three();
    does(&team, "a", "pair draw");
    for (branch, helper) in [("B04", "王芳"), ("B05", "赵强")] {
        let terms = "--from 2026-10-12 --to 2026-12-31 --keeper 赵新 --follower 钱一";
        does(&team, "a", &format!("pair terms {branch} --helper {helper} {terms}"));
        does(&team, "a", &format!("pair goal {branch} 台账齐全率 100%"));
        for party in ["helper", "branch", "office"] {
            does(&team, "a", &format!("pair sign {branch} {party} --date 2026-10-12"));
        }
    }
    for name in ["赵新", "钱一"] {
        does(&team, "a", &format!("duty member B04 {name} --committee"));
    }
    does(&team, "a", "duty standard B04");
    does(&team, "a", "duty publish B04 --date 2026-10-12");
    team.export("a", "pairs.zip");
    for helper in ["b", "c"] {
        does(&team, helper, &format!("merge {}", team.at("pairs.zip")));
    }
    // Each helper keeps the own ledger; both write the same claim down, and one of them scores differently.
    does(&team, "b", "pair log B04 下沉 示范台账整理");
    does(&team, "c", "pair log B05 抽查 抽查党费");
    for laptop in ["b", "c"] {
        does(&team, laptop, "duty claim B04 赵新 自身标准化履职岗 --date 2026-10-13");
    }
    does(&team, "a", "duty score B04 赵新 90 --month 2026-10");
    does(&team, "b", "duty score B04 赵新 80 --month 2026-10");
    for laptop in ["a", "b", "c"] {
        team.export(laptop, &format!("{laptop}.zip"));
    }
    for (laptop, others) in [("a", ["b", "c"]), ("b", ["c", "a"]), ("c", ["a", "b"])] {
        for other in others {
            does(&team, laptop, &format!("merge {}", team.at(&format!("{other}.zip"))));
        }
    }
    team.agree(&["a", "b", "c"]);
    let claims: serde_json::Value =
        serde_json::from_str(&team.does("a", &["duty", "claims", "B04", "--json"])).unwrap();
    assert_eq!(claims["claims"].as_array().unwrap().len(), 1, "one claim, though two wrote it down");
    let conflicts = team.does("c", &["conflicts", "list"]);
    assert!(conflicts.contains("得分"), "two scores of one month are a conflict for a person: {conflicts}");
    for branch in ["B04", "B05"] {
        assert!(team.does("a", &["pair", "show", branch]).contains("帮扶台账"), "{branch}");
    }
}
