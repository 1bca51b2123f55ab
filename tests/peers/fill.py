#!/usr/bin/env python3
"""Fills a score sheet as a person would, with texts that break tables.

    python3 fill.py TEMPLATE TARGET              a few that spreadsheets spoil
    python3 fill.py TEMPLATE TARGET LIST FIRST   one of the naughty strings in every note, from this one on
"""
import csv
import re
import sys
import unicodedata

TEXTS = [
    "=1+1",
    "－会议记录缺第三季度，“三会一课”少1次",
    "@书记 说：\"没有\"；'见附件'",
    "第一行\n第二行\t制表",
    "  \u200b=HYPERLINK(\"x\")",
    "𠮷 👨‍👩‍👧 e\u0301 ①",
    "00123",
    "3/4/25",
    "1E5",
    "'已经有引号",
]


def naughty(path):
    """The strings of the list that can be stored: no control characters but LF and TAB, not only blanks."""
    def unescape(found):
        return chr(int(found[1], 16)) if found[1] else "\n" if found[0] == "\\n" else "\\"

    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    texts = [re.sub(r"\\(?:u\{([0-9a-f]+)\}|n|\\)", unescape, line) for line in lines]
    plain = lambda text: all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in text)
    return [text for text in texts if text.strip() and plain(text) and not re.search(SPOILT, text)]


# What a form refuses as spoilt by a spreadsheet, rightly.
SPOILT = r"\ufffd|^#+$|^#[A-Z0/]+[!?]$|^Err:[0-9]+$"


def main(source, target, path=None, first=0):
    texts = naughty(path)[int(first):] if path else TEXTS
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    at = {heading.split("_", 1)[1]: i for i, heading in enumerate(rows[0])}
    for i, row in enumerate(rows[1:]):
        row[at["verdict"]] = "无扣分"
        row[at["note"]] = texts[i % len(texts)] if texts else ""
        if i % 7 == 3 and not path:
            row[at["verdict"]], row[at["count"]] = "扣分", "1"
            row[at["fact"]] = TEXTS[i % len(TEXTS)] + f" 第{i}项"
            row[at["class"]] = "限期整改"
            row[at["responsible"]] = "支部书记"
    with open(target, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[quoted(cell) for cell in row] for row in rows])


def quoted(cell):
    """The escape of exchange.md §3: one more quote before what begins like a formula."""
    seen = cell.lstrip(" \u3000\u200b\ufeff")
    return "'" + cell if seen[:1] in tuple("=+-@'\t\n＝＋－＠") and seen else cell


if __name__ == "__main__":
    main(*sys.argv[1:])
