//! Sentences about 党员责任认领.

crate::messages! {
    empty() { zh: "内容不能为空", en: "The text must not be empty" }
    no_member(name) { zh: "支部名册里没有“{name}”，先用 hucha duty member 加上", en: "The branch has no member '{name}'; add one with hucha duty member" }
    no_post(name) { zh: "《党员岗位责任清单》里没有“{name}”", en: "The list of posts has no '{name}'" }
    published(day) { zh: "《党员岗位责任清单》已于{day}公布，本季度不再改动", en: "The list of posts was published on {day}; it stays for this quarter" }
    not_published() { zh: "《党员岗位责任清单》还没有公布，先公布再认领（意见三（四）1）", en: "The list of posts is not published yet; publish it before posts are claimed" }
    no_basic() { zh: "清单里还没有基础岗，基础岗人人必领（意见三（四）1）", en: "The list has no basic post, which everyone has to claim" }
    no_claim() { zh: "没有认领这个岗位", en: "This post was not claimed" }
    reviewed() { zh: "支委会已经审核过", en: "The committee has reviewed it already" }
    no_reason() { zh: "退回要写明理由", en: "Please say why it is refused" }
    not_committee(name) { zh: "“{name}”不是本支部支委，这一步由支委来做", en: "'{name}' is not of the branch's committee, which has to do this" }
    oneself() { zh: "自己不能跟踪、抽查自己，请换一名支委", en: "Nobody follows or checks himself; name another committee member" }
    unreviewed(list) { zh: "还没有审核：{list}。审核完才能公示", en: "Not reviewed yet: {list}. The notice comes after the review" }
    lacking(list) { zh: "还没有基础岗：{list}。每人至少认领1个，才能公示", en: "Without a basic post: {list}. Everyone needs one before the notice" }
    no_notice() { zh: "还没有公示，谈不上异议", en: "There is no notice yet to object to" }
    answered() { zh: "这条异议已经答复过", en: "This objection was answered already" }
    not_accepted() { zh: "认领还没有通过审核，不能记入台账", en: "The claim is not accepted; nothing is entered under it" }
    wrong_kind(kind) { zh: "“{kind}”不适用于这类岗位：基础岗每周抽查，攻坚岗、服务岗每月核查", en: "'{kind}' does not fit this kind of post: basic posts are spot-checked weekly, the others checked monthly" }
    no_finding() { zh: "没有做到的，要写明查到什么", en: "Where the duty was not done, say what was found" }
    bad_score() { zh: "履职得分应在0到100之间", en: "The score lies between 0 and 100" }
    early() { zh: "这个月还没有开始", en: "The month has not begun" }
    bad_month(given) { zh: "“{given}”不是月份，应形如 2026-10", en: "'{given}' is not a month such as 2026-10" }
    unscored(list) { zh: "本月还没有打分：{list}。打完分才能公开", en: "Without a score this month: {list}. Post the results when all are scored" }
    claim_words(name, post) { zh: "{name}（{post}）", en: "{name} ({post})" }
    step_claimed() { zh: "已认领", en: "claimed" }
    step_refused() { zh: "已退回", en: "refused" }
    step_accepted() { zh: "已审核", en: "accepted" }
    step_noticed() { zh: "公示中", en: "posted" }
    step_objected() { zh: "有异议", en: "objected to" }
    step_settled() { zh: "公示期满", en: "settled" }
    band_fine() { zh: "履职优秀", en: "excellent" }
    band_pass() { zh: "履职合格", en: "passed" }
    band_below() { zh: "履职不达标", en: "below standard" }
    rule_publish() { zh: "公布岗位责任清单", en: "list of posts published" }
    rule_claim() { zh: "每人认领基础岗", en: "everyone claims a basic post" }
    rule_review() { zh: "支委会审核", en: "committee reviews" }
    rule_notice() { zh: "认领结果公示", en: "claims posted" }
    rule_follow() { zh: "支委分片跟踪", en: "committee follows by sector" }
    rule_spot() { zh: "每周抽查基础岗", en: "weekly spot check" }
    rule_verify() { zh: "每月核查攻坚岗、服务岗", en: "monthly check of other posts" }
    rule_report() { zh: "每月晒履职", en: "monthly self-report" }
    rule_score() { zh: "每月履职打分", en: "monthly score" }
    rule_post() { zh: "考评结果公开", en: "results posted" }
    week(first, last) { zh: "{first}至{last}", en: "{first} to {last}" }
    none() { zh: "无", en: "none" }
    beside_unpublished() { zh: "清单未公布", en: "list not published" }
    beside_published(day) { zh: "清单{day}公布", en: "list published {day}" }
    beside_published_late(day, due) { zh: "清单{day}才公布（应在{due}前）", en: "list published {day}, after {due}" }
    beside_noticed(day) { zh: "{day}起公示", en: "posted from {day}" }
    beside_unnoticed() { zh: "未公示", en: "not posted" }
    beside_claims(published, members, lacking, extra, waiting, noticed) { zh: "台账：{published}；党员{members}人，缺基础岗{lacking}人，另领{extra}岗，待审核{waiting}条；{noticed}", en: "Ledger: {published}; {members} members, {lacking} without a basic post, {extra} further posts, {waiting} to review; {noticed}" }
    beside_missed(weeks, checks, scores) { zh: "台账：缺抽查的周 {weeks}；缺核查的月 {checks}；缺打分的月 {scores}", en: "Ledger: weeks without a spot check {weeks}; months without checks {checks}; months without scores {scores}" }
    beside_told(months) { zh: "台账：晒履职人数 {months}", en: "Ledger: members who reported {months}" }
    beside_question(code, asked, know) { zh: "{code} 答{asked}人，知晓{know}人", en: "{code}: {asked} answered, {know} know" }
    beside_interviews(list) { zh: "访谈：{list}", en: "Interviews: {list}" }
}
