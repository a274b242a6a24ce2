"""Lasting names: of a telling, and of an engagement by the telling that came first; what became of former ones."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from etl.intervals import Interval
from etl.model import EngagementMention, IdChange


@dataclass(frozen=True, slots=True)
class Previous:
    """What the last build knew: the id of every telling by its key, and where former ids lead."""

    ids: Mapping[str, str] = field(default_factory=dict)
    history: tuple[IdChange, ...] = ()


def telling_keys(mentions: Sequence[EngagementMention]) -> list[str]:
    """A key for each mention: article, type, partners, and its place among those alike. Mentions in order of index."""
    seen: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    keys = []
    for mention in mentions:
        alike = (mention.article_id, mention.type.value, tuple(sorted(mention.partners)))
        seen[alike] += 1
        keys.append(f"{alike[0]}:{alike[1]}:{'+'.join(alike[2])}:{seen[alike]}")
    return keys


def first_told(key: str, published: Interval | None) -> tuple[date, str]:
    """Sorts tellings by publication, then by key; those without a publication come last."""
    return published.first if published else date.max, key


def fresh_id(key: str) -> str:
    """The id of an engagement whose defining telling has this key."""
    return sha256(key.encode()).hexdigest()[:16]


def assign(groups: Sequence[Sequence[str]], previous: Previous) -> tuple[list[str], tuple[IdChange, ...]]:
    """An id for each group of telling keys (defining telling first), and the changes since the last build.

    A group keeps the id its earliest known telling had. When two groups have a claim to an id, that with the telling
    that made it keeps it, else the one whose defining telling sorts first; the other gets a new one.
    """
    claims: dict[str, list[int]] = defaultdict(list)
    known = [list(dict.fromkeys(previous.ids[key] for key in group if key in previous.ids)) for group in groups]
    for position, former in enumerate(known):
        if former:
            claims[former[0]].append(position)
    keeper = {former: min(positions, key=lambda p: _claim(groups[p], former)) for former, positions in claims.items()}
    ids: list[str] = []
    taken = set(keeper)
    for position, former in enumerate(known):
        keeps = bool(former) and keeper[former[0]] == position
        ids.append(former[0] if keeps else _unused(groups[position][0], taken))
        taken.add(ids[-1])
    return ids, _changes(ids, known, previous)


def current(engagement_id: str, live: Mapping[str, object], history: Sequence[IdChange]) -> str | None:
    """The live id that a former one leads to, or None."""
    seen: set[str] = set()
    while engagement_id not in live:
        seen.add(engagement_id)
        onward = [change.new_id for change in history if change.old_id == engagement_id and change.new_id not in seen]
        if not onward or onward[-1] is None:
            return None
        engagement_id = onward[-1]
    return engagement_id


def _claim(group: Sequence[str], former: str) -> tuple[bool, str]:
    return all(fresh_id(key) != former for key in group), group[0]


def _unused(key: str, taken: set[str]) -> str:
    name = fresh_id(key)
    while name in taken:
        key += "'"
        name = fresh_id(key)
    return name


def _changes(ids: Sequence[str], known: Sequence[Sequence[str]], previous: Previous) -> tuple[IdChange, ...]:
    live = set(ids)
    changes = []
    for mine, former in zip(ids, known, strict=True):
        for old in former:
            if old != mine and old not in live:
                changes.append(IdChange(old, mine, "merge", "its tellings were found to tell the same engagement"))
            elif old != mine:
                changes.append(
                    IdChange(old, mine, "split", "some of its tellings were found to tell another engagement")
                )
    for old in sorted(set(previous.ids.values()) - {old for former in known for old in former}):
        changes.append(IdChange(old, None, "gone", "no article tells of it any more"))
    return tuple(
        dict.fromkeys((*previous.history, *sorted(changes, key=lambda change: (change.old_id, change.new_id or ""))))
    )
