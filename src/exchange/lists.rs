//! The lists a team brings along: organisation, checklist, questionnaire, holidays; csv or xlsx, by whatever headings.

use super::cell;
use super::columns::Heading;
use super::escape;
use super::ladder::Encoding;
use super::table::{Row, Table, Wanted};
use crate::error::{Error, Result};
use crate::model::calendar::{self, Holidays};
use crate::model::checklist::{self, Checklist, Severity};
use crate::model::decimal::Points;
use crate::model::interview::{self, Questionnaire};
use crate::model::org::{self, Org};
use crate::model::pairing;
use crate::model::rows::{CellError, Column, Rows};
use crate::text::{Lang, Say, exchange as text, form};
use std::path::Path;

/// Reads a table whose columns the model knows, and says in which encoding it was.
///
/// # Errors
/// The file cannot be read, or is refused as a table.
pub fn rows(lang: Lang, file: &Path, columns: &[Column]) -> Result<(Rows, Encoding)> {
    let headings: Vec<Heading> = columns.iter().map(|c| Heading { key: c.key, names: c.zh }).collect();
    let needed: Vec<&str> = columns.iter().filter(|c| c.required).map(|c| c.key).collect();
    std::fs::metadata(file).map_err(|e| Error::io(file, e))?;
    let table = Table::open(file, &Wanted::by_people(&headings, &needed)).map_err(|e| e.refused(lang))?;
    let line = |row: &Row| {
        let cells = row.cells.iter().map(|cell| escape::decode(cell).to_string()).collect();
        (usize::try_from(row.line).unwrap_or(usize::MAX), cells)
    };
    let rows = Rows { header: table.header.clone(), lines: table.rows.iter().map(line).collect() };
    Ok((rows, table.encoding))
}

/// Reads an organisation.
///
/// # Errors
/// Every wrong cell, by file, line and column.
pub fn org(lang: Lang, file: &Path) -> Result<Org> {
    Org::parse(&rows(lang, file, org::COLUMNS)?.0).map_err(|errors| refused(lang, file, &errors))
}

/// A checklist as it stands in a file, whatever the lint says of it.
#[derive(Debug, Clone)]
pub struct ChecklistRead {
    /// The list.
    pub list: Checklist,
    /// How the file was read.
    pub encoding: Encoding,
    /// Numbers that were written in another way than they are kept, to be confirmed.
    pub confirmed: Vec<String>,
}

/// Reads a checklist. Numbers as people write them (`２．５`, `0。5`) are understood.
///
/// # Errors
/// Every wrong cell, by file, line and column.
pub fn checklist_as_read(lang: Lang, file: &Path) -> Result<ChecklistRead> {
    let (mut rows, encoding) = rows(lang, file, checklist::COLUMNS)?;
    let confirmed = understand(lang, &mut rows, checklist::COLUMNS, &NUMBERS);
    let list = Checklist::parse(&title_of(file), &rows).map_err(|errors| refused(lang, file, &errors))?;
    Ok(ChecklistRead { list, encoding, confirmed })
}

/// Reads a checklist that can be worked with.
///
/// # Errors
/// Every wrong cell, by file, line and column; what the lint calls an error.
pub fn checklist(lang: Lang, file: &Path) -> Result<Checklist> {
    let list = checklist_as_read(lang, file)?.list;
    sound(lang, file, &list)?;
    Ok(list)
}

/// Whether scores can be made with a list.
///
/// # Errors
/// What the lint calls an error.
pub fn sound(lang: Lang, file: &Path, list: &Checklist) -> Result<()> {
    let errors: Vec<_> = list.lint().into_iter().filter(|l| l.severity() == Severity::Error).collect();
    let said = |l: &checklist::Lint| format!("{}{}", text::in_file(lang, name_of(file)), l.say(lang));
    if errors.is_empty() { Ok(()) } else { Err(Error::Refused(errors.iter().map(said).collect())) }
}

/// Numbers as people write them become plain ones; says line by line what was understood.
pub fn understand(lang: Lang, rows: &mut Rows, columns: &[Column], numbers: &[&str]) -> Vec<String> {
    let numeric = columns.iter().filter(|c| numbers.contains(&c.key));
    let mut confirmed = Vec::new();
    for column in numeric {
        let Some(at) = rows.header.iter().position(|h| column.is_named(h)) else { continue };
        for (line, cells) in &mut rows.lines {
            let Some(given) = cells.get_mut(at).filter(|g| Points::parse(g.trim()).is_err()) else { continue };
            let taken = cell::decimal(given, 2, 0..=i64::from(u32::MAX)).ok().and_then(|t| t.value);
            if let Some(units) = taken {
                let plain = Points(units).short();
                let said = form::understood(lang, column.heading(), &*given, &plain);
                confirmed.push(form::at_line(lang, *line, said));
                *given = plain;
            }
        }
    }
    confirmed
}

/// The columns of a checklist that hold numbers.
pub const NUMBERS: [&str; 3] = ["full_marks", "deduct_per_unit", "deduct_cap"];

/// Reads a questionnaire.
///
/// # Errors
/// Every wrong cell, by file, line and column.
pub fn questions(lang: Lang, file: &Path) -> Result<Questionnaire> {
    let rows = rows(lang, file, interview::COLUMNS)?.0;
    Questionnaire::parse(&title_of(file), &rows).map_err(|errors| refused(lang, file, &errors))
}

/// Reads a holiday table.
///
/// # Errors
/// Every wrong cell, by file, line and column.
pub fn holidays(lang: Lang, file: &Path) -> Result<Holidays> {
    Holidays::parse(&rows(lang, file, calendar::COLUMNS)?.0).map_err(|errors| refused(lang, file, &errors))
}

/// Reads the replies of a survey: whether the member knows, and the satisfaction.
///
/// # Errors
/// Every wrong cell, by file, line and column.
pub fn survey(lang: Lang, file: &Path) -> Result<Vec<(bool, String)>> {
    let rows = rows(lang, file, pairing::SURVEY_COLUMNS)?.0;
    pairing::parse_survey(&rows).map_err(|errors| refused(lang, file, &errors))
}

/// A refusal of a file whose cells the model refused, each named by file, line and column.
pub fn refused(lang: Lang, file: &Path, errors: &[CellError]) -> Error {
    Error::Refused(errors.iter().map(|e| format!("{}{}", text::in_file(lang, name_of(file)), e.say(lang))).collect())
}

/// The name of a file without its folder.
pub fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// The name of a file without folder and ending, as a title.
pub fn title_of(file: &Path) -> String {
    file.file_stem().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        (dir, path)
    }

    #[test]
    fn the_built_in_lists_read_back_as_themselves() {
        let (_dir, org_file) = written("组织.csv", include_str!("../../data/org-sample.csv"));
        assert_eq!(org(Lang::Zh, &org_file).unwrap().branches, Org::builtin().branches);
        let (_dir, list_file) = written("清单.csv", include_str!("../../data/checklist.csv"));
        assert_eq!(checklist(Lang::Zh, &list_file).unwrap().version, Checklist::builtin().version);
        let (_dir, question_file) = written("问卷.csv", include_str!("../../data/interview-questions.csv"));
        assert_eq!(questions(Lang::Zh, &question_file).unwrap().version, Questionnaire::builtin().version);
        let (_dir, holiday_file) = written("节假日.csv", include_str!("../../data/holidays.csv"));
        assert_eq!(holidays(Lang::Zh, &holiday_file).unwrap().days().count(), 72);
    }

    #[test]
    fn numbers_as_people_write_them_are_understood_and_confirmed() {
        let text = include_str!("../../data/checklist.csv").replacen(",2.5,五项内容", ",２。５,五项内容", 1);
        let (_dir, file) = written("清单.csv", &text);
        let read = checklist_as_read(Lang::Zh, &file).unwrap();
        assert_eq!(read.confirmed, ["第2行 满分 ２。５ → 2.5"]);
        assert_eq!(read.list.version, Checklist::builtin().version);
    }

    #[test]
    fn a_wrong_cell_is_named_with_its_file_and_line() {
        let text = include_str!("../../data/checklist.csv").replacen(",2.5,五项", ",二点五,五项", 1);
        let (_dir, file) = written("清单.csv", &text);
        let Err(Error::Refused(said)) = checklist(Lang::Zh, &file) else { panic!("must be refused") };
        assert!(said[0].contains("清单.csv") && said[0].contains('2'), "{said:?}");
    }
}
