#!/usr/bin/env bash
# Debian's own programs judge signatures, sums and locked zips:
#   minisign -V       the bundle and the roster, by the key that was read out; each author's tip in a bundle that was
#                     relayed by somebody else; never an altered one
#   sha256sum -c      the sums; not of an altered file
#   7z t, 7z x        the zip, and the one locked with a passphrase; not with a wrong passphrase, not a damaged one
#   7z a              what 7-Zip locks is merged
# Installs what it needs (Debian). Usage: tests/peers/trust.sh PROGRAM [WORK_FOLDER]
set -euo pipefail

hucha=$(realpath "${1:?usage: trust.sh PROGRAM [WORK_FOLDER]}")
work=${2:-$(mktemp -d)}
rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

check() {
    local name=$1 said
    shift
    said=$("$@" 2>&1) || { printf 'test peers::trust::%s ... FAILED\n%s\n' "$name" "$said" >&2; exit 1; }
    printf 'test peers::trust::%s ... ok\n' "$name"
}

not() { if "$@"; then return 1; fi; }

if ! command -v minisign >/dev/null || ! command -v 7z >/dev/null; then
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends minisign p7zip-full >/dev/null
fi

on() {
    local who=$1
    shift
    "$hucha" --data "$work/$who" --now 2026-11-22T09:05:06+08:00 --lang zh-CN "$@" 2>>"$work/said.txt"
}
run() { on data "$@"; }

# Another author, whose bundle the first one merges and hands on: the relayed bundle bears one signature and two tips.
another() {
    on other init --inspector 李华 --branch B02 && on other round open 2026Q4 &&
    on other problems add --round 2026Q4 --branch B04 --fact '缺签到表，é👍' &&
    on other export -o "$work/other.zip" && run merge "$work/other.zip"
}

make() {
    run init --inspector 王小明 --branch B01 && run round open 2026Q4 && run roster sign &&
    run visit add --round 2026Q4 --branch B04 --date 2026-11-22 --team 王小明,李华 && another &&
    run export -o "$work/bundle" && run export -o "$work/bundle.zip" &&
    HUCHA_PASSPHRASE='a long passphrase 1' run export --lock -o "$work/locked.zip" &&
    run roster key --json >"$work/key.json" &&
    cp -r "$work/bundle" "$work/altered" && sed -i 's/ops.csv/opt.csv/' "$work/altered/SHA256SUMS" &&
    cp -r "$work/bundle" "$work/forged" && sed -i 's/缺签到表/有签到表/' "$work/forged/ops.csv" &&
    printf '\n' >>"$work/forged/roster.csv" && python3 -c 'import sys
bytes = bytearray(open(sys.argv[1], "rb").read())
bytes[len(bytes) // 2] ^= 1
open(sys.argv[2], "wb").write(bytes)' "$work/locked.zip" "$work/damaged.zip"
}

# The tips of all authors as minisign wants them: a text, a signature, a key; as the README.txt of a bundle says.
tips() {
    mkdir -p "$work/tips" && python3 - "$work/bundle/tips.csv" "$work/tips" <<'PY'
import csv, sys
for n, row in enumerate(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig"))):
    row = {key.rsplit("_", 1)[1]: cell for key, cell in row.items()}
    def write(what, text):
        open(f"{sys.argv[2]}/{n}.{what}", "w", encoding="utf-8", newline="").write(text)
    write("txt", f"hucha-tip 1\n{row['device']}\n{row['seq']}\n{row['hash']}\n")
    write("minisig", row["signature"])
    write("key", row["key"])
    write("forged", f"hucha-tip 1\n{row['device']}\n1{row['seq']}\n{row['hash']}\n")
PY
}

# Each author's tip by the key of its row; $1 says which text.
each_tip() {
    local n=0
    for tip in "$work"/tips/*.txt; do
        n=$((n + 1))
        minisign -V -m "${tip%.txt}.$1" -x "${tip%.txt}.minisig" -P "$(cat "${tip%.txt}.key")" || return 1
    done
    test "$n" = 2
}

no_tip() {
    for tip in "$work"/tips/*.txt; do
        not minisign -V -m "${tip%.txt}.forged" -x "${tip%.txt}.minisig" -P "$(cat "${tip%.txt}.key")" || return 1
    done
}

key() { sed -n 's/.*"key": "\(.*\)".*/\1/p' "$work/key.json"; }

unzipped() { 7z x -y -o"$work/seven" "$work/bundle.zip" && diff -r "$work/bundle" "$work/seven"; }

unlocked() {
    7z x -y -p'a long passphrase 1' -o"$work/open" "$work/locked.zip" && diff -r "$work/bundle" "$work/open" &&
    7z l -slt -p'a long passphrase 1' "$work/locked.zip" | grep -c 'AES-256'
}

# What 7-Zip locks, on a laptop that knows nothing yet; what was altered or damaged changes nothing there.
locked_by_7z() {
    (cd "$work/bundle" && 7z a -tzip -mem=AES256 -p'another long one 2' "$work/by7z.zip" .) &&
    on third init --inspector 赵敏 --branch B03 && HUCHA_PASSPHRASE='another long one 2' on third merge "$work/by7z.zip" &&
    on third problems list | grep -c 缺签到表
}
refused() { HUCHA_PASSPHRASE=$1 on fourth merge "$2" && return 1 || test $? = 3; }

check a_signed_bundle_and_a_roster_are_made make
check tips_are_taken_out_for_minisign tips
cd "$work/bundle"
check minisign_verifies_the_bundle_by_the_key_in_it minisign -V -m SHA256SUMS -p hucha.pub
check minisign_verifies_it_by_the_key_that_was_read_out minisign -V -m SHA256SUMS -P "$(key)"
check minisign_verifies_the_roster minisign -V -m roster.csv -P "$(key)"
check sha256sum_accepts_what_was_signed sha256sum --check --strict --quiet SHA256SUMS
check minisign_refuses_an_altered_one not minisign -V -m "$work/altered/SHA256SUMS" -p hucha.pub
check minisign_verifies_every_author_of_a_relayed_bundle each_tip txt
check minisign_refuses_every_tip_with_another_number no_tip
check minisign_refuses_an_altered_roster not minisign -V -m "$work/forged/roster.csv" -P "$(key)"
check sha256sum_refuses_an_altered_file not sh -c "cd '$work/forged' && sha256sum --check --strict --quiet SHA256SUMS"
check sevenzip_tests_the_zip 7z t "$work/bundle.zip"
check sevenzip_unpacks_the_same_files unzipped
check sevenzip_opens_the_locked_zip_by_its_passphrase unlocked
check sevenzip_refuses_a_wrong_passphrase not 7z t -p'another passphrase' "$work/locked.zip"
check sevenzip_refuses_a_damaged_locked_zip not 7z t -p'a long passphrase 1' "$work/damaged.zip"
check what_sevenzip_locks_is_merged locked_by_7z
check a_laptop_for_what_is_refused on fourth init --inspector 钱一 --branch B02
check a_wrong_passphrase_is_refused refused 'a wrong passphrase 3' "$work/locked.zip"
check a_damaged_locked_zip_is_refused refused 'a long passphrase 1' "$work/damaged.zip"
check altered_sums_are_refused refused x "$work/altered"
check altered_operations_and_roster_are_refused refused x "$work/forged"
check the_whole_locked_zip_is_merged env HUCHA_PASSPHRASE='a long passphrase 1' "$hucha" --data "$work/fourth" merge "$work/locked.zip"
