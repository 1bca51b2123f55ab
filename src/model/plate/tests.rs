use super::*;
use crate::model::calendar::{Holidays, Quarter};
use crate::model::facts::Facts;
use crate::model::rows::Rows;
use crate::model::testing::{add_quarter, apply, put, quarter_with};
use crate::text::Say;
use proptest::prelude::*;
use rstest::rstest;

fn p(text: &str) -> Points {
    Points::parse(text).unwrap()
}

fn given(star: &str, peer: &str, help: Option<&str>) -> Inputs {
    Inputs {
        star: Value::Given(p(star)),
        peer: Input::Given(p(peer)),
        help: help.map_or(Value::Absent, |h| Value::Given(p(h))),
        paired: help.is_some(),
        countersigned: true,
        reasoned: true,
    }
}

/// R093, AMB-1, AMB-4: every border at it, just below and just above; 争先 is the lowest.
#[rstest]
#[case("0", Plate::Striving, false)]
#[case("69.49", Plate::Striving, false)]
#[case("69.50", Plate::Striving, true)]
#[case("69.99", Plate::Striving, true)]
#[case("70.00", Plate::Standard, true)]
#[case("70.01", Plate::Standard, true)]
#[case("70.50", Plate::Standard, true)]
#[case("70.51", Plate::Standard, false)]
#[case("89.49", Plate::Standard, false)]
#[case("89.50", Plate::Standard, true)]
#[case("89.99", Plate::Standard, true)]
#[case("90.00", Plate::Model, true)]
#[case("90.01", Plate::Model, true)]
#[case("90.51", Plate::Model, false)]
#[case("100", Plate::Model, false)]
fn bands_of_the_printed_number(#[case] printed: &str, #[case] plate: Plate, #[case] near: bool) {
    assert_eq!((Plate::of(p(printed)), borderline(p(printed))), (plate, near));
}

#[test]
fn striving_is_the_lowest_plate_whatever_its_name_sounds_like() {
    assert!(Plate::Striving < Plate::Standard && Plate::Standard < Plate::Model);
    assert_eq!(Plate::parse("争先"), Some(Plate::Striving));
    assert_eq!(Plate::ALL.map(|x| Plate::parse(x.name(Lang::Zh)) == Some(x)), [true; 3]);
}

/// R071, AMB-2, AMB-3.
#[rstest]
#[case("80", HelpBand::Reached)]
#[case("79.99", HelpBand::Improve)]
#[case("79.5", HelpBand::Improve)]
#[case("60", HelpBand::Improve)]
#[case("59.99", HelpBand::Anew)]
fn bands_of_help(#[case] score: &str, #[case] band: HelpBand) {
    assert_eq!(HelpBand::of(p(score)), band);
}

/// rules.md §2, worked checks, through the whole rating.
#[rstest]
#[case("95", "88.5", Some("86"), "90.35", Plate::Model)]
#[case("92", "89.5", Some("86"), "89.45", Plate::Standard)]
#[case("92", "89.5", None, "90.93", Plate::Model)]
#[case("70", "70", Some("69.9"), "69.97", Plate::Striving)]
#[case("90", "90", Some("90"), "90.00", Plate::Model)]
#[case("89.98", "89.99", Some("90.01"), "89.99", Plate::Standard)]
#[case("89.99", "90", Some("90"), "90.00", Plate::Model)]
#[case("90.0", "89.99", Some("89.99"), "89.99", Plate::Standard)]
fn worked_composites(
    #[case] star: &str,
    #[case] peer: &str,
    #[case] help: Option<&str>,
    #[case] printed: &str,
    #[case] plate: Plate,
) {
    let rules = Rules { unpaired: Some(Policy::Reweight), whole: false };
    let c = rate(&given(star, peer, help), &rules).composite().unwrap();
    assert_eq!((c.printed, c.plate, c.policy.is_some()), (p(printed), plate, help.is_none()));
}

/// AMB-1, the other reading: 89.50 becomes 90 before the plate is read; the printed number stays.
#[rstest]
#[case("89.5", Plate::Model)]
#[case("89.49", Plate::Standard)]
#[case("69.5", Plate::Standard)]
#[case("69.49", Plate::Striving)]
fn whole_points_first_where_the_office_reads_it_so(#[case] all: &str, #[case] plate: Plate) {
    let inputs = given(all, all, Some(all));
    let rules = Rules { unpaired: None, whole: true };
    let c = rate(&inputs, &rules).composite().unwrap();
    assert_eq!((c.plate, c.printed), (plate, p(all)));
}

/// Every combination of what can be there, and what is named as missing.
#[test]
fn every_combination_of_missing_inputs_is_named() {
    let stars = [
        (Value::Absent, Some(Missing::Star)),
        (Value::Conflict, Some(Missing::Conflict(Part::Star))),
        (Value::Given(p("80")), None),
    ];
    let peers = [
        (Input::NoVisit, Some(Missing::Visit)),
        (Input::Unfinished, Some(Missing::Sheet)),
        (Input::Unreconciled(2), Some(Missing::Reconciliation(2))),
        (Input::Conflict, Some(Missing::Conflict(Part::Peer))),
        (Input::Given(p("80")), None),
    ];
    let mut seen = 0;
    for (star, star_lack) in stars {
        for (peer, peer_lack) in peers {
            for (third, policy, help_lack) in thirds() {
                let inputs = Inputs { star, peer, ..third };
                let outcome = rate(&inputs, &Rules { unpaired: policy, whole: false });
                let lacks: Vec<_> = [star_lack, peer_lack, help_lack].into_iter().flatten().collect();
                match outcome {
                    Outcome::Unrated => assert!(!third.paired && policy == Some(Policy::Unrated)),
                    Outcome::Blocked(named) => assert_eq!(named, lacks),
                    Outcome::Rated(_) => assert!(lacks.is_empty(), "{inputs:?}"),
                }
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 3 * 5 * 32);
}

/// The third part in every state, under every policy, with what is missing then.
fn thirds() -> Vec<(Inputs, Option<Policy>, Option<Missing>)> {
    let mut all = Vec::new();
    let policies = [None, Some(Policy::Reweight), Some(Policy::Unrated), Some(Policy::Manual)];
    let helps =
        [(Value::Absent, true), (Value::Conflict, true), (Value::Given(p("80")), true), (Value::Given(p("80")), false)];
    for policy in policies {
        for paired in [true, false] {
            for (help, signed) in helps {
                let lack = match (paired, policy, help) {
                    (false, None, _) => Some(Missing::Policy),
                    (false, Some(Policy::Reweight | Policy::Unrated), _) => None,
                    (_, _, Value::Conflict) => Some(Missing::Conflict(Part::Help)),
                    (true, _, Value::Absent) => Some(Missing::Help),
                    (false, _, Value::Absent) => Some(Missing::Manual),
                    (true, _, _) => (!signed).then_some(Missing::Countersignature),
                    (false, _, _) => (!signed).then_some(Missing::ManualReason),
                };
                let inputs =
                    Inputs { help, paired, countersigned: signed, reasoned: signed, ..given("80", "80", None) };
                all.push((inputs, policy, lack));
            }
        }
    }
    all
}

#[test]
fn a_manual_score_stands_in_the_third_place_and_is_ignored_when_reweighting() {
    let unpaired = Inputs { help: Value::Given(p("60")), paired: false, ..given("92", "89.5", None) };
    let with = |policy| rate(&unpaired, &Rules { unpaired: Some(policy), whole: false }).composite().map(|c| c.printed);
    assert_eq!(with(Policy::Reweight), Some(p("90.93")));
    assert_eq!(with(Policy::Manual), Some(p("81.65")));
    assert_eq!(with(Policy::Unrated), None);
}

fn table(lines: &[[&str; 4]]) -> Rows {
    let header = ["季度_round", "支部_branch", "得分_score", "第二签字人_second"].map(String::from).to_vec();
    Rows::new(header, lines.iter().map(|l| l.iter().map(|c| c.to_string()).collect()).collect())
}

fn take(facts: &mut Facts, kind: Kind, lines: &[[&str; 4]]) {
    let read = read(facts, kind, &table(lines)).unwrap();
    let mut act = facts.act();
    read.iter().for_each(|e| set(facts, &mut act, e));
    apply(facts, &act);
}

const STARS: &[[&str; 4]] = &[
    ["2026Q4", "B01", "92", ""],
    ["2026年第四季度", "机关二支部", "95", ""],
    ["2026Q4", "B03", "70", ""],
    ["2026Q4", "B04", "80", ""],
    ["2026Q4", "B05", "60", ""],
    ["2026Q4", "B06", "88", ""],
];
const HELPS: &[[&str; 4]] = &[
    ["2026Q4", "B02", "86", "纪委 周正"],
    ["2026Q4", "B03", "70", ""],
    ["2026Q4", "B04", "81", ""],
    ["2026Q4", "B05", "55", ""],
];

/// Six branches, all inspected, all scores in, reweighting chosen.
fn ready() -> Facts {
    let visits: Vec<(&str, &[u32])> =
        vec![("B01", &[1]), ("B02", &[2]), ("B03", &[20]), ("B04", &[9]), ("B05", &[40]), ("B06", &[3])];
    let mut facts = quarter_with("2026Q4", &visits);
    take(&mut facts, Kind::Star, STARS);
    take(&mut facts, Kind::Help, HELPS);
    put(&mut facts, "round", "2026Q4", "unpaired", "reweight");
    facts
}

fn stamp(day: &str) -> (chrono::NaiveDate, String) {
    (day.parse().unwrap(), format!("{day}T09:05:06+08:00"))
}

fn award_on(facts: &mut Facts, round: &str, day: &str, note: &str) -> Result<usize, LogError> {
    let (date, at) = stamp(day);
    let mut act = facts.act();
    let done = award(facts, &mut act, round, &Stamp { date, by: "x-1", at: &at, note });
    apply(facts, &act);
    done
}

#[test]
fn tables_of_scores_are_taken_whole_or_refused_with_every_cell_named() {
    let facts = quarter_with("2026Q4", &[]);
    let bad = table(&[
        ["2026Q3", "B01", "90", ""],
        ["2026Q4", "B77é👍", "90", ""],
        ["2026Q4", "B01", "100.01", ""],
        ["2026Q4", "B01", "五星", ""],
        ["", "B02", "", ""],
    ]);
    let said: Vec<_> = read(&facts, Kind::Star, &bad).unwrap_err().iter().map(|e| e.say(Lang::Zh)).collect();
    for (line, word) in
        [("第2行", "2026Q3"), ("第3行", "B77é👍"), ("第4行", "100.01"), ("第5行", "五星"), ("第6行", "不能为空")]
    {
        assert!(said.iter().any(|s| s.contains(line) && s.contains(word)), "{line} {word}: {said:?}");
    }
    let twice = table(&[["2026Q4", "B01", "90", ""], ["2026Q4", "机关一支部", "91", ""]]);
    assert!(read(&facts, Kind::Star, &twice).unwrap_err()[0].say(Lang::Zh).contains("重复"));
    let private = Rows::new(vec!["季度".into(), "支部".into(), "得分".into(), "工资".into()], vec![]);
    assert!(read(&facts, Kind::Star, &private).unwrap_err()[0].say(Lang::Zh).contains("工资"));
}

#[test]
fn the_plate_waits_for_everything_and_names_what_is_missing_by_branch() {
    let visits: Vec<(&str, &[u32])> = vec![("B01", &[0]), ("B02", &[1, 2]), ("B03", &[])];
    let mut facts = quarter_with("2026Q4", &visits);
    let Err(LogError::Blocked(list)) = award_on(&mut facts, "2026Q4", "2026-12-28", "") else { panic!("must wait") };
    assert_eq!(list.len(), 6);
    let of = |name: &str| list.iter().find(|l| l.0 == name).map(|l| l.1.clone()).unwrap();
    assert_eq!(of("机关一支部"), [Missing::Star, Missing::Policy]);
    assert_eq!(of("机关二支部"), [Missing::Star, Missing::Reconciliation(2), Missing::Help]);
    assert_eq!(of("设备党支部"), [Missing::Star, Missing::Sheet, Missing::Help]);
    assert_eq!(of("生产一支部"), [Missing::Star, Missing::Visit, Missing::Help]);
    assert_eq!(entries(&facts, "").len(), 0);
    let said = LogError::Blocked(list).say(Lang::Zh);
    assert!(said.contains("6 个支部") && said.contains("机关二支部：缺星级考核得分、2份评分表待合议、缺帮扶成效得分"));
}

#[test]
fn amb_19_the_coordinators_own_pair_needs_a_second_signature() {
    let mut facts = ready();
    put(&mut facts, "external", "2026Q4/B02/help", "second", "");
    let Err(LogError::Blocked(list)) = award_on(&mut facts, "2026Q4", "2026-12-28", "") else { panic!("must wait") };
    assert_eq!(list, [("机关二支部".to_string(), vec![Missing::Countersignature])]);
    assert!(scores_itself("党群部部长") && !scores_itself("综合部部长"));
}

#[test]
fn plates_are_logged_once_and_a_changed_input_needs_a_reason_and_a_new_entry() {
    let mut facts = ready();
    assert_eq!(award_on(&mut facts, "2026Q4", "2026-12-28", ""), Ok(6));
    assert_eq!(award_on(&mut facts, "2026Q4", "2026-12-28", ""), Err(LogError::Nothing));
    let plates: Vec<_> = lines(&facts, "2026Q4").iter().map(|l| in_force(&l.log).unwrap()).collect();
    use Plate::{Model, Standard, Striving};
    assert_eq!(plates, [Model, Model, Standard, Standard, Striving, Model]);
    take(&mut facts, Kind::Star, &[["2026Q4", "B05", "61", ""]]);
    assert_eq!(award_on(&mut facts, "2026Q4", "2026-12-29", " "), Err(LogError::ReasonMissing));
    assert_eq!(award_on(&mut facts, "2026Q4", "2026-12-29", "星级得分更正"), Ok(1));
    let log = entries(&facts, "2026Q4");
    assert_eq!(log.len(), 7, "the first entry is still there");
    assert_eq!(log.iter().filter(|e| e.branch == "B05").count(), 2);
}

/// R099, AMB-12: change and extension follow a rating of 争先 only, with a reason, and are no ratings.
#[test]
fn only_a_striving_plate_is_changed_or_extended_and_the_rating_stays() {
    let mut facts = ready();
    award_on(&mut facts, "2026Q4", "2026-12-28", "").unwrap();
    let date = "2027-01-20".parse().unwrap();
    let with = |note: &'static str| Stamp { date, by: "x-1", at: "2027-01-20T09:05:06+08:00", note };
    let mut act = facts.act();
    assert_eq!(
        change(&facts, &mut act, "2026Q4", "B01", &with("整改")),
        Err(LogError::NotStriving("机关一支部".into()))
    );
    assert_eq!(change(&facts, &mut act, "2026Q4", "B05", &with("")), Err(LogError::ReasonMissing));
    assert_eq!(change(&facts, &mut act, "2026Q4", "B9", &with("整改")), Err(LogError::NoBranch("B9".into())));
    assert_eq!(extend(&facts, &mut act, "2026Q4", "B05", date, &with("未到位")), Err(LogError::UntilTooEarly));
    assert!(act.is_empty());
    let until = "2027-02-28".parse().unwrap();
    extend(&facts, &mut act, "2026Q4", "B05", until, &with("整改未到位")).unwrap();
    apply(&mut facts, &act);
    let log = |facts: &Facts| lines(facts, "2026Q4").remove(4).log;
    assert_eq!(in_force(&log(&facts)), Some(Plate::Striving));
    let mut act = facts.act();
    change(&facts, &mut act, "2026Q4", "B05", &with("复查全部到位")).unwrap();
    apply(&mut facts, &act);
    assert_eq!(in_force(&log(&facts)), Some(Plate::Standard));
    assert_eq!(rated(&log(&facts)).unwrap().plate, Some(Plate::Striving));
    let q4 = Quarter::parse("2026Q4").unwrap();
    assert_eq!(Ratings::of(&facts).streak("B05", q4).map(|s| (s.plate, s.length)), Some((Plate::Striving, 1)));
}

/// AMB-10, AMB-11, AMB-12: M, S and L are 示范, 达标 and 争先 from 2025Q3 on; `.` is an unrated quarter.
#[rstest]
#[case("M", 1, None, false)]
#[case("MM", 2, None, true)]
#[case("MMM", 3, None, false)]
#[case("MMMM", 4, None, true)]
#[case("SMM", 2, None, true)]
#[case("MSM", 1, None, false)]
#[case("M.M", 1, Some("2025Q4"), false)]
#[case("MM.M", 1, Some("2026Q1"), false)]
#[case("M..M", 1, None, false)]
#[case("LMM", 2, None, true)]
#[case("L", 1, None, false)]
#[case("LL", 2, None, true)]
#[case("LLL", 3, None, true)]
#[case("L.L", 1, Some("2025Q4"), false)]
#[case("LSL", 1, None, false)]
#[case("SS", 2, None, false)]
fn streaks_over_year_ends_and_gaps(
    #[case] run: &str,
    #[case] length: u32,
    #[case] broken: Option<&str>,
    #[case] hinted: bool,
) {
    let (mut ratings, mut quarter) = (Ratings::default(), Quarter::parse("2025Q3").unwrap());
    let plate = |c| match c {
        'M' => Some(Plate::Model),
        'S' => Some(Plate::Standard),
        'L' => Some(Plate::Striving),
        _ => None,
    };
    let mut last = quarter;
    for c in run.chars() {
        plate(c).into_iter().for_each(|x| ratings.put("B01", quarter, x));
        (last, quarter) = (quarter, quarter.next());
    }
    let streak = ratings.streak("B01", last).unwrap();
    assert_eq!((streak.length, streak.broken_by.map(|q| q.to_string())), (length, broken.map(String::from)));
    let now = run.chars().last().and_then(plate).unwrap();
    let score = match now {
        Plate::Model => "95",
        Plate::Standard => "80",
        Plate::Striving => "50",
    };
    let line = Line {
        branch: "B01".into(),
        name: "甲".into(),
        helper: String::new(),
        inputs: given(score, score, Some(score)),
        outcome: rate(&given(score, score, Some(score)), &Rules::default()),
        log: Vec::new(),
        veto: Vec::new(),
    };
    let said = hints(&line, last, &ratings, &Holidays::builtin());
    let found = said.iter().any(|h| matches!(h, Hint::Bonus(_) | Hint::Talk(_)));
    assert_eq!(found, hinted, "{said:?}");
    assert_eq!(said.iter().any(|h| matches!(h, Hint::Broken(_))), broken.is_some());
}

/// R096–R099: the hints of a striving plate, with their dates.
#[test]
fn a_striving_plate_has_its_hints_with_dates_and_what_was_done() {
    let mut facts = ready();
    award_on(&mut facts, "2026Q4", "2026-12-28", "").unwrap();
    let q4 = Quarter::parse("2026Q4").unwrap();
    let hints_of = |facts: &Facts, at: usize| {
        let line = lines(facts, "2026Q4").remove(at);
        hints(&line, q4, &Ratings::of(facts), &Holidays::builtin())
    };
    let said = hints_of(&facts, 4);
    assert!(said.contains(&Hint::NoAwards) && said.contains(&Hint::Rectify));
    assert!(matches!(&said[2], Hint::Review(Some(due)) if due.provisional), "no table of 2027 yet: said, not guessed");
    let (date, at) = stamp("2026-12-31");
    let mut act = facts.act();
    report(&facts, &mut act, "2026Q4", "B05", Event::Review, &Stamp { date, by: "", at: &at, note: "" }).unwrap();
    apply(&mut facts, &act);
    assert!(hints_of(&facts, 4).contains(&Hint::Reviewed(date)));
    assert_eq!(hints_of(&facts, 2), [], "达标 has none");
    assert_eq!(hints_of(&facts, 0), [Hint::Recommend]);
}

#[test]
fn two_striving_quarters_over_the_year_end_ask_for_a_talk() {
    let mut facts = ready();
    award_on(&mut facts, "2026Q4", "2026-12-28", "").unwrap();
    let visits: Vec<(&str, &[u32])> =
        vec![("B01", &[1]), ("B02", &[2]), ("B03", &[20]), ("B04", &[9]), ("B05", &[40]), ("B06", &[3])];
    add_quarter(&mut facts, "2027Q1", &visits);
    let next = |rows: &[[&'static str; 4]]| rows.iter().map(|r| ["2027Q1", r[1], r[2], r[3]]).collect::<Vec<_>>();
    take(&mut facts, Kind::Star, &next(STARS));
    take(&mut facts, Kind::Help, &next(HELPS));
    put(&mut facts, "round", "2027Q1", "unpaired", "reweight");
    let line = |at: usize| lines(&facts, "2027Q1").remove(at);
    let q1 = Quarter::parse("2027Q1").unwrap();
    let said = |at| hints(&line(at), q1, &Ratings::of(&facts), &Holidays::builtin());
    assert!(said(4).contains(&Hint::Talk(2)));
    assert!(said(0).contains(&Hint::Bonus(2)), "before its plates are given the quarter is looked at too");
}

#[test]
fn the_steps_of_the_quarter_are_counted_in_their_order() {
    let mut facts = ready();
    let now = |facts: &Facts| steps(&lines(facts, "2026Q4"), &rules(facts, "2026Q4"));
    let before = now(&facts);
    assert_eq!(before.iter().map(Step::done).collect::<Vec<_>>(), [true, true, true, true, false]);
    award_on(&mut facts, "2026Q4", "2026-12-28", "").unwrap();
    assert!(now(&facts).iter().all(Step::done));
    put(&mut facts, "round", "2026Q4", "unpaired", "");
    assert_eq!(now(&facts)[3], Step::Unpaired(None, 2));
    put(&mut facts, "round", "2026Q4", "unpaired", "unrated");
    assert_eq!(now(&facts)[0], Step::Peer(4, 4), "who is not rated is not waited for");
}

/// AMB-6: the table of stars is empty by default and then refuses a star; what it says is taken, for its quarter only.
#[test]
fn amb_6_a_star_is_a_score_only_where_a_table_says_so() {
    use crate::model::setting;
    let mut facts = quarter_with("2026Q4", &[]);
    let five = |facts: &Facts, round: &str, kind| star::given(facts, round, kind, " 五星 ");
    assert!(matches!(five(&facts, "2026Q4", Kind::Star), Err(crate::model::rows::Fault::NoStars(s)) if s == "五星"));
    let bad = |map: &str| setting::set(&facts, &mut facts.act(), "", "star.map", map, "试").unwrap_err().to_string();
    for map in ["五星", "五星=101", "五星=九十", "=95", "五星=95、五星=90"] {
        assert!(bad(map).contains('星') || bad(map).contains("=95"), "{map}");
    }
    let mut act = facts.act();
    setting::set(&facts, &mut act, "2026Q4", "star.map", "五星：９５，四星＝85.5;三星=70", "考核办法é👍").unwrap();
    apply(&mut facts, &act);
    assert_eq!(star::map(&facts, "2026Q4").len(), 3);
    assert_eq!(five(&facts, "2026Q4", Kind::Star), Ok(p("95")));
    assert_eq!(star::given(&facts, "2026Q4", Kind::Star, "四星"), Ok(p("85.5")));
    assert_eq!(star::given(&facts, "2026Q4", Kind::Star, "88"), Ok(p("88")), "points are points");
    assert!(five(&facts, "2026Q4", Kind::Help).is_err() && five(&facts, "2027Q1", Kind::Star).is_err());
    let unknown = star::given(&facts, "2026Q4", Kind::Star, "六星").unwrap_err().say(Lang::Zh);
    assert!(unknown.contains("五星=95、四星=85.5"), "{unknown}");
    take(&mut facts, Kind::Star, &[["2026Q4", "B01", "五星", ""], ["2026Q4", "B02", "91.5", ""]]);
    assert_eq!(External::value(&facts, "2026Q4", "B01", Kind::Star), Value::Given(p("95")));
    assert_eq!(External::value(&facts, "2026Q4", "B02", Kind::Star), Value::Given(p("91.5")));
}

/// AMB-17: the veto list is empty by default, marks a 示范牌 only, and changes no plate.
#[test]
fn amb_17_the_veto_list_marks_and_changes_nothing() {
    use crate::model::setting;
    let mut facts = ready();
    let line = |facts: &Facts, at: usize| lines(facts, "2026Q4").remove(at);
    let q4 = Quarter::parse("2026Q4").unwrap();
    let said = |facts: &Facts, at| hints(&line(facts, at), q4, &Ratings::of(facts), &Holidays::builtin());
    assert!(line(&facts, 0).veto.is_empty() && !said(&facts, 0).iter().any(|h| matches!(h, Hint::Study(_))));
    let first = crate::model::checklist::Checklist::builtin().indicators[0].clone();
    let mut act = facts.act();
    let wrong = setting::set(&facts, &mut act, "2026Q4", "plate.veto", "支委会", "试").unwrap_err();
    assert_eq!(wrong, setting::SettingError::Code("支委会".into()));
    setting::set(&facts, &mut act, "2026Q4", "plate.veto", "A1-01，E2-01", "党委意见é👍").unwrap();
    apply(&mut facts, &act);
    let before = line(&ready(), 0).outcome;
    assert_eq!(line(&facts, 0).outcome, before, "the plate is the same");
    assert_eq!(line(&facts, 0).veto, [("A1-01".to_string(), first.per_unit)]);
    assert_eq!(said(&facts, 0).iter().filter(|h| matches!(h, Hint::Study(_))).count(), 1);
    assert!(
        said(&facts, 0)
            .iter()
            .any(|h| h.say(Lang::Zh).contains("需党委研究") && h.say(Lang::Zh).contains("A1-01失0.5分"))
    );
    assert!(line(&facts, 4).veto.is_empty(), "争先 is not marked: it lost points there too");
    assert!(lines(&facts, "2027Q1").iter().all(|l| l.veto.is_empty()), "another quarter has no list");
}

proptest! {
    /// R092: the composite never depends on the order in which scores arrive.
    #[test]
    fn the_order_of_imports_changes_nothing(order in Just((0..10).collect::<Vec<usize>>()).prop_shuffle(), points in proptest::collection::vec(0i64..=10_000, 10)) {
        let scores: Vec<External> = (0..10).map(|n| {
            let kind = if n < 6 { Kind::Star } else { Kind::Help };
            let branch = if n < 6 { format!("B0{}", n + 1) } else { format!("B0{}", n - 4) };
            External { round: "2026Q4".into(), branch, kind, score: Points(points[n]), second: "甲".into(), note: String::new() }
        }).collect();
        let taken = |order: &[usize]| {
            let mut facts = crate::model::testing::facts_with(&[("round", "2026Q4", "unpaired", "reweight")]);
            let mut act = facts.act();
            crate::model::org::Org::builtin().adopt(&facts, &mut act);
            apply(&mut facts, &act);
            for n in order {
                let mut act = facts.act();
                set(&facts, &mut act, &scores[*n]);
                apply(&mut facts, &act);
            }
            lines(&facts, "2026Q4").into_iter().map(|l| l.inputs).collect::<Vec<_>>()
        };
        prop_assert_eq!(taken(&order), taken(&(0..10).collect::<Vec<_>>()));
    }

    /// R092, AMB-4: exactly the fraction of whole numbers, a half rounded up, once.
    #[test]
    fn the_composite_is_the_exact_fraction_rounded_once(s in 0i64..=10_000, i in 0i64..=10_000, h in 0i64..=10_000, paired: bool) {
        let inputs = Inputs { star: Value::Given(Points(s)), peer: Input::Given(Points(i)), help: Value::Given(Points(h)), paired, countersigned: true, reasoned: true };
        let c = rate(&inputs, &Rules { unpaired: Some(Policy::Reweight), whole: false }).composite().unwrap();
        let (num, den) = if paired { (4 * s + 3 * i + 3 * h, 10) } else { (4 * s + 3 * i, 7) };
        prop_assert_eq!(c.printed.0, (2 * num + den) / (2 * den));
        prop_assert_eq!(c.plate, Plate::of(c.printed));
    }
}

/// AMB-4: no binary float anywhere in what makes a plate.
#[test]
fn no_float_is_used() {
    let sources = [
        include_str!("mod.rs"),
        include_str!("composite.rs"),
        include_str!("given.rs"),
        include_str!("inputs.rs"),
        include_str!("log.rs"),
        include_str!("streak.rs"),
        include_str!("../decimal.rs"),
        include_str!("../results.rs"),
    ];
    for source in sources {
        assert!(!source.contains("f64") && !source.contains("f32"), "{}", &source[..60]);
    }
}
