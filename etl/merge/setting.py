"""A field of an engagement set by an analyst: unless what the row says has changed since he saw it."""

from dataclasses import replace
from typing import Any

from etl.merge import fields
from etl.merge.replay import Replay
from etl.model import Correction, Engagement


def with_field(engagement: Engagement, correction: Correction, replay: Replay) -> Engagement:
    """The engagement with a field as corrected; as it was, and the correction refused, where that cannot be."""
    column = correction.field
    if column not in fields.READERS:
        replay.refuse(correction, f"field {column!r}: expected {', '.join(fields.READERS)}")
        return engagement
    if why := _outdated(engagement, correction, replay):
        replay.refuse(correction, why)
        return engagement
    try:
        value = fields.READERS[column](correction.new) if correction.new else None
        replay.check(value or () if column == "partners" else ())
        corrected = _with(engagement, column, value, correction)
    except ValueError as error:
        replay.refuse(correction, f"{column} {correction.new!r}: {error}")
        return engagement
    replay.made[engagement.engagement_id, column].append(correction)
    return corrected


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
    corrected = tuple(dict.fromkeys((*engagement.corrected, name)))
    return replace(engagement, best=best, corrected=corrected, **own)
