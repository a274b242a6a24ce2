"""People whose side the text leaves open: presumed from words around them and the country the story is about."""

from collections import Counter
from collections.abc import Sequence

from etl.extract.page import Page
from etl.extract.patterns import fold, pattern
from etl.extract.sentences import Sentence
from etl.extract.slots import slot
from etl.model import HOME, Level, PartnerMention, PersonMention
from etl.recognise.home_offices import can_be_home
from etl.spans import Span

_TELLS_BY_NAME = "VNM"
_NAMED, _PLACED = 2, 1
_SEVERAL = pattern(r"(?i)^(?:counterparts|opposite numbers|colleagues)$")
# "his Chief of Staff": of the side of him whose he is
_HIS_OWN = pattern(r"\b(?:his|her|their) (?:Chief of Staff|Deputy|Secretary|Special|Personal|Private|Vice|Chef)\b")
_OPPOSITION = pattern(r"(?i)\bopposition\b")
_MET_THERE = pattern(r"(?i)^,? (?:where|and there|and will|and)\b[^;.]{0,60}$")
_HIS_COUNTERPART = pattern(r"(?i)\b(?:his|her) (?:[\w.-]+ ){1,3}(?:counterpart|opposite number)\b")
_AND_ALSO = pattern(r"(?i)^,? (?:and|as well as)(?: then)? (?:the |his |her |its )?$")
_BOTH_CAME = pattern(
    r"(?i)^,? (?:(?:have |had |has )?(?:both|each|also|all|together|recently|then|since|already) )*"
    r"(?:have |had |will )?(?:both |each |also |all )*"
    r"(?:travel(?:l?ed|s)?|visit(?:ed|s)?|c[ao]me|flew|fly|arriv(?:ed|e|es)|w[eo]nt|"
    r"been) (?:to|in|[A-Z])"
)
# "who leaves for Moscow next week as ambassador", "the ambassador-designate to Russia"
_POSTED_AS = pattern(r"(?i)^ (?:[a-z]+ ){0,3}as (?:(?:its|the|his|her|an?|their|new|next) )*$")
_POSTED_TO = pattern(r"(?i)^(?:[- ]designate| elect)?,? (?:to|in) (?:the )?$")
# "Olsen", not "Phuong": a Vietnamese given name is one syllable
_TWO_SYLLABLES = pattern(r"(?i)[aeiouy][^aeiouy]+[aeiouy]")
_OFFICE_OF = pattern(r"(?i)^\s?(?:'s\s)?$")


def presumed(page: Page, topics: dict[int, str]) -> dict[int, str]:
    """Side by index of the person's fullest mention, for people that no words of their own place on a side.

    A country named right before them; else home's counterpart is of the country the story is about, and a foreigner's
    counterpart, in a sentence that names home, is home's.
    """
    found: dict[int, str] = {}
    for sentence in page.sentences:
        people = page.people_in(sentence.span)
        if not people or all(page.side(person) for person in people):
            continue
        known = {page.side(person) for person in people} - {None}
        for person in people:
            index = page.identity(person)
            if page.side(person) is None and index not in found and not _of_no_side(page, person):
                side = (
                    _sent_out(page, sentence, person)
                    or _before(page, person)
                    or _fellow_traveller(page, person, people)
                    or _opposite(page, sentence, person, known, topics)
                    or _foreigner(page, sentence, person, topics)
                )
                if side is not None:
                    found[index] = side
    return found


def _of_no_side(page: Page, person: PersonMention) -> bool:
    """Whether several are meant, or a leader of an opposition, whom few foreigners meet."""
    near = page.flat[max(0, person.span.start - 12) : person.span.end]
    if _HIS_OWN.search(near):
        return True
    return _SEVERAL.search(page.words(person.span)) is not None or _OPPOSITION.search(near) is not None


def _sent_out(page: Page, sentence: Sentence, person: PersonMention) -> str | None:
    """Home, whose ambassador it is that goes to the one foreign land of the sentence."""
    abroad = {one.code for one in page.partners_in(sentence.span) if not one.home}
    if person.level is not Level.AMBASSADOR or len(abroad) != 1:
        return None
    start, end = person.span.start, person.span.end
    for land in page.partners_in(Span(max(sentence.span.start, start - 60), min(sentence.span.end, end + 40))):
        behind, ahead = page.flat[land.span.end : start], page.flat[end : land.span.start]
        if not land.home and (_POSTED_AS.search(behind) if land.span.end <= start else _POSTED_TO.search(ahead)):
            return HOME
    return None


def _before(page: Page, person: PersonMention) -> str | None:
    near = page.partners_in(Span(max(0, person.span.start - 40), person.span.start))
    if near and near[-1].kind != "city" and _OFFICE_OF.search(page.flat[near[-1].span.end : person.span.start]):
        return HOME if near[-1].home else near[-1].code
    return None


def _fellow_traveller(page: Page, person: PersonMention, people: Sequence[PersonMention]) -> str | None:
    """The side of the one named right before in "Minister A and General B both travelled to Lima"."""
    ahead = [other for other in people if other.span.end <= person.span.start]
    if not ahead or not _AND_ALSO.search(page.flat[ahead[-1].span.end : person.span.start]):
        return None
    return page.side(ahead[-1]) if _BOTH_CAME.search(page.flat[person.span.end : person.span.end + 60]) else None


def _opposite(
    page: Page, sentence: Sentence, person: PersonMention, known: set[str | None], topics: dict[int, str]
) -> str | None:
    mentions = page.partners_in(sentence.span)
    home = HOME in known or any(mention.home for mention in mentions)
    foreign = known - {HOME, *page.bodies}
    if not home and not (len(foreign) == 1 and _HIS_COUNTERPART.search(page.words(sentence.span))):
        return None
    if foreign and HOME not in known and len(foreign) == 1:
        return HOME if can_be_home(person.role or "", page.home) else foreign.pop()
    return None if foreign else _topic(mentions, topics.get(sentence.section.story))


def _foreigner(page: Page, sentence: Sentence, person: PersonMention, topics: dict[int, str]) -> str | None:
    """A ranked person whom nothing shows to be home's is foreign: of the sentence's one country, else the story's.

    In Viet Nam's news that holds for every office, as home's people are known by their names.
    """
    low = page.home != _TELLS_BY_NAME and person.level.rank > Level.DEPUTY_MINISTER.rank
    if low or not person.role or not (" " in (person.name or "") or _foreign_by_one_name(page, person)):
        return None
    mentions = page.partners_in(sentence.span)
    codes = {mention.code for mention in mentions if not mention.home and mention.kind != "organisation"}
    if len(codes) > 1:
        return _where(page, sentence, person)
    return codes.pop() if codes else topics.get(sentence.section.story)


def _foreign_by_one_name(page: Page, person: PersonMention) -> bool:
    """Whether one name shows a foreigner: by an office that home has not, in Viet Nam's news by two syllables."""
    if not person.name or person.role is None:
        return False
    syllables = page.home == _TELLS_BY_NAME and _TWO_SYLLABLES.search(fold(person.name)) is not None
    return syllables or not can_be_home(person.role, page.home)


def _where(page: Page, sentence: Sentence, person: PersonMention) -> str | None:
    """The country of "to Peru, where she will meet": who is met there is of that land."""
    ahead = [place for place in page.places_in(Span(sentence.span.start, person.span.start)) if place.code != page.home]
    if not ahead or not _MET_THERE.search(page.flat[ahead[-1].span.end : person.span.start]):
        return None
    return ahead[-1].code


def _topic(mentions: Sequence[PartnerMention], story: str | None) -> str | None:
    codes = {mention.code for mention in mentions if _country(mention)}
    if len(codes) == 1:
        return codes.pop()
    return story


def _country(mention: PartnerMention) -> bool:
    return not mention.home and mention.kind != "organisation" and mention.form != "place"


def leading(page: Page) -> dict[int, str]:
    """The one foreign side each story is about, where one is named clearly more than any other; towns count half."""
    counts: dict[int, Counter[str]] = {}
    for sentence in page.sentences:
        counter = counts.setdefault(sentence.section.story, Counter())
        for mention in page.partners_in(sentence.span):
            if not mention.home and mention.kind != "organisation" and slot(page, mention) != "topic":
                counter[mention.code] += _NAMED if _country(mention) else _PLACED
        sides = {page.identity(person): page.side(person) for person in page.people_in(sentence.span) if person.name}
        for side in sides.values():
            if side is not None and side not in (HOME, *page.bodies):
                counter[side] += _NAMED
    topics: dict[int, str] = {}
    for story, counter in counts.items():
        leading = counter.most_common(2)
        if leading and (len(leading) == 1 or leading[0][1] >= 1.5 * leading[1][1]):
            topics[story] = leading[0][0]
    return topics
