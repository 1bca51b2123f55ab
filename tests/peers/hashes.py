#!/usr/bin/env python3
"""A stranger's check of ops.csv, written from exchange.md alone: every hash, every chain, the order of the rows."""
import csv
import hashlib
import sys

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
COLUMNS = "device seq prev actor lamport wall entity id field value pred reason source txn hash".split()


def unescape(cell):
    """Strips exactly one leading quote (exchange.md §3)."""
    return cell[1:] if cell.startswith("'") else cell


def digest(fields):
    """h + the 26 lowest base-28 digits of SHA-256 over the fields as netstrings, lowest digit first."""
    data = b"hucha1\n"
    for field in fields:
        raw = field.encode("utf-8")
        data += str(len(raw)).encode() + b":" + raw + b","
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    out = "h"
    for _ in range(26):
        number, digit = divmod(number, 28)
        out += ALPHABET[digit]
    return out


def main(path):
    csv.field_size_limit(1 << 20)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert [h.rsplit("_", 1)[1] for h in rows[0]] == COLUMNS, rows[0]
    rows = [[unescape(cell) for cell in row] for row in rows[1:]]
    for row in rows:
        assert digest(row[:14]) == row[14], row
    order = [(row[0], int(row[1] or 0), row[14]) for row in rows]
    assert order == sorted(order), "rows are not sorted by device, seq, hash"
    last = {row[0] + row[1]: row[14] for row in rows}
    for row in rows:
        if row[1] and row[1] != "1" and row[0] + str(int(row[1]) - 1) in last:
            assert row[2] == last[row[0] + str(int(row[1]) - 1)], row
    print(f"{len(rows)} operations: every hash is that of its content, every chain is whole")


if __name__ == "__main__":
    main(sys.argv[1])
