//! Sentences of `hucha duty`.

crate::messages! {
    nothing() { zh: "还没有内容。", en: "There is nothing yet." }
    members_now(branch, n) { zh: "{branch}党员 {n} 人。", en: "{branch} has {n} members." }
    follows(by, n, left) { zh: "{by}跟踪 {n} 人；还有 {left} 人没有支委跟踪。", en: "{by} follows {n}; {left} members are followed by nobody yet." }
    posts_now(branch, round, n) { zh: "{branch} {round}：岗位 {n} 个。", en: "{branch} {round}: {n} posts." }
    list_published(branch, day) { zh: "{branch}《党员岗位责任清单》{day}公布。", en: "{branch}: list of posts published on {day}." }
    published_late(due) { zh: "提醒：每季度初应在{due}前公布。", en: "Note: it should be published by {due}." }
    claims_now(branch, n, lacking) { zh: "{branch}认领 {n} 条，还有 {lacking} 人没有基础岗。", en: "{branch}: {n} claims; {lacking} members have no basic post." }
    reviewed_now(n) { zh: "审核 {n} 条。", en: "{n} claims reviewed." }
    noticed_now(branch, from, until) { zh: "{branch}认领结果{from}起公示，至{until}。", en: "{branch}: claims posted from {from} until {until}." }
    objections_now(n) { zh: "异议共 {n} 条，用 hucha duty answer 答复。", en: "{n} objections; answer them with hucha duty answer." }
    no_objection(n, count) { zh: "没有第{n}条异议，共{count}条。见 hucha duty claims。", en: "There is no objection {n}; there are {count}. See hucha duty claims." }
    sent_back() { zh: "异议成立，认领退回支委会重新审核。", en: "Upheld: the claim goes back to the committee." }
    entered(kind, name) { zh: "已记入履职台账：{kind} {name}。", en: "Entered in the ledger: {kind}, {name}." }
    reported_now(branch, month, told, all) { zh: "{branch}{month}晒履职 {told}/{all} 人。", en: "{branch} {month}: {told} of {all} reported." }
    scored_now(name, score, band) { zh: "{name} {score}分，{band}。", en: "{name}: {score}, {band}." }
    no_basis(name) { zh: "提醒：{name}本月台账里没有抽查、核查、反馈，也没有晒履职，这个分数没有依据。", en: "Note: nothing in this month's ledger supports a score for {name}." }
    month_head(branch, month, posted) { zh: "{branch} {month} 公开日期：{posted}", en: "{branch} {month}, posted: {posted}" }
    points_unset() { zh: "提醒：各等次值多少积分由本单位设定：hucha settings set duty.points.fine …", en: "Note: what each band is worth is set with: hucha settings set duty.points.fine …" }
    not_published_yet() { zh: "还没有公布。公布：hucha duty publish", en: "Not published yet. Publish it with hucha duty publish" }
    lacking(n, list) { zh: "没有基础岗 {n} 人：{list}", en: "{n} without a basic post: {list}" }
    objection_line(n, text, answer) { zh: "异议{n}：{text} → {answer}", en: "Objection {n}: {text} -> {answer}" }
    board_head(branch, round) { zh: "{branch} {round} 责任认领", en: "{branch} {round}: duty claims" }
    rows_taken(n) { zh: "收入 {n} 行。", en: "Took {n} rows." }
    committee() { zh: "支委", en: "committee" }
    ok() { zh: "做到", en: "done" }
    missed() { zh: "没有做到", en: "not done" }
    told() { zh: "已晒", en: "reported" }
    member_columns() { zh: "姓名|党小组|支委|分片支委", en: "Name|Group|Committee|Followed by" }
    post_columns() { zh: "类型|岗位|标准化责任", en: "Kind|Post|Duty" }
    claim_columns() { zh: "姓名|类型|岗位|认领日期|进度|退回理由", en: "Name|Kind|Post|Claimed|Step|Reason" }
    board_columns() { zh: "状态|期限|事项|进度|时段|依据", en: "Standing|Due|What|Done|About|Rule" }
    ledger_columns() { zh: "日期|方式|姓名|岗位|结果|支委|情况", en: "Date|Kind|Name|Post|Result|By|Finding" }
    month_columns() { zh: "姓名|得分|等次|抽查|核查|反馈|未做到|晒履职", en: "Name|Score|Band|Spot|Check|Word|Not done|Report" }
    points_columns() { zh: "姓名|优秀月|合格月|不达标月|积分", en: "Name|Excellent|Passed|Below|Points" }
}

/// Words of the help: as `text::cli::HELP`.
pub const HELP: &[(&str, &str, &str)] = &[
    ("duty", "责任认领：岗位、认领、履职台账、月度打分", "Duty claims: posts, claims, ledger, monthly scores"),
    ("duty member", "把一名党员加进支部名册", "Add a member to the branch's list"),
    ("duty member.committee", "是支委", "Of the committee"),
    (".group", "党小组", "Party group"),
    (".name", "姓名", "Name"),
    ("duty members", "支部党员名册", "The branch's members"),
    ("duty follow", "分片：一名支委跟踪哪些党员", "Which members a committee member follows"),
    ("duty follow.by", "支委姓名", "The committee member"),
    ("duty follow.names", "党员姓名", "The members"),
    ("duty post", "在《党员岗位责任清单》里写一个岗位", "Write a post into the list"),
    ("duty post.name", "岗位名称", "Name of the post"),
    ("duty post.duty", "标准化责任", "Its standard duty"),
    ("duty post.kind", "类型：基础岗（默认）、攻坚岗、服务岗", "Kind: basic (default), tough or service"),
    ("duty post.remove", "从清单里去掉", "Take it off the list"),
    ("duty standard", "写入常用岗位，再按本支部修改", "Begin with the usual posts"),
    ("duty posts", "《党员岗位责任清单》", "The list of posts"),
    ("duty publish", "清单在党员大会上公布了", "The list was published at the members' meeting"),
    ("duty claim", "一名党员认领一个岗位", "A member claims a post"),
    ("duty claim.post", "岗位名称", "Name of the post"),
    ("duty claim.withdraw", "撤回认领（审核通过前）", "Take the claim back (before it is accepted)"),
    (
        "duty review",
        "支委会审核认领；不写姓名即审核全部待审的",
        "The committee reviews claims; without a name all that wait",
    ),
    ("duty review.by", "审核的支委", "The committee member"),
    ("duty review.post", "岗位名称", "Name of the post"),
    ("duty review.refuse", "退回，写明理由", "Refuse it, for this reason"),
    ("duty claims", "《党员责任认领表》：谁认领了什么、到哪一步", "Who claimed what, and how far it is"),
    ("duty notice", "审核结果公示", "Post the reviewed claims"),
    ("duty notice.days", "公示几个工作日（默认5）", "For so many working days (default 5)"),
    ("duty object", "记下对公示的异议（不记谁提的）", "Write an objection down (not who made it)"),
    ("duty object.post", "岗位名称", "Name of the post"),
    ("duty object.text", "异议内容", "The objection"),
    ("duty answer", "答复一条异议", "Answer an objection"),
    ("duty answer.number", "第几条（见 duty claims）", "Which one (see duty claims)"),
    ("duty answer.text", "答复", "The answer"),
    ("duty answer.upheld", "异议成立，认领退回重审", "Upheld: the claim is reviewed again"),
    (
        "duty check",
        "记一笔履职台账：基础岗每周抽查，攻坚岗、服务岗每月核查",
        "Enter a check: weekly for basic posts, monthly for the others",
    ),
    ("duty check.post", "岗位名称", "Name of the post"),
    ("duty check.text", "查到的情况", "What was found"),
    ("duty check.by", "哪名支委查的", "The committee member"),
    ("duty check.missed", "没有做到", "The duty was not done"),
    ("duty check.people", "是群众反馈", "It is what people say"),
    (
        "duty report",
        "党小组会上的晒履职：做了什么、是否达标、存在问题",
        "A member's report: what was done, reached, problems",
    ),
    ("duty report.did", "本月做了什么", "What was done this month"),
    ("duty report.trouble", "存在问题，没有就写“无”", "Problems; “无” if none"),
    ("duty report.missed", "自己认为没有达标", "The member's own word: not reached"),
    (".month", "月份，如 2026-10（默认本月）", "Month such as 2026-10 (default: this one)"),
    ("duty score", "给一名党员本月履职打分（0—100）", "Score a member's month (0 to 100)"),
    ("duty score.score", "得分", "The score"),
    ("duty month", "本月得分、等次与依据", "The month's scores, bands and what they rest on"),
    ("duty month.publish", "考评结果在公示栏公开了", "The results were posted"),
    ("duty ledger", "《党员履职台账》", "The ledger of a month"),
    ("duty board", "要做的和逾期的：按清单、认领、台账推算", "What is due and overdue, computed"),
    ("duty board.all", "做完的也列出", "Those done too"),
    ("duty points", "本季度各等次几个月、合多少积分", "Months by band and points of the quarter"),
    ("duty template", "发给支部填的表：members、claims、scores", "A table to fill in: members, claims or scores"),
    ("duty template.kind", "members（党员）、claims（认领）、scores（月度打分）", "members, claims or scores"),
    ("duty import", "收回填好的表；有一行不对就整张不收", "Read a filled-in table back; one bad row refuses it"),
    ("duty import.kind", "members（党员）、claims（认领）、scores（月度打分）", "members, claims or scores"),
];
