//! The people of the demonstration; every name is made up.

/// Name, branch and post of the laptop's owner.
pub const OWNER: (&str, &str, &str) = ("周立新", "B01", "组织委员");

/// The other inspectors, two for each branch (R082), and the coordinator of 党群部.
pub const OTHERS: [(&str, &str, &str); 12] = [
    ("孙悦宁", "B01", "宣传委员"),
    ("陈静怡", "B02", "组织委员"),
    ("马文博", "B02", "党员骨干"),
    ("赵国梁", "B03", "纪检委员"),
    ("郑海波", "B03", "党员骨干"),
    ("李明远", "B04", "组织委员"),
    ("何志诚", "B04", "气化党小组组长"),
    ("王芳菲", "B05", "宣传委员"),
    ("刘一帆", "B05", "党员骨干"),
    ("吴敏慧", "B06", "组织委员"),
    ("徐涛声", "B06", "化验党小组组长"),
    ("黄海燕", "", "党群部"),
];

/// The coordinator.
pub const COORDINATOR: &str = "黄海燕";

/// Who inspects which branch: nobody their own, and no two branches each other (AMB-20). The first one leads.
pub const TEAMS: [(&str, [&str; 2]); 6] = [
    ("B01", ["陈静怡", "徐涛声"]),
    ("B02", ["赵国梁", "何志诚"]),
    ("B03", ["周立新", "吴敏慧"]),
    ("B04", ["周立新", "刘一帆"]),
    ("B05", ["郑海波", "孙悦宁"]),
    ("B06", ["李明远", "马文博"]),
];

/// Secretaries who give the report and receive the feedback.
pub const SECRETARIES: [(&str, &str); 6] = [
    ("B01", "支部书记 高远"),
    ("B02", "支部书记 林晓东"),
    ("B03", "支部书记 韩卫国"),
    ("B04", "支部书记 罗建平"),
    ("B05", "支部书记 宋长河"),
    ("B06", "支部书记 唐秀兰"),
];

/// The secretary of a branch.
pub fn secretary(branch: &str) -> &'static str {
    SECRETARIES.iter().find(|s| s.0 == branch).map_or("", |s| s.1)
}

/// The team of a branch.
pub fn team(branch: &str) -> [&'static str; 2] {
    TEAMS.iter().find(|t| t.0 == branch).map_or([OWNER.0; 2], |t| t.1)
}
