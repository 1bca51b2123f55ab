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
    approver_missing() { zh: "延期要写明批准人", en: "An extension needs the name of who approved it" }
    own_closing(branch) { zh: "{branch}不能给自己的问题销号，由互查小组或党群部复查", en: "{branch} may not close its own problem; the inspectors or the coordinator verify it" }
    sheet_final() { zh: "评分表已定稿。要更正，请先写明理由。", en: "The sheet is finalised. To correct it, give a reason first." }
    reason_missing() { zh: "请写明理由", en: "Please give a reason" }
    sheet_unanswered(n, codes) { zh: "还有 {n} 项未查：{codes}", en: "{n} items are unanswered: {codes}" }
    agreed() { zh: "合议", en: "agreed" }
    check_unanswered() { zh: "未查", en: "unanswered" }
    check_no_fact() { zh: "扣了分，没有写扣分事实", en: "points were lost and no fact says why" }
    check_empty_problem() { zh: "问题点没有写事实", en: "the problem has no fact" }
    check_no_suggestion() { zh: "问题点没有整改建议", en: "the problem has no suggestion" }
    check_no_deadline() { zh: "问题点没有整改时限", en: "the problem has no deadline" }
    check_nothing_lost() { zh: "记了问题点，这一项没有扣分", en: "a problem is marked but no points were lost" }
    check_no_strength() { zh: "还没有写优点，反馈要有“优点、问题、整改建议”", en: "no strength yet; feedback needs strengths, problems, suggestions" }
    check_few_interviews(n, few) { zh: "只访谈了 {n} 人，一般不少于 {few} 人", en: "only {n} interviews, at least {few} are usual" }
    check_many_na(points, many) { zh: "不适用共 {points} 分，超过 {many} 分，请再看看", en: "{points} points are not applicable, more than {many}; look again" }
    check_unverified(claim) { zh: "还没有核实：{claim}", en: "not verified yet: {claim}" }
    check_refuted(claim) { zh: "核实不符，没有扣分也没有问题点：{claim}", en: "did not hold, and nothing was lost: {claim}" }
    check_unfinished(n) { zh: "{n} 个访谈还有题没问完", en: "{n} interviews have questions left" }
    check_received(revision) { zh: "签收的是第{revision}版，更正后还没有重新签收", en: "revision {revision} was received; what was corrected is to be received again" }
    check_objection() { zh: "支部有异议，还没有复核结果", en: "the branch objects and nobody has looked again" }
    check_other_proposal(why) { zh: "与访谈结果不一致：{why}", en: "differs from the interviews: {why}" }
}
