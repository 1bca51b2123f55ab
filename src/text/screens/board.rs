//! Sentences of the board.

crate::messages! {
    title() { zh: "到期看板", en: "Board" }
    sum(late, today, week, looks) { zh: "逾期{late}，今天到期{today}，7天内到期{week}，该做的回头看{looks}", en: "{late} overdue, {today} due today, {week} within a week, {looks} look-backs to make" }
    only_proposed() { zh: "催办、整改提醒、告诫只是建议，不会自动发出。", en: "Reminders, warnings and admonitions are proposed only; nothing is sent by itself." }
    nothing() { zh: "没有逾期、也没有7天内到期的。", en: "Nothing is overdue or due within a week." }
    state() { zh: "读", en: "Read" }
    when() { zh: "期限", en: "When" }
    proposed() { zh: "建议", en: "Proposed" }
    number() { zh: "编号", en: "Number" }
    branch() { zh: "支部", en: "Branch" }
    what() { zh: "事项", en: "What" }
    fresh() { zh: "新", en: "new" }
    seen() { zh: "已读", en: "read" }
    overdue(days) { zh: "逾期{days}天", en: "{days} d late" }
    today() { zh: "今天到期", en: "due today" }
    until(date) { zh: "最迟{date}", en: "by {date}" }
    look_at(asking, open) { zh: "回头看：该看{asking}，未销号{open}", en: "look-back: {asking} asking, {open} open" }
    unread(n) { zh: "  看板有 {n} 条未读，按 d（F2）", en: "  {n} unread on the board: d (F2)" }
}
