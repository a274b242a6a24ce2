"""Engagements as columns: what is published of them, and the engagement itself as bytes for those who change it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

import msgspec
import polars as pl

from etl.merge.names import canonical
from etl.model import Engagement, Participant, Status

PERSON = pl.Struct(
    {"side": pl.String, "position": pl.UInt32, "name": pl.String, "role": pl.String, "country": pl.String}
)
SCHEMA: dict[str, pl.DataType] = {
    "engagement_id": pl.String(),
    "partners": pl.List(pl.String),
    "type": pl.String(),
    "subtype": pl.String(),
    "date_first": pl.Date(),
    "date_last": pl.Date(),
    "granularity": pl.String(),
    "date_why": pl.String(),
    "channel": pl.String(),
    "direction": pl.String(),
    "level_home": pl.String(),
    "level_partner": pl.String(),
    "status": pl.String(),
    "place": pl.String(),
    "occasion": pl.String(),
    "ordinal": pl.UInt32(),
    "stated_count": pl.UInt32(),
    "confidence": pl.Float64(),
    "part_of": pl.String(),
    "lead_time_days": pl.Int32(),
    "overdue": pl.Boolean(),
    "confirmed_by": pl.String(),
    "corrected": pl.List(pl.String),
    "participants": pl.List(PERSON),
    "conflicts": pl.List(pl.String),
    "home_names": pl.List(pl.String),  # as merging compares them
    "partner_names": pl.List(pl.String),
    "tellings": pl.List(pl.String),  # keys, the one told first in front
    "engagement": pl.Binary(),
}
BEST = (
    "type", "subtype", "channel", "direction", "level_home", "level_partner", "place", "occasion", "ordinal",
    "confidence",
)  # fmt: skip


def frame(engagements: Sequence[Engagement]) -> pl.DataFrame:
    """A row for each engagement, in the order given."""
    bests = [engagement.best for engagement in engagements]
    values: dict[str, Sequence[Any]] = {name: list(map(attrgetter(name), bests)) for name in BEST}
    values |= {
        name: list(map(attrgetter(name), engagements))
        for name in ("engagement_id", "status", "part_of", "lead_time_days", "overdue", "confirmed_by")
    }
    values |= {
        "partners": [sorted(set(best.partners)) for best in bests],
        "date_first": [e.date and e.date.first for e in engagements],
        "date_last": [e.date and e.date.last for e in engagements],
        "granularity": [e.date.granularity if e.date else "none" for e in engagements],
        "date_why": [best.date_basis for best in bests],
        "stated_count": [best.count for best in bests],
        "corrected": [list(e.corrected) for e in engagements],
        "participants": [_participants(e) for e in engagements],
        "conflicts": [list(e.conflicts) for e in engagements],
        "home_names": [_names(best.home_participants) for best in bests],
        "partner_names": [_names(best.partner_participants) for best in bests],
        "tellings": [[telling.key for telling in e.tellings] for e in engagements],
        "engagement": list(map(msgspec.msgpack.encode, engagements)),
    }
    return pl.DataFrame([_column(name, values[name], dtype) for name, dtype in SCHEMA.items()])


def _column(name: str, values: Sequence[Any], dtype: pl.DataType) -> pl.Series:
    if not isinstance(dtype, pl.List):
        return pl.Series(name, values, dtype=dtype)
    # lists are taken apart and put together in columns: thirty times as fast as one by one
    flat = [value for group in values for value in group]
    owner = [row for row, group in enumerate(values) for _ in group]
    if dtype == pl.List(PERSON):
        inner = pl.DataFrame(flat, schema=PERSON.to_schema(), orient="row").to_struct()
    else:
        inner = pl.Series(flat, dtype=dtype.inner)
    lists = pl.DataFrame({"row": owner, "list": inner}, schema_overrides={"row": pl.Int64}).group_by("row").agg("list")
    rows = pl.DataFrame({"row": range(len(values))}, schema={"row": pl.Int64})
    whole = rows.join(lists, on="row", how="left", maintain_order="left")["list"]
    return whole.fill_null(pl.Series([[]], dtype=dtype)).cast(dtype).rename(name)


def engagements(rows: pl.DataFrame) -> Iterator[Engagement]:
    """The engagements of rows, with the id, whole and status that their columns give."""
    columns = ("engagement", "engagement_id", "part_of", "status", "overdue")
    for encoded, name, whole, status, overdue in rows.select(columns).iter_rows():
        engagement = msgspec.msgpack.decode(encoded, type=Engagement)
        said = Status(status)
        best = engagement.best if engagement.best.status is said else replace(engagement.best, status=said)
        yield replace(engagement, engagement_id=name, part_of=whole, status=said, overdue=overdue, best=best)


def seen_on(rows: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Rows as they stand on a day: what was going on has been held, and a plan whose days have passed is overdue.

    What an analyst said of the status stands.
    """
    past = (pl.col("date_last") < as_of).fill_null(False)
    over = past & (pl.col("status") == Status.ONGOING.value) & ~pl.col("corrected").list.contains("status")
    status = pl.when(over).then(pl.lit(Status.HELD.value)).otherwise("status")
    return rows.with_columns(
        status.alias("status"), (past & (pl.col("status") == Status.PLANNED.value)).alias("overdue")
    )


def replaced(rows: pl.DataFrame, names: Iterable[str], anew: Sequence[Engagement]) -> pl.DataFrame:
    """Rows with `anew` in the place of those of `names`."""
    kept = rows.filter(~pl.col("engagement_id").is_in(sorted(names)))
    extra = pl.DataFrame(schema={name: kind for name, kind in rows.schema.items() if name not in SCHEMA})
    return pl.concat([kept, pl.concat([frame(anew), extra], how="diagonal")], how="diagonal")


def _participants(engagement: Engagement) -> list[tuple[object, ...]]:
    sides = (("home", engagement.best.home_participants), ("partner", engagement.best.partner_participants))
    return [
        (side, position, person.name, person.role, person.country)
        for side, people in sides
        for position, person in enumerate(people)
    ]


def _names(people: Sequence[Participant]) -> list[str]:
    return list(filter(None, (canonical(person.name) for person in people)))
