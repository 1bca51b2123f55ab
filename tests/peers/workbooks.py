#!/usr/bin/env python3
"""Other people's programs judge our spreadsheets: openpyxl reads them, LibreOffice computes them again.

    python workbooks.py PATH/TO/hucha [KIND…]        (a Python that has openpyxl)

Every form that is written as xlsx, with the demonstration's data, score sheets blank too: paper, header rows, page numbers, typed
cells, the same cells after LibreOffice saved them, formulas that come to what we print; and totals that follow when a
person types other points. Exits 0, or says what is wrong and exits 1.
"""
import datetime
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

NOW = "2026-11-22T09:05:06+08:00"
DAY = 'yyyy"年"m"月"d"日"'
FORMS = {  # kind: (quarter, branch, whether the paper lies on its side, columns of numbers, columns of days)
    "sheet": ("2026Q4", "B02", True, ["序号", "满分", "扣分", "得分"], []),
    "sheet-steps": ("2026Q4", "B02", True, ["序号", "满分", "扣分", "得分"], []),
    "sheet-blank": ("2026Q4", "B04", True, ["序号", "满分", "扣分", "得分"], []),
    "sheet-blank-steps": ("2026Q4", "B04", True, ["序号", "满分", "扣分", "得分"], []),
    "ledger": ("", "", True, ["序号"], ["整改时限", "完成时间", "复查时间"]),
    "recheck": ("2026Q3", "B03", True, ["序号"], ["整改时限"]),
    "closing": ("2026Q3", "B03", True, ["序号"], ["销号日期"]),
    "rank": ("2026Q3", "", True, ["名次", "互查得分", "问题数", "已销号", "销号率", "较上季"], []),
    "plates": ("2026Q3", "", False, ["星级\n（40%）", "互查\n（30%）", "帮扶\n（30%）", "综合"], []),
    "agreed": ("2026Q4", "B05", True, ["序号", "满分", "得分"], []),
    "hearing": ("2026Q4", "B02", False, ["序号"], []),
    "pair-ledger": ("", "B04", True, ["序号"], ["日期", "完成时限"]),
    "duty-posts": ("2026Q4", "B04", True, ["序号"], []),
    "duty-claims": ("2026Q4", "B04", True, ["序号"], ["认领日期"]),
    "duty-ledger": ("2026Q4", "B04", True, ["序号"], ["日期"]),
    "duty-results": ("2026Q4", "B04", True, ["序号"], []),
}
MARKS = {None, "", "/", "—"}  # what may stand where a number would


def office(work, path, to):
    """The file saved by LibreOffice, which computes every formula anew; it has nothing to complain of."""
    out = work / "office"
    done = subprocess.run(["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless",
                           "--convert-to", to, "--outdir", out, path], capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if line.strip() and "javaldx" not in line]  # Java: not installed
    assert done.returncode == 0 and not said, f"{path.name}: LibreOffice says {said}"
    return out / f"{path.stem}.{to}"


def sheet_of(path, values=True):
    return openpyxl.load_workbook(path, data_only=values).active


def head_of(sheet):
    """The row of headings: the one that is repeated."""
    first, last = re.fullmatch(r"\$(\d+):\$(\d+)", sheet.print_title_rows or "").groups()
    assert first == last, sheet.print_title_rows
    return int(first)


def check_paper(kind, sheet, lying):
    setup, head = sheet.page_setup, head_of(sheet)
    assert str(setup.paperSize) == "9", f"{kind}: paper {setup.paperSize}"
    assert (setup.orientation == "landscape") == lying, f"{kind}: {setup.orientation}"
    fit = (sheet.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth or 1, setup.fitToHeight)
    assert fit == (True, 1, 0), f"{kind}: fit to {fit}"
    assert sheet.freeze_panes == f"A{head + 1}", f"{kind}: frozen at {sheet.freeze_panes}, headings in row {head}"
    area = sheet.print_area.rsplit("!", 1)[-1].replace("$", "")
    assert area == sheet.dimensions, f"{kind}: prints {area} of {sheet.dimensions}"
    foot = sheet.oddFooter.right.text or ""
    assert re.fullmatch(r"第 ?&P ?页 ?共 ?&N ?页", foot), f"{kind}: foot {foot!r}"


def rows_of(sheet):
    """Rows of the table that are neither headings nor sums: nothing is merged in them."""
    head = head_of(sheet)
    merged = {row for area in sheet.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)}
    end = next((n for n in range(sheet.max_row, head, -1) if n not in merged), head)
    return [n for n in range(head + 1, end + 1) if n not in merged]


def check_types(kind, sheet, numbers, days):
    titles = {cell.value: cell.column for cell in sheet[head_of(sheet)]}
    found = 0
    for row in rows_of(sheet):
        for title, at in titles.items():
            cell = sheet.cell(row, at)
            where = f"{kind} {cell.coordinate} {title}: {cell.value!r}"
            if title in numbers:
                assert isinstance(cell.value, (int, float)) or cell.value in MARKS, f"{where} is no number"
            elif title in days:
                assert cell.value is None or isinstance(cell.value, datetime.datetime), f"{where} is no day"
                assert cell.value is None or cell.number_format == DAY, f"{where} as {cell.number_format}"
                found += cell.value is not None
            elif isinstance(cell.value, str) and title != "编号":
                loose = re.fullmatch(r"[-+]?\d+(\.\d+)?%?|\d{4}年\d+月\d+日|\d{4}-\d\d-\d\d", cell.value)
                assert not loose, f"{where} is text"
    missing = (set(numbers) | set(days)) - set(titles)
    assert not missing, f"{kind}: no columns {missing}"
    return found


def check_same(kind, path, work):
    """What LibreOffice computes and saves is what we wrote: every cell, and every formula's value.

    LibreOffice believes values that stand beside formulas, so it also gets the file without them (openpyxl drops them).
    """
    bare = work / f"{kind}-bare.xlsx"
    openpyxl.load_workbook(path).save(bare)
    ours, formulas = sheet_of(path), sheet_of(path, values=False)
    for theirs in (sheet_of(office(work, path, "xlsx")), sheet_of(office(work, bare, "xlsx"))):
        for row in ours.iter_rows():
            for cell in row:
                other = theirs[cell.coordinate].value
                same = [("" if v is None else v) for v in (cell.value, other)]
                near = all(isinstance(v, float) for v in same) and abs(same[0] - same[1]) < 1e-9
                assert near or same[0] == same[1], f"{kind} {cell.coordinate}: {same}, {formulas[cell.coordinate].value!r}"
    return sum(cell.data_type == "f" for row in formulas.iter_rows() for cell in row)


def cells_by_word(sheet, word):
    return next(row for row in sheet.iter_rows() if str(row[0].value or "").startswith(word))


def total(sheet, word, title):
    at = next(c.column for c in sheet[head_of(sheet)] if c.value == title)
    return cells_by_word(sheet, word)[at - 1].value


def typed(path, work, name, edit):
    """The file after a person changed cells and LibreOffice computed it."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    at = {cell.value: cell.column for cell in sheet[head_of(sheet)]}
    edit(sheet, lambda row, title: sheet.cell(row, at[title]), rows_of(sheet))
    changed = work / f"{name}.xlsx"
    book.save(changed)
    return sheet_of(office(work, changed, "xlsx"))


def check_filled(path, work):
    """Another deduction changes its row, the sums of its group and of everything, and the converted score."""
    def edit(sheet, cell, rows):
        row = next(r for r in rows if isinstance(sheet_of(path).cell(r, 10).value, (int, float)))
        before["row"], before["lost"] = row, sheet_of(path).cell(row, 10).value
        cell(row, "扣分").value = before["lost"] + 0.37
    before = {}
    old, new = sheet_of(path), typed(path, work, path.stem + "-typed", edit)
    for word in ["合计", next(str(r[0].value) for r in old.iter_rows() if "小计" in str(r[0].value))]:
        for title, change in [("扣分", 0.37), ("得分", -0.37), ("满分", 0)]:
            gone = total(new, word, title) - total(old, word, title) - change
            assert abs(gone) < 1e-9, f"{path.name}: {word} {title} off by {gone}"
    converted = cells_by_word(new, "折算得分")[9].value
    struck = [r for r in rows_of(new) if new.cell(r, 9).value == "不适用"]
    applies = sum(new.cell(r, 7).value for r in rows_of(new)) - sum(new.cell(r, 7).value for r in struck)
    assert abs(converted - round(total(new, "合计", "得分") / applies * 100 + 1e-9, 2)) < 1e-9, converted


def check_blank(path, work):
    """Sums of an empty sheet are empty; they fill while a person types, the score once every row has been judged."""
    old = sheet_of(path)
    assert not str(total(old, "合计", "得分") or "") and total(old, "合计", "得分") != 0 and total(old, "合计", "满分") == 100, path.name

    def part(sheet, cell, rows):
        cell(rows[0], "扣分").value = 0.5
    def all_of_it(sheet, cell, rows):
        for row in rows:
            cell(row, "扣分").value = 0
        cell(rows[0], "扣分").value = 0.5
        cell(rows[1], "扣分数量").value, cell(rows[1], "扣分").value = "不适用", "/"
        cell(rows[2], "扣分").value, cell(rows[2], "得分").value = None, 1.25  # the score typed over its formula
        full[:] = [cell(row, "满分").value for row in rows]
    full = []
    some = typed(path, work, path.stem + "-part", part)
    first = rows_of(some)[0]
    assert total(some, "合计", "得分") == some.cell(first, 7).value - 0.5, total(some, "合计", "得分")
    assert not cells_by_word(some, "折算得分")[9].value, "a score before all rows are judged"
    done = typed(path, work, path.stem + "-all", all_of_it)
    got = 100 - full[1] - full[2] + 1.25 - 0.5
    assert total(done, "合计", "得分") == got and total(done, "合计", "扣分") == 0.5, total(done, "合计", "得分")
    assert cells_by_word(done, "折算得分")[9].value == round(got * 100 / (100 - full[1]) + 1e-9, 2), got


def check_rules(path):
    """Points beyond what a row can have, and words, are refused as they are typed."""
    sheet = openpyxl.load_workbook(path).active
    rules = sheet.data_validations.dataValidation
    for title in ["扣分数量", "扣分", "得分"]:
        at = next(c for c in sheet[head_of(sheet)] if c.value == title)
        bare = [r for r in rows_of(sheet) if not any(sheet.cell(r, at.column).coordinate in v.sqref for v in rules)]
        assert not bare, f"{path.name}: anything may be typed as {title} in rows {bare}"
    assert all(v.type == "custom" and v.showErrorMessage and v.error for v in rules), path.name


def check_ledger(path, work):
    """The line of counts follows states and deadlines."""
    line = lambda sheet: next(str(r[0].value) for r in sheet.iter_rows() if str(r[0].value).startswith("共"))
    counts = lambda sheet: [float(n) for n in re.findall(r"\d+(?:\.\d+)?", line(sheet))]
    old = sheet_of(path)

    def edit(sheet, cell, rows):
        late = [r for r in rows if "整改中" in cell(r, "状态/销号日期").value]
        cell(late[0], "状态/销号日期").value = "已销号"
        cell(late[1], "整改时限").value = datetime.datetime(2026, 1, 5)
        was_late[:] = [cell(r, "整改时限").value < datetime.datetime(2026, 11, 22) for r in late[:2]]
        was_late[1] = old.cell(late[1], cell(late[1], "整改时限").column).value < datetime.datetime(2026, 11, 22)
    was_late = []
    all_, closed, doing, todo, review, overdue, _ = counts(old)
    new = counts(typed(path, work, "ledger-typed", edit))
    wanted = [all_, closed + 1, doing - 1, todo, review, overdue - was_late[0] + (not was_late[1])]
    assert new[:6] == wanted and new[6] == int((closed + 1) * 10000 / all_) / 100, f"{new}, not {wanted}"


def main(hucha, *only):
    hucha = pathlib.Path(hucha).resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="hucha-workbooks-"))
    subprocess.run([hucha, "--now", NOW, "demo", "--into", work / "data"], check=True, capture_output=True)
    days_found = {}
    for kind, (quarter, branch, lying, numbers, days) in FORMS.items():
        if only and kind not in only:
            continue
        about = (["--round", quarter] if quarter else []) + (["--branch", branch] if branch else [])
        path = work / f"{kind}.xlsx"
        done = subprocess.run([hucha, "--data", work / "data", "--lang", "zh-CN", "--now", NOW, "report", kind, *about,
                               "--format", "xlsx", "-o", path], capture_output=True, text=True)
        assert done.returncode == 0, f"{kind}: {done.stderr}"
        sheet = sheet_of(path)
        check_paper(kind, sheet, lying)
        days_found[kind] = check_types(kind, sheet, numbers, days)
        assert bool(days_found[kind]) == bool(days), f"{kind}: {days_found[kind]} days"
        computed = check_same(kind, path, work)
        print(f"{kind}: {len(rows_of(sheet))} rows, {days_found[kind]} days, {computed} formulas compute the same")
        if kind.startswith("sheet"):
            (check_blank if "blank" in kind else check_filled)(path, work)
            check_rules(path)
        if kind == "ledger":
            check_ledger(path, work)
    shutil.rmtree(work)
    print("all workbooks open, compute and follow what is typed")


if __name__ == "__main__":
    main(*sys.argv[1:])
