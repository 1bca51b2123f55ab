use crate::laptops::Team;

#[test]
fn a_new_laptop_takes_everything_and_finds_its_inspector_in_the_plan() {
    let team = Team::of_three();
    let visits = team.json("b", &["visit", "list"]);
    let names: Vec<_> = visits[0]["team"].as_array().unwrap().iter().map(|m| m["name"].clone()).collect();
    assert_eq!(names, ["王芳", "赵强"]);
    team.export("b", "b1");
    team.export("c", "c1");
    team.merge("a", &["b1", "c1"]);
    let people = std::fs::read_to_string({
        team.export("a", "a1");
        team.path("a1/people.csv")
    });
    assert_eq!(people.unwrap().lines().filter(|l| l.contains("王芳") || l.contains("赵强")).count(), 2);
    assert_eq!(team.json("a", &["conflicts", "list"]).as_array().map(Vec::len), Some(0));
}

#[test]
fn a_bundle_that_is_refused_leaves_no_data_folder_behind() {
    let team = Team::of_three();
    std::fs::write(team.path("broken.zip"), b"PK\x03\x04 broken").unwrap();
    for (from, branch, status) in [("broken.zip", "B02", 3), ("nothing.zip", "B02", 3), ("start.zip", "B99", 2)] {
        let ran = team.run("d", &["init", "--inspector", "新人", "--branch", branch, "--from", &team.at(from)]);
        assert_eq!(ran.status, status, "{from}: {}", ran.err);
        assert!(!team.path("d/hucha.db").exists() && !team.path("d/hucha.db.part").exists());
    }
    let args = ["init", "--inspector", "新人", "--from", &team.at("start.zip"), "--org", "x.csv"];
    assert_eq!(team.run("d", &args).status, 2);
}
