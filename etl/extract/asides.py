"""Days told between commas beside a place, a person or the talks: whose they are, and what they date."""

from collections.abc import Sequence

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import any_of, pattern
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import TimeExpression

_ON_A_PLACE = pattern(r", (?:where|which|who|whose)\b[^,;.]*$")
# "the minister, appointed on Friday, will go to Berlin": the day is that of the office
_OF_A_LIFE = pattern(
    r"(?i), (?:\w+ly )?(?:(?:re-?)?elected|(?:re-?)?appointed|named|nominated|sworn in|installed|inaugurated|promoted|"
    r"confirmed|enthroned|crowned|born|freed|released|chosen|picked|in (?:office|power|the post|charge))\b[^,;.]*$"
)
_OPENS = any_of(_ON_A_PLACE, _OF_A_LIFE)
# "In Peru, where he stayed Thursday and Friday, he met the premier"
_STAYED = pattern(
    r"(?i)^\W*(?:in|at) (?:the )?[^,;.]{2,40}, where (?:[^\s,;.]+ ){1,4}?(?:(?:had|has) )?(?:stay(?:s|ed|ing)?|was|"
    r"were|been|spent|spends|stopped(?: over| off)?|passed|remained) (?:(?:on|from|late|early|most of|all of|the) )*$"
)
_LONGEST = 20
_REMEMBERED = pattern(r"(?i)\banniversary of [^;.()]{3,90} \((?:on )?$")
# "his meeting with A in Lima, the first leg of the trip, on Wednesday"
_APPOSED = pattern(
    r"(?i)^, (?:the|an?|his|her|its|their) (?:[a-z-]+ ){0,4}(?:legs?|stops?|stage|station|part|start|end|"
    r"highlight|destination) (?:of|on|in) (?:the|an?|his|her|its|their) [^,;.]{3,60}, (?:(?:on|late|early|last|in) )*$"
)


def in_an_aside(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether the day stands between commas in words on a place or a person: "in Lima, which votes in May, he met".

    Or in brackets behind what is remembered: "on the fifth anniversary of the pact (24 May 2019), he wrote".
    """
    hit, start = clause.hit.span, clause.sentence.span.start
    if is_remembered(page, clause, time):
        return True
    if time.span.end > hit.start:
        return False
    opens = _OPENS.search(page.flat[start : time.span.start])
    closes = page.flat.find(b", ", time.span.end, hit.start)
    return opens is not None and closes >= 0 and b"." not in page.flat[time.span.end : closes]


def is_remembered(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a day of a year past stands in brackets behind what is remembered, and is not the clause's own."""
    hit, start = clause.hit.span, clause.sentence.span.start
    long_ago = time.interval is not None and time.interval.last.year < page.published(clause.sentence).first.year
    told = _REMEMBERED.search(page.flat[start : time.span.start]) if long_ago else None
    return told is not None and not start + told.start() <= hit.start < time.span.start


def in_the_stay(page: Page, clause: Clause, times: Sequence[TimeExpression]) -> Dating | None:
    """The days of the stay that the aside on the place tells, for what was done there."""
    start = clause.sentence.span.start
    ahead = [time for time in times if time.span.end <= clause.hit.span.start and time.interval]
    if not ahead or not _STAYED.search(page.flat[start : ahead[0].span.start]):
        return None
    closes = page.flat.find(b", ", ahead[0].span.end, clause.hit.span.start)
    days = [time for time in ahead if time.span.end <= closes]
    if not days or days[0].interval is None or days[-1].interval is None:
        return None
    first, last = days[0].interval, days[-1].interval
    if not 0 <= (last.last - first.first).days <= _LONGEST:
        return None
    return Dating(Interval(first.first, last.last, first.granularity), tuple(days), "the stay told beside the place")


def behind_a_leg(page: Page, clause: Clause, following: Dating) -> bool:
    """Whether the next day stands behind words that only say which leg of the journey the act was on."""
    if not following.times:
        return False
    return _APPOSED.search(page.flat[clause.zone.end : following.times[0].span.start]) is not None
