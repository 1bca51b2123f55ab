//! Sentences of the meeting dates.

crate::messages! {
    title(code) { zh: "会议日期 {code}", en: "Meeting dates {code}" }
    gone() { zh: "这一项不按次数检查。按 Esc 返回。", en: "This item is not about frequency. Esc goes back." }
    label() { zh: "日期", en: "Dates" }
    hint() { zh: "照记录本输入，如 10.8 11.5 12月3日，Enter 记下", en: "As in the minutes, such as 10.8 11.5, Enter keeps them" }
    quarter(quarter, as_of) { zh: "{quarter}，计到 {as_of}", en: "{quarter}, up to {as_of}" }
    none() { zh: "还没有日期。", en: "No dates yet." }
    label_finding() { zh: "核对", en: "Finding" }
    label_result() { zh: "结论", en: "Result" }
    label_rule() { zh: "扣分标准", en: "Rule" }
    accept() { zh: "按 F2 采纳建议", en: "F2 accepts the proposal" }
    no_proposal() { zh: "还没有可采纳的建议", en: "There is nothing to accept yet" }
    ask_note(date) { zh: "{date} 的说明（如改期原因）", en: "A word about {date}, such as why it was moved" }
    doubled(date) { zh: "{date} 已经记过", en: "{date} is there already" }
    not_this_weekday() { zh: "不在规定星期，写明改期原因：按 b", en: "another day of the week; b says why" }
}
