"""Whom an invitation is for, told behind it: "conveyed an invitation from the king to Premier A to visit Lima"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import PersonMention
from etl.spans import Span

_INVITATION = pattern(
    r"(?i)\binvitations? [^;.]{3,140}? to (?:visit|make|pay|come|attend|tour|join|undertake|travel)\b"
)
_TO = (b" to ", b" to the ")


def invitees(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Those to whom the invitation goes that the clause is about; nobody where it names none in that way."""
    sentence = clause.sentence.span
    told = _INVITATION.search(page.words(sentence))
    if told is None or clause.hit.span.end > sentence.start + told.end() + 60:
        return ()
    stretch = Span(sentence.start + told.start(), sentence.start + told.end())
    return tuple(
        person
        for person in page.people_in(stretch)
        if page.side(person) and page.flat[max(0, person.span.start - 8) : person.span.start].lower().endswith(_TO)
    )
