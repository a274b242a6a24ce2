"""Ask the published file in SQL: the cookbook's questions, or one's own, reading only."""

import streamlit as st

from dashboards import links, queries, sandbox, show
from dashboards.links import UnknownValueError
from dashboards.view import View
from dashboards.wording import Words, rows

PARAMETERS = ("question",)


def page(view: View) -> None:
    """The page, top to bottom."""
    words = view.words
    st.title(show.plain(words("ask.title")))
    show.definition(words("ask.meaning", seconds=int(sandbox.SECONDS), rows=sandbox.MOST_ROWS))
    question = _question(view)
    start = queries.text(question) if question else words("ask.start")
    with st.form("ask", border=False):
        sql = st.text_area(
            words("ask.sql"), value=start, height=260, key=f"sql_{question}", max_chars=sandbox.MOST_CHARACTERS
        )
        asked = st.form_submit_button(words("ask.run"), type="primary", icon=":material/play_arrow:")
    if asked:
        _answer(view, sql)


def _question(view: View) -> str | None:
    words, names = view.words, queries.names()
    now = st.query_params.get("question")
    if now is not None and now not in names:
        raise UnknownValueError("question", now, names)
    if not names:
        return None
    st.session_state["f_question"] = now
    st.selectbox(
        words("ask.cookbook"),
        names,
        key="f_question",
        format_func=lambda name: titled(view.words, name),
        placeholder=words("ask.own"),
        on_change=lambda: links.write(
            "question", [st.session_state["f_question"]] if st.session_state["f_question"] else []
        ),
    )
    return now


def titled(words: Words, name: str) -> str:
    """The question in the reader's language; as its file puts it where no wording is of the very same question."""
    asked = queries.title(name)
    row = rows().get(f"question.{name}")
    return row[words.language] if row and row["en"] == asked else asked


def _answer(view: View, sql: str) -> None:
    words = view.words
    try:
        answer = sandbox.run(view.published, sql)
    except sandbox.RefusedError as error:
        st.error(show.plain(words(f"ask.{error.reason}", seconds=int(sandbox.SECONDS))), icon=":material/block:")
        if error.detail:
            st.code(error.detail, language=None, wrap_lines=True)
        return
    if answer.cut:
        st.warning(show.plain(words("ask.cut", rows=sandbox.MOST_ROWS)), icon=":material/content_cut:")
    st.text(words("ask.rows", n=answer.rows.height))
    st.dataframe(answer.rows, hide_index=True, key="answer")
    show.data_buttons(view, "answer", lambda: answer.rows, words("ask.title"), sql)
