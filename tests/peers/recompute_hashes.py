#!/usr/bin/env python3
"""A stranger's check of ops.csv, from exchange.md alone: recomputes every hash, checks every chain and the order.

    python3 recompute_hashes.py BUNDLE/ops.csv

Prints the number of operations and exits 0, or says what is wrong with which line and exits 1.
"""
import csv
import hashlib
import sys

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
KEYS = "device seq prev actor lamport wall entity id field value pred reason source txn hash".split()
NUMERIC = {"seq", "lamport"}


def digest(columns):
    data = b"hucha1\n"
    for text in columns:
        raw = text.encode("utf-8")
        data += str(len(raw)).encode() + b":" + raw + b","
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    text = "h"
    for _ in range(26):
        number, digit = divmod(number, 28)
        text += ALPHABET[digit]
    return text


def unescape(key, cell):
    return cell[1:] if key not in NUMERIC and cell.startswith("'") else cell


def problems(path):
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        header = [title.rsplit("_", 1)[-1] for title in next(rows)]
        if header[: len(KEYS)] != KEYS:
            yield f"line 1: unexpected columns {header}"
            return
        last, known, count = ("", 0, ""), {}, 0
        for cells in rows:
            row = {key: unescape(key, cell) for key, cell in zip(KEYS, cells)}
            place = f"line {rows.line_num}: {row['device']}-{row['seq']}"
            if digest(row[key] for key in KEYS[:-1]) != row["hash"]:
                yield f"{place}: content and hash differ"
            here = (row["device"], int(row["seq"] or 0), row["hash"])
            if here <= last:
                yield f"{place}: out of order"
            before = known.get(row["prev"])
            if here[1] > 1 and before != (here[0], here[1] - 1):
                yield f"{place}: its predecessor {row['prev']} is missing or another's"
            known[row["hash"]], last, count = here[:2], here, count + 1
    print(count)


if __name__ == "__main__":
    found = list(problems(sys.argv[1]))
    print("\n".join(found), file=sys.stderr)
    sys.exit(1 if found else 0)
