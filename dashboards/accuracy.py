"""How right the reading was on annotated texts: accuracy.csv, as `python -m tests.benchmarks.accuracy` writes it."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboards.wording import Words

FILE = Path(__file__).resolve().with_name("accuracy.csv")
# no rule was made from them; the others flatter
KEPT_APART = ("kin/held", "far/held")
TOLD, DATED, DAYS = "engagements", "engagements with their days", "days"


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of texts: how many texts, engagements and rows read, and the shares found and right, in per cent.

    `days` is None of texts whose time expressions were not annotated.
    """

    name: str
    texts: int
    engagements: int
    rows: int
    right: int
    found: int
    right_with_days: int
    days: int | None

    @property
    def is_kept_apart(self) -> bool:
        """Whether no rule was written for these texts."""
        return self.name in KEPT_APART


@cache
def measured() -> tuple[Measured, ...]:
    """Every set that was measured whole, in the order of the file; none when nothing was."""
    if not FILE.exists():
        return ()
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = {(f"{row['set']}/{row['split']}", row["measure"]): row for row in csv.DictReader(file)}
    names = dict.fromkeys(name for name, _ in rows)
    return tuple(_measured(name, rows) for name in names if all((name, kind) in rows for kind in (TOLD, DATED)))


def unseen() -> Measured | None:
    """All sets that no rule was made from, as one: what stands beside the figures."""
    kept = [each for each in measured() if each.is_kept_apart]
    engagements, rows = sum(each.engagements for each in kept), sum(each.rows for each in kept)
    if not engagements or not rows:
        return None
    return Measured(
        name="",
        texts=sum(each.texts for each in kept),
        engagements=engagements,
        rows=rows,
        right=round(sum(each.right * each.rows for each in kept) / rows),
        found=round(sum(each.found * each.engagements for each in kept) / engagements),
        right_with_days=round(sum(each.right_with_days * each.rows for each in kept) / rows),
        days=None,
    )


def caveat(words: Words) -> str:
    """How far a count may be trusted, in a sentence; nothing where that was never measured."""
    told = unseen()
    return words("overview.accuracy", n=told.texts, right=told.right, found=told.found) if told else ""


def _measured(name: str, rows: dict[tuple[str, str], dict[str, str]]) -> Measured:
    told, dated, days = rows[name, TOLD], rows[name, DATED], rows.get((name, DAYS))
    return Measured(
        name,
        int(told["texts"]),
        int(told["annotated"]),
        int(told["found"]),
        _percent(told["precision"]),
        _percent(told["recall"]),
        _percent(dated["precision"]),
        _percent(days["f1"]) if days else None,
    )


def _percent(share: str) -> int:
    return round(100 * float(share))
