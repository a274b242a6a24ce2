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

REVIEWED = ("failure", "judgement", "id_history", "correction")
# What derived rows are made of, as one number for each engagement and each partner; articles by their key of now.
WORDED = """
    SELECT e.engagement_id, e.engagement_key, m.is_retold,
        hash(e.type, e.subtype, e.place, e.occasion, e.partners, p.people, m.tellings) AS content
    FROM engagement AS e
    LEFT JOIN (SELECT engagement_key, sum(hash(role, name)) AS people FROM engagement_participant GROUP BY ALL) AS p
        USING (engagement_key)
    LEFT JOIN (SELECT engagement_key, sum(hash({key}, mention_index)) AS tellings, bool_or({key} IS NULL) AS is_retold
        FROM {told} GROUP BY engagement_key) AS m USING (engagement_key)
"""
FORMER = WORDED.format(key="key", told="mention JOIN article_moved ON article_key = former")
NOW = WORDED.format(key="article_key", told="mention")
COUNTED = """
    SELECT partner, sum(hash(date_first, date_last, status, is_part)) AS content FROM engagement_partner GROUP BY ALL
"""


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
    before = connection.sql("SELECT article_id, article_key AS former FROM article").pl()
    stay = articles.filter(~pl.col("is_fresh")).select("article_id", pl.col("article_key").alias("key"))
    _keep(connection, "article_moved", before.join(stay, on="article_id", how="left"))
    connection.execute(f"CREATE TEMP TABLE worded AS {FORMER}")
    connection.execute(f"CREATE TEMP TABLE counted AS {COUNTED}")


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
    before = connection.sql(
        "SELECT m.mention_key AS former, m.mention_index, a.key AS article_key "
        "FROM mention AS m JOIN article_moved AS a ON m.article_key = a.former"
    ).pl()
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


def _move(connection: duckdb.DuckDBPyConnection, table: str, what: str, further: str = "") -> None:
    """Take out the rows whose article or mention has gone, and give the others its new key; `further` keys beside."""
    key = f"{what}_key"
    connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT former FROM {what}_moved WHERE key IS NULL)")
    moved = "" if further else "AND n.key <> n.former"
    connection.execute(
        f"UPDATE {table} SET {further} {key} = n.key FROM {what}_moved AS n WHERE {table}.{key} = n.former {moved}"
    )


def _derived(connection: duckdb.DuckDBPyConnection) -> None:
    """Words and counts of what has changed made again, the others kept by their new keys."""
    connection.execute(f"CREATE TEMP TABLE worded_now AS {NOW}")
    connection.execute(f"CREATE TEMP TABLE counted_now AS {COUNTED}")
    connection.execute(
        "CREATE TEMP TABLE engagement_moved AS "
        "SELECT former.engagement_key AS former, now.engagement_key AS key "
        "FROM worded AS former LEFT JOIN worded_now AS now "
        "ON former.engagement_id = now.engagement_id AND former.content = now.content AND former.is_retold IS NOT true"
    )
    _move(connection, "engagement_search", "engagement")
    fill.derive(
        connection, "engagement_search",
        "FROM engagement WHERE engagement_key NOT IN (SELECT key FROM engagement_moved WHERE key IS NOT NULL)",
    )  # fmt: skip
    connection.execute(
        "CREATE TEMP TABLE recounted AS SELECT coalesce(a.partner, b.partner) AS partner "
        "FROM counted AS a FULL JOIN counted_now AS b USING (partner) WHERE a.content IS DISTINCT FROM b.content"
    )
    connection.execute("DELETE FROM frequency_count WHERE partner IN (FROM recounted)")
    fill.derive(connection, "frequency_count", "FROM engagement_partner WHERE partner IN (FROM recounted)")
    for table in ("contact_month", "outlet_count"):
        connection.execute(f"DELETE FROM {table}")
        fill.derive(connection, table, f"FROM {fill.DERIVED[table]}")
