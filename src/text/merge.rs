//! Sentences about merging, conflicts and reconciliation.

crate::messages! {
    ops_altered() {
        zh: "ops.csv 在导出之后变动过；每条操作各自核对摘要，改过的不会收入。",
        en: "ops.csv changed after it was exported; every operation is checked by its own hash, altered ones are not taken."
    }
    views_altered(names) {
        zh: "{names} 在导出之后改动过。这些表是由程序算出来的，里面的改动不会收入。",
        en: "{names} changed after the export. These tables are computed; changes in them are not taken."
    }
    edited(file, n, damaged, unclear) {
        zh: "{file} 在导出之后有人手工改过：{n} 处改动等人决定，{damaged} 处损坏、{unclear} 处看不明白（都保留原值）。",
        en: "{file} was edited by hand: {n} changes wait for a decision, {damaged} spoilt and {unclear} unclear cells keep their value."
    }
    merged_proposals(n) {
        zh: "有 {n} 处手工改动等您决定。看：hucha proposals list",
        en: "{n} hand edits wait for your decision. See: hucha proposals list"
    }
    edit_place(file, line, column) { zh: "{file} 第{line}行“{column}”", en: "{file} line {line}, '{column}'" }
    edit_row(file, line) { zh: "{file} 第{line}行", en: "{file} line {line}" }
    edit_spoilt(place, given, why, base) {
        zh: "{place}：“{given}”{why}，保留原值“{base}”。",
        en: "{place}: '{given}' {why}; '{base}' is kept."
    }
    edit_not_read(place, given, why) { zh: "{place}：“{given}”{why}，没有收入。", en: "{place}: '{given}' {why}; not taken." }
    edit_whole(place, why) { zh: "{place}：{why}，这一行没有收入。", en: "{place}: {why}; this row was not taken." }
    why_unknown_id(id) { zh: "没有编号为“{id}”的记录", en: "there is no record '{id}'" }
    why_twice(id) { zh: "编号“{id}”在表里出现了两次", en: "the id '{id}' stands in two rows" }
    why_by_rule() { zh: "要在程序里按步骤改，不能在表里改", en: "is changed in the program only, step by step" }
    why_no_id() { zh: "没有编号；这种表不能加行", en: "no id; rows cannot be added to this table" }
    edit_changes(place, base, value) { zh: "{place}：“{base}” → “{value}”", en: "{place}: '{base}' → '{value}'" }
    edit_new(place, cells) { zh: "{place}：新加一行 {cells}", en: "{place}: a new row, {cells}" }
    edit_cell(column, value) { zh: "{column}“{value}”", en: "{column} '{value}'" }
    proposal_columns() {
        zh: "编号|记录|项|原值|改为|出自|状态",
        en: "Id|Record|Field|Was|Proposed|From|State"
    }
    proposal_new_row() { zh: "（新加一行）", en: "(a new row)" }
    proposal_waiting() { zh: "待决定", en: "waiting" }
    proposal_accepted(who) { zh: "{who}已采纳", en: "accepted by {who}" }
    proposal_refused(who) { zh: "{who}未采纳", en: "refused by {who}" }
    proposal_spoilt() { zh: "损坏，保留原值", en: "spoilt, value kept" }
    proposal_unclear() { zh: "看不明白，保留原值", en: "unclear, value kept" }
    due_is_fixed(n, what) {
        zh: "改动 {n} 不能采纳：{what}。期限已交给支部，只能在程序里办延期。什么也没有改。",
        en: "Edit {n} cannot be accepted: {what}. The branch has the deadline; only an extension moves it. Nothing was changed."
    }
    table_too_large(path, most) { zh: "{path} 超过 {most} MiB，不像手工填的表。", en: "{path} is larger than {most} MiB." }
    no_proposals() { zh: "没有等待决定的手工改动。", en: "No hand edits are waiting." }
    which_proposals() {
        zh: "请写手工改动的编号，或用 --all 表示全部。看：hucha proposals list",
        en: "Name the hand edits by their ids, or use --all. See: hucha proposals list"
    }
    proposals_accepted(n) { zh: "已采纳 {n} 处手工改动。可以撤销。", en: "{n} hand edits accepted. They can be undone." }
    proposals_refused(n) { zh: "未采纳 {n} 处手工改动，保留原值。", en: "{n} hand edits refused; the values stay." }
    original_unknown(sum) { zh: "没有保存过摘要为“{sum}”的文件。", en: "No file with the sum '{sum}' was kept." }
    original_written(name, path) { zh: "{name} 的原样已写到 {path}", en: "{name} as it came was written to {path}" }
    files_missing(names) { zh: "缺少文件：{names}", en: "Missing files: {names}" }
    incomplete(found, said) {
        zh: "数据包不完整：应有 {said} 条操作，只有 {found} 条。缺的部分等完整的包到了会补上。",
        en: "The bundle is incomplete: {found} of {said} operations. A whole one will fill the rest."
    }
    more_faults(n) { zh: "……还有 {n} 行不是完整的操作。", en: "… and {n} more rows that are no operations." }
    stopped() { zh: "已停止，什么也没有改。", en: "Stopped; nothing was changed." }
    bundle_merged(path, new, known) { zh: "{path}：新 {new} 条，已有 {known} 条", en: "{path}: {new} new, {known} known" }
    bundle_already(path, at, by) {
        zh: "{path}：{by}已于 {at} 合并过，没有改动",
        en: "{path}: already merged on {at} by {by}; nothing was changed"
    }
    bundle_refused(path) { zh: "{path}：不能合并", en: "{path}: refused" }
    somebody() { zh: "本机", en: "this laptop" }
    counted(new, known) { zh: "合计：新 {new} 条，已有 {known} 条。", en: "Together: {new} new, {known} known." }
    merged_aside(n) {
        zh: "{n} 条操作暂时搁置（前面有缺），原样保留；等完整的包到了会自动生效。",
        en: "{n} operations are set aside for now (something before them is missing); they are kept and will count when it arrives."
    }
    merged_unproven(n) {
        zh: "{n} 条来自名册以外的设备，先不生效，等具名的人裁定。在程序里首页按 K，或看：hucha quarantine list",
        en: "{n} operations come from a laptop that is not on the roster and wait for a named person. Press K on home, or see: hucha quarantine list"
    }
    merged_revived(n) { zh: "以前搁置的 {n} 条现在生效了。", en: "{n} operations set aside before count from now on." }
    merged_conflicts(n) {
        zh: "有 {n} 处新冲突，两边的值都保留着。在程序里按 ! 裁定，或看：hucha conflicts list",
        en: "{n} new conflicts; both values are kept. Press ! in the app, or see: hucha conflicts list"
    }
    merged_forks(n) {
        zh: "有 {n} 个编号出现两次（电脑被整机复制过，或恢复过旧备份）。两边都保留。",
        en: "{n} numbers were used twice (a copied laptop or a restored backup). Both are kept."
    }
    merged_gaps(n) {
        zh: "{n} 台电脑的操作不连续，缺的部分还没有到。请向他们要最新的数据包。",
        en: "Operations of {n} laptops have holes. Ask for their newest bundle."
    }
    renamed(device) {
        zh: "这台电脑的编号在别处也用过，从现在起改用新编号 {device}。",
        en: "This laptop's device id was in use elsewhere; from now on it is {device}."
    }
    merged_returned(n, receipt, at, by) {
        zh: "其中 {n} 条是撤回过的（回执 {receipt}，{by}于 {at} 撤回），现在又收入。",
        en: "{n} of them had been taken back (receipt {receipt}, by {by} on {at}) and come in again."
    }
    was_taken_back(path, n, receipt) {
        zh: "{path}：其中 {n} 条操作在这台电脑上撤回过（回执 {receipt}），没有收入。确实要的话，单独合并它：hucha merge 文件",
        en: "{path}: {n} of its operations were taken back on this laptop (receipt {receipt}); left out. If you want them, merge it by itself: hucha merge FILE"
    }
    ask_again() { zh: "还要收入吗？(y/N) ", en: "Take them in again? (y/N) " }
    undone_already(receipt, at) { zh: "回执 {receipt} 的合并已于 {at} 撤回。", en: "The merge of receipt {receipt} was taken back on {at} already." }
    undone_counts(n) { zh: "只随这次合并来的操作：{n} 条。", en: "Operations that came only with this merge: {n}." }
    undone_kept(n) { zh: "另有 {n} 条别的合并也带来过，留着。", en: "{n} more came with other merges too and stay." }
    tables_beside(n, names) {
        zh: "文件夹里还有 {n} 张填好的表没有收入：{names}。要收入就指名合并它们。",
        en: "{n} filled-in tables in the folder were not taken: {names}. To take them, merge them by name."
    }
    undone_sheets(n) {
        zh: "随合并收入的评分表：{n} 处填写恢复原样。",
        en: "Score sheets taken in with it: {n} entries go back to what they were."
    }
    undo_backup(path) { zh: "撤回前的备份：{path}", en: "Backup from before: {path}" }
    undone(id) {
        zh: "已撤回回执 {id} 的合并。数据包还在的话，再合并一次就回来。",
        en: "The merge of receipt {id} is taken back. Merging the bundle again brings it back."
    }
    undo_rehearsed() { zh: "这是预览，什么也没有撤回。", en: "This was a preview; nothing was taken back." }
    undo_blocked(id, n) {
        zh: "不能撤回回执 {id} 的合并：后来的 {n} 条操作是在它上面做的。什么也没有改。",
        en: "The merge of receipt {id} cannot be taken back: {n} later operations build on it. Nothing was changed."
    }
    undo_blocker(who, at, record, field, value, because) {
        zh: "  {who} {at} {record} {field}：“{value}”——{because}",
        en: "  {who} {at} {record} {field}: '{value}' - {because}"
    }
    undo_more(n) { zh: "  ……还有 {n} 条。", en: "  … and {n} more." }
    because_value() { zh: "改的是合并来的值", en: "it changes a value that came with the merge" }
    because_record() { zh: "记的是合并来的东西", en: "it is about something that came with the merge" }
    because_clock() {
        zh: "它的逻辑钟已把合并来的操作算在内，撤回后别的电脑会把它搁置",
        en: "its clock counts the merged operations; without them other laptops would set it aside"
    }
    receipt_undone(at, by, n, kept) {
        zh: "  已撤回：{at}，{by}；去掉 {n} 条，留下 {kept} 条",
        en: "  taken back: {at}, {by}; {n} removed, {kept} stay"
    }
    state_undone() { zh: "已撤回", en: "taken back" }
    touched(branch, person, new, known) {
        zh: "{branch}，{person}：新 {new} 条，已有 {known} 条",
        en: "{branch}, {person}: {new} new, {known} known"
    }
    touched_edited(n) { zh: "，手工改动 {n} 处", en: ", {n} changed by hand" }
    touched_conflicts(n) { zh: "，冲突 {n} 处", en: ", {n} conflicts" }
    touched_no_branch() { zh: "不属于某个支部的", en: "Of no branch" }
    touched_nobody() { zh: "没有署名", en: "nobody named" }
    touched_more(n) { zh: "……还有 {n} 行。", en: "… and {n} more." }
    reading(done, total) { zh: "合并 {done}/{total}", en: "Merging {done}/{total}" }
    rehearsed() { zh: "这是预览，什么也没有改。", en: "This was a preview; nothing was changed." }
    nothing_new() { zh: "都已合并过，没有改动。", en: "All merged before; nothing was changed." }
    receipt_kept(id) { zh: "回执 {id} 已存。看：hucha merges show {id}", en: "Receipt {id} kept. See: hucha merges show {id}" }
    backed_up(path) { zh: "合并前的备份：{path}", en: "Backup from before: {path}" }
    left_out(n) { zh: "{n} 个文件没有收入：", en: "{n} files were left out:" }
    refused_all() {
        zh: "有文件不能合并，什么也没有改。修好它，或加 --skip-bad 只合并其余的：",
        en: "Something cannot be merged; nothing was changed. Repair it, or merge the others with --skip-bad:"
    }
    sheet_hint() {
        zh: "填好的评分表请用：hucha sheet import 文件",
        en: "A filled-in score sheet goes in with: hucha sheet import FILE"
    }
    receipt_columns() {
        zh: "回执|时间|经办人|文件|新|已有|搁置|冲突|状态",
        en: "Receipt|When|Who|Files|New|Known|Set aside|Conflicts|State"
    }
    receipt_head(id, at, by) { zh: "回执 {id}：{at}，{by}", en: "Receipt {id}: {at}, {by}" }
    receipt_file(path, new, known) { zh: "  {path}：新 {new} 条，已有 {known} 条", en: "  {path}: {new} new, {known} known" }
    receipt_from(device, by) { zh: "    来自 {device} {by}", en: "    from {device} {by}" }
    ask_passphrase() { zh: "数据包的口令", en: "Passphrase of the bundle" }
    why_passphrase(name) {
        zh: "{name} 加了口令。输入口令后先预览，不会马上改。口令不会保存。",
        en: "{name} is locked. A preview comes first. The passphrase is not kept."
    }
    why_locked(name) { zh: "{name} 加了口令。口令不会保存。", en: "{name} is locked. The passphrase is not kept." }
    why_passphrase_sync(name, n) {
        zh: "{name} 加了口令（共 {n} 个打不开）。本机的数据包会加同样的口令。没有口令就留空：只合并其余的。",
        en: "{name} is locked ({n} cannot be opened). This laptop's bundle is locked alike. Leave it empty to merge the others only."
    }
    wrong_passphrase(why) {
        zh: "口令不对，文件没有发现损坏。留意大小写和输入法（要用英文）。\n{why}",
        en: "Wrong passphrase; no damage was found. Mind capitals and the input method.\n{why}"
    }
    receipt_sum(sha256) { zh: "    SHA-256 {sha256}", en: "    SHA-256 {sha256}" }
    receipt_counts(aside, conflicts, forks, gaps) {
        zh: "  搁置 {aside}，新冲突 {conflicts}，重号 {forks}，不连续 {gaps}",
        en: "  set aside {aside}, new conflicts {conflicts}, forks {forks}, laptops with holes {gaps}"
    }
    receipt_backup(path) { zh: "  合并前的备份 {path}", en: "  backup from before {path}" }
    receipt_format(given, list) { zh: "合并回执没有格式“{given}”。可用：{list}", en: "A receipt has no format '{given}'. Use: {list}" }
    receipt_unknown(id) { zh: "没有回执 {id}。看：hucha merges list", en: "There is no receipt {id}. See: hucha merges list" }
    no_folder(dir) { zh: "{dir} 不是文件夹，或者不在（U盘没插好？）。什么也没有改。", en: "{dir} is no folder, or is not there. Nothing was changed." }
    synced_locked(path) {
        zh: "已放好本机的数据包，加了口令：{path}",
        en: "This laptop's bundle is in place, locked with the passphrase: {path}"
    }
    sync_held_back(dir) {
        zh: "{dir} 里的数据包加了口令，没有口令能打开，所以本机的数据包没有放进去（不加口令放进去，谁都能看）。请给出口令再同步一次（命令行用 --passphrase-file 或 HUCHA_PASSPHRASE，换新口令加 --lock；程序里会问）",
        en: "Bundles in {dir} are locked and no passphrase opens one, so this laptop's bundle was not put there (open, anybody could read it). Sync again with the passphrase (--passphrase-file or HUCHA_PASSPHRASE, for a new one --lock too; the app asks for it)"
    }
    synced(path) { zh: "已放好本机的数据包：{path}", en: "This laptop's bundle is in place: {path}" }
    synced_already(path) { zh: "本机的数据包没有变化：{path}", en: "This laptop's bundle has not changed: {path}" }

    conflict_columns() { zh: "编号|记录|项|共同的旧值|两边的值", en: "Id|Record|Field|Last common value|Values" }
    conflict_head(value, who, device, at, hash) {
        zh: "“{value}”（{who}，{device}，{at}，{hash}）",
        en: "'{value}' ({who}, {device}, {at}, {hash})"
    }
    no_conflicts() { zh: "没有冲突。", en: "There are no conflicts." }
    conflict_unknown(id) {
        zh: "没有未决的冲突“{id}”。看：hucha conflicts list",
        en: "There is no open conflict '{id}'. See: hucha conflicts list"
    }
    head_unknown(hash, list) {
        zh: "这个冲突里没有摘要“{hash}”，或有几个以它开头。可用：{list}",
        en: "The conflict has no hash '{hash}', or several begin with it. Use one of: {list}"
    }
    reason_needed() { zh: "请用 --reason 写明理由。", en: "Give the reason with --reason." }
    value_refused(value, field) { zh: "“{value}”不能作为“{field}”的值。", en: "'{value}' is no value for '{field}'." }
    resolved(id, value) { zh: "已裁定 {id}：“{value}”", en: "Resolved {id}: '{value}'" }

    bad_rule(text) { zh: "没有规则“{text}”。可用：union、mean、median", en: "No rule '{text}'. Use union, mean or median" }
    too_few_sheets(n) {
        zh: "合议至少要两份已定稿的评分表，现在有 {n} 份。",
        en: "Reconciling takes two finalised sheets; there are {n}."
    }
    other_checklists() {
        zh: "这几份评分表用的清单版本不同，不能并排合议。",
        en: "The sheets were made with different checklists and cannot be laid side by side."
    }
    reconcile_columns() { zh: "指标|名称|满分|各人|拟定|议定", en: "Item|Name|Full|Each|Proposed|Agreed" }
    vote(who, what) { zh: "{who}：{what}", en: "{who}: {what}" }
    unit_count(verdict, n) { zh: "{verdict}{n}", en: "{verdict} {n}" }
    far_apart() { zh: "（相差大）", en: " (far apart)" }
    all_the_same() { zh: "各份评分表的结论全都一样。", en: "All sheets say the same." }
    reconcile_next() {
        zh: "这只是拟定。逐项定：--code 编号 --verdict 结论 --count 数 --reason 理由；全部照拟定的定稿：--reason 理由",
        en: "These are proposals. Decide an item: --code C --verdict V --count N --reason TEXT; finalise as proposed: --reason TEXT"
    }
    decided(code, what) { zh: "{code} 议定：{what}", en: "{code} agreed: {what}" }
    agreed_final(score, revision) { zh: "合议评分表已定稿，第 {revision} 版，得分 {score}", en: "The agreed sheet is final, revision {revision}, score {score}" }
    agreed_already() {
        zh: "合议评分表已经定稿。要改某一项，用 --code 编号 --verdict 结论 --reason 理由。",
        en: "The agreed sheet is final already. To change an item use --code C --verdict V --reason TEXT."
    }
    review_columns() { zh: "编号|检查|评分表|项|状态|经过", en: "Id|Visit|Sheet|Item|State|Story" }
    review_whole() { zh: "整张表", en: "the whole" }
    review_word(who, what, words, at) { zh: "{who}{what}：{words}（{at}）", en: "{who}, {what}: {words} ({at})" }
    review_stands(sheet, item, state) { zh: "{sheet}的评分表，{item}：{state}", en: "Sheet of {sheet}, {item}: {state}" }
    review_unknown(id) { zh: "没有意见“{id}”。看：hucha review list", en: "There is no comment '{id}'. See: hucha review list" }
    review_no_sheet(id) { zh: "没有这份评分表：{id}", en: "There is no such sheet: {id}" }

    audit_columns() { zh: "时间|人员|电脑|记录|项|值|原因|来处|状态", en: "When|Who|Laptop|Record|Field|Value|Why|From|State" }
    audit_here() { zh: "本机", en: "here" }
    audit_receipt(n) { zh: "回执{n}", en: "receipt {n}" }
    audit_clock() { zh: "时钟可疑", en: "clock doubtful" }
    audit_aside() { zh: "搁置", en: "set aside" }

    ask_bundles() { zh: "合并数据包", en: "Merge bundles" }
    why_bundles() {
        zh: "写数据包（文件夹或 zip）、U盘或填好的评分表（csv、xlsx）的路径，可以拖进来。先预览，不会马上改。",
        en: "Path of a bundle (folder or zip), a stick or a filled-in sheet (csv, xlsx); you may drag it here. A preview comes first."
    }
    ask_folder() { zh: "同步的文件夹", en: "Folder to sync with" }
    why_folder() {
        zh: "共享文件夹或U盘：放入本机的数据包，合并其余的。文件夹会记住。",
        en: "A shared folder or a stick: this laptop's bundle goes in, all others are merged. It is remembered."
    }
    merge_sure() { zh: "合并吗？之前会自动备份。", en: "Merge? A backup is made first." }
    merge_title() { zh: "合并", en: "Merge" }
    sync_title() { zh: "同步", en: "Sync" }
    merge_refused() { zh: "不能合并，什么也没有改", en: "Refused; nothing was changed" }
}
