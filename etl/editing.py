"""Which tellings of edited articles say what a former one said, found by the published file and the articles at hand.

An article is edited when a former one is gone and a new one took its place (successors.py). Of its tellings one carries
a former one on when type and partners are the same, the days overlap, nothing that merging knows speaks against it, and
either no other does, or none in the very same sentence. What is left carries one on at other days too, where more than
its place says that it is the same article, the two are the only ones of their type and partners, the same people are
named in both, and no other telling was of that engagement. The rest says otherwise.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import polars as pl

from etl.asking import Row, ask, opened
from etl.derived import Derived
from etl.intervals import Granularity, Interval
from etl.load import Shard
from etl.merge.editions import Edition
from etl.merge.ids import telling_keys
from etl.merge.tellings import decoded
from etl.merge.unlike import same_people, unlike
from etl.model import Channel, Direction, EngagementMention, EngagementType, Level, Participant, Status
from etl.successors import Page, successors


class Said(NamedTuple):
    """A telling with its key and the sentence it stands in; whether the engagement was told `alone` by it."""

    key: str
    mention: EngagementMention
    sentence: str
    alone: bool = False


class Edits(NamedTuple):
    """What edited articles carry on, and what to say of them."""

    carried: list[Edition]
    notes: list[str]


def found(file: Path, gone: Collection[str], new: Collection[str], fresh: Derived) -> Edits:
    """What carries on a telling of the articles `gone` since the published `file` was built; `new` are those since.

    These are among the `fresh` articles of this build.
    """
    if not gone or not new:
        return Edits([], [])
    with opened(file) as connection:
        former = _former(ask(connection, "edits_tellings", {"articles": sorted(gone)}, "steps"))
        before = {
            row["article_id"]: _page(**row)
            for row in ask(connection, "edits_pages", {"articles": sorted(gone)}, "steps")
        }
    partners = {"+".join(sorted(said.mention.partners)) for told in former.values() for said in told}
    later = _later(fresh.shards, fresh.told.filter(pl.col("partners").is_in(sorted(partners))), frozenset(new))
    now = _new_pages(fresh.shards, new, later.keys())
    became = successors(before, now, sorted(_agreeing(former, later)))
    carried = [
        Edition(old.key, said.key, now[one].url or now[one].source)
        for name, (one, is_sure) in sorted(became.items())
        for old, said in _pairs(former[name], later[one], is_sure)
    ]
    return Edits(carried, _notes(len(became), sum(len(former[name]) for name in became), len(carried)))


def _notes(articles: int, tellings: int, carried: int) -> list[str]:
    if not tellings:
        return []
    many = "1 article was edited" if articles == 1 else f"{articles:,} articles were edited"
    rest = f", {tellings - carried:,} say otherwise now and have other ids" if tellings > carried else ""
    return [f"{many}: of what they told {carried:,} of {tellings:,} keep their ids{rest}"]


def _page(article_id: str, text: str | None, **known: str) -> Page:
    return Page(**known, words=text.split() if text else [])


def _new_pages(shards: Sequence[Shard], new: Collection[str], telling: Collection[str]) -> dict[str, Page]:
    """The new articles by id, those `telling` of what counts here with their words."""
    pages = {}
    for shard in shards:
        here = shard.tables["article"].filter(pl.col("article_id").is_in(sorted(new)))
        texts = here.filter(pl.col("article_id").is_in(sorted(telling))).join(
            shard.tables["article_text"], on="article_key"
        )
        rows = here.join(texts.select("article_key", "text"), on="article_key", how="left")
        for row in (
            rows.select("article_id", "source", "url", "outlet", "title", "text").collect().iter_rows(named=True)
        ):
            pages[row["article_id"]] = _page(**row)
    return pages


def _agreeing(former: Mapping[str, list[Said]], later: Mapping[str, list[Said]]) -> set[tuple[str, str]]:
    """Pairs of a former article and a new one that tell of the same kind on the same days."""
    told: dict[object, list[tuple[str, Said]]] = defaultdict(list)
    for name, many in later.items():
        for new in many:
            for month in _months(new.mention.date):
                told[(_kind(new.mention), month)].append((name, new))
    return {
        (name, other)
        for name, many in former.items()
        for old in many
        for month in _months(old.mention.date)
        for other, new in told.get((_kind(old.mention), month), ())
        if _on_the_same_days(old.mention, new.mention)
    }


def _months(days: Interval | None) -> Iterable[int | None]:
    """The months that an interval touches, counted; None alone for no interval."""
    if days is None:
        return (None,)
    first, last = (day.year * 12 + day.month for day in (days.first, days.last))
    return range(first, last + 1)


def _pairs(former: Sequence[Said], later: Sequence[Said], is_sure: bool) -> Iterator[tuple[Said, Said]]:
    """Each former telling with the one that alone says the same, else in the same words, else but for its days.

    Days count as mended only in what `is_sure` to be the same article.
    """
    alike = [(old, new) for old in former for new in later if _says_the_same(old.mention, new.mention)]
    of_a_kind = [(old, new) for old in former for new in later if _kind(old.mention) == _kind(new.mention)]
    in_words = [pair for pair in alike if pair[0].sentence == pair[1].sentence]
    taken: set[str] = set()
    for pairs, holds in ((in_words, _always), (alike, _always), (of_a_kind if is_sure else [], _moved)):
        left = [pair for pair in pairs if taken.isdisjoint((pair[0].key, pair[1].key))]
        for old, new in left:
            if holds(old, new) and sum(old is one or new is other for one, other in left) == 1:
                taken |= {old.key, new.key}
                yield old, new


def _always(_: Said, __: Said) -> bool:
    return True


def _moved(old: Said, new: Said) -> bool:
    """Whether only the days were mended: the same people are named, and nobody else told of those days."""
    if not old.alone or old.mention.date is None or new.mention.date is None:
        return False
    return (
        same_people(old.mention, new.mention)
        and unlike(old.mention, replace(new.mention, date=old.mention.date)) is None
    )


def _kind(mention: EngagementMention) -> tuple[EngagementType, frozenset[str]]:
    return mention.type, frozenset(mention.partners)


def _says_the_same(old: EngagementMention, new: EngagementMention) -> bool:
    return _kind(old) == _kind(new) and _on_the_same_days(old, new) and unlike(old, new) is None


def _on_the_same_days(old: EngagementMention, new: EngagementMention) -> bool:
    if old.date is None or new.date is None:
        return old.date is new.date
    return old.date.overlaps(new.date)


def _former(rows: Iterable[Row]) -> Mapping[str, list[Said]]:
    """The tellings of each former article, from the published file."""
    of_article: dict[str, list[tuple[EngagementMention, str, bool]]] = defaultdict(list)
    for row in rows:
        of_article[str(row["article_id"])].append((_mention(row), str(row["sentence"] or ""), bool(row["alone"])))
    said: dict[str, list[Said]] = defaultdict(list)
    for name, told in of_article.items():
        keys = telling_keys([mention for mention, *_ in told])
        said[name] = [Said(key, *rest) for key, rest in zip(keys, told, strict=True)]
    return said


def _later(shards: Sequence[Shard], told: pl.DataFrame, articles: frozenset[str]) -> Mapping[str, list[Said]]:
    """What of `told` is of `articles`, by article, with its sentences."""
    sentences = _sentences(shards, articles)
    said: dict[str, list[Said]] = defaultdict(list)
    rows = told.filter(pl.col("article_id").is_in(sorted(articles))).sort("article_id", "mention_index")
    for key, blob in rows.select("telling", "mention").iter_rows():
        mention, _ = decoded(blob)
        words = sentences.get((mention.article_id, mention.index), "")
        said[mention.article_id].append(Said(key, mention, words))
    return said


def _mention(row: Row) -> EngagementMention:
    """A telling as the published file has it, without what merging does not compare."""
    first, last = row["date_first"], row["date_last"]
    people = {side: _people(row, side) for side in ("home", "partner")}
    return EngagementMention(
        article_id=row["article_id"], index=row["mention_index"], type=EngagementType(row["type"]),
        subtype=row["subtype"], date=Interval(first, last, Granularity(row["granularity"])) if first else None,
        date_basis="", partners=tuple(row["partners"] or ()), channel=Channel(row["channel"]),
        direction=Direction(row["direction"]), level_home=Level(row["level_home"]),
        level_partner=Level(row["level_partner"]), status=Status(row["status"]), home_participants=people["home"],
        partner_participants=people["partner"], place=row["place"], evidence=(), rules=(), confidence=1.0,
        count=row["stated_count"], occasion=row["occasion"], ordinal=row["ordinal"],
    )  # fmt: skip


def _people(row: Row, side: str) -> tuple[Participant, ...]:
    return tuple(Participant(one["name"], one["role"], None) for one in row["people"] or () if one["side"] == side)


def _sentences(shards: Sequence[Shard], articles: Collection[str]) -> dict[tuple[str, int], str]:
    """The first sentence behind each telling, by article and index."""
    found: dict[tuple[str, int], str] = {}
    for shard in shards:
        if "mention" not in shard.tables:  # articles that tell of nothing
            continue
        here = shard.tables["article"].filter(pl.col("article_id").is_in(sorted(articles)))
        rows = (
            here.select("article_key", "article_id")
            .join(shard.tables["mention"].select("article_key", "mention_key", "mention_index"), on="article_key")
            .join(shard.tables["evidence"].filter(pl.col("field") == "sentence"), on="mention_key")
            .sort("mention_key", "span_start", descending=[False, True])
            .select("article_id", "mention_index", "text")
        )
        found |= {(name, index): text for name, index, text in rows.collect().iter_rows()}
    return found
