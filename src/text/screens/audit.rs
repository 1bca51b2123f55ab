//! Sentences of the audit trail.

crate::messages! {
    title() { zh: "来历", en: "History" }
    title_of(what) { zh: "来历 {what}", en: "History of {what}" }
    when() { zh: "时间", en: "When" }
    who() { zh: "人员", en: "Who" }
    laptop() { zh: "电脑", en: "Laptop" }
    record() { zh: "记录", en: "Record" }
    field() { zh: "项", en: "Field" }
    change() { zh: "原值 › 新值", en: "Old › new" }
    came() { zh: "来处", en: "From" }
    reason() { zh: "理由", en: "Reason" }
    state() { zh: "状态", en: "State" }
    from_to(old, new) { zh: "{old} › {new}", en: "{old} › {new}" }
    here() { zh: "本机", en: "this laptop" }
    with_receipt(n) { zh: "回执{n}", en: "receipt {n}" }
    with_bundle(n, path) { zh: "回执{n}，{path}", en: "receipt {n}, {path}" }
    aside() { zh: "搁置（前面有缺，暂不生效）", en: "set aside (something before it is missing)" }
    shown(n) { zh: "{n} 条", en: "{n} changes" }
    shown_more(n) { zh: "最近 {n} 条，往下还有", en: "the last {n}, more below" }
    none() { zh: "没有符合的改动。按退格键去掉筛选。", en: "Nothing fits. Backspace takes the filters away." }
    everything() { zh: "全部改动", en: "every change" }
    of_record(what) { zh: "记录：{what}", en: "record: {what}" }
    of_field(what) { zh: "项：{what}", en: "field: {what}" }
    of_person(who) { zh: "人员：{who}", en: "person: {who}" }
    of_laptop(device) { zh: "电脑：{device}", en: "laptop: {device}" }
    of_days(from, to) { zh: "时间：{from} 到 {to}", en: "days: {from} to {to}" }
    of_bundle(what) { zh: "来处：{what}", en: "from: {what}" }
    of_words(words) { zh: "文字：{words}", en: "words: {words}" }
    search() { zh: "值、理由、人员、项、支部、编号；汉字、拼音、首字母", en: "values, reasons, people, fields, branches, codes" }
    menu() { zh: "筛选", en: "Narrow" }
    only_record(what) { zh: "只看这条记录：{what}", en: "This record: {what}" }
    only_field(what) { zh: "只看这一项：{what}", en: "This field: {what}" }
    only_person(who) { zh: "只看这个人：{who}", en: "This person: {who}" }
    only_laptop(device) { zh: "只看这台电脑：{device}", en: "This laptop: {device}" }
    only_day(day) { zh: "只看这一天：{day}", en: "This day: {day}" }
    only_bundle(what) { zh: "只看这次来的：{what}", en: "What came this way: {what}" }
    other_person() { zh: "选人员……", en: "Choose a person …" }
    other_laptop() { zh: "选电脑……", en: "Choose a laptop …" }
    other_days() { zh: "选时间……", en: "Choose days …" }
    other_bundle() { zh: "选来处……", en: "Choose where it came from …" }
    all() { zh: "去掉所有筛选", en: "Take all filters away" }
    today() { zh: "今天", en: "Today" }
    week() { zh: "最近 7 天", en: "The last 7 days" }
    month() { zh: "最近 30 天", en: "The last 30 days" }
    own_days() { zh: "自定起止……", en: "From … to …" }
    ask_days() { zh: "起止日期", en: "First and last day" }
    why_days() { zh: "写一个日期，或两个，用空格隔开，如 2026-11-01 2026-11-30", en: "One date, or two with a blank between, such as 2026-11-01 2026-11-30" }
    bad_days(given) { zh: "“{given}”不是日期", en: "'{given}' is no date" }
    label_value() { zh: "值", en: "Value" }
    label_old() { zh: "原值", en: "Before" }
    label_id() { zh: "编号", en: "Id" }
    saving() { zh: "存为 csv", en: "Saving as csv" }
    saved(n, path) { zh: "已存 {n} 条：{path}", en: "{n} saved: {path}" }
    stopped() { zh: "已停止，没有存文件", en: "Stopped; no file was saved" }
    file(stamp) { zh: "操作记录_{stamp}.csv", en: "audit_{stamp}.csv" }
    columns() {
        zh: "时间_wall|人员_actor|电脑_device|支部_branch|季度_round|记录_record|项_field|原值_before|新值_value|理由_reason|来处_came|状态_state|对象_entity|编号_id|摘要_hash",
        en: "When_wall|Who_actor|Laptop_device|Branch_branch|Quarter_round|Record_record|Field_field|Before_before|Value_value|Reason_reason|From_came|State_state|Entity_entity|Id_id|Hash_hash",
    }
}
