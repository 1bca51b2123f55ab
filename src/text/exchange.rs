//! Sentences of the exchange area.

crate::messages! {
    in_file(file) { zh: "{file}：", en: "{file}: " }
    in_line(file, line) { zh: "{file} 第 {line} 行：", en: "{file}, line {line}: " }
    in_column(file, line, column) { zh: "{file} 第 {line} 行“{column}”列：", en: "{file}, line {line}, column “{column}”: " }
    in_column_number(file, line, column) { zh: "{file} 第 {line} 行第 {column} 列：", en: "{file}, line {line}, column {column}: " }

    table_io(why) { zh: "不能读写（{why}）。请检查文件是否还在、U 盘是否已拔出，再试一次", en: "Cannot read or write ({why}). Check that the file and the stick are still there, then try again" }
    bad_bytes(encoding) { zh: "有不能按 {encoding} 读出的字节，文件可能已损坏或混用编码。请重新取一份，或在表格软件里另存为“CSV UTF-8”", en: "There are bytes that are no {encoding} text; the file is damaged or mixes encodings. Get it again, or save it as “CSV UTF-8” in the spreadsheet" }
    unknown_header(found, wanted) { zh: "认不出表头“{found}”。{wanted}请用导出的模板，不要改表头行", en: "Unknown header “{found}”. {wanted}Use the exported template and leave the header row as it is" }
    wanted_columns(list) { zh: "需要这些列：{list}。", en: "These columns are needed: {list}. " }
    empty_table() { zh: "文件里没有表头，也没有数据", en: "There is neither a header nor any data" }
    mixed_separators() { zh: "表头里混用了逗号、分号或制表符，分不清列。请只用一种分隔符（建议另存为“CSV UTF-8（逗号分隔）”）", en: "The header mixes commas, semicolons or tabs. Use one separator only (best: save as “CSV UTF-8 (comma delimited)”)" }
    bad_sep_line(line) { zh: "首行“{line}”指定的分隔符不能用，只认 sep=,、sep=; 和 sep=制表符。可删去这一行", en: "The first line “{line}” names no separator that is accepted: sep=, or sep=; or sep=TAB. You may delete this line" }
    unclosed_quote() { zh: "引号没有结束，后面的内容都会被吞进这一格。请补上英文引号 \" 或重新导出", en: "A quote is never closed and would swallow the rest of the file. Add the closing \" or export again" }
    text_after_quote() { zh: "结束引号后面还有文字。格内的引号要写成两个 \"\"", en: "There is text after the closing quote. Write a quote inside a cell as two: \"\"" }
    quote_in_cell() { zh: "没有用引号括起的格里出现了英文引号。请把整格用引号括起，格内引号写成两个 \"\"", en: "A quote inside a cell that does not begin with one. Enclose the whole cell in quotes and write a quote inside as two: \"\"" }
    nul() { zh: "含有空字符（NUL），这不是文本表格，或是没有标记的 UTF-16。请另存为“CSV UTF-8”", en: "There is a NUL character: this is no text table, or UTF-16 without its mark. Save it as “CSV UTF-8”" }
    control_character(code) { zh: "含有看不见的控制字符 {code}。请删去这个字符", en: "There is a control character {code} that cannot be seen. Delete it" }
    lone_cr() { zh: "有单独的回车符（CR），行的结尾分不清。请另存为“CSV UTF-8”", en: "There is a CR without LF, so it is unclear where lines end. Save it as “CSV UTF-8”" }
    ragged(expected, found) { zh: "这一行有 {found} 格，表头有 {expected} 列。请检查是否多了或少了分隔符", en: "This row has {found} cells, the header has {expected}. Look for a missing or an extra separator" }
    cell_too_long(max) { zh: "超过 {max} 个字。请缩短，或改为附件", en: "Longer than {max} characters. Shorten it, or use an attachment" }
    row_too_long(kib) { zh: "这一行超过 {kib} KiB。请检查引号和换行", en: "This row is longer than {kib} KiB. Check quotes and line ends" }
    too_many_rows(max) { zh: "超过 {max} 行。请分成几个文件", en: "More than {max} rows. Split the file" }
    too_many_columns(max) { zh: "超过 {max} 列。请删去多余的列", en: "More than {max} columns. Delete those that are not needed" }
    too_large(mib) { zh: "文件（或解压后）超过 {mib} MiB，不予读取", en: "The file (or what is packed in it) is larger than {mib} MiB and is not read" }
    wrong_format(format) { zh: "这是 {format} 文件。请用表格软件打开，另存为 .xlsx 或“CSV UTF-8”", en: "This is a file of kind {format}. Open it in a spreadsheet and save it as .xlsx or “CSV UTF-8”" }
    bad_sheet(why) { zh: "打不开这个表格文件（{why}）。请在表格软件里打开并另存一次", en: "This spreadsheet cannot be opened ({why}). Open it in the spreadsheet and save it again" }
    no_such_sheet(name) { zh: "没有名为“{name}”的工作表", en: "There is no sheet named “{name}”" }
    missing_column(name) { zh: "缺少“{name}”列", en: "The column “{name}” is missing" }
    double_column(name) { zh: "“{name}”列出现了两次。请删去一列", en: "The column “{name}” appears twice. Delete one of them" }
    cell_refused(given, why) { zh: "“{given}”：{why}", en: "“{given}”: {why}" }

    not_whole() { zh: "这里要填整数，只写数字", en: "A whole number is needed here, digits only" }
    not_number() { zh: "这里要填数字，例如 0.5", en: "A number is needed here, such as 0.5" }
    out_of_range(min, max) { zh: "只能在 {min} 到 {max} 之间", en: "It must be between {min} and {max}" }
    too_many_digits() { zh: "位数太多，不像是这里的数", en: "Too many digits for a number here" }
    too_many_places(places) { zh: "最多 {places} 位小数", en: "At most {places} decimal places" }
    unclear_comma() { zh: "分不清逗号是小数点还是千分位。小数点请写“.”", en: "It is unclear whether the comma is a decimal point. Write “.”" }
    unclear_date() { zh: "分不清年、月、日。请写成 2026-03-04", en: "Year, month and day are unclear. Write 2026-03-04" }
    no_year() { zh: "缺少年份。请写成 2026-03-04", en: "The year is missing. Write 2026-03-04" }
    not_a_date() { zh: "不是日期。请写成 2026-03-04", en: "Not a date. Write 2026-03-04" }
    date_with_time() { zh: "这里只要日期，不要时刻。请写成 2026-03-04", en: "Only a date is needed, no time of day. Write 2026-03-04" }
    not_a_time() { zh: "不是时间。请写成 2026-11-22T09:05:06+08:00", en: "Not a time. Write 2026-11-22T09:05:06+08:00" }
    no_such_day() { zh: "没有这一天", en: "There is no such day" }
    not_a_choice(choices) { zh: "只能填：{choices}", en: "Only these are possible: {choices}" }
    missing_cell() { zh: "这一格不能空", en: "This cell must not be empty" }
    control_in_text() { zh: "含有看不见的控制字符。请删去", en: "There is a control character that cannot be seen. Delete it" }

    damage_exponent() { zh: "被表格软件改成了科学记数，原来的数字已看不出。请把该列设为文本后重填", en: "The spreadsheet turned it into scientific notation. Format the column as text and type it again" }
    damage_overflow() { zh: "列宽不够，只剩下 # 号。请加宽该列后重新保存", en: "The column was too narrow and only # was saved. Widen it and save again" }
    damage_error_value() { zh: "被表格软件当成公式，只剩下错误值。请把该列设为文本后重填", en: "The spreadsheet ran it as a formula and kept only an error. Format the column as text and type it again" }
    damage_replacement() { zh: "有读坏的字（�）。请按原文重填", en: "Some characters were spoilt (�). Type them again" }
    damage_question_marks() { zh: "有的字被存成了问号（保存时的编码没有这个字）。请另存为“CSV UTF-8”", en: "Characters became question marks when the file was saved. Save it as “CSV UTF-8”" }
    damage_lost_zeros() { zh: "前面的 0 被表格软件去掉了", en: "The spreadsheet dropped leading zeros" }
    damage_lost_digits() { zh: "第 15 位以后的数字被表格软件改成了 0", en: "The spreadsheet turned the digits after the fifteenth into zeros" }
    damage_became_date() { zh: "被表格软件改成了日期", en: "The spreadsheet turned it into a date" }

    /// Confirms what was understood of a cell that was written in another way.
    understood(given, value) { zh: "把“{given}”理解为 {value}", en: "Understood “{given}” as {value}" }
    /// Said after reading a file.
    read_as(file, encoding) { zh: "{file}：按 {encoding} 读取", en: "{file}: read as {encoding}" }
}
