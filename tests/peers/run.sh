#!/usr/bin/env bash
# Programs of others judge what hucha writes: from nothing to a bundle by commands alone, then
#   sha256sum -c          the sums
#   recompute_hashes.py   every operation's hash, recomputed from exchange.md §4 alone
#   frictionless validate datapackage.json: sizes, sums, rows, headings, types
#   LibreOffice Calc      opens views and the xlsx template and gives back the same cells
#   fill.py               every naughty string as a note, through LibreOffice and merged again
#   round_trip.py         views opened and saved in Calc as a double click does, merged again
#   documents.py          sheets, feedback, records in LibreOffice, poppler and chromium: paper, words, sums
#   forms.py              every other form of a quarter: paper, page numbers, every word of it
#   workbooks.py          every form as xlsx in openpyxl and LibreOffice: typed cells, days, sums that follow what is typed
# Installs what it needs (Debian). Usage: tests/peers/run.sh PROGRAM [WORK_FOLDER]
# The steps of a check are joined by && because bash ignores -e in what is tested with ||.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
hucha=$(realpath "${1:?usage: run.sh PROGRAM [WORK_FOLDER]}")
work=${2:-$(mktemp -d)}
rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)
passed=0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

ok() { passed=$((passed + 1)); printf 'test peers::%s ... ok\n' "$1"; }

fail() { printf 'test peers::%s ... FAILED\n%s\n' "$1" "$2" >&2; exit 1; }

install_peers() {
    local wanted=()
    command -v soffice >/dev/null && [ -e /usr/lib/libreoffice/program/libswlo.so ] ||
        wanted+=(libreoffice-calc libreoffice-writer)
    command -v pdftotext >/dev/null || wanted+=(poppler-utils)
    command -v chromium >/dev/null || wanted+=(chromium)
    [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || wanted+=(fonts-noto-cjk)
    command -v python3 >/dev/null || wanted+=(python3)
    python3 -c 'import ensurepip' 2>/dev/null || wanted+=(python3 python3-venv)
    if [ ${#wanted[@]} -gt 0 ]; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${wanted[@]}" >/dev/null
    fi
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check 'frictionless>=5.18,<6' 'openpyxl>=3.1,<4'
}

run() { "$hucha" --data "$work/data" --now 2026-11-22T09:05:06+08:00 --lang zh-CN "$@" 2>>"$work/said.txt"; }

# One visit with a sheet that a person filled in, rich in texts that break tables.
make_bundle() {
    local which=(--round 2026Q4 --branch B04 --inspector 王小明)
    run init --inspector 王小明 --branch B01 &&
    run round open 2026Q4 &&
    run visit add --round 2026Q4 --branch B04 --date 2026-11-22 --team 王小明,李华 &&
    run sheet template "${which[@]}" -o "$work/template.csv" &&
    run sheet template "${which[@]}" -o "$work/template.xlsx" &&
    python3 "$here/fill.py" "$work/template.csv" "$work/filled.csv" &&
    run sheet import "$work/filled.csv" "${which[@]}" &&
    run export --round 2026Q4 -o "$work/bundle" &&
    run export --round 2026Q4 -o "$work/again" &&
    run export --round 2026Q4 -o "$work/bundle.zip" &&
    run export --round 2026Q4 -o "$work/again.zip"
} >>"$work/said.txt"

same_bytes() {
    diff -r "$work/bundle" "$work/again" &&
    cmp "$work/bundle.zip" "$work/again.zip" &&
    python3 -m zipfile -e "$work/bundle.zip" "$work/unzipped" &&
    diff -r "$work/bundle" "$work/unzipped"
}

hashes() {
    python3 "$here/recompute_hashes.py" "$work/bundle/ops.csv" &&
    sed 's/生产一支部/生产二支部/' "$work/bundle/ops.csv" >"$work/altered.csv" &&
    ! python3 "$here/recompute_hashes.py" "$work/altered.csv" 2>/dev/null
}

# LibreOffice, told that all columns are text (2), writes what it read; every cell quoted, as stored.
office() {
    local text='1/2'
    for column in $(seq 2 60); do text+="/$column/2"; done
    mkdir -p "$work/views" "$work/office" &&
    cp "$work/bundle/"*.csv "$work/template.csv" "$work/views/" &&
    soffice "-env:UserInstallation=file://$work/profile" --headless --infilter="Text - txt - csv (StarCalc):44,34,76,1,$text" \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false' --outdir "$work/office" "$work/views/"*.csv &&
    python3 "$here/same_cells.py" "$work/views" "$work/office"
}

office_template() {
    local out="$work/resaved"
    mkdir -p "$out" &&
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to xlsx --outdir "$out" "$work/template.xlsx" &&
    soffice "-env:UserInstallation=file://$work/profile" --headless \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false' --outdir "$out" "$work/template.xlsx" &&
    python3 "$here/same_cells.py" "$work/template.csv" "$out/template.csv" &&
    run sheet import "$out/template.xlsx" --dry-run
}

# Views opened as a double click does (no column is told to be text), saved as UTF-8 (76) and as GBK (67), put back into
# the bundle and merged: what Calc spoils is listed, nothing else differs; one real edit arrives as one proposal.
round_trip() {
    local csv='Text - txt - csv (StarCalc)' charset back edits=0 before after
    before=$(run digest)
    for charset in 67 76; do
        back="$work/back-$charset"
        mkdir -p "$work/saved-$charset" && cp -r "$work/bundle" "$back" &&
        soffice "-env:UserInstallation=file://$work/profile" --headless --infilter="$csv:44,34,76,1,,0,false,true" \
            --convert-to "csv:$csv:44,34,$charset,1,,0,false,true,false" --outdir "$work/saved-$charset" \
            "$back"/{scores,problems,people,visits,sheets,members}.csv &&
        cp "$work/saved-$charset/"*.csv "$back/" || return 1
        if [ "$charset" = 76 ]; then
            python3 "$here/round_trip.py" edit "$back/people.csv" || return 1
            edits=1
        fi
        run merge "$back" &&
        run proposals list --all --json >"$work/found-$charset.json" &&
        python3 "$here/round_trip.py" judge "$work/found-$charset.json" "$edits" || return 1
    done
    after=$(run digest)
    [ "$before" = "$after" ] || { echo "a merge of edited views changed $before to $after"; return 1; }
}

# Every naughty string as a note, in four sheets of a laptop of their own: LibreOffice opens the views with all columns
# as text and saves them again; every cell is what it was, and merging them proposes nothing.
naughty() {
    local list="$here/../../src/exchange/naughty.txt" text='1/2' first=0 branch
    for column in $(seq 2 60); do text+="/$column/2"; done
    odd() { "$hucha" --data "$work/odd-data" --now 2026-11-22T09:05:06+08:00 --lang zh-CN "$@" 2>>"$work/odd.txt"; }
    { odd init --inspector 王小明 --branch B01 && odd round open 2026Q4; } >>"$work/odd.txt" || return 1
    for branch in B02 B03 B04 B05; do
        local which=(--round 2026Q4 --branch "$branch" --inspector 王小明)
        { odd visit add --round 2026Q4 --branch "$branch" --date 2026-11-22 --team 王小明,李华 &&
            odd sheet template "${which[@]}" -o "$work/odd-$branch.csv" &&
            python3 "$here/fill.py" "$work/odd-$branch.csv" "$work/odd.csv" "$list" "$first" &&
            odd sheet import "$work/odd.csv" "${which[@]}"; } >>"$work/odd.txt" || { tail -5 "$work/odd.txt"; return 1; }
        first=$((first + 49))
    done
    odd export --round 2026Q4 -o "$work/odd" >>"$work/odd.txt" &&
    mkdir -p "$work/odd-views" "$work/odd-office" &&
    cp "$work/odd/scores.csv" "$work/odd/sheets.csv" "$work/odd-views/" &&
    soffice "-env:UserInstallation=file://$work/profile" --headless --infilter="Text - txt - csv (StarCalc):44,34,76,1,$text" \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false' --outdir "$work/odd-office" "$work/odd-views/"*.csv &&
    python3 "$here/same_cells.py" "$work/odd-views" "$work/odd-office" &&
    cp "$work/odd-office/"*.csv "$work/odd/" &&
    odd merge "$work/odd" >>"$work/odd.txt" &&
    [ "$(odd proposals list --all --json)" = "[]" ] || { odd proposals list --all; return 1; }
}

check() {
    local name=$1
    shift
    local said
    said=$("$@" 2>&1) || fail "$name" "$said"
    ok "$name"
}

echo "running 12 peer checks in $work"
install_peers
make_bundle || fail from_nothing_to_a_bundle_by_commands "$(cat "$work/said.txt")"
ok from_nothing_to_a_bundle_by_commands
check two_exports_are_byte_identical_and_the_zip_holds_the_same same_bytes
check sha256sum_accepts_the_sums env -C "$work/bundle" sha256sum --check --strict --quiet SHA256SUMS
check a_stranger_recomputes_every_hash hashes
check frictionless_accepts_the_bundle "$work/venv/bin/frictionless" validate "$work/bundle/datapackage.json"
check libreoffice_gives_back_every_cell_of_the_views office
check libreoffice_gives_back_the_xlsx_template office_template
check naughty_strings_come_back_from_libreoffice naughty
check views_through_libreoffice_bring_damage_and_one_real_edit round_trip
check libreoffice_poppler_and_a_browser_open_every_document python3 "$here/documents.py" "$hucha"
check they_open_every_form_of_a_quarter_too python3 "$here/forms.py" "$hucha"
check openpyxl_and_libreoffice_read_and_compute_every_workbook "$work/venv/bin/python" "$here/workbooks.py" "$hucha"
echo "test result: ok. $passed passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"
