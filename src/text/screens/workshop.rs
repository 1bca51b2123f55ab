//! Sentences of the checklist workshop.

crate::messages! {
    versions() { zh: "清单版本", en: "Checklists" }
    versions_head() { zh: "每份评分表一直用它开始时的版本；版本存了就不再变。", en: "Every sheet keeps the version it began with; a saved version never changes." }
    versions_hint() { zh: "Enter 在工坊里修改，d 比较，t 让一个季度换用（先预览对草稿的影响）。", en: "Enter works on it, d compares, t lets a quarter use it (a preview of drafts first)." }
    version() { zh: "版本", en: "Version" }
    name() { zh: "名称", en: "Title" }
    count() { zh: "项数", en: "Items" }
    marks() { zh: "满分", en: "Full" }
    drafts() { zh: "草稿", en: "Drafts" }
    finals() { zh: "定稿", en: "Final" }
    quarters() { zh: "用它的季度", en: "Quarters" }
    left(base, added, removed, changed) { zh: "工坊里有没存成版本的修改（基于{base}：增 {added}，删 {removed}，改 {changed} 处）", en: "Unsaved work on the desk (from {base}: {added} added, {removed} removed, {changed} changed)" }
    left_open() { zh: "工坊里有没存成版本的修改", en: "There is unsaved work on the desk" }
    go_on(base) { zh: "接着改（基于{base}）", en: "Go on with it (from {base})" }
    anew(title) { zh: "放弃那些修改，改打开{title}", en: "Give it up and open {title}" }
    only_one() { zh: "只有一个版本，没有可比较的", en: "There is one version only" }
    compare_with() { zh: "与哪个版本比较", en: "Compare with which" }
    which_round() { zh: "哪个季度换用这个版本", en: "Which quarter is to use it" }
    why_file() { zh: "读进工坊，与选中的版本比较；存成版本之前什么也不改。", en: "Laid on the desk and compared; nothing is saved before you say so." }
    known_already(version) { zh: "这就是已有的版本 {version}", en: "This is the known version {version}" }
    understood() { zh: "请核对读成的数", en: "Please check the numbers" }
    title() { zh: "清单工坊", en: "Workshop" }
    code() { zh: "编号", en: "Code" }
    item() { zh: "指标", en: "Indicator" }
    step() { zh: "方式", en: "Step" }
    per() { zh: "每单位", en: "Per unit" }
    cap() { zh: "上限", en: "Cap" }
    rule() { zh: "扣分标准", en: "Deduction rule" }
    items(n) { zh: "{n} 项", en: "{n} items" }
    full(points) { zh: "，满分 {points}", en: ", full {points}" }
    lint_clean() { zh: "  检查无问题", en: "  lint: clean" }
    lint_warnings(n) { zh: "  提醒 {n} 处", en: "  lint: {n} warnings" }
    lint_errors(n, warnings) { zh: "  错误 {n} 处，提醒 {warnings} 处", en: "  lint: {n} errors, {warnings} warnings" }
    touched(added, removed, changed) { zh: "与开始时相比：增 {added} 项，删 {removed} 项，改 {changed} 项。F2 存成新版本", en: "Since it began: {added} added, {removed} removed, {changed} changed. F2 saves a version" }
    mark_added() { zh: "增", en: "+" }
    mark_changed() { zh: "改", en: "~" }
    mark_removed() { zh: "删", en: "-" }
    removed_hint() { zh: "这一项已删去，按退格恢复", en: "It was taken out; Backspace brings it back" }
    same() { zh: "这一项没有改过", en: "It was not changed" }
    find() { zh: "找一项指标", en: "Find an indicator" }
    cannot_save() { zh: "还不能存成版本：这样的清单打不出分", en: "Cannot be saved: no score could be made with it" }
    unchanged() { zh: "没有改动，不需要新版本", en: "Nothing was changed; no new version" }
    ask_title() { zh: "新版本的名称", en: "Title of the version" }
    why_title(warnings) { zh: "存了就不再变，可以比较，也可以再改成下一版。提醒 {warnings} 处不妨碍。", en: "A saved version never changes; the next one can. {warnings} warnings do not matter." }
    saved(title, version) { zh: "已存《{title}》{version}。看看要不要让本季度换用；Esc 不换", en: "Saved {title} {version}. See whether this quarter is to use it; Esc: not" }
    new_item() { zh: "新指标", en: "New indicator" }
    code_help() { zh: "字母、数字、横线、两位数字，如 A1-05；用过的编号不换含义", en: "Letter, digit, hyphen, two digits: A1-05; a used code keeps its meaning" }
    rule_help() { zh: "写明单位和每单位扣几分，如：每缺一次扣0.5分", en: "Name the unit and the points per unit" }
    unit_help() { zh: "数什么：项、处、人、次", en: "What is counted" }
    hint_help() { zh: "查资料时要哪些资料，用顿号隔开", en: "Which documents to ask for" }
    code_taken(code) { zh: "编号 {code} 已有", en: "the code {code} is taken" }
    item_clean() { zh: "这一项没有问题。", en: "Nothing is wrong with it." }
    sum(said) { zh: "整张清单：{said}", en: "The whole list: {said}" }
    differ() { zh: "比较", en: "Compared" }
    differ_head(old, version, new) { zh: "从《{old}》{version} 到《{new}》", en: "From {old} {version} to {new}" }
    differ_sum(added, removed, changed) { zh: "增 {added} 项，删 {removed} 项，改 {changed} 处", en: "{added} added, {removed} removed, {changed} fields changed" }
    differ_none() { zh: "两个版本的内容一样（最多次序不同）。", en: "Both say the same (their order apart)." }
    switching() { zh: "换用清单", en: "Switch" }
    switch_head(round, from, to) { zh: "{round}：清单 {from} 换成 {to}（现在什么也没有改）", en: "{round}: checklist {from} to {to} (nothing is changed yet)" }
    same_version(round) { zh: "{round} 已用这个版本；下面是还没换过来的草稿", en: "{round} uses this version; below are drafts that do not" }
    switch_sum(added, removed, changed, maps) { zh: "增 {added} 项，删 {removed} 项，改 {changed} 处，疑似换了编号 {maps} 项", en: "{added} added, {removed} removed, {changed} changed, {maps} seem renamed" }
    no_drafts() { zh: "没有受影响的评分表。F2 让这个季度换用；Esc 不换。", en: "No sheet is affected. F2 switches the quarter; Esc does not." }
    draft_of() { zh: "草稿", en: "Draft" }
    by() { zh: "检查人", en: "By" }
    kept() { zh: "保留", en: "Kept" }
    again() { zh: "要复核", en: "Check" }
    carried() { zh: "随编号", en: "Moved" }
    new() { zh: "新增未查", en: "New" }
    orphaned() { zh: "不再计分", en: "Lost" }
    stays() { zh: "定稿，不变", en: "final: stays" }
    maps(old, new) { zh: "{old} 即 {new}", en: "{old} is {new}" }
    again_codes() { zh: "要复核", en: "Check again" }
    new_codes() { zh: "新增未查", en: "New, unanswered" }
    carried_codes() { zh: "随编号带过去", en: "Moved along" }
    orphaned_codes() { zh: "不再计分（记录还在）", en: "Count no more (kept)" }
    switch_hint() { zh: "空格选上或去掉，F2 换用并写理由。定稿的表一直用原来的版本。别人电脑上没合并来的草稿，合并后再来这里看一次。", en: "Space ticks, F2 switches with a reason. Final sheets keep their version. Drafts that were not merged yet: look here again after the merge." }
    ask_switch() { zh: "换用的理由", en: "Why it is switched" }
    why_switch(n) { zh: "{n} 份草稿一起换过去；可以撤销。", en: "{n} drafts go over; undo takes it back." }
    switched(round, title) { zh: "{round} 已换用《{title}》", en: "{round} uses {title} now" }
    switched_already(round) { zh: "{round} 和选上的草稿都已是这个版本", en: "{round} and what is ticked use this version already" }
    version_gone() { zh: "这个版本不在了。", en: "This version is not there any more." }
}
