//! Saying that hand edits of a file were accepted: a record per file, and one per edit (exchange.md §5).

use super::act::Act;
use super::facts::Facts;

/// A file with hand edits that are accepted.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name.
    pub name: &'a str,
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// Who made the edits, as the accepting person names them.
    pub made_by: &'a str,
    /// Hash of the operation and name of the cell (`entity/id/field`) of each edit.
    pub edits: &'a [(String, String)],
}

/// Adds the records to an act; who accepts, when and why is in the operations themselves.
pub fn accept(facts: &Facts, act: &mut Act, file: &File) {
    let id = act.create("import");
    let fields = [("file", file.name), ("sha256", file.sha256), ("made_by", file.made_by)];
    act.set_all(facts, "import", &id, &fields);
    for (hash, cell) in file.edits {
        act.set_all(facts, "accepted", &format!("{id}/{hash}"), &[("import", &id), ("cell", cell)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_each_of_its_edits_are_named() {
        let facts = Facts::new("xBCDFG", 3);
        let mut act = facts.act().because("电话核实，👍");
        let edits = [("h1".to_string(), "score/s/note".to_string())];
        let file = File { name: "scores.csv", sha256: "ab", made_by: "王芳", edits: &edits };
        accept(&facts, &mut act, &file);
        let cells: Vec<_> = act.edits().iter().map(|e| (e.id.as_str(), e.field.as_str(), e.value.as_str())).collect();
        let id = "xBCDFG-3";
        let expected = [
            (id, "_created", "yes"),
            (id, "file", "scores.csv"),
            (id, "sha256", "ab"),
            (id, "made_by", "王芳"),
            ("xBCDFG-3/h1", "import", id),
            ("xBCDFG-3/h1", "cell", "score/s/note"),
        ];
        assert_eq!(cells, expected);
        assert!(act.edits().iter().all(|e| e.reason == "电话核实，👍"));
    }
}
