//! A person with a spreadsheet: opens the template, types into cells, saves in the format of their program.

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use std::path::Path;

/// A cell that is typed: code of the row, Chinese heading of the column, text.
pub type Typed<'a> = (&'a str, &'a str, &'a str);

/// The sheet of the tour: 40 without deduction, 8 with one, 1 not applicable.
pub const VISIT: &[Typed] = &[
    ("A1-01", "结论", "扣分"),
    ("A1-01", "数量", "2"),
    ("A1-01", "问题点", "汇报缺自查报告和整改计划2项内容"),
    ("A1-01", "整改建议", "补齐自查报告和整改计划"),
    ("A1-01", "整改分类", "限期整改"),
    ("A1-01", "责任人", "支部书记"),
    ("A2-03", "结论", "扣分"),
    ("A2-03", "数量", "1"),
    ("A2-03", "问题点", "净化党小组10月缺1次党小组会"),
    ("B2-02", "结论", "扣分"),
    ("B2-02", "数量", "2"),
    ("B2-02", "问题点", "抽查5人，2名倒班党员学时未达序时进度"),
    ("B2-02", "整改分类", "长期整改"),
    ("B2-02", "整改时限", "2027-01-31"),
    ("C1-02", "结论", "扣分"),
    ("C1-02", "数量", "1"),
    ("C1-02", "问题点", "=SUM(A1)不是公式：9月缺1次支委会"),
    ("C1-04", "结论", "扣分"),
    ("C1-04", "数量", "２"),
    ("C1-04", "问题点", "抽查4次会议，2次无预告"),
    ("C1-04", "整改时限", "2026年12月3日"),
    ("D1-02", "结论", "扣分"),
    ("D1-02", "数量", "1"),
    ("D1-02", "问题点", "10月“红色星期三”改期无说明"),
    ("E1-04", "结论", "扣分"),
    ("E1-04", "数量", "1"),
    ("E1-04", "问题点", "组织生活盒缺1份签到表"),
    ("E2-05", "结论", "扣分"),
    ("E2-05", "数量", "1"),
    ("E2-05", "问题点", "书报架缺当期党报"),
    ("E2-05", "整改分类", "立行立改"),
    ("C1-07", "结论", "不适用"),
    ("C1-07", "不适用理由", "本年度未到安排时间"),
    ("A2-03", "整改建议", "按清单补齐，下次会议前完成"),
    ("A2-03", "整改分类", "限期整改"),
    ("B2-02", "整改建议", "按清单补齐，下次会议前完成"),
    ("C1-02", "整改建议", "按清单补齐，下次会议前完成"),
    ("C1-02", "整改分类", "限期整改"),
    ("C1-04", "整改建议", "按清单补齐，下次会议前完成"),
    ("D1-02", "整改建议", "按清单补齐，下次会议前完成"),
    ("D1-02", "整改分类", "限期整改"),
    ("E1-04", "整改建议", "按清单补齐，下次会议前完成"),
    ("E1-04", "整改分类", "限期整改"),
    ("E2-05", "整改建议", "按清单补齐，下次会议前完成"),
];

/// A table in a person's hands.
pub struct Sheet {
    pub rows: Vec<Vec<String>>,
    /// The other pages of the workbook, which are left as they are.
    pages: Vec<(String, Vec<Vec<String>>)>,
}

impl Sheet {
    pub fn open(file: &Path) -> Sheet {
        match file.extension().and_then(|e| e.to_str()) {
            Some("xlsx") => Sheet::open_xlsx(file),
            _ => {
                let bytes = std::fs::read(file).unwrap();
                let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
                let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
                let rows = reader.records().map(|r| r.unwrap().iter().map(String::from).collect()).collect();
                Sheet { rows, pages: Vec::new() }
            }
        }
    }

    fn open_xlsx(file: &Path) -> Sheet {
        let mut book: Xlsx<_> = open_workbook(file).unwrap();
        let page = |range: calamine::Range<Data>| -> Vec<Vec<String>> {
            range.rows().map(|r| r.iter().map(ToString::to_string).collect()).collect()
        };
        let mut pages: Vec<_> = book.worksheets().into_iter().map(|(name, range)| (name, page(range))).collect();
        Sheet { rows: pages.remove(0).1, pages }
    }

    /// Every indicator 无扣分, then what is typed.
    pub fn fill(&mut self, typed: &[Typed]) {
        for code in self.rows.iter().skip(1).map(|r| r[0].clone()).collect::<Vec<_>>() {
            self.set((&code, "结论", "无扣分"));
        }
        typed.iter().for_each(|t| self.set(*t));
    }

    pub fn set(&mut self, (code, heading, text): Typed) {
        let column = self.column(heading);
        let row = self.rows.iter_mut().find(|r| r[0] == code).unwrap();
        row[column] = text.to_string();
    }

    pub fn column(&self, heading: &str) -> usize {
        self.rows[0].iter().position(|h| h.split('_').next() == Some(heading)).unwrap()
    }

    /// As Excel on Chinese Windows saves csv: GBK, quotes only where they are needed.
    pub fn save_gbk(&self, file: &Path) {
        let text = self.text(b',');
        let (bytes, _, lost) = encoding_rs::GBK.encode(&text);
        assert!(!lost);
        std::fs::write(file, bytes).unwrap();
    }

    pub fn save_utf8(&self, file: &Path) {
        std::fs::write(file, format!("\u{feff}{}", self.text(b','))).unwrap();
    }

    /// Semicolons, as some locales have it.
    pub fn save_semicolons(&self, file: &Path) {
        std::fs::write(file, self.text(b';')).unwrap();
    }

    fn text(&self, delimiter: u8) -> String {
        let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        self.rows.iter().for_each(|row| csv.write_record(row).unwrap());
        String::from_utf8(csv.into_inner().unwrap()).unwrap()
    }

    /// As a spreadsheet program does: numbers become numbers where they look like one.
    pub fn save_xlsx(&self, file: &Path) {
        let mut book = Workbook::new();
        let first = ("互查评分表".to_string(), self.rows.clone());
        for (name, rows) in std::iter::once(&first).chain(&self.pages) {
            let page = book.add_worksheet();
            page.set_name(name).unwrap();
            for (r, row) in (0..).zip(rows) {
                for (c, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                    match cell.parse::<f64>() {
                        Ok(number) => page.write_number(r, c, number).unwrap(),
                        Err(_) => page.write_string(r, c, cell).unwrap(),
                    };
                }
            }
        }
        book.save(file).unwrap();
    }
}
