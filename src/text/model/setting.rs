//! Sentences about what can be set.

crate::messages! {
    unknown(key) { zh: "没有设置“{key}”", en: "There is no setting '{key}'" }
    not_by_round(key) { zh: "{key} 各季度相同，不能按季度设置", en: "{key} is the same for all quarters" }
    whole(given, min, max) { zh: "“{given}”应是{min}到{max}的整数", en: "'{given}' should be a whole number from {min} to {max}" }
    points(given, min, max) { zh: "“{given}”应是{min}到{max}之间的数，最多两位小数", en: "'{given}' should be a number from {min} to {max} with at most two places" }
    choice(given, known) { zh: "“{given}”无法识别，可用：{known}", en: "'{given}' should be one of: {known}" }
    too_long(max) { zh: "只能写一行，不超过{max}个字", en: "Write one line of at most {max} characters" }
    not_a_star(entry) { zh: "“{entry}”应形如 五星=95（0至100分，名称不重复）", en: "'{entry}' should be like five=95 (0 to 100, no name twice)" }
    not_a_code(given) { zh: "“{given}”不是指标编号，应形如 C1-02", en: "'{given}' is no code of an indicator such as C1-02" }
    no_reason() { zh: "请写明理由", en: "Please give a reason" }
}
