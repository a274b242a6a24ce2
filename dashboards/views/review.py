"""What most needs an analyst's eye, what may be one and the same, and what was decided before."""

from html import escape
from typing import Any

import streamlit as st

from dashboards import links, listing, reasons, show, signin
from dashboards.view import View
from dashboards.views import decide
from dashboards.wording import Words

PARAMETERS = ("id", "reason", "other", "page")
SHOWN, MOST_PAGES = 20, 5_000
REASONS = ("all", "conflict", "confidence", "overdue", "wide", "undated")


def page(view: View) -> None:
    """The page, top to bottom: one engagement to decide, or the queue."""
    words = view.words
    if st.session_state.pop(decide.WRITTEN, False):
        st.success(words("review.written"), icon=":material/check:")
    asked = st.query_params.get("id")
    if asked is not None:
        decide.on_one(view, asked)
        return
    reason = links.one("reason", REASONS, "all")
    number = links.number("page", 0, MOST_PAGES)
    wanted = None if reason == "all" else reason
    queue = view.ask("page_review", reason=wanted, row_limit=SHOWN, row_offset=number * SHOWN)
    waiting = 0 if queue.is_empty() else int(queue["waiting"][0])
    st.title(show.plain(words("review.title", n=waiting)))
    show.definition(words("review.meaning"))
    if not signin.person().may_write:
        st.info(words("review.read_only"), icon=":material/lock:")
    st.session_state["f_reason"] = reason
    st.segmented_control(
        words("review.why"),
        REASONS,
        key="f_reason",
        format_func=lambda value: words(f"reason.{value}"),
        required=True,
        on_change=_for_a_reason,
    )
    if queue.is_empty():
        st.info(words("review.nothing"), icon=":material/check:")
    for row in queue.iter_rows(named=True):
        why = ", ".join(_reason(words, reason, row) for reason in row["reasons"])
        show.page_link("review", f"{listing.headline(view, row)} — {why}", id=row["engagement_id"])
        listing.ground(view, row)
    _turn(view, number, waiting - number * SHOWN - queue.height)
    decide.adding(view)
    _pairs(view)
    _decided(view)


def _reason(words: Words, reason: str, row: dict[str, Any]) -> str:
    return words("overdue_for", n=row["overdue_days"]) if reason == "overdue" else words(f"reason.{reason}").lower()


def _for_a_reason() -> None:
    links.clear(("page",))
    links.write("reason", [st.session_state["f_reason"]])


def _turn(view: View, number: int, behind: int) -> None:
    """The way to the rest of the queue, where it has more than a page."""
    words = view.words
    if behind > 0:
        show.definition(words("review.more", n=behind))
    if number == 0 and behind <= 0:
        return
    with st.container(horizontal=True):
        for name, to, blocked in (("previous", number - 1, number == 0), ("next", number + 1, behind <= 0)):
            st.button(
                words(f"review.{name}"), disabled=blocked, on_click=links.write, args=("page", [str(to)]), key=name
            )


def _pairs(view: View) -> None:
    words, pairs = view.words, view.ask("page_judgements")
    if pairs.is_empty():
        return
    st.header(show.plain(words("pairs.title", n=pairs.height)), anchor="pairs")
    show.definition(words("pairs.meaning"))
    cells = [
        [
            show.anchor("review", _told(view, row, "one"), id=row["one_id"], other=row["other_id"]),
            show.anchor("engagement", _told(view, row, "other"), id=row["other_id"]),
            escape(reasons.told(words, row["why"])),
        ]
        for row in pairs.iter_rows(named=True)
    ]
    show.table([words("pairs.one"), words("pairs.other"), words("left_open.why")], cells)


def _told(view: View, row: dict[str, object], side: str) -> str:
    if row[f"{side}_type"] is None:
        return str(row[f"{side}_id"])
    when = view.words.dates(row[f"{side}_first"], row[f"{side}_last"], str(row[f"{side}_granularity"]))  # type: ignore[arg-type]
    return f"{view.words.code('type', str(row[f'{side}_type']))}, {view.names(row[f'{side}_partners'])}, {when}"  # type: ignore[arg-type]


def _decided(view: View) -> None:
    words, rows = view.words, view.ask("page_corrections")
    title = words("decided.title", n=rows.height)
    st.header(show.plain(title), anchor="decided")
    show.definition(words("decided.meaning"))
    if rows.is_empty():
        return
    cells = [
        [
            escape(listing.made_on(view, row["made_at"])),
            escape(row["made_by"]),
            escape(_decision(words, row)),
            _decided_on(row),
            escape(row["why"]),
            escape(words.code("outcome", row["outcome"])),
        ]
        for row in rows.iter_rows(named=True)
    ]
    names = ("date", "who", "action", "id", "reason", "outcome")
    show.table([words(f"decided.{name}") for name in names], cells)
    show.table_away(view, "decided", rows, title, "page_corrections", {})


def _decided_on(row: dict[str, Any]) -> str:
    """The way to what was decided on: to the decision itself where it is a rejection, which may be taken back."""
    name = row["engagement_id"]
    return show.anchor("review" if row["action"] == "reject" else "engagement", name, id=name) if name else "–"


def _decision(words: Words, row: dict[str, Any]) -> str:
    """What was decided, and for a correction the field with its values before and after."""
    told = words.code("action", row["action"])
    if row["action"] == "correct":
        told += f" · {words.code('field', row['field'])}: {row['old_value'] or '–'} → {row['new_value'] or '–'}"
    return told
