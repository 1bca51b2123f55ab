#!/usr/bin/env python3
"""How long a merge takes beside the `sqlite3` shell importing the same file.

    python3 benches/merge.py PROGRAM [WORK_FOLDER] [OPERATIONS]

Makes ops.csv of 300,000 operations from 20 laptops (about 60 MB, hashes computed from exchange.md alone), then, in
one run and one after the other, three times each: the `sqlite3` shell imports it into a table with the hash as primary
key and an index on (entity, id, field), durable as ours is (synchronous=FULL); `hucha merge` of the same file into a
laptop that knows the start of the team. Then 1,000 bundles in one folder, in one merge. Prints medians, the ratio, and
peak memory. Aims: at most 1.5 times, less than 200 MiB.
"""
import csv
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
HEAD = ("设备编号_device 序号_seq 上条_prev 人员_actor 逻辑钟_lamport 本机时间_wall 对象_entity 编号_id 字段_field "
        "值_value 依据_pred 原因_reason 来源_source 动作_txn 摘要_hash").split()
WALL = "2026-11-22T09:05:06+08:00"
FACT = "第三季度缺少一次党员大会记录，签到表与记录人数不一致。"


def digest(columns):
    parts = [b"hucha1\n"]
    for text in columns:
        raw = text.encode("utf-8")
        parts.append(b"%d:%b," % (len(raw), raw))
    number, text = int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big"), "h"
    for _ in range(26):
        number, digit = divmod(number, 28)
        text += ALPHABET[digit]
    return text


class Laptops:
    """Sheet after sheet, each by one of twenty laptops; every sixth item is written twice."""

    def __init__(self):
        self.devices = ["x" + ALPHABET[i] * 5 for i in range(20)]
        self.tips, self.heads, self.ops = {}, {}, []

    def set(self, device, entity, ident, field, value):
        seq, prev = self.tips.get(device, (0, ""))
        cell = (entity, ident, field)
        number = f"{device}-{seq + 1}"
        row = [device, str(seq + 1), prev, device + "-1", str(len(self.ops) + 1), WALL, *cell, value,
               self.heads.get(cell, ""), "", "tui", number]
        row.append(digest(row))
        self.tips[device], self.heads[cell] = (seq + 1, row[-1]), row[-1]
        self.ops.append(row)

    def sheet(self, n):
        device = self.devices[n % 20]
        sheet = f"20{20 + n // 2400}Q{n // 600 % 4 + 1}/B{n % 600:03}/{device}-1"
        for i in range(49):
            score = f"{sheet}/A{i // 10 + 1}-{i % 10 + 1:02}"
            self.set(device, "score", score, "verdict", "deduct" if i % 6 == 0 else "ok")
            if i % 6 == 0:
                self.set(device, "score", score, "count", "2")
                problem = f"{device}-{self.tips[device][0] + 1}"
                self.set(device, "problem", problem, "_created", "yes")
                self.set(device, "problem", problem, "fact", FACT)
                self.set(device, "score", score, "count", "1")


def write(path, ops):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow(HEAD)
        out.writerows(sorted(ops, key=lambda row: (row[0], int(row[1]), row[-1])))


# A child counts the memory of the process that forked it, so a small one starts the program.
STARTER = """
import os, subprocess, sys, time
began = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(time.monotonic() - began, usage.ru_maxrss / 1024)
sys.exit(status != 0)
"""


def run(args, **more):
    """Seconds and peak MiB of a program that must succeed."""
    done = subprocess.run([sys.executable, "-S", "-c", STARTER, *args], capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{args}: {done.stderr}")
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def imported(work, ops):
    database = work / "plain.db"
    for old in work.glob("plain.db*"):
        old.unlink()
    columns = ", ".join(f"c{i} TEXT" for i in range(14))
    script = work / "import.sql"
    script.write_text(
        "PRAGMA synchronous=FULL;\nPRAGMA journal_mode=WAL;\n"
        f"CREATE TABLE op ({columns}, hash TEXT PRIMARY KEY);\nCREATE INDEX op_cell ON op (c6, c7, c8);\n"
        f".mode csv\n.import --skip 1 {ops} op\n", encoding="utf-8")
    with open(script, encoding="utf-8") as given:
        return run(["sqlite3", str(database)], stdin=given)


def laptop(program, work):
    data = work / "data"
    shutil.rmtree(data, ignore_errors=True)
    base = [program, "--data", str(data), "--lang", "zh-CN"]
    run([*base, "init", "--inspector", "李明", "--branch", "B01"])
    return base


def merged(program, work, path):
    base = laptop(program, work)
    return run([*base, "merge", str(path)])


def main():
    program = os.path.realpath(sys.argv[1])
    work = Path(sys.argv[2] if len(sys.argv) > 2 else "/tmp/hucha-bench")
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 300_000
    work.mkdir(parents=True, exist_ok=True)
    made, n = Laptops(), 0
    while len(made.ops) < most:
        made.sheet(n)
        n += 1
    del made.ops[most:]
    ops = work / "ops.csv"
    write(ops, made.ops)
    print(f"{most} operations, {ops.stat().st_size / 1e6:.1f} MB", flush=True)
    plain, ours = [], []
    for _ in range(3):
        plain.append(imported(work, ops))
        ours.append(merged(program, work, ops))
        print(f"  sqlite3 {plain[-1][0]:.2f} s, hucha {ours[-1][0]:.2f} s, {ours[-1][1]:.0f} MiB", flush=True)
    of = lambda list, at: statistics.median(item[at] for item in list)
    print(f"sqlite3 .import {of(plain, 0):.2f} s; hucha merge {of(ours, 0):.2f} s, {of(ours, 0) / of(plain, 0):.2f} times,"
          f" {of(ours, 1):.0f} MiB", flush=True)
    stick = work / "stick"
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    known = {}
    for row in made.ops:
        known.setdefault(row[0], []).append(row)
    for i in range(1000):
        # Each brings a little more of one laptop than the last one of that laptop did.
        device = made.devices[i % 20]
        bundle = stick / f"b{i:04}"
        bundle.mkdir()
        write(bundle / "ops.csv", known[device][: (i // 20 + 1) * 20])
    seconds, memory = merged(program, work, stick)
    print(f"1000 small bundles in one merge {seconds:.2f} s, {memory:.0f} MiB")


if __name__ == "__main__":
    main()
