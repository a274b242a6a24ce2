"""What a build had left, taken from the file it published: for when what it left besides is damaged."""

from pathlib import Path

import duckdb
import polars as pl

from etl.asking import ask, opened
from etl.errors import CordialeError
from etl.merge import Previous
from etl.merge.ids import IDS
from etl.model import IdChange


def previous(database: Path) -> Previous | None:
    """The ids of tellings and where former ids lead, as `database` has them; None where it cannot be read either.

    What analysts merged and split is left out: the file does not say how it was told.
    """
    try:
        with opened(database, of_any_version=True) as connection:
            history, ids, added = (
                ask(connection, f"restored_{what}", {}, "steps") for what in ("history", "ids", "added")
            )
    except (CordialeError, duckdb.Error):
        return None
    return Previous(
        pl.DataFrame(ids, schema=IDS),
        tuple(IdChange(**change) for change in history),
        frozenset(row["engagement_id"] for row in added),
    )
