//! Sentences about check codes.

crate::messages! {
    bad_length(n) {
        zh: "校验码是12个字符（三组，每组4个），这里有{n}个",
        en: "A check code has 12 letters in three groups of four; here are {n}",
    }
    bad_letter(c) {
        zh: "校验码里没有“{c}”；只用数字 3 4 6 7 9 和字母 A C D E F H J K L M N P R T V W X Y",
        en: "No check code has “{c}”; they use the digits 3 4 6 7 9 and the letters A C D E F H J K L M N P R T V W X Y",
    }
    slip() {
        zh: "校验码有误：某个字符抄错，或相邻两个颠倒了，请再核对一遍",
        en: "A slip in the check code: a wrong letter, or two that changed places; look again",
    }
    needs_code() {
        zh: "请给出校验码，例如 hucha report verify A7KC-9DPX-H3MW",
        en: "Give the check code, as in hucha report verify A7KC-9DPX-H3MW",
    }
    unknown(code) {
        zh: "这台电脑上没有校验码 {code} 的定稿：可能尚未合并，或文书不是本系统打印的",
        en: "No finalised sheet here has the check code {code}: not merged yet, or the paper is not ours",
    }
    signed(quarter, branch, who, revision, at) {
        zh: "{quarter} {branch} {who}的评分表，第{revision}次定稿，{at}",
        en: "{quarter}, {branch}, sheet of {who}, revision {revision}, {at}",
    }
    score(score) { zh: "定稿得分：{score}", en: "Score then: {score}" }
    problems(sum) { zh: "这份评分表的问题现在：{sum}", en: "Its problems now: {sum}" }
    papers(list) { zh: "这次检查已编号的文书：{list}", en: "Numbered papers of this visit: {list}" }
    paper(title, number, date) { zh: "{title} {number}（{date}）", en: "{title} {number} ({date})" }
    list() { zh: "、", en: ", " }
    same() { zh: "定稿后内容没有任何改动", en: "Nothing was changed since" }
    changed(count) { zh: "定稿后有{count}处不同：", en: "{count} differences since:" }
    only_code() {
        zh: "定稿内容没有完整保存，只能确认有过这次定稿，不能逐项比对",
        en: "What was signed is not stored whole: that it was signed is certain, what differs is not known",
    }
    gone() { zh: "该评分表后来被删除", en: "The sheet was deleted since" }
    open_again() { zh: "该评分表已重新打开更正，尚未再次定稿", en: "The sheet was opened for correction and is not final again" }
    later(revision) { zh: "现为第{revision}次定稿", en: "It is at revision {revision} now" }
    difference(what, signed, now) { zh: "{what}：{signed} → {now}", en: "{what}: {signed} → {now}" }
    nothing() { zh: "（无）", en: "(nothing)" }
    answer(code, field) { zh: "{code} {field}", en: "{code} {field}" }
    problem(number, field) { zh: "问题 {number} {field}", en: "Problem {number}, {field}" }
    member(name, field) { zh: "检查组 {name} {field}", en: "Team: {name}, {field}" }
    strength() { zh: "优点", en: "Strength" }
    checklist_words() { zh: "清单内容（指纹）", en: "Words of the checklist (fingerprint)" }
}
