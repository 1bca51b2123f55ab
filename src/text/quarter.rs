//! Sentences of the commands for the coordinator's quarter: scores of others, plates, ranking, plan, handbook, closing.

crate::messages! {
    bad_kind(given) { zh: "没有“{given}”这种得分。可用：star（星级考核）、help（帮扶成效）。", en: "No kind '{given}'. Use star or help." }
    bad_policy(given) { zh: "没有“{given}”这种办法。可用：reweight（折算）、unrated（不评定）、manual（人工评定）。", en: "No such choice '{given}'. Use reweight, unrated or manual." }
    bad_border(given) { zh: "--border 只能是 printed 或 whole，收到的是“{given}”。", en: "--border takes printed or whole, not '{given}'." }
    bad_what(given) { zh: "--what 只能是 review 或 talk，收到的是“{given}”。", en: "--what takes review or talk, not '{given}'." }
    score_refused(fault) { zh: "得分：{fault}", en: "Score: {fault}" }
    scores_taken(n, kind) { zh: "已收入 {n} 个{kind}得分。", en: "Took {n} scores ({kind})." }
    scores_same(n) { zh: "{n} 个得分与已有的相同，没有改动。", en: "{n} scores are known already; nothing was changed." }
    scores_would(n, changed) { zh: "共 {n} 个得分，其中 {changed} 个与已有的不同。没有改动任何数据。", en: "{n} scores, {changed} of them different from what is known. Nothing was changed." }
    score_set(branch, kind, score) { zh: "{branch} {kind} {score}", en: "{branch}, {kind}: {score}" }
    unpaired_note(branch) { zh: "{branch}未结对：帮扶得分只在本季度选“人工评定”时使用，并须写明理由。", en: "{branch} is not paired: this score counts only if the quarter uses manual scores, and needs a reason." }
    second_note(branch) { zh: "{branch}由党群部部长帮扶，帮扶得分须有第二签字人（--second）。", en: "{branch} is helped by the coordinator's own head: a second signature (--second) is needed." }
    star_first(branch) { zh: "{branch}还没有星级得分；帮扶打分要结合星级考核结果。", en: "{branch} has no star score yet; the help score builds on it." }
    scores_columns() { zh: "支部|星级|帮扶|第二签字人|说明", en: "Branch|Star|Help|Second signature|Note" }
    conflict_value() { zh: "有冲突", en: "conflict" }
    policy_set(round, policy) { zh: "{round} 未结对支部：{policy}", en: "{round}, branches that are not paired: {policy}" }
    policy_reason(now) { zh: "本季度已选“{now}”。要改，请用 --reason 写明理由。", en: "This quarter uses '{now}'. To change that, give --reason." }
    border_set(round, border) { zh: "{round} 定牌依据：{border}", en: "{round}, the plate is read from: {border}" }
    border_printed() { zh: "两位小数的综合得分", en: "the composite with two places" }
    border_whole() { zh: "取整后的综合得分", en: "the composite in whole points" }
    plate_columns() { zh: "支部|星级40%|互查30%|帮扶30%|综合|牌级|上季|备注", en: "Branch|Star 40%|Peer 30%|Help 30%|Composite|Plate|Before|Remark" }
    plate_steps(steps) { zh: "步骤：{steps}", en: "Steps: {steps}" }
    plates_given(n) { zh: "已评定 {n} 个支部的牌级，记入日志。", en: "Gave {n} plates; they are in the log." }
    plates_next() { zh: "得分已备齐。评定：hucha plates confirm --round 季度", en: "Everything is in. To give the plates: hucha plates confirm --round ROUND" }
    plate_logged(branch, event, plate) { zh: "{branch}：{event} {plate}", en: "{branch}: {event} {plate}" }
    hints_heading() { zh: "应提示党委事项（内部资料，只作提示）：", en: "For the Party committee (internal; hints only):" }
    hint_line(branch, hint) { zh: "  {branch}：{hint}", en: "  {branch}: {hint}" }
    log_columns() { zh: "日期|季度|支部|事项|牌级|综合|至|办理人|说明", en: "Date|Quarter|Branch|Event|Plate|Composite|Until|By|Note" }
    changed_since(logged) { zh: "已亮牌综合{logged}，得分后有变化", en: "given at {logged}; scores changed since" }
    before_given(plate) { zh: "（拟）{plate}", en: "({plate})" }
    bad_ties(given) { zh: "--ties 只能是 shared、dense 或 closing，收到的是“{given}”。", en: "--ties takes shared, dense or closing, not '{given}'." }
    bad_by(given) { zh: "--by 只能是 branch、quarter 或 inspector，收到的是“{given}”。", en: "--by takes branch, quarter or inspector, not '{given}'." }
    rank_head() { zh: "名次|支部", en: "Rank|Branch" }
    rank_tail() { zh: "得分|问题|已销号|销号率|较上季|走势|备注", en: "Score|Problems|Closed|Rate|Change|Trend|Remark" }
    not_sole() { zh: "名次只供横向比较，不作为评优唯一依据。", en: "The ranking is for comparison and not the sole basis of awards." }
    no_visit() { zh: "未检查", en: "no visit" }
    unfinished() { zh: "未定稿", en: "not finalised" }
    unreconciled(n) { zh: "{n}份待合议", en: "{n} to reconcile" }
    conflict_open(score) { zh: "{score} 有冲突未决", en: "{score}, conflict open" }
    late() { zh: "迟报", en: "late" }
    heat_clause() { zh: "指标", en: "Clause" }
    heat_all() { zh: "合计失分", en: "Lost" }
    heat_legend() {
        zh: "数字是失分占满分的百分比；“.”没有失分，“-”没有得分或不适用，列名后有“?”的得分还不是最终的。",
        en: "Numbers are percent of full marks lost; '.' nothing lost, '-' no score or not applicable, '?' after a column: not final."
    }
    heat_worst() { zh: "失分最多：", en: "Most lost:" }
    heat_worst_line(code, title, lost, hit, of) {
        zh: "  {code} {title}：共失 {lost} 分，{hit}/{of}",
        en: "  {code} {title}: {lost} points, {hit}/{of}"
    }
    compared_columns() { zh: "检查人|共同检查|平均差|备注", en: "Inspector|Shared visits|Mean difference|Remark" }
    compared_note() { zh: "平均差：本人评分减去同次检查其他人的平均分，负数较严。", en: "Mean difference: own score minus the mean of the others of the same visit; negative is stricter." }
    few(n) { zh: "不足{n}次，仅供参考", en: "fewer than {n}: says little" }
    compared_none() { zh: "没有几个人共同检查并都已定稿的检查，无从比较。", en: "No visit was judged and finalised by several people; nothing to compare." }
    plan_columns() { zh: "被检查支部|组长|记录人|成员|备注", en: "Branch|Leader|Recorder|Members|Remark" }
    plan_summary(teams, people, least, most, again, seed) {
        zh: "{teams} 个检查组，{people} 名检查人，每人 {least}-{most} 次；近四季去过的 {again} 人次；不查本支部、避开申报、没有互查。种子 {seed}。",
        en: "{teams} teams, {people} inspectors with {least}-{most} visits each; {again} were there in the last four quarters; nobody at home, relations kept, no swapping. Seed {seed}."
    }
    plan_next(round, seed) {
        zh: "只是建议，没有改动数据。采用：hucha round plan --round {round} --seed {seed} --accept",
        en: "Only a proposal; nothing was changed. To accept: hucha round plan --round {round} --seed {seed} --accept"
    }
    plan_accepted(round, n) { zh: "{round} 的安排已采用：{n} 次检查。", en: "The plan of {round} is accepted: {n} visits." }
    plan_begun() { zh: "已开始，不动", en: "begun, left alone" }
    plan_again(name) { zh: "{name}近四季去过", en: "{name} was there lately" }
    plan_sound() { zh: "安排符合规则，没有安排之外的评分表。", en: "The plan keeps every rule, and no sheet is outside it." }
    plan_stray(branch, person) { zh: "{branch}：{person}的评分表不在安排之内", en: "{branch}: the sheet of {person} was not planned" }
    plan_set_form(given) { zh: "--set 要写成 B04=张三,李四,王五，收到的是“{given}”。", en: "--set takes B04=NAME,NAME,NAME, not '{given}'." }
    plan_reason() { zh: "请用 --reason 写明理由。", en: "Give the reason with --reason." }
    plan_changed(branch, duty, names) { zh: "{branch}检查组（{duty}按先后）：{names}", en: "Team for {branch} ({duty} in this order): {names}" }
    people_columns() { zh: "编号|姓名|支部|职务|角色|回避", en: "Id|Name|Branch|Post|Role|Stands back from" }
    people_taken(n, new) { zh: "已收入 {n} 人，其中新增 {new} 人。", en: "Took {n} people, {new} of them new." }
    people_would(n, new) { zh: "共 {n} 人，其中新增 {new} 人。没有改动任何数据。", en: "{n} people, {new} of them new. Nothing was changed." }
    recused(name, branch) { zh: "已申报：{name}回避{branch}。", en: "Declared: {name} stands back from {branch}." }
    recusal_gone(name, branch) { zh: "已撤回：{name}不再回避{branch}。", en: "Taken back: {name} no longer stands back from {branch}." }
    highlight_columns() { zh: "编号|支部|指标|状态|标题", en: "Id|Branch|Item|State|Title" }
    highlight_no_visit(id) { zh: "没有检查 {id}：亮点要记在检查上。", en: "There is no visit {id}: a highlight belongs to a visit." }
    state_draft() { zh: "草稿", en: "draft" }
    state_chosen() { zh: "入选", en: "chosen" }
    state_printed(issue) { zh: "已编入手册（第{issue}期）", en: "in the handbook (issue {issue})" }
    observed(date, branch, topic) { zh: "观摩会 {date} {branch}：{topic}", en: "Observation meeting {date}, {branch}: {topic}" }
    compiled(issue, fresh) { zh: "《标准化经验手册》第{issue}期，新编入 {fresh} 条。", en: "Handbook issue {issue}: {fresh} new entries." }
    no_baseline(round) { zh: "{round} 还没有关闭签署。", en: "{round} was not closed and signed off yet." }
    as_signed(round) { zh: "{round} 与关闭时签署的一致。", en: "{round} is as it was signed off." }
    since_line(branch, then, now) {
        zh: "{branch}：签署时 {then}，现在 {now}（得分 综合 牌级 问题 已销号）",
        en: "{branch}: signed off {then}, now {now} (score, composite, plate, problems, closed)"
    }
}
