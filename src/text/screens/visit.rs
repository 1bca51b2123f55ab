//! Sentences of the visit screen.

crate::messages! {
    title(branch) { zh: "检查 {branch}", en: "Visit {branch}" }
    gone() { zh: "这张评分表已不在了（可能刚撤销了新建）。按 Esc 返回。", en: "This sheet is not there any more (its making may have been undone). Esc goes back." }
    no_items(step) { zh: "清单里没有“{step}”的指标。按 Tab 到下一步。", en: "The checklist has no items for '{step}'. Tab goes to the next step." }
    answered(n, all) { zh: "已查 {n}/{all}", en: "{n}/{all} answered" }
    lost_so_far(points) { zh: "扣 {points}", en: "lost {points}" }
    score_so_far(points) { zh: "已查折合 {points}", en: "so far {points}" }
    score(points) { zh: "得分 {points}", en: "score {points}" }
    problems(n) { zh: "问题 {n}", en: "problems {n}" }
    strengths(n) { zh: "优点 {n}", en: "strengths {n}" }
    finalised(revision) { zh: "[已定稿 第{revision}版]", en: "[final, revision {revision}]" }
    correcting(revision) { zh: "[更正中 第{revision}版]", en: "[being corrected, revision {revision}]" }
    disputed(n) { zh: "[{n}处有冲突]", en: "[{n} in conflict]" }
    unanswered() { zh: "未查", en: "open" }
    ok() { zh: "无扣分", en: "ok" }
    deduct(points, count, unit) { zh: "扣{points} ({count}{unit})", en: "-{points} ({count}{unit})" }
    zero(points) { zh: "不得分 扣{points}", en: "zero -{points}" }
    na() { zh: "不适用", en: "n/a" }
    proposed_ok() { zh: "建议 无扣分", en: "prop. ok" }
    proposed(points) { zh: "建议 扣{points}", en: "prop. -{points}" }
    badge_problems(n) { zh: "题{n}", en: "P{n}" }
    badge_strengths(n) { zh: "优{n}", en: "S{n}" }
    badge_claims(n) { zh: "核{n}", en: "C{n}" }
    badge_files(n) { zh: "证{n}", en: "F{n}" }
    by_category() { zh: "按类别", en: "By category" }
    claim() { zh: "待核实", en: "to verify" }
    full(points) { zh: "满分 {points}", en: "of {points}" }
    label_result() { zh: "结论", en: "Result" }
    label_proposal() { zh: "访谈建议", en: "Proposal" }
    label_claim() { zh: "待核实", en: "Claim" }
    label_confirmed() { zh: "核实属实", en: "Confirmed" }
    label_refuted() { zh: "核实不符", en: "Refuted" }
    label_rule() { zh: "扣分标准", en: "Rule" }
    label_requirement() { zh: "检查内容", en: "Look at" }
    label_hint() { zh: "佐证提示", en: "Evidence" }
    label_last() { zh: "上次", en: "Last time" }
    label_problem() { zh: "问题点", en: "Problem" }
    label_strength() { zh: "优点", en: "Strength" }
    label_remark() { zh: "备注", en: "Remark" }
    label_sample() { zh: "抽查数", en: "Sample" }
    label_materials() { zh: "资料", en: "Documents" }
    label_files() { zh: "佐证文件", en: "Files" }
    label_basis() { zh: "依据", en: "Basis" }
    label_category() { zh: "类别", en: "Category" }
    label_step() { zh: "核实方式", en: "Verify in" }
    label_item() { zh: "指标", en: "Item" }
    arithmetic(count, unit, per_unit, points) { zh: "{count}{unit} × {per_unit} = 扣 {points} 分", en: "{count} ({unit}) x {per_unit} = {points} lost" }
    capped(count, unit, per_unit, points) {
        zh: "{count}{unit} × {per_unit}，到上限，扣 {points} 分",
        en: "{count} ({unit}) x {per_unit}, capped: {points} lost",
    }
    zero_because(points, reason) { zh: "本项不得分，扣 {points} 分。理由：{reason}", en: "No points, {points} lost. Why: {reason}" }
    na_because(reason) { zh: "不适用，不计入总分。理由：{reason}", en: "Not applicable, does not count. Why: {reason}" }
    unanswered_how(unit, per_unit) {
        zh: "未查。空格=无扣分，数字=扣几{unit}（每{unit}{per_unit}分）",
        en: "Open. Space: no deduction; a digit: how many ({unit}, {per_unit} each)",
    }
    in_conflict() { zh: "（有冲突，待裁定）", en: " (in conflict)" }
    proposal_how(what) { zh: "{what}。按空格采纳。", en: "{what}. Space accepts it." }
    last(round, result) { zh: "{round} {result}", en: "{round}: {result}" }
    no_last() { zh: "本支部没有更早的互查结果", en: "No earlier result of this branch" }
    materials(found, missing, asked, all) {
        zh: "共{all}件：已提供{found}，已索要{asked}，当场不能提供{missing}",
        en: "{all} in all: {found} found, {asked} asked for, {missing} missing",
    }
    problem_line(number, fact) { zh: "{number} {fact}", en: "{number} {fact}" }
    due(class, date) { zh: "（{class}，{date}前）", en: " ({class}, by {date})" }
    claim_how() { zh: "按 Enter 填写核实结果：属实或不符。", en: "Enter settles it: confirmed or refuted." }
    was(code, result) { zh: "{code} 原为“{result}”，已改；按 u 撤销", en: "{code} was '{result}'; u takes the change back" }
    still_marked(code, n) { zh: "{code} 已改为无扣分，但还有 {n} 个问题点；按 u 撤销", en: "{code} is ok now, but has {n} problems; u takes it back" }
    noted() { zh: "汇报要点", en: "Noted so far" }
    nothing_judged() { zh: "还没有判过一项", en: "Nothing was judged yet" }
    marked_and_on(word, code) { zh: "{word}；按 , 回到 {code}", en: "{word}; , goes back to {code}" }
    find_item() { zh: "查找指标", en: "Find an item" }
    stale_words(code, n, unit) { zh: "{code} 的问题点写的是计{n}{unit}：按 p 打开，F4 更新数量", en: "{code}: its problem still says {n} ({unit}): p opens it, F4 renews the number" }
    judge_first() { zh: "这一项还没有判：先按数字扣分（或 z 不得分），再按 p 标问题点", en: "Not judged yet: first a digit (or z) says what is lost, then p marks the problem" }
    all_answered(n) { zh: "{n} 项已全部查完。按 c 检查，然后反馈。", en: "All {n} items are answered. Press c to check, then give feedback." }
    step_left(step, n, next) { zh: "“{step}”还有 {n} 项未查，现在到了“{next}”", en: "{n} items of '{step}' are still open; now at '{next}'" }
    step_done(step, next) { zh: "“{step}”查完，现在到了“{next}”", en: "'{step}' is done; now at '{next}'" }
    final_locked() { zh: "已定稿；要更正先在完成页写明理由", en: "Finalised; to correct it, give a reason on the finish page first" }
    no_frequency() { zh: "这一项不按次数检查，没有会议日期", en: "This item is not about frequency: no meeting dates" }
    label_meetings() { zh: "会议日期", en: "Dates" }
    interview_first() { zh: "还没有访谈答复，按 i 开始访谈，系统按答复给出建议", en: "No interviews yet: i begins one, and the answers propose a verdict" }
    pick_item() { zh: "先选一项指标", en: "Select an item first" }
    ask_zero(code) { zh: "{code} 本项不得分：理由", en: "{code} no points: why" }
    ask_na(code) { zh: "{code} 不适用：理由", en: "{code} not applicable: why" }
    na_why() {
        zh: "不适用的满分不计入总分。“当场不能提供”是扣分，不是不适用。",
        en: "Its marks leave the total. 'Cannot be shown now' is a loss, not n/a.",
    }
    zero_why() { zh: "写明事实，反馈时要念出来。", en: "Say the fact; it is read out in the feedback." }
    ask_remark(code) { zh: "{code} 备注", en: "{code} remark" }
    ask_sample(code) { zh: "{code} 抽查数（整数）", en: "{code} sample size (a whole number)" }
    ask_strength(code) { zh: "{code} 优点", en: "{code} strength" }
    strength_why() { zh: "写具体做法和成效；按 S 可看全部并推荐为亮点。", en: "Say what is done and what came of it; S lists all and nominates." }
    strength_marked(code) { zh: "{code} 已记为优点", en: "{code}: strength marked" }
    choose_problem(code) { zh: "{code} 的问题点", en: "Problems of {code}" }
    new_problem() { zh: "另标一个问题点", en: "Mark another problem" }
}
