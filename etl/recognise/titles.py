"""Title words of offices as rows, and where they stand in a text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import re2

from etl.errors import SeedError
from etl.model import Channel, Level
from etl.recognise.names import rows
from etl.recognise.scan import Scanner

PLURALS = {
    "Minister": "Ministers",
    "minister": "ministers",
    "President": "Presidents",
    "Vice President": "Vice Presidents",
    "Chairman": "Chairmen",
    "Chairwoman": "Chairwomen",
    "Secretary": "Secretaries",
    "Ambassador": "Ambassadors",
    "ambassador": "ambassadors",
    "Commissioner": "Commissioners",
    "Speaker": "Speakers",
    "Leader": "Leaders",
    "leader": "leaders",
    "chief": "chiefs",
    "Premier": "Premiers",
    "PM": "PMs",
    "FM": "FMs",
    "diplomat": "diplomats",
    "legislator": "legislators",
    "Consul": "Consuls",
    "King": "Kings",
    "Prime Minister": "Prime Ministers",
    "envoy": "envoys",
}
LOWERCASE_WORDS = frozenset(
    ["President", "Minister", "Premier", "King", "Queen", "Emperor", "Pope", "Chancellor", "Mayor", "Governor"]
)


@dataclass(frozen=True, slots=True)
class Title:
    """A row of titles.csv, or its plural; `side` is the country or organisation that alone uses the title, or empty.

    `generic` titles (President, Chairman, Head) take their rank from the institution they stand with. A second row of
    a title, with a side, is the rank that this country gives it: a Foreign Secretary is a minister in London.
    """

    text: str
    level: Level
    channel: Channel
    side: str
    generic: bool
    plural: bool = False


@cache
def titles() -> tuple[Title, ...]:
    """The rows of titles.csv; raises SeedError on a level or channel outside the model."""
    table = []
    for number, row in enumerate(rows("titles.csv"), start=2):
        try:
            level, channel = Level(row["level"]), Channel(row["channel"])
        except ValueError as error:
            raise SeedError(f"titles.csv line {number}: {error}") from error
        table.append(Title(row["title"], level, channel, row["side"], row["rank"] == "institution"))
    return tuple(table)


@cache
def own_ranks() -> dict[tuple[str, str], Level]:
    """(Title in small letters, country) to the level that this country alone gives it."""
    common = {title.text for title in titles() if not title.side}
    return {(title.text.lower(), title.side): title.level for title in titles() if title.side and title.text in common}


@cache
def spelled() -> dict[str, Title]:
    """Every spelling of every title: as it stands, in lower case, in capitals, and in the plural."""
    table: dict[str, Title] = {}
    for title in titles():
        table.setdefault(title.text, title)
    for title in titles():
        for text, row in ((title.text, title), (plural(title.text), replace(title, plural=True))):
            table.setdefault(text, row)
            if " " in text or text in LOWERCASE_WORDS or row.plural:
                table.setdefault(text.lower(), row)
                table.setdefault(text[0].lower() + text[1:], row)
                table.setdefault(text[0] + text[1:].lower(), row)
                table.setdefault(_last_word_small(text), row)
                table.setdefault(" ".join(_headline_word(word) for word in text.split(" ")), row)
            if len(text) > 3:
                table.setdefault(text.upper(), row)
    return table


def _last_word_small(text: str) -> str:
    """ "Deputy Prime minister", as hasty pages write it."""
    head, _, last = text.rpartition(" ")
    return f"{head} {last.lower()}" if head else text


def _headline_word(word: str) -> str:
    return word if word in ("of", "the", "and", "for", "in", "to") else word[:1].upper() + word[1:]


def plural(title: str) -> str:
    """The plural of a title: its last head noun before any "of", "for" or "in"; "Consuls General"."""
    head, link, rest = title, "", ""
    if found := re2.search(r"^(.*?)( (?:of|for|in|to|and) .*| of| for)$", title):
        head, link, rest = found.group(1), found.group(2), ""
    words = head.split(" ")
    noun = -2 if words[-1] == "General" and words[-2:-1] and words[-2] in PLURALS else -1
    words[noun] = PLURALS.get(words[noun], words[noun] + "s")
    return " ".join(words) + link + rest


@cache
def _rows() -> tuple[Title, ...]:
    return tuple(spelled().values())


@cache
def _scanner() -> Scanner:
    return Scanner(tuple(spelled()))


def title_hits(text: str) -> Iterator[tuple[Title, int, int]]:
    """Titles in order of position; `text` is plain."""
    table = _rows()
    for index, start, end in _scanner().hits(text):
        yield table[index], start, end
