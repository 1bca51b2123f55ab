//! Sentences of the quarter: ranking, plates, where points are lost, the plan.

crate::messages! {
    title() { zh: "横向比", en: "compared" }
    tab_rank() { zh: "1 排名", en: "1 Ranking" }
    tab_plates() { zh: "2 亮牌", en: "2 Plates" }
    tab_heat() { zh: "3 支部失分", en: "3 By branch" }
    tab_quarters() { zh: "4 历季失分", en: "4 By quarter" }
    tab_plan() { zh: "5 安排", en: "5 Plan" }
    tab_charts() { zh: "6 图", en: "6 Charts" }
    chart_scale(from) { zh: "互查得分（条从 {from} 分起，满格 100 分）", en: "Peer inspection scores (bars begin at {from}, full at 100)" }
    chart_spread() { zh: "分布", en: "Spread" }
    chart_none() { zh: "没有最终得分", en: "no final score" }
    chart_trend(name) { zh: "{name}历季得分", en: "Quarters of {name}" }
    chart_losses() { zh: "各类失分（! 高于平均）", en: "Points lost by category (! above mean)" }
    chart_mean(points) { zh: "  平均{points}", en: "  mean {points}" }
    rank() { zh: "名次", en: "Rank" }
    branch() { zh: "支部", en: "Branch" }
    score() { zh: "得分", en: "Score" }
    problems() { zh: "问题", en: "Prob." }
    rate() { zh: "销号率", en: "Closed" }
    change() { zh: "较上季", en: "Change" }
    trend() { zh: "走势", en: "Trend" }
    remark() { zh: "备注", en: "Remark" }
    star() { zh: "星级40", en: "Star" }
    peer() { zh: "互查30", en: "Peer" }
    help() { zh: "帮扶30", en: "Help" }
    composite() { zh: "综合", en: "Total" }
    plate() { zh: "牌级", en: "Plate" }
    before() { zh: "上季", en: "Before" }
    not_sole() { zh: "名次只供横向比较，不作为评优唯一依据。", en: "For comparison only; not the sole basis of awards." }
    category(name, got, full) { zh: "{name} {got}/{full}", en: "{name} {got}/{full}" }
    steps(list) { zh: "步骤：{list}", en: "Steps: {list}" }
    missing(list) { zh: "还缺：{list}", en: "Missing: {list}" }
    hint(text) { zh: "提示：{text}", en: "Hint: {text}" }
    nobody() { zh: "这个季度还没有支部。", en: "There is no branch in this quarter." }
    no_losses() { zh: "还没有可以统计的评分表。", en: "No sheet to count yet." }
    code() { zh: "编号", en: "Code" }
    clause() { zh: "指标", en: "Clause" }
    lost() { zh: "失分", en: "Lost" }
    lost_of(lost, hit, of, percent) { zh: "共失 {lost} 分，{hit}/{of} 个支部次，{percent}%", en: "{lost} points lost by {hit} of {of}, {percent}%" }
    heat_legend() {
        zh: "格内为失分百分比；. 没有失分，空格没有得分或不适用，? 不是最终得分。",
        en: "Percent lost; '.' nothing, blank: no score or not applicable, '?' not final."
    }
    heat_columns() { zh: "左右键看更多的列。", en: "Left and Right show more columns." }
    leader() { zh: "组长", en: "Leader" }
    recorder() { zh: "记录人", en: "Recorder" }
    members() { zh: "成员", en: "Members" }
    no_team() { zh: "未安排", en: "none" }
    plan_sound() { zh: "安排符合规则。", en: "The plan keeps every rule." }
    plan_breaches(n) { zh: "有 {n} 处不合规则：", en: "{n} rules are not kept:" }
    plan_proposed(seed) { zh: "这是建议（种子 {seed}），还没有采用。Enter 采用或换一种。", en: "A proposal (seed {seed}), not accepted yet. Enter accepts or tries another." }
    plan_hint() { zh: "Enter 提出安排。", en: "Enter proposes a plan." }
    plan_reason() { zh: "原因：", en: "Why:" }
    what() { zh: "做什么", en: "What to do" }
    do_star(name) { zh: "录入{name}的星级得分", en: "Star score of {name}" }
    do_help(name) { zh: "录入{name}的帮扶得分", en: "Help score of {name}" }
    do_manual(name) { zh: "人工评定{name}（第三项得分）", en: "Manual score of {name} (third part)" }
    do_second(name) { zh: "{name}帮扶得分的第二签字人", en: "Second signature for {name}" }
    do_note(name) { zh: "人工评定{name}的理由", en: "Why {name} has a manual score" }
    do_unpaired(now) { zh: "未结对支部怎么办（现在：{now}）", en: "Branches that are not paired (now: {now})" }
    do_import(kind) { zh: "从表格导入{kind}得分（先预览）", en: "Take {kind} scores from a table (a preview first)" }
    scores_columns() { zh: "列：季度、支部、得分；csv 或 xlsx。先给您看会改什么。", en: "Columns: quarter, branch, score; csv or xlsx. A preview first." }
    scores_title(kind) { zh: "导入{kind}得分", en: "Take in scores: {kind}" }
    do_star_map() { zh: "本季度星级换算成得分的表", en: "What stars are worth this quarter" }
    do_veto() { zh: "本季度一票否决清单（只标“需党委研究”）", en: "Veto list of this quarter (marks only)" }
    star_map_help() { zh: "如 五星=95、四星=85；空着就只收0-100分", en: "Such as five=95, four=85; empty: only 0-100 is taken" }
    veto_help() { zh: "指标编号，用顿号隔开，如 C1-02、B1-01；空着就没有", en: "Codes such as C1-02, B1-01; empty: none" }
    rule_value() { zh: "取值", en: "Value" }
    rule_reason() { zh: "依据", en: "Why" }
    do_confirm() { zh: "评定本季度牌级，记入日志", en: "Give the plates of this quarter" }
    do_change(name) { zh: "{name}整改到位，更换为达标牌", en: "{name} rectified: change to the standard plate" }
    do_extend(name) { zh: "{name}整改未到位，延长“争先”", en: "{name} not rectified: extend striving" }
    do_review(name) { zh: "{name}书面检讨已提交", en: "{name} handed in the self-criticism" }
    do_talk(name) { zh: "已约谈{name}书记", en: "Talk with the secretary of {name} held" }
    undecided() { zh: "未选", en: "undecided" }
    why_change() { zh: "理由：复查了什么、结果如何", en: "Why: what was checked and found" }
    why_again() { zh: "牌级有变化，请写明理由", en: "Plates change: say why" }
    ask_score() { zh: "0 到 100，最多两位小数", en: "0 to 100, at most two places" }
    ask_until() { zh: "延长到哪一天，如 2027-03-31", en: "Extended until, such as 2027-03-31" }
    given(n) { zh: "已评定 {n} 个支部的牌级。Ctrl-Z 可撤销。", en: "Gave {n} plates. Ctrl-Z takes it back." }
    cannot() { zh: "还不能做", en: "Not yet" }
    do_propose(seed) { zh: "提出安排（种子 {seed}）", en: "Propose a plan (seed {seed})" }
    do_another(seed) { zh: "换一种（种子 {seed}）", en: "Another one (seed {seed})" }
    do_accept() { zh: "采用这份安排", en: "Accept this plan" }
    accepted(n) { zh: "已采用 {n} 次检查的安排。Ctrl-Z 可撤销。", en: "Accepted {n} visits. Ctrl-Z takes it back." }
    no_sheet() { zh: "这个支部还没有可看的评分表。", en: "There is no sheet to look at yet." }
}
