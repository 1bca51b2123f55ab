//! Sentences about 结对提升.

crate::messages! {
    helper_side() { zh: "甲方（帮扶人）", en: "helper" }
    branch_side() { zh: "乙方（党支部）", en: "branch" }
    office_side() { zh: "监督方（党群部）", en: "office" }
    lack_helper() { zh: "帮扶人", en: "the helper" }
    lack_term() { zh: "责任期限", en: "the term" }
    lack_goals() { zh: "量化目标及目标值", en: "aims with targets" }
    lack_members() { zh: "两名支委的分工", en: "the two committee members" }
    branch_paired(post) { zh: "该支部已有结对（帮扶人：{post}），期满验收后才能另行结对", en: "The branch has a pair already ({post}); it must be accepted first" }
    own_branch() { zh: "帮扶人不能是本支部的人", en: "The helper cannot be of the branch itself" }
    bad_term() { zh: "责任期的止日早于起日", en: "The term ends before it begins" }
    unready(list) { zh: "责任书还缺{list}，不能签字（意见附一至附四）", en: "The contract still lacks {list}; it cannot be signed" }
    signed() { zh: "已有一方签字，条款不能再改；确需修改请另立责任书", en: "Somebody has signed: the terms stay; draw up a new contract to change them" }
    not_yet(day) { zh: "责任期到{day}才满，期末验收不能提前", en: "The term runs until {day}; acceptance cannot come earlier" }
    no_acceptance() { zh: "现在没有要验收的责任书", en: "There is nothing to accept now" }
    unreached(list) { zh: "还没有实现：{list}。不能评为“帮扶合格”，可延长1个月", en: "Not reached: {list}. It cannot pass; extend it by a month" }
    no_urgent_plan() { zh: "延长1个月须有《加急整改方案》，请写明", en: "An extension needs the urgent plan; please write it" }
    empty() { zh: "内容不能为空", en: "The text must not be empty" }
    not_in_force() { zh: "责任书三方签字后、责任期内才生效，此前不记台账", en: "The contract is not in force yet: three signatures and the term come first" }
    stage_draft() { zh: "草稿", en: "draft" }
    stage_signed() { zh: "已签署", en: "signed" }
    stage_running() { zh: "履行中", en: "running" }
    stage_acceptance() { zh: "期末验收", en: "acceptance due" }
    stage_extended() { zh: "延长1个月", en: "extended" }
    stage_passed() { zh: "帮扶合格", en: "passed" }
    stage_failed() { zh: "仍不达标", en: "failed" }
    goal_known(target, actual) { zh: "目标 {target}，实际 {actual}", en: "target {target}, actual {actual}" }
    hope_handbook() { zh: "至少1项做法编入《标准化经验手册》", en: "at least one practice in the handbook" }
    hope_survey() { zh: "党员知晓率100%、满意度85%以上", en: "awareness 100 %, satisfaction 85 % or more" }
    count(n) { zh: "{n}项", en: "{n}" }
    no_survey() { zh: "还没有问卷", en: "no survey yet" }
    core_count(n) { zh: "核心短板应为1至2个，现在是{n}个（意见三（一）2）", en: "There should be 1 or 2 core shortfalls; there are {n}" }
    census() { zh: "全体", en: "census" }
    sample() { zh: "抽样", en: "sample" }
    survey_hidden(kind, replies, least) { zh: "{kind}，已收{replies}份，不足{least}份不显示结果", en: "{kind}, {replies} replies; shown from {least} on" }
    survey_words(kind, replies, members, aware, satisfied) { zh: "{kind}，应答{members}人，已收{replies}份，知晓率{aware}，满意度{satisfied}", en: "{kind}, {replies} of {members} replies, awareness {aware}, satisfaction {satisfied}" }
    rule_visits() { zh: "下沉支部", en: "visits" }
    rule_spot() { zh: "每周抽查", en: "weekly spot check" }
    rule_quarterly() { zh: "向党群部报告进度", en: "quarterly report" }
    rule_monthly() { zh: "向帮扶人报告进展", en: "monthly report" }
    rule_quiz() { zh: "标准化知识小测试", en: "quiz" }
    rule_review() { zh: "季度评估", en: "quarterly review" }
    rule_tool() { zh: "提供配套工具", en: "tools" }
    rule_request() { zh: "对接资源需求", en: "resources" }
    rule_advice() { zh: "整改方案落地", en: "advice carried out" }
    rule_objection() { zh: "协调乙方意见", en: "objection settled" }
    rule_talk() { zh: "与书记沟通补救", en: "talk with the secretary" }
    overdue() { zh: "逾期", en: "overdue" }
    open() { zh: "待办", en: "open" }
    late() { zh: "迟办", en: "late" }
    met() { zh: "已办", en: "done" }
    month(year, month) { zh: "{year}年{month}月", en: "{year}-{month}" }
    week(first, last) { zh: "{first}至{last}", en: "{first} to {last}" }
    band_reached() { zh: "达标", en: "reached" }
    band_improve() { zh: "待改进", en: "to improve" }
    band_anew() { zh: "重新制定帮扶方案", en: "new help plan" }
    hint_no_score(quarter) { zh: "{quarter}季度末应由党群部打帮扶成效分，还没有分", en: "{quarter}: the help score of the quarter's end is missing" }
    hint_second(quarter) { zh: "{quarter}由党群部给本部门负责人的结对打分，须有第二签字人", en: "{quarter}: the office scores its own head's pair; a second signature is needed" }
    hint_apply(quarter) { zh: "{quarter}帮扶达标，支部可申报“标准化提升示范党支部”", en: "{quarter}: reached; the branch may apply as a model of standardisation" }
    hint_talk(quarter, score) { zh: "{quarter}帮扶{score}分，未达标，应约谈支部书记", en: "{quarter}: {score}, not reached; the secretary is to be talked with" }
    hint_anew(quarter, score) { zh: "{quarter}帮扶{score}分，低于60分，应重新制定帮扶方案", en: "{quarter}: {score}, below 60; a new help plan is due" }
    hint_not_excellent(first, second) { zh: "{first}、{second}连续2次不达标，帮扶人年度考核不得评为“优秀”", en: "{first} and {second} both not reached: the helper's year cannot be excellent" }
    hint_year(year, mean, quarters) { zh: "{year}年帮扶成效{quarters}个季度平均{mean}分，供帮扶人年度考核", en: "{year}: mean {mean} of {quarters} quarters, for the helper's yearly appraisal" }
    hint_passed() { zh: "验收合格：支部优先申报“标准化示范支部”，书记年度考核加5分，帮扶人优先评优", en: "passed: apply first, 5 points for the secretary, the helper first for awards" }
    hint_failed() { zh: "延长后仍不达标：约谈支部书记，限期整改", en: "failing after the extension: talk with the secretary, rectify by a date" }
    hints_title() { zh: "应提示事项（由党群部、党委决定）", en: "For the office or the committee to decide" }
}
