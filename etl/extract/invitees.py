"""Whom an invitation is for, told behind it: "conveyed an invitation from the king to Premier A", "invited A to"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import PersonMention
from etl.spans import Span

_INVITATION = pattern(
    r"(?i)\binvitations? [^;.]{3,140}? to (?:visit|make|pay|come|attend|tour|join|undertake|travel)\b"
)
_TO = (b" to ", b" to the ")
# "invited the Danish premier to Lima in May", "inviting President A on a visit"
_ASKED = pattern(r"(?i)\binvit(?:e|es|ed|ing) ")
_OBJECT = pattern(r"^(?:the |his |her |its |[A-Z][\w'-]* |counterpart |colleague |visiting |then )*$")
_THITHER = pattern(r"(?i)^,? (?:(?:back|over|again|and [^;.]{2,40}) )?(?:to|for|on|at) ")
# "the visit to which he had invited the Danish premier": the journey stands ahead
_TO_WHICH = pattern(
    r"(?i)\b(?:visits?|trips?|tour|stay|journey)\b[^;.]{0,50} (?:(?:for|to|on) which|which|that) "
    r"[^;.,]{2,90}\b(?:had |has )?$"
)
_REACH = 90


def invitees(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Those to whom the invitation goes that the clause is about; nobody where it names none in that way."""
    sentence = clause.sentence.span
    if asked := _asked(page, clause):
        return asked
    told = _INVITATION.search(page.words(sentence))
    if told is None or clause.hit.span.end > sentence.start + told.end() + 60:
        return ()
    stretch = Span(sentence.start + told.start(), sentence.start + told.end())
    return tuple(
        person
        for person in page.people_in(stretch)
        if page.side(person) and page.flat[max(0, person.span.start - 8) : person.span.start].lower().endswith(_TO)
    )


def _asked(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """The object of "invited", in front of where or what for: nobody where the words go on otherwise."""
    sentence = clause.sentence.span
    for told in _ASKED.finditer(page.words(sentence)):
        at = sentence.start + told.end()
        people = page.people_in(Span(at, min(sentence.end, at + _REACH)))
        if not people or not page.side(people[0]):
            continue
        if clause.hit.span.start < at - len(b"inviting "):
            if _TO_WHICH.search(page.flat[clause.hit.span.start : sentence.start + told.start()]):
                return people[:1]
            continue
        if _OBJECT.search(page.flat[at : people[0].span.start]) and _THITHER.search(
            page.flat[people[0].span.end : sentence.end]
        ):
            return people[:1]
    return ()
