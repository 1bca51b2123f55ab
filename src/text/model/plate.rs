//! Sentences about the plates (亮牌) and what they are made of.

crate::messages! {
    star() { zh: "星级", en: "star rating" }
    peer() { zh: "互查", en: "peer inspection" }
    help() { zh: "帮扶", en: "help" }
    missing_visit() { zh: "本季度没有检查", en: "no visit this quarter" }
    missing_sheet() { zh: "互查评分表未定稿", en: "no finalised score sheet" }
    missing_reconciliation(n) { zh: "{n}份评分表待合议", en: "{n} sheets to reconcile" }
    missing_conflict(part) { zh: "{part}得分有冲突未决", en: "{part}: conflict open" }
    missing_star() { zh: "缺星级考核得分", en: "no star score" }
    missing_help() { zh: "缺帮扶成效得分", en: "no help score" }
    missing_countersignature() {
        zh: "帮扶得分缺第二签字人（党群部自评本部门帮扶，需会签）",
        en: "the help score lacks a second signature (the coordinator would score its own head)"
    }
    missing_policy() { zh: "未结对，本季度处理办法未选", en: "not paired, and nobody chose what to do this quarter" }
    missing_manual() { zh: "未结对，缺人工评定得分", en: "not paired, and no manual score" }
    missing_manual_reason() { zh: "人工评定缺理由", en: "the manual score lacks its reason" }
    blocked(n) {
        zh: "还不能亮牌：{n} 个支部的得分没有备齐。",
        en: "Plates cannot be given yet: {n} branches lack something."
    }
    blocked_line(name, missing) { zh: "  {name}：{missing}", en: "  {name}: {missing}" }
    reason_missing() { zh: "请写明理由", en: "Please give a reason" }
    not_striving(name) { zh: "{name}现在不是争先牌", en: "{name} does not have the striving plate now" }
    no_branch(code) { zh: "没有支部“{code}”", en: "There is no branch '{code}'" }
    until_too_early() { zh: "延长的截止日期要晚于办理当天", en: "The extension must end after the day it is made" }
    nothing_new() { zh: "牌级都已评定，没有变化", en: "All plates are given already; nothing changed" }
    step_peer(n, of) { zh: "互查 {n}/{of}", en: "peer {n}/{of}" }
    step_star(n, of) { zh: "星级 {n}/{of}", en: "star {n}/{of}" }
    step_help(n, of) { zh: "帮扶 {n}/{of}", en: "help {n}/{of}" }
    step_unpaired_open(n) { zh: "未结对{n}个未选定", en: "{n} unpaired: open" }
    step_unpaired(n, policy) { zh: "未结对{n}个：{policy}", en: "{n} unpaired: {policy}" }
    step_plates(n, of) { zh: "亮牌 {n}/{of}", en: "plates {n}/{of}" }
    hint_recommend() { zh: "可优先推荐为先进基层党组织", en: "may be recommended first as an advanced organisation" }
    hint_bonus(n) {
        zh: "连续{n}个季度示范牌：建议书记年度考核加5分",
        en: "model plate {n} quarters in a row: 5 extra points for the secretary's yearly review"
    }
    hint_no_awards() { zh: "争先牌：取消当季度所有评优资格", en: "striving plate: no awards this quarter" }
    hint_review(date) { zh: "书记向党委作书面检讨，{date}前", en: "written self-criticism of the secretary due {date}" }
    hint_review_later(days) {
        zh: "书记向党委作书面检讨，亮牌后{days}个工作日内",
        en: "written self-criticism of the secretary within {days} working days of the plate"
    }
    hint_reviewed(date) { zh: "书面检讨已提交（{date}）", en: "written self-criticism handed in ({date})" }
    hint_talk(n) {
        zh: "连续{n}个季度争先牌：约谈书记，必要时调整支部委员",
        en: "striving plate {n} quarters in a row: talk with the secretary, change the committee if needed"
    }
    hint_talked(date) { zh: "已约谈书记（{date}）", en: "talk with the secretary held ({date})" }
    hint_broken(quarter) { zh: "{quarter} 未评定，连续季度中断", en: "{quarter} was not rated: the run is broken" }
    hint_extended(date) { zh: "整改未到位，“争先”期限延长至{date}", en: "not rectified: striving extended until {date}" }
    hint_changed(date) { zh: "整改后已更换为达标牌（{date}）", en: "changed to the standard plate after rectification ({date})" }
    hint_rectify() { zh: "未达标，列入集中整改", en: "below standard: to be rectified" }
    hint_study(list) { zh: "需党委研究（列入一票否决清单的指标：{list}）；牌级不因此改变", en: "for the Party committee to consider (veto list: {list}); the plate is not changed by it" }
    veto_lost(code, lost) { zh: "{code}失{lost}分", en: "{code} lost {lost}" }
    study() { zh: "需党委研究", en: "to be considered" }
    borderline() { zh: "临界", en: "borderline" }
    reweighted() { zh: "未结对，按有效权重折算", en: "not paired; re-weighted" }
    unrated() { zh: "未结对，不评定", en: "not paired; not rated" }
    manual() { zh: "未结对，人工评定", en: "not paired; manual score" }
    would_be(plate) { zh: "拟{plate}", en: "would be {plate}" }
}
