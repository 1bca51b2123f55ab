//! Two quarters, three laptops: refusal, extension, overdue, look-back, closing, rebound; one end on all.

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

struct Laptops {
    dir: TempDir,
}

impl Laptops {
    /// `a` is the coordinator's, `b` and `c` are those of the inspectors.
    fn new() -> Laptops {
        let all = Laptops { dir: tempfile::tempdir().unwrap() };
        all.on("a", "2026-08-17", "init --inspector 黄海燕");
        all.on("a", "2026-08-17", "round open 2026Q3");
        all.on("a", "2026-08-17", "visit add --round 2026Q3 --branch B04 --date 2026-08-18 --team 王芳,赵强");
        let start = all.path("start.zip").display().to_string();
        all.on("a", "2026-08-17", &format!("export -o {start}"));
        for (laptop, name, branch) in [("b", "王芳", "B02"), ("c", "赵强", "B03")] {
            all.on(laptop, "2026-08-17", &format!("init --inspector {name} --branch {branch} --from {start}"));
        }
        all
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Runs a command on a laptop on a day: status, stdout and stderr.
    fn run(&self, laptop: &str, day: &str, line: &str) -> (i32, String, String) {
        let mut command = Command::cargo_bin("hucha").unwrap();
        command.env_clear().current_dir(self.dir.path()).env("HUCHA_DATA", self.path(laptop));
        command.env("HUCHA_NOW", format!("{day}T10:00:00+08:00")).env("HUCHA_LANG", "zh-CN");
        let output = command.args(line.split_whitespace()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn on(&self, laptop: &str, day: &str, line: &str) -> String {
        let (status, out, err) = self.run(laptop, day, line);
        assert_eq!(status, 0, "{laptop}: hucha {line}\n{out}{err}");
        out
    }

    fn json(&self, laptop: &str, day: &str, line: &str) -> Value {
        serde_json::from_str(&self.on(laptop, day, &format!("{line} --json"))).unwrap()
    }

    /// Everybody meets on the share, twice, so that the first ones have what the last ones brought.
    fn meet(&self, day: &str) {
        let share = self.path("share");
        std::fs::create_dir_all(&share).unwrap();
        for laptop in ["a", "b", "c", "a", "b"] {
            self.on(laptop, day, &format!("sync {}", share.display()));
        }
    }
}

#[test]
fn a_problem_goes_from_refusal_to_rebound_over_three_laptops_and_two_quarters() {
    let all = Laptops::new();
    let found = all.json("b", "2026-08-18", "problems add --round 2026Q3 --branch B04 --code C1-02 --fact 7月未召开支委会，é👍 --class 限期 --responsible 组织委员");
    let n = found["number"].as_str().unwrap().to_string();
    assert_eq!(found["due"], "2026-08-27", "seven working days");
    all.meet("2026-08-18");

    // Refused, reported again, accepted; extended on a third laptop.
    all.on("c", "2026-08-19", &format!("problems set {n} --do measure --note 以后注意"));
    all.on("c", "2026-08-19", &format!("problems set {n} --do refuse --note 没有责任人和日期"));
    all.meet("2026-08-19");
    all.on("b", "2026-08-20", &format!("problems set {n} --do measure --note 组织委员每月5日前检查记录"));
    all.on("b", "2026-08-20", &format!("problems set {n} --do accept --note 可行"));
    all.meet("2026-08-21");
    all.on("a", "2026-08-26", &format!("problems set {n} --due 2026-09-10 --approver 黄海燕 --note 等补选支委"));
    all.meet("2026-08-26");

    // Overdue all the same: a look-back finds it not rectified, the next one closes it off.
    let late = all.json("c", "2026-09-14", "problems list --overdue");
    assert_eq!((&late[0]["number"], &late[0]["overdue_days"]), (&Value::from(n.as_str()), &Value::from(4)));
    let plan = all.json("c", "2026-09-14", "lookback plan");
    assert_eq!((&plan[0]["branch"], &plan[0]["due"]), (&Value::from("B04"), &Value::from("2026-09-17")));
    let look =
        all.on("c", "2026-09-16", "lookback add --branch B04 --date 2026-09-16 --team 赵强,王芳").trim().to_string();
    all.on("c", "2026-09-16", &format!("lookback set {look} {n} --result not --present 8月记录仍缺 --method 查资料"));
    all.meet("2026-09-16");
    all.on(
        "b",
        "2026-09-22",
        &format!("problems set {n} --status review --note 已补开并建立台账 --evidence 记录本第3页"),
    );
    let own = all.run("b", "2026-09-22", &format!("problems set {n} --status closed --note 好"));
    assert_eq!(own.0, 3, "no evidence of the verification: {}", own.2);
    let look = all.on("b", "2026-09-23", "lookback add --branch B04 --date 2026-09-23 --team 王芳").trim().to_string();
    assert_eq!(look, "2026Q3/B04-L2");
    all.on(
        "b",
        "2026-09-23",
        &format!("lookback set {look} {n} --result fixed --present 记录齐全 --evidence 查看8、9月记录 --method 查资料"),
    );
    all.meet("2026-09-24");
    let told = all.json("a", "2026-09-24", &format!("problems show {n}"));
    assert_eq!(
        (&told["status"], &told["first_due"], &told["due"]),
        (&Value::from("closed"), &Value::from("2026-08-27"), &Value::from("2026-09-10"))
    );
    let kinds: Vec<&str> = told["story"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["found", "measure", "refuse", "measure", "accept", "extend", "fail", "evidence", "verify"]);

    // The next quarter it comes back: linked, marked, the closed one stays closed.
    all.on("a", "2026-11-16", "round open 2026Q4");
    all.on("a", "2026-11-16", "visit add --round 2026Q4 --branch B04 --date 2026-11-17 --team 赵强");
    all.meet("2026-11-16");
    let again = all.json(
        "c",
        "2026-11-17",
        "problems add --round 2026Q4 --branch B04 --code C1-02 --fact 10月又未召开 --class 限期",
    );
    assert_eq!(again["ancestor"], told["id"]);
    all.meet("2026-11-18");
    let back = all.json("b", "2026-11-18", "problems list --rebound");
    assert_eq!((back.as_array().unwrap().len(), &back[0]["number"]), (1, &again["number"]));
    assert_eq!(all.json("b", "2026-11-18", &format!("problems show {n}"))["status"], "closed");

    let digests: Vec<String> = ["a", "b", "c"].map(|l| all.on(l, "2026-11-18", "digest")).into();
    assert!(digests.windows(2).all(|d| d[0] == d[1]), "{digests:?}");
}
