"""A week or a month of contacts as a table of days; on a phone it is a list of the days that have any."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html import escape
from typing import Any

import polars as pl
from babel.dates import get_day_names

from dashboards import show
from dashboards.view import View

DAYS = 7


def grid(view: View, agenda: pl.DataFrame, first: date, last: date) -> str:
    """Safe HTML; contacts dated to a week alone are not put on a day of it."""
    by_day: dict[date, list[Mapping[str, Any]]] = defaultdict(list)
    for row in agenda.filter(pl.col("granularity") == "day").iter_rows(named=True):
        by_day[row["day"]].append(row)
    names = get_day_names("abbreviated", locale=view.words.language)
    head = "".join(f'<th scope="col">{escape(names[number])}</th>' for number in range(DAYS))
    weeks = "".join(
        f"<tr>{''.join(_cell(view, day, by_day[day], within=first <= day <= last) for day in week)}</tr>"
        for week in _weeks(first, last)
    )
    return f'<table class="days"><thead><tr>{head}</tr></thead><tbody>{weeks}</tbody></table>'


def _weeks(first: date, last: date) -> Iterator[list[date]]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield [monday + timedelta(days=number) for number in range(DAYS)]
        monday += timedelta(days=DAYS)


def _cell(view: View, day: date, rows: list[Mapping[str, Any]], *, within: bool) -> str:
    if not within:
        return '<td class="outside"></td>'
    kind = ' class="empty"' if not rows else ""
    more = rows[0]["on_day"] - len(rows) if rows else 0
    number = show.anchor("calendar", str(day.day), day=day.isoformat(), span="day")
    rest = show.anchor("calendar", view.words("calendar.more", n=more), day=day.isoformat(), span="day") if more else ""
    entries = "".join(f"<li>{_entry(view, row)}</li>" for row in rows)
    name = f'<span class="whole">{escape(view.words.day(day))}</span>'
    return f"<td{kind}><p>{number}{name}</p><ul>{entries}</ul>{rest}</td>"


def _entry(view: View, row: Mapping[str, Any]) -> str:
    words = view.words
    link = show.anchor("engagement", view.names(list(row["partners"])), id=row["engagement_id"])
    told = [words.code("type", row["type"]), words.code("level", row["level"])]
    if row["date_last"] > row["day"]:
        told.append(words("calendar.until", day=words.dates(row["date_last"], row["date_last"], "day")))
    if row["status"] != "held":
        told.append(words.code("status", row["status"]))
    return f"{link}<br><small>{escape(' · '.join(told))}</small>"
