"""The seeds that date a page: facts and anniversaries, terms of office, partners and when relations with them began."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import re2

from etl import intervals
from etl.errors import SeedError
from etl.intervals import Interval
from etl.paths import SEEDS
from etl.patterns import Pattern

EFFECTS = frozenset({"since", "until", "event", "landmark", "anniversary"})
PARTNER_FORMS = frozenset({"name", "official", "demonym", "abbreviation", "variant"})
MEMORY = 1 << 27
# Leaders of older days are named for what they were, not for what they are.
HISTORY_ENDS = date(1995, 1, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of seeds/dated_facts.csv."""

    name: str
    pattern: Pattern
    effect: str
    first: date
    last: date


@cache
def fact_rows() -> tuple[tuple[Row, ...], "re2.Set"]:
    """The rows of seeds/dated_facts.csv, and all their patterns as one, which tells the numbers of those that match."""
    path = SEEDS / "dated_facts.csv"
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if row["effect"] not in EFFECTS:
                raise SeedError(f"{path.name}:{line}: effect {row['effect']!r}: expected one of {sorted(EFFECTS)}")
            try:
                first = intervals.parse(row["first"])
                last = intervals.parse(row["last"]) if row["last"] else first
            except ValueError as error:
                raise SeedError(f"{path.name}:{line}: {error}") from error
            rows.append(Row(row["name"], Pattern(row["pattern"]), row["effect"], first.first, last.last))
    options = re2.Options()
    options.max_mem = MEMORY
    patterns = re2.Set.SearchSet(options)
    for fact in rows:
        patterns.Add(fact.pattern.pattern)
    patterns.Compile()
    return tuple(rows), patterns


@cache
def people() -> tuple[dict[str, list[tuple[str, date, date | None]]], Pattern | None]:
    """Terms by name as written, and one pattern of all names; empty while the seed has no dated terms."""
    terms: dict[str, list[tuple[str, date, date | None]]] = {}
    path = SEEDS / "people.csv"
    if not path.exists():
        return terms, None
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["from"] or not row["role"]:
                continue
            if row["to"] and intervals.parse(row["to"]).last < HISTORY_ENDS:
                continue
            first = intervals.parse(row["from"]).first
            last = intervals.parse(row["to"]).last if row["to"] else None
            for name in _as_written(row["name"], row["variants"], row["country"]):
                terms.setdefault(name, []).append((row["role"], first, last))
    names = "|".join(re2.escape(name) for name in sorted(terms, key=len, reverse=True))
    return terms, Pattern(rf"\b(?:{names})\b") if names else None


@cache
def leaders() -> tuple[dict[str, str], Pattern]:
    """Countries by the names of their leaders, as written in full."""
    with (SEEDS / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "leader" and row["country"]]
    countries = {
        name: row["country"] for row in rows for name in (row["name"], *filter(None, row["variants"].split(";")))
    }
    longest_first = sorted(countries, key=len, reverse=True)
    return countries, Pattern(rf"\b(?:{'|'.join(re2.escape(name) for name in longest_first)})\b")


def _as_written(name: str, variants: str, country: str) -> Iterator[str]:
    """The ways a name is written; Japan's own pages put the family name in capitals."""
    yield from (name, *filter(None, variants.split(";")))
    given, _, family = name.rpartition(" ")
    if country == "JPN" and given:
        yield from (f"{family.upper()} {given}", f"{given} {family.upper()}")


@cache
def founding(home: str) -> dict[str, Interval]:
    """The founding of the home country's relations by partner code."""
    founded = {}
    for name in ("milestones.csv", "dated_facts_relations.csv"):
        with (SEEDS / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["home"] == home and row["kind"] == "relations established" and row["date"]:
                    founded[row["partner"]] = intervals.parse(row["date"])
    return founded


@cache
def partners() -> tuple[dict[str, str], Pattern]:
    """Codes by name, people or abbreviation, and a pattern of all of these."""
    with (SEEDS / "partner_names.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["form"] in PARTNER_FORMS and not row["context"]]
    codes = {row["name"]: row["code"] for row in rows}
    longest_first = sorted(codes, key=len, reverse=True)
    return codes, Pattern(rf"\b(?:{'|'.join(re2.escape(name) for name in longest_first)})\b")


@cache
def horizon() -> date:
    """The end of the year after the latest day the seeds know: lacking `today`, no page counts as newer."""
    known = [row.first for row in fact_rows()[0]]
    known += [first for terms in people()[0].values() for _, first, _ in terms]
    return date(max(known).year + 1, 12, 31)
