#!/usr/bin/env python3
"""Other people's programs open the papers of a whole quarter: the demonstration's.

    python3 forms.py PATH/TO/hucha [KIND…]

Writes every form below in every format that it claims, lets LibreOffice and a browser make PDF of it, and checks that
the pages have the paper that was meant, are numbered, bear their check codes, and carry every word that the plain text of the form has.
Exits 0, or says what is wrong and exits 1.
"""
import html
import pathlib
import re
import shutil
import sys
import tempfile

from documents import CODE, check_fonts, check_page_end, run, squeezed, to_pdf

NOW = "2026-11-22T09:05:06+08:00"
LATER = "2026-11-27T09:05:06+08:00"  # what is overdue by then has reached the second stage
FORMS = {  # kind: (quarter, branch, day, whether the paper lies on its side)
    "notice": ("2026Q4", "B02", NOW, False),
    "remind": ("2026Q4", "B03", NOW, False),
    "warn": ("2026Q4", "B03", LATER, False),
    "admonish": ("2026Q3", "B05", NOW, False),
    "recheck": ("2026Q3", "B03", NOW, True),
    "closing": ("2026Q3", "B03", NOW, True),
    "rank": ("2026Q3", "", NOW, True),
    "plates": ("2026Q3", "", NOW, False),
    "plates-internal": ("2026Q3", "", NOW, False),
    "brief": ("2026Q4", "B04", NOW, False),
    "agreed": ("2026Q4", "B05", NOW, True),
    "feedback": ("2026Q4", "B05", NOW, False),  # of two inspectors: their codes take a second line
    "hearing": ("2026Q4", "B05", NOW, False),
    "handbook": ("2026Q3", "", NOW, False),
    "pair-contract": ("", "B04", NOW, False),
    "pair-diagnosis": ("", "B04", NOW, False),
    "pair-ledger": ("", "B04", NOW, True),
    "pair-urgent": ("", "B04", NOW, False),
    "duty-posts": ("2026Q4", "B04", NOW, True),
    "duty-claims": ("2026Q4", "B04", NOW, True),
    "duty-ledger": ("2026Q4", "B04", NOW, True),
    "duty-results": ("2026Q4", "B04", NOW, True),
}
# Papers that rest on finalised sheets: every page bears their check codes.
SIGNED = {"notice", "remind", "warn", "admonish", "recheck", "closing", "agreed", "feedback", "hearing"}
PAGES = {"pair-contract": 6}  # two for each of the three parties, in every format
TABLES = {"recheck", "closing", "rank", "plates", "agreed", "hearing", "pair-ledger"}
TABLES |= {"duty-posts", "duty-claims", "duty-ledger", "duty-results"}


def words(md):
    """What the Markdown says, cell by cell and line by line, without its marks."""
    for line in md.splitlines():
        if re.fullmatch(r"[|\s:-]*", line):
            continue
        for cell in re.split(r"(?<!\\)\||<br>", line):
            text = re.sub(r"\\(.)", r"\1", html.unescape(cell.replace("**", "")))
            text = squeezed(re.sub(r"^\s*(#+|[-*]|\d+\.)\s", "", text))
            yield from (part for part in re.split("＿+", text) if part)  # a line to write on is drawn as one


def check(kind, path, pdf, wanted, codes, lying):
    info = dict(line.split(":", 1) for line in run("pdfinfo", pdf).splitlines() if ":" in line)
    size = [round(float(n)) for n in info["Page size"].split("pts")[0].split(" x ")]
    assert size == ([842, 595] if lying else [595, 842]), f"{path.name}: {size}"
    pages = int(info["Pages"])
    for n in range(1, pages + 1):
        lines = [s for s in map(squeezed, run("pdftotext", "-f", n, "-l", n, "-layout", pdf, "-").splitlines()) if s]
        assert f"第{n}页共{pages}页" in "".join(lines), f"{path.name}: no number on page {n}"
        assert len(lines) > 1, f"{path.name}: nothing but the foot on page {n}"
        assert all(code in "".join(lines) for code in codes), f"{path.name}: no check code on page {n}"
    assert pages == PAGES.get(kind, pages), f"{path.name}: {pages} pages, not {PAGES[kind]}"
    raw = squeezed(run("pdftotext", "-raw", pdf, "-"))
    missing = [w for w in wanted if w not in raw]
    assert not missing, f"{path.name}: {missing[:3]!r} missing, {len(missing)} of {len(wanted)}"
    return pages


def main(hucha, *only):
    hucha = pathlib.Path(hucha).resolve()
    work = pathlib.Path(tempfile.mkdtemp(prefix="hucha-forms-"))
    run(hucha, "--now", NOW, "demo", "--into", work / "data")
    for kind, (quarter, branch, day, lying) in FORMS.items():
        if only and kind not in only:
            continue
        about = (["--round", quarter] if quarter else []) + (["--branch", branch] if branch else [])
        write = lambda format: pathlib.Path(
            run(hucha, "--data", work / "data", "--lang", "zh-CN", "--now", day, "report", kind, *about,
                "--format", format, "-o", work / f"{kind}.{format}").splitlines()[-1])
        plain = write("md").read_text(encoding="utf-8")
        wanted, codes = list(words(plain)), CODE.findall(plain)
        assert bool(codes) == (kind in SIGNED), f"{kind}: check codes {codes}"
        for code in codes:
            run(hucha, "--data", work / "data", "report", "verify", code)
        assert len(wanted) > 5, f"{kind}: {wanted}"
        said = []
        for format in ["html", "docx", "pdf"] + (["xlsx"] if kind in TABLES else []):
            path = write(format)
            said.append(f"{format} {check(kind, path, to_pdf(path, work), wanted, codes, lying)}")
            if format == "pdf":
                check_fonts(path)
        print(f"{kind}: pages of {', '.join(said)}; {len(wanted)} words and sentences found in each")
    for kind, heading in {"pair-urgent": "三、未完成的任务", "feedback": "二、存在问题"}.items():
        if not only or kind in only:
            check_page_end(work / f"{kind}.docx", work, heading)
            print(f"{kind}: nothing is lost where a page ends with the first row of its table")
    shutil.rmtree(work)
    print("all forms of a quarter open and print")


if __name__ == "__main__":
    main(*sys.argv[1:])
