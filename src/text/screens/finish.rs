//! Sentences of the finish of a visit.

crate::messages! {
    title() { zh: "完成", en: "Finish" }
    gone() { zh: "这张评分表已不在了（可能刚撤销了新建）。按 Esc 返回。", en: "This sheet is not there any more (its making may have been undone). Esc goes back." }
    score(points) { zh: "得分 {points}", en: "Score {points}" }
    unanswered(n) { zh: "还有 {n} 项未查，暂无得分", en: "{n} still open: no score yet" }
    raw(got, applicable) { zh: "实得 {got}，适用满分 {applicable}", en: "{got} of {applicable}" }
    na(points, n) { zh: "不适用 {n} 项 {points} 分", en: "{n} not applicable ({points})" }
    lost(points) { zh: "扣 {points}", en: "lost {points}" }
    converted() { zh: "，已折算为百分制", en: ", converted to 100" }
    unresolved() { zh: "[有冲突，分数待定]", en: "[in conflict: not settled]" }
    unreconciled(n) { zh: "本次检查已有 {n} 张定稿表，须合议后才有得分", en: "{n} finalised sheets of this visit: reconcile them for a score" }
    feedback_given(date, who) { zh: "反馈 ✓ {date} {who} 签收", en: "Feedback ✓ received {date} by {who}" }
    feedback_former(n, date, now) { zh: "反馈：第{n}版已签收 {date}，第{now}版须重新签收（按 f）", en: "Feedback: revision {n} received {date}; revision {now} to be received again (f)" }
    with_rechecked(result) { zh: "，有异议，复核：{result}", en: ", objection rechecked: {result}" }
    correcting_nothing(n) { zh: "更正中，还没有改动；定稿仍为第 {n} 版", en: "being corrected, nothing changed yet; stays revision {n}" }
    about_correcting(why) { zh: "更正理由：{why}。改完再定稿；没有改动就不算新的一版。", en: "Being corrected because: {why}. Finalise it again afterwards; without a change it is no new revision." }
    did_nothing(n) { zh: "没有改动，仍为第 {n} 版", en: "Nothing changed: still revision {n}" }
    with_objection() { zh: "，有异议", en: ", with an objection" }
    feedback_missing() { zh: "反馈还没有签收（按 f 到现场反馈）", en: "Feedback not received yet (f goes there)" }
    category() { zh: "类别", en: "Category" }
    step() { zh: "方式", en: "Step" }
    applicable() { zh: "适用", en: "Of" }
    got() { zh: "得分", en: "Got" }
    lost_head() { zh: "扣分", en: "Lost" }
    answered_head() { zh: "已查", en: "Done" }
    ledger(n) { zh: "扣分明细 {n} 项", en: "Deductions: {n}" }
    row_final() { zh: "定稿", en: "Finalise" }
    row_papers() { zh: "保存反馈表、评分表", en: "Save feedback, sheet" }
    row_bundle() { zh: "导出数据包", en: "Export the bundle" }
    draft() { zh: "未定稿", en: "draft" }
    correcting(n) { zh: "更正中，定稿后为第 {n} 版", en: "being corrected; will be revision {n}" }
    finalised(n, time) { zh: "✓ 第 {n} 版  {time}", en: "✓ revision {n}  {time}" }
    papers_none() { zh: "未保存", en: "not saved" }
    papers(n) { zh: "✓ {n} 个文件", en: "✓ {n} files" }
    stale() { zh: "之后有改动，请再做一次", en: "changed since: do it again" }
    bundle_none() { zh: "未导出", en: "not exported" }
    bundle(n) { zh: "✓ 含全部 {n} 处改动", en: "✓ all {n} edits" }
    papers_later() { zh: "更正定稿后再保存", en: "save again once it is final" }
    more_lost(n) { zh: "  还有 {n} 项，按 c 再按 l 看全部", en: "  {n} more" }
    label_folder() { zh: "文件夹", en: "Folder" }
    label_files() { zh: "文件", en: "Files" }
    about_final() { zh: "定稿后分数生效，不能再直接改；发现错误可更正：写明理由，改后再定稿为新的一版。", en: "Finalising makes the score count and closes the sheet. A mistake is corrected with a reason, as a new revision." }
    about_correct() { zh: "要更正按 g，写明理由。", en: "To correct it press g and give the reason." }
    about_papers(feedback, sheet) { zh: "现场反馈表存为 {feedback}，互查评分表存为 {sheet}：打印签字，可改的一份留底。", en: "Feedback: {feedback}; sheet: {sheet}. To print and sign, and to keep." }
    no_pdf() { zh: "没有中文字体，pdf 已改存 html（用浏览器打开就能打印）。装好字体后按回车再存一次，就有 pdf。", en: "No Chinese font for pdf: html was saved instead, which any browser prints. Install a font and press Enter to save again." }
    without_pdf() { zh: "（没有字体，pdf 改存 html）", en: " (no font: html for pdf)" }
    about_bundle() { zh: "数据包含本机全部记录，拷到U盘交给党群部合并；可以重复导出。按 z 导出为一个 zip 文件。照片等附件不在包里，另拷数据文件夹里的 attachments。", en: "The bundle holds all records of this laptop: copy it to a stick for the coordinator. It can be exported again at any time; z makes one zip of it. Photos and other files are not in it: copy the folder attachments too." }
    older(n) { zh: "这是最新的包，含全部记录；同一季度还有 {n} 个旧包，可以删除。", en: "This is the newest and holds everything; {n} older bundles of the quarter may be deleted." }
    how_all() { zh: "F2 依次做完还没做的。", en: "F2 does what is left." }
    blocked(n) { zh: "还有 {n} 处必须处理，按 c 到检查核对", en: "{n} still to mend: c goes to the check" }
    is_final(n) { zh: "已是第 {n} 版定稿", en: "Finalised as revision {n} already" }
    not_final() { zh: "还没有定稿，直接改即可", en: "Not finalised: just change it" }
    ask_correct(n) { zh: "更正第 {n} 版：理由", en: "Correct revision {n}: why" }
    correct_why() { zh: "理由随更正一起保存，合并后别人也看得到。", en: "The reason is kept with the correction and seen by others after a merge." }
    corrected() { zh: "已打开更正；改完回来再定稿", en: "Open for correction; finalise it again afterwards" }
    did_final(n) { zh: "已定稿为第 {n} 版", en: "Finalised as revision {n}" }
    working_papers() { zh: "保存文书", en: "Saving documents" }
    working_bundle() { zh: "导出数据包", en: "Exporting" }
    did_papers(n) { zh: "已保存 {n} 个文件", en: "{n} files saved" }
    did_bundle(n) { zh: "已导出全部 {n} 处改动，已重新读出核对", en: "All {n} edits exported, read back and verified" }
    all_done() { zh: "全部完成。按 Esc 返回。", en: "All done. Esc goes back." }
    stopped() { zh: "已停止", en: "Stopped" }
    no_folder() { zh: "数据不在磁盘上，无处保存", en: "The data is on no disk: nowhere to save to" }
    ask_lock() { zh: "数据包的口令", en: "Passphrase of the bundle" }
    lock_why() { zh: "抄下来，用别的途径告诉对方（电话、当面），不要和文件放在一起；忘了就打不开", en: "Write it down and tell it by another way, never beside the file; forgotten means lost" }
    ask_words() { zh: "访谈答复要点也放进表格吗？（ops.csv 里总有，合并要用）", en: "What interviewees said in the tables too? (ops.csv always has it)" }
    words_no() { zh: "不放", en: "leave it out" }
    words_yes() { zh: "放进去", en: "put it in" }
}
