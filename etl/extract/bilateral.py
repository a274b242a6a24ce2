"""Acts that are none of their own: words of sympathy said in talks, a journey that only leads to a summit."""

from collections.abc import Sequence

from etl.extract.act import TALK, Act
from etl.model import EngagementType

_GOING = frozenset({"visit of departure", "visit of arrival", "came on a trip", "been to a country"})
_WISHES = frozenset({"congratulated on office", "condolences and congratulations", "congratulated"})
_JUST_BEFORE = 4


def bilateral(acts: Sequence[Act]) -> list[Act]:
    """The acts without journeys that only lead to a summit or forum."""
    return [act for act in acts if not _attends_only(act, acts) and not _said_in_talks(act, acts)]


def _said_in_talks(message: Act, acts: Sequence[Act]) -> bool:
    """Whether congratulations or sympathy are only what was said in the call or meeting told just before."""
    if message.type is not EngagementType.MESSAGE or message.times or not set(message.rules) <= _WISHES:
        return False
    at = message.clause.sentence.order
    return any(
        other.type in TALK | {EngagementType.CALL}
        and other.story == message.story
        and set(other.partners) & set(message.partners)
        and any(0 <= at - clause.sentence.order <= _JUST_BEFORE for clause in other.tellings)
        for other in acts
    )


def _attends_only(visit: Act, acts: Sequence[Act]) -> bool:
    """Whether home goes to a town only for a summit held there: that is no visit to the host."""
    if visit.type is not EngagementType.VISIT or visit.mover != "home" or not set(visit.rules) <= _GOING:
        return False
    there = [other for other in acts if other.story == visit.story and other is not visit]
    talks = any(
        set(other.partners) & set(visit.partners) and other.type in TALK and not _among_others(other, there)
        for other in there
    )
    return not talks and any(
        other.type is EngagementType.MULTILATERAL and other.clause.sentence.order == visit.clause.sentence.order
        for other in there
    )


def _among_others(act: Act, acts: Sequence[Act]) -> bool:
    """Whether the host is only one of several met at the summit: talks of the same words with other countries."""
    return len(act.partners) > 2 or sum(other.at == act.at for other in acts) > 2
