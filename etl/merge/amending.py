"""What engagements say after the corrections of their fields, confirmations, rejections and additions.

The later word stands: a rejection holds until a confirmation, or a merge by hand, is written after it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from etl.merge import adding, columns, fields, lifecycle, setting
from etl.merge.adding import Addition, added_id
from etl.merge.replay import GROUPING, Replay
from etl.merge.wholes import FIELD, Wholes, Within
from etl.model import Correction, Engagement, IdChange


def amend(rows: pl.DataFrame, corrections: Sequence[Correction], replay: Replay) -> pl.DataFrame:
    """Engagements after all corrections of fields, confirmations, rejections and additions."""
    amending = [(place, made) for place, made in enumerate(corrections) if made.action not in GROUPING]
    if not amending:
        return rows
    live = set(rows["engagement_id"])
    replay.note_joinings(live)
    named = {replay.leads(correction.engagement_id, live, correction.keys) for _, correction in amending}
    named |= set(replay.laid_over.values())
    concerned = rows.filter(pl.col("engagement_id").is_in(sorted(filter(None, named))))
    before = {engagement.engagement_id: engagement for engagement in columns.engagements(concerned)}
    replay.told, amended = before, Amended(dict(before), live, replay)
    for place, correction in amending:
        amended.amend(place, correction)
    parts = rows.filter(pl.col("part_of").is_not_null()).select("engagement_id", "part_of")
    wholes_again = amended.conclude(dict(parts.iter_rows()))
    gone = before.keys() - amended.of.keys()
    changed = [engagement for name, engagement in amended.of.items() if engagement is not before.get(name)]
    left = columns.replaced(rows, gone | {engagement.engagement_id for engagement in changed}, changed)
    is_whole = pl.col("engagement_id").is_in(sorted(wholes_again))
    return left.with_columns(pl.when(~is_whole).then("part_of").alias("part_of"))


@dataclass(slots=True)
class Amended:
    """Engagements as amended so far, by id; what is rejected stays among them, for that may be taken back.

    `live` are the ids of all there are, `rejected` gives those that a rejection holds for. `unseen` are corrections of
    what was rejected when they were written, `within` what is said of wholes, `to_lay_over` additions that wait for
    the one they were merged with. `dated` gives the addition that dates each, None where one says the status.
    """

    of: dict[str, Engagement]
    live: set[str]
    replay: Replay
    rejected: dict[str, Correction] = field(default_factory=dict)
    unseen: list[tuple[str, Correction]] = field(default_factory=list)
    within: list[Within] = field(default_factory=list)
    to_lay_over: dict[str, list[Addition]] = field(default_factory=lambda: defaultdict(list))
    dated: dict[str, Correction | None] = field(default_factory=dict)

    def amend(self, place: int, correction: Correction) -> None:
        """Apply a correction, which stands at `place` among all."""
        if correction.action == "add":
            self._add(correction)
            return
        replay, said = self.replay, correction.engagement_id
        name = replay.leads(said, self.live, correction.keys)
        if name is None:
            replay.refuse(correction, f"no engagement {said}: it is gone or was rejected")
        elif correction.action == "reject":
            self._reject(name, place, correction)
        elif correction.action == "confirm":
            self._confirm(name, correction)
        else:
            self._correct(name, correction)

    def _correct(self, name: str, correction: Correction) -> None:
        if name in self.rejected:
            self.unseen.append((name, correction))
        if correction.field == FIELD:
            self.within.append(Within(name, correction, correction.new))
        else:
            self.of[name] = setting.with_field(self.of[name], correction, self.replay)

    def _reject(self, name: str, place: int, correction: Correction) -> None:
        """Put an engagement aside, unless it was merged afterwards, or is named as it was before a merge took it in."""
        said, replay = correction.engagement_id, self.replay
        after, into = replay.joined_last.get(name), replay.joined_into.get(said)
        if after and after.place > place:
            replay.refuse(correction, f"{after.who} merged {after.absorbed} into {after.into} after it was rejected")
        elif into and said != name:
            why = f"{said} is part of {name} since {into.who} merged it"
            replay.refuse(correction, f"{why}: expected {name}, or what {said} was to be split off")
        else:
            self.rejected.setdefault(name, correction)

    def _confirm(self, name: str, correction: Correction) -> None:
        """Keep who vouched for an engagement as long as articles tell what they saw; it is rejected no longer."""
        now, replay = self.of[name], self.replay
        told = (now, replay.told.get(name), replay.before.get(correction.engagement_id))
        if correction.old and correction.old not in {fields.outline(engagement) for engagement in told if engagement}:
            replay.refuse(correction, f"{name} is now {fields.outline(now)!r}, no longer {correction.old!r}")
            return
        self.of[name] = replace(now, confirmed_by=correction.who)
        self.rejected.pop(name, None)

    def _add(self, correction: Correction) -> None:
        replay, name = self.replay, added_id(correction)
        try:
            addition = adding.read(correction, replay)
        except adding.UNREADABLE as error:
            replay.refuse(correction, f"added engagement cannot be read: {error}")
            return
        owner = replay.laid_over.get(name)
        if owner in self.of:
            self._lay_over(owner, addition)
        elif owner is not None:
            self.to_lay_over[owner].append(addition)
        elif name in self.live and name not in self.rejected:
            replay.refuse(correction, f"an engagement {name} is there already")
        else:
            self._stand(name, addition)

    def _stand(self, name: str, addition: Addition) -> None:
        self.live.add(name)
        self.of[name] = addition.row
        self._note_days(name, addition)
        self.rejected.pop(name, None)
        self._put_within(name, addition)
        for other in self.to_lay_over.pop(name, ()):
            self._lay_over(name, other)

    def _lay_over(self, name: str, addition: Addition) -> None:
        made = {column: self.replay.made.get((name, column), ()) for column in addition.said}
        own = {column for column, others in made.items() if any(other.engagement_id == name for other in others)}
        self.of[name] = adding.laid_over(self.of[name], addition, own)
        self._note_days(name, addition)
        self._put_within(name, addition)

    def _note_days(self, name: str, addition: Addition) -> None:
        if "status" in addition.said:
            self.dated[name] = None
        elif "date" in addition.said:
            self.dated[name] = addition.correction

    def _put_within(self, name: str, addition: Addition) -> None:
        if addition.whole:
            self.within.append(Within(name, addition.correction, addition.whole))

    def _plan_what_is_ahead(self) -> None:
        """Let what an analyst gave days still to come be planned, where no analyst said its status."""
        decided = {name: made[-1] for (name, column), made in self.replay.made.items() if column == "date"}
        for name, correction in {**self.dated, **decided}.items():
            if correction and self.dated.get(name, correction):
                self.of[name] = lifecycle.planned_where_ahead(self.of[name], correction, self.replay.as_of)

    def conclude(self, told: Mapping[str, str]) -> set[str]:
        """Leave out what is rejected and set wholes; returns those that are no part any more of one that is `told`."""
        replay = self.replay
        self._plan_what_is_ahead()
        for name, correction in self.rejected.items():
            del self.of[name]
            replay.history.append(IdChange(name, None, "reject", f"{correction.who}: {correction.why}"))
        for name, correction in self.unseen:
            if name in self.rejected:
                by = self.rejected[name].who
                replay.refuse(correction, f"{name} was rejected by {by}: expected it to be confirmed again")
        live = self.live - self.rejected.keys()
        sound = {part: whole for part, whole in told.items() if part in live and whole in live}
        wholes = Wholes(sound, live, replay)
        decided, gave_way = wholes.decided(said for said in self.within if said.part in live)
        for name, whole in decided.items():
            corrected = tuple(dict.fromkeys((*self.of[name].corrected, FIELD)))
            self.of[name] = replace(self.of[name], part_of=whole, corrected=corrected)
        return gave_way | (told.keys() - sound.keys() - decided.keys())
