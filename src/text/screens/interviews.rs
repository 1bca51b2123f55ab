//! Sentences of the list of interviews.

crate::messages! {
    title() { zh: "访党员", en: "Interviews" }
    gone() { zh: "这张评分表已不在了（可能刚撤销了新建）。按 Esc 返回。", en: "This sheet is not there any more (its making may have been undone). Esc goes back." }
    no_questions() { zh: "本季度没有访谈问卷。请在季度设置中选定问卷后再访谈。按 Esc 返回。", en: "This quarter has no questionnaire. Choose one for the quarter first. Esc goes back." }
    ask_due() { zh: "应访人数", en: "How many are due" }
    due_why() { zh: "一般每支部不少于3人，不足3人的全访；印在评分表上。", en: "Usually at least 3 of a branch, or all of fewer; it is printed on the score sheet." }
    held(n, due) { zh: "实访 {n} 人，应访 {due} 人以上", en: "{n} interviewed, at least {due} due" }
    few() { zh: "[人数不足]", en: "[too few]" }
    small() { zh: "[样本小，一人即超过10个百分点]", en: "[small sample: one person is over 10 points]" }
    awareness() { zh: "知晓率", en: "Awareness" }
    satisfaction() { zh: "满意率", en: "Satisfied" }
    aware_of(n, all, asked) { zh: "{n}/{all} 人  应达 {asked}%", en: "{n}/{all} people, due {asked}%" }
    satisfied_of(n, all, asked) { zh: "{n}/{all} 题  应达 {asked}%", en: "{n}/{all} answers, due {asked}%" }
    index(points) { zh: "加权指数 {points}", en: "index {points}" }
    no_rate() { zh: "暂无可判定的答复", en: "nothing to judge yet" }
    head(n) { zh: "访谈 {n}", en: "Interviews {n}" }
    head_empty() { zh: "访谈：还没有。按 a 选岗位类别，开始第一个", en: "Interviews: none yet. Press a, choose the kind of post, and begin" }
    head_proposals(open, all) { zh: "由访谈判定的指标 {all} 项，待采纳 {open} 项", en: "Items that interviews decide: {all}, {open} to accept" }
    head_no_proposals() { zh: "由访谈判定的指标：问过以后在这里给出建议", en: "Items that interviews decide: proposals appear here" }
    number(n) { zh: "{n}号", en: "No. {n}" }
    asked(n, all) { zh: "已问 {n}/{all}", en: "{n}/{all} asked" }
    aware() { zh: "知晓", en: "aware" }
    unaware() { zh: "不知晓", en: "not aware" }
    undecided() { zh: "未定", en: "open" }
    satisfied(n, all) { zh: "满意 {n}/{all}", en: "satisfied {n}/{all}" }
    disputed() { zh: "[有冲突]", en: "[in conflict]" }
    no_kind() { zh: "岗位未填", en: "no post given" }
    ok() { zh: "建议 无扣分", en: "propose ok" }
    deduct(points, count, unit) { zh: "建议 扣{points} ({count}{unit})", en: "propose -{points} ({count}{unit})" }
    accepted() { zh: "✓ 已采纳", en: "✓ accepted" }
    not_yet() { zh: "待采纳", en: "to accept" }
    not_yet_all() { zh: "待采纳 未问完", en: "to accept, open" }
    differs(answer) { zh: "现为 {answer}", en: "now {answer}" }
    label_failed() { zh: "未答出", en: "Failed" }
    label_open() { zh: "未问", en: "Not asked" }
    label_words() { zh: "开放题", en: "Said" }
    label_why() { zh: "依据", en: "Why" }
    label_rule() { zh: "扣分标准", en: "Rule" }
    label_note() { zh: "备注", en: "Remark" }
    nothing_failed() { zh: "没有答不出的题", en: "Nothing failed" }
    how_interview() { zh: "按 Enter 逐题记录；e 改岗位类别；Delete 删除（可撤销）。", en: "Enter: question by question; e: kind of post; Delete takes it away (undo brings it back)." }
    how_proposal() { zh: "按空格采纳此项，y 或 F2 全部采纳。采纳后仍可在检查页改。", en: "Space accepts it, y or F2 all. It can still be changed in the visit." }
    ask_kind(n) { zh: "第 {n} 号：岗位类别（只记岗位，不记姓名）", en: "No. {n}: kind of post (never a name)" }
    named(name) { zh: "“{name}”是人名。访谈匿名，请只填岗位类别", en: "'{name}' is a person's name. Interviews are anonymous: give the kind of post only" }
    removed(n) { zh: "已删除 {n} 号访谈；按 u 撤销", en: "Interview {n} taken away; u brings it back" }
    took(code) { zh: "{code} 已按访谈结果填写；按 u 撤销", en: "{code} answered as the interviews say; u takes it back" }
    took_all(n) { zh: "已采纳 {n} 项；按 u 撤销", en: "{n} accepted; u takes it back" }
    nothing_to_take() { zh: "没有待采纳的建议", en: "No proposal to accept" }
    pick_proposal() { zh: "先选一项由访谈判定的指标", en: "Select an item that interviews decide" }
    pick_interview() { zh: "先选一个访谈", en: "Select an interview" }
    final_locked() { zh: "已定稿；要更正先在完成页写明理由", en: "Finalised; to correct it, give a reason on the finish page first" }
}
