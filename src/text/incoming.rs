//! Sentences about what others hand over and why it is refused.

crate::messages! {
    whole(path, what) { zh: "{path}：{what}。没有改动任何数据", en: "{path}: {what}. Nothing was changed" }
    inside(path, name, what) { zh: "{path} 里的 {name}：{what}。没有改动任何数据", en: "{name} in {path}: {what}. Nothing was changed" }
    io(why) { zh: "不能读取：{why}", en: "cannot be read: {why}" }
    missing() { zh: "没有这个文件或文件夹", en: "there is no such file or folder" }
    not_a_bundle() {
        zh: "既不是数据包（文件夹或 zip），也不是 csv 文件",
        en: "neither a bundle (folder or zip) nor a csv file"
    }
    no_ops() {
        zh: "里面没有 ops.csv，不是“互查”导出的数据包；请选择导出时生成的整个文件夹或 zip",
        en: "there is no ops.csv in it, so it is no bundle of hucha; choose the whole folder or zip that was exported"
    }
    newer(format) {
        zh: "由更新版本的程序导出（格式 {format}），请先升级本程序",
        en: "exported by a newer program (format {format}); update this program first"
    }
    wrong_passphrase() { zh: "口令不对。请向导出的人核对口令（文件本身没有发现损坏）", en: "the passphrase is wrong; ask who exported it (no damage was found in the file)" }
    signature() { zh: "签名对不上：内容被改过，或签名是冒用的。请当面重新要一份", en: "the signature does not hold: it was altered, or signed by somebody else; ask for a new copy in person" }
    altered() { zh: "签名以后被改动过，整个包没有收。请重新要一份", en: "altered after it was signed; the whole bundle was refused, ask for a new copy" }
    bad_list() { zh: "内容不是导出时的样子，请向导出的人重新要一份", en: "not as it was exported; ask for a new copy" }
    broken_zip(why) { zh: "压缩包不完整或已损坏（{why}），请重新拷贝一份", en: "the zip is cut off or damaged ({why}); copy it again" }
    zip_form() { zh: "是分卷或超大压缩包，请解开后选择文件夹", en: "a split or oversized zip; unpack it and choose the folder" }
    name() { zh: "数据包里不该有这个名字的文件，整个包没有收", en: "no bundle has a file of this name; the whole bundle was refused" }
    twice() { zh: "同一个文件名出现两次，分不清以哪个为准", en: "the same name twice: nobody can tell which one counts" }
    link() { zh: "是链接或特殊文件，不是普通文件", en: "a link or special file, not a plain one" }
    nested() { zh: "压缩包里还有压缩包，请先解开里面的", en: "an archive inside the archive; unpack the inner one first" }
    locked() { zh: "加了口令。命令行用 HUCHA_PASSPHRASE 或 --passphrase-file 给出口令；程序里会问", en: "locked with a passphrase; give it by HUCHA_PASSPHRASE or --passphrase-file, the app asks for it" }
    method() { zh: "用了不认识的压缩方法，请用普通 zip 重新压缩", en: "packed by an unknown method; pack it again as a plain zip" }
    overlap() { zh: "压缩包的内容互相重叠，可能是恶意文件", en: "parts of the zip lie upon each other; it may be malicious" }
    too_many(most) { zh: "文件太多（最多 {most} 个）", en: "too many files (at most {most})" }
    too_large(mib) { zh: "太大（最多 {mib} MiB）", en: "too large (at most {mib} MiB)" }
    bomb() { zh: "解开后大得不合常理，可能是恶意文件", en: "unpacks to an unreasonable size; it may be malicious" }
    size_lie() { zh: "解开的大小与压缩包所写的不符，请重新拷贝一份", en: "its size is not what the zip says; copy it again" }
}
