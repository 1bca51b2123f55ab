//! Sentences about visits, sheets, problems and their check.

crate::messages! {
    unknown_branch(code) { zh: "没有支部“{code}”", en: "There is no branch '{code}'" }
    unknown_round(round) { zh: "季度 {round} 还没有开", en: "Quarter {round} is not open" }
    own_branch(person, branch) {
        zh: "{person} 是{branch}的人，不能检查本支部（回避）。确需参加的，请写明理由。",
        en: "{person} belongs to {branch} and must not inspect it (recusal). If it has to be, give a reason."
    }
    no_way(from, to) { zh: "不能从“{from}”到“{to}”", en: "There is no way from '{from}' to '{to}'" }
    note_missing() { zh: "请写明办理情况或理由", en: "Say what was done, or why" }
    evidence_missing() { zh: "销号要有佐证：写明看到了什么、材料在哪里", en: "Closing needs evidence: say what was seen and where it is" }
    extension_date_missing() { zh: "延期要有晚于原时限的新日期", en: "An extension needs a date later than the present deadline" }
    ledger_sum(all, closed, doing, todo, review, late) {
        zh: "共{all}条，已销号{closed}，整改中{doing}，待整改{todo}，待复查{review}，逾期{late}",
        en: "{all}: {closed} closed, {doing} doing, {todo} to do, {review} to verify, {late} late"
    }
    ledger_rate(sum, rate) { zh: "{sum}，销号率{rate}%", en: "{sum}; {rate}% done" }
    ledger_repeat(sum, rate) { zh: "{sum}，反弹率{rate}%", en: "{sum}, {rate}% back" }
    stage_remind() { zh: "拟催办", en: "remind" }
    stage_warn() { zh: "拟整改提醒", en: "warn" }
    stage_admonish() { zh: "拟告诫", en: "admonish" }
    story_found() { zh: "发现", en: "found" }
    story_lost(points) { zh: "扣{points}分", en: "{points} points lost" }
    story_evidence(text) { zh: "佐证：{text}", en: "evidence: {text}" }
    story_who(name) { zh: "整改人：{name}", en: "rectified by {name}" }
    story_due(date) { zh: "时限：{date}", en: "due {date}" }
    story_approver(name) { zh: "批准人：{name}", en: "approved by {name}" }
    is_closed() { zh: "已销号。要再改，先重新打开并写明理由", en: "It is closed off. To go on, reopen it with a reason" }
    not_closed() { zh: "还没有销号，不用重新打开", en: "It is not closed off, so there is nothing to reopen" }
    measures_first() { zh: "整改措施还没有认可：先报措施、认可措施，再报佐证、复查", en: "The measures are not accepted yet: measures first, then evidence and verification" }
    no_measures() { zh: "没有等待认可的整改措施", en: "No measures are waiting to be accepted" }
    measures_known() { zh: "整改措施已经认可；有变化的写说明", en: "The measures are accepted already; write a note if something changed" }
    evidence_first() { zh: "还没有报整改佐证，不能复查销号", en: "No evidence was reported yet, so it cannot be verified" }
    not_on_the_spot() { zh: "只有立行立改能当场销号；其他的先认可措施、再报佐证", en: "Only 'at once' is closed on the spot; for others measures are accepted and evidence reported first" }
    nobody_acts() { zh: "要写明办理人的姓名", en: "Who acts must be a known person" }
    outsider(name) { zh: "{name}不在检查或回头看小组，也不是党群部的人，不能认可、复查", en: "{name} is neither on an inspection team of this branch nor of the coordinating office" }
    own_work(name) { zh: "{name}是整改人，不能复查自己的整改，请换人复查", en: "{name} rectified it and cannot verify the own work" }
    never_by_hand() { zh: "导入的表格不能销号；请在程序里复查销号", en: "An imported table closes nothing; verify and close it in the program" }
    approver_missing() { zh: "延期要写明批准人", en: "An extension needs the name of who approved it" }
    own_closing(branch) { zh: "{branch}的人不能认可、复查自己的问题，由互查小组或党群部办理", en: "People of {branch} may not judge its own problem; the inspectors or the coordinator do" }
    sheet_final() { zh: "评分表已定稿。要更正，请先写明理由。", en: "The sheet is finalised. To correct it, give a reason first." }
    reason_missing() { zh: "请写明理由", en: "Please give a reason" }
    sheet_unanswered(n, codes) { zh: "还有 {n} 项未查：{codes}", en: "{n} items are unanswered: {codes}" }
    agreed() { zh: "合议", en: "agreed" }
    review_not_final() { zh: "评分表还没有定稿（或正在更正），定稿后再复核", en: "The sheet is not final, or is being corrected; review it when it is" }
    review_own_sheet() { zh: "自己的评分表不能自己复核", en: "Nobody reviews a sheet of their own" }
    review_not_reviewer() { zh: "只有党群部或本检查组组长可以退回和认可", en: "Only the coordinator or the team's leader may return and accept" }
    review_not_inspector() { zh: "只有这份评分表的检查人可以答复", en: "Only the inspector of the sheet may answer" }
    review_no_text() { zh: "请写明意见或理由", en: "Say what is meant, or why" }
    review_no_item() { zh: "这份评分表的清单里没有这一项", en: "The checklist of this sheet has no such item" }
    review_unanswered() { zh: "检查人还没有答复；别的意见请另提一条", en: "The inspector has not answered yet; for another matter make another comment" }
    review_accepted() { zh: "这条意见已认可；还有意见请另提一条", en: "This comment is accepted; for another matter make another comment" }
    check_unanswered() { zh: "未查", en: "unanswered" }
    check_no_fact() { zh: "扣了分，没有写扣分事实", en: "points were lost and no fact says why" }
    check_empty_problem() { zh: "问题点没有写事实", en: "the problem has no fact" }
    check_no_suggestion() { zh: "问题点没有整改建议", en: "the problem has no suggestion" }
    check_no_deadline() { zh: "问题点没有整改时限", en: "the problem has no deadline" }
    check_nothing_lost() { zh: "记了问题点，这一项没有扣分", en: "a problem is marked but no points were lost" }
    check_no_strength() { zh: "还没有写优点，反馈要有“优点、问题、整改建议”", en: "no strength yet; feedback needs strengths, problems, suggestions" }
    check_few_interviews(n, few) { zh: "只访谈了 {n} 人，一般不少于 {few} 人", en: "only {n} interviews, at least {few} are usual" }
    check_none_due() { zh: "没有填应访人数，评分表上会空着（访谈页按 n 填）", en: "how many are to be interviewed is not filled in and stays blank on the score sheet (n there)" }
    check_many_na(points, many) { zh: "不适用共 {points} 分，超过 {many} 分，请再看看", en: "{points} points are not applicable, more than {many}; look again" }
    check_unverified(claim) { zh: "还没有核实：{claim}", en: "not verified yet: {claim}" }
    check_refuted(claim) { zh: "核实不符，没有扣分也没有问题点：{claim}", en: "did not hold, and nothing was lost: {claim}" }
    check_unfinished(n) { zh: "{n} 个访谈还有题没问完", en: "{n} interviews have questions left" }
    check_gap() { zh: "提议的话里还有没填的〔〕", en: "proposed words still have a gap 〔〕" }
    check_other_count(said, count, unit) { zh: "文字写的是计{said}{unit}，扣分是{count}{unit}", en: "the words say {said}, the deduction is {count} ({unit})" }
    check_no_problem() { zh: "扣了分，没有标问题点", en: "points were lost, no problem is marked" }
    check_received(revision) { zh: "签收的是第{revision}版，更正后还没有重新签收", en: "revision {revision} was received; what was corrected is to be received again" }
    check_outside(date) { zh: "检查日期 {date} 不在本季度内", en: "the day of the visit, {date}, is not in its quarter" }
    check_twice(other) { zh: "与 {other} 是同一事实：只在更具体的一项扣分，另一项备注里写“关联{other}”", en: "the same fact as under {other}: deduct once, at the more specific one, and note the other" }
    check_objection() { zh: "支部有异议，还没有复核结果", en: "the branch objects and nobody has looked again" }
    check_other_proposal(why) { zh: "与访谈结果不一致：{why}", en: "differs from the interviews: {why}" }
}
