"""What most needs an analyst's eye, and a form to decide it; each decision is appended to the corrections file."""

import re
from datetime import UTC, datetime
from html import escape
from typing import Any

import streamlit as st

from dashboards import corrections, filters, links, listing, show
from dashboards.corrections import Correction
from dashboards.database import settings
from dashboards.links import UnknownValueError
from dashboards.view import View

PARAMETERS = ("id", "reason", "other")
REASONS = ("all", "conflict", "confidence", "wide", "undated")
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
WRITTEN = "written"


def page(view: View) -> None:
    """The page, top to bottom: one engagement to decide, or the queue."""
    words = view.words
    if st.session_state.pop(WRITTEN, False):
        st.success(words("review.written"), icon=":material/check:")
    asked = st.query_params.get("id")
    if asked is not None:
        _decide(view, asked)
        return
    reason = links.one("reason", REASONS, "all")
    queue = view.ask("page_review", reason=None if reason == "all" else reason)
    waiting = 0 if queue.is_empty() else int(queue["waiting"][0])
    st.title(show.plain(words("review.title", n=waiting)))
    show.definition(words("review.meaning"))
    st.session_state["f_reason"] = reason
    st.segmented_control(
        words("review.why"),
        REASONS,
        key="f_reason",
        format_func=lambda value: words(f"reason.{value}"),
        required=True,
        on_change=lambda: links.write("reason", [st.session_state["f_reason"]]),
    )
    if queue.is_empty():
        st.info(words("review.nothing"), icon=":material/check:")
    for row in queue.iter_rows(named=True):
        why = ", ".join(words(f"reason.{reason}").lower() for reason in row["reasons"])
        show.page_link("review", f"{listing.headline(view, row)} — {why}", id=row["engagement_id"])
    _pairs(view)
    _decided(view)


def _pairs(view: View) -> None:
    words, pairs = view.words, view.ask("page_judgements")
    if pairs.is_empty():
        return
    st.header(show.plain(words("pairs.title", n=pairs.height)), anchor="pairs")
    show.definition(words("pairs.meaning"))
    cells = [
        [
            show.anchor("review", row["one_id"], id=row["one_id"], other=row["other_id"]),
            show.anchor("engagement", row["other_id"], id=row["other_id"]),
            escape(row["why"]),
        ]
        for row in pairs.iter_rows(named=True)
    ]
    show.table([words("pairs.one"), words("pairs.other"), words("left_open.why")], cells)


def _decided(view: View) -> None:
    words, rows = view.words, view.ask("page_corrections")
    st.header(show.plain(words("decided.title", n=rows.height)), anchor="decided")
    show.definition(words("decided.meaning"))
    if not rows.is_empty():
        st.dataframe(rows, hide_index=True)


def _decide(view: View, asked: str) -> None:
    words = view.words
    found = view.ask("page_engagement", engagement=asked)
    if found.is_empty():
        raise UnknownValueError("id", asked, (words("engagement.known"),))
    row = found.row(0, named=True)
    st.title(show.plain(words("review.decide")))
    show.page_link("engagement", listing.headline(view, row), id=row["engagement_id"])
    for told in view.ask("page_evidence", engagement_key=row["engagement_key"]).iter_rows(named=True):
        if told["field"] == "sentence":
            st.text(f"“{told['text']}”")
    action = st.segmented_control(
        words("review.action"),
        corrections.ACTIONS,
        default="merge" if "other" in st.query_params else "confirm",
        required=True,
        key="action",
        format_func=lambda value: words(f"action.{value}"),
    )
    field = None
    if action == "correct":
        field = st.selectbox(
            words("review.field"), corrections.FIELDS, key="field", format_func=lambda value: words.code("field", value)
        )
    with st.form("decision"):
        new = _new_value(view, row, field) if field else ""
        other = (
            st.text_input(words("review.other"), st.query_params.get("other", ""), key="other", max_chars=60)
            if action == "merge"
            else ""
        )
        why = st.text_input(words("review.reason"), key="why", max_chars=300)
        who = st.text_input(words("review.who"), key="who", max_chars=80)
        if st.form_submit_button(words("review.write"), type="primary"):
            when = datetime.now(UTC).isoformat(timespec="seconds")
            old = seen(row, field) if field else ""
            _write(
                view,
                Correction(
                    when,
                    who.strip(),
                    why.strip(),
                    str(action),
                    row["engagement_id"],
                    field or "",
                    old,
                    new.strip(),
                    other.strip(),
                ),
            )
    show.page_link("review", words("review.back"))


def seen(row: dict[str, Any], field: str) -> str:
    """The value of a field as the corrections file writes it: EDTF for dates, codes with spaces for partners."""
    if field == "partners":
        return " ".join(row["partners"])
    return str(row["edtf" if field == "date" else field] or "")


def _new_value(view: View, row: dict[str, Any], field: str) -> str:
    words, now = view.words, seen(row, field)
    vocabulary = filters.VOCABULARY.get("level" if field.startswith("level_") else field)
    if vocabulary:
        return st.selectbox(
            words("review.new"),
            vocabulary,
            index=vocabulary.index(now) if now in vocabulary else 0,
            key=f"new_{field}",
            format_func=lambda value: words.code("level" if field.startswith("level_") else field, value),
        )
    return st.text_input(
        words("review.new"),
        value=now,
        key=f"new_{field}",
        help=words("review.edtf") if field == "date" else None,
        max_chars=200,
    )


def _write(view: View, decision: Correction) -> None:
    words, missing = view.words, corrections.problem(decision)
    if (
        missing is None
        and decision.action == "merge"
        and view.ask("page_engagement", engagement=decision.other_id).is_empty()
    ):
        missing = "other_id"
    if missing is None and decision.field == "date" and not EDTF.fullmatch(decision.new):
        missing = "new"
    if missing is None and decision.field == "partners" and not set(decision.new.split()) <= set(view.partners):
        missing = "new"
    if missing:
        st.error(show.plain(words(f"missing.{missing}")), icon=":material/edit:")
        return
    try:
        corrections.append(settings()["corrections"], decision)
    except (OSError, ValueError):
        st.error(words("review.failed"), icon=":material/error:")
        return
    st.session_state[WRITTEN] = True
    links.clear(("id", "other"))
    st.rerun()
