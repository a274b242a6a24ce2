"""Whose stay "his" is: of whoever acts behind the comma, or of the guest who was received."""

from etl.extract.cast import cast
from etl.extract.dateline_town import behind_dateline
from etl.extract.journey import Travel
from etl.extract.page import Page
from etl.extract.parties import ordered
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_DURING_HIS = pattern(
    r"(?i)^\W*(?:during|in the course of|throughout|as part of|within the framework of|"
    r"at the (?:end|start|beginning) of) "
    r"(?:his|her|their|its|the) (?:[a-z-]+ ){0,4}$"
)
# "During its stay in the city from 4 to 6 May, the Omani delegation"
_THE = pattern(
    r"(?i)^(?: (?:in|to|here|there|at) [^;,.]{2,40}?)?"
    r"(?:,? (?:from|on|between|of|last|until|this|\() ?[^;,.]{3,40}\)?)?,? the $"
)
_SUBJECT = pattern(
    r"(?i)^ (?:guests?|visitors?|delegation|delegates|leader|officials?|minister|president|premier|top legislator|"
    r"lawmakers|parliamentarians|officers|mission|side|party|team|group)\b"
)
_RECEIVED = pattern(r"(?i)\b(?:received|receives|receiving|welcomed|welcomes|hosted|hosts|greeted) (?:[a-z]+ ){0,2}$")
_RECEIVES = pattern(r"(?i)\b(?:receiv|welcom|host|greet)(?:e|es|ed|ing|s)?\b")
_ON_HIS = pattern(r"(?i)^,? (?:on|during) (?:his|her|their) (?:[a-z-]+ ){0,4}$")
_DELEGATION_WHICH = pattern(
    r"\b[A-Z][a-z]+ (?:[A-Za-z-]+ ){0,4}(?:delegation|mission|team|group|guests|visitors|lawmakers|officials|officers|"
    r"legislators|diplomats|parliamentarians)(?: (?:from|of|led by|headed by) [^,;]{2,60})?,? (?:which|that|who) "
    r"(?:[^\s,;]+ ){0,12}$"
)
# "thanked the hosts for the welcome given to the Premier during his visit": the one just named
_GIVEN_TO = pattern(
    r"(?i)\b(?:given|accorded|extended|shown|offered|afforded|granted) to (?:the )?(?:[A-Z][\w-]+ ){0,2}$"
)
# "left for Lima, where his colleague has invited him for a visit": the journey there
_ASKED_THERE = pattern(
    r"(?i)^(?: (?:on |late |early |this |last )[^,;.]{2,30})?, where [^;.]{0,70}\b(?:"
    r"(?:has|had|have) invited (?:him|her|them)|(?:he|she|they) (?:has|had|have) been (?:invited|asked))\b [^;.]*$"
)
# "met President A on the first leg of his tour": of whoever meets
_LEG_OF_HIS = pattern(
    r"(?i)\bon the (?:first|second|third|fourth|last|final|next|opening|initial) (?:leg|stop|stage) of "
    r"(?:his|her|their) (?:[a-z-]+ ){0,4}$"
)
# "President A met the Premier on Tuesday, the second day of her visit": of the foreigner who meets
_DAY_OF_HIS = pattern(
    r"(?i)(?:\bon|\bat|\bin|,) the (?:(?:first|second|third|fourth|fifth|last|final|opening|closing) (?:full )?"
    r"(?:day|morning|evening|hours?)|start|end|close|beginning|outset) of (?:his|her|their) (?:[a-z-]+ ){0,4}$"
)
_REACH, _OWNER = 150, 40


def whose_stay(page: Page, clause: Clause) -> Travel | None:
    """The journey of "during his stay, the Omani guest met" and of "received Minister A on his trip to the city"."""
    return (
        _of_the_delegation(page, clause)
        or _of_the_subject(page, clause)
        or _of_the_received(page, clause)
        or _of_who_meets(page, clause)
        or _of_the_invited(page, clause)
    )


def _of_the_delegation(page: Page, clause: Clause) -> Travel | None:
    """The guests of "received an Omani delegation which arrived on Monday for a four-day visit"."""
    hit, start = clause.hit.span, max(clause.sentence.span.start, clause.hit.span.start - _REACH)
    told = _DELEGATION_WHICH.search(page.flat[start : hit.start])
    if told is None:
        return None
    at = start + told.start()
    sent = next((m for m in page.partners_in(Span(at, hit.start)) if m.form == "demonym"), None)
    if sent is None or sent.span.start - at > _OWNER:
        return None
    behind = Span(sent.span.end, clause.sentence.span.end)
    if any(page.side(one) == HOME for one in page.people_in(Span(sent.span.end, hit.start))):
        return None
    if any(place.code not in (page.home, sent.code) for place in page.places_in(behind)):
        return None
    if not sent.home:
        return Travel("partner", (), (), (sent.code,), False)
    hosts = [one for one in page.people_in(Span(clause.sentence.span.start, sent.span.start)) if page.side(one)]
    sides = {page.side(one) or "" for one in hosts}
    return Travel("home", (), tuple(hosts), (*sides,), False) if len(sides) == 1 and HOME not in sides else None


def _of_the_subject(page: Page, clause: Clause) -> Travel | None:
    hit, sentence = clause.hit.span, clause.sentence.span
    if not _DURING_HIS.search(behind_dateline(page, sentence.start, hit.start)):
        return None
    behind = next((m for m in page.partners_in(Span(hit.end, sentence.end)) if m.form == "demonym"), None)
    if behind is None or not _THE.search(page.flat[hit.end : behind.span.start]):
        return None
    if not _SUBJECT.search(page.flat[behind.span.end : behind.span.end + 20]):
        return None
    if any(place.code not in (page.home, behind.code) for place in page.places_in(Span(hit.end, behind.span.start))):
        return None
    found = cast(page, clause)
    if not behind.home:
        return Travel("partner", (), found.partner_people, (behind.code,), False)
    return Travel("home", found.home_people, (), found.partners, True) if len(found.partners) == 1 else None


def _of_the_received(page: Page, clause: Clause) -> Travel | None:
    hit, start = clause.hit.span, clause.sentence.span.start
    ahead = page.people_in(Span(max(start, hit.start - _REACH), hit.start))
    if not ahead or not _ON_HIS.search(page.flat[ahead[-1].span.end : hit.start]):
        return None
    guest = ahead[-1]
    if page.side(guest) == HOME:
        return _of_the_thanked(page, clause, guest)
    if page.side(guest) is None:
        return None
    if not _RECEIVED.search(page.flat[start : guest.span.start]):
        return None
    return Travel("partner", (), (guest,), (page.side(guest) or "",), False)


def _of_who_meets(page: Page, clause: Clause) -> Travel | None:
    """The journey of the first told of two in "met President A on the first leg of his tour"."""
    start, hit = clause.sentence.span.start, clause.hit.span
    before = page.flat[start : hit.start]
    leg = _LEG_OF_HIS.search(before)
    if not (leg or _DAY_OF_HIS.search(before)) or _RECEIVES.search(before):
        return None
    ahead = page.people_in(Span(start, hit.start))
    sides = ordered(page.side(person) or "" for person in ahead)
    if len(ahead) != 2 or len(sides) != 2 or "" in sides or HOME not in sides:
        return None
    home = [person for person in ahead if page.side(person) == HOME]
    foreign = [person for person in ahead if person not in home]
    if sides[0] != HOME:
        return Travel("partner", (), (*foreign,), (sides[0],), False)
    return Travel("home", (*home,), (*foreign,), (sides[1],), False) if leg else None


def _of_the_invited(page: Page, clause: Clause) -> Travel | None:
    """The journey of "His first stop is Lima, where the premier has invited him to pay a visit"."""
    hit, start = clause.hit.span, clause.sentence.span.start
    ahead = page.places_in(Span(start, hit.start))
    there = [place for place in ahead if _ASKED_THERE.search(page.flat[place.span.end : hit.start])]
    if not there or there[-1].code == page.home:
        return None
    before = page.people_in(Span(start, there[-1].span.start))
    going = tuple(one for one in before if page.side(one) == HOME)
    if any(page.side(one) != HOME for one in before):
        return None
    return Travel("home", going, (), (there[-1].code,), not going)


def _of_the_thanked(page: Page, clause: Clause, guest: PersonMention) -> Travel | None:
    """Home's leader's journey to the one land thanked for how it received him."""
    start = clause.sentence.span.start
    if not _GIVEN_TO.search(page.flat[start : guest.span.start]):
        return None
    lands = ordered(m.code for m in page.partners_in(clause.sentence.span) if not m.home and m.kind != "organisation")
    return Travel("home", (guest,), (), lands, False) if len(lands) == 1 else None
