"""The texts that benchmarks read: the project's own, and those of ../shared where a checkout has them."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def news() -> list[str]:
    """Distinct news texts, the longest sets first found."""
    lines = [line for path in sorted((ROOT / "seeds" / "articles").glob("*.jsonl")) for line in path.open("rb")]
    texts = [json.loads(line)["text"] for line in lines]
    for folder in (ROOT / "tests" / "golden" / "briefs" / "text", SHARED / "articles", SHARED / "gold/briefs/text"):
        texts += [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return texts
