//! The lists a team brings along, as csv and as workbooks whose inside is changed.

use super::{Cost, feed, mutate};
use crate::laptop::Laptop;
use hucha::exchange::{list_out, lists};
use hucha::model::checklist::{self, Checklist};
use hucha::text::{Lang, Say};
use std::fs;
use std::path::Path;

/// Every reader of lists; says how many took it.
fn read_all(laptop: &Laptop, path: &Path) -> usize {
    let list = lists::checklist(Lang::Zh, path);
    if let Ok(list) = &list {
        comes_back(laptop, list);
    }
    let done = [
        list.map(drop),
        lists::checklist_as_read(Lang::En, path).map(drop),
        lists::org(Lang::En, path).map(drop),
        lists::questions(Lang::Zh, path).map(drop),
        lists::holidays(Lang::Zh, path).map(drop),
        lists::survey(Lang::Zh, path).map(drop),
    ];
    done.iter().filter_map(|w| w.as_ref().err()).for_each(|e| assert!(!e.say(Lang::Zh).is_empty()));
    done.iter().filter(|w| w.is_ok()).count()
}

/// What was taken goes out and comes back as the same checklist.
fn comes_back(laptop: &Laptop, list: &Checklist) {
    let file = laptop.path("out.csv");
    let rows: Vec<Vec<String>> = list.indicators.iter().map(|i| i.cells().to_vec()).collect();
    list_out::write(Lang::Zh, &file, checklist::COLUMNS, &lists::NUMBERS, &rows).unwrap();
    assert_eq!(lists::checklist(Lang::Zh, &file).unwrap().version, list.version);
}

const DATA: [&str; 3] = [
    include_str!("../../../data/holidays.csv"),
    include_str!("../../../data/interview-questions.csv"),
    include_str!("../../../data/cadence.csv"),
];

#[test]
fn lists_from_tables() {
    let laptop = Laptop::ready();
    laptop.does(&["checklist", "export", &laptop.at("c.csv")]);
    laptop.does(&["org", "export", &laptop.at("o.csv")]);
    let mut seeds = vec![fs::read(laptop.path("c.csv")).unwrap(), fs::read(laptop.path("o.csv")).unwrap()];
    seeds.extend(DATA.map(|text| text.as_bytes().to_vec()));
    seeds.push("是否知晓,满意度\n是,满意\n否,不满意\n".into());
    let path = laptop.path("in.csv");
    let make = |dice: &mut super::Dice| match dice.below(3) {
        0 => mutate::bytes(&seeds, dice),
        _ => mutate::table(&seeds, dice),
    };
    feed("lists", Cost::Fast, make, |input| {
        fs::write(&path, input).unwrap();
        read_all(&laptop, &path) > 0
    });
}

#[test]
fn lists_from_workbooks() {
    let laptop = Laptop::ready();
    laptop.does(&["checklist", "export", &laptop.at("c.xlsx")]);
    laptop.does(&["org", "export", &laptop.at("o.xlsx")]);
    let whole: Vec<Vec<u8>> = ["c.xlsx", "o.xlsx"].map(|n| fs::read(laptop.path(n)).unwrap()).into();
    let inside: Vec<_> = whole.iter().map(|w| mutate::unpacked(w)).collect();
    let path = laptop.path("in.xlsx");
    let make = |dice: &mut super::Dice| match dice.below(4) {
        0 => mutate::bytes(&whole, dice),
        _ => mutate::archive(&inside[dice.below(inside.len())], "", dice),
    };
    feed("workbooks", Cost::Slow, make, |input| {
        fs::write(&path, input).unwrap();
        read_all(&laptop, &path) > 0
    });
}
