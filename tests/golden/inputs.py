"""Print the golden briefs as `cordiale tag` reads them: python -m tests.golden.inputs [tune | held]."""

import json
import sys
from pathlib import Path

BRIEFS = Path(__file__).resolve().parent / "briefs"


def main(wanted: set[str]) -> None:
    split = {
        row["doc"]: row["split"]
        for row in map(json.loads, (BRIEFS / "documents.jsonl").read_text("utf-8").splitlines())
    }
    for line in (BRIEFS / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not wanted or split[row["id"]] in wanted:
            text = (BRIEFS / "text" / f"{row['id']}.txt").read_text("utf-8")
            given = {"id": row["id"], "text": text, "published": row["published"], "home": row["home"]}
            print(json.dumps(given, ensure_ascii=False))


if __name__ == "__main__":
    main(set(sys.argv[1:]))
