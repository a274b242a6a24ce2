"""Who went to whom, seen from home: place, traveller, resident envoys, then the other acts of the story."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.act import Act
from etl.extract.assembly import hosts_it
from etl.extract.forum_seats import seat
from etl.extract.host_words import by_host_word
from etl.extract.neighbours import concluding
from etl.extract.newsday import one_of_many
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.residents import posted
from etl.extract.stay import belongs
from etl.model import HOME, Direction, EngagementType, PersonMention
from etl.spans import Span

_TALKS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION})
_FEASTS = frozenset({EngagementType.EXCHANGE, EngagementType.CEREMONY})
_REMOTE = frozenset({EngagementType.CALL, EngagementType.MESSAGE})
_ONLINE = pattern(
    r"(?i)\b(?:virtual\w*|(?-i:online|ONLINE)|(?-i:Online) (?:talks|meeting|summit|conference|dialogue|session)|"
    r"video(?: ?-?conferenc\w+| link)?|via video|by video|teleconference)\b"
)
_GENERAL_ASSEMBLY = pattern(r"(?i)\b(?:general assembly|UNGA|general debate)\b")
_MARGINS = pattern(
    r"(?i)\b(?:sidelines?|margins?|fringes?) of\b|\bon (?:the|its) (?:sidelines|margins|fringes)\b|"
    r"\bon the occasion of attending\b|\bin attendance at\b"
)
_ENVOYS = pattern(
    r"(?i)\b(?:ambassadors?|envoys|high commissioners?|consuls?[ -]generals?|charg[e?] d'affaires|"
    r"(?:defen[cs]e|military|naval|police) attaches?)\b"
)
_OF_A_MISSION = pattern(
    r"(?i)\b(?:embass(?:y|ies)|consulates?(?:[ -]general)?|high commission)\b[^;.]{0,110}\b(?:held|host(?:ed|s)|"
    r"organi[sz]\w+|co-organi[sz]\w+|launched|opened|staged|gave|gives|put on|hold|give|host)\b|"
    r"\b(?:held|hosted|organi[sz]ed|given|opened|launched|staged)\b[^;.]{0,60}\b(?:by|at) the [^;.,]{0,40}"
    r"\b(?:embassy|consulate|high commission)\b"
)
# "Defence Attaché to Peru Colonel A", "Colonel A, the new military attaché"
_ATTACHE_BEFORE = pattern(r"(?i)\battaches? (?:to|in|of|at|from) [^,;.]{2,30}$|\battache $")
_ATTACHE_BEHIND = pattern(r"(?i)^, (?:the )?(?:[a-z-]+ ){0,4}attache\b")
_EVENT_REACH = 40
_NEWS_DAYS = 10
_STAY_DAYS = 8
_DATELINE = pattern(
    r"^(?:, [A-Z][A-Za-z. ]+)?(?:[,.] [A-Z][a-z]+\.? \d+)?\.?(?: [A-Z][A-Za-z]{3,12})?\s*(?:\(|--?|/|:|\|)"
)
_WELCOME_TO = pattern(
    r"(?i)\b(?:welcome|(?:have|see|host|receive|greet) you(?: all)?(?: here)?) (?:you |him |her |them |our guests? )?"
    r"(?:back )?(?:to|in) (?:the )?$"
)
# where a body that acts as one side is at home
_SEATS = {"EU": frozenset({"BEL", "LUX"})}
_PLACELESS = frozenset({EngagementType.UPGRADE})


_ON_THE_TRIP = pattern(
    r"(?i)\b(?:during|while|on|in|as part of|within|throughout|at|amid|for) (?:his|her|their|the|an?|its)\b[^;.]*$"
)
_WAY_TO = pattern(r"(?i)\b(?:to|for|in|at) (?:the )?$")


def direction(page: Page, act: Act, others: Sequence[Act]) -> Direction:
    """The direction of `act`; `others` are the acts of the same story."""
    if act.type in _REMOTE or (act.type is not EngagementType.VISIT and _online(page, act)):
        return Direction.REMOTE
    if act.type is EngagementType.VISIT:
        return Direction.OUTBOUND if act.mover == "home" else Direction.INBOUND
    if act.type in _PLACELESS:
        return (None if act.times else _by_visit(act, others)) or Direction.UNKNOWN
    if _resident(page, act):
        return Direction.RESIDENT
    told = (
        _by_place(page, act)
        or (None if act.place else _abroad_together(page, act, others))
        or _by_way_to_gathering(page, act)
        or _within_visit(page, act, others)
        or _by_guest(act)
        or by_host_word(page, act)
        or _by_visit(act, others)
        or _by_whereabouts(page, act, others)
        or _where_many_met(page, act)
        or _by_welcome(page, act)
        or _by_dateline(page, act, others)
    )
    if told is Direction.UNKNOWN and _at_un(page, act):
        return Direction.OUTBOUND
    return told if told is not Direction.UNKNOWN else _by_company(page, act, others)


def _by_way_to_gathering(page: Page, act: Act) -> Direction | None:
    """Where a summit without a place is held: hosted by home's own town, or where its sentence says home went."""
    if act.type is not EngagementType.MULTILATERAL:
        return None
    if hosts_it(page, act.clause):
        return Direction.INBOUND
    if act.partners and seat(page.words(act.at)) == act.partners:
        return Direction.OUTBOUND
    sentence = act.clause.sentence.span
    lands = [mention for mention in page.partners_in(sentence) if not mention.home and mention.kind != "organisation"]
    towns = [place.span for place in page.places_in(sentence) if place.code != page.home]
    spans = [mention.span for mention in lands] + towns
    goes = any(_WAY_TO.search(page.flat[max(sentence.start, span.start - 8) : span.start]) for span in spans)
    return Direction.OUTBOUND if goes and act.home_people else None


def _online(page: Page, act: Act) -> bool:
    """Whether it was held at a distance: told so, and not only in a later sentence about one that has its town."""
    clauses = act.tellings if act.place is None or not act.place.city else (act.clause,)
    return any(_ONLINE.search(page.words(clause.zone)) for clause in clauses)


def _at_margins(page: Page, act: Act) -> bool:
    return any(_MARGINS.search(page.words(clause.sentence.span)) for clause in act.tellings)


def _resident(page: Page, act: Act) -> bool:
    if act.type is EngagementType.CREDENTIALS or act.subtype == "summons":
        return True
    if not act.partner_people and any(_envoys(page.words(clause.sentence.span)) for clause in act.tellings):
        return True
    return _envoy(page, act.partner_people) or _envoy(page, act.home_people) or _of_a_mission(page, act)


def _of_a_mission(page: Page, act: Act) -> bool:
    """Whether an embassy holds the festival or ceremony, with nobody told who came from home."""
    if act.type not in _FEASTS or act.home_people or act.partner_people:
        return False
    sentences = [clause.sentence.span for clause in act.tellings]
    if any(page.side(person) == HOME and not posted(person) for span in sentences for person in page.people_in(span)):
        return False
    return any(_OF_A_MISSION.search(page.words(span)) for span in sentences)


def _envoys(words: bytes) -> bool:
    """Whether envoys in office are spoken of: a former ambassador is a guest like any other."""
    return any(not words[: hit.start()].lower().endswith((b"former ", b"ex-")) for hit in _ENVOYS.finditer(words))


def _envoy(page: Page, people: Sequence[PersonMention]) -> bool:
    """Whether the side is led by an ambassador, other resident head of mission, or an attaché told by his rank."""
    first = min(people, key=lambda person: person.level.rank, default=None)
    if first is None or posted(first):
        return first is not None
    start, end = first.span.start, first.span.end
    before, behind = page.flat[max(0, start - _EVENT_REACH) : start], page.flat[end : end + _EVENT_REACH]
    return _ATTACHE_BEFORE.search(before) is not None or _ATTACHE_BEHIND.search(behind) is not None


def _by_place(page: Page, act: Act) -> Direction | None:
    if act.place is None:
        return _at_event(page, act) if _at_margins(page, act) else None
    if act.place.code == page.home:
        back = act.type is EngagementType.MULTILATERAL and concluding(page, act.clause)
        return Direction.OUTBOUND if back else Direction.INBOUND
    return (
        Direction.OUTBOUND
        if act.place.code in act.partners or act.type is EngagementType.MULTILATERAL or _at_its_seat(act)
        else Direction.THIRD_COUNTRY
    )


def _at_un(page: Page, act: Act) -> bool:
    """Whether somebody went to the UN's general debate, which is always held in New York."""
    goes = act.type is EngagementType.MULTILATERAL and act.partners == ("UN",) and page.home != "USA"
    return goes and _GENERAL_ASSEMBLY.search(page.words(act.clause.zone)) is not None


def _at_its_seat(act: Act) -> bool:
    return act.place is not None and any(act.place.code in _SEATS.get(code, ()) for code in act.partners)


def _at_event(page: Page, act: Act) -> Direction:
    """Where a gathering is that its name tells of: on the margins of the "Seoul Defence Dialogue"."""
    for clause in act.tellings:
        found = _MARGINS.search(page.words(clause.sentence.span))
        if found is None:
            continue
        start = clause.sentence.span.start + found.end()
        for mention in page.partners_in(Span(start, min(start + _EVENT_REACH, clause.sentence.span.end))):
            named = b"," not in page.flat[start : mention.span.start]
            if mention.home and mention.kind != "organisation" and named:
                return Direction.INBOUND
    return Direction.THIRD_COUNTRY


def _by_guest(act: Act) -> Direction | None:
    if act.mover is None:
        return None
    return Direction.OUTBOUND if act.mover == "home" else Direction.INBOUND


def _within_visit(page: Page, act: Act, others: Sequence[Act]) -> Direction | None:
    """Whoever gives a dinner abroad, or receives there, is still on the way: the stay around the act tells."""
    for other in others:
        inside = act.date is not None and other.date is not None and other.date.contains(act.date)
        dated = bool(other.times) and other.date is not None and other.date.days <= _STAY_DAYS
        if other.type is EngagementType.VISIT and inside and dated and belongs(page, act, other):
            return Direction.OUTBOUND if other.mover == "home" else Direction.INBOUND
    return None


def _by_visit(act: Act, others: Sequence[Act]) -> Direction | None:
    """Talks within a visit go its way, when the days agree."""
    for other in others:
        fits = act.date is None or other.date is None or other.date.overlaps(act.date) or _next_day(act, other)
        if other.type is EngagementType.VISIT and fits and set(other.partners) & set(act.partners):
            return Direction.OUTBOUND if other.mover == "home" else Direction.INBOUND
    return None


def _abroad_together(page: Page, act: Act, others: Sequence[Act]) -> Direction | None:
    """A reception on the margins of a gathering abroad, where home's person met others that day: nobody is a guest."""
    ours = {page.identity(person) for person in act.home_people}
    for other in others:
        margins = other.type in _TALKS and _at_margins(page, other) and other.place is not None
        if margins and act.date == other.date and ours & {page.identity(person) for person in other.home_people}:
            return _by_place(page, replace(act, place=other.place))
    return None


def _by_whereabouts(page: Page, act: Act, others: Sequence[Act]) -> Direction | None:
    """Where home's own person was on that day, as another act tells: abroad, with this partner or with a third."""
    ours = {page.identity(person) for person in act.home_people}
    if _at_home_then(page, act, others, ours) or _guest_here(page, act, others):
        return Direction.INBOUND
    for other in others:
        abroad = other.place is not None and other.place.code != page.home and other.type not in _REMOTE
        same_day = act.date is not None and other.date is not None and (
            act.date.overlaps(other.date) or _next_day(act, other)
        )  # fmt: skip
        met = same_day and (
            ours & {page.identity(person) for person in other.home_people} or (not ours and _gathers(act, other))
        )
        if abroad and met and not _left_after_it(page, act, other):
            assert other.place is not None
            at_seat = _at_its_seat(replace(act, place=other.place))
            there = other.place.code in act.partners or act.type is EngagementType.MULTILATERAL or at_seat
            return Direction.OUTBOUND if there else Direction.THIRD_COUNTRY
    return None


def _gathers(act: Act, other: Act) -> bool:
    """Whether a nameless delegation met others within the days of a gathering told of home."""
    assert other.date is not None and act.date is not None
    return other.type is EngagementType.MULTILATERAL and act.type in _TALKS and other.date.contains(act.date)


def _left_after_it(page: Page, act: Act, other: Act) -> bool:
    """Whether a journey is what the sentence goes on to: "met A on Monday and left for Lima on Tuesday"."""
    if other.type is not EngagementType.VISIT or act.date is None or other.date is None:
        return False
    same = act.clause.sentence.order == other.clause.sentence.order
    later = same and act.at.start < other.at.start and act.date.last <= other.date.first
    return later and _ON_THE_TRIP.search(page.flat[act.at.end : other.at.start]) is None


def _where_many_met(page: Page, act: Act) -> Direction | None:
    """Where one of the talks was that the story announced together: "met several colleagues in New York"."""
    told = one_of_many(page, act.clause.sentence) if act.type in _TALKS else None
    if told is None or act.place is not None:
        return None
    places = [place for place in page.places_in(told.span) if not _in_dateline(page, told.span, place)]
    return _by_place(page, replace(act, place=places[-1])) if places else None


def _in_dateline(page: Page, sentence: Span, place: Place) -> bool:
    return (
        place.span.start == sentence.start
        and _DATELINE.search(page.flat[place.span.end : place.span.end + 40]) is not None
    )


def _at_home_then(page: Page, act: Act, others: Sequence[Act], ours: set[int]) -> bool:
    """Whether home's own person was at home on the very day, as another act tells."""
    return any(
        other.place is not None and other.place.code == page.home and other.type in _TALKS
        and act.date is not None and act.date.days == 1 and other.date == act.date
        and ours & {page.identity(person) for person in other.home_people}
        for other in others
    )  # fmt: skip


def _guest_here(page: Page, act: Act, others: Sequence[Act]) -> bool:
    """Whether the same foreigner was met at home that day or the next, as another act tells."""
    guests = {page.identity(person) for person in act.partner_people if page.fullest(person).name}
    return any(
        other.type in _TALKS and other is not act
        and (other.mover == "partner" or (other.place is not None and other.place.code == page.home))
        and act.date is not None and other.date is not None
        and (act.date.overlaps(other.date) or _next_day(act, other))
        and guests & {page.identity(person) for person in other.partner_people}
        for other in others
    )  # fmt: skip


def _next_day(one: Act, two: Act) -> bool:
    """Whether the two are told of neighbouring days of one stay."""
    if one.date is None or two.date is None or max(one.date.days, two.date.days) > _STAY_DAYS:
        return False
    return -1 <= (one.date.first - two.date.last).days <= 1 or -1 <= (two.date.first - one.date.last).days <= 1


def _by_company(page: Page, act: Act, others: Sequence[Act]) -> Direction:
    """A signing or a further meeting is where the partner's other act of that day was."""
    for other in others:
        same_day = act.date is not None and act.date == other.date and act.date.days <= 2
        if (
            same_day
            and other.place is not None
            and set(other.partners) & set(act.partners)
            and other.type not in _REMOTE
        ):
            return _by_place(page, other) or Direction.UNKNOWN
    return Direction.UNKNOWN


def _by_welcome(page: Page, act: Act) -> Direction | None:
    """Where the host of today's talks bids his guest welcome: "It is a pleasure to welcome you to Lima"."""
    if act.date is None or not page.published(act.clause.sentence).overlaps(act.date):
        return None
    for place in page.places.items:
        if _WELCOME_TO.search(page.flat[max(0, place.span.start - 40) : place.span.start]):
            if not _of_story(page, act, place):
                continue
            return Direction.INBOUND if place.code == page.home else _by_place(page, replace(act, place=place))
    return None


def _by_dateline(page: Page, act: Act, others: Sequence[Act]) -> Direction:
    """News of the day comes from where it is written: home, the partner's capital, or the town of a gathering."""
    if act.date is None or abs((act.date.first - page.published(act.clause.sentence).first).days) > _NEWS_DAYS:
        return Direction.UNKNOWN
    codes = {
        place.code
        for place in page.places.items
        if place.city and _is_dateline(page, place) and _of_story(page, act, place)
    }
    if page.home in codes:
        return Direction.INBOUND
    if codes & set(act.partners):
        return Direction.OUTBOUND
    gathered = any(other.type is EngagementType.MULTILATERAL for other in others) and act.type in _TALKS
    return Direction.THIRD_COUNTRY if codes and gathered else Direction.UNKNOWN


def _of_story(page: Page, act: Act, place: Place) -> bool:
    """Whether the dateline stands in the act's own story: a teaser is not written where the page's story is."""
    return any(
        sentence.section.story == act.story and sentence.section.span.contains(place.span)
        for sentence in page.sentences
    )


def _is_dateline(page: Page, place: Place) -> bool:
    """Whether a town opens a line and a dash, a bracket, a comma or a slash follows it."""
    opens = place.span.start == 0 or page.flat[place.span.start - 1 : place.span.start] in (b"\n", b")")
    return opens and _DATELINE.search(page.flat[place.span.end : place.span.end + 30]) is not None
