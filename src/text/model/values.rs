//! Sentences about single values and cells of tables.

crate::messages! {
    points_syntax(given) {
        zh: "“{given}”不是分值，应形如 2 或 0.5",
        en: "“{given}” is not a number of points; write 2 or 0.5"
    }
    points_places(given) {
        zh: "“{given}”小数超过两位",
        en: "“{given}” has more than two decimal places"
    }
    points_range(given) {
        zh: "“{given}”数值过大",
        en: "“{given}” is too large"
    }
    cell_at(line, column, fault) {
        zh: "第{line}行“{column}”：{fault}",
        en: "line {line}, “{column}”: {fault}"
    }
    column_missing(column) {
        zh: "缺少“{column}”列",
        en: "column “{column}” is missing"
    }
    column_twice(column) {
        zh: "“{column}”列出现两次",
        en: "column “{column}” is there twice"
    }
    row_none() {
        zh: "表中没有内容行",
        en: "the table has no rows"
    }
    cell_empty() {
        zh: "不能为空",
        en: "must not be empty"
    }
    cell_whole(given) {
        zh: "“{given}”不是0以上的整数",
        en: "“{given}” is not a whole number"
    }
    cell_yes_no(given) {
        zh: "“{given}”应为 yes 或 no（是、否）",
        en: "“{given}” should be yes or no"
    }
    cell_unknown(given, known) {
        zh: "“{given}”无法识别，可用：{known}",
        en: "“{given}” is not known; use one of: {known}"
    }
    cell_no_stars(given) {
        zh: "“{given}”不是0-100分；星级还没有换算表，可在设置 star.map 写明各星级值多少分",
        en: "“{given}” is no score of 0-100; there is no table of stars yet (setting star.map)"
    }
    cell_code(given) {
        zh: "“{given}”只能用字母和数字",
        en: "“{given}” should be letters and digits only"
    }
    cell_duplicate(given, line) {
        zh: "“{given}”与第{line}行重复",
        en: "“{given}” is already on line {line}"
    }
}
