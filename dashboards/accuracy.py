"""How right the reading was on annotated texts: accuracy.csv, as `python -m tests.benchmarks.accuracy` writes it."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboards.wording import Words

FILE = Path(__file__).resolve().with_name("accuracy.csv")
UNSEEN = "verge/held"  # pages that no rule was written for
KEPT_APART = (UNSEEN, "world/held", "desk/held")  # the others were read to write rules, and flatter
MEASURES = ("engagements", "engagements with their days", "days")


@dataclass(frozen=True, slots=True)
class Measured:
    """One set of texts: how many texts and engagements, and the shares found and right, in per cent."""

    name: str
    texts: int
    engagements: int
    right: int
    found: int
    right_with_days: int
    days: int

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
    return tuple(_measured(name, rows) for name in names if all((name, kind) in rows for kind in MEASURES))


def unseen() -> Measured | None:
    """The set that stands beside the figures."""
    return next((each for each in measured() if each.name == UNSEEN), None)


def caveat(words: Words) -> str:
    """How far a count may be trusted, in a sentence; nothing where that was never measured."""
    told = unseen()
    return words("overview.accuracy", n=told.texts, right=told.right, found=told.found) if told else ""


def _measured(name: str, rows: dict[tuple[str, str], dict[str, str]]) -> Measured:
    told, dated, days = (rows[name, kind] for kind in MEASURES)
    return Measured(
        name,
        int(told["texts"]),
        int(told["annotated"]),
        _percent(told["precision"]),
        _percent(told["recall"]),
        _percent(dated["precision"]),
        _percent(days["f1"]),
    )


def _percent(share: str) -> int:
    return round(100 * float(share))
