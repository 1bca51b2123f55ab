#!/usr/bin/env bash
# Debian's own programs judge signatures, sums and locked zips:
#   minisign -V       the bundle and the roster, by the key that was read out; never an altered one
#   sha256sum -c      the sums
#   7z t, 7z x        the zip, and the one locked with a passphrase; not with a wrong passphrase
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

run() { "$hucha" --data "$work/data" --now 2026-11-22T09:05:06+08:00 --lang zh-CN "$@" 2>>"$work/said.txt"; }

make() {
    run init --inspector 王小明 --branch B01 && run round open 2026Q4 && run roster sign &&
    run visit add --round 2026Q4 --branch B04 --date 2026-11-22 --team 王小明,李华 &&
    run export -o "$work/bundle" && run export -o "$work/bundle.zip" &&
    HUCHA_PASSPHRASE='a long passphrase 1' run export --lock -o "$work/locked.zip" &&
    run roster key --json >"$work/key.json" &&
    cp -r "$work/bundle" "$work/altered" && sed -i 's/ops.csv/opt.csv/' "$work/altered/SHA256SUMS"
}

key() { sed -n 's/.*"key": "\(.*\)".*/\1/p' "$work/key.json"; }

unzipped() { 7z x -y -o"$work/seven" "$work/bundle.zip" && diff -r "$work/bundle" "$work/seven"; }

unlocked() {
    7z x -y -p'a long passphrase 1' -o"$work/open" "$work/locked.zip" && diff -r "$work/bundle" "$work/open" &&
    7z l -slt -p'a long passphrase 1' "$work/locked.zip" | grep -q 'AES-256'
}

check a_signed_bundle_and_a_roster_are_made make
cd "$work/bundle"
check minisign_verifies_the_bundle_by_the_key_in_it minisign -V -m SHA256SUMS -p hucha.pub
check minisign_verifies_it_by_the_key_that_was_read_out minisign -V -m SHA256SUMS -P "$(key)"
check minisign_verifies_the_roster minisign -V -m roster.csv -P "$(key)"
check sha256sum_accepts_what_was_signed sha256sum --check --strict --quiet SHA256SUMS
check minisign_refuses_an_altered_one not minisign -V -m "$work/altered/SHA256SUMS" -p hucha.pub
check sevenzip_tests_the_zip 7z t "$work/bundle.zip"
check sevenzip_unpacks_the_same_files unzipped
check sevenzip_opens_the_locked_zip_by_its_passphrase unlocked
check sevenzip_refuses_a_wrong_passphrase not 7z t -p'another passphrase' "$work/locked.zip"
