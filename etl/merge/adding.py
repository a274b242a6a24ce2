"""What analysts add that no article tells: a row of its own, or laid over the telling that a merge joined it with."""

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from etl.intervals import Interval
from etl.merge import fields
from etl.merge.ids import fresh_id
from etl.merge.replay import Replay
from etl.merge.wholes import FIELD, said_whole
from etl.model import Correction, Engagement, EngagementMention

_A_FEW_WEEKS = 27
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True, slots=True)
class Addition:
    """What a correction adds: the mention it makes, the fields it says, and the id of its whole, empty for none."""

    correction: Correction
    mention: EngagementMention
    said: frozenset[str]
    whole: str

    @property
    def row(self) -> Engagement:
        """The engagement as nobody told it."""
        mention = self.mention
        name, by = added_id(self.correction), self.correction.who
        return Engagement(name, mention, (), mention.date, mention.status, confirmed_by=by)


def added_id(correction: Correction) -> str:
    """The id of the engagement that an addition made: one it gives, else one that its own words give."""
    return correction.engagement_id or fresh_id(f"{correction.when}:{correction.who}:{correction.new}")


def names(corrections: Iterable[Correction]) -> frozenset[str]:
    """The ids of all engagements that the corrections add."""
    return frozenset(added_id(correction) for correction in corrections if correction.action == "add")


def read(correction: Correction, replay: Replay) -> Addition:
    """What a row of the file adds; raises one of UNREADABLE where it adds nothing that could be counted here."""
    said = json.loads(correction.new)
    mention = fields.mention(said, correction)
    replay.check(mention.partners)
    of = str(said.get(fields.HOME) or "")
    if replay.home and of not in ("", replay.home):
        raise ValueError(f"it is of the home country {of}, and this file of {replay.home}")
    names = frozenset(name for name, value in said.items() if value and name != fields.HOME)
    return Addition(correction, mention, names, said_whole(correction.new))


def rows(corrections: Iterable[Correction], named: Container[str], replay: Replay) -> dict[str, Engagement]:
    """What of `named` is added, by id, and can be read; what cannot is reported when its turn comes."""
    found: dict[str, Engagement] = {}
    for correction in corrections:
        if correction.action == "add" and added_id(correction) in named:
            try:
                found.setdefault(added_id(correction), read(correction, replay).row)
            except UNREADABLE:
                continue
    return found


def laid_over(told: Engagement, addition: Addition, decided: Iterable[str]) -> Engagement:
    """A told engagement with what an analyst said of it beforehand; fields `decided` otherwise are left as they are.

    Partners join, as those of two tellings do; where only a month or more was said, days told within it stay.
    """
    mention, best = addition.mention, told.best
    names = addition.said - set(decided) - {"partners", FIELD}
    if mention.date is not None and mention.date.days > _A_FEW_WEEKS and _lies_in(told.date, mention.date):
        names -= {"date"}
    values: dict[str, Any] = {name: getattr(mention, name) for name in names}
    values["partners"] = tuple(sorted({*best.partners, *mention.partners}))
    values = {name: value for name, value in values.items() if value != _value(told, name)}
    own: Mapping[str, Any] = {name: values[name] for name in ("date", "status") if name in values}
    basis: Mapping[str, Any] = {"date_basis": mention.date_basis} if "date" in values else {}
    return replace(
        told,
        best=replace(best, **values, **basis),
        confirmed_by=addition.correction.who,
        corrected=tuple(dict.fromkeys((*told.corrected, *sorted(values)))),
        **own,
    )


def _lies_in(told: Interval | None, said: Interval | None) -> bool:
    return told is not None and said is not None and said.first <= told.first and told.last <= said.last


def _value(engagement: Engagement, name: str) -> Any:
    return getattr(engagement if name in ("date", "status") else engagement.best, name)
