"""Offices named in a text: title, what it is of, rank and channel, and the country that its words give."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import re2

from etl.model import Channel, Level, PartnerMention
from etl.recognise.institutions import institution, portfolio_channel, rank_in
from etl.recognise.names import organisation_kind, rows
from etl.recognise.person_names import name_words
from etl.recognise.scan import plain
from etl.recognise.titles import Title, title_hits

LONGEST_LEFT = 70
NEXT_WORD = 48
LINK_WORDS = frozenset({"the", "of", "for", "and"})
STANDS_ALONE = frozenset({"President", "General Secretary", "Speaker", "Secretary-General", "Secretary General"})
HOURS = frozenset({"PM", "FM", "CS", "MP"})
SURNAMES_TOO = frozenset({"King", "Queen", "Prince", "Pope", "Chancellor", "Speaker", "Amir", "Emir", "Sultan"})

_CONNECT = re2.compile(
    r"(?:,|'s?)? +(?:(?:of|for|on|in charge of|and|&|the|its|under|at) +){1,3}|(?:'s?|,)? +| *[-/&] *| +[-–] +"
)
_WORD = re2.compile(r"\p{L}[\p{L}'-]*")
_ACRONYM = re2.compile(r"\s*\([A-Z][\w-]+\)")
_POSTED = re2.compile(r"\s+(?:to|in)\s+(?:the\s+)?")
_JOIN = re2.compile(
    r"(?: ?, ?(?:and |who is also )?(?:also )?| and | cum | [–-] | ?/ ?| ?& ?| )(?:concurrently )?(?:the )?"
)
_FORMER = re2.compile(r"(?i)\b(?:former|late|ex|retired|then[- ]|predecessor)\s*-?\s*$")
_THEN = re2.compile(r"(?i)\bthen[- ]\s*$")
_NOT_OFFICE = re2.compile(
    r"'s?\s+(?:Office|Palace|House|Residence|Guard|Cup|Decision|Decree|wife|husband|spouse|son|daughter|assistant|"
    r"adviser|advisor)\b|\s+(?:Office|Palace|House|Assembly|Staff Headquarters|Department|Election|Elections|Cup|"
    r"Medal|Statistics|Motors|Electric|Assembly's|Confederation|Consulate|Corporation|Council of Europe)\b|-elect's\b"
)
_BODY = re2.compile(
    r"(?:\p{Lu}[\p{L}'-]+ (?:and |for |of )?){1,4}(?:Party|Association|Union|Group|Corporation|Company|University|Institute|"
    r"Foundation|Committee|Council|Club|Bank|Academy|Society|Federation|Center|Centre|Museum|Agency|Fund|Front|League|"
    r"Chamber|Authority|Network|Forum|Movement|Coalition|Alliance|Bloc)\b"
)
_OF_UNKNOWN = re2.compile(r" (?:of|at) (?:the )?\p{Lu}")
_HOUR = re2.compile(r"\d\s*$")


@dataclass(frozen=True, slots=True)
class Office:
    """One office, or several that one person holds.

    `lead` is where the words before it begin ("the Russian"), `start` where the office itself does, `end` where what
    it is of ends. `side` is a partner code or None, `posted` the country an envoy is accredited to. `sides` holds
    several codes where a plural names them ("the foreign ministers of Laos and Cambodia").
    """

    lead: int
    start: int
    end: int
    text: str
    level: Level
    channel: Channel
    side: str | None
    posted: str | None = None
    plural: bool = False
    generic: bool = False
    former: bool = False
    sides: tuple[str, ...] = ()
    title: int = 0


class _Page:
    """A plain text with its partner mentions, and what stands at an offset."""

    __slots__ = ("ends", "partners", "starts", "text", "titles")

    def __init__(self, text: str, partners: Sequence[PartnerMention]) -> None:
        self.text = text
        self.partners = partners
        self.starts = [mention.span.start for mention in partners]
        self.ends = [mention.span.end for mention in partners]
        self.titles: frozenset[int] = frozenset()

    def mention_at(self, at: int) -> PartnerMention | None:
        index = bisect_left(self.starts, at)
        return self.partners[index] if index < len(self.starts) and self.starts[index] == at else None

    def mention_before(self, at: int) -> PartnerMention | None:
        index = bisect_left(self.starts, at) - 1
        return self.partners[index] if index >= 0 and self.ends[index] <= at else None


@cache
def _office_words() -> frozenset[str]:
    return frozenset(word for row in rows("office_words.csv") for word in row["words"].split())


def offices(text: str, partners: Sequence[PartnerMention]) -> list[Office]:
    """Offices in order of position; `text` has plain apostrophes. Offices held together come as one."""
    page = _Page(text, partners)
    found: list[Office] = []
    every = list(title_hits(plain(text)))
    page.titles = frozenset(start for _, start, _ in every)
    hits = [hit for hit in every if not _is_something_else(page, *hit)]
    page.titles = frozenset(start for _, start, _ in hits)
    for title, start, end in hits:
        if found and start < found[-1].end:
            continue
        before = found[-1] if found else None
        floor = before.end if before else 0
        office = _ranked(page, title, _led(page, _completed(page, title, start, end), floor))
        gap = text[before.end : office.lead] if before else ""
        if before and not before.plural and not office.plural and len(gap) < 20 and _JOIN.fullmatch(gap):
            found[-1] = _held_together(text, before, office)
        else:
            found.append(office)
    return found


def _is_something_else(page: _Page, title: Title, start: int, end: int) -> bool:
    """An hour ("5 PM"), a palace ("the President's Palace"), an assembly ("General Assembly"), a surname ("King")."""
    text = page.text
    if _NOT_OFFICE.match(text[end : end + 30]) or text[end : end + 2] == " [":
        return True
    if text[start - 1 : start] == "-" and not text[max(0, start - 5) : start].lower().endswith(("ex-", "then-", "co-")):
        return True
    if title.text in HOURS and (_HOUR.search(text[max(0, start - 3) : start]) or text[end : end + 2].strip().isdigit()):
        return True
    if " " not in title.text and text[end : end + 1] == " " and (word := _WORD.match(text[end + 1 : end + NEXT_WORD])):
        if word.group()[0].isupper() and word.group().lower() in _office_words() and end + 1 not in page.titles:
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
        and not (mention and mention.span.end >= start - 3)
    )


def _completed(page: _Page, title: Title, start: int, end: int) -> Office:
    """The title with what it is of ("of the Lao National Assembly") and where the envoy is posted ("to Vietnam")."""
    codes: list[str] = []
    position = end
    while True:
        if "(" in page.text[position : position + 2] and (
            acronym := _ACRONYM.match(page.text[position : position + NEXT_WORD])
        ):
            position += acronym.end()
            continue
        step = _next_word(page, position, first=position == end, plural=title.plural)
        if not step:
            break
        position, code = step
        if code and code not in codes:
            codes.append(code)
    posted = None
    envoy = title.level is Level.AMBASSADOR or "onsul" in title.text or "epresentative" in title.text
    if (
        envoy
        and page.text[position : position + 4] in (" to ", " in ")
        and (to := _POSTED.match(page.text[position : position + NEXT_WORD]))
    ):
        mention = page.mention_at(position + to.end())
        if mention and mention.kind != "organ":
            posted, position = mention.code, mention.span.end
    side = codes[0] if codes else title.side or None
    sides = tuple(codes) if title.plural else ()
    return Office(
        start,
        start,
        position,
        "",
        title.level,
        title.channel,
        side,
        posted,
        title.plural,
        title.generic,
        False,
        sides,
        start,
    )


def _next_word(page: _Page, position: int, first: bool, plural: bool) -> tuple[int, str] | None:
    """End of the next word that belongs to the office, and the partner code that it names, or None."""
    window = page.text[position : position + NEXT_WORD]
    link = _CONNECT.match(window)
    if not link:
        return None
    at = position + link.end()
    mention = page.mention_at(at)
    linked = link.group().strip() not in ("", ",") or page.text[position - 3 : position] in (" of", "for")
    if mention:
        if not (linked or mention.kind in ("organisation", "organ") or not first):
            return None
        if mention.form == "place" and not linked:
            return None
        if link.group().strip() in (",", "and") and not plural and mention.kind not in ("organisation", "organ"):
            return None
        return mention.span.end, mention.code
    if at in page.titles:
        return None
    if linked and (body := _BODY.match(page.text[at : at + 2 * NEXT_WORD])):
        return at + body.end(), ""
    word = _WORD.match(window[link.end() :])
    if not word or word.group().lower().removesuffix("'s") not in _office_words():
        return None
    if first and not linked and not (link.group().strip() == "," and _listed(page, at + word.end())):
        return None
    if link.group().strip() == "," and not _listed(page, at + word.end()):
        return None
    return at + word.end(), ""


def _listed(page: _Page, at: int) -> bool:
    """Whether after a comma the list of a ministry's subjects goes on: "Labour, Invalids and Social Affairs"."""
    rest = page.text[at : at + 24]
    return (
        rest.startswith((" and ", ", ")) or (rest.split(" ")[1:2] != [] and rest.split(" ")[1].lower() in _office_words())
    )


def _led(page: _Page, office: Office, floor: int) -> Office:
    """The office with the words before it: "Industry and Trade" Minister, "Russian" President, "Vietnam's" PM."""
    start = office.start
    while True:
        window = page.text[max(floor, start - LONGEST_LEFT) : start]
        if not window.endswith(" ") or not window.strip():
            break
        head, _, word = window[:-1].rpartition(" ")
        if "\n" in word:
            break
        bare = word.rstrip(",")
        joins = bare in ("and", "&")
        if joins and head.rpartition(" ")[2].lower() not in _office_words():
            break
        if not joins and (bare.lower() not in _office_words() or not (bare[:1].isupper() or office.plural)):
            break
        if bare.lower() in LINK_WORDS and not joins:
            break
        if page.mention_before(start) and page.mention_before(start).span.end >= start - 1:  # type: ignore[union-attr]
            break
        start -= len(word) + 1
    while page.text[start : start + 4] in ("and ", "of t", "the "):
        start = page.text.index(" ", start) + 1
    former = _FORMER.search(page.text[max(0, start - 14) : start])
    lead = max(0, start - 14) + former.start() if former else start
    lead = _skip_adjectives(page.text, lead)
    office = replace(
        office, start=start, lead=lead, former=bool(former) and not _THEN.search(page.text[max(0, start - 8) : start])
    )
    before = page.mention_before(lead)
    if before and before.form != "place" and page.text[before.span.end : lead] in (" ", "'s ", "' ", "-", "'s new "):
        sides = office.sides
        if office.plural:
            sides = _listed_before(page, before)
        return replace(office, lead=before.span.start, side=before.code, sides=sides)
    return office


_ADJECTIVES = re2.compile(
    r"(?:\b(?:new|newly[- ]elected|newly[- ]appointed|visiting|incoming|outgoing|current|acting|incumbent|then|"
    r"senior|top|young|long-serving|recently appointed|re-elected|interim|caretaker|side's|former|New|Visiting|"
    r"Acting|female|veteran)\s+)+$"
)


def _skip_adjectives(text: str, lead: int) -> int:
    if found := _ADJECTIVES.search(text[max(0, lead - 40) : lead]):
        return max(0, lead - 40) + found.start()
    return lead


def _listed_before(page: _Page, last: PartnerMention) -> tuple[str, ...]:
    """Codes of a list that ends before a plural: "Vietnamese, Chinese PMs", "the Lao and Cambodian ambassadors"."""
    codes = [last.code]
    while True:
        before = page.mention_before(last.span.start)
        if not before or page.text[before.span.end : last.span.start].strip(" ") not in (
            ",",
            "and",
            ", and",
            "&",
            "-",
            "–",
        ):
            return tuple(reversed(codes))
        codes.append(before.code)
        last = before


def _ranked(page: _Page, title: Title, office: Office) -> Office:
    """Level and channel: by the institution for generic titles, by portfolio for ministers."""
    words = page.text[office.lead : office.end]
    text = page.text[office.start : office.end]
    office = replace(office, text=text)
    if office.former:
        return replace(office, level=Level.OTHER, text=page.text[office.lead : office.end].strip())
    if title.generic:
        organisation, kind = _organisation(page, office)
        left, right = words[: office.title - office.lead], words[office.title - office.lead + len(title.text) :]
        found = institution(left.strip(), right.removeprefix(" of").removeprefix(" the").strip(), organisation, kind)
        if found:
            return replace(office, level=rank_in(found, title.text), channel=found.channel)
        if _of_a_company(page, title, office):
            return replace(office, level=Level.OTHER, channel=Channel.ECONOMIC)
    elif title.channel == Channel.GOVERNMENT and title.level in (Level.MINISTER, Level.DEPUTY_MINISTER):
        return replace(office, channel=portfolio_channel(text, title.channel))
    return office


def _of_a_company(page: _Page, title: Title, office: Office) -> bool:
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


def _organisation(page: _Page, office: Office) -> tuple[str, str]:
    """Name and kind of the first known organisation among the words of an office, or empty strings."""
    index = bisect_left(page.starts, office.lead)
    while index < len(page.starts) and page.starts[index] < office.end:
        name = page.partners[index].span.of(page.text)
        if kind := organisation_kind(name):
            return name, kind
        index += 1
    return "", ""


def _held_together(text: str, first: Office, second: Office) -> Office:
    """Several offices of one person: the highest rank counts, with its channel; a state office outranks a party one."""
    higher = min(first, second, key=lambda office: office.level.rank)
    channel = higher.channel
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
