//! Sentences of one problem: its story, and the forms of its steps.

crate::messages! {
    title(number) { zh: "问题 {number}", en: "Problem {number}" }
    gone() { zh: "这个问题已不在了。按 Esc 返回。", en: "This problem is not there any more. Esc goes back." }
    closed_stays() { zh: "已销号的问题不再改文字。要再改，先按 r（<）重新打开并写明理由。", en: "A closed problem keeps its words. Reopen it first with r (<) and a reason." }
    fact() { zh: "问题点", en: "Fact" }
    suggestion() { zh: "整改建议", en: "Advice" }
    responsible() { zh: "责任人", en: "By whom" }
    due() { zh: "整改时限", en: "Due" }
    overdue(date, days) { zh: "{date}  逾期{days}天", en: "{date}  {days} days overdue" }
    first_due(said, date) { zh: "{said}（最初 {date}）", en: "{said} (first {date})" }
    measures() { zh: "整改措施", en: "Measures" }
    pending(text) { zh: "{text}（待认可）", en: "{text} (to be accepted)" }
    accepted(text) { zh: "{text}（已认可）", en: "{text} (accepted)" }
    refused(text) { zh: "{text}（已退回）", en: "{text} (refused)" }
    rectified() { zh: "整改情况", en: "Done" }
    closing() { zh: "销号", en: "Closed" }
    closed_by(date, name, evidence) { zh: "{date} {name}复查；佐证：{evidence}", en: "{date} verified by {name}; evidence: {evidence}" }
    doubtful() { zh: "记为已销号，但有冲突或没有写明复查人和佐证：不算销号，请复查后重新销号", en: "Marked as closed, but in conflict or without verifier and evidence: it does not count; verify and close it again" }
    rebound() { zh: "反弹", en: "Came back" }
    came_back(number, status, fact) { zh: "{number}（{status}）{fact}", en: "{number} ({status}) {fact}" }
    story() { zh: "经过", en: "Story" }
    done_by(what, name) { zh: "{what}  {name}", en: "{what}  {name}" }
    done(what, number) { zh: "{what}：{number}。Ctrl-Z 可撤销。", en: "{what}: {number}. Ctrl-Z takes it back." }
    words() { zh: "说明", en: "Words" }
    reason() { zh: "理由", en: "Reason" }
    evidence() { zh: "佐证", en: "Evidence" }
    evidence_help() { zh: "看到了什么，材料在哪里", en: "What was seen, and where it is" }
    who() { zh: "整改人", en: "Rectified by" }
    who_help() { zh: "整改人不能复查自己的整改", en: "Who rectified it cannot verify it" }
    measures_help() { zh: "做什么、谁负责、何时完成", en: "What, by whom, until when" }
    accept_words() { zh: "措施可行，同意", en: "The measures are accepted" }
    verify_words() { zh: "整改到位", en: "Rectified" }
    rectified_help() { zh: "做了什么；报了佐证即申请复查", en: "What was done; this asks for verification" }
    present() { zh: "复查情况", en: "Found now" }
    present_help() { zh: "现在是什么情况，差在哪里", en: "What it is like now, what is missing" }
    method() { zh: "复查方式", en: "Checked by" }
    new_due() { zh: "新时限", en: "New due" }
    due_help() { zh: "晚于原时限的日期；+7 是今天起第7个工作日", en: "A later date; +7 is the seventh working day from today" }
    approver() { zh: "批准人", en: "Approved by" }
}
