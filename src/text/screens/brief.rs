//! Sentences of the brief before a visit.

crate::messages! {
    title() { zh: "访前简报", en: "Brief" }
    none() { zh: "没有这个支部以前季度的记录：首次检查，或以前的数据不在本机。", en: "Nothing is known of former quarters: a first visit, or the data is on another laptop." }
    open(n) { zh: "未销号的问题 {n} 条", en: "{n} problems still open" }
    problem(number, fact, status, due) { zh: "{number} {fact}（{status}，{due}）", en: "{number} {fact} ({status}, {due})" }
    until(date) { zh: "时限{date}", en: "by {date}" }
    overdue(days) { zh: "逾期{days}天", en: "{days} days overdue" }
    no_due() { zh: "无时限", en: "no deadline" }
    promises() { zh: "承诺的整改措施", en: "Promised measures" }
    promise(number, text) { zh: "{number} {text}", en: "{number} {text}" }
    repeated() { zh: "多个季度丢分的指标", en: "Lost in several quarters" }
    clause(code, title, rounds, lost) { zh: "{code} {title}：{rounds}，共扣{lost}分", en: "{code} {title}: {rounds}, {lost} lost" }
    strengths(round) { zh: "上次的优点（{round}）", en: "Strengths last time ({round})" }
    to_verify() { zh: "按方式核实", en: "What to verify at each step" }
    verify(step, code, text) { zh: "{step}：{code} {text}", en: "{step}: {code} {text}" }
    claims() { zh: "这次要核实", en: "To verify this time" }
    claim(step, text) { zh: "{step}：{text}", en: "{step}: {text}" }
}
