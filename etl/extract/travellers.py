"""Who travels: from the clause of a visit, the sentence around it, or the person a pronoun stands for."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from etl.extract.anaphora import refers_back
from etl.extract.antecedent import antecedent
from etl.extract.awaited import awaited
from etl.extract.candidates import owns, present
from etl.extract.day_of_it import whose_day
from etl.extract.diary import of_the_diarist
from etl.extract.going_home import end_of_stay, going_home
from etl.extract.journey import Travel
from etl.extract.mover import by_adjective, by_office, of_topic, visiting, without_goal
from etl.extract.offstage import offstage
from etl.extract.own_delegation import own_delegation
from etl.extract.page import Page
from etl.extract.parties import Cast, ordered
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.received_before import guests_received
from etl.extract.slots import named
from etl.extract.that_of import of_another
from etl.extract.the_visit import traveller_before
from etl.extract.unsaid_traveller import guest_of_the_story, own_of_the_story
from etl.extract.who_came import by_family_name, who_came
from etl.extract.whose_stay import whose_stay
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_THE = pattern(
    r"(?i)(?:^\W*|[,;] |\bboth |\bthat |\bwhile |\band |\bbut |\bfor |\bduring |\bafter |\bbefore |\bfollowing |"
    r"\bwithin |\b(?:ahead|framework|course|part|end|outcomes?) of |\b(?:prior to|about|throughout|on the eve of) )"
    r"(?:the|this) (?:state |official |working |(?:two|three|four|five|six|seven)-day |upcoming |coming |forthcoming |"
    r"planned |current |high-level )*$"
)
# "During his visit from 11 to 20 April": the journey told before
_HIS = pattern(r"(?i)\b(?:during|on|throughout) (?:his|her|their|this) (?:[a-z-]+ ){0,2}$")
# "The visitor called his stay fruitful", "thanked the hosts for the warmth shown during his stay"
_GUESTS_OWN = pattern(
    r"(?i)\b(?:visitors?|guests?|delegation|delegates)\b [^;.]*\b(?:his|her|their|its) (?:[a-z-]+ ){0,3}$|"
    r"\b(?:thank|grateful|appreciat|enjoy|impress|hospitality|warm)\w*\b[^;.]*"
    r"\b(?:during|of|on|throughout) (?:his|her|their) (?:[a-z-]+ ){0,3}$"
)
# "during their stay in the central city": the town just told of
_IN_THE_TOWN = pattern(
    r"(?i)^ in (?:the|this|that) (?:[a-z-]+ ){0,3}(?:city|town|port|province|locality|prefecture|country)\b"
)
_GOES_ON = pattern(r"(?i)^ (?:to|of|by|from|in|paid|made|for)\b")
# a delegation whose ministry goes without a country is home's
_MINISTRY_SENDS = pattern(
    r"^\W*(?:A|The) (?:[a-z-]+ ){0,3}delegation (?:of|from) the (?:Ministry of|Government Office|National Assembly's|"
    r"General Department of|Party Central Committee)\b[^,;]*$"
)
_PRONOUN = pattern(r"(?i)\b(?:he|she|they|his|her|their|who)\b")
# "is on a tour of Europe": no word of home
_REGION = pattern(
    r"(?i)^ (?:of|to|through|across|in|around) (?:the )?(?:[a-z-]+ )?(?:europe|asia|africa|americas?|middle east|"
    r"gulf|caucasus|balkans|maghreb|sahel|pacific|caribbean|scandinavia|baltics?|continent|region)\b"
)
# "who is in Lima", where no one else is brought in between
_HIS_OWN = pattern(
    r"^, who(?:se)? [^;]*(?:,|\b(?:by|met|with|received|welcomed|hosted|thanked)\b|\bof (?:his|her|their|[A-Z]))"
)
# "The tour wound up in Lima", "The next stop, Quito, brought talks": whoever the story is about
_STEPS = frozenset({"step of a tour", "stop of a journey", "leg of a journey", "lands of a tour"})
# "First on the programme is a visit to Lima", "The tour opens with a stay in Lima"
_ON_THE_PROGRAMME = pattern(
    r"(?i)^\W*(?:(?:first|second|third|next|then|last|final|also)(?: up)?(?: comes)?,? (?:on|in) (?:the|his|her|their) "
    r"(?:[a-z-]+ ){0,2}(?:programme|program|itinerary|agenda|schedule|list|route|tour|trip)\b|"
    r"(?:the|his|her|their|this|it) (?:[a-z-]+ )*(?:programme|program|itinerary|schedule|tour|trip|journey|swing)? ?"
    r"(?:opens|begins|starts|kicks off|continues|goes on|ends|closes|concludes|winds up|"
    r"will (?:open|begin|start|continue|end|close|conclude)) with |"
    r"(?:the|his|her|their|this) (?:[a-z-]+ )*(?:programme|program|itinerary|schedule|tour|trip|journey|swing),? "
    r"(?:[^;,.]{3,50}, )?(?:will |is to )?(?:includes?|comprises?|consists? of|covers?|features?|involves?|combines?|"
    r"is made up of) )|"
    r"^\W*(?:next|then|first|after that|afterwards|later) (?:comes?|follows?|is|will be) "
)
_SCHOLAR = pattern(
    r"(?i)\b(?:scholars?|analysts?|experts?|professors?|researchers?|academics?|historians?|observers?|lecturers?|"
    r"media|newspapers?|daily|magazine|journalists?|columnists?|commentators?|think[ -]tanks?|pundits?)\b"
)
_OWNER = pattern(r"[a-z,] [A-Z][a-z][\w-]*(?: [A-Z][\w-]+){0,2}'s? (?:[a-z-]+ ){0,3}$")
_BY_A_NAME = pattern(r"^(?: to (?:the )?[A-Z][\w ]{2,24}?)? by [A-Z][a-z][\w-]*(?: [A-Z][\w-]+)?")
_NAME_BEHIND = pattern(r"^ (?:the )?[A-Z][a-z]")
# "in 1971, when Salvador Allende was in Santiago"
_WHEN_HE = pattern(r"\b(?:when|while|where|as|since|until|before|after) (?:the )?(?:[A-Z][\w'.-]+ ){1,4}(?:[a-z]+ )?$")
# a letter's "my upcoming visit to Hanoi": its sender's
_MY_OWN = pattern(r"(?i)\bmy (?:[a-z-]+ ){0,3}(?:visit|trip|stay|tour|journey) to\b")
# "the carrier sailed into the port": that of those told of before
_THE_SHIP = pattern(
    r"(?i)\b(?:the|its|her) (?:[a-z-]+ ){0,2}(?:carrier|ships?|vessels?|warships?|frigate|destroyer|cruiser|corvette|"
    r"fleet|flotilla|strike group|submarine|crew) (?:[a-z]+ ){0,2}$"
)
_DELEGATIONS_OWN = pattern(
    r"(?i)^ (?:[a-z-]+ ){0,2}(?:delegations?|mission|guests?|team|group|ships?|fleet)(?:'s?|s') (?:[a-z-]+ ){0,3}$"
)
# "A met B before leaving for Lima": it is A who leaves
_IN_PASSING = pattern(r"(?i)\b(?:before|after|prior to|ahead of) (?:then |later )?$")
_GERUND = pattern(r"(?i)^[a-z]+ing\b")
_OPENS = pattern(r"(?:^\W*|[^\w.'] |\b[Vv]isiting |\b[Tt]he )$")
_WELCOMING_THEM = pattern(
    r"(?i)^\W*(?:welcoming|receiving|greeting|hosting|meeting) (?:the )?(?:[a-z]+ ){0,2}(?:delegation|"
    r"delegates|guests?|visitors?|group|team|mission),? [^;.]*\b(?:their|the|this|the delegation's) (?:[a-z-]+ ){0,2}$"
)
_OTHER_SUBJECT = pattern(
    r"(?i); |, (?:and|but|while|whereas|who|whom) |\band (?:was|were) (?:met|received|hosted) by\b"
)

# "During his stay, he will hold talks with the king": his own, not the king's
_DURING_HIS = pattern(
    r"(?i)^\W*(?:during|throughout|in the course of|as part of|on) (?:his|her|their) (?:[a-z-]+ ){0,3}$"
)
_HE = pattern(r"(?i)^, (?:s?he|they) ")
_RIGHT_BEHIND = 40


def travellers(
    page: Page, clause: Clause, goals: tuple[Place, ...], casts: Sequence[Cast], last: Travel | None = None
) -> Travel | None:
    """Who crosses to the other side; None for domestic trips, third parties and travellers nobody names.

    `last` is the journey that the story told before: what "the visit" without more words means.
    """
    if (second := of_another(page, clause, goals) or awaited(page, clause, goals)) is not None:
        return second
    if last is not None and not goals and (_names_no_other(page, clause) or _of_who_acts(page, clause, last)):
        return last
    told = None if goals else whose_day(page, clause)
    if (told := told or whose_stay(page, clause) or _visited_by(page, clause)) is not None:
        return told
    foreign_goals = ordered(goal.code for goal in goals if goal.code != page.home)
    home_goal = any(goal.code == page.home for goal in goals)
    told_of = clause.hit.trigger.rule == "visit verb" or bool(goals)
    if told_of and (guest := _of_a_foreigner(page, clause)) is not None:
        comes = home_goal or not goals
        return Travel("partner", (), (guest,), (page.side(guest) or "",), False) if comes else None
    here, *elsewhere = _spans(clause)
    found = present(page, clause, goals, here)
    others = (present(page, clause, goals, span) for span in elsewhere)
    if guests := _delegation_owns(page, clause) or _greeted(page, clause, casts) or guests_received(page, clause):
        return None if foreign_goals else Travel("partner", (), found.partner_people, guests, False)
    if (guest := visiting(page, clause)) is not None:
        return by_adjective(page, clause, guest)
    if home_goal:
        return None if _returns(page, clause) else _hither(page, clause, found, others, casts)
    if foreign_goals:
        another = not found.home_people and _when_another(page, clause)
        away = None if another else _abroad(page, clause, foreign_goals, found, others, casts)
        return away if another or away else own_of_the_story(page, clause, foreign_goals, casts, last)
    if _through_a_region(page, clause) or _in_a_place_unread(page, clause):
        return None
    return (
        who_came(page, clause) or without_goal(page, clause, found, others) or _same_journey(page, clause, found, last)
    )


def _hither(page: Page, clause: Clause, found: Cast, others: Iterator[Cast], casts: Sequence[Cast]) -> Travel | None:
    """Whoever comes to home: of the clause, the sentence before or behind it, or the sender of a letter."""
    if (subject := _before_or_after(page, clause)) is not None:
        return Travel("partner", (), (subject,), (page.side(subject) or "",), False)
    if _of_a_name_unread(page, clause):
        return None
    candidates = chain((found,), [next(others)], _meant(page, clause), others)
    at = max(clause.zone.start, clause.hit.span.start)
    visitor = next((sides for sides in candidates if sides.partners), None)
    if visitor is not None:
        return Travel("partner", (), visitor.partner_people, visitor.partners, visitor is not found)
    known = casts and len(casts[-1].partners) == 1
    if known and (_MY_OWN.search(page.words(clause.zone)) or _THE_SHIP.search(page.flat[clause.zone.start : at])):
        return Travel("partner", (), casts[-1].partner_people, casts[-1].partners, True)
    return by_office(page, clause) or of_topic(page, clause, found) or guest_of_the_story(page, clause)


def _of_a_name_unread(page: Page, clause: Clause) -> bool:
    """Whether the visit is that of a name that tells no side: "an Omani scholar hailed Bolt's visit to Lima"."""
    start, hit = clause.sentence.span.start, clause.hit.span
    if clause.hit.trigger.verb or not _SCHOLAR.search(page.flat[start : hit.start]):
        return False
    owner = _OWNER.search(page.flat[start : hit.start])
    by = None if owner else _BY_A_NAME.search(page.flat[hit.end : clause.sentence.span.end])
    if owner:
        name = Span(start + owner.start() + 2, hit.start)
    elif by:
        name = Span(hit.end, hit.end + by.end())
    else:
        return False
    behind = Span(name.end - len(by.group().split(b" by ")[-1]), name.end) if by else name
    return not page.people_in(behind) and not page.partners_in(behind) and not page.times_in(behind)


def _of_a_foreigner(page: Page, clause: Clause) -> PersonMention | None:
    """The foreigner of whom "who is now in Lima", "whose tour leads to Lima" tells, named right before it."""
    start, hit = clause.sentence.span.start, clause.hit.span
    at = max(page.flat.rfind(b", who ", start, hit.start), page.flat.rfind(b", whose ", start, hit.start))
    if at < 0 or _HIS_OWN.search(page.flat[at : hit.start]):
        return None
    ahead = [person for person in page.people_in(Span(max(0, at - 90), at)) if at - 1 <= person.span.end <= at + 1]
    if any(page.side(person) == HOME for person in page.people_in(Span(at, hit.start))):
        return None
    return ahead[-1] if ahead and page.side(ahead[-1]) not in (None, HOME) else None


def _visited_by(page: Page, clause: Clause) -> Travel | None:
    """The guest of "Viet Nam visited by a senior Chinese official": he comes, whoever stands first."""
    hit, zone = clause.hit.span, clause.zone
    if clause.hit.trigger.rule != "visit verb" or page.flat[hit.end : hit.end + 4] != b" by ":
        return None
    behind = Span(hit.end, zone.end)
    home = any(mention.home for mention in page.partners_in(Span(zone.start, max(zone.start, hit.start))))
    people = tuple(person for person in page.people_in(behind) if page.side(person) not in (HOME, None))
    codes = ordered(page.side(person) or "" for person in people) or ordered(
        mention.code for mention in page.partners_in(behind) if not mention.home and mention.kind != "organisation"
    )
    return Travel("partner", (), people, codes[:1], False) if home and codes else None


def _delegation_owns(page: Page, clause: Clause) -> tuple[str, ...]:
    """The foreign land of "the French delegation's visit", whoever invited it."""
    start, hit = clause.zone.start, clause.hit.span.start
    ahead = [mention for mention in page.partners_in(Span(start, max(start, hit))) if mention.form == "demonym"]
    if not ahead or ahead[-1].home or not _DELEGATIONS_OWN.search(page.flat[ahead[-1].span.end : hit]):
        return ()
    return (ahead[-1].code,)


def _greeted(page: Page, clause: Clause, casts: Sequence[Cast]) -> tuple[str, ...]:
    """The land of those told of before whom "Welcoming the delegation, A hailed their trip" greets."""
    start, hit = clause.sentence.span.start, clause.hit.span.start
    if not casts or casts[-1].home_people or not _WELCOMING_THEM.search(page.flat[start:hit]):
        return ()
    return casts[-1].partners[:1]


def _through_a_region(page: Page, clause: Clause) -> bool:
    """Whether somebody tours a part of the world, in a sentence that does not name home: "is on a tour of Europe"."""
    if any(mention.home for mention in page.partners_in(clause.sentence.span)):
        return False
    return _REGION.search(page.flat[clause.hit.span.end : clause.sentence.span.end]) is not None


def _in_a_place_unread(page: Page, clause: Clause) -> bool:
    """Whether "was in" goes on with the name of a place that no table knows."""
    been = clause.hit.trigger.rule.startswith("been") and page.words(clause.hit.span).endswith(b" in")
    return been and _NAME_BEHIND.search(page.flat[clause.hit.span.end : clause.hit.span.end + 8]) is not None


def _same_journey(page: Page, clause: Clause, found: Cast, last: Travel | None) -> Travel | None:
    """ "Ahead of the leader's visit from 18 to 20 August": the journey told before, when its traveller owns it."""
    people = found.home_people if last and last.mover == "home" else found.partner_people
    if last is None or not any(owns(page, clause, person.span) for person in people):
        return None
    if last.mover == "home":
        return replace(last, home_people=last.home_people or people)
    return last if set(found.partners) <= set(last.partners) else None


def _names_no_other(page: Page, clause: Clause) -> bool:
    """Whether the clause speaks of "the visit" as known: nobody's, to nowhere."""
    hit = clause.hit.span
    cut = _days_in_front(page, clause)
    before = page.flat[clause.zone.start : cut]
    dated = bool(page.times_in(Span(hit.end, hit.end + 8)))
    goes_on = _GOES_ON.search(page.flat[hit.end : hit.end + 12]) and not dated
    in_town = _IN_THE_TOWN.search(page.flat[hit.end : hit.end + 60]) is not None
    known = (
        _THE.search(before)
        or page.flat[cut : cut + 4].lower() == b"the "
        or ((dated or in_town) and _HIS.search(before))
        or (clause.hit.trigger.rule == "stay abroad" and _GUESTS_OWN.search(before))
        or (_DURING_HIS.search(before) and _HE.search(page.flat[hit.end : hit.end + 8]))
    )
    return not clause.hit.trigger.verb and bool(known) and (in_town or not goes_on)


def _of_who_acts(page: Page, clause: Clause, last: Travel) -> bool:
    """Whether "During his visit Kerry met" is the journey told before: Kerry is of the side that went."""
    start, at = clause.sentence.span.start, clause.hit.span.end
    if clause.hit.trigger.verb or not _DURING_HIS.search(page.flat[start : clause.hit.span.start]):
        return False
    subject = next(iter(page.people_in(Span(at, at + _RIGHT_BEHIND))), None)
    if subject is None or page.flat[at : subject.span.start] not in (b" ", b", "):
        return False
    return page.side(subject) in ((HOME,) if last.mover == "home" else last.partners)


def _days_in_front(page: Page, clause: Clause) -> int:
    """Where the trigger begins, or the days right before it: "the May 29-31 trip"."""
    at = clause.hit.span.start
    times = page.times_in(Span(clause.zone.start, max(clause.zone.start, at)))
    return next((time.span.start for time in times if time.interval and at - time.span.end == 1), at)


def _returns(page: Page, clause: Clause) -> bool:
    """Whether home's own people arrive at home: the way back, which is no visit."""
    before = Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start))
    ahead = [person for person in page.people_in(before) if not offstage(page, person.span)]
    goes = clause.hit.trigger.verb and clause.hit.trigger.frame != "invite"
    return goes and bool(ahead) and all(page.side(person) == HOME for person in ahead)


def _abroad(
    page: Page, clause: Clause, goals: tuple[str, ...], found: Cast, others: Iterator[Cast], casts: Sequence[Cast]
) -> Travel | None:
    """Home's journey to a foreign land; or the end of the stay here of a guest who goes home there."""
    if (guest := going_home(page, clause, goals)) is not None:
        return end_of_stay(page, clause, guest)
    return _outward(page, clause, goals, found, others, casts) or by_family_name(page, clause, goals)


def _outward(
    page: Page, clause: Clause, goals: tuple[str, ...], found: Cast, others: Iterator[Cast], casts: Sequence[Cast]
) -> Travel | None:
    if _leg_of_a_guest(page, clause):
        return None
    strangers = set(found.partners) - set(goals)
    nobody_of_home = clause.hit.trigger.frame == "leave" and not found.home_people
    if nobody_of_home and set(antecedent(page, clause).partners) & set(goals):
        return None
    if not found.home and (strangers or _of_a_stranger(page, clause, goals)):
        return None
    own = next((sides for sides in chain((found,), others) if sides.home), None)
    if own is not None:
        hosts = tuple(person for person in found.partner_people if page.side(person) in goals)
        return Travel("home", own.home_people, hosts, goals, own is not found)
    meant = antecedent(page, clause, frozenset(goals))
    sends = _MINISTRY_SENDS.search(page.flat[clause.sentence.span.start : clause.hit.span.start])
    if meant.home or sends or own_delegation(page, clause):
        return Travel("home", meant.home_people, (), goals, True)
    goes_on = (
        clause.hit.trigger.rule in _STEPS
        or refers_back(page, clause.sentence)
        or _ON_THE_PROGRAMME.search(page.words(clause.sentence.span)) is not None
    )
    if not meant.partners and casts and casts[-1].home and goes_on:
        return Travel("home", casts[-1].home_people, (), goals, True)
    if own_people := traveller_before(page, clause):
        return Travel("home", own_people, (), goals, True)
    return Travel("home", (), (), goals, False) if of_the_diarist(page, clause) else None


def _when_another(page: Page, clause: Clause) -> bool:
    """Whether a clause of its own has its own subject, none of home: "ties date from 1971, when Allende was there"."""
    start, hit = clause.sentence.span.start, clause.hit.span
    told = _WHEN_HE.search(page.flat[start : hit.start])
    if told is None or not clause.hit.trigger.verb:
        return False
    subject = Span(start + told.start(), hit.start)
    ours = any(page.side(person) == HOME for person in page.people_in(subject))
    return not ours and not any(mention.home for mention in page.partners_in(subject))


def _of_a_stranger(page: Page, clause: Clause, goals: tuple[str, ...]) -> bool:
    """Whether the sentence's subject is a foreigner on the way: "Kerry arrived after stops in Egypt and Qatar"."""
    before = Span(clause.sentence.span.start, clause.zone.start)
    people = page.people_in(before)
    if not people or page.side(people[0]) in (None, HOME, *goals):
        return False
    lead = Span(before.start, people[0].span.start)
    return not (_PRONOUN.search(page.words(lead)) or named(page, lead) or refers_back(page, clause.sentence))


def _before_or_after(page: Page, clause: Clause) -> PersonMention | None:
    """The foreigner who opens "Minister A met his Omani colleague in Lima after visiting Hanoi": it is he who came."""
    start, hit = clause.sentence.span.start, clause.hit.span
    ahead = page.flat[max(start, hit.start - 20) : hit.start]
    if not (_GERUND.search(page.words(hit)) and _IN_PASSING.search(ahead)):
        return None
    people = page.people_in(Span(start, max(start, hit.start)))
    sides = [page.side(person) for person in people]
    if not people or sides[0] in (None, HOME) or HOME in sides:
        return None
    return None if _OTHER_SUBJECT.search(page.flat[people[0].span.end : hit.start]) else people[0]


def _leg_of_a_guest(page: Page, clause: Clause) -> bool:
    """Whether a foreigner who opens the sentence goes on: "the envoy met the president before leaving for Lima"."""
    start, hit = clause.sentence.span.start, clause.hit.span
    ahead = page.flat[max(start, hit.start - 20) : hit.start]
    if not (_GERUND.search(page.words(hit)) and _IN_PASSING.search(ahead)):
        return False
    people = page.people_in(Span(start, hit.start))
    if not people or page.side(people[0]) in (None, HOME):
        return False
    at = people[0].span.start
    at = next((m.span.start for m in page.partners_in(Span(start, at)) if at - m.span.end == 1), at)
    if not _OPENS.search(page.flat[start:at]):
        return False
    return _OTHER_SUBJECT.search(page.flat[people[0].span.end : hit.start]) is None


def _spans(clause: Clause) -> tuple[Span, Span, Span]:
    """Where travellers are sought: the clause, the sentence before it, the sentence after it."""
    sentence = clause.sentence.span
    return clause.zone, Span(sentence.start, clause.zone.start), Span(clause.zone.end, sentence.end)


def _meant(page: Page, clause: Clause) -> Iterator[Cast]:
    yield antecedent(page, clause, frozenset({HOME}))
