//! Sentences of the organisation and the people.

crate::messages! {
    title() { zh: "组织和人员", en: "Organisation" }
    tab_branches() { zh: "1 支部", en: "1 Branches" }
    tab_groups() { zh: "2 党小组", en: "2 Groups" }
    tab_people() { zh: "3 人员", en: "3 People" }
    tab_recusals() { zh: "4 回避", en: "4 Recusals" }
    counts(day, branches, groups) { zh: "{day}有效：支部 {branches} 个，党小组 {groups} 个", en: "In force on {day}: {branches} branches, {groups} groups" }
    code() { zh: "编号", en: "Code" }
    branch() { zh: "支部", en: "Branch" }
    group() { zh: "党小组", en: "Group" }
    members() { zh: "党员", en: "Members" }
    groups() { zh: "党小组", en: "Groups" }
    inspectors() { zh: "检查人", en: "Insp." }
    helper() { zh: "帮扶人职务", en: "Helper's post" }
    kind() { zh: "单位类型", en: "Kind" }
    valid() { zh: "有效日期", en: "Valid" }
    since(day) { zh: "{day}起", en: "from {day}" }
    until(day) { zh: "至{day}", en: "until {day}" }
    unpaired() { zh: "未结对", en: "not paired" }
    name() { zh: "姓名", en: "Name" }
    post() { zh: "职务", en: "Post" }
    role() { zh: "角色", en: "Role" }
    from_branch() { zh: "所在支部", en: "Own branch" }
    recused() { zh: "回避支部", en: "Stands back from" }
    reason() { zh: "理由", en: "Reason" }
    no_branch() { zh: "（不属支部）", en: "(of no branch)" }
    role_usual() { zh: "随支部", en: "as the branch" }
    empty() { zh: "还没有。按 a 新增，或按 i 从表格导入。", en: "Nothing yet. a adds one, i takes a table in." }
    all_well() { zh: "没有要提醒的。", en: "Nothing unusual." }
    remarks(n) { zh: "提醒 {n} 处（不妨碍使用）：", en: "{n} remarks (nothing is refused):" }
    more(n) { zh: "……另有 {n} 处", en: "... and {n} more" }
    hint_units() { zh: "撤销的支部、党小组写终止日期，往季不受影响。", en: "What is dissolved gets a last day; former quarters stay." }
    hint_people() { zh: "各支部检查人 1-2 名。不收集身份证号、电话、工资。", en: "1-2 inspectors a branch. No ID numbers, telephones, wages." }
    hint_recusals() { zh: "安排互查时避开申报的支部；本支部本来就避开。", en: "The plan keeps away from these; the own branch anyway." }
    no_table() { zh: "回避不用表格，按 a 逐条申报", en: "Recusals have no table: a declares one" }
    recusal_fixed() { zh: "申报不改：先撤回，再重新申报", en: "A declaration is not edited: withdraw it and declare anew" }
    find() { zh: "找一行", en: "Find a row" }
    new_branch() { zh: "新增支部", en: "New branch" }
    new_group() { zh: "新增党小组", en: "New group" }
    new_person() { zh: "新增人员", en: "New person" }
    new_recusal() { zh: "申报回避", en: "Declare a recusal" }
    edit() { zh: "修改", en: "Edit" }
    code_help() { zh: "编号定了就不再改，已有的记录都用它", en: "A code never changes: records are named by it" }
    valid_help() { zh: "空着为一直有效；调整后写新的起止日期", en: "Empty: without limit; after a change write the dates" }
    helper_help() { zh: "结对帮扶人的职务，一人一支部；空着为未结对", en: "The helper's post, one branch each; empty: not paired" }
    branch_help() { zh: "写名称或编号，Ctrl-N 挑选；空着为不属支部", en: "Name or code, Ctrl-N offers; empty: of no branch" }
    post_help() { zh: "职务含“党群部”的人可以复查、退回、关闭", en: "Posts naming the coordinating office may verify" }
    person_help() { zh: "Ctrl-N 挑选", en: "Ctrl-N offers names" }
    reason_help() { zh: "如：亲属在该支部、原单位", en: "Such as: a relative works there" }
    several(name) { zh: "有几个人叫{name}，请在人员页改名区分", en: "several people are called {name}; tell them apart first" }
    nobody(name) { zh: "没有叫{name}的人", en: "nobody is called {name}" }
    ask_last(name) { zh: "{name}的最后一天", en: "Last day of {name}" }
    why_last() { zh: "过了这一天就不再安排、不再计数；支部的党小组一同终止。", en: "Afterwards it is not planned for or counted; the groups of a branch end with it." }
    ask_no_more(name) { zh: "{name}不再参加检查的理由", en: "Why {name} inspects no more" }
    why_no_more() { zh: "人员不删除，往季的评分表还要认得他。", en: "People are not deleted: former sheets name them." }
    ask_withdraw(name) { zh: "撤回回避（{name}）的理由", en: "Why the recusal ({name}) is withdrawn" }
    ended(name, day) { zh: "{name}到{day}终止", en: "{name} ends on {day}" }
    intake_title(file, encoding) { zh: "导入 {file}（{encoding}）", en: "Take in {file} ({encoding})" }
    people_file() { zh: "人员.xlsx", en: "people.xlsx" }
    org_file() { zh: "组织.xlsx", en: "organisation.xlsx" }
}
