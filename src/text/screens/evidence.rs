//! Sentences of the evidence files.

crate::messages! {
    title() { zh: "佐证文件", en: "Evidence files" }
    none() { zh: "还没有文件。按 a 输入或粘贴文件路径（可把文件拖进终端窗口）。", en: "No files yet. Press a and type or paste a path (a file can be dragged into the terminal)." }
    ask_path() { zh: "文件路径", en: "Path of the file" }
    path_why() { zh: "文件会复制到数据文件夹，并记下 SHA-256、大小和文件自己的日期。", en: "The file is copied into the data folder; its SHA-256, size and own date are kept." }
    attaching() { zh: "添加文件", en: "Attaching" }
    attached(name) { zh: "已添加 {name}", en: "{name} attached" }
    doubled(name) { zh: "这个文件已经添加过（{name}）", en: "This file is attached already ({name})" }
    no_home() { zh: "没有数据文件夹，不能添加文件", en: "There is no data folder to put files into" }
    ask_caption(name) { zh: "{name} 的说明", en: "A word about {name}" }
    removed(name) { zh: "已取下 {name}；按 u 撤销。复制件留在数据文件夹。", en: "{name} taken off; u brings it back. The copy stays in the data folder." }
    label_name() { zh: "文件", en: "File" }
    label_date() { zh: "文件日期", en: "Its date" }
    label_size() { zh: "大小", en: "Size" }
    label_sum() { zh: "SHA-256", en: "SHA-256" }
    label_copy() { zh: "复制件", en: "Copy" }
    label_caption() { zh: "说明", en: "Caption" }
    lost() { zh: "不在本机", en: "not on this laptop" }
    no_caption() { zh: "（无说明，按 Enter 写）", en: "(no caption, Enter writes one)" }
    bytes(n) { zh: "{n} 字节", en: "{n} bytes" }
}
