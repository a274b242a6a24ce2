"""Where a journey leads: the countries and towns that a visit names as its goals."""

from collections.abc import Sequence

from msgspec.structs import replace

from etl.extract.lands_meant import lands_meant
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.places import Place
from etl.extract.visited_lands import visited_lands
from etl.extract.zones import Clause
from etl.model import HOME
from etl.spans import Span

_GOAL = pattern(
    r"(?i)\b(to|in|for|into|at|chose|picked|chosen|(?:destination|stop) (?:was|is|will be|would be)|visit|visits|"
    r"visited|visiting|of|"
    r"toured?|touring|includes|covers|followed by|"
    r"reach\w*)\s+(?:both\s+|the\s+)?(?:cities\s+of\s+|city\s+of\s+|capital\s+(?:city\s+)?(?:of\s+)?|"
    r"[a-z]+\s+capital,?\s+(?:of\s+)?|(?:(?:two|three|four|five|six|seven)\s+)?(?:[A-Z][\w-]+\s+)*"
    r"(?:countries|nations|states)(?:,|:| -| including| such as)\s+|"
    r"(?:[a-z-]+\s+){0,3}(?:zone|area|province|region|district|town|island|city)\s+of\s+|"
    r"neigh\w+ing\s+|north\w*\s+|south\w*\s+|central\s+)?$",
    groups=True,
)
# "support for A and their response to B": no way leads there
_NO_WAY = pattern(
    r"(?i)\b(?:responses?|reply|answer|commitment|support|aid|assistance|approach|reaction|opposition|threats?|"
    r"according|"
    r"related|thanks|due|close|access|exports?|sanctions|solution|ambassadors?|envoys?|"
    r"representatives?|observers?|commissioners?|consuls?|diplomats?|attaches?|sold|supplies|weapons|"
    r"alternative) to "
    r"(?:the )?$"
)
# "sent a special envoy to A": his way, where else it is his post
_SENT = "envoy sent"
_ORIGIN = pattern(r"(?i)\b(?:from|left|leaves?|leaving|depart(?:ed|s|ing)?)\s+(?:the\s+)?$")
_HIS_TRIP = pattern(r"(?i)\b(?:his|her) (?:[a-z-]+ ){0,4}$")
# "to the Caribbean country", "in the host nation"
_THERE = pattern(
    r"(?i)\b(?:there|(?:the|that|this) (?:(?-i:[A-Z])[\w-]* |neighbou?ring |communist |socialist |"
    r"[a-z]+-(?:run|ruled) |host |island |archipelag\w+ |landlocked |"
    r"\w+-most )*(?:country|nation|kingdom|republic|archipelago|sultanate|emirate|principality))\b|"
    r"\b(?:in|on|to|toured|visited|visiting) the islands?(?:[.,;]|$| (?:as|from|for|on|until|till|last|this|between|at|"
    r"with|and)\b)"
)
# "was asked to Lima and will travel there"
_GOES_THERE = pattern(r"(?i)^ there\b")
_NATION = pattern(
    r"(?i)\b(?:to|in|of|on) (the|that|this) (?:\S+ ){0,2}(?:country|nation|kingdom|republic|archipelago|sultanate|"
    r"emirate|principality|islands?)\b",
    groups=True,
)
# "arrived in Lima. His last visit was in May 2001": there
_HIS_EARLIER = pattern(
    r"(?i)^\W*(?:(?:his|her|their) |the )(?:last|previous|first|second|third|latest|earlier|most recent|maiden) "
    r"(?:[a-z]+ )?(?:visit|trip)(?: (?:was|came|took place|had been|had taken place|goes back|dates)\b|,? "
    r"(?:(?:paid|made) )?(?:back )?in )"
)
_THE_COUNTRY = pattern(r"(?i)\bthe (?:country|nation|kingdom|republic)\b")
_AT_ONCE = pattern(
    r"(?i)^\s*(?:and work(?:ed|s|ing)? |in|at|here|back|on|safely|late|early|this|yesterday|today|by|,|to)\b|^\s*,|"
    r"^ to (?:[^\s,;.]+ ){0,6}(?:localities|partners|cities|provinces|units|bases|agencies|facilities|establishments) "
)
_LIST = pattern(
    r"^\)?\s*(?:\([A-Z][A-Za-z.]{1,6}\)\s*)?"
    r"(?:,|and|&|,\s*and|as well as|then|,\s*then|,?\s*and then)\s*(?:to\s+|the\s+|in\s+)*"
    # "Canada and two European nations, Poland and Spain", "Canada and two other countries from 5 to 9 May: Poland ..."
    r"(?:(?:two|three|four|five|six|seven|several)\s+(?:[\w-]+\s+){0,3}(?:countries|nations|states|capitals)"
    r"(?: (?:on|from|in|between|next|this|over) [^:;.]{2,50})?\s*(?::|,|-|,? namely|such as|including)\s*(?:the\s+)?)?$"
)
# "On a visit to Lima, Oman's minister met", "After a trip to Lima, Oman said": no further goal
_SUBJECT = pattern(
    r"^'s |^ (?:on [A-Z][a-z]+ )?(?:said|says|will|would|has|had|is|was|agreed|signed|wants|hopes|expects|"
    r"announced|told|called|thanked|plans)\b"
)
# "Visits to Lima and Oman will be paid by the premier": what is told there is the visits
_WILL_BE_PAID = pattern(
    r"(?i)^ (?:will be|was|were|is|are|have been|has been|had been|would be)(?: to be| being)?(?: [a-z]+ly)? "
    r"(?:paid|made|undertaken|planned|scheduled|foreseen|expected)\b"
)
_THESE_LANDS = pattern(
    r"(?i)^ (?:(?:[a-z]+ )?to )?(?:these|those|both|"
    r"the (?:two|three|four|five|six|aforementioned|above-mentioned|said))"
    r"(?: [a-z]+){0,2} (?:countries|nations|states)\b"
)
_AT_INVITATION = pattern(r"(?i)^[^;.]{0,40}\binvitations? (?:of|from|by|extended by) ")
_ANOTHER = pattern(r"(?i)^\)?\s*(?:[,;]|,?;? ?(?:and|while))\s*(?:that of )?(?:the )?(?:[A-Z]\w+ )?$")
_THITHER = pattern(r"^,? (?:to )?(?:the )?$")
_BACK_TO = pattern(r"(?i)\b(?:return\w*|back|home) (?:home )?(?:to|in) (?:the )?$")
# "who is on a visit and flies back to Lima tonight": his way home
_GOES_HOME = pattern(
    r"(?i)\b(?:returns?|returned|returning|(?:fl(?:y|ies|ew)|goes|went|heads?|headed) (?:back|home)) (?:home |back )*"
    r"(?:to|for) (?:the )?$"
)
# "will travel to Lima before returning to Kenya"
_THEN_HOME = pattern(
    r"(?i)\b(?:before|after which (?:he|she|they)|until (?:he|she|they)|then|and) (?:will )?"
    r"(?:return(?:s|ed|ing)?|(?:fl(?:y|ies|ew|ying)|go(?:es|ing)?|head(?:s|ed|ing)?|com(?:es|ing)|travel\w*) "
    r"(?:back|home))(?: home| back)* (?:to|for) (?:the )?$"
)
# "on a tour of Africa including A, B and C", "a two-nation trip that takes in A and B"
_STOPS = pattern(
    r"(?i)^(?: (?:of|to|through|across|in|around) [^;.,]{2,50})?(?: (?:on|from|in) [^;.,]{2,40})?,? "
    r"(?:including|that includes|which includes|(?:that |which )?(?:takes|taking|took|will take) in|covering|"
    r"that covers|comprising|with stops in|with stopovers in|spanning) "
    r"(?:(?:two|three|four|five|six) [a-z]+, including )?(?:the )?$|"
    # "On her tour, from 3 to 9 May, the premier will take in A, B and C"
    r"(?i)^[^;.:]{0,110}[ ,](?:takes?|took|taking|taken) in (?:the )?$"
)
# "will tour three countries from 3 to 9 May: A, B and C"
_NAMELY = pattern(
    r"(?i)^ (?:(?:two|three|four|five|six|several) )?(?:[\w-]+ ){0,3}(?:countries|nations|states|capitals|lands|stops)"
    r"(?: (?:on|from|in|between|next|this|over) [^:;.]{2,50})?(?::|,? -|, namely|, starting with|, beginning with) "
    r"(?:the )?$"
)
_SUMMIT_NAME = pattern(
    r"(?i)^(?:-[A-Z][\w-]*)* ?(?:\([A-Z]{2,}\) )?(?:[A-Z][\w'-]* ){0,4}(?:summit|forum|conference|meeting|dialogue|"
    r"committee|commission|games|session)\b"
)
_INTO = pattern(r"(?i)\b(?:to|in|for|into|at|visited|visiting|reach\w*|entered|left|via) the $")
# "came to prepare the ground for the premier's visit to A": the way of another
_PREPARES = pattern(r"(?i)\b(?:ground|groundwork|way|prepar\w+|arrangements) for\b")
_FOR_A = pattern(r"(?i)^(?: on \w+| (?:next|this) \w+)?,? (?:for|on) (?:an?|his|her) (?:[a-z-]+ ){0,2}$")
# "April saw US Secretary A in Hanoi": what stands next to the verb is the guest
_SAW = "days that saw a guest"
# "The second stop, Quito, brought talks"
_STOP = "stop of a journey"
# "will go to Lima next year, an official in Oslo said": where it was said, and no goal
_SAID_THERE_AHEAD = pattern(r"(?i), (?:an? |the |his |her |its |according to )?[^,;]{2,60} (?:in|at) (?:the )?$")
_SAID_THERE_BEHIND = pattern(
    r"(?i)^,? (?:also )?(?:said|says|told|reported|announced|confirmed|disclosed|added|stated|noted)\b[^;]{0,60}$"
)
# "Samoa was his second stop", "chose Samoa for his first stop", "Samoa is also on his route"
_STOPS_TOLD = frozenset({_STOP, "next on his route", "lands of a tour", "place where he went"})
_IS_THE_STOP = pattern(
    r"^(?:(?:,|,? and) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})*"
    r" (?:(?:was|is|are|were|will be|would be|make up|as|for|to be|was also|is also|on|among) )*"
    r"(?:the|his|her|their|its) (?:[a-z-]+ ){0,4}$|"
    # "Samoa was where he went"
    r"^,? $"
)
# "The other stops of the tour are Peru and Chile"
_STOPS_ARE = pattern(
    r"(?i)^(?: (?:on|of|in|for) [^;.,]{3,40})?(?: (?:will|would|to|be|are|were|included?)){0,3} (?:the )?$|"
    r"^ (?:on|of|in|for) [^;.,]{3,40} (?:are|were|will be) (?:the )?$"
)
_DIRECT = pattern(r"^\s*(?:the\s+)?$")
# "a swing through Papua New Guinea"
_THROUGH = pattern(r"^ (?:through|across|around) (?:the )?$")
# "a visit to the European Parliament and Belgium"
_VIA_BODY = pattern(r"^ to (?:the )?(?:[A-Z][\w.-]* ){1,5}and (?:to )?(?:the )?$")

# "Samoa, Peru and Chile are the countries that the premier will visit"
_THE_LANDS = pattern(
    r"^(?:(?:,|,? and) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?){0,6} (?:is|are|were|was|will be) (?:also |among )?the "
    r"(?:[a-z]+ ){0,3}(?:countries|country|nations|nation|lands|states|capitals|places|stops) [^;.,]{0,70}$"
)
_LEG = "leg of a journey"
_AWAITED = "awaited guest"


def destinations(page: Page, clause: Clause) -> tuple[Place, ...]:
    """Places the clause names as goals, with the lists they head: "to Kazakhstan, Azerbaijan and Belarus"."""
    return visited_lands(page, clause) or _led_to(page, clause)


def _led_to(page: Page, clause: Clause) -> tuple[Place, ...]:
    hit = clause.hit.span
    before = page.flat[max(clause.sentence.span.start, hit.start - 30) : hit.start]
    goals: list[Place] = []
    places = list(page.places_in(clause.zone))
    for place in places:
        if _said_there(page, clause, place):
            continue
        if _in_a_compound(page, place.span) or _owns_the_traveller(page, place.span):
            continue
        lead = page.flat[max(clause.sentence.span.start, place.span.start - 45) : place.span.start]
        goes_home = _THEN_HOME if clause.hit.trigger.verb else _GOES_HOME
        if place.span.start >= hit.end and goes_home.search(lead):
            continue
        if place.span.start >= hit.end:
            gap = page.flat[max(hit.end, clause.zone.start) : place.span.start]
            if _leads_there(clause, lead, gap) or (
                goals
                and _LIST.search(page.flat[goals[-1].span.end : place.span.start])
                and not _has_its_own_verb(page, place)
            ):
                goals.append(place)
        elif (
            _is_the_stop(page, clause, place)
            or lead.rstrip().lower().endswith(b"bound for")
            or (not clause.hit.trigger.verb and hit.start - place.span.end <= 1 and not before.rstrip().endswith(b"'s"))
            or (
                _GOAL.search(lead)
                and not _ORIGIN.search(lead)
                and not (_NO_WAY.search(lead) and not _THERE.search(page.words(clause.zone)))
                and not (_BACK_TO.search(lead) and not clause.hit.trigger.verb)
                and clause.hit.trigger.frame != "leave"
                and (
                    lead.rstrip().lower().endswith((b"to", b"in"))
                    or (
                        lead.rstrip().lower().endswith((b"visiting", b"visited", b"visits", b"visit"))
                        and not clause.hit.trigger.verb
                        and _FOR_A.search(page.flat[place.span.end : hit.start])
                    )
                )
            )
        ):
            goals.append(place)
    if not goals and clause.stem is not None:
        heads = destinations(page, replace(clause, zone=clause.stem, stem=None))
        return _further(page, clause, heads) or heads
    if not goals and (told := _told_before(page, clause)):
        return told
    return tuple(_countries_first(goals, clause)) or _capital(page, clause) or _of_who_awaits(page, clause)


def _has_its_own_verb(page: Page, place: Place) -> bool:
    """Whether the place is what the next clause is about, and no goal: "After a trip to Lima, Oman said"."""
    behind = page.flat[place.span.end : place.span.end + 60]
    return _SUBJECT.search(behind) is not None and _WILL_BE_PAID.search(behind) is None


def _told_before(page: Page, clause: Clause) -> tuple[Place, ...]:
    """Goals that the clause only points back to: "all three countries", "there"."""
    end = clause.hit.span.end
    if lands := _of_the_inviters(page, clause):
        return lands
    if meant := lands_meant(page, Span(end, max(end, clause.zone.end))):
        return tuple(Place(meant.span, code, False) for code in meant.codes)
    there = _THERE.search(page.words(clause.zone)) or _HIS_EARLIER.search(page.words(clause.sentence.span))
    return _before(page, clause) if there else ()


def _of_the_inviters(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The lands of "At the invitation of the premiers of A and B, he will pay visits to the two countries"."""
    start, hit = clause.sentence.span.start, clause.hit.span
    these = _THESE_LANDS.search(page.flat[hit.end : clause.sentence.span.end])
    if these is None or not _AT_INVITATION.search(page.flat[start : hit.start]):
        return ()
    codes = dict.fromkeys(page.side(person) for person in page.people_in(Span(start, hit.start)))
    codes |= dict.fromkeys(one.code for one in page.partners_in(Span(start, hit.start)) if one.kind != "organisation")
    lands = [code for code in codes if code not in (None, HOME, page.home) and len(code) == 3]
    to = page.flat.rfind(b"to ", hit.end, hit.end + these.end())
    named = Span(to + 3 if to >= 0 else hit.end + 1, hit.end + these.end())
    return tuple(Place(named, code, False) for code in lands if len(lands) > 1)


def _of_who_awaits(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The land that stands before "expects the premier in May"."""
    if clause.hit.trigger.rule != _AWAITED:
        return ()
    ahead = page.partners_in(Span(clause.sentence.span.start, clause.hit.span.start))
    beside = [one for one in ahead if clause.hit.span.start - one.span.end == 1 and one.kind != "organisation"]
    return tuple(Place(one.span, one.code, False) for one in beside)


def _is_the_stop(page: Page, clause: Clause, place: Place) -> bool:
    """Whether the place stands before what it is: "Samoa was his second stop"."""
    between = page.flat[place.span.end : max(place.span.end, clause.hit.span.start)]
    if _THE_LANDS.search(between) is not None:
        return True
    return clause.hit.trigger.rule in _STOPS_TOLD and _IS_THE_STOP.search(between) is not None


def _said_there(page: Page, clause: Clause, place: Place) -> bool:
    """Whether the place is that of whoever told the journey: "an official in Oslo said"."""
    ahead = page.flat[clause.hit.span.end : max(clause.hit.span.end, place.span.start)]
    behind = page.flat[place.span.end : clause.sentence.span.end]
    return _SAID_THERE_BEHIND.search(behind) is not None and _SAID_THERE_AHEAD.search(ahead) is not None


def _owns_the_traveller(page: Page, place: Span) -> bool:
    """Whether a land only says whose the traveller is: "the tour of Peru's president"."""
    ahead, behind = page.flat[max(0, place.start - 4) : place.start], page.flat[place.end : place.end + 3]
    return ahead == b" of " and behind == b"'s " and bool(page.people_in(Span(place.start, place.end + 4)))


def _in_a_compound(page: Page, place: Span) -> bool:
    """Whether a land is only in the name of what somebody went for: "the first Cambodia-Laos-Vietnam Summit"."""
    joined = page.flat[place.end : place.end + 1] == b"-" or page.flat[place.start - 1 : place.start] == b"-"
    return joined and _SUMMIT_NAME.search(page.flat[place.end : place.end + 90]) is not None


def _capital(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The goal of "arrived in the Turkish capital", "the Turkish leg of the tour"."""
    for mention in page.partners_in(clause.zone):
        leg = clause.hit.trigger.rule == _LEG and clause.hit.span.start - mention.span.end == 1
        if mention.form == "demonym" and leg:
            return (Place(mention.span, mention.code, True),)
        lead = page.flat[max(0, mention.span.start - 24) : mention.span.start]
        named = page.flat[mention.span.end : mention.span.end + 9] in (b" capital ", b" capital,", b" capital.")
        if mention.form == "demonym" and named and _INTO.search(lead):
            return (Place(mention.span, mention.code, True),)
    return ()


def _further(page: Page, clause: Clause, heads: tuple[Place, ...]) -> tuple[Place, ...]:
    """The next countries of a list that gives days to each or to some: "Laos in May, Cuba and Peru in June"."""
    zone = clause.zone
    opening = _side_by_side(page, page.places_in(zone))
    if not heads or not opening or zone.start < heads[-1].span.end:
        return ()
    gap = page.flat[zone.start : opening[0].span.start]
    if _of_another_traveller(page, zone, opening[0]):
        return opening
    behind = page.flat[opening[0].span.end : opening[0].span.end + 3]
    listed = _LIST.search(gap) is not None and not behind.startswith(b"'s") and opening[0].code != heads[-1].code
    return opening if listed and not page.people_in(zone) else ()


def _side_by_side(page: Page, places: Sequence[Place]) -> tuple[Place, ...]:
    """The first place and those that it heads a list of."""
    run = [*places[:1]]
    for place in places[1:]:
        if not _LIST.search(page.flat[run[-1].span.end : place.span.start]):
            break
        run.append(place)
    return tuple({place.code: place for place in reversed(run)}.values())[::-1]


def _of_another_traveller(page: Page, zone: Span, place: Place) -> bool:
    """Whether the verb goes unsaid behind a subject of its own: "A visited Peru and the Prime Minister Chile"."""
    people = page.people_in(Span(zone.start, place.span.start))
    if not people or people[0].span.end > place.span.start:
        return False
    ahead = page.flat[zone.start : people[0].span.start]
    return bool(_ANOTHER.search(ahead) and _THITHER.search(page.flat[people[-1].span.end : place.span.start]))


def _before(page: Page, clause: Clause) -> tuple[Place, ...]:
    """The last place named before "there" or "the Nordic nation", a foreign one; "that country" is the nearest."""
    at = clause.hit.span.start if _GOES_THERE.search(page.flat[clause.hit.span.end :][:8]) else clause.zone.start
    places = page.places_in(Span(max(0, clause.sentence.span.start - 200), max(clause.zone.start, at)))
    nation = _NATION.search(page.words(clause.zone))
    if (home := _home_of_a_guest(page, clause)) is not None:
        return (home,)
    if nation is None:
        return _away_from_home(page, clause, places)[-1:] or places[-1:]
    named = Span(clause.sentence.span.start, clause.zone.start + nation.start())
    lands = [one for one in page.partners_in(named) if not one.home and one.kind != "organisation"]
    if nation.group(1).lower() == b"that" and lands:
        return (Place(lands[-1].span, lands[-1].code, True),)
    places = tuple(place for place in places if place.code != page.home)
    if (guest := _guest_whose_trip(page, clause)) is None:
        return places[-1:]
    here = Span(clause.zone.start + nation.spans[1][0], clause.zone.start + nation.end())
    return tuple(place for place in places if place.code != guest)[-1:] or (Place(here, page.home, False),)


def _away_from_home(page: Page, clause: Clause, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places but those of the traveller's own land: "Peru has ties with Kenya. President A of Kenya was there"."""
    ahead = page.people_in(Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start)))[-1:]
    own = {page.home if (side := page.side(person)) == HOME else side for person in ahead}
    return tuple(place for place in places if place.code not in own)


def _home_of_a_guest(page: Page, clause: Clause) -> Place | None:
    """Home, where it opens the sentence in which a foreigner "visited the country": "Peru likes A, and B visited"."""
    subject = page.partners_in(Span(clause.sentence.span.start, clause.zone.end))[:1]
    guests = page.people_in(Span(clause.zone.start, max(clause.zone.start, clause.hit.span.start)))
    foreign = bool(guests) and all(page.side(person) not in (None, HOME) for person in guests)
    if not (foreign and subject and subject[0].home and _THE_COUNTRY.search(page.words(clause.zone))):
        return None
    return Place(subject[0].span, page.home, False)


def _guest_whose_trip(page: Page, clause: Clause) -> str | None:
    """The side of the foreigner who is the subject, where "her second trip to the country" is told of him or her."""
    order, start = clause.sentence.order, clause.sentence.span.start
    if not _HIS_TRIP.search(page.flat[max(start, clause.hit.span.start - 40) : clause.hit.span.start]):
        return None
    for sentence in page.sentences[max(0, order - 1) : order + 1][::-1]:
        ahead = Span(sentence.span.start, min(sentence.span.end, clause.hit.span.start))
        for person in page.people_in(ahead):
            side = page.side(person)
            return side if side not in (None, HOME) else None
    return None


def _leads_there(clause: Clause, lead: bytes, gap: bytes) -> bool:
    """Whether the words before a place make it the goal: "to" from afar, "in" from near, nothing from next door."""
    if clause.hit.trigger.rule == "return from":
        return len(gap) <= 45 and (_DIRECT.search(gap) is not None or _GOAL.search(lead) is not None)
    if clause.hit.trigger.rule == _STOP and gap in (b", ", b", the ", b": ", b": the "):
        return True
    if clause.hit.trigger.rule in _STOPS_TOLD and _STOPS_ARE.search(gap):
        return True
    no_way = clause.hit.trigger.rule != _SENT and _NO_WAY.search(lead) is not None
    if _ORIGIN.search(lead) or no_way or _PREPARES.search(gap):
        return False
    if (_DIRECT.search(gap) and clause.hit.trigger.rule != _SAW) or _VIA_BODY.search(gap) or _lists(gap):
        return True
    if not clause.hit.trigger.verb and _THROUGH.search(gap):
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
    reach = 110 if word == b"to" or lead.rstrip().endswith(b" bound for") else 60
    if word in (b"of", b"for") and reach == 60:
        reach = (
            60
            if clause.hit.trigger.frame == "leave" or b"tour" in gap or clause.hit.trigger.rule.startswith("tour")
            else 0
        )
    return len(gap) <= reach


def _lists(gap: bytes) -> bool:
    """Whether the words behind a journey open the list of its stops."""
    return (_STOPS.search(gap) or _NAMELY.search(gap)) is not None


def _countries_first(goals: list[Place], clause: Clause) -> list[Place]:
    """Goals behind the trigger before goals ahead of it."""
    after = [goal for goal in goals if goal.span.start >= clause.hit.span.end]
    return after or goals
