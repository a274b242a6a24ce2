"""An engagement of a published file in the words of a desk: what it was, with whom, at which level and when."""

from collections.abc import Mapping
from datetime import date

from etl.intervals import Granularity

FIELDS = {
    "date": "days",
    "type": "kind",
    "subtype": "subtype",
    "partners": "partners",
    "channel": "channel",
    "direction": "direction",
    "level_home": "level of the home side",
    "level_partner": "level of the partner",
    "status": "status",
    "place": "place",
    "occasion": "occasion",
    "ordinal": "number in the series",
    "stated_count": "number of contacts told of",
    "part_of": "part of",
    "confirmed_by": "confirmed by",
    "tellings": "tellings",
}
LEVELS = ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador")
PLAIN = {Granularity.MONTH.value: "%B %Y", Granularity.YEAR.value: "%Y"}


def engagement(row: Mapping[str, str | None], names: Mapping[str, str]) -> str:
    """Such as "official visit, Laos, leader level, 10 to 12 June 2025, planned"; `names` are those of partners."""
    kind, subtype = row["type"] or "", row["subtype"] or ""
    said = [subtype if kind in subtype else f"{subtype} {kind}".strip(), partners(row["partners"], names)]
    levels = [level for level in LEVELS if level in (row["level_home"], row["level_partner"])]
    said += [f"{levels[0]} level"] if levels else []
    said += [row["date"] or "undated"]
    return ", ".join([*said, *([row["status"]] if row["status"] and row["status"] != "held" else [])])


def partners(codes: str | None, names: Mapping[str, str]) -> str:
    """The names of partners given by codes with spaces between; four at most."""
    named = [names.get(code, code) for code in (codes or "").split()]
    if not named:
        return "no partner named"
    return ", ".join(named[:4]) + (f" and {len(named) - 4} more" if len(named) > 4 else "")


def days(first: date | None, last: date | None, granularity: str) -> str | None:
    """Days as people write them, None without any; what is known to a season or worse says so."""
    if first is None or last is None:
        return None
    if granularity in PLAIN:
        return f"{first:{PLAIN[granularity]}}"
    if granularity == Granularity.DAY.value:
        return _day(first) if first == last else f"{_start(first, last)} to {_day(last)}"
    span = f"between {_start(first, last)} and {_day(last)}"
    return span if granularity == Granularity.NONE.value else f"{span} ({granularity})"


def _start(first: date, last: date) -> str:
    if first.year != last.year:
        return _day(first)
    return f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
