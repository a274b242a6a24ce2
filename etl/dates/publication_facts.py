"""Facts of known date that a sentence may mention: events, series, anniversaries, holders of office, from the seeds."""

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
from etl.spans import Span

EFFECTS = frozenset({"since", "until", "event", "series", "anniversary"})
ORDINAL_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]
ORDINAL = rf"(?:(\d{{1,3}})(?: ?(?:st|nd|rd|th))|({'|'.join(ORDINAL_WORDS)}))"
ANNIVERSARY = re2.compile(rf"(?i)\b{ORDINAL}[- ](?:[a-z]+[- ]){{0,2}}(?:anniversary|birthday|birth anniversary)\b")
RELATIONS = re2.compile(r"(?i)\b(?:diplomatic|bilateral)?\s?(?:relations|relationship|ties)\b")
FOUNDED = re2.compile(r"(?i)\b(?:since|in|from|\()\s?((?:18|19|20)\d\d)\b")
FORMER = re2.compile(r"(?i)\b(?:former|late|then|ex|then-|ex-|incoming|designate)[- ]*$")
PARTNER_FORMS = frozenset({"name", "official", "demonym", "abbreviation", "variant"})
REACH = 110


@dataclass(frozen=True, slots=True)
class Fact:
    """A datable mention inside a sentence, its days, and how it bounds the text."""

    span: Span
    effect: str
    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Holder:
    """An official named with an office: the days the office was theirs, `last` None while it still is."""

    first: date
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of seeds/dated_facts.csv."""

    name: str
    pattern: "re2._Regexp"
    effect: str
    first: date
    last: date
    origin: int | None


def facts(sentence: str, home: str) -> Iterator[Fact]:
    """Facts of known date that `sentence` mentions."""
    rows, any_row = _rows()
    if any_row.search(sentence):
        for row in rows:
            if match := row.pattern.search(sentence):
                yield from _read(row, match, sentence)
    for match in ANNIVERSARY.finditer(sentence):
        if RELATIONS.search(sentence):
            yield from _relations(sentence, match, home)


def holders(sentence: str) -> Iterator[Holder]:
    """Officials that `sentence` names right after an office of theirs, former and future ones left out."""
    people, names = _people()
    if names is None:
        return
    for match in names.finditer(sentence):
        before = sentence[max(0, match.start() - REACH) : match.start()]
        for role, first, last in people[match[0]]:
            at = before.rfind(role)
            if at >= 0 and not FORMER.search(before[:at]) and ";" not in before[at:] and ". " not in before[at:]:
                until = f" until {last}" if last else ""
                yield Holder(first, last, f"{match[0]} was {role} from {first}{until}")


def _read(row: Row, match: "re2._Match[str]", sentence: str) -> Iterator[Fact]:
    span = Span(*match.span())
    if row.effect != "series":
        if row.effect == "anniversary":
            yield from _marked(row, sentence)
            return
        yield Fact(span, row.effect, row.first, row.last, f"{row.name}: {_days(row.first, row.last)}")
        return
    number = _number(match.groups())
    if number and row.origin is not None:
        year = row.origin + number
        first, last = row.first.replace(year=year), row.last.replace(year=year)
        yield Fact(span, "event", first, last, f"{row.name} number {number} was in {year}")


def _marked(row: Row, sentence: str) -> Iterator[Fact]:
    """The anniversary, told by its number, of a day that the row gives."""
    for match in ANNIVERSARY.finditer(sentence):
        number = _number(match.groups())
        if number:
            year = row.first.year + number
            yield Fact(
                Span(*match.span()),
                "anniversary",
                date(year, 1, 1),
                date(year, 12, 31),
                f"{row.name} ({row.first.year}) has its {number}th anniversary in {year}",
            )


def _relations(sentence: str, match: "re2._Match[str]", home: str) -> Iterator[Fact]:
    """The anniversary of relations with the one partner named, by the seeds or the founding year in the sentence."""
    number = _number(match.groups())
    if not number:
        return
    founded = {int(m[1]) for m in FOUNDED.finditer(sentence)}
    names, any_name = _founding(home)
    partners = dict(names[found[0]] for found in any_name.finditer(sentence))
    if len(partners) == 1:
        when = next(iter(partners.values()))
        year = when.first.year + number
        yield Fact(
            Span(*match.span()),
            "anniversary",
            date(year, 1, 1),
            date(year, 12, 31),
            f"relations of {when.edtf} have their {number}th anniversary in {year}",
        )
    elif len(founded) == 1:
        year = founded.pop() + number
        yield Fact(
            Span(*match.span()),
            "anniversary",
            date(year, 1, 1),
            date(year, 12, 31),
            f"what began in {year - number} has its {number}th anniversary in {year}",
        )


def _number(groups: tuple[str | None, ...]) -> int | None:
    for group in groups:
        if group and group.isdigit():
            return int(group)
        if group and group.lower() in ORDINAL_WORDS:
            return ORDINAL_WORDS.index(group.lower()) + 1
    return None


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first} to {last}"


@cache
def _rows() -> tuple[tuple[Row, ...], "re2._Regexp"]:
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
            pattern = row["pattern"].replace("ORDINAL", ORDINAL)
            origin = int(row["origin"]) if row["origin"] else None
            rows.append(Row(row["name"], re2.compile(pattern), row["effect"], first.first, last.last, origin))
    return tuple(rows), re2.compile("|".join(f"(?:{row.pattern.pattern})" for row in rows))


@cache
def _people() -> tuple[dict[str, list[tuple[str, date, date | None]]], "re2._Regexp | None"]:
    """Terms by name as written, and one pattern of all names; empty while the seed has no dated terms."""
    terms: dict[str, list[tuple[str, date, date | None]]] = {}
    path = SEEDS / "people.csv"
    if not path.exists():
        return terms, None
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["from"] or not row["role"]:
                continue
            first = intervals.parse(row["from"]).first
            last = intervals.parse(row["to"]).last if row["to"] else None
            for name in (row["name"], *filter(None, row["variants"].split("|"))):
                terms.setdefault(name, []).append((row["role"], first, last))
    names = "|".join(re2.escape(name) for name in sorted(terms, key=len, reverse=True))
    return terms, re2.compile(rf"\b(?:{names})\b") if names else None


@cache
def _founding(home: str) -> tuple[dict[str, tuple[str, Interval]], "re2._Regexp"]:
    """Names and demonyms of the home country's partners with code and founding of relations, and a pattern of all."""
    founded = {}
    with (SEEDS / "milestones.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["home"] == home and row["kind"] == "relations established":
                founded[row["partner"]] = intervals.parse(row["date"])
    names = {}
    with (SEEDS / "partner_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] in founded and row["form"] in PARTNER_FORMS and not row["context"]:
                names[row["name"]] = (row["code"], founded[row["code"]])
    longest_first = sorted(names, key=len, reverse=True)
    return names, re2.compile(rf"\b(?:{'|'.join(re2.escape(name) for name in longest_first) or 'a^'})\b")
