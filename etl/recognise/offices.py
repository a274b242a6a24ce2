"""Offices named in a text: title, what it is of, rank and channel, and the country its words give."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import re2

from etl.errors import SeedError
from etl.model import Channel, Level, PartnerMention
from etl.recognise.names import rows
from etl.recognise.scan import Scanner

LOWERCASE_TOO = 2


@dataclass(frozen=True, slots=True)
class Title:
    """A row of titles.csv; `side` is the country or organisation that alone uses the title, or empty."""

    text: str
    level: Level
    channel: Channel
    side: str


@dataclass(frozen=True, slots=True)
class Office:
    """One office or several held together, from the first title word to the end of what it is of.

    `side` is a partner code, HOME is not yet known here; `posted` is the country an envoy is accredited to.
    """

    start: int
    end: int
    text: str
    level: Level
    channel: Channel
    side: str | None
    posted: str | None = None
    lead: int = 0


@cache
def titles() -> tuple[Title, ...]:
    """The rows of titles.csv; raises SeedError on a level or channel outside the model."""
    table = []
    for number, row in enumerate(rows("titles.csv"), start=2):
        try:
            table.append(Title(row["title"], Level(row["level"]), Channel(row["channel"]), row["side"]))
        except ValueError as error:
            raise SeedError(f"titles.csv line {number}: {error}") from error
    return tuple(table)


@cache
def _spelled() -> tuple[tuple[Title, ...], tuple[str, ...]]:
    spelled: dict[str, Title] = {}
    for title in titles():
        spelled.setdefault(title.text, title)
    for title in titles():
        if " " in title.text or title.text in ("President", "Minister", "Premier"):
            spelled.setdefault(title.text.lower(), title)
        spelled.setdefault(title.text.upper(), title)
    return tuple(spelled.values()), tuple(spelled)


@cache
def _scanner() -> Scanner:
    return Scanner(_spelled()[1])


@cache
def _office_words() -> frozenset[str]:
    return frozenset(word for row in rows("office_words.csv") for word in row["words"].split())


_CONNECT = re2.compile(r"(?:\s+(?:of|for|on|in charge of|and|&)|,|'s?)?\s+(?:(?:of|for|on|the|and|its)\s+)*")
_WORD = re2.compile(r"[\p{L}][\p{L}'-]*")
_ACRONYM = re2.compile(r"\s*\([A-Z][\w-]+\)")
_TO = re2.compile(r"\s+(?:to|in)\s+(?:the\s+)?")
_JOIN = re2.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+cum\s+|\s*/\s*|\s+)(?:concurrently\s+)?(?:the\s+)?$")


def offices(text: str, partners: Sequence[PartnerMention]) -> list[Office]:
    """Offices in order of position; `text` is plain."""
    starts = [mention.span.start for mention in partners]
    found: list[Office] = []
    for title, start, end in _titles(text):
        if found and start < found[-1].end:
            continue
        office = _qualified(text, _completed(text, title, start, end, partners, starts), partners, starts)
        if found and _JOIN.fullmatch(text[found[-1].end : office.lead]) and len(text[found[-1].end : office.lead]) < 12:
            found[-1] = _held_together(text, found[-1], office)
        else:
            found.append(office)
    return found


def _titles(text: str) -> Iterator[tuple[Title, int, int]]:
    table = _spelled()[0]
    for index, start, end in _scanner().hits(text):
        yield table[index], start, end


def _completed(
    text: str, title: Title, start: int, end: int, partners: Sequence[PartnerMention], starts: list[int]
) -> Office:
    """The title with what it is of ("of the Lao National Assembly") and where the envoy is posted ("to Vietnam")."""
    side, posted, position = title.side or None, None, end
    while True:
        if acronym := _ACRONYM.match(text, position):
            position = acronym.end()
            continue
        link = _CONNECT.match(text, position)
        if not link:
            break
        at = link.end()
        mention = _mention_at(at, partners, starts)
        if mention:
            side = side or mention.code
            position = mention.span.end
            continue
        word = _WORD.match(text, at)
        if not word or word.group().lower() not in _office_words():
            break
        position = word.end()
    if to := _TO.match(text, position):
        mention = _mention_at(to.end(), partners, starts)
        if mention:
            posted, position = mention.code, mention.span.end
    return Office(start, position, text[start:position], title.level, title.channel, side, posted, start)


def _qualified(text: str, office: Office, partners: Sequence[PartnerMention], starts: list[int]) -> Office:
    """The office with the words before it: "Industry and Trade" Minister, "Russian" President, "Vietnam's" PM."""
    lead = office.lead
    words = text[max(0, lead - 60) : lead].split(" ")
    while len(words) > 1 and words[-1] == "" and len(words) > 2:
        word = words[-2]
        if word.lower().strip(",") not in _office_words() or not (word[0].isupper() or word in ("and", "&")):
            break
        lead -= len(word) + 1
        words = [*words[:-2], ""]
    index = bisect_left(starts, lead) - 1
    if index >= 0 and text[partners[index].span.end : lead] in (" ", "'s ", "' ", "s' ", "-"):
        before = partners[index]
        return replace(
            office, start=lead, lead=before.span.start, side=_owner(office, before), text=text[lead : office.end]
        )
    return replace(office, start=lead, lead=lead, text=text[lead : office.end])


def _owner(office: Office, before: PartnerMention) -> str | None:
    return before.code if before.form != "place" else office.side


def _held_together(text: str, first: Office, second: Office) -> Office:
    """Several offices of one person: the highest rank counts, with its channel."""
    higher = min(first, second, key=lambda office: office.level.rank)
    return Office(
        first.start,
        second.end,
        text[first.start : second.end],
        higher.level,
        higher.channel,
        first.side or second.side,
        first.posted or second.posted,
        first.lead,
    )


def _mention_at(at: int, partners: Sequence[PartnerMention], starts: list[int]) -> PartnerMention | None:
    index = bisect_left(starts, at)
    return partners[index] if index < len(starts) and starts[index] == at else None
