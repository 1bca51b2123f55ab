//! Sentences about the checklist.

crate::messages! {
    lint_at(code, what) { zh: "{code}：{what}", en: "{code}: {what}" }
    lint_altered() {
        zh: "清单内容与其版本号不符，可能被改动",
        en: "the content is not the one this version is named by; it was altered"
    }
    lint_total(sum) {
        zh: "满分合计 {sum}，应为 100.00",
        en: "full marks add up to {sum} instead of 100.00"
    }
    lint_bad_code() {
        zh: "编号应形如 A1-01",
        en: "the code should look like A1-01"
    }
    lint_duplicate() {
        zh: "编号重复",
        en: "the code is used twice"
    }
    lint_category(given) {
        zh: "类别“{given}”不属于五个“基本”",
        en: "category “{given}” is none of the five"
    }
    lint_letter(category) {
        zh: "编号首字母与类别“{category}”不符",
        en: "the code's letter does not belong to category “{category}”"
    }
    lint_no_title() { zh: "缺少指标名称", en: "there is no title" }
    lint_no_rule() { zh: "缺少扣分标准", en: "there is no deduction rule" }
    lint_no_marks() { zh: "满分应大于0", en: "full marks should be above 0" }
    lint_no_unit() { zh: "缺少扣分单位", en: "there is no unit to count" }
    lint_no_per_unit() { zh: "每单位扣分应大于0", en: "the deduction per unit should be above 0" }
    lint_no_cap() { zh: "扣分上限应大于0", en: "the cap should be above 0" }
    lint_unit(unit) {
        zh: "扣分标准中没有写明单位“{unit}”",
        en: "the rule does not name the unit “{unit}”"
    }
    lint_amount(amount) {
        zh: "扣分标准中没有写明“扣{amount}分”",
        en: "the rule does not name the deduction of {amount}"
    }
    lint_cap_above() { zh: "扣分上限高于满分", en: "the cap is above the full marks" }
    lint_cap_multiple() {
        zh: "扣分上限不是每单位扣分的整数倍，最后一次只扣余下部分",
        en: "the cap is no multiple of the deduction per unit: the last deduction is a smaller one"
    }
    lint_full_multiple() {
        zh: "满分不是每单位扣分的整数倍",
        en: "full marks are no multiple of the deduction per unit"
    }
}
