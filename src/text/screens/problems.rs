//! Sentences of the list of problems.

crate::messages! {
    title() { zh: "问题清单", en: "Problems" }
    title_of(branch) { zh: "{branch}问题清单", en: "Problems of {branch}" }
    summary(all, closed, doing, late) { zh: "共{all}条，已销号{closed}，整改中{doing}，逾期{late}", en: "{all} in all, {closed} closed off, {doing} being rectified, {late} late" }
    search() { zh: "输入汉字、拼音首字母、编号来筛选；Esc 取消", en: "Type hanzi, pinyin initials or a number to narrow; Esc ends" }
    none() { zh: "还没有问题。检查时在指标上按 p（F5）记问题点。", en: "No problems yet. During a visit press p (F5) on an item to mark one." }
    none_match() { zh: "没有符合的问题。按 Esc 看全部。", en: "Nothing matches. Esc shows all." }
    whole(fact, suggestion) { zh: "{fact} › {suggestion}", en: "{fact} › {suggestion}" }
    number() { zh: "编号", en: "Number" }
    branch() { zh: "支部", en: "Branch" }
    state() { zh: "状态", en: "State" }
    due() { zh: "整改时限", en: "Due" }
    late() { zh: "逾期", en: "Late" }
    item() { zh: "指标", en: "Item" }
    fact() { zh: "问题点", en: "Fact" }
    responsible() { zh: "责任人", en: "Responsible" }
    days_late(n) { zh: "{n}天", en: "{n} days" }
}
