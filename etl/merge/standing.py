"""What stands after a merge, in columns: by it the next one knows what new tellings can touch, and leaves the rest."""

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import polars as pl

from etl.merge import ids, partition, tellings
from etl.merge.parts import COMPARED

# A group is closed: whatever is compared with, or may be a part of, or is joined by an analyst with one of it is in it.
TELLINGS = {
    **tellings.SCHEMA,
    "group": pl.UInt64(),
    "engagement_id": pl.String(),  # by what is told alone
    "owner": pl.String(),  # the engagement published, empty when an analyst rejected it
}
NAMES = pl.List(pl.String)
ROWS = {
    "engagement_id": pl.String(), "type": pl.String(), "granularity": pl.String(), "partners": NAMES,
    "direction": pl.String(), "date_first": pl.Date(), "date_last": pl.Date(), "home_names": NAMES,
    "partner_names": NAMES, "level_home": pl.String(), "level_partner": pl.String(), "status": pl.String(),
    "overdue": pl.Boolean(), "group": pl.UInt64(),  # none of what an analyst added
    "content": pl.UInt64(),  # a number for what it says
}  # fmt: skip
JUDGEMENTS = dict.fromkeys(("one", "other", "verdict", "why"), pl.String())  # by the ids of two engagements
PUBLISHED = (*COMPARED, "status", "overdue")
CELLS = {"cell": pl.UInt32, "cell_2": pl.UInt32}


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """All TELLINGS and engagements (ROWS) of a merge."""

    tellings: pl.DataFrame
    rows: pl.DataFrame


def _no_rows(_: Collection[str]) -> pl.DataFrame:
    return pl.DataFrame(schema=ROWS)


def _none(_: Collection[str]) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """What stands beside the tellings of a merge and is not touched by them.

    `rows_of` gives the engagements (ROWS) that may be of one of some partners, `live` those of some ids that are among
    them. `judgements` (JUDGEMENTS) are the pairs of them that stay open, and `gave` (gives, engagement_id) which
    engagement the tellings are of that gave an id. `codes` are the partners of what stands there no more.
    """

    rows_of: Callable[[Collection[str]], pl.DataFrame] = _no_rows
    live: Callable[[Collection[str]], AbstractSet[str]] = _none
    gave: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema={"gives": pl.String, **ids.NAME}))
    judgements: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=JUDGEMENTS))
    codes: AbstractSet[str] = frozenset()


def standing(
    told: pl.DataFrame, parts: pl.Series, named: pl.DataFrame, grouped: pl.DataFrame, claims: pl.DataFrame,
    published: pl.DataFrame,
) -> Standing:  # fmt: skip
    """What stands after a merge of the tellings `told`, with the part of each.

    The engagements as named, as analysts group them, and as published, and the `claims` of those grouped to be parts.
    """
    cells = partition.united(parts, _joined(told.select("telling", parts.alias("cell")), grouped, claims))
    grown = told.with_columns(cells.alias("cell")).with_columns(pl.col("digest").min().over("cell").alias("group"))
    for name, engagements in (("engagement_id", named), ("owner", published)):
        owner = ids.tellings_of(engagements).rename({"engagement_id": name})
        grown = grown.join(owner, on="telling", how="left", maintain_order="left")
    content = published.select("engagement_id", "engagement", "part_of", "status", "overdue").hash_rows()
    rows = published.select(*PUBLISHED, pl.col("tellings").list.first().alias("telling"), content.alias("content"))
    rows = rows.join(grown.select("telling", "group"), on="telling", how="left", maintain_order="left")
    return Standing(grown.select(list(TELLINGS)), rows.select(list(ROWS)))


def _joined(cells: pl.DataFrame, grouped: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Pairs of cells that have an engagement in common, or one that may be a part of the other."""
    of_engagement = ids.tellings_of(grouped).join(cells, on="telling").select("engagement_id", "cell").unique()
    least = of_engagement.group_by("engagement_id").agg(pl.col("cell").min())
    within = of_engagement.join(least, on="engagement_id", suffix="_2").filter(pl.col("cell") != pl.col("cell_2"))
    between = (
        claims.select("part", "whole")
        .unique()
        .join(least, left_on="part", right_on="engagement_id")
        .join(least, left_on="whole", right_on="engagement_id", suffix="_2")
    )
    return pl.concat([pairs.select(list(CELLS)) for pairs in (within, between)])


def differing(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The ids of the engagements, ROWS of two builds, that are not the same in both."""
    said = [rows.select("engagement_id", "content") for rows in (before, after)]
    ends = [one.join(other, on=["engagement_id", "content"], how="anti") for one, other in (said, said[::-1])]
    return pl.concat(ends).select("engagement_id").unique()
