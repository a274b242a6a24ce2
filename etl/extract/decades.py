"""Acts told by their decade: "visited Peru in the 1990s", "set up relations five decades ago"."""

from etl.dates.grammar.words import amount
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.intervals import Granularity, Interval, year
from etl.model import TimeExpression

_COUNTED = pattern(r"(?i)^(?:just |exactly |some )?(\d|[a-z]+) decades ago$", groups=True)
# "visited Peru in 1990s": in the words of the act, not of "the pact of the 1990s" or "which had closed in the 1990s"
_APART = pattern(
    r"(?i)[,;:(]|\b(?:since|of|until|till|by|than) (?:the )?(?:early |mid-?|late )?$|"
    r"\b(?:that|which|who|where|whose|after|before|"
    r"[a-z]{2,}ed|built|begun|drawn|written|fought|made|born)\b"
)


def in_its_decade(page: Page, clause: Clause, time: TimeExpression) -> bool:
    """Whether a decade gone by stands behind a verb, in the words of its own act."""
    hit, days = clause.hit, time.interval
    if days is None or days.granularity is not Granularity.DECADE or not hit.trigger.verb:
        return False
    between = page.flat[hit.span.end : max(hit.span.end, time.span.start)]
    gone = days.last < page.published(clause.sentence).first
    return gone and time.span.start > hit.span.end and _APART.search(between) is None


def year_of_decades(page: Page, clause: Clause, time: TimeExpression) -> Interval | None:
    """The year of "five decades ago", counted back from the publication; the decade itself of any other."""
    found = _COUNTED.search(time.text.encode())
    if found is None:
        return time.interval
    count = amount(found.group(1).decode())
    return year(page.published(clause.sentence).last.year - int(10 * count)) if count else time.interval
