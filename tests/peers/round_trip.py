#!/usr/bin/env python3
"""Judges a bundle whose views went through LibreOffice as a double click does.

    python3 round_trip.py edit VIEW        changes one cell as a person would
    python3 round_trip.py judge LIST N     LIST: `proposals list --all --json`; N: real edits that were made
"""
import json
import re
import sys

# What Calc may do to these texts of fill.py, and only to them; everything else has to come back as it went.
BREAKABLE = [r"^00123", r"^3/4/25", r"^1E5", "𠮷|👨|\u200b"]


def edit(view):
    with open(view, encoding="utf-8-sig") as file:
        text = file.read()
    changed = text.replace("王小明", "王晓明", 1)
    if changed == text:
        sys.exit(f"{view}: nothing to edit")
    with open(view, "w", encoding="utf-8-sig") as file:
        file.write(changed)


def judge(path, edits):
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    changes = [p for p in found if p["kind"] == "change"]
    damage = [p for p in found if p["kind"] == "damage"]
    wrong = [p for p in found if p["kind"] not in ("change", "damage")]
    wrong += [p for p in damage if not any(re.search(known, p["base"]) for known in BREAKABLE)]
    wrong += [p for p in changes if (p["base"], p["value"]) != ("王小明", "王晓明")]
    if wrong or len(changes) != edits or not damage:
        sys.exit(f"{len(changes)} changes, {len(damage)} damaged; not expected: {json.dumps(wrong, ensure_ascii=False)}")


if __name__ == "__main__":
    if sys.argv[1] == "edit":
        edit(sys.argv[2])
    else:
        judge(sys.argv[2], int(sys.argv[3]))
