//! The words of printed documents: company, titles, headings of columns, lines to sign. They stand in
//! `data/documents.toml`; a file of the same form in the data folder changes what it names.

use super::logo::Logo;
use super::model::{Align, Column, Piece};
use toml::{Table, Value};

/// Words and columns by section and key.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    sections: Table,
    /// The picture that `[common] logo` names, once it was read and found fit.
    pub(super) logo: Option<Logo>,
}

/// Why a template of one's own is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// Not TOML: what and where.
    Syntax(String),
    /// A section or key that no document uses: most likely a slip.
    Unknown(String),
    /// Words where a column belongs, or the other way round.
    Kind(String),
}

impl Template {
    /// The file of the built-in words.
    pub const BUILTIN: &str = include_str!("../../data/documents.toml");

    /// The built-in words.
    pub fn builtin() -> Template {
        // The test below reads the file, so that a slip in it cannot leave the building.
        Template { sections: Template::BUILTIN.parse().unwrap_or_default(), logo: None }
    }

    /// The built-in words with those of a file in their place.
    ///
    /// # Errors
    /// [`TemplateError`]; nothing of the file is used then.
    pub fn with(own: &str) -> Result<Template, TemplateError> {
        let own: Table = own.parse().map_err(|e: toml::de::Error| TemplateError::Syntax(e.to_string()))?;
        let mut all = Template::builtin();
        overlay(&mut all.sections, &own, "")?;
        Ok(all)
    }

    /// The words of one form.
    pub fn section<'a>(&'a self, name: &'a str) -> Section<'a> {
        Section { template: self, name }
    }

    fn text(&self, section: &str, key: &str) -> Option<&str> {
        self.sections.get(section)?.get(key)?.as_str()
    }
}

/// Puts the values of `own` over those of `base`; every key must be known and of the same kind.
fn overlay(base: &mut Table, own: &Table, path: &str) -> Result<(), TemplateError> {
    for (key, value) in own {
        let here = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match (base.get_mut(key), value) {
            (None, _) => return Err(TemplateError::Unknown(here)),
            (Some(Value::Table(below)), Value::Table(own)) => overlay(below, own, &here)?,
            (Some(old @ Value::String(_)), Value::String(_)) => *old = value.clone(),
            (Some(old @ Value::Array(_)), Value::Array(_)) if column(value).is_some() => *old = value.clone(),
            _ => return Err(TemplateError::Kind(here)),
        }
    }
    Ok(())
}

fn column(value: &Value) -> Option<Column> {
    let parts = value.as_array().filter(|a| a.len() == 2)?;
    let width = parts.get(1)?.as_integer().and_then(|w| u16::try_from(w).ok()).filter(|w| (1..=100).contains(w))?;
    Some(Column { title: parts.first()?.as_str()?.into(), width, ..Column::default() })
}

/// The words of one form.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    template: &'a Template,
    name: &'a str,
}

impl Section<'_> {
    /// Words without anything to fill in; those common to all documents if the form has none of its own.
    pub fn text(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// Words with `{name}` replaced; `{company}` and `{office}` are always known. Filled-in text is not read again.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let found = self.template.text(self.name, key).or_else(|| self.template.text("common", key));
        let Some(mut rest) = found else { return format!("⟦{}.{key}⟧", self.name) };
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, tail) = after.split_once('}').unwrap_or(("", after));
            out.push_str(&self.value(name, values));
            rest = tail;
        }
        out + rest
    }

    /// Words and the pieces that stand for their `{name}`s. What is not named is filled in as [`Section::fill`] does.
    pub fn pieces(&self, key: &str, pieces: &[(&str, Piece)]) -> Vec<Piece> {
        // Marks of the private use area stand for the pieces; words of ours have none.
        let marks: Vec<(&str, String)> =
            ('\u{E000}'..'\u{F8FF}').zip(pieces).map(|(mark, (name, _))| (*name, mark.to_string())).collect();
        let values: Vec<(&str, &str)> = marks.iter().map(|(name, mark)| (*name, mark.as_str())).collect();
        let mut out = Vec::new();
        let mut words = String::new();
        for c in self.fill(key, &values).chars() {
            let piece = marks.iter().position(|(_, mark)| mark.starts_with(c)).and_then(|at| pieces.get(at));
            match piece {
                Some((_, piece)) => out.extend([Piece::Words(std::mem::take(&mut words)), piece.clone()]),
                None => words.push(c),
            }
        }
        out.push(Piece::Words(words));
        out.retain(|p| !p.shown().is_empty());
        out
    }

    /// Words with their `{…}` as they stand; empty if there are none.
    pub fn raw(&self, key: &str) -> String {
        self.template.text(self.name, key).unwrap_or_default().to_string()
    }

    fn value(&self, name: &str, values: &[(&str, &str)]) -> String {
        let given = values.iter().find(|v| v.0 == name).map(|v| v.1);
        let common = matches!(name, "company" | "office").then(|| self.template.text("common", name)).flatten();
        given.or(common).map_or_else(|| format!("{{{name}}}"), Into::into)
    }

    /// A column of the form, standing as `align` says.
    pub fn column(&self, list: &str, key: &str, align: Align) -> Column {
        let found = self.template.sections.get(self.name).and_then(|s| s.get(list)).and_then(|c| c.get(key));
        let column = found.and_then(column);
        let missing = || Column { title: format!("⟦{}.{list}.{key}⟧", self.name), width: 4, ..Column::default() };
        Column { align, ..column.unwrap_or_else(missing) }
    }

    /// Several columns: key and how it stands.
    pub fn columns(&self, list: &str, keys: &[(&str, Align)]) -> Vec<Column> {
        keys.iter().map(|(key, align)| self.column(list, key, *align)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_are_read_and_filled_in() {
        let all = Template::builtin();
        let sheet = all.section("sheet");
        assert_eq!(sheet.fill("title", &[("quarter", "{x}é👍")]), "西北能化公司党支部标准化互查评分表（{x}é👍）");
        assert_eq!(sheet.text("none"), "无");
        let widths: u16 =
            all.sections["sheet"]["columns"].as_table().unwrap().values().map(|v| column(v).unwrap().width).sum();
        assert_eq!(widths, 77, "rules.md §5.1");
    }

    #[test]
    fn words_of_ones_own_replace_and_slips_are_refused_by_name() {
        let own = Template::with("[common]\ncompany='甲公司'\n[sheet.columns]\nnote=['备 注', 9]\n").unwrap();
        assert_eq!(own.section("feedback").text("title"), "甲公司党支部标准化互查现场反馈表");
        assert_eq!(own.section("sheet").column("columns", "note", Align::Left).width, 9);
        for (text, key) in [("[sheet]\ntitel='x'", "sheet.titel"), ("[shet]\na='x'", "shet")] {
            assert_eq!(Template::with(text), Err(TemplateError::Unknown(key.into())));
        }
        for text in ["[sheet]\ntitle=3", "[sheet.columns]\nno=['a',0]", "[sheet.columns]\nno='a'"] {
            assert!(matches!(Template::with(text), Err(TemplateError::Kind(_))), "{text}");
        }
        assert!(matches!(Template::with("[sheet"), Err(TemplateError::Syntax(_))));
    }
}
