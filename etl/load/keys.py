"""Keys with room between them: what comes later finds its place in the order, and what stands keeps its key."""

from pathlib import Path
from typing import Protocol

import duckdb
import polars as pl

from etl.errors import PublishError

END = 1 << 32  # of keys
SHARE = 8  # of the room between two rows new ones take so much: mostly what comes after them belongs there too
# Keys from one row to the next: more leaves more room, and costs a bit in every row that names one.
STEPS = {"article": 1024, "mention": 64, "engagement": 256}
ORDER = {  # of the rows of a table and of their keys, and whether rows without the first stand last
    "article": (["published_first", "article_id", "source"], True),
    "mention": (["article_key", "mention_index"], True),
    "engagement": (["date_first", "date_last", "engagement_id"], False),
}


class NoRoomError(PublishError):
    """Between the keys of two rows of the former file are fewer than the rows that belong there."""


class Keys(Protocol):
    """Where keys come from."""

    def of(self, table: str, rows: pl.DataFrame) -> pl.Series:
        """A key for each of `rows`, which are in the ORDER of the table."""


class Spaced:
    """Keys of a build from nothing: one step apart, or as far as leaves half of all to what comes after the last."""

    def of(self, table: str, rows: pl.DataFrame) -> pl.Series:
        """Keys from one step on."""
        step = max(1, min(STEPS[table], END // 2 // (rows.height + 1)))
        return (pl.int_range(1, rows.height + 1, dtype=pl.Int64, eager=True) * step).cast(pl.UInt32)


SPACED = Spaced()


class Among:
    """Keys of rows that are put among those of a published file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, table: str, rows: pl.DataFrame) -> pl.Series:
        """That which the very same row has, else one between those before and after; raises NoRoomError."""
        (order, nulls_last), key = ORDER[table], f"{table}_key"
        standing = self._near(table, rows)
        new = rows.select(order).with_row_index("row").join(standing, on=order, how="left", nulls_equal=True)
        both = pl.concat([standing, new.filter(pl.col(key).is_null())], how="diagonal_relaxed")
        both = both.sort(order, nulls_last=nulls_last, maintain_order=True).with_columns(
            pl.col(key).forward_fill().fill_null(0).alias("above"),
            pl.col(key).backward_fill().fill_null(END).alias("below"),
        )
        placed = both.filter(pl.col(key).is_null()).with_columns(
            pl.int_range(1, pl.len() + 1).over("above").alias("place"), pl.len().over("above").alias("many")
        )
        room = pl.col("below") - pl.col("above")
        if placed.select((room <= pl.col("many")).any()).item():
            raise NoRoomError(f"{self._file}: no room for new rows of {table}: expected a build from nothing")
        step = (room // SHARE // pl.col("many")).clip(1, STEPS[table])
        placed = placed.select("row", (pl.col("above") + pl.col("place") * step).alias("placed"))
        found = new.join(placed, on="row", how="left", maintain_order="left")
        return found.select(pl.coalesce(key, "placed").cast(pl.UInt32)).to_series()

    def _near(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of the file (ORDER and key) that one of `rows` can come to stand next to.

        Those are all that have what leads their order in common with one of them, and those before and after these: of
        all others no more is read than that and the key.
        """
        (order, nulls_last), key = ORDER[table], f"{table}_key"
        with duckdb.connect(str(self._file), read_only=True) as connection:
            standing = connection.table(table).project(f"{order[0]}, {key}").pl().sort(key)
            led, wanted = (
                frame[order[0]].to_physical().cast(pl.Int64).fill_null(END if nulls_last else -END)
                for frame in (standing, rows)
            )
            ends = pl.DataFrame({side: led.search_sorted(wanted.unique(), side) for side in ("left", "right")})
            reach = pl.int_ranges(pl.col("left").cast(pl.Int64) - 1, pl.col("right").cast(pl.Int64) + 1)
            places = ends.select(reach).to_series().explode().unique()
            near = standing[key].gather(places.filter(places.is_between(0, standing.height - 1))).to_frame()
            connection.register("near", near)
            found = connection.table(table).join(connection.view("near"), key, how="semi")
            near_by: pl.DataFrame = found.project(", ".join([*order, key])).pl()
        return near_by.cast({key: pl.Int64})
