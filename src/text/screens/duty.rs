//! Words of the screens of 责任认领.

crate::messages! {
    title() { zh: "责任认领", en: "Duty claims" }
    beside() { zh: "对照", en: "Compare" }
    title_of(branch) { zh: "责任认领 {branch}", en: "Duty claims: {branch}" }
    lead() { zh: "定岗位、领责任、严跟踪：Enter 进入一个支部。名册可用 hucha duty import 收入。", en: "Posts, claims, checks: Enter opens a branch. Lists come in with hucha duty import." }
    branch() { zh: "支部", en: "Branch" }
    members() { zh: "党员", en: "Members" }
    published() { zh: "清单公布", en: "Published" }
    lacking() { zh: "缺基础岗", en: "No basic" }
    noticed() { zh: "公示起", en: "Posted" }
    overdue() { zh: "逾期", en: "Overdue" }
    kind() { zh: "类型", en: "Kind" }
    post() { zh: "岗位", en: "Post" }
    held_by() { zh: "认领", en: "Held" }
    duty() { zh: "标准化责任", en: "Duty" }
    name() { zh: "姓名", en: "Name" }
    group() { zh: "党小组", en: "Group" }
    committee() { zh: "是否支委", en: "Of the committee" }
    follower() { zh: "分片支委", en: "Followed" }
    step() { zh: "进度", en: "Step" }
    words() { zh: "情况", en: "Words" }
    date() { zh: "日期", en: "Date" }
    how() { zh: "方式", en: "How" }
    result() { zh: "结果", en: "Result" }
    by() { zh: "支委", en: "By" }
    score() { zh: "得分", en: "Score" }
    band() { zh: "等次", en: "Band" }
    spots() { zh: "抽查", en: "Spot" }
    verified() { zh: "核查", en: "Check" }
    people() { zh: "反馈", en: "Word" }
    failed() { zh: "未做到", en: "Failed" }
    told() { zh: "晒履职", en: "Told" }
    state() { zh: "状态", en: "State" }
    until() { zh: "时限", en: "Due" }
    what() { zh: "事项", en: "What" }
    done() { zh: "进度", en: "Done" }
    about() { zh: "时段", en: "About" }
    rule() { zh: "依据", en: "Rule" }
    objection() { zh: "异议", en: "objection" }
    no_basic() { zh: "缺基础岗", en: "no basic" }
    ok() { zh: "做到", en: "done" }
    missed() { zh: "没有做到", en: "not done" }
    unscored() { zh: "未打分", en: "no score" }
    yes() { zh: "是", en: "yes" }
    no() { zh: "否", en: "no" }
    none() { zh: "无", en: "none" }
    not_yet() { zh: "还没有", en: "not yet" }
    lead_quarter(published, noticed, until) { zh: "清单公布：{published}  公示：{noticed} 至 {until}", en: "Published: {published}  posted: {noticed} to {until}" }
    lead_month(month, posted) { zh: "{month}结果公开：{posted}", en: "{month} results: {posted}" }
    tab_posts() { zh: "1 岗位清单", en: "1 Posts" }
    tab_claims() { zh: "2 认领", en: "2 Claims" }
    tab_ledger() { zh: "3 履职台账", en: "3 Ledger" }
    tab_month() { zh: "4 本月打分", en: "4 Month" }
    tab_clocks() { zh: "5 时限", en: "5 Clocks" }
    no_posts() { zh: "清单还是空的。按 a（或 Insert）写入常用岗位，再改成本支部的。", en: "No posts yet. Press a (or Insert) to begin with the usual ones." }
    no_members() { zh: "还没有党员名册。按 a（或 Insert）加，或 hucha duty import members 收入一张表。", en: "No members yet. Press a (or Insert), or use hucha duty import members." }
    no_ledger() { zh: "本月台账还是空的。按 a（或 Insert）记一笔；← → 换月份。", en: "Nothing entered this month. Press a (or Insert); Left and Right change the month." }
    nothing_due() { zh: "没有要做的。", en: "Nothing is due." }
    write() { zh: "写一笔", en: "Write down" }
    do_member() { zh: "加一名党员、定分片支委", en: "A member, and who follows" }
    do_post() { zh: "写一个岗位", en: "A post" }
    do_standard() { zh: "写入常用岗位", en: "Begin with the usual posts" }
    do_publish() { zh: "清单在党员大会上公布", en: "The list was published at the meeting" }
    do_claim() { zh: "认领一个岗位", en: "A claim" }
    do_review() { zh: "支委会审核认领", en: "The committee reviews" }
    do_notice() { zh: "认领结果公示", en: "Post the claims" }
    do_object() { zh: "记一条公示异议", en: "An objection to a claim" }
    do_answer() { zh: "答复异议", en: "Answer the objection" }
    do_check() { zh: "抽查、核查或群众反馈", en: "A check, or what people say" }
    do_tell(month) { zh: "{month}晒履职", en: "A member's report, {month}" }
    do_score(month) { zh: "{month}履职打分", en: "A score, {month}" }
    do_results(month) { zh: "{month}考评结果公开", en: "Results posted, {month}" }
    standard_added(n) { zh: "写入{n}个常用岗位", en: "{n} usual posts added" }
    meeting_on() { zh: "党员大会日期", en: "Meeting on" }
    publish_help() { zh: "公布后本季度清单不再改；应在季度初10个工作日内", en: "The list stays afterwards; within the first ten working days" }
    claimed_on() { zh: "认领日期", en: "Claimed on" }
    none_waits() { zh: "没有待审核的认领", en: "No claim waits for review" }
    none_accepted() { zh: "还没有审核通过的认领", en: "No claim is accepted yet" }
    so_many(n) { zh: "待审核的{n}条", en: "all {n} that wait" }
    claims() { zh: "认领", en: "Claims" }
    verdict() { zh: "审核结果", en: "Verdict" }
    accept() { zh: "通过", en: "accept" }
    refuse() { zh: "退回", en: "refuse" }
    reason() { zh: "退回理由", en: "Reason" }
    reason_help() { zh: "退回时必填：能力、岗位需求", en: "Needed where it is refused" }
    noticed_from() { zh: "公示起", en: "Posted from" }
    days() { zh: "公示几个工作日", en: "Working days" }
    answer() { zh: "答复", en: "Answer" }
    upheld() { zh: "异议成立", en: "Upheld" }
    upheld_help() { zh: "成立的，认领退回支委会重新审核", en: "If so, the claim is reviewed again" }
    checked() { zh: "党员（岗位）", en: "Member (post)" }
    which_claim() { zh: "请按“姓名（岗位）”选一条：Ctrl-N 列出", en: "Choose one as 'name (post)': Ctrl-N lists them" }
    by_check() { zh: "支部查", en: "checked" }
    by_people() { zh: "群众反馈", en: "people say" }
    finding_help() { zh: "没有做到的必须写明", en: "Needed where it was not done" }
    did() { zh: "本月做了什么", en: "Done this month" }
    reached() { zh: "是否达标", en: "Reached" }
    trouble() { zh: "存在问题", en: "Problems" }
    group_met() { zh: "党小组会日期", en: "Group met on" }
    score_help() { zh: "0至100：85以上优秀，60以上合格；依据台账、群众反馈、支部核查", en: "0 to 100: from 85 excellent, from 60 passed" }
    posted_on() { zh: "公开日期", en: "Posted on" }
    posted_help() { zh: "公示栏只贴姓名、岗位、等次；人人有分才能公开", en: "Only names, posts and bands are posted, once all are scored" }
}
