//! Sentences of the reconcile screen.

crate::messages! {
    title(branch) { zh: "合议 {branch}", en: "Reconcile {branch}" }
    waiting(n, names) { zh: "{n} 次检查有几份定稿、还没有合议，暂无得分：{names}。选中后按 & 合议。", en: "{n} visits have several final sheets and no score yet: {names}. Select one, press &." }
    advise(name, n) { zh: "{name}有 {n} 份定稿，合议之前没有得分：按 & 合议。", en: "{name} has {n} final sheets and no score before they are reconciled: press &." }
    no_score_yet(score, n) { zh: "本表 {score}（{n}份定稿待合议 &）", en: "this sheet {score} ({n} to reconcile: &)" }
    pick_visit() { zh: "先选一次检查", en: "Select a visit first" }
    too_few(n) { zh: "合议至少要两份已定稿的评分表，这次检查现有 {n} 份", en: "Reconciling takes two final sheets; this visit has {n}" }
    checklists() { zh: "这几份评分表用的清单版本不同，不能并排合议", en: "The sheets were made with different checklists" }
    only_lead(names) { zh: "由组长（{names}）或党群部裁定，您可以看", en: "The leader ({names}) or 党群部 decides; you may look" }
    nobody_leads() { zh: "检查组没有组长，请党群部裁定", en: "The team has no leader: 党群部 decides" }
    union() { zh: "并集", en: "union" }
    mean() { zh: "平均", en: "mean" }
    median() { zh: "中位", en: "median" }
    union_how() { zh: "并集：各人发现的不同事实各计一次", en: "union: every fact counts once, whoever found it" }
    mean_how() { zh: "平均：各人扣分的平均，取整到单位", en: "mean: of the deductions, as whole units" }
    median_how() { zh: "中位：各人扣分居中的一个", en: "median: the deduction in the middle" }
    summary(rule, same, differ, far, decided) { zh: "拟定规则 {rule}  一致 {same}  不同 {differ}  相差大 {far}  已定 {decided}", en: "Rule {rule}  same {same}  differ {differ}  far apart {far}  decided {decided}" }
    would_be(score) { zh: "照此定稿得分 {score}", en: "Finalised like this: {score}" }
    is_final(score, revision) { zh: "合议评分表已定稿，第{revision}版，得分 {score}", en: "The agreed sheet is final, revision {revision}, score {score}" }
    reopened() { zh: "合议评分表已打开更正，改完按 F2 重新定稿", en: "The agreed sheet is open again; F2 finalises it anew" }
    code() { zh: "编号", en: "Code" }
    item() { zh: "指标", en: "Item" }
    full() { zh: "满分", en: "Full" }
    spread() { zh: "相差", en: "Gap" }
    proposal() { zh: "拟定", en: "Prop." }
    agreed() { zh: "议定", en: "Agreed" }
    zero() { zh: "不得分", en: "zero" }
    na() { zh: "不适用", en: "n/a" }
    open() { zh: "未查", en: "open" }
    all_same() { zh: "各份评分表的结论全都一样，按 F2 定稿。Tab 看全部指标。", en: "All sheets say the same: F2 finalises. Tab shows every item." }
    far_word() { zh: "相差达满分一半以上，请逐人说明后裁定", en: "They differ by half of the full marks or more: hear everyone first" }
    split_word() { zh: "有人判不适用、有人作了评判，请先议定是否适用", en: "Some say not applicable, others judged it: agree on that first" }
    units(n, unit, points) { zh: "扣 {points}（{n}{unit}）", en: "-{points} ({n} {unit})" }
    none_lost() { zh: "无扣分", en: "no deduction" }
    zero_long(points) { zh: "本项不得分，扣 {points}", en: "no points, -{points}" }
    na_long() { zh: "不适用", en: "not applicable" }
    because(reason) { zh: "理由：{reason}", en: "reason: {reason}" }
    note(words) { zh: "备注：{words}", en: "note: {words}" }
    sample(n) { zh: "抽查 {n}", en: "sample {n}" }
    fact(words) { zh: "事实：{words}", en: "fact: {words}" }
    file(name) { zh: "佐证：{name}", en: "file: {name}" }
    rule() { zh: "标准", en: "Rule" }
    decide(code) { zh: "议定 {code}", en: "Agree on {code}" }
    as_of(who, what) { zh: "照{who}：{what}", en: "As {who}: {what}" }
    as_proposed(what) { zh: "照拟定：{what}", en: "As proposed: {what}" }
    other_count() { zh: "另定扣几个单位……", en: "Another number of units …" }
    other_zero() { zh: "本项不得分……", en: "No points …" }
    other_na() { zh: "不适用……", en: "Not applicable …" }
    ask_count(unit, per_unit) { zh: "扣几个单位（{unit}，每个 {per_unit} 分；0 为无扣分）", en: "How many ({unit}, {per_unit} each; 0 is none)" }
    ask_reason(code) { zh: "{code} 议定的理由", en: "{code}: reason" }
    why_reason() { zh: "理由与议定一起存下。各人的评分表不变。", en: "It is kept with the decision. The inspectors' sheets stay as they are." }
    reason_rule(rule) { zh: "按{rule}", en: "by {rule}" }
    reason_of(who) { zh: "以{who}的检查为准", en: "{who} is right" }
    reason_own() { zh: "合议裁定", en: "agreed by the team" }
    decided(code, what) { zh: "{code} 议定 {what}。Ctrl-Z 可撤销", en: "{code} agreed: {what}. Ctrl-Z takes it back" }
    ask_fill(n) { zh: "其余 {n} 项都照拟定", en: "The other {n} as proposed" }
    filled(n) { zh: "{n} 项已照拟定议定。Ctrl-Z 可一次撤销", en: "{n} agreed as proposed. Ctrl-Z takes all back" }
    nothing_open() { zh: "每项都已议定，按 F2 定稿", en: "Every item is agreed: F2 finalises" }
    ask_final() { zh: "合议定稿的理由", en: "Reason for finalising" }
    why_final(decided, open, same, score) { zh: "已逐项议定 {decided} 项；其余不同的 {open} 项照拟定，一致的 {same} 项照各份。得分 {score}。定稿后可更正为下一版。", en: "{decided} agreed one by one; {open} that differ as proposed; {same} as all say. Score {score}. It can be corrected as a next revision." }
    reason_final() { zh: "组长组织合议确认", en: "confirmed by the team under its leader" }
    finalised(score) { zh: "合议评分表已定稿，得分 {score}", en: "The agreed sheet is final, score {score}" }
    already_final() { zh: "已定稿；要改，直接议定那一项，再按 F2", en: "Final already; to change an item agree on it anew, then F2" }
    findings() { zh: "合议采纳的问题和优点", en: "What the agreed sheet carries" }
    findings_word(n, all) { zh: "采纳 {n}/{all} 条。同一事实只算一次；空格采纳或不采纳，不采纳的不反馈给支部，原表不变。", en: "{n} of {all} carried. The same fact counts once; Space takes or leaves one; sheets stay as they are." }
    no_findings() { zh: "各份评分表没有问题点和优点。", en: "The sheets have no problems and no strengths." }
    kind() { zh: "类", en: "Kind" }
    problem() { zh: "问题", en: "problem" }
    strength() { zh: "优点", en: "strength" }
    words() { zh: "内容", en: "Words" }
    found_by() { zh: "发现人", en: "Found by" }
    double() { zh: "（与上面重复）", en: " (said above)" }
    ask_carry() { zh: "不采纳的理由", en: "Why it is left out" }
    ask_take() { zh: "采纳的理由", en: "Why it is taken" }
    reason_carry() { zh: "合议商定", en: "agreed by the team" }
    carried() { zh: "已采纳", en: "Carried" }
    left() { zh: "已不采纳，原表不变", en: "Left out; the sheet stays as it is" }
}
