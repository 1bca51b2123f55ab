//! Sentences of the check before feedback and finalising.

crate::messages! {
    title() { zh: "检查核对", en: "Check" }
    gone() { zh: "这张评分表已不在了（可能刚撤销了新建）。按 Esc 返回。", en: "This sheet is not there any more (its making may have been undone). Esc goes back." }
    head(n, all) { zh: "已查 {n}/{all}", en: "{n}/{all} answered" }
    lost(points) { zh: "扣 {points}", en: "lost {points}" }
    score(points) { zh: "得分 {points}", en: "score {points}" }
    so_far(points) { zh: "暂得 {points}", en: "so far {points}" }
    problems(n) { zh: "问题 {n}", en: "problems {n}" }
    strengths(n) { zh: "优点 {n}", en: "strengths {n}" }
    interviews(n) { zh: "访谈 {n}", en: "interviews {n}" }
    hard(n) { zh: "必须处理 {n} 处：处理完才能反馈和定稿", en: "To mend: {n}; until then no feedback and no finalising" }
    hard_none() { zh: "必须处理：没有", en: "To mend: nothing" }
    soft(n) { zh: "提醒 {n} 处：请确认", en: "To look at: {n}" }
    soft_none() { zh: "提醒：没有", en: "To look at: nothing" }
    all_clear() { zh: "可以反馈了：按 F2 或 f 到现场反馈。", en: "Ready for feedback: F2 or f goes there." }
    clear_of_hard() { zh: "没有必须处理的；看过提醒后按 F2 或 f 到现场反馈。", en: "Nothing that must be mended. After a look at these, F2 or f goes to the feedback." }
    blocked(n) { zh: "还有 {n} 处必须处理", en: "{n} still to mend" }
    place_problem(number) { zh: "问题点 {number}", en: "Problem {number}" }
    place_strengths() { zh: "优点", en: "Strengths" }
    place_interviews() { zh: "访谈", en: "Interviews" }
    place_note() { zh: "待核实", en: "Claim" }
    place_sheet() { zh: "整张表", en: "Whole sheet" }
    place_feedback() { zh: "现场反馈", en: "Feedback" }
    how_feedback() { zh: "按 Enter 到现场反馈：请支部签收，或填写复核结果。", en: "Enter goes to the feedback: to be received, or rechecked." }
    label_what() { zh: "原因", en: "Why" }
    label_rule() { zh: "扣分标准", en: "Rule" }
    label_fact() { zh: "问题点", en: "Problem" }
    label_how() { zh: "处理", en: "Mend" }
    how_item() { zh: "按 Enter 到该指标，处理后按 Esc 回来。", en: "Enter goes to the item; Esc comes back." }
    how_problem() { zh: "按 Enter 打开该问题点：补齐，或按 Ctrl-D 删除；按 Esc 回来。", en: "Enter opens the problem: fill it in, or Ctrl-D deletes it; Esc comes back." }
    how_strengths() { zh: "按 Enter 补记优点；确实没有可以不管。", en: "Enter goes to the strengths. It may stay so if there are none." }
    how_interviews() { zh: "按 Enter 去访谈；每支部不少于3人；应访人数在那里按 n 填。", en: "Enter goes to the interviews: at least 3 in a branch." }
    how_note() { zh: "按 Enter 填写核实结果：属实或不符。", en: "Enter settles the claim: confirmed or refuted." }
    how_sheet() { zh: "不适用的项请逐项确认，不会因此少算分。按 Enter 看扣分明细。", en: "Confirm every item that does not apply. Enter shows the ledger." }
}
