"""Which id every engagement goes by: that of the telling told first, or the one under which analysts decided on it.

A telling published earlier may come late and give another id; the former one leads to the row all the same. A row with
an analyst's word keeps the id that he wrote down, whatever is told of it later: that is in the corrections, and so in
every build that has them.
"""

from collections.abc import Sequence

import polars as pl

from etl.merge import adding, ids, wholes
from etl.merge.ids import fresh_id
from etl.merge.replay import Replay
from etl.model import Correction


def named(rows: pl.DataFrame, told: pl.DataFrame, corrections: Sequence[Correction], replay: Replay) -> pl.DataFrame:
    """`rows` with an `engagement_id` each; `replay` learns where the tellings are that corrections lead to."""
    first = rows.select(pl.col("tellings").list.first().alias("telling"))
    given = first.join(told.select("telling", "gives"), on="telling", how="left", maintain_order="left")["gives"]
    plain = rows.with_columns(given.alias("engagement_id"))
    plain = plain.with_columns(pl.col("engagement_id").replace(_carried_on(plain, told, replay)))
    if not corrections:
        return plain
    _locate(plain, told, corrections, replay)
    kept = _decided_on(plain, corrections, replay)
    replay.owner = {key: kept.get(owner, owner) for key, owner in replay.owner.items()}
    return plain.with_columns(pl.col("engagement_id").replace(kept)) if kept else plain


def _carried_on(rows: pl.DataFrame, told: pl.DataFrame, replay: Replay) -> dict[str, str]:
    """The ids of engagements that edited articles tell, where another telling of the same day gave it before."""
    origin = replay.carried.origin
    if not origin:
        return {}
    concerned = rows.filter(pl.col("tellings").list.eval(pl.element().is_in(list(origin))).list.any())
    keys = concerned["tellings"].explode()
    days = dict(told.filter(pl.col("telling").is_in(keys.implode())).select("telling", "told").iter_rows())
    names = {}
    for name, group in concerned.select("engagement_id", "tellings").iter_rows():
        first = min(group, key=lambda key: (days[key], origin.get(key, key)))
        names[name] = fresh_id(origin.get(first, first))
    return {name: other for name, other in names.items() if name != other}


def _locate(rows: pl.DataFrame, told: pl.DataFrame, corrections: Sequence[Correction], replay: Replay) -> None:
    cited = wholes.cited(corrections)
    gave = told.filter(pl.col("gives").is_in(sorted(cited))).select("gives", "telling")
    replay.gave = dict(gave.iter_rows())
    replay.gave |= {name: key for name, key in replay.carried.gave().items() if name in cited}
    keys = {replay.carried.key(key) for correction in corrections for key in (*correction.keys, *correction.other_keys)}
    wanted = sorted(keys.union(replay.gave.values()))
    owned = ids.tellings_of(rows).filter(pl.col("telling").is_in(wanted))
    replay.owner = dict(owned.iter_rows())


def _decided_on(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay) -> dict[str, str]:
    """The id first written down of each engagement that goes by another; fragments and what was added come later.

    Where decisions on one id name tellings that are by now told of two engagements, the first decided on keeps it.
    """
    live = frozenset(rows["engagement_id"])
    added = adding.names(corrections)
    kept: dict[str, str] = {}
    given: set[str] = set()
    for correction in corrections:
        name = correction.engagement_id
        if correction.action == "add" or name in added or name in given:
            continue
        if (found := replay.leads(name, live, correction.keys)) and found not in kept:
            kept[found] = name
            given.add(name)
    return {found: name for found, name in kept.items() if found != name}
