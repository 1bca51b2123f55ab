//! Sentences about bundles: files that carry everything from laptop to laptop.

crate::messages! {
    bundle_title() { zh: "互查数据包", en: "Peer inspection bundle" }
    bundle_about() {
        zh: "ops.csv 是全部操作记录，是唯一的依据；其余表格由它算出，供人查看。说明见 README.txt。",
        en: "ops.csv holds all operations and is the only truth; the other tables are derived from it for people. See README.txt."
    }
    ops_title() { zh: "全部操作记录（请勿编辑）", en: "All operations (do not edit)" }
    bad_passphrase(n) {
        zh: "口令至少 {n} 个字符，只用英文字母、数字和符号（别的程序对汉字口令的编码不一样）",
        en: "A passphrase has at least {n} characters, all of them ASCII (programs encode others differently)"
    }
    lock_needs_zip() { zh: "加口令的数据包是一个 zip：请加 --zip，或把 -o 写成 .zip", en: "A locked bundle is a zip: add --zip, or let -o end in .zip" }
    locked_with(pass) {
        zh: "口令：{pass}\n请用别的途径告诉对方（电话、当面），不要和文件放在一起；忘了就打不开。7-Zip 也能用它解开",
        en: "Passphrase: {pass}\nTell it by another way (telephone, in person), never beside the file; forgotten means lost. 7-Zip opens the zip with it too"
    }
    words_left_out() {
        zh: "访谈答复要点没有放进表格（要放就加 --words）；ops.csv 里有全部记录，合并要用，不该看的人请不要给，或加口令",
        en: "What interviewees said is not in the tables (--words puts it in); ops.csv holds everything, which merging needs: lock the bundle if others may get hold of it"
    }
    ask_passphrase_of(path) {
        zh: "{path} 加了口令。请输入（不显示；直接按 Enter 就不打开它）：",
        en: "{path} is locked. Passphrase (not shown; Enter alone leaves it closed): "
    }
    wrong_again() {
        zh: "口令不对，请再试。留意大小写和输入法（要用英文）。",
        en: "Wrong passphrase, try again. Mind capitals and the input method."
    }
    withheld() { zh: "（访谈答复要点，未列出）", en: "(words of an interviewee, left out)" }
    tips_title() { zh: "各设备写到哪里，由各设备签名（请勿编辑）", en: "Where each device stands, signed by it (do not edit)" }
    conflicts_title() { zh: "未决冲突", en: "Open conflicts" }
    deleted_title() { zh: "已删除的记录", en: "Deleted records" }
    quarantine_title() { zh: "隔离的操作", en: "Operations set aside" }
    score_doubtful() { zh: "得分（有冲突未决）", en: "score (conflict open)" }
    score_unreconciled(n) { zh: "得分（待合议，{n}份）", en: "score (to reconcile, {n} sheets)" }
    readme_intro() {
        zh: "互查数据包\n==========\n这是“互查”程序导出的数据包，用来在电脑之间交换检查数据（U盘、共享文件夹、邮件都可以）。\n对方运行“互查”合并这个文件夹或压缩包即可，也可运行：hucha merge 路径",
        en: "Peer inspection bundle\n======================\nThis bundle was exported by the program hucha to carry inspection data between computers (USB stick, shared folder, e-mail).\nThe other side merges this folder or zip in the app, or runs: hucha merge PATH"
    }
    readme_open() {
        zh: "怎样打开\n--------\n双击 .csv 文件，用 Excel、WPS 或 LibreOffice 打开即可查看，不需要安装“互查”。\n单元格开头多出的一个单引号（'）是防止内容被当成公式执行的记号，合并时会自动去掉。\n检查文件是否完好：在本文件夹运行 sha256sum -c SHA256SUMS\n检查是谁导出的（需要 minisign）：minisign -V -m SHA256SUMS -p hucha.pub，并向本人核对 hucha.pub 里的公钥\n别人转交的内容由谁写的：tips.csv 每台设备一行，用该行公钥验该行签名；被签的文字是四行，各以换行结尾：hucha-tip 1、设备编号、序号、摘要",
        en: "How to open\n-----------\nDouble-click a .csv file: Excel, WPS or LibreOffice show it; hucha is not needed.\nAn extra single quote (') at the start of a cell keeps text from running as a formula; merging takes it away.\nTo check that the files are whole, run in this folder: sha256sum -c SHA256SUMS\nTo check who exported it (needs minisign): minisign -V -m SHA256SUMS -p hucha.pub, and compare the key in hucha.pub with its owner\nWho wrote what others handed on: tips.csv has one row per device; the key of the row verifies the signature of the row over four lines, each ended by a line feed: hucha-tip 1, the device, the number, the hash"
    }
    readme_edit() {
        zh: "可以改什么，不能改什么\n----------------------\nops.csv、datapackage.json、SHA256SUMS 请勿改动；改动过的 ops.csv 会被拒收。\n其他表格可以用 Excel 或 WPS 改：合并时程序逐格列出改动，由人确认后才生效，不会直接覆盖。\n标明“只供查看”的列改了不算数。“编号”“版本”“校验”三列请保留原样；排序、筛选、加列、空行都不要紧；删掉一行不等于删除记录。\n日期写成 2026-11-22，不要写 3/4/25 这样分不清月日的形式。",
        en: "What may be edited\n------------------\nLeave ops.csv, datapackage.json and SHA256SUMS alone; a changed ops.csv is refused.\nThe other tables may be edited in Excel or WPS: merging lists every change cell by cell and a person decides; nothing is overwritten.\nEdits in columns marked as for reading only do not count. Keep id, version and check as they are; sorting, filtering, extra columns and blank lines do no harm; removing a row deletes nothing.\nWrite dates as 2026-11-22, never like 3/4/25."
    }
    readme_share() {
        zh: "数据包是完整的\n--------------\nops.csv 总是包含导出者所知的全部操作，按季度导出时也一样（季度只限定供查看的表格），所以后来的包可以代替丢失的包，重复合并也没有关系。",
        en: "Bundles are full\n----------------\nops.csv always holds all operations that the exporter knows, also when one quarter is exported (which only limits the tables for reading), so a later bundle replaces a lost one and merging twice does no harm."
    }
    readme_tables() { zh: "各表及其列\n----------", en: "Tables and columns\n------------------" }
    readme_table(name, title, rows) { zh: "{name}  {title}（{rows}行）", en: "{name}  {title} ({rows} rows)" }
    readme_helper() { zh: "只供查看，改了不算数", en: "for reading only" }
    readme_mark() { zh: "请保留原样", en: "leave as it is" }

    not_whole(findings) {
        zh: "导出前的全面核对没有通过，没有导出：\n{findings}",
        en: "The full check before an export failed; nothing was exported:\n{findings}"
    }
    wrong_hash(device, seq) {
        zh: "操作 {device}-{seq} 的内容与摘要不符，没有导出。请运行 hucha doctor",
        en: "operation {device}-{seq} does not match its hash; nothing was exported. Run hucha doctor"
    }
    not_replaced_foreign(path) {
        zh: "{path} 已经存在，而且不是“互查”导出的数据包，没有改动它。请用 -o 另取一个名字。",
        en: "{path} exists and is not a bundle of hucha; it was not touched. Choose another name with -o."
    }
    not_replaced_other(path, device) {
        zh: "{path} 是另一台电脑（{device}）导出的数据包，没有改动它。请用 -o 另取一个名字。",
        en: "{path} is a bundle of another laptop ({device}); it was not touched. Choose another name with -o."
    }
    not_replaced_edited(path, name) {
        zh: "{path} 里的 {name} 在导出之后被改动过，没有覆盖它。先合并这些改动，或用 -o 另取一个名字。",
        en: "{name} in {path} was changed after it was exported; it was not overwritten. Merge it first, or choose another name with -o."
    }
    verify_failed(path, name) {
        zh: "写出的 {path} 重读时 {name} 与写入的内容不同，没有放到位。存储设备可能有问题，请换一个位置再导出。",
        en: "Re-reading {path}, {name} is not what was written; nothing was put in place. The disk may be failing; export to another place."
    }
    zip_failed(path, why) { zh: "不能读写压缩包 {path}：{why}", en: "Cannot read or write the zip {path}: {why}" }
    exported(ops, files) {
        zh: "已导出并重读核对：{ops} 条操作，{files} 个文件。",
        en: "Exported, re-read and verified: {ops} operations, {files} files."
    }

    op_row(file, line, column, what) {
        zh: "{file} 第{line}行“{column}”：{what}",
        en: "{file}, line {line}, '{column}': {what}"
    }
}
