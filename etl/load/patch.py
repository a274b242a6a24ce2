"""A build on top of the last one: its file copied, what is new put in, what is gone taken out, and keys counted on.

The rows are those of a build from nothing; only the order in which the file holds them may differ. Keys are changed in
place, so that the texts and evidence that stay are neither read nor written again.
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
    """What a build is written onto: the former file, its own tables, and the ids of articles `fresh` since then.

    Fresh are new articles and those read otherwise than before. Seeds, schema and rules must be those that the former
    file was made with.
    """

    file: Path
    tables: Tables
    fresh: pl.Series

    @property
    def fresh_keys(self) -> list[int]:
        """The keys that the fresh articles have in this build."""
        articles = self.tables["article"]
        return articles.filter(pl.col("article_id").is_in(self.fresh.implode()))["article_key"].to_list()


def write(
    file: Path, onto: Onto, *, build_id: str, created_at: datetime, home: str, as_of: date | None
) -> dict[str, int]:
    """Write a build to `file` by way of a former one; returns rows by table."""
    shutil.copyfile(onto.file, file)
    tables = onto.tables
    with fill.attached(file) as connection:
        connection.execute("BEGIN")
        articles = tables["article"].with_columns(pl.col("article_id").is_in(onto.fresh.implode()).alias("is_fresh"))
        _note(connection, articles)
        _articles(connection, tables, articles)
        _mentions(connection, tables, articles.filter("is_fresh")["article_key"])
        for table in (*OF_ENGAGEMENTS, *REVIEWED):
            connection.execute(f"DELETE FROM {table}")
            fill.insert(connection, table, tables[table])
        _derived(connection)
        connection.execute("DELETE FROM build")
        connection.execute("DELETE FROM manifest")
        connection.execute("COMMIT")
        return fill.concluded(connection, build_id, created_at, home, as_of)


def _note(connection: duckdb.DuckDBPyConnection, articles: pl.DataFrame) -> None:
    """Keep which articles stay, and what words and counts were made of, before anything moves."""
    before = connection.table("article").project("article_id, article_key AS former").pl()
    stay = articles.filter(~pl.col("is_fresh")).select("article_id", pl.col("article_key").alias("key"))
    _keep(connection, "article_moved", before.join(stay, on="article_id", how="left"))
    connection.execute(statements("load", "tellings_before.sql"))
    _make(connection, "worded")
    _make(connection, "counted")


def _articles(connection: duckdb.DuckDBPyConnection, tables: Tables, articles: pl.DataFrame) -> None:
    """Articles and what hangs on them."""
    fresh = articles.filter("is_fresh")
    for table in ("article", *OF_ARTICLES):
        _move(connection, table, "article")
    fill.insert(connection, "article", fresh.drop("is_fresh"))
    for table in OF_ARTICLES:
        fill.insert(connection, table, tables.rows_of(table, fresh["article_key"]))


def _mentions(connection: duckdb.DuckDBPyConnection, tables: Tables, articles: pl.Series) -> None:
    """Mentions and what hangs on them, with the keys of their articles and engagements; `articles` are fresh ones."""
    now, place = tables["mention"], ["article_key", "mention_index"]
    fresh = now.filter(pl.col("article_key").is_in(articles.implode()))
    stay = now.join(fresh, on="mention_key", how="anti").select(
        *place, "engagement_key", pl.col("mention_key").alias("key")
    )
    before = connection.sql(statements("load", "mention_stays.sql")).pl()
    _keep(connection, "mention_moved", before.join(stay, on=place, how="left"))
    for table in OF_MENTIONS:
        _move(connection, table, "mention")
    _move(connection, "mention", "mention", "article_key = n.article_key, engagement_key = n.engagement_key,")
    fill.insert(connection, "mention", fresh)
    for table in OF_MENTIONS:
        fill.insert(connection, table, tables.rows_of(table, fresh["mention_key"]))


def _keep(connection: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    connection.register("kept", rows)
    connection.execute(f"CREATE TEMP TABLE {name} AS FROM kept")
    connection.unregister("kept")


def _make(connection: duckdb.DuckDBPyConnection, question: str, name: str = "") -> None:
    """Keep the answer to a question of sql/load as a table of that or another name."""
    connection.execute(f"CREATE TEMP TABLE {name or question} AS {statements('load', f'{question}.sql')}")


def _move(connection: duckdb.DuckDBPyConnection, table: str, what: str, further: str = "") -> None:
    """Take out the rows whose article or mention has gone, and give the others its new key; `further` keys beside."""
    key = f"{what}_key"
    connection.execute(f"DELETE FROM {table} USING {what}_moved AS n WHERE {table}.{key} = n.former AND n.key IS NULL")
    moved = "" if further else "AND n.key <> n.former"
    connection.execute(
        f"UPDATE {table} SET {further} {key} = n.key FROM {what}_moved AS n WHERE {table}.{key} = n.former {moved}"
    )


def _derived(connection: duckdb.DuckDBPyConnection) -> None:
    """Words and counts of what has changed made again, the others kept by their new keys."""
    connection.execute(statements("load", "tellings_now.sql"))
    _make(connection, "worded", "worded_now")
    _make(connection, "counted", "counted_now")
    _make(connection, "engagement_moved")
    _move(connection, "engagement_search", "engagement")
    fill.derive(connection, "engagement_search", statements("load", "engagement_reworded.sql"))
    _make(connection, "recounted")
    connection.execute("DELETE FROM frequency_count WHERE partner IN (FROM recounted)")
    fill.derive(connection, "frequency_count", "FROM engagement_partner WHERE partner IN (FROM recounted)")
    for table in ("contact_month", "outlet_count"):
        connection.execute(f"DELETE FROM {table}")
        fill.derive(connection, table, f"FROM {fill.DERIVED[table]}")
