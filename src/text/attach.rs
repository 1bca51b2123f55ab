//! Sentences about files that are attached as evidence.

crate::messages! {
    no_path() { zh: "没有写文件路径", en: "No path was given" }
    not_a_file(path) { zh: "“{path}”不是文件（文件夹请逐个添加其中的文件）", en: "'{path}' is no file (add the files of a folder one by one)" }
    not_found(path) { zh: "没有找到文件“{path}”。请检查路径；可以把文件拖进终端窗口来粘贴路径。", en: "There is no file '{path}'. Check the path; dragging a file into the terminal pastes it." }
    too_large(path, size) { zh: "“{path}”有 {size} MB，超过 1024 MB，不能添加", en: "'{path}' has {size} MB; more than 1024 MB cannot be attached" }
    changed(path) { zh: "“{path}”在读取时变了，请再添加一次", en: "'{path}' changed while it was read; attach it again" }
    stopped() { zh: "已停止，没有添加", en: "Stopped, nothing was attached" }
}
