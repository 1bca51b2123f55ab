//! Sentences of one interview.

crate::messages! {
    title(n) { zh: "访谈 {n}号", en: "Interview {n}" }
    gone() { zh: "这个访谈已不在了（可能刚撤销了新建）。按 Esc 返回。", en: "This interview is not there any more (its making may have been undone). Esc goes back." }
    head(n, kind) { zh: "{n}号  {kind}", en: "No. {n}  {kind}" }
    asked(n, all) { zh: "已问 {n}/{all}", en: "{n}/{all} asked" }
    about(code, kind) { zh: "{code}  {kind}题", en: "{code}  {kind}" }
    counts(what) { zh: "计入{what}", en: "counts in {what}" }
    counts_nowhere() { zh: "不计分", en: "does not count" }
    label_points() { zh: "答题要点", en: "Points" }
    label_remark() { zh: "提示", en: "Hint" }
    label_items() { zh: "关联指标", en: "Items" }
    label_words() { zh: "答复要点", en: "Said" }
    words_hint() { zh: "记录原话要点，不点名", en: "What was said, without names" }
    open_how() { zh: "Enter 记下并到下一题，留空记为未作答。F5 转问题点草稿，F6 转亮点草稿。", en: "Enter keeps it and goes on; empty is no answer. F5: draft of a problem, F6: of a highlight." }
    closed_how() { zh: "数字选答复；Enter 选反显的一项。b 记答复要点，左右换题。", en: "A digit chooses; Enter takes the highlighted one. b: what was said; arrows: other questions." }
    ask_words(code) { zh: "{code} 答复要点（不点名）", en: "{code}: what was said (no names)" }
    is_problem(number) { zh: "✓ 已转为问题点 {number}", en: "✓ now problem {number}" }
    is_strength() { zh: "✓ 已转为亮点草稿", en: "✓ now a highlight draft" }
    to_problem(code) { zh: "{code} 的答复已转为问题点草稿，检查时补整改建议", en: "{code}: now the draft of a problem; the check asks for its suggestion" }
    to_strength(code) { zh: "{code} 的答复已记为优点并推荐为亮点", en: "{code}: now a strength, nominated as a highlight" }
    already() { zh: "已经转过了", en: "That was done already" }
    stray_digits(words) { zh: "这是开放题，“{words}”像是多按的数字：改写原话或清空；再按 Enter 照记", en: "An open question: '{words}' looks like stray digits. Rewrite it, or Enter again to keep it" }
    stray_left(words) { zh: "“{words}”像是多按的数字，没有记下", en: "'{words}' looks like stray digits and was not kept" }
    no_words() { zh: "先写下答复要点", en: "Write down first what was said" }
    named(name) { zh: "答复里有人名“{name}”，请改成岗位", en: "The name '{name}' is in it: write the post instead" }
    done(n, all) { zh: "{n}号访谈已问完 {all} 题", en: "Interview {n}: all {all} questions asked" }
    recovered() { zh: "这是上次没有存完的内容，已恢复", en: "Recovered: this was typed last time and not saved" }
    final_locked() { zh: "已定稿；要更正先在完成页写明理由", en: "Finalised; to correct it, give a reason on the finish page first" }
    awareness_kind() { zh: "知晓", en: "knowledge question" }
    satisfaction_kind() { zh: "满意", en: "satisfaction question" }
    open_kind() { zh: "开放", en: "open question" }
    in_awareness() { zh: "知晓率", en: "awareness" }
    in_satisfaction() { zh: "满意率", en: "satisfaction" }
    in_facts() { zh: "事实核对", en: "facts to compare" }
}
