"""Offices named in a text: title, what it is of, rank and channel, and the country that its words give."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from etl.model import Channel, Level, PartnerMention
from etl.recognise.drafts import COUNTRY_KINDS
from etl.recognise.institutions import institution, is_ministry_secretary, portfolio_channel, rank_in
from etl.recognise.led import led
from etl.recognise.names import organisation_kind, rows
from etl.recognise.person_names import name_words
from etl.recognise.reach import Office, OfficePage, completed, office_words
from etl.recognise.scan import plain
from etl.recognise.titles import Title, spelled, title_hits

NEXT_WORD = 48
LONGEST_JOINT = 20
STANDS_ALONE = frozenset({"President", "General Secretary", "Speaker", "Secretary-General", "Secretary General"})
HOURS = frozenset({"PM", "FM", "CS", "MP", "PCS", "NSA", "MoS"})
SURNAMES_TOO = frozenset({"King", "Queen", "Prince", "Pope", "Chancellor", "Speaker", "Amir", "Emir", "Sultan"})

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*")
_JOIN = re.compile(
    r"(?: ?, ?(?:and |who is also )?(?:also )?| and | cum | [–-] | ?/ ?| ?& ?| )(?:concurrently )?(?:the )?"
)
# "the Secretary and the Minister" are two people
_TWO_ARTICLES = " and the "
_NOT_OFFICE = re.compile(
    r"'s?\s+(?:Office|Palace|House|Residence|Guard|Cup|Decision|Decree|wife|husband|spouse|son|daughter|assistant|"
    r"aides?|"
    r"envoys?|"
    r"(?:special |personal |chief |national security |foreign policy )+(?:envoy|representative|adviser|advisor|aide)s?|"
    r"spokes\w+|brother|sister|emissar\w+|inner circle|administration|"
    r"adviser|advisor)\b|s?'\s+(?:[Mm]eeting|[Rr]etreat|[Ss]ummit|[Cc]onference)s?\b|\s(?:Meeting|Retreat|Summit|"
    r"Conference)s?\b|"
    r"\s+(?:Office|Palace|House|Assembly|Staff Headquarters|Department|Election|Elections|Cup|"
    r"Medal|Statistics|Motors|Electric|Assembly's|Confederation|Consulate|Corporation|Council of Europe|Street|"
    r"Road|Avenue|Boulevard|Hotel|Bridge|Hospital|College|Square|Park(?! [A-Z]))\b|"
    r"-(?:elect's|[a-z]+ level|level|led)\b"
)
_OF_UNKNOWN = re.compile(r" (?:of|at) (?:the )?[^\W\d_a-z]")
_SOCIETIES = frozenset({Channel.PEOPLE_TO_PEOPLE, Channel.ECONOMIC})
_BODY_LED_BY = re.compile(
    r"\b(?:of|from) (?:the )?([A-Z][^,;.\n]{5,90}?)(?: \([A-Z]+\))?,? (?:led|headed|represented) by (?:its )?$"
)
# "a delegation of the Omani parliament led by its speaker", "Peru's delegation, headed by its minister"
_ITS_OWN = re.compile(
    r"(?:(?! (?:with|had|has|at|to|met|received|and) )[^,;.\n]){0,80},? (?:led|headed|represented) by its "
)
_OF_FRIENDS = re.compile(r"(?i)\b(?:friendship|peace|solidarity|association|union|front|federation|youth|red cross)\b")
_SOCIETY = re.compile(
    r"\b(?:Union|Federation|Association|Society|Group|Alliance|Confederation|League|Friendship)\b[^.;\n]{0,30}$"
)
_AUDIT = re.compile(r"\bAudit\b[^.;\n]{0,40}$")
_LETTERS = re.compile(r"\b([A-Z]{3,8}) $")
_COLLECTIVE = frozenset({"leader", "leaders"})
_LOCAL = re.compile(r"\b(?:provincial|municipal|prefectural|city's|province's) $")
_TOWNS = re.compile(r"(?: [Cc]ity| [Pp]rovince)?(?:['’]s)?(?: municipal| provincial| city)? ")
_HOLDER = re.compile(r"\b([A-Z][\w'.-]* (?:[\w'.-]+ )?[A-Z][\w'-]+), $")
# "the Council of Heads of State": a body and no people
_BODY_OF = re.compile(r"\b(?:Council|Assembly|Conference) of (?:the )?$")
_HOUR = re.compile(r"\d\s*$")
_LEAVE_OF = re.compile(
    r"\b(?:(?:approval|permission|consent|direction|assignment|instructions?|request|authori[sz]ation) (?:of|from|by)|"
    r"(?:assigned|authori[sz]ed|entrusted|mandated|delegated|instructed|tasked) by) (?:the )?$"
)
_BELOW_LEADERS = frozenset({Level.MINISTER, Level.DEPUTY_MINISTER, Level.AMBASSADOR})
_ABOVE_ENVOYS = frozenset({Level.DEPUTY_LEADER, Level.MINISTER, Level.DEPUTY_MINISTER})
_A_LEADER = re.compile(r"resident|\bPM\b|Prime Minister|General Secretary|Party [Cc]hief|Chair(?:man|woman)|Premier")
_GOVERNS = re.compile(r"^(?!Deputy|Vice|First Deputy)(?:.* )?(?:PM\b|Prime Minister|Premier|Chancellor)")
_REIGNS = re.compile(r"(?<!Vice )(?<!Vice-)President|\bKing\b|Queen|Emir|Sultan|Speaker|Chair(?:man|woman) of|NA Chair")


def offices(text: str, partners: Sequence[PartnerMention]) -> list[Office]:
    """Offices in order of position; `text` has plain apostrophes. Offices held together come as one."""
    page = OfficePage(text, partners)
    found: list[Office] = []
    every = [_short_of_a_name(page, *hit) for hit in title_hits(plain(text))]
    page.titles = frozenset(start for _, start, _ in every)
    hits = [hit for hit in every if not _is_something_else(page, *hit)]
    page.titles = frozenset(start for _, start, _ in hits)
    for title, start, end in hits:
        if found and start < found[-1].end:
            continue
        before = found[-1] if found else None
        floor = before.end if before else 0
        office = _ranked(page, title, _of_its_land(page, led(page, completed(page, title, start, end), floor)))
        gap = text[before.end : office.lead] if before else ""
        one = before and not before.plural and not office.plural and len(gap) < LONGEST_JOINT and _JOIN.fullmatch(gap)
        apart = before and (
            gap == _TWO_ARTICLES
            or (gap == " and " and before.text.endswith(office.text))
            or _run_together(page, before, office, gap)
            or _of_two_people(page, before, office)
            or _follows_its_name(page, before, gap)
            or _of_the_guest(text, before, office, gap)
        )
        if before and one and not apart:
            found[-1] = _held_together(text, before, office)
        else:
            found.append(office)
    return found


def _of_the_guest(text: str, before: Office, office: Office, gap: str) -> bool:
    """Whether a comma parts the guest from the subject: "At the meeting with the Thai diplomat, Minister A said"."""
    return gap.startswith(",") and text[: before.end].endswith("diplomat") and text[office.lead].isupper()


def _short_of_a_name(page: OfficePage, title: Title, start: int, end: int) -> tuple[Title, int, int]:
    """The title up to the name of a country that it runs into: "President of the / Republic of Korea"."""
    within = page.mention_over(end)
    head = page.text[start:end].split(" of ")[0]
    if within is None or within.span.start <= start or head not in spelled():
        return title, start, end
    return spelled()[head], start, start + len(head)


def _is_something_else(page: OfficePage, title: Title, start: int, end: int) -> bool:
    """An hour ("5 PM"), a palace ("the President's Palace"), "at the head of the party", a surname ("King")."""
    text = page.text
    if _NOT_OFFICE.match(text[end : end + 30]) or text[end : end + 2] == " [":
        return True
    if _BODY_OF.search(text[max(0, start - 20) : start]):
        return True
    if text.startswith("head of ", start) and text[max(0, start - 7) : start] == "at the ":
        return True
    joined = text[start - 1 : start] == "-" and text[max(0, start - 2) : start - 1].isalnum()
    if joined and not text[max(0, start - 5) : start].lower().endswith(("ex-", "then-", "co-")):
        return True
    if title.text in HOURS and (_HOUR.search(text[max(0, start - 3) : start]) or text[end : end + 2].strip().isdigit()):
        return True
    if " " not in title.text and text[end : end + 1] == " " and end + 1 not in page.titles:
        following = _WORD.match(text[end + 1 : end + NEXT_WORD])
        if following and following.group()[0].isupper() and following.group().lower() in office_words():
            return True
    if title.text not in SURNAMES_TOO:
        return False
    before = text[max(0, start - 24) : start].rsplit(None, 1)
    mention = page.mention_before(start)
    return bool(
        before
        and text[start - 1 : start] == " "
        and before[-1][:1].isupper()
        and before[-1][-1].isalpha()
        and before[-1] not in ("The", "His", "Her")
        and not before[-1].endswith("ing")
        and not (mention and mention.span.end >= start - 3)
    )


def _ranked(page: OfficePage, title: Title, office: Office) -> Office:
    """Level and channel: by the institution for generic titles, by portfolio for ministers."""
    office.text = page.text[office.start : office.end]
    if office.former:
        office.level, office.text = Level.OTHER, page.text[office.lead : office.end].strip()
    elif title.channel is Channel.PARTY and (_in_a_town(page, title, office) or _of_a_town(page, office)):
        office.level = Level.OTHER
    elif title.generic:
        _rank_by_institution(page, title, office)
    elif title.channel is Channel.GOVERNMENT and title.level in (Level.MINISTER, Level.DEPUTY_MINISTER):
        office.channel = portfolio_channel(office.text, title.channel)
    return office


def _in_a_town(page: OfficePage, title: Title, office: Office) -> bool:
    """Whether he leads a town: "Hai Phong's Party chief"; that of the country is "Vietnam's Party chief"."""
    if _LOCAL.search(page.text[max(0, office.title - 16) : office.title]):
        return True
    town = page.mention_before(office.title)
    if town is None or not _TOWNS.fullmatch(page.text[town.span.end : office.title]):
        return False
    of_party = title.channel is Channel.PARTY and page.text[town.span.end] == " "
    return town.form == "place" or (of_party and town.span.of(page.text) in _capitals())


def _rank_by_institution(page: OfficePage, title: Title, office: Office) -> None:
    if (body := _its_body(page, office)) is not None:
        _rank_in_its_body(title, office, body)
        return
    organisation, kind = _organisation(page, office)
    left = page.text[office.lead : office.title].strip()
    right = page.text[office.title + len(title.text) : office.end].removeprefix(" of").removeprefix(" the").strip()
    if is_ministry_secretary(title.text, right):
        office.level, office.channel = Level.DEPUTY_MINISTER, portfolio_channel(right, Channel.GOVERNMENT)
    elif found := institution(left, right, organisation, kind):
        office.level, office.channel = rank_in(found, title.text), found.channel
    elif (body := _spelled_out(page, office)) is not None:
        _rank_in_its_body(title, office, body)
    elif _of_a_company(page, title, office):
        office.level, office.channel = Level.OTHER, Channel.ECONOMIC
    elif title.text.lower() in _COLLECTIVE and "ministry" in office.text.lower():
        office.level, office.channel = Level.MINISTER, portfolio_channel(office.text, Channel.GOVERNMENT)
    elif title.text.lower() in _COLLECTIVE and (_of_a_town(page, office) or _in_a_town(page, title, office)):
        office.level, office.channel = Level.OTHER, Channel.GOVERNMENT


def _of_its_land(page: OfficePage, office: Office) -> Office:
    """The office with the side of the delegation that it leads: "an Omani delegation led by its minister"."""
    if office.side is not None or page.text[max(0, office.lead - 4) : office.lead] != "its ":
        return office
    land = page.mention_before(office.lead)
    if land is None or not _ITS_OWN.fullmatch(page.text[land.span.end : office.lead]):
        return office
    of_it = page.text[: land.span.start].endswith((" of ", " from ", " of the ", " from the "))
    if of_it or land.form == "demonym" or page.text[land.span.end :].startswith("'s "):
        office.side = land.code
    return office


def _its_body(page: OfficePage, office: Office) -> str | None:
    """The body whose head is told as its own: "a delegation of the Peace Committee led by its chairman"."""
    own = page.text[max(0, office.lead - 4) : office.lead] == "its "
    if not own and (page.text[max(0, office.lead - 4) : office.lead] != " by " or office.text not in STANDS_ALONE):
        return None
    found = _BODY_LED_BY.search(page.text[max(0, office.lead - 160) : office.lead])
    return found[1] if found and (own or _SOCIETY.search(found[1])) else None


def _spelled_out(page: OfficePage, office: Office) -> str | None:
    """The union or society whose letters stand before a title: "VWU President" where the page has the "(VWU)"."""
    letters = _LETTERS.search(page.text[max(0, office.lead - 10) : office.lead])
    at = page.text.find(f"({letters[1]})") if letters else -1
    body = page.text[max(0, at - 80) : max(0, at)]
    return body if _SOCIETY.search(body) or _AUDIT.search(body) else None


def _rank_in_its_body(title: Title, office: Office, body: str) -> None:
    found = institution("", body, "", "")
    if found:
        office.level, office.channel = rank_in(found, title.text), found.channel
    else:
        friends = _OF_FRIENDS.search(body) is not None
        office.level, office.channel = Level.OTHER, Channel.PEOPLE_TO_PEOPLE if friends else Channel.GOVERNMENT


def _of_a_town(page: OfficePage, office: Office) -> bool:
    """Whether those are the leaders of a place that stands for no government: "leaders of Kobe"."""
    mention = page.mention_at(page.text.find(" of ", office.title, office.end) + len(" of "))
    if mention is None or mention.form != "place":
        return False
    return mention.home or mention.span.of(page.text) not in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("partner_names.csv") if row["form"] == "capital")


def _of_a_company(page: OfficePage, title: Title, office: Office) -> bool:
    """Whether an unknown body stands before or after a generic title: "Google Vice President", "President of Acme"."""
    if _OF_UNKNOWN.match(page.text[office.end : office.end + 16]):
        return True
    before = page.text[max(0, office.lead - 24) : office.lead].rsplit(" ", 2)
    word = before[-2] if len(before) > 1 and before[-1] == "" else ""
    known = page.mention_before(office.lead)
    return (
        title.text not in STANDS_ALONE
        and word[:1].isupper()
        and word.isalpha()
        and word not in name_words("stop")
        and not (known and known.span.end >= office.lead - 3)
    )


def _organisation(page: OfficePage, office: Office) -> tuple[str, str]:
    """Name and kind of the first known organisation among the words of an office, or empty strings."""
    index = bisect_left(page.starts, office.lead)
    while index < len(page.starts) and page.starts[index] < office.end:
        name = page.partners[index].span.of(page.text)
        if kind := organisation_kind(name):
            return name, kind
        index += 1
    return "", ""


def _follows_its_name(page: OfficePage, office: Office, gap: str) -> bool:
    """Whether an office stands behind its holder: "of Ana Lima, Foreign Minister of Peru, President B. Soto went"."""
    name = _HOLDER.search(page.text[max(0, office.lead - 60) : office.lead])
    if name is None or "," not in gap:
        return False
    known = page.mention_before(office.lead)
    words = name[1].split()
    return not (
        (known and known.span.end >= office.lead - 2)
        or any(word in name_words("stop") or word.lower() in office_words() for word in words)
    )


def _run_together(page: OfficePage, first: Office, second: Office, gap: str) -> bool:
    """Whether another's office opens what follows: "met UN Chief President A", "Receiving the Omani envoy, PM A said".

    So too behind who only allowed it: "With the approval of the President, Minister A left".
    """
    if gap == ", " and _LEAVE_OF.search(page.text[max(0, first.lead - 32) : first.lead]):
        return True
    if not first.side or second.side is not None:
        return False
    if second.level is not Level.LEADER:
        return gap == ", " and first.level is Level.AMBASSADOR and second.level in _ABOVE_ENVOYS
    if gap == ", " and _heads_of_two_kinds(first, second):
        return True
    return gap == " " or (gap == ", " and first.level in _BELOW_LEADERS and _A_LEADER.search(second.text) is not None)


def _heads_of_two_kinds(first: Office, second: Office) -> bool:
    """Whether one heads a government and the other a state or parliament, which nobody does at once."""
    governs = [_GOVERNS.search(office.text) is not None for office in (first, second)]
    reigns = [_REIGNS.search(office.text) is not None for office in (first, second)]
    return governs[0] != governs[1] and reigns[0] != reigns[1] and governs[0] != reigns[0]


def _of_two_people(page: OfficePage, first: Office, second: Office) -> bool:
    """Whether each office names a country of its own: "the Prime Minister of India and Afghan President A. Khan"."""
    one, two = _state_of(page, first), _state_of(page, second)
    after_the = page.text[max(0, first.lead - 4) : first.lead].lower() == "the "
    if first.side and second.side and first.side != second.side and not (one or two):
        return True
    return bool(two) and one != two and (bool(one) or (after_the and " of " not in first.text))


def _state_of(page: OfficePage, office: Office) -> str | None:
    mention = page.mention_before(office.start)
    leads = mention and mention.span.end >= office.start - 3 and mention.kind in COUNTRY_KINDS
    side = office.side or (mention.code if mention and leads else None)
    return side if side and side.isalpha() and len(side) == 3 else None


def _of_the_same_society(first: Office, second: Office) -> bool:
    """Whether the first title leans on the body of the second: "Vice President and Secretary General of the Union"."""
    bare = first.generic and first.end - first.title <= len(first.text) and " of " not in first.text
    return bare and second.level is Level.OTHER and second.channel in _SOCIETIES and second.title < second.end - 20


def _held_together(text: str, first: Office, second: Office) -> Office:
    """Several offices of one person: the highest rank counts, with its channel; a seat in a body gives none.

    A state office outranks a party one.
    """
    held = (second,) if _of_the_same_society(first, second) else (first, second)
    higher = min(held, key=lambda office: office.level.rank)
    offices = [office for office in held if not office.text.lower().endswith("member")] or [higher]
    channel = min(offices, key=lambda office: office.level.rank).channel
    if first.level == second.level == Level.LEADER and Channel.STATE in (first.channel, second.channel):
        channel = Channel.STATE
    return Office(
        first.lead,
        first.start,
        second.end,
        text[first.start : second.end],
        higher.level,
        channel,
        first.side or second.side,
        first.posted or second.posted,
        False,
        first.generic and second.generic,
        first.former and second.former,
    )
