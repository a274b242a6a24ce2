"""Facts of known date that a sentence may mention: events, series, anniversaries, holders of office, from the seeds."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import re2

from etl import intervals
from etl.errors import SeedError
from etl.intervals import Interval
from etl.paths import SEEDS
from etl.patterns import Match, Pattern
from etl.spans import Span

EFFECTS = frozenset({"since", "until", "event", "landmark", "anniversary"})
ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
ORDINAL = rf"(?:(\d{{1,3}})(?: ?(?:st|nd|rd|th))|({'|'.join(ORDINAL_WORDS)}))"
ANNIVERSARY = Pattern(rf"(?i)\b{ORDINAL}[- ](?:[a-z]+[- ]){{0,2}}(?:anniversary|birthday|birth anniversary)\b")
RELATIONS = Pattern(r"(?i)\b(?:diplomatic|bilateral)?\s?(?:relations|relationship|ties)\b")
FOUNDED = Pattern(r"(?i)(?:\b(?:since|established in|founded in|set up in|forged in|born in)\s|\()((?:18|19|20)\d\d)\b")
LOWER_OFFICE = Pattern(
    r"(?i)\b(?:former|late|then|ex|incoming|designate|deputy|vice|assistant|acting|under|elect|first)[- ]*$"
)
# Between an office and its holder stand only names of what it is the office of, titles and first names.
OF_OFFICE = Pattern(r"(?:,? (?:of|of the|for|the|and|&|\p{Lu}[\p{L}.’'-]*|H\.E\.|\([A-Z]+\)))*,? ?$")
PARTNER_FORMS = frozenset({"name", "official", "demonym", "abbreviation", "variant"})
REACH = 110
MEMORY = 1 << 27
# Leaders of older days are named for what they were, not for what they are.
HISTORY_ENDS = date(1995, 1, 1)
OFFICE_SHORT = {
    "Minister of Foreign Affairs": ("Foreign Minister", "Minister for Foreign Affairs", "FM"),
    "Minister for Foreign Affairs": ("Foreign Minister", "Minister of Foreign Affairs", "FM"),
    "Foreign Minister": ("Minister of Foreign Affairs", "Minister for Foreign Affairs", "FM"),
    "Deputy Minister of Foreign Affairs": ("Deputy Foreign Minister", "Deputy FM"),
    "Minister of National Defence": ("Defence Minister", "Defense Minister", "Minister of National Defense"),
    "Minister of Defence": ("Defence Minister", "Defense Minister", "Minister of Defense"),
    "Prime Minister": ("PM", "Premier"),
    "Deputy Prime Minister": ("Deputy PM",),
    "Chairman of the National Assembly": (
        "National Assembly Chairman",
        "NA Chairman",
        "National Assembly (NA) Chairman",
    ),
    "President of the National Assembly": ("National Assembly President", "NA President"),
    "General Secretary of the CPV Central Committee": ("Party General Secretary", "Party chief", "Party leader"),
    "Secretary-General": ("UN Secretary-General", "Secretary General"),
    "Secretary of Defense": ("Defense Secretary", "Secretary of Defence"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A datable mention inside a sentence, its days, and how it bounds the text; an anniversary `falls` on a day."""

    span: Span
    effect: str
    first: date
    last: date
    why: str
    falls: date | None = None


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
    pattern: Pattern
    effect: str
    first: date
    last: date


def mentioned(text: str) -> list[Row]:
    """The rows that `text` may mention: what a story does not have, none of its sentences need be asked for."""
    rows, patterns = _rows()
    return [rows[index] for index in sorted(patterns.Match(text) or ())]


def facts(sentence: str, home: str, partner: str | None, rows: Sequence[Row]) -> Iterator[Fact]:
    """Facts of known date in `sentence`; `partner` is whom the story is about, for sentences that name none."""
    found = [(row, match) for row in rows if (match := row.pattern.search(sentence))]
    for row, match in found:
        if not any(_lies_inside(match, other) for _, other in found):
            yield from _read(row, match, sentence)
    if not ("nniversary" in sentence and RELATIONS.search(sentence)):
        return
    for match in ANNIVERSARY.finditer(sentence):
        yield from _relations(sentence, match, home, partner)


def main_partner(text: str, home: str) -> str | None:
    """The partner of the home country that `text` names most, None when two are named as often."""
    codes, any_name = _partners()
    counts = Counter(codes[found[0]] for found in any_name.finditer(text))
    ranked = [(code, count) for code, count in counts.most_common(3) if code != home][:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def officials(text: str) -> list[int]:
    """Where `text` names a person whose terms are known."""
    _, names = _people()
    return [match.start() for match in names.finditer(text)] if names else []


def holders(sentence: str) -> Iterator[Holder]:
    """Officials that `sentence` names beside an office of theirs, former and future ones left out."""
    _, names = _people()
    if names is None:
        return
    for match in names.finditer(sentence):
        before = sentence[max(0, match.start() - REACH) : match.start()]
        after = sentence[match.end() : match.end() + REACH]
        small = before.lower()
        role = next((role for role in _offices(match[0]) if _beside(role, before, small, after)), None)
        if role:
            yield _term(match[0], role)


@cache
def _offices(name: str) -> tuple[str, ...]:
    """The offices of a person, the longest first."""
    return tuple(sorted({role for role, _, _ in _people()[0][name]}, key=len, reverse=True))


def _beside(role: str, before: str, small: str, after: str) -> bool:
    """Whether an office stands right before a name, or right after it and a comma, as the name's own.

    `small` is `before` in small letters.
    """
    for wording, apposed in _wordings(role):
        at = small.rfind(wording)
        if at >= 0 and not LOWER_OFFICE.search(before[:at]) and OF_OFFICE.fullmatch(before[at + len(wording) :]):
            return True
        if after.startswith(apposed):
            return True
    return False


def _lies_inside(match: Match, other: Match) -> bool:
    """Whether a longer name holds this one: the General Staff of an army was not founded with the army."""
    own, whole = Span(*match.span()), Span(*other.span())
    return own != whole and whole.contains(own)


@cache
def _term(name: str, role: str) -> Holder:
    """All terms of one office as one: a text of the years between two of them is told by the rest of the page."""
    own = [(first, last) for office, first, last in _people()[0][name] if office == role]
    first = min(first for first, _ in own)
    last = None if any(last is None for _, last in own) else max(last for _, last in own if last)
    return Holder(first, last, f"{name} was {role} from {first}" + (f" until {last}" if last else ""))


@cache
def _wordings(role: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """An office as written in full and for short: in small letters, and as it follows a name."""
    return tuple(
        (wording.lower(), (f", {wording}", f", the {wording}", f" ({wording}"))
        for wording in (role, *OFFICE_SHORT.get(role, ()))
    )


def _read(row: Row, match: Match, sentence: str) -> Iterator[Fact]:
    span = Span(*match.span())
    if row.effect != "anniversary":
        yield Fact(span, row.effect, row.first, row.last, f"{row.name}: {_days(row.first, row.last)}")
        return
    marked = _beside_anniversary(span, sentence)
    number = _number(marked.groups()) if marked else None
    if number:
        day = row.first if row.first == row.last else None
        yield _in_year(span, row.first.year, number, f"{row.name} ({row.first.year})", day)


def _beside_anniversary(span: Span, sentence: str) -> Match | None:
    """The anniversary that the words of `span` belong to: the last told before them, else the first right after."""
    matches = list(ANNIVERSARY.finditer(sentence))
    before = [match for match in matches if match.start() < span.start and span.start - match.end() < REACH]
    after = [match for match in matches if 0 <= match.start() - span.end < REACH // 3]
    return before[-1] if before else after[0] if after else None


def _relations(sentence: str, match: Match, home: str, partner: str | None) -> Iterator[Fact]:
    """The anniversary of relations with the one partner named, by the seeds or the founding year in the sentence."""
    number = _number(match.groups())
    if not number:
        return
    codes, any_name = _partners()
    named = {codes[found[0]] for found in any_name.finditer(sentence)} - {home}
    founded = {int(found[1]) for found in FOUNDED.finditer(sentence)}
    if not named and not founded and partner:
        named = {partner}
    known = [when for code in named if (when := _founding(home).get(code))]
    span = Span(*match.span())
    if len(named) == 1 and known:
        yield _in_year(span, known[0].first.year, number, f"relations of {known[0].edtf}")
    elif len(founded) == 1:
        first = founded.pop()
        yield _in_year(span, first, number, f"what began in {first}")


def _in_year(span: Span, origin: int, number: int, what: str, day: date | None = None) -> Fact:
    """An anniversary: it falls in the year `origin` and `number`, on the same date as `day`, where that is known."""
    year = origin + number
    why = f"{number} years of {what} are full in {year}"
    leap = day is not None and (day.month, day.day) == (2, 29)
    falls = day.replace(year=year, day=28 if leap else day.day) if day else None
    return Fact(span, "anniversary", date(year, 1, 1), date(year, 12, 31), why, falls)


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
def _rows() -> tuple[tuple[Row, ...], "re2.Set"]:
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
def _people() -> tuple[dict[str, list[tuple[str, date, date | None]]], Pattern | None]:
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
            for name in (row["name"], *filter(None, row["variants"].split(";"))):
                terms.setdefault(name, []).append((row["role"], first, last))
    names = "|".join(re2.escape(name) for name in sorted(terms, key=len, reverse=True))
    return terms, Pattern(rf"\b(?:{names})\b") if names else None


@cache
def _founding(home: str) -> dict[str, Interval]:
    """The founding of the home country's relations by partner code."""
    founded = {}
    for name in ("milestones.csv", "dated_facts_relations.csv"):
        with (SEEDS / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["home"] == home and row["kind"] == "relations established" and row["date"]:
                    founded[row["partner"]] = intervals.parse(row["date"])
    return founded


@cache
def _partners() -> tuple[dict[str, str], Pattern]:
    """Codes by name, people or abbreviation, and a pattern of all of these."""
    with (SEEDS / "partner_names.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["form"] in PARTNER_FORMS and not row["context"]]
    codes = {row["name"]: row["code"] for row in rows}
    longest_first = sorted(codes, key=len, reverse=True)
    return codes, Pattern(rf"\b(?:{'|'.join(re2.escape(name) for name in longest_first)})\b")


@cache
def horizon() -> date:
    """The end of the year after the latest day the seeds know: lacking `today`, no page counts as newer."""
    known = [row.first for row in _rows()[0]]
    known += [first for terms in _people()[0].values() for _, first, _ in terms]
    return date(max(known).year + 1, 12, 31)
