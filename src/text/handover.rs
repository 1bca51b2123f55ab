//! Sentences about cleaning a borrowed laptop after the hand-over.

crate::messages! {
    own_bundle() { zh: "这是本机自己导出的数据包，不能证明别人已经收到。请用收件人合并之后导出的数据包作凭据", en: "This bundle was made by this laptop and proves nothing. Take one that the receiver exported after merging" }
    not_verified(why) { zh: "这个凭据不算数：{why}。没有清理", en: "This proof does not count: {why}. Nothing was removed" }
    drafts_left(n) {
        zh: "还有 {n} 处输入没有存成内容，数据包里没有。请打开程序存好或删掉，再导出。没有清理",
        en: "{n} texts were typed and never saved, so no bundle has them. Open the app, save or give them up, and export again. Nothing was removed"
    }
    edits_wait(n) {
        zh: "还有 {n} 处表里的手工改动等待裁定，数据包里没有。请先采纳或不采纳，再导出。没有清理",
        en: "{n} hand edits of tables wait for a decision, so no bundle has them. Accept or refuse them and export again. Nothing was removed"
    }
    lacks(device, missing, ops) {
        zh: "{device} 的数据包里还缺本机的 {missing} 条（共 {ops} 条）。没有清理。请先导出，让对方合并后再要一份",
        en: "The bundle of {device} lacks {missing} of the {ops} operations here. Nothing was removed. Export first, let them merge, and ask for a new one"
    }
    has_all(device, ops, worth) { zh: "{device} 已有本机全部 {ops} 条（{worth}）", en: "{device} has all {ops} operations of this laptop ({worth})" }
    attachments(n) {
        zh: "还有 {n} 个附件，数据包里只有名称和摘要，没有文件本身。请先把 attachments 文件夹另交，再加 --attachments",
        en: "There are {n} attached files; a bundle names them and does not carry them. Hand over the folder attachments, then add --attachments"
    }
    would_remove(n, dir) { zh: "将从 {dir} 删除 {n} 项（数据、备份、导出、附件）：", en: "{n} things would be removed from {dir} (data, backups, exports, attachments):" }
    add_yes() { zh: "确定要删，请加 --yes", en: "To remove them add --yes" }
    removed(n) { zh: "已删除 {n} 项", en: "{n} things removed" }
    flash() {
        zh: "实话：固态硬盘和 U 盘上，删除或覆盖都不能保证内容真的没了；只有整盘加密后丢掉密钥才可靠。借来的电脑请在归还前重置",
        en: "Honestly: on flash storage neither deleting nor overwriting is sure to destroy anything; only a disk that was encrypted, with its key thrown away, is safe. Have a borrowed laptop reset before you give it back"
    }
    second(dir) { zh: "备份的第二处 {dir} 里也有，请自行处理", en: "There are backups in the second place {dir} too; see to them yourself" }
}
