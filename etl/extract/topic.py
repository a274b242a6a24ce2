"""Whom a clause leaves unsaid because the story is about them: its one foreign side and who acts for it."""

from collections import Counter

from etl.extract.anaphora import refers_back
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.wording import is_asserted
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level, PersonMention
from etl.spans import Span

_CONTACT = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_FRAMES = frozenset({"mutual", "host", "guest", "call"})
# "welcomed by both" is a word of praise, "the first guest" an honour: neither tells whose
_SAID_OF_ONE = frozenset({"welcomed by host", "joint exercise", "guest of", "red carpet"})
_TOLD_OFTEN = 2
# "chaired a meeting of provincial chairmen"
_OF_SOME = pattern(r"^ (?:of|with|for) (?:the |all |some )?[a-z]")
_DOMESTIC = pattern(
    r"(?i)\b(?:voters?|constituents|business\w*|entrepreneurs?|enterprises?|companies|firms|investors?|citizens|"
    r"people in|compatriots|communit\w+|"
    r"students?|women|youth|children|personnel|cadres?|plenum|staff|workers|farmers|residents|reporters|journalists|press|media|veterans|provinc\w+|municipal\w*|"
    r"cabinet|government members|local|experts|scholars|athletes|players|squad|footballers|medallists|coach(?:es)?|"
    r"(?:national|football|women's|men's|under-\d+|youth|olympic) (?:[a-z]+ ){0,2}(?:team|squad|side)|"
    r"officials of the|traders|merchants|teachers|"
    r"officers|soldiers|writers|artists|musicians|doctors|nurses|pilgrims|elders|villagers|fans|tourists|friends|"
    r"famil(?:y|ies)|relatives|supporters|fishermen|herders|graduates|alumni|engineers|scientists)\b|"
    r"\b(?-i:[A-Z])\w+-based\b"
)


def about(page: Page, clause: Clause, sides: Cast) -> str | None:
    """The story's one foreign side, where home acts or is met and nothing is said of another side."""
    topic = page.topics.get(clause.sentence.section.story)
    if topic is None or not sides.home or _of_one_side(page, clause, sides) or _among_ours(page, clause, sides):
        return None
    if _meets_home(page, clause, sides):
        return topic
    trigger = clause.hit.trigger
    if trigger.frame == "assembly" or trigger.rule in _SAID_OF_ONE or not is_asserted(page, clause):
        return None
    others = any(not one.home and one.code != topic for one in page.partners_in(clause.sentence.span))
    return topic if not others and _told_elsewhere(page, clause, topic) else None


def _among_ours(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether several of home sign among themselves, or one chairs a meeting of people of no land told."""
    ours = {page.identity(person) for person in sides.home_people if person.name}
    chaired = not clause.hit.trigger.verb and _OF_SOME.search(page.flat[clause.hit.span.end : clause.sentence.span.end])
    return bool(chaired) or (len(ours) > 1 and clause.hit.trigger.type is EngagementType.AGREEMENT)


def _told_elsewhere(page: Page, clause: Clause, topic: str) -> bool:
    """Whether other sentences of the story, more than one, name that side."""
    here = clause.sentence
    naming = sum(
        any(one.code == topic for one in page.partners_in(other.span))
        or any(page.side(person) == topic for person in page.people_in(other.span))
        for other in page.sentences
        if other.section.story == here.section.story and other is not here
    )
    return naming >= _TOLD_OFTEN


def _of_one_side(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether home's own meet one another: an ambassador, alone or received by his president, voters, the staff."""
    envoys = any(person.level is Level.AMBASSADOR for person in sides.home_people)
    return envoys or _DOMESTIC.search(page.words(clause.zone)) is not None


def _meets_home(page: Page, clause: Clause, sides: Cast) -> bool:
    """Whether home's people alone stand behind a verb of contact, or the sentence points back."""
    trigger, hit = clause.hit.trigger, clause.hit.span
    if trigger.type not in _CONTACT or trigger.frame not in _FRAMES or not sides.home_people:
        return False
    if any(page.side(person) is None for person in page.people_in(clause.zone)):
        return False
    ahead = page.people_in(Span(clause.sentence.span.start, hit.start))
    object_only = not any(page.side(person) == HOME for person in ahead) and sides.home_people[0].span.start >= hit.end
    return object_only or refers_back(page, clause.sentence)


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
