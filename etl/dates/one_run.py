"""Whether a story is one run of days and months from a year past, which it states once and then never again."""

from collections.abc import Sequence
from datetime import date, timedelta

from etl.dates.find import Found
from etl.dates.shapes import Clock, Day, Daytime, Month, Part, Range, Season, Shape, Within, Year
from etl.dates.voice import stated_year

_NAMES = 3
# Days: news tells of these days too without a weekday.
_NEWS = 60
# Days: where nothing else speaks from now, a day so near publication is no chance.
_THESE_DAYS = 10
_LAST_DAYS, _HANDFUL = 3, 4
_A_YEAR, _HALF_A_YEAR = 366, 183
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def is_one_run(found: Sequence[Found], published: date) -> bool:
    """Whether the first date states a year past and the names after it follow one another through that year.

    "On 25 June 1950 troops crossed. By 5 August ... On 7 October ...": no word of `found` speaks from now. What is all
    of the weeks before publication is news.
    """
    named = [(one, start) for one in found if (start := _start(one.shape))]
    if not named or (origin := stated_year(named[0][0].shape)) is None or origin >= published.year - 1:
        return False
    begins = [start for one, start in named if stated_year(one.shape) is None]
    if len(begins) < _NAMES or len(begins) < len(named) - 1 or begins != sorted(begins) or named[0][1] > begins[0]:
        return False
    return not all(_is_news(begin, published) for begin in begins)


def is_of_these_days(found: Sequence[Found], published: date) -> bool:
    """Whether the names without a year are all of the days around publication: years past are its background.

    "Relations date from 1973, the pact from 1995 and the partnership from 2010. On 3 May the ministers met." At least
    one of them must be a day. Of a handful, one of the last days before publication is enough.
    """
    names = [
        (_days_off(start, published), isinstance(one.shape, Month | Season | Part))
        for one in found
        if stated_year(one.shape) is None and (start := _start(one.shape))
    ]
    days = [off for off, is_long in names if not is_long]
    if len(names) <= _HANDFUL and any(-_LAST_DAYS <= off <= 0 for off in days):
        return True
    return bool(days) and all(abs(off) <= (_NEWS if is_long else _THESE_DAYS) for off, is_long in names)


def _start(shape: Shape) -> tuple[int, int] | None:
    """Month and day on which a name begins."""
    match shape:
        case Day(int() as month, number):
            return month, number
        case Month(number):
            return number, 1
        case Season(code):
            return _SEASONS[code], 1
        case Within(inner, Year()):
            return _start(inner)
        case Part("END", Month(number)):
            return number, 21
        case Part(_, of) | Range(of, _) | Daytime(_, of) | Clock(_, of) if of is not None:
            return _start(of)
    return None


def _is_news(begin: tuple[int, int], published: date) -> bool:
    return abs(_days_off(begin, published)) <= _NEWS


def _days_off(begin: tuple[int, int], published: date) -> int:
    """Days from publication to the nearest such day, before it or after it."""
    month, number = begin
    days = (date(2000, month, min(number, 28)) - date(2000, published.month, min(published.day, 28))) // timedelta(1)
    return (days + _HALF_A_YEAR) % _A_YEAR - _HALF_A_YEAR
