"""Whose stay "his" is: of whoever acts behind the comma, or of the guest who was received."""

from etl.extract.cast import cast
from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_DURING_HIS = pattern(
    r"(?i)^\W*(?:during|in the course of|throughout|as part of|within the framework of|"
    r"at the (?:end|start|beginning) of) "
    r"(?:his|her|their|the) (?:[a-z-]+ ){0,4}$"
)
_THE = pattern(r"(?i)^,? the $")
_SUBJECT = pattern(r"(?i)^ (?:guest|visitor|delegation|leader|official|minister|president|premier|top legislator)\b")
_RECEIVED = pattern(r"(?i)\b(?:received|receives|receiving|welcomed|welcomes|hosted|hosts|greeted) (?:[a-z]+ ){0,2}$")
_ON_HIS = pattern(r"(?i)^,? (?:on|during) (?:his|her|their) (?:[a-z-]+ ){0,4}$")
_REACH = 150


def whose_stay(page: Page, clause: Clause) -> Travel | None:
    """The journey of "during his stay, the Omani guest met" and of "received Minister A on his trip to the city"."""
    return _of_the_subject(page, clause) or _of_the_received(page, clause)


def _of_the_subject(page: Page, clause: Clause) -> Travel | None:
    hit, sentence = clause.hit.span, clause.sentence.span
    if not _DURING_HIS.search(page.flat[sentence.start : hit.start]):
        return None
    behind = next(iter(page.partners_in(Span(hit.end, sentence.end))), None)
    if behind is None or behind.form != "demonym" or not _THE.search(page.flat[hit.end : behind.span.start]):
        return None
    if not _SUBJECT.search(page.flat[behind.span.end : behind.span.end + 20]):
        return None
    found = cast(page, clause)
    if not behind.home:
        return Travel("partner", (), found.partner_people, (behind.code,), False)
    return Travel("home", found.home_people, (), found.partners, True) if len(found.partners) == 1 else None


def _of_the_received(page: Page, clause: Clause) -> Travel | None:
    hit, start = clause.hit.span, clause.sentence.span.start
    ahead = page.people_in(Span(max(start, hit.start - _REACH), hit.start))
    if not ahead or page.side(ahead[-1]) in (HOME, None):
        return None
    guest = ahead[-1]
    if not _ON_HIS.search(page.flat[guest.span.end : hit.start]):
        return None
    if not _RECEIVED.search(page.flat[start : guest.span.start]):
        return None
    return Travel("partner", (), (guest,), (page.side(guest) or "",), False)
