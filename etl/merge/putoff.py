"""What was put off and joined with nothing later, and the engagement that may be it all the same: for a reviewer.

Where the tellings leave no doubt the two are one (resuming.py). Here are those announced before the other was put off,
or so long after it that the same people, kind and direction suggest no more.
"""

from datetime import date

import polars as pl

from etl.merge.names import any_same
from etl.model import Status

WITHIN_DAYS = 370
WHY = "put off, and the next of its kind between the same people: perhaps the same at last"
KIND = ["type", "direction", "partners"]
PAIRS = {"engagement_id": pl.String(), "engagement_id_right": pl.String(), "why": pl.String()}
AFTER = (pl.col("date_first_right") - pl.col("date_last")).dt.total_days()
NAMES = "home_names", "partner_names"


def pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """`engagement_id`, `engagement_id_right` and `why` of what was put off and the next of its kind, where one is next.

    `rows` are a columns.frame().
    """
    next_ones: dict[str, dict[str, date]] = {}
    for row in _candidates(rows).filter(AFTER.is_between(1, WITHIN_DAYS)).iter_rows(named=True):
        if _same_people(row):
            next_ones.setdefault(row["engagement_id"], {})[row["engagement_id_right"]] = row["date_first_right"]
    said = []
    for name, firsts in sorted(next_ones.items()):
        nearest = [other for other, first in firsts.items() if first == min(firsts.values())]
        said += [(name, nearest[0], WHY)] if len(nearest) == 1 else []
    return pl.DataFrame(said, schema=PAIRS, orient="row")


def _candidates(rows: pl.DataFrame) -> pl.DataFrame:
    """What was put off beside all of its kind, direction and partners that was not."""
    off = rows.filter(pl.col("status") == Status.POSTPONED.value)
    led_by = pl.col("partners").list.first()
    later = rows.filter(
        led_by.is_in(off.select(led_by).to_series().implode()),
        ~pl.col("status").is_in([Status.POSTPONED.value, Status.CANCELLED.value]),
    )
    one, other = (part.with_columns(pl.col("partners").list.join("+")) for part in (off, later))
    return one.join(other, on=KIND)


def _same_people(row: dict[str, list[str]]) -> bool:
    """Whether somebody of either side is named in both, and no side names others."""
    sides = [(frozenset(row[side]), frozenset(row[f"{side}_right"])) for side in NAMES]
    named = [any_same(mine, theirs) for mine, theirs in sides if mine and theirs]
    return any(named) and all(named)
