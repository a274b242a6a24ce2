"""What a shape needs to know of where it stands: publication alone, the tense of its clause, the order of figures."""

from collections.abc import Sequence
from datetime import date

from etl.dates.find import Found
from etl.dates.named import month_after
from etl.dates.present import LONGEST_YEAR, days_ahead
from etl.dates.scene import PAST, Scene
from etl.dates.shapes import (
    Away,
    Clock,
    Day,
    Daytime,
    Half,
    Holiday,
    Month,
    Near,
    Nth,
    Numeric,
    Part,
    Quarter,
    Range,
    Same,
    Season,
    Shape,
    Shift,
    Stretch,
    Unit,
    Weekday,
    Within,
    Year,
)
from etl.dates.tense import foretells, tense_of

_HALF_A_YEAR = 5
# Days: nearer than this the nearest day is meant, whatever the tense.
_MONTH_OFF = 40
# Characters in which a verb stands right beside a month: "have met in October".
_BESIDE = 20
# What the days of a visit are counted in: "the second day of the visit".
_RUN = Same(None)
_ALWAYS_TENSED = frozenset({Weekday, Season, Near, Daytime, Clock})
_TENSED = _ALWAYS_TENSED | {Month, Part, Range}
# Whatever else is counted or named stays where it is in any tense: a quick look that spares the rest.
MOVED_BY_TENSE = _TENSED | {Day, Quarter, Half, Within, Nth, Stretch, Shift}
_MAY_BE_TENSELESS = frozenset({Shift, Near, Part, Daytime, Clock, Range, Year, Within})
_MAY_HOLD_NAME = frozenset({Part, Range, Daytime, Clock})
_NAMED = frozenset({Day, Month, Season, Holiday})
_IN_FIGURES = frozenset({Numeric, Clock, Range})


def looks_at_publication_alone(shape: Shape) -> bool:
    """Whether no date told before can move the answer."""
    match shape:
        case Month() | Weekday() | Season() | Quarter() | Half() | Holiday() | Day(int(), _, None) | Year():
            return True
        case Shift(_, _, previous) | Near(_, _, previous):
            return not previous
        case Away(_, unit, _, previous, None):
            return not previous and unit is not Unit.YEAR
        case Within(_, of) | Part(_, of) | Nth(_, _, of) | Daytime(_, of) | Clock(_, of) | Stretch(_, _, of):
            return of is not None and looks_at_publication_alone(of)
        case Range(first, last):
            return looks_at_publication_alone(first) and looks_at_publication_alone(last)
    return False


def is_tenseless(shape: Shape) -> bool:
    """Whether no tense moves the answer: a year is written out, or a unit counted and a name looked for from here."""
    if type(shape) not in _MAY_BE_TENSELESS:
        return False
    match shape:
        case Shift(_, _, previous):
            return not previous
        case Near(_, direction, previous):
            return bool(direction) and not previous
        case Part(_, of) | Daytime(_, of) | Clock(_, of):
            return of is not None and is_tenseless(of)
        case Range(first, last):
            return is_tenseless(first) and is_tenseless(last)
        case Year() | Within(_, Year()):
            return True
    return False


def asks_tense(text: str, start: int, end: int, shape: Shape, scene: Scene) -> bool:
    """Whether the tense of the clause can move the answer: a date within a month or so is the nearest one anyhow."""
    kind = type(shape)
    if kind in _ALWAYS_TENSED:
        return True
    match shape:
        case Day(None, _, None):
            return True
        case Day(int() as month, number) | Range(Day(int() as month, number), _):
            return _MONTH_OFF <= days_ahead(month, number, scene.today) <= LONGEST_YEAR - _MONTH_OFF
        case Quarter() | Half():
            return foretells(text, start, end)
        case (Month() as month) | Part(_, Month() as month) if month == month_after(scene.today):
            return tense_of(text, start, end, _BESIDE) is PAST
        case Within(_, of) | Nth(_, _, of) | Stretch(_, _, of):
            return isinstance(of, Month | Season) or of == _RUN
        case Shift(_, 0, True) | Part(_, Shift(_, 0, True)):
            return True
    return kind in _TENSED


def is_named(shape: Shape) -> bool:
    """Whether the words name a day or month of some year: a window that holds one such leaves no choice."""
    if type(shape) in _MAY_HOLD_NAME:
        match shape:
            case Part(_, of) | Range(of, _) | Daytime(_, Day() as of) | Clock(_, Day() as of):
                return is_named(of)
    return type(shape) in _NAMED


def lies_ahead(shape: Shape, today: date) -> bool:
    """Whether the nearest month of that name comes after `today`, as an entry of a chronology tells it."""
    match shape:
        case Month(number) | Part(_, Month(number)) | Range(Month(number), _):
            return 1 <= (number - today.month) % 12 <= _HALF_A_YEAR
    return False


def has_figures(found: Sequence[Found]) -> bool:
    """Whether a date in figures leaves open which of them is the day."""
    for shape in [one.shape for one in found if type(one.shape) in _IN_FIGURES]:
        match shape:
            case Numeric() | Clock(_, Numeric()) | Range(Numeric(), _):
                return True
    return False
