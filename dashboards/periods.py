"""Counts laid on a full grid of partners and periods, telling zero, no data and periods not over apart."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import polars as pl

from dashboards.filters import Filters, following
from dashboards.view import View

SCHEMA = {
    "partner": pl.String,
    "name": pl.String,
    "period": pl.Date,
    "label": pl.String,
    "certain": pl.Int64,
    "possible": pl.Int64,
    "expected": pl.Float64,
    "open": pl.Boolean,
    "state": pl.String,
    "state_words": pl.String,
    "figure": pl.String,
}
STATES = ("open", "counted", "zero", "no_data")
STEADY = 0.75
NOTHING = {"certain": 0, "possible": 0, "expected": 0.0}


def read_periods(view: View, per: str) -> set[date]:
    """First days of the periods of which at least one article was read."""
    return set(view.ask("page_reading", per=per)["period"].to_list())


def was_read_before(view: View, filters: Filters) -> bool:
    """Whether the stretch of equal length before was read about as steadily, so that a change is not one of reading."""
    quarters = read_periods(view, "quarter")
    start = filters.first - (filters.last - filters.first) - timedelta(days=1)
    now = sum(filters.first <= quarter <= filters.last for quarter in quarters)
    before = sum(start <= quarter < filters.first for quarter in quarters)
    return before > 0 and before >= STEADY * now


def is_open(start: date, filters: Filters, as_of: date) -> bool:
    """Whether a period is cut by the window or not over on the day the data ends."""
    end = following(start, filters.per) - timedelta(days=1)
    return start < filters.first or end > filters.last or end > as_of


def grid(view: View, filters: Filters, counts: pl.DataFrame, partners: Sequence[str]) -> pl.DataFrame:
    """One row for each partner and period, from `counts`: partner, period, certain, possible, expected."""
    assert view.as_of is not None
    found = {(row["partner"], row["period"]): row for row in counts.iter_rows(named=True)}
    reading, words = read_periods(view, filters.per), view.words
    periods = [
        (start, words.period(start, filters.per), start in reading, is_open(start, filters, view.as_of))
        for start in filters.starts()
    ]
    told = {state: words(f"state.{state}") for state in STATES}
    rows = []
    for partner in partners:
        name = view.name(partner)
        for start, label, was_read, unfinished in periods:
            cell = found.get((partner, start), NOTHING)
            state = _state(cell["possible"], was_read, unfinished)
            figure = words.span(cell["certain"], cell["possible"])
            counted = (cell["certain"], cell["possible"], round(cell["expected"], 2))
            rows.append((partner, name, start, label, *counted, unfinished, state, told[state], figure))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def labels(view: View, filters: Filters, starts: Iterable[date]) -> list[str]:
    """Names of the periods."""
    return [view.words.period(start, filters.per) for start in starts]


def _state(possible: int, was_read: bool, unfinished: bool) -> str:
    if unfinished:
        return "open"
    if possible:
        return "counted"
    return "zero" if was_read else "no_data"
