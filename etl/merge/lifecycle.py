"""What became of it: planned, then held, postponed or cancelled, by all tellings in order of publication."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from etl.intervals import Interval
from etl.merge.names import any_same
from etl.model import Correction, Direction, Engagement, EngagementMention, EngagementType, Status

CERTAIN_DAYS = 10
TOOK_PLACE = Status.HELD, Status.ONGOING
OF_A_STAY = "direction", "date_first", "date_last", "home_names", "partner_names"
Told = Sequence[tuple[EngagementMention, Interval | None]]


def status(told: Told) -> Status:
    """The status after all tellings: what was held was held; of plans the latest word counts."""
    statuses = {mention.status for mention, _ in told}
    for settled in TOOK_PLACE:
        if settled in statuses:
            return settled
    return max(told, key=_latest)[0].status


def lead_time_days(told: Told, days: Interval | None) -> int | None:
    """Days from the first announcement to the first day, where both are known to within CERTAIN_DAYS."""
    announced = [
        published.first
        for mention, published in told
        if mention.status is Status.PLANNED and published and published.days <= CERTAIN_DAYS
    ]
    if not announced or days is None or days.days > CERTAIN_DAYS:
        return None
    return max(0, (days.first - min(announced)).days)


def planned_where_ahead(engagement: Engagement, decided: Correction, as_of: date) -> Engagement:
    """The engagement, planned where the days an analyst gave it lie ahead as seen on a day, and no analyst said its
    status; what no article tells also where they lay ahead when he wrote them down."""
    seen = as_of if engagement.tellings else min(as_of, _written(decided) or as_of)
    took_place = engagement.status in TOOK_PLACE and "status" not in engagement.corrected
    if not took_place or engagement.date is None or engagement.date.first <= seen:
        return engagement
    return replace(engagement, status=Status.PLANNED, best=replace(engagement.best, status=Status.PLANNED))


def _written(decided: Correction) -> date | None:
    try:
        return date.fromisoformat(decided.when[:10])
    except ValueError:
        return None


def begun(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows`, a columns.frame(), in which a planned visit is under way where a part of it was held: on one of its days,
    in the same direction and with somebody who travels. What an analyst said of the status stands.
    """
    by_day, open_still = pl.col("granularity") == "day", ~pl.col("corrected").list.contains("status")
    visit = (pl.col("type") == EngagementType.VISIT.value) & (pl.col("status") == Status.PLANNED.value)
    held = rows.filter(pl.col("status").is_in([status.value for status in TOOK_PLACE])).select("part_of", *OF_A_STAY)
    pairs = held.join(
        rows.filter(visit & by_day & open_still).select("engagement_id", *OF_A_STAY),
        left_on=["part_of", "direction"], right_on=["engagement_id", "direction"], suffix="_visit",
    ).filter(pl.col("date_first").is_between("date_first_visit", "date_last_visit"))  # fmt: skip
    started = sorted({pair["part_of"] for pair in pairs.iter_rows(named=True) if _same_traveller(pair)})
    is_started = pl.col("engagement_id").is_in(started)
    return rows.with_columns(pl.when(is_started).then(pl.lit(Status.ONGOING.value)).otherwise("status").alias("status"))


def apart_from_what_was_not(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` in which what took place is no part of what did not, such as a visit called off, unless an analyst put it
    there: whoever counts wholes that took place would miss it."""
    took_place = pl.col("status").is_in([status.value for status in TOOK_PLACE])
    others = rows.filter(~took_place)["engagement_id"].implode()
    loose = took_place & pl.col("part_of").is_in(others) & ~pl.col("corrected").list.contains("part_of")
    return rows.with_columns(pl.when(~loose.fill_null(False)).then("part_of").alias("part_of"))


def _same_traveller(pair: Mapping[str, Any]) -> bool:
    names = "partner_names" if pair["direction"] == Direction.INBOUND.value else "home_names"
    return any_same(frozenset(pair[names]), frozenset(pair[f"{names}_visit"]))


def _latest(telling: tuple[EngagementMention, Interval | None]) -> tuple[date, int, str, int]:
    mention, published = telling
    weight = [Status.PROPOSED, Status.PLANNED, Status.POSTPONED, Status.CANCELLED].index(mention.status)
    return published.last if published else date.min, weight, mention.article_id, mention.index
