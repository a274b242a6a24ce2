"""The tellings of a build merged: onto what the last build left where that can be, else all of them again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

import polars as pl

from etl import memory, merge
from etl.derived import Derived
from etl.merge.merging import Settle
from etl.model import Correction


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """What was merged now, at least all that is not as the last build left it, and what stands after it.

    `others` (engagement_id) are the engagements that are not as the last build had them, None where that is not known.
    `whole` gives all of it merged; `notes` say why nothing less would do.
    """

    merged: merge.MergeResult
    standing: merge.Standing
    others: pl.DataFrame | None
    whole: Callable[[], merge.MergeResult]
    notes: list[str]


def join(
    derived: Derived,
    fresh: Derived,
    changed: memory.Changed | None,
    left: merge.Left | None,
    *,
    previous: merge.Previous | None,
    as_of: date,
    corrections: Sequence[Correction],
    editions: Sequence[merge.Edition],
    memo: merge.Memo,
    settle: Settle,
    partners: frozenset[str],
) -> Joined:
    """Merge the tellings of all articles, `derived`, of which `fresh` are not as they were when the last build `left`
    what it did; `changed` says how they differ."""
    merge_rows = partial(
        merge.merge_rows, as_of=as_of, previous=previous, corrections=corrections, editions=editions, memo=memo,
        settle=settle, partners=partners,
    )  # fmt: skip
    whole = cache(lambda: merge_rows(derived.told))
    if changed is None or left is None:
        return Joined(whole(), whole().standing, None, whole, [])
    if why := left.bars(as_of, corrections, editions):
        others = merge.differing(left.standing.rows, whole().standing.rows)
        return Joined(whole(), whole().standing, others, whole, [f"all was merged again: {why}"])
    onto = merge.merge_onto(
        left, fresh.told, changed.gone, derived.told_of, as_of=as_of, corrections=corrections, editions=editions,
        memo=memo, settle=settle, partners=partners,
    )  # fmt: skip
    return Joined(onto.merged, onto.standing, onto.others, whole, [])
