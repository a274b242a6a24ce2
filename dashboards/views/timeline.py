"""A relationship as a timeline: tiers and milestones, contacts by level, plans ahead, and what was read under it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl
import streamlit as st

from dashboards import links, show
from dashboards.charts import relationship
from dashboards.charts.theme import AMBER, POSSIBLE, READ, WAYS
from dashboards.filters import PLANS, Filters, following
from dashboards.queries import Value
from dashboards.view import View

AHEAD = timedelta(days=183)


def timeline(view: View, filters: Filters, partner: str) -> None:
    """The chart with all that may be taken away; a click on a mark opens its engagement."""
    assert view.as_of is not None
    words = view.words
    values = {**filters.values(view), "partner": partner, "partners": None, "per": filters.per}
    rows = view.ask("page_timeline", **values)
    if rows.is_empty():
        st.info(words("partner.nothing"), icon=":material/info:")
        return
    contacts = [_contact(view, row) for row in rows.iter_rows(named=True)]
    plans = _plans(view, filters, values)
    marks, reading = _milestones(view, filters, partner), _reading(view, filters, partner)
    span = (filters.first, max([filters.last, *(plan["end"] for plan in plans)]))
    drawn = pl.DataFrame([*contacts, *plans], infer_schema_length=None)
    chart = relationship.timeline(drawn, _bands(view, filters, partner), marks, reading, span, view.as_of, words)
    total = int(rows["n"].sum())
    top = min(contacts, key=lambda contact: int(contact["rank"]))
    title = words("timeline.finding", n=total, level=top["lane"].lower(), day=words.day(filters.first))
    grouped = words("timeline.grouped") if any(contact["n"] != 1 for contact in contacts) else ""
    legend = (
        (WAYS["inbound"], "◀ " + words("direction.inbound")),
        (WAYS["outbound"], "▶ " + words("direction.outbound")),
        (WAYS["elsewhere"], "● " + words("way.elsewhere")),
        ("#fff;box-shadow:inset 0 0 0 2px #4A5A6A", words("way.plan")),
        (POSSIBLE, words("way.wide")),
        (READ, words("lane.articles")),
        *(((AMBER, "◆ " + words("milestone")),) if not marks.is_empty() else ()),
    )
    alt = words("timeline.alt", partner=view.name(partner), finding=title)
    meaning = f"{words('timeline.meaning')} {grouped}"
    shown = show.Figure("timeline", title, meaning, chart, rows, "page_timeline", values, alt, legend)
    picked = show.fresh(shown.name, show.figure(view, shown, clickable=True))
    if picked:
        _open(picked)


def _open(picked: Mapping[str, Any]) -> None:
    """The engagement of a mark; a mark of many narrows the page to their days and their level."""
    if picked["engagement_id"]:
        st.switch_page(st.session_state[show.PAGES]["engagement"], query_params={"id": picked["engagement_id"]})
    chosen = {
        "window": ["own"],
        "from": [picked["first"]],
        "to": [picked["last"]],
        "level": [picked["level"]],
        "page": [],
    }
    for name, values in chosen.items():
        links.write(name, [str(value) for value in values])
    st.rerun()


def _contact(view: View, row: dict[str, object]) -> dict[str, Any]:
    words, first, last = view.words, row["first_day"], row["end_day"]
    assert isinstance(first, date) and isinstance(last, date)
    level, direction = str(row["level"]), str(row["direction"])
    way = direction if direction in WAYS else "elsewhere"
    what = words.code("type", str(row["type"])) if row["type"] else words("several")
    return {
        "start": first,
        "end": last + timedelta(days=1),
        "middle": first + (last - first) / 2,
        "lane": words.code("level", level),
        "rank": relationship.LEVELS.index(level),
        "way": way,
        "inside": WAYS[way] if row["status"] in ("held", "ongoing") else "#FFFFFF",
        "wide": row["granularity"] not in ("day", "week") and row["engagement_id"] is not None,
        "n": row["n"],
        "label": words.dates(first, last, str(row["granularity"])),
        "what": f"{what} · {words.code('direction', direction)} · {words.code('status', str(row['status']))}",
        "engagement_id": row["engagement_id"],
        "level": level,
        "first": first.isoformat(),
        "last": last.isoformat(),
    }


def _plans(view: View, filters: Filters, values: Mapping[str, Value]) -> list[dict[str, Any]]:
    """What is planned after the day the data ends, for half a year, where the filters leave plans out."""
    assert view.as_of is not None
    if PLANS & set(filters.chosen["status"] or PLANS):
        return []
    ahead: dict[str, Value] = {"statuses": tuple(sorted(PLANS)), "from_date": view.as_of, "to_date": view.as_of + AHEAD}
    rows = view.ask("page_timeline", **{**values, **ahead})
    return [_contact(view, row) for row in rows.iter_rows(named=True)]


def _milestones(view: View, filters: Filters, partner: str) -> pl.DataFrame:
    words = view.words
    rows = [
        {
            "start": row["date_first"],
            "name": words.code("milestone", row["kind"]),
            "label": words.dates(row["date_first"], row["date_last"], row["granularity"]),
        }
        for row in view.ask("page_milestones", partner=partner).iter_rows(named=True)
        if filters.first <= row["date_first"] <= filters.last
    ]
    return pl.DataFrame(rows, schema={"start": pl.Date, "name": pl.String, "label": pl.String})


def _bands(view: View, filters: Filters, partner: str) -> pl.DataFrame:
    rows = []
    for row in view.ask("page_tiers", partner=partner).iter_rows(named=True):
        start, end = row["valid_from_last"] or filters.first, row["valid_to"] or filters.last
        if start <= filters.last and end >= filters.first:
            short = view.words.code("tier", row["tier"])
            rows.append(
                {
                    "start": max(start, filters.first),
                    "end": min(end, filters.last),
                    "name": tier(view, row),
                    "short": short,
                    "shade": relationship.tier_shade(row["rank"]),
                }
            )
    return pl.DataFrame(
        rows, schema={"start": pl.Date, "end": pl.Date, "name": pl.String, "short": pl.String, "shade": pl.String}
    )


def _reading(view: View, filters: Filters, partner: str) -> pl.DataFrame:
    rows = view.ask(
        "page_partner_reading", partner=partner, per=filters.per, from_date=filters.first, to_date=filters.last
    )
    return pl.DataFrame(
        [
            {
                "start": row["period"],
                "end": following(row["period"], filters.per),
                "articles": row["articles"],
                "label": view.words.period(row["period"], filters.per),
            }
            for row in rows.iter_rows(named=True)
        ],
        schema={"start": pl.Date, "end": pl.Date, "articles": pl.Int64, "label": pl.String},
    )


def tier(view: View, row: dict[str, object]) -> str:
    """A tier of partnership with the day it began, as finely as that is known."""
    words, first, last = view.words, row["valid_from_first"], row["valid_from_last"]
    name = words.code("tier", str(row["tier"])) + (f" ({row['scope']})" if row["scope"] else "")
    if not isinstance(first, date) or not isinstance(last, date):
        return name
    return words("since", what=name, day=words.dates(first, last, str(row["granularity"])))
