//! Sentences of the list of receipts.

crate::messages! {
    title() { zh: "合并回执", en: "Receipts of merges" }
    none() { zh: "还没有合并过。回首页按 m 合并。", en: "Nothing was merged so far. Back on home, m merges." }
    number() { zh: "回执", en: "No." }
    when() { zh: "时间", en: "When" }
    who() { zh: "经办人", en: "Who" }
    files() { zh: "数据包", en: "Bundles" }
    new() { zh: "新", en: "New" }
    known() { zh: "已有", en: "Known" }
    conflicts() { zh: "冲突", en: "Conflicts" }
    state() { zh: "状态", en: "State" }
    undone() { zh: "已撤回", en: "taken back" }
    label_file() { zh: "数据包", en: "Bundle" }
    label_sum() { zh: "SHA-256", en: "SHA-256" }
    label_signed() { zh: "签名", en: "Signed" }
    label_backup() { zh: "备份", en: "Backup" }
    label_undone() { zh: "撤回", en: "Taken back" }
    undone_by(at, by, n, kept) { zh: "{at}，{by}；去掉 {n} 条，留下 {kept} 条", en: "{at}, {by}; {n} removed, {kept} stay" }
    job() { zh: "撤回合并", en: "Take the merge back" }
    sure(id) { zh: "把回执 {id} 的合并整个撤回吗？之前会自动备份。", en: "Take the merge of receipt {id} back as a whole? A backup is made first." }
    done_title() { zh: "已撤回", en: "Taken back" }
    refused_title() { zh: "不能撤回，什么也没有改", en: "Refused; nothing was changed" }
    already() { zh: "这次合并已撤回", en: "It was taken back already" }
}
