//! Sentences of the deduction ledger.

crate::messages! {
    title() { zh: "扣分明细", en: "Deductions" }
    none() { zh: "还没有扣分。", en: "Nothing was deducted so far." }
    code() { zh: "编号", en: "Code" }
    item() { zh: "指标", en: "Item" }
    count() { zh: "数量", en: "Count" }
    lost() { zh: "扣分", en: "Lost" }
    facts() { zh: "问题点", en: "Problems" }
    whole() { zh: "整项", en: "all" }
    sum(full, lost, got) { zh: "已查各项满分 {full} - 扣分 {lost} = 得分 {got}", en: "Full marks of what is answered {full} - lost {lost} = {got}" }
    not_applicable(count, points) { zh: "不适用 {count} 项 {points} 分，不计入", en: "{count} not applicable, {points} points left out" }
    unanswered(count) { zh: "未查 {count} 项", en: "{count} unanswered" }
    unreconciled(n) { zh: "{n} 份定稿待合议，检查还没有得分", en: "{n} final sheets to reconcile, no score yet" }
    converted(got, applicable, score) { zh: "折算 {got} ÷ {applicable} × 100 = {score}", en: "{got} ÷ {applicable} × 100 = {score}" }
    label_rule() { zh: "扣分标准", en: "Rule" }
    label_sum() { zh: "计算", en: "Sum" }
    label_fact() { zh: "问题点", en: "Problem" }
    label_reason() { zh: "理由", en: "Why" }
    label_person() { zh: "检查人", en: "By" }
    arithmetic(count, unit, per_unit, lost) { zh: "{count}{unit} × {per_unit} = {lost}", en: "{count} ({unit}) x {per_unit} = {lost}" }
    capped(count, unit, per_unit, cap, lost) { zh: "{count}{unit} × {per_unit}，上限 {cap}，扣 {lost}", en: "{count} ({unit}) x {per_unit}, cap {cap}: {lost}" }
    zero(full) { zh: "本项不得分，满分 {full} 全扣", en: "No points, all {full} lost" }
    no_fact() { zh: "没有写扣分事实，检查时会提醒；按 Enter 到这一项，按 p 补", en: "No fact says why; Enter goes to the item, p marks it" }
}
