"""Which nodes are worth comparing: a shared partner, a kindred type, windows that touch. Columns, never all pairs."""

from collections.abc import Iterator, Sequence

import polars as pl

from etl.merge.facts import Fact

FAMILY = {
    "meeting": "talks",
    "consultation": "talks",
    "call": "talks",
    "ceremony": "occasion",
    "exchange": "occasion",
    "other": "occasion",
    "multilateral": "occasion",
}
SLACK_DAYS = 6
WIDEST_DAYS = 370  # what is dated more widely is compared with nothing
UNNAMED = ""


def frame(facts: Sequence[Fact]) -> pl.DataFrame:
    """One row per node, partner and family; an undated node stands at its publication."""
    rows = [
        (node, partner, family, *_window(fact))
        for node, fact in enumerate(facts)
        for partner in (fact.partners or (UNNAMED,))
        for family in {FAMILY.get(kind, kind) for kind in fact.types}
    ]
    schema = {"node": pl.Int32, "partner": pl.String, "family": pl.String, "first": pl.Int32, "last": pl.Int32}
    table = pl.DataFrame(rows, schema=schema | {"undated": pl.Boolean}, orient="row")
    return table.with_columns(pl.col("partner").cast(pl.Categorical), pl.col("family").cast(pl.Categorical))


def pairs(nodes: pl.DataFrame, least: int, most: int) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of which the wider window has `least` to `most` days, and which share a day or nearly.

    Days of one stay may lie SLACK_DAYS apart, other windows one day; what lies further apart is different.

    `nodes` is a frame() with one row per node, partner and family.
    """
    width = pl.col("last") - pl.col("first") + 1
    narrow = nodes.filter(width <= most)
    wide = narrow.filter(width >= least)
    if wide.is_empty():
        return iter(())
    size = most + SLACK_DAYS
    keys = ["partner", "family", "undated", "bucket"]
    left, right = (_bucketed(part, size) for part in (wide, narrow))
    slack = pl.when((pl.col("family") == "visit") | pl.col("undated")).then(SLACK_DAYS).otherwise(1)
    return (
        left.join(right, on=keys, suffix="_2")
        .filter(
            (pl.col("node") != pl.col("node_2"))
            & (pl.col("first") <= pl.col("last_2") + slack)
            & (pl.col("first_2") <= pl.col("last") + slack)
        )
        .select(
            pl.min_horizontal("node", "node_2").alias("one"),
            pl.max_horizontal("node", "node_2").alias("other"),
        )
        .unique()
        .sort("one", "other")
        .iter_rows()
    )


def _bucketed(nodes: pl.DataFrame, size: int) -> pl.DataFrame:
    """Each row once for every bucket of `size` days that it, or the slack after it, touches."""
    return nodes.with_columns(
        pl.int_ranges(pl.col("first") // size, (pl.col("last") + SLACK_DAYS) // size + 1).alias("bucket")
    ).explode("bucket")


def _window(fact: Fact) -> tuple[int, int, bool]:
    if fact.first is not None and fact.last is not None:
        return fact.first, fact.last, False
    first, last = fact.published or (0, 0)
    return first, last, True
