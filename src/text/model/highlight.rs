//! Sentences about highlights and the closing of a quarter.

crate::messages! {
    unknown(id) { zh: "没有亮点“{id}”。编号见 hucha highlights list。", en: "There is no highlight '{id}'. Ids are in hucha highlights list." }
    printed_already(issue) { zh: "已编入第{issue}期手册，不能改回", en: "it is in issue {issue} of the handbook and stays there" }
    nothing_chosen() { zh: "本季度还没有入选的亮点", en: "no highlight of this quarter was chosen" }
    open_visits(n, list) { zh: "{n} 个支部没有检查：{list}", en: "{n} branches were not visited: {list}" }
    open_sheets(n, list) { zh: "{n} 个支部的评分表未定稿：{list}", en: "{n} branches have no finalised sheet: {list}" }
    open_reconciliation(n, list) { zh: "{n} 个支部待合议：{list}", en: "{n} branches are to be reconciled: {list}" }
    open_conflicts(n, list) { zh: "{n} 个支部的得分有冲突未决：{list}", en: "{n} scores have an open conflict: {list}" }
    open_feedback(n, list) { zh: "{n} 个支部没有签收反馈：{list}", en: "{n} branches did not receive their feedback: {list}" }
    open_plates(n, list) { zh: "{n} 个支部没有亮牌：{list}", en: "{n} branches have no plate: {list}" }
    open_highlights(n) { zh: "{n} 条入选的亮点没有编入手册", en: "{n} chosen highlights are not in the handbook" }
    open_strays(n) { zh: "{n} 份评分表不在安排之内", en: "{n} sheets were not planned" }
    carried(n) { zh: "{n} 个问题未销号，带入下季度", en: "{n} problems are open and carried over" }
    close_reason() { zh: "还有没有办完的事。确定关闭，请写明理由。", en: "Something is still open. To close all the same, give a reason." }
}
