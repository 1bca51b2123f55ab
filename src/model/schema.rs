//! The one table of entities and fields. Views of the bundle, datapackage.json, hand-edit parsing and labels are
//! made from it; ids, types and columns are append-only for ever (exchange.md §8).

use crate::text::Lang;

/// The type of a field's canonical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Free text, as entered.
    Text,
    /// A code such as `A1-01`.
    Code,
    /// A whole number.
    Int,
    /// A decimal with a fixed number of places.
    Dec(u8),
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DDTHH:MM:SS+08:00`.
    Time,
    /// `yes` or `no`.
    Bool,
    /// One of some codes: code, Chinese, English.
    Enum(&'static [(&'static str, &'static str, &'static str)]),
    /// The id of a record of another entity.
    Ref(&'static str),
}

/// One field of an entity.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Key in ops.csv, never renamed.
    pub key: &'static str,
    /// Chinese heading.
    pub zh: &'static str,
    /// English heading.
    pub en: &'static str,
    /// Type of its text.
    pub kind: Kind,
}

/// One entity.
#[derive(Debug, Clone, Copy)]
pub struct Entity {
    /// Key in ops.csv, never renamed.
    pub key: &'static str,
    /// File name of its view, without ending.
    pub view: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Fields in column order.
    pub fields: &'static [Field],
}

impl Entity {
    /// The name in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.en } else { self.zh }
    }
}

impl Field {
    /// The heading in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// What people read for a stored code of an enumeration; other values are returned as they are.
    pub fn shown<'a>(&self, value: &'a str, lang: Lang) -> &'a str {
        let Kind::Enum(codes) = self.kind else { return value };
        if codes.iter().any(|c| c.0 == value) { shown(codes, value, lang) } else { value }
    }
}

/// What people read for a code of a list; empty for a code that is not in it.
pub fn shown(codes: &'static [(&str, &str, &str)], code: &str, lang: Lang) -> &'static str {
    codes.iter().find(|c| c.0 == code).map_or("", |c| if lang == Lang::En { c.2 } else { c.1 })
}

/// The entity with this key.
pub fn entity(key: &str) -> Option<&'static Entity> {
    ENTITIES.iter().find(|e| e.key == key)
}

/// A field of an entity.
pub fn field(entity_key: &str, key: &str) -> Option<&'static Field> {
    entity(entity_key)?.fields.iter().find(|f| f.key == key)
}

const fn f(key: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Field {
    Field { key, zh, en, kind }
}

use Kind::{Bool, Code, Date, Dec, Enum, Int, Ref, Text, Time};

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
const SHEET_KINDS: &[(&str, &str, &str)] = &[("own", "个人评分表", "own"), ("agreed", "合议评分表", "agreed")];
const SHEET_STATES: &[(&str, &str, &str)] = &[("draft", "填写中", "draft"), ("final", "已定稿", "final")];
const VISIT_KINDS: &[(&str, &str, &str)] = &[("inspection", "互查", "inspection"), ("lookback", "回头看", "look-back")];
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
const ROUND_STATES: &[(&str, &str, &str)] = &[("open", "进行中", "open"), ("closed", "已关闭", "closed")];
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
const NOTE_STATES: &[(&str, &str, &str)] =
    &[("open", "待核实", "to verify"), ("true", "属实", "confirmed"), ("false", "不符", "refuted")];
const MATERIAL_STATES: &[(&str, &str, &str)] =
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
const GATES: &[(&str, &str, &str)] =
    &[("pending", "待认可", "to be accepted"), ("accepted", "已认可", "accepted"), ("refused", "已退回", "refused")];
/// Why a look-back is made.
pub const LOOKBACKS: &[(&str, &str, &str)] = &[("due", "到期回头看", "due"), ("yearly", "年度回头看", "yearly")];
/// Results of a look-back at a problem.
pub const RECHECKED: &[(&str, &str, &str)] =
    &[("fixed", "整改到位", "rectified"), ("partly", "部分到位", "partly"), ("not", "整改不到位", "not rectified")];
const HIGHLIGHTS: &[(&str, &str, &str)] =
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
const PAIR_VERDICTS: &[(&str, &str, &str)] =
    &[("pass", "帮扶合格", "passed"), ("extend", "延长1个月", "extended by a month")];
const PAIR_LAST_VERDICTS: &[(&str, &str, &str)] =
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
const SURVEY_KINDS: &[(&str, &str, &str)] = &[("sample", "抽样", "sample"), ("census", "全体", "census")];
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
const CARRIED: &[(&str, &str, &str)] = &[("yes", "采纳", "carried"), ("no", "不采纳", "left out")];
const OBJECTIONS: &[(&str, &str, &str)] = &[("none", "无异议", "none"), ("some", "有异议", "objection")];
/// What looking again at an objection came to (rules.md §5.2).
pub const RECHECKS: &[(&str, &str, &str)] = &[("upheld", "维持原评分", "upheld"), ("changed", "调整评分", "changed")];

/// What is said in a review of a finalised sheet.
pub const REVIEWS: &[(&str, &str, &str)] =
    &[("return", "退回意见", "comment"), ("answer", "答复", "answer"), ("accept", "认可", "accepted")];
/// Where a comment stands; derived, never stored.
pub const REVIEW_STATES: &[(&str, &str, &str)] =
    &[("returned", "已退回", "returned"), ("answered", "已答复", "answered"), ("accepted", "已认可", "accepted")];

/// Every entity and field.
pub const ENTITIES: &[Entity] = &[
    Entity {
        key: "branch",
        view: "branches",
        zh: "党支部",
        en: "branch",
        fields: &[
            f("name", "支部", "Branch", Text),
            f("kind", "单位类型", "Kind of unit", Text),
            f("members", "正式党员", "Members", Int),
            f("probationary", "预备党员", "Probationary", Int),
            f("helper_post", "帮扶人职务", "Helper's post", Text),
            f("inspect_reps", "检查人员数", "Inspectors", Text),
            f("source", "来源", "Source", Text),
            f("remark", "备注", "Remark", Text),
            f("valid_from", "起始日期", "Valid from", Date),
            f("valid_to", "终止日期", "Valid to", Date),
        ],
    },
    Entity {
        key: "group",
        view: "groups",
        zh: "党小组",
        en: "party group",
        fields: &[
            f("name", "党小组", "Group", Text),
            f("branch", "所属支部", "Branch", Ref("branch")),
            f("kind", "单位类型", "Kind of unit", Text),
            f("source", "来源", "Source", Text),
            f("remark", "备注", "Remark", Text),
            f("valid_from", "起始日期", "Valid from", Date),
            f("valid_to", "终止日期", "Valid to", Date),
        ],
    },
    Entity {
        key: "person",
        view: "people",
        zh: "人员",
        en: "person",
        fields: &[
            f("name", "姓名", "Name", Text),
            f("branch", "支部", "Branch", Ref("branch")),
            f("post", "职务", "Post", Text),
            f("same_as", "同一人", "Same as", Ref("person")),
            f("role", "角色", "Role", Enum(ROLES)),
        ],
    },
    Entity {
        key: "round",
        view: "rounds",
        zh: "季度",
        en: "quarter",
        fields: &[
            f("state", "状态", "State", Enum(ROUND_STATES)),
            f("checklist", "清单版本", "Checklist", Ref("checklist")),
            f("questions", "问卷版本", "Questionnaire", Ref("questionnaire")),
            f("unpaired", "未结对处理", "Unpaired branches", Enum(UNPAIRED)),
            f("whole_points", "取整定牌", "Plate from whole points", Bool),
            f("closed_at", "关闭时间", "Closed at", Time),
            f("plan_seed", "安排种子", "Plan's seed", Text),
        ],
    },
    Entity {
        key: "checklist",
        view: "checklists",
        zh: "互查量化清单",
        en: "checklist",
        fields: &[f("title", "名称", "Title", Text)],
    },
    Entity {
        key: "indicator",
        view: "indicators",
        zh: "指标",
        en: "indicator",
        fields: &[
            f("category", "类别", "Category", Text),
            f("step", "方式", "Step", Text),
            f("title", "指标", "Title", Text),
            f("requirement", "检查内容", "Requirement", Text),
            f("basis", "依据", "Basis", Text),
            f("full_marks", "满分", "Full marks", Dec(2)),
            f("deduct_rule", "扣分标准", "Deduction rule", Text),
            f("deduct_unit", "扣分单位", "Unit", Text),
            f("deduct_per_unit", "每单位扣分", "Per unit", Dec(2)),
            f("deduct_cap", "扣分上限", "Cap", Dec(2)),
            f("evidence_hint", "佐证提示", "Evidence", Text),
            f("na_allowed", "可不适用", "May be n/a", Bool),
            f("order", "序号", "Order", Int),
        ],
    },
    Entity {
        key: "questionnaire",
        view: "questionnaires",
        zh: "访谈问卷",
        en: "questionnaire",
        fields: &[f("title", "名称", "Title", Text)],
    },
    Entity {
        key: "question",
        view: "questions",
        zh: "问卷题目",
        en: "question",
        fields: &[
            f("question", "问题", "Question", Text),
            f("type", "题型", "Type", Text),
            f("options", "选项", "Options", Text),
            f("answer_points", "答题要点", "Points", Text),
            f("count_in", "计入", "Counts in", Text),
            f("related_code", "关联指标", "Indicators", Text),
            f("remark", "备注", "Remark", Text),
            f("order", "序号", "Order", Int),
        ],
    },
    Entity {
        key: "visit",
        view: "visits",
        zh: "检查",
        en: "visit",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "被检查支部", "Branch", Ref("branch")),
            f("date", "检查日期", "Date", Date),
            f("kind", "类型", "Kind", Enum(VISIT_KINDS)),
            f("baseline", "基准检查", "Baseline", Ref("visit")),
            f("state", "状态", "State", Enum(VISIT_STATES)),
            f("reporter", "汇报人", "Reporter", Text),
            f("interview_due", "应访人数", "Interviews due", Int),
            f("scope", "回头看类型", "Look-back", Enum(LOOKBACKS)),
        ],
    },
    Entity {
        key: "member",
        view: "members",
        zh: "检查组成员",
        en: "team member",
        fields: &[
            f("visit", "检查", "Visit", Ref("visit")),
            f("person", "人员", "Person", Ref("person")),
            f("duty", "分工", "Duty", Enum(DUTIES)),
            f("override", "回避例外理由", "Recusal override", Text),
            f("planned", "列入安排", "Planned", Bool),
        ],
    },
    Entity {
        key: "sheet",
        view: "sheets",
        zh: "互查评分表",
        en: "score sheet",
        fields: &[
            f("visit", "检查", "Visit", Ref("visit")),
            f("inspector", "检查人", "Inspector", Ref("person")),
            f("kind", "类型", "Kind", Enum(SHEET_KINDS)),
            f("checklist", "清单版本", "Checklist", Ref("checklist")),
            f("state", "状态", "State", Enum(SHEET_STATES)),
            f("revision", "修订号", "Revision", Int),
            f("finalized_at", "定稿时间", "Finalised at", Time),
        ],
    },
    Entity {
        key: "score",
        view: "scores",
        zh: "评分",
        en: "score",
        fields: &[
            f("verdict", "结论", "Verdict", Enum(VERDICTS)),
            f("count", "数量", "Count", Int),
            f("reason", "理由", "Reason", Text),
            f("note", "备注", "Note", Text),
            f("sample", "抽查数", "Sample", Int),
        ],
    },
    Entity {
        key: "problem",
        view: "problems",
        zh: "问题点",
        en: "problem",
        fields: &[
            f("number", "问题编号", "Number", Code),
            f("visit", "检查", "Visit", Ref("visit")),
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("code", "指标编号", "Indicator", Code),
            f("step", "方式", "Step", Enum(STEPS)),
            f("fact", "问题点（扣分事实）", "Fact", Text),
            f("suggestion", "整改建议", "Suggestion", Text),
            f("class", "整改分类", "Class", Enum(CLASSES)),
            f("responsible", "责任人", "Responsible", Text),
            f("due", "整改时限", "Due", Date),
            f("first_due", "最初时限", "First due", Date),
            f("status", "状态", "Status", Enum(STATUSES)),
            f("ancestor", "前次问题", "Ancestor", Ref("problem")),
            f("measures", "整改措施", "Measures", Text),
            f("gate", "措施认可", "Measures accepted", Enum(GATES)),
            f("rectified", "整改情况", "Rectified", Text),
            f("rectified_by", "整改人", "Rectified by", Text),
            f("rectified_on", "申请复查日期", "Reported on", Date),
            f("closed_by", "复查人", "Verified by", Ref("person")),
            f("closed_on", "销号日期", "Closed on", Date),
            f("closed_evidence", "销号佐证", "Closing evidence", Text),
            f("agreed", "合议", "Agreed", Enum(CARRIED)),
        ],
    },
    Entity {
        key: "event",
        view: "events",
        zh: "问题经过",
        en: "problem event",
        fields: &[
            f("problem", "问题", "Problem", Ref("problem")),
            f("kind", "事项", "Kind", Enum(EVENTS)),
            f("text", "内容", "Text", Text),
            f("by", "办理人", "By", Text),
            f("method", "方式", "Method", Enum(STEPS)),
            f("at", "时间", "At", Time),
            f("approver", "批准人", "Approver", Text),
            f("due", "新时限", "New due", Date),
            f("evidence", "佐证", "Evidence", Text),
            f("who", "整改人", "Rectified by", Text),
            f("visit", "回头看", "Look-back", Ref("visit")),
        ],
    },
    Entity {
        key: "strength",
        view: "strengths",
        zh: "优点",
        en: "strength",
        fields: &[
            f("visit", "检查", "Visit", Ref("visit")),
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("code", "指标编号", "Indicator", Code),
            f("text", "内容", "Text", Text),
            f("highlight", "亮点", "Highlight", Enum(HIGHLIGHTS)),
            f("agreed", "合议", "Agreed", Enum(CARRIED)),
            f("title", "标题", "Title", Text),
            f("background", "背景与问题", "Background", Text),
            f("practice", "具体做法", "Practice", Text),
            f("tools", "工具模板", "Tools", Text),
            f("effect", "成效", "Effect", Text),
            f("fits", "适用条件", "Where it fits", Text),
            f("issue", "手册期次", "Issue", Int),
        ],
    },
    Entity {
        key: "note",
        view: "notes",
        zh: "汇报要点",
        en: "report note",
        fields: &[
            f("visit", "检查", "Visit", Ref("visit")),
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("text", "要点", "Text", Text),
            f("code", "指标编号", "Indicator", Code),
            f("verify", "核实方式", "Verify in", Enum(STEPS)),
            f("state", "核实结果", "Outcome", Enum(NOTE_STATES)),
            f("finding", "核实情况", "Finding", Text),
        ],
    },
    Entity {
        key: "material",
        view: "materials",
        zh: "索要资料",
        en: "document asked for",
        fields: &[f("name", "资料", "Document", Text), f("state", "情况", "State", Enum(MATERIAL_STATES))],
    },
    Entity {
        key: "meeting",
        view: "meetings",
        zh: "会议日期",
        en: "meeting",
        fields: &[
            f("visit", "检查", "Visit", Ref("visit")),
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("code", "指标编号", "Indicator", Code),
            f("group", "党小组", "Group", Ref("group")),
            f("date", "日期", "Date", Date),
            f("note", "说明", "Note", Text),
        ],
    },
    Entity {
        key: "interview",
        view: "interviews",
        zh: "访谈",
        en: "interview",
        fields: &[
            f("visit", "检查", "Visit", Ref("visit")),
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("number", "编号", "Number", Int),
            f("post_kind", "岗位类别", "Kind of post", Text),
        ],
    },
    Entity {
        key: "answer",
        view: "answers",
        zh: "访谈答复",
        en: "answer",
        fields: &[f("result", "结果", "Result", Enum(RESULTS)), f("text", "答复要点", "Text", Text)],
    },
    Entity {
        key: "feedback",
        view: "feedback",
        zh: "现场反馈",
        en: "feedback",
        fields: &[
            f("objection", "支部意见", "Branch's opinion", Enum(OBJECTIONS)),
            f("objection_text", "异议说明", "Objection", Text),
            f("signed_on", "签收日期", "Signed on", Date),
            f("received_by", "签收人", "Received by", Text),
            f("sheet", "签收的评分表", "Sheet received", Ref("sheet")),
            f("revision", "签收版次", "Revision received", Int),
            f("recheck", "复核结果", "Recheck", Enum(RECHECKS)),
            f("recheck_by", "复核人", "Rechecked by", Text),
            f("recheck_reason", "复核说明", "Recheck reason", Text),
            f("recheck_on", "复核日期", "Rechecked on", Date),
        ],
    },
    Entity {
        key: "evidence",
        view: "evidence",
        zh: "佐证",
        en: "evidence",
        fields: &[
            f("of", "所属记录", "Of record", Text),
            f("name", "文件名", "File", Text),
            f("sha256", "文件摘要", "SHA-256", Text),
            f("bytes", "字节数", "Bytes", Int),
            f("dated", "文件日期", "File date", Time),
            f("caption", "说明", "Caption", Text),
        ],
    },
    Entity {
        key: "holiday",
        view: "holidays",
        zh: "节假日",
        en: "holiday",
        fields: &[f("kind", "休班", "Off or work", Text), f("name", "名称", "Name", Text)],
    },
    Entity {
        key: "act",
        view: "acts",
        zh: "撤销重做",
        en: "undo and redo",
        fields: &[f("undoes", "撤销", "Undoes", Text), f("redoes", "重做", "Redoes", Text)],
    },
    Entity {
        key: "import",
        view: "imports",
        zh: "采纳手工改动",
        en: "accepted file",
        fields: &[
            f("file", "文件", "File", Text),
            f("sha256", "文件摘要", "SHA-256", Text),
            f("made_by", "改动人", "Edited by", Text),
        ],
    },
    Entity {
        key: "accepted",
        view: "accepted",
        zh: "采纳的改动",
        en: "accepted edit",
        fields: &[f("import", "采纳", "Import", Ref("import")), f("cell", "格", "Cell", Text)],
    },
    Entity {
        key: "trust",
        view: "trusts",
        zh: "采信裁定",
        en: "decision to trust",
        fields: &[
            f("device", "设备", "Device", Code),
            f("tip", "采信到", "Trusted up to", Code),
            f("refused", "不采信", "Refused", Code),
            f("reason", "理由", "Reason", Text),
        ],
    },
    Entity {
        key: "setting",
        view: "settings",
        zh: "设置",
        en: "setting",
        fields: &[f("value", "取值", "Value", Text), f("reason", "理由", "Reason", Text)],
    },
    Entity {
        key: "revision",
        view: "revisions",
        zh: "定稿版次",
        en: "revision of a sheet",
        fields: &[
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("reason", "更正理由", "Why corrected", Text),
            f("at", "定稿时间", "Finalised at", Time),
            f("content", "内容摘要", "Fingerprint", Text),
        ],
    },
    Entity {
        key: "seal",
        view: "seals",
        zh: "定稿校验",
        en: "seal",
        fields: &[
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("revision", "修订号", "Revision", Int),
            f("at", "定稿时间", "Finalised at", Time),
            f("score", "得分", "Score", Dec(2)),
            f("code", "校验码", "Check code", Code),
            f("content", "定稿内容", "Content", Text),
            f("content2", "定稿内容（续一）", "Content, part 2", Text),
            f("content3", "定稿内容（续二）", "Content, part 3", Text),
            f("content4", "定稿内容（续三）", "Content, part 4", Text),
        ],
    },
    Entity {
        key: "external",
        view: "external_scores",
        zh: "星级与帮扶得分",
        en: "star and help score",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("kind", "类型", "Kind", Enum(EXTERNALS)),
            f("score", "得分", "Score", Dec(2)),
            f("second", "第二签字人", "Second signature", Text),
            f("note", "说明", "Note", Text),
        ],
    },
    Entity {
        key: "plate",
        view: "plates",
        zh: "亮牌记录",
        en: "plate log",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("kind", "事项", "Event", Enum(PLATE_EVENTS)),
            f("plate", "牌级", "Plate", Enum(PLATES)),
            f("composite", "综合", "Composite", Dec(2)),
            f("star", "星级", "Star", Dec(2)),
            f("peer", "互查", "Peer inspection", Dec(2)),
            f("help", "帮扶", "Help", Dec(2)),
            f("policy", "未结对处理", "Unpaired branches", Enum(UNPAIRED)),
            f("date", "日期", "Date", Date),
            f("until", "延长至", "Extended until", Date),
            f("by", "办理人", "By", Ref("person")),
            f("at", "时间", "At", Time),
            f("note", "说明", "Note", Text),
        ],
    },
    Entity {
        key: "pair",
        view: "pairs",
        zh: "结对",
        en: "pair",
        fields: &[
            f("branch", "乙方支部", "Branch", Ref("branch")),
            f("helper", "帮扶人", "Helper", Ref("person")),
            f("helper_post", "帮扶人职务", "Helper's post", Text),
            f("from", "责任期起", "Term from", Date),
            f("to", "责任期止", "Term to", Date),
            f("keeper", "台账整理支委", "Ledger kept by", Text),
            f("follower", "参与跟踪支委", "Follow-up by", Text),
            f("signed_helper", "甲方签字日期", "Signed by helper", Date),
            f("signed_branch", "乙方签字日期", "Signed by branch", Date),
            f("signed_office", "监督方签字日期", "Signed by office", Date),
            f("verdict", "期末验收", "Acceptance", Enum(PAIR_VERDICTS)),
            f("verdict_on", "验收日期", "Accepted on", Date),
            f("urgent_plan", "加急整改方案", "Urgent plan", Text),
            f("last_verdict", "延长后验收", "Acceptance after extension", Enum(PAIR_LAST_VERDICTS)),
            f("last_verdict_on", "延长后验收日期", "Accepted after extension on", Date),
        ],
    },
    Entity {
        key: "goal",
        view: "goals",
        zh: "量化目标",
        en: "goal",
        fields: &[
            f("pair", "结对", "Pair", Ref("pair")),
            f("name", "指标", "Metric", Text),
            f("target", "目标值", "Target", Text),
            f("actual", "实际值", "Actual", Text),
            f("met", "已实现", "Reached", Bool),
        ],
    },
    Entity {
        key: "gap",
        view: "gaps",
        zh: "短板",
        en: "shortfall",
        fields: &[
            f("pair", "结对", "Pair", Ref("pair")),
            f("text", "短板", "Shortfall", Text),
            f("core", "核心短板", "Core", Bool),
            f("source", "发现方式", "Found by", Enum(GAP_SOURCES)),
            f("found", "发现日期", "Found on", Date),
            f("problem", "对应问题", "Problem", Ref("problem")),
        ],
    },
    Entity {
        key: "task",
        view: "tasks",
        zh: "提升方案任务",
        en: "plan task",
        fields: &[
            f("pair", "结对", "Pair", Ref("pair")),
            f("gap", "短板", "Shortfall", Ref("gap")),
            f("action", "具体动作", "Action", Text),
            f("person", "责任人", "Person", Text),
            f("due", "时限", "Due", Date),
            f("done", "完成日期", "Done on", Date),
        ],
    },
    Entity {
        key: "contact",
        view: "contacts",
        zh: "帮扶台账",
        en: "help ledger",
        fields: &[
            f("pair", "结对", "Pair", Ref("pair")),
            f("kind", "方式", "Kind", Enum(CONTACTS)),
            f("date", "日期", "Date", Date),
            f("at", "时间", "Time", Time),
            f("text", "内容", "What", Text),
            f("found", "发现问题", "Problems found", Text),
            f("given", "提供工具或建议", "Tools or advice", Text),
            f("gap", "短板", "Shortfall", Ref("gap")),
            f("done", "完成日期", "Done on", Date),
            f("done_at", "完成时间", "Done at", Time),
            f("result", "完成情况", "Result", Text),
            f("confirmed", "支部确认", "Confirmed by branch", Bool),
        ],
    },
    Entity {
        key: "survey",
        view: "surveys",
        zh: "党员问卷",
        en: "survey",
        fields: &[
            f("pair", "结对", "Pair", Ref("pair")),
            f("held", "日期", "Held on", Date),
            f("kind", "范围", "Kind", Enum(SURVEY_KINDS)),
            f("members", "应答人数", "Members", Int),
        ],
    },
    Entity {
        key: "reply",
        view: "replies",
        zh: "问卷答复",
        en: "survey reply",
        fields: &[
            f("survey", "问卷", "Survey", Ref("survey")),
            f("aware", "知晓", "Aware", Bool),
            f("satisfied", "满意程度", "Satisfaction", Enum(SATISFACTION)),
        ],
    },
    Entity {
        key: "review",
        view: "reviews",
        zh: "退回复核",
        en: "review of a sheet",
        fields: &[
            f("sheet", "评分表", "Sheet", Ref("sheet")),
            f("visit", "检查", "Visit", Ref("visit")),
            f("kind", "事项", "Kind", Enum(REVIEWS)),
            f("of", "针对", "Reply to", Ref("review")),
            f("code", "指标编号", "Indicator", Code),
            f("text", "内容", "Text", Text),
            f("by", "经办人", "By", Ref("person")),
            f("at", "时间", "At", Time),
            f("revision", "版次", "Revision", Int),
        ],
    },
    Entity {
        key: "recusal",
        view: "recusals",
        zh: "回避",
        en: "recusal",
        fields: &[
            f("person", "人员", "Person", Ref("person")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("reason", "理由", "Reason", Text),
        ],
    },
    Entity {
        key: "paper",
        view: "papers",
        zh: "文号",
        en: "document number",
        fields: &[
            f("kind", "文书", "Document", Text),
            f("year", "年度", "Year", Int),
            f("no", "序号", "No.", Int),
            f("number", "文号", "Number", Text),
            f("issued_on", "编号日期", "Issued on", Date),
            f("device", "编号设备", "Laptop", Text),
        ],
    },
    Entity {
        key: "observation",
        view: "observations",
        zh: "观摩会",
        en: "observation meeting",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("date", "日期", "Date", Date),
            f("topic", "内容", "Topic", Text),
            f("attendance", "参加人数", "Attendance", Int),
        ],
    },
    Entity {
        key: "baseline",
        view: "baselines",
        zh: "季度基准",
        en: "baseline of a quarter",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("by", "签署人", "Signed off by", Ref("person")),
            f("at", "时间", "At", Time),
            f("reason", "理由", "Reason", Text),
            f("content", "内容", "Content", Text),
            f("carried", "带入下季度的问题", "Problems carried over", Text),
        ],
    },
    Entity {
        key: "recheck",
        view: "rechecks",
        zh: "回头看结果",
        en: "look-back result",
        fields: &[
            f("visit", "回头看", "Look-back", Ref("visit")),
            f("problem", "问题", "Problem", Ref("problem")),
            f("result", "结果", "Result", Enum(RECHECKED)),
            f("present", "现状", "Found now", Text),
            f("evidence", "佐证", "Evidence", Text),
            f("method", "方式", "Method", Enum(STEPS)),
            f("by", "复查人", "By", Ref("person")),
            f("at", "时间", "At", Time),
        ],
    },
    Entity {
        key: "duty",
        view: "duty_quarters",
        zh: "责任认领",
        en: "duty claims of a quarter",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("published", "清单公布日期", "List published on", Date),
            f("noticed", "公示起", "Posted from", Date),
            f("until", "公示止", "Posted until", Date),
        ],
    },
    Entity {
        key: "duty_member",
        view: "duty_members",
        zh: "支部党员",
        en: "member of a branch",
        fields: &[
            f("branch", "支部", "Branch", Ref("branch")),
            f("name", "姓名", "Name", Text),
            f("group", "党小组", "Party group", Text),
            f("follower", "分片支委", "Followed by", Text),
            f("committee", "支委", "Of the committee", Bool),
        ],
    },
    Entity {
        key: "duty_post",
        view: "duty_posts",
        zh: "岗位责任",
        en: "post",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("kind", "类型", "Kind", Enum(DUTY_KINDS)),
            f("name", "岗位", "Post", Text),
            f("duty", "标准化责任", "Duty", Text),
        ],
    },
    Entity {
        key: "duty_claim",
        view: "duty_claims",
        zh: "岗位认领",
        en: "claim of a post",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("post", "岗位", "Post", Ref("duty_post")),
            f("member", "党员", "Member", Ref("duty_member")),
            f("on", "认领日期", "Claimed on", Date),
            f("verdict", "审核", "Review", Enum(DUTY_VERDICTS)),
            f("reviewed", "审核日期", "Reviewed on", Date),
            f("by", "审核支委", "Reviewed by", Text),
            f("reason", "退回理由", "Reason", Text),
        ],
    },
    Entity {
        key: "duty_objection",
        view: "duty_objections",
        zh: "公示异议",
        en: "objection to a claim",
        fields: &[
            f("round", "季度", "Quarter", Ref("round")),
            f("branch", "支部", "Branch", Ref("branch")),
            f("claim", "认领", "Claim", Ref("duty_claim")),
            f("text", "异议", "Objection", Text),
            f("on", "日期", "Date", Date),
            f("answered", "答复日期", "Answered on", Date),
            f("answer", "答复", "Answer", Text),
            f("upheld", "成立", "Upheld", Bool),
        ],
    },
    Entity {
        key: "duty_entry",
        view: "duty_entries",
        zh: "履职台账",
        en: "duty ledger",
        fields: &[
            f("branch", "支部", "Branch", Ref("branch")),
            f("claim", "认领", "Claim", Ref("duty_claim")),
            f("member", "党员", "Member", Ref("duty_member")),
            f("kind", "方式", "Kind", Enum(DUTY_SOURCES)),
            f("date", "日期", "Date", Date),
            f("by", "支委", "By", Text),
            f("ok", "做到", "Done", Bool),
            f("text", "情况", "Finding", Text),
        ],
    },
    Entity {
        key: "duty_report",
        view: "duty_reports",
        zh: "晒履职",
        en: "self-report of a month",
        fields: &[
            f("branch", "支部", "Branch", Ref("branch")),
            f("month", "月份", "Month", Text),
            f("member", "党员", "Member", Ref("duty_member")),
            f("did", "本月做了什么", "Done this month", Text),
            f("reached", "是否达标", "Standard reached", Bool),
            f("trouble", "存在问题", "Problems", Text),
            f("on", "党小组会日期", "Party group met on", Date),
        ],
    },
    Entity {
        key: "duty_score",
        view: "duty_scores",
        zh: "履职得分",
        en: "score of a month",
        fields: &[
            f("branch", "支部", "Branch", Ref("branch")),
            f("month", "月份", "Month", Text),
            f("member", "党员", "Member", Ref("duty_member")),
            f("score", "得分", "Score", Dec(2)),
            f("on", "打分日期", "Scored on", Date),
        ],
    },
    Entity {
        key: "duty_month",
        view: "duty_months",
        zh: "履职考评公开",
        en: "results of a month posted",
        fields: &[
            f("branch", "支部", "Branch", Ref("branch")),
            f("month", "月份", "Month", Text),
            f("published", "公开日期", "Posted on", Date),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn keys_and_views_are_unique_and_refs_point_somewhere() {
        let mut keys = BTreeSet::new();
        for e in ENTITIES {
            assert!(keys.insert(e.key) && keys.insert(e.view) || e.key == e.view, "{}", e.key);
            let mut fields = BTreeSet::new();
            for f in e.fields {
                assert!(fields.insert(f.key), "{}.{}", e.key, f.key);
                if let Kind::Ref(to) = f.kind {
                    assert!(entity(to).is_some(), "{}.{} refers to {to}", e.key, f.key);
                }
            }
        }
    }
}
