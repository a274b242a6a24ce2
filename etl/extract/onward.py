"""A guest who goes on from here to a third country: his stop there, and his talks at it, are none of home's."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.story import Story
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType
from etl.spans import Span

# "The guest will have lunch with the premier before he leaves for Lima"
_BEFORE_HE = pattern(r"(?i)\b(?:before|after which|until|whereupon) (?:he|she|they) (?:then |later |also )?$")
# "With the premier he will have lunch before he leaves"
_WITH_HIM = pattern(r"(?i)^\W*(?:with|by|from|to) [^;.]{3,90} (?:he|she|they) ")
# "On his way home the envoy will stop in Lima for consultations"
_WAY_HOME = pattern(
    r"(?i)^\W*(?:on|along|during) (?:his|her|their|the) (?:way|journey|trip|flight|voyage) (?:home|back|onwards?)\b|"
    r"^\W*(?:before|while) (?:returning|heading|flying|going|travelling) (?:home|back)\b|"
    # "Friday takes him to Peru for meetings", "From here the tour leads her to Chile"
    r"^\W*(?:(?:on )?[A-Z][a-z]+day|next|then|later|from (?:here|there)|(?:the|his|her|their) (?:trip|tour|journey))"
    r"(?: [a-z]+){0,3} (?:takes?|brings?|leads?) (?:him|her|them|the [a-z]+) (?:on )?to (?-i:[A-Z])|"
    # "It is the first stop of a tour that ends in Lima"
    r"^\W*(?:it|this|that|which) (?:is|was|will be|makes|marks) (?:also )?(?:the |his |her |their )?"
    r"(?:[a-z-]+ ){0,2}(?:stop|leg|station|stage|destination|stopover|port of call) (?:of|on|in|along) "
)
# "After his summit with the American president"
_HIS_OWN = pattern(r"(?i)^\W*(?:[a-z]+ ){1,3}(?:his|her|their) (?:[a-z-]+ ){0,3}$")
# "The delegation, which met Premier A last week, will travel on to Lima"
_THE_DELEGATION = pattern(
    r"(?i)^\W*(?:(?:later|then|next|earlier|before that|afterwards),? )?(?:the|this|its|their) (?:[a-z-]+ ){0,2}"
    r"(?:delegations?|mission|team|group|delegates|guests|visitors)\b"
)
_DELEGATION = pattern(r"(?i)\b(?:delegations?|mission|team|group|delegates)\b")
_OF_THE_LAND = pattern(r"^(?:'s)?(?: [\w'-]+){0,6} $")
_FROM_THE_LAND = pattern(r"(?i)^ (?:of|from) (?:the )?$")
# "He visits Lima before attending the summit in Cusco", "After the stay in Lima he will fly to the summit"
_THEN_ATTENDS = pattern(
    r"(?i)\bbefore (?:attending|joining|taking part|participating|going|heading|flying|travell?ing|leaving|moving)\b|"
    r"^\W*(?:after|following|upon|once) (?:ending|concluding|completing|wrapping|finishing|leaving|departing|"
    r"(?:the|his|her|their) (?:[a-z-]+ ){0,3}(?:visit|stay|trip|tour|stop)\b)"
)
_BACK = 3


def guest_goes_on(page: Page, clause: Clause, story: Story) -> bool:
    """Whether what the clause tells is done by a foreign guest on his further way, without home."""
    if clause.hit.trigger.frame == "leave" and _leaves_for_elsewhere(page, clause):
        return True
    if _its_delegation_elsewhere(page, clause) or _attends_elsewhere(page, clause):
        return True
    return story.mover == "partner" and (_on_the_way_home(page, clause) or _meets_a_third(page, clause, story))


def _attends_elsewhere(page: Page, clause: Clause) -> bool:
    """Whether a guest goes on to a gathering that is not here: "After the visit he will attend the summit in Lima"."""
    start, hit, end = clause.sentence.span.start, clause.hit.span, clause.sentence.span.end
    if clause.hit.trigger.type is not EngagementType.MULTILATERAL:
        return False
    then = _THEN_ATTENDS.search(page.flat[start : hit.start])
    if then is None:
        return False
    sides = {page.side(person) for person in page.people_in(Span(start, end))} - {None}
    there = start + then.end() if then.start() else page.flat.find(b",", start, hit.start)
    places = [place.code for place in page.places_in(Span(there, end))] if there >= 0 else []
    return bool(sides) and HOME not in sides and bool(places) and page.home not in places


def _meets_a_third(page: Page, clause: Clause, story: Story) -> bool:
    """Whether "his summit with A" is a guest's talk with somebody of a third country, in a sentence without home."""
    sentence = clause.sentence.span
    if _HIS_OWN.search(page.flat[sentence.start : clause.hit.span.start]) is None:
        return False
    met = [page.side(person) for person in page.people_in(Span(clause.hit.span.start, clause.zone.end))]
    at_home = any(m.home for m in page.partners_in(sentence)) or HOME in map(page.side, page.people_in(sentence))
    return bool(met) and not at_home and not {*met} & {None, *story.partners}


def _leaves_for_elsewhere(page: Page, clause: Clause) -> bool:
    """Whether "before he leaves for Lima" tells of the foreigner whom the sentence is about."""
    start, hit = clause.sentence.span.start, clause.hit.span
    ahead = page.flat[start : hit.start]
    if _BEFORE_HE.search(ahead) is None:
        return False
    people = page.people_in(Span(start, hit.start))
    if not people:
        return False
    if page.side(people[0]) not in (None, HOME):
        return True
    return _WITH_HIM.search(ahead) is not None and all(page.side(person) == HOME for person in people)


def _on_the_way_home(page: Page, clause: Clause) -> bool:
    """Whether the sentence opens with the guest's way home and does not name home."""
    sentence = clause.sentence.span
    return _WAY_HOME.search(page.words(sentence)) is not None and not any(m.home for m in page.partners_in(sentence))


def _its_delegation_elsewhere(page: Page, clause: Clause) -> bool:
    """Whether "the delegation" of another land is told to be in a third one, in a sentence without home."""
    sentence = clause.sentence
    if not _THE_DELEGATION.search(page.words(sentence.span)):
        return False
    if any(m.home for m in page.partners_in(sentence.span)) or HOME in map(page.side, page.people_in(sentence.span)):
        return False
    of = next((side for earlier in _told_before(page, clause) if (side := _of_which_land(page, earlier))), None)
    lands = {m.code for m in page.partners_in(clause.zone)} | {*map(page.side, page.people_in(clause.zone))} - {None}
    return of not in (None, HOME) and bool(lands - {of})


def _told_before(page: Page, clause: Clause) -> list[Span]:
    """The sentences of the story right before, the nearest first."""
    order, story = clause.sentence.order, clause.sentence.section.story
    return [one.span for one in page.sentences[max(0, order - _BACK) : order][::-1] if one.section.story == story]


def _of_which_land(page: Page, sentence: Span) -> str | None:
    """Whose delegation a sentence tells of, by the land right before or behind the word."""
    for word in _DELEGATION.finditer(page.words(sentence)):
        start, end = sentence.start + word.start(), sentence.start + word.end()
        ahead = page.partners_in(Span(max(sentence.start, start - 60), start))
        behind = page.partners_in(Span(end, min(sentence.end, end + 40)))
        if ahead and _OF_THE_LAND.search(page.flat[ahead[-1].span.end : start]):
            return HOME if ahead[-1].home else ahead[-1].code
        if behind and _FROM_THE_LAND.search(page.flat[end : behind[0].span.start]):
            return HOME if behind[0].home else behind[0].code
    return None
