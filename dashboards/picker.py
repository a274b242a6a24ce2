"""Choosing a partner by any of its names, blind to case, accents and đ."""

import streamlit as st

from dashboards import links, show
from dashboards.links import UnknownValueError
from dashboards.view import View


def asked(view: View) -> str | None:
    """The partner the link names, or None; raises UnknownValueError for an unknown code."""
    code = st.query_params.get("partner")
    if code is not None and code not in view.partners:
        raise UnknownValueError(
            "partner", code, tuple(code for code, partner in view.partners.items() if partner.engagements)
        )
    return code


def choose(view: View, now: str | None, key: str = "f_partner", label: str = "picker.label") -> str | None:
    """A box of partners in which any alias may be typed; returns the code, and says aloud when a name means none."""
    codes = [code for code, partner in view.partners.items() if partner.engagements]
    codes = codes if now is None or now in codes else [now, *codes]
    index = codes.index(now) if now in codes else None
    typed = st.selectbox(
        view.words(label),
        codes,
        index=index,
        key=key,
        format_func=view.name,
        placeholder=view.words("picker.placeholder"),
        accept_new_options=True,
    )
    if typed is None or typed in view.partners:
        return typed
    found = view.looked_up(typed)
    if len(found) == 1:
        return found[0]
    if not found:
        st.warning(show.plain(view.words("picker.unknown", typed=typed)), icon=":material/search_off:")
        return None
    st.info(view.words("picker.several"), icon=":material/search:")
    for code in found[:8]:
        show.page_link("partner", view.name(code), partner=code)
    return None


def open_partner(view: View) -> None:
    """A box that opens the page of the partner chosen."""
    code = choose(view, None, key="open_partner")
    if code:
        st.switch_page(st.session_state[show.PAGES]["partner"], query_params={"partner": code})


def write(view: View, now: str) -> None:
    """A box that changes the partner of the present page."""
    links.show({"partner": [now]})
    code = choose(view, now, key=f"partner_of_page_{now}")
    if code and code != now:
        links.write("partner", [code])
        st.rerun()
