//! Sentences about score sheets filled in by hand, and about tables taken by commands.

crate::messages! {
    in_file(file, what) { zh: "{file}：{what}", en: "{file}: {what}" }
    at_cell(line, column, what) { zh: "第{line}行“{column}”列：{what}", en: "line {line}, column “{column}”: {what}" }
    at_line(line, what) { zh: "第{line}行 {what}", en: "line {line} {what}" }
    cell(given, why) { zh: "“{given}”：{why}", en: "“{given}”: {why}" }
    unknown_code(code) { zh: "清单里没有编号“{code}”。编号不要改；多出的行请删去", en: "the checklist has no code “{code}”. Leave codes as they are; delete extra rows" }
    no_code() { zh: "这一行填了内容，却没有编号", en: "this row is filled in but has no code" }
    duplicate_code(code, line) { zh: "编号“{code}”与第{line}行重复。一项只留一行", en: "code “{code}” stands on line {line} too. Keep one row per item" }
    refused_sheet(file, n) { zh: "{file}：{n} 处不能收，没有任何改动。请按下面所指改好再收：", en: "{file}: {n} cells are refused, nothing was changed. Mend these and import again:" }

    understood(column, given, read) { zh: "{column} {given} → {read}", en: "{column} {given} → {read}" }
    understood_none(column, given) { zh: "{column} {given} → 空", en: "{column} {given} → empty" }
    full_differs(given, full) { zh: "表上满分写的是{given}，按清单{full}计算", en: "the form says {given} full marks; {full} of the checklist counts" }
    no_fact() { zh: "没有问题点，整改各栏未收", en: "no fact, so the rectification columns were not taken" }
    lost_without_fact() { zh: "扣了分，没有写问题点", en: "points were lost and no fact says why" }
    nothing_lost() { zh: "记了问题点，这一项没有扣分", en: "a problem is marked but no points were lost" }
    reason_unused() { zh: "结论不是“不适用”，理由未收", en: "the verdict is not “not applicable”, so the reason was not taken" }
    due_early(date) { zh: "整改时限 {date} 早于本季度", en: "the deadline {date} is before this quarter" }
    problem_new(number) { zh: "记问题 {number}", en: "problem {number} marked" }
    problem_changed(number) { zh: "问题 {number} 已更新", en: "problem {number} updated" }
    problem_same(number) { zh: "问题 {number} 已在", en: "problem {number} known" }
    problem_kept(number) { zh: "表上没有问题点，已有的问题 {number} 保留", en: "no fact here; problem {number} stays" }
    not_final(file, n) {
        zh: "{file}：还有 {n} 处要补，不能定稿，什么也没有改。补好，或先不带 --finalize 收下，在程序里补：",
        en: "{file}: {n} things are missing, so it cannot be finalised; nothing was changed. Fill them in, or import without --finalize:"
    }
    finding(place, what) { zh: "{place} {what}", en: "{place}: {what}" }
    problem_handed(number) { zh: "问题 {number} 已交给支部或正在整改，文字未改；要改请在程序里写明理由", en: "problem {number} was handed over and keeps its words; change it in the program, with a reason" }
    problem_due_fixed(number) { zh: "问题 {number} 的时限已交给支部，未改；延期请用 hucha problems set", en: "the deadline of problem {number} was handed over and stays; extend it with hucha problems set" }
    row_taken(line, code, title, verdict, score) { zh: "第{line}行 {code} {title}：{verdict}，得{score}", en: "line {line} {code} {title}: {verdict}, {score} points" }
    row_unanswered(line, code, title) { zh: "第{line}行 {code} {title}：未查", en: "line {line} {code} {title}: unanswered" }
    verdict_count(verdict, count, unit, lost) { zh: "{verdict} {count}{unit}（−{lost}）", en: "{verdict} {count} {unit} (−{lost})" }
    verdict_lost(verdict, lost) { zh: "{verdict}（−{lost}）", en: "{verdict} (−{lost})" }
    verdict_reason(verdict, reason) { zh: "{verdict}（{reason}）", en: "{verdict} ({reason})" }
    unanswered() { zh: "未查", en: "unanswered" }
    change_new() { zh: "新填", en: "new" }
    change_changed() { zh: "有改动", en: "changed" }
    change_same() { zh: "与已有相同", en: "as known" }
    change_left() { zh: "空行，已有的不变", en: "empty row, what is known stays" }
    change_cleared() { zh: "退回未查", en: "taken back" }

    imported(file, visit, name, taken, left) { zh: "{file} → {visit} {name}：收 {taken} 行，{left} 行未填", en: "{file} → {visit} {name}: {taken} rows taken, {left} rows empty" }
    import_counts(new, changed, same, problems) { zh: "新填 {new} 项，改动 {changed} 项，相同 {same} 项，新记问题 {problems} 个", en: "{new} new, {changed} changed, {same} as known, {problems} problems marked" }
    import_same() { zh: "与已有的完全相同，没有改动", en: "Everything was known already; nothing was changed" }
    left_rows(n, codes) { zh: "未填 {n} 行，已有的不变：{codes}", en: "{n} rows are empty; what is known stays: {codes}" }
    import_dry() { zh: "只是试看，没有写入", en: "A dry run: nothing was written" }
    ignored_columns(list) { zh: "未读的列（扣分和得分总由清单计算）：{list}", en: "Columns not read (deduction and score are always computed): {list}" }
    missing_rows(n, codes) { zh: "表里没有这 {n} 项，已有的不变：{codes}", en: "{n} items are not in the file and stay as they are: {codes}" }
    read_as(encoding) { zh: "按 {encoding} 读取", en: "Read as {encoding}" }
    head_differs(file, what, given, found) { zh: "{file} 是给{what} {found} 的，不是 {given}。请核对文件，或去掉这个选项", en: "{file} is for {what} {found}, not {given}. Check the file, or leave the option out" }
    head_round() { zh: "季度", en: "quarter" }
    head_branch() { zh: "支部", en: "branch" }
    head_inspector() { zh: "检查人", en: "inspector" }
    head_missing(what) { zh: "不知道这份表是哪个{what}的。请写明 {what}（--round、--branch、--inspector），或让文件名形如 2026Q4_B04_李明_互查评分表.csv", en: "It is unknown which {what} this sheet is for. Give --round, --branch, --inspector, or name the file like 2026Q4_B04_NAME_互查评分表.csv" }
    head_name_hint(name) { zh: "csv 里写不下季度、支部和检查人。收回时靠文件名认，请保留为：{name}；或收回时写明 --round --branch --inspector", en: "A csv file has no room for quarter, branch and inspector. Keep the name {name}, or give --round --branch --inspector on import" }
    head_checklist(given, used) { zh: "注意：这份表按清单 {given} 打印，评分表用的是清单 {used}", en: "Note: the form was made from checklist {given}, the sheet uses {used}" }
    finalized(revision) { zh: "已定稿，第 {revision} 版", en: "Finalised as revision {revision}" }
    score_is(score) { zh: "得分 {score}", en: "Score {score}" }
    score_open(got, applicable, unanswered) { zh: "已得 {got}／应得 {applicable}，还有 {unanswered} 项未查，没有得分", en: "{got} of {applicable} so far; {unanswered} items unanswered, so there is no score yet" }
    needs_reason() { zh: "评分表已定稿。更正请加 --reason 理由", en: "The sheet is finalised. To correct it, add --reason TEXT" }
    sheet_of(visit, name, state, checklist) { zh: "互查评分表 {visit} {name}（{state}，清单 {checklist}）", en: "Score sheet {visit} {name} ({state}, checklist {checklist})" }
    state_draft() { zh: "填写中", en: "draft" }
    state_final(revision) { zh: "已定稿第{revision}版", en: "final, revision {revision}" }
    totals(full, na, applicable, got) { zh: "满分 {full}  不适用 {na}  应得 {applicable}  实得 {got}", en: "Full {full}  not applicable {na}  applicable {applicable}  got {got}" }
    unresolved(n) { zh: "有 {n} 处冲突未决，分数未定", en: "{n} conflicts are open; the score is not settled" }
    category_columns() { zh: "类别|满分|应得|实得|已查", en: "Category|Full|Applicable|Got|Answered" }
    step_columns() { zh: "方式|满分|应得|实得|已查", en: "Step|Full|Applicable|Got|Answered" }
    item_columns() { zh: "编号|指标|结论|数量|扣分|得分|问题点", en: "Code|Item|Verdict|Count|Lost|Score|Fact" }
    ledger_heading() { zh: "扣分明细：", en: "Deductions:" }
    ledger_line(code, title, amount, how, rule, cap) { zh: "{code} {title} −{amount}：{how}；{rule}（上限{cap}）", en: "{code} {title} −{amount}: {how}; {rule} (cap {cap})" }
    ledger_counted(count, unit, per) { zh: "{count}{unit}×{per}", en: "{count} {unit} × {per}" }
    ledger_capped(how) { zh: "{how}，扣到上限", en: "{how}, capped" }
    ledger_zero(reason) { zh: "本项不得分，{reason}", en: "no points: {reason}" }
    ledger_fact(number, fact, person) { zh: "    {number} {fact}（{person}）", en: "    {number} {fact} ({person})" }
    ledger_no_fact(person) { zh: "    没有写问题点（{person}）", en: "    no fact given ({person})" }

    info_title() { zh: "党支部标准化互查评分表", en: "Score sheet" }
    person_new(name) { zh: "新添人员：{name}", en: "Added person: {name}" }
    visit_new(visit) { zh: "这次检查还没有安排，已补上：{visit}", en: "The visit was not arranged yet; added {visit}" }
    not_on_team(name, visit) { zh: "注意：{name} 不在 {visit} 的检查组里", en: "Note: {name} is not on the team of {visit}" }
    no_checklist(round) { zh: "季度 {round} 没有清单。请先 hucha checklist import", en: "Quarter {round} has no checklist. First run hucha checklist import" }
    written_for(path, visit, name) { zh: "已写好 {path}：{visit} {name}", en: "Written {path}: {visit} {name}" }
    bad_ending(file) { zh: "{file} 要以 .csv 或 .xlsx 结尾", en: "{file} must end in .csv or .xlsx" }

    lint_title(title, version, n, total) { zh: "{title}（{version}）：{n} 项指标，共 {total} 分", en: "{title} ({version}): {n} indicators, {total} points" }
    lint_error(what) { zh: "错误  {what}", en: "error    {what}" }
    lint_warning(what) { zh: "提醒  {what}", en: "warning  {what}" }
    diff_added(code, title) { zh: "增加 {code} {title}", en: "added {code} {title}" }
    diff_removed(code, title) { zh: "删去 {code} {title}", en: "removed {code} {title}" }
    diff_changed(code, field, old, new) { zh: "{code} {field}：{old} → {new}", en: "{code} {field}: {old} → {new}" }
    diff_reused(code) { zh: "注意：编号 {code} 换了含义，各季度不能再比较", en: "Note: code {code} now means something else; quarters can no longer be compared" }
    org_same() { zh: "组织与已有的相同，没有改动", en: "The organisation is known already; nothing was changed" }
}

/// The words on the information sheet of an xlsx form: how to fill it in. Printed documents are always Chinese.
pub const INFO_WORDS: [&str; 9] = [
    "怎样填：在“互查评分表”这一页，每项指标填一行。扣分标准及以前各列由程序给出，不用改。",
    "结论：从下拉框里选“无扣分”“扣分”“本项不得分”“不适用”；还没查的留空。",
    "数量：结论为“扣分”时填扣了几个单位（几项、几处、几人），只写数字；其他结论留空。",
    "扣分和得分由程序按清单计算，不用填。",
    "问题点：写扣分事实，时间、地点、情节清楚；填了就记为一个问题。",
    "不适用理由：结论为“不适用”时必填；不是每一项都允许不适用。",
    "整改分类：立行立改、限期整改、长期整改；整改时限写成 2026-12-03，不填则按分类推算。",
    "想把已填的结论退回未查，请写“未查”；留空表示不改。",
    "填好后保存，交给互查小组用 hucha sheet import 收回。可以增加列、调整顺序，不要改表头和编号。",
];
