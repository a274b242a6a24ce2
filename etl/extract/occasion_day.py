"""Days that others only send their words for, a blow or a feast: "condolences over the quake of 8 May"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression
from etl.spans import Span

_MISHAP = (
    r"\b(?:attacks?|bombings?|blasts?|explosions?|(?:earth)?quakes?|tsunami|typhoons?|storms?|cyclones?|"
    r"hurricanes?|floods?|flooding|landslides?|fires?|wildfires?|crash|accident|collapse|shootings?|massacre|"
    r"blaze|derailment|pandemic|outbreaks?|tragedy|incidents?|disasters?|eruption|sinking|stampede|death|demise|"
    r"passing|assassination|elections?)\b"
)
# "condolences over the attack in Moscow on March 22"
_THE_MISHAP_ON = pattern(rf"(?i){_MISHAP}(?: (?:in|at|near|off|of|on) [^,;]{{1,40}})? (?:on|of|in) (?:the )?$")
# "A quake having shaken Peru on 4 May, a message went there on 7 May"
_IT_STRUCK = pattern(rf"(?i)^[^;]*{_MISHAP}[^;]*$")
# "best wishes on Victory Day": what they are for, not when they were sent
_FEAST = pattern(r"(?:\bDay|\bNew Year(?:'s(?: Day)?)?|\bTet|\bChristmas|\bEaster|\bNowruz|\bNovruz|\bEid\b[\w -]*)$")
_DAYS = 3


def of_its_occasion(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the day is that of what struck, told behind the act, or ahead of a message that has its own behind it.

    So is a feast that good wishes are sent for.
    """
    hit, sentence = clause.hit.span, clause.sentence.span
    if clause.hit.trigger.type is EngagementType.MESSAGE and _FEAST.search(page.words(time.span)):
        return True
    if hit.end <= time.span.start:
        return _THE_MISHAP_ON.search(page.flat[hit.end : time.span.start]) is not None
    ahead = clause.hit.trigger.type is EngagementType.MESSAGE and time.span.end <= hit.start
    if not ahead or not _IT_STRUCK.search(page.flat[sentence.start : time.span.start]):
        return False
    return any(
        other.interval is not None
        and other.dates_engagements
        and other.interval.days <= _DAYS
        and not of_its_occasion(page, clause, other)
        for other in page.times_in(Span(hit.end, sentence.end))
    )
