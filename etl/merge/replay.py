"""Corrections replayed over a merge: first which tellings belong together, then what the engagements say."""

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from etl.merge import columns, fields, settling, tellings
from etl.merge.ids import GONE, current, fresh_id, onward
from etl.model import Correction, Engagement, IdChange, RejectedCorrection

Groups = dict[str, list[str]]
GROUPING = ("merge", "split")


@dataclass(slots=True)
class Replay:
    """What replaying leads to: changes of ids, what was split off from what, and corrections that could not be applied.

    `partners` are the codes that an analyst may give, any where None.
    """

    history: list[IdChange] = field(default_factory=list)
    rejected: list[RejectedCorrection] = field(default_factory=list)
    partners: Container[str] | None = None
    fragments: dict[str, str] = field(default_factory=dict)

    def check(self, codes: Iterable[str]) -> None:
        """Raise ValueError for a partner that is none."""
        if self.partners is not None and (unknown := [code for code in codes if code not in self.partners]):
            raise ValueError(f"{' '.join(unknown)}: expected codes of partners")

    def refuse(self, correction: Correction, why: str) -> None:
        """Keep a correction that does not apply, with the reason."""
        self.rejected.append(RejectedCorrection(correction, why))

    def leads(self, engagement_id: str, live: Container[str]) -> str | None:
        """The live id that an id given in a correction leads to now, or None."""
        return current(engagement_id, live, onward(self.history))


def regroup(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay, told: pl.DataFrame) -> pl.DataFrame:
    """Engagements after all merges and splits, in the order they were written; `told` are the tellings of all."""
    grouping = [correction for correction in corrections if correction.action in GROUPING]
    if not grouping:
        return rows
    live = frozenset(rows["engagement_id"])
    named = {name for c in grouping for name in (c.engagement_id, c.other_id) if name}
    concerned = rows.filter(pl.col("engagement_id").is_in([replay.leads(name, live) for name in sorted(named)]))
    before = dict(concerned.select("engagement_id", "tellings").iter_rows())
    groups = {name: list(keys) for name, keys in before.items()}
    taken = live - groups.keys()
    for correction in grouping:
        if correction.action == "merge":
            _merge(groups, correction, replay)
        else:
            _split(groups, taken, correction, replay)
    changed = {name: keys for name, keys in groups.items() if keys != before.get(name)}
    return _replaced(rows, before.keys() - groups.keys() | changed.keys(), _told_anew(changed, told))


def amend(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay) -> pl.DataFrame:
    """Engagements after all corrections of fields, confirmations, rejections and additions."""
    amending = [correction for correction in corrections if correction.action not in GROUPING]
    if not amending:
        return rows
    live = set(rows["engagement_id"])
    named = {replay.leads(correction.engagement_id, live) for correction in amending} - {None}
    concerned = rows.filter(pl.col("engagement_id").is_in(sorted(filter(None, named))))
    before = {engagement.engagement_id: engagement for engagement in columns.engagements(concerned)}
    amended = dict(before)
    for correction in amending:
        if correction.action == "add":
            _add(amended, live, correction, replay)
        else:
            _amend(amended, live, correction, replay)
    gone = before.keys() - amended.keys()
    changed = [engagement for name, engagement in amended.items() if engagement is not before.get(name)]
    left = _replaced(rows, gone | {engagement.engagement_id for engagement in changed}, changed)
    return left.with_columns(pl.when(~pl.col("part_of").is_in(sorted(gone))).then("part_of").alias("part_of"))


def _replaced(rows: pl.DataFrame, names: Iterable[str], anew: Sequence[Engagement]) -> pl.DataFrame:
    """`rows` with `anew` in the place of those of `names`."""
    kept = rows.filter(~pl.col("engagement_id").is_in(sorted(names)))
    extra = pl.DataFrame(schema={name: kind for name, kind in rows.schema.items() if name not in columns.SCHEMA})
    return pl.concat([kept, pl.concat([columns.frame(anew), extra], how="diagonal")], how="diagonal")


def _told_anew(groups: Groups, told: pl.DataFrame) -> list[Engagement]:
    keys = [key for group in groups.values() for key in group]
    concerned = told.filter(pl.col("telling").is_in(keys))
    by_key = {key: tellings.decoded(mention) for key, mention in concerned.select("telling", "mention").iter_rows()}
    order = dict(zip(concerned["telling"], concerned["told"], strict=True))
    return [
        settling.engagement(name, sorted(group, key=lambda key: settling.first_told(key, order)), by_key)
        for name, group in groups.items()
    ]


def _amend(amended: dict[str, Engagement], live: set[str], correction: Correction, replay: Replay) -> None:
    name = replay.leads(correction.engagement_id, live)
    if name is None:
        replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone or was rejected")
    elif correction.action == "reject":
        del amended[name]
        live.discard(name)
        replay.history.append(IdChange(name, None, "reject", f"{correction.who}: {correction.why}"))
    elif correction.action == "confirm":
        amended[name] = replace(amended[name], confirmed_by=correction.who)
    else:
        _correct(amended, name, correction, replay)


def _merge(groups: Groups, correction: Correction, replay: Replay) -> None:
    into = replay.leads(correction.engagement_id, groups)
    absorbed = replay.leads(correction.other_id, groups)
    if into is None or absorbed is None:
        gone = correction.engagement_id if into is None else correction.other_id
        replay.refuse(correction, f"no engagement {gone}: it is gone")
    elif correction.engagement_id == correction.other_id:
        replay.refuse(correction, f"{into} cannot be merged with itself")
    elif into != absorbed:
        groups[into] += groups.pop(absorbed)
        replay.history.append(IdChange(absorbed, into, "merge", f"{correction.who}: {correction.why}"))


def _split(groups: Groups, taken: frozenset[str], correction: Correction, replay: Replay) -> None:
    name = replay.leads(correction.engagement_id, groups)
    if name is None:
        replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone")
        return
    apart = [key for key in groups[name] if key in set(correction.new.split())]
    stay = [key for key in groups[name] if key not in apart]
    missing = sorted(set(correction.new.split()) - set(apart))
    if missing:
        replay.refuse(correction, f"{name} has no telling {', '.join(missing)}")
    if not apart:
        return
    fragment = _fragment_id(correction, groups.keys() | taken)
    change = IdChange(name, fragment, "split", f"{correction.who}: {correction.why}")
    if stay:
        groups[name], groups[fragment] = stay, apart
        replay.fragments[fragment] = replay.fragments.get(name, name)
        replay.history.append(change)
    elif change in replay.history:
        _only_fragment(groups, taken, change, replay)
    else:
        replay.refuse(correction, f"nothing would be left of {name}")


def _fragment_id(correction: Correction, taken: Container[str]) -> str:
    """The id of what a split sets apart: by the first telling it names, whether or not an article still tells that."""
    key = min(correction.new.split())
    while fresh_id(key) in taken:
        key += "'"
    return fresh_id(key)


def _only_fragment(groups: Groups, taken: frozenset[str], change: IdChange, replay: Replay) -> None:
    """What a former build set apart is all that is left: it keeps its own id, and the original is gone."""
    fragment = str(change.new_id)
    groups[fragment] = groups.pop(change.old_id)
    others = (groups.keys() | taken) - {fragment}
    if replay.leads(change.old_id, others) is None:
        replay.history.append(IdChange(change.old_id, None, "gone", GONE))


def _correct(amended: dict[str, Engagement], name: str, correction: Correction, replay: Replay) -> None:
    engagement = amended[name]
    if correction.field not in fields.READERS:
        replay.refuse(correction, f"field {correction.field!r}: expected {', '.join(fields.READERS)}")
        return
    now = fields.text(engagement, correction.field)
    if now not in (correction.old, correction.new):
        replay.refuse(correction, f"{correction.field} of {name} is now {now!r}, no longer {correction.old!r}")
        return
    try:
        value = fields.READERS[correction.field](correction.new) if correction.new else None
        replay.check(value or () if correction.field == "partners" else ())
        amended[name] = _with(engagement, correction.field, value)
    except ValueError as error:
        replay.refuse(correction, f"{correction.field} {correction.new!r}: {error}")


def _with(engagement: Engagement, name: str, value: Any) -> Engagement:
    if value is None and name not in fields.OPTIONAL:
        raise ValueError("cannot be empty")
    best = replace(engagement.best, **{name: value})
    own: dict[str, Any] = {name: value} if name in ("date", "status") else {}
    if name == "date":
        best = replace(best, date_basis="set by an analyst")
    return replace(engagement, best=best, corrected=(*engagement.corrected, name), **own)


def _add(amended: dict[str, Engagement], live: set[str], correction: Correction, replay: Replay) -> None:
    try:
        said = json.loads(correction.new)
        mention = fields.mention(said, correction)
        replay.check(mention.partners)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        replay.refuse(correction, f"added engagement cannot be read: {error}")
        return
    name = correction.engagement_id or fresh_id(f"{correction.when}:{correction.who}:{correction.new}")
    if name in live:
        replay.refuse(correction, f"an engagement {name} is there already")
        return
    live.add(name)
    amended[name] = Engagement(name, mention, (), mention.date, mention.status, confirmed_by=correction.who)
