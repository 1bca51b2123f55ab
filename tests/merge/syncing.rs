use crate::laptops::Team;
use serde_json::json;

#[test]
fn three_laptops_meet_in_one_folder() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("share")).unwrap();
    let share = team.at("share");
    for (laptop, fact) in [("a", "甲"), ("b", "乙👍"), ("c", "丙")] {
        team.finds(laptop, fact);
        team.does(laptop, &["sync", &share]);
    }
    for laptop in ["a", "b", "c"] {
        team.does(laptop, &["sync", &share]);
    }
    team.agree(&["a", "b", "c"]);
    assert_eq!(team.json("a", &["problems", "list"]).as_array().unwrap().len(), 3);
    let names = || {
        let mut names: Vec<_> = std::fs::read_dir(&share).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names().len(), 3);
    let quiet = team.json("a", &["sync", &share]);
    let again = team.json("a", &["sync", &share]);
    assert_eq!((&quiet["new"], &again["new"], &again["receipt"]), (&json!(0), &json!(0), &json!(null)));
    assert!(again["written"].as_str().unwrap().ends_with(".zip"));
}

#[test]
fn laptops_that_sync_at_the_same_time_do_not_harm_each_other() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("share")).unwrap();
    let share = team.at("share");
    for round in 0..2 {
        for laptop in ["a", "b", "c"] {
            team.finds(laptop, &format!("{laptop}{round}"));
        }
        std::thread::scope(|scope| {
            for laptop in ["a", "b", "c"] {
                let (team, share) = (&team, &share);
                scope.spawn(move || team.does(laptop, &["sync", share]));
            }
        });
    }
    for laptop in ["a", "b", "c", "a", "b"] {
        team.does(laptop, &["sync", &share]);
    }
    team.agree(&["a", "b", "c"]);
}

#[test]
fn a_bad_file_of_somebody_else_does_not_stop_a_sync_and_is_left_alone() {
    let team = Team::of_three();
    std::fs::create_dir(team.path("share")).unwrap();
    let share = team.at("share");
    std::fs::write(team.path("share/半个.zip"), b"PK\x03\x04").unwrap();
    team.finds("b", "乙");
    team.does("b", &["sync", &share]);
    let ran = team.run("a", &["sync", &share]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("半个.zip"), "{}", ran.err);
    assert_eq!(std::fs::read(team.path("share/半个.zip")).unwrap(), b"PK\x03\x04");
    assert_eq!(team.json("a", &["problems", "list"]).as_array().unwrap().len(), 1);
    assert_eq!(team.run("a", &["sync", &team.at("没有")]).status, 3);
}
