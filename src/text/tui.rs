//! Sentences of the app around the screens.

crate::messages! {
    /// The program in the title bar.
    name() { zh: "互查", en: "hucha" }
    /// Shown only after a commit returned.
    saved(time) { zh: "已存 {time}", en: "Saved {time}" }
    draft_saved(time) { zh: "草稿已存 {time}", en: "Draft saved {time}" }
    unsaved() { zh: "[有内容未存上]", en: "[not saved yet]" }
    /// The banner of a saving that failed: what happened, that nothing is lost, what to do.
    not_saved(what) {
        zh: "没有存上：{what}。屏幕上的内容还在。请排除原因后按 Ctrl-R 重试，或按 Alt-S 另存他处；在此之前不要关闭程序。",
        en: "Not saved: {what}. What is on the screen is still there. Mend the cause and press Ctrl-R, or Alt-S for a copy elsewhere; do not close the program before.",
    }
    elsewhere() { zh: "另存他处", en: "A copy elsewhere" }
    saved_elsewhere(list) { zh: "已拷到：\n{list}\n.db 是全部已存的数据，可以恢复；.txt 是还没存上的文字。原处的数据没有动", en: "Copied to:\n{list}\nThe .db holds everything that was saved and can be restored, the .txt what was not saved yet. The data itself was not touched" }
    nowhere() { zh: "没有地方可以存：插一个U盘，在备份里设为第二处再试", en: "Nowhere to put it: set a stick as the second place of backups and try again" }
    /// The banner of anything else that failed.
    failed(what) {
        zh: "没有做成：{what}。已存的内容没有改动。按 Esc 关闭此提示。",
        en: "Not done: {what}. What was saved is unchanged. Esc closes this word.",
    }
    no_turn() { zh: "不能撤销或重做", en: "Cannot be undone or redone" }
    store_lent() { zh: "后台任务正在使用数据，完成后自动保存", en: "A job is using the data; saving follows when it is done" }
    retried() { zh: "已存上", en: "Saved now" }
    undone(what) { zh: "已撤销：{what}", en: "Undone: {what}" }
    redone(what) { zh: "已重做：{what}", en: "Redone: {what}" }
    undo_final() {
        zh: "评分表已定稿，定稿不能撤销。要改，请到完成页按“更正”，写明理由，成为下一版。",
        en: "The sheet is finalised, which is not taken back. To change it, use Correct on the finish page and give a reason."
    }
    nothing_to_undo() { zh: "没有可以撤销的操作", en: "Nothing to undo" }
    nothing_to_redo() { zh: "没有可以重做的操作", en: "Nothing to redo" }
    record_gone(name) { zh: "{name}一条已去掉", en: "one {name} taken away" }
    record_back(name) { zh: "{name}一条已放回", en: "one {name} put back" }
    one_change() { zh: "一项操作", en: "one act" }
    nothing() { zh: "（空）", en: "(empty)" }
    cell_turned(entity, id, field, from, to) {
        zh: "{entity} {id} {field}：{from} › {to}",
        en: "{entity} {id} {field}: {from} › {to}",
    }
    and_more(what, count) { zh: "{what}（另 {count} 处）", en: "{what} (and {count} more)" }
    mouse_on() { zh: "鼠标已开", en: "Mouse on" }
    mouse_off() { zh: "鼠标已关，可用终端自己的选择和复制", en: "Mouse off: the terminal selects and copies text itself" }
    no_job() { zh: "后台没有任务", en: "No job is running" }
    stopping() { zh: "正在停止后台任务", en: "Stopping the job" }
    job_done(title) { zh: "完成：{title}", en: "Done: {title}" }
    job_panic(name) { zh: "后台任务「{name}」中断了，数据没有改动", en: "The job {name} broke off; nothing was changed" }
    job_type(name) { zh: "后台任务「{name}」的结果无法识别", en: "The result of the job {name} is not understood" }
    sitting_not_backed_up(why) {
        zh: "数据都已存好，但这次用完后的备份没有做成：{why} 腾出空间或插好U盘后可以补：hucha backup",
        en: "All data is saved, but the backup after this sitting failed: {why} Free some space or plug the stick in, then run hucha backup.",
    }
    notices() { zh: "请留意", en: "Please note" }
    quit_how() { zh: "这是第一屏；退出请按 Ctrl-Q", en: "This is the first screen; Ctrl-Q quits" }
    quit_unsaved() {
        zh: "有内容没有存上。按 Ctrl-R 重试；再按一次退出则放弃这些内容",
        en: "Something is not saved. Ctrl-R tries again; quit once more to give it up",
    }
    stray() {
        zh: "这里没有输入框，文字没有收下。数字若被当成打分，按 Ctrl-Z 撤销",
        en: "Nothing takes text here: it was left out. Ctrl-Z if a digit counted as a score"
    }
    quit_busy() { zh: "后台任务还没完成，请稍候；按 Ctrl-G 停止任务", en: "A job is still running; Ctrl-G stops it" }
    drafts_more(n) { zh: "（另有 {n} 处）", en: " (and {n} more)" }
    a_field() { zh: "有一处文字", en: "a text" }
    drafts_left(what, more) {
        zh: "上次没有存完：{what}{more}。打开那一栏就在里面",
        en: "Left unsaved last time: {what}{more}. It is in that field",
    }
    too_small(width, height, now_w, now_h) {
        zh: "终端太小：至少 {width} 列 {height} 行，现为 {now_w} 列 {now_h} 行",
        en: "The terminal is too small: at least {width}x{height}, now {now_w}x{now_h}",
    }
    /// After a panic, when the terminal is restored.
    panicked(dir) {
        zh: "程序出错，已停止。已存的内容都在 {dir}，重新打开会回到原处。出错信息：",
        en: "The program failed and has stopped. All that was saved is in {dir}; opening it again leads back. What happened:",
    }
    key() { zh: "按键", en: "Key" }
    does() { zh: "作用", en: "Does" }
    means() { zh: "说明", en: "Meaning" }
    help() { zh: "按键", en: "Keys" }
    help_foot() { zh: "按 Esc 关闭；Ctrl-P 按名称查找", en: "Esc closes; Ctrl-P finds by name" }
    palette() { zh: "命令", en: "Commands" }
    palette_hint() { zh: "输入名称、拼音或首字母", en: "Type a part of the name" }
    no_match() { zh: "没有匹配的：改一改输入的字，或按退格删掉", en: "Nothing matches: change what was typed" }
    choose_hint() { zh: "输入汉字、拼音、首字母或编号", en: "Type to search" }
    confirm() { zh: "请确认", en: "Please confirm" }
    needed() { zh: "请填写内容", en: "Please type something" }
    not_a_number(typed) { zh: "「{typed}」不是整数", en: "{typed} is not a whole number" }
    out_of_range(least, most) { zh: "应在 {least} 到 {most} 之间", en: "It must be between {least} and {most}" }
    not_points(typed) { zh: "「{typed}」不是分数（最多两位小数）", en: "{typed} is not a number of points (two places at most)" }
    not_a_date(typed) {
        zh: "「{typed}」不是能确定的日期，请写 2026-12-01、12月1日 或 +7（7 个工作日后）",
        en: "{typed} is not a clear date; write 2026-12-01, 12-1 or +7 (working days from today)",
    }
    recovered() { zh: "这是上次没有存完的内容，已恢复", en: "Recovered: this was typed last time and not saved" }
}
