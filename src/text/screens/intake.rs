//! Sentences of the preview of a table.

crate::messages! {
    head(new, changed) { zh: "新增 {new} 条，改动 {changed} 处；其余不变", en: "{new} new, {changed} changed; the rest stays" }
    hint() { zh: "现在什么也没有改。F2 照此导入，Esc 不导入。表里空着的和没有的都不动。", en: "Nothing is changed yet. F2 takes it in, Esc does not. What the table leaves out stays." }
    state() { zh: "情况", en: "State" }
    what() { zh: "记录", en: "Record" }
    field() { zh: "栏目", en: "Field" }
    before() { zh: "现在", en: "Now" }
    after() { zh: "改为", en: "Becomes" }
    new() { zh: "新增", en: "new" }
    changed() { zh: "改动", en: "change" }
    more(n) { zh: "（另有 {n} 条）", en: " (and {n} more)" }
    taken(new, changed) { zh: "已导入：新增 {new} 条，改动 {changed} 处", en: "Taken in: {new} new, {changed} changed" }
    same() { zh: "与现有的一样，什么也不用改。", en: "It is as known already; nothing to change." }
    refused() { zh: "没有导入", en: "Not taken in" }
    nothing_changed() { zh: "什么也没有改。", en: "Nothing was changed." }
    reading() { zh: "读取表格", en: "Reading the table" }
    writing() { zh: "写出表格", en: "Writing the table" }
    ask_file() { zh: "要导入的文件（csv 或 xlsx）", en: "File to take in (csv or xlsx)" }
    ask_target() { zh: "写到哪个文件（.csv 或 .xlsx）", en: "Write to which file (.csv or .xlsx)" }
    why_file() { zh: "GBK、UTF-8 都认。先给您看会改什么，确认了才改。", en: "You see what would change before anything does." }
    why_target() { zh: "按结尾决定格式；有同名文件就换掉。", en: "The ending decides the format; a file of this name is replaced." }
    written(path) { zh: "已写出 {path}", en: "Written: {path}" }
    no_home() { zh: "没有数据文件夹，不能写出", en: "There is no data folder to write to" }
}
