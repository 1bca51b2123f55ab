//! Sentences of the home screen.

crate::messages! {
    branch() { zh: "支部", en: "Branch" }
    state() { zh: "状态", en: "State" }
    score() { zh: "互查得分", en: "Score" }
    progress() { zh: "进度", en: "Done" }
    open_problems() { zh: "未销号", en: "Open" }
    late() { zh: "逾期", en: "Late" }
    next_due() { zh: "下一时限", en: "Next due" }
    date() { zh: "检查日期", en: "Visited" }
    team() { zh: "检查组", en: "Team" }
    not_planned() { zh: "未安排", en: "no visit" }
    reconcile() { zh: "合议", en: "Reconcile" }
    reconcile_note(n) { zh: "{n}份定稿，议定后才有得分", en: "{n} final sheets; agreed, they score" }
    to_reconcile() { zh: "待合议", en: "reconcile" }
    due_title(days) { zh: "逾期和 {days} 天内到期", en: "Overdue, and due within {days} days" }
    not_exported(n) { zh: "有 {n} 处改动还没有导出。", en: "{n} changes are not exported yet." }
    all_exported() { zh: "全部改动都已导出。", en: "Every change is exported." }
    nothing_due() { zh: "没有逾期或快到期的问题。", en: "Nothing is overdue or due soon." }
    more_due(n) { zh: "还有 {n} 条，见问题清单", en: "{n} more in the list of problems" }
    days_late(n) { zh: "逾期{n}天", en: "{n} d late" }
    today() { zh: "今天到期", en: "due today" }
    days_left(n) { zh: "还有{n}天", en: "{n} d left" }
    no_branches() { zh: "还没有支部。用 hucha org import 收入组织表。", en: "No branches yet. Take an organisation with hucha org import." }
    advise_begin(name) { zh: "按 Enter 开始检查{name}。", en: "Press Enter to begin the visit to {name}." }
    advise_own(name) { zh: "{name}是您所在的支部，按规定回避；确需检查要写明理由。", en: "{name} is your own branch: you stand back, unless you give a reason." }
    advise_go_on(name) { zh: "按 Enter 继续检查{name}。", en: "Press Enter to go on with {name}." }
    advise_feedback(name) { zh: "{name}已定稿，还没有签收反馈：按 Enter 进入，再按 F9 完成反馈。", en: "{name} is finalised and the feedback is not received: Enter, then F9." }
    advise_follow(name) { zh: "{name}正在整改：问题清单里看进展。", en: "{name} is rectifying: see the list of problems." }
    advise_done(name) { zh: "{name}已办结。按 Enter 查看。", en: "{name} is done. Press Enter to look." }
    choose_round() { zh: "看哪个季度", en: "Which quarter" }
    round_new() { zh: "未开，选定即开", en: "not open yet; choosing opens it" }
    round_open() { zh: "进行中", en: "open" }
    round_closed() { zh: "已关闭", en: "closed" }
    round_opened(title) { zh: "已开{title}。再按 Enter 开始检查。", en: "{title} is open. Press Enter again to begin the visit." }
    choose_sheet() { zh: "打开哪份评分表", en: "Which sheet" }
    sheet_final() { zh: "已定稿", en: "finalised" }
    sheet_draft() { zh: "填写中", en: "draft" }
    my_new_sheet() { zh: "新开我的评分表", en: "begin my own sheet" }
    no_owner() { zh: "还不知道您是谁：请先完成开始页。", en: "It is not known who you are: finish the first page." }
    override_title() { zh: "回避例外", en: "Recusal override" }
    override_why(branch) { zh: "您是{branch}的人，按规定不检查本支部。确需参加，请写明理由：", en: "You belong to {branch} and should not inspect it. If it has to be, say why:" }
    begun(branch) { zh: "开始检查{branch}，日期记为今天；按 u 撤销。", en: "Begun: {branch}, dated today. Ctrl-Z takes it back." }
    find_title() { zh: "查找支部、问题、指标、人员", en: "Find branches, problems, indicators, people" }
    kind_branch() { zh: "支部", en: "branch" }
    kind_problem() { zh: "问题", en: "problem" }
    kind_indicator() { zh: "指标", en: "indicator" }
    kind_person() { zh: "人员", en: "person" }
}
