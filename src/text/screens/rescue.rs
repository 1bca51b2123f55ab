//! Sentences of the rescue of a damaged database.

crate::messages! {
    title() { zh: "修复数据", en: "Mending the data" }
    offer(dir) {
        zh: "按 Enter 修复：受损的文件换个名字留着，不会删除任何东西；完好的每一条取回来，与最近的好备份和导出过的数据包合在一起，缺什么逐条说明。\n\n也可以先退出（Ctrl-Q），把整个文件夹 {dir} 拷一份再来。",
        en: "Enter mends it: the damaged file is kept under another name and nothing is erased; every whole operation comes back, united with the newest good backup and the bundles you exported, and what is missing is named.\n\nOr quit first (Ctrl-Q) and copy the whole folder {dir}."
    }
    mending() { zh: "正在修复，请稍候……", en: "Mending …" }
    go_on() { zh: "按 Enter 打开修复好的数据。", en: "Enter opens the mended data." }
}
