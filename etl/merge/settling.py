"""A set of tellings that nothing outside it touches, settled: its engagements, and the pairs that stay open."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import polars as pl

from etl.intervals import Interval
from etl.merge import best, columns, lifecycle, tellings
from etl.merge.clusters import cluster
from etl.merge.facts import distinct
from etl.model import Engagement, EngagementMention, Telling

OPEN = {"one": pl.String(), "other": pl.String(), "why": pl.String()}
Told = Mapping[str, tuple[EngagementMention, Interval | None]]


def settled(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Engagements of the rows of a tellings.frame() as columns, and pairs of them that stay open, with the reason.

    Each engagement goes by the key of the telling that was told first, which is also the first of its tellings.
    """
    with _counting_references_only():
        ordered = rows.sort("article_id", "mention_index")
        told = {key: tellings.decoded(mention) for key, mention in ordered.select("telling", "mention").iter_rows()}
        order = dict(zip(ordered["telling"], ordered["told"], strict=True))
        groups, still_open = _groups(told, order)
        engagements = [engagement(keys[0], keys, told) for keys in groups]
        pairs = [(groups[one][0], groups[other][0], why) for (one, other), why in still_open.items()]
        return columns.frame(engagements), pl.DataFrame(pairs, schema=OPEN, orient="row")


def engagement(name: str, keys: Sequence[str], told: Told) -> Engagement:
    """The engagement that the tellings of `keys` tell, as none of them were old."""
    all_told = [told[key] for key in sorted(keys)]
    chosen, conflicts = best.telling([mention for mention, _ in all_told])
    return Engagement(
        engagement_id=name,
        best=chosen,
        tellings=tuple(Telling(told[key][0].article_id, told[key][0].index, key) for key in keys),
        date=chosen.date,
        status=lifecycle.status(all_told),
        conflicts=conflicts,
        lead_time_days=lifecycle.lead_time_days(all_told, chosen.date),
    )


def first_told(key: str, told: Mapping[str, int]) -> tuple[int, str]:
    """Sorts tellings by publication, then by key; those without a publication come last."""
    return told[key], key


def _groups(told: Told, order: Mapping[str, int]) -> tuple[list[list[str]], dict[tuple[int, int], str]]:
    """Telling keys that belong together, the first told first, and the pairs of groups that stay open."""
    keys = list(told)
    facts, tellers = distinct(list(told.values()))
    articles = [tuple({told[keys[place]][0].article_id: None for place in places}) for places in tellers]
    days = [min(order[keys[place]] for place in places) for places in tellers]
    clusters = cluster(facts, articles, days)
    groups = [
        sorted((keys[place] for fact in members for place in tellers[fact]), key=lambda key: first_told(key, order))
        for members in clusters.members
    ]
    owner = {fact: group for group, members in enumerate(clusters.members) for fact in members}
    return groups, {(owner[one], owner[other]): why for (one, other), why in clusters.open.items()}


@contextmanager
def _counting_references_only() -> Iterator[None]:
    """Merging makes millions of tuples and no cycles: looking for cycles among them doubled its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
