"""A brief on one partner: one to two pages to take to a meeting, as Word, as PDF, and on this page for printing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from html import escape

import polars as pl
import streamlit as st

from dashboards import accuracy, briefing, listing, periods, picker, sheet, show
from dashboards import filters as filtering
from dashboards.briefing import Brief, Item
from dashboards.charts import frequency, picture, relationship
from dashboards.charts.theme import CERTAIN, POSSIBLE, Drawing
from dashboards.filters import Filters
from dashboards.queries import Value
from dashboards.view import View
from dashboards.views import partner as relation

PARAMETERS = (*filtering.PARAMETERS, "partner")
ITEMS, READ, LONGEST = 14, 200, 320
PLANS, HORIZON, YEAR = 3, 3 * 365, 365
OPEN = ("planned", "proposed", "postponed")
LEVELS = relationship.LEVELS[:5]


def page(view: View) -> None:
    """The page, top to bottom."""
    filters = filtering.read(view, default_window="3y")
    filtering.sidebar(view, filters)
    code = picker.asked(view) or next(iter(view.partners))
    picker.write(view, code)
    brief, chart = written(view, filters, code)
    with st.container(horizontal=True):
        stem = f"cordiale-brief-{code}-{view.build_id}"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        st.download_button(
            "Word (.docx)",
            lambda: briefing.word(brief, png(chart)),
            f"{stem}.docx",
            kind,
            type="primary",
            on_click="ignore",
            key="docx",
        )
        st.download_button(
            "PDF", lambda: sheet.pdf(brief, svg(chart)), f"{stem}.pdf", "application/pdf", on_click="ignore", key="pdf"
        )
    _on_page(view, brief, chart, code)


def written(view: View, filters: Filters, code: str) -> tuple[Brief, Drawing]:
    """What the brief says, and its chart."""
    words = view.words
    values = {**filters.values(view), "partners": (code,)}
    cells = periods.grid(view, filters, view.ask("page_frequency", **values, per=filters.per, top=1), [code])
    rows = view.ask("page_rows", **values, row_limit=READ, row_offset=0)
    total = int(view.ask("page_ranking", **values)["possible"].sum())
    ladder = view.ask("page_ladder", partner=code)
    brief = Brief(
        title=words("brief.title", partner=view.name(code)),
        frame=" · ".join(relation.frame(view, code, ladder)),
        days=words("days", first=words.day(filters.first), last=words.day(filters.last)),
        headlines=_headlines(view, filters, code, ladder),
        caveat=f"{words('overview.counting')} {accuracy.caveat(words)}".strip(),
        chart_title=words("brief.chart", per=words.code("per", filters.per).lower()),
        chart_key=words("brief.chart_key"),
        ladder_title=words("ladder.title"),
        ladder=_ladder(view, ladder),
        items_title=words("brief.items"),
        items=[_item(view, row) for row in ranked(rows).head(ITEMS).iter_rows(named=True)],
        ahead_title=words("brief.ahead"),
        ahead=_plans(view, code),
        jubilees=_jubilees(view, code),
        sources_title=words("brief.sources"),
        stamp=show.source(view),
        more=lambda shown: words("brief.more", n=total - shown) if total > shown else "",
    )
    return brief, frequency.single(cells, words)


def ranked(rows: pl.DataFrame) -> pl.DataFrame:
    """Engagements by the higher rank of the two sides, then by how many tell of them, then the newest."""
    rank = pl.col("level").replace_strict(dict(zip(relationship.LEVELS, range(6), strict=True)))
    return rows.sort(
        rank, -pl.col("tellings").cast(pl.Int32), -pl.col("date_first").cast(pl.Int32), maintain_order=True
    )


def _plans(view: View, code: str) -> list[Item]:
    """What was said to come after the day the data ends, the next first; what should have been by then is overdue."""
    if view.as_of is None:
        return []
    days: dict[str, Value] = {"from_date": view.as_of, "to_date": view.as_of + timedelta(days=HORIZON)}
    rows = view.ask("page_rows", **days, partners=(code,), statuses=OPEN, parts=False, row_limit=READ)
    return [_item(view, row) for row in rows.sort("date_last", "date_first").head(PLANS).iter_rows(named=True)]


def _jubilees(view: View, code: str) -> list[str]:
    """Anniversaries of the relationship within a year of the day the data ends."""
    if view.as_of is None:
        return []
    words = view.words
    coming = view.ask("page_anniversaries", from_date=view.as_of, to_date=view.as_of + timedelta(days=YEAR))
    return [
        words("brief.jubilee", day=words.day(row["day"]), kind=words.code("milestone", row["kind"]), n=row["years"])
        for row in coming.filter(pl.col("partner") == code).iter_rows(named=True)
    ]


def png(chart: Drawing) -> bytes:
    """The chart alone, for a document."""
    return picture.bare(chart, "png", width=700)


def svg(chart: Drawing) -> str:
    """The chart alone, for a page."""
    return picture.bare(chart, "svg", width=700).decode()


def _headlines(view: View, filters: Filters, code: str, ladder: pl.DataFrame) -> list[str]:
    words, values = view.words, {**filters.values(view), "partners": (code,)}
    row = next(iter(view.ask("page_ranking", **values).iter_rows(named=True)), None)
    if row is None:
        return [words("brief.nothing")]
    before = words("brief.before_unread")
    if periods.was_read_before(view, filters):
        before = words.span(row["certain_before"], row["possible_before"])
    told = [words("brief.count", n=words.span(row["certain"], row["possible"]), before=before)]
    if row["parts"]:
        told[0] += words("brief.parts", n=row["parts"])
    journeys = view.ask("page_reciprocity", **{**values, "partner": code, "partners": None})
    told.append(relation.reciprocity(view, journeys))
    if not ladder.is_empty():
        top = ladder.sort(
            pl.col("level").replace_strict(dict(zip(relationship.LEVELS, range(6), strict=True))),
            -pl.col("date_first").cast(pl.Int32),
        ).row(0, named=True)
        when = words.dates(top["date_first"], top["date_last"], top["granularity"])
        told.append(words("brief.highest", level=words.code("level", top["level"]).lower(), day=when))
    return told


def _ladder(view: View, ladder: pl.DataFrame) -> list[list[str]]:
    words = view.words
    found = {(row["level"], row["way"]): row for row in ladder.iter_rows(named=True)}
    rows = [[words("field.level"), words("direction.inbound"), words("direction.outbound"), words("way.elsewhere")]]
    for level in LEVELS:
        told = [found.get((level, way)) for way in relation.WAYS_OF_LADDER]
        days = [words.dates(row["date_first"], row["date_last"], row["granularity"]) if row else "–" for row in told]
        rows.append([words.code("level", level), *days])
    return rows


def _item(view: View, row: dict[str, object]) -> Item:
    source = ", ".join(filter(None, (listing.outlet(view, row) if row["outlet"] else "", str(row["url"] or ""))))
    if row["added_by"]:
        source = listing.added(view, str(row["added_by"]), str(row["added_on"]), str(row["added_why"]))
    sentence = str(row["sentence"] or "")
    if len(sentence) > LONGEST:
        sentence = sentence[:LONGEST].rsplit(" ", 1)[0] + " […]"
    line = " · ".join(filter(None, (listing.headline(view, row, partners=False), listing.people(view, row))))
    return Item(line, sentence, source, str(row["date_first"]), str(row["engagement_id"]), str(row["url"] or ""))


def _rungs(level: str, row: Sequence[str], links: Mapping[tuple[str, str], str]) -> list[str]:
    """A row of the ladder with each day leading to its engagement, as safe HTML."""
    ids = [links.get((level, way)) for way in relation.WAYS_OF_LADDER]
    told = zip(row[1:], ids, strict=True)
    return [escape(row[0]), *(show.anchor("engagement", day, id=to) if to else escape(day) for day, to in told)]


def _on_page(view: View, brief: Brief, chart: Drawing, code: str) -> None:
    st.title(show.plain(brief.title))
    show.definition(brief.frame)
    show.definition(brief.days)
    st.html("<ul>" + "".join(f"<li>{escape(text)}</li>" for text in brief.headlines) + "</ul>")
    show.definition(brief.caveat)
    if brief.items:
        st.header(show.plain(brief.chart_title))
        entries = {CERTAIN: "certain", POSSIBLE: "possible", show.HATCH: "state.open"}
        show.key([(style, view.words(key)) for style, key in entries.items()])
        alt = "; ".join(brief.headlines)
        st.vega_lite_chart(chart.on_screen(), theme=None, width="stretch", alt=alt, key="brief_chart")
    st.header(show.plain(brief.ladder_title))
    ladder = view.ask("page_ladder", partner=code)
    links = {(row["level"], row["way"]): row["engagement_id"] for row in ladder.iter_rows(named=True)}
    show.table(
        brief.ladder[0], [_rungs(level, row, links) for level, row in zip(LEVELS, brief.ladder[1:], strict=True)]
    )
    items = brief.shown(briefing.WORD_ITEMS)
    _listed(brief.items_title, items, 1)
    if more := brief.more(len(items)):
        show.definition(more)
    _listed(brief.ahead_title, brief.ahead, len(items) + 1, brief.jubilees)


def _listed(title: str, items: Sequence[Item], start: int, lines: Sequence[str] = ()) -> None:
    """Engagements under a heading, each with its sentence and source; no heading over nothing."""
    if items or lines:
        st.header(show.plain(title))
    for number, item in enumerate(items, start=start):
        show.page_link("engagement", f"{number}. {item.line}", id=item.engagement_id)
        told = [escape(item.quotation), show.outward(item.source, item.url)]
        st.html(f'<p class="told">{"<br>".join(filter(None, told))}</p>')
    for line in lines:
        st.markdown(show.plain(line))
