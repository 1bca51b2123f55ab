//! Views of a bundle: one table per entity for people, made from `model::schema`. They are derived; the truth is
//! ops.csv. Columns: 编号, helper columns (key begins with `show_`, never read back), the fields, 版本_rev, 校验_chk.
//!
//! - [`columns`] which columns a view has; [`shown`] how a stored value is written
//! - [`helper`] what helper columns say; [`mark`] rev and chk
//! - [`records`], [`trouble`] write the tables

pub mod columns;
pub mod helper;
pub mod mark;
pub mod records;
pub mod shown;
pub mod trouble;
