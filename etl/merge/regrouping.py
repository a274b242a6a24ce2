"""Which tellings belong together after the merges and splits of analysts, replayed in the order they were written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from etl.merge import adding, columns, settling, tellings
from etl.merge.groups import Groups
from etl.merge.replay import GROUPING, Replay
from etl.model import Correction, Engagement

SIDES = ("level_home", "level_partner")


def regroup(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay, told: pl.DataFrame) -> pl.DataFrame:
    """Engagements after all merges and splits, in the order they were written; `told` are the tellings of all.

    What an analyst added is among them once it is merged with something told.
    """
    grouping = [(place, correction) for place, correction in enumerate(corrections) if correction.action in GROUPING]
    if not grouping:
        return rows
    live = frozenset(rows["engagement_id"])
    named = [pair for _, correction in grouping for pair in _named(correction)]
    found = {replay.leads(name, live, keys) for name, keys in named}
    concerned = rows.filter(pl.col("engagement_id").is_in(sorted(filter(None, found))))
    before = dict(concerned.select("engagement_id", "tellings").iter_rows())
    added = adding.rows(corrections, {name for name, _ in named} - live, replay)
    replay.before = {engagement.engagement_id: engagement for engagement in columns.engagements(concerned)} | added
    groups = Groups(
        {name: list(keys) for name, keys in before.items()} | {name: [] for name in added},
        live - before.keys(), replay.before, replay, {name: (name,) for name in added},
    )  # fmt: skip
    for place, correction in grouping:
        if correction.action == "merge":
            groups.merge(place, correction)
        else:
            groups.split(correction)
    by_hand = [(added, name) for name, of_one in groups.by_hand.items() for added in of_one]
    replay.laid_over = {added: name for added, name in by_hand if added != name or groups.of[name]}
    changed = {name: keys for name, keys in groups.of.items() if keys and keys != before.get(name)}
    anew = [_no_lower(engagement, groups.joined, replay.before) for engagement in _told_anew(changed, told)]
    return columns.replaced(rows, before.keys() - groups.of.keys() | changed.keys(), anew)


def _named(correction: Correction) -> list[tuple[str, list[str]]]:
    """The ids that a merge or a split is of, each with the keys of its tellings."""
    both = (correction.engagement_id, correction.keys), (correction.other_id, correction.other_keys)
    return [(name, keys) for name, keys in both if name]


def _no_lower(
    engagement: Engagement, joined: Mapping[str, Sequence[str]], before: Mapping[str, Engagement]
) -> Engagement:
    """What was merged by hand at the highest level of each side: tellings of lesser talks do not outvote a leader's."""
    one = [before[name] for name in joined.get(engagement.engagement_id, ()) if name in before]
    told = [engagement.best, *(part.best for part in one if part.tellings)]
    levels = {side: min((getattr(best, side) for best in told), key=lambda level: level.rank) for side in SIDES}
    return replace(engagement, best=replace(engagement.best, **levels))


def _told_anew(groups: Mapping[str, Sequence[str]], told: pl.DataFrame) -> list[Engagement]:
    keys = [key for group in groups.values() for key in group]
    concerned = told.filter(pl.col("telling").is_in(keys))
    by_key = {key: tellings.decoded(mention) for key, mention in concerned.select("telling", "mention").iter_rows()}
    order = dict(zip(concerned["telling"], concerned["told"], strict=True))
    return [
        settling.engagement(name, sorted(group, key=lambda key: settling.first_told(key, order)), by_key)
        for name, group in groups.items()
    ]
