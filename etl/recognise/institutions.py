"""Rank by institution: the president of a state, of a parliament and of a friendship union are three ranks apart."""

from dataclasses import dataclass
from functools import cache

import re2

from etl.errors import SeedError
from etl.model import Channel, Level
from etl.recognise.names import rows

DEPUTY = re2.compile(r"(?i)\b(?:vice|deputy|assistant)\b")
DEFENCE = re2.compile(r"(?i)\b(?:defen[cs]e|public security|military|army|police|interior|homeland)\b")
ECONOMIC = re2.compile(r"(?i)\b(?:trade|commerce|industry|econom\w*|investment|finance|treasury)\b")


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
def _phrases() -> object:
    phrases = sorted((phrase for phrase in _table() if ":" not in phrase), key=len, reverse=True)
    return re2.compile(r"(?i)\b(" + "|".join(re2.escape(phrase) for phrase in phrases) + r")\b")


@cache
def _by_lower() -> dict[str, Institution]:
    return {phrase.lower(): institution for phrase, institution in _table().items()}


@cache
def institution(words: str, kind: str) -> Institution | None:
    """The institution that `words` name; `kind` is the kind of an organisation named among them, or empty.

    Of several the one named first counts ("the Party Central Committee's Commission" is a commission, its longer
    phrase listed as such); a known organisation comes before ordinary words.
    """
    found = [match.group(1).lower() for match in _phrases().finditer(words)]  # type: ignore[attr-defined]
    if "commission" in found and "central committee" in found:
        return _by_lower()["commission"]
    if kind and (known := _table().get(f"kind:{kind}")):
        return known
    return _by_lower()[found[0]] if found else None


def is_deputy(title: str) -> bool:
    """Whether a title names a deputy."""
    return bool(DEPUTY.search(title))


def portfolio_channel(words: str, default: Channel) -> Channel:
    """The channel of a minister by portfolio: defence and security, trade and economy, else `default`."""
    if DEFENCE.search(words):
        return Channel.DEFENCE_SECURITY
    if ECONOMIC.search(words):
        return Channel.ECONOMIC
    return default
