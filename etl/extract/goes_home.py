"""A guest who leaves for his own land: "President A, who landed on Sunday, was due to fly to Peru on Monday"."""

from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.slots import inviters
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_TOGETHER = pattern(r"(?i)(?:\band|, along with|, with|, accompanied by)\b[^;,]{0,40}$")


def goes_home(page: Page, clause: Clause, goals: Sequence[str]) -> bool:
    """Whether the subject next before a verb of leaving is of the land it leads to, and nobody of home goes along."""
    if clause.hit.trigger.frame != "leave":
        return False
    start, hit = clause.sentence.span.start, clause.hit.span.start
    people = [person for person in page.people_in(Span(start, hit)) if page.side(person)]
    if not people or page.side(people[-1]) not in goals or people[-1] in inviters(page, people, clause.sentence.span):
        return False
    ours = [person for person in people if page.side(person) == HOME]
    between = page.flat[ours[-1].span.end : people[-1].span.start] if ours else b""
    return not (ours and _TOGETHER.search(between)) and (not ours or b"," in between)
