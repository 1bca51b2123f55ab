//! Reading and writing the organisation as one table: a row for each branch and for each of its groups.

use super::{Branch, Group, Org, text_of};
use crate::model::calendar::parse_date;
use crate::model::privacy::private_columns;
use crate::model::rows::{CellError, Column, Fault, Found, Row, Rows, duplicates};
use chrono::NaiveDate;

/// Columns: those of data/org-sample.csv, the two dates, and their Chinese headings.
pub const COLUMNS: &[Column] = &[
    Column::needed("row_type", &["行类型", "类型"]),
    Column::needed("branch_code", &["支部编号"]),
    Column::needed("branch_name", &["支部", "支部名称", "所属支部"]),
    Column::optional("source", &["来源"]),
    Column::optional("group_code", &["党小组编号"]),
    Column::optional("group_name", &["党小组", "党小组名称"]),
    Column::optional("unit_kind", &["单位类型"]),
    Column::optional("members_formal", &["正式党员"]),
    Column::optional("members_probationary", &["预备党员"]),
    Column::optional("helper_post", &["帮扶人职务"]),
    Column::optional("inspect_reps", &["检查人员数"]),
    Column::optional("remark", &["备注"]),
    Column::optional("valid_from", &["起始日期"]),
    Column::optional("valid_to", &["终止日期"]),
];

/// 支部.
const BRANCH: &str = "支部";
/// 党小组.
const GROUP: &str = "党小组";

impl Org {
    /// Reads a table by the column names of data/org-sample.csv or their Chinese headings.
    ///
    /// # Errors
    /// Every wrong cell with its line and column, and every column that seems to hold identity-card numbers,
    /// telephone numbers or wages: the program does not take those.
    pub fn parse(rows: &Rows) -> Result<Org, Vec<CellError>> {
        let mut errors = private_columns(rows);
        if !errors.is_empty() {
            return Err(errors);
        }
        let found = rows.find(COLUMNS)?;
        let branches = branches(&found, &mut errors);
        let groups = groups(&found, &branches, &mut errors);
        errors.sort_by_key(|e| e.line);
        if errors.is_empty() { Ok(Org { branches, groups }) } else { Err(errors) }
    }

    /// The rows as written to files, in the order of [`COLUMNS`]: each branch, followed by its groups.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let of_branch = |b: &Branch| {
            let groups = self.groups_of(&b.code).map(|g| g.cells(&b.name)).collect::<Vec<_>>();
            std::iter::once(b.cells()).chain(groups).collect::<Vec<_>>()
        };
        self.branches.iter().flat_map(of_branch).collect()
    }
}

fn branches(found: &Found, errors: &mut Vec<CellError>) -> Vec<Branch> {
    let (mut seen, mut branches) = (Vec::new(), Vec::new());
    for row in found.rows() {
        match row.get("row_type") {
            BRANCH | "branch" => {
                duplicates(&row, "branch_code", &mut seen, errors);
                branches.push(branch(&row, errors));
            }
            GROUP | "group" => {}
            other => errors.push(row.error("row_type", Fault::Unknown(other.into(), format!("{BRANCH}、{GROUP}")))),
        }
    }
    branches.sort_by(|a, b| a.code.cmp(&b.code));
    branches
}

fn groups(found: &Found, branches: &[Branch], errors: &mut Vec<CellError>) -> Vec<Group> {
    let (mut seen, mut groups) = (Vec::new(), Vec::new());
    for row in found.rows().filter(|r| matches!(r.get("row_type"), GROUP | "group")) {
        duplicates(&row, "group_code", &mut seen, errors);
        same_branch(&row, branches, errors);
        groups.push(group(&row, errors));
    }
    groups.sort_by(|a, b| a.code.cmp(&b.code));
    groups
}

/// The branch of a group must be in the table, under the same name.
fn same_branch(row: &Row, branches: &[Branch], errors: &mut Vec<CellError>) {
    let (code, name) = (row.get("branch_code"), row.get("branch_name"));
    match branches.iter().find(|b| b.code == code) {
        None => {
            let known = branches.iter().map(|b| b.code.as_str()).collect::<Vec<_>>().join("、");
            errors.push(row.error("branch_code", Fault::Unknown(code.into(), known)));
        }
        Some(branch) if !name.is_empty() && branch.name != name => {
            errors.push(row.error("branch_name", Fault::Unknown(name.into(), branch.name.clone())));
        }
        Some(_) => {}
    }
}

fn branch(row: &Row, errors: &mut Vec<CellError>) -> Branch {
    Branch {
        code: code(row, "branch_code", errors),
        name: row.text("branch_name", errors),
        kind: row.get("unit_kind").into(),
        members: row.whole("members_formal", errors),
        probationary: row.whole("members_probationary", errors),
        helper_post: row.get("helper_post").into(),
        inspect_reps: row.get("inspect_reps").into(),
        source: row.get("source").into(),
        remark: row.get("remark").into(),
        valid_from: date(row, "valid_from", errors),
        valid_to: date(row, "valid_to", errors),
    }
}

fn group(row: &Row, errors: &mut Vec<CellError>) -> Group {
    Group {
        code: code(row, "group_code", errors),
        name: row.text("group_name", errors),
        branch: row.get("branch_code").into(),
        kind: row.get("unit_kind").into(),
        source: row.get("source").into(),
        remark: row.get("remark").into(),
        valid_from: date(row, "valid_from", errors),
        valid_to: date(row, "valid_to", errors),
    }
}

/// A code becomes a record id and part of others: ASCII letters and digits only.
fn code(row: &Row, key: &str, errors: &mut Vec<CellError>) -> String {
    let code = row.text(key, errors);
    if !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
        errors.push(row.error(key, Fault::Code(code.clone())));
    }
    code
}

fn date(row: &Row, key: &str, errors: &mut Vec<CellError>) -> Option<NaiveDate> {
    let given = row.get(key);
    if given.is_empty() {
        return None;
    }
    parse_date(given, None).map_err(|e| errors.push(row.error(key, Fault::Date(e)))).ok()
}

impl Branch {
    fn cells(&self) -> Vec<String> {
        let own = [BRANCH, &self.code, &self.name, &self.source, "", "", &self.kind].map(String::from);
        let counts = [text_of(self.members), text_of(self.probationary)];
        let rest = [self.helper_post.clone(), self.inspect_reps.clone(), self.remark.clone()];
        own.into_iter().chain(counts).chain(rest).chain([text_of(self.valid_from), text_of(self.valid_to)]).collect()
    }
}

impl Group {
    fn cells(&self, branch_name: &str) -> Vec<String> {
        let own = [GROUP, &self.branch, branch_name, &self.source, &self.code, &self.name, &self.kind];
        let rest = ["", "", "", "", self.remark.as_str()];
        let dates = [text_of(self.valid_from), text_of(self.valid_to)];
        own.into_iter().chain(rest).map(String::from).chain(dates).collect()
    }
}
