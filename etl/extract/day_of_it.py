"""Whose visit a meeting falls in, told by its town: "met the premier in Tokyo, the last day of a two-day visit"."""

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.venue import located
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_ITS_DAY = pattern(
    r"(?i), (?:on |which (?:was|is) )?(?:the |his |her |their )?(?:opening|first|second|third|fourth|fifth|last|final|"
    r"closing|concluding) (?:full |and last |and final )?day of (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}$|"
    r", (?:thereby |thus )?(?:capping|ending|concluding|wrapping up|rounding off|winding up|completing|crowning|"
    r"opening|beginning|starting|kicking off) (?:an?|the|his|her|their|what was) (?:[\w-]+ ){0,3}$"
)


def whose_day(page: Page, clause: Clause) -> Travel | None:
    """The journey of whoever met somebody abroad, or of whom home met in its own town, on a day of the visit."""
    sentence, hit = clause.sentence.span, clause.hit
    told = None if hit.trigger.verb else _ITS_DAY.search(page.flat[sentence.start : hit.span.start])
    if told is None:
        return None
    meeting = Span(sentence.start, sentence.start + told.start())
    towns = {place.code for place in page.places_in(meeting) if located(page, place, clause)}
    people = page.people_in(meeting)
    ours = tuple(person for person in people if page.side(person) == HOME)
    theirs = tuple(person for person in people if page.side(person) not in (HOME, None))
    sides = ordered(page.side(person) or "" for person in theirs)
    if len(towns) != 1 or not ours or not theirs:
        return None
    if towns == {page.home}:
        return Travel("partner", (), theirs, sides, False)
    return Travel("home", ours, theirs, sides, False) if towns == set(sides) else None
