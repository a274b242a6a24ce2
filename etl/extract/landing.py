"""Where home's own people arrived who are told to have come without a goal: "who flew in on Tuesday"."""

from etl.extract.dateline_town import dateline_town
from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.venue import located
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

# "landed at the invitation of the Thai premier", "flew in for talks with", "was greeted by": the host is told as host
_COMES_TO = pattern(
    r"(?i)\b(?:at|on|upon|following|accepting) (?:the |an |his |her )?(?:kind )?invitation|"
    r"\bas (?:an? |the )?guests? of\b|"
    r"\b(?:greeted|welcomed|received|met|seen in) (?:[^;,]{0,40} )?by\b|"
    r"^ (?:[\w-]+ ){0,5}(?:for|on) (?:an? |his |her |the |\w+ (?:days?|rounds?) of )?(?:[a-z-]+ ){0,3}"
    r"(?:talks|meetings?|consultations|visit|trip|tour|dialogue)\b|"
    r"^ (?:[\w-]+ ){0,5}to (?:meet|see|visit|hold|confer)\b"
)
_ASIDE = pattern(r", who [^,;]*$")
_THERE = pattern(r"(?i)^ (?:there|here)\b")


def landed(page: Page, clause: Clause, near: Cast) -> Travel | None:
    """The journey of home's own to the land that the sentence, or the dateline, says they are in; a host who is told
    as one stands for his land, whoever is met stands for none.
    """
    behind = page.flat[clause.hit.span.end : clause.hit.span.end + 6]
    leaves = clause.hit.trigger.frame == "leave" and not _THERE.search(behind)
    place = None if leaves else _told(page, clause) or dateline_town(page, clause)
    if place is not None:
        return None if place.code == page.home else Travel("home", near.home_people, (), (place.code,), True)
    return Travel("home", near.home_people, (), hosts, True) if len(hosts := _hosts(page, clause)) == 1 else None


def in_passing(page: Page, clause: Clause, near: Cast) -> bool:
    """Whether home's own arrival or way is told, and nobody whom it leads to: "who flew in on Tuesday"."""
    trigger, end = clause.hit.trigger, clause.hit.span.end
    if not near.home_people or any(page.side(person) != HOME for person in page.people_in(Span(end, clause.zone.end))):
        return False
    ahead = page.flat[clause.sentence.span.start : clause.hit.span.start]
    return trigger.rule == "visit of arrival" or (trigger.verb and _ASIDE.search(ahead) is not None)


def _told(page: Page, clause: Clause) -> Place | None:
    """The town that the sentence is set in: "met the Thai premier in Vientiane"."""
    sentence = clause.sentence.span
    behind = [place for place in page.places_in(Span(clause.hit.span.end, sentence.end)) if place.city]
    return next((place for place in behind if located(page, place, clause)), None)


def _hosts(page: Page, clause: Clause) -> tuple[str, ...]:
    """Sides of the foreigners whom the words behind the arrival tell as hosts."""
    hit, end = clause.hit.span, clause.sentence.span.end
    people = [person for person in page.people_in(Span(hit.end, end)) if page.side(person) not in (HOME, None)]
    told = [person for person in people if _COMES_TO.search(page.flat[hit.end : person.span.start])]
    return tuple(dict.fromkeys(page.side(person) or "" for person in told))
