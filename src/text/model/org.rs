//! Sentences about the organisation.

crate::messages! {
    private_identity() {
        zh: "疑似身份证号，本系统不收集，请删去此列",
        en: "seems to hold identity-card numbers; they are not taken, remove the column"
    }
    private_telephone() {
        zh: "疑似电话号码，本系统不收集，请删去此列",
        en: "seems to hold telephone numbers; they are not taken, remove the column"
    }
    private_wages() {
        zh: "疑似工资收入，本系统不收集，请删去此列",
        en: "seems to hold wages; they are not taken, remove the column"
    }
    lint_groups(count, expected) {
        zh: "党小组共{count}个，现有应为{expected}个",
        en: "{count} Party groups instead of {expected}"
    }
    lint_no_group(branch) {
        zh: "{branch}没有党小组",
        en: "{branch} has no Party group"
    }
    lint_homeless(group, branch) {
        zh: "{group}所属支部“{branch}”不存在",
        en: "{group} belongs to branch “{branch}”, which is not known"
    }
    lint_same_name(name) {
        zh: "支部名称“{name}”重复",
        en: "two branches are called “{name}”"
    }
    lint_helper_twice(post, branches) {
        zh: "{post}结对多个支部（{branches}），应为一对一",
        en: "{post} helps several branches ({branches}); pairing is one to one"
    }
    lint_inspectors(branch, n) {
        zh: "{branch}有{n}名检查人，应为1-2名",
        en: "{branch} names {n} inspectors instead of 1-2"
    }
    lint_same_person(name) {
        zh: "有两个人都叫{name}，请核对是不是同一人",
        en: "two people are called {name}; check whether they are one"
    }
    ids_of_export() {
        zh: "hucha people export 写出的人员编号",
        en: "ids as written by hucha people export"
    }
    private_typed(what) {
        zh: "疑似{what}，本系统不收集，请改写",
        en: "seems to hold {what}; they are not taken, write something else"
    }
    name_identity() { zh: "身份证号", en: "an identity-card number" }
    name_telephone() { zh: "电话号码", en: "a telephone number" }
    name_wages() { zh: "工资收入", en: "wages" }
    fault_empty() { zh: "不能为空", en: "must not be empty" }
    fault_code() { zh: "编号只用字母和数字", en: "a code has letters and digits only" }
    fault_taken(code) { zh: "编号{code}已有，请换一个", en: "the code {code} is taken" }
    fault_branch(given) { zh: "没有支部“{given}”", en: "there is no branch “{given}”" }
    fault_dates() { zh: "终止日期早于起始日期", en: "the last day is before the first" }
    fault_date(given) { zh: "“{given}”不是日期", en: "“{given}” is no date" }
    fault_number(given) { zh: "“{given}”不是0以上的整数", en: "“{given}” is no whole number" }
    fault_role(given) { zh: "没有角色“{given}”", en: "there is no role “{given}”" }
}
