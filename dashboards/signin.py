"""Who may see and who may write: whoever reaches the server, or by OpenID Connect where secrets.toml sets it up.

Streamlit's own `[auth]` section turns the sign-in on. Whoever signs in reads; only those listed write decisions:

    [cordiale]
    editors = ["desk@ministry.example"]

Without `[auth]` everybody reads and writes, unless `[cordiale]` says `read_only = true`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import streamlit as st

from dashboards.wording import Words


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever looks at the page; `name` is empty where nobody signs in."""

    name: str
    may_write: bool


def person() -> Person:
    """The one who looks at the page now."""
    roles = _section("cordiale")
    if not _section("auth"):
        return Person("", not roles.get("read_only", False))
    name = str(st.user.get("email") or "")
    editors = {str(editor).casefold() for editor in roles.get("editors", [])}
    may_write = st.user.get("email_verified") is not False and name.casefold() in editors
    return Person(name, bool(name) and may_write and not roles.get("read_only", False))


def passed(words: Words) -> bool:
    """Whether the page may be shown; where it may not, the way in is."""
    if not _section("auth") or st.user.is_logged_in:
        return True
    st.title(words("signin.title"))
    if find_spec("authlib") is None:
        st.error(words("signin.missing"), icon=":material/error:")
        return False
    st.text(words("signin.meaning"))
    st.button(words("signin.go"), type="primary", icon=":material/login:", on_click=st.login)
    return False


def way_out(words: Words) -> None:
    """Who is signed in, what they may do, and the way out; nothing where nobody signs in."""
    who = person()
    if not who.name:
        return
    role = words("role.editor" if who.may_write else "role.reader")
    with st.popover(words("signin.account"), icon=":material/person:"):
        st.text(f"{who.name}\n{role}")
        st.button(words("signin.leave"), on_click=st.logout)


def _section(name: str) -> Mapping[str, Any]:
    if not st.secrets.load_if_toml_exists():
        return {}
    section: Mapping[str, Any] = st.secrets.get(name, {})
    return section
