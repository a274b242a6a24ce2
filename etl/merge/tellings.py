"""Mentions as merging takes them in: one row each, with what says which others it may have to be compared with.

The mention itself travels as bytes, so that a million of them are columns and only those to be compared become objects.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

import msgspec
import polars as pl

from etl.intervals import Granularity, Interval
from etl.merge import facts
from etl.merge.candidates import FAMILY
from etl.merge.ids import fresh_id, telling_keys
from etl.model import EngagementMention, Status

SCHEMA: dict[str, pl.DataType] = {
    "telling": pl.String(),  # lasting name of the telling
    "gives": pl.String(),  # the id of an engagement of which this is the telling told first
    "article_id": pl.String(),
    "mention_index": pl.UInt32(),
    "part_of": pl.UInt32(),  # mention_index of its whole in the same article
    "told": pl.Int32(),  # day of publication as an ordinal, the last of days where unknown
    "partners": pl.String(),
    "family": pl.String(),
    "first": pl.Int32(),  # the window compared: days as ordinals, that of the publication when undated, and of what was
    "last": pl.Int32(),  # put off all in which it may be held instead
    "undated": pl.Boolean(),
    "by_day": pl.Boolean(),
    "digest": pl.UInt64(),  # of all that the mention says, and of the name of the telling
    "mention": pl.Binary(),
}
Told = tuple[EngagementMention, Interval | None]


def frame(articles: Iterable[tuple[Sequence[EngagementMention], Interval | None]]) -> pl.DataFrame:
    """One row per mention of `articles`, each given as its mentions and its publication, where known."""
    rows = []
    for mentions, published in articles:
        ordered = sorted(mentions, key=lambda mention: mention.index)
        for mention, key in zip(ordered, telling_keys(ordered), strict=True):
            rows.append(_row(mention, key, published))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def decoded(mention: bytes) -> Told:
    """The mention of a row, and the publication of its article."""
    told: Told = msgspec.msgpack.decode(mention, type=Told)
    return told


def _row(mention: EngagementMention, key: str, published: Interval | None) -> tuple[object, ...]:
    window = facts.window(mention, published)
    first, last = window or (facts.days(published) if published else (0, 0))
    if window and mention.status is Status.POSTPONED:
        first, last = facts.reach(first, last)
    encoded = msgspec.msgpack.encode((mention, published))
    digest = blake2b(key.encode() + encoded, digest_size=8).digest()  # the name, too, is kept of what was settled
    return (
        key, fresh_id(key), mention.article_id, mention.index, mention.part_of,
        (published.first if published else date.max).toordinal(),
        "+".join(sorted(mention.partners)), FAMILY.get(mention.type, mention.type.value), first, last, window is None,
        window is not None and mention.date is not None and mention.date.granularity is Granularity.DAY,
        int.from_bytes(digest, "little"), encoded,
    )  # fmt: skip
