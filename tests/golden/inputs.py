"""Print the golden briefs as `cordiale tag` reads them: python -m tests.golden.inputs [tune | held | blind].

Without a word the briefs that rules are written with; the blind ones only when they are asked for by name.
"""

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main(wanted: set[str]) -> None:
    tell(FOLDER / "briefs", wanted)
    if "blind" in wanted:
        tell(FOLDER / "blind", wanted)


def tell(briefs: Path, wanted: set[str]) -> None:
    split = {
        row["doc"]: row["split"]
        for row in map(json.loads, (briefs / "documents.jsonl").read_text("utf-8").splitlines())
    }
    for line in (briefs / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not wanted or split[row["id"]] in wanted:
            text = (briefs / "text" / f"{row['id']}.txt").read_text("utf-8")
            given = {"id": row["id"], "text": text, "published": row["published"], "home": row["home"]}
            print(json.dumps(given, ensure_ascii=False))


if __name__ == "__main__":
    main(set(sys.argv[1:]))
