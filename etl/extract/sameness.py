"""Whether two acts of a page may be one engagement: kind, stage, days and people agree or leave it open."""

from datetime import timedelta

from etl.extract.act import Act
from etl.extract.besides import CALL, RECEIVED, identities, told_as_another
from etl.extract.destinations import destinations
from etl.extract.fitting import said_there
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.same_people import is_coarse, same_casts
from etl.extract.stay import ends
from etl.extract.way_on import goes_on_there, under_way
from etl.extract.wording import WHAT_CAME_OF, aside, only_praised
from etl.intervals import Interval
from etl.model import HOME, EngagementType, SectionKind, Status
from etl.spans import Span

_TALK = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_IN_SERIES = frozenset({EngagementType.CONSULTATION, EngagementType.MULTILATERAL})
_REPEATING = (SectionKind.HEADLINE, SectionKind.CAPTION)
_OTHER_TIME = pattern(
    r"(?i)\b(?:previous|last|earlier|first|another|second|third|next|recent|past|former|prior|"
    r"latest)\s+(?:\w+\s+){0,2}$"
)
_NEXT = pattern(r"(?i)\bfor the next $")
_HIS_FIRST = pattern(r"(?i)\b(?:his|her|their|'s|the) (?:very )?first (?:\w+ ){0,2}$")
_CAME_FOR = pattern(
    r"(?i)\b(?:who|which)\b[^;]*\b(?:to|for)\b|\bto (?:co-)?(?:chair|attend|hold|take part|lead|preside)|"
    # "received the deputy minister while in Lima for the dialogue", "received her in town for the consultations"
    r"\b(?:(?:while|when|whilst)(?: (?:he|she|they) (?:is|was|were|are))? (?:in|on a|visiting)|in town|in the city|"
    r"in the country|(?:is|are|was|were) (?:here|there|in [A-Z][a-z]+)|visiting [A-Z][a-z]+) [^;,.]{0,60}\b(?:for|to)\b"
)
# "received the deputy minister after the fifth dialogue"
_BESIDE_IT = pattern(
    r"(?i)\b(?:after|following|before|ahead of|prior to|on the (?:occasion|sidelines|margins) of) "
    r"(?:the|their|his|her) [^;,]*$"
)
# "held talks with the minister ahead of the fifth dialogue"
_BEFORE_OR_AFTER = pattern(
    r"(?i)\b(?:after|following|before|ahead of|prior to|in the run-up to|on the eve of) "
    r"(?:the|their|his|her|its|an?) [^;,]*$"
)
# "in Lima for the dialogue, he was received by the premier", "After the dialogue she called on him"
_HAVING_COME_FOR = pattern(
    r"(?i)\b(?:while in [A-Z]\w+|in town|in [A-Z]\w+|here|there|visiting [A-Z]\w+|"
    r"on (?:an?|his|her) (?:[a-z-]+ ){0,3}(?:visit|trip)(?: (?:to|in) [A-Z]\w+(?: [A-Z]\w+)?)?) "
    r"(?:for|to [a-z-]+) [^;,.]{0,50}$|"
    r"\b(?:after|following|before|ahead of) (?:the|their|his|her) [^;,.]{0,40}$"
)
# "sat down in Lima to co-chair the consultations": one act
_SAT_DOWN_TO = pattern(r"(?i)^[^;,]{0,60} to (?:co-)?(?:chair|hold|open|lead) (?:[^\s,;]+ ){0,5}$")
_SAT_DOWN = frozenset({"talk or speak with", "meet", "entered talks"})
# "held talks with A, co-chaired the joint committee": two acts of one visit
_AND_CHAIRED = pattern(
    r"(?i)(?:,|,? who|\band|\bwhere (?:he|she|they)) (?:then |also |later |is |was |are |were )*"
    r"(?:co-)?chair(?:ed|ing) [^;.]*$"
)
# "meeting the envoy, he said he had affirmed this during his online talks with the president last week"
_HAD_THEN = pattern(
    r"(?i)\b(?:he|she|they|who|which) had (?:[^\s,;.]+ ){1,6}(?:during|at|in) (?:his|her|their|the|an?) (?:[a-z-]+ )*$"
)
# "received the guest, both hailing the dialogue held earlier that day": two acts of one day
_HELD_BEFORE = pattern(
    r"(?i)^[^;.]{0,60}\b(?:held|convened|concluded|co-chaired|took place|had been held|ended)\b[^;.,]{0,40}"
    r"\b(?:earlier|in the morning|this morning|(?:the|that) same (?:day|morning)|"
    r"(?:shortly|right|just|the day) before)\b"
)
_POINTING = pattern(r"(?i)\b(?:the|their|this|his|her|its|these)\s+(?:[\w-]+\s+){0,2}$")
# "held a dialogue with the minister": news, where what was told before without days was another
_INTRODUCED = pattern(r"(?i)\b(?:held|holds|had|co-chaired|chaired|hosted) (?:an? )(?:[\w-]+ ){0,2}$")
_TODAYS = pattern(r"(?i)(?:\b(?:these|those)|day's|(?-i:^|[.\n] )(?:the|this)) (?:[a-z]+ )?$")
_CHAIRS = pattern(r"(?i)\b(?:the|its|both|two|their) (?:co-?chairs|co-?chairmen|two chairs|co-?chairpersons)\b")
_WHAT_ABOUT = frozenset({"discuss together", "talked about"})
# "spoke with" is said of calls as of meetings
_SPOKEN = _WHAT_ABOUT | {"talk or speak with"}
_SOON = 3
_ADJACENT_DAYS = 1
_LONGEST_STAY = 12
_LONGEST_TOUR = 21
_MONTH, _LONG_BEFORE = 32, 60
_AND_THEN = pattern(r"(?i),? and (?:then |also |later )*(?:(?:co-)?chaired|held|met|signed|attended|had) [^;.]*$")


def same(page: Page, one: Act, two: Act) -> bool:
    """Whether two acts of a page may be one engagement: kind, partners, people and days agree or leave it open."""
    return (
        one.story == two.story
        and not set(one.partners).isdisjoint(two.partners)  # what costs least is asked first: most pairs end here
        and _statuses(one, two)
        and _kinds(page, one, two)
        and _dates(page, one, two)
        and not _of_two_numbers(one, two)
        and not _raised_again(page, one, two)
        and not told_as_another(page, one, two)
        and same_casts(page, one, two)
    )


def _of_two_numbers(one: Act, two: Act) -> bool:
    """Whether they are two sessions of one series: the ninth meeting of the commission is not the third."""
    counted = one.ordinal is not None and two.ordinal is not None and one.ordinal != two.ordinal
    return counted and one.type is two.type and one.type in _IN_SERIES


def _raised_again(page: Page, one: Act, two: Act) -> bool:
    """Whether the sentence of a rise of ties without days speaks of others than those of the rise told before."""
    undated, dated = (one, two) if one.date is None else (two, one)
    if undated.type is not EngagementType.UPGRADE or undated.date is not None or dated.date is None:
        return False
    times = [time for time in page.times_in(undated.clause.sentence.span) if time.interval and time.dates_engagements]
    return bool(times) and not any(time.interval and time.interval.overlaps(dated.date) for time in times)


def _kinds(page: Page, one: Act, two: Act) -> bool:
    """One kind, or a plain meeting that repeats a consultation or call: in its sentence, a headline, or by a noun."""
    if one.type is two.type:
        return True
    if not {one.type, two.type} <= _TALK or aside(page, one.clause) != aside(page, two.clause):
        return False
    if (
        _goes_on(one, two)
        or _goes_on(two, one)
        or _todays(page, one, two)
        or _todays(page, two, one)
        or _opens(one, two)
        or _opens(two, one)
    ):
        return True
    if _by_its_chairs(page, one, two) or _by_its_chairs(page, two, one):
        return True
    here = one.clause.sentence.order == two.clause.sentence.order
    together = here and not _apart(page, one, two)
    if here and not together:
        return False
    if EngagementType.MEETING not in (one.type, two.type):
        called = one if one.type is EngagementType.CALL else two
        return together or called.clause.sentence.section.kind in _REPEATING
    plain = one if one.type is EngagementType.MEETING else two
    other = two if plain is one else one
    repeats = plain.clause.sentence.section.kind in _REPEATING
    received = plain.subtype in (CALL, RECEIVED) and other.type is EngagementType.CONSULTATION and not together
    named = identities(page, other.home_people) | identities(page, other.partner_people)
    if received and not (repeats and named):
        return False
    if together or repeats:
        return True
    points_back = plain.at.start < other.at.start and _definite(page, other)
    if other.type is EngagementType.CALL and (plain.online or set(plain.rules) <= _SPOKEN or points_back):
        return True
    noun = not plain.clause.hit.trigger.verb
    return not plain.asserted or _definite(page, plain) or (noun and plain.date is None)


def _apart(page: Page, one: Act, two: Act) -> bool:
    """Whether the later act is what a guest came for: "received Minister A, who is here to chair the committee"."""
    first, second = sorted((one, two), key=lambda act: act.at.start)
    if said_there(page, first.clause, second.at.start) or only_praised(page, second.clause):
        return True
    between = Span(first.at.end, max(first.at.end, second.at.start))
    met = any(page.side(person) not in (HOME, None) for person in page.people_in(between))
    both = met or bool(first.home_people and first.partner_people)
    if first.type is EngagementType.MEETING and both and _AND_CHAIRED.search(page.words(between)):
        return True
    met_first = first.type is EngagementType.MEETING and second.type is EngagementType.CONSULTATION
    beside = _BESIDE_IT if first.subtype in (CALL, RECEIVED) else _BEFORE_OR_AFTER
    if met_first and met and beside.search(page.words(between)):
        return True
    if met_first and both and WHAT_CAME_OF.search(page.words(between)):
        return True
    received = second.subtype in (CALL, RECEIVED) and first.type is EngagementType.CONSULTATION
    if received and _HAVING_COME_FOR.search(page.flat[first.clause.sentence.span.start : first.at.start]):
        return True
    if second.times and _HAD_THEN.search(page.words(between)):
        return True
    behind = page.flat[second.at.end : second.clause.sentence.span.end]
    if first.type is EngagementType.MEETING and met and _HELD_BEFORE.search(behind):
        return True
    if _SAT_DOWN_TO.search(page.words(between)) and set(first.rules) <= _SAT_DOWN:
        return False
    return _CAME_FOR.search(page.words(between)) is not None


def _definite(page: Page, act: Act) -> bool:
    """Whether a noun points back to what was told: "the talks", "co-chaired the meeting with"."""
    if act.clause.hit.trigger.verb and not page.words(act.at).lower().startswith(b"meeting"):
        return False
    return (
        _POINTING.search(page.flat[max(act.clause.sentence.span.start, act.at.start - 40) : act.at.start]) is not None
    )


def _todays(page: Page, told: Act, later: Act) -> bool:
    """Whether "Today's consultations also dealt with" only names a call told just before by another word."""
    after = later.clause.sentence.order - told.clause.sentence.order
    unnamed = not (later.asserted or later.partner_people or later.clause.hit.trigger.verb)
    before = page.flat[max(later.clause.sentence.span.start, later.at.start - 24) : later.at.start]
    return told.asserted and unnamed and 0 < after <= _SOON and _TODAYS.search(before) is not None


def _by_its_chairs(page: Page, told: Act, later: Act) -> bool:
    """Whether those who "saw each other" are the co-chairs of the committee just told of: it is its session."""
    after = later.clause.sentence.order - told.clause.sentence.order
    if told.type is not EngagementType.CONSULTATION or later.type is told.type or not 0 <= after <= _SOON:
        return False
    before = page.flat[later.clause.sentence.span.start : later.at.start]
    return not later.times and _CHAIRS.search(before) is not None


def _goes_on(told: Act, later: Act) -> bool:
    """Whether "they also discussed", soon after a call or consultation, only tells what it was about."""
    after = later.clause.sentence.order - told.clause.sentence.order
    return set(later.rules) <= _WHAT_ABOUT and not later.times and 0 <= after <= _SOON


def _opens(lede: Act, later: Act) -> bool:
    """Whether a lede that only says who "discussed" what is soon told again as the call or consultation it was."""
    after = later.clause.sentence.order - lede.clause.sentence.order
    return set(lede.rules) <= _WHAT_ABOUT and lede.place is None and not later.times and 0 < after <= _SOON


def _statuses(one: Act, two: Act) -> bool:
    """Talks that were held are not those still to come, unless a day or a headline says so."""
    if one.type not in _TALK or (one.status is Status.HELD) == (two.status is Status.HELD):
        return True
    dated = all(act.date is not None and act.date.days < _MONTH for act in (one, two))
    return dated or SectionKind.HEADLINE in (one.clause.sentence.section.kind, two.clause.sentence.section.kind)


def _dates(page: Page, one: Act, two: Act) -> bool:
    if one.date is None or two.date is None:
        undated, dated = (two, one) if two.date is None else (one, two)
        if under_way(page, undated) and goes_on_there(dated):
            return False
        repeats = undated.clause.sentence.section.kind in _REPEATING and _to_come(page, dated)
        if undated.asserted and _is_news(page, undated) and is_coarse(dated) and not repeats:
            return False
        return not (_speaks_of_another(page, undated) or _beside_other_days(page, undated, dated.date))
    if one.type is EngagementType.VISIT:
        if _from_first_to_last(page, one, two) or leg_of_tour(page, one, two):
            return True
        gap = max((one.date.first - two.date.last).days, (two.date.first - one.date.last).days)
        fine = max(one.date.days, two.date.days) < _MONTH or gap < 0
        return (fine and gap <= _ADJACENT_DAYS) or leg_of_tour(page, one, two) is not None
    return one.date.overlaps(two.date)


def _is_news(page: Page, act: Act) -> bool:
    """Whether the words bring it up for the first time: a verb, or a noun with the indefinite article."""
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 50) : act.at.start]
    return act.clause.hit.trigger.verb or _INTRODUCED.search(before) is not None


def leg_of_tour(page: Page, one: Act, two: Act) -> Act | None:
    """Of two tellings of a visit the one with its own days, where the other tells the tour: "a tour of A and B"."""
    if one.type is not EngagementType.VISIT or one.date is None or two.date is None:
        return None
    tours = [len({goal.code for goal in destinations(page, act.clause)} - {page.home}) > 1 for act in (one, two)]
    if tours[0] == tours[1]:
        return _after_departure(one, two) or _after_departure(two, one)
    tour, leg = (one, two) if tours[0] else (two, one)
    assert tour.date is not None and leg.date is not None
    within = tour.date.first <= leg.date.first <= max(tour.date.last, tour.date.first + timedelta(days=_LONGEST_TOUR))
    short = max(tour.date.days, leg.date.days) <= _LONGEST_TOUR
    return leg if within and short and not ends(page, leg) else None


def _after_departure(left: Act, stay: Act) -> Act | None:
    """The stay itself, where the other telling has only the day of leaving for it."""
    assert left.date is not None and stay.date is not None
    departs = set(left.rules) <= {"visit of departure"} and left.date.days == 1 and left.mover == "home"
    return stay if departs and stay.date.days > 1 and left.date.first < stay.date.first else None


def _to_come(page: Page, act: Act) -> bool:
    return act.date is not None and act.date.last >= page.published(act.clause.sentence).first


def _from_first_to_last(page: Page, one: Act, two: Act) -> bool:
    """Whether one telling has the first days of a visit and the other its end: "began on 20 ...", "ended on 24"."""
    if one.date is None or two.date is None:
        return False
    (start, first), (end, last) = sorted(((one.date, one), (two.date, two)), key=lambda item: item[0].first)
    short = start.days <= 2 and end.days <= 2 and (end.first - start.last).days <= _LONGEST_STAY
    return short and ends(page, last) and not ends(page, first)


def _beside_other_days(page: Page, act: Act, days: Interval | None) -> bool:
    """Whether the act's sentence tells days of long before alone: "came on 12 to 15 May 2021, and co-chaired"."""
    times = page.times_in(Span(act.clause.sentence.span.start, act.at.start))
    told = [time.interval for time in times if time.interval is not None and time.interval.days < _MONTH]
    if days is None or not told or not _AND_THEN.search(page.flat[times[-1].span.end : act.at.start]):
        return False
    return all((days.first - time.last).days > _LONG_BEFORE for time in told)


def _speaks_of_another(page: Page, act: Act) -> bool:
    before = page.flat[max(act.clause.sentence.span.start, act.at.start - 30) : act.at.start]
    if act.type is EngagementType.VISIT and _HIS_FIRST.search(before):
        return False
    if _NEXT.search(before):
        return True
    return act.ordinal is None and not act.asserted and _OTHER_TIME.search(before) is not None
