//! Filled-in score sheets: csv and xlsx.

use super::{Cost, feed, mutate};
use crate::laptop::Laptop;
use chrono::NaiveDate;
use hucha::exchange::sheet_form::desk::{Asked, Desk, ready};
use hucha::model::facts::Facts;
use hucha::model::problem::Problem;
use hucha::text::{Lang, Say};
use std::fs;
use std::path::Path;

/// Takes a form, and takes it again.
fn taken(facts: &Facts, path: &Path) -> bool {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let desk = |facts| Desk { facts, actor: "xBCDFG-1", today, lang: Lang::Zh };
    let asked = Asked { round: Some("2026Q4"), branch: Some("B04"), inspector: Some("王芳"), reason: "" };
    let first = match ready(&desk(facts), path, &asked) {
        Err(why) => {
            assert!(!why.say(Lang::Zh).is_empty());
            return false;
        }
        Ok(first) => first,
    };
    let scores = first.taken.act.edits().iter().filter(|e| e.field.contains("score") || e.field.contains("points"));
    assert_eq!(scores.count(), 0, "a score is never read from a form");
    let after = facts.after(&first.taken.act);
    let facts_of = |f: &Facts| Problem::of_sheet(f, &first.sheet).len();
    assert!(facts_of(&after) >= facts_of(facts), "a form deletes nothing");
    let again = ready(&desk(&after), path, &asked).unwrap();
    assert!(again.taken.act.is_empty(), "taken twice it changes something: {:?}", again.taken.act.edits());
    true
}

/// A form of which some rows are filled in.
fn filled(laptop: &Laptop) -> Vec<u8> {
    let mut rows = mutate::rows(&fs::read(laptop.path("f.csv")).unwrap());
    let at = |key: &str| rows[0].iter().position(|h| h.ends_with(key)).unwrap();
    let (verdict, count, fact, due) = (at("_verdict"), at("_count"), at("_fact"), at("_due"));
    for (n, row) in rows.iter_mut().skip(1).enumerate() {
        row[verdict] = ["无扣分", "扣分", "", "未查"][n % 4].into();
        if n % 4 == 1 {
            (row[count], row[fact], row[due]) = ("1".into(), format!("缺签到表{n}，é👍"), "2026年12月1日".into());
        }
    }
    let mut csv = csv::Writer::from_writer(vec![]);
    rows.iter().for_each(|row| csv.write_record(row).unwrap());
    csv.into_inner().unwrap()
}

fn known(laptop: &Laptop) -> Facts {
    hucha::store::Store::open(&laptop.path("data/hucha.db")).unwrap().facts().unwrap()
}

const OF: [&str; 6] = ["--round", "2026Q4", "--branch", "B04", "--inspector", "王芳"];

#[test]
fn score_sheets_from_tables() {
    let laptop = Laptop::ready();
    laptop.does(&[&["sheet", "template", "-o", &laptop.at("f.csv")][..], &OF].concat());
    let (facts, seeds) = (known(&laptop), [filled(&laptop)]);
    let path = laptop.path("in.csv");
    fs::write(&path, &seeds[0]).unwrap();
    assert!(taken(&facts, &path), "the seed is a good form");
    let make = |dice: &mut super::Dice| match dice.below(4) {
        0 => mutate::bytes(&seeds, dice),
        _ => mutate::table(&seeds, dice),
    };
    feed("forms", Cost::Slow, make, |input| {
        fs::write(&path, input).unwrap();
        taken(&facts, &path)
    });
}

#[test]
fn score_sheets_from_workbooks() {
    let laptop = Laptop::ready();
    laptop.does(&[&["sheet", "template", "-o", &laptop.at("f.xlsx")][..], &OF].concat());
    let (facts, whole) = (known(&laptop), fs::read(laptop.path("f.xlsx")).unwrap());
    let inside = mutate::unpacked(&whole);
    let path = laptop.path("in.xlsx");
    let make = |dice: &mut super::Dice| match dice.below(4) {
        0 => mutate::bytes(std::slice::from_ref(&whole), dice),
        _ => mutate::archive(&inside, "", dice),
    };
    feed("form workbooks", Cost::Slow, make, |input| {
        fs::write(&path, input).unwrap();
        taken(&facts, &path)
    });
}
