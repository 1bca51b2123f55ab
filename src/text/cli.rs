//! Sentences of the command line.

use super::Lang;

crate::messages! {
    commands_heading() { zh: "命令", en: "Commands" }
    arguments_heading() { zh: "参数", en: "Arguments" }
    options_heading() { zh: "选项", en: "Options" }
    help_flag() { zh: "显示这份说明", en: "Show this help" }
    version_flag() { zh: "显示版本", en: "Show the version" }
    template() {
        zh: "{{about}}\n\n用法：{{usage}}\n\n{{all-args}}\n",
        en: "{{about}}\n\nUsage: {{usage}}\n\n{{all-args}}\n"
    }
    usage_unknown(what) { zh: "没有这个命令或选项：{what}。看 `hucha --help`。", en: "No such command or option: {what}. See `hucha --help`." }
    usage_missing(what) { zh: "缺少：{what}。看 `hucha --help`。", en: "Missing: {what}. See `hucha --help`." }
    usage_value(value, what) { zh: "“{value}”不能用作 {what}。看 `hucha --help`。", en: "'{value}' cannot be used for {what}. See `hucha --help`." }
    usage_other(what) { zh: "命令用法不对：{what}。看 `hucha --help`。", en: "Wrong use of the command: {what}. See `hucha --help`." }
    no_terminal() {
        zh: "这里没有终端，界面打不开。请在终端里运行 hucha；脚本请用命令，例如 hucha sheet show（见 hucha --help）。",
        en: "There is no terminal here, so the app cannot open. Run hucha in a terminal; scripts use commands such as hucha sheet show (see hucha --help)."
    }
    bad_lang(text) { zh: "没有语言“{text}”。可用：zh-CN、en。", en: "No language '{text}'. Use zh-CN or en." }
    bad_now(text) { zh: "--now 要写成 2026-11-22T09:05:06+08:00 这样的时间，收到的是“{text}”。", en: "--now takes a time such as 2026-11-22T09:05:06+08:00, not '{text}'." }
    bad_round(text) { zh: "“{text}”不是季度。请写成 2026Q4。", en: "'{text}' is not a quarter. Write 2026Q4." }
    bad_date(text) { zh: "“{text}”不是日期。请写成 2026-11-22。", en: "'{text}' is not a date. Write 2026-11-22." }
    not_ready(dir) {
        zh: "数据文件夹 {dir} 里还没有数据。先运行：hucha init --inspector 姓名",
        en: "There is no data in {dir} yet. First run: hucha init --inspector NAME"
    }
    already_ready(dir) { zh: "数据文件夹 {dir} 已经建好，没有改动。", en: "The data folder {dir} is ready already; nothing was changed." }
    ready(name, branches, indicators, dir) {
        zh: "已建好：检查人 {name}，{branches} 个支部，{indicators} 项指标。数据在 {dir}",
        en: "Ready: inspector {name}, {branches} branches, {indicators} indicators. Data in {dir}"
    }
    joined(name, branches, visits, dir) {
        zh: "已加入：检查人 {name}，{branches} 个支部，{visits} 次检查。数据在 {dir}",
        en: "Joined: inspector {name}, {branches} branches, {visits} visits. Data in {dir}"
    }
    unknown_branch(text) { zh: "没有支部“{text}”。用 hucha org export 看编号和名称。", en: "There is no branch '{text}'. See codes and names with hucha org export." }
    unknown_round(text) { zh: "季度 {text} 还没有开。先运行：hucha round open {text}", en: "Quarter {text} is not open. First run: hucha round open {text}" }
    person_added(name) { zh: "新添人员：{name}", en: "Added person: {name}" }
    look_alike(name, id) { zh: "  注意：已有相近的姓名 {name}（{id}）", en: "  Note: there is a similar name {name} ({id})" }
    person_many(name, ids) { zh: "有几个人叫 {name}，请写编号：{ids}", en: "Several people are called {name}; give the id: {ids}" }
    person_unknown(name) { zh: "没有人叫 {name}。", en: "Nobody is called {name}." }
    org_imported(branches, groups) { zh: "已收入 {branches} 个支部、{groups} 个党小组。", en: "Took {branches} branches and {groups} party groups." }
    written(path) { zh: "已写好：{path}", en: "Written: {path}" }
    lint_clean(title, n, total) { zh: "{title}：{n} 项指标，共 {total} 分，没有发现问题。", en: "{title}: {n} indicators, {total} points, nothing to complain about." }
    lint_found(errors, warnings) { zh: "{errors} 处错误，{warnings} 处提醒。", en: "{errors} errors, {warnings} warnings." }
    checklist_imported(version, n) { zh: "清单 {version} 已收入，{n} 项指标。新开的季度用它；已有的评分表仍用各自的版本。", en: "Checklist {version} taken, {n} indicators. Quarters opened from now on use it; existing sheets keep theirs." }
    checklist_known(version) { zh: "清单 {version} 已经有了，没有改动。", en: "Checklist {version} is known already; nothing was changed." }
    checklist_same() { zh: "两份清单没有差别。", en: "The two checklists are the same." }
    checklist_unknown(text) { zh: "没有清单“{text}”：既不是文件，也不是版本号。", en: "No checklist '{text}': neither a file nor a version." }
    round_opened(round, version) { zh: "{round} 已开，用清单 {version}。", en: "{round} is open with checklist {version}." }
    round_open_already(round) { zh: "{round} 本来就开着，没有改动。", en: "{round} was open already; nothing was changed." }
    round_closed(round) { zh: "{round} 已关闭。迟到的评分表仍然收。", en: "{round} is closed. Late sheets are still accepted." }
    blank(what) { zh: "{what} 不能是空白。", en: "{what} must not be blank." }
    round_closed_already(round) { zh: "{round} 已经关闭了，没有改动。", en: "{round} is closed already; nothing was changed." }
    visit_columns() { zh: "检查|支部|日期|状态|得分|检查组", en: "Visit|Branch|Date|State|Score|Team" }
    score_unresolved(score) { zh: "{score}（有冲突未决）", en: "{score} (conflict open)" }
    sheet_unreconciled(n) {
        zh: "这是一位检查人的合计。这次检查有 {n} 份定稿，合议后才有得分。",
        en: "This is one inspector's total. The visit has {n} finalised sheets and no score until they are reconciled."
    }
    sheet_review(state) { zh: "退回复核：{state}。看：hucha review list", en: "Review: {state}. See: hucha review list" }
    score_unreconciled(n) { zh: "待合议（{n}份）", en: "to reconcile ({n} sheets)" }
    visit_added(id, names) { zh: "已安排 {id}：{names}", en: "Arranged {id}: {names}" }
    none_found() { zh: "没有符合的记录。", en: "Nothing matches." }
    need_which(what) { zh: "请写明 {what}。", en: "Please give {what}." }
    sheet_none(id) { zh: "没有评分表 {id}。", en: "There is no sheet {id}." }
    sheet_many(names) { zh: "这次检查有几份评分表，请用 --inspector 指明：{names}", en: "This visit has several sheets; choose with --inspector: {names}" }
    exported(ops, files) { zh: "已导出 {ops} 条操作、{files} 个文件，回读校验无误。", en: "Exported {ops} operations, {files} files; read back and verified." }
    problem_added(number) { zh: "已记问题 {number}", en: "Problem {number} recorded" }
    problem_changed(number, status) { zh: "问题 {number}：{status}", en: "Problem {number}: {status}" }
    problem_unknown(id) { zh: "没有问题“{id}”。编号见 hucha problems list。", en: "There is no problem '{id}'. Numbers are in hucha problems list." }
    bad_status(text, list) { zh: "没有状态“{text}”。可用：{list}", en: "No state '{text}'. Use one of: {list}" }
    bad_class(text, list) { zh: "没有整改分类“{text}”。可用：{list}", en: "No class '{text}'. Use one of: {list}" }
    bad_indicator(code) { zh: "清单里没有指标 {code}。编号见 hucha checklist export。", en: "The checklist has no indicator {code}. Codes are in hucha checklist export." }
    problem_columns() { zh: "编号|支部|指标|状态|时限|问题点", en: "Number|Branch|Item|State|Due|Fact" }
    overdue(days) { zh: " 逾期{days}天", en: " {days} days late" }
    nothing_to_set() { zh: "没有要改的：请给 --status、--do 或 --due。", en: "Nothing to change: give --status, --do or --due." }
    problem_due(number, due, status) { zh: "问题 {number}：延期到 {due}（{status}）", en: "Problem {number}: extended to {due} ({status})" }
    bad_deed(text, list) { zh: "没有办理事项“{text}”。可用：{list}", en: "No deed '{text}'. Use one of: {list}" }
    bad_sort(text, list) { zh: "不能按“{text}”排序。可用：{list}", en: "No order '{text}'. Use one of: {list}" }
    bad_method(text, list) { zh: "没有方式“{text}”。可用：{list}", en: "No step '{text}'. Use one of: {list}" }
    rebound_of(number) { zh: "反弹：前次问题 {number}", en: "Came back: {number}" }
    story_columns() { zh: "日期|事项|办理人|内容", en: "Date|What|Who|Words" }
    bad_day(text) { zh: "“{text}”不是休、班、无。", en: "'{text}' is none of off, work, none." }
    day_works(date) { zh: "{date} 上班", en: "{date} is a working day" }
    day_off(date) { zh: "{date} 休息", en: "{date} is off" }
    setting_columns() { zh: "设置|取值|说明|理由", en: "Setting|Value|Meaning|Reason" }
    by_default() { zh: "默认", en: "default" }
    setting_now(key, value) { zh: "{key} = {value}", en: "{key} = {value}" }
    see_settings(what) { zh: "{what}。全部设置见 hucha settings list。", en: "{what}. See all of them with hucha settings list." }
    unknown_code(given, known) { zh: "“{given}”无法识别。可用：{known}", en: "'{given}' is not known. Use one of: {known}" }
    no_pair(branch) { zh: "{branch}没有结对。先用 hucha pair draw 立一个。", en: "{branch} has no pair. Draw one up with hucha pair draw." }
    no_pairs() { zh: "还没有结对。hucha pair draw 按组织表立好。", en: "There are no pairs yet. Draw them up with hucha pair draw." }
    no_such_number(n, count) { zh: "没有第{n}个，共{count}个。编号见 hucha pair show。", en: "There is no number {n}; there are {count}. See hucha pair show." }
    pair_now(branch, stage) { zh: "{branch}：{stage}", en: "{branch}: {stage}" }
    pairs_drawn(n) { zh: "新立 {n} 个结对。", en: "{n} pairs drawn up." }
    helper_shared(post, branches) { zh: "提醒：{post}还帮扶{branches}，结对应一对一。", en: "Note: {post} helps {branches} too; pairing is one to one." }
    helper_scores(branch) { zh: "提醒：{branch}由党群部自己帮扶，帮扶成效打分须有第二签字人。", en: "Note: the office itself helps {branch}; its score needs a second signature." }
    pair_columns() { zh: "编号|支部|帮扶人职务|帮扶人|起|止|状态|逾期", en: "Code|Branch|Post|Helper|From|To|Stage|Overdue" }
    clock_columns() { zh: "状态|期限|支部|责任方|事项|次数|时段或内容|依据", en: "Standing|Due|Branch|Side|What|Done|About|Rule" }
    nothing_due() { zh: "没有要做的。", en: "Nothing is due." }
    pair_gaps() { zh: "短板", en: "Shortfalls" }
    pair_tasks() { zh: "提升方案", en: "Plan" }
    pair_ledger() { zh: "帮扶台账", en: "Help ledger" }
    pair_core() { zh: "核心", en: "core" }
    pair_overdue() { zh: "逾期", en: "overdue" }
    done_on(date) { zh: "{date}完成", en: "done {date}" }
    doctor_good(ops) { zh: "一切正常：{ops} 条操作逐条核对无误，记录与操作一致。", en: "All is well: {ops} operations checked one by one, records agree with them." }
    doctor_bad(n) { zh: "发现 {n} 处问题：", en: "{n} findings:" }
    provisional(year) { zh: "节假日表缺{year}年，按周一至周五计算，日期待定。", en: "The holiday table has no {year}; counted Monday to Friday, provisional." }
    holidays_imported(n) { zh: "已收入 {n} 天。", en: "Took {n} days." }
    demo_written(dir) { zh: "演示数据已写入 {dir}。打开：hucha --data {dir}", en: "Demonstration data written to {dir}. Open with: hucha --data {dir}" }
}

/// The words of a command (`sheet import`) or of an argument (`sheet import.file`, or `.round` wherever it stands).
pub fn help(lang: Lang, key: &str) -> Option<&'static str> {
    HELP.iter().chain(super::duty::HELP).find(|h| h.0 == key).map(|h| if lang == Lang::En { h.2 } else { h.1 })
}

const HELP: &[(&str, &str, &str)] = &[
    (
        "",
        "互查：党支部标准化现场互查。不带命令即打开界面。",
        "hucha: on-site peer inspection of Party branches. Without a command the app opens.",
    ),
    (".data", "数据文件夹（默认用系统的应用数据文件夹）", "Data folder (default: the platform's own)"),
    (".lang", "界面语言：zh-CN 或 en", "Language of the interface: zh-CN or en"),
    (".now", "当作现在的时间，用于试算", "Take this as the present time"),
    (".acting", "以谁的名义办理，不写即本机主人", "Who acts, if not the laptop's owner"),
    (".json", "以 JSON 输出", "Print JSON"),
    (".round", "季度，如 2026Q4", "Quarter, such as 2026Q4"),
    (".branch", "支部编号或名称，如 B04", "Branch code or name, such as B04"),
    (".inspector", "检查人姓名或编号", "Inspector's name or id"),
    (".file", "文件（csv 或 xlsx）", "File (csv or xlsx)"),
    (".output", "写到哪里", "Where to write"),
    ("demo", "打开一份热闹的演示数据，随便试，不留痕迹", "Open a lively demonstration quarter to try things on"),
    ("demo.into", "写入这个文件夹，不打开界面", "Write it to this folder and do not open the app"),
    ("init", "建好一个空的数据文件夹", "Make an empty data folder ready"),
    ("init.branch", "检查人所在支部的编号", "Code of the inspector's own branch"),
    ("init.org", "组织表（默认用自带示例）", "Organisation file (default: the built-in sample)"),
    ("init.checklist", "互查量化清单（默认用自带的 49 项）", "Checklist file (default: the built-in 49 indicators)"),
    ("init.questions", "访谈问卷（默认用自带的 15 题）", "Questionnaire file (default: the built-in 15 questions)"),
    (
        "init.from",
        "加入已有的数据包：组织、清单、安排、人员都从那里来",
        "Join a bundle: organisation, checklist, plan and people come from it",
    ),
    (
        "init.passphrase_file",
        "口令写在这个文件里，一行一个（或用 HUCHA_PASSPHRASE）；终端里会问，不显示",
        "Passphrases, one in each line of this file (or HUCHA_PASSPHRASE); asked for unseen on a terminal",
    ),
    ("org", "党支部和党小组", "Branches and party groups"),
    ("org import", "从 csv 或 xlsx 收入组织", "Take the organisation from csv or xlsx"),
    ("org export", "把组织写成 csv 或 xlsx", "Write the organisation to csv or xlsx"),
    ("checklist", "互查量化清单", "The checklist"),
    (
        "checklist check",
        "检查一份清单：总分、上限、编号、方式、重复",
        "Check a checklist: total, caps, codes, steps, duplicates",
    ),
    ("checklist import", "收入一份清单作为新版本", "Take a checklist as a new version"),
    ("checklist export", "把一个版本写成 csv 或 xlsx", "Write a version to csv or xlsx"),
    ("checklist export.version", "版本号（默认最近季度所用）", "Version (default: that of the latest quarter)"),
    ("checklist diff", "两份清单差在哪里", "What differs between two checklists"),
    ("checklist diff.old", "旧清单：文件或版本号", "The old one: a file or a version"),
    ("checklist diff.new", "新清单：文件或版本号", "The new one: a file or a version"),
    ("round", "季度", "Quarters"),
    ("round open", "开一个季度", "Open a quarter"),
    ("round list", "列出季度", "List the quarters"),
    ("round plan", "谁检查谁：提出安排，核对，改动，采用", "Who inspects whom: propose, check, change, accept"),
    ("round plan.seed", "种子：同一种子排出同样的安排", "The same seed makes the same plan"),
    ("round plan.size", "检查组人数（默认 3）", "People in a team (default 3)"),
    ("round plan.swaps", "允许两个支部互相检查", "Let two branches inspect each other"),
    ("round plan.accept", "采用这份安排", "Accept this plan"),
    (
        "round plan.check",
        "核对现有安排，指出安排之外的评分表",
        "Check the present plan, name sheets that were not planned",
    ),
    (
        "round plan.set",
        "把一个支部的检查组改为这些人，第一位为组长，第二位记录人",
        "Another team for a branch; the first leads, the second records",
    ),
    ("round plan.reason", "改动的理由", "Why it is changed"),
    ("round close.reason", "还有没办完的事也要关闭的理由", "Why it is closed although something is open"),
    ("round since", "关闭签署之后又有什么变化（迟到的评分表等）", "What changed since the baseline was signed off"),
    (
        "highlights",
        "亮点：草稿、入选、编入手册；观摩会",
        "Highlights: draft, chosen, in the handbook; observation meetings",
    ),
    ("highlights list", "列出一个季度的亮点和观摩会", "List the highlights and meetings of a quarter"),
    ("highlights add", "记一条亮点（草稿）", "Add a highlight (draft)"),
    ("highlights add.text", "亮点做法", "What is worth telling"),
    ("highlights add.code", "指标编号（定类别）", "Indicator code (gives the category)"),
    ("highlights choose", "选入手册", "Choose it for the handbook"),
    ("highlights choose.id", "亮点编号", "Id of the highlight"),
    ("highlights choose.back", "改回草稿", "Back to a draft"),
    (
        "highlights write",
        "写手册条目：标题、背景、做法、工具、成效、适用条件",
        "Write its entry: title, background, practice, tools, effect, where it fits",
    ),
    ("highlights write.id", "亮点编号", "Id of the highlight"),
    ("highlights write.title", "标题", "Title"),
    ("highlights write.background", "背景与问题", "Background and problem"),
    ("highlights write.practice", "具体做法（步骤）", "Practice, step by step"),
    ("highlights write.tools", "工具模板", "Tools and templates"),
    ("highlights write.effect", "成效（数据）", "Effect, with figures"),
    ("highlights write.fits", "适用条件", "Where it fits"),
    ("highlights observe", "记一次标杆支部现场观摩会", "Log an observation meeting"),
    ("highlights observe.topic", "观摩内容", "What was shown"),
    ("highlights observe.attendance", "参加人数", "How many came"),
    (
        "handbook",
        "编《标准化经验手册》：入选的亮点编入第N期，写出文件",
        "Compile the handbook: what was chosen goes into issue N; writes the file",
    ),
    ("handbook.format", "格式：docx、md、html", "Format: docx, md or html"),
    ("people", "人员：检查人、党群部、回避", "People: inspectors, coordinator, relations"),
    ("people list", "列出人员", "List the people"),
    (
        "people import",
        "从 csv 或 xlsx 收入人员：姓名、支部、职务、角色",
        "Take people from csv or xlsx: name, branch, post, role",
    ),
    ("people import.dry_run", "只看不收", "Only show, change nothing"),
    ("people export", "把人员写成 csv 或 xlsx", "Write the people to csv or xlsx"),
    ("people recuse", "申报回避：此人不检查该支部", "Declare that a person must not inspect a branch"),
    ("people recuse.person", "姓名或编号", "Name or id"),
    ("people recuse.reason", "理由", "Why"),
    ("people recuse.withdraw", "撤回申报", "Take it back"),
    ("round close", "关闭一个季度", "Close a quarter"),
    ("visit", "检查安排", "Visits"),
    ("visit add", "安排一次检查", "Arrange a visit"),
    ("visit add.date", "检查日期", "Date of the visit"),
    ("visit add.team", "检查组，第一位为组长", "The team; the first one leads"),
    ("visit add.reason", "本支部人员参加检查的理由（回避例外）", "Why somebody of the inspected branch takes part"),
    ("visit list", "列出检查", "List the visits"),
    ("sheet", "互查评分表", "Score sheets"),
    (
        "sheet template",
        "空白评分表（csv 或 xlsx），可用 Excel、WPS 填写",
        "A blank sheet (csv or xlsx) to fill in with Excel or WPS",
    ),
    ("sheet import", "收入填好的评分表，逐行说明收了什么", "Take a filled-in sheet, saying per row what was taken"),
    ("sheet import.dry_run", "只看不收", "Only show, change nothing"),
    ("sheet import.finalize", "收入后定稿", "Finalise it afterwards"),
    ("sheet import.reason", "更正已定稿评分表的理由", "Reason for correcting a finalised sheet"),
    ("sheet show", "显示一份评分表和得分", "Show a sheet and its scores"),
    ("problems", "问题清单", "Problems"),
    ("problems list", "列出问题", "List problems"),
    ("problems list.open", "只看没有销号的", "Those not closed off only"),
    ("problems list.rebound", "只看反弹的", "Those that came back only"),
    ("problems list.category", "类别，如 基本组织", "Category, such as 基本组织"),
    ("problems list.class", "整改分类：立行立改、限期、长期", "Class: now, dated, long"),
    ("problems list.search", "查找：汉字、拼音首字母、编号", "Search: hanzi, pinyin initials, codes"),
    (
        "problems list.sort",
        "排序：due 时限、number 编号、branch 支部、state 状态、overdue 逾期天数",
        "Order: due, number, branch, state, overdue",
    ),
    (
        "problems show",
        "一个问题的全过程：从扣分到销号",
        "The whole story of a problem, from the deduction to the closing",
    ),
    ("problems show.id", "问题编号", "Number of the problem"),
    ("problems list.status", "状态：待整改、整改中、待复查、已销号", "State: todo, doing, review, closed"),
    ("problems list.overdue", "只看逾期", "Overdue ones only"),
    ("problems add", "记一个问题", "Record a problem"),
    ("problems add.code", "指标编号", "Indicator code"),
    ("problems add.fact", "问题点（事实）", "The fact"),
    ("problems add.suggestion", "整改建议", "Suggestion"),
    ("problems add.class", "整改分类：立行立改、限期、长期", "Class: now, dated, long"),
    ("problems add.responsible", "责任人", "Responsible person"),
    ("problems add.due", "整改时限（默认按分类的工作日推算）", "Deadline (default: working days by class)"),
    ("problems set", "改变一个问题的状态，或延期", "Change a problem's state, or extend it"),
    ("problems set.id", "问题编号", "Number of the problem"),
    ("problems set.status", "新状态", "New state"),
    (
        "problems set.deed",
        "办理：measure 报措施、accept 认可、refuse 退回、evidence 报佐证、verify 复查销号、fail 不到位、reopen 重新打开、note 说明",
        "What is done: measure, accept, refuse, evidence, verify, fail, reopen, note",
    ),
    ("problems set.who", "整改人（默认为责任人）", "Who rectified it (default: the responsible person)"),
    ("problems set.method", "复查方式：听汇报、查资料、看现场、访党员", "Checked by: hear, material, site, interview"),
    ("problems set.note", "办理情况或理由", "What was done, or why"),
    ("problems set.evidence", "佐证（销号必填）", "Evidence (required for closing)"),
    ("problems set.due", "延期到哪一天", "Extend until"),
    ("problems set.approver", "延期批准人", "Who approved the extension"),
    ("scores", "星级和帮扶得分", "Star and help scores"),
    (
        "scores import",
        "从 csv 或 xlsx 收入得分：季度、支部、得分",
        "Take scores from csv or xlsx: quarter, branch, score",
    ),
    ("scores import.dry_run", "只看不收", "Only show, change nothing"),
    (".kind", "star（星级考核）或 help（帮扶成效）", "star (star rating) or help"),
    ("scores set", "录入一个支部的得分", "Enter the score of one branch"),
    ("scores set.score", "0 到 100，最多两位小数", "0 to 100, at most two places"),
    (
        "scores set.second",
        "第二签字人（党群部部长结对的支部必填）",
        "Second signature (needed where the coordinator's own head helps)",
    ),
    (
        "scores set.note",
        "说明（未结对支部人工评定的理由）",
        "Note (the reason for a manual score of an unpaired branch)",
    ),
    ("scores list", "列出一个季度的得分", "List the scores of a quarter"),
    ("plates", "亮牌：星级40%、互查30%、帮扶30%", "Plates: star 40 %, peer inspection 30 %, help 30 %"),
    (
        "plates.unpaired",
        "选定未结对支部怎么办：reweight 折算、unrated 不评定、manual 人工评定",
        "Choose what happens with unpaired branches: reweight, unrated or manual",
    ),
    (
        "plates.border",
        "按哪个数定牌：printed 两位小数（默认），whole 先取整",
        "Which number decides: printed with two places (default), or whole points",
    ),
    ("plates.reason", "理由（改动已定的事时必填）", "Why (needed to change what was decided)"),
    ("plates confirm", "评定：把本季度牌级记入日志", "Give the plates of the quarter: written into the log"),
    ("plates change", "争先牌整改后更换为达标牌", "Change a striving plate to standard after rectification"),
    ("plates extend", "整改未到位，延长“争先”期限", "Extend striving: not rectified yet"),
    ("plates extend.until", "延长到哪一天", "Last day of the extension"),
    (
        "plates note",
        "记下书面检讨已提交或已约谈（只记日期）",
        "Note that the self-criticism or the talk took place (the date only)",
    ),
    ("plates note.what", "review（书面检讨）或 talk（约谈）", "review (self-criticism) or talk"),
    ("plates log", "亮牌记录", "The log of plates"),
    (
        "rank",
        "按互查得分横向比：五类小计、问题、销号率、较上季、走势",
        "Ranking by peer-inspection score, with sub-totals, problems, closing rate, change and trend",
    ),
    (
        "rank.ties",
        "同分：shared 并列 1,1,3（默认），dense 并列 1,1,2，closing 先比销号率",
        "Equal scores: shared 1,1,3 (default), dense 1,1,2, closing: by closing rate first",
    ),
    (
        "heat",
        "失分分布：指标×支部、指标×季度、检查人之间的差异",
        "Where points are lost: clause by branch, clause by quarter, between inspectors",
    ),
    ("heat.by", "branch 支部（默认）、quarter 季度、inspector 检查人", "branch (default), quarter or inspector"),
    ("heat.quarters", "看几个季度（默认 8）", "How many quarters (default 8)"),
    (".date", "日期（默认今天）", "Date (default: today)"),
    ("workday", "工作日推算（法定节假日和调休）", "Working days (holidays and make-up days)"),
    ("workday add", "某日之后第 N 个工作日", "The N-th working day after a date"),
    ("workday add.date", "日期", "Date"),
    ("workday add.days", "工作日数", "Working days"),
    ("workday between", "两个日期之间的工作日数", "Working days between two dates"),
    ("workday between.from", "从（不计当天）", "From (not counted)"),
    ("workday between.to", "到（计当天）", "To (counted)"),
    ("workday import", "收入新的节假日表", "Take a new holiday table"),
    ("holidays", "节假日表：休、班（调休）", "Holiday table: days off and make-up days"),
    ("holidays list", "列出节假日和调休", "List the days"),
    ("holidays list.year", "只看一年，如 2027", "One year only, such as 2027"),
    ("holidays set", "改一天：休、班，或 无（照常）", "Change a day: off, work, or none (an ordinary day)"),
    ("holidays set.date", "日期", "Date"),
    ("holidays set.kind", "休、班、无", "off, work, none"),
    ("holidays set.name", "名称，如 春节", "Name of the holiday"),
    ("holidays import", "收入一张节假日表（csv 或 xlsx）", "Take a holiday table (csv or xlsx)"),
    ("lookback", "回头看", "Look-backs"),
    ("lookback plan", "要做的回头看：哪个支部、最迟哪天", "Look-backs to make: which branch, by when"),
    ("lookback add", "安排一次回头看，未销号的问题自动选入", "Arrange a look-back; open problems are selected"),
    ("lookback add.date", "回头看日期", "Date of the look-back"),
    ("lookback add.team", "回头看小组，第一位为组长", "The team; the first one leads"),
    (
        "lookback add.yearly",
        "公司每年一次的回头看：近四个季度已销号的也再看",
        "The yearly one: closed problems are looked at again too",
    ),
    ("lookback add.reason", "本支部人员参加的理由（回避例外）", "Why somebody of the branch takes part"),
    ("lookback list", "列出回头看", "List the look-backs"),
    ("lookback show", "一次回头看的各个问题和结果", "The problems of a look-back and their results"),
    ("lookback show.id", "回头看编号，如 2026Q4/B04-L1", "Look-back, such as 2026Q4/B04-L1"),
    ("lookback set", "记下一个问题的回头看结果", "Write down the result at a problem"),
    ("lookback set.id", "回头看编号", "Look-back"),
    ("lookback set.problem", "问题编号", "Number of the problem"),
    ("lookback set.result", "结果：fixed 整改到位、partly 部分到位、not 整改不到位", "Result: fixed, partly, not"),
    ("lookback set.present", "现状", "What was found now"),
    ("lookback set.evidence", "佐证（整改到位必填）", "Evidence (required where it is fixed)"),
    ("lookback set.method", "复查方式：听汇报、查资料、看现场、访党员", "Checked by: hear, material, site, interview"),
    ("settings", "设置：时限、逾期阶梯等，随数据包走", "Settings such as deadlines; they travel with the bundle"),
    ("settings list", "列出全部设置", "List all settings"),
    ("settings set", "改一项设置", "Change a setting"),
    ("settings reset", "恢复默认", "Go back to the default"),
    (".key", "哪一项（见 settings list）", "Which one (see settings list)"),
    ("settings set.value", "新的取值", "New value"),
    (".reason", "理由", "Why"),
    ("pair", "结对提升：责任书、台账、时限、验收", "Pairing: contract, ledger, clocks, acceptance"),
    ("pair list", "列出结对", "List the pairs"),
    (
        "pair draw",
        "立结对；不写支部时按组织表里的帮扶人职务全部立好",
        "Draw up a pair; without a branch, all that the organisation names",
    ),
    ("pair draw.branch", "支部编号或名称", "Branch code or name"),
    (".helper", "帮扶人姓名", "The helper's name"),
    (".post", "帮扶人职务", "The helper's post"),
    (
        "pair terms",
        "责任期限、帮扶人、两名支委的分工（签字前可改）",
        "Term, helper and the two committee members (until signed)",
    ),
    (".from", "责任期起", "First day of the term"),
    (".to", "责任期止", "Last day of the term"),
    (".keeper", "负责台账整理的支委", "Committee member who keeps the ledger"),
    (".follower", "负责党员参与跟踪的支委", "Committee member who follows up participation"),
    ("pair goal", "写一个量化目标", "Set an aim"),
    ("pair goal.name", "指标，如 台账齐全率", "What is measured"),
    ("pair goal.target", "目标值", "Target"),
    ("pair reached", "写一个量化目标的实际值", "Write down what an aim came to"),
    (".number", "第几个（见 pair show）", "Which one, counted from 1 (see pair show)"),
    ("pair reached.actual", "实际值", "Actual value"),
    ("pair reached.missed", "没有实现", "Not reached"),
    ("pair sign", "记下一方已签字（纸上签，这里只记日期）", "Note that a party signed on paper"),
    ("pair sign.party", "helper（甲方）、branch（乙方）、office（监督方）", "helper, branch or office"),
    ("pair gap", "写一个短板（诊断报告）", "Write a shortfall down (diagnosis)"),
    ("pair gap.text", "短板", "The shortfall"),
    (
        "pair gap.source",
        "发现方式：papers（看资料）、members（访党员）、people（问群众）、visit（互查）",
        "papers, members, people or visit",
    ),
    ("pair gap.core", "是核心短板（应有1至2个）", "A core shortfall (there should be 1 or 2)"),
    (".gap", "针对第几个短板", "Which shortfall it is for"),
    ("pair task", "提升方案的一项任务：动作、责任人、时限", "A task of the plan: action, person, date"),
    ("pair task.action", "具体动作", "What is to be done"),
    ("pair task.person", "责任人", "By whom"),
    ("pair task.due", "时限", "By when"),
    ("pair done", "一项任务完成了", "A task is done"),
    ("pair log", "记一笔帮扶台账", "Write an entry into the help ledger"),
    (
        "pair log.kind",
        "方式：下沉 抽查 协调 约谈 配套工具 资源需求 整改建议 乙方意见 未按计划 乙方月报 甲方季报 知识小测试 季度评估（或英文代码）",
        "Kind: visit spot coordinate talk tool request advice objection behind monthly quarterly quiz review",
    ),
    ("pair log.text", "内容", "What was done or asked"),
    ("pair log.found", "发现问题", "Problems found"),
    ("pair log.given", "提供的工具或建议", "Tools or advice given"),
    ("pair settle", "台账里要落实的一笔有了结果", "What an entry asked for is settled"),
    ("pair settle.result", "怎样落实的", "How"),
    (
        "pair survey",
        "收入党员问卷（csv 或 xlsx，列：知晓、满意程度）",
        "Take a survey of members in (columns: aware, satisfied)",
    ),
    ("pair survey.members", "应答人数", "How many members there are to ask"),
    ("pair survey.census", "全体都问，不是抽样", "Everybody is asked, not a sample"),
    ("pair template", "发给党员填的问卷空表，收回用 pair survey", "An empty table for the replies of a survey"),
    ("pair show", "一个结对的目标、短板、任务、台账", "Aims, shortfalls, tasks and ledger of a pair"),
    ("pair board", "要做的和逾期的：按责任书推算，不用人勾", "What is due and overdue, computed from the contract"),
    ("pair board.all", "做完的也列出", "Those done too"),
    ("pair accept", "期末验收：全部目标实现即“帮扶合格”", "Acceptance at the end of the term"),
    (
        "pair accept.extend",
        "没有全部实现：延长1个月；延长后仍不达标",
        "Not all reached: extend by a month; after that, failed",
    ),
    ("pair accept.plan", "《加急整改方案》", "The urgent plan"),
    ("export", "导出数据包，交给别人合并", "Export the bundle for others to merge"),
    ("export.zip", "写成一个 zip", "Write one zip file"),
    (
        "export.words",
        "访谈答复要点也放进表格（平时不放）",
        "What interviewees said stands in the tables too (left out otherwise)",
    ),
    (
        "export.lock",
        "用口令加密（AES-256，7-Zip 能解）；没有给出口令就拟一个长的",
        "Lock with a passphrase (AES-256, 7-Zip opens it); a long one is proposed if none is given",
    ),
    (
        "export.passphrase_file",
        "口令写在这个文件的第一行（或用 HUCHA_PASSPHRASE）",
        "The passphrase is the first line of this file (or HUCHA_PASSPHRASE)",
    ),
    (
        "merge.passphrase_file",
        "口令写在这个文件里，一行一个（或用 HUCHA_PASSPHRASE）；终端里会问，不显示",
        "Passphrases, one in each line of this file (or HUCHA_PASSPHRASE); asked for unseen on a terminal",
    ),
    ("merge", "合并别人导出的数据包（文件夹、zip 或 ops.csv）", "Merge bundles of others (folders, zips or ops.csv)"),
    ("merge.paths", "数据包，或放着许多数据包的文件夹", "Bundles, or a folder full of them"),
    ("merge.dry_run", "只预览，不合并", "Only show, change nothing"),
    ("merge.skip_bad", "跳过不能合并的文件，合并其余的", "Leave bad files out and merge the others"),
    ("merge.again", "撤回过的操作也收入，不再问", "Take in without asking what was taken back before"),
    ("merges", "合并回执", "Receipts of merges"),
    ("merges list", "列出回执", "List the receipts"),
    ("merges show", "显示一张回执", "Show a receipt"),
    ("merges show.id", "回执编号", "Number of the receipt"),
    (
        "merges undo",
        "把一次合并整个撤回：只随它来的操作去掉，别的都留着",
        "Take a merge back as a whole: what came only with it goes, everything else stays",
    ),
    ("merges undo.id", "回执编号", "Number of the receipt"),
    ("merges undo.dry_run", "只预览，不撤回", "Only show, change nothing"),
    ("roster", "名册：谁的哪台电脑算数，由签署人签名", "Roster: whose laptops count, signed by the coordinator"),
    ("roster list", "列出名册和见过的设备", "List the roster and the devices that were seen"),
    ("roster key", "本机的公钥和核对码，念给签署人听", "This laptop's public key and fingerprint, to be read out"),
    ("roster sign", "建名册：签上本机和见过的设备", "Set up a roster: sign for this laptop and the devices seen"),
    ("roster add", "加一台设备，重新签名", "Put a device on the roster and sign it anew"),
    ("roster add.device", "设备编号", "Device id"),
    ("roster add.key", "它的公钥（没有见过时）", "Its public key, if it was never seen"),
    ("roster remove", "移出一台设备：以前的仍算数", "Take a device off; what it did until now still counts"),
    ("roster remove.device", "设备编号", "Device id"),
    ("roster adopt", "采用收到的名册", "Put the roster that was received in force"),
    ("roster adopt.key", "签署人念出的公钥或核对码", "The public key or fingerprint that the signer read out"),
    ("roster drop", "停用名册", "Put the roster out of force"),
    ("quarantine", "隔离的材料：名册上没有人为它作保", "Quarantine: material for which nobody on the roster answers"),
    ("quarantine list", "列出等待裁定的材料", "List what waits for a decision"),
    ("quarantine trust", "采信一台设备的材料", "Trust the material of a device"),
    ("quarantine trust.device", "设备编号", "Device id"),
    ("quarantine trust.reason", "理由", "Reason"),
    ("quarantine refuse", "不采信一台设备的材料", "Refuse the material of a device"),
    ("quarantine refuse.device", "设备编号", "Device id"),
    ("quarantine refuse.reason", "理由", "Reason"),
    (
        "sync",
        "与共享文件夹或U盘同步：放入本机的数据包，合并其余的",
        "Meet in a shared folder or on a stick: merge what is there, leave one's own bundle",
    ),
    ("sync.dir", "共享文件夹", "The shared folder"),
    (
        "sync.lock",
        "本机的数据包加口令；文件夹里有加口令的包时总是加",
        "Lock this laptop's bundle; it always is where a locked bundle lies in the folder",
    ),
    (
        "sync.passphrase_file",
        "口令写在这个文件里，一行一个（或用 HUCHA_PASSPHRASE）；终端里会问，不显示",
        "Passphrases, one in each line of this file (or HUCHA_PASSPHRASE); asked for unseen on a terminal",
    ),
    ("conflicts", "冲突：不同的人写了不同的值", "Conflicts: different people wrote different values"),
    ("conflicts list", "列出未决的冲突", "List the open conflicts"),
    ("conflicts resolve", "裁定一个冲突", "Resolve a conflict"),
    ("conflicts resolve.id", "冲突编号（见 conflicts list）", "Id of the conflict (see conflicts list)"),
    (
        "conflicts resolve.take",
        "取其中一边：它的摘要（开头几位即可）",
        "Take one of the values: its hash, or how it begins",
    ),
    ("conflicts resolve.value", "另写一个值", "Write another value"),
    ("conflicts resolve.reason", "裁定的理由", "Why"),
    ("proposals", "手工改过的表：逐处采纳或不采纳", "Tables edited by hand: accept or refuse, one by one or all"),
    ("proposals list", "列出等待决定的改动", "List the edits that wait for a decision"),
    ("proposals list.all", "连同已决定的、损坏的、看不明白的", "Decided, spoilt and unclear ones too"),
    ("proposals accept", "采纳", "Accept"),
    ("proposals accept.id", "改动的编号（见 proposals list）", "Ids (see proposals list)"),
    ("proposals accept.all", "全部", "All that wait"),
    ("proposals accept.by", "是谁在表里改的", "Who made the edits in the table"),
    ("proposals accept.reason", "采纳的理由", "Why"),
    ("proposals refuse", "不采纳，保留原值", "Refuse; the values stay"),
    ("proposals refuse.id", "改动的编号（见 proposals list）", "Ids (see proposals list)"),
    ("proposals refuse.all", "全部", "All that wait"),
    ("proposals refuse.reason", "不采纳的理由", "Why"),
    ("proposals original", "取回改过的表的原样", "Get back a table as it came"),
    (
        "proposals original.sha256",
        "文件摘要（见 proposals list --json）",
        "Sum of the file (see proposals list --json)",
    ),
    ("proposals original.output", "写到哪里", "Where to"),
    ("reconcile", "合议：几份评分表并排，议定一份", "Reconcile: several sheets side by side, one agreed on"),
    (
        "reconcile.rule",
        "怎样拟：union（扣分事实合并，默认）、mean（平均）、median（中位数）",
        "How to propose: union of deductions (default), mean, median",
    ),
    ("reconcile.code", "只定这一项", "Decide this item only"),
    ("reconcile.verdict", "结论：无扣分、扣分、本项不得分、不适用", "Verdict: ok, deduct, zero, na"),
    ("reconcile.count", "扣几个单位", "Units lost"),
    (
        "reconcile.reason",
        "理由；不写 --code 时，按拟定的补齐其余各项并定稿",
        "Why; without --code the rest is filled as proposed and the sheet is finalised",
    ),
    ("review", "退回和复核定稿的评分表", "Return finalised sheets and look at them again"),
    ("review list", "列出退回意见和各自的状态", "List comments and where each stands"),
    ("review list.round", "只看一个季度", "One quarter only"),
    ("review list.branch", "只看一个支部", "One branch only"),
    (
        "review list.state",
        "只看：returned 已退回、answered 已答复、accepted 已认可",
        "Only: returned, answered, accepted",
    ),
    ("review list.mine", "只看等我办理的", "Only what waits for me"),
    (
        "review return",
        "退回一份定稿的评分表：对整张表或一项写明意见（党群部、组长）",
        "Return a finalised sheet with a comment on the whole or on an item (coordinator, leader)",
    ),
    (
        "review return.on",
        "答复不够，就这条意见（编号）再退回",
        "Return this comment (id) again: the answer is not enough",
    ),
    ("review return.code", "针对哪一项（编号）；不写是整张表", "Which item (code); the whole sheet if left out"),
    ("review return.inspector", "谁的评分表；合议评分表写 agreed", "Whose sheet; 'agreed' for the agreed one"),
    ("review return.text", "意见", "The comment"),
    ("review answer", "答复一条退回意见（检查人）", "Answer a comment (the inspector)"),
    ("review answer.id", "意见编号", "Id of the comment"),
    ("review answer.text", "答复", "The answer"),
    ("review accept", "认可答复或更正（党群部、组长）", "Accept the answer or the correction (coordinator, leader)"),
    ("review accept.ids", "意见编号，可以几个", "Ids of comments"),
    ("review accept.text", "说明；没有答复就认可的要写", "A word; needed where nothing was answered"),
    ("audit", "操作记录：谁在哪台电脑上何时改了什么", "Audit trail: who changed what, when, on which laptop"),
    ("audit.record", "只看一条记录（编号）", "One record only (id)"),
    ("audit.person", "只看一个人", "One person only"),
    ("audit.device", "只看一台电脑（编号，如 xBCDFG）", "One laptop only (id such as xBCDFG)"),
    (
        "audit.since",
        "只看从这天（或时刻）起的，按写它的电脑的钟",
        "Only from this day or moment on, by the clock of its laptop",
    ),
    ("audit.until", "只看到这天（或时刻）为止的", "Only up to this day or moment"),
    ("audit.receipt", "只看随这张合并回执来的", "Only what came with this receipt of a merge"),
    (
        "audit.bundle",
        "只看随这个数据包来的：文件名的一部分、SHA-256 的开头，或做它的电脑",
        "Only what came in this bundle: part of its name, beginning of its SHA-256, or its laptop",
    ),
    ("report", "打印文书", "Print a document"),
    (
        "report.kind",
        "文书：sheet（互查评分表）、sheet-steps（按方式）、sheet-blank（空白）、sheet-blank-steps、\
         feedback（现场反馈表）、ledger（销号台账）、notice（整改通知单）、remind（催办单）、\
         warn（整改提醒书）、admonish（告诫书）、recheck（回头看复查表）、closing（销号单）、rank（季度汇总与排名）、\
         plates（亮牌公示）、plates-internal（应提示事项）、brief（访前简报）、agreed（合议记录）、handbook（标准化经验手册）、\
         interview（访谈记录表）、hearing（听汇报记录）、\
         pair-contract（结对提升责任书）、pair-diagnosis（支部标准化诊断报告）、pair-ledger（帮扶台账）、\
         pair-urgent（加急整改方案）、duty-posts（党员岗位责任清单）、duty-claims（党员责任认领表）、\
         duty-ledger（党员履职台账）、duty-results（履职考评公示）；all（一个季度的全部文书）；words（取出文书用语供修改）；verify（核对校验码）",
        "Document: sheet, sheet-steps, sheet-blank, sheet-blank-steps, feedback, ledger, notice, remind, warn, \
         admonish, recheck, closing, rank, plates, plates-internal, brief, agreed, handbook, interview, hearing, \
         pair-contract, pair-diagnosis, pair-ledger, pair-urgent, duty-posts, duty-claims, duty-ledger, duty-results; \
         all (every paper of a quarter); \
         words (the words of documents, to be changed); verify (look a check code up)",
    ),
    ("report.code", "verify 要核对的校验码", "The check code that verify looks up"),
    ("report.format", "格式：html、pdf、docx、xlsx、md、csv", "Format: html, pdf, docx, xlsx, md, csv"),
    ("backup", "备份数据：核对过的整份副本", "Back the data up: a whole, verified copy"),
    (
        "backup.output",
        "写到这个文件；不写就放在数据文件夹的 backups 里",
        "Into this file; otherwise into backups in the data folder",
    ),
    ("backup.list", "列出已有的备份和内容", "List the backups and what they hold"),
    (
        "backup.second",
        "以后每次备份都再存一份到这个文件夹（U盘、另一块硬盘）；空的取消",
        "From now on every backup goes to this folder too (a stick, another disk); empty for none",
    ),
    (
        "restore",
        "恢复备份：现在的数据先存成备份，可以再换回来",
        "Restore a backup; what is there becomes a backup first",
    ),
    ("restore.file", "备份文件，或 backups 里的文件名", "A backup, or the name of one in backups"),
    (
        "cleanup",
        "交接之后清理借来的电脑：先验明别人已有本机的全部数据",
        "Clean a borrowed laptop after the hand-over, once somebody else is proven to have everything",
    ),
    (
        "cleanup.proof",
        "收件人合并之后导出的数据包，作为凭据",
        "A bundle that the receiver exported after merging, as the proof",
    ),
    (
        "cleanup.passphrase_file",
        "口令写在这个文件里，一行一个（或用 HUCHA_PASSPHRASE）；终端里会问，不显示",
        "Passphrases, one in each line of this file (or HUCHA_PASSPHRASE); asked for unseen on a terminal",
    ),
    ("cleanup.attachments", "附件已另行交出", "Attached files were handed over separately"),
    ("cleanup.yes", "真的删除；不加只列出", "Really remove; only listed otherwise"),
    ("digest", "数据指纹：两台电脑一致，指纹就相同", "Digest: equal on two laptops iff they agree"),
    ("doctor", "体检：逐条核对数据，说明问题和办法", "Check all data; say what is wrong and what to do"),
    (
        "doctor.repair",
        "修复：受损的文件另存，不删除；取回完好的每一条，与备份和导出过的数据包合起来，说明缺哪些",
        "Repair: the damaged file is kept; what is whole is united with backups and exported bundles; says what is missing",
    ),
    ("completions", "命令补全脚本", "Completion script"),
    ("completions.shell", "bash、zsh、fish、powershell、elvish", "bash, zsh, fish, powershell or elvish"),
    ("man", "写出手册页", "Write manual pages"),
    ("man.dir", "文件夹", "Folder"),
];
