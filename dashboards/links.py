"""Permalinks: what a page shows stands in its link, and a link that asks for something unknown is refused aloud."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

SHARED = ("lang", "build")
MEMORY = "remembered"
SHOWN = "shown"


class UnknownValueError(Exception):
    """A link asks for a parameter or value that does not exist; `known` holds what may stand there."""

    def __init__(self, name: str, value: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.value, self.known = name, value, tuple(known)


def check(allowed: Iterable[str]) -> None:
    """Raise UnknownValueError when the link has a parameter that the page does not know."""
    names = (*allowed, *SHARED)
    st.session_state[SHOWN] = {}
    for name in st.query_params:
        if name not in names:
            raise UnknownValueError(name, ", ".join(st.query_params.get_all(name)), names)


def one(name: str, known: Sequence[str], default: str) -> str:
    """The single value of a parameter."""
    value = st.query_params.get(name, default)
    if value not in known:
        raise UnknownValueError(name, value, known)
    show({name: [value]})
    return value


def many(name: str) -> list[str]:
    """Every value of a parameter, none when the link is silent."""
    return list(st.query_params.get_all(name))


def day(name: str, default: date) -> date:
    """A day, YYYY-MM-DD."""
    value = st.query_params.get(name)
    try:
        return date.fromisoformat(value) if value else default
    except ValueError as error:
        raise UnknownValueError(name, str(value), ("YYYY-MM-DD",)) from error


def number(name: str, default: int, highest: int) -> int:
    """A whole number from 0 to `highest`."""
    value = st.query_params.get(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) > highest:
        raise UnknownValueError(name, value, (f"0-{highest}",))
    return int(value)


def write(name: str, values: list[str]) -> None:
    """Set a parameter of the present link; an empty list takes it away."""
    if values:
        st.query_params[name] = values
    else:
        st.query_params.pop(name, None)


def show(parameters: Mapping[str, Sequence[str]]) -> None:
    """Note what the page shows where its link is silent, so that a link taken from it outlives new defaults."""
    st.session_state.setdefault(SHOWN, {}).update(parameters)


def spelt_out() -> dict[str, list[str]]:
    """The link of the page with every default it stands on; the build left out."""
    asked = {name: many(name) for name in st.query_params if name != "build"}
    return {**st.session_state.get(SHOWN, {}), **asked}


def clear(names: Iterable[str]) -> None:
    """Take parameters out of the link and out of the memory of this session."""
    for name in names:
        st.query_params.pop(name, None)
        st.session_state.get(MEMORY, {}).pop(name, None)


def remember(names: Iterable[str]) -> None:
    """Carry filters from page to page: a page opened by the menu takes up what the last one showed."""
    memory: dict[str, list[str]] = st.session_state.setdefault(MEMORY, {})
    arrived_by_menu = not any(name in st.query_params for name in (*names, *SHARED))
    for name in (*names, *SHARED):
        if arrived_by_menu and name in memory:
            st.query_params[name] = memory[name]
        elif name in st.query_params:
            memory[name] = many(name)
        else:
            memory.pop(name, None)


def text(parameters: Mapping[str, Sequence[str]]) -> str:
    """Parameters as the tail of a link."""
    return urlencode([(name, value) for name, values in parameters.items() for value in values])
