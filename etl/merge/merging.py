"""Mentions to engagements, in one function: compare, cluster, name, tell what is best, replay the analysts' word."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from etl.intervals import Interval
from etl.merge import best, ids, lifecycle, parts, replay
from etl.merge.clusters import cluster
from etl.merge.facts import distinct
from etl.merge.ids import Previous
from etl.model import Correction, Engagement, EngagementMention, IdChange, Judgement, RejectedCorrection, Telling

Published = Mapping[str, Interval]
Tellings = Mapping[str, Sequence[EngagementMention]]


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


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Engagements by id, the pairs left to a reviewer, and what became of ids and corrections.

    `ids` gives the id of every telling, by its key, before corrections.
    """

    engagements: tuple[Engagement, ...]
    judgements: tuple[Judgement, ...]
    id_history: tuple[IdChange, ...]
    rejected_corrections: tuple[RejectedCorrection, ...]
    ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def previous(self) -> Previous:
        """What the next build needs to keep the ids."""
        return Previous(self.ids, self.id_history)


def merge(
    mentions: Sequence[EngagementMention],
    published: Published,
    *,
    as_of: date,
    previous: Previous | None = None,
    corrections: Sequence[Correction] = (),
) -> MergeResult:
    """Merge all tellings of each engagement; `published` gives the publication of articles by id, where known.

    The result depends on the set of mentions alone, never on their order. A plan is overdue as seen on `as_of`.
    """
    with _counting_references_only():
        return _merge(mentions, published, as_of, previous or Previous(), corrections)


def _merge(
    mentions: Sequence[EngagementMention],
    published: Published,
    as_of: date,
    previous: Previous,
    corrections: Sequence[Correction],
) -> MergeResult:
    told = sorted({(m.article_id, m.index): m for m in mentions}.values(), key=lambda m: (m.article_id, m.index))
    keys = ids.telling_keys(told)
    mention_of = dict(zip(keys, told, strict=True))
    groups, still_open = _groups(told, keys, published)
    names, history = ids.assign(groups, previous)
    replayed = replay.Replay(list(history))
    regrouped = replay.regroup(dict(zip(names, groups, strict=True)), corrections, replayed)
    engagements = replay.amend(_engagements(regrouped, mention_of, published, as_of), corrections, replayed)
    return MergeResult(
        engagements=tuple(engagements[name] for name in sorted(engagements)),
        judgements=_judgements(
            {(names[one], names[other]): why for (one, other), why in still_open.items()}, engagements, replayed.history
        ),
        id_history=tuple(dict.fromkeys(replayed.history)),
        rejected_corrections=tuple(replayed.rejected),
        ids={key: name for name, group in zip(names, groups, strict=True) for key in group},
    )


def _groups(
    told: Sequence[EngagementMention], keys: Sequence[str], published: Published
) -> tuple[list[list[str]], dict[tuple[int, int], str]]:
    """Telling keys that belong together, the first told first, and the pairs of groups that stay open."""
    facts, tellers = distinct(told, published)
    clusters = cluster(facts, [tuple({told[place].article_id: None for place in places}) for places in tellers])
    order = [ids.first_told(key, published.get(m.article_id)) for key, m in zip(keys, told, strict=True)]
    groups = [
        [keys[place] for place in sorted((place for fact in members for place in tellers[fact]), key=order.__getitem__)]
        for members in clusters.members
    ]
    owner = {fact: group for group, members in enumerate(clusters.members) for fact in members}
    return groups, {(owner[one], owner[other]): why for (one, other), why in clusters.open.items()}


def _engagements(
    groups: Mapping[str, Sequence[str]],
    mention_of: Mapping[str, EngagementMention],
    published: Published,
    as_of: date,
) -> dict[str, Engagement]:
    engagements = {
        name: _engagement(name, [(key, mention_of[key]) for key in sorted(keys)], published, as_of)
        for name, keys in groups.items()
    }
    tellings = {name: [mention_of[key] for key in keys] for name, keys in groups.items()}
    whole_of = parts.wholes(tellings, {name: engagement.best for name, engagement in engagements.items()})
    for part, whole in whole_of.items():
        engagements[part] = replace(engagements[part], part_of=whole)
    return engagements


def _engagement(
    name: str, tellings: Sequence[tuple[str, EngagementMention]], published: Published, as_of: date
) -> Engagement:
    told = [(mention, published.get(mention.article_id)) for _, mention in tellings]
    chosen, conflicts = best.telling([mention for mention, _ in told])
    status = lifecycle.status(told, chosen.date, as_of)
    return Engagement(
        engagement_id=name,
        best=chosen if chosen.status is status else replace(chosen, status=status),
        tellings=tuple(Telling(mention.article_id, mention.index, key) for key, mention in tellings),
        date=chosen.date,
        status=status,
        conflicts=conflicts,
        lead_time_days=lifecycle.lead_time_days(told, chosen.date),
        overdue=lifecycle.overdue(status, chosen.date, as_of),
    )


def _judgements(
    pairs: Mapping[tuple[str, str], str], engagements: Mapping[str, Engagement], history: Sequence[IdChange]
) -> tuple[Judgement, ...]:
    """Open pairs of engagements that are still two after the corrections."""
    found: dict[tuple[str, ...], Judgement] = {}
    for (one, other), why in sorted(pairs.items()):
        now = sorted({ids.current(name, engagements, history) for name in (one, other)} - {None}, key=str)
        if len(now) == 2:
            found.setdefault(tuple(map(str, now)), Judgement(str(now[0]), str(now[1]), "undecided", why))
    return tuple(found[pair] for pair in sorted(found))
