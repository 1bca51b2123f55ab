//! Tests of the organisation.

use super::*;
use crate::model::calendar::parse_date;
use crate::model::testing::apply;

fn adopted() -> (Facts, Org) {
    let (mut facts, org) = (Facts::new("xBCDFG", 1), Org::builtin());
    let mut act = facts.act();
    org.adopt(&facts, &mut act);
    apply(&mut facts, &act);
    (facts, org)
}

fn table(change: impl Fn(&mut Vec<Vec<String>>)) -> Rows {
    let mut rows = Org::builtin().rows();
    change(&mut rows);
    Rows::new(COLUMNS.iter().map(|c| c.heading()).collect(), rows)
}

fn said(rows: &Rows) -> Vec<String> {
    Org::parse(rows).unwrap_err().iter().map(|e| e.to_string()).collect()
}

#[test]
fn the_sample_has_6_branches_and_14_groups_and_nothing_unusual() {
    let org = Org::builtin();
    assert_eq!((org.branches.len(), org.groups.len(), org.lint()), (6, GROUPS, vec![]));
    let four = org.branch("B04").unwrap();
    assert_eq!((four.name.as_str(), four.people(), four.helper_post.as_str()), ("生产一支部", Some(36), "纪委副书记"));
    let groups: Vec<_> = org.groups_of("B04").map(|g| g.name.as_str()).collect();
    assert_eq!(groups, ["气化党小组", "净化党小组", "公用工程党小组"]);
}

#[test]
fn it_comes_back_from_the_records_and_from_its_own_rows() {
    let (facts, org) = adopted();
    assert_eq!(Org::of(&facts), org);
    let mut again = facts.act();
    org.adopt(&facts, &mut again);
    assert!(again.is_empty());
    assert_eq!(Org::parse(&table(|_| {})).unwrap(), org);
}

#[test]
fn r010_groups_have_dates_and_an_unusual_number_is_said() {
    let (mut facts, mut org) = adopted();
    org.groups[0].valid_to = parse_date("2026-09-30", None).ok();
    let mut act = facts.act();
    org.adopt(&facts, &mut act);
    apply(&mut facts, &act);
    let on = |day: &str| Org::on(&facts, parse_date(day, None).unwrap());
    assert_eq!((on("2026-09-30").groups.len(), on("2026-10-01").groups.len()), (14, 13));
    let said: Vec<_> = Org::on(&facts, "2026-11-22".parse().unwrap()).lint().iter().map(|l| l.to_string()).collect();
    assert_eq!(said, ["党小组共13个，现有应为14个"]);
}

#[test]
fn what_a_table_leaves_empty_is_not_taken_away() {
    let (facts, mut org) = adopted();
    org.branches[3].helper_post.clear();
    org.branches[3].remark = "改注，é👍".into();
    let mut act = facts.act();
    org.adopt(&facts, &mut act);
    let edits: Vec<_> = act.edits().iter().map(|e| (e.id.as_str(), e.field.as_str(), e.value.as_str())).collect();
    assert_eq!(edits, [("B04", "remark", "改注，é👍")]);
}

#[test]
fn wrong_cells_are_refused_by_row_and_column() {
    let rows = table(|rows| {
        rows[0][0] = "班组".into();
        rows[1][2] = "机关支部".into();
        rows[3][1] = "B 2".into();
        rows[3][7] = "二十".into();
        rows[7][4] = "G01".into();
        rows[8][5] = String::new();
        rows[10][12] = "3/4/25".into();
    });
    assert_eq!(
        said(&rows),
        [
            "第2行“行类型”：“班组”无法识别，可用：支部、党小组",
            "第3行“支部编号”：“B01”无法识别，可用：B 2、B03、B04、B05、B06",
            "第4行“支部编号”：“B01”无法识别，可用：B 2、B03、B04、B05、B06",
            "第5行“支部编号”：“B 2”只能用字母和数字",
            "第5行“正式党员”：“二十”不是0以上的整数",
            "第6行“支部编号”：“B02”无法识别，可用：B 2、B03、B04、B05、B06",
            "第7行“支部编号”：“B02”无法识别，可用：B 2、B03、B04、B05、B06",
            "第9行“党小组编号”：“G01”与第3行重复",
            "第10行“党小组”：不能为空",
            "第12行“起始日期”：日期“3/4/25”有多种读法，请写成 2026-11-22",
        ]
    );
}

#[test]
fn a_column_with_private_data_is_refused_with_the_reason() {
    let mut rows = table(|_| {});
    rows.header.push("联系电话".into());
    assert_eq!(said(&rows), ["第1行“联系电话”：疑似电话号码，本系统不收集，请删去此列"]);
    let rows = table(|rows| rows[4][11] = "组长 110101199003071234".into());
    assert_eq!(said(&rows), ["第6行“备注”：疑似身份证号，本系统不收集，请删去此列"]);
}

#[test]
fn unusual_pairs_and_orphans_are_said() {
    let mut org = Org::builtin();
    org.branches[5].helper_post = "工会副主席".into();
    org.branches[1].name = "机关一支部".into();
    org.groups[13].branch = "B99".into();
    let said: Vec<_> = org.lint().iter().map(|l| l.to_string()).collect();
    assert_eq!(
        said,
        [
            "质检党支部没有党小组",
            "化验党小组所属支部“B99”不存在",
            "支部名称“机关一支部”重复",
            "工会副主席结对多个支部（生产二支部、质检党支部），应为一对一",
        ]
    );
}

#[test]
fn headings_agree_with_the_schema() {
    let zh = |entity: &str, key: &str| crate::model::schema::field(entity, key).unwrap().zh;
    for (column, entity, key) in [
        ("branch_name", "branch", "name"),
        ("unit_kind", "branch", "kind"),
        ("members_formal", "branch", "members"),
        ("members_probationary", "branch", "probationary"),
        ("helper_post", "branch", "helper_post"),
        ("inspect_reps", "branch", "inspect_reps"),
        ("source", "branch", "source"),
        ("remark", "branch", "remark"),
        ("valid_from", "branch", "valid_from"),
        ("valid_to", "branch", "valid_to"),
        ("group_name", "group", "name"),
    ] {
        assert_eq!(COLUMNS.iter().find(|c| c.key == column).unwrap().heading(), zh(entity, key));
    }
}
