//! Words of the screens of 结对提升.

crate::messages! {
    title() { zh: "结对提升", en: "Pairing" }
    title_of(branch) { zh: "结对提升 {branch}", en: "Pairing: {branch}" }
    lead() { zh: "一名政工负责人帮扶一个支部；三方签字后时限才走。", en: "One helper, one branch; nothing runs before three have signed." }
    nobody() { zh: "还没有结对。按 a（或 Insert）照组织表立好四对。", en: "No pairs yet. Press a (or Insert) to draw up those the organisation names." }
    none_new() { zh: "组织表里写了帮扶人职务的支部都已结对", en: "Every branch with a helper's post is paired already" }
    drawn(n) { zh: "新立{n}个结对", en: "{n} pairs drawn up" }
    branch() { zh: "支部", en: "Branch" }
    post() { zh: "帮扶人职务", en: "Helper's post" }
    helper() { zh: "帮扶人", en: "Helper" }
    stage() { zh: "状态", en: "Stage" }
    late_helper() { zh: "甲方", en: "Help" }
    late_branch() { zh: "乙方", en: "Brch" }
    late_office() { zh: "监督方", en: "Office" }
    term() { zh: "责任期限", en: "Term" }
    term_from() { zh: "责任期起", en: "From" }
    term_to() { zh: "责任期止", en: "To" }
    keeper() { zh: "台账整理支委", en: "Ledger kept by" }
    follower() { zh: "参与跟踪支委", en: "Follow-up by" }
    signed_by(party) { zh: "{party}签字", en: "Signed: {party}" }
    signed() { zh: "已签字", en: "signed" }
    unsigned() { zh: "未签字", en: "not yet" }
    signed_on() { zh: "签字日期", en: "Signed on" }
    sign_help() { zh: "纸上签字盖章，这里只记日期；三方都签了，时限从最后一个签字日起走", en: "Signed on paper; only the date is kept. Clocks run from the last signature" }
    lacking() { zh: "还缺", en: "Still lacking" }
    hint() { zh: "应提示事项", en: "Hint" }
    acceptance() { zh: "期末验收", en: "Acceptance" }
    what() { zh: "事项", en: "What" }
    state() { zh: "情况", en: "State" }
    content() { zh: "内容", en: "Content" }
    kind() { zh: "方式", en: "Kind" }
    when() { zh: "日期", en: "Date" }
    who() { zh: "责任人", en: "Who" }
    result() { zh: "完成情况", en: "Result" }
    until() { zh: "时限", en: "Due" }
    side() { zh: "责任方", en: "Side" }
    done() { zh: "次数", en: "Done" }
    about() { zh: "时段或内容", en: "About" }
    rule() { zh: "依据", en: "Rule" }
    yes() { zh: "已实现", en: "reached" }
    not_yet() { zh: "未实现", en: "not yet" }
    has() { zh: "有", en: "yes" }
    has_not() { zh: "无", en: "no" }
    core() { zh: "核心", en: "core" }
    not_core() { zh: "一般", en: "not core" }
    gap() { zh: "短板", en: "Gap" }
    task() { zh: "任务", en: "Task" }
    finished() { zh: "已完成", en: "finished" }
    settled() { zh: "已落实", en: "settled" }
    overdue() { zh: "逾期", en: "overdue" }
    open() { zh: "待落实", en: "open" }
    side_helper() { zh: "甲方", en: "helper" }
    side_branch() { zh: "乙方", en: "branch" }
    side_office() { zh: "监督方", en: "office" }
    strip_visits(done, need) { zh: "下沉{done}/{need}次  ", en: "visits {done}/{need}  " }
    strip_weeks(done, need) { zh: "抽查{done}/{need}周  ", en: "spot-checked weeks {done}/{need}  " }
    strip_report(has) { zh: "月报{has}", en: "report {has}" }
    strip_quarter(report, quiz, review) { zh: "甲方季报{report}  小测试{quiz}  季度评估{review}  ", en: "report {report}  quiz {quiz}  review {review}  " }
    strip_score(score, band) { zh: "帮扶得分{score} {band}", en: "help score {score} {band}" }
    no_score() { zh: "未打", en: "not given" }
    tab_contract() { zh: "1 责任书", en: "1 Contract" }
    tab_plan() { zh: "2 短板与方案", en: "2 Gaps and plan" }
    tab_ledger() { zh: "3 帮扶台账", en: "3 Ledger" }
    tab_clocks() { zh: "4 时限", en: "4 Clocks" }
    no_gaps() { zh: "还没有短板和任务。按 a（或 Insert）写一个。", en: "No gaps or tasks yet. Press a (or Insert)." }
    no_ledger() { zh: "台账还是空的。按 a（或 Insert）记一笔。", en: "The ledger is empty. Press a (or Insert)." }
    no_clocks() { zh: "三方签字、责任期开始后，时限才走。", en: "Clocks run once three have signed and the term has begun." }
    write() { zh: "写一笔", en: "Write down" }
    do_contact() { zh: "记一笔帮扶台账", en: "An entry in the ledger" }
    do_gap() { zh: "写一个短板", en: "A shortfall" }
    do_task() { zh: "写一项任务", en: "A task of the plan" }
    do_goal() { zh: "写一个量化目标", en: "An aim" }
    do_terms() { zh: "责任期限、帮扶人、支委分工", en: "Term, helper, committee members" }
    do_draw() { zh: "验收后另立责任书", en: "A new contract after the acceptance" }
    do_score() { zh: "季度帮扶成效打分（党群部）", en: "The quarter's help score (the office)" }
    do_reply() { zh: "收一份党员问卷（不记名）", en: "One reply of the survey (anonymous)" }
    quarter() { zh: "季度", en: "Quarter" }
    score() { zh: "帮扶得分", en: "Help score" }
    score_help() { zh: "0至100，对照责任书、结合星级考核打分；80以上达标，60以上待改进；计入亮牌30%", en: "0 to 100; from 80 reached, from 60 to improve; 30 % of the plate" }
    second() { zh: "第二签字人", en: "Second signature" }
    second_help() { zh: "党群部部长帮扶的支部，须另有一人签字", en: "The office scores its own head's pair: somebody else signs too" }
    score_note() { zh: "说明", en: "Note" }
    aware() { zh: "知晓标准化建设", en: "Aware" }
    knows() { zh: "知晓", en: "yes" }
    knows_not() { zh: "不知晓", en: "no" }
    satisfied() { zh: "满意程度", en: "Satisfied" }
    to_ask() { zh: "应答人数", en: "Members to ask" }
    scope() { zh: "范围", en: "Scope" }
    census() { zh: "全体", en: "census" }
    sample() { zh: "抽样", en: "sample" }
    found() { zh: "发现问题", en: "Found" }
    given() { zh: "提供工具或建议", en: "Tools or advice" }
    do_measure() { zh: "写实际值", en: "What it came to" }
    do_finish() { zh: "任务完成", en: "The task is done" }
    do_settle() { zh: "落实情况", en: "How it was settled" }
    settle_in_ledger() { zh: "到第3页台账，在这一条上按 Enter 写结果", en: "Settle it on page 3: Enter on the entry" }
    several(name) { zh: "“{name}”有几个人，请写编号", en: "Several people are called {name}; give the id" }
    goal_name() { zh: "量化目标", en: "Aim" }
    goal_help() { zh: "如 台账齐全率、群众服务响应时限", en: "Such as the share of complete ledgers" }
    goal_target() { zh: "目标值", en: "Target" }
    goal_actual() { zh: "实际值", en: "Actual" }
    goal_met() { zh: "是否实现", en: "Reached" }
    source() { zh: "怎样发现", en: "Found by" }
    core_of() { zh: "核心短板", en: "Core" }
    core_help() { zh: "诊断报告定位1至2个核心短板", en: "The diagnosis names one or two" }
    found_on() { zh: "发现日期", en: "Found on" }
    for_gap() { zh: "针对短板", en: "For the gap" }
    no_gap() { zh: "不针对某个短板", en: "none in particular" }
    action() { zh: "具体动作", en: "Action" }
    due_help() { zh: "日期，或 +7 表示7个工作日后", en: "A date, or +7 for seven working days" }
    finished_on() { zh: "完成日期", en: "Done on" }
    verdict() { zh: "验收结论", en: "Verdict" }
    pass() { zh: "帮扶合格", en: "passed" }
    extend() { zh: "未达标（第一次延长1个月）", en: "not reached (first: a month more)" }
    urgent_plan() { zh: "《加急整改方案》", en: "Urgent plan" }
    urgent_help() { zh: "延长1个月时必填", en: "Needed where the term is extended" }
    accepted_on() { zh: "验收日期", en: "Accepted on" }
}
