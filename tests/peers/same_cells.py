#!/usr/bin/env python3
"""Compares CSV files cell by cell: two files, or the files of two folders by name."""
import csv
import pathlib
import sys

csv.field_size_limit(1 << 20)


def cells(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def compare(before, after):
    a, b = cells(before), cells(after)
    assert len(a) == len(b), f"{before.name}: {len(a)} rows became {len(b)}"
    for line, (x, y) in enumerate(zip(a, b), 1):
        y += [""] * (len(x) - len(y))
        for heading, p, q in zip(a[0], x, y):
            assert p == q, f"{before.name} row {line} {heading}: {p!r} became {q!r}"
    return sum(map(len, a))


def main(before, after):
    before, after = pathlib.Path(before), pathlib.Path(after)
    pairs = [(before, after)]
    if before.is_dir():
        pairs = [(path, after / path.name) for path in sorted(before.glob("*.csv"))]
        assert pairs, "nothing to compare"
    print(sum(compare(a, b) for a, b in pairs), "cells are the same in", len(pairs), "files")


if __name__ == "__main__":
    main(*sys.argv[1:])
