"""Who "followed", "was next" or "so was": one more act of the kind the story has just told of, with another guest."""

from dataclasses import replace

from etl.extract.act import Act
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import EngagementType

_RULE = "came after another"
_KINDS = frozenset({EngagementType.MEETING, EngagementType.CALL})
_SENTENCES_BACK = 1


def comes_after(clause: Clause) -> bool:
    """Whether the words only make sense after an act told before: "Oman's minister was next"."""
    return clause.hit.trigger.rule == _RULE


def unheard(clause: Clause, story: Story) -> bool:
    """Whether nothing was told right before that somebody could have come next in."""
    return comes_after(clause) and _before(clause, story) is None


def one_more(clause: Clause, story: Story) -> Clause:
    """The clause as one of the kind told before: after a call another call, after a meeting another meeting."""
    if not comes_after(clause) or (before := _before(clause, story)) is None:
        return clause
    frame = "call" if before.type is EngagementType.CALL else "mutual"
    trigger = replace(clause.hit.trigger, type=before.type, frame=frame)
    return replace(clause, hit=replace(clause.hit, trigger=trigger))


def _before(clause: Clause, story: Story) -> Act | None:
    last = story.last
    if last is None or last.type not in _KINDS:
        return None
    return last if clause.sentence.order - last.clause.sentence.order <= _SENTENCES_BACK else None
