"""A build on top of the last one: its file copied, and in it only what differs put in the place of what was there.

The rows are those of a build from nothing, and their keys stand in the same order with other gaps between them
(keys.py); what is new stands at the end of the file. What stays is neither read nor written again.
"""

import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

from etl.load import fill
from etl.load.tables import OF_ARTICLES, OF_ENGAGEMENTS, OF_MENTIONS, Tables
from etl.paths import statements

REVIEWED = ("failure", "judgement", "id_history", "correction")


@dataclass(frozen=True, slots=True, eq=False)
class Onto:
    """What a build is written onto: the former file, the tables of all that is new, and what leaves or moves.

    `new` are the tables of articles new or read otherwise than before, and of engagements made otherwise than before,
    keyed among those of the file; of articles (article_id) and engagements (engagement_id) those `gone` and `former`
    leave, also where new ones take their place. `moved` (article_id, source) are articles that stay, where
    they stand now. `tellings` (article_id, mention_index, engagement_id) are those of the new engagements, and those
    that no engagement has any more. The parts of whatever is new among engagements are new too. Seeds, schema and
    rules must be those that the file was made with.
    """

    file: Path
    new: Tables
    gone: pl.DataFrame
    moved: pl.DataFrame
    former: pl.DataFrame
    tellings: pl.DataFrame


def write(
    file: Path, onto: Onto, *, build_id: str, created_at: datetime, home: str, as_of: date | None
) -> tuple[dict[str, int], dict[str, pl.Series]]:
    """Write a build to `file` by way of a former one; returns rows by table, and what it touched (checks.TOUCHED)."""
    shutil.copyfile(onto.file, file)
    with fill.attached(file) as connection:
        connection.execute("BEGIN")
        _note(connection, onto)
        _leave_out(connection)
        _insert(connection, onto.new, "article", *OF_ARTICLES, "mention", *OF_MENTIONS, "engagement")
        for known_here in ("placed", "owned", "told", "wholes"):
            connection.execute(statements("load", f"{known_here}.sql"))
        # which copy columns of the engagements, as these are by now
        _insert(connection, onto.new, *OF_ENGAGEMENTS[1:])
        for table in REVIEWED:
            connection.execute(f"DELETE FROM {table}")
        _insert(connection, onto.new, *REVIEWED)
        _derived(connection)
        connection.execute("DELETE FROM build")
        connection.execute("DELETE FROM manifest")
        connection.execute("COMMIT")
        touched = _touched(connection, onto.new)
        return fill.concluded(connection, build_id, created_at, home, as_of), touched


def _note(connection: duckdb.DuckDBPyConnection, onto: Onto) -> None:
    """Keep what leaves and what is new, and what counts were made of, before anything moves."""
    engagements = onto.new.engagements.select("engagement_id", "engagement_key", "part_of")
    owned = onto.tellings.select("article_id", "mention_index", "engagement_id")
    for name, rows in (
        ("gone", onto.gone), ("moved", onto.moved), ("former", onto.former), ("renewed", engagements),
        ("owner", owned),
    ):  # fmt: skip
        _keep(connection, name, rows)
    for question in ("article_gone", "mention_gone", "engagement_gone", "partner_gone"):
        _make(connection, question)


def _leave_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Take out what is gone or renewed, with all that hangs on it."""
    for what, tables in (
        ("mention", OF_MENTIONS), ("article", (*OF_ARTICLES, "mention", "article")),
        ("engagement", (*OF_ENGAGEMENTS, "engagement_search")),
    ):  # fmt: skip
        for table in tables:
            connection.execute(f"DELETE FROM {table} WHERE {what}_key IN (FROM {what}_gone)")


def _insert(connection: duckdb.DuckDBPyConnection, rows: Tables, *tables: str) -> None:
    for table in tables:
        fill.insert(connection, table, rows[table])


def _keep(connection: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    connection.register("kept", rows)
    connection.execute(f"CREATE TEMP TABLE {name} AS FROM kept")
    connection.unregister("kept")


def _make(connection: duckdb.DuckDBPyConnection, question: str) -> None:
    """Keep the answer to a question of sql/load as a table of that name."""
    connection.execute(f"CREATE TEMP TABLE {question} AS {statements('load', f'{question}.sql')}")


def _touched(connection: duckdb.DuckDBPyConnection, new: Tables) -> dict[str, pl.Series]:
    """The keys of what was taken out or put in, and the partners whose counts were made again."""
    put_in = {"article": new["article"], "mention": new["mention"], "engagement": new.engagements}
    keys = {
        name: pl.concat([rows[f"{name}_key"], connection.table(f"{name}_gone").pl()[f"{name}_key"]])
        for name, rows in put_in.items()
    }
    return keys | {"partner": connection.table("recounted").pl()["partner"]}


def _derived(connection: duckdb.DuckDBPyConnection) -> None:
    """Words of what is renewed, and the counts that have changed with it, made again."""
    fill.derive(connection, "engagement_search", statements("load", "engagement_renewed.sql").rstrip(";\n"))
    for question in ("recounted_days", "recounted", "recounted_year"):
        _make(connection, question)
    connection.execute(statements("load", "is_counted.sql"))
    connection.execute("DELETE FROM frequency_count WHERE is_counted(period, partner, period_first)")
    fill.derive(connection, "frequency_count", statements("load", "counted_again.sql").rstrip(";\n"))
    connection.execute("DELETE FROM contact_month WHERE partner IN (FROM recounted)")
    fill.derive(connection, "contact_month", "FROM engagement_partner WHERE partner IN (FROM recounted)")
    connection.execute("DELETE FROM outlet_count")
    fill.derive(connection, "outlet_count", f"FROM {fill.DERIVED['outlet_count']}")
