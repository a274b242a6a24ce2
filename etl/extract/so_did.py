"""Who travelled as the one before did: "Premier A came to Lima this year, as did Minister B and Secretary C"."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.sentences import Sentence
from etl.model import HOME, EngagementType
from etl.spans import Span

_SO_DID = pattern(r"(?i),? (?:and )?(?:so|as) (?:did|has|had|have|will|would|does|do) ")


def so_did(page: Page, sentence: Sentence, told: Sequence[Act]) -> list[Act]:
    """One more visit for each person of that side behind the words, unless they give days of their own."""
    last = told[-1] if told else None
    if last is None or last.type is not EngagementType.VISIT or last.clause.sentence is not sentence:
        return []
    cue = _SO_DID.search(page.flat[last.at.end : sentence.span.end])
    if cue is None:
        return []
    behind = Span(last.at.end + cue.end(), sentence.span.end)
    if any(time.interval for time in page.times_in(behind)):
        return []
    home = last.mover == "home"
    sides = (HOME,) if home else (*last.partners[:1], None)
    known = {page.identity(person) for person in (*last.home_people, *last.partner_people)}
    people = {
        page.identity(person): person
        for person in page.people_in(behind)
        if person.name and page.side(person) in sides and page.identity(person) not in known
    }
    return [
        replace(last, home_people=(person,)) if home else replace(last, partner_people=(person,))
        for person in people.values()
    ]
