"""Stamps in figures whose order nothing in them shows, "05/06/2025", read as the rest of the page allows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl import intervals
from etl.dates.stamps import Worn
from etl.model import Basis, Publication

NEAR = timedelta(days=2)


def read_beside(stamp: Worn, worn: Sequence[Worn]) -> Worn:
    """`stamp` on the one of its days that another date the page wears lies at; as it is where none or both are."""
    fitting = [day for day in stamp.readings if any(_lies_at(day, item) for item in worn if not item.readings)]
    if len(fitting) != 1:
        return stamp
    order = "day" if fitting[0].day == _first_figure(stamp) else "month"
    where = f"{stamp.where.partition(',')[0]}, read with the {order} first as what else the page wears shows,"
    return replace(stamp, where=where, interval=intervals.day(fitting[0]), readings=())


def told_beside(stamp: Worn, told: Publication) -> Publication:
    """The one day of `stamp` that the words of the story leave; what they tell where they leave none or both."""
    left = [day for day in stamp.readings if told.interval.contains(intervals.day(day))]
    if told.basis is not Basis.INFERRED or len(left) != 1:
        return told
    return Publication(intervals.day(left[0]), stamp.basis, told.why)


def _lies_at(day: date, worn: Worn) -> bool:
    """Whether a date worn holds `day`, or lies within two days of it."""
    if worn.interval:
        return worn.interval.first - NEAR <= day <= worn.interval.last + NEAR
    near = worn.in_year(day.year)
    return near is not None and abs(near - day) <= NEAR


def _first_figure(stamp: Worn) -> int:
    return int("".join(char for char in stamp.text[:2] if char.isdigit()))
