//! Hostile and broken input, given to the real binary: the answer names file, line and cell, and nothing changed.
//!
//! One row for each thing that can be wrong, and the test that shows it. `tables::` and so on are modules beside this
//! page; `csv_tests::` is `src/exchange/csv_tests.rs`, `bundles::` is `tests/exchange/hostile.rs`, which look closer
//! at the readers by themselves. A test here sees to it that every name in the table is a test.
//!
//! | What is wrong | What happens | Shown by |
//! |---|---|---|
//! | a quote that is never closed | refused: line, column | `tables::broken_tables_are_refused_by_line_and_column`, `csv_tests::every_refusal_names_line_and_column` |
//! | text after a closing quote, a quote inside a cell | refused: line, column | the same two |
//! | NUL; other control characters | refused: line, column | the same two |
//! | CR without LF | refused: line, column | the same two |
//! | a ragged row | refused: line, cells expected and found | the same two |
//! | a line of 2 GB | refused after 32,000 characters | `csv_tests::an_endless_line_is_refused_after_a_little`, `memory::bombs_take_less_than_64_mib` |
//! | 10,000 columns | refused: line, the limit of 256 | `tables::broken_tables_are_refused_by_line_and_column`, `csv_tests::limits_are_refused_and_their_edges_accepted` |
//! | UTF-16, both ends first | read, the same result | `tables::what_other_programs_do_to_a_table_changes_nothing` |
//! | GBK with a header that tells it, and without | read, the same result | the same, `csv_tests::gbk_below_a_header_of_ascii_is_found_by_its_text` |
//! | damaged UTF-8, damaged GBK | refused: line, encoding | `tables::broken_tables_are_refused_by_line_and_column`, `csv_tests::damaged_bytes_are_refused_with_their_place_and_never_guessed` |
//! | `sep=`, semicolons, TAB | read, the same result; a mixture is refused | `tables::what_other_programs_do_to_a_table_changes_nothing`, `csv_tests::separators_and_the_sep_line` |
//! | BOM missing or doubled | read, the same result | `tables::what_other_programs_do_to_a_table_changes_nothing` |
//! | zip with `..`, absolute, backslash, device names | refused: name in the zip | `archives::names_methods_and_links_are_refused_by_name`, `bundles::names_that_no_bundle_has_are_refused` |
//! | zip with a name twice | refused: name | the same two |
//! | links, in a zip and in a folder | refused: name | `archives::names_methods_and_links_are_refused_by_name`, `bundles::links_in_a_folder_are_not_followed` |
//! | an archive inside the archive | refused: name | `archives::names_methods_and_links_are_refused_by_name` |
//! | lying sizes, overlapping entries | refused: name | `archives::names_methods_and_links_are_refused_by_name`, `bundles::links_locks_methods_and_lies_are_refused` |
//! | bombs: ratio, size, number of entries | refused, less than 64 MiB | `memory::bombs_take_less_than_64_mib`, `bundles::bombs_and_endless_lines_are_refused_in_less_than_64_mib` |
//! | cut off, split, with a second directory | refused | `bundles::zips_that_are_cut_split_or_hide_a_second_directory_are_refused` |
//! | a forged hash | refused: line, column | `operations::a_forged_or_swapped_cell_is_refused_by_line` |
//! | two lines swapped | harmless: a set has no order | `operations::lines_in_another_order_are_the_same_set` |
//! | cells swapped between lines | refused: both lines | `operations::a_forged_or_swapped_cell_is_refused_by_line` |
//! | a removed line, a hole in the numbers | what follows waits, and the answer says so | `operations::a_removed_line_is_told_and_what_follows_waits` |
//! | a clock of 2^60 with a right hash | waits, moves no clock | `operations::a_clock_beyond_everything_waits_and_moves_no_clock` |
//! | the operations of another device under a known number | both kept, flagged | `operations::a_number_used_twice_keeps_both` |
//! | cells like formulas | kept as text, never run | `texts::odd_texts_arrive_as_they_are_and_never_raw_on_the_screen` |
//! | escape sequences | refused: line, column | `tables::broken_tables_are_refused_by_line_and_column` |
//! | bidi and zero-width characters, 200 combining marks | kept, shown as marks | `texts::odd_texts_arrive_as_they_are_and_never_raw_on_the_screen` |
//! | a cell of 32,000 characters, and of one more | kept; refused: line, column | `texts::odd_texts_arrive_as_they_are_and_never_raw_on_the_screen`, `tables::broken_tables_are_refused_by_line_and_column` |
//! | any of these in a sheet or view that people filled in | refused: file, line, column | `tables::a_sheet_filled_in_by_hand_is_refused_the_same_way` |

mod archives;
mod memory;
mod operations;
mod tables;
mod texts;

use crate::laptops::{Ran, Team};
use serde_json::Value;
use std::fs;

/// A word of the bundle that stands in one cell of one line.
pub const FACT: &str = "缺签到表，é👍";

/// Laptop `a`, and a bundle of laptop `b` with one problem in it.
pub struct Scene {
    pub team: Team,
    before: Value,
}

impl Scene {
    pub fn new() -> Scene {
        let team = Team::of_three();
        team.finds("b", FACT);
        team.export("b", "bundle");
        Scene { before: team.digest("a"), team }
    }

    /// The text of ops.csv, byte order mark included.
    pub fn ops(&self) -> String {
        fs::read_to_string(self.team.path("bundle/ops.csv")).unwrap()
    }

    /// The line of ops.csv, from 1, on which the fact stands.
    pub fn line(&self) -> usize {
        1 + self.ops().lines().position(|l| l.contains(FACT)).unwrap()
    }

    /// Puts an ops.csv by itself into a folder, as a bundle without lists.
    pub fn bundle(&self, name: &str, ops: &[u8]) {
        fs::create_dir(self.team.path(name)).unwrap();
        fs::write(self.team.path(name).join("ops.csv"), ops).unwrap();
    }

    /// Merges what must be refused: the answer has all these words, and nothing changed.
    pub fn refuses(&self, name: &str, words: &[&str]) -> Ran {
        let ran = self.team.run("a", &["merge", &self.team.at(name)]);
        assert_eq!(ran.status, 3, "{name}: {}{}", ran.out, ran.err);
        for word in words {
            assert!(ran.err.contains(word), "{name}: “{word}” is missing in: {}", ran.err);
        }
        assert!(!ran.err.contains(|c: char| c.is_control() && c != '\n'), "{name}: {:?}", ran.err);
        assert_eq!(self.team.digest("a"), self.before, "{name}");
        ran
    }

    /// The facts of the problems that a laptop knows.
    pub fn facts(&self, laptop: &str) -> Vec<String> {
        let list = self.team.json(laptop, &["problems", "list"]);
        list.as_array().unwrap().iter().map(|p| p["fact"].as_str().unwrap().into()).collect()
    }
}

/// The table above names tests that exist, each where it says.
#[test]
fn every_name_in_the_table_is_a_test() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(here.join("tests/merge/hostile/mod.rs")).unwrap();
    let mut seen = 0;
    for (file, name) in
        page.lines().filter(|l| l.starts_with("//! |")).flat_map(|l| l.split('`')).filter_map(|w| w.split_once("::"))
    {
        let path = match file {
            "csv_tests" => "src/exchange/csv_tests.rs".into(),
            "bundles" => "tests/exchange/hostile.rs".into(),
            file => format!("tests/merge/hostile/{file}.rs"),
        };
        let text = fs::read_to_string(here.join(&path)).unwrap();
        assert!(text.contains(&format!("fn {name}()")), "{path} has no test {name}");
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}
