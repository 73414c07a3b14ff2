#!/bin/bash
# What `make run` shows: two months billed, then a correction of the first one.
#
# Works on a copy of this folder, so that the samples stay as they are. Run a second time it bills
# and corrects again, and nothing new is issued.
set -euo pipefail
program="$1"
out="$2"
samples="$(cd "$(dirname "$0")" && pwd)"
mkdir -p "$out"

# Prints a command as it would be typed, then runs it; the findings go to a file, for they are many.
run() {
  local name="$1"
  shift
  printf '\n$ invoice-run'
  printf ' %q' "$@"
  printf '\n'
  "$program" "$@" 2>"$out/$name.findings.txt" || { cat "$out/$name.findings.txt" >&2; return 1; }
  tail -n 2 "$out/$name.findings.txt"
}

first=no
if [[ ! -e "$out/folder" ]]; then
  first=yes
  mkdir "$out/folder"
  cp -r "$samples"/*.yaml "$samples"/*.csv "$samples/logs" "$out/folder/"
fi
if [[ $first == yes ]]; then
  run bill-2026-09 bill "$out/folder" --period 2026-09 --output "$out" --issue-date 2026-10-02
  run bill-2026-10 bill "$out/folder" --period 2026-10 --output "$out" --issue-date 2026-11-02
  # KSeF answered September's invoices; without its numbers they could not be corrected.
  run ksef-import ksef import "$out" "$samples/dispute/2026-09-ksef.csv"
  # The dispute: two decisions, and a session that the technician entered late.
  cat "$samples/dispute/2026-09-decisions.csv" >>"$out/folder/decisions.csv"
  cp "$samples/dispute/2026-09-late.csv" "$out/folder/logs/"
else
  run bill-2026-10 bill "$out/folder" --period 2026-10 --output "$out" --issue-date 2026-11-02
fi
run correct-2026-09 correct "$out/folder" --period 2026-09 --output "$out" \
  --issue-date 2026-11-10 \
  --reason "Rozpatrzone reklamacje i uzupełniony dziennik za wrzesień 2026"
run ksef-status ksef status "$out"
run register register "$out" --month 2026-09
run verify verify "$out" --deep

printf '\nSkoroszyty / workbooks:\n'
ls "$out"/2026-*/*.xlsx "$out"/2026-*/statements/*.xlsx
