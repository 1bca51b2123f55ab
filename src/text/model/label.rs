//! What records and values are called.

crate::messages! {
    own_sheet(who) { zh: "评分表（{who}）", en: "sheet of {who}" }
    agreed_sheet() { zh: "合议评分表", en: "agreed sheet" }
    score_of(item, who) { zh: "{item}（{who}）", en: "{item} ({who})" }
    agreed() { zh: "合议", en: "agreed" }
    named(kind, name) { zh: "{kind} {name}", en: "{kind} {name}" }
    interview(n) { zh: "访谈 {n}号", en: "interview {n}" }
    answer(n, question) { zh: "访谈 {n}号 {question}", en: "interview {n}, {question}" }
    event(problem) { zh: "问题 {problem} 的经过", en: "story of problem {problem}" }
    file(name, of) { zh: "佐证 {name}（{of}）", en: "file {name} ({of})" }
    created() { zh: "新建", en: "Made" }
    deleted() { zh: "删除", en: "Deleted" }
    yes() { zh: "是", en: "yes" }
    no() { zh: "否", en: "no" }
    is_deleted() { zh: "已删除", en: "deleted" }
    not_deleted() { zh: "未删除", en: "not deleted" }
    empty() { zh: "（空）", en: "(empty)" }
    sealed() { zh: "（签字时的内容，见 report verify）", en: "(what was signed; see report verify)" }
}
