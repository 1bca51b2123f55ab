//! Sentences of the screen of hand edits.

crate::messages! {
    title() { zh: "手工改动", en: "Hand edits" }
    waiting(n) { zh: "有 {n} 处手工改动待决定：按 = 处理。", en: "{n} hand edits wait for a decision: press =" }
    none() { zh: "没有手工改动：合并来的表都与操作一致。", en: "No hand edits: the tables that were merged agree with the operations." }
    summary(n, listed) {
        zh: "{n} 处改动待决定；损坏或看不明白的 {listed} 处，保留原值。",
        en: "{n} edits wait; {listed} spoilt or unclear cells keep their value."
    }
    record() { zh: "记录", en: "Record" }
    field() { zh: "项", en: "Field" }
    was() { zh: "原值", en: "Was" }
    now() { zh: "改为", en: "Proposed" }
    kind() { zh: "类别", en: "Kind" }
    change() { zh: "改动", en: "change" }
    new() { zh: "新行", en: "new row" }
    spoilt() { zh: "损坏", en: "spoilt" }
    unclear() { zh: "不明", en: "unclear" }
    from(place) { zh: "出自 {place}", en: "from {place}" }
    old_value(value) { zh: "原值：{value}", en: "Was: {value}" }
    new_value(value) { zh: "改为：{value}", en: "Proposed: {value}" }
    kept(why) { zh: "{why}；保留原值，不用决定。", en: "{why}; the value is kept, nothing to decide." }
    no_version() {
        zh: "这一行没有可信的版本：采纳后会作为冲突列出，不会盖掉别人的值。",
        en: "The row names no known version: accepted, it shows up as a conflict and hides nobody's value."
    }
    nothing_to_decide() { zh: "这一处不用决定，原值已保留", en: "Nothing to decide here; the value is kept" }
    all() { zh: "全部", en: "All of them" }
    accept_all(n) { zh: "全部采纳（{n} 处）", en: "Accept all {n}" }
    refuse_all(n) { zh: "全部不采纳（{n} 处）", en: "Refuse all {n}" }
    ask_who() { zh: "是谁在表里改的", en: "Who made the edit in the table" }
    why_who() { zh: "改动人的姓名，与采纳一起存下。", en: "The name is kept with the acceptance." }
    ask_accept() { zh: "采纳的理由", en: "Why it is accepted" }
    ask_refuse() { zh: "不采纳的理由", en: "Why it is refused" }
    why_reason() { zh: "理由会存下，以后查得到。", en: "The reason is kept and can be found later." }
    reason_accept() { zh: "经核实属实", en: "checked and right" }
    reason_refuse() { zh: "未经核实", en: "not confirmed" }
    accepted(n) { zh: "已采纳 {n} 处。Ctrl-Z 可一次撤销", en: "{n} accepted. Ctrl-Z takes them back" }
    refused(n) { zh: "未采纳 {n} 处，保留原值", en: "{n} refused; the values stay" }
    failed() { zh: "没有采纳，什么也没有改", en: "Not accepted; nothing was changed" }
    deciding() { zh: "处理手工改动", en: "Deciding hand edits" }
}
