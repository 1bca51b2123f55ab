//! Sentences about meeting dates. Those of a finding are joined without a blank, so each begins as it must.

crate::messages! {
    due_and_held(due, held) { zh: "应开{due}次，已开{held}次", en: "{due} due, {held} held" }
    none_due() { zh: "到检查日还没有到期应开的", en: "none due by the day of the visit" }
    extra(count, dates) { zh: "（其中多开{count}次：{dates}）", en: " ({count} more than asked for: {dates})" }
    missing(count, gaps) { zh: "；缺{count}次：{gaps}", en: "; {count} missing: {gaps}" }
    moved(dates) { zh: "；不在规定星期：{dates}", en: "; on another day of the week: {dates}" }
    unexplained(count, dates) {
        zh: "；改期无说明{count}次：{dates}",
        en: "; {count} moved without explanation: {dates}"
    }
    ignored(dates) {
        zh: "；未计入（不在本季度、晚于检查日或无此党小组）：{dates}",
        en: "; not counted (other quarter, after the visit or no such group): {dates}"
    }
    pending(gaps) { zh: "；未到期：{gaps}", en: "; not over yet: {gaps}" }
    gap(group, span, times) { zh: "{group}{span}{times}", en: "{group} {span}{times}" }
    times(count) { zh: "{count}次", en: " ×{count}" }
    nothing_due() { zh: "；暂无可判定的", en: "; nothing to judge yet" }
    nothing_lost() { zh: "；建议无扣分", en: "; no deduction proposed" }
    proposed(count) { zh: "；建议扣分数量{count}次", en: "; {count} proposed" }
}
