//! Sentences of the conflict screen.

crate::messages! {
    title() { zh: "冲突", en: "Conflicts" }
    title_of(what) { zh: "冲突 {what}", en: "Conflicts: {what}" }
    waiting(n) { zh: "有 {n} 处冲突待处理：按 ! 裁定。", en: "{n} conflicts wait for a decision: press !" }
    none() { zh: "没有冲突：各台电脑的记录一致。", en: "No conflicts: what the laptops know agrees." }
    summary(n, records) { zh: "{n} 处冲突，涉及 {records} 条记录。各方的值都保留，裁定也会随数据包传开。", en: "{n} conflicts in {records} records. Every value is kept; decisions travel too." }
    record() { zh: "记录", en: "Record" }
    branch() { zh: "支部", en: "Branch" }
    field() { zh: "项", en: "Field" }
    values() { zh: "各方的值", en: "Values" }
    base() { zh: "原来", en: "before" }
    no_base() { zh: "各方没有共同看到过的值", en: "no value that all had seen" }
    shown_now() { zh: "（目前显示）", en: " (shown now)" }
    by(who, at, laptop) { zh: "{who}  {at}  {laptop}", en: "{who}  {at}  {laptop}" }
    here() { zh: "本机", en: "this laptop" }
    laptop(device) { zh: "电脑 {device}", en: "laptop {device}" }
    because(reason) { zh: "理由：{reason}", en: "Reason: {reason}" }
    choose(field) { zh: "裁定“{field}”", en: "Decide '{field}'" }
    take(value, who) { zh: "采用 {value}（{who}）", en: "Take {value} ({who})" }
    take_record(who, n) { zh: "这条记录 {n} 处都采用{who}的", en: "Take all {n} of this record from {who}" }
    write() { zh: "另写一个值", en: "Write another value" }
    leave() { zh: "留待以后，先看下一处", en: "Leave it open, go to the next" }
    ask_value(field) { zh: "{field}：另写一个值", en: "{field}: another value" }
    ask_reason() { zh: "裁定的理由", en: "Reason for the decision" }
    why_reason() { zh: "理由与裁定一起存下，各台电脑都能看到。", en: "It is kept with the decision and seen on every laptop." }
    reason_take(who) { zh: "以{who}所填为准", en: "{who} is right" }
    reason_write() { zh: "核实后更正", en: "corrected after checking" }
    refused(value, field) { zh: "“{value}”不能作为“{field}”的值", en: "'{value}' is no value for '{field}'" }
    decided(field, value) { zh: "已裁定 {field}：{value}。Ctrl-Z 可撤销", en: "Decided {field}: {value}. Ctrl-Z takes it back" }
    decided_many(n) { zh: "已裁定 {n} 处。Ctrl-Z 可一次撤销", en: "{n} decided. Ctrl-Z takes all back at once" }
    no_such(n) { zh: "没有第 {n} 个值", en: "There is no value {n}" }
    bulk() { zh: "批量裁定：选一条规则，先预览", en: "Decide many: choose a rule, a preview follows" }
    no_rule() { zh: "没有适用的批量规则，请逐处裁定", en: "No rule fits; decide one by one" }
    of_person(who) { zh: "都采用{who}所填", en: "Take whatever {who} wrote" }
    later() { zh: "日期取较晚的", en: "Of dates the later" }
    earlier() { zh: "日期取较早的", en: "Of dates the earlier" }
    graver() { zh: "评分从严：取扣分多的那份", en: "Of answers the one that costs more" }
    milder() { zh: "评分从宽：取扣分少的那份", en: "Of answers the one that costs less" }
    both() { zh: "文字两边都保留，前后相连", en: "Of texts both, one behind the other" }
    decides(n, all) { zh: "可定 {n}/{all} 处", en: "decides {n} of {all}" }
    preview() { zh: "预览", en: "Preview" }
    will(n, open) { zh: "将裁定 {n} 处，其余 {open} 处留待逐处处理。空格可去掉一处。", en: "{n} will be decided, {open} stay open. Space leaves one out." }
    chosen() { zh: "将采用", en: "Will be" }
    instead() { zh: "不采用", en: "Not taken" }
    stays_open() { zh: "留待处理", en: "stays open" }
    none_chosen() { zh: "一处也没有选上", en: "None is chosen" }
    first() { zh: "关闭后可逐处裁定冲突。", en: "Close this to decide the conflicts." }
}
