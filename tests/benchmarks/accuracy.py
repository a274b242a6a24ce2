"""How right the reading is on annotated texts, written to dashboards/accuracy.csv for the page Coverage.

    python -m tests.benchmarks.accuracy [SHARED]

Each set of tests/golden is read with `cordiale tag` and scored by SHARED/eval/score.py (../shared unless given).
Nothing of a text is printed: only counts and shares leave this command.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
GOLDEN = PROJECT / "tests" / "golden"
FILE = PROJECT / "dashboards" / "accuracy.csv"
SETS = (
    *(("far", "held"), ("kin", "held"), ("far", "tune"), ("kin", "tune")),
    *(("near", "held"), ("near", "tune"), ("desk", "held"), ("verge", "held"), ("world", "held")),
    *(("verge", "tune"), ("desk", "tune"), ("agency", "blind")),
    *(("field", "blind"), ("unseen", "blind"), ("fresh", "blind"), ("press", "held")),
    *(("blind", "blind"), ("briefs", "held"), ("briefs", "tune")),
)
MEASURES = {"interval": "days", "engagement_relaxed": "engagements", "engagement_strict": "engagements with their days"}
COLUMNS = ("set", "split", "texts", "measure", "annotated", "found", "precision", "recall", "f1")


def scored(shared: Path, name: str, split: str, folder: Path) -> dict[str, Any]:
    """What score.py says of one split of one set."""
    tag = [str(Path(sys.executable).with_name("cordiale")), "tag"]
    made = subprocess.run(
        [sys.executable, "-m", "tests.golden.inputs", name, split], cwd=PROJECT, check=True, capture_output=True
    )
    predicted = folder / f"{name}-{split}.jsonl"
    with predicted.open("wb") as file:
        subprocess.run(tag, input=made.stdout, stdout=file, check=True)
    rows = map(json.loads, (GOLDEN / name / "documents.jsonl").read_text("utf-8").splitlines())
    documents = ",".join(row["doc"] for row in rows if row["split"] == split)
    command = [str(shared / "eval" / "score.py"), "--gold", str(GOLDEN / name), "--pred", str(predicted)]
    told = subprocess.run([*command, "--docs", documents, "--json"], check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def main() -> None:
    """Score every set that is there, then write the file."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT.parent / "shared"
    if not (shared / "eval" / "score.py").exists():
        sys.exit(f"{shared}/eval/score.py: not there: this needs the scorer of the annotated texts")
    there = [(name, split) for name, split in SETS if (GOLDEN / name).is_dir()]
    with TemporaryDirectory() as folder:
        rows = [row for name, split in there for row in _rows(name, split, scored(shared, name, split, Path(folder)))]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def _rows(name: str, split: str, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key, measure in MEASURES.items():
        figures = told[key]
        if not figures["gold"]:
            continue
        row = {"set": name, "split": split, "texts": told["documents"], "measure": measure}
        row |= {"annotated": figures["gold"], "found": figures["pred"]}
        row |= {"precision": f"{figures['p']:.3f}", "recall": f"{figures['r']:.3f}", "f1": f"{figures['f1']:.3f}"}
        print(row)
        yield row


if __name__ == "__main__":
    main()
