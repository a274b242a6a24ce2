"""Journeys: who travels and whither, from the words around a visit, an arrival, a departure or an invitation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.act import Act
from etl.extract.cast import Cast, antecedent, inviters, named, ordered, refers_back
from etl.extract.dating import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.status import status
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_GOAL = pattern(
    r"(?i)\b(to|in|for|into|at|visit|visits|visited|visiting|of|toured?|touring|includes|covers|reach\w*)\s+(?:both\s+|the\s+)?(?:cities\s+of\s+|city\s+of\s+|capital\s+(?:city\s+)?(?:of\s+)?|[a-z]+\s+capital,?\s+(?:of\s+)?|neighbou?ring\s+|north\w*\s+|south\w*\s+|central\s+)?$",
    groups=True,
)
_ORIGIN = pattern(r"(?i)\b(?:from|left|leaves|leaving|departed|departs)\s+(?:the\s+)?$")
_AGENT_AFTER = pattern(r"(?i)\b(?:by|of|for)\s+[^;]*$")
_THERE = pattern(r"(?i)\b(?:there|the country|that country)\b")
_OWNED = pattern(r"^'s? (?:[^\s,;]+ ){0,6}$")
_AT_ONCE = pattern(r"(?i)^\s*(?:in|at|here|back|on|safely|late|early|this|yesterday|today|by|,|to)\b|^\s*,")
_OF_OR_BY = pattern(r"(?i)^ (?:of|by) (?:[^\s,;]+ ){0,3}$")
_TOGETHER = pattern(
    r"(?i)^[^;]{0,40}(?:,|\band\b|&|accompan\w+ by|together with|along with|headed by|led by)[^;]{0,25}$"
)
_LIST = pattern(r"^\s*(?:,|and|&|,\s*and|as well as|then|,\s*then)\s*(?:to\s+|the\s+|in\s+)*$")
_DIRECT = pattern(r"^\s*$")


@dataclass(frozen=True, slots=True)
class Travel:
    """Mover ("home" or "partner"), people of both sides, partner codes, and whether they were found outside the clause."""

    mover: str
    home_people: tuple[PersonMention, ...]
    partner_people: tuple[PersonMention, ...]
    partners: tuple[str, ...]
    borrowed: bool


def trips(
    page: Page, clause: Clause, dating: Dating, asserted: bool, known: tuple[str, ...], casts: Sequence[Cast]
) -> list[Act]:
    """One act a country visited, dated alike; none for domestic trips and a partner's legs elsewhere."""
    goals = destinations(page, clause)
    travel = _travellers(page, clause, goals, casts)
    if travel is None:
        return []
    if (
        clause.hit.trigger.rule.startswith("been")
        and not (travel.home_people or travel.partner_people)
        and not dating.interval
    ):
        return []
    codes = travel.partners or (known if refers_back(page, clause.sentence) else ())
    parties = _parties(travel, dating, clause)
    return [_act(page, clause, dating, asserted, travel, people, code, goals) for code in codes for people in parties]


def _parties(travel: Travel, dating: Dating, clause: Clause) -> list[tuple[PersonMention, ...]]:
    """Travellers of one trip together; officials "who have been here this year" each for themselves."""
    people = travel.home_people if travel.mover == "home" else travel.partner_people
    coarse = dating.interval is not None and dating.interval.days > 27
    apart = coarse and len(people) > 1 and all(person.name for person in people)
    return [(person,) for person in people] if apart else [people]


def _act(
    page: Page, clause: Clause, dating: Dating, asserted: bool, travel: Travel, people: tuple[PersonMention, ...], code: str,
    goals: tuple[Place, ...],
) -> Act:  # fmt: skip
    outward = travel.mover == "home"
    place = next((goal for goal in goals if goal.code == code), next(iter(goals), None))
    hosts = tuple(person for person in travel.partner_people if page.side(person) == code)
    return Act(
        clause, clause.hit.trigger.type, _subtype(page, clause), (code,), people if outward else (), hosts if outward else people,
        outward, place, travel.mover, asserted, status(page, clause, dating.interval), dating.interval, dating.times, dating.why,
        borrowed=travel.borrowed, rules=(clause.hit.trigger.rule,), tellings=(clause,),
    )  # fmt: skip


def destinations(page: Page, clause: Clause) -> tuple[Place, ...]:
    """Places the clause names as goals, with the lists they head: "to Kazakhstan, Azerbaijan and Belarus"."""
    hit = clause.hit.span
    before = page.flat[max(clause.sentence.span.start, hit.start - 30) : hit.start]
    goals: list[Place] = []
    places = list(page.places_in(clause.zone))
    for place in places:
        lead = page.flat[max(clause.sentence.span.start, place.span.start - 45) : place.span.start]
        if place.span.start >= hit.end:
            gap = page.flat[hit.end : place.span.start]
            if _leads_there(clause, lead, gap) or (
                goals and _LIST.search(page.flat[goals[-1].span.end : place.span.start])
            ):
                goals.append(place)
        elif (hit.start - place.span.end <= 1 and not before.rstrip().endswith(b"'s")) or (
            _GOAL.search(lead)
            and not _ORIGIN.search(lead)
            and clause.hit.trigger.frame != "leave"
            and lead.rstrip().lower().endswith((b"to", b"in"))
        ):
            goals.append(place)
    if not goals and clause.stem is not None:
        return destinations(page, replace(clause, zone=clause.stem, stem=None))
    if not goals and _THERE.search(page.words(clause.zone)):
        return _before(page, clause)
    return tuple(_countries_first(goals, clause))


def _before(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The last place named before a clause that says "there"."""
    return page.places_in(Span(max(0, clause.sentence.span.start - 200), clause.zone.start))[-1:]


def _leads_there(clause: Clause, lead: bytes, gap: bytes) -> bool:
    """Whether the words before a place make it the goal: "to" from afar, "in" and "for" from near, nothing from next door."""
    if _ORIGIN.search(lead):
        return False
    if _DIRECT.search(gap):
        return True
    found = _GOAL.search(lead)
    if found is None:
        return False
    word = found.group(1).lower()
    if word in (b"in", b"at") and clause.hit.trigger.rule.startswith("visit ") and not _AT_ONCE.search(gap):
        return False
    reach = 110 if word == b"to" else 60
    if word in (b"of", b"for"):
        reach = (
            60
            if clause.hit.trigger.frame == "leave" or b"tour" in gap or clause.hit.trigger.rule.startswith("tour")
            else 0
        )
    return len(gap) <= reach


def _countries_first(goals: list[Place], clause: Clause) -> list[Place]:
    """Goals behind the trigger before goals ahead of it."""
    after = [goal for goal in goals if goal.span.start >= clause.hit.span.end]
    return after or goals


def _travellers(page: Page, clause: Clause, goals: tuple[Place, ...], casts: Sequence[Cast]) -> Travel | None:
    """Who crosses to the other side; None for domestic trips, third parties and travellers nobody names."""
    foreign_goals = ordered(goal.code for goal in goals if goal.code != page.home)
    home_goal = any(goal.code == page.home for goal in goals)
    spans = _spans(clause)
    found = [_present(page, clause, goals, span) for span in spans]
    if home_goal:
        visitor = next((sides for sides in (*found, antecedent(page, clause)) if sides.partners), None)
        return (
            Travel("partner", (), visitor.partner_people, visitor.partners, visitor is not found[0])
            if visitor
            else None
        )
    if foreign_goals:
        return _outward(page, clause, foreign_goals, found, casts)
    return _without_goal(page, clause, found)


def _outward(
    page: Page, clause: Clause, goals: tuple[str, ...], found: list[Cast], casts: Sequence[Cast]
) -> Travel | None:
    strangers = set(found[0].partners) - set(goals)
    if strangers and not found[0].home:
        return None
    own = next((sides for sides in found if sides.home), None)
    if own is not None:
        hosts = tuple(person for person in found[0].partner_people if page.side(person) in goals)
        return Travel("home", own.home_people, hosts, goals, own is not found[0])
    meant = antecedent(page, clause)
    if meant.home:
        return Travel("home", meant.home_people, (), goals, True)
    if not meant.partners and casts and casts[-1].home and refers_back(page, clause.sentence):
        return Travel("home", casts[-1].home_people, (), goals, True)
    return None


def _without_goal(page: Page, clause: Clause, found: list[Cast]) -> Travel | None:
    near = next((sides for sides in found if sides.partners or sides.home), None)
    if near is None:
        return None
    if near.partners and not near.home and _ashore(page, clause):
        return Travel("partner", (), near.partner_people, near.partners[:1], False)
    if near.partner_people and not near.home_people:
        return Travel("partner", (), near.partner_people, near.partners, near is not found[0])
    if near.home and len(near.partners) == 1:
        return Travel("home", near.home_people, (), near.partners, True)
    if near.home_people and len(hosts := _foreign(page, clause)) == 1:
        return Travel("home", near.home_people, (), hosts, True)
    return None


def _ashore(page: Page, clause: Clause) -> bool:
    """Whether an arrival without a goal is told from a place at home: "Da Nang - The ship docked on Tuesday"."""
    return any(place.code == page.home for place in page.places_in(clause.sentence.span))


def _foreign(page: Page, clause: Clause) -> tuple[str, ...]:
    """Foreign sides of the people in the sentence: whom a visit without a goal was paid to."""
    return ordered(
        side for person in page.people_in(clause.sentence.span) if (side := page.side(person)) not in (HOME, None)
    )


def _spans(clause: Clause) -> tuple[Span, Span, Span]:
    """Where travellers are sought: the clause, the sentence before it, the sentence after it."""
    sentence = clause.sentence.span
    return clause.zone, Span(sentence.start, clause.zone.start), Span(clause.zone.end, sentence.end)


def _present(page: Page, clause: Clause, goals: tuple[Place, ...], span: Span) -> Cast:
    """Those of `span` that may travel: whoever owns the visit, else the nearest group before the trigger, or "by" and "of"."""
    people = [person for person in page.people_in(span) if _may_travel(page, clause, person.span)]
    hosts = inviters(page, people, clause.sentence.span)
    group = _group(page, clause, [person for person in people if person not in hosts and page.side(person)])
    home = tuple(person for person in group if page.side(person) == HOME)
    partner = tuple(person for person in group if page.side(person) != HOME)
    taken = [goal.span for goal in goals]
    mentions = [
        m
        for m in named(page, span)
        if _may_travel(page, clause, m.span) and not any(goal.overlaps(m.span) for goal in taken)
    ]
    owner = [m for m in mentions if _owns(page, clause, m.span)]
    mentions = owner or ([] if any(_owns(page, clause, person.span) for person in group) else mentions)
    foreign = ordered(m.code for m in mentions if not m.home and m.kind != "organisation")
    codes = ordered(page.side(person) or "" for person in partner) or foreign
    return Cast(home, partner, codes, any(m.home for m in mentions))


def _owns(page: Page, clause: Clause, span: Span) -> bool:
    return span.end <= clause.hit.span.start and _OWNED.search(page.flat[span.end : clause.hit.span.start]) is not None


def _group(page: Page, clause: Clause, people: list[PersonMention]) -> list[PersonMention]:
    """The person nearest the trigger and those joined to it by "and" or a comma, across sides only when joined."""
    hit = clause.hit.span
    before = [person for person in people if person.span.start < hit.start]
    after = people[len(before) :]
    direct = (
        after
        and _OF_OR_BY.search(page.flat[hit.end : after[0].span.start])
        and not (before and _owns(page, clause, before[-1].span))
    )
    ranked = after if direct else before[::-1] or people
    group: list[PersonMention] = ranked[:1]
    for person in ranked[1:]:
        one, two = sorted((group[-1].span, person.span))
        if not _TOGETHER.search(page.flat[one.end : max(one.end, two.start)]):
            break
        group.append(person)
    return sorted(group, key=lambda person: person.span)


def _may_travel(page: Page, clause: Clause, span: Span) -> bool:
    hit = clause.hit.span
    if span.start < hit.start or (span.start >= clause.zone.end and clause.stem is None):
        return True
    return _AGENT_AFTER.search(page.flat[hit.end : span.start]) is not None


def _subtype(page: Page, clause: Clause) -> str | None:
    """State, official, working, friendship ...: the adjective that stands before the visit."""
    left = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.end + 60].lower()
    for word in ("state", "official", "working", "friendship", "private", "inspection", "transit", "courtesy"):
        if any(f"{word} {noun}".encode() in left for noun in ("visit", "trip", "friendship visit")):
            return word
    return clause.hit.trigger.subtype
