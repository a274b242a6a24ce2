"""Visits, talks and papers that a later event looks back on: its days are never theirs.

"A ceremony for the 50th anniversary of the president's visit took place on Tuesday": the visit was fifty years ago, and
only days in its own words, "her 1990 visit", "his visit to India in 1990", tell when.
"""

from datetime import timedelta

from etl.extract.dated import Dating
from etl.extract.in_context import only_wished
from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.years_since import of_years_ago
from etl.extract.zones import Clause
from etl.model import EngagementType, TimeExpression

_WORK = (
    r"(?:books?|volume|memoirs?|films?|movie|documentar(?:y|ies)|plays?|exhibitions?|exhibits?|displays?|albums?|"
    r"(?:photo|picture|art|television|radio|tv) (?:shows?|exhibitions?|series|programme|program)|(?:postage )?stamps?|"
    r"coins?|medals?|statues?|busts?|plaques?|monuments?|memorials?|murals?|paintings?|stel(?:e|ae)|obelisk|"
    r"seminars?|symposi(?:um|a)|colloquium|lectures?|webinars?|panel discussion|(?:academic|scientific) conference)"
)
_EVENT = (
    r"(?:ceremon(?:y|ies)|get-togethers?|gatherings?|events?|meetings?|celebrations?|receptions?|concerts?|galas?|"
    r"program(?:me)?s?)"
)
_BACK_ON = (
    r"(?:recall(?:s|ing)?|commemorat(?:es?|ing)|remember(?:s|ing)?|reliv(?:es?|ing)|retrac(?:es?|ing)|"
    r"look(?:s|ing)? back (?:on|at))"
)
_ABOUT = (
    r"(?:on|about|devoted to|dedicated to|featuring|depicting|documenting|chronicling|showing|telling of|recounting|"
    r"(?:(?:to|that|which) )?(?:mark|celebrat|honou?r)\w*)"
)
_NAMED_AFTER = r"(?:re)?named [^,;.]{0,40}(?:after|for|in (?:honou?r|memory|commemoration) of)"
# the words that lead up to what an event, a work or a name looks back on
_LOOKS_BACK = any_of(
    pattern(r"(?i)\b(?:anniversar(?:y|ies)|jubilee) (?:(?:in|at) [^,;.]{2,30} )?of "),
    pattern(
        r"(?i)\b(?:to|will|would) (?:\w+ly )?(?:commemorate|remember|recall|relive)(?: again)?"
        r"(?: (?:on |this |next )*[A-Z][a-z]+day| tomorrow| today)? "
    ),
    pattern(
        r"(?i)\b(?:mark|celebrat|commemorat|honou?r)\w* (?:the )?(?:[\w-]+ ){1,3}(?:years|decades) "
        r"(?:that have passed )?(?:since|of|after|from) "
    ),
    pattern(rf"(?i)\b{_WORK} (?:[a-z-]+ )?{_ABOUT} "),
    pattern(rf"(?i)\b(?:{_WORK}|{_EVENT}) [^,;.]{{0,50}}\b{_BACK_ON} "),
    pattern(r"(?i)\b(?:exhibition|display|commemoration|photo show) of "),
    pattern(rf"(?i)\b(?:street|road|avenue|square|bridge|park|school|hall)s? [^,;.]{{0,50}}\b{_NAMED_AFTER} "),
)
_PASSED_ON = pattern(
    r"(?i)\b(?:was|were|is|are|has|have|had|will|would|held|took|takes?|met|meets|began|opens|ran|runs|during|while|"
    r"when|before|amid|occasion|sidelines|margins|framework|(?-i:[a-z]{3,}ed))\b"
)
_ANOTHER_PHRASE = pattern(r"(?i)\b(?:with|and|to|through|by|via|at|in|on|for|as) ")
# "Premier's trip to Peru commemorated", "his visit of 1990 is remembered with a stamp"
_IS_REMEMBERED = pattern(
    r"(?i)^(?: (?:to|in|of) [^;,.]{2,40})?, (?:\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:years|decades) (?:on|later)\b|"
    r"^(?: (?:to|in|of) [^;,.]{2,40})? (?:is |was |to be |will be |are |were |being )?"
    r"(?:commemorated|remembered|recalled|relived|retraced|revisited)\b"
)
_OF_THE_WORD = pattern(
    r"(?i)^(?:visits?|trips?|tours?|journeys?|stays?|mission|meetings?|meeting with|talks|summit|conversations?|"
    r"signing|conclusion|call|handshake|encounter)\b"
)
_LOOKED_AT = frozenset(
    {
        EngagementType.VISIT,
        EngagementType.MEETING,
        EngagementType.CONSULTATION,
        EngagementType.CALL,
        EngagementType.AGREEMENT,
        EngagementType.MULTILATERAL,
    }
)
# "he visited Peru when he was crown prince"
_IN_ANOTHER_OFFICE = pattern(
    r"(?i)^[^;,.]{0,60}\b(?:when|while|as) (?:(?:he|she) was (?:still )?)?"
    r"(?:an? |the )?(?:then |young )?(?:crown (?:prince|princess)|prince|princess|student|child|boy|girl|youth|"
    r"schoolboy|schoolgirl|soldier|prisoner)\b|"
    r"^[^;,.]{0,60}\b(?:when|while) (?:he|she) (?:was|served as|held the post of) (?:still |then )?(?:an? |the )?"
    r"(?:deputy |vice |prime |foreign |defen[cs]e )*(?:minister|president|premier|speaker|mayor|governor|senator|"
    r"ambassador|secretary|director|chairman|chairwoman|congressman|lawmaker|general)\b"
)
_REACH = 200
_OLD, _NO_TIME = timedelta(days=60), timedelta()
_COARSE = 28


def of_the_act(page: Page, clause: Clause, dating: Dating) -> Dating | None:
    """The days that are the act's own; None for an act that is only remembered, on no day that the text tells."""
    if (then := of_years_ago(page, clause)) is not None:
        return then if then.interval is not None else None
    if (opens := _remembered(page, clause)) is not None:
        days = _own_days(page, clause, opens)
        return days if days.interval is not None else None
    return Dating() if only_wished(page, clause, dating) else dating


def _remembered(page: Page, clause: Clause) -> int | None:
    """Where the words begin that name what the sentence looks back on, where the trigger is one of them."""
    hit, start = clause.hit, clause.sentence.span.start
    behind = page.flat[hit.span.end : clause.sentence.span.end]
    if hit.trigger.type is EngagementType.VISIT and _IN_ANOTHER_OFFICE.search(behind):
        return clause.zone.start
    if hit.trigger.type not in _LOOKED_AT or not _OF_THE_WORD.search(page.words(hit.span)):
        return None
    if _IS_REMEMBERED.search(page.flat[hit.span.end : clause.sentence.span.end]):
        return start
    before = page.flat[max(start, hit.span.start - _REACH) : hit.span.start]
    cues = [cue.end() for cue in _LOOKS_BACK.finditer(before)]
    if not cues:
        return None
    between = before[cues[-1] :]
    apart = b"," in between or _PASSED_ON.search(between) or _ANOTHER_PHRASE.search(between)
    return None if apart else hit.span.start - len(between)


def _own_days(page: Page, clause: Clause, opens: int) -> Dating:
    """The days that the words on what is remembered give themselves; none where only the later event has some."""
    for time in page.times_in(clause.sentence.span):
        if _of_the_past(page, clause, time, opens):
            return Dating(time.interval, (time,), f"“{time.text}” is of what is remembered")
    return Dating()


def _of_the_past(page: Page, clause: Clause, time: TimeExpression, opens: int) -> bool:
    """Whether days long gone stand in the words that name it: "her 1990 visit", "his visit to India in 1990"."""
    days, published = time.interval, page.published(clause.sentence).first
    if days is None or time.span.start < opens or days.last >= published - (_OLD if days.days < _COARSE else _NO_TIME):
        return False
    between = page.flat[clause.hit.span.end : max(clause.hit.span.end, time.span.start)]
    return b"," not in between and not _PASSED_ON.search(between)
