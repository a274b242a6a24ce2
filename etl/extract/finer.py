"""The days that are told beside the week or month in which they lie."""

from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import TimeExpression
from etl.spans import Span

COARSE = 28
_A_WEEK = 7
_IN_ITS_NAME = pattern(r"^ (?:[A-Z][\w-]* ){0,5}(?:[a-z]+ )?$")
_OPENS = 4
_YEAR, _NAME = 360, 24
# "VINBAX 2023", "Milan 2024": the year of a name
_OF_A_NAME = pattern(r"\b[A-Z][A-Za-z-]+ $")
# "next week (13-15 May)", "at the end of this month, on the 28th", "Monday and Tuesday of next week"
_SAME_TIME = pattern(r"(?i)^(?:,? \(?|-| - )(?:(?:on|from|in|of|the|late|early|namely|that is|precisely),? )*$")


def finer(page: Page, clause: Clause, time: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression:
    """The days told of a week or month that dates the clause, or the time itself."""
    if time.interval is None or time.interval.days < _A_WEEK:
        return time
    if (named := _behind_its_name(page, clause, time, times)) is not None:
        return named
    beside = [other for other in _within(time, times) if _SAME_TIME.search(_between(page, time, other))]
    if beside:
        return min(beside, key=lambda other: abs(other.span.start - time.span.start))
    if time.interval.days > _YEAR and _OF_A_NAME.search(page.flat[max(0, time.span.start - _NAME) : time.span.start]):
        inside = _within(time, times)
        return inside[0] if len(inside) == 1 else time
    return _days_of_the_month(clause, time, times)


def _behind_its_name(
    page: Page, clause: Clause, time: TimeExpression, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The days behind a gathering whose name holds a year or season: "the 2020 spring meeting in Lima on 4 May"."""
    hit = clause.hit.span
    assert time.interval is not None
    if time.interval.days < COARSE or not _IN_ITS_NAME.search(page.flat[time.span.end : max(time.span.end, hit.start)]):
        return None
    behind = Span(hit.end, clause.zone.end)
    days = [one for one in times if behind.contains(one.span) and one.interval and one.interval.days < COARSE]
    return days[0] if len(days) == 1 else None


def _days_of_the_month(clause: Clause, month: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression:
    """The days told in the month that opens the sentence: "In April he was in Rome, on the 15th and 16th"."""
    if month.interval is None or month.interval.days < COARSE:
        return month
    if month.span.start - clause.sentence.span.start > _OPENS or month.span.end > clause.hit.span.start:
        return month
    behind = Span(clause.hit.span.end, clause.zone.end)
    inside = [time for time in _within(month, times) if behind.contains(time.span)]
    return inside[0] if len(inside) == 1 else month


def _within(wide: TimeExpression, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The shorter times that lie in it."""
    return [
        time
        for time in times
        if time.interval is not None
        and wide.interval is not None
        and time.interval.days < min(COARSE, wide.interval.days)
        and wide.interval.contains(time.interval)
    ]


def _between(page: Page, one: TimeExpression, other: TimeExpression) -> bytes:
    first, second = sorted((one, other), key=lambda time: time.span.start)
    return page.flat[first.span.end : second.span.start]
