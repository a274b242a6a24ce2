"""Print golden texts as `cordiale tag` reads them: python -m tests.golden.inputs [FOLDER] [SPLIT ...].

FOLDER is one beside this file (briefs unless named), SPLIT a value of its documents.jsonl (all unless named).
"""

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main(words: list[str]) -> None:
    named = [word for word in words if (FOLDER / word).is_dir()]
    splits = {word for word in words if word not in named}
    for name in named or ["briefs"]:
        tell(FOLDER / name, splits)


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
    main(sys.argv[1:])
