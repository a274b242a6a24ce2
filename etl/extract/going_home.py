"""A guest who leaves for his own land: "President A, who landed on Sunday, was due to fly to Peru on Monday"."""

from collections.abc import Sequence

from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.slots import inviters
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_TOGETHER = pattern(r"(?i)(?:\band|, along with|, with|, accompanied by)\b[^;,]{0,40}$")


def end_of_stay(page: Page, clause: Clause, guest: PersonMention) -> Travel | None:
    """His stay at home, which ends so, where the sentence names home at all."""
    here = any(mention.home for mention in page.partners_in(clause.sentence.span))
    return Travel("partner", (), (guest,), (page.side(guest) or "",), False) if here else None


def going_home(page: Page, clause: Clause, goals: Sequence[str]) -> PersonMention | None:
    """The subject next before a verb of leaving that leads to his own land, where nobody of home goes along."""
    if clause.hit.trigger.frame != "leave":
        return None
    start, hit = clause.sentence.span.start, clause.hit.span.start
    people = [person for person in page.people_in(Span(start, hit)) if page.side(person)]
    if not people or page.side(people[-1]) not in goals or people[-1] in inviters(page, people, clause.sentence.span):
        return None
    ours = [person for person in people if page.side(person) == HOME]
    between = page.flat[ours[-1].span.end : people[-1].span.start] if ours else b""
    apart = not ours or (b"," in between and not _TOGETHER.search(between))
    return people[-1] if apart else None
