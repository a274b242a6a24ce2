"""Who crosses where the clause names no goal: a guest received, a visitor of an office, whoever stands nearest."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from etl.extract.antecedent import antecedent
from etl.extract.candidates import GREETER, owns
from etl.extract.dateline_town import behind_dateline
from etl.extract.journey import Travel
from etl.extract.landing import in_passing, landed
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.slots import named
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_SUBJECT = pattern(
    r"\b(?:[A-Z][a-z]{2,} (?:\w+ )?$|[Tt]he (?:[a-z-]+ ){0,2}(?:delegation|mission) $|"
    r"[A-Z][a-z]{2,} (?:made|paid|visited|came|went|began|ended|will|is|was|has|had)\b)"
)
_STATE_VISIT = pattern(r"(?i)\b(?:the|its?) (?:\w+ )?(?:state|official|historic|friendship) $")
_CHAIR_INVITES = pattern(r"\binvitations? (?:of|from|by|extended by) [^;]*\bChair\b")
# "will receive the President of Malawi on Friday for a working visit": the guest travels
_FOR_A_VISIT = pattern(
    r"(?i)\b(?:receiv|host|welcom)\w* (?-i:[A-Z]|the |his |her |its |a |an )[^;]*\b(?:for|on|during) "
    r"(?:an? |his |her |the )?(?:[a-z-]+ ){0,3}$"
)
_COMES = frozenset({"visit of arrival", "came on a trip"})
_HE_COMES = pattern(r"(?i)^\W*(?:he|she) (?:[a-z]+ ){0,4}$")
_NAMED_FOR_TWO = pattern(r"^ ?- ?[A-Z]\w+ (?:[A-Z][\w']+ ){0,3}(?:Group|Alliance|Association|Union|League|Society)")
_LATTER = pattern(r"(?i)\bthe latter's (?:[a-z-]+ ){0,4}$")
_WHEN = pattern(r"(?i)\bwhen (?:the )?(?:then )?(?:[A-Z][\w-]+ ){0,6}$")
# "raised in 2018 during a visit by the premier", "signed on the occasion of the premier's visit"
_IN_ITS_COURSE = pattern(
    r"(?i)\b(?:during|on the occasion of|at the time of|in the course of|as part of) (?:an?|the)? ?"
    r"(?:[a-z-]+ ){0,3}(?:visits?|trips?)(?: to [A-Z]\w+)? (?:paid |made )?(?:by|of) (?:the )?(?:[A-Z][\w-]+ ){0,6}$|"
    r"\b(?:during|on the occasion of|at the time of|in the course of|as part of) (?:the )?(?:then )?"
    r"(?:[A-Z][\w-]+ ){0,6}$"
)
_RAISED = pattern(
    r"(?i)\b(?:partner\w*|ties|relations|relationship|upgrad\w+|elevat\w+|rais(?:ed|ing)|signed|signing|agreements?|"
    r"treaty|memorand\w+|pact|inked|concluded)\b"
)
_DURING_HIS = pattern(r"(?i)^\W*(?:during|on|in the course of|as part of) (?:his|her) (?:[\w-]+ ){0,4}$")
_TITLED = pattern(r"^, (?:the |then |[A-Z][\w-]+ ){0,6}$")
_NO_MORE = pattern(r"(?i)^(?:[.,;]|$| in (?:\d|[A-Z][a-z]+ \d)| (?:last|that|this|earlier|there)\b)")
_COMING = ("visit ", "last in", "came on")
_TIES = pattern(
    r"(?i)\b(?:the two|both) (?:countries|nations|sides|states)\b|\bbilateral (?:ties|relations)\b|"
    r"\b(?:the|their) (?:ties|relations|relationship|partnership)\b"
)


def visiting(page: Page, clause: Clause) -> PersonMention | None:
    """The guest of "talks between the Speaker and visiting Lao President A", told by the adjective alone."""
    hit = clause.hit.span
    if page.words(hit).lower() != b"visiting" or page.flat[hit.end : hit.end + 5].lower() == b" the ":
        return None
    for person in page.people_in(Span(hit.end, min(clause.sentence.span.end, hit.end + 30))):
        between = page.flat[hit.end : person.span.start]
        owner = page.partners_in(Span(hit.end, person.span.start))
        if page.side(person) is not None and (between == b" " or (len(owner) == 1 and len(between) < 25)):
            return person
    return None


def _visiting_body(page: Page, clause: Clause) -> Travel | None:
    """Who comes in "talks with the visiting Oman-Peru Friendship Group": the land that its name opens with."""
    hit = clause.hit.span
    if page.words(hit).lower() != b"visiting":
        return None
    for land in page.partners_in(Span(hit.end, hit.end + 30))[:1]:
        if not land.home and land.span.start == hit.end + 1 and _NAMED_FOR_TWO.search(page.flat[land.span.end :][:60]):
            return Travel("partner", (), (), (land.code,), False)
    return None


def by_adjective(page: Page, clause: Clause, guest: PersonMention) -> Travel | None:
    """The journey of a "visiting" guest: a foreigner's hither, home's own to the one foreign host of the sentence."""
    side = page.side(guest) or ""
    if side != HOME:
        return Travel("partner", (), (guest,), (side,), False)
    hosts = [person for person in page.people_in(clause.sentence.span) if page.side(person) not in (HOME, None)]
    sides = ordered(page.side(person) or "" for person in hosts)
    return Travel("home", (guest,), tuple(hosts), sides, False) if len(sides) == 1 else None


def by_office(page: Page, clause: Clause) -> Travel | None:
    """Whose "the premier's visit to Hanoi" is: a host goes nowhere, so the foreigner who holds such an office."""
    owners = [
        person
        for person in page.people_in(clause.zone)
        if page.side(person) == HOME and owns(page, clause, person.span) and page.words(person.span).islower()
    ]
    if len(owners) != 1:
        return None
    story, level = clause.sentence.section.story, owners[0].level
    guests = [
        person
        for sentence in page.sentences[: clause.sentence.order + 1]
        if sentence.section.story == story
        for person in page.people_in(sentence.span)
        if person.span.start < clause.hit.span.start and page.side(person) not in (HOME, None)
        and (person.name and page.fullest(person).level is level)
    ]  # fmt: skip
    return Travel("partner", (), (guests[-1],), (page.side(guests[-1]) or "",), True) if guests else None


def of_topic(page: Page, clause: Clause, found: Cast) -> Travel | None:
    """Who comes here in a story about one foreign country, when no words of its own place the visitor on a side."""
    topic = page.topics.get(clause.sentence.section.story)
    dated = page.times_in(clause.zone)
    ours = any(page.side(person) == HOME for person in page.people_in(clause.sentence.span))
    if topic is None or found.home or not dated or not clause.hit.trigger.rule.startswith(_COMING):
        return None
    subject = page.flat[clause.zone.start : clause.hit.span.start]
    told = _STATE_VISIT.search(subject) or (_SUBJECT.search(subject) and not ours)
    return Travel("partner", (), (), (topic,), True) if told else None


def without_goal(page: Page, clause: Clause, found: Cast, others: Iterator[Cast]) -> Travel | None:
    """Who crosses where no goal is named: the one of the nearest words who has a side; None where that stays open."""
    near = next((sides for sides in chain((found,), others) if sides.partners or sides.home), None)
    then = (
        _visiting_body(page, clause)
        or _of_two(page, clause)
        or _when_he_came(page, clause, found)
        or _named_behind(page, clause)
    )
    if then is not None:
        return then
    meant = antecedent(page, clause)
    if meant.partners and clause.hit.trigger.rule in _COMES and not (near and near.home_people):
        return Travel("partner", (), meant.partner_people, meant.partners, True)
    if (
        near is not None
        and meant.home_people
        and _HE_COMES.search(page.flat[clause.zone.start : clause.hit.span.start])
    ):
        return _to_a_host(page, clause, replace(near, home_people=meant.home_people))
    if near is None or _elsewhere(page, clause, near) or _CHAIR_INVITES.search(page.words(clause.sentence.span)):
        return None
    if meant.home and near is not found and clause.hit.trigger.frame == "leave":
        return None
    if (guest := _received(page, clause, near)) is not None:
        return guest
    if near.partners and (hosted := _FOR_A_VISIT.search(page.flat[clause.zone.start : clause.hit.span.start])):
        return _hosted(page, clause, near, clause.zone.start + hosted.start())
    if near.partners and not near.home and _ashore(page, clause):
        return Travel("partner", (), near.partner_people, near.partners[:1], False)
    if near.partner_people and not near.home_people:
        return Travel("partner", (), near.partner_people, near.partners, near is not found)
    return landed(page, clause, near) if in_passing(page, clause, near) else _to_a_host(page, clause, near)


def _of_two(page: Page, clause: Clause) -> Travel | None:
    """The foreigner of "held talks with his Lao counterpart on the occasion of the latter's visit"."""
    sentence, hit = clause.sentence.span, clause.hit.span
    if not _LATTER.search(page.flat[sentence.start : hit.start]):
        return None
    people = [one for one in page.people_in(Span(sentence.start, hit.start)) if page.side(one)]
    side = page.side(people[-1]) if people else None
    return None if side in (None, HOME) else Travel("partner", (), (people[-1],), (side or "",), False)


def _when_he_came(page: Page, clause: Clause, found: Cast) -> Travel | None:
    """Home's journey to the one land of the sentence: "ties with Peru were raised in 2007 when the premier visited"."""
    hit, sentence = clause.hit.span, clause.sentence.span
    if not found.home_people or found.partner_people:
        return None
    if clause.hit.trigger.rule == "visit noun":
        return _in_its_course(page, clause, found)
    if clause.hit.trigger.rule != "visit verb":
        return None
    alone = _NO_MORE.search(page.flat[hit.end : sentence.end]) is not None
    codes = ordered(m.code for m in page.partners_in(sentence) if not m.home and m.kind != "organisation")
    told = _WHEN.search(page.flat[sentence.start : found.home_people[0].span.start]) is not None
    return Travel("home", found.home_people, (), codes, True) if alone and told and len(codes) == 1 else None


def _named_behind(page: Page, clause: Clause) -> Travel | None:
    """The foreigner of "During his 2016 visit, Prime Minister A offered aid": the one named behind the comma."""
    sentence, hit = clause.sentence.span, clause.hit.span
    comma = page.flat.find(b", ", hit.end, sentence.end)
    if comma < 0 or not _DURING_HIS.search(behind_dateline(page, sentence.start, hit.start)):
        return None
    people = page.people_in(Span(comma, sentence.end))
    if not people or not _TITLED.search(page.flat[comma : people[0].span.start]):
        return None
    side = page.side(people[0])
    return None if side in (None, HOME) else Travel("partner", (), (people[0],), (side or "",), False)


def _in_its_course(page: Page, clause: Clause, found: Cast) -> Travel | None:
    """Home's journey to the one land of the sentence: "ties with Peru were raised in 2007 during a visit by A"."""
    sentence = clause.sentence.span
    codes = ordered(m.code for m in page.partners_in(sentence) if not m.home and m.kind != "organisation")
    ahead = page.flat[sentence.start : found.home_people[0].span.start]
    if len(codes) != 1 or not _IN_ITS_COURSE.search(ahead) or not _RAISED.search(page.words(sentence)):
        return None
    return Travel("home", found.home_people, (), codes, True)


def _to_a_host(page: Page, clause: Clause, near: Cast) -> Travel | None:
    """Home's own journey to the one country that the nearest words, or the sentence, name beside home."""
    if near.home and len(near.partners) == 1 and near.partners[0] not in page.bodies:
        return Travel("home", near.home_people, (), near.partners, True)
    if near.home_people and len(hosts := _foreign(page, clause) or _lands(page, clause, near)) == 1:
        return Travel("home", near.home_people, (), hosts, True)
    return _to_the_topic(page, clause, near)


def _to_the_topic(page: Page, clause: Clause, near: Cast) -> Travel | None:
    """A visit by home's leader to the story's one land, told with its ties: "ties were raised on A's visit in 2018"."""
    topic, told = page.topics.get(clause.sentence.section.story), page.words(clause.sentence.span)
    own = [one for one in near.home_people if one.name and clause.sentence.span.contains(one.span)]
    if topic is None or clause.hit.trigger.verb or not own or not page.times_in(clause.sentence.span):
        return None
    if not _TIES.search(told) or page.partners_in(clause.sentence.span) or page.places_in(clause.sentence.span):
        return None
    return Travel("home", tuple(own), (), (topic,), True)


def _received(page: Page, clause: Clause, near: Cast) -> Travel | None:
    """Foreigners who land where home receives them: "landed at the airport and was received by Minister A"."""
    hit = clause.hit.span
    guests = tuple(person for person in near.partner_people if person.span.start < hit.start)
    if clause.hit.trigger.rule != "visit of arrival" or not guests:
        return None
    behind = page.people_in(Span(hit.end, clause.sentence.span.end))
    hosts = [person for person in behind if page.side(person) == HOME]
    if not hosts or not GREETER.search(page.flat[hit.end : hosts[0].span.start]):
        return None
    return Travel("partner", (), guests, ordered(page.side(guest) or "" for guest in guests), False)


def _hosted(page: Page, clause: Clause, near: Cast, at: int) -> Travel:
    """The journey of whom the host verb at `at` has for its object: "Italy will receive President A for a visit"."""
    guests = page.people_in(Span(at, clause.hit.span.start))
    if guests and page.side(guests[0]) == HOME:
        return Travel("home", (guests[0],), near.partner_people, near.partners[:1], False)
    return Travel("partner", (), near.partner_people, near.partners[:1], False)


def _elsewhere(page: Page, clause: Clause, near: Cast) -> bool:
    """Whether a foreigner moves between other countries, home being named nowhere: "left Vienna after a visit"."""
    if near.home or not near.partners or any(mention.home for mention in page.partners_in(clause.sentence.span)):
        return False
    own = {*near.partners, page.home}
    places = page.places_in(clause.sentence.span)
    return any(place.code not in own for place in places) and all(place.code != page.home for place in places)


def _ashore(page: Page, clause: Clause) -> bool:
    """Whether an arrival without a goal is told from a place at home: "Da Nang - The ship docked on Tuesday"."""
    return any(place.code == page.home for place in page.places_in(clause.sentence.span))


def _foreign(page: Page, clause: Clause) -> tuple[str, ...]:
    """Foreign sides of the people in the sentence: whom a visit without a goal was paid to."""
    return ordered(
        side
        for person in page.people_in(clause.sentence.span)
        if (side := page.side(person)) not in (HOME, None) and side not in page.bodies
    )


def _lands(page: Page, clause: Clause, near: Cast) -> tuple[str, ...]:
    """Countries the sentence names beside home, when the visit is told as home's own person's."""
    if not any(owns(page, clause, person.span) for person in near.home_people):
        return ()
    return ordered(m.code for m in named(page, clause.sentence.span) if not m.home and m.kind != "organisation")
