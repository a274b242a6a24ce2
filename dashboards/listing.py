"""Rows of engagements as a list: when, what, with whom, who says so; each leads to its sentences."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboards import links, show
from dashboards.filters import Filters
from dashboards.queries import Value
from dashboards.view import View

PAGE_SIZE = 10
MOST_PAGES = 2_000
MOST_ROWS = 10_000
MOST_PEOPLE = 80
VISITS = ("state", "official", "working", "transit", "private")


def headline(view: View, row: Mapping[str, Any], *, partners: bool = True) -> str:
    """One engagement in a line of the vocabulary's words: no word of an article is in it."""
    words = view.words
    parts = [
        words.dates(row["date_first"], row["date_last"], row["granularity"]),
        kind(view, row),
        words.code("level", row["level"]),
    ]
    if row["direction"] != "unknown":
        parts.append(words.code("direction", row["direction"]))
    if partners:
        parts.insert(1, view.names(list(row["partners"])))
    if row["status"] != "held":
        parts.append(words.code("status", row["status"]))
    return " · ".join(parts)


def kind(view: View, row: Mapping[str, Any]) -> str:
    """The kind of contact, of a visit its rank: Meeting, State visit."""
    is_ranked = row["type"] == "visit" and row.get("subtype") in VISITS
    return view.words.code("subtype", row["subtype"]) if is_ranked else view.words.code("type", row["type"])


def people(view: View, row: Mapping[str, Any]) -> str:
    """Who of ours and who of theirs took part, as written; the side is said where only one of them is named."""
    ours, theirs = (_cut(row.get(side) or "") for side in ("our_people", "their_people"))
    if ours and theirs:
        return f"{ours} – {theirs}"
    side = "people.ours" if ours else "people.theirs"
    return f"{view.words(side)}: {ours or theirs}" if ours or theirs else ""


def _cut(names: str) -> str:
    return names if len(names) <= MOST_PEOPLE else names[:MOST_PEOPLE].rsplit(",", 1)[0].rstrip() + " …"


def page_number() -> int:
    """Which page of rows the link asks for; read it before anything is shown, so that an unknown one is refused."""
    return links.number("page", 0, MOST_PAGES)


def engagements(view: View, filters: Filters, title: str, **narrowed: Value) -> None:
    """The engagements behind a number, newest first, with the sentence that best tells each, in pages."""
    words = view.words
    page = page_number()
    values = {**filters.values(view), **narrowed, "row_limit": PAGE_SIZE + 1, "row_offset": page * PAGE_SIZE}
    rows = view.ask("page_rows", **values)
    st.header(show.plain(title), anchor="rows")
    if rows.is_empty():
        st.info(words("rows.none"), icon=":material/info:")
        return
    for row in rows.head(PAGE_SIZE).iter_rows(named=True):
        entry(view, row, partners="partners" not in narrowed)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("newer"),
            disabled=page == 0,
            on_click=links.write,
            args=("page", [str(max(page - 1, 0))]),
            key="newer",
        )
        st.button(
            words("older"),
            disabled=rows.height <= PAGE_SIZE,
            on_click=links.write,
            args=("page", [str(page + 1)]),
            key="older",
        )
        with st.popover(words("take_away"), icon=":material/download:", key="rows_take_away"):
            everything: dict[str, Value] = {**values, "row_limit": MOST_ROWS, "row_offset": 0}
            show.definition(words("rows.download", n=MOST_ROWS))
            show.data_buttons(view, "rows", lambda: view.ask("page_rows", **everything), title, words("rows.meaning"))
            show.sql(view, "page_rows", everything)


def entry(view: View, row: Mapping[str, Any], *, partners: bool = True) -> None:
    """One engagement: its line, and what it rests on."""
    show.page_link("engagement", headline(view, row, partners=partners), id=row["engagement_id"])
    ground(view, row)


def ground(view: View, row: Mapping[str, Any]) -> None:
    """What a row rests on: the words of the best telling with who told it, or who added it by hand, when and why."""
    lines, source = [people(view, row)], ""
    if row.get("sentence"):
        lines += [f"“{row['sentence']}”", teller(view, row)]
        source = " · " + show.outward(view.words("telling.open"), row["url"]) if show.is_address(row["url"]) else ""
    elif row.get("added_by"):
        lines.append(added(view, row["added_by"], row["added_on"], row["added_why"]))
    if told := "<br>".join(escape(line) for line in lines if line):
        st.html(f'<p class="told">{told}{source}</p>')


def teller(view: View, row: Mapping[str, Any]) -> str:
    """Who told it on which day, and how many tellings there are."""
    return view.words("told_by", outlet=outlet(view, row), n=row["tellings"])


def outlet(view: View, row: Mapping[str, Any]) -> str:
    """Who published an article and on which day, as finely as that is known."""
    day = view.words.dates(row["published_first"], row["published_last"], row["published_granularity"])
    return f"{row['outlet'] or '–'}, {day}"


def added(view: View, who: str, made_at: str, why: str) -> str:
    """Who added an engagement that no article tells, when and why."""
    return view.words("added_by", who=who, day=made_on(view, made_at), why=why)


def additions(view: View, engagement_id: str) -> list[str]:
    """Who added an engagement, in a line; none for one that articles tell."""
    changes = view.ask("page_changes", engagement=engagement_id).iter_rows(named=True)
    return [added(view, made["made_by"], made["made_at"], made["why"]) for made in changes if made["action"] == "add"]


def made_on(view: View, made_at: str) -> str:
    """The day of a decision, written as an ISO instant, in words; as it is written where it begins with no day."""
    try:
        return view.words.day(date.fromisoformat(made_at[:10]))
    except ValueError:
        return made_at
