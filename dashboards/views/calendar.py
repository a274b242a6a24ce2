"""The agenda: a day, a week or a month of contacts, plans ahead and overdue, and anniversaries to come."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from dashboards import ical, links, show
from dashboards.agenda import grid
from dashboards.queries import Value
from dashboards.view import View

PARAMETERS = ("day", "span")
SPANS = ("day", "week", "month")
AHEAD = timedelta(days=183)
PER_DAY = {"day": 300, "week": 8, "month": 4}
PLANS = ("plans", "plans_overdue", "plans_ahead")
STATUSES = {"planned": "TENTATIVE", "proposed": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def page(view: View) -> None:
    """The page, top to bottom."""
    assert view.as_of is not None
    words = view.words
    chosen = links.day("day", view.as_of)
    span = links.one("span", SPANS, "month")
    first, last = bounds(chosen, span)
    asked: dict[str, Value] = {"from_date": first, "to_date": last, "per_day": PER_DAY[span]}
    agenda = view.ask("page_agenda", **asked)
    contacts, held = (0, 0) if agenda.is_empty() else (int(agenda[column][0]) for column in ("contacts", "held"))
    told = "calendar.finding" if contacts == held else "calendar.finding_plans"
    days = words.dates(first, last, "day")
    st.title(show.plain(words(told, n=held, plans=words.number(contacts - held), days=days)))
    show.definition(words("calendar.meaning"))
    _controls(view, chosen, span)
    planned = view.ask("page_planned")
    half_year: dict[str, Value] = {"from_date": view.as_of, "to_date": view.as_of + AHEAD}
    ahead = view.ask("page_anniversaries", **half_year)
    _agenda(view, agenda, span, (first, last))
    _take_away(view, agenda, planned, ahead, asked)
    left, right = st.columns(2, gap="large")
    with left:
        _planned(view, planned)
    with right:
        _anniversaries(view, ahead, half_year)


def bounds(day: date, span: str) -> tuple[date, date]:
    """First and last day of the day, week (from Monday) or month that `day` lies in."""
    match span:
        case "day":
            return day, day
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case _:
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _controls(view: View, chosen: date, span: str) -> None:
    words = view.words
    first, last = bounds(chosen, span)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["f_span"] = span
        st.segmented_control(
            words("calendar.span"),
            SPANS,
            key="f_span",
            format_func=lambda value: words(f"span.{value}"),
            required=True,
            on_change=lambda: links.write("span", [st.session_state["f_span"]]),
        )
        st.session_state["f_day"] = chosen
        st.date_input(
            words("calendar.day"),
            key="f_day",
            format="DD/MM/YYYY",
            min_value=date(1900, 1, 1),
            max_value=date(2100, 1, 1),
            width=170,
            on_change=lambda: links.write("day", [st.session_state["f_day"].isoformat()]),
        )
        before, after = (first - timedelta(days=1)).isoformat(), (last + timedelta(days=1)).isoformat()
        st.button(words("calendar.before"), on_click=links.write, args=("day", [before]))
        st.button(words("calendar.after"), on_click=links.write, args=("day", [after]))


def _agenda(view: View, agenda: pl.DataFrame, span: str, days: tuple[date, date]) -> None:
    words = view.words
    if agenda.is_empty():
        st.info(words("calendar.none"), icon=":material/info:")
        return
    if span == "day":
        _list(view, agenda)
        return
    st.html(grid(view, agenda, *days))
    weekly = agenda.filter(pl.col("granularity") == "week")
    if not weekly.is_empty():
        st.header(show.plain(words("calendar.weekly")), anchor="weekly")
        _list(view, weekly)


def _list(view: View, agenda: pl.DataFrame) -> None:
    words = view.words
    rows = [
        [
            escape(words.dates(row["date_first"], row["date_last"], row["granularity"])),
            show.anchor("engagement", words.code("type", row["type"]), id=row["engagement_id"]),
            escape(view.names(row["partners"])),
            escape(words.code("level", row["level"])),
            escape(words.code("direction", row["direction"])),
            escape(words.code("status", row["status"])),
        ]
        for row in agenda.iter_rows(named=True)
    ]
    show.table([words(f"field.{name}") for name in ("date", "type", "partner", "level", "direction", "status")], rows)


def _planned(view: View, planned: pl.DataFrame) -> None:
    words = view.words
    plans, overdue, ahead = (0, 0, 0) if planned.is_empty() else planned.select(PLANS).row(0)
    title = words("planned.title", ahead=ahead, overdue=overdue)
    if rest := plans - overdue - ahead:
        title = words("planned.title_rest", ahead=ahead, overdue=overdue, rest=rest)
    st.header(show.plain(title), anchor="planned")
    show.definition(words("planned.meaning"))
    rows = [
        [
            escape(words.dates(row["date_first"], row["date_last"], row["granularity"])),
            show.anchor(
                "engagement",
                f"{words.code('type', row['type'])} · {view.names(row['partners'])}",
                id=row["engagement_id"],
            ),
            escape(_status(view, row)),
        ]
        for row in planned.head(20).iter_rows(named=True)
    ]
    if rows:
        show.table(
            [words("field.date"), words("fact"), words("field.status")],
            rows,
            marked=planned["is_overdue"].to_list()[:20],
        )
        if plans > len(rows):
            show.definition(words("review.more", n=plans - len(rows)))
        show.table_away(view, "planned", planned, title, "page_planned", {})


def _status(view: View, row: dict[str, Any]) -> str:
    if not row["is_overdue"] or view.as_of is None:
        return view.words.code("status", row["status"])
    return view.words("overdue_for", n=(view.as_of - row["date_last"]).days).capitalize()


def _anniversaries(view: View, ahead: pl.DataFrame, values: Mapping[str, Value]) -> None:
    words = view.words
    title = words("anniversaries.title", n=ahead.height)
    st.header(show.plain(title), anchor="anniversaries")
    show.definition(words("anniversaries.meaning"))
    rows = [
        [
            escape(words.day(row["day"])),
            show.anchor("partner", view.name(row["partner"]), partner=row["partner"]),
            escape(words.code("milestone", row["kind"])),
            f"<strong>{row['years']}</strong>" if row["years"] % 5 == 0 else str(row["years"]),
        ]
        for row in ahead.head(25).iter_rows(named=True)
    ]
    if rows:
        show.table([words("field.date"), words("field.partner"), words("fact"), words("years")], rows, numbers=(3,))
        if ahead.height > len(rows):
            show.definition(words("review.more", n=ahead.height - len(rows)))
        show.table_away(view, "anniversaries", ahead, title, "page_anniversaries", values)


def _take_away(
    view: View, agenda: pl.DataFrame, planned: pl.DataFrame, ahead: pl.DataFrame, values: Mapping[str, Value]
) -> None:
    words = view.words
    with st.popover(words("calendar.take_away"), icon=":material/download:", key="take_away_agenda"):
        st.download_button(
            "iCalendar (.ics)",
            lambda: file(view, agenda, planned, ahead),
            f"cordiale-{view.build_id}.ics",
            "text/calendar",
            on_click="ignore",
            key="ics",
        )
        show.data_buttons(view, "agenda", lambda: agenda, words("page.calendar"), words("calendar.meaning"))
        show.sql(view, "page_agenda", values)


def file(view: View, agenda: pl.DataFrame, planned: pl.DataFrame, ahead: pl.DataFrame) -> bytes:
    """The days shown, the dated plans and the anniversaries to come, as iCalendar."""
    rows = {
        row["engagement_id"]: row
        for frame in (agenda, planned)
        for row in frame.iter_rows(named=True)
        if row["date_first"]
    }
    events = [
        ical.Event(
            uid, row["date_first"], row["date_last"], _summary(view, row), STATUSES.get(row["status"], "CONFIRMED")
        )
        for uid, row in rows.items()
    ]
    events += [
        ical.Event(f"{row['partner']}-{row['since']}-{row['years']}", row["day"], row["day"], _anniversary(view, row))
        for row in ahead.iter_rows(named=True)
    ]
    return ical.calendar(events, f"{view.facts['created_at']:%Y%m%dT%H%M%SZ}", "Cordiale")


def _summary(view: View, row: dict[str, Any]) -> str:
    words = view.words
    return f"{words.code('type', row['type'])}: {view.names(row['partners'])} ({words.code('level', row['level'])})"


def _anniversary(view: View, row: dict[str, Any]) -> str:
    words = view.words
    years = f"{row['years']} {words('years').lower()}"
    return f"{view.name(row['partner'])}: {words.code('milestone', row['kind'])}, {years}"
