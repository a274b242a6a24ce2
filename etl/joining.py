"""The tellings of a build merged: onto what the last build left where that can be, else all of them again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypedDict

import polars as pl
from polars.exceptions import PolarsError

from etl import memory, merge
from etl.derived import Derived
from etl.merge.merging import Settle
from etl.model import Correction

DAMAGED = (PolarsError, OSError)


class Given(TypedDict):
    """What a merge is given besides tellings, whether of all or of some."""

    as_of: date
    corrections: Sequence[Correction]
    editions: Sequence[merge.Edition]
    memo: merge.Memo
    settle: Settle
    partners: frozenset[str]
    home: str


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """What was merged now, at least all that is not as the last build left it, and what stands after it.

    `others` (engagement_id) are the engagements that are not as the last build had them, None where that is not known.
    `whole` gives all of it merged; `notes` say why nothing less would do.
    """

    merged: merge.MergeResult
    standing: merge.Layers
    others: pl.DataFrame | None
    whole: Callable[[], merge.MergeResult]
    notes: list[str]


def join(
    derived: Callable[[], Derived],
    fresh: Derived,
    changed: memory.Changed | None,
    left: merge.Left | None,
    *,
    previous: Callable[[], merge.Previous | None],
    as_of: date,
    corrections: Sequence[Correction],
    editions: Sequence[merge.Edition],
    memo: merge.Memo,
    settle: Settle,
    partners: frozenset[str],
    home: str,
) -> Joined:
    """Merge the tellings of all articles, `derived`, of which `fresh` are not as they were when the last build `left`
    what it did; `changed` says how they differ. `previous` is what the record of changes needs where all is merged."""
    given: Given = {
        "as_of": as_of, "corrections": corrections, "editions": editions, "memo": memo, "settle": settle,
        "partners": partners, "home": home,
    }  # fmt: skip
    whole = cache(lambda: merge.merge_rows(derived().told, previous=previous(), **given))
    if changed is None or left is None:
        return _all(whole, None, [])
    if why := left.bars(as_of, corrections, editions):
        try:
            others = merge.differing(left.standing.all.rows, whole().standing.rows)
        except DAMAGED:
            others = None
        return _all(whole, others, [f"all was merged again: {why}"])
    try:
        onto = merge.merge_onto(left, fresh.told, changed.gone, **given)
    except DAMAGED as error:
        why = str(error).splitlines()[0]
        return _all(whole, None, [f"all was merged again: what the last build left is damaged ({why})"])
    return Joined(onto.merged, onto.standing, onto.others, whole, [])


def _all(whole: Callable[[], merge.MergeResult], others: pl.DataFrame | None, notes: list[str]) -> Joined:
    return Joined(whole(), merge.Layers.of(whole().standing), others, whole, notes)
