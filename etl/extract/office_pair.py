"""Whom "the foreign ministers" are: the two of that office of whom the story has told last, home's and the other's."""

from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import Pattern, pattern
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import PersonMention

_OFFICES: tuple[tuple[Pattern, Pattern], ...] = tuple(
    (pattern(rf"(?i)\b(?:the|both|these|those) (?:two )?(?:{plural})\b"), pattern(role))
    for plural, role in (
        (r"foreign ministers", r"(?i)\b(?:foreign|external)\b"),
        (r"defen[cs]e ministers", r"(?i)\bdefen[cs]e\b"),
        (r"(?:home|interior) ministers", r"(?i)\b(?:home|interior|public security)\b"),
        (r"(?:trade|commerce) ministers", r"(?i)\b(?:trade|commerce)\b"),
        (r"prime ministers|premiers", r"(?i)\b(?:prime minister|premier|chancellor)\b"),
        (r"presidents", r"(?i)^(?:state )?president\b"),
    )
)


def of_their_office(page: Page, clause: Clause, story: Story) -> Cast | None:
    """The last two of that office of whom an act has told; None where no such plural is the clause's subject."""
    ahead = page.flat[clause.zone.start : clause.hit.span.start]
    role = next((role for plural, role in _OFFICES if plural.search(ahead)), None)
    if role is None:
        return None
    for told in reversed(story.casts):
        home, partner = _holding(told.home_people, role), _holding(told.partner_people, role)
        if home and partner:
            code = page.side(partner[0]) or ""
            return Cast(home, partner, (code,), True, True)
    return None


def _holding(people: tuple[PersonMention, ...], role: Pattern) -> tuple[PersonMention, ...]:
    return tuple(person for person in people if role.search((person.role or "").encode()))[:1]
