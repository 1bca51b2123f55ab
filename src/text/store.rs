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
        zh: "数据库受损：{what}。请先复制整个数据文件夹，再运行 hucha doctor。",
        en: "The database is damaged: {what}. Copy the whole data folder first, then run hucha doctor.",
    }
    stale_act(built, next) {
        zh: "画面上的数据已经变化（按 {built} 编制，现应为 {next}），这次没有存上。请重试。",
        en: "The data changed under this edit (made for {built}, next is {next}); it was not saved. Try again.",
    }
    random(why) { zh: "不能取得随机的设备编号：{why}", en: "Cannot draw a random device id: {why}" }
    sql(why) {
        zh: "数据库不能完成操作：{why}。没有改动任何数据。",
        en: "The database could not do this: {why}. Nothing was changed.",
    }
}
