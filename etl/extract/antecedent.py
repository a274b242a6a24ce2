"""Whom "he", "she", "they" or "the official" means: the people of the sentences told before."""

from collections.abc import Iterator

from etl.extract.anaphora import by_pronoun, met_him
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.quotes import in_quotes
from etl.extract.sentences import Sentence
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_BACK, _FURTHEST_BACK = 3, 12
# "Meeting with Minister A on Friday, B said that": what follows is said
MEETING_HIM = pattern(r"^\W*(?:Meeting|Receiving|Talking|Speaking|Welcoming|Hosting|Greeting)(?: (?:with|to))?$")
_HE_NEXT = pattern(
    r"(?i)^[^;.]*?, (?:he|she|the (?:official|diplomat|guest|visitor|envoy|host|leader|dignitary)) [a-z]+"
)
# "Meeting Minister A on Friday, Secretary B spoke of trade": "he" of the next sentence is B
_MET_FIRST = pattern(
    r"(?i)^\W*(?:(?:after|before|while|when|on|upon) )?(?:meeting|receiving|welcoming|hosting|greeting|seeing|visiting|"
    r"talking (?:with|to)|speaking (?:with|to)|calling on)(?: with)? (?:the |his |her )?$"
)
_OBJECT = pattern(
    r"(?i)\b(?:meetings?|talks|discussions?|call|met|conversations?) (?:with|between) (?:the |his |her )?$"
)
_WHERE_HE = pattern(r"(?i)\b(?:where|during which|after which|when|before|after) (?:he|she)\b")
# "In Lima he was received by President B": "he" of the next sentence is still the same, not B
_HE_FIRST = pattern(
    r"(?:^\W*(?:He|She|His|Her)|,? (?:he|she)) [^;.]*"
    r"(?:by|with|met|meet|meets|see|saw|sees|on|to|for|of|visit|visited|receive|received|hosts?|hosted) "
    r"(?:the |his |her |[A-Z]\w+'s )?(?:[A-Z]\w+ ){0,4}$"
)
# "The official met with": whoever the sentence before is about
_THE_OFFICIAL = pattern(
    r"^\W*(?:The|(?:[A-Z][\w' ]{2,30}), the) (?:(?:senior|top|high-ranking|veteran|visiting) )?(?:official|diplomat|"
    r"legislator|lawmaker|parliamentarian|envoy|politician|top diplomat|statesman|stateswoman|guest|visitor|dignitary) "
    r"(?:[a-z]+ ){0,3}$|^\W*(?:[A-Z][\w' ]{2,30}), the visiting [a-z]+ and "
)
# "Accompanying him was Ambassador A": the next "he" is still the guest
_IN_COMPANY = pattern(
    r"(?i)^\W*(?:also )?(?:accompanying|with|travell?ing with|alongside|beside|at the side of|joining|among those with|"
    r"in (?:his|her|the) (?:entourage|delegation|party|retinue)|(?:other )?members of (?:his|her|the) "
    r"(?:delegation|entourage))(?: (?:him|her|them|the [^,;.]{3,40}))?,? (?:on [^,;.]{3,40} )?"
    r"(?:is|was|are|were|include[sd]?|came|went|travelled) |"
    r"^[^;.]* (?:accompanied|flanked|escorted|came with|travelled with|(?:is|was|are|were) with) (?:him|her)\b|"
    r"^\W*(?:his|her|the) (?:delegation|entourage|retinue|party) (?:also )?(?:includes|included|comprised|"
    r"comprises)\b"
)
_THEY = pattern(r"^\W*(?:They|The (?:ministers|delegation|pair|officials|lawmakers|envoys))\b")


def antecedent(page: Page, clause: Clause, never: frozenset[str] = frozenset()) -> Cast:
    """Whom "he" or "she" means: the first person in the nearest of three sentences before it, of no side in `never`."""
    start = clause.sentence.span.start
    if _THEY.search(page.flat[start : clause.hit.span.start]):
        return _group_before(page, clause, never)
    told = page.flat[start : clause.hit.span.start]
    pointed = by_pronoun(page, Span(start, max(clause.hit.span.start, start + 60))) or _THE_OFFICIAL.search(told)
    if not (pointed or met_him(page, clause) or _he_behind(page, clause)):
        return Cast()
    if (subject := _whom_it_tells_of(page, clause)) is not None:
        return _alone(page, subject) if page.side(subject) not in never else Cast()
    for sentence in _told_before(page, clause.sentence):
        people = tuple(person for person in page.people_in(sentence.span) if not _is_object(page, person))
        people = people[1:] if len(people) > 1 and _is_met_first(page, sentence, people[0]) else people
        if not in_quotes(page, clause.hit.span):
            people = tuple(person for person in people if not in_quotes(page, person.span))
        for person in sorted(people, key=lambda person: person.name is None):
            side = page.side(person)
            if side is not None and side not in never:
                return _alone(page, person)
    return Cast()


def _he_behind(page: Page, clause: Clause) -> bool:
    """Whether "he" is the subject behind the comma: "Meeting Ambassador A in Lima on Friday, the official said"."""
    sentence, end = clause.sentence.span, clause.hit.span.end
    opens = MEETING_HIM.search(page.flat[sentence.start : end]) is not None
    return opens and _HE_NEXT.search(page.flat[end : sentence.end]) is not None


def _told_before(page: Page, here: Sentence) -> Iterator[Sentence]:
    """The nearest sentences before it that may name whom "he" means: three, besides those that say "he" themselves."""
    told = 0
    for sentence in page.sentences[max(0, here.order - _FURTHEST_BACK) : here.order][::-1]:
        if sentence.section.story != here.section.story or sentence.section.kind is not here.section.kind:
            continue
        people = page.people_in(sentence.span)
        if people and _IN_COMPANY.search(page.words(sentence.span)):
            continue
        if people and _HE_FIRST.search(page.flat[sentence.span.start : people[0].span.start]):
            continue
        told += 1
        if told > _BACK:
            return
        yield sentence


def _is_object(page: Page, person: PersonMention) -> bool:
    """Whether somebody is only who was met: "a meeting with Premier A"."""
    before = page.flat[max(0, person.span.start - 24) : person.span.start]
    return _OBJECT.search(before) is not None


def _is_met_first(page: Page, sentence: Sentence, person: PersonMention) -> bool:
    """Whether the sentence opens with whom its subject met."""
    return _MET_FIRST.search(page.flat[sentence.span.start : person.span.start]) is not None


def _alone(page: Page, person: PersonMention) -> Cast:
    side = page.side(person) or ""
    return Cast((person,), (), (), True) if side == HOME else Cast((), (person,), (side,))


def _whom_it_tells_of(page: Page, clause: Clause) -> PersonMention | None:
    """The subject of "Premier A flew to Peru, where he met ...": his sentence's own, no one told of before."""
    start = clause.sentence.span.start
    there = _WHERE_HE.search(page.flat[start : clause.hit.span.start])
    people = page.people_in(Span(start, start + there.start())) if there else ()
    return next((person for person in people if page.side(person) is not None), None)


def _group_before(page: Page, clause: Clause, never: frozenset[str]) -> Cast:
    """Whom "they" means: the people of one side alone in the sentence before it, or the one before that."""
    section = clause.sentence.section
    for sentence in page.sentences[max(0, clause.sentence.order - 2) : clause.sentence.order][::-1]:
        if sentence.section.story != section.story or sentence.section.kind is not section.kind:
            break
        people = [person for person in page.people_in(sentence.span) if page.side(person) is not None]
        sides = {page.side(person) or "" for person in people}
        if len(sides) > 1 or sides & never:
            return Cast()
        if sides == {HOME}:
            return Cast(tuple(people), (), (), True)
        if sides and not any(mention.home for mention in page.partners_in(sentence.span)):
            return Cast((), tuple(people), tuple(sides))
    return Cast()
