"""Who has gone quiet: silence against each partner's own habit and its tier, with the measure's own false alarms."""

from html import escape

import polars as pl
import streamlit as st

from dashboards import links, show
from dashboards.view import View

PARAMETERS = ("at_least",)
LEVELS = ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador", "other")
SHOWN = 40


def page(view: View) -> None:
    """The page, top to bottom."""
    words = view.words
    level = links.one("at_least", LEVELS, "minister")
    rows = view.ask("page_quiet", at_least=level)
    quiet = rows.filter(pl.col("is_quiet"))
    st.title(show.plain(_finding(view, quiet, level)))
    show.definition(words("quiet.meaning", level=words.code("level", level).lower(), day=words.day(view.as_of)))  # type: ignore[arg-type]
    st.session_state["f_at_least"] = level
    st.selectbox(
        words("quiet.level"),
        LEVELS,
        key="f_at_least",
        format_func=lambda value: words.code("level", value),
        on_change=lambda: links.write("at_least", [st.session_state["f_at_least"]]),
    )
    show.definition(_false_alarms(view, level))
    if rows.is_empty():
        st.info(words("quiet.no_contact"), icon=":material/info:")
        return
    _table(view, rows)
    with st.popover(words("take_away"), icon=":material/download:"):
        show.data_buttons(view, "quiet", lambda: rows, words("page.quiet"), words("quiet.rule"))
        st.text(words("cite", title=_finding(view, quiet, level), source=show.source(view)))
        show.sql(view, "page_quiet", {"at_least": level})


def _finding(view: View, quiet: pl.DataFrame, level: str) -> str:
    words = view.words
    if quiet.is_empty():
        return words("quiet.nobody", level=words.code("level", level).lower())
    first = quiet.row(0, named=True)
    return words(
        "quiet.finding",
        n=quiet.height,
        partner=view.name(first["partner"]),
        months=first["silent_months"],
        usual=f"{first['usual_gap']:g}",
    )


def _false_alarms(view: View, level: str) -> str:
    words, past = view.words, view.ask("page_quiet_history", at_least=level).row(0, named=True)
    if past["gaps"] < 5:
        return f"{words('quiet.rule')} {words('quiet.too_little', n=past['gaps'])}"
    share = round(100 * past["alarms"] / past["gaps"])
    told = words("quiet.history", alarms=past["alarms"], gaps=past["gaps"], share=share)
    return f"{words('quiet.rule')} {told}"


def _table(view: View, rows: pl.DataFrame) -> None:
    words, cells, marked = view.words, [], []
    for row in rows.head(SHOWN).iter_rows(named=True):
        marked.append(bool(row["is_quiet"]))
        few = row["gaps"] < 4
        when = words.dates(row["date_first"], row["date_last"], row["granularity"])
        cells.append(
            [
                show.anchor("partner", view.name(row["partner"]), partner=row["partner"]),
                escape(words.code("tier", row["tier"])),
                f"<strong>{row['silent_months']}</strong>" if row["is_quiet"] else str(row["silent_months"]),
                escape(words("quiet.too_few", n=row["gaps"])) if few else f"{row['usual_gap']:g}",
                "-" if row["longest_gap"] is None else str(row["longest_gap"]),
                show.anchor("engagement", when, id=row["engagement_id"]),
                escape(words("quiet.yes")) if row["is_quiet"] else "",
            ]
        )
    head = [
        words(name)
        for name in (
            "field.partner",
            "field.tier",
            "quiet.silent",
            "quiet.usual",
            "quiet.longest",
            "quiet.latest",
            "page.quiet",
        )
    ]
    show.table(head, cells, numbers=(2, 3, 4), marked=marked)
