"""Journeys: who travels and whither, from the words around a visit, an arrival, a departure or an invitation."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.anaphora import refers_back
from etl.extract.dated import Dating
from etl.extract.destinations import destinations
from etl.extract.followed import FOLLOWED, follower
from etl.extract.his_own import talks_of_his_own
from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.parties import Cast
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.status import status
from etl.extract.travellers import travellers
from etl.extract.visited_lands import by_a_foreigner
from etl.extract.wording import made_on_screen
from etl.extract.zones import Clause
from etl.model import EngagementType, Level, PersonMention, Status
from etl.spans import Span

_SENT = pattern(r"(?i)\b(?:officials?|delegations?|lawmakers|representatives|leaders|delegates)\b")
# said by either side of its own land: nothing tells which
_OUR_COUNTRY = pattern(r"(?i)\b(?:to|in) (?:our|my) country\b")
_ANNOUNCEMENT = pattern(r"(?i)\b(?:announcement|news|reports?) of (?:the|his|her|their|this) (?:[a-z-]+ ){0,2}$")
# "as they came to present their credentials": envoys who take up their posts
_WITH_LETTERS = pattern(
    r"(?i)^ (?:[a-z]+ ){0,5}to (?:present|submit|hand over|hand in) (?:[a-z]+ ){0,2}(?:credentials|letters of cred)"
)
_POST = pattern(
    r"(?i)\bambassadors? to (?:viet ?nam|the (?:country|republic)|[A-Z]\w+)\b|\bnewly[- ](?:appointed|accredited)\b|"
    r"\b(?:his|her|their) (?:term|tenure|post|tour of duty)\b"
)
_THIS = pattern(r"(?i)\b(?:this|the|today's|the current) (?:[a-z]+ )?$")
# "The trip is made at the invitation of the host": the journey to a summit told before
_INVITED_TRIP = pattern(
    r"(?i)^\W*(?:the|this) (?:[a-z-]+ ){0,2}(?:visit|trip|tour) (?:is|was|will be|is being|comes?|came) "
    r"(?:(?:made|paid|undertaken|taking place) )?(?:at|upon|on|following) (?:the |an )?invitation\b"
)
# "on the occasion of his trip to attend the world conference": to the conference, not to a partner
_TO_A_GATHERING = pattern(
    r"(?i)^ (?:here |abroad )?(?:(?:from|on|of) (?:the )?[A-Z\d][\w ]{2,16} )?(?:to (?:attend|"
    r"take part in|participate in|address|join)|for) "
    r"[^;.]{0,60}\b(?:conference|summit|forum|assembly|congress|session|meetings?|week)\b"
)
# "follows the president's trip to Oceania"
_REGION = pattern(
    r"(?i)^ (?:to|in|around|across|through|of) (?:the )?(?:(?:north|south|east|west|central|latin|sub-saharan)\w* )?"
    r"(?-i:Oceania|Africa|Asia|Europe|America|Americas|Caribbean|Pacific|Middle East|Gulf|Balkans|Caucasus|Maghreb|"
    r"Sahel|Baltics|Levant|Southeast Asia|region)(?:[.,;:)]| and\b| in\b| last\b| this\b| next\b| that\b| to\b|$)"
)
# "as part of her Asian tour"
_REGIONAL = pattern(
    r"(?i)\b(?:his|her|their|the|an?|'s) (?:[a-z-]+ ){0,2}"
    r"(?:(?:north|south|east|west|central|latin|southeast|sub-saharan) ?)*"
    r"(?-i:Asian?|Africa|African|Europe|European|Americas?|Pacific|Middle East|Gulf|Balkans?|Caucasus|Caribbean|"
    r"Oceania) (?:[a-z]+ )?$"
)
_HIS_TRIP = pattern(r"(?i)\b(?:his|her|their) (?:[a-z-]+ ){0,3}$")
_SEEN = frozenset({EngagementType.VISIT, EngagementType.MEETING})
_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
_COUPLES = frozenset({("king", "queen"), ("prince", "princess"), ("emperor", "empress"), ("prince", "queen")})
_YEAR, _GENERATION = 360, 45

# "set to meet a diplomat, visit three countries": which ones is not said
_SEVERAL_LANDS = "visit to several lands"


def trips(
    page: Page,
    clause: Clause,
    dating: Dating,
    asserted: bool,
    known: tuple[str, ...],
    casts: Sequence[Cast],
    last: Act | None = None,
) -> list[Act]:
    """One act a country visited, dated alike; none for domestic trips and a partner's legs elsewhere.

    `last` is the last act of the story: the journey, or the meeting, that "the visit" may mean.
    """
    goals = destinations(page, clause)
    journey = _journey(page, last)
    after_another = clause.hit.trigger.rule == FOLLOWED
    travel = follower(page, clause, last) if after_another else travellers(page, clause, goals, casts, journey)
    if travel is None or (not goals and _OUR_COUNTRY.search(page.words(clause.zone))):
        return []
    if (
        by_a_foreigner(page, clause)
        or talks_of_his_own(page, clause)
        or _ANNOUNCEMENT.search(
            page.flat[max(clause.sentence.span.start, clause.hit.span.start - 60) : clause.hit.span.start]
        )
    ):
        return []
    rule, nobody = clause.hit.trigger.rule, not (travel.home_people or travel.partner_people)
    nobody = nobody and not _SENT.search(page.flat[clause.zone.start : max(clause.zone.start, clause.hit.span.start)])
    if _WITH_LETTERS.search(page.flat[clause.hit.span.end : clause.sentence.span.end]):
        return []
    if dating.interval is None and (rule == "return from" or (rule.startswith("been") and nobody)):
        return []
    if not goals and (
        rule == _SEVERAL_LANDS
        or _to_a_gathering(page, clause)
        or _to_a_region(page, clause)
        or (travel is not journey and _of_many_lands(page, clause, travel))
    ):
        return []
    if journey is None and not goals and _INVITED_TRIP.search(page.words(clause.sentence.span)):
        return []
    if rule == "visit of arrival" and travel.mover == "partner" and _takes_up_post(page, clause, travel):
        return []
    if _of_a_life(page, clause, dating) or _by_envoys(page, clause, travel):
        return []
    codes = travel.partners or (known if refers_back(page, clause.sentence) else ())
    parties = _parties(page, travel, dating, clause)
    found = [
        _act(page, clause, dating, asserted, travel, people, code, goals)
        for code in codes
        for people in parties
        if len(parties) == 1 or travel.mover == "home" or page.side(people[0]) in (None, code)
    ]
    known_before = last is not None and travel is journey and dating.interval is None
    if last is None or not known_before:
        return found
    return [act if act.status in _OFF else replace(act, status=last.status) for act in found]


def _of_many_lands(page: Page, clause: Clause, travel: Travel) -> bool:
    """Whether home's tour of several lands names none of them here, only whom it may bring him to meet."""
    if clause.hit.trigger.rule != "tour of countries" or travel.mover != "home":
        return False
    people = page.people_in(clause.zone)
    lands = [
        mention.code
        for mention in page.partners_in(clause.zone)
        if not any(person.span.contains(mention.span) for person in people)
    ]
    return not set(lands) & set(travel.partners)


def _to_a_gathering(page: Page, clause: Clause) -> bool:
    """Whether "his trip" is one to a gathering: where that is, its own words tell."""
    hit = clause.hit.span
    his = _HIS_TRIP.search(page.flat[max(clause.sentence.span.start, hit.start - 40) : hit.start])
    return his is not None and _TO_A_GATHERING.search(page.flat[hit.end : clause.sentence.span.end]) is not None


def _to_a_region(page: Page, clause: Clause) -> bool:
    """Whether the journey is told as one to a part of the world, which says nothing of any one land there."""
    ahead = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 60) : clause.hit.span.start]
    behind = page.flat[clause.hit.span.end : clause.sentence.span.end]
    return _REGION.search(behind) is not None or _REGIONAL.search(ahead) is not None


def _takes_up_post(page: Page, clause: Clause, travel: Travel) -> bool:
    """Whether an ambassador comes to live here: "the newly appointed ambassador arrived for his term"."""
    ranks = {person.level for person in travel.partner_people}
    return ranks == {Level.AMBASSADOR} and _POST.search(page.words(clause.sentence.span)) is not None


def _by_envoys(page: Page, clause: Clause, travel: Travel) -> bool:
    """Whether "this visit" is what an ambassador or consul calls the meeting just told: he lives here."""
    before = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 24) : clause.hit.span.start]
    ranks = {person.level for person in travel.partner_people}
    return travel.mover == "partner" and ranks == {Level.AMBASSADOR} and _THIS.search(before) is not None


def _journey(page: Page, last: Act | None) -> Travel | None:
    """The journey an act tells, or that its place implies: whoever is met at home has come."""
    if last is None:
        return None
    mover = last.mover
    if last.type is not EngagementType.VISIT and {p.level for p in last.partner_people} == {Level.AMBASSADOR}:
        return None
    if last.type is not EngagementType.VISIT and last.place is not None:
        mover = "partner" if last.place.code == page.home else "home" if last.place.code in last.partners else None
    if mover is None or last.type not in _SEEN:
        return None
    return Travel(mover, last.home_people, last.partner_people, last.partners[:1], True)


def _of_a_life(page: Page, clause: Clause, dating: Dating) -> bool:
    """Whether a bare "left for Paris in 1911" tells a life and no visit: long past, known only to the year."""
    if dating.interval is None or not dating.times or dating.interval.days < _YEAR:
        return False
    if not clause.hit.trigger.rule.startswith("visit of"):
        return False
    return page.published(clause.sentence).first.year - dating.interval.last.year > _GENERATION


def _parties(page: Page, travel: Travel, dating: Dating, clause: Clause) -> list[tuple[PersonMention, ...]]:
    """Travellers of one trip together; officials "who have been here this year" each for themselves."""
    people = travel.home_people if travel.mover == "home" else travel.partner_people
    if (own := _respectively(page, people, dating, clause)) is not None:
        return [(own,)]
    coarse = dating.interval is not None and dating.interval.days > 27
    apart = coarse and len(people) > 1 and all(person.name for person in people) and not _a_couple(people)
    apart = apart and status(page, clause, dating.interval) is not Status.PLANNED
    each = {page.identity(person): person for person in people} if apart else {}
    return [(person,) for person in each.values()] if len(each) > 1 else [people]


def _a_couple(people: Sequence[PersonMention]) -> bool:
    """Whether two royals travel as one: a king and his queen, a crown prince and princess."""
    roles = sorted((person.role or "").lower().rpartition(" ")[2] for person in people)
    return tuple(roles) in _COUPLES


def _respectively(page: Page, people: Sequence[PersonMention], dating: Dating, clause: Clause) -> PersonMention | None:
    """Whose year it is in "A and B went to Peru in 1995 and 2004 respectively"."""
    hit, end = clause.hit.span, clause.sentence.span.end
    at = page.flat.find(b"respectively", hit.end, end)
    if at < 0 or not dating.times or len(people) < 2:
        return None
    times = [time for time in page.times_in(Span(hit.end, at)) if time.interval is not None]
    named = sorted(people, key=lambda person: person.span)
    return named[times.index(dating.times[0])] if len(times) == len(named) and dating.times[0] in times else None


def _act(
    page: Page, clause: Clause, dating: Dating, asserted: bool, travel: Travel, people: tuple[PersonMention, ...],
    code: str,
    goals: tuple[Place, ...],
) -> Act:  # fmt: skip
    outward = travel.mover == "home"
    place = next((goal for goal in goals if goal.code == code), next(iter(goals), None))
    hosts = tuple(person for person in travel.partner_people if page.side(person) == code)
    act = Act(
        clause, clause.hit.trigger.type, _subtype(page, clause), (code,),
        people if outward else (), hosts if outward else people, outward, place, travel.mover, asserted,
        status(page, clause, dating.interval), dating.interval, dating.times, dating.why,
        borrowed=travel.borrowed, rules=(clause.hit.trigger.rule,), tellings=(clause,),
    )  # fmt: skip
    if not made_on_screen(page, clause):
        return act
    return replace(act, type=EngagementType.CALL, subtype="video", mover=None, online=True)


def _subtype(page: Page, clause: Clause) -> str | None:
    """State, official, working, friendship ...: the adjective that stands before the visit."""
    left = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.end + 60].lower()
    for word in ("state", "official", "working", "friendship", "private", "inspection", "transit", "courtesy"):
        if any(f"{word} {noun}".encode() in left for noun in ("visit", "trip", "friendship visit")):
            return word
    return clause.hit.trigger.subtype
