//! Sentences of the problem form.

crate::messages! {
    title_new(code) { zh: "标问题点 {code}", en: "New problem {code}" }
    title(number) { zh: "问题点 {number}", en: "Problem {number}" }
    gone() { zh: "这个问题点已不在了（可能刚撤销）。按 Esc 返回。", en: "This problem is not there any more (it may have been undone). Esc goes back." }
    fact() { zh: "问题点", en: "Fact" }
    fact_hint() { zh: "时间、地点、对象、数量：看到了什么", en: "When, where, who, how many: what was seen" }
    suggestion() { zh: "整改建议", en: "Do" }
    class() { zh: "整改分类", en: "Class" }
    due() { zh: "整改时限", en: "Due" }
    due_hint() { zh: "如 2026-12-01 或 12.1", en: "such as 2026-12-01" }
    responsible() { zh: "责任人", en: "By" }
    responsible_hint() { zh: "职务或姓名", en: "post or name" }
    files() { zh: "佐证", en: "Files" }
    no_files() { zh: "按 Ctrl-E 按路径添加照片、扫描件", en: "Ctrl-E attaches photos and scans by path" }
    secretary() { zh: "支部书记", en: "支部书记" }
    found(date) { zh: "发现于 {date}", en: "found {date}" }
    nth_workday(date, n) { zh: "{date}，第 {n} 个工作日", en: "{date}, working day {n}" }
    day_off(date) { zh: "{date}，非工作日", en: "{date}, a day off" }
    table_missing(date, years) { zh: "{date}（缺 {years} 年节假日表，暂定）", en: "{date} (no holidays of {years} yet: provisional)" }
    no_due() { zh: "没有时限，检查时会提醒", en: "no deadline; the check will mention it" }
    due_early(date) { zh: "时限早于发现日 {date}", en: "earlier than the day it was found, {date}" }
    fact_missing() { zh: "请写明问题点（扣分事实）", en: "Say what was found" }
    marked(number) { zh: "已标问题点 {number}", en: "Problem {number} marked" }
    nothing_marked() { zh: "没有标问题点", en: "No problem was marked" }
    kept(number) { zh: "已按填写的内容标为问题点 {number}；按 u 撤销", en: "Marked as problem {number} as typed; u takes it back" }
    removed(number) { zh: "已删除问题点 {number}；按 u 撤销", en: "Problem {number} deleted; u takes it back" }
    ask_remove(number) { zh: "{number} 已反馈给支部：为什么删除", en: "{number} was handed to the branch: why delete it" }
    not_marked_yet() { zh: "还没有标，按 Esc 即可放弃", en: "Not marked yet; Esc gives it up" }
    due_locked() { zh: "已反馈，改时限要走延期（写明批准人）", en: "Feedback was given: only an extension with an approver moves the deadline" }
    foot_new() { zh: "按 F2 或 Ctrl-S 按现在的内容标为问题点；Esc 放弃未改动的", en: "F2 or Ctrl-S marks it as it is; Esc gives up what was not touched" }
    came_back(number) { zh: "反弹 {number} 从重", en: "back after {number}" }
    fill_gap() { zh: "〔〕里要写具体：直接输入即替换；F2 标为问题点", en: "Write over what stands in 〔〕; F2 marks the problem" }
    stale(said, count, unit) { zh: "扣分已改为 {count}{unit}，文字写的是计{said}{unit}：按 F4 更新数量", en: "The deduction is {count} now, the words say {said} ({unit}): F4 renews the number" }
    count_right() { zh: "文字里的数量与扣分一致", en: "The words name the count of the deduction already" }
    foot_edit() { zh: "离开一栏即保存", en: "A field is saved when it is left" }
}
