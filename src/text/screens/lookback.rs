//! Sentences of the look-back screens.

crate::messages! {
    plan_title() { zh: "回头看计划", en: "Look-backs" }
    plan_head(n) { zh: "要做的回头看 {n} 个；已安排的列在后面", en: "{n} look-backs to make; those arranged follow" }
    nothing() { zh: "没有要做的回头看。", en: "No look-back is to be made." }
    by() { zh: "最迟", en: "By" }
    branch() { zh: "支部", en: "Branch" }
    kind() { zh: "类型", en: "Kind" }
    asking() { zh: "该看", en: "Asking" }
    open() { zh: "未销号", en: "Open" }
    arranged() { zh: "安排", en: "Arranged" }
    not_arranged() { zh: "未安排", en: "not yet" }
    done(done, all) { zh: "{done}/{all}", en: "{done}/{all}" }
    sure(branch, open) { zh: "安排 {branch} 的回头看：日期为今天，您是组长，选入 {open} 个未销号问题。现在安排？", en: "Arrange a look-back at {branch} today, led by you, with {open} open problems?" }
    made(id, n) { zh: "已安排 {id}，选入问题 {n} 个，日期记为今天。Ctrl-Z 可撤销。", en: "{id} arranged with {n} problems, dated today. Ctrl-Z takes it back." }
    title(id) { zh: "回头看 {id}", en: "Look-back {id}" }
    head(branch, date, kind, done, all) { zh: "{branch}  {date}  {kind}  已看 {done}/{all}", en: "{branch}  {date}  {kind}  {done}/{all} looked at" }
    baselines(visits) { zh: "基准检查：{visits}", en: "Baselines: {visits}" }
    gone() { zh: "这次回头看已不在了。按 Esc 返回。", en: "This look-back is not there any more. Esc goes back." }
    empty() { zh: "没有未销号的问题要看。", en: "No open problem is to be looked at." }
    number() { zh: "编号", en: "Number" }
    result() { zh: "结果", en: "Result" }
    not_looked() { zh: "未看", en: "not yet" }
    then() { zh: "当初的问题", en: "Found then" }
    now() { zh: "现状", en: "Found now" }
    reported() { zh: "支部报整改", en: "Reported" }
    saved(number, result) { zh: "{number}：{result}。Ctrl-Z 可撤销。", en: "{number}: {result}. Ctrl-Z takes it back." }
    all_done() { zh: "全部看完。", en: "All looked at." }
}
