"""Print the project's own annotated briefs as input lines for `cordiale tag`."""

import json
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent / "golden" / "briefs"


def main() -> None:
    for line in (GOLDEN / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (GOLDEN / "text" / f"{row['id']}.txt").read_text(encoding="utf-8")
        asked = {"id": row["id"], "text": text, "published": row["published"], "home": row["home"]}
        print(json.dumps(asked, ensure_ascii=False))


if __name__ == "__main__":
    main()
