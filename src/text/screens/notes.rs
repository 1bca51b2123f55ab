//! Sentences of the notes.

crate::messages! {
    title() { zh: "汇报要点和待核实", en: "Notes and claims" }
    reporter() { zh: "汇报人", en: "Report by" }
    no_reporter() { zh: "未填，按 F4 填写", en: "nobody named: F4" }
    ask_reporter() { zh: "汇报人", en: "Who gives the report" }
    reporter_why() { zh: "职务或姓名；印在评分表和汇报记录上，反馈时提议由他签收。", en: "Post or name; printed on the forms, and proposed for the receipt." }
    label() { zh: "记一条", en: "Note" }
    hint(code) { zh: "听到什么写什么，Enter 记下{code}", en: "Write what was said, Enter keeps it{code}" }
    about(code) { zh: "（关于 {code}）", en: " (about {code})" }
    none() {
        zh: "还没有要点。写一句，按 Enter 记下；再到列表里按 1-4 定到哪一步核实。",
        en: "No notes yet. Write one, Enter keeps it; then 1-4 in the list says at which step it is checked.",
    }
    plain() { zh: "要点", en: "note" }
    to_verify(step) { zh: "待核实 {step}", en: "verify: {step}" }
    settled(outcome) { zh: "{outcome}", en: "{outcome}" }
    label_text() { zh: "要点", en: "Note" }
    label_item() { zh: "指标", en: "Item" }
    label_finding() { zh: "核实情况", en: "Found" }
    how() {
        zh: "1-4 到该步核实，0 只是要点；y 属实，n 不符；r 关联指标；Enter 改文字",
        en: "1-4 verify at that step, 0 just a note; y confirmed, n refuted; r relate to an item; Enter edits",
    }
    ask_edit() { zh: "改要点", en: "Edit the note" }
    ask_true() { zh: "属实：看到了什么（可空）", en: "Confirmed: what was seen (may stay empty)" }
    ask_false() { zh: "不符：实际是什么", en: "Refuted: what it really is" }
    ask_item() { zh: "关联到哪一项指标", en: "Which item it belongs to" }
    no_item() { zh: "不关联指标", en: "No item" }
    ask_outcome(claim) { zh: "核实：{claim}", en: "Verify: {claim}" }
    holds() { zh: "属实", en: "Confirmed" }
    fails() { zh: "不符", en: "Refuted" }
    now_problem(code) { zh: "不符。要给 {code} 扣分和标问题点，按数字，再按 p。", en: "Refuted. To deduct and mark a problem of {code}: a digit, then p." }
    needs_claim() { zh: "先按 1-4 定为待核实", en: "Make it a claim first, with 1-4" }
    removed() { zh: "已删除要点；按 u 撤销", en: "Note deleted; u takes it back" }
}
