"""Lasting ids: what a telling is called, where every id that was ever cited leads, and what became of former ones.

Each telling gives an id, and an engagement goes by that of the telling told first. So ids come from what is told and
decided alone, and neither order nor batches of builds change one; and whatever an engagement was once called, one of
its tellings gave that id and leads to where it is told of now, also after a build from nothing. The history is a record
for readers: no id is made from it, and no correction looked up in it.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import sha256

import polars as pl

from etl.model import EngagementMention, IdChange

NAME = {"engagement_id": pl.String()}
IDS = {"telling": pl.String(), **NAME}
GONE = "no article tells of it any more"
WITHDRAWN = "the decision that added it stands in the file no more"
UNAPPLIED = "the decision that added it no longer applies"
WHY = {
    "merge": "its tellings were found to tell the same engagement",
    "split": "some of its tellings were found to tell another engagement",
    "rename": "another of its tellings gives it its id now",
}
Onward = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Previous:
    """What the last build knew, for the record of changes: the id of every telling by its key, former ids, and those
    of engagements that analysts added."""

    ids: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=IDS))
    history: tuple[IdChange, ...] = ()
    added: AbstractSet[str] = frozenset()


def telling_keys(mentions: Sequence[EngagementMention]) -> list[str]:
    """A key for each mention: article, type, partners, and its place among those alike. Mentions in order of index."""
    seen: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    keys = []
    for mention in mentions:
        alike = (mention.article_id, mention.type.value, tuple(sorted(mention.partners)))
        seen[alike] += 1
        keys.append(f"{alike[0]}:{alike[1]}:{'+'.join(alike[2])}:{seen[alike]}")
    return keys


def fresh_id(key: str) -> str:
    """The id that the telling with this key gives to an engagement."""
    return sha256(key.encode()).hexdigest()[:16]


def recorded(
    named: pl.DataFrame, told: pl.DataFrame, previous: Previous, others: AbstractSet[str], gave: pl.DataFrame
) -> tuple[IdChange, ...]:
    """The history with what has changed since the last build, by `named` engagements as the tellings alone make them.

    An id that is no more leads last to where the telling is that gave it. `others` are the ids of engagements that
    stand beside these as they stood, and `gave` (gives, engagement_id) which ids their tellings gave.
    """
    now = tellings_of(named)
    # what stands as before, nearly all, is left out at once
    other = previous.ids.join(now, on=["telling", "engagement_id"], how="anti")
    both = other.join(now, on="telling", suffix="_now")
    moved = both.select("engagement_id", "engagement_id_now").unique().sort(pl.all())
    live = others | frozenset(named["engagement_id"])
    known = frozenset(previous.ids["engagement_id"]) if moved.height else frozenset()
    changes = []
    for old, new in moved.iter_rows():
        action = "split" if old in live else "merge" if new in known else "rename"
        changes.append(IdChange(old, new, action, WHY[action]))
    history = latest((*previous.history, *changes, *_gone(other, moved, previous, live)))
    given = told.select("gives", "telling").join(now, on="telling").select("gives", "engagement_id")
    return latest((*history, *_led(history, pl.concat([given, gave]), live)))


def tellings_of(named: pl.DataFrame) -> pl.DataFrame:
    """The id of every telling by its key."""
    return named.select(pl.col("tellings").alias("telling"), "engagement_id").explode("telling")


def named_in(history: Iterable[IdChange]) -> frozenset[str]:
    """Every id that some changes name."""
    return frozenset(name for change in history for name in (change.old_id, change.new_id) if name)


def latest(history: Iterable[IdChange]) -> tuple[IdChange, ...]:
    """Each change once, where it stands last: what was merged, gone and merged again leads where it was merged to."""
    return tuple(reversed(dict.fromkeys(reversed(tuple(history)))))


def onward(history: Sequence[IdChange]) -> dict[str, list[str | None]]:
    """Where each former id leads, in the order in which that was written."""
    leads: dict[str, list[str | None]] = defaultdict(list)
    for change in history:
        leads[change.old_id].append(change.new_id)
    return leads


def current(engagement_id: str, live: Container[str], leads_to: Onward) -> str | None:
    """The live id that a former one leads to, or None."""
    end = _end(engagement_id, live, leads_to)
    return end if end in live else None


def closed(history: Sequence[IdChange], live: Container[str]) -> tuple[IdChange, ...]:
    """The latest of `history` in which every id is live, leads to one that is, or is said to be gone."""
    true = [change for change in history if change.new_id is not None or change.old_id not in live]
    leads_to = onward(true)
    ends = {_end(name, live, leads_to) for name in named_in(true)}
    lost = sorted(end for end in ends if end not in live and leads_to.get(end, [""])[-1] is not None)
    return latest((*true, *(IdChange(end, None, "gone", GONE) for end in lost)))


def withdrawn(
    added: AbstractSet[str], decided: Container[str], live: Container[str], history: Sequence[IdChange]
) -> list[IdChange]:
    """Why ids that analysts once `added` are gone, where the history neither says so nor leads them to a live one.

    `decided` are those that a decision in the file still adds.
    """
    leads_to = onward(history)
    lost = [name for name in sorted(added) if name not in live and leads_to.get(name, [""])[-1] is not None]
    ended = [name for name in lost if current(name, live, leads_to) is None]
    return [IdChange(name, None, "gone", UNAPPLIED if name in decided else WITHDRAWN) for name in ended]


def _end(engagement_id: str, live: Container[str], leads_to: Onward) -> str:
    """Where the way of an id ends: at a live one, or at one that leads no further."""
    seen: set[str] = set()
    while engagement_id not in live:
        seen.add(engagement_id)
        further = [name for name in leads_to.get(engagement_id, ()) if name not in seen]
        if not further or further[-1] is None:
            return engagement_id
        engagement_id = further[-1]
    return engagement_id


def _gone(other: pl.DataFrame, moved: pl.DataFrame, previous: Previous, live: Container[str]) -> list[IdChange]:
    """Ids whose tellings are all gone, and that no former change leads to a row; `other` are tellings not as before."""
    leads_to = onward(previous.history)
    lost = other.select("engagement_id").unique().join(moved, on="engagement_id", how="anti")
    ended = (old for old in lost["engagement_id"].sort() if current(old, live, leads_to) is None)
    return [IdChange(old, None, "gone", GONE) for old in ended]


def _led(history: Sequence[IdChange], gave: pl.DataFrame, live: Container[str]) -> Iterable[IdChange]:
    """What leads former ids, where the history does not, to the engagement of the telling that gave them."""
    leads_to = onward(history)
    former = [name for name in leads_to if name not in live]
    for old, owner in gave.filter(pl.col("gives").is_in(former)).sort("gives").iter_rows():
        if current(old, live, leads_to) != owner:
            yield IdChange(old, owner, "rename", WHY["rename"])
