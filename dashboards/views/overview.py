"""With whom, and how often: ranked partners, a heat map by period, small multiples, and the rows behind them."""

from collections.abc import Mapping
from datetime import date, timedelta
from html import escape

import polars as pl
import streamlit as st

from dashboards import accuracy, leading, links, listing, periods, picker, show
from dashboards import filters as filtering
from dashboards.charts import frequency, small
from dashboards.charts.theme import BLUES, CERTAIN, NO_DATA, POSSIBLE
from dashboards.filters import Filters, following
from dashboards.queries import Value
from dashboards.view import View

PARAMETERS = (*filtering.PARAMETERS, "page", "partner", "period")
RANKED, MULTIPLES = 15, 12
MOST_CELLS = 1_800
STRIPES = show.HATCH.replace("45deg", "90deg")


def page(view: View) -> None:
    """The page, top to bottom."""
    filters = filtering.read(view)
    listing.page_number()
    links.day("period", filters.first)
    filtering.sidebar(view, filters)
    ranking = view.ask("page_ranking", **filters.values(view))
    _headline(view, filters, ranking.height)
    picker.open_partner(view)
    if ranking.is_empty():
        st.info(view.words("overview.nothing"), icon=":material/info:")
        return
    _ranking(view, filters, ranking)
    few, values = _by_period(view, filters)
    if picker.asked(view):
        _rows(view, filters)
        _multiples(view, filters, few, values)
    else:
        _multiples(view, filters, few, values)
        _rows(view, filters)


def _headline(view: View, filters: Filters, partners: int) -> None:
    words = view.words
    totals = view.ask("page_summary", **filters.values(view)).to_dicts()[0]
    home = words.country(str(view.facts["home_iso2"]), str(view.facts["home_name"]))
    told = words.count("engagements", words.span(totals["certain"], totals["possible"]))
    st.title(
        show.plain(words("overview.finding", home=home, engagements=told, partners=words.count("partners", partners)))
    )
    days = words("days", first=words.day(filters.first), last=words.day(filters.last))
    more = " ".join(words(f"overview.{kind}", n=totals[kind]) for kind in ("parts", "undated") if totals[kind])
    show.definition(f"{days}. {words('overview.counting')} {more}")
    if told := accuracy.caveat(words):
        link = show.anchor("coverage", words("page.coverage"))
        st.html(f'<p class="definition">{escape(told)} {link}</p>')


def _ranking(view: View, filters: Filters, ranking: pl.DataFrame) -> None:
    words = view.words
    comparable = periods.was_read_before(view, filters)
    rows = pl.DataFrame(
        [
            {
                "partner": row["partner"],
                "name": view.name(row["partner"]),
                "certain": row["certain"],
                "possible": row["possible"],
                "label": words.span(row["certain"], row["possible"]),
                "before": words.span(row["certain_before"], row["possible_before"])
                if comparable
                else words("brief.before_unread"),
                "change": _change(row["certain"] - row["certain_before"]) if comparable else "",
            }
            for row in ranking.head(RANKED).iter_rows(named=True)
        ]
    )
    title = _leader(view, ranking)
    meaning = words("ranking.meaning") + " " + words("ranking.change" if comparable else "ranking.no_change")
    alt = words(
        "ranking.alt", list="; ".join(f"{row['name']} {row['label']}" for row in rows.head(5).iter_rows(named=True))
    )
    legend = ((CERTAIN, words("certain")), (POSSIBLE, words("possible")))
    chart, values = frequency.ranked(rows, words), filters.values(view)
    shown = show.Figure("ranking", title, meaning, chart, rows, "page_ranking", values, alt, legend)
    picked = show.figure(view, shown, clickable=True)
    if picked:
        st.switch_page(st.session_state[show.PAGES]["partner"], query_params={"partner": picked["partner"]})


def _leader(view: View, ranking: pl.DataFrame) -> str:
    counts = [
        leading.Count(view.name(row["partner"]), row["certain"], row["possible"])
        for row in ranking.iter_rows(named=True)
    ]
    if len(counts) == 1:
        only = view.words.span(counts[0].certain, counts[0].possible)
        return view.words("ranking.only", partner=counts[0].name, n=only)
    return leading.finding(view.words, "ranking", counts, of=view.words.count("partners", len(counts)))


def _change(by: int) -> str:
    return f"{by:+,d}".replace("-", "−") if by else "±0"


def _by_period(view: View, filters: Filters) -> tuple[pl.DataFrame, dict[str, Value]]:
    """The heat map; returns the cells of the partners that get a panel of their own, and what was asked for them."""
    words, starts = view.words, filters.starts()
    top = max(6, min(25, MOST_CELLS // len(starts)))
    values = {**filters.values(view), "per": filters.per, "top": top}
    counts = view.ask("page_frequency", **values)
    order = counts.group_by("partner").agg(pl.col("certain").sum(), pl.col("possible").sum())
    order = order.sort("certain", "possible", "partner", descending=[True, True, False])
    partners = order["partner"].to_list()
    cells = periods.grid(view, filters, counts, partners)
    title = _busiest(view, cells)
    meaning = words("heat.meaning", per=words.code("per", filters.per).lower())
    if filters.per != filters.asked_per:
        meaning += " " + words("heat.coarser", asked=words.code("per", filters.asked_per).lower())
    size = {"partners": words.count("partners", len(partners)), "periods": words.count("periods", len(starts))}
    alt = words("heat.alt", **size, finding=title)
    legend = (
        (BLUES[-1], words("certain_many")),
        (f"#fff;box-shadow:inset 0 0 0 2px {POSSIBLE}", words("possible_more")),
        (STRIPES, words("state.open")),
        (NO_DATA, words("state.no_data")),
        ("#fff;box-shadow:inset 0 0 0 1px #C9D3DE", words("state.zero")),
    )
    chart = frequency.heat_map(cells, periods.labels(view, filters, starts), starts, words)
    shown = show.Figure("periods", title, meaning, chart, cells, "page_frequency", values, alt, legend)
    _narrow(show.fresh(shown.name, show.figure(view, shown, clickable=True)))
    return cells.filter(pl.col("partner").is_in(partners[:MULTIPLES])), values


def _busiest(view: View, cells: pl.DataFrame) -> str:
    words = view.words
    newest = cells.sort("certain", "possible", "period", "name", descending=[True, True, True, False])
    counts = [
        leading.Count(words("heat.cell", partner=row["name"], period=row["label"]), row["certain"], row["possible"])
        for row in newest.iter_rows(named=True)
    ]
    return leading.finding(words, "heat", counts, others="and_more.cells")


def _multiples(view: View, filters: Filters, few: pl.DataFrame, values: Mapping[str, Value]) -> None:
    words = view.words
    starts = filters.starts()
    chart = frequency.multiples(few, [f"{start}T00:00:00" for start in starts], words)
    ends = periods.labels(view, filters, (starts[0], starts[-1]))
    panels = small.multiples(few, (ends[0], ends[-1]), lambda code: show.address("partner", partner=code))
    legend = ((CERTAIN, words("certain")), (POSSIBLE, words("possible")), (show.HATCH, words("state.open")))
    title = words("multiples.finding", n=few["partner"].n_unique())
    meaning = words("multiples.meaning", per=words.code("per", filters.per).lower())
    shown = show.Figure("multiples", title, meaning, chart, few, "page_frequency", values, title, legend, panels)
    show.figure(view, shown)


def _narrow(picked: dict[str, str] | None) -> None:
    """Let the link follow a click on a cell."""
    if picked:
        links.write("partner", [str(picked["partner"])])
        links.write("period", [str(picked["period"])[:10]])
        links.write("page", [])
        st.rerun()


def _rows(view: View, filters: Filters) -> None:
    words = view.words
    partner = picker.asked(view)
    if partner is None:
        listing.engagements(view, filters, words("rows.title"))
        return
    start = links.day("period", filters.first)
    first, last = max(start, filters.first), min(following(start, filters.per) - timedelta(days=1), filters.last)
    narrowed = filters.within(first, max(first, last)) if "period" in st.query_params else filters
    title = words("rows.of", partner=view.name(partner), period=_span(view, narrowed.first, narrowed.last))
    listing.engagements(view, narrowed, title, partners=(partner,))
    st.button(words("rows.all"), on_click=links.clear, args=(("partner", "period", "page"),))


def _span(view: View, first: date, last: date) -> str:
    return view.words.dates(first, last, "day")
