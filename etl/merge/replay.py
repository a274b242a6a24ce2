"""What replaying the analysts' word knows and leads to: which row an id is of by now, and what did not apply."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from etl.merge.editions import Carried
from etl.merge.ids import current
from etl.model import Correction, Engagement, IdChange, RejectedCorrection

GROUPING = ("merge", "split")


class Joining(NamedTuple):
    """A merge as it was applied: its place among the corrections, who made it, and the ids it joined."""

    place: int
    who: str
    into: str
    absorbed: str


@dataclass(slots=True)
class Replay:
    """What replaying leads to: changes of ids, what was split off from what, and corrections that could not be applied.

    `partners` are the codes that an analyst may give, any where None, `as_of` the day all is seen from, `home` the
    country whose engagements these are, any where empty. `gave` is the telling that an id cited came from, `owner` the
    engagement that has it now, `carried` what edited articles carry on.
    `before` are the engagements that merges and splits concern as they were told or added, each by its own id;
    `joinings` are the merges applied, in order, `joined_last` the last one by a row that came of it, `joined_into` that
    which absorbed a row. `laid_over` gives the row that a merge joined each addition with. `told` are the engagements
    that other corrections concern; `made` are the corrections applied, by engagement and field, in order; `doubts` are
    sentences on merges of what is not alike.
    """

    history: list[IdChange] = field(default_factory=list)
    rejected: list[RejectedCorrection] = field(default_factory=list)
    partners: Container[str] | None = None
    as_of: date = date.max
    home: str = ""
    gave: dict[str, str] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    carried: Carried = field(default_factory=Carried)
    fragments: dict[str, str] = field(default_factory=dict)
    before: dict[str, Engagement] = field(default_factory=dict)
    joinings: list[Joining] = field(default_factory=list)
    joined_last: dict[str, Joining] = field(default_factory=dict)
    joined_into: dict[str, Joining] = field(default_factory=dict)
    laid_over: dict[str, str] = field(default_factory=dict)
    told: Mapping[str, Engagement] = field(default_factory=dict)
    made: dict[tuple[str, str], list[Correction]] = field(default_factory=lambda: defaultdict(list))
    doubts: list[str] = field(default_factory=list)
    _onward: dict[str, list[str | None]] = field(default_factory=lambda: defaultdict(list))
    _known: int = 0  # so many changes of the history are in it

    def note_joinings(self, live: Container[str]) -> None:
        """Note of each row the last merge that it comes from, and of each that was absorbed the merge that did it."""
        for joining in self.joinings:
            ends = (joining.into, joining.absorbed, self.leads(joining.into, live) or joining.into)
            self.joined_last |= dict.fromkeys(ends, joining)
            self.joined_into[joining.absorbed] = joining

    def check(self, codes: Iterable[str]) -> None:
        """Raise ValueError for a partner that is none."""
        if self.partners is not None and (unknown := [code for code in codes if code not in self.partners]):
            raise ValueError(f"{' '.join(unknown)}: expected codes of partners")

    def refuse(self, correction: Correction, why: str) -> None:
        """Keep a correction that does not apply, with the reason."""
        self.rejected.append(RejectedCorrection(correction, why))

    def leads(self, engagement_id: str, live: Container[str], keys: Iterable[str] = ()) -> str | None:
        """The live id that an id given in a correction leads to now, or None.

        It leads where analysts moved it, else to the engagement of the telling that gave it, else to that which has
        most of the tellings with `keys`, those it had when the correction was written.
        """
        for change in self.history[self._known :]:
            self._onward[change.old_id].append(change.new_id)
        self._known = len(self.history)
        if engagement_id in live or engagement_id in self._onward:
            return current(engagement_id, live, self._onward)
        told = [self.gave[engagement_id]] if engagement_id in self.gave else map(self.carried.key, keys)
        owners = (current(self.owner[key], live, self._onward) for key in told if key in self.owner)
        (first, most), (_, next_most) = [*Counter(filter(None, owners)).most_common(2), ("", 0), ("", 0)][:2]
        return first if most > next_most else None
