"""The end of a tour of several lands: the last day that each leg can have had, and no leg's own day."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.lengths import days_of
from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.sentences import Sentence
from etl.intervals import Granularity, Interval
from etl.model import EngagementType, Status, TimeExpression
from etl.spans import Span

_ENDED = (
    r"(?:end(?:ed|ing|s)|w(?:ound|inds|inding) up|wrap(?:ped|s|ping) up|conclud(?:ed|es|ing)|finish(?:ed|es|ing)|"
    r"complet(?:ed|es|ing)|clos(?:ed|ing)|came to (?:an end|a close))"
)
_TOUR = r"(?:tours?|trips?|swings?|journeys?|visits?)"
_BACK = r"(?:return(?:ed|s|ing)?|came (?:back|home)|flew (?:back|home)|arrived (?:back|home)|(?:is|was|got) back)"
# "a tour that ended on Friday", "toured A and B, ending here on Friday", "wrapped up a tour of A, B and C on Friday"
_LANDS = r"(?:(?:the |and )?[A-Z][\w'-]*,? ?|and |the ){2,12}"
_ENDED_ON = any_of(
    pattern(rf"\b{_ENDED}(?: (?:here|there|at home|in [A-Z]\w+))?,?(?: late| early)?(?: (?:on|last|this))* $"),
    pattern(
        rf"\b(?:{_ENDED}|{_BACK}(?: (?:home|here|to [A-Z]\w+))* from) (?:[\w'-]+ ){{1,6}}{_TOUR} "
        rf"(?:of|to|through|in|across) {_LANDS}(?:on |last |this )?$"
    ),
)
_BACK_ON = pattern(rf"\b{_BACK}(?: (?:home|here|to [A-Z]\w+))*(?: (?:on|last|this))* $")
_FROM_A_TOUR = pattern(rf"^ from (?:[\w'-]+ ){{1,6}}{_TOUR} ")
_BEGAN_ON = pattern(r"\b(?:beg[au]n|began|started|starting|kicked off|set off|set out|opened)(?: (?:on|last|this))* $")
_LENGTH_OF_TOUR = pattern(rf"^[ -](?:[\w'-]+ ){{0,4}}{_TOUR}\b")
# how far back a leg may lie where neither the first day of the tour nor its length is told
_TWO_WEEKS = timedelta(days=13)
_LONGEST = 31


def within_tours(page: Page, visits: Sequence[Act]) -> list[Act]:
    """The legs of a tour of which the end is told on some day up to that end, the others as they are."""
    ended: dict[int, tuple[date, TimeExpression] | None] = {}
    legs = [_within(page, visit, visits, ended) for visit in visits]
    return [leg for leg, told in zip(legs, visits, strict=True) if leg is told or not _dated_elsewhere(leg, legs)]


def _dated_elsewhere(leg: Act, legs: Sequence[Act]) -> bool:
    """Whether another sentence tells the leg's own days."""
    assert leg.date is not None
    return any(
        other.mover == leg.mover and other.partners == leg.partners and other.story == leg.story
        and other.times and other.date is not None and other.date.days < leg.date.days and leg.date.overlaps(other.date)
        for other in legs
    )  # fmt: skip


def _within(page: Page, visit: Act, visits: Sequence[Act], ended: dict[int, tuple[date, TimeExpression] | None]) -> Act:
    sentence = visit.clause.sentence
    if visit.type is not EngagementType.VISIT or visit.mover != "home" or visit.status is not Status.HELD:
        return visit
    if sentence.order not in ended:
        ended[sentence.order] = _tour(page, sentence) if _legs(visit, visits) > 1 else None
    tour = ended[sentence.order]
    if tour is None or tour[1].interval is None or _has_own_days(visit, tour[0], tour[1].interval.last):
        return visit
    days = Interval(tour[0], tour[1].interval.last, Granularity.NONE)
    return replace(visit, date=days, times=(tour[1],), why=f"on some day of a tour that ended “{tour[1].text}”")


def _legs(visit: Act, visits: Sequence[Act]) -> int:
    """The lands that the visit's sentence says home went to."""
    order = visit.clause.sentence.order
    return len({
        code for other in visits if other.clause.sentence.order == order and other.mover == "home"
        for code in other.partners
    })  # fmt: skip


def _has_own_days(visit: Act, first: date, last: date) -> bool:
    """Whether a leg has days that are neither the first nor the last of the tour."""
    days = visit.date
    return days is not None and (days.days > 1 or days.first not in (first, last))


def _tour(page: Page, sentence: Sentence) -> tuple[date, TimeExpression] | None:
    """The first day that the tour of a sentence can have had, and the words for its last."""
    times = [time for time in page.times_in(sentence.span) if time.interval is not None and time.interval.days == 1]
    for time in times:
        if time.interval is not None and _is_end(page, sentence, time):
            return _first_day(page, sentence, times, time.interval.last), time
    return None


def _is_end(page: Page, sentence: Sentence, time: TimeExpression) -> bool:
    before = page.flat[sentence.span.start : time.span.start]
    if _ENDED_ON.search(before):
        return True
    after = page.flat[time.span.end : sentence.span.end]
    return _BACK_ON.search(before) is not None and _FROM_A_TOUR.search(after) is not None


def _first_day(page: Page, sentence: Sentence, times: Sequence[TimeExpression], last: date) -> date:
    """The day on which the tour is said to have begun, or that its length gives; else two weeks before its end."""
    for time in times:
        began = _BEGAN_ON.search(page.flat[sentence.span.start : time.span.start])
        if began and time.interval is not None and 0 < (last - time.interval.first).days < _LONGEST:
            return time.interval.first
    for time in page.times_in(Span(sentence.span.start, sentence.span.end)):
        if days_of(time) > 1 and _LENGTH_OF_TOUR.search(page.flat[time.span.end : sentence.span.end]):
            return last - timedelta(days=days_of(time) - 1)
    return last - _TWO_WEEKS
