//! Sentences of the review of a finalised sheet.

crate::messages! {
    title(visit, who) { zh: "复核：{visit}，{who}的评分表", en: "Review: {visit}, sheet of {who}" }
    code() { zh: "编号", en: "Code" }
    item() { zh: "指标", en: "Item" }
    result() { zh: "结论", en: "Verdict" }
    lost() { zh: "扣分", en: "Lost" }
    state() { zh: "复核", en: "Review" }
    comment() { zh: "意见", en: "Comment" }
    whole() { zh: "整张表", en: "the whole sheet" }
    score(score, revision) { zh: "得分 {score}，第 {revision} 版", en: "Score {score}, revision {revision}" }
    correcting() { zh: "正在更正，还没有定稿", en: "being corrected, not final" }
    label_fact() { zh: "问题点", en: "Problem" }
    label_note() { zh: "备注", en: "Note" }
    label_none() { zh: "还没有意见。", en: "No comment so far." }
    head_reviewer() { zh: "Enter 写意见退回，空格认可答复", en: "Enter returns with a comment, space accepts an answer" }
    head_inspector(n) { zh: "退回给您 {n} 条：Enter 答复，g 更正评分表", en: "{n} returned to you: Enter answers, g corrects the sheet" }
    head_reader() { zh: "党群部和组长退回、认可；检查人答复、更正", en: "Coordinator and leader return and accept; the inspector answers and corrects" }
    ask_comment(item) { zh: "退回意见：{item}", en: "Return: {item}" }
    why_comment() { zh: "检查人合并后会看到，答复或更正后再定稿。", en: "The inspector finds it with the next merge, answers, and corrects." }
    ask_again(item) { zh: "答复不够，再退回：{item}", en: "Not enough, return again: {item}" }
    ask_answer(item) { zh: "答复：{item}", en: "Answer: {item}" }
    why_answer(comment) { zh: "意见：{comment}", en: "Comment: {comment}" }
    ask_withdraw(item) { zh: "收回意见的理由：{item}", en: "Why the comment is taken back: {item}" }
    ask_correct() { zh: "更正的理由", en: "Why it is corrected" }
    why_correct() { zh: "打开定稿更正；改完再定稿就是下一版。", en: "Opens the final sheet; finalised again it is the next revision." }
    reason(comment) { zh: "退回意见：{comment}", en: "Returned: {comment}" }
    nothing_to_accept() { zh: "这一行没有等着认可的意见", en: "No comment waits to be accepted here" }
    choose() { zh: "复核哪一份评分表", en: "Review which sheet" }
    no_sheet(branch) { zh: "{branch}还没有定稿的评分表", en: "{branch} has no finalised sheet yet" }
    waiting_mine(n, branch) { zh: "退回给您的评分表有 {n} 条意见（{branch}）：按 v 看", en: "{n} comments on sheets returned to you ({branch}): press v" }
    waiting_theirs(n, branch) { zh: "{n} 条退回意见已有答复（{branch}）：按 v 复核", en: "{n} comments were answered ({branch}): press v to review" }
}
