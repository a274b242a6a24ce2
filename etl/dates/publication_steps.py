"""A step to a tier of partnership told as news: it was taken once, so its day and month, or weekday, tell the year."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from etl.dates.find import Found
from etl.dates.publication_seeds import partners
from etl.dates.publication_tiers import CODES, NAMED, steps_of
from etl.dates.shapes import Clock, Day, Daytime, Numeric, Range, Shape, Weekday
from etl.dates.wording import days
from etl.intervals import Granularity, Interval
from etl.patterns import Pattern

# The step as taken, not as wished for or long past.
TAKEN = Pattern(
    r"(?i)\b(?:(?:was|were|has|have|been) (?:officially |formally )?(?:raised|upgraded|elevated|lifted|brought)"
    r"|(?:leaders?|ministers?|sides|countries|nations|they|and [\p{L} .'’-]{3,60}|president|who)"
    r" (?:officially |formally |jointly |today )?(?:raised|upgraded|elevated|lifted|announced|adopted|declared"
    r"|established|formed|agreed (?:on (?:[\p{L}]+,? )?(?:[\p{L}]+ \d{1,2} )?)?"
    r"to (?:raise|upgrade|elevate|lift|form|establish)))\b"
)
NOT_TAKEN = Pattern(
    r"(?i)\b(?:will|would|shall|to be|towards?|propos|aim|consider|possib|potential|hope|plan|soon|since|after|ASEAN"
    r"|Mekong|anniversary|years?|months?|last|next)\b"
)
# How long a day of the year needs no year when it is told.
RECENT, WEEK, EVE = timedelta(days=270), timedelta(days=6), timedelta(days=1)


class Step(NamedTuple):
    """The days in which somebody writes who tells of a step by its day, and a phrase that says so."""

    first: date
    last: date
    why: str


def steps_told(sentence: str, found: Sequence[Found], home: str, partner: str | None) -> Iterator[Step]:
    """The step that `sentence` tells as taken on a day, weekday or days without a year: those of the step itself."""
    named = {match.group(1).lower() for match in NAMED.finditer(sentence)}
    if not named or NOT_TAKEN.search(sentence) or not TAKEN.search(sentence):
        return
    codes, any_name = partners()
    others = {codes[match[0]] for match in any_name.finditer(sentence)} - {home} or {partner or ""}
    if len(others) != 1:
        return
    other = others.pop()
    for tier, when in steps_of(home).get(other, []):
        if tier not in {CODES[words] for words in named} or when.granularity is not Granularity.DAY:
            continue
        on_day, on_weekday = _agrees(found, when)
        if on_day or on_weekday:
            why = f"it tells as news of the step to a {_wording(tier)} partnership of {days(when)}"
            yield Step(when.first - EVE, when.first + (RECENT if on_day else WEEK), why)


def _wording(tier: str) -> str:
    return next(words for words, code in CODES.items() if code == tier)


def _agrees(found: Sequence[Found], when: Interval) -> tuple[bool, bool]:
    """Whether an expression is the day of the step, and whether one is its weekday."""
    own = [item.shape for item in found]
    return any(_is_day(shape, when.first) for shape in own), any(_is_weekday(shape, when.first) for shape in own)


def _is_day(shape: Shape, when: date) -> bool:
    match shape:
        case Day(int() as month, number):
            return (month, number) == (when.month, when.day)
        case Numeric(a, b, None):
            return (when.month, when.day) in {(a, b), (b, a)}
        case Range(Day(int() as month, first), Day(_, last)):
            return month == when.month and first <= when.day <= last
        case Daytime(_, of) | Clock(_, of) if of is not None:
            return _is_day(of, when)
    return False


def _is_weekday(shape: Shape, when: date) -> bool:
    match shape:
        case Weekday(number):
            return number == when.weekday()
        case Daytime(_, of) | Clock(_, of) if of is not None:
            return _is_weekday(of, when)
    return False
