//! Sentences about backups and how they come back.

crate::messages! {
    sitting() { zh: "每次用完", en: "after a sitting" }
    timed() { zh: "每半小时", en: "every half hour" }
    merge() { zh: "合并之前", en: "before a merge" }
    migration() { zh: "升级之前", en: "before an upgrade" }
    replaced() { zh: "恢复前的数据", en: "replaced by a restore" }
    hand() { zh: "手工备份", en: "by hand" }
    other() { zh: "别处拷来", en: "copied here" }
    timed_title() { zh: "半小时一次的备份", en: "The half-hourly backup" }
    title() { zh: "备份", en: "Backups" }
    column_time() { zh: "时间", en: "When" }
    column_why() { zh: "缘由", en: "Why" }
    column_size() { zh: "大小", en: "Size" }
    column_ops() { zh: "操作", en: "Operations" }
    column_visits() { zh: "检查", en: "Visits" }
    column_problems() { zh: "问题", en: "Problems" }
    column_interviews() { zh: "访谈", en: "Interviews" }
    column_file() { zh: "文件", en: "File" }
    none() { zh: "还没有备份。按 a 现在备份一份。", en: "No backups yet. Press a to make one." }
    none_yet(dir) { zh: "还没有备份：{dir}", en: "No backups yet: {dir}" }
    unusable(why) { zh: "不能用：{why}", en: "Cannot be used: {why}" }
    label_holds() { zh: "内容", en: "Holds" }
    label_place() { zh: "存放处", en: "Kept in" }
    label_second() { zh: "第二处", en: "Second" }
    label_rule() { zh: "自动备份", en: "Automatic" }
    no_second() {
        zh: "没有设。按 e 写一个文件夹（U盘、另一块硬盘），每次备份都再存一份。",
        en: "Not set. Press e to name a folder (a stick, another disk) that gets every backup too.",
    }
    second_failed(dir, why) {
        zh: "第二处没有存上（{why}）。U盘插好了吗？备份本身在 {dir}。",
        en: "The second place did not get its copy ({why}). Is the stick plugged in? The backup itself is {dir}.",
    }
    rule() {
        zh: "每次用完、每半小时、合并和升级之前。留最近 10 份、7 天各一份、4 周各一份；手工备份的一直留着。",
        en: "After each sitting, every half hour, before merges and upgrades. Kept: the 10 latest, 7 days, 4 weeks; those made by hand stay.",
    }
    contents(visits, sheets, problems, interviews, ops, last) {
        zh: "检查 {visits}，评分表 {sheets}，问题 {problems}，访谈 {interviews}；操作 {ops} 条，最后一条写于 {last}。",
        en: "{visits} visits, {sheets} sheets, {problems} problems, {interviews} interviews; {ops} operations, the last one of {last}.",
    }
    sure(when, then, now) {
        zh: "用 {when} 的备份换下现在的数据？\n备份：{then}\n现在：{now}\n现在的数据先存成一份备份，随时可以再换回来。",
        en: "Put the backup of {when} in the place of what is there now?\nBackup: {then}\nNow: {now}\nWhat is there now becomes a backup first; you can go back to it at any time.",
    }
    made(path) { zh: "已备份并核对：{path}", en: "Backed up and verified: {path}" }
    up_to_date() { zh: "上次备份以后没有改动。", en: "Nothing was written since the last backup." }
    restored(path) { zh: "已恢复并核对：{path}", en: "Restored and verified: {path}" }
    kept_before(path) {
        zh: "恢复之前的数据存在：{path}（恢复这一份就能换回来）",
        en: "What was there before is kept in {path}; restoring that takes this back",
    }
    damaged_kept(path) {
        zh: "受损的数据库没有删除，改名放在：{path}",
        en: "The damaged database was not erased; it is kept as {path}",
    }
    renamed(device) {
        zh: "本机从现在起用新的设备编号 {device}，与换下的数据不会混。",
        en: "From now on this laptop writes under the device id {device}, so nothing mixes with what was replaced.",
    }
    no_file(path, dir) { zh: "没有这个备份：{path}。看有哪些：hucha backup --list（在 {dir}）", en: "There is no backup {path}. See hucha backup --list (in {dir})." }
    second_set(dir) { zh: "第二处：{dir}，以后每次备份都再存一份。", en: "Second place: {dir}; every backup goes there too." }
    second_cleared() { zh: "不再存第二处。", en: "No second place any more." }
    ask_second() { zh: "第二处备份的文件夹", en: "Folder of the second place" }
    why_second() {
        zh: "U盘或另一块硬盘上的文件夹，可以拖进来；空着就是不存第二处。",
        en: "A folder on a stick or another disk; you may drag it here. Empty for none.",
    }
    job_backup() { zh: "备份", en: "Backing up" }
    job_restore() { zh: "恢复备份", en: "Restoring" }
    job_list() { zh: "查看备份", en: "Looking at the backups" }
    failed_title() { zh: "没有恢复，什么也没有改", en: "Not restored; nothing was changed" }
    done_title() { zh: "已恢复", en: "Restored" }
    table_columns() {
        zh: "时间|缘由|大小|操作|检查|问题|访谈|文件",
        en: "When|Why|Size|Operations|Visits|Problems|Interviews|File",
    }
}
