//! Sentences of the highlights.

crate::messages! {
    title() { zh: "亮点", en: "Highlights" }
    head(draft, chosen, printed) { zh: "草稿 {draft}，入选 {chosen}，已编入手册 {printed}。空格入选，F2 编入《标准化经验手册》。", en: "{draft} drafts, {chosen} chosen, {printed} in the handbook. Space chooses, F2 compiles." }
    nothing() { zh: "这个季度还没有亮点。检查时在优点上按空格推荐，或在这里按 a 从优点里推荐。", en: "No highlight yet. Nominate strengths in a visit, or press a here." }
    state() { zh: "状态", en: "State" }
    branch() { zh: "支部", en: "Branch" }
    code() { zh: "指标", en: "Item" }
    what() { zh: "标题", en: "Title" }
    parts() { zh: "已写", en: "Done" }
    in_issue(n) { zh: "手册第{n}期", en: "issue {n}" }
    lacking(list) { zh: "还没写：{list}", en: "Not written: {list}" }
    meetings(n) { zh: "现场观摩会 {n} 次（m 登记）", en: "{n} observation meetings (m logs one)" }
    came(n) { zh: "，{n}人", en: ", {n} came" }
    no_strengths() { zh: "没有可推荐的优点", en: "There is no strength to nominate" }
    nominate() { zh: "推荐哪条优点为亮点", en: "Which strength to nominate" }
    none_chosen() { zh: "没有入选而未编入的亮点", en: "Nothing chosen waits for the handbook" }
    sure_compile(n, issue, bare) { zh: "把入选的 {n} 条编入《标准化经验手册》第{issue}期？其中 {bare} 条没有写全。编入后不能退回草稿。", en: "Put the {n} chosen ones into issue {issue} of the handbook? {bare} are not fully written. They cannot become drafts again." }
    compiled(issue, n) { zh: "已编入第{issue}期，新增 {n} 条；按 % 选《标准化经验手册》打印", en: "Issue {issue}: {n} new; % prints the handbook" }
    entry() { zh: "手册条目", en: "Entry" }
    title_help() { zh: "一句话，写进目录；空着用优点原话", en: "One line for the contents; empty: the words of the inspectors" }
    practice_help() { zh: "分步骤写，一步一行", en: "Step by step, a line each" }
    meeting() { zh: "登记观摩会", en: "Meeting" }
    branch_help() { zh: "写名称或编号，Ctrl-N 挑选", en: "Name or code; Ctrl-N offers" }
}
