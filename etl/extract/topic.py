"""Whom a clause leaves unsaid because the story is about them: its one foreign side and who acts for it."""

from collections import Counter

from etl.extract.anaphora import refers_back
from etl.extract.cast import Cast
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention
from etl.spans import Span

_CONTACT = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_FRAMES = frozenset({"mutual", "host", "guest", "call"})
_DOMESTIC = pattern(
    r"(?i)\b(?:voters?|constituents|business\w*|entrepreneurs?|enterprises?|companies|firms|investors?|citizens|"
    r"people in|compatriots|communit\w+|"
    r"students?|women|youth|children|personnel|cadres?|plenum|staff|workers|farmers|residents|reporters|journalists|press|media|veterans|provinc\w+|municipal\w*|"
    r"cabinet|government members|local|experts|scholars|athletes|players|officials of the)\b|"
    r"\b(?-i:[A-Z])\w+-based\b"
)


def about(page: Page, clause: Clause, sides: Cast) -> str | None:
    """The story's one foreign side, where home's people are met and nothing is said of the other side."""
    trigger, hit = clause.hit.trigger, clause.hit.span
    topic = page.topics.get(clause.sentence.section.story)
    if topic is None or trigger.type not in _CONTACT or trigger.frame not in _FRAMES or not sides.home_people:
        return None
    if all(person.level is Level.AMBASSADOR for person in sides.home_people):
        return None
    if _DOMESTIC.search(page.words(clause.zone)) or any(
        page.side(person) is None for person in page.people_in(clause.zone)
    ):
        return None
    ahead = page.people_in(Span(clause.sentence.span.start, hit.start))
    object_only = not any(page.side(person) == HOME for person in ahead) and sides.home_people[0].span.start >= hit.end
    return topic if object_only or refers_back(page, clause.sentence) else None


def principal(page: Page, clause: Clause, side: str) -> tuple[PersonMention, ...]:
    """The person of that side whom the story names most, as named before the clause."""
    story = clause.sentence.section.story
    before = [
        person
        for sentence in page.sentences[: clause.sentence.order]
        if sentence.section.story == story
        for person in page.people_in(sentence.span)
        if person.name and page.side(person) == side
    ]
    if not before:
        return ()
    most, _ = Counter(page.identity(person) for person in before).most_common(1)[0]
    return tuple(person for person in before if page.identity(person) == most)[:1]
