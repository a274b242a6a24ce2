"""One relationship: its frame, its rhythm by level, who came and who went, who met whom, and the words behind it."""

from datetime import date, timedelta
from html import escape

import polars as pl
import streamlit as st

from dashboards import filters as filtering
from dashboards import links, listing, picker, show
from dashboards.charts import relationship
from dashboards.charts.theme import LIGHT, WAYS
from dashboards.filters import Filters
from dashboards.queries import Value
from dashboards.view import View
from dashboards.views.timeline import tier, timeline
from dashboards.wording import Words

PARAMETERS = (*filtering.PARAMETERS, "partner", "page")
JOURNEYS = ("inbound", "outbound")
WAYS_OF_LADDER = (*JOURNEYS, "elsewhere")
_A_MONTH = timedelta(days=31)


def page(view: View) -> None:
    """The page, top to bottom."""
    filters = filtering.read(view)
    listing.page_number()
    filtering.sidebar(view, filters)
    partner = picker.asked(view) or next(iter(view.partners))
    ladder = view.ask("page_ladder", partner=partner)
    _headline(view, partner, ladder)
    picker.write(view, partner)
    timeline(view, filters, partner)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _ladder(view, partner, ladder)
    with right:
        _reciprocity(view, filters, partner)
    _people(view, filters, partner)
    title = view.words("rows.partner", partner=view.name(partner))
    listing.engagements(view, filters, title, partners=(partner,))


def _headline(view: View, partner: str, ladder: pl.DataFrame) -> None:
    st.title(show.plain(view.name(partner)))
    show.definition(" · ".join(frame(view, partner, ladder)))


def frame(view: View, partner: str, ladder: pl.DataFrame) -> list[str]:
    """The relationship in a line: tier and since when, milestones, the last contact."""
    words = view.words
    tiers = [row for row in view.ask("page_tiers", partner=partner).iter_rows(named=True) if row["valid_to"] is None]
    told = [tier(view, row) for row in tiers] or [words("tier.no-tier")]
    for row in view.ask("page_milestones", partner=partner).head(2).iter_rows(named=True):
        day = words.dates(row["date_first"], row["date_last"], row["granularity"])
        told.append(words("on", what=words.code("milestone", row["kind"]), day=day))
    if not ladder.is_empty():
        last = ladder.sort("date_first", descending=True).row(0, named=True)
        day = words.dates(last["date_first"], last["date_last"], last["granularity"])
        told.append(words("last_contact", day=day, level=words.code("level", last["level"]).lower()))
    return told


def _ladder(view: View, partner: str, ladder: pl.DataFrame) -> None:
    words = view.words
    st.header(show.plain(words("ladder.title")), anchor="ladder")
    show.definition(words("ladder.meaning", day=words.day(view.as_of) if view.as_of else "-"))
    found = {(row["level"], row["way"]): row for row in ladder.iter_rows(named=True)}
    rows = [
        [escape(words.code("level", level)), *(_rung(view, found.get((level, way))) for way in WAYS_OF_LADDER)]
        for level in relationship.LEVELS
    ]
    show.table(
        [words("field.level"), words("direction.inbound"), words("direction.outbound"), words("way.elsewhere")], rows
    )
    title = f"{view.name(partner)}. {words('ladder.title')}"
    show.table_away(view, "ladder", ladder, title, "page_ladder", {"partner": partner})


def _rung(view: View, row: dict[str, object] | None) -> str:
    if row is None or not isinstance(row["date_first"], date) or not isinstance(row["date_last"], date):
        return f"<span style='color:#5C6773'>{escape(view.words('ladder.never'))}</span>"
    when = view.words.dates(row["date_first"], row["date_last"], str(row["granularity"]))
    first, last, until = row["date_first"], row["date_last"], view.as_of
    since = ago(view.words, first, last, until) if until and last <= until else ""
    link = show.anchor("engagement", when, id=str(row["engagement_id"]))
    return f"{link}<br><small>{escape(since)}</small>"


def ago(words: Words, first: date, last: date, until: date) -> str:
    """How many whole months before the day the data ends; from least to most where the date is wider than a month."""
    least, most = _months(last, until), _months(first, until)
    if most > least and last - first > _A_MONTH:
        return words("ago.between", least=least, most=most)
    return words("ago", n=least) if least else words("ago.less")


def _months(since: date, until: date) -> int:
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def _reciprocity(view: View, filters: Filters, partner: str) -> None:
    words = view.words
    values = {**filters.values(view), "partner": partner, "partners": None}
    found = view.ask("page_reciprocity", **values)
    counts = {(level, way): told for level, way, *told in found.iter_rows()}
    rows = pl.DataFrame(
        [
            (level, words.code("level", level), way, *counts.get((level, way), (0, 0, 0)))
            for level in relationship.LEVELS
            for way in JOURNEYS
        ],
        schema=["level", "lane", "direction", "visits", "others", "parts"],
        orient="row",
    )
    title = reciprocity(view, found)
    legend = [(WAYS[way], words(f"reciprocity.{way}")) for way in JOURNEYS]
    legend.append(
        (f"linear-gradient(90deg,{LIGHT['inbound']} 50%,{LIGHT['outbound']} 50%)", words("reciprocity.others"))
    )
    chart, alt = relationship.reciprocity(rows, words), words("reciprocity.alt", finding=title)
    meaning = words("reciprocity.meaning", n=int(found["parts"].sum()))
    shown = show.Figure("reciprocity", title, meaning, chart, rows, "page_reciprocity", values, alt, legend)
    picked = show.fresh(shown.name, show.figure(view, shown, clickable=True))
    if picked:
        links.write("level", [str(picked["level"])])
        links.write("direction", [str(picked["direction"])])
        links.write("page", [])
        st.rerun()


def reciprocity(view: View, found: pl.DataFrame) -> str:
    """Who came and who went, in a sentence: visits, and contacts that are neither a visit nor a part of one."""
    words, told = view.words, {}
    for way in JOURNEYS:
        rows = found.filter(pl.col("direction") == way)
        counts = [(noun, int(rows[noun].sum())) for noun in ("visits", "others")]
        told[way] = words("both").join(words.count(noun, n) for noun, n in counts if n) or words("never")
    return words("reciprocity.finding", came=told["inbound"], went=told["outbound"])


def _people(view: View, filters: Filters, partner: str) -> None:
    words = view.words
    values: dict[str, Value] = {"partner": partner, "from_date": filters.first, "to_date": filters.last}
    people = view.ask("page_people", **values)
    if people.is_empty():
        return
    st.header(show.plain(words("people.title")), anchor="people")
    show.definition(words("people.meaning"))
    show.table(
        [words("people.ours"), words("people.theirs"), words("people.times"), words("people.latest")],
        [
            [
                _person(row["ours"], row["our_role"]),
                _person(row["theirs"], row["their_role"]),
                str(row["times"]),
                show.anchor(
                    "engagement",
                    words.dates(row["date_first"], row["date_last"], row["granularity"]),
                    id=row["engagement_id"],
                ),
            ]
            for row in people.iter_rows(named=True)
        ],
        numbers=(2,),
    )
    show.table_away(view, "people", people, f"{view.name(partner)}. {words('people.title')}", "page_people", values)


def _person(name: str, role: str | None) -> str:
    office = f"<br><small style='color:#4A5A6A'>{escape(role)}</small>" if role and role != name else ""
    return escape(name) + office
