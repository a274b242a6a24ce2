"""An act put off in, the act on its old day and on its new one out."""

from dataclasses import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import Status, TimeExpression

_NEW_DAY = pattern(
    r"(?i)\b(?:postpon\w+|put(?:ting)? off|put back|deferred|delayed|pushed back|reschedul\w+|moved|shifted)\b"
    r"(?:[^.;]{0,110}\b(?:until|till)|[^.;]{0,25}\b(?:to|for))\s+(?:the\s+)?$"
)


def rescheduled(page: Page, act: Act) -> list[Act]:
    """The act itself, or, with a new day named ("put off until June"), the day it had and the day it got."""
    if act.status is not Status.POSTPONED:
        return [act]
    times = [time for time in page.times_in(act.clause.sentence.span) if time.interval and time.dates_engagements]
    new = next((time for time in times if _is_new(page, act, time)), None)
    if new is None:
        return [act]
    plan = _on(act, new, Status.PLANNED, "the day it was put off to")
    if act.date != new.interval:
        return [act, plan]
    old = next((time for time in times if time is not new and time.span.start < new.span.start), None)
    return [plan] if old is None else [_on(act, old, Status.POSTPONED, "the day it had"), plan]


def _is_new(page: Page, act: Act, time: TimeExpression) -> bool:
    start = act.clause.sentence.span.start
    return _NEW_DAY.search(page.flat[max(start, time.span.start - 150) : time.span.start]) is not None


def _on(act: Act, time: TimeExpression, status: Status, why: str) -> Act:
    return replace(act, date=time.interval, times=(time,), status=status, why=why)
