"""People of seeds/people.csv: whom a full name stands for, with the highest office that the rows give."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import re2

from etl.errors import SeedError
from etl.model import Channel, Level
from etl.recognise.names import rows
from etl.recognise.person_names import fold, name_words, short_forms
from etl.recognise.scan import Scanner

SHORTEST_SURNAME = 5
QUOTED = re2.compile(r" [\"“][^\"”]*[\"”]")


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


def leaders_by_surname(text: str) -> Iterator[tuple[Known, int, int]]:
    """Surnames that only one leader of the table bears, and that are no English word: "Tokayev", "Duterte"."""
    scanner, people = _surnames()
    for index, start, end in scanner.hits(text):
        yield people[index], start, end


@cache
def _surnames() -> tuple[Scanner, tuple[Known, ...]]:
    alone: dict[str, Known] = {}
    shared: set[str] = set()
    for row in rows("people.csv"):
        person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        surname = person.name.split(" ")[-1]
        if surname in alone and alone[surname].name != person.name:
            shared.add(surname)
        if person.level is Level.LEADER and person.country != "VNM" and len(surname) >= SHORTEST_SURNAME:
            alone.setdefault(surname, person)
    words = name_words("stop") | {mention for mention in _place_words()}
    kept = {name: person for name, person in alone.items() if name not in shared and name not in words}
    return Scanner(tuple(kept)), tuple(kept.values())


def _place_words() -> set[str]:
    """Words of places and states, which are no surnames on their own."""
    cells = [row["name"] for row in rows("places.csv")] + [row["name"] for row in rows("partners.csv")]
    return {word for cell in cells for word in cell.split()}


def known_by_short_name(short: str, level: Level) -> Known | None:
    """The only person of that rank who goes by a single name: "Prime Minister Phuc", "President Xi"."""
    people = [person for person in _by_short_name().get(fold(short), ()) if person.level is level]
    return people[0] if len({person.name for person in people}) == 1 else None


@cache
def _by_short_name() -> dict[str, list[Known]]:
    table: dict[str, list[Known]] = {}
    for row in rows("people.csv"):
        person = Known(row["name"], row["country"], row["role"], Level(row["level"]), Channel(row["channel"]))
        for name in _variants(row):
            for short in short_forms(name, row["country"] == "VNM") or (name,):
                if person not in table.setdefault(fold(short), []):
                    table[fold(short)].append(person)
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
