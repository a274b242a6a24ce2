"""What a confidence means: of the rows at each, how many are right on annotated texts (../shared has the scorer)."""

import importlib.util
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

from tests.benchmarks.texts import ROOT, SHARED

GOLDEN = ROOT / "tests" / "golden"
BIN = Path(sys.executable).parent


def main() -> None:
    if not (SHARED / "eval" / "score.py").exists():
        sys.exit(f"calibration needs the scorer in {SHARED / 'eval'}, which this checkout lacks")
    scorer = _scorer()
    tuned = [(SHARED / "gold/briefs", ["briefs"]), (SHARED / "gold/articles", ["articles"])]
    tuned += [
        (GOLDEN / "briefs", ["briefs"]),
        (GOLDEN / "press", ["press", "tune"]),
        (GOLDEN / "world", ["world", "tune"]),
    ]
    other = [(GOLDEN / "blind", ["blind"]), (GOLDEN / "press", ["press", "held"])]
    other.append((GOLDEN / "fresh", ["fresh"]))
    other += [(GOLDEN / "unseen", ["unseen"]), (GOLDEN / "field", ["field"]), (GOLDEN / "verge", ["verge", "tune"])]
    unread = [(GOLDEN / name, [name, "held"]) for name in ("kin", "far")]
    sets = {"tuned on": tuned, "what the confidence was fitted to": other, "never read": unread}
    print("| texts | confidence | rows | right | right and on the right days |\n|---|---|---|---|---|")
    for name, parts in sets.items():
        cells: dict[float, list[int]] = defaultdict(lambda: [0, 0, 0])
        for folder, words in parts:
            _count(scorer, folder, words, cells)
        for confidence, (rows, relaxed, strict) in sorted(cells.items(), reverse=True):
            print(f"| {name} | {confidence:.2f} | {rows} | {relaxed / rows:.0%} | {strict / rows:.0%} |")


def _count(scorer: ModuleType, folder: Path, words: list[str], cells: dict[float, list[int]]) -> None:
    gold = scorer.by_doc(scorer.read_jsonl(folder / "engagements.jsonl"))
    for answer in _answers(folder, words):
        wanted = scorer.per_partner(gold[answer["id"]])
        found = scorer.per_partner(answer["engagements"])
        right = {j for _, j in scorer.match(wanted, found, scorer.relaxed)}
        exact = {j for _, j in scorer.match(wanted, found, scorer.strict)}
        for place, row in enumerate(found):
            cell = cells[_step(row["confidence"])]
            cell[0] += 1
            cell[1] += place in right
            cell[2] += place in exact


def _step(confidence: float) -> float:
    """The step a confidence is counted at: tenths downwards, and 0.95 by itself."""
    return 0.95 if confidence >= 0.95 else int(confidence * 10 + 1e-9) / 10


def _answers(folder: Path, words: list[str]) -> list[dict]:
    printer = [SHARED / "eval" / "inputs.py", *words]
    if folder.parent == GOLDEN:
        printer = [sys.executable, "-m", "tests.golden.inputs", *words]
    asked = subprocess.run(list(map(str, printer)), capture_output=True, check=True, cwd=ROOT).stdout
    told = subprocess.run([str(BIN / "cordiale"), "tag"], input=asked, capture_output=True, check=True).stdout
    return [json.loads(line) for line in told.splitlines()]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
