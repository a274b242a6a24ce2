"""Corrections replayed over a merge: first which tellings belong together, then what the engagements say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from etl.merge import fields
from etl.merge.ids import current, fresh_id
from etl.model import Correction, Engagement, IdChange, RejectedCorrection

Groups = dict[str, list[str]]


@dataclass(slots=True)
class Replay:
    """What replaying leads to: changes of ids, engagements rejected, and corrections that could not be applied."""

    history: list[IdChange] = field(default_factory=list)
    rejected: list[RejectedCorrection] = field(default_factory=list)

    def refuse(self, correction: Correction, why: str) -> None:
        """Keep a correction that does not apply, with the reason."""
        self.rejected.append(RejectedCorrection(correction, why))


def regroup(groups: Groups, corrections: Sequence[Correction], replay: Replay) -> Groups:
    """Groups of telling keys by engagement id after all merges and splits, in the order they were written."""
    regrouped = {name: list(keys) for name, keys in groups.items()}
    for correction in corrections:
        if correction.action == "merge":
            _merge(regrouped, correction, replay)
        elif correction.action == "split":
            _split(regrouped, correction, replay)
    return regrouped


def amend(
    engagements: Mapping[str, Engagement], corrections: Sequence[Correction], replay: Replay
) -> dict[str, Engagement]:
    """Engagements after all corrections of fields, confirmations, rejections and additions."""
    amended = dict(engagements)
    for correction in corrections:
        if correction.action == "add":
            _add(amended, correction, replay)
        elif correction.action in ("correct", "confirm", "reject"):
            name = current(correction.engagement_id, amended, replay.history)
            if name is None:
                replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone or was rejected")
            elif correction.action == "reject":
                del amended[name]
                replay.history.append(IdChange(name, None, "reject", f"{correction.who}: {correction.why}"))
            elif correction.action == "confirm":
                amended[name] = replace(amended[name], confirmed_by=correction.who)
            else:
                _correct(amended, name, correction, replay)
    return amended


def _merge(groups: Groups, correction: Correction, replay: Replay) -> None:
    into = current(correction.engagement_id, groups, replay.history)
    absorbed = current(correction.other_id, groups, replay.history)
    if into is None or absorbed is None:
        gone = correction.engagement_id if into is None else correction.other_id
        replay.refuse(correction, f"no engagement {gone}: it is gone")
    elif into != absorbed:
        groups[into] += groups.pop(absorbed)
        replay.history.append(IdChange(absorbed, into, "merge", f"{correction.who}: {correction.why}"))


def _split(groups: Groups, correction: Correction, replay: Replay) -> None:
    name = current(correction.engagement_id, groups, replay.history)
    if name is None:
        replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone")
        return
    apart = [key for key in groups[name] if key in set(correction.new.split())]
    stay = [key for key in groups[name] if key not in apart]
    missing = sorted(set(correction.new.split()) - set(apart))
    if missing:
        replay.refuse(correction, f"{name} has no telling {', '.join(missing)}")
    if not apart or not stay:
        return
    key = min(apart)
    while fresh_id(key) in groups:
        key += "'"
    groups[name], groups[fresh_id(key)] = stay, apart
    replay.history.append(IdChange(name, fresh_id(key), "split", f"{correction.who}: {correction.why}"))


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


def _add(amended: dict[str, Engagement], correction: Correction, replay: Replay) -> None:
    try:
        said = json.loads(correction.new)
        mention = fields.mention(said, correction)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        replay.refuse(correction, f"added engagement cannot be read: {error}")
        return
    name = correction.engagement_id or fresh_id(f"{correction.when}:{correction.who}:{correction.new}")
    if name in amended:
        replay.refuse(correction, f"an engagement {name} is there already")
        return
    amended[name] = Engagement(name, mention, (), mention.date, mention.status, confirmed_by=correction.who)
