"""Rows into the published file: `article_rows` turns readings into columns, `Tables` numbers them and joins what
merging made of them, `seeds` reads the reference tables, `publish` writes a new DuckDB file beside the old one, checks
it and swaps it in."""

from etl.load.fill import BuildRows
from etl.load.keys import Among, NoRoomError
from etl.load.patch import Onto
from etl.load.publish import CURRENT, point, publish
from etl.load.rows import article_rows
from etl.load.seeds import frames as seeds
from etl.load.tables import Review, Shard, Tables

__all__ = [
    "CURRENT",
    "Among",
    "BuildRows",
    "NoRoomError",
    "Onto",
    "Review",
    "Shard",
    "Tables",
    "article_rows",
    "point",
    "publish",
    "seeds",
]
