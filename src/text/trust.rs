//! Sentences about signatures, the roster, and what waits in quarantine.

crate::messages! {
    unsigned() { zh: "没有签名，来源无从核对", en: "not signed; nobody can tell where it comes from" }
    verified(name) { zh: "签名已核实：名册上的 {name}", en: "signature verified: {name} on the roster" }
    same_key() { zh: "有签名，密钥与这台设备以前的相同（没有名册）", en: "signed with the key this device always had (no roster)" }
    first_key() { zh: "有签名，第一次见到这台设备的密钥（没有名册）", en: "signed; the first time this device's key is seen (no roster)" }
    unknown_key() { zh: "签名的设备不在名册上", en: "signed by a device that is not on the roster" }
    changed_key() { zh: "注意：这台设备换了密钥，请当面核对", en: "beware: this device has another key than before; check with its owner" }

    roster_none() {
        zh: "没有名册：收到的数据包不论有没有签名都会合并，并注明。要建名册，在“名册”屏按 a，或运行 hucha roster sign",
        en: "There is no roster: bundles merge with or without a signature, and say so. To set one up press a on the roster screen, or run hucha roster sign"
    }
    roster_head(serial, print) { zh: "名册第 {serial} 版，签署密钥 {print}", en: "Roster no. {serial}, signed by key {print}" }
    roster_columns() { zh: "设备|姓名|密钥|状态|等待", en: "Device|Name|Key|State|Waiting" }
    state_on() { zh: "在册", en: "on the roster" }
    state_off() { zh: "已移出", en: "removed" }
    state_new() { zh: "不在册", en: "not on it" }
    state_changed() { zh: "密钥已变", en: "key changed" }
    claimed(name) { zh: "自称 {name}", en: "says: {name}" }
    state_own() { zh: "本机", en: "this laptop" }
    own_key(device, key, print) { zh: "本机 {device}\n公钥 {key}\n核对码 {print}", en: "This laptop {device}\nPublic key {key}\nFingerprint {print}" }
    signed(serial, n) { zh: "名册第 {serial} 版已签，{n} 台设备", en: "Roster no. {serial} signed, {n} devices" }
    alike(a, b) { zh: "名册上 {a} 与 {b} 很像，请确认不是同一人或冒名", en: "{a} and {b} on the roster look alike; make sure who is who" }
    offered(serial, print) {
        zh: "这个数据包里有第 {serial} 版名册（签署密钥 {print}），还没有采用。请向签署人核对这个码，再运行 hucha roster adopt",
        en: "There is a roster in this bundle (no. {serial}, signed by key {print}) that is not in force here. Check the code with who signed it, then run hucha roster adopt"
    }
    renewed(serial) { zh: "名册已更新为第 {serial} 版", en: "The roster is now no. {serial}" }
    adopted(serial, print) { zh: "已采用名册第 {serial} 版（签署密钥 {print}）。名册以外的新材料将等人裁定", en: "Roster no. {serial} is in force (signed by key {print}). New material of others waits for a person" }
    dropped() { zh: "名册已停用。等待的材料已全部生效，请看回执", en: "The roster is no longer in force; what was waiting counts now" }
    nothing_offered() { zh: "还没有收到过名册：先合并带名册的数据包", en: "No roster was received so far: merge a bundle that has one" }
    other_key(print) { zh: "这份名册的签署密钥是 {print}，与给出的不同。没有采用", en: "This roster is signed by key {print}, not by the one given. It was not adopted" }
    not_coordinator(print) { zh: "名册由密钥 {print} 签署，不是本机的，本机不能改。请找签署人", en: "The roster is signed by key {print}, not by this laptop, which cannot change it. Ask who signed it" }
    unknown_device(device) { zh: "没有见过设备 {device} 的密钥。先合并它签过名的数据包，或用 --key 写明公钥", en: "The key of device {device} was never seen. Merge a signed bundle of it first, or give --key" }
    several_keys(device) { zh: "设备 {device} 出现过几把不同的密钥，请核对后用 --key 写明", en: "Device {device} was seen with several keys; check and give --key" }
    bad_key() { zh: "这不是公钥：应是 56 个字符", en: "This is no public key: it has 56 characters" }
    quarantine_columns() { zh: "设备|署名|条数|到第几条|裁定", en: "Device|Says it is|Operations|Up to|Decision" }
    quarantine_none() { zh: "没有等待裁定的材料", en: "Nothing waits for a decision" }
    not_waiting(device) { zh: "没有等待裁定的 {device} 材料。看：hucha quarantine list", en: "Nothing of {device} is waiting. See: hucha quarantine list" }
    trusted(device, n) { zh: "已采信 {device} 的 {n} 条，理由和裁定人已记入", en: "{n} operations of {device} are trusted now; who decided and why is kept" }
    refused(device) { zh: "已记下：不采信 {device}。材料仍隔离保存，不计入", en: "Noted: {device} is not trusted. The material stays aside and does not count" }
    refused_by(name) { zh: "{name} 不采信", en: "refused by {name}" }
    waiting_note(n) { zh: "{n} 条没有人作保，等待裁定：hucha quarantine list", en: "{n} operations wait because nobody answers for them: hucha quarantine list" }
    needs_reason() { zh: "请用 --reason 写明理由", en: "Give a reason with --reason" }
}
