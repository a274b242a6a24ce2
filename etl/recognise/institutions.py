"""Rank by institution: the president of a state, of a parliament and of a friendship union are three ranks apart."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import re2

from etl.errors import SeedError
from etl.model import Channel, Level
from etl.patterns import Pattern
from etl.recognise.names import rows

DISTINCT = 50_000
SECRETARY = Pattern(r"(?i)\b(?:secretary|secretary[ -]general|general secretary)$")
OF_MINISTRY = Pattern(r"(?i)\bministry\b")
SECRETARIES = {False: (Channel.PARTY, Channel.PARLIAMENT), True: (Channel.PARLIAMENT,)}
LINK = Pattern(r" (?:of|for|on|under|in charge of) ")
DEPUTY = Pattern(r"(?i)\b(?:vice|deputy|assistant)\b")
DEFENCE = Pattern(r"(?i)\b(?:defen[cs]e|public security|military|army|police|interior|homeland)\b")
# a foreign minister who is also for trade acts for the government
FOREIGN = Pattern(r"(?i)\b(?:foreign|external) (?:affairs|relations)\b|\bforeign minister\b")
ECONOMIC = Pattern(r"(?i)\b(?:trade|commerce|industry|econom\w*|investment|finance|treasury)\b")
PARTY = Pattern(r"(?i)^assistant minister of .*\b(?:party|central committee)\b")


@dataclass(frozen=True, slots=True)
class Institution:
    """What heads and deputies of an institution rank as, and the channel they act in."""

    head: Level
    deputy: Level
    channel: Channel


@cache
def _table() -> dict[str, Institution]:
    table = {}
    for number, row in enumerate(rows("institutions.csv"), start=2):
        try:
            table[row["phrase"]] = Institution(Level(row["head"]), Level(row["deputy"]), Channel(row["channel"]))
        except ValueError as error:
            raise SeedError(f"institutions.csv line {number}: {error}") from error
    return table


@cache
def _phrases() -> Any:
    phrases = sorted((phrase for phrase in _table() if ":" not in phrase), key=len, reverse=True)
    return Pattern(r"(?i)\b(" + "|".join(re2.escape(phrase) for phrase in phrases) + r")\b")


@cache
def _by_lower() -> dict[str, Institution]:
    return {phrase.lower(): institution for phrase, institution in _table().items()}


# "head of the Japanese parliamentary delegation" travels with it, the head of an EU delegation resides
_TRAVELLING = ("delegation", "mission")


@lru_cache(maxsize=DISTINCT)
def institution(left: str, right: str, organisation: str, kind: str) -> Institution | None:
    """The institution that a title stands with: the words `left` of it and those `right` of it ("of the ...").

    `organisation` is a known organisation named among them, of that `kind`. The head noun decides: the last phrase
    before a further "of" ("the Party Central Committee's Commission" is a commission, "the International Department
    of the CPC" a department). A phrase inside the organisation's own name leaves the decision to its kind.
    """
    link = LINK.search(right)
    nearest = right[: link.start()] if link else right
    for words in (right if _holds_of(right) else nearest, left, right):
        told = [match.group(1) for match in _phrases().finditer(words)]
        found = [phrase.lower() for phrase in told if organisation or phrase not in _TRAVELLING]
        if found and not (organisation and found[-1] in organisation.lower()):
            return _of_parliament(left, right, found[-1]) or _by_lower()[_whose(found)]
        if organisation and organisation in words:
            return _table().get(f"kind:{kind}")
    return None


def _whose(found: list[str]) -> str:
    """The last phrase; of a front's or a union's Central Committee the front or the union itself."""
    return found[-2] if found[-1] == "central committee" and len(found) > 1 else found[-1]


def _of_parliament(left: str, right: str, phrase: str) -> Institution | None:
    """A committee of a parliament, whatever it is for."""
    if not phrase.endswith(("committee", "council", "board")) or phrase == "standing committee":
        return None
    if _by_lower()[phrase].channel is Channel.PARLIAMENT and phrase.endswith("council"):
        return None
    channels = {_by_lower()[match.group(1).lower()].channel for match in _phrases().finditer(f"{left} {right}")}
    return Institution(Level.OTHER, Level.OTHER, Channel.PARLIAMENT) if Channel.PARLIAMENT in channels else None


def _holds_of(words: str) -> bool:
    """Whether the words open with a phrase that has an "of" of its own: "Office of the President"."""
    first = _phrases().search(words)
    return bool(first) and bool(LINK.search(first.group(1)))


def is_ministry_secretary(title: str, words: str) -> bool:
    """Whether a secretary-general is the first official of a ministry, who ranks below its minister."""
    return SECRETARY.search(title) is not None and OF_MINISTRY.search(words) is not None


def rank_in(institution: Institution, title: str) -> Level:
    """Rank of a title within an institution; a secretary of a party or of a parliament does not lead it."""
    deputy = bool(DEPUTY.search(title))
    if (
        institution.head is Level.LEADER
        and SECRETARY.search(title)
        and institution.channel in SECRETARIES[title.count(" ") > 0]
    ):
        return Level.DEPUTY_MINISTER if deputy else Level.MINISTER
    return institution.deputy if deputy else institution.head


@lru_cache(maxsize=DISTINCT)
def portfolio_channel(words: str, default: Channel) -> Channel:
    """The channel of a minister by portfolio: defence and security, trade and economy, a party's, else `default`."""
    if PARTY.search(words):
        return Channel.PARTY
    if DEFENCE.search(words):
        return Channel.DEFENCE_SECURITY
    if ECONOMIC.search(words) and not FOREIGN.search(words):
        return Channel.ECONOMIC
    return default
