"""Tiers of partnership that a sentence names as they stand: the page was written between one upgrade and the next."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from etl import intervals
from etl.dates.calendar import moved
from etl.dates.grammar.words import amount
from etl.dates.publication_seeds import partners
from etl.dates.shapes import Unit
from etl.dates.wording import days
from etl.intervals import Granularity, Interval
from etl.paths import SEEDS
from etl.patterns import Pattern

NAMED = Pattern(
    r"(?i)\b(?:(comprehensive strategic|extensive strategic|comprehensive|strategic)(?: cooperative)? partnership)\b"
)
# Words with which a tier is told as a step, taken or to come, or as that of a bloc, not as what relations are.
RAISED = Pattern(
    r"(?i)\b(?:upgrad|elevat|rais|lift|towards?\b|establish|set(?:ting)? up|forg|becom|promot\w+ to|since\b|former"
    r"|then\b|ASEAN|Mekong|propos|aim|consider|possib|potential|new (?:comprehensive|strategic))"
)
# "a year this week since", "two years after", "one year on from"; the second group where it names the week or day.
COUNTED = Pattern(
    r"(?i)\b(a|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|\d{1,2}) years?"
    r"( (?:ago )?(?:this|to the) (?:week|day)| to this day| ago today)? ?(?:on |ha(?:s|ve) passed )?"
    r"(?:since|after|from)\b"
)
WEEK, MONTH, HALF_A_YEAR = timedelta(days=7), timedelta(days=31), timedelta(days=183)
CODES = {
    "comprehensive strategic": "CSP",
    "extensive strategic": "extensive-SP",
    "strategic": "SP",
    "comprehensive": "CP",
}


class Standing(NamedTuple):
    """How long relations stood at a tier, `until` None while they do, and a phrase that says so."""

    since: Interval
    until: Interval | None
    why: str


def standings(sentence: str, home: str, partner: str | None) -> Iterator[Standing]:
    """The tier that `sentence` says relations with its one partner have, or with `partner` where it names none."""
    named = {match.group(1).lower() for match in NAMED.finditer(sentence)}
    if len(named) != 1 or RAISED.search(sentence):
        return
    codes, any_name = partners()
    countries = {codes[found[0]] for found in any_name.finditer(sentence)}
    others = countries - {home}
    if len(others) > 1 or (others and home not in countries):
        return
    words = named.pop()
    tier, other = CODES[words], next(iter(others), partner)
    steps = steps_of(home).get(other or "", [])
    at = next((number for number, (code, _) in enumerate(steps) if code == tier), None)
    if at is None:
        return
    since = steps[at][1]
    after = steps[at + 1][1] if at + 1 < len(steps) else None
    until = f" until {days(after)}" if after else ""
    name = next(name for name, code in codes.items() if code == other)
    why = f"relations with {name} have been a {words} partnership from {days(since)}{until}"
    yield Standing(since, after, why)


class Recalled(NamedTuple):
    """The days in which somebody writes who counts whole years from a step to a tier, and a phrase that says so."""

    first: date
    last: date
    why: str


def steps_recalled(sentence: str, home: str, partner: str | None) -> Iterator[Recalled]:
    """Years that `sentence` counts from a step to a tier: "a year this week since the two announced a ...".

    Written in the fortnight around the day itself where a week is named, within half a year after it elsewhere.
    """
    named = {match.group(1).lower() for match in NAMED.finditer(sentence)}
    counted = COUNTED.search(sentence)
    if len(named) != 1 or counted is None or not RAISED.search(sentence):
        return
    codes, any_name = partners()
    others = {codes[found[0]] for found in any_name.finditer(sentence)} - {home} or {partner or ""}
    years = amount(counted[1].lower())
    words = named.pop()
    if len(others) != 1 or years is None or years != int(years):
        return
    for tier, when in steps_of(home).get(others.pop(), []):
        if tier == CODES[words] and when.granularity is Granularity.DAY:
            reached = moved(when.first, Unit.YEAR, int(years))
            near = counted[2] != ""
            since = reached - (WEEK if near else MONTH)
            until = reached + (WEEK if near else HALF_A_YEAR)
            why = f"{counted[0].strip()}: the {words} partnership of {days(when)}"
            yield Recalled(since, until, why)


@cache
def steps_of(home: str) -> dict[str, list[tuple[str, Interval]]]:
    """The tiers of each partner of `home` with the time of each step, in their order."""
    steps: dict[str, list[tuple[str, Interval]]] = {}
    with (SEEDS / "tiers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["home"] == home and row["date"] and row["tier"] in CODES.values():
                steps.setdefault(row["partner"], []).append((row["tier"], intervals.parse(row["date"])))
    return {partner: sorted(own, key=lambda step: step[1].first) for partner, own in steps.items()}
