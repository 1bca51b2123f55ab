//! Sentences of the feedback on the spot.

crate::messages! {
    title() { zh: "现场反馈", en: "Feedback" }
    gone() { zh: "这次检查已不在了（可能刚撤销）。按 Esc 返回。", en: "This visit is not there any more (it may have been undone). Esc goes back." }
    strengths() { zh: "一、主要优点", en: "1. Strengths" }
    no_strengths() { zh: "（没有记优点：在检查的指标上按 s 记）", en: "(none marked: s on an item of the visit marks one)" }
    problems(n) { zh: "二、存在问题（{n}条）", en: "2. Problems ({n})" }
    no_problems() { zh: "（没有问题点）", en: "(none)" }
    rectify() { zh: "三、整改建议及时限", en: "3. What to do, and by when" }
    nothing_to_rectify() { zh: "（无）", en: "(nothing)" }
    other_losses() { zh: "其他扣分（未列为问题点）", en: "Lost without a problem of its own" }
    lost(points) { zh: "扣{points}", en: "-{points}" }
    no_suggestion() { zh: "（缺整改建议）", en: "(no suggestion)" }
    no_due() { zh: "（缺时限）", en: "(no deadline)" }
    by(class, date, who) { zh: "{class}，{date}前，{who}", en: "{class}, by {date}, {who}" }
    nobody() { zh: "责任人未填", en: "nobody named" }
    score(points) { zh: "得分 {points}", en: "Score {points}" }
    score_unfinished() { zh: "未全部查完，暂无得分", en: "Not all answered: no score yet" }
    not_final() { zh: "（尚未定稿）", en: " (not final yet)" }
    given(date, who) { zh: "✓ 已签收 {date} {who}", en: "✓ received {date} by {who}" }
    former(n, date, now) { zh: "第{now}版须重新签收（第{n}版已签收 {date}）", en: "revision {n} received {date}; revision {now} is to be received again" }
    correcting(n) { zh: "（更正中，第{n}版）", en: " (being corrected: revision {n})" }
    recheck() { zh: "复核结果", en: "Recheck" }
    recheck_none() { zh: "未复核", en: "not yet" }
    recheck_by() { zh: "复核人", en: "By" }
    recheck_why() { zh: "复核说明", en: "Why" }
    recheck_hint() { zh: "看了什么、为什么维持或调整；要改分到完成页按 g 更正", en: "What was seen and why; to change the score, g on the finish page" }
    recheck_by_missing() { zh: "请写明复核人", en: "Say who looked again" }
    recheck_why_missing() { zh: "请写明复核说明", en: "Say why" }
    recheck_open() { zh: "异议未复核", en: "objection not rechecked" }
    not_given() { zh: "未签收", en: "not received yet" }
    opinion() { zh: "支部意见", en: "Opinion" }
    agrees() { zh: "无异议", en: "no objection" }
    objects() { zh: "有异议", en: "objects" }
    objection() { zh: "异议说明", en: "Objection" }
    objection_hint() { zh: "支部对哪一条、什么内容有异议", en: "Which point, and why" }
    receiver() { zh: "签收人", en: "Received by" }
    date() { zh: "签收日期", en: "On" }
    how() { zh: "逐条念给支部听；签收后按 F2 到完成页。Ctrl-E 存为文件打印签字。", en: "Read it out; once received, F2 goes on to finish. Ctrl-E saves files to print and sign." }
    objection_missing() { zh: "请写明异议内容", en: "Say what the objection is" }
    opinion_and_receipt() { zh: "支部意见和签收", en: "Opinion and receipt" }
    early(date) { zh: "签收日期早于检查日期 {date}", en: "That is before the visit ({date})" }
    blocked(n) { zh: "还有 {n} 处必须处理，按 Esc 回检查核对", en: "{n} still to mend: Esc goes back to the check" }
    received(date) { zh: "已记录签收 {date}", en: "Received on {date}: written down" }
    unchanged() { zh: "签收没有改动", en: "Nothing changed" }
    saving() { zh: "保存反馈表", en: "Saving the feedback" }
    saved(n, folder) { zh: "已存 {n} 个文件到 {folder}", en: "{n} files saved in {folder}" }
    stopped() { zh: "已停止，没有存文件", en: "Stopped: no file was saved" }
}
