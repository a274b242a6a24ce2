"""Where an expression stands: publication window, what the story told before it, tense of its clause."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum

from msgspec import Struct

from etl.dates.calendar import RANK
from etl.intervals import Granularity, Interval


class Tense(IntEnum):
    """Tense of the clause an expression stands in."""

    PAST = -1
    OPEN = 0
    FUTURE = 1


PAST, OPEN, FUTURE = Tense


class Telling(IntEnum):
    """Who dates a clause: its publication, a scene of the past the clause goes on from, or a whole history."""

    NEWS = 0
    BACKGROUND = 1
    HISTORY = 2


@dataclass(slots=True)
class Told:
    """The dates a story has told so far, the latest for each granularity, and the latest single `day`.

    `done` is the latest day that is over by publication, `ahead` the latest still to come, `coming` the latest days
    still to come of a stay or meeting, be they one or some, told up to `coming_end`; `beside` the last dates that only
    described or compared.

    `run` are the days of the last visit, meeting or the like that takes several, its first alone where no last is told.

    `counts_days` when some clause counts the days of a run: only then is it kept.
    `has_line` when some clause goes on from what was told: only then is it kept how far the story has come.
    `is_ancient` while the year told last lies before our era: what goes on from it has no days.
    """

    has_line: bool = True
    counts_days: bool = True
    latest: dict[Granularity, tuple[int, Interval]] = field(default_factory=dict)
    count: int = 0
    line: Interval | None = None
    aside: tuple[int, Interval] | None = None
    day: Interval | None = None
    day_end: int = 0
    done: Interval | None = None
    ahead: Interval | None = None
    coming: Interval | None = None
    coming_end: int = 0
    beside: Interval | None = None
    left: tuple[int, Interval] | None = None
    run: Interval | None = None
    is_ancient: bool = False

    def tell(self, interval: Interval, end: int, carries: bool, looks_back: bool = False) -> None:
        """Remember `interval` as the last told of its granularity.

        It carries the line of the story on, or is an aside, good for the rest of its sentence; `end` is where its words
        end. A day that `looks_back` is told from within its paragraph alone.
        """
        self.count += 1
        self.is_ancient = False
        self.latest[interval.granularity] = (self.count, interval)
        if self.beside and self.beside.granularity is interval.granularity:
            self.beside = None
        if interval.first == interval.last:
            self.left = (end, self.day) if looks_back and self.day else None
            self.day, self.day_end = interval, end
        if carries:
            self.line, self.aside = interval, None
        else:
            self.aside = (end, interval)

    def apart(self) -> "Told":
        """What a picture's caption amid the story goes on from: what it tells itself, the story does not go on from."""
        return replace(self, latest=dict(self.latest))

    def come_back(self, text: str, start: int) -> None:
        """Behind the paragraph that looked back the story goes on from the day it had reached before."""
        if self.left and "\n" in text[self.left[0] : start]:
            self.day, self.left = self.left[1], None
            self.latest[Granularity.DAY] = (self.latest[Granularity.DAY][0], self.day)

    def has_just_told(self, grain: Granularity) -> bool:
        """Whether what was told last is of that granularity."""
        return self.latest.get(grain, (0,))[0] == self.count > 0

    def forget_quarter(self) -> None:
        """A longer stretch is compared from here on ("for the nine months"), no longer a quarter."""
        self.latest.pop(Granularity.QUARTER, None)
        self.latest.pop(Granularity.HALF, None)

    def last(self, coarsest: Granularity = Granularity.CENTURY) -> Interval | None:
        """The last told interval at most as coarse as `coarsest`."""
        fitting = [entry for grain, entry in self.latest.items() if RANK[grain] <= RANK[coarsest]]
        return max(fitting)[1] if fitting else None


class Scene(Struct, frozen=True):
    """What one expression is resolved against.

    `today` is one day of the publication window; `told` what the story told; `telling` says what dates the
    clause; `ended` when something ended then, or lasts since; `line` is
    the date the narrative has reached. `day_first` is the order of figures on the page, None when nothing shows it.
    `entry` when `today` is the day of a chronology's line; `reviewed` is the year that the page looks back on.
    """

    today: date
    told: Told
    tense: Tense = Tense.OPEN
    telling: Telling = Telling.NEWS
    ended: bool = False
    line: Interval | None = None
    day_first: bool | None = None
    entry: bool = False
    reviewed: int | None = None

    @property
    def narrative(self) -> bool:
        """Whether the story, not its publication, dates the clause."""
        return self.telling is not Telling.NEWS
