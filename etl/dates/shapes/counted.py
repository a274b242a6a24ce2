"""What is counted or looked for from an anchor: last year, three days later, next Monday, the same day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.dates.shapes.units import Unit

if TYPE_CHECKING:
    from etl.dates.shapes import Shape


@dataclass(frozen=True, slots=True)
class Shift:
    """A calendar unit counted from the anchor: last year -1, this month 0, next week +1, yesterday (DAY, -1).

    `previous` anchors it to the date last told instead of publication ("the following month").
    """

    unit: Unit
    by: int
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A named day, month or season looked for in one direction: last Friday -1, this June 0, next December +1."""

    what: "Shape"
    direction: int
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """A distance from the anchor: three years ago (3, YEAR, -1), two days later (2, DAY, +1, previous).

    `amount` None when the words leave it open ("several years ago"); the grain of the answer is the unit's. `of` is the
    anchor where the words give one: two days after 25 June; `exact` when the answer takes its grain: a year ago this
    week.
    """

    amount: float | None
    unit: Unit
    direction: int
    previous: bool = False
    of: "Shape | None" = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """What was last told, at the grain of a unit: the same day, that year; None for "that time"."""

    unit: Unit | None
