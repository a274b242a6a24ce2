"""Up to six partners side by side: counts, counts indexed to the first period, or for each hundred articles."""

from datetime import date, timedelta

import polars as pl
import streamlit as st

from dashboards import filters as filtering
from dashboards import leading, links, listing, periods, show
from dashboards.charts import comparison
from dashboards.filters import Filters, following
from dashboards.leading import Count
from dashboards.links import UnknownValueError
from dashboards.view import View

CLICKED = ("of", "period", "page")
PARAMETERS = (*filtering.PARAMETERS, "partner", "measure", *CLICKED)
MEASURES = ("count", "index", "articles")
MOST, FEWEST = 6, 5


def page(view: View) -> None:
    """The page, top to bottom."""
    words = view.words
    filters = filtering.read(view)
    filtering.sidebar(view, filters)
    partners = _partners(view)
    measure = links.one("measure", MEASURES, "count")
    of = _of(partners)
    start = links.day("period", filters.first)
    listing.page_number()
    st.title(show.plain(words("compare.title")))
    _choose(view, partners, measure)
    if not partners:
        st.info(words("compare.none"), icon=":material/info:")
        return
    values = {**filters.values(view), "partners": tuple(partners), "per": filters.per, "top": MOST}
    cells = periods.grid(view, filters, view.ask("page_frequency", **values), partners)
    shown, left_out = measured(cells, measure, _articles(view, filters))
    if left_out:
        st.warning(show.plain(words("compare.too_few", names=", ".join(left_out), n=FEWEST)), icon=":material/info:")
    if shown.is_empty():
        return
    totals = _totals(view, filters, partners)
    title = words(
        "compare.alone",
        partner=totals[0].name,
        n=words.count("engagements", words.span(totals[0].certain, totals[0].possible)),
    )
    if len(partners) > 1:
        title = leading.finding(words, "compare", totals, of=len(partners))
    listed = "; ".join(f"{each.name} {words.span(each.certain, each.possible)}" for each in totals)
    alt = words("compare.alt", list=listed)
    starts = [f"{start}T00:00:00" for start in filters.starts()]
    meaning = words(f"compare.meaning.{measure}", per=words.code("per", filters.per).lower(), n=FEWEST)
    meaning += " " + words("compare.click")
    chart = comparison.lines(shown, starts, words)
    figure = show.Figure("compare", title, meaning, chart, shown, "page_frequency", values, alt)
    picked = show.fresh(figure.name, show.figure(view, figure, clickable=True))
    if picked:
        _narrow(str(picked["partner"]), str(picked["since"])[:10])
    if of:
        _rows(view, filters, of, start)
    _table(view, filters, cells)


def _totals(view: View, filters: Filters, partners: list[str]) -> list[Count]:
    """What each has in all these days, counted as on the page Overview, the most first."""
    rows = view.ask("page_ranking", **{**filters.values(view), "partners": tuple(partners)})
    found = {row["partner"]: (row["certain"], row["possible"]) for row in rows.iter_rows(named=True)}
    counts = [Count(view.name(code), *found.get(code, (0, 0))) for code in partners]
    return sorted(counts, key=lambda each: (each.certain, each.possible), reverse=True)


def _narrow(partner: str, since: str) -> None:
    """Let the link follow a click on a point."""
    links.write("of", [partner])
    links.write("period", [since])
    links.write("page", [])
    st.rerun()


def _of(partners: list[str]) -> str | None:
    """The partner whose rows are asked for; raises UnknownValueError for one that is not compared."""
    code = st.query_params.get("of")
    if code is not None and code not in partners:
        raise UnknownValueError("of", code, partners)
    return code


def _rows(view: View, filters: Filters, code: str, start: date) -> None:
    """The engagements behind the point that was clicked."""
    words = view.words
    first, last = max(start, filters.first), min(following(start, filters.per) - timedelta(days=1), filters.last)
    title = words("rows.of", partner=view.name(code), period=words.dates(first, max(first, last), "day"))
    listing.engagements(view, filters.within(first, max(first, last)), title, partners=(code,))
    st.button(words("compare.close"), on_click=links.clear, args=(CLICKED,))


def _partners(view: View) -> list[str]:
    asked = links.many("partner")
    for code in asked:
        if code not in view.partners:
            raise UnknownValueError("partner", code, tuple(view.partners))
    if len(asked) > MOST:
        raise UnknownValueError("partner", str(len(asked)), (f"1-{MOST}",))
    partners = asked or [code for code, partner in list(view.partners.items())[:3] if partner.engagements]
    links.show({"partner": partners})
    return partners


def _choose(view: View, partners: list[str], measure: str) -> None:
    words = view.words
    codes = [code for code, partner in view.partners.items() if partner.engagements or code in partners]
    st.session_state["f_compared"] = partners
    st.multiselect(
        words("compare.choose", n=MOST),
        codes,
        key="f_compared",
        format_func=view.name,
        max_selections=MOST,
        on_change=_compared,
    )
    st.session_state["f_measure"] = measure
    st.segmented_control(
        words("compare.measure"),
        MEASURES,
        key="f_measure",
        format_func=lambda value: words(f"compare.{value}"),
        required=True,
        on_change=lambda: links.write("measure", [st.session_state["f_measure"]]),
    )


def _compared() -> None:
    links.clear(CLICKED)
    links.write("partner", list(st.session_state["f_compared"]))


def _articles(view: View, filters: Filters) -> pl.DataFrame:
    return view.ask("page_reading", per=filters.per)


def measured(cells: pl.DataFrame, measure: str, articles: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """The cells with a column value, and names left out because their first count is too small to index.

    Counts are the certain ones. A period in which nothing was read has no value, a rate needs FEWEST articles, and the
    first whole period is the base.
    """
    certain = pl.when(pl.col("state") == "no_data").then(None).otherwise(pl.col("certain").cast(pl.Float64))
    if measure == "count":
        return cells.with_columns(value=certain), []
    if measure == "articles":
        joined = cells.join(articles, on="period", how="left")
        rate = pl.when(pl.col("articles") >= FEWEST).then(certain * 100 / pl.col("articles"))
        return joined.with_columns(value=rate), []
    base = (
        cells.filter(~pl.col("open")).group_by("name", maintain_order=True).agg(pl.col("certain").first().alias("base"))
    )
    left_out = base.filter(pl.col("base") < FEWEST)["name"].to_list()
    kept = cells.filter(~pl.col("name").is_in(left_out)).join(base, on="name", maintain_order="left")
    return kept.with_columns(value=certain * 100 / pl.col("base")), left_out


def _table(view: View, filters: Filters, cells: pl.DataFrame) -> None:
    labels = periods.labels(view, filters, filters.starts())
    wide = cells.pivot("label", index="name", values="figure").select("name", *labels)
    with st.expander(view.words("compare.table")):
        st.dataframe(wide, hide_index=True, column_config={"name": view.words("field.partner")})
