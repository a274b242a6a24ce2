"""The day on which something was put off or called off, which is no day of what was to be."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.spans import Span

# "postponed in July", "called off on Wednesday", but not "postponed to June" nor "the postponed June visit"
_JUST_PUT_OFF = pattern(
    r"(?i)\b(?:postponed|put off|put back|put on hold|called off|cancell?ed|delayed|deferred|shelved|scrapped)"
    r"(?: (?:again|twice|once|back|only|indefinitely|[a-z]+ly))* (?:(?:in|on|since|earlier|late|early) )*$"
)
_WHAT_WAS_TO_BE = pattern(r"^ (?:visit|trip|tour|talks|meeting|summit|session|dialogue|consultations?)\b")
# "on Thursday postponed his visit", "on 10 July agreed to put off the talks"
_PUTS_OFF = pattern(
    r"(?i)^,? (?:[a-z]+ly |again |then |also )*(?:(?:agreed|decided|had|chose|was forced|were forced|was obliged) to |"
    r"announced (?:the |a |his |her |their )?)?"
    r"(?:postpon(?:e|ed|es|ement)|put off|puts off|called off|calls off|call off|cancel(?:s|l?ed|lation)?|"
    r"delay(?:s|ed)?|defer(?:s|red)?|shelved?|scrap(?:s|ped)?)\b"
)
# "announced on Thursday that the visit had been put off"
_SAID = pattern(r"(?i)\b(?:said|announced|confirmed|told [a-z]+|stated|reported|informed)(?: [a-z]+){0,2} (?:on )?$")
_THAT_IT_IS_OFF = pattern(
    r"(?i)^,? (?:that |the )[^;.]{2,140}\b(?:(?:was|were|is|are|been|be) (?:[a-z]+ )?(?:postponed|put off|called off|"
    r"cancell?ed|delayed|deferred)|postponement|cancellation)\b"
)


def of_its_putting_off(page: Page, clause: Clause, time: Span) -> bool:
    """Whether a day of the clause's sentence is that on which the act was put off or called off, or on which it was
    said to be."""
    start, end = clause.sentence.span.start, clause.sentence.span.end
    before = page.flat[max(start, time.start - 60) : time.start]
    after = page.flat[time.end : min(end, time.end + 200)]
    if _JUST_PUT_OFF.search(before):
        return _WHAT_WAS_TO_BE.search(after) is None
    if _PUTS_OFF.search(after):
        return True
    return _SAID.search(before) is not None and _THAT_IT_IS_OFF.search(after) is not None
