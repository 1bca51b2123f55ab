#!/usr/bin/env python3
"""Other people's programs open our documents: LibreOffice, poppler and a headless browser.

    python3 documents.py PATH/TO/hucha

Makes a visit by commands, writes every document in every format, converts them to PDF, and checks paper size, page
numbers, check codes, repeated headings, that nobody signs an empty page, that no word is lost, and that a spreadsheet computes the sums that we print.
Exits 0, or says what is wrong and exits 1.
"""
import collections
import csv
import io
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

FACT = "10月未召开支委会，会议记录本缺第4次<b>&|*"
LONG = "会议记录只有提纲，没有讨论过程和表决结果，" * 12 + "完"
SCORE = "94.79"  # 100 - 4 (两项不适用) = 96; 91 ÷ 96 × 100
TABLES = ["sheet", "sheet-steps", "sheet-blank", "sheet-blank-steps", "ledger", "hearing"]
PAPERS = ["feedback", "interview"]
EMPTY = {"sheet-blank", "sheet-blank-steps", "interview"}  # to be filled in: nobody was interviewed yet
LANDSCAPE = {"sheet", "sheet-steps", "sheet-blank", "sheet-blank-steps", "ledger"}
SAID = {
    "sheet": [FACT, LONG, "不适用2项共4分", SCORE, "被检查支部书记（签字）", "六有之一"],
    "sheet-steps": [FACT, LONG, SCORE, "查资料小计"],
    "sheet-blank": ["六有之一", "成员（签字）"],
    "sheet-blank-steps": ["看现场（", "成员（签字）"],
    "feedback": [FACT, LONG, SCORE + "分", "三、整改建议及时限", "2026年12月1日", "党支部（盖章）"],
    "ledger": [FACT, LONG, "共3条", "2026Q4-B04-01"],
    "interview": ["知晓判定", "Q15"],
    "hearing": ["与资料印证情况"],
}


CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def run(*args):
    done = subprocess.run([str(a) for a in args], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, args))}\n{done.stdout}{done.stderr}")
    return done.stdout


def squeezed(text):
    return "".join(text.split())


def filled(rows):
    """Fills the template as an inspector does in a spreadsheet."""
    head, *items = rows
    column = lambda key: next(n for n, title in enumerate(head) if title.endswith("_" + key))
    verdict, count, fact, reason = column("verdict"), column("count"), column("fact"), column("na_reason")
    for row in items:
        row[verdict] = "无扣分"
        if row[0] in ("A2-02", "A2-03"):
            row[verdict], row[reason] = "不适用", "支部未设党小组"
        if row[0] == "C1-02":
            row[verdict], row[count], row[fact] = "扣分", "2", FACT
        if row[0] == "A1-02":
            row[verdict], row[count], row[fact] = "扣分", "2", LONG
        if row[0] == "E2-09":
            row[verdict], row[fact] = "本项不得分", "未挂牌"
        if row[fact]:
            row[column("class")], row[column("due")] = "限期整改", "2026-12-01"
            row[column("suggestion")] = row[column("suggestion")] or "按清单补齐"
    return [head, *items]


def visit(hucha, work):
    call = lambda *args: run(hucha, "--data", work / "data", "--lang", "zh-CN", "--now", "2026-11-22T09:00:00+08:00", *args)
    call("init", "--inspector", "王芳", "--branch", "B01")
    call("round", "open", "2026Q4")
    call("visit", "add", "--round", "2026Q4", "--branch", "B04", "--date", "2026-11-20", "--team", "王芳,李强")
    which = ["--round", "2026Q4", "--branch", "B04", "--inspector", "王芳"]
    form = work / "form.csv"
    call("sheet", "template", *which, "-o", form)
    with open(form, encoding="utf-8-sig", newline="") as file:
        rows = filled(list(csv.reader(file)))
    with open(form, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    call("sheet", "import", form, *which, "--finalize")
    return lambda kind, format: pathlib.Path(
        call("report", kind, "--round", "2026Q4", "--branch", "B04", "--format", format, "-o", work / f"{kind}.{format}").splitlines()[-1]
    )


def to_pdf(path, work):
    out = work / "pdf" / path.name
    out.mkdir(parents=True, exist_ok=True)
    pdf = out / (path.stem + ".pdf")
    if path.suffix == ".pdf":
        return path
    if path.suffix == ".html":
        browser = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
        run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", path.as_uri())
    else:
        run("soffice", f"-env:UserInstallation={(work / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", out, path)
    return pdf


def check_pdf(kind, path, pdf):
    info = dict(line.split(":", 1) for line in run("pdfinfo", pdf).splitlines() if ":" in line)
    size = [round(float(n)) for n in info["Page size"].split("pts")[0].split(" x ")]
    assert size == ([842, 595] if kind in LANDSCAPE else [595, 842]), f"{path.name}: {size}"
    pages = int(info["Pages"])
    texts = [squeezed(run("pdftotext", "-f", n, "-l", n, "-layout", pdf, "-")) for n in range(1, pages + 1)]
    for n, text in enumerate(texts, 1):
        assert f"第{n}页共{pages}页" in text, f"{path.name}: no number on page {n}"
        bears = len(set(CODE.findall(text)))
        assert bears == (0 if kind in EMPTY else 1), f"{path.name}: {bears} check codes on page {n}"
    raw = squeezed(run("pdftotext", "-raw", pdf, "-"))
    for words in SAID[kind]:
        assert squeezed(words) in raw, f"{path.name}: {words!r} is missing"
    if kind in LANDSCAPE:
        tables = [t for t in texts if "满分" in t or "问题描述" in t]
        assert len(tables) >= pages - 1, f"{path.name}: headings on {len(tables)} of {pages} pages"
    return pages


def check_signed_page(path, work):
    """Wherever the pages of the sheet end in LibreOffice, its places to sign stand below rows of its table."""
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    body = parts["word/document.xml"].decode("utf-8")
    head, table = body.split("<w:tbl>", 1)
    out = work / "signed"
    out.mkdir()
    files = []
    for gaps in range(0, 40, 4):
        lower = head + '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>' * gaps + "<w:tbl>" + table
        files.append(out / f"{gaps}.docx")
        with zipfile.ZipFile(files[-1], "w") as file:
            for name, content in {**parts, "word/document.xml": lower}.items():
                file.writestr(name, content)
    run("soffice", f"-env:UserInstallation={(work / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", out, *files)
    for file in files:
        pages = run("pdftotext", "-layout", file.with_suffix(".pdf"), "-").split("\f")
        last = [squeezed(page) for page in pages if "书记（签字）" in squeezed(page)]
        assert len(last) == 1 and "满分" in last[0] and "合计" in last[0], f"{file.name}: signed {last}"
    return len(files)


def check_page_end(path, work, mark):
    """A table whose heading and first row just fill a page loses nothing in LibreOffice, to the twentieth of a point."""
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    body = parts["word/document.xml"].decode("utf-8")
    at = body.rindex("<w:p>", 0, body.index(mark))
    count = lambda text: collections.Counter(re.findall("[\u4e00-\u9fff]", text))
    wanted = count(re.sub("<[^>]*>", "", body))
    out = work / "ends"

    def pages(twips):
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        for n in twips:
            gap = f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{n + 1}" w:lineRule="exact"/></w:pPr></w:p>'
            with zipfile.ZipFile(out / f"{n}.docx", "w") as file:
                for name, content in {**parts, "word/document.xml": body[:at] + gap + body[at:]}.items():
                    file.writestr(name, content)
        run("soffice", f"-env:UserInstallation={(work / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", out, *[out / f"{n}.docx" for n in twips])
        return {n: run("pdftotext", "-layout", out / f"{n}.pdf", "-").split("\f") for n in twips}

    low, high, step = 0, 12000, 1000
    while step:  # the gap with which the table leaves its page, ever more exactly
        there = pages(range(low, high + step, step))
        low = max(n for n, said in there.items() if mark in squeezed(said[0]))
        high, step = low + step, {1000: 100, 100: 10, 10: 0}[step]
    for n, said in pages(range(low - 10, low + 21, 2)).items():
        missing = wanted - count("".join(said))
        assert not missing, f"{path.name}: with {n} twentieths of a point before {mark} LibreOffice loses {missing}"


def check_fonts(path):
    """Every font is embedded, as a subset, and its text can be searched."""
    rows = run("pdffonts", path).splitlines()[2:]
    assert rows, path.name
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], f"{path.name}: {row}"


def png(wide, high):
    """A red picture, written by hand."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\xbe\x14\x1e" * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def check_logo(report, work):
    """With a logo in the template every program shows it once, on the first page, 12 mm high; without, no picture."""
    template = work / "data" / "documents.toml"
    images = lambda path: [r.split() for r in run("pdfimages", "-list", to_pdf(path, work)).splitlines()[2:]]
    for kind in ["sheet", "feedback"]:
        assert not images(work / f"{kind}.pdf") and not images(work / f"{kind}.docx"), kind
    shutil.rmtree(work / "pdf")
    (work / "data" / "标志.png").write_bytes(png(250, 100))
    template.write_text("[common]\nlogo = '标志.png'\n", encoding="utf-8")
    for kind, formats in {"sheet": ["html", "docx", "pdf", "xlsx"], "feedback": ["html", "docx", "pdf"]}.items():
        for format in formats:
            found = images(report(kind, format))
            assert len(found) == 1, f"{kind}.{format}: {found}"
            page, wide, high, ppi = found[0][0], *found[0][3:5], int(found[0][13])
            assert (page, wide, high) == ("1", "250", "100"), f"{kind}.{format}: {found}"
            assert abs(100 / ppi * 25.4 - 12) < 0.8 or format == "xlsx", f"{kind}.{format}: {ppi} pixels an inch"
    template.unlink()


def check_sums(path, work):
    """LibreOffice computes the sheet again and gives back what we print."""
    out = work / "cells"
    run("soffice", f"-env:UserInstallation={(work / 'office').as_uri()}", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", out, path)
    rows = list(csv.reader(io.StringIO((out / (path.stem + ".csv")).read_text(encoding="utf-8"))))
    items = [r for r in rows if r[0].isdigit()]
    assert len(items) == 49, len(items)
    total = next(r for r in rows if r[0] == "合计")
    assert float(total[6]) == 100, total
    assert float(total[10]) == sum(float(r[10]) for r in items if r[10] != "/"), total
    converted = next(r for r in rows if r[0].startswith("折算得分"))
    assert converted[9] == SCORE, converted
    fact = next(r for r in items if r[1] == "C1-02")
    assert fact[11] == FACT and fact[8] == "2", fact


def main(hucha):
    work = pathlib.Path(tempfile.mkdtemp(prefix="hucha-documents-"))
    report = visit(pathlib.Path(hucha).resolve(), work)
    for kind in TABLES + PAPERS:
        formats = ["html", "docx", "pdf"] + (["xlsx"] if kind in TABLES else [])
        for format in formats:
            path = report(kind, format)
            pages = check_pdf(kind, path, to_pdf(path, work))
            if format == "pdf":
                check_fonts(path)
            print(f"{kind}.{format}: {pages} pages")
    check_sums(work / "sheet.xlsx", work)
    print(f"sheet.docx: signed below rows of its table, {check_signed_page(work / 'sheet.docx', work)} ways the pages end")
    check_logo(report, work)
    shutil.rmtree(work)
    print("all documents open, print and compute")


if __name__ == "__main__":
    main(sys.argv[1])
