"""Who has gone quiet: silence against each partner's own habit and its tier, with the measure's own false alarms."""

from html import escape

import polars as pl
import streamlit as st

from dashboards import links, show
from dashboards.charts import silence
from dashboards.charts.theme import CERTAIN, ORANGE, POSSIBLE
from dashboards.view import View

PARAMETERS = ("at_least",)
LEVELS = ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador", "other")
SHOWN, DRAWN, FEWEST_GAPS = 40, 25, 4


def page(view: View) -> None:
    """The page, top to bottom."""
    assert view.as_of is not None
    words = view.words
    level = links.one("at_least", LEVELS, "minister")
    rows = view.ask("page_quiet", at_least=level)
    judged = rows.filter(pl.col("gaps") >= FEWEST_GAPS)
    st.title(show.plain(_finding(view, judged, level)))
    st.session_state["f_at_least"] = level
    st.selectbox(
        words("quiet.level"),
        LEVELS,
        key="f_at_least",
        format_func=lambda value: words("quiet.any") if value == LEVELS[-1] else words.code("level", value),
        on_change=lambda: links.write("at_least", [st.session_state["f_at_least"]]),
        width=320,
    )
    show.definition(f"{words('quiet.rule')} {_false_alarms(view, rows)}")
    if rows.is_empty():
        st.info(words("quiet.no_contact"), icon=":material/info:")
        return
    if not judged.is_empty():
        _chart(view, judged, level)
        _table(view, judged)
    _unjudged(view, rows.filter(pl.col("gaps") < FEWEST_GAPS), level)


def _finding(view: View, judged: pl.DataFrame, level: str) -> str:
    words, quiet = view.words, judged.filter(pl.col("is_quiet"))
    if judged.is_empty():
        return words("quiet.unknown", at=_at(view, level))
    if quiet.is_empty():
        return words("quiet.nobody", n=judged.height, at=_at(view, level))
    first = quiet.row(0, named=True)
    ratio = quiet["months_silent"] / quiet["usual_gap"].clip(1)
    alike = quiet.filter(ratio == ratio[0])["partner"].to_list()
    if len(alike) > 1:
        return words("quiet.tie", n=quiet.height, partners=view.names(alike), times=words.number(round(ratio[0], 1)))
    return words(
        "quiet.finding",
        n=quiet.height,
        partner=view.name(first["partner"]),
        months=words.count("months", first["months_silent"]),
        usual=words.number(first["usual_gap"]),
    )


def _at(view: View, level: str) -> str:
    words = view.words
    return words("quiet.at_any") if level == LEVELS[-1] else words("quiet.at", level=words.code("level", level).lower())


def _false_alarms(view: View, rows: pl.DataFrame) -> str:
    words, gaps, alarms = view.words, int(rows["gaps_judged"].sum()), int(rows["false_alarms"].sum())
    if gaps < 5:
        return words("quiet.too_little", n=gaps)
    share = words.number(round(100 * alarms / gaps, 1))
    return words("quiet.history", alarms=words.count("alarms", alarms), gaps=gaps, share=share)


def _chart(view: View, judged: pl.DataFrame, level: str) -> None:
    words = view.words
    drawn = judged.head(DRAWN).with_columns(
        name=pl.Series([view.name(code) for code in judged.head(DRAWN)["partner"]]),
        label=pl.Series([words.number(months) for months in judged.head(DRAWN)["months_silent"]]),
    )
    listed = "; ".join(f"{row['name']} {row['label']}" for row in drawn.head(5).iter_rows(named=True))
    meaning = words("quiet.meaning", at=_at(view, level), day=words.day(view.as_of))  # type: ignore[arg-type]
    if judged.height > DRAWN:
        meaning += " " + words("quiet.more", n=DRAWN)
    legend = (
        (CERTAIN, words("quiet.key.quiet")),
        (POSSIBLE, words("quiet.key.within")),
        (ORANGE, words("quiet.key.usual")),
    )
    chart, alt = silence.bars(drawn, words), words("quiet.alt", list=listed)
    values = {"at_least": level}
    shown = show.Figure("quiet", words("quiet.chart"), meaning, chart, judged, "page_quiet", values, alt, legend)
    picked = show.figure(view, shown, clickable=True)
    if picked:
        st.switch_page(st.session_state[show.PAGES]["partner"], query_params={"partner": picked["partner"]})


def _table(view: View, rows: pl.DataFrame) -> None:
    words = view.words
    in_tier = dict(rows.group_by("tier").len().iter_rows())
    cells = [
        [
            show.anchor("partner", view.name(row["partner"]), partner=row["partner"]),
            escape(words.code("tier", row["tier"])),
            f"<strong>{words.number(row['months_silent'])}</strong>"
            if row["is_quiet"]
            else words.number(row["months_silent"]),
            words("quiet.of", months=words.number(row["usual_gap"]), n=row["gaps"]),
            words.number(row["longest_gap"]),
            "–"
            if row["tier_gap"] is None
            else words("quiet.of", months=words.number(row["tier_gap"]), n=in_tier[row["tier"]]),
            _latest(view, row),
        ]
        for row in rows.head(SHOWN).iter_rows(named=True)
    ]
    names = ("silent", "usual", "longest", "tier", "latest")
    head = [words("field.partner"), words("field.tier"), *(words(f"quiet.{name}") for name in names)]
    show.definition(words("quiet.of_meaning"))
    show.table(head, cells, numbers=(2, 3, 4, 5), marked=rows["is_quiet"].to_list()[:SHOWN])


def _unjudged(view: View, rows: pl.DataFrame, level: str) -> None:
    words = view.words
    if rows.is_empty():
        return
    with st.expander(show.plain(words("quiet.unjudged", n=rows.height))):
        cells = [
            [
                show.anchor("partner", view.name(row["partner"]), partner=row["partner"]),
                escape(words.code("tier", row["tier"])),
                words.number(row["months_silent"]),
                _latest(view, row),
            ]
            for row in rows.head(SHOWN).iter_rows(named=True)
        ]
        head = [words("field.partner"), words("field.tier"), words("quiet.silent"), words("quiet.latest")]
        show.table(head, cells, numbers=(2,))
        title = words("quiet.unjudged", n=rows.height)
        show.table_away(view, "unjudged", rows, title, "page_quiet", {"at_least": level})


def _latest(view: View, row: dict[str, object]) -> str:
    when = view.words.dates(row["date_first"], row["date_last"], str(row["granularity"]))  # type: ignore[arg-type]
    return show.anchor("engagement", when, id=str(row["engagement_id"]))
