"""Rows gathered by table and turned into typed frames in bulk, renumbered so that keys do not depend on arrival."""

import polars as pl

from etl.load.fill import columns as stated

FLUSH = 200_000  # rows held as Python objects before they become columns
LED_BY = {"evidence": "field", "mention_participant": "side", "engagement_participant": "side"}  # packs a third smaller


class Columns:
    """Rows of the tables, first keyed in the order in which articles arrive."""

    def __init__(self) -> None:
        self.article = 0
        self._mentions = 0
        self._held = 0
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._chunks: dict[str, list[pl.DataFrame]] = {}

    def add(self, table: str, *values: object) -> None:
        """Append a row, its values in the order of the table's stored columns (engagement_partner: its two keys)."""
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
        """All rows by table, articles and mentions numbered in order of publication and then of article ids."""
        self._flush()
        frames = {table: pl.concat(chunks) for table, chunks in self._chunks.items()}
        if "article" in frames:
            order = frames["article"].select("published_first", "article_id", "source")
            _renumber(frames, "article", "article_key", order)
        if "mention" in frames:
            _renumber(frames, "mention", "mention_key", frames["mention"].select("article_key", "mention_index"))
        for table in LED_BY.keys() & frames.keys():
            frames[table] = frames[table].sort(LED_BY[table], maintain_order=True)
        return frames

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            schema = dict(list(stated(table).items())[: len(rows[0])])
            by_column = zip(schema.items(), zip(*rows, strict=True), strict=True)
            series = [pl.Series(name, values, dtype=dtype) for (name, dtype), values in by_column]
            self._chunks.setdefault(table, []).append(pl.DataFrame(series))
        self._rows.clear()
        self._held = 0


def _renumber(frames: dict[str, pl.DataFrame], table: str, key: str, order: pl.DataFrame) -> None:
    """Give rows of `table` keys in the order of `order`'s columns, in every frame that has `key`, and sort by it."""
    ranks = order.with_row_index("row").sort(order.columns, nulls_last=True)["row"].arg_sort().cast(pl.UInt32)
    by_old_key = ranks.gather(frames[table][key].arg_sort())
    for name, frame in frames.items():
        if key in frame.columns:
            renewed = frame.with_columns(by_old_key.gather(frame[key]).alias(key))
            frames[name] = renewed.sort(key, maintain_order=True)
