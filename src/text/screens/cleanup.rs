//! Sentences of the clean-up of a borrowed laptop.

crate::messages! {
    title() { zh: "归还清理", en: "Clean up" }
    lead() {
        zh: "归还借来的电脑之前，把本机的数据全部删掉。先要证明别人已有全部数据，否则什么也不删。",
        en: "Before a borrowed laptop goes back, everything on it is removed. First somebody else must be proven to have all of it; until then nothing is."
    }
    label_proof() { zh: "1 凭据", en: "1 Proof" }
    no_proof() {
        zh: "把本机的数据包交给协调员（完成页或 hucha export），请对方合并以后再导出一份给您。按 Enter 写这一份在哪里。",
        en: "Give this laptop's bundle to the coordinator (finish page or hucha export), let them merge it, export again, and give you that. Enter says where it is."
    }
    label_attached() { zh: "2 附件", en: "2 Files" }
    attached_none() { zh: "没有附件", en: "There are no attached files" }
    attached(n) {
        zh: "有 {n} 个附件，数据包里没有文件本身。另交 attachments 文件夹后，按空格确认",
        en: "{n} attached files are not in the bundle. Hand over the folder attachments, then press space"
    }
    attached_handed(n) { zh: "{n} 个附件已另交（空格取消）", en: "{n} attached files were handed over (space takes that back)" }
    label_gone() { zh: "3 删除", en: "3 Removed" }
    gone(dir, names) { zh: "{dir} 里的 {names}", en: "{names} in {dir}" }
    label_second() { zh: "不删", en: "Not removed" }
    label_honest() { zh: "注意", en: "Note" }
    ready() { zh: "都齐了：按 F2 清理，还要再输入一次确认。", en: "All is ready: F2 cleans up, after one more confirmation." }
    ask_proof() { zh: "对方合并后导出的数据包在哪里", en: "Where is the bundle that the receiver exported" }
    why_proof() { zh: "文件夹或 zip；可以把文件拖到这里", en: "A folder or zip; a file can be dragged here" }
    checking() { zh: "正在逐条核对", en: "Comparing every operation" }
    refused() { zh: "不能作凭据", en: "This is no proof" }
    proof_first() { zh: "先按 Enter 核对凭据", en: "Enter checks the proof first" }
    attached_first() { zh: "附件还没有确认另交（按空格）", en: "Confirm first that the attached files were handed over (space)" }
    changed() { zh: "核对以后数据又变了，请重新核对凭据", en: "Something changed since the proof; check it again" }
    word() { zh: "清理", en: "clean" }
    ask_sure(word) { zh: "输入“{word}”确认，程序随即退出并删除", en: "Type \"{word}\": the program ends and removes everything" }
    why_sure() { zh: "删了不能撤销；Esc 返回", en: "This cannot be undone; Esc goes back" }
    not_the_word(word) { zh: "没有清理：要输入“{word}”", en: "Nothing was removed: type \"{word}\"" }
    no_folder() { zh: "这里没有数据文件夹，没有可清理的", en: "There is no data folder here to clean" }
}
