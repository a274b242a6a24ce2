#!/usr/bin/env bash
# Print accuracy on the annotated texts: make score calls this with BIN and SHARED set.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in articles briefs; do
  "$SHARED/eval/inputs.py" "$set" | "$BIN/cordiale" tag > "$work/$set.jsonl"
  printf '\n# gold/%s\n' "$set"
  "$SHARED/eval/score.py" --gold "$SHARED/gold/$set" --pred "$work/$set.jsonl" --errors "${ERRORS:-0}"
done
for set in tests/golden/*/articles.jsonl; do
  set=$(basename "$(dirname "$set")")
  "$BIN/python" tests/golden/inputs.py "$set" | "$BIN/cordiale" tag > "$work/golden.jsonl"
  printf '\n# tests/golden/%s\n' "$set"
  "$SHARED/eval/score.py" --gold "tests/golden/$set" --pred "$work/golden.jsonl" --errors "${ERRORS:-0}"
done
printf '\n# gold/timex\n'
export TIMEX_PRED="$work/timex"
for corpus in timebank+aquaint meantime wikiwars; do
  "$SHARED/eval/timex.py" run "$corpus" cordiale --cmd "$BIN/cordiale tag"
  "$SHARED/eval/timex.py" score "$corpus" cordiale
done
