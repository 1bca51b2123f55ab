//! Sentences about the place where the data lies.

crate::messages! {
    network(kind) {
        zh: "数据放在网络盘（{kind}）上：断线或别的电脑同时写都可能损坏数据。请用 --data 改放本机硬盘，用 hucha sync 与别人交换",
        en: "The data lies on a network drive ({kind}): a lost line or another writer can damage it. Put it on this laptop's own disk with --data and share by hucha sync"
    }
    synced(name) {
        zh: "数据放在同步文件夹“{name}”里：同步程序会把写了一半的文件拷走，或放回旧的。请改放别处；要交换就用 hucha sync",
        en: "The data lies in the synced folder “{name}”: half-written files are copied away and old ones put back. Put it elsewhere; share by hucha sync"
    }
    removable() {
        zh: "数据放在可移动的盘上：拔出前请先退出程序。平时请放本机硬盘，U盘作备份的第二处（hucha backup --second）",
        en: "The data lies on a removable disk: end the program before you pull it. Better keep it on the laptop's disk and use the stick as second place (hucha backup --second)"
    }
    plain() {
        zh: "这块硬盘没有加密：电脑丢了，里面的检查材料谁都能看。请打开系统的整盘加密（BitLocker、FileVault、LUKS）",
        en: "This disk is not encrypted: whoever gets the laptop reads everything. Turn on disk encryption (BitLocker, FileVault, LUKS)"
    }
    unknown() {
        zh: "看不出这块硬盘是否加密，请在系统设置里确认（BitLocker、FileVault、LUKS）",
        en: "Whether this disk is encrypted cannot be told from here; check in the system's settings (BitLocker, FileVault, LUKS)"
    }
    told() { zh: "数据放的地方", en: "Where the data lies" }
}
