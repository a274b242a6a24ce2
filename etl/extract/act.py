"""What one trigger says, before the tellings of a page are put together."""

from msgspec import Struct

from etl.extract.places import Place
from etl.extract.zones import Clause
from etl.intervals import Interval
from etl.model import EngagementType, PersonMention, Status, TimeExpression
from etl.spans import Span

TALK = frozenset(
    {
        EngagementType.MEETING,
        EngagementType.CONSULTATION,
        EngagementType.AGREEMENT,
        EngagementType.CEREMONY,
        EngagementType.CREDENTIALS,
    }
)
"""Types of act that may be part of a visit."""


class Act(Struct, frozen=True):
    """One telling of one engagement by one clause.

    `mover` is "home" or "partner": who travels or comes as a guest; `asserted` tells "held talks" from "the talks";
    `date` is the clause's own, `times` the expressions it rests on.
    """

    clause: Clause
    type: EngagementType
    subtype: str | None
    partners: tuple[str, ...]
    home_people: tuple[PersonMention, ...]
    partner_people: tuple[PersonMention, ...]
    home_named: bool
    place: Place | None
    mover: str | None
    asserted: bool
    status: Status
    date: Interval | None = None
    times: tuple[TimeExpression, ...] = ()
    why: str = ""
    ordinal: int | None = None
    count: int | None = None
    borrowed: bool = False
    rules: tuple[str, ...] = ()
    tellings: tuple[Clause, ...] = ()
    part_of: int | None = None
    online: bool = False

    @property
    def story(self) -> int:
        """The story its sentence belongs to."""
        return self.clause.sentence.section.story

    @property
    def at(self) -> Span:
        """The trigger's own words."""
        return self.clause.hit.span
