"""TIMEX3 values of intervals."""

from etl.intervals import Granularity, Interval

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def value_of(interval: Interval) -> str:  # noqa: C901
    """TIMEX3 text of an interval at its granularity: 2024-06, 1998-W07, 2020-Q4, 195, or first/last of two such."""
    first = interval.first
    match interval.granularity:
        case Granularity.DAY if interval.days == 1:
            return first.isoformat()
        case Granularity.WEEK if interval.days == 7 and first.weekday() == 0:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02d}"
        case Granularity.MONTH if first.replace(day=1) == interval.last.replace(day=1):
            return f"{first.year:04d}-{first.month:02d}"
        case Granularity.QUARTER if interval.days <= 92:
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        case Granularity.HALF if interval.days <= 184:
            return f"{first.year:04d}-H{1 if first.month < 7 else 2}"
        case Granularity.SEASON if interval.days <= 92:
            return f"{first.year:04d}-{_SEASONS[first.month]}"
        case Granularity.YEAR if interval.days <= 366:
            return f"{first.year:04d}"
        case Granularity.DECADE if interval.days <= 3653:
            return f"{first.year // 10:03d}"
        case Granularity.CENTURY if interval.days <= 36525:
            return f"{first.year // 100:02d}"
    if interval.granularity is Granularity.NONE and interval.days == 2 and first.weekday() == 5:
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02d}-WE"
    return f"{_point(interval, last=False)}/{_point(interval, last=True)}"


def _point(interval: Interval, *, last: bool) -> str:
    day = interval.last if last else interval.first
    match interval.granularity:
        case Granularity.MONTH:
            return f"{day.year:04d}-{day.month:02d}"
        case Granularity.YEAR:
            return f"{day.year:04d}"
        case Granularity.DECADE:
            return f"{day.year // 10:03d}"
        case Granularity.CENTURY:
            return f"{day.year // 100:02d}"
    return day.isoformat()
