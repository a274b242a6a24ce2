"""Rows into the published file: `frames` turns readings and engagements into columns, `seeds` reads the reference
tables, `publish` writes a new DuckDB file beside the old one, checks it and swaps it in."""

from etl.load.fill import BuildRows
from etl.load.publish import CURRENT, point, publish
from etl.load.rows import Review, frames
from etl.load.seeds import frames as seeds

__all__ = ["CURRENT", "BuildRows", "Review", "frames", "point", "publish", "seeds"]
