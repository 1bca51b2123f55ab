//! Sentences of the roster.

crate::messages! {
    title() { zh: "名册", en: "Roster" }
    job() { zh: "名册", en: "Roster" }
    device() { zh: "设备", en: "Laptop" }
    name() { zh: "姓名", en: "Name" }
    key() { zh: "核对码", en: "Fingerprint" }
    state() { zh: "状态", en: "State" }
    waits() { zh: "等待", en: "Waits" }
    label_offered() { zh: "收到名册", en: "Received" }
    label_alike() { zh: "易混", en: "Alike" }
    label_waiting() { zh: "待裁定", en: "Waits" }
    offered(serial, print) { zh: "第 {serial} 版，核对码 {print}；核对后按 i 采用", en: "No. {serial}, {print}; check it, then i puts it in force" }
    waiting(n, claims) { zh: "{n} 条，自称 {claims}；y 采信，n 不采信", en: "{n} operations that say they are of {claims}; y trusts, n refuses" }
    sure_begin(n) {
        zh: "建名册：签上本机和下面见过密钥的设备（共 {n} 台）吗？请先当面或电话核对各台的核对码。以后名册外的新材料要等人裁定。",
        en: "Set up a roster with this laptop and all laptops whose keys are listed ({n})? Check each fingerprint with its owner first. From then on new material of others waits for a person."
    }
    sure_add(device, name, print) {
        zh: "把 {device}（{name}）加进名册吗？请当面或电话核对：{print}",
        en: "Put {device} ({name}) on the roster? Check with its owner: {print}"
    }
    sure_remove(device, name) { zh: "把 {device}（{name}）移出名册吗？它以前写的仍算数，以后写的要等人裁定", en: "Take {device} ({name}) off the roster? What it did still counts; what it will do waits" }
    sure_adopt(serial, print) { zh: "采用收到的名册第 {serial} 版吗？请向签署人核对：{print}", en: "Put the received roster no. {serial} in force? Check with who signed it: {print}" }
    details(device, name, key) { zh: "设备 {device}\n姓名 {name}\n公钥 {key}", en: "Laptop {device}\nName {name}\nPublic key {key}" }
    ask_trust(device) { zh: "采信 {device} 的材料", en: "Trust what {device} wrote" }
    ask_refuse(device) { zh: "不采信 {device} 的材料", en: "Refuse what {device} wrote" }
    why() { zh: "理由和您的名字会记下来，随数据包传给别人", en: "The reason and your name are kept and travel with the bundles" }
    nothing_to_add() { zh: "这台已在册，或没有见过它的密钥", en: "It is on the roster, or its key was never seen" }
    nothing_to_remove() { zh: "只能移出在册的别的设备", en: "Only other laptops on the roster can be taken off" }
}
