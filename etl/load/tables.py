"""The tables of the published file, from what articles tell and what merging made of it; each is made when asked for.

Articles come in shards, rows as article_rows() makes them, in memory or in Parquet; keys are made anew (keys.py), so
that they depend neither on the shards nor on the order in which articles arrived.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import polars as pl

from etl.errors import InputError
from etl.load.fill import columns
from etl.load.keys import ORDER, SPACED, Keys
from etl.merge import JUDGEMENTS, added_id
from etl.model import Correction, IdChange, RejectedCorrection

FAILURE = re.compile(r"(?P<source>.+?):(?:(?P<line>\d+):)? (?P<error>.+)", re.DOTALL)
APPLIED = "applied"
LED_BY = {"evidence": "field", "mention_participant": "side", "engagement_participant": "side"}  # packs a third smaller
OF_ARTICLES = ("article_text", "section", "time_expression", "article_partner", "claim", "unresolved")
OF_MENTIONS = ("mention_partner", "mention_participant", "evidence")
OF_ENGAGEMENTS = ("engagement", "engagement_partner", "engagement_participant", "conflict")


@dataclass(frozen=True, slots=True)
class Shard:
    """Rows of some articles by table, keyed from 0 in each shard, and the keys of the articles that are wanted."""

    tables: Mapping[str, pl.LazyFrame]
    wanted: pl.Series | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What merging and its replay of corrections leave beside the engagements, for the reviewer's tables."""

    judgements: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=JUDGEMENTS))
    changes: Sequence[IdChange] = ()
    corrections: Sequence[Correction] = ()
    rejected: Sequence[RejectedCorrection] = ()


class Tables(Mapping[str, pl.DataFrame]):
    """Every table that articles, merging and analysts fill, made anew each time it is asked for.

    `engagements` and `tellings` are what merging gives as rows and tellings; raises KeyError naming an article that a
    telling gives and no shard holds. `keys` says which keys the rows get.
    """

    def __init__(
        self,
        shards: Sequence[Shard],
        engagements: pl.DataFrame,
        tellings: pl.DataFrame,
        failures: Sequence[InputError] = (),
        review: Review = Review(),
        keys: Keys = SPACED,
    ) -> None:
        self._shards = [shard.tables for shard in shards]
        self._offsets = {"article_key": self._counted("article"), "mention_key": self._counted("mention")}
        self._engagements = _keyed("engagement", engagements, keys)
        articles = self._wanted([shard.wanted for shard in shards])
        articles = articles.rename({"article_key": "former"})
        self._articles = _keyed("article", articles, keys)
        self._keys = {"article_key": self._renewed("article_key", self._articles)}
        mentions = _keyed("mention", self._keyed("mention", "article_key").rename({"mention_key": "former"}), keys)
        self._keys["mention_key"] = self._renewed("mention_key", mentions)
        self._mentions = self._merged(mentions, tellings)
        self._others = {"failure": _failures(failures), **_reviewed(review)}

    def __getitem__(self, table: str) -> pl.DataFrame:
        return self._shaped(table, self._others[table] if table in self._others else self._made(table))

    def __iter__(self) -> Iterator[str]:
        return iter(("article", *OF_ARTICLES, "mention", *OF_MENTIONS, *OF_ENGAGEMENTS, *self._others))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __contains__(self, table: object) -> bool:
        return table in tuple(self)  # asking must not make it

    @property
    def engagements(self) -> pl.DataFrame:
        """Engagements as merging has them, with their keys."""
        return self._engagements

    def _shaped(self, table: str, made: pl.DataFrame) -> pl.DataFrame:
        if table in LED_BY:
            made = made.sort(LED_BY[table], maintain_order=True)
        return made.select(pl.col(name).cast(kind) for name, kind in columns(table).items() if name in made.columns)

    def _made(self, table: str) -> pl.DataFrame:
        match table:
            case "article":
                return self._articles
            case "mention":
                return self._mentions
            case "engagement":
                return self._engagement()
            case "engagement_partner":
                return self._engagements.select(pl.col("partners").alias("partner"), "engagement_key").explode(
                    "partner"
                )
            case "engagement_participant":
                return _each(self._engagements, "participants").unnest("participants")
            case "conflict":
                said = _each(self._engagements, "conflicts").rename({"conflicts": "text"})
                return said.with_columns(pl.int_range(pl.len()).over("engagement_key").alias("position"))
            case _ if table in OF_ARTICLES:
                return self._keyed(table, "article_key").sort("article_key", maintain_order=True)
            case _ if table in OF_MENTIONS:
                return self._keyed(table, "mention_key").sort("mention_key", maintain_order=True)
        raise KeyError(table)

    def _counted(self, table: str) -> list[int]:
        """How many rows of `table` the shards before each one hold, and last how many there are in all."""
        counts = [shard[table].select(pl.len()).collect().item() if table in shard else 0 for shard in self._shards]
        return list(accumulate(counts, initial=0))

    def _gathered(self, table: str) -> pl.DataFrame:
        """The rows of all shards, keys counted on from shard to shard."""
        found = [
            shard[table].with_columns(
                pl.col(key).cast(pl.UInt32) + offsets[number]
                for key, offsets in self._offsets.items()
                if key in columns(table)
            )
            for number, shard in enumerate(self._shards)
            if table in shard
        ]
        return pl.concat(found).collect() if found else pl.DataFrame(schema=columns(table))

    def _wanted(self, wanted: Sequence[pl.Series | None]) -> pl.DataFrame:
        articles = self._gathered("article")
        starts = zip(self._offsets["article_key"], wanted, strict=False)
        kept = [(keys.cast(pl.UInt32) + start) for start, keys in starts if keys is not None]
        if not kept or len(kept) < len(wanted):
            return articles
        return articles.join(pl.concat(kept).alias("article_key").to_frame(), on="article_key", how="semi")

    def _renewed(self, key: str, rows: pl.DataFrame) -> pl.Series:
        """The new key of each row by its former one, empty for those that are not wanted."""
        renewed = pl.Series([None], dtype=pl.UInt32).new_from_index(0, self._offsets[key][-1])
        return renewed.scatter(rows["former"], rows[key])

    def _keyed(self, table: str, key: str) -> pl.DataFrame:
        """The rows of a table that belong to wanted articles, with the new key."""
        gathered = self._gathered(table)
        renewed = gathered.with_columns(self._keys[key].gather(gathered[key]).alias(key))
        return renewed.filter(pl.col(key).is_not_null())

    def _merged(self, mentions: pl.DataFrame, tellings: pl.DataFrame) -> pl.DataFrame:
        """Mentions with the key of the engagement they tell."""
        owned = tellings.join(self._engagements.select("engagement_id", "engagement_key"), on="engagement_id").join(
            self._articles.select("article_id", "article_key"), on="article_id", how="left"
        )
        if (lost := owned.filter(pl.col("article_key").is_null())).height:
            raise KeyError(lost["article_id"][0])
        key = ["article_key", "mention_index"]
        owner = owned.select(*key, "engagement_key")
        return mentions.drop("engagement_key").join(owner, on=key, how="left", maintain_order="left")

    def _engagement(self) -> pl.DataFrame:
        whole = self._engagements.select(
            pl.col("engagement_id").alias("part_of"), pl.col("engagement_key").alias("part_of_key")
        )
        rows = self._engagements.drop("tellings").join(whole, on="part_of", how="left")
        rows = rows.join(self._told(), on="engagement_key", how="left", maintain_order="left")
        return rows.with_columns(
            pl.col("tellings", "articles").fill_null(0), pl.col("conflicts").list.len(), pl.col("confidence").round(2)
        ).sort("engagement_key")

    def _told(self) -> pl.DataFrame:
        """Of each engagement the number of its tellings and articles, and when these were published, where known."""
        sections = self["section"].select(
            "article_key", "section_index", pl.col("published_basis").alias("section_basis")
        )
        pages = self._articles.select("article_key", "published_basis")
        told = self._mentions.filter(pl.col("engagement_key").is_not_null())
        told = told.join(sections, on=["article_key", "section_index"], how="left").join(pages, on="article_key")
        known = pl.coalesce("section_basis", "published_basis") != "none"
        return told.group_by("engagement_key").agg(
            pl.len().alias("tellings"),
            pl.col("article_key").n_unique().alias("articles"),
            pl.col("published_first").filter(known).min().alias("first_published"),
            pl.col("published_last").filter(known).max().alias("last_published"),
        )


def _keyed(table: str, rows: pl.DataFrame, keys: Keys) -> pl.DataFrame:
    """Rows in order with their keys."""
    order, nulls_last = ORDER[table]
    ordered = rows.sort(order, nulls_last=nulls_last)
    return ordered.with_columns(keys.of(table, ordered).alias(f"{table}_key"))


def _each(engagements: pl.DataFrame, column: str) -> pl.DataFrame:
    each = engagements.select("engagement_key", column).explode(column)
    return each.filter(pl.col(column).is_not_null())


def _failures(failures: Sequence[InputError]) -> pl.DataFrame:
    rows = [_failure(str(failure)) for failure in failures]
    return pl.DataFrame(rows, schema=columns("failure"), orient="row")


def _failure(text: str) -> tuple[str, int | None, str]:
    if found := FAILURE.fullmatch(text):
        return found["source"], int(found["line"]) if found["line"] else None, found["error"]
    return "", None, text


def _engagement(made: Correction, refused: Container[Correction]) -> str:
    """The engagement that a decision is of; an addition's is the one it made."""
    return added_id(made) if made.action == "add" and made not in refused else made.engagement_id


def _reviewed(review: Review) -> dict[str, pl.DataFrame]:
    refused = {item.correction: item.why for item in review.rejected}
    rows: dict[str, list[tuple[object, ...]]] = {
        "id_history": [(change.old_id, change.new_id, change.action, change.why) for change in review.changes],
        "correction": [
            (
                number, made.when, made.who, made.why, made.action, _engagement(made, refused), made.field or None,
                made.old or None, made.new or None, made.other_id or None, refused.get(made, APPLIED),
            )
            for number, made in enumerate(review.corrections)
        ],
    }  # fmt: skip
    made = {table: pl.DataFrame(given, schema=columns(table), orient="row") for table, given in rows.items()}
    return {"judgement": review.judgements.rename({"one": "one_id", "other": "other_id"}), **made}
