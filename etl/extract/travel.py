"""Journeys: who travels and whither, from the words around a visit, an arrival, a departure or an invitation."""

from collections.abc import Sequence
from dataclasses import replace

from etl.extract.act import Act
from etl.extract.anaphora import refers_back
from etl.extract.cast import Cast
from etl.extract.dated import Dating
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.status import status
from etl.extract.travellers import Travel, travellers
from etl.extract.zones import Clause
from etl.model import EngagementType, Level, PersonMention
from etl.spans import Span

_GOAL = pattern(
    r"(?i)\b(to|in|for|into|at|(?:destination|stop) (?:was|is|will be|would be)|visit|visits|visited|visiting|of|"
    r"toured?|touring|includes|covers|followed by|"
    r"reach\w*)\s+(?:both\s+|the\s+)?(?:cities\s+of\s+|city\s+of\s+|capital\s+(?:city\s+)?(?:of\s+)?|"
    r"[a-z]+\s+capital,?\s+(?:of\s+)?|(?:[A-Z]\w+\s+)?(?:countries|nations|states)(?:,| including| such as)\s+|"
    r"neigh\w+ing\s+|north\w*\s+|south\w*\s+|central\s+)?$",
    groups=True,
)
# "support for A and their response to B": no way leads there
_NO_WAY = pattern(
    r"(?i)\b(?:responses?|reply|answer|commitment|support|aid|assistance|approach|reaction|opposition|threats?|"
    r"according|"
    r"related|thanks|due|close|access|exports?|sanctions|solution|ambassador|envoy|sold|supplies|weapons|"
    r"alternative) to "
    r"(?:the )?$"
)
_ORIGIN = pattern(r"(?i)\b(?:from|left|leaves?|leaving|depart(?:ed|s|ing)?)\s+(?:the\s+)?$")
# "to the Caribbean country", "in the host nation"
_THERE = pattern(
    r"(?i)\b(?:there|(?:the|that|this) (?:(?-i:[A-Z])[\w-]* |neighbou?ring |host |island |archipelag\w+ |landlocked |"
    r"\w+-most )*(?:country|nation|kingdom|republic|archipelago))\b"
)
_NATION = pattern(
    r"(?i)\b(?:to|in|of) (?:the|that|this) (?:\S+ ){0,2}(?:country|nation|kingdom|republic|archipelago)\b"
)
_SENT = pattern(r"(?i)\b(?:officials?|delegations?|lawmakers|representatives|leaders|delegates)\b")
_AT_ONCE = pattern(
    r"(?i)^\s*(?:and work(?:ed|s|ing)? |in|at|here|back|on|safely|late|early|this|yesterday|today|by|,|to)\b|^\s*,|"
    r"^ to (?:[^\s,;.]+ ){0,6}(?:localities|partners|cities|provinces|units|bases|agencies|facilities|establishments) "
)
_LIST = pattern(
    r"^\s*(?:\([A-Z]{2,6}\)\s*)?(?:,|and|&|,\s*and|as well as|then|,\s*then|,?\s*and then)\s*(?:to\s+|the\s+|in\s+)*$"
)
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
_SEEN = frozenset({EngagementType.VISIT, EngagementType.MEETING})
_INTO = pattern(r"(?i)\b(?:to|in|for|into|at|visited|visiting|reach\w*|entered|left|via) the $")
# "came to prepare the ground for the premier's visit to A": the way of another
_PREPARES = pattern(r"(?i)\b(?:ground|groundwork|way|prepar\w+|arrangements) for\b")
_FOR_A = pattern(r"(?i)^(?: on \w+| (?:next|this) \w+)?,? (?:for|on) (?:an?|his|her) (?:[a-z-]+ ){0,2}$")
_DIRECT = pattern(r"^\s*(?:the\s+)?$")
# "a visit to the European Parliament and Belgium"
_VIA_BODY = pattern(r"^ to (?:the )?(?:[A-Z][\w.-]* ){1,5}and (?:to )?(?:the )?$")
_YEAR, _GENERATION = 360, 25


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
    travel = travellers(page, clause, goals, casts, journey)
    if travel is None or (not goals and _OUR_COUNTRY.search(page.words(clause.zone))):
        return []
    if _ANNOUNCEMENT.search(
        page.flat[max(clause.sentence.span.start, clause.hit.span.start - 60) : clause.hit.span.start]
    ):
        return []
    rule, nobody = clause.hit.trigger.rule, not (travel.home_people or travel.partner_people)
    nobody = nobody and not _SENT.search(page.flat[clause.zone.start : max(clause.zone.start, clause.hit.span.start)])
    if _WITH_LETTERS.search(page.flat[clause.hit.span.end : clause.sentence.span.end]):
        return []
    if dating.interval is None and (rule == "return from" or (rule.startswith("been") and nobody)):
        return []
    if journey is None and not goals and _INVITED_TRIP.search(page.words(clause.sentence.span)):
        return []
    if rule == "visit of arrival" and travel.mover == "partner" and _takes_up_post(page, clause, travel):
        return []
    if _of_a_life(page, clause, dating) or (not goals and _by_envoys(page, clause, travel)):
        return []
    codes = travel.partners or (known if refers_back(page, clause.sentence) else ())
    parties = _parties(page, travel, dating, clause)
    found = [_act(page, clause, dating, asserted, travel, people, code, goals) for code in codes for people in parties]
    known_before = last is not None and travel is journey and dating.interval is None
    return [replace(act, status=last.status) for act in found] if last is not None and known_before else found


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
    if dating.interval is None or dating.interval.days < _YEAR or not clause.hit.trigger.rule.startswith("visit of"):
        return False
    return page.published(clause.sentence).first.year - dating.interval.last.year > _GENERATION


def _parties(page: Page, travel: Travel, dating: Dating, clause: Clause) -> list[tuple[PersonMention, ...]]:
    """Travellers of one trip together; officials "who have been here this year" each for themselves."""
    people = travel.home_people if travel.mover == "home" else travel.partner_people
    if (own := _respectively(page, people, dating, clause)) is not None:
        return [(own,)]
    coarse = dating.interval is not None and dating.interval.days > 27
    apart = coarse and len(people) > 1 and all(person.name for person in people)
    return [(person,) for person in people] if apart else [people]


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
    return Act(
        clause, clause.hit.trigger.type, _subtype(page, clause), (code,),
        people if outward else (), hosts if outward else people, outward, place, travel.mover, asserted,
        status(page, clause, dating.interval), dating.interval, dating.times, dating.why,
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
            gap = page.flat[max(hit.end, clause.zone.start) : place.span.start]
            if _leads_there(clause, lead, gap) or (
                goals and _LIST.search(page.flat[goals[-1].span.end : place.span.start])
            ):
                goals.append(place)
        elif (
            not clause.hit.trigger.verb and hit.start - place.span.end <= 1 and not before.rstrip().endswith(b"'s")
        ) or (
            _GOAL.search(lead)
            and not _ORIGIN.search(lead)
            and clause.hit.trigger.frame != "leave"
            and (
                lead.rstrip().lower().endswith((b"to", b"in"))
                or (
                    lead.rstrip().lower().endswith((b"visiting", b"visited", b"visits", b"visit"))
                    and not clause.hit.trigger.verb
                    and _FOR_A.search(page.flat[place.span.end : hit.start])
                )
            )
        ):
            goals.append(place)
    if not goals and clause.stem is not None:
        heads = destinations(page, replace(clause, zone=clause.stem, stem=None))
        return _further(page, clause, heads) or heads
    if not goals and _THERE.search(page.words(clause.zone)):
        return _before(page, clause)
    return tuple(_countries_first(goals, clause)) or _capital(page, clause)


def _capital(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The goal of "arrived in the Turkish capital"."""
    for mention in page.partners_in(clause.zone):
        lead = page.flat[max(0, mention.span.start - 24) : mention.span.start]
        named = page.flat[mention.span.end : mention.span.end + 9] in (b" capital ", b" capital,", b" capital.")
        if mention.form == "demonym" and named and _INTO.search(lead):
            return (Place(mention.span, mention.code, True),)
    return ()


def _further(page: Page, clause: Clause, heads: tuple[Place, ...]) -> tuple[Place, ...]:
    """The next country of a list that gives each its days: "visited Laos in May and Cuba in June"."""
    zone = clause.zone
    opening = page.places_in(zone)[:1]
    if not heads or not opening or zone.start < heads[-1].span.end:
        return ()
    gap = page.flat[zone.start : opening[0].span.start]
    behind = page.flat[opening[0].span.end : opening[0].span.end + 3]
    listed = _LIST.search(gap) is not None and not behind.startswith(b"'s") and opening[0].code != heads[-1].code
    return opening if listed and not page.people_in(zone) else ()


def _before(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The last place named before a clause that says "there" or "the Nordic nation", a foreign one of such a name."""
    places = page.places_in(Span(max(0, clause.sentence.span.start - 200), clause.zone.start))
    if _NATION.search(page.words(clause.zone)):
        places = tuple(place for place in places if place.code != page.home)
    return places[-1:]


def _leads_there(clause: Clause, lead: bytes, gap: bytes) -> bool:
    """Whether the words before a place make it the goal: "to" from afar, "in" from near, nothing from next door."""
    if clause.hit.trigger.rule == "return from":
        return len(gap) <= 45 and (_DIRECT.search(gap) is not None or _GOAL.search(lead) is not None)
    if _ORIGIN.search(lead) or _NO_WAY.search(lead) or _PREPARES.search(gap):
        return False
    if _DIRECT.search(gap) or _VIA_BODY.search(gap):
        return True
    found = _GOAL.search(lead)
    if found is None:
        return False
    word = found.group(1).lower()
    bound = clause.hit.trigger.frame == "leave" and b" for a" in gap
    if (
        word in (b"in", b"at")
        and clause.hit.trigger.rule.startswith("visit ")
        and not bound
        and not _AT_ONCE.search(gap)
    ):
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


def _subtype(page: Page, clause: Clause) -> str | None:
    """State, official, working, friendship ...: the adjective that stands before the visit."""
    left = page.flat[max(clause.sentence.span.start, clause.hit.span.start - 40) : clause.hit.span.end + 60].lower()
    for word in ("state", "official", "working", "friendship", "private", "inspection", "transit", "courtesy"):
        if any(f"{word} {noun}".encode() in left for noun in ("visit", "trip", "friendship visit")):
            return word
    return clause.hit.trigger.subtype
