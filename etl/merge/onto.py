"""Merging onto a former merge: only the groups that tellings which came or went can touch are merged again.

A group (standing.py) is closed: nothing outside it has to do with it. So it is merged by itself as among all others,
and of what stands beside only the record of changes and the pairs of what was put off take notice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from etl.merge import parts, tellings, wholes
from etl.merge.candidates import SLACK_DAYS
from etl.merge.editions import Edition
from etl.merge.ids import IDS, Previous
from etl.merge.layers import Layers, of_partners
from etl.merge.memo import Memo
from etl.merge.merging import MergeResult, Settle, merge_rows
from etl.merge.standing import Beside, differing
from etl.model import Correction, IdChange, Status

NEAR = ("partners", "family", "first", "last", "group")
TURNS = [Status.ONGOING.value, Status.PLANNED.value]  # as their days pass


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """What a build leaves of its merge: what stands, JUDGEMENTS and changes of ids, and what it was made of."""

    standing: Layers
    judgements: pl.DataFrame
    history: tuple[IdChange, ...]
    as_of: date
    corrections: tuple[Correction, ...]
    editions: tuple[Edition, ...]

    def bars(self, as_of: date, corrections: Sequence[Correction], editions: Sequence[Edition]) -> str | None:
        """Why all has to be merged again, None where it need not be."""
        if as_of < self.as_of:
            return f"seen from {as_of}, before from {self.as_of}"
        if tuple(corrections[: len(self.corrections)]) != self.corrections:
            gone = len(set(self.corrections) - set(corrections))
            return f"of {len(self.corrections)} decisions of the last build {gone} no longer stand in the file"
        if tuple(editions[: len(self.editions)]) != self.editions:
            return "what edited articles carry on was taken back"
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Renewed:
    """What was merged again; `standing` is of all, and `others` the ids of engagements not as they were before."""

    merged: MergeResult
    standing: Layers
    others: pl.DataFrame


def merge_onto(
    left: Left,
    fresh: pl.DataFrame,
    gone: pl.DataFrame,
    *,
    as_of: date,
    corrections: Sequence[Correction] = (),
    editions: Sequence[Edition] = (),
    memo: Memo | None = None,
    settle: Settle | None = None,
    partners: Collection[str] | None = None,
    home: str = "",
) -> Renewed:
    """Merge the tellings `fresh` onto what a build `left`, without those of articles `gone` (article_id).

    An article read otherwise than before is among both. Nothing must bar it; then it comes to what
    merging.merge_rows() makes of all tellings.
    """
    before, anew = left.standing, 0
    groups = _touched(before, fresh, gone, corrections, editions, as_of)
    while True:  # twice at most: what is further stands as it stood, and is closed
        touched = before.among(groups["group"])
        mine = before.tellings(touched)
        leaving = before.rows(touched | pl.col("group").is_null())
        beside = _beside(left, touched, leaving)
        stay = mine.join(gone, on="article_id", how="anti").select(list(tellings.SCHEMA))
        was = mine.select(list(IDS))
        merged = merge_rows(
            pl.concat([stay, fresh]), as_of=as_of, previous=Previous(was, left.history), corrections=corrections,
            editions=editions, memo=memo, settle=settle, partners=partners, home=home, beside=beside,
        )  # fmt: skip
        anew = max(anew, merged.settled_anew)
        further = _further(merged.grouped, beside)
        if further.is_empty():
            break
        groups = pl.concat([groups, further])
    now = merged.standing
    over = before.under(now, groups["group"], leaving.height)
    return Renewed(replace(merged, settled_anew=anew), over, differing(leaving, now.rows))


def _touched(
    before: Layers,
    fresh: pl.DataFrame,
    gone: pl.DataFrame,
    corrections: Sequence[Correction],
    editions: Sequence[Edition],
    as_of: date,
) -> pl.DataFrame:
    """The groups of tellings that are gone, may be compared with new ones, are spoken of by analysts, or turn."""
    names, keys = _cited(corrections, editions)
    cited = pl.col("telling").is_in(keys) | pl.any_horizontal(
        pl.col(name).is_in(names) for name in ("gives", "engagement_id", "owner")
    )
    turning = pl.col("status").is_in(TURNS) & ~pl.col("overdue") & (pl.col("date_last") < as_of)
    come = _by_partner(fresh.select(NEAR[:-1]))
    told = before.tellings(of_partners(come["partner"].unique().to_list()), NEAR)
    found = [before.rows(turning, ["group"]), _near(_by_partner(told), come).select("group")]
    if gone.height:
        found.append(before.tellings(pl.col("article_id").is_in(gone["article_id"].implode()), ["group"]))
    if names or keys:
        found.append(before.tellings(cited, ["group"]))
    return pl.concat(found).drop_nulls().unique()


def _by_partner(told: pl.DataFrame) -> pl.DataFrame:
    many = pl.col("partners").str.contains("+", literal=True)
    one = told.filter(~many).rename({"partners": "partner"})
    each = told.filter(many).with_columns(pl.col("partners").str.split("+")).explode("partners")
    return pl.concat([one, each.rename({"partners": "partner"})])


def _near(told: pl.DataFrame, fresh: pl.DataFrame) -> pl.DataFrame:
    """Of `told` what shares a partner, a family of types and nearly a day with one of `fresh`: nothing else is compared
    with it, or parted otherwise on its account (partition.py)."""
    both = told.join(fresh.unique(), on=["partner", "family"], suffix="_2")
    return both.filter(
        (pl.col("first") <= pl.col("last_2") + SLACK_DAYS) & (pl.col("first_2") <= pl.col("last") + SLACK_DAYS)
    )


def _cited(corrections: Sequence[Correction], editions: Sequence[Edition]) -> tuple[list[str], list[str]]:
    """Every id, and every key of a telling, that corrections and editions name."""
    keys = {key for edition in editions for key in (edition.former, edition.telling)}
    for correction in corrections:
        keys.update(correction.keys, correction.other_keys)
        if correction.action == "split":
            keys.update(correction.new.split())
    return sorted(wholes.cited(corrections)), sorted(keys)


def _beside(left: Left, touched: pl.Expr, leaving: pl.DataFrame) -> Beside:
    """What stands beside some groups, of which `touched` holds and whose engagements are `leaving`: what analysts added
    does not, which is made again by each merge."""
    before, stay = left.standing, ~touched & pl.col("group").is_not_null()
    former = sorted({change.old_id for change in left.history})
    given = ["gives", "engagement_id"]
    gave = before.tellings(pl.col("gives").is_in(former) & ~touched, given) if former else None
    stood = left.judgements
    for end in ("one", "other"):
        stood = stood.join(leaving, left_on=end, right_on="engagement_id", how="anti")

    def live(names: Collection[str]) -> frozenset[str]:
        found = before.rows(pl.col("engagement_id").is_in(sorted(names)) & stay, ["engagement_id"]) if names else None
        return frozenset() if found is None else frozenset(found["engagement_id"])

    return Beside(
        lambda codes: before.rows(of_partners(sorted(codes)) & stay),
        live,
        pl.DataFrame(schema=dict.fromkeys(given, pl.String())) if gave is None else gave,
        stood,
        frozenset(leaving["partners"].explode().drop_nulls()),
    )


def _further(grouped: pl.DataFrame, beside: Beside) -> pl.DataFrame:
    """The groups `beside` of which one may be a part of an engagement merged again, or the whole of it."""
    mine = grouped.filter(pl.col("type").is_in(parts.KINDS)).select(parts.COMPARED)
    spans = (
        mine.explode("partners")
        .group_by("partners")
        .agg(pl.col("date_first").min().alias("from"), pl.col("date_last").max().alias("to"))
    )
    others = beside.rows_of(spans["partners"].to_list())
    near = others.filter(pl.col("type").is_in(parts.KINDS)).explode("partners").join(spans, on="partners")
    day = pl.duration(days=1)  # what a visit told by one day has on the next
    near = near.filter((pl.col("date_first") <= pl.col("to") + day) & (pl.col("date_last") + day >= pl.col("from")))
    theirs = others.join(near, on="engagement_id", how="semi")
    pairs = parts.by_days(pl.concat([mine, theirs.select(parts.COMPARED)]))
    crossing = pairs.filter(
        pl.col("part").is_in(mine["engagement_id"].implode()) != pl.col("whole").is_in(mine["engagement_id"].implode())
    )
    ends = pl.concat([crossing.select(pl.col(end).alias("engagement_id")) for end in ("part", "whole")])
    return theirs.join(ends, on="engagement_id", how="semi").select("group").unique()
