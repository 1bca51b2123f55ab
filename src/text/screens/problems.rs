//! Sentences of the list of problems.

crate::messages! {
    title() { zh: "问题清单", en: "Problems" }
    title_of(branch) { zh: "{branch}问题清单", en: "Problems of {branch}" }
    search() { zh: "输入汉字、拼音首字母、编号来筛选；Esc 取消", en: "Type hanzi, pinyin initials or a number to narrow; Esc ends" }
    none() { zh: "还没有问题。检查时在指标上按 p（F5）记问题点。", en: "No problems yet. During a visit press p (F5) on an item to mark one." }
    none_match() { zh: "没有符合的问题。按退格键看全部。", en: "Nothing matches. Backspace shows all." }
    whole(fact, suggestion) { zh: "{fact} › {suggestion}", en: "{fact} › {suggestion}" }
    number() { zh: "编号", en: "Number" }
    branch() { zh: "支部", en: "Branch" }
    state() { zh: "状态", en: "State" }
    due() { zh: "整改时限", en: "Due" }
    late() { zh: "逾期", en: "Late" }
    item() { zh: "指标", en: "Item" }
    fact() { zh: "问题点", en: "Fact" }
    responsible() { zh: "责任人", en: "Responsible" }
    class() { zh: "分类", en: "Class" }
    came_back(fact) { zh: "[反弹] {fact}", en: "[back] {fact}" }
    rebound() { zh: "反弹", en: "Came back" }
    chip_open() { zh: "未销号", en: "Open" }
    chip_words(words) { zh: "查找：{words}", en: "Find: {words}" }
    by_round() { zh: "看哪个季度的问题", en: "Problems of which quarter" }
    by_branch() { zh: "看哪个支部的问题", en: "Problems of which branch" }
    by_category() { zh: "看哪个类别的问题", en: "Problems of which category" }
    everything() { zh: "全部", en: "All" }
    order_due() { zh: "按时限", en: "by deadline" }
    order_number() { zh: "按编号", en: "by number" }
    order_branch() { zh: "按支部", en: "by branch" }
    order_state() { zh: "按状态", en: "by state" }
    order_overdue() { zh: "按逾期天数", en: "by days late" }
    days_late(n) { zh: "{n}天", en: "{n} days" }
}
