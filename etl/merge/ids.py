"""Lasting names: of a telling, and of an engagement by the telling that came first; what became of former ones."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import polars as pl

from etl.model import EngagementMention, IdChange

IDS = {"telling": pl.String(), "engagement_id": pl.String()}
GONE = "no article tells of it any more"
Onward = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Previous:
    """What the last build knew: the id of every telling by its key, and where former ids lead."""

    ids: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=IDS))
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


def fresh_id(key: str) -> str:
    """The id of an engagement whose defining telling has this key."""
    return sha256(key.encode()).hexdigest()[:16]


def assign(rows: pl.DataFrame, previous: Previous) -> tuple[pl.DataFrame, tuple[IdChange, ...]]:
    """`rows` with an `engagement_id` each, and the changes since the last build.

    `rows` have `tellings`, keys with the defining one first. One keeps the id its earliest known telling had. When two
    have a claim to an id, that with the telling that made it keeps it, else the one whose defining telling sorts
    first; the other gets a new one.
    """
    known = _known(rows, previous.ids)
    first = pl.col("former").list.first()
    plain = (pl.col("former").list.len() == 1) & (pl.len().over(first) == 1)
    known = known.with_columns(plain.alias("plain"))
    settled = known.filter("plain").select("row", first.alias("engagement_id"))
    taken = set(settled["engagement_id"])
    contested = known.filter(~pl.col("plain"))
    names = _named(contested["tellings"].to_list(), contested["former"].to_list(), taken)
    ids = pl.concat([settled, contested.select("row", pl.Series("engagement_id", names, dtype=pl.String))])
    named = rows.with_columns(ids.sort("row")["engagement_id"].alias("engagement_id"))
    changes = _changes(names, contested["former"].to_list(), taken)
    changes += _gone(known, previous, frozenset(named["engagement_id"]))
    ordered = sorted(changes, key=lambda change: (change.old_id, change.new_id or ""))
    return named, latest((*previous.history, *ordered))


def latest(history: Sequence[IdChange]) -> tuple[IdChange, ...]:
    """Each change once, where it stands last: what was merged, gone and merged again leads where it was merged to."""
    return tuple(reversed(dict.fromkeys(reversed(history))))


def kept(named: pl.DataFrame, previous: Previous) -> pl.DataFrame:
    """The id of every telling by its key, also of those that are gone for now: they may come back."""
    now = named.select(pl.col("tellings").alias("telling"), "engagement_id").explode("telling")
    return pl.concat([now, previous.ids.join(now, on="telling", how="anti")])


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
    named = {name for change in true for name in (change.old_id, change.new_id) if name}
    ends = {_end(name, live, leads_to) for name in named}
    lost = sorted(end for end in ends if end not in live and leads_to.get(end, [""])[-1] is not None)
    return latest((*true, *(IdChange(end, None, "gone", GONE) for end in lost)))


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


def _known(rows: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """Each row by number with its `tellings` and its `former` ids, those of its earlier tellings first."""
    numbered = rows.select("tellings").with_row_index("row")
    each = numbered.explode("tellings").join(
        ids, left_on="tellings", right_on="telling", how="left", maintain_order="left"
    )
    former = each.group_by("row", maintain_order=True).agg(
        pl.col("engagement_id").drop_nulls().unique(maintain_order=True).alias("former")
    )
    return numbered.join(former, on="row", how="left", maintain_order="left")


def _named(groups: Sequence[Sequence[str]], known: Sequence[Sequence[str]], taken: set[str]) -> list[str]:
    """A name for each group that may be contested or new; `taken` are the names of the others, and grows."""
    claims: dict[str, list[int]] = defaultdict(list)
    for position, former in enumerate(known):
        if former:
            claims[former[0]].append(position)
    keeper = {former: min(positions, key=lambda p: _claim(groups[p], former)) for former, positions in claims.items()}
    taken.update(keeper)
    names: list[str] = []
    for position, former in enumerate(known):
        keeps = bool(former) and keeper[former[0]] == position
        names.append(former[0] if keeps else _unused(groups[position][0], taken))
        taken.add(names[-1])
    return names


def _claim(group: Sequence[str], former: str) -> tuple[bool, str]:
    return all(fresh_id(key) != former for key in group), group[0]


def _unused(key: str, taken: Container[str]) -> str:
    name = fresh_id(key)
    while name in taken:
        key += "'"
        name = fresh_id(key)
    return name


def _changes(names: Sequence[str], known: Sequence[Sequence[str]], live: Container[str]) -> list[IdChange]:
    changes = []
    for mine, former in zip(names, known, strict=True):
        for old in former:
            if old != mine and old not in live:
                changes.append(IdChange(old, mine, "merge", "its tellings were found to tell the same engagement"))
            elif old != mine:
                why = "some of its tellings were found to tell another engagement"
                changes.append(IdChange(old, mine, "split", why))
    return changes


def _gone(known: pl.DataFrame, previous: Previous, live: Container[str]) -> list[IdChange]:
    """Ids whose tellings are all gone and that lead to none that is still told of."""
    found = known.select(pl.col("former").alias("engagement_id")).explode("engagement_id")
    gone = previous.ids.select("engagement_id").unique().join(found, on="engagement_id", how="anti")
    leads_to = onward(previous.history)
    lost = [old for old in gone["engagement_id"].sort() if current(old, live, leads_to) is None]
    return [IdChange(old, None, "gone", GONE) for old in lost]
