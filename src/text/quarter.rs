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
}
