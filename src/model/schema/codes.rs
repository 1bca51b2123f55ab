//! The lists of codes a field may take: code, Chinese, English. Append-only, as the fields are.

/// Verdicts of an indicator; empty is 未查.
pub const VERDICTS: &[(&str, &str, &str)] = &[
    ("ok", "无扣分", "no deduction"),
    ("deduct", "扣分", "deduction"),
    ("zero", "本项不得分", "no points"),
    ("na", "不适用", "not applicable"),
];
/// The four steps of a visit, in the recommended order (R084).
pub const STEPS: &[(&str, &str, &str)] = &[
    ("hear", "听汇报", "report"),
    ("material", "查资料", "documents"),
    ("site", "看现场", "site"),
    ("interview", "访党员", "interviews"),
];
/// Classes of rectification.
pub const CLASSES: &[(&str, &str, &str)] =
    &[("now", "立行立改", "at once"), ("dated", "限期整改", "by a date"), ("long", "长期整改", "long-term")];
/// States of a problem (rules.md §3); 逾期 is derived, never stored.
pub const STATUSES: &[(&str, &str, &str)] = &[
    ("todo", "待整改", "to rectify"),
    ("doing", "整改中", "rectifying"),
    ("review", "待复查", "to verify"),
    ("closed", "已销号", "closed off"),
];
pub(super) const SHEET_KINDS: &[(&str, &str, &str)] =
    &[("own", "个人评分表", "own"), ("agreed", "合议评分表", "agreed")];
pub(super) const SHEET_STATES: &[(&str, &str, &str)] = &[("draft", "填写中", "draft"), ("final", "已定稿", "final")];
pub(super) const VISIT_KINDS: &[(&str, &str, &str)] =
    &[("inspection", "互查", "inspection"), ("lookback", "回头看", "look-back")];
/// States of a visit (rules.md §3).
pub const VISIT_STATES: &[(&str, &str, &str)] = &[
    ("planned", "待检查", "planned"),
    ("open", "检查中", "under way"),
    ("feedback", "待反馈", "feedback due"),
    ("told", "已反馈", "feedback given"),
    ("fixing", "整改中", "rectifying"),
    ("done", "已办结", "done"),
    ("void", "作废", "void"),
];
/// Duties in a team, in the order they are named on paper.
pub const DUTIES: &[(&str, &str, &str)] =
    &[("leader", "组长", "leader"), ("recorder", "记录人", "recorder"), ("member", "成员", "member")];
pub(super) const ROUND_STATES: &[(&str, &str, &str)] = &[("open", "进行中", "open"), ("closed", "已关闭", "closed")];
/// What happens with branches that are not paired (AMB-5).
pub const UNPAIRED: &[(&str, &str, &str)] =
    &[("reweight", "折算", "reweight"), ("unrated", "不评定", "unrated"), ("manual", "人工评定", "manual")];
/// How an interviewee answered: awareness, yes/no facts, and satisfaction.
pub const RESULTS: &[(&str, &str, &str)] = &[
    ("know", "知晓", "knows"),
    ("partly", "基本知晓", "knows partly"),
    ("unknown", "不知晓", "does not know"),
    ("yes", "有", "yes"),
    ("no", "没有", "no"),
    ("unsure", "记不清", "not sure"),
    ("s5", "非常满意", "very satisfied"),
    ("s4", "满意", "satisfied"),
    ("s3", "基本满意", "fairly satisfied"),
    ("s2", "不太满意", "rather dissatisfied"),
    ("s1", "不满意", "dissatisfied"),
    ("text", "已作答", "answered"),
    ("refused", "未作答", "refused"),
];
pub(super) const NOTE_STATES: &[(&str, &str, &str)] =
    &[("open", "待核实", "to verify"), ("true", "属实", "confirmed"), ("false", "不符", "refuted")];
pub(super) const MATERIAL_STATES: &[(&str, &str, &str)] =
    &[("asked", "已索要", "asked for"), ("found", "已提供", "found"), ("missing", "当场不能提供", "missing")];
/// Kinds of entries in a problem's story.
pub const EVENTS: &[(&str, &str, &str)] = &[
    ("measure", "报整改措施", "measures"),
    ("accept", "措施认可", "measures accepted"),
    ("evidence", "报整改佐证", "evidence"),
    ("verify", "复查销号", "verified and closed"),
    ("fail", "整改不到位", "not rectified"),
    ("extend", "延期", "extended"),
    ("reopen", "重新打开", "reopened"),
    ("note", "说明", "note"),
    ("refuse", "措施退回", "measures refused"),
];
pub(super) const GATES: &[(&str, &str, &str)] =
    &[("pending", "待认可", "to be accepted"), ("accepted", "已认可", "accepted"), ("refused", "已退回", "refused")];
/// Why a look-back is made.
pub const LOOKBACKS: &[(&str, &str, &str)] = &[("due", "到期回头看", "due"), ("yearly", "年度回头看", "yearly")];
/// Results of a look-back at a problem.
pub const RECHECKED: &[(&str, &str, &str)] =
    &[("fixed", "整改到位", "rectified"), ("partly", "部分到位", "partly"), ("not", "整改不到位", "not rectified")];
pub(super) const HIGHLIGHTS: &[(&str, &str, &str)] =
    &[("draft", "草稿", "draft"), ("chosen", "入选", "chosen"), ("printed", "已编入手册", "in the handbook")];
/// Scores that others give (R092).
pub const EXTERNALS: &[(&str, &str, &str)] = &[("star", "星级考核", "star rating"), ("help", "帮扶成效", "help")];
/// The three plates, the highest first: 争先 is the lowest (R093).
pub const PLATES: &[(&str, &str, &str)] = &[
    ("model", "示范牌", "model (highest)"),
    ("standard", "达标牌", "standard"),
    ("striving", "争先牌", "striving (lowest)"),
];
/// Entries of the log of plates (R099).
pub const PLATE_EVENTS: &[(&str, &str, &str)] = &[
    ("rated", "评定", "rated"),
    ("changed", "更换", "changed"),
    ("extended", "延长", "extended"),
    ("review", "书面检讨已提交", "self-criticism handed in"),
    ("talk", "已约谈", "talk held"),
];
pub(super) const PAIR_VERDICTS: &[(&str, &str, &str)] =
    &[("pass", "帮扶合格", "passed"), ("extend", "延长1个月", "extended by a month")];
pub(super) const PAIR_LAST_VERDICTS: &[(&str, &str, &str)] =
    &[("pass", "帮扶合格", "passed"), ("fail", "仍不达标", "still failing")];
/// How a shortfall was found (附 and 三(一)2: 看资料、访党员、问群众).
pub const GAP_SOURCES: &[(&str, &str, &str)] = &[
    ("papers", "看资料", "documents"),
    ("members", "访党员", "members"),
    ("people", "问群众", "the public"),
    ("visit", "互查", "peer inspection"),
];
/// Kinds of entries of the help ledger.
pub const CONTACTS: &[(&str, &str, &str)] = &[
    ("visit", "下沉", "visit"),
    ("spot", "抽查", "spot check"),
    ("coordinate", "协调", "coordination"),
    ("talk", "约谈", "talk"),
    ("tool", "配套工具", "tools given"),
    ("request", "资源需求", "request for resources"),
    ("advice", "整改建议", "advice"),
    ("objection", "乙方意见", "branch's objection"),
    ("behind", "未按计划", "behind plan"),
    ("monthly", "乙方月报", "branch's monthly report"),
    ("quarterly", "甲方季报", "helper's quarterly report"),
    ("quiz", "知识小测试", "quiz"),
    ("review", "季度评估", "quarterly review"),
];
pub(super) const SURVEY_KINDS: &[(&str, &str, &str)] = &[("sample", "抽样", "sample"), ("census", "全体", "census")];
/// Kinds of posts that members claim (R101).
pub const DUTY_KINDS: &[(&str, &str, &str)] =
    &[("basic", "基础岗", "basic"), ("tough", "攻坚岗", "difficult task"), ("service", "服务岗", "service")];
/// What the committee says of a claim (R104).
pub const DUTY_VERDICTS: &[(&str, &str, &str)] = &[("ok", "通过", "accepted"), ("refused", "退回", "refused")];
/// Kinds of entries of the 《党员履职台账》 (R106, R108).
pub const DUTY_SOURCES: &[(&str, &str, &str)] =
    &[("spot", "抽查", "spot check"), ("verify", "核查", "monthly check"), ("people", "群众反馈", "people's word")];
/// Answers to a question about satisfaction.
pub const SATISFACTION: &[(&str, &str, &str)] = &[
    ("s5", "非常满意", "very satisfied"),
    ("s4", "满意", "satisfied"),
    ("s3", "基本满意", "fairly satisfied"),
    ("s2", "不太满意", "rather dissatisfied"),
    ("s1", "不满意", "dissatisfied"),
];
/// What people do in the inspection; empty means 检查人 for people of a branch.
pub const ROLES: &[(&str, &str, &str)] = &[
    ("inspector", "检查人", "inspector"),
    ("secretary", "支部书记", "secretary"),
    ("helper", "帮扶人", "helper"),
    ("coordinator", "党群部", "coordinator"),
    ("other", "不参加检查", "does not inspect"),
];
/// Whether the agreed sheet of several inspectors carries a problem or a strength; empty: not decided.
pub(super) const CARRIED: &[(&str, &str, &str)] = &[("yes", "采纳", "carried"), ("no", "不采纳", "left out")];
pub(super) const OBJECTIONS: &[(&str, &str, &str)] = &[("none", "无异议", "none"), ("some", "有异议", "objection")];
/// What looking again at an objection came to (rules.md §5.2).
pub const RECHECKS: &[(&str, &str, &str)] = &[("upheld", "维持原评分", "upheld"), ("changed", "调整评分", "changed")];

/// What is said in a review of a finalised sheet.
pub const REVIEWS: &[(&str, &str, &str)] =
    &[("return", "退回意见", "comment"), ("answer", "答复", "answer"), ("accept", "认可", "accepted")];
/// Where a comment stands; derived, never stored.
pub const REVIEW_STATES: &[(&str, &str, &str)] =
    &[("returned", "已退回", "returned"), ("answered", "已答复", "answered"), ("accepted", "已认可", "accepted")];
