//! Sentences about scoring.

crate::messages! {
    unknown_verdict(given) {
        zh: "结论“{given}”无法识别，应为无扣分、扣分、本项不得分、不适用或留空",
        en: "verdict “{given}” is not known; use ok, deduct, zero, na or leave it empty"
    }
    count_not_whole(given) {
        zh: "数量“{given}”不是整数",
        en: "count “{given}” is not a whole number"
    }
    count_too_big(given, most) {
        zh: "数量 {given} 过大，最多 {most}",
        en: "count {given} is too big; at most {most}"
    }
    count_beside(verdict) {
        zh: "结论为“{verdict}”时数量应留空",
        en: "with verdict “{verdict}” the count must be empty"
    }
    count_without_verdict() {
        zh: "填了数量却没有结论",
        en: "there is a count but no verdict"
    }
    count_missing() {
        zh: "扣分须填数量",
        en: "a deduction needs a count"
    }
    count_zero() {
        zh: "扣分数量不能为0，无扣分请填“无扣分”",
        en: "a deduction of 0 units is none; use “no deduction”"
    }
    na_forbidden() {
        zh: "本项不允许“不适用”",
        en: "this item cannot be “not applicable”"
    }
    reason_missing(verdict) {
        zh: "“{verdict}”须写明理由",
        en: "“{verdict}” needs a reason"
    }
}
