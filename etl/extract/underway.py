"""Plans told while a journey or gathering is under way: "after the arrival he will meet B" is some day from then on."""

from collections.abc import Sequence
from datetime import timedelta

from etl.extract.act import TALK, Act
from etl.extract.anaphora import by_pronoun
from etl.extract.page import Page
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status
from etl.spans import Span

_PLANS = TALK | {EngagementType.MULTILATERAL}
_TOLD_BEFORE = 6
_LONGEST_STAY = 31
_JUST_BEGUN = timedelta(days=2)
_DAYS_AHEAD = timedelta(days=3)


def while_there(page: Page, act: Act, acts: Sequence[Act], visits: Sequence[Act]) -> Interval | None:
    """The days left of a stay, told just before, in which a plan without a day will be carried out."""
    if act.status is not Status.PLANNED or act.type not in _PLANS or not act.asserted:
        return None
    gatherings = [other for other in acts if other.type is EngagementType.MULTILATERAL and other is not act]
    for stay in sorted((*visits, *gatherings), key=lambda other: other.at.start, reverse=True):
        if (_abroad_before(page, act, stay) or _here_before(page, act, stay)) and (
            days := _left(page, act, stay)
        ) is not None:
            return days
    return None


def _abroad_before(page: Page, act: Act, stay: Act) -> bool:
    """Whether the stay is home's own, held, told in the sentences before the plan, and of the same people."""
    if (stay.type is EngagementType.VISIT and stay.mover != "home") or not act.home_people:
        return False
    told = 0 <= act.clause.sentence.order - stay.clause.sentence.order <= _TOLD_BEFORE and stay.at.start < act.at.start
    if not told or stay.story != act.story or stay.status is not Status.HELD:
        return False
    if by_pronoun(page, Span(act.clause.sentence.span.start, act.at.start)):
        return True
    ours = {page.identity(person) for person in act.home_people}
    return not stay.home_people or bool(ours & {page.identity(person) for person in stay.home_people})


def _here_before(page: Page, act: Act, stay: Act) -> bool:
    """Whether a guest of the same land, as the sentences before the plan tell, came before the publication."""
    if stay.type is not EngagementType.VISIT or stay.mover != "partner" or stay.status is not Status.HELD:
        return False
    if stay.date is None or stay.date.last >= page.published(act.clause.sentence).first:
        return False
    told = 0 <= act.clause.sentence.order - stay.clause.sentence.order <= _TOLD_BEFORE and stay.at.start < act.at.start
    return told and stay.story == act.story and bool(set(act.partners) & set(stay.partners))


def _left(page: Page, act: Act, stay: Act) -> Interval | None:
    """From the publication to the end of the stay, or the few days after one that has just begun."""
    published = page.published(act.clause.sentence)
    if stay.date is None or stay.date.days > _LONGEST_STAY or stay.date.first > published.last:
        return None
    if stay.date.last > published.last:
        return Interval(max(stay.date.first, published.first), stay.date.last, Granularity.WEEK)
    if stay.date.last < published.first - _JUST_BEGUN:
        return None
    start = max(stay.date.last, published.first)
    return Interval(start, start + _DAYS_AHEAD, Granularity.NONE)
