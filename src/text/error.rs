//! Sentences of errors at the edge.

crate::messages! {
    io(path, why) { zh: "不能读写 {path}：{why}", en: "Cannot read or write {path}: {why}" }
    damage(what) { zh: "数据受损：{what}", en: "Damaged data: {what}" }
}
