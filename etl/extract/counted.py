"""Acts told by their number over years: "from 2019 to 2024 the two sides held 40 meetings" is of those years."""

from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval
from etl.model import TimeExpression
from etl.spans import Span

_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|a dozen|(?:dozens|scores|hundreds|a (?:total|number)) of|"
    r"several|many|numerous)"
)
# "held more than 40 meetings", "exchanged 25 high-level visits", "met 12 times"
_COUNTED = pattern(
    rf"(?i)\b{_NUMBER}(?: [a-z-]+){{0,5}} (?:meetings|talks|visits|trips|calls|consultations|dialogues|rounds|"
    r"sessions|contacts|exchanges|delegations|agreements|documents|memoranda|letters|messages|conversations|summits)\b|"
    rf"\b{_NUMBER} times\b"
)
_REACH = 60
_YEARS = 366
_STRETCH_OF = pattern(r"(?i)\b(?:from|between|during|in|over|throughout|through|within|across)(?: the(?: period)?)? $")
_SINCE = pattern(r"(?i)\bsince $")
# "over the past five years", "in the last decade": no days of theirs
_LATELY = pattern(r"(?i)\b(?:over|in|during|within|for|throughout) (?:the )?(?:past|last|recent|previous|these|many)\b")


# "his first state visit, though he has been there six times since 2014"
_ANOTHER = pattern(
    r"(?i), (?:even )?(?:though|although|while|whereas|but) (?:[^\s,;]+ ){1,3}(?:has|have|had|was|were) "
)


def over_years(page: Page, clause: Clause) -> Dating | None:
    """The years over which the act is told by its number, up to publication where they are told as since one.

    None where it is not told by its number, or its clause has another time.
    """
    if not is_counted(page, clause):
        return None
    times = [time for time in page.times_in(_around(clause)) if time.interval is not None and time.type == "DATE"]
    spans = [one for time in times if (one := _years(page, clause, time))]
    if len(times) != 1 or len(spans) != 1:
        return None
    return Dating(spans[0], tuple(times), f"told by their number over “{times[0].text}”")


def is_counted(page: Page, clause: Clause) -> bool:
    """Whether an act is told as many, by their number."""
    behind = page.flat[clause.hit.span.end : clause.hit.span.end + _REACH]
    if (another := _ANOTHER.search(behind)) is not None:
        behind = behind[: another.start()]
    ahead = page.flat[max(clause.zone.start, clause.hit.span.start - _REACH) : clause.hit.span.end]
    return _COUNTED.search(ahead + behind) is not None


def lately(page: Page, clause: Clause) -> bool:
    """Whether acts told by their number are of a length of time up to now, or of years: no news of today."""
    if not is_counted(page, clause):
        return False
    words = page.flat[clause.sentence.span.start : clause.sentence.span.end]
    times = page.times_in(clause.sentence.span)
    return _LATELY.search(words) is not None or any(_is_stretch(page, time) or _is_since(page, time) for time in times)


def _around(clause: Clause) -> Span:
    """The clause, with what opens its sentence before it."""
    return Span(clause.sentence.span.start, clause.zone.end)


def _years(page: Page, clause: Clause, time: TimeExpression) -> Interval | None:
    days, published = time.interval, page.published(clause.sentence)
    assert days is not None
    if _is_since(page, time) and days.first < published.first:
        return Interval(days.first, published.last, Granularity.NONE)
    return days if _is_stretch(page, time) else None


def _is_stretch(page: Page, time: TimeExpression) -> bool:
    """Whether a time is more than a year within which something was: "from 2019 to 2024", "in the 1990s"."""
    before = page.flat[max(0, time.span.start - len(b"throughout the period ")) : time.span.start]
    return time.interval is not None and time.interval.days > _YEARS and _STRETCH_OF.search(before) is not None


def _is_since(page: Page, time: TimeExpression) -> bool:
    return _SINCE.search(page.flat[max(0, time.span.start - len(b" since ")) : time.span.start]) is not None
