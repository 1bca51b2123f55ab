#!/usr/bin/env python3
"""Fills a score sheet as a person would, with texts that break tables."""
import csv
import sys

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


def main(source, target):
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    at = {heading.split("_", 1)[1]: i for i, heading in enumerate(rows[0])}
    for i, row in enumerate(rows[1:]):
        row[at["verdict"]] = "无扣分"
        row[at["note"]] = TEXTS[i % len(TEXTS)]
        if i % 7 == 3:
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
