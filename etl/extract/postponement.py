"""An act put off in, the act on its old day and on its new one out."""

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.intervals import Granularity, day
from etl.model import Status, TimeExpression

_NEW_DAY = pattern(
    r"(?i)\b(?:postpon\w+|put(?:ting)? off|put back|deferred|delayed|pushed back|reschedul\w+|moved|shifted)\b"
    r"(?:[^.;]{0,110}\b(?:until|till)|[^.;]{0,70}\b(?:to|for))\s+(?:the\s+)?$"
)
# "put off a visit scheduled for June": the day it had
_HAD = pattern(
    r"(?i)\b(?:scheduled|planned|due|set|slated|expected|meant|fixed|arranged|supposed|originally)"
    r"(?: to [a-z]+(?: [a-z]+)?)? (?:for|to|on|until|till)\s+(?:the\s+)?$"
)
_FROM = pattern(
    r"(?i)\b(?:postpon\w+|put(?:ting)? off|put back|deferred|delayed|pushed back|reschedul\w+|moved|shifted)\b"
    r"[^.;]{0,70}$"
)
# "It was scrapped, with no reason given.", "That trip has now been called off."
_GIVEN_UP = pattern(
    r"(?i)^\W*(?:but |however, |later |in the end,? )?(?:it|this|that|the)"
    r"(?: (?:[a-z]+ )?(?:visit|trip|tour|call|meeting|talks|session|summit|stop|leg|plan|appointment|encounter))? "
    r"(?:(?:was|were|is|has|have|had|been|now|later|then|however|also|since|at the last minute|at short notice) )*"
    r"(?:cancell?ed|called off|scrapped|dropped|struck off|abandoned|shelved)\b|"
    r"^\W*(?:but )?(?:it|this|that|the (?:visit|trip|call|meeting|talks))(?: never|(?: did| has| have) not|n't) "
    r"(?:take place|taken place|happen(?:ed)?|go ahead|come off|c[ao]me about|materiali[sz]ed?|took place|went ahead)\b"
)
_A = pattern(r"(?i)\b(?:an?|the) $")


def given_up_next(page: Page, act: Act) -> Act:
    """The act as cancelled where the sentence behind it says so of "it"; what somebody has done stays done."""
    here, behind = act.clause.sentence, page.sentences[act.clause.sentence.order + 1 :][:1]
    noun = _A.search(page.flat[max(here.span.start, act.clause.hit.span.start - 4) : act.clause.hit.span.start])
    done = act.status is Status.HELD and act.clause.hit.trigger.verb and noun is None
    if done or not behind or behind[0].section.story != here.section.story:
        return act
    off = _GIVEN_UP.search(page.words(behind[0].span)) is not None
    return replace(act, status=Status.CANCELLED) if off else act


def rescheduled(page: Page, act: Act) -> list[Act]:
    """The act itself, or, with a new day named ("put off until June"), the day it had and the day it got."""
    if act.status is not Status.POSTPONED:
        return [act]
    times = [time for time in page.times_in(act.clause.sentence.span) if time.interval and time.dates_engagements]
    if both := next((time for time in times if _is_from_one_to_another(page, act, time)), None):
        return _two_days(act, both)
    new = next((time for time in times if _is_new(page, act, time)), None)
    if new is None:
        return [act]
    plan = _on(act, new, Status.PLANNED, "the day it was put off to")
    if act.date != new.interval:
        return [act, plan]
    old = next((time for time in times if time is not new and time.span.start < new.span.start), None)
    return [plan] if old is None else [_on(act, old, Status.POSTPONED, "the day it had"), plan]


def _is_new(page: Page, act: Act, time: TimeExpression) -> bool:
    before = page.flat[max(act.clause.sentence.span.start, time.span.start - 150) : time.span.start]
    return _NEW_DAY.search(before) is not None and _HAD.search(before) is None


def _two_days(act: Act, both: TimeExpression) -> list[Act]:
    ends = (both.interval.first, both.interval.last) if both.interval else ()
    told = ((Status.POSTPONED, "the day it had"), (Status.PLANNED, "the day it was put off to"))
    return [
        replace(_on(act, both, status, why), date=day(when)) for when, (status, why) in zip(ends, told, strict=True)
    ]


def _is_from_one_to_another(page: Page, act: Act, time: TimeExpression) -> bool:
    """ "Put off from 10 to 25 March": no stay of two weeks."""
    before = page.flat[max(act.clause.sentence.span.start, time.span.start - 100) : time.span.start]
    return (
        time.interval is not None
        and act.date == time.interval
        and time.interval.granularity is Granularity.DAY
        and time.interval.days > 1
        and (time.text.lower().startswith("from ") or before.lower().endswith(b"from "))
        and _FROM.search(before) is not None
    )


def _on(act: Act, time: TimeExpression, status: Status, why: str) -> Act:
    return replace(act, date=time.interval, times=(time,), status=status, why=why)
