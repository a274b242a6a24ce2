"""Facts of known date that a sentence may mention: events, series and anniversaries, from the seeds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from etl.dates.publication_seeds import Row, fact_rows, founding, leaders, partners
from etl.dates.wording import days, ordinal
from etl.intervals import Interval
from etl.patterns import Match, Pattern
from etl.spans import Span

ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
ORDINAL = rf"(?:(\d{{1,3}})(?: ?(?:st|nd|rd|th))|({'|'.join(ORDINAL_WORDS)}))"
ANNIVERSARY = Pattern(
    rf"(?i)\b{ORDINAL}[- ](?:[a-z]+[- ]){{0,2}}(?:anniversary|birthday|birth anniversary|national day)\b"
)
RELATIONS = Pattern(r"(?i)\b(?:diplomatic|bilateral)?\s?(?:relations|relationship|ties)\b")
FOUNDED = Pattern(r"(?i)(?:\b(?:since|established in|founded in|set up in|forged in|born in)\s|\()((?:18|19|20)\d\d)\b")
REACH = 110


@dataclass(frozen=True, slots=True)
class Fact:
    """A datable mention inside a sentence, its days, and how it bounds the text; an anniversary `falls` on a day."""

    span: Span
    effect: str
    first: date
    last: date
    why: str
    falls: date | None = None


def mentioned(text: str) -> list[Row]:
    """The rows that `text` may mention: what a story does not have, none of its sentences need be asked for."""
    rows, patterns = fact_rows()
    return [rows[index] for index in sorted(patterns.Match(text) or ())]


def facts(sentence: str, home: str, partner: str | None, rows: Sequence[Row]) -> Iterator[Fact]:
    """Facts of known date in `sentence`; `partner` is whom the story is about, for sentences that name none."""
    found = [(row, match) for row in rows if (match := row.pattern.search(sentence))]
    for row, match in found:
        if not any(_lies_inside(match, other) for _, other in found):
            yield from _read(row, match, sentence)
    if not ("nniversary" in sentence and RELATIONS.search(sentence)):
        return
    what = _began(sentence, home, partner)
    matches = list(ANNIVERSARY.finditer(sentence))
    for match, after in zip_longest(matches, matches[1:]):
        number = _number(match.groups())
        own = sentence[match.end() : after.start() if after else match.end() + REACH]
        marks_relations = len(matches) == 1 or RELATIONS.search(own) is not None
        if number and what and marks_relations:
            yield _in_year(Span(*match.span()), what[0], number, what[1], what[2])


def main_partner(text: str, home: str) -> str | None:
    """The partner of the home country that `text` names most, by its leaders where it names no country.

    None when two are named as often.
    """
    codes, any_name = partners()
    counts = Counter(codes[found[0]] for found in any_name.finditer(text))
    if not counts.keys() - {home}:
        countries, any_leader = leaders()
        counts = Counter(countries[found[0]] for found in any_leader.finditer(text))
    ranked = [(code, count) for code, count in counts.most_common(3) if code != home][:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _lies_inside(match: Match, other: Match) -> bool:
    """Whether a longer name holds this one: the General Staff of an army was not founded with the army."""
    own, whole = Span(*match.span()), Span(*other.span())
    return own != whole and whole.contains(own)


def _read(row: Row, match: Match, sentence: str) -> Iterator[Fact]:
    span = Span(*match.span())
    if row.effect != "anniversary":
        yield Fact(span, row.effect, row.first, row.last, f"{row.name} ({days(Interval(row.first, row.last))})")
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
    inside = [match for match in matches if span.start <= match.start() <= span.end]
    nearest = inside + before[-1:] + after
    return nearest[0] if nearest else None


def _began(sentence: str, home: str, partner: str | None) -> tuple[int, str, date | None] | None:
    """The year relations with the one partner named began, by the seeds or the sentence itself, what and when it is."""
    codes, any_name = partners()
    named = {codes[found[0]] for found in any_name.finditer(sentence)} - {home}
    founded = {int(found[1]) for found in FOUNDED.finditer(sentence)}
    if not named and not founded and partner:
        named = {partner}
    known = [when for code in named if (when := founding(home).get(code))]
    if len(named) == 1 and known:
        day = known[0].first if known[0].days == 1 else None
        return known[0].first.year, f"relations of {days(known[0])}", day
    first = founded.pop() if len(founded) == 1 else None
    return (first, f"what began in {first}", None) if first else None


def _in_year(span: Span, origin: int, number: int, what: str, day: date | None = None) -> Fact:
    """An anniversary: it falls in the year `origin` and `number`, on the same date as `day`, where that is known."""
    year = origin + number
    why = f"the {ordinal(number)} anniversary of {what} falls in {year}"
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
