"""The gazetteer: every name of a country, city, organ or organisation that the seed tables hold, as typed rows."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.errors import SeedError
from etl.paths import SEEDS

UPPERCASE_FORMS = frozenset({"name", "official", "variant", "demonym", "capital", "metonym", "city", "org", "mask"})
FORMS = UPPERCASE_FORMS | {"abbreviation", "compound", "organ"}
SHORTEST_UPPERCASE = 3


@dataclass(frozen=True, slots=True)
class Name:
    """One surface name.

    `country` is the country an organ or organisation belongs to, empty for a country itself and for international
    bodies. `context` names the rule of etl.recognise.contexts that a hit has to pass, empty for none. `full` is the
    unabridged name that a page has to give before a shared acronym counts.
    """

    text: str
    code: str
    kind: str
    form: str
    context: str = ""
    country: str = ""
    full: str = ""


@cache
def gazetteer() -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """All names with their spellings, as parallel tuples: the name a spelling stands for, and the spelling."""
    spelled: dict[str, Name] = {}
    for name in (*_partner_names(), *_organisation_names()):
        for spelling in _spellings(name):
            spelled.setdefault(spelling, name)
    return tuple(spelled.values()), tuple(spelled)


@cache
def partner_kinds() -> dict[str, str]:
    """Partner code to kind: country, territory or former."""
    return {row["code"]: row["kind"] for row in rows("partners.csv")}


@cache
def sovereigns() -> dict[str, str]:
    """Territory to the state it belongs to; those that keep ties of their own with other states are left out."""
    return {row["territory"]: row["sovereign"] for row in rows("sovereigns.csv")}


@cache
def organisation_kind(text: str) -> str:
    """Kind of the organisation that a name stands for (party, friendship, igo ...), or empty."""
    return _organisation_kinds().get(text, "")


@cache
def _organisation_kinds() -> dict[str, str]:
    kinds = {}
    for row in rows("organisations.csv"):
        for name in (row["name"], *_split(row["aliases"]), *_split(row["shared_aliases"])):
            kinds[name] = row["kind"]
    return kinds


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a seed table; raises SeedError when the file is missing."""
    path: Path = SEEDS / table
    if not path.is_file():
        raise SeedError(f"{path}: seed table is missing")
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _partner_names() -> Iterator[Name]:
    kinds = partner_kinds()
    for number, row in enumerate(rows("partner_names.csv"), start=2):
        form, code = row["form"], row["code"]
        if form not in FORMS or (form == "mask") != (code == "") or (code and code not in kinds):
            raise SeedError(f"partner_names.csv line {number}: {code!r} {form!r} is no partner code with a known form")
        kind = {"mask": "mask", "city": "city", "capital": "city", "organ": "organ"}.get(form, kinds.get(code, ""))
        yield Name(row["name"], code, kind, form, row["context"], code if form == "organ" else "")


def _organisation_names() -> Iterator[Name]:
    kinds = partner_kinds()
    for number, row in enumerate(rows("organisations.csv"), start=2):
        if row["country"] and row["country"] not in kinds:
            raise SeedError(f"organisations.csv line {number}: country {row['country']!r} is not in partners.csv")
        full, country = row["name"], row["country"]
        kind = "organ" if country else "organisation"
        for alias in (full, *_split(row["aliases"])):
            yield Name(alias, row["code"], kind, "org", "", country)
        for alias in _split(row["shared_aliases"]):
            yield Name(alias, row["code"], kind, "org", "defined", country, full)


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _spellings(name: Name) -> Iterator[str]:
    yield from _encodings(name.text)
    if name.text.startswith("the "):
        yield from _encodings("The" + name.text[3:])
    if name.form in UPPERCASE_FORMS and len(name.text) >= SHORTEST_UPPERCASE and not name.text.isupper():
        yield from _encodings(name.text.upper())


def _encodings(text: str) -> Iterator[str]:
    plain = text.replace("’", "'")
    yield unicodedata.normalize("NFC", plain)
    if not plain.isascii():
        yield unicodedata.normalize("NFD", plain)
