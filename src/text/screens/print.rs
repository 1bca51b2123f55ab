//! Sentences of the screen that prints.

crate::messages! {
    title() { zh: "打印", en: "Print" }
    about_branch(quarter, branch) { zh: "{quarter}　{branch}", en: "{quarter}, {branch}" }
    format() { zh: "格式", en: "Format" }
    folder(path) { zh: "写到：{path}", en: "Into: {path}" }
    ask_folder() { zh: "文书写到哪个文件夹", en: "Folder for documents" }
    no_folder(path) { zh: "没有文件夹 {path}", en: "There is no folder {path}" }
    writing(kind) { zh: "正在写《{kind}》", en: "Writing {kind}" }
    wrote(path) { zh: "已写好 {path}", en: "Written: {path}" }
    no_home() { zh: "这次演示没有数据文件夹，不能写文件", en: "There is no data folder here to write into" }
    no_round() { zh: "还没有开启季度，没有可打印的文书", en: "No quarter was opened: there is nothing to print" }
    number_next(number) { zh: "{number}（写出时编定）", en: "{number} (given when written)" }
    no_pdf() { zh: "没有字体，pdf 改存 html", en: "No font: html in place of pdf" }
    wrote_many(n, path) { zh: "已写好 {n} 个文件：{path}", en: "{n} files written: {path}" }
    stopped() { zh: "已停止，没有写完", en: "Stopped before all was written" }
    to_sign() { zh: "________", en: "________" }
}
