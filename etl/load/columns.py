"""Rows gathered by table and turned into typed frames in bulk."""

from collections.abc import Sequence

import polars as pl
import pyarrow as pa

from etl.load.fill import columns as stated

FLUSH = 200_000  # rows held as Python objects before they become columns


class Columns:
    """Rows of the tables, first keyed in the order in which articles arrive."""

    def __init__(self) -> None:
        self.article = 0
        self._mentions = 0
        self._held = 0
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._chunks: dict[str, list[pl.DataFrame]] = {}

    def add(self, table: str, *values: object) -> None:
        """Append a row, its values in the order of the table's stored columns."""
        self._rows.setdefault(table, []).append(values)
        self._held += 1

    def next_mention(self) -> int:
        """A key for the mention that comes now."""
        self._mentions += 1
        return self._mentions - 1

    def article_done(self) -> None:
        """Go on to the next article."""
        self.article += 1
        if self._held > FLUSH:
            self._flush()

    def frames(self) -> dict[str, pl.DataFrame]:
        """All rows by table."""
        self._flush()
        return {table: pl.concat(chunks) for table, chunks in self._chunks.items()}

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            schema = dict(list(stated(table).items())[: len(rows[0])])
            by_column = zip(schema.items(), zip(*rows, strict=True), strict=True)
            series = [_series(name, values, dtype) for (name, dtype), values in by_column]
            self._chunks.setdefault(table, []).append(pl.DataFrame(series))
        self._rows.clear()
        self._held = 0


def _series(name: str, values: Sequence[object], dtype: pl.DataType) -> pl.Series:
    if not isinstance(dtype, pl.List):
        return pl.Series(name, values, dtype=dtype)
    # by way of Arrow, as Polars makes a series of each list first
    kind = pl.Series([], dtype=dtype).to_arrow().type
    return pl.Series(name, pa.array(values, kind), dtype=dtype)
