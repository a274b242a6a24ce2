"""People of seeds/people.csv: whom a full name stands for, with the highest office that the rows give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.errors import SeedError
from etl.model import Channel, Level
from etl.recognise.names import rows
from etl.recognise.person_names import fold, name_words, short_forms
from etl.recognise.scan import Scanner

# behind a term that ends in a month or year: later than any of its days
_LATEST = "~"
SHORTEST_SURNAME = 5
SHORTEST_OF_MINISTER = 6
SHORTEST_AT_HOME = 3
# a country of whose leaders the table has as many is taken to be known in full
ENOUGH_LEADERS = 3
# who go by the first of their names: "King Charles", "Pope Leo"
REIGNING = frozenset({"King", "Queen", "Emperor", "Pope", "Emir", "Sultan", "Grand Duke"})
OFFICES = {"President": "president", "Prime Minister": "pm"}
FAMILY_NAME_FIRST = frozenset({"KOR", "PRK", "CHN"})
# where people go by the first of their names: "Prabowo", "Thaksin", "Mahathir"
GIVEN_NAME_ALONE = frozenset({"THA", "LAO", "IDN", "MYS", "BRN", "ETH", "ERI", "SOM", "LKA"})
QUOTED = re.compile(r" [\"“][^\"”]*[\"”]")


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the seed table: country or organisation code, and the highest of the offices held."""

    name: str
    country: str
    role: str
    level: Level
    channel: Channel


@cache
def known_people() -> dict[str, Known]:
    """Folded full name (and every variant) to person; raises SeedError on a level or channel outside the model."""
    table: dict[str, Known] = {}
    for number, row in enumerate(rows("people.csv"), start=2):
        try:
            person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        except ValueError as error:
            raise SeedError(f"people.csv line {number}: {error}") from error
        for name in _variants(row):
            before = table.get(fold(name))
            if before is None or person.level.rank < before.level.rank:
                table[fold(name)] = person
    return table


def known(name: str, home: str = "") -> Known | None:
    """The person a full name stands for; one who served a body too is of the country on the page of that home."""
    if " " not in name:
        return None
    folded = fold(QUOTED.sub("", name))
    return _at_home().get((folded, home)) or known_people().get(folded)


@cache
def _at_home() -> dict[tuple[str, str], Known]:
    """(Folded name, country) to person for those who held offices of more than one."""
    table: dict[tuple[str, str], Known] = {}
    for row in rows("people.csv"):
        person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        other = known_people()[fold(row["name"])]
        if other.country != person.country:
            table.setdefault((fold(person.name), person.country), person)
    return table


def held_on(name: str, first: date, last: date) -> Level | None:
    """The highest rank that the table gives a person of that full name for some of those days."""
    ranks = [
        Level(row["level"])
        for row in _terms().get(fold(name), ())
        if row["from"] and row["from"] <= last.isoformat() and first.isoformat() <= (row["to"] or "9999") + _LATEST
    ]
    return min(ranks, key=lambda level: level.rank, default=None)


def as_minister(name: str) -> Channel | None:
    """The channel of the one portfolio that the table gives a minister of that full name, whatever he became later."""
    held = {row["channel"] for row in _terms().get(fold(name), ()) if row["level"] == Level.MINISTER}
    return Channel(held.pop()) if len(held) == 1 else None


@cache
def _terms() -> dict[str, list[dict[str, str]]]:
    terms: dict[str, list[dict[str, str]]] = {}
    for row in rows("people.csv"):
        for name in _variants(row):
            terms.setdefault(fold(name), []).append(row)
    return terms


def leaders_by_surname(text: str, home: str) -> Iterator[tuple[Known, int, int]]:
    """Surnames that only one leader of the table bears, and that are no English word: "Tokayev", "Duterte".

    Of `home` short ones too ("Abe", "Modi", "Ruto"), and those of its ministers: its news needs no more.
    """
    scanner, people = _surnames(home)
    for index, start, end in scanner.hits(text):
        yield people[index], start, end


@cache
def _surnames(home: str) -> tuple[Scanner, tuple[Known, ...]]:
    alone: dict[str, Known] = {}
    shared: set[str] = set()
    for row in rows("people.csv"):
        person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        shortest = SHORTEST_SURNAME if person.level is Level.LEADER else SHORTEST_OF_MINISTER
        for surname in _spellings(person, row):
            if surname in alone and alone[surname].name != person.name:
                shared.add(surname)
            if person.level.rank <= Level.MINISTER.rank and person.country != "VNM" and len(surname) >= shortest:
                alone.setdefault(surname, person)
    words = name_words("stop") | name_words("shared") | _place_words()
    kept = {name: person for name, person in alone.items() if name not in shared and name not in words}
    kept |= {name: person for name, person in _at_home_alone(home).items() if name not in words | name_words("plain")}
    return Scanner(tuple(kept)), tuple(kept.values())


def _surname(person: Known) -> str:
    words = person.name.removesuffix(" Jr").removesuffix(" III").split(" ")
    return words[0] if person.country in FAMILY_NAME_FIRST else words[-1]


def _spellings(person: Known, row: dict[str, str]) -> set[str]:
    """What somebody is called alone: the surname, also as a variant accents it ("Vučić"), or "Jokowi", "Prabowo"."""
    surname = _surname(person)
    last = {name.rsplit(" ", 1)[-1] for name in _variants(row)}
    alone = {name for name in _variants(row) if " " not in name}
    given = {person.name.split(" ")[0]} if person.country in GIVEN_NAME_ALONE else set()
    return {surname, *(word for word in last if fold(word) == fold(surname)), *alone, *given}


def _at_home_alone(home: str) -> dict[str, Known]:
    """Surname to the one person of the home country who bears it; Vietnamese surnames tell nobody apart."""
    found: dict[str, list[Known]] = {}
    for row in rows("people.csv") if home != "VNM" else ():
        person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        if person.country == home and person.level.rank <= Level.MINISTER.rank:
            for surname in _spellings(person, row):
                found.setdefault(surname, []).append(person)
    leaders = {name: [p for p in people if p.level is Level.LEADER] or people for name, people in found.items()}
    shared = _family_names_of_others(home) if home in FAMILY_NAME_FIRST else frozenset()
    return {
        name: people[0]
        for name, people in leaders.items()
        if len(name) >= SHORTEST_AT_HOME and name not in shared and len({person.name for person in people}) == 1
    }


def _family_names_of_others(home: str) -> frozenset[str]:
    """Family names that people of other countries bear too: "Kim" of either Korea."""
    return frozenset(row["name"].split(" ")[0] for row in rows("people.csv") if row["country"] != home)


def _place_words() -> set[str]:
    """Words of places and states, which are no surnames on their own."""
    cells = [row["name"] for row in rows("places.csv")] + [row["name"] for row in rows("partners.csv")]
    return {word for cell in cells for word in cell.split()}


def known_by_short_name(short: str, level: Level, home: str, role: str = "") -> Known | None:
    """The only person of that rank who goes by a single name, of that office and of home first: "President Xi"."""
    people = [person for person in _by_short_name().get(fold(short), ()) if person.level is level]
    same = [person for person in people if person.role == role]
    people = same if role in REIGNING else same or people
    people = [person for person in people if person.country == home] or people
    return people[0] if len({person.name for person in people}) == 1 else None


def country_by_short_name(short: str, level: Level, home: str) -> str | None:
    """The one country whose people of that rank go by a single name, home first: father and son are of one."""
    codes = {person.country for person in _by_short_name().get(fold(short), ()) if person.level is level}
    return home if home in codes else codes.pop() if len(codes) == 1 else None


@cache
def _by_short_name() -> dict[str, list[Known]]:
    table: dict[str, list[Known]] = {}
    for row in rows("people.csv"):
        person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        for name in _variants(row):
            reigns = (name.split(" ")[0],) if row["role"] in REIGNING else ()
            for short in (*(short_forms(name, row["country"] == "VNM") or (name,)), *reigns):
                if person not in table.setdefault(fold(short), []):
                    table[fold(short)].append(person)
    return table


def held_by_others(name: str, core: str, home: str) -> bool:
    """Whether the table knows those who led that country in an office, as its president say, and `name` is none."""
    office = core.split("|", maxsplit=1)[0]
    holders = _leaders_of().get((home, office), {})
    words = {fold(word) for word in name.split()}
    return len(holders) >= ENOUGH_LEADERS and not words & frozenset().union(*holders.values())


@cache
def _leaders_of() -> dict[tuple[str, str], dict[str, frozenset[str]]]:
    """(Country, "president" or "pm") to all who held the office, each with the folded words of the name."""
    table: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    for row in rows("people.csv"):
        office = OFFICES.get(row["role"].split(" of ")[0])
        if row["level"] == Level.LEADER and office:
            words = frozenset(word for name in _variants(row) for word in fold(name).split())
            table.setdefault((row["country"], office), {})[row["name"]] = words
    return table


def known_hits(text: str) -> Iterator[tuple[Known, int, int]]:
    """Full names of known people in a plain text, whether or not an office stands beside them."""
    scanner, people = _scanner()
    for index, start, end in scanner.hits(text):
        yield people[index], start, end


@cache
def _scanner() -> tuple[Scanner, tuple[Known, ...]]:
    spelled: dict[str, Known] = {}
    for row in rows("people.csv"):
        for name in _variants(row):
            person = known_people()[fold(name)]
            spelled.setdefault(name, person)
            spelled.setdefault(name.upper(), person)
            if name.split(" ")[0].isupper():
                continue
            family, _, rest = name.partition(" ")
            if person.country in ("JPN",):
                spelled.setdefault(f"{family.upper()} {rest}", person)
    return Scanner(tuple(spelled)), tuple(spelled.values())


def _variants(row: dict[str, str]) -> list[str]:
    return [name for name in (row["name"], *row["variants"].split(";")) if name]
