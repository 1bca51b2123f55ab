//! Sentences of closing a quarter.

crate::messages! {
    title() { zh: "关闭季度", en: "Closing" }
    is_open(name) { zh: "{name}：进行中", en: "{name}: open" }
    is_closed(name, by, day) { zh: "{name}：已关闭，{by} 于{day}签署基准", en: "{name}: closed, baseline signed off by {by} on {day}" }
    reason(words) { zh: "关闭时的说明：{words}", en: "Said when it was closed: {words}" }
    ready() { zh: "该办的都办完了，可以关闭。", en: "Everything is done; it can be closed." }
    open_things(n) { zh: "还有 {n} 类事没办完：", en: "{n} kinds of things are not done:" }
    as_signed() { zh: "与签署的基准一致。", en: "It is as it was signed off." }
    since(n) { zh: "签署之后有变化的支部 {n} 个：", en: "{n} branches changed after it was signed off:" }
    moved(then, now) { zh: "{then}；现在 {now}", en: "{then}; now {now}" }
    late() { zh: "  迟报", en: "  late" }
    nothing_then() { zh: "没有", en: "nothing" }
    baseline_line(score, composite, plate, problems, closed) { zh: "互查{score} 综合{composite} {plate} 问题{problems}销号{closed}", en: "peer {score} total {composite} {plate}, {problems} problems {closed} closed" }
    hint_open() { zh: "回车去办选中的一件；F2 签署基准并关闭。关闭后迟到的表仍然收，标“迟报”。", en: "Enter goes there; F2 signs off and closes. Late sheets are still taken and marked." }
    hint_closed() { zh: "迟到的表仍然收，显示在这里；基准不变。重新打开：hucha round open 季度。", en: "Late sheets are still taken and shown here; the baseline stays. To reopen: hucha round open." }
    at_home() { zh: "在季度页选支部进入检查", en: "Choose the branch here" }
    not_opened() { zh: "这个季度还没有开", en: "This quarter was not opened" }
    closed_already() { zh: "已经关闭", en: "It is closed already" }
    sure(round, n) { zh: "关闭 {round} 并签署基准？{n} 个未销号的问题带入下季度。", en: "Close {round} and sign its baseline off? {n} open problems are carried over." }
    ask_reason() { zh: "还没办完就关闭，理由", en: "Why it is closed all the same" }
    why_reason(n, carried) { zh: "没办完的 {n} 类，未销号带入下季度 {carried} 个。", en: "{n} kinds of things are open, {carried} problems are carried over." }
    closed(round) { zh: "{round} 已关闭，基准已签署", en: "{round} is closed; the baseline is signed off" }
}
