//! Sentences of the store area.

crate::messages! {
    busy(path) {
        zh: "数据正被另一个互查窗口使用：{path}。请回到那个窗口，或关闭它后再打开。没有改动任何数据。",
        en: "Another hucha window is using this data: {path}. Go back to that window, or close it and try again. Nothing was changed.",
    }
    newer(path, found, known) {
        zh: "数据库 {path} 由更新版本的程序写成（结构版本 {found}，本程序认识到 {known}）。请换用较新的 hucha 打开。没有改动任何数据。",
        en: "The database {path} was written by a newer program (schema {found}; this one knows up to {known}). Open it with a newer hucha. Nothing was changed.",
    }
    foreign(path) {
        zh: "{path} 不是互查数据库。请用 --data 指定别的文件夹，或把这个文件移开。没有改动任何数据。",
        en: "{path} is not a hucha database. Choose another folder with --data, or move this file away. Nothing was changed.",
    }
    full() {
        zh: "磁盘已满，这次没有存上；之前已存的都在。请腾出空间后再试。",
        en: "The disk is full; this was not saved, everything saved before is safe. Free some space and try again.",
    }
    read_only() {
        zh: "数据文件或文件夹不能写入，这次没有存上；之前已存的都在。请检查权限，或用 --data 指定别的文件夹。",
        en: "The data file or folder cannot be written; this was not saved, everything saved before is safe. Check its permissions or choose another folder with --data.",
    }
    disk(code) {
        zh: "磁盘读写出错（SQLite {code}），这次没有存上；之前已存的都在。请检查磁盘或 U 盘后再试。",
        en: "The disk reported an error (SQLite {code}); this was not saved, everything saved before is safe. Check the disk or stick and try again.",
    }
    damaged(what) {
        zh: "数据库受损：{what}。什么也没有删。运行 hucha doctor --repair：受损的文件会另存，完好的都取回来。",
        en: "The database is damaged: {what}. Nothing was erased. Run hucha doctor --repair: the damaged file is kept, and all that is whole comes back.",
    }
    stale_act(built, next) {
        zh: "画面上的数据已经变化（按 {built} 编制，现应为 {next}），这次没有存上。请重试。",
        en: "The data changed under this edit (made for {built}, next is {next}); it was not saved. Try again.",
    }
    base_missing() {
        zh: "这处手工改动所依据的内容还没有到这台电脑上，现在不能采纳。请先合并完整的数据包。",
        en: "What this hand edit builds on is not on this laptop yet; merge a whole bundle first."
    }
    not_waiting(n) {
        zh: "没有等待处理的手工改动 {n}。看：hucha proposals list",
        en: "No hand edit {n} is waiting. See: hucha proposals list"
    }
    cannot_travel(field, max) {
        zh: "“{field}”太长（最多 {max} 字）或含有控制字符，这次没有存上。请缩短，或改为附件。",
        en: "'{field}' is too long (at most {max} characters) or holds control characters; it was not saved. Shorten it, or use an attachment.",
    }
    undo_refused(id, field, actor, wall, value) {
        zh: "不能撤销或重做：{id} 的“{field}”后来已由 {actor} 于 {wall} 改为“{value}”。没有改动任何数据；需要时请直接修改这一项。",
        en: "Cannot undo or redo: “{field}” of {id} was since changed by {actor} at {wall} to “{value}”. Nothing was changed; edit that field directly if needed.",
    }
    random(why) { zh: "不能取得随机的设备编号：{why}", en: "Cannot draw a random device id: {why}" }
    sql(why) {
        zh: "数据库不能完成操作：{why}。没有改动任何数据。",
        en: "The database could not do this: {why}. Nothing was changed.",
    }

    malformed(device, seq, why) {
        zh: "操作 {device}-{seq} 不能接受：{why}。没有改动任何数据；请向对方要一份完整的数据包。",
        en: "Operation {device}-{seq} cannot be accepted: {why}. Nothing was changed; ask for a complete bundle.",
    }
    bad_device() { zh: "设备编号的格式不对", en: "the device id is malformed" }
    bad_seq() { zh: "序号的格式不对", en: "the sequence number is malformed" }
    bad_lamport() { zh: "逻辑钟的格式不对", en: "the logical clock is malformed" }
    bad_prev() { zh: "上条的格式不对", en: "prev is malformed" }
    bad_pred() { zh: "依据的格式不对", en: "pred is malformed" }
    bad_cell() { zh: "对象、编号或字段为空", en: "entity, id or field is empty" }
    bad_hand_edit() { zh: "手工修改的操作不应带有设备信息", en: "a hand edit must not carry anything of a device" }
    bad_hash() { zh: "摘要的格式不对", en: "the hash is malformed" }
    wrong_hash() { zh: "内容与摘要不符，写出后被改动过", en: "content and hash differ: it was altered after it was written" }

    aside_clock_high() { zh: "逻辑钟高于已知操作数", en: "its clock is higher than the number of operations known" }
    aside_clock_low() { zh: "逻辑钟不高于它所依据的操作", en: "its clock is not above what it builds on" }
    aside_prev_missing() { zh: "该设备的前一条操作还没有收到", en: "the operation of its device before it is missing" }
    aside_prev_wrong() { zh: "上条不是该设备的前一条操作", en: "prev is not the operation of its device before it" }
    aside_prev_aside() { zh: "该设备的前一条操作被搁置", en: "the operation of its device before it is set aside" }
    aside_pred_missing() { zh: "它所依据的操作还没有收到", en: "an operation it builds on is missing" }
    aside_pred_elsewhere() { zh: "它所依据的操作属于别的单元格", en: "an operation it builds on belongs to another cell" }
    aside_unproven() {
        zh: "名册上没有人为它作保，等人裁定（hucha quarantine list）",
        en: "nobody on the roster answers for it; a person has to decide (hucha quarantine list)"
    }
    aside_pred_aside() { zh: "它所依据的操作被搁置", en: "an operation it builds on is set aside" }

    found_file(why) {
        zh: "数据库文件受损：{why}。用 hucha doctor --repair 修复：受损的文件会另存，完好的都取回来。",
        en: "The database file is damaged: {why}. Mend it with hucha doctor --repair: the damaged file is kept, and all that is whole comes back.",
    }
    found_table(name) {
        zh: "数据表 {name}（设置、回执、签名或名册）与上次关闭时不同，文件可能受损。用 hucha doctor --repair 修复：受损的文件会另存，完好的都取回来。",
        en: "The table {name} (settings, receipts, signatures or the roster) is not as it was left: the file may be damaged. Mend it with hucha doctor --repair: the damaged file is kept, and all that is whole comes back.",
    }
    found_hash(device, seq) {
        zh: "操作 {device}-{seq} 的内容与摘要不符，库内被改动过。用 hucha doctor --repair 从备份和导出过的数据包找回。",
        en: "The content of operation {device}-{seq} differs from its hash: it was altered in the database. hucha doctor --repair looks for it in backups and exported bundles.",
    }
    found_cell(entity, id, field) {
        zh: "单元格 {entity} {id} 的 {field} 与操作记录不一致。用 hucha doctor --repair 可按操作记录重建。",
        en: "Cell {field} of {entity} {id} does not agree with the journal. hucha doctor --repair builds it anew from the journal.",
    }
    found_validity(device, seq) {
        zh: "操作 {device}-{seq} 的有效状态不对。用 hucha doctor --repair 可重新判定。",
        en: "Operation {device}-{seq} is judged wrongly. hucha doctor --repair judges everything anew.",
    }
    found_aside(device, seq, why) {
        zh: "操作 {device}-{seq} 被搁置：{why}。合并该设备较新的完整数据包后会自动生效。",
        en: "Operation {device}-{seq} is set aside: {why}. A newer complete bundle of that device brings it in.",
    }
    found_fork(device, seq) {
        zh: "设备 {device} 有两条序号同为 {seq} 的操作：数据库被复制或恢复过。两条都已保留。",
        en: "Device {device} has two operations numbered {seq}: its database was copied or restored. Both are kept.",
    }

    bad_backup(path, why) {
        zh: "备份 {path} 不完整，没有用它。没有改动任何数据；请换一份。{why}",
        en: "The backup {path} is not whole and was not used. Nothing was changed; take another one. {why}",
    }
    older(former, first, last, device) {
        zh: "这个数据库比本机写过的旧：{former} 的第 {first} 到 {last} 条不在里面（放回了旧的副本？）。已改用新的设备编号 {device}，两边不会混。缺的那些在最近的备份或交出去的数据包里：hucha restore，或合并那个数据包。",
        en: "This database is older than what this laptop wrote: operations {first} to {last} of {former} are not in it (was an old copy put back?). A new device id, {device}, is used from now on so that nothing mixes. What is missing is in the newest backup or in a bundle you handed over: hucha restore, or merge that bundle.",
    }
    mended(n) { zh: "已按操作记录重建，{n} 处不一致消除了。", en: "Built anew from the journal; {n} disagreements are gone." }
    repaired(ops, carved) {
        zh: "已修复：{ops} 条操作，其中 {carved} 条取自受损的文件。收过的回执和待定的提议以备份里的为准。",
        en: "Repaired: {ops} operations, {carved} of them from the damaged file. Receipts and open proposals are those of the backup.",
    }
    repaired_with(path) { zh: "用到的备份：{path}", en: "The backup that was used: {path}" }
    roster_of(path) {
        zh: "名册取自本机交出过的数据包 {path}，继续有效。如果那以后停用过名册，请运行 hucha roster drop。",
        en: "The roster is that of a bundle this laptop exported, {path}. If it was dropped after that, run hucha roster drop."
    }
    roster_missed() {
        zh: "这里原来有名册，受损后哪里都没有找到。别人写的、没有人采信过的材料都先等着，不算数。请合并一个带名册的数据包（同事的也行），再运行 hucha roster adopt，或在“名册”屏按 i。确实不用名册了，运行 hucha roster drop。",
        en: "There was a roster, and after the damage nobody here has it. What others wrote and nobody vouched for waits and does not count. Merge a bundle that has the roster (a colleague's will do), then run hucha roster adopt or press i on the roster screen. If there is to be none any more, run hucha roster drop."
    }
    gap(device, from, to) { zh: "{device} 第 {from}–{to} 条", en: "{device} {from}–{to}" }
    still_missing(list) {
        zh: "还缺：{list}。合并含有它们的数据包（交出去过的、同事那里的）就会补上。",
        en: "Still missing: {list}. Merge a bundle that has them (one you handed over, or a colleague's) and they come back.",
    }
}
