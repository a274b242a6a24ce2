"""The filters of a page: read from the link, shown in the sidebar, written back to the link, and given to SQL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import streamlit as st

from dashboards import links
from dashboards.links import UnknownValueError
from dashboards.queries import Value
from dashboards.view import View

VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "status": ("held", "ongoing", "planned", "proposed", "postponed", "cancelled"),
    "type": (
        *("visit", "meeting", "consultation", "call", "message", "agreement", "upgrade", "credentials", "exchange"),
        *("ceremony", "multilateral", "other"),
    ),
    "level": ("leader", "deputy-leader", "minister", "deputy-minister", "ambassador", "other"),
    "direction": ("inbound", "outbound", "third-country", "remote", "resident", "unknown"),
    "channel": (
        *("party", "state", "government", "parliament", "defence-security", "people-to-people", "multilateral"),
        "economic",
    ),
    "precision": ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "none"),
    "tier": ("special", "CSP", "extensive-SP", "SP", "sectoral-SP", "CP", "no-tier"),
}
DEFAULTS: Mapping[str, tuple[str, ...]] = {"status": ("held", "ongoing")}
FIELDS = ("status", "level", "type", "direction", "channel", "region", "tier", "precision")
YEARS = {"1y": 1, "3y": 3, "5y": 5, "10y": 10}
WINDOWS = (*YEARS, "all", "own")
PERIODS = ("month", "quarter", "year")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
LEGIBLE_PERIODS = 80
PLANS = {"planned", "proposed", "postponed"}
PARAMETERS = ("window", "from", "to", "per", "parts", *FIELDS)
PAGES = ("overview", "partner", "compare", "brief")
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a page counts: days, both inclusive, the period it counts by, and values of each field (none is all)."""

    window: str
    first: date
    last: date
    per: str
    parts: bool = True
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked_per: str = ""

    def values(self, view: View) -> dict[str, Value]:
        """The variables of the questions that take filters."""
        names = {"type": "types", "channel": "channels", "level": "levels", "direction": "directions"}
        names |= {"status": "statuses", "precision": "precisions"}
        lists: dict[str, Value] = {plural: self.chosen.get(name) or None for name, plural in names.items()}
        span: dict[str, Value] = {"from_date": self.first, "to_date": self.last}
        return {**lists, **span, "parts": self.parts, "partners": self._partners(view)}

    def parameters(self) -> dict[str, list[str]]:
        """Every filter spelt out, so that the link outlives new defaults."""
        days = {"from": [self.first.isoformat()], "to": [self.last.isoformat()]} if self.window == "own" else {}
        lists = {name: list(self.chosen.get(name) or (EVERYTHING,)) for name in FIELDS}
        return {
            "window": [self.window],
            **days,
            "per": [self.asked_per],
            "parts": ["yes" if self.parts else "no"],
            **lists,
        }

    def starts(self) -> list[date]:
        """The first day of each period shown."""
        return list(between(floor(self.first, self.per), self.last, self.per))

    def within(self, first: date, last: date) -> "Filters":
        """The same filters on other days."""
        return replace(self, window="own", first=first, last=last)

    def _partners(self, view: View) -> tuple[str, ...] | None:
        regions, tiers = self.chosen.get("region"), self.chosen.get("tier")
        if not regions and not tiers:
            return None
        return tuple(
            code
            for code, partner in view.partners.items()
            if (not regions or partner.region in regions) and (not tiers or partner.tier in tiers)
        )


def floor(day: date, per: str) -> date:
    """The first day of the month, quarter or year that `day` lies in."""
    return date(day.year, (day.month - 1) // MONTHS[per] * MONTHS[per] + 1, 1)


def following(start: date, per: str) -> date:
    """The first day of the period after the one that begins on `start`."""
    months = start.month - 1 + MONTHS[per]
    return date(start.year + months // 12, months % 12 + 1, 1)


def between(start: date, last: date, per: str) -> Iterator[date]:
    """First days of the periods from `start`, itself one, to the one that `last` lies in."""
    while start <= last:
        yield start
        start = following(start, per)


def known(view: View) -> dict[str, tuple[str, ...]]:
    """Every value each field may take in this build."""
    regions = tuple(sorted({partner.region for partner in view.partners.values() if partner.region}))
    return {**VOCABULARY, "region": regions}


def read(view: View, default_window: str = "5y", default_per: str = "quarter") -> Filters:
    """The filters the link asks for; raises UnknownValueError for one it cannot mean."""
    window = links.one("window", WINDOWS, default_window)
    per = links.one("per", PERIODS, default_per)
    chosen = {name: _chosen(name, values) for name, values in known(view).items()}
    plans = not chosen["status"] or bool(PLANS & set(chosen["status"]))
    first, last = _days(view, window, plans)
    parts = links.one("parts", ("yes", "no"), "yes") == "yes"
    shown = next(
        name for name in (*PERIODS[PERIODS.index(per) :], "year") if _periods(first, last, name) or name == "year"
    )
    first = floor(first, shown) if window != "own" else first
    filters = Filters(window, first, last, shown, parts, chosen, per)
    links.show(filters.parameters())
    return filters


def sidebar(view: View, filters: Filters, *, periods: bool = True) -> None:
    """Widgets for every filter; each writes the link, and the next run reads it."""
    words = view.words
    with st.sidebar:
        _select("window", WINDOWS, filters.window, words("filter.window"), view)
        if filters.window == "own":
            _own_days(view, filters)
        if periods:
            _select("per", PERIODS, filters.asked_per, words("filter.per"), view)
        for name in FIELDS:
            _multiselect(name, known(view)[name], filters.chosen[name], view)
        st.session_state["f_parts"] = filters.parts
        st.toggle(words("filter.parts"), key="f_parts", help=words("filter.parts_help"), on_change=_write_parts)
        st.button(words("filter.reset"), on_click=links.clear, args=(PARAMETERS,), width="stretch")


def _chosen(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    asked = links.many(name)
    if not asked:
        return DEFAULTS.get(name, ())
    if asked == [EVERYTHING]:
        return ()
    for value in asked:
        if value not in values:
            raise UnknownValueError(name, value, values)
    return tuple(value for value in values if value in asked)


def _days(view: View, window: str, plans: bool) -> tuple[date, date]:
    assert view.as_of is not None
    last = view.as_of + timedelta(days=365 if plans else 0)
    if window == "own":
        first, last = links.day("from", date(view.as_of.year, 1, 1)), links.day("to", last)
        if last < first:
            raise UnknownValueError("to", last.isoformat(), (f"≥ {first.isoformat()}",))
        return first, last
    if window == "all":
        start = view.facts["first_engagement"]
        return (start if isinstance(start, date) else view.as_of), last
    return (view.as_of + timedelta(days=1)).replace(day=1, year=view.as_of.year - YEARS[window]), last


def _periods(first: date, last: date, per: str) -> bool:
    return (last.year - first.year) * 12 / MONTHS[per] <= LEGIBLE_PERIODS


def _select(name: str, values: tuple[str, ...], now: str, label: str, view: View) -> None:
    key = f"f_{name}"
    st.session_state[key] = now
    st.selectbox(
        label, values, key=key, format_func=lambda value: view.words.code(name, value), on_change=_write, args=(name,)
    )


def _multiselect(name: str, values: tuple[str, ...], now: tuple[str, ...], view: View) -> None:
    key = f"f_{name}"
    st.session_state[key] = list(now)
    st.multiselect(
        view.words(f"field.{name}"),
        values,
        key=key,
        format_func=lambda value: view.words.code(name, value),
        placeholder=view.words("filter.any"),
        on_change=_write,
        args=(name,),
    )


def _own_days(view: View, filters: Filters) -> None:
    for name, value in (("from", filters.first), ("to", filters.last)):
        st.session_state[f"f_{name}"] = value
        label = view.words(f"filter.{name}")
        st.date_input(
            label,
            key=f"f_{name}",
            format="DD/MM/YYYY",
            min_value=date(1900, 1, 1),
            max_value=date(2100, 1, 1),
            on_change=_write_day,
            args=(name,),
        )


def _write(name: str) -> None:
    value = st.session_state[f"f_{name}"]
    links.write(name, (value or [EVERYTHING]) if isinstance(value, list) else [value])


def _write_day(name: str) -> None:
    links.write(name, [st.session_state[f"f_{name}"].isoformat()])


def _write_parts() -> None:
    links.write("parts", ["yes" if st.session_state["f_parts"] else "no"])
