"""What engagements say after the corrections of their fields, confirmations, rejections and additions."""

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from etl.merge import columns, fields
from etl.merge.editions import Carried
from etl.merge.ids import current, fresh_id
from etl.model import Correction, Engagement, IdChange, RejectedCorrection

GROUPING = ("merge", "split")


@dataclass(slots=True)
class Replay:
    """What replaying leads to: changes of ids, what was split off from what, and corrections that could not be applied.

    `partners` are the codes that an analyst may give, any where None. `gave` is the telling that an id cited came from,
    `owner` the engagement that has it now, `carried` what edited articles carry on. `before` are the engagements that
    merges and splits concern as they were told, each by its own id, `joined` the ids of those that analysts merged into
    one, `told` the engagements that other corrections concern; `made` are the corrections applied, by engagement and
    field, in order; `doubts` are sentences on merges of what is not alike.
    """

    history: list[IdChange] = field(default_factory=list)
    rejected: list[RejectedCorrection] = field(default_factory=list)
    partners: Container[str] | None = None
    gave: dict[str, str] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    carried: Carried = field(default_factory=Carried)
    fragments: dict[str, str] = field(default_factory=dict)
    before: dict[str, Engagement] = field(default_factory=dict)
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: Mapping[str, Engagement] = field(default_factory=dict)
    made: dict[tuple[str, str], list[Correction]] = field(default_factory=lambda: defaultdict(list))
    doubts: list[str] = field(default_factory=list)
    _onward: dict[str, list[str | None]] = field(default_factory=lambda: defaultdict(list))
    _known: int = 0  # so many changes of the history are in it

    def check(self, codes: Iterable[str]) -> None:
        """Raise ValueError for a partner that is none."""
        if self.partners is not None and (unknown := [code for code in codes if code not in self.partners]):
            raise ValueError(f"{' '.join(unknown)}: expected codes of partners")

    def refuse(self, correction: Correction, why: str) -> None:
        """Keep a correction that does not apply, with the reason."""
        self.rejected.append(RejectedCorrection(correction, why))

    def leads(self, engagement_id: str, live: Container[str], keys: Iterable[str] = ()) -> str | None:
        """The live id that an id given in a correction leads to now, or None.

        It leads where analysts moved it, else to the engagement of the telling that gave it, else to that which has
        most of the tellings with `keys`, those it had when the correction was written.
        """
        for change in self.history[self._known :]:
            self._onward[change.old_id].append(change.new_id)
        self._known = len(self.history)
        if engagement_id in live or engagement_id in self._onward:
            return current(engagement_id, live, self._onward)
        told = [self.gave[engagement_id]] if engagement_id in self.gave else map(self.carried.key, keys)
        owners = (current(self.owner[key], live, self._onward) for key in told if key in self.owner)
        (first, most), (_, next_most) = [*Counter(filter(None, owners)).most_common(2), ("", 0), ("", 0)][:2]
        return first if most > next_most else None


def amend(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay) -> pl.DataFrame:
    """Engagements after all corrections of fields, confirmations, rejections and additions."""
    amending = [correction for correction in corrections if correction.action not in GROUPING]
    if not amending:
        return rows
    live = set(rows["engagement_id"])
    named = {replay.leads(correction.engagement_id, live, correction.keys) for correction in amending} - {None}
    concerned = rows.filter(pl.col("engagement_id").is_in(sorted(filter(None, named))))
    before = {engagement.engagement_id: engagement for engagement in columns.engagements(concerned)}
    replay.told, amended = before, dict(before)
    for correction in amending:
        if correction.action == "add":
            _add(amended, live, correction, replay)
        else:
            _amend(amended, live, correction, replay)
    gone = before.keys() - amended.keys()
    changed = [engagement for name, engagement in amended.items() if engagement is not before.get(name)]
    left = columns.replaced(rows, gone | {engagement.engagement_id for engagement in changed}, changed)
    return left.with_columns(pl.when(~pl.col("part_of").is_in(sorted(gone))).then("part_of").alias("part_of"))


def _amend(amended: dict[str, Engagement], live: set[str], correction: Correction, replay: Replay) -> None:
    name = replay.leads(correction.engagement_id, live, correction.keys)
    if name is None:
        replay.refuse(correction, f"no engagement {correction.engagement_id}: it is gone or was rejected")
    elif correction.action == "reject":
        del amended[name]
        live.discard(name)
        replay.history.append(IdChange(name, None, "reject", f"{correction.who}: {correction.why}"))
    elif correction.action == "confirm":
        _confirm(amended, name, correction, replay)
    else:
        _correct(amended, name, correction, replay)


def _confirm(amended: dict[str, Engagement], name: str, correction: Correction, replay: Replay) -> None:
    """Keep who vouched for an engagement as long as articles tell what they saw."""
    told = (amended[name], replay.told.get(name), replay.before.get(correction.engagement_id))
    if correction.old and correction.old not in {fields.outline(engagement) for engagement in told if engagement}:
        replay.refuse(correction, f"{name} is now {fields.outline(amended[name])!r}, no longer {correction.old!r}")
    else:
        amended[name] = replace(amended[name], confirmed_by=correction.who)


def _correct(amended: dict[str, Engagement], name: str, correction: Correction, replay: Replay) -> None:
    engagement, column = amended[name], correction.field
    if column not in fields.READERS:
        replay.refuse(correction, f"field {column!r}: expected {', '.join(fields.READERS)}")
        return
    if why := _outdated(engagement, correction, replay):
        replay.refuse(correction, why)
        return
    try:
        value = fields.READERS[column](correction.new) if correction.new else None
        replay.check(value or () if column == "partners" else ())
        amended[name] = _with(engagement, column, value, correction)
    except ValueError as error:
        replay.refuse(correction, f"{column} {correction.new!r}: {error}")
        return
    replay.made[name, column].append(correction)


def _outdated(engagement: Engagement, correction: Correction, replay: Replay) -> str | None:
    """Why a field cannot be corrected any more: its row says something else by now, None where it can.

    A later merge or split by an analyst is no such change: the correction was of the engagement as told before. Nor is
    an earlier correction of the same field, which its writer may not have seen built: the last one stands. Of two that
    are now one, the correction of the one which gave its id stands and the other is refused.
    """
    name, column = engagement.engagement_id, correction.field
    now, seen = fields.text(engagement, column), (correction.old, correction.new)
    if now in seen:
        return None
    made = replay.made.get((name, column), ())
    own = [other for other in made if other.engagement_id == correction.engagement_id]
    if any(value in seen for other in own for value in (other.old, other.new)):
        return None
    then = replay.before.get(correction.engagement_id)
    if then is None or fields.text(then, column) not in seen:
        return f"{column} of {name} is now {now!r}, no longer {correction.old!r}"
    if not made:
        return None
    if correction.engagement_id != name or made[-1].engagement_id == name:
        return f"{column} of {name}, which {correction.engagement_id} is now part of, was corrected to {now!r}"
    for other in made:
        replay.refuse(other, f"{column} of {name}, which {other.engagement_id} is now part of, was corrected otherwise")
    return None


def _with(engagement: Engagement, name: str, value: Any, correction: Correction) -> Engagement:
    if value is None and name not in fields.OPTIONAL:
        raise ValueError("cannot be empty")
    best = replace(engagement.best, **{name: value})
    own: dict[str, Any] = {name: value} if name in ("date", "status") else {}
    if name == "date":
        best = replace(best, date_basis=f"set by {correction.who} on {correction.when[:10]}: {correction.why}")
    return replace(engagement, best=best, corrected=(*engagement.corrected, name), **own)


def added_id(correction: Correction) -> str:
    """The id of the engagement that an addition made: one it gives, else one that its own words give."""
    return correction.engagement_id or fresh_id(f"{correction.when}:{correction.who}:{correction.new}")


def _add(amended: dict[str, Engagement], live: set[str], correction: Correction, replay: Replay) -> None:
    try:
        said = json.loads(correction.new)
        mention = fields.mention(said, correction)
        replay.check(mention.partners)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        replay.refuse(correction, f"added engagement cannot be read: {error}")
        return
    name = added_id(correction)
    if name in live:
        replay.refuse(correction, f"an engagement {name} is there already")
        return
    live.add(name)
    amended[name] = Engagement(name, mention, (), mention.date, mention.status, confirmed_by=correction.who)
